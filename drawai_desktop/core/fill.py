"""Flood fill: the connected pixels of one label. Exact, since ids need no tolerance."""

import numpy as np

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.wrapping import Wrap


def flood_fill(ids: np.ndarray, x: int, y: int, wrap: Wrap = Wrap.NONE) -> tuple[np.ndarray, Rect]:
    """The 4-connected pixels that have the label at (x, y).

    The label's pixels are cut into horizontal runs; runs of neighbouring rows that share a column
    are joined. All of it is array arithmetic, so a 4096 px map takes well under a second.

    Args:
        ids: uint8 (H, W).
        wrap: sides that are joined: pixels are neighbours across them.
    Returns:
        bool mask (h, w) of the rectangle that holds the fill, and the rectangle.
    """
    height, width = ids.shape
    inside = np.zeros((height, width + 2), np.int8)
    inside[:, 1:-1] = ids == ids[y, x]
    step = np.diff(inside, axis=1).ravel()  # (H * (W + 1)): +1 where a run starts, -1 after its end
    starts, ends = np.flatnonzero(step == 1), np.flatnonzero(step == -1)
    stride = width + 1
    # Keys grow row by row, so a run's neighbours below lie between two binary searches.
    low = np.searchsorted(ends, starts + stride, side="right")
    high = np.searchsorted(starts, ends + stride, side="left")
    count = np.maximum(high - low, 0)
    upper = np.repeat(np.arange(starts.size), count)
    offset = np.arange(upper.size) - np.repeat(np.cumsum(count) - count, count)
    lower = np.repeat(low, count) + offset
    beyond = _across_seams(inside[:, 1:-1], starts, stride, wrap)
    upper, lower = np.concatenate([upper, beyond[0]]), np.concatenate([lower, beyond[1]])
    component = joined(starts.size, upper, lower)
    seed = int(np.searchsorted(starts, y * stride + x, side="right")) - 1
    chosen = component == component[seed]
    return _mask_of(starts[chosen], ends[chosen], stride)


def _across_seams(
    inside: np.ndarray, starts: np.ndarray, stride: int, wrap: Wrap
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of runs that are neighbours across joined sides.

    Args:
        inside: (H, W), which pixels are in a run.
        starts: the keys of the runs' first pixels: row * stride + column.
    """
    height, width = inside.shape
    pixels = np.zeros((2, 0), np.int64)
    if wrap.across:
        rows = np.flatnonzero(inside[:, 0] & inside[:, -1])
        pixels = np.stack([rows * stride, rows * stride + width - 1])
    if wrap.down:
        columns = np.flatnonzero(inside[0] & inside[-1])
        down = np.stack([columns, (height - 1) * stride + columns])
        pixels = np.concatenate([pixels, down], 1)
    first, second = np.searchsorted(starts, pixels, side="right") - 1
    return first, second


def joined(count: int, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Component numbers of a graph's nodes: hook to the smaller neighbour, then jump pointers.

    Args:
        a, b: int (n,), the nodes at the ends of each edge.
    Returns:
        int (count,): the smallest node of each one's component.
    """
    parent = np.arange(count)
    while a.size:
        root_a, root_b = parent[a], parent[b]
        differ = root_a != root_b
        a, b, root_a, root_b = a[differ], b[differ], root_a[differ], root_b[differ]
        if a.size == 0:
            break
        np.minimum.at(parent, np.maximum(root_a, root_b), np.minimum(root_a, root_b))
        while True:
            jumped = parent[parent]
            if np.array_equal(jumped, parent):
                break
            parent = jumped
    return parent


def _mask_of(starts: np.ndarray, ends: np.ndarray, stride: int) -> tuple[np.ndarray, Rect]:
    rows, left, right = starts // stride, starts % stride, ends % stride
    rect = Rect(int(left.min()), int(rows.min()), int(right.max()), int(rows.max()) + 1)
    edges = np.zeros((rect.height, rect.width + 1), np.int8)
    np.add.at(edges, (rows - rect.top, left - rect.left), 1)
    np.add.at(edges, (rows - rect.top, right - rect.left), -1)
    return np.cumsum(edges, axis=1, dtype=np.int8)[:, :-1].astype(bool), rect
