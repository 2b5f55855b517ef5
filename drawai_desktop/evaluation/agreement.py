"""How well read label maps agree with given ones."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from drawai_desktop.core.kept_entries import KeptEntries
from drawai_desktop.core.resampling import resample
from drawai_desktop.datasets.scene_pairs import ScenePairs

if TYPE_CHECKING:
    from drawai_desktop.engine.segmenter import Segmenter

LEAST_SHARE = 5e-4
"""Classes rarer than this in the given maps do not count in the mean IoU: a handful of pixels
would weigh as much as the sky."""


@dataclass
class Confusion:
    """Counts of pixels by given and read class.

    Attributes:
        counts: int64 (classes, classes); rows are the given classes.
    """

    counts: np.ndarray

    @classmethod
    def empty(cls, class_count: int) -> "Confusion":
        return cls(np.zeros((class_count, class_count), np.int64))

    def add(self, given: np.ndarray, read: np.ndarray, ignored: int | None = None) -> None:
        """Counts the pixels of a pair of maps, integers of one shape.

        Args:
            ignored: given class whose pixels do not count; numbers beyond the classes never do.
        """
        assert given.shape == read.shape, (given.shape, read.shape)
        size = len(self.counts)
        flat = given.ravel().astype(np.int64) * size + read.ravel()
        counted = given.ravel() < size
        if ignored is not None:
            counted &= given.ravel() != ignored
        flat = flat[counted]
        self.counts += np.bincount(flat, minlength=size * size).reshape(size, size)

    @property
    def pixel_accuracy(self) -> float:
        """Part of the pixels that were read as given."""
        return float(np.trace(self.counts) / max(1, self.counts.sum()))

    @property
    def accuracy(self) -> np.ndarray:
        """float (classes,): part of a class's pixels that were read as such; nan without any."""
        given = self.counts.sum(1)
        with np.errstate(invalid="ignore"):
            result: np.ndarray = np.diag(self.counts) / np.where(given, given, np.nan)
        return result

    @property
    def iou(self) -> np.ndarray:
        """float (classes,): intersection over union; nan for classes that were never given."""
        given, read, both = self.counts.sum(1), self.counts.sum(0), np.diag(self.counts)
        union = given + read - both
        result: np.ndarray = both / np.where(given > 0, union, np.nan)
        return result

    @property
    def mean_iou(self) -> float:
        """Over the classes that make up more than ``LEAST_SHARE`` of the given pixels."""
        common = self.counts.sum(1) > LEAST_SHARE * self.counts.sum()
        return float(np.mean(self.iou[common])) if common.any() else float("nan")


def judged_on(segmenter: "Segmenter", pairs: ScenePairs) -> "Segmenter":
    """The segmenter with its scores on these pairs in its manifest."""
    confusion = Confusion.empty(len(pairs.classes))
    side = segmenter.manifest.trained_size
    for index in range(len(pairs)):
        photo = square(pairs.photo(index), side)
        labels = resample(pairs.label_map(index), side, side)
        confusion.add(labels, segmenter.classes_of(photo[None])[0], pairs.unlabelled)
    scores: dict[str, Any] = {
        "pairs": len(pairs),
        "pixel_accuracy": round(confusion.pixel_accuracy, 4),
        "mean_iou": round(confusion.mean_iou, 4),
        "iou": {
            c.name: round(float(v), 4)
            for c, v in zip(pairs.classes, confusion.iou, strict=True)
            if np.isfinite(v)
        },
    }
    return type(segmenter)(
        replace(segmenter.manifest, scores=KeptEntries.of(scores)), segmenter.network
    )


def square(photo: np.ndarray, side: int) -> np.ndarray:
    """A photograph brought to a square, as label maps are by ``resample``."""
    if photo.shape[:2] == (side, side):
        return photo
    return np.asarray(Image.fromarray(photo).resize((side, side), Image.Resampling.BICUBIC))
