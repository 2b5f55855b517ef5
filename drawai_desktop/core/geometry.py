"""Points and rectangles in map coordinates: pixels, x to the right, y down."""

from typing import NamedTuple

import numpy as np


class Point(NamedTuple):
    """A place in the map; (0.5, 0.5) is the middle of the first pixel."""

    x: float
    y: float

    def towards(self, other: "Point", part: float) -> "Point":
        """The point at a part (0 to 1) of the way to another."""
        return Point(self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part)

    def distance(self, other: "Point") -> float:
        return float(((self.x - other.x) ** 2 + (self.y - other.y) ** 2) ** 0.5)


class Rect(NamedTuple):
    """Whole pixels, half open: ``right`` and ``bottom`` are not part of it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def is_empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top

    @property
    def slices(self) -> tuple[slice, slice]:
        """Row and column slices, for indexing an array (H, W)."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    @property
    def corners(self) -> tuple[tuple[int, int], ...]:
        """(x, y) of the four corners, round it, from the upper left."""
        left, top, right, bottom = self
        return (left, top), (right, top), (right, bottom), (left, bottom)

    def clipped(self, other: "Rect") -> "Rect":
        """The part inside another rectangle; ``EMPTY`` where there is none."""
        rect = Rect(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )
        return EMPTY if rect.is_empty else rect

    def holds(self, other: "Rect") -> bool:
        """Whether all of another rectangle lies inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def united(self, other: "Rect") -> "Rect":
        """The smallest rectangle round both."""
        if self.is_empty:
            return other
        if other.is_empty:
            return self
        return Rect(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def grown(self, margin: int) -> "Rect":
        """Larger by a margin on each side; an empty one stays empty."""
        if self.is_empty:
            return EMPTY
        return Rect(
            self.left - margin, self.top - margin, self.right + margin, self.bottom + margin
        )

    def scaled(self, size: tuple[int, ...], to: tuple[int, ...]) -> "Rect":
        """The pixels that it touches on a grid of another size; sizes are (rows, columns)."""
        return Rect(
            self.left * to[1] // size[1],
            self.top * to[0] // size[0],
            -(-self.right * to[1] // size[1]),
            -(-self.bottom * to[0] // size[0]),
        )

    @classmethod
    def around(cls, mask: np.ndarray) -> "Rect":
        """The smallest rectangle that holds all that is true in bool (H, W); maybe ``EMPTY``."""
        rows = np.flatnonzero(mask.any(axis=1))
        if not len(rows):
            return EMPTY
        columns = np.flatnonzero(mask[rows[0] : rows[-1] + 1].any(axis=0))
        return cls(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)

    def contains(self, x: float, y: float) -> bool:
        return self.left <= x < self.right and self.top <= y < self.bottom


EMPTY = Rect(0, 0, 0, 0)
