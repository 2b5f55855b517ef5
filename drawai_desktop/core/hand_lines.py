"""Helping hands that make a line of a stroke: horizon, ridge, tree line, coast."""

from itertools import pairwise

import numpy as np

from drawai_desktop.core import natural_outlines as nature
from drawai_desktop.core.curves import even_steps, smooth_line, smooth_outline, thinned
from drawai_desktop.core.guide import BORDER, EMPTY_SHAPE, LEAST_LENGTH, Guide, Shape, labels_behind

WATERS = frozenset({"sea", "river", "water-other"})
ROCKS = frozenset({"mountain", "rock", "stone", "snow"})
BUSHES = frozenset({"bush", "plant-other", "flower", "leaves", "moss"})
BEYOND = 0.05
"""Outlines go so far over the map's border, in parts of its height."""
_ROUGHLY = 160  # rows and columns of what is only shown
_ACROSS = 400  # places of a line that goes from border to border
_LOWEST = 0.99


def horizon(guide: Guide, random: np.random.RandomState) -> Shape:
    """A line from border to border where the hand is, and all below it. Water is level; land
    rises and falls a little, but with Shift."""
    x = np.linspace(-BEYOND, guide.aspect + BEYOND, _ACROSS)
    # A hand that leaves the map below still has a strip of ground.
    y = np.full(x.size, min(float(guide.line[-1, 1]), _LOWEST))
    if guide.label_name not in WATERS and not guide.is_other:
        y += 0.01 * nature.wavering(2 * x.size, random.uniform(0.12, 0.3), random)[: x.size]
    return Shape([_filled_below(np.stack([x, y], 1))])


def ridge(guide: Guide, random: np.random.RandomState) -> Shape:
    """A skyline along the stroke and the mountain under it, behind all that stands before the sky;
    with Shift in front of it. A label that is no rock gives rounded hills."""
    x, y = guide.heights()
    is_rocky = guide.label_name in ROCKS
    knots = _summits(thinned(np.stack([x, y], 1), 0.008), 0.4 if is_rocky else 0.2, random)
    knots = _with_flanks(knots, guide.aspect, 0.8 if is_rocky else 0.35, random)
    if is_rocky:
        line = nature.jagged(knots, random.uniform(0.14, 0.26), random)
    else:
        line = smooth_line(even_steps(knots, 0.12), 12)
        bends = nature.wavering(2 * len(line), random.uniform(0.04, 0.1), random)
        line[:, 1] += 0.012 * bends[: len(line)]
    over = None if guide.is_other else labels_behind(guide, x, y)
    whole = _filled_below(line)
    return Shape([whole if over is None else _what_is_seen(guide, line, over)], [whole], over)


def _what_is_seen(guide: Guide, line: np.ndarray, over: np.ndarray) -> np.ndarray:
    """The outline of a mountain down to what stands before it, roughly: for showing."""
    rows, columns = guide.seen.shape
    x = np.linspace(max(0.0, line[0, 0]), min(guide.aspect, line[-1, 0]), _ROUGHLY)
    y = np.linspace(0, 1, _ROUGHLY)
    row = np.clip((y * rows).astype(int), 0, rows - 1)
    column = np.clip((x * rows).astype(int), 0, columns - 1)
    is_before = ~over[guide.seen[row[:, None], column[None, :]]]
    is_before &= y[:, None] > np.interp(x, line[:, 0], line[:, 1])
    foot = np.where(is_before.any(0), y[is_before.argmax(0)], 1.0)
    on_map = line[(line[:, 0] >= x[0]) & (line[:, 0] <= x[-1])]
    return np.concatenate([on_map, np.stack([x, foot], 1)[::-1]])


def tree_line(guide: Guide, random: np.random.RandomState) -> Shape:
    """Trees along the stroke, as tall as the brush is thick. They stand on the edge of labels that
    runs beside it; with Shift on the stroke itself."""
    x, y = guide.heights()
    left, right = x[0], x[-1]
    if right - left < LEAST_LENGTH:  # a click: a group of trees
        left, right = left - 0.75 * guide.thickness, right + 0.75 * guide.thickness
    ends = [left > BORDER, right < guide.aspect - BORDER]  # whether the wood ends there
    left, right = left if ends[0] else -BEYOND, right if ends[1] else guide.aspect + BEYOND
    columns = np.linspace(left, right, max(16, round((right - left) / nature.FINEST * 3)))
    base = np.interp(columns, x, y)
    if not guide.is_other:
        base = _on_edge(guide, columns, base)
    tall = max(guide.thickness, 2 * nature.FINEST)
    conifers = 0.0 if guide.label_name in BUSHES else random.choice([0.1, 0.5, 0.9, 1.0])
    tops = nature.tree_tops(base, right - left, tall, conifers, random)
    rise = base - tops
    for is_end, away in zip(ends, (columns - left, right - columns), strict=True):
        if is_end:  # the last trees are the lowest ones
            rise = rise * np.sqrt(np.clip(away / (0.6 * tall), 0, 1))
    tops, foot = base - rise, base + 0.06 * tall
    upper, lower = np.stack([columns, tops], 1), np.stack([columns, foot], 1)
    return Shape([np.concatenate([upper, lower[::-1]])])


def coast(guide: Guide, random: np.random.RandomState) -> Shape:
    """A wavering shore along the stroke, and all below it - or, where the stroke goes more down
    than across, the smaller side; with Shift the other one. A ring becomes a lake or an island."""
    if guide.is_click:
        return EMPTY_SHAPE
    line = even_steps(guide.line, 0.02)
    length = 0.02 * (len(line) - 1)
    amount = 0.3 * guide.thickness
    if len(line) > 6 and np.hypot(*(line[0] - line[-1])) < 0.2 * length:
        ring = np.array(smooth_outline(thinned(line, 0.01)[:-1], 12))
        outline = nature.wavering_ring(ring, 0.5 * amount, random)
        return Shape([_all_but(outline, guide.aspect) if guide.is_other else outline])
    line = smooth_line(even_steps(thinned(line, 0.01), 0.06), 8)
    is_level = np.ptp(line[:, 0]) >= np.ptp(line[:, 1])
    ends = _to_borders(line, guide.aspect, is_level)
    bends = nature.wavering(2 * len(ends), min(0.5, 0.2 / max(length, 0.1)), random)[: len(ends)]
    moved = ends.copy()
    moved[:, int(is_level)] += amount * bends * (0.6 if is_level else 1.0)
    if is_level:
        return Shape([_filled_above(moved) if guide.is_other else _filled_below(moved)])
    is_left = bool(moved[:, 0].mean() < guide.aspect / 2)
    return Shape([_filled_beside(moved, guide.aspect, is_left != guide.is_other)])


def _filled_below(line: np.ndarray) -> np.ndarray:
    """The outline of what lies below a line from left to right."""
    low = 1 + BEYOND
    foot = [(line[-1, 0], max(low, line[-1, 1])), (line[0, 0], max(low, line[0, 1]))]
    return np.concatenate([line, foot])


def _filled_above(line: np.ndarray) -> np.ndarray:
    """The outline of what lies above a line from left to right."""
    return np.concatenate([line, [(line[-1, 0], -BEYOND), (line[0, 0], -BEYOND)]])


def _filled_beside(line: np.ndarray, aspect: float, is_left: bool) -> np.ndarray:
    """The outline of one side of a line from the top to the bottom."""
    to = -BEYOND if is_left else aspect + BEYOND
    return np.concatenate([line, [(to, line[-1, 1]), (to, line[0, 1])]])


def _all_but(ring: np.ndarray, aspect: float) -> np.ndarray:
    """The outline of what lies round a ring: the map's border, with a cut to the ring from the
    corner, where that meets it first."""
    a, right, low = -BEYOND, aspect + BEYOND, 1 + BEYOND
    frame = np.array([(a, a), (right, a), (right, low), (a, low), (a, a)])
    nearest = int(np.hypot(*(ring - a).T).argmin())
    ring = np.roll(ring, -nearest, 0)
    x, y = ring.T
    if np.dot(x, np.roll(y, -1)) > np.dot(y, np.roll(x, -1)):  # it turns as the frame does
        ring = np.roll(ring[::-1], 1, 0)
    return np.concatenate([frame, ring, ring[:1]])


def _summits(knots: np.ndarray, steep: float, random: np.random.RandomState) -> np.ndarray:
    """Knots of a skyline with tops and saddles where the hand drew it straight."""
    made = [knots[:1]]
    for a, b in pairwise(knots):
        length = float(np.hypot(*(b - a)))
        count = int(length / 0.22)
        if count:
            part = (np.arange(1, count + 1) + random.uniform(-0.3, 0.3, count)) / (count + 1)
            between = a + part[:, None] * (b - a)
            up = np.where((np.arange(count) + random.randint(2)) % 2, -1.0, 0.6)
            between[:, 1] += up * random.uniform(0.3, 1.0, count) * steep * length / (count + 1)
            made.append(between)
        made.append(b[None])
    return np.concatenate(made)


def _with_flanks(
    knots: np.ndarray, aspect: float, slope: float, random: np.random.RandomState
) -> np.ndarray:
    """Knots that go on to the border where they end near it, and else fall to the map's foot."""
    low = 1 + BEYOND
    sides = []
    for (x, y), away, border in (
        (knots[0], -1, -BEYOND),
        (knots[-1], 1, aspect + BEYOND),
    ):
        if abs(border - x) < BORDER + BEYOND or away * (x - border) > 0:
            sides.append([(border, y)] if away * (border - x) > 0 else [])
            continue
        fall = slope * random.uniform(0.8, 1.2)
        near = min(0.12, low - y)  # steep at first, then as debris lies
        foot = (low - y - near) / (0.55 * fall)
        steps = [(x + away * near / fall, y + near), (x + away * (near / fall + foot), low)]
        sides.append([step for step in steps if step[1] > y])
    left, right = (np.array(side).reshape(-1, 2) for side in sides)
    return np.concatenate([left[::-1], knots, right])


def _on_edge(guide: Guide, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The heights of the edge between two labels that runs along a line, smoothed; the line's own
    where there is none."""
    rows, columns = guide.seen.shape
    reach = max(2, round(0.05 * rows))
    places = np.linspace(0, x.size - 1, min(x.size, 300)).round().astype(int)
    column = np.clip((x[places] * rows).astype(int), 0, columns - 1)
    middle = (y[places] * rows).astype(int)
    offsets = np.arange(-reach, reach + 1)
    row = np.clip(middle[:, None] + offsets, 0, rows - 2)
    found = guide.seen[row, column[:, None]] != guide.seen[row + 1, column[:, None]]
    far = np.where(found, np.abs(offsets), rows)
    best = far.argmin(1)
    known = found.any(1)
    if known.sum() < 0.3 * len(known):
        return y
    edge = (row[np.arange(len(best)), best] + 1) / rows
    edge = np.interp(np.arange(len(best)), np.flatnonzero(known), edge[known])
    window = 9
    spread = np.lib.stride_tricks.sliding_window_view(
        np.pad(edge, window // 2, mode="edge"), window
    )
    return np.asarray(np.interp(np.arange(x.size), places, np.median(spread, axis=1)))


def _to_borders(line: np.ndarray, aspect: float, is_level: bool) -> np.ndarray:
    """A line that goes on, ever more level, to both sides of the map - or upright, to its top and
    bottom; from left to right, or from the top."""
    axis = 0 if is_level else 1
    if line[0, axis] > line[-1, axis]:
        line = line[::-1]
    least, most = -BEYOND, (aspect if is_level else 1.0) + BEYOND
    made = [line]
    for end, before, border in ((line[0], line[:8][-1], least), (line[-1], line[-8:][0], most)):
        gap = border - end[axis]
        if abs(gap) < 1e-6 or (gap > 0) == (border == least):
            continue
        run = end[axis] - before[axis]
        slope = (end[1 - axis] - before[1 - axis]) / run if abs(run) > 1e-6 else 0.0
        slope = float(np.clip(slope, -1.0, 1.0))
        part = np.linspace(0, 1, max(3, round(abs(gap) / 0.02)))[1:]
        more = np.empty((part.size, 2))
        more[:, axis] = end[axis] + part * gap
        more[:, 1 - axis] = end[1 - axis] + 0.12 * slope * (1 - np.exp(-abs(gap) * part / 0.12)) * (
            1 if gap > 0 else -1
        )
        made = [more[::-1], *made] if border == least else [*made, more]
    return np.concatenate(made)
