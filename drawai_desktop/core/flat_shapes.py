"""Label maps as people paint them: flat shapes with smooth outlines, no specks."""

import numpy as np

_WINDOW = 0.028
"""Side of the first filter's window, as a part of the shorter side of the map: with the second
one of 0.7 of it, what the training set's label maps were smoothed with (7 and 5 of 256 px is
half of it; a photograph's map is rougher)."""
_LEAST_SHARE = 0.004
"""Classes that cover less of the map than this are given to their neighbours."""


def flattened(classes: np.ndarray) -> np.ndarray:
    """The map without specks and ragged outlines.

    Args:
        classes: uint8 (H, W).
    Returns:
        uint8 (H, W), of classes that the map had.
    """
    counts = np.bincount(classes.ravel(), minlength=256)
    kept = np.flatnonzero(counts >= _LEAST_SHARE * classes.size)
    side = _WINDOW * min(classes.shape)
    wide = mode_filter(classes, _odd(side), kept)
    return mode_filter(wide, _odd(0.7 * side), kept)


def mode_filter(classes: np.ndarray, window: int, allowed: np.ndarray | None = None) -> np.ndarray:
    """Each pixel's commonest class in the window round it; its own on a tie.

    Args:
        classes: uint8 (H, W).
        window: side of the square window, odd; outside the map the border's pixels go on.
        allowed: the classes that may be given; where none of them is in the window, the pixel
            gets the commonest of them in the whole map. None allows all.
    Returns:
        uint8 (H, W).
    """
    assert window % 2 == 1, window
    counts = np.bincount(classes.ravel(), minlength=256)
    every = np.flatnonzero(counts) if allowed is None else np.asarray(allowed)
    every = every[np.argsort(-counts[every], kind="stable")]  # the commonest wins where none is
    best = np.zeros(classes.shape, np.int32)
    result = np.full(classes.shape, every[0], np.uint8)
    for label in every:
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
