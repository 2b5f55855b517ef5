"""The connected regions of a label map: which there are, how large, and where a name has room."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from drawai_desktop.core.fill import joined

_MARGINS = (24, 12, 6, 3, 1, 0)
"""A name's place has as much of these round it as can be had, in cells."""
MOST_NAMES = 120


@dataclass(frozen=True, eq=False)
class Regions:
    """The 4-connected pixels of one label each.

    Attributes:
        numbers: int (H, W), the region that each pixel is of.
        ids: uint8 (n,), the label of each region.
        areas: int (n,), the pixels of each.
    """

    numbers: np.ndarray
    ids: np.ndarray
    areas: np.ndarray

    @classmethod
    def of(cls, ids: np.ndarray) -> "Regions":
        """Those of a map, uint8 (H, W). Rows are cut into runs, and runs that touch are joined."""
        begins = np.ones(ids.shape, bool)
        begins[:, 1:] = ids[:, 1:] != ids[:, :-1]
        runs = (np.cumsum(begins.ravel()) - 1).reshape(ids.shape)
        touch = ids[1:] == ids[:-1]
        touch[:, 1:] &= begins[1:, 1:] | begins[:-1, 1:] | ~touch[:, :-1]  # once for two runs
        count = int(runs[-1, -1]) + 1
        roots = joined(count, runs[:-1][touch], runs[1:][touch])
        own, number_of_run = np.unique(roots, return_inverse=True)
        numbers = number_of_run[runs]
        return cls(numbers, ids[begins][own], np.bincount(numbers.ravel(), minlength=own.size))


@dataclass(frozen=True)
class NamePlace:
    """Where a region's name stands: the middle of a box that lies wholly inside it, in cells."""

    label_id: int
    x: float
    y: float


def name_places(
    ids: np.ndarray, inside: np.ndarray, boxes: Mapping[int, tuple[int, int]]
) -> list[NamePlace]:
    """A place for the name of every region that has room for it, the largest regions first.

    Args:
        ids: uint8 (h, w), cells of what is seen.
        inside: bool (h, w), whether a cell is on the map.
        boxes: label id -> (width, height) of its name, in cells; other labels get none.
    """
    # Beside the map nothing is named, and no region goes on there.
    seen = np.where(inside, ids.astype(np.int16), np.int16(-1))
    regions = Regions.of(seen)
    places: list[NamePlace] = []
    extents = _extents(regions.numbers, regions.ids.size)
    for number in np.argsort(-regions.areas, kind="stable").tolist():
        label_id = int(regions.ids[number])
        if label_id not in boxes:
            continue
        width, height = boxes[label_id]
        top, bottom, left, right = extents[:, number].tolist()
        if regions.areas[number] < width * height or len(places) >= MOST_NAMES:
            continue
        own = regions.numbers[top:bottom, left:right] == number
        middle = _roomiest(own, width, height)
        if middle is not None:
            places.append(NamePlace(label_id, left + middle[0], top + middle[1]))
    return places


def _extents(numbers: np.ndarray, count: int) -> np.ndarray:
    """int (4, count): first row, row after the last, first column, column after the last."""
    flat = numbers.ravel()
    rows, columns = np.divmod(np.arange(flat.size), numbers.shape[1])
    found = np.empty((4, count), np.int64)
    # Rows come in order: the first pixel that is written last is the region's first.
    found[0][flat[::-1]] = rows[::-1]
    found[1][flat] = rows + 1
    order = np.arange(flat.size).reshape(numbers.shape).T.ravel()
    found[2][flat[order[::-1]]] = columns[order[::-1]]
    found[3][flat[order]] = columns[order] + 1
    return found


def _roomiest(own: np.ndarray, width: int, height: int) -> tuple[float, float] | None:
    """(x, y) of the middle of a box inside a region, with as much round it as can be had."""
    sums = np.zeros((own.shape[0] + 1, own.shape[1] + 1), np.int32)
    np.cumsum(np.cumsum(own, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
    for margin in _MARGINS:
        across, down = width + 2 * margin, height + 2 * margin
        if across > own.shape[1] or down > own.shape[0]:
            continue
        held = sums[down:, across:] - sums[:-down, across:]
        held -= sums[down:, :-across] - sums[:-down, :-across]
        rows, columns = np.nonzero(held == across * down)
        if rows.size:
            # Nearest to the middle of all such places: not in an arm of the region.
            far = (rows - rows.mean()) ** 2 + (columns - columns.mean()) ** 2
            best = int(np.argmin(far))
            return columns[best] + across / 2, rows[best] + down / 2
    return None
