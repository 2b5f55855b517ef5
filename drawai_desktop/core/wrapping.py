"""Maps and pictures whose left side joins the right one, and maybe the top the bottom.

On an axis that wraps there is no end: a rectangle may lie across the seam, or wholly beyond it, and
means the pixels that are there once the map is laid beside itself. ``Wrap`` brings such rectangles
back to the one map that there is.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from drawai_desktop.core.choices import Choice
from drawai_desktop.core.geometry import EMPTY, Point, Rect
from drawai_desktop.errors import OptionError
from drawai_desktop.words import translator

tr = translator(__name__)


class Piece(NamedTuple):
    """A part of a rectangle that lies within one copy of the map.

    Attributes:
        place: the part, in pixels from the rectangle's upper left corner.
        part: the same pixels of the map itself.
    """

    place: Rect
    part: Rect


class Wrap(Choice):
    """Which sides of a document are joined."""

    NONE = "none"
    LEFT_RIGHT = "left-right"
    """A panorama: it goes on at the other side."""
    ALL = "all"
    """A tile: it can be laid beside and below itself."""

    @property
    def across(self) -> bool:
        """Whether left joins right."""
        return self is not Wrap.NONE

    @property
    def down(self) -> bool:
        """Whether top joins bottom."""
        return self is Wrap.ALL

    def cut(self, rect: Rect, bounds: Rect) -> Rect:
        """A rectangle without what lies beyond the ends of a map; on an axis that wraps there are
        none.

        Args:
            bounds: of the map.
        """
        if self is Wrap.NONE:
            return rect.clipped(bounds)
        if rect.is_empty:
            return EMPTY
        left, top, right, bottom = rect
        if not self.down:
            top, bottom = max(top, bounds.top), min(bottom, bounds.bottom)
        result = Rect(left, top, right, bottom)
        return EMPTY if result.is_empty else result

    def clipped(self, rect: Rect, bounds: Rect) -> Rect:
        """:meth:`cut`, and no pixel twice: on an axis that wraps at most the whole of it, which
        then is that of ``bounds``."""
        left, top, right, bottom = self.cut(rect, bounds)
        if self.across and right - left >= bounds.width:
            left, right = bounds.left, bounds.right
        if self.down and bottom - top >= bounds.height:
            top, bottom = bounds.top, bounds.bottom
        return Rect(left, top, right, bottom)

    def pieces(self, rect: Rect, bounds: Rect) -> Iterator[Piece]:
        """A rectangle's parts by the copy of the map that they lie in; what is beyond an end is in
        none of them.

        Args:
            bounds: of the map.
        """
        return pieces(rect, bounds, self.across, self.down)

    def united(self, one: Rect, other: Rect, bounds: Rect) -> Rect:
        """The smallest rectangle round two, each wherever it lies along the axes that wrap.

        Args:
            bounds: of the map.
        """
        if one.is_empty or other.is_empty:
            return one.united(other)
        right = _nearer(one.left + one.right, other.left + other.right, bounds.width, self.across)
        below = _nearer(one.top + one.bottom, other.top + other.bottom, bounds.height, self.down)
        left, top = other.left + right, other.top + below
        return one.united(Rect(left, top, left + other.width, top + other.height))

    def room(self, bounds: Rect) -> Rect:
        """Where shapes may lie that are painted on a map: beyond joined sides by one copy of it.

        Args:
            bounds: of the map.
        """
        across = bounds.width if self.across else 0
        down = bounds.height if self.down else 0
        left, top, right, bottom = bounds
        return Rect(left - across, top - down, right + across, bottom + down)

    def nearest(self, point: Point, other: Point, bounds: Rect) -> Point:
        """Of a place and the same one in copies of the map, that which is nearest to another.

        Args:
            bounds: of the map.
        """
        right = _nearer(2 * other.x, 2 * point.x, bounds.width, self.across)
        below = _nearer(2 * other.y, 2 * point.y, bounds.height, self.down)
        return Point(point.x + right, point.y + below)

    def home(self, point: Point, bounds: Rect) -> Point:
        """The place in the map itself of one beyond joined sides.

        Args:
            bounds: of the map.
        """
        x = bounds.left + (point.x - bounds.left) % bounds.width if self.across else point.x
        y = bounds.top + (point.y - bounds.top) % bounds.height if self.down else point.y
        return Point(x, y)

    def part(self, array: np.ndarray, rect: Rect) -> np.ndarray:
        """A rectangle of an array (H, W, ...); where it ends, the rectangle must, too. Nothing is
        copied where the rectangle does not leave the array."""
        height, width = array.shape[:2]
        if rect.clipped(Rect(0, 0, width, height)) == rect:
            return array[rect.slices]
        rows = np.arange(rect.top, rect.bottom) % height
        columns = np.arange(rect.left, rect.right) % width
        result: np.ndarray = array[rows[:, None], columns[None, :]]
        return result

    def around(self, mask: np.ndarray) -> Rect:
        """The smallest rectangle that holds all that is true in bool (H, W), across the seams where
        it is smaller so; maybe ``EMPTY``."""
        if self is Wrap.NONE:
            return Rect.around(mask)
        rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        if not len(rows):
            return EMPTY
        top, bottom = _around(rows, mask.shape[0], self.down)
        left, right = _around(columns, mask.shape[1], self.across)
        return Rect(left, top, right, bottom)


def checked_wrap(word: str) -> Wrap:
    """The choice of a word.

    Raises:
        OptionError: there is none of that word.
    """
    try:
        return Wrap(word)
    except ValueError:
        known = ", ".join(wrap.value for wrap in Wrap)
        raise OptionError(
            tr.later(
                "No way to wrap is called {word}: give one of {known}.",
                word=repr(str(word)[:40]),
                known=known,
            )
        ) from None


def known_wrap(word: str) -> Wrap:
    """The choice of a word in a file; none where a later version knows more ways than this one."""
    return Wrap(word) if word in set(Wrap) else Wrap.NONE


def pieces(rect: Rect, bounds: Rect, across: bool, down: bool) -> Iterator[Piece]:
    """:meth:`Wrap.pieces`, with the axes that wrap by themselves."""
    columns = list(_stretches(rect.left, rect.right, bounds.left, bounds.right, across))
    for top, bottom, row in _stretches(rect.top, rect.bottom, bounds.top, bounds.bottom, down):
        for left, right, column in columns:
            place = Rect(left - rect.left, top - rect.top, right - rect.left, bottom - rect.top)
            yield Piece(place, Rect(column, row, column + right - left, row + bottom - top))


def _stretches(
    begin: int, end: int, first: int, last: int, wraps: bool
) -> Iterator[tuple[int, int, int]]:
    """(begin, end, where it begins in the map) of the stretches of an axis."""
    if not wraps:
        begin, end = max(begin, first), min(end, last)
        if begin < end:
            yield begin, end, begin
        return
    size = last - first
    while begin < end:
        place = (begin - first) % size
        count = min(end - begin, size - place)
        yield begin, begin + count, first + place
        begin += count


def _nearer(middle: float, other: float, size: int, wraps: bool) -> int:
    """How far something is moved along an axis to lie nearest to another; from twice their
    middles."""
    return round((middle - other) / (2 * size)) * size if wraps else 0


def _around(places: np.ndarray, size: int, wraps: bool) -> tuple[int, int]:
    """The shortest stretch that holds some places of an axis."""
    first, last = int(places[0]), int(places[-1]) + 1
    if not wraps or len(places) == 1:
        return first, last
    gaps = np.diff(places)
    widest = int(gaps.argmax())
    if gaps[widest] - 1 <= size - (last - first):
        return first, last
    return int(places[widest + 1]) - size, int(places[widest]) + 1
