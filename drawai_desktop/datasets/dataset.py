"""Pairs of photograph and label map: a folder, or a zip of one that is read in place.

Both hold ``images/NAME.*`` (webp, jpg, png), ``labels/NAME.png`` (one byte a pixel, the class's
index; 255 is unlabelled) and ``classes.json``.
"""

import io
import json
import os
import threading
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

import numpy as np
from PIL import Image

from drawai_desktop.core.labels import UNLABELLED, UNLABELLED_NAME, standard_labels
from drawai_desktop.errors import DatasetError

CLASSES_FILE = "classes.json"
_PICTURES = (".webp", ".jpg", ".jpeg", ".png")


@dataclass(frozen=True)
class ClassTable:
    """The network's label channels, in order.

    Attributes:
        rows: {"index", "name", "coco"} as in a model's manifest; "coco" is None for a class of
            one's own.
        has_unlabelled: whether the last one stands for unlabelled pixels.
    """

    rows: tuple[dict[str, Any], ...]
    has_unlabelled: bool

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def names(self) -> list[str]:
        return [str(row["name"]) for row in self.rows]

    @classmethod
    def from_json(cls, text: str, where: str) -> "ClassTable":
        """A table from ``{"classes": [{"index": 0, "name": "sky", "coco": 156}, ...]}`` or from a
        list of names.

        Classes without a COCO-Stuff id get that of the label of the same name, if there is one.

        Raises:
            DatasetError: it is neither, or indexes are missing, doubled or out of order.
        """
        try:
            data = json.loads(text)
            listed = data["classes"] if isinstance(data, dict) else data
            rows: list[dict[str, Any]] = [
                {"name": row} if isinstance(row, str) else dict(row) for row in listed
            ]
            named: list[dict[str, Any]] = [
                {
                    "index": int(row.get("index", place)),
                    "name": str(row["name"]),
                    "coco": row.get("coco", _coco_id(str(row["name"]))),
                }
                for place, row in enumerate(rows)
            ]
            named.sort(key=lambda row: row["index"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DatasetError(
                f"{where}: not a class table ({error!r}). A list of names, or of entries with "
                '"index" and "name", is expected.'
            ) from error
        if not named or [row["index"] for row in named] != list(range(len(named))):
            raise DatasetError(
                f"{where}: the classes' indexes must run from 0 on without gaps. Correct the table."
            )
        unlabelled = [
            row["index"]
            for row in named
            if row["coco"] == UNLABELLED or row["name"] == UNLABELLED_NAME
        ]
        if unlabelled and unlabelled != [len(named) - 1]:
            raise DatasetError(
                f"{where}: the class for unlabelled pixels must be one, and the last. "
                "Renumber the label maps."
            )
        if unlabelled and len(named) == 1:
            raise DatasetError(f"{where}: there is no class but unlabelled. Complete the table.")
        return cls(tuple(named), bool(unlabelled))


def _coco_id(name: str) -> int | None:
    if name == UNLABELLED_NAME:
        return UNLABELLED
    label = standard_labels().named(name)
    return label.id if label is not None else None


class Source(Protocol):
    """Named files of a data set, wherever they lie."""

    def names(self) -> list[str]:
        """All files, as POSIX paths."""

    def read(self, name: str) -> bytes:
        """A file's bytes."""


class FolderSource:
    """The files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        found = [self._folder / CLASSES_FILE]
        for part in ("images", "labels"):
            found += sorted((self._folder / part).glob("*"))
        return [p.relative_to(self._folder).as_posix() for p in found if p.is_file()]

    def read(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()


class ZipSource:
    """The members of a zip, read in place. Each thread and each forked process opens its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()

    def names(self) -> list[str]:
        return [n for n in self._open().namelist() if not n.endswith("/")]

    def read(self, name: str) -> bytes:
        return self._open().read(name)

    def _open(self) -> zipfile.ZipFile:
        # A file position that two processes share would give each the other's bytes.
        key = (threading.get_ident(), os.getpid())
        if getattr(self._local, "key", None) != key:
            self._local.key, self._local.file = key, zipfile.ZipFile(self._path)
        opened: zipfile.ZipFile = self._local.file
        return opened

    def __getstate__(self) -> dict[str, Any]:
        return {"_path": self._path}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._path = state["_path"]
        self._local = threading.local()


@dataclass(frozen=True)
class Pair:
    """One photograph and its label map, not yet read."""

    name: str
    source: Source
    image: str
    label: str

    def read_image(self) -> np.ndarray:
        """uint8 (H, W, 3), RGB."""
        with Image.open(io.BytesIO(self.source.read(self.image))) as picture:
            return np.array(picture.convert("RGB"))

    def read_label(self, classes: ClassTable) -> np.ndarray:
        """uint8 (H, W), below ``len(classes)``; 255 has become the channel for unlabelled."""
        with Image.open(io.BytesIO(self.source.read(self.label))) as picture:
            if picture.mode not in ("L", "P"):
                raise ValueError(f"{picture.mode} instead of one byte a pixel")
            label = np.array(picture)
        if classes.has_unlabelled:
            label[label == UNLABELLED] = len(classes) - 1
        return label

    def is_held_out(self, every: int) -> bool:
        """Whether the pair is kept for judging: by the checksum of its name, as ``drawai evaluate``
        chooses its pairs."""
        if every < 1:
            return False
        return zlib.crc32(self.name.encode()) % every == 0


@dataclass(frozen=True)
class Dataset:
    """All pairs of one or more sources that share a class table."""

    classes: ClassTable
    pairs: tuple[Pair, ...]

    def split(self, every: int) -> tuple["Dataset", "Dataset"]:
        """(for training, held out)."""
        kept = [p.is_held_out(every) for p in self.pairs]
        parts = [
            Dataset(self.classes, tuple(p for p, k in zip(self.pairs, kept, strict=True) if k is w))
            for w in (False, True)
        ]
        return parts[0], parts[1]

    def named(self, names: Iterable[str]) -> "Dataset":
        """The pairs of these names, in the names' order."""
        by_name = {pair.name: pair for pair in self.pairs}
        return Dataset(self.classes, tuple(by_name[n] for n in names if n in by_name))


def open_dataset(paths: Sequence[Path]) -> Dataset:
    """The pairs of folders and zips.

    Raises:
        DatasetError: nothing there, no class table, different tables, or files without partner;
            lists all of it.
    """
    problems: list[str] = []
    pairs: list[Pair] = []
    table: ClassTable | None = None
    for path in paths:
        source, names = _open_source(path)
        if CLASSES_FILE not in names:
            raise DatasetError(
                f"{path}: no {CLASSES_FILE} in it. Write one: a list of the class names in the "
                "order of their numbers."
            )
        found = ClassTable.from_json(source.read(CLASSES_FILE).decode("utf-8"), str(path))
        if table is not None and found != table:
            raise DatasetError(f"{path}: its class table differs from that of {paths[0]}.")
        table = found
        pairs += _pairs_of(path, source, names, problems)
    doubled = _doubled(pair.name for pair in pairs)
    problems += [f"{name}: in more than one data set" for name in doubled]
    if not pairs and not problems:
        problems.append("no picture at all in images/")
    if problems or table is None:
        raise DatasetError(listed(problems or ["no data set was named"]))
    return Dataset(table, tuple(sorted(pairs, key=lambda pair: pair.name)))


def _open_source(path: Path) -> tuple[Source, set[str]]:
    if not path.exists():
        raise DatasetError(f"{path}: no such folder or file. Check the path.")
    try:
        source: Source = FolderSource(path) if path.is_dir() else ZipSource(path)
        return source, set(source.names())
    except (OSError, zipfile.BadZipFile) as error:
        raise DatasetError(
            f"{path}: cannot be read ({error}). A folder with images/ and labels/, or a zip of "
            "one, is expected."
        ) from error


def _pairs_of(path: Path, source: Source, names: set[str], problems: list[str]) -> list[Pair]:
    images: dict[str, str] = {}
    labels: dict[str, str] = {}
    for name in sorted(names):
        parts = PurePosixPath(name)
        if str(parts.parent) == "images" and parts.suffix.lower() in _PICTURES:
            if parts.stem in images:
                problems.append(f"{path}: two pictures are called {parts.stem}")
            images[parts.stem] = name
        elif str(parts.parent) == "labels" and parts.suffix.lower() == ".png":
            labels[parts.stem] = name
    problems += [
        f"{path}: {images[n]} has no labels/{n}.png" for n in sorted(images.keys() - labels.keys())
    ]
    problems += [
        f"{path}: {labels[n]} has no picture" for n in sorted(labels.keys() - images.keys())
    ]
    both = sorted(images.keys() & labels.keys())
    return [Pair(name, source, images[name], labels[name]) for name in both]


def _doubled(names: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return sorted({name for name in names if name in seen or seen.add(name)})  # type: ignore[func-returns-value]


def listed(problems: Sequence[str], most: int = 20) -> str:
    """One message of many problems."""
    shown = "\n  ".join(problems[:most])
    more = f"\n  and {len(problems) - most} more" if len(problems) > most else ""
    return (
        f"The data set cannot be used as it is ({len(problems)} faults):\n  "
        f"{shown}{more}\nCorrect or remove these files and start again."
    )
