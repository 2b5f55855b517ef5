"""A pattern for every label id, so that labels can be told apart without their colours."""

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np

from drawai_desktop.core.labels import UNLABELLED, standard_labels

PATTERN_PX = 16
"""Patterns repeat after so many pixels of the screen, both ways."""
_FULLEST = 0.55
"""No more of a pattern is ink, or it would hide the label's colour."""

_Y: np.ndarray
_X: np.ndarray
_Y, _X = np.mgrid[0:PATTERN_PX, 0:PATTERN_PX]
_SHIFTS = (_Y.reshape(-1, 1) + _Y.ravel()) % PATTERN_PX * PATTERN_PX
_SHIFTS += (_X.reshape(-1, 1) + _X.ravel()) % PATTERN_PX
"""(256, 256): for each way of moving a pattern, where its pixels come from."""


def _between(period: int) -> np.ndarray:
    """How far a column is from the middle of its period, as a zigzag of heights."""
    return np.asarray(np.abs(_X % period - period // 2))


def _staggered(period: int) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates within cells of a period, every second row of them moved by half a cell."""
    return (_X + _Y // period % 2 * (period // 2)) % period, _Y % period


def _around(period: int) -> tuple[np.ndarray, np.ndarray]:
    """Distances from the middle of staggered cells, across and down."""
    x, y = _staggered(period)
    return np.abs(x - period // 2), np.abs(y - period // 2)


def _dots(period: int) -> np.ndarray:
    x, y = _staggered(period)
    side = max(1, period // 4)
    return np.asarray((x < side) & (y < side))


def _rings(period: int) -> np.ndarray:
    x, y = _around(period)
    return np.asarray(x + y == max(2, period // 2 - 1))


def _diamonds(period: int) -> np.ndarray:
    x, y = _around(period)
    return np.asarray(x + y <= period // 4)


def _squares(period: int) -> np.ndarray:
    x, y = _around(period)
    return np.asarray(np.maximum(x, y) == max(1, period // 2 - 2))


def _pluses(period: int) -> np.ndarray:
    x, y = _around(period)
    return np.asarray((np.minimum(x, y) == 0) & (np.maximum(x, y) <= max(1, period // 3)))


def _crosses(period: int) -> np.ndarray:
    x, y = _around(period)
    return np.asarray((x == y) & (x <= max(1, period // 3)))


def _bricks(period: int) -> np.ndarray:
    joint = (_X + _Y // period % 2 * period) % (2 * period) == 0
    return np.asarray((period - 1 == _Y % period) | joint)


def _tufts(period: int) -> np.ndarray:
    """Small V: blades of grass."""
    x, y = _staggered(period)
    return np.asarray((np.abs(x - period // 2) == period // 2 - y - 1) & (y < period // 2))


def _roofs(period: int) -> np.ndarray:
    x, y = _staggered(period)
    return np.asarray((np.abs(x - period // 2) == y) & (y < period // 2))


def _triangles(period: int) -> np.ndarray:
    x, y = _staggered(period)
    return np.asarray((2 * np.abs(x - period // 2) <= y) & (y < period * 3 // 4))


def _dashes_across(period: int) -> np.ndarray:
    x, y = _staggered(period)
    return np.asarray((y == 0) & (x < period // 2 + 1))


def _dashes_down(period: int) -> np.ndarray:
    x = (_Y + _X // period % 2 * (period // 2)) % period
    return np.asarray((_X % period == 0) & (x < period // 2 + 1))


_MOTIFS: dict[str, Callable[[int], np.ndarray]] = {
    "across": lambda p: _Y % p == 0,
    "down": lambda p: _X % p == 0,
    "rising": lambda p: (_X + _Y) % p == 0,
    "falling": lambda p: (_X - _Y) % p == 0,
    "grid": lambda p: (_X % p == 0) | (_Y % p == 0),
    "lattice": lambda p: ((_X + _Y) % p == 0) | ((_X - _Y) % p == 0),
    "dots": _dots,
    "waves": lambda p: (_Y + _between(p) // 2) % p == 0,
    "zigzag": lambda p: (_Y + _between(p)) % p == 0,
    "bricks": _bricks,
    "checks": lambda p: (_X // (p // 2) + _Y // (p // 2)) % 2 == 0,
    "rings": _rings,
    "diamonds": _diamonds,
    "squares": _squares,
    "pluses": _pluses,
    "crosses": _crosses,
    "tufts": _tufts,
    "roofs": _roofs,
    "triangles": _triangles,
    "dashes": _dashes_across,
    "rain": _dashes_down,
}
"""Each draws itself with a period of 4, 8 or 16 px."""

_OWN: dict[str, tuple[str, int]] = {
    "sky-other": ("dots", 16),
    "clouds": ("rings", 16),
    "fog": ("dashes", 8),
    "mountain": ("roofs", 16),
    "hill": ("falling", 16),
    "rock": ("triangles", 8),
    "stone": ("diamonds", 8),
    "sea": ("waves", 8),
    "river": ("waves", 4),
    "water-other": ("waves", 16),
    "grass": ("tufts", 8),
    "tree": ("triangles", 16),
    "bush": ("rings", 8),
    "flower": ("pluses", 8),
    "leaves": ("crosses", 8),
    "branch": ("rising", 16),
    "plant-other": ("rain", 16),
    "moss": ("dots", 4),
    "straw": ("rain", 8),
    "wood": ("down", 8),
    "sand": ("dots", 8),
    "snow": ("crosses", 16),
    "dirt": ("falling", 8),
    "mud": ("falling", 4),
    "gravel": ("squares", 8),
    "ground-other": ("rising", 8),
    "road": ("dashes", 16),
    "pavement": ("grid", 8),
    "house": ("checks", 16),
    "building-other": ("grid", 16),
    "skyscraper": ("grid", 4),
    "bridge": ("lattice", 16),
    "fence": ("lattice", 8),
    "roof": ("zigzag", 8),
    "wall-brick": ("bricks", 4),
    "wall-stone": ("bricks", 8),
    "wall-wood": ("down", 4),
    "window-other": ("squares", 16),
    "boat": ("diamonds", 16),
    "airplane": ("pluses", 16),
}
"""COCO-Stuff name -> motif and period of the labels that people look for, as on printed maps."""


@lru_cache(maxsize=1)
def pattern_tiles() -> np.ndarray:
    """bool (256, 16, 16), read-only: where the pattern of each id has ink. No two ids have the
    same one, but for unlabelled, which has none."""
    labels = standard_labels()
    chosen = {label.id: _OWN[label.name] for label in labels if label.name in _OWN}
    tiles = np.zeros((256, PATTERN_PX, PATTERN_PX), bool)
    rest = _others(set(chosen.values()))
    for label_id in range(UNLABELLED):
        own = chosen.get(label_id)
        tiles[label_id] = next(rest) if own is None else _MOTIFS[own[0]](own[1])
    tiles.flags.writeable = False
    return tiles


def _others(taken: set[tuple[str, int]]) -> Iterator[np.ndarray]:
    """Patterns that no common label has, the plain motifs first, then two in one."""
    plain = [(name, period) for period in (8, 4, 16) for name in _MOTIFS]
    seen: set[bytes] = set()

    def is_new(tile: np.ndarray) -> bool:
        if not 0 < tile.mean() <= _FULLEST or (key := _key(tile)) in seen:
            return False
        seen.add(key)
        return True

    for name, period in taken:
        is_new(_MOTIFS[name](period))
    for name, period in plain:
        if (name, period) not in taken and is_new(tile := _MOTIFS[name](period)):
            yield tile
    for apart in range(1, len(plain)):
        for place in range(len(plain) - apart):
            (one, p), (two, q) = plain[place], plain[place + apart]
            tile = _MOTIFS[one](p) | _MOTIFS[two](q)
            if one != two and is_new(tile):
                yield tile


def _key(tile: np.ndarray) -> bytes:
    """The same for a pattern and all that it is when it is moved."""
    moved = np.packbits(tile.ravel()[_SHIFTS], axis=1).view(">u8")
    first, *others = moved.T
    rows = np.flatnonzero(first == first.min())
    for column in others:
        of_those = column[rows]
        rows = rows[of_those == of_those.min()]
    least: bytes = moved[rows[0]].tobytes()
    return least


def wants_light_ink(colours: np.ndarray) -> np.ndarray:
    """bool (256,): whether a pattern is drawn in light ink on a label's colour.

    Args:
        colours: uint8 (256, 3), as :meth:`LabelSet.colour_table` gives them.
    """
    linear = (colours / 255.0) ** 2.2
    light: np.ndarray = linear @ np.array([0.2126, 0.7152, 0.0722]) < 0.22
    return light
