"""Pairs of a photograph and its label map, for training and for judging.

A data set is a folder with ``images/NAME.webp`` (or .jpg, .png), ``labels/NAME.png`` (uint8 class
indexes) and ``classes.json``; or a zip with the same inside, read in place; or a folder of such
zips with the same classes.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from drawai_desktop.core.labels import UNLABELLED_NAME
from drawai_desktop.errors import FileError

CLASSES_FILE = "classes.json"
_PHOTO_SUFFIXES = (".webp", ".jpg", ".jpeg", ".png")
_HELD_OUT_ONE_IN = 20


def is_held_out(name: str) -> bool:
    """Whether a pair (file name without its ending) is for judging and never trained on.

    By the name alone, so that the trainer, the segmenter's training and the evaluation agree, and
    more pairs do not move the others across.
    """
    return zlib.crc32(name.encode()) % _HELD_OUT_ONE_IN == 0


@dataclass(frozen=True)
class SceneClass:
    """One class of the label maps: its index there, its name, its COCO-Stuff id if it has one."""

    index: int
    name: str
    coco: int | None


class _Folder:
    """Files below a folder, by their path inside it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def names(self) -> list[str]:
        found = [*self.root.glob("images/*"), *self.root.glob("labels/*.png")]
        return [path.relative_to(self.root).as_posix() for path in found]

    def read(self, name: str) -> bytes:
        try:
            return (self.root / name).read_bytes()
        except OSError as error:
            raise FileError(f"{self.root / name}: cannot be read ({error.strerror}).") from error


class _Zip:
    """Members of a zip; kept open, since a data set is read in random order many times."""

    def __init__(self, root: Path) -> None:
        self.root = root
        try:
            self._archive = zipfile.ZipFile(root)
        except (OSError, zipfile.BadZipFile) as error:
            raise FileError(f"{root}: not a zip that can be read ({error}).") from error

    def names(self) -> list[str]:
        return self._archive.namelist()

    def read(self, name: str) -> bytes:
        try:
            return self._archive.read(name)
        except (KeyError, OSError, zipfile.BadZipFile) as error:
            raise FileError(f"{self.root}: {name} cannot be read ({error}).") from error


_Source = _Folder | _Zip


class ScenePairs:
    """The pairs of a data set, in the order of their names.

    Attributes:
        names: file names without endings.
        classes: in the order of their indexes.
        unlabelled: index of the class "unlabelled", or None.
    """

    def __init__(
        self, entries: dict[str, tuple[_Source, str]], classes: Sequence[SceneClass]
    ) -> None:
        self._entries = entries
        self.names = sorted(entries)
        self.classes = tuple(classes)
        self.unlabelled = next((c.index for c in classes if c.name == UNLABELLED_NAME), None)

    def __len__(self) -> int:
        return len(self.names)

    def only(self, names: Iterable[str]) -> "ScenePairs":
        """The pairs of these names."""
        return ScenePairs({name: self._entries[name] for name in names}, self.classes)

    def held_out(self) -> "ScenePairs":
        """The pairs for judging."""
        return self.only(name for name in self.names if is_held_out(name))

    def for_training(self) -> "ScenePairs":
        """All other pairs."""
        return self.only(name for name in self.names if not is_held_out(name))

    def photo(self, index: int) -> np.ndarray:
        """uint8 (h, w, 3), RGB."""
        source, image_name = self._entries[self.names[index]]
        return _decode(source, image_name, "RGB")

    def label_map(self, index: int) -> np.ndarray:
        """uint8 (h, w), class indexes.

        Raises:
            FileError: the file is missing, damaged, or holds an index that is no class.
        """
        name = self.names[index]
        source, _ = self._entries[name]
        labels = _decode(source, f"labels/{name}.png", "L")
        if labels.max() >= len(self.classes):
            raise FileError(
                f"{source.root}: labels/{name}.png holds class {labels.max()}, but "
                f"{CLASSES_FILE} ends at {len(self.classes) - 1}."
            )
        return labels


def open_pairs(path: Path) -> ScenePairs:
    """The pairs of a data set; photos without a label map are left out.

    Raises:
        FileError: no data set there, or one without pairs; says what is missing.
    """
    sources = _sources(path)
    classes = _read_classes(sources[0])
    entries: dict[str, tuple[_Source, str]] = {}
    for source in sources:
        if _read_classes(source) != classes:
            raise FileError(f"{source.root}: its {CLASSES_FILE} differs from {sources[0].root}'s.")
        names = source.names()
        labelled = {Path(n).stem for n in names if n.startswith("labels/") and n.endswith(".png")}
        for name in names:
            stem = Path(name).stem
            is_photo = name.startswith("images/") and name.lower().endswith(_PHOTO_SUFFIXES)
            if is_photo and stem in labelled:
                entries[stem] = (source, name)
    if not entries:
        raise FileError(f"{path}: no pairs in it. images/NAME.webp and labels/NAME.png belong so.")
    return ScenePairs(entries, classes)


def _sources(path: Path) -> list[_Source]:
    if path.is_file():
        return [_Zip(path)]
    if (path / CLASSES_FILE).is_file():
        return [_Folder(path)]
    zips = sorted(path.glob("*.zip")) if path.is_dir() else []
    if not zips:
        raise FileError(
            f"{path}: no data set. A folder with images/, labels/ and {CLASSES_FILE} is expected, "
            "or a zip, or a folder of zips."
        )
    return [_Zip(file) for file in zips]


def _read_classes(source: _Source) -> list[SceneClass]:
    where = f"{source.root}: {CLASSES_FILE}"
    try:
        rows: list[dict[str, Any]] = json.loads(source.read(CLASSES_FILE))["classes"]
        classes = [SceneClass(int(r["index"]), str(r["name"]), _coco(r.get("coco"))) for r in rows]
    except (ValueError, KeyError, TypeError) as error:
        raise FileError(f"{where} cannot be used ({error!r}).") from error
    if [c.index for c in classes] != list(range(len(classes))) or not classes:
        raise FileError(f"{where}: the indexes must be 0, 1, 2, ... in order.")
    return classes


def _coco(value: Any) -> int | None:  # noqa: ANN401 - it is JSON
    return None if value is None else int(value)


def _decode(source: _Source, name: str, mode: str) -> np.ndarray:
    content = source.read(name)
    try:
        with Image.open(io.BytesIO(content)) as image:
            if mode == "L" and image.mode == "P":  # an indexed map: the indexes are the classes
                return np.array(image, np.uint8)
            return np.array(image.convert(mode), np.uint8)
    except (OSError, ValueError, SyntaxError) as error:
        raise FileError(f"{source.root}: {name} is damaged ({error}). Get it again.") from error
