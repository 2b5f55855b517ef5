"""Shapes of masks: what belongs together, how wide it is, what lies round each pixel."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Region:
    """One connected part of a mask.

    Attributes:
        number: its pixels' value in the numbered map.
        area: in pixels.
        top, left, bottom, right: its bounding box, half open.
    """

    number: int
    area: int
    top: int
    left: int
    bottom: int
    right: int

    @property
    def window(self) -> tuple[slice, slice]:
        return slice(self.top, self.bottom), slice(self.left, self.right)


def regions(mask: np.ndarray) -> tuple[np.ndarray, list[Region]]:
    """The connected parts of a mask, side by side or one above the other.

    Args:
        mask: bool (H, W).
    Returns:
        (int32 (H, W), 0 outside the mask and else a region's number; the regions by number).
    """
    rows, starts, ends = _runs(mask)
    parents = list(range(len(rows)))
    first_of_row = np.searchsorted(rows, np.arange(mask.shape[0] + 1)).tolist()
    begin, end = starts.tolist(), ends.tolist()
    for row in range(1, mask.shape[0]):
        above, here = first_of_row[row - 1], first_of_row[row]
        last_above, last = here, first_of_row[row + 1]
        while above < last_above and here < last:
            if begin[above] < end[here] and begin[here] < end[above]:
                _join(parents, above, here)
            if end[above] < end[here]:
                above += 1
            else:
                here += 1
    roots = np.array([_root(parents, run) for run in range(len(parents))], int)
    _, numbers = np.unique(roots, return_inverse=True)
    numbered = np.zeros(mask.shape, np.int32)
    numbered[mask] = np.repeat(numbers + 1, ends - starts)
    return numbered, _measured(numbers, rows, starts, ends)


def _runs(mask: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(row, start, end) of every run of True in the rows, in reading order."""
    bordered = np.pad(mask, ((0, 0), (1, 1))).astype(np.int8)
    steps = np.diff(bordered, axis=1)
    rows, starts = np.nonzero(steps == 1)
    return rows, starts, np.nonzero(steps == -1)[1]


def _root(parents: list[int], run: int) -> int:
    while parents[run] != run:
        parents[run] = parents[parents[run]]
        run = parents[run]
    return run


def _join(parents: list[int], one: int, other: int) -> None:
    one, other = _root(parents, one), _root(parents, other)
    parents[max(one, other)] = min(one, other)


def _measured(
    numbers: np.ndarray, rows: np.ndarray, starts: np.ndarray, ends: np.ndarray
) -> list[Region]:
    count = int(numbers.max(initial=-1)) + 1
    area = np.bincount(numbers, ends - starts, count).astype(int)
    least = [np.full(count, np.iinfo(int).max) for _ in range(2)]
    most = [np.zeros(count, int) for _ in range(2)]
    np.minimum.at(least[0], numbers, rows)
    np.minimum.at(least[1], numbers, starts)
    np.maximum.at(most[0], numbers, rows + 1)
    np.maximum.at(most[1], numbers, ends)
    return [
        Region(n + 1, int(area[n]), *(int(a[n]) for a in (*least, *most))) for n in range(count)
    ]


def box_mean(values: np.ndarray, window: int) -> np.ndarray:
    """The mean of the square window round each pixel; outside, the border's pixels go on.

    Args:
        values: (H, W), numbers or bool.
        window: its side, odd.
    Returns:
        float32 (H, W).
    """
    half = window // 2
    mean = np.pad(values.astype(np.float64), half, mode="edge")
    for axis in (0, 1):
        sums = np.cumsum(mean, axis)
        sums = np.concatenate([np.zeros_like(sums.take([0], axis)), sums], axis)
        length = sums.shape[axis]
        late = sums.take(range(window, length), axis)
        mean = (late - sums.take(range(length - window), axis)) / window
    return mean.astype(np.float32)


def grown(mask: np.ndarray, by: int) -> np.ndarray:
    """The mask and all within so many pixels of it, in a square."""
    return box_mean(np.pad(mask, by), 2 * by + 1)[by:-by, by:-by] > 1e-6 if by else mask


def shrunk(mask: np.ndarray, by: int) -> np.ndarray:
    """What of the mask is further than so many pixels from all outside it; the picture's border is
    not outside."""
    return ~grown(~mask, by)


def closed(mask: np.ndarray, by: int) -> np.ndarray:
    """The mask with gaps and holes filled that are narrower than twice this."""
    return shrunk(grown(mask, by), by)


def opened(mask: np.ndarray, by: int) -> np.ndarray:
    """The mask without what is narrower than twice this."""
    return grown(shrunk(mask, by), by)


def half_width(mask: np.ndarray) -> int:
    """How often a mask can be shrunk by a pixel before nothing is left; the border of the array is
    not outside."""
    steps = 0
    while mask.any() and steps < max(mask.shape):
        mask = shrunk(mask, 1)
        steps += 1
    return steps
