"""Pairs of a photograph and its label map, for the segmenter's training and for judging.

The data sets are those of ``drawai train`` (:mod:`drawai_desktop.datasets.dataset`); here
they are decoded one by one, with errors that name the file. A folder of zips is one data set, too.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.datasets.class_table import CLASSES_FILE
from drawai_desktop.datasets.dataset import READING_FAULTS, Dataset, Pair, open_dataset
from drawai_desktop.errors import DatasetError

HELD_OUT_EVERY = 20
"""One pair in so many, by its name alone, is for judging and never trained on: so the trainer, the
segmenter's training and the evaluation agree, and more pairs do not move the others across."""

HELD_OUT_PHOTOGRAPHS_EVERY = 6
"""The same for large photographs, which train and judge the detail network: there are few of them,
and the measure wants some."""


@dataclass(frozen=True)
class SceneClass:
    """One class of the label maps: its index there, its name, its COCO-Stuff id if it has one."""

    index: int
    name: str
    coco: int | None


class ScenePairs:
    """The pairs of a data set, in the order of their names.

    Attributes:
        names: file names without endings.
        classes: in the order of their indexes.
        unlabelled: index of the class "unlabelled", or None.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.names = [pair.name for pair in dataset.pairs]
        rows = dataset.classes.rows
        self.classes = tuple(SceneClass(r["index"], r["name"], r["coco"]) for r in rows)
        self.unlabelled = len(rows) - 1 if dataset.classes.has_unlabelled else None

    def __len__(self) -> int:
        return len(self.names)

    def only(self, names: Iterable[str]) -> "ScenePairs":
        """The pairs of these names."""
        return ScenePairs(self._dataset.named(sorted(names)))

    def matching(self, pattern: str) -> "ScenePairs":
        """The pairs whose names fit a pattern, by name; maybe none."""
        return self.only(pair.name for pair in self._dataset.matching(pattern).pairs)

    def held_out(self) -> "ScenePairs":
        """The pairs for judging."""
        return ScenePairs(self._dataset.split(HELD_OUT_EVERY)[1])

    def for_training(self) -> "ScenePairs":
        """All other pairs."""
        return ScenePairs(self._dataset.split(HELD_OUT_EVERY)[0])

    def photo(self, index: int) -> np.ndarray:
        """uint8 (h, w, 3), RGB.

        Raises:
            DatasetError: the file is damaged.
        """
        pair = self._dataset.pairs[index]
        return _read(pair, pair.image, pair.read_image)

    def label_map(self, index: int) -> np.ndarray:
        """uint8 (h, w), class indexes; 255 is unlabelled where the table has no class for that.

        Raises:
            DatasetError: the file is damaged, or holds an index that is no class.
        """
        pair = self._dataset.pairs[index]
        labels = _read(pair, pair.label, lambda: pair.read_label(self._dataset.classes))
        wrong = labels[(labels >= len(self.classes)) & (labels != UNLABELLED)]
        if len(wrong):
            raise DatasetError(
                f"{pair.label} holds class {wrong.max()}, but the class table ends at "
                f"{len(self.classes) - 1}. Correct the map or the table."
            )
        return labels


def open_pairs(path: Path) -> ScenePairs:
    """The pairs of a folder, a zip, or a folder of zips.

    Raises:
        DatasetError: no data set there, or one with parts missing; says what is wrong.
    """
    zips: list[Path] = []
    if path.is_dir() and not (path / CLASSES_FILE).exists():
        zips = sorted(p for p in path.glob("*.zip") if not p.name.startswith("."))
    return ScenePairs(open_dataset(zips or [path]))


def _read(pair: Pair, name: str, decode: Callable[[], np.ndarray]) -> np.ndarray:
    try:
        return decode()
    except READING_FAULTS as error:
        reason = str(error).removeprefix(f"{name}: ").rstrip(".")
        raise DatasetError(f"{name} is damaged ({reason}). Get it again.") from error
