"""A data set for a model, made of a person's folder: photographs whose label maps the segmenter
makes, or pairs.

The set is a copy, of a bearable size: whatever becomes of the folder, the training goes on. What
was made already stays, so that corrected label maps are never overwritten.
"""

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.foreign_file import placed, read_whole
from drawai_desktop.core.image_file import PICTURE_SUFFIXES, decode_photo
from drawai_desktop.core.json_file import read_json
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.resampling import resample
from drawai_desktop.core.training_report import PictureFault
from drawai_desktop.core.words_json import Said
from drawai_desktop.datasets.class_table import CLASSES_FILE
from drawai_desktop.datasets.found_pictures import FoundPicture, FoundPictures
from drawai_desktop.datasets.own_maps import OwnMaps, classes_of
from drawai_desktop.datasets.set_files import IMAGES, LABELS
from drawai_desktop.engine.segmenter import Segmenter
from drawai_desktop.errors import DatasetError, DrawAIError, FileError
from drawai_desktop.words import translator

tr = translator(__name__)

FEWEST = 8
"""Pairs that a training needs."""
BETTER = 20
"""Pairs from which on a model learns more than these pictures."""
_SHORT_SIDE = 1.5
"""Of the copies, in sides of the model's pictures: what the smallest cuts need."""
_SMALLEST_SHARE = 0.75
"""A photograph's shorter side, in sides of the model's pictures: smaller ones would be blurred."""
_LABELLED = 0.5
"""Part of a map that must show what the model can paint."""
_LARGEST_FILE = 256_000_000
STAMPS_FILE = "made_of.json"


class PictureSet:
    """Makes one data set. Belongs to one thread."""

    def __init__(
        self,
        folder: Path,
        manifest: ModelManifest,
        labels: LabelSet,
        tell: Callable[[PictureFault], None],
    ) -> None:
        """
        Args:
            folder: of the data set, which need not exist yet.
            manifest: of the model that will be trained on.
            labels: what can be painted, the model's own among them.
            tell: gets what is wrong with a file.
        """
        self._folder = folder
        self._classes = classes_of(manifest)
        self._channels = manifest.index_table(labels)
        self._labels = labels
        self._side = manifest.trained_size
        self._tell = tell
        self._stamps = _Stamps(folder)
        self._seen: dict[str, str] = {}

    def make(
        self,
        found: FoundPictures,
        segmenter: Callable[[], Segmenter],
        progress: Callable[[int, int], None],
    ) -> int:
        """Makes all pairs; bad ones are told of, and the others are made all the same.

        Args:
            segmenter: loads it; called for photographs without label maps only.
            progress: (pictures looked at, all pictures).
        Returns:
            how many pairs the set has.
        Raises:
            DatasetError: too few can be used, or the folder holds pairs that were not made here.
            FileError: the set cannot be written.
        """
        self._check_replaceable({picture.name for picture in found.pictures})
        for part in (IMAGES, LABELS):
            make_folder(self._folder / part)
        for fault in found.faults:
            self._tell(fault)
        read = self._reader(found, segmenter)
        kept = set()
        for number, picture in enumerate(found.pictures, 1):
            if self._make_one(picture, read):
                kept.add(picture.name)
            progress(number, len(found.pictures))
        self._remove_others(kept)
        self._stamps.keep(kept)
        if not kept and self._stamps.were_there:
            (self._folder / CLASSES_FILE).unlink(missing_ok=True)
        if len(kept) < FEWEST:
            raise DatasetError(
                tr.count_later(
                    "Only {n} picture can be used, and a training needs {fewest} at least: add "
                    "some, {better} or more are better.",
                    "Only {n} pictures can be used, and a training needs {fewest} at least: add "
                    "some, {better} or more are better.",
                    n=len(kept),
                    fewest=FEWEST,
                    better=BETTER,
                )
            )
        # The last of all: a folder without it is no data set.
        write_bytes(self._folder / CLASSES_FILE, self._table())
        return len(kept)

    def _reader(self, found: FoundPictures, segmenter: Callable[[], Segmenter]) -> "_Reader":
        """What gives the label map of a photograph: uint8 (H, W) of label ids, and a note."""
        if found.are_pairs:
            paths = [p.label_map for p in found.pictures if p.label_map is not None]
            own = OwnMaps(paths, found.classes, self._labels)

            def read(picture: FoundPicture, photo: np.ndarray) -> tuple[np.ndarray, Said]:
                assert picture.label_map is not None
                ids, note = own.read(picture.label_map)
                if ids.shape != photo.shape[:2]:
                    high, wide = photo.shape[:2]
                    raise DatasetError(
                        tr.later(
                            "The label map is {map_wide} x {map_high}, but the photograph is "
                            "{wide} x {high}.",
                            map_wide=ids.shape[1],
                            map_high=ids.shape[0],
                            wide=wide,
                            high=high,
                        )
                    )
                return ids, note

            return read
        loaded: list[Segmenter] = []

        def segment(_picture: FoundPicture, photo: np.ndarray) -> tuple[np.ndarray, Said]:
            if not loaded:
                loaded.append(segmenter())
            small = self._small_photo(photo)
            ids = loaded[0].read(small, self._labels, *small.shape[:2])
            return resample(ids, *photo.shape[:2]), ""

        return segment

    def _make_one(self, picture: FoundPicture, read: "_Reader") -> bool:
        """Makes a pair, unless it is there; false if it cannot be used."""
        try:
            content = read_whole(picture.photo, _LARGEST_FILE, "picture", DatasetError)
            digest = hashlib.sha256(content).hexdigest()
            if digest in self._seen:
                raise DatasetError(
                    tr.later("The same picture as {other}.", other=self._seen[digest])
                )
            self._seen[digest] = picture.photo.name
            stamp = f"{digest} {self._side} {_stamp(picture.label_map)}"
            if self._stamps.holds(picture.name, stamp) and self._is_there(picture.name):
                return True
            photo = np.array(decode_photo(content, picture.photo.name))
            pair, note = self._pair(picture, photo, read)
        except DrawAIError as error:
            self._tell(PictureFault(picture.photo.name, error.args[0]))
            return False
        self._write(picture.name, *pair)
        self._stamps.add(picture.name, stamp)
        if note:
            self._tell(PictureFault(picture.photo.name, note, is_left_out=False))
        return True

    def _pair(
        self, picture: FoundPicture, photo: np.ndarray, read: "_Reader"
    ) -> tuple[tuple[np.ndarray, np.ndarray], Said]:
        high, wide = photo.shape[:2]
        least = round(_SMALLEST_SHARE * self._side)
        if min(high, wide) < least:
            raise DatasetError(
                tr.later(
                    "It is {wide} x {high} pixels, and {least} are needed at least on each side.",
                    wide=wide,
                    high=high,
                    least=least,
                )
            )
        ids, note = read(picture, photo)
        channels = self._channels[ids]
        labelled = float((channels >= 0).mean()) - float((ids == 255).mean())
        if labelled < _LABELLED:
            raise DatasetError(
                tr.later(
                    "Only {percent:.0f} % of it is something that the model paints, and half is "
                    "needed.",
                    percent=100 * max(0.0, labelled),
                )
            )
        unlabelled = len(self._classes) - 1
        classes = np.where(channels < 0, unlabelled, channels).astype(np.uint8)
        small = self._small_photo(photo)
        return (small, resample(classes, *small.shape[:2])), note

    def _small_photo(self, photo: np.ndarray) -> np.ndarray:
        """The photograph with a shorter side of at most what the smallest cuts need."""
        high, wide = photo.shape[:2]
        shrink = min(1.0, _SHORT_SIDE * self._side / min(high, wide))
        if shrink == 1.0:
            return photo
        size = (max(1, round(wide * shrink)), max(1, round(high * shrink)))
        return np.array(Image.fromarray(photo).resize(size, Image.Resampling.LANCZOS, None, 3.0))

    def _is_there(self, name: str) -> bool:
        return all((self._folder / part / f"{name}.png").is_file() for part in (IMAGES, LABELS))

    def _write(self, name: str, photo: np.ndarray, classes: np.ndarray) -> None:
        # PNG: whatever a lossy format adds would be learnt.
        for part, array in ((IMAGES, photo), (LABELS, classes)):
            buffer = io.BytesIO()
            Image.fromarray(array).save(buffer, "PNG")
            write_bytes(self._folder / part / f"{name}.png", buffer.getvalue())

    def _remove_others(self, kept: set[str]) -> None:
        """Pairs of an earlier time whose photographs are gone from the folder; what somebody else
        has put there stays."""
        for part in (IMAGES, LABELS):
            for name in self._stamps.values.keys() - kept:
                (self._folder / part / f"{name}.png").unlink(missing_ok=True)

    def _check_replaceable(self, names: set[str]) -> None:
        """That nobody's own data set is taken for one that was made here, whose files may go.

        Raises:
            DatasetError: it holds pairs that were not.
        """
        if self._stamps.were_there:
            return
        there = {
            path.stem
            for part in (IMAGES, LABELS)
            for path in (self._folder / part).glob("*")
            if path.suffix.lower() in PICTURE_SUFFIXES
        }
        # A process that was killed may have left one that it had not written down yet.
        if len(there) > 1 or not there <= names or self._has_other_classes():
            raise DatasetError(
                tr.later(
                    "{folder}: holds a data set that was not made here, and that would be "
                    "replaced. Choose another folder.",
                    folder=placed(self._folder),
                )
            )

    def _has_other_classes(self) -> bool:
        try:
            return (self._folder / CLASSES_FILE).read_bytes() != self._table()
        except OSError:
            return False

    def _table(self) -> bytes:
        table = {"classes": list(self._classes.rows)}
        return (json.dumps(table, indent=1) + "\n").encode()


_Reader = Callable[[FoundPicture, np.ndarray], tuple[np.ndarray, Said]]


@dataclass
class _Stamps:
    """What each pair of a set was made of, kept beside it."""

    folder: Path
    values: dict[str, str] = field(default_factory=dict)
    were_there: bool = False
    """Whether an earlier time has left some: the folder is a set that was made here."""

    def __post_init__(self) -> None:
        self.were_there = (self.folder / STAMPS_FILE).is_file()
        try:
            known = read_json(self.folder / STAMPS_FILE)
            self.values = {str(name): str(stamp) for name, stamp in known.items()}
        except (FileError, AttributeError):
            self.values = {}

    def holds(self, name: str, stamp: str) -> bool:
        return self.values.get(name) == stamp

    def add(self, name: str, stamp: str) -> None:
        """Written at once: a killed process loses no pair."""
        self.values[name] = stamp
        self._write()

    def keep(self, names: set[str]) -> None:
        self.values = {name: stamp for name, stamp in self.values.items() if name in names}
        self._write()

    def _write(self) -> None:
        if not self.values:
            (self.folder / STAMPS_FILE).unlink(missing_ok=True)
            return
        text = json.dumps(self.values, indent=0) + "\n"
        write_bytes(self.folder / STAMPS_FILE, text.encode("utf-8", "surrogateescape"))


def _stamp(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"
