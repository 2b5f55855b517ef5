"""Outlines as in nature, by a seed: ridges, tree tops, shores, clouds, rocks and plants.

Lengths are parts of the picture's height, also across; y goes down. A skyline is a line of heights
float (width,), one a column; an outline is closed, float (N, 2) of x and y round its own (0, 0).
What is drawn is seldom finer than :data:`FINEST`, so that it is more than specks to a network that
sees a quarter of the pixels of a side.
"""

from collections.abc import Sequence

import numpy as np

Xy = tuple[float, float]
"""A place in the picture: (0, 0) is the top left corner, (1, 1) the bottom right one."""

FINEST = 0.006
"""Six pixels of 1024."""


def jagged(
    knots: np.ndarray | Sequence[Xy],
    roughness: float,
    random: np.random.RandomState,
    is_skyline: bool = True,
) -> np.ndarray:
    """A broken line through knots, float (N, 2): midpoint displacement between each two.

    Args:
        is_skyline: it goes on from left to right; else its sides may have any direction.
        roughness: how far a middle may be moved, as a part of the length of its side; 0.1 is worn,
            0.35 is jagged.
    """
    line = np.asarray(knots, float)
    while True:
        steps = np.diff(line, axis=0)
        length = np.hypot(steps[:, 0], steps[:, 1])
        if length.max() < 2 * FINEST:
            return line
        middles = (line[:-1] + line[1:]) / 2
        moved = random.uniform(-roughness, roughness, len(middles))
        moved[length < 2 * FINEST] = 0.0
        if is_skyline:
            middles[:, 1] += moved * length
        else:
            middles += moved[:, None] * np.stack([steps[:, 1], -steps[:, 0]], 1)
        wider = np.empty((2 * len(line) - 1, 2))
        wider[0::2], wider[1::2] = line, middles
        line = wider


def wavering(count: int, size: float, random: np.random.RandomState) -> np.ndarray:
    """A soft, irregular wave float (count,), about within +-1; its ends fit together.

    Args:
        size: length of its largest bends, as a part of the whole.
    """
    total = np.zeros(count)
    weight = 1.0
    for _ in range(3):
        knots = max(4, round(1 / size))
        values = random.uniform(-1, 1, knots)
        place = np.arange(count) * knots / count
        left = place.astype(int)
        part = (1 - np.cos(np.pi * (place - left))) / 2
        total += weight * (values[left % knots] * (1 - part) + values[(left + 1) % knots] * part)
        weight, size = weight * 0.5, size * 0.5
    return total / 1.4


def wavering_ring(outline: np.ndarray, amount: float, random: np.random.RandomState) -> np.ndarray:
    """A smooth closed outline (N, 2) that wavers by an amount, as a shore that is seen from the
    side: its bends across the picture are longer than those up it."""
    ahead = np.roll(outline, -1, 0) - np.roll(outline, 1, 0)
    across = np.stack([ahead[:, 1], -ahead[:, 0]], 1)
    across /= np.maximum(np.hypot(across[:, 0], across[:, 1]), 1e-9)[:, None]
    moved = wavering(len(outline), 0.08, random)[:, None] * across * (2.0, 0.6)
    return np.asarray(outline + amount * moved)


def level_sides(
    line: np.ndarray, amount: float, random: np.random.RandomState
) -> tuple[np.ndarray, np.ndarray]:
    """The two sides (N, 2) of a path or a river along (x, y, width) of its middle (N, 3).

    Args:
        amount: how much they waver, as a part of the width.
    """
    x, y, half = line[:, 0], line[:, 1], line[:, 2] / 2
    sides = []
    for side in (-1, 1):
        bent = 1 + 2 * amount * wavering(2 * len(line), 0.06, random)[: len(line)]
        sides.append(np.stack([x + side * half * bent, y], 1))
    return sides[0], sides[1]


def tree_tops(
    base: np.ndarray,
    length: float,
    tall: float,
    conifers: float,
    random: np.random.RandomState,
) -> np.ndarray:
    """The skyline of a wood that stands on a line: crowns of different heights.

    Args:
        base: heights float (width,) of the line.
        length: of the base, in parts of the height: the picture's width by its height.
        tall: how far the tallest rise over the base.
        conifers: part of them that are pointed, 0 to 1.
    """
    x = (np.arange(base.size) + 0.5) / base.size * length
    rise = np.full(base.size, 0.25 * tall)
    at = -tall
    groups = wavering(256, 0.12, random)
    while at < length + tall:
        group = groups[int(np.clip(at / length, 0, 0.999) * 256)]
        high = tall * float(np.clip(random.uniform(0.45, 0.85) + 0.25 * group, 0.3, 1.0))
        pointed = random.rand() < conifers
        half = max(1.5 * FINEST, high * random.uniform(0.16, 0.24) * (1.0 if pointed else 2.0))
        rise = np.maximum(rise, high * _crown((x - at) / half, pointed))
        at += half * random.uniform(0.7, 1.5)
    tops: np.ndarray = base - rise
    return tops


def _crown(across: np.ndarray, pointed: bool) -> np.ndarray:
    """Its height over -1 to 1, 0 to 1."""
    inside = np.clip(1 - np.abs(across), 0, None)
    if pointed:
        return np.asarray(inside**0.8)
    return np.asarray(np.sqrt(1 - np.clip(np.abs(across), 0, 1) ** 2))


def heap(wide: float, high: float, random: np.random.RandomState) -> np.ndarray:
    """A cumulus cloud or a bush: heaped billows on a flat, uneven base; (0, 0) is its middle."""
    x = np.linspace(-wide / 2, wide / 2, 240)
    top = np.zeros(x.size)
    count = max(3, round(1.6 * wide / high))
    for i in range(count):
        middle = (i + 0.5) / count - 0.5 + random.uniform(-0.3, 0.3) / count
        radius = high * (0.3 + 0.32 * (1 - (2 * middle) ** 2)) * random.uniform(0.75, 1.1)
        place = (middle * (wide - 1.2 * radius), radius * random.uniform(0.3, 0.8))
        _raise(top, x, place, radius)
        for angle in random.uniform(0.15, 0.85, 3) * np.pi:
            edge = (place[0] + radius * np.cos(angle), place[1] + radius * np.sin(angle))
            _raise(top, x, edge, radius * random.uniform(0.35, 0.55))
    used = np.flatnonzero(top > 0)
    x, top = x[used[0] : used[-1] + 1], top[used[0] : used[-1] + 1]
    x, top = (x - x.mean()) * wide / np.ptp(x), top * high / top.max()
    inwards = np.clip(np.minimum(x - x[0], x[-1] - x) / (0.4 * high), 0, 1)
    ends = np.sqrt(1 - (1 - inwards) ** 2)
    top *= ends
    bottom = high * 0.09 * ends * (1.0 + 0.8 * wavering(x.size, 0.2, random))
    line = np.concatenate([-top, bottom[::-1]]) + high * 0.45
    return np.stack([np.concatenate([x, x[::-1]]), line], 1)


def _raise(top: np.ndarray, x: np.ndarray, centre: Xy, radius: float) -> None:
    """Lets a disc stand out over a skyline that counts upwards, in place."""
    inside = np.abs(x - centre[0]) < radius
    over = centre[1] + np.sqrt(np.clip(radius**2 - (x - centre[0]) ** 2, 0, None))
    top[inside] = np.maximum(top[inside], over[inside])


def crag(
    corners: np.ndarray | Sequence[Xy], roughness: float, random: np.random.RandomState
) -> np.ndarray:
    """A closed, broken outline through corners; see :func:`jagged`."""
    ring = np.asarray(corners, float)
    return jagged(np.concatenate([ring, ring[:1]]), roughness, random, is_skyline=False)[:-1]


def boulder(wide: float, high: float, random: np.random.RandomState) -> np.ndarray:
    """An angular rock with a low, flat foot; (0, 0) is its middle."""
    count = random.randint(8, 12)
    angle = (np.arange(count) + random.uniform(-0.3, 0.3, count)) * 2 * np.pi / count
    reach = random.uniform(0.78, 1.0, count)
    x, y = wide / 2 * reach * np.cos(angle), high * 0.62 * reach * np.sin(angle)
    y = np.where(y > 0, 0.5 * y, y)
    corners = np.stack([x, y], 1)
    return crag(corners, 0.1, random)


def conifer(tall: float, wide: float, random: np.random.RandomState) -> np.ndarray:
    """A spruce: tiers of drooping branches over a short trunk; (0, 0) is its foot."""
    tiers = int(np.clip(round(tall / (6 * FINEST)), 4, 12))
    sides: list[list[Xy]] = []
    for side in (-1, 1):
        line: list[Xy] = []
        for tier in range(tiers):
            part = (tier + 1) / tiers
            out = wide / 2 * part**0.85 * random.uniform(0.78, 1.08)
            low = -tall * (1 - 0.94 * part) + random.uniform(0, 0.02) * tall
            line.append((side * out, low))
            if tier < tiers - 1:
                line.append((side * out * random.uniform(0.5, 0.68), low - 0.2 * tall / tiers))
        trunk = max(0.6 * FINEST, 0.03 * tall)
        sides.append([*line, (side * trunk, -0.05 * tall), (side * trunk, 0.0)])
    return np.array([(0.0, -tall), *sides[1], *reversed(sides[0])])


def broadleaf(tall: float, wide: float, random: np.random.RandomState) -> np.ndarray:
    """A leafy tree: a crown of lumps over a trunk; (0, 0) is its foot."""
    middle, radius = -0.6 * tall, np.array([wide / 2, 0.4 * tall])
    angle = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    ray = np.stack([np.cos(angle), np.sin(angle)], 1)
    reach = 0.72 / np.hypot(ray[:, 0] / radius[0], ray[:, 1] / radius[1])
    count = random.randint(9, 13)
    for i in range(count):
        turn = (i + random.uniform(-0.35, 0.35)) * 2 * np.pi / count
        size = radius.min() * random.uniform(0.26, 0.46)
        centre = (radius - 0.8 * size) * (np.cos(turn), np.sin(turn)) * random.uniform(0.8, 1.0)
        reach = np.maximum(reach, _reach(ray, centre, size))
    crown = ray * reach[:, None] + (0.0, middle)
    half = max(0.6 * FINEST, 0.035 * tall)
    below = np.flatnonzero((np.abs(crown[:, 0]) < 1.5 * half) & (crown[:, 1] > middle))
    trunk = np.array([(half, -0.3 * tall), (half, 0.0), (-half, 0.0), (-half, -0.3 * tall)])
    return np.concatenate([crown[: below[0]], trunk, crown[below[-1] + 1 :]])


def _reach(ray: np.ndarray, centre: np.ndarray, radius: float) -> np.ndarray:
    """How far along each ray from (0, 0) a disc goes; 0 for those that miss it."""
    along = ray @ centre
    rest = radius**2 - (centre @ centre - along**2)
    return np.asarray(np.where((rest > 0) & (along > 0), along + np.sqrt(np.maximum(rest, 0)), 0))


def blades(tall: float, wide: float, count: int, random: np.random.RandomState) -> list[np.ndarray]:
    """A tuft of grass or reeds: bent, pointed blades on one foot, from (0, 0) upwards."""
    made = []
    for i in range(count):
        lean = ((i + random.uniform(0.1, 0.9)) / count - 0.5) * 2
        high = tall * random.uniform(0.55, 1.0) * (1 - 0.3 * abs(lean))
        part = np.linspace(0, 1, 9)
        x = lean * wide * (0.35 + 0.65 * part**1.8) / 2
        half = max(0.9 * FINEST, 0.02 * tall) * (1 - part**2)
        y = -high * part
        made.append(np.concatenate([np.stack([x - half, y], 1), np.stack([x + half, y], 1)[::-1]]))
    return made
