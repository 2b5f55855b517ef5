"""How many pixels of a map each label has, followed by what changes."""

import numpy as np

from drawai_desktop.core.geometry import Rect

_ROWS_AT_ONCE = 64
"""Counted between two chances for other threads."""


class LabelCounter:
    """A copy of a map's ids, and their counts. Used in any thread, but in one at a time.

    Attributes:
        counts: int64 (256,), the pixels of every id.
    """

    def __init__(self, ids: np.ndarray) -> None:
        """
        Args:
            ids: uint8 (H, W), which becomes the counter's own.
        """
        self._ids = ids
        self.counts = _counted(ids)

    def follow(self, rect: Rect, part: np.ndarray) -> None:
        """Other ids within a rectangle.

        Args:
            part: uint8 (h, w), what is there now.
        """
        there = self._ids[rect.slices]
        self.counts = self.counts + _counted(part) - _counted(there)
        there[...] = part


def _counted(ids: np.ndarray) -> np.ndarray:
    counts = np.zeros(256, np.int64)
    for top in range(0, ids.shape[0], _ROWS_AT_ONCE):
        counts += np.bincount(ids[top : top + _ROWS_AT_ONCE].ravel(), minlength=256)
    return counts


def share_text(count: int, total: int) -> str:
    """``42 %``, ``3.4 %`` or ``< 0.1 %``."""
    percent = 100 * count / total
    if percent >= 9.95:
        return f"{percent:.0f} %"
    return f"{percent:.1f} %" if percent >= 0.05 else "< 0.1 %"
