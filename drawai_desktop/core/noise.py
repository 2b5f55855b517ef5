"""Noise that is fixed to its place: the same seed gives the same numbers, whatever is cut out."""

import numpy as np

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.wrapping import Wrap

_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_EVEN = np.uint64(0x0000FFFF0000FFFF)


def _mix(x: np.ndarray) -> np.ndarray:
    """The finaliser of SplitMix64 (public domain, S. Vigna): every input bit moves every other."""
    spare = x >> np.uint64(30)
    mixed: np.ndarray = x ^ spare
    mixed *= _MIX_1
    # In place: fresh arrays cost more than the arithmetic.
    mixed ^= np.right_shift(mixed, np.uint64(27), out=spare)
    mixed *= _MIX_2
    mixed ^= np.right_shift(mixed, np.uint64(31), out=spare)
    return mixed


def noise_field(
    seed: int, level: int, height: int, width: int, top: int = 0, left: int = 0
) -> np.ndarray:
    """Values close to a unit normal, a pure function of (seed, level, row, column).

    A window of a larger field equals that part of the field, so tiles and re-rendered parts of a
    picture fit together. Integer arithmetic up to the last step: the same on every machine.

    Args:
        seed: any integer from 0 on.
        level: tells the levels of a pyramid apart.
        height: rows wanted, from ``top`` on.
        width: columns wanted, from ``left`` on.
    Returns:
        float32 (height, width); mean 0, variance 1, within +-3.47.
    """
    with np.errstate(over="ignore"):  # wrapping is what the hash wants; arrays do it silently
        start = _mix(np.array([seed * 64 + level], np.uint64) + _GOLDEN)
        rows = _mix(start + np.arange(top, top + height, dtype=np.uint64) * _GOLDEN)
        columns = np.arange(left, left + width, dtype=np.uint64) * _MIX_2
        bits = _mix(rows[:, None] + columns[None, :])
    # The sum of four uniforms of 16 bits: bell-shaped, and exact. Two at a time, in the halves of
    # a word, where they cannot run over.
    pairs = bits & _EVEN
    bits >>= np.uint64(16)
    bits &= _EVEN
    pairs += bits
    halves = pairs.view(np.int32)
    total = halves[:, 0::2] + halves[:, 1::2]
    total -= 2 * 0xFFFF
    field: np.ndarray = total.astype(np.float32)
    field *= np.float32(np.sqrt(3.0) / 65536.0)
    return field


def wrapped_noise(seed: int, level: int, rect: Rect, bounds: Rect, wrap: Wrap) -> np.ndarray:
    """A rectangle of a field that goes on beyond the sides that wrap: float32 (h, w).

    Args:
        rect: may lie across the seams.
        bounds: of the field, from (0, 0) on.
    """
    if rect.clipped(bounds) == rect:
        return noise_field(seed, level, rect.height, rect.width, rect.top, rect.left)
    field = np.empty((rect.height, rect.width), np.float32)
    for place, part in wrap.pieces(rect, bounds):
        field[place.slices] = noise_field(seed, level, part.height, part.width, part.top, part.left)
    return field
