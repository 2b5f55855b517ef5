"""The ids that a view shows, as a grid of samples on the screen."""

import math
from dataclasses import dataclass

import numpy as np

from drawai_desktop.canvas.view_transform import ViewTransform
from drawai_desktop.core.geometry import Rect

_LARGEST = 2.0**30
_EPSILON = 1e-4
_ROWS_AT_ONCE = 32


@dataclass(frozen=True)
class SampleGrid:
    """Samples in the middles of squares of a side, in device-independent pixels.

    Attributes:
        left, top: the first square's place, in sides from the view's corner.
    """

    left: int
    top: int
    columns: int
    rows: int
    side: float

    @classmethod
    def over(cls, rect: Rect, side: float) -> "SampleGrid":
        """The squares that a rectangle of the view touches."""
        left, top = math.floor(rect.left / side), math.floor(rect.top / side)
        right, bottom = math.ceil(rect.right / side), math.ceil(rect.bottom / side)
        return cls(left, top, max(0, right - left), max(0, bottom - top), side)

    @property
    def x(self) -> np.ndarray:
        """float (columns,): where the samples are, in widget coordinates."""
        return (np.arange(self.left, self.left + self.columns) + 0.5) * self.side

    @property
    def y(self) -> np.ndarray:
        """float (rows,)."""
        return (np.arange(self.top, self.top + self.rows) + 0.5) * self.side

    def part_over(self, rect: Rect) -> "SampleGrid":
        """The squares of this grid that a rectangle of the view touches."""
        other = SampleGrid.over(rect, self.side)
        left, top = max(self.left, other.left), max(self.top, other.top)
        right = min(self.left + self.columns, other.left + other.columns)
        bottom = min(self.top + self.rows, other.top + other.rows)
        return SampleGrid(left, top, max(0, right - left), max(0, bottom - top), self.side)

    def grown(self) -> "SampleGrid":
        """With one square more on each side."""
        return SampleGrid(self.left - 1, self.top - 1, self.columns + 2, self.rows + 2, self.side)


def seen_part(transform: ViewTransform, bounds: Rect, view: Rect) -> Rect:
    """The part of a view in which the map is seen, or more of it where the view is turned."""
    around = transform.rect_to_widget(bounds)
    return Rect(
        max(around.left, view.left),
        max(around.top, view.top),
        max(around.left, view.left, min(around.right, view.right)),
        max(around.top, view.top, min(around.bottom, view.bottom)),
    )


def sampled(
    ids: np.ndarray,
    transform: ViewTransform,
    grid: SampleGrid,
    ratio: float = 1.0,
    beside: "Beside | None" = None,
) -> tuple[np.ndarray, np.ndarray]:
    """What is seen at every sample, as Qt draws it without smoothing.

    Args:
        ids: uint8 (H, W).
        ratio: device pixels of a pixel.
        beside: what lies beside the map; by default nothing.
    Returns:
        uint8 (rows, columns), beside the map the id at its border, or at its other side; and bool
        (rows, columns), whether a sample is on the map or a copy of it.
    """
    height, width = ids.shape
    beside = beside or Beside()
    if not transform.angle:
        left, top = transform.offset_x, transform.offset_y
        if transform.mirror_width:
            left = transform.mirror_width - left - width * transform.zoom
        is_mirrored = bool(transform.mirror_width)
        across = _as_drawn(grid.x, left, width, transform.zoom, ratio, is_mirrored)
        down = _as_drawn(grid.y, top, height, transform.zoom, ratio, False)
        inside = beside.holds(down, height)[:, None] & beside.holds(across, width)
        rows = np.take(ids, _brought(down, height, beside.down), axis=0)
        return np.take(rows, _brought(across, width, beside.across), axis=1), inside
    return _turned(ids, transform, grid, beside)


def _turned(
    ids: np.ndarray, transform: ViewTransform, grid: SampleGrid, beside: "Beside"
) -> tuple[np.ndarray, np.ndarray]:
    """See :func:`sampled`. An affine transform: a sum of what a column and what a row bring."""
    height, width = ids.shape
    origin, right, below = (
        transform.to_map(*point) for point in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0))
    )
    columns, rows = [], []
    for start, by_x, by_y in (
        (origin.x, right.x - origin.x, below.x - origin.x),
        (origin.y, right.y - origin.y, below.y - origin.y),
    ):
        by_column, by_row = start + grid.x * by_x, grid.y * by_y
        farthest = float(np.abs(by_column).max() + np.abs(by_row).max()) + 1.0
        bits = min(16, int(math.log2(_LARGEST / farthest)))  # sums of integers are quicker
        columns.append((np.rint(by_column * 2.0**bits).astype(np.int32), bits))
        rows.append(np.rint(by_row * 2.0**bits).astype(np.int32))
    seen = np.empty((grid.rows, grid.columns), np.uint8)
    inside = np.empty((grid.rows, grid.columns), bool)
    flat = ids.ravel()
    for top in range(0, grid.rows, _ROWS_AT_ONCE):  # which stay in the processor's cache
        part = slice(top, top + _ROWS_AT_ONCE)
        across, down = (
            (by_column + by_row[part, None]) >> bits
            for (by_column, bits), by_row in zip(columns, rows, strict=True)
        )
        inside[part] = beside.holds(across, width) & beside.holds(down, height)
        across = _brought(across, width, beside.across)
        down = _brought(down, height, beside.down)
        down *= width
        down += across
        np.take(flat, down, out=seen[part], mode="clip")
    return seen, inside


def _as_drawn(
    at: np.ndarray, start: float, length: int, zoom: float, ratio: float, is_mirrored: bool
) -> np.ndarray:
    """int (n,): the row or column of an image that Qt draws at places of the view; it brings an
    upright image to whole pixels of the screen, and what is half way between two to the first."""
    first = start * ratio
    # A mirrored image is drawn from its other end, and rounded there.
    begin = math.ceil(first - 0.5) if is_mirrored else _rounded(first)
    end = _rounded(first + length * zoom * ratio)
    if zoom * ratio == 1.0 and not is_mirrored:
        end = begin + length  # moved as it is, and nothing of it scaled
    factor = length / max(1, end - begin)
    place = np.floor(at * ratio + _EPSILON)
    if is_mirrored:
        from_end = (end - 1 - place + 0.5) * factor
        return np.floor(from_end + _EPSILON).astype(np.intp)
    return (np.ceil((place - begin + 0.5) * factor - _EPSILON) - 1).astype(np.intp)


def _rounded(value: float) -> int:
    """As Qt rounds: halves away from zero."""
    return math.floor(value + 0.5) if value >= 0 else math.ceil(value - 0.5)


@dataclass(frozen=True)
class Beside:
    """What lies beside a map in a view.

    Attributes:
        across: whether its left and right sides are neighbours.
        down: whether its top and bottom are.
        is_seen: whether copies of it are shown there, one on each side.
    """

    across: bool = False
    down: bool = False
    is_seen: bool = False

    def holds(self, places: np.ndarray, length: int) -> np.ndarray:
        """Whether places of an axis are on the map, or on a copy that is shown."""
        return _within(places + length, 3 * length) if self.is_seen else _within(places, length)


def _brought(places: np.ndarray, length: int, is_joined: bool) -> np.ndarray:
    """Places of an axis on the map itself: changed in place, or new."""
    if is_joined:
        np.remainder(places, length, out=places)
    else:
        np.clip(places, 0, length - 1, out=places)
    return places


def _within(places: np.ndarray, length: int) -> np.ndarray:
    # Seen as unsigned, what is negative is too large.
    inside: np.ndarray = places.view(np.dtype(f"u{places.itemsize}")) < length
    return inside
