"""Label maps as people paint them: flat shapes, no specks."""

from collections.abc import Callable

import numpy as np

_WINDOW = 0.007
"""Side of the filter's window, as a part of the shorter side of the map: hair and specks of fewer
pixels go, and corners of the photograph's shapes stay."""
_TILE = 256


def without_specks(classes: np.ndarray, check: Callable[[], None] = lambda: None) -> np.ndarray:
    """The map without specks and frayed outlines: :func:`mode_filter`, tile by tile.

    Args:
        classes: uint8 (H, W).
        check: called before each row of tiles; may raise to stop.
    Returns:
        uint8 (H, W), of classes that the map had.
    """
    window = _odd(_WINDOW * min(classes.shape))
    half = window // 2
    around = np.pad(classes, half, mode="edge")
    result: np.ndarray = classes.copy()
    for top in range(0, classes.shape[0], _TILE):
        check()
        for left in range(0, classes.shape[1], _TILE):
            part = around[top : top + _TILE + 2 * half, left : left + _TILE + 2 * half]
            if (part != part[0, 0]).any():  # most tiles are of one class
                filtered = mode_filter(part, window)
                inner = filtered[half : filtered.shape[0] - half, half : filtered.shape[1] - half]
                result[top : top + _TILE, left : left + _TILE] = inner
    return result


def mode_filter(classes: np.ndarray, window: int) -> np.ndarray:
    """Each pixel's commonest class in the window round it; its own on a tie, else the lowest.

    Args:
        classes: uint8 (H, W).
        window: side of the square window, odd; outside the map the border's pixels go on.
    Returns:
        uint8 (H, W).
    """
    assert window % 2 == 1, window
    best = np.zeros(classes.shape, np.int32)
    result = np.zeros(classes.shape, np.uint8)
    for label in np.flatnonzero(np.bincount(classes.ravel())):
        mask = classes == label
        votes = 2 * _box_sum(mask, window) + mask  # the pixel's own label wins a tie
        better = votes > best
        best[better] = votes[better]
        result[better] = label
    return result


def _box_sum(mask: np.ndarray, window: int) -> np.ndarray:
    """int32 (H, W): how many pixels of the mask are in the window round each."""
    half = window // 2
    padded = np.pad(mask, half, mode="edge").astype(np.int32)
    for axis in (0, 1):
        sums = np.cumsum(padded, axis, dtype=np.int32)
        first = np.zeros_like(sums.take([0], axis))
        sums = np.concatenate([first, sums], axis)
        length = sums.shape[axis]
        late = sums.take(range(window, length), axis)
        padded = late - sums.take(range(length - window), axis)
    return padded


def _odd(side: float) -> int:
    return max(3, 2 * round((side - 1) / 2) + 1)
