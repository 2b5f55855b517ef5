"""A photograph with its label map, as the rules look at it: small, by names, in colours."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from PIL import Image

from tools.label_rules.regions import Region, box_mean, grown

SIDE = 128
"""About the shorter side at which the rules look: training maps are smoothed at it."""


class Scene:
    """One pair, shrunk by a whole number.

    Attributes:
        photo: uint8 (h, w, 3).
        classes: uint8 (h, w), the pixel in the middle of what became one.
    """

    def __init__(self, photo: np.ndarray, classes: np.ndarray, names: Sequence[str]) -> None:
        """
        Args:
            photo: uint8 (H, W, 3).
            classes: uint8 (H, W), indexes of the names.
        """
        self._names = list(names)
        self._full = classes
        self._step = max(1, round(min(classes.shape) / SIDE))
        self.photo = np.asarray(Image.fromarray(photo).reduce(self._step))
        half = self._step // 2
        rows = np.minimum(np.arange(self.photo.shape[0]) * self._step + half, classes.shape[0] - 1)
        columns = np.minimum(
            np.arange(self.photo.shape[1]) * self._step + half, classes.shape[1] - 1
        )
        self.classes = np.ascontiguousarray(classes[rows][:, columns])

    def of(self, *names: str) -> np.ndarray:
        """bool (h, w): where the map has one of these labels."""
        found: np.ndarray = self._table(names)[self.classes]
        return found

    def enlarged(self, mask: np.ndarray, *names: str) -> np.ndarray:
        """A small mask at the pair's own size, where the map there has one of these labels."""
        large = mask.repeat(self._step, 0).repeat(self._step, 1)
        large = grown(large, self._step // 2)  # else a rim one pixel wide keeps the old label
        height, width = self._full.shape
        whole: np.ndarray = large[:height, :width] & self._table(names)[self._full]
        return whole

    def _table(self, names: Sequence[str]) -> np.ndarray:
        table = np.zeros(256, bool)
        table[[i for i, name in enumerate(self._names) if name in names]] = True
        return table

    @cached_property
    def hsv(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Hue in degrees, saturation and value in [0, 1]; each float32 (h, w)."""
        pixels = np.asarray(Image.fromarray(self.photo).convert("HSV")).astype(np.float32)
        return pixels[..., 0] * (360 / 256), pixels[..., 1] / 255, pixels[..., 2] / 255

    @cached_property
    def grey(self) -> np.ndarray:
        """float32 (h, w), 0..255."""
        return self.photo.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)

    def roughness(self, window: int) -> np.ndarray:
        """float32 (h, w): standard deviation of the grey in the window round each pixel."""
        square: np.ndarray = box_mean(self.grey**2, window) - box_mean(self.grey, window) ** 2
        return np.sqrt(np.maximum(square, 0))

    def round_about(self, numbered: np.ndarray, region: Region, *names: str) -> float:
        """Which part of the rim round a region has one of these labels."""
        by = _RIM
        window = (
            slice(max(0, region.top - by), region.bottom + by),
            slice(max(0, region.left - by), region.right + by),
        )
        inside = numbered[window] == region.number
        rim = grown(inside, by) & ~inside
        return float(self._table(names)[self.classes[window][rim]].mean()) if rim.any() else 0.0


_RIM = 3
"""Pixels."""
