"""The helping hand that mirrors in water what stands behind it."""

from collections.abc import Iterator

import numpy as np

from drawai_desktop.core import natural_outlines as nature
from drawai_desktop.core.fill import flood_fill
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.guide import EMPTY_SHAPE, Guide, Mark, Shape
from drawai_desktop.core.labels import UNLABELLED, standard_labels

SQUEEZED = 0.8
"""How tall what is mirrored is, for one of itself."""
GRID = 512
"""The water's region is looked for on a grid of so many rows."""
MIN_ROWS = 3


def reflection(guide: Guide, random: np.random.RandomState) -> Shape:
    """What stands behind the water at the press, upside down in it, as far as the hand is drawn
    down; a click mirrors all. The sky is what the water itself shows; ripples break the rest, the
    more the nearer. What stands behind a flat bank is mirrored at its own foot, as in nature."""
    x, y = guide.points[0].astype(int)
    if not guide.bounds.contains(x, y):
        return EMPTY_SHAPE
    shore, end, place = _region(guide.seen, int(x), int(y))
    if place.height < MIN_ROWS:
        return EMPTY_SHAPE
    reach = place.height if guide.is_click else round(guide.points[:, 1].max()) - place.top
    within = Rect(place.left, place.top, place.right, place.top + max(2, min(reach, place.height)))
    water = int(guide.seen[y, x])
    numbers = random.randint(0, 2**31 - 1)

    def marks() -> Iterator[Mark]:
        foot = _feet(guide.seen, shore, within)
        dice = np.random.RandomState(numbers)
        shown = _mirrored(guide.seen, water, (shore, foot), within, dice)
        for label_id in np.flatnonzero(np.bincount(shown.ravel(), minlength=256)).tolist():
            if label_id not in _UNSEEN and label_id != water:
                yield label_id, shown == label_id, within

    return Shape([_outline(shore, end, within, guide.height)], marks=marks)


def _region(seen: np.ndarray, x: int, y: int) -> tuple[np.ndarray, np.ndarray, Rect]:
    """Where the region at a place begins and, about, ends in each column: rows int (w,); and the
    rectangle round it.

    The region is looked for on a grid of a map's pixels, so that a large map is quick, too.
    """
    step = max(1, seen.shape[0] // GRID)
    if seen[y, x] != seen[y // step * step, x // step * step]:
        step = 1  # on a sliver of water the grid may miss it
    coarse, place = flood_fill(seen[::step, ::step], x // step, y // step)
    coarse_tops = place.top + coarse.argmax(0)
    right = min(place.right * step, seen.shape[1])
    around = Rect(
        place.left * step, place.top * step, right, min(place.bottom * step, seen.shape[0])
    )
    columns = np.arange(around.left, around.right)
    of_grid = (columns - around.left) // step
    tops = coarse_tops[of_grid] * step
    ends = (place.bottom - coarse[::-1].argmax(0))[of_grid] * step
    # To the pixel: the first of the label that is at most a step above what the grid says.
    rows = np.clip(tops[None, :] + np.arange(-step, 1)[:, None], 0, None)
    is_water = seen[rows, columns[None, :]] == seen[y, x]
    first = np.where(is_water.any(0), rows[is_water.argmax(0), np.arange(columns.size)], tops)
    return first, ends, Rect(around.left, int(first.min()), around.right, around.bottom)


def _feet(seen: np.ndarray, shore: np.ndarray, within: Rect) -> np.ndarray:
    """Where what stands behind the water meets the ground in each column: rows int32 (w,).

    That is the shore, or beyond a flat bank.
    """
    step = max(1, seen.shape[0] // GRID)
    columns = np.arange(within.left, within.right, step)
    above = seen[: int(shore.max()) : step, columns][::-1]  # upwards from the lowest of the shore
    rows = np.arange(0, int(shore.max()), step)[::-1]
    if not rows.size:  # the water reaches the map's upper edge everywhere
        return np.zeros(within.width, np.int32)
    is_behind = rows[:, None] < shore[columns - within.left]
    stands = is_behind & ~_FLAT[above]
    feet = np.where(stands.any(0), rows[stands.argmax(0)] + step, 0)
    smooth = np.interp(np.arange(within.left, within.right), columns, feet)
    near = shore - smooth < 2 * step  # no bank to speak of: to the pixel
    return np.where(near, shore, smooth).astype(np.int32)


def _outline(shore: np.ndarray, end: np.ndarray, within: Rect, height: int) -> np.ndarray:
    steps = np.linspace(0, within.width - 1, min(within.width, 200)).round().astype(int)
    upper = np.stack([within.left + steps + 0.5, np.minimum(shore[steps], within.bottom)], 1)
    low = np.maximum(np.minimum(end[steps], within.bottom), upper[:, 1])
    lower = np.stack([upper[:, 0], low], 1)[::-1]
    return np.concatenate([upper, lower]) / height


def _mirrored(
    seen: np.ndarray,
    water: int,
    lines: tuple[np.ndarray, np.ndarray],
    within: Rect,
    dice: np.random.RandomState,
) -> np.ndarray:
    """What the water shows: uint8 (h, w) of labels, unlabelled where it shows the sky.

    Args:
        lines: rows (w,) of the shore, and of the feet of what stands behind it.
    """
    shore, feet = lines
    shown = np.full((within.height, within.width), UNLABELLED, np.uint8)
    columns = np.arange(within.width, dtype=np.int32)
    for first, after, shift in _ripples(within.height, seen.shape[0], dice):
        # Each wave's picture is moved sideways as a whole.
        column = np.clip(columns + shift, 0, within.width - 1)
        rows = np.arange(within.top + first, within.top + after, dtype=np.int32)[:, None]
        line = feet[column]
        source = (line - 1 - (rows - line) / np.float32(SQUEEZED)).astype(np.int32)
        found = seen.take(source * seen.shape[1] + within.left + column, mode="clip")
        own = seen[rows[0, 0] : rows[-1, 0] + 1, within.left : within.right]
        is_there = (rows >= shore) & (source >= 0) & (own == water)
        np.copyto(shown[first:after], found, where=is_there)
    return shown


def _ripples(
    count: int, height: int, dice: np.random.RandomState
) -> Iterator[tuple[int, int, int]]:
    """Rows of the water, from one to before another, and the columns that they are moved by;
    between them the sky is seen."""
    finest = max(1, round(nature.FINEST * height))
    at = 0
    while at < count:
        part = at / count
        after = min(count, at + max(1, round(finest * dice.uniform(0.8, 1.2 + 2.5 * part))))
        shift = round(dice.uniform(-1, 1) * height * (0.004 + 0.02 * part))
        if dice.rand() > 0.08 + 0.42 * part:
            yield at, after, shift
        at = after


def _unseen() -> frozenset[int]:
    named = [standard_labels().named(name) for name in ("sky-other", "clouds", "fog")]
    return frozenset({UNLABELLED, *(label.id for label in named if label is not None)})


def _flat() -> np.ndarray:
    """bool (256,)."""
    table = np.zeros(256, bool)
    for label in standard_labels():
        is_low = label.name in ("grass", "straw", "moss", "leaves", "flower")
        table[label.id] = is_low or label.group in ("Ground", "Water")
    return table


_UNSEEN = _unseen()
"""What water shows by itself, or nothing."""
_FLAT = _flat()
"""Labels that lie on the ground: they are not seen in water."""
