"""Label maps on the output's grid: enlarged with smooth outlines, or shrunk by majority.

Each axis has its weights. Where the grid is finer than the map: the mean of three pixels, then a
cubic through it, so that an outline painted in steps becomes a smooth one. Where it is coarser: how
much of each pixel of the map lies under the grid's pixel. Every label is weighed so by itself, and
the heaviest one wins: no ids are ever blended.

That is done in blocks of the grid, and only in those with more than one label near by; the others
are filled. Blocks lie where they lie in the whole grid, so a window equals that part of the whole.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from drawai_desktop.core.geometry import Rect

_BLOCK = 32
"""Side of a block of the grid, in pixels."""
_AT_ONCE = 1 << 20
"""Floats of weights for one label in the blocks that are computed together."""


@dataclass(frozen=True)
class _Axis:
    """How the grid's pixels of some blocks weigh the map's, along one axis.

    Attributes:
        pixels: int64 (blocks, near): the map's pixels near each block.
        weights: float32 (blocks, _BLOCK, near).
    """

    pixels: np.ndarray
    weights: Tensor


class LabelGrid:
    """A label map brought to the size of a grid, a window at a time.

    Args:
        labels: uint8 (h, w), any ids.
        height: rows of the grid.
        width: its columns.
    """

    def __init__(self, labels: np.ndarray, height: int, width: int) -> None:
        self._labels = labels
        self.height, self.width = height, width

    def whole(self) -> np.ndarray:
        """uint8 (height, width)."""
        return self.window(Rect(0, 0, self.width, self.height))

    def window(self, rect: Rect) -> np.ndarray:
        """uint8 (rect.height, rect.width): a part of the grid."""
        if self._labels.shape == (self.height, self.width):
            return self._labels[rect.slices]
        rows = range(rect.top // _BLOCK, -(-rect.bottom // _BLOCK))
        columns = range(rect.left // _BLOCK, -(-rect.right // _BLOCK))
        down = _axis(self._labels.shape[0], self.height, rows)
        across = _axis(self._labels.shape[1], self.width, columns)
        blocks = self._blocks(down, across)
        grid = blocks.transpose(0, 2, 1, 3).reshape(len(rows) * _BLOCK, len(columns) * _BLOCK)
        top, left = rect.top - rows.start * _BLOCK, rect.left - columns.start * _BLOCK
        return np.ascontiguousarray(grid[top : top + rect.height, left : left + rect.width])

    def _blocks(self, down: _Axis, across: _Axis) -> np.ndarray:
        """uint8 (block rows, block columns, _BLOCK, _BLOCK)."""
        high, wide = down.pixels.shape[1], across.pixels.shape[1]
        count = len(across.pixels)
        result = np.empty((len(down.pixels), count, _BLOCK, _BLOCK), np.uint8)
        step = max(1, _AT_ONCE // (count * (_BLOCK * _BLOCK + high * wide)))
        for first in range(0, len(down.pixels), step):
            rows = down.pixels[first : first + step]
            near = self._labels[rows[:, None, :, None], across.pixels[None, :, None, :]]
            least = near.min(axis=(2, 3))
            result[first : first + step] = least[..., None, None]
            row, column = np.nonzero(near.max(axis=(2, 3)) != least)
            if len(row):
                result[first + row, column] = _heaviest(
                    near[row, column],
                    down.weights[torch.from_numpy(first + row)],
                    across.weights[torch.from_numpy(column)],
                )
        return result


def _heaviest(near: np.ndarray, down: Tensor, across: Tensor) -> np.ndarray:
    """The label with the most weight: uint8 (n, _BLOCK, _BLOCK).

    Args:
        near: uint8 (n, high, wide): labels near each block.
        down: float32 (n, _BLOCK, high).
        across: float32 (n, _BLOCK, wide).
    """
    labels = torch.from_numpy(near)
    across = across.transpose(1, 2)
    most = torch.full((len(near), _BLOCK, _BLOCK), -torch.inf)
    best = torch.zeros((len(near), _BLOCK, _BLOCK), dtype=torch.uint8)
    for label in np.flatnonzero(np.bincount(near.ravel(), minlength=256)):
        mask = labels == int(label)
        holding = mask.flatten(1).any(1).nonzero()[:, 0]
        weighed = torch.bmm(torch.bmm(down[holding], mask[holding].float()), across[holding])
        known = most[holding]
        heavier = weighed > known
        most[holding] = torch.maximum(weighed, known)
        best[holding] = torch.where(heavier, int(label), best[holding])
    result: np.ndarray = best.numpy()
    return result


def _axis(size_in: int, size_out: int, blocks: range) -> _Axis:
    """The weights of some blocks along one axis; see the module."""
    if size_in == size_out:
        lists = [([i], [1.0]) for i in range(blocks.start * _BLOCK, blocks.stop * _BLOCK)]
    else:
        one = _smooth if size_out > size_in else _covered
        lists = [
            one(min(i, size_out - 1), size_in, size_out)
            for i in range(blocks.start * _BLOCK, blocks.stop * _BLOCK)
        ]
    firsts = [min(lists[b * _BLOCK][0]) for b in range(len(blocks))]
    lasts = [max(lists[(b + 1) * _BLOCK - 1][0]) for b in range(len(blocks))]
    near = max(last - first for first, last in zip(firsts, lasts, strict=True)) + 1
    weights = np.zeros((len(blocks), _BLOCK, near), np.float32)
    for number, (pixels, heavy) in enumerate(lists):
        block, place = divmod(number, _BLOCK)
        weights[block, place, np.array(pixels) - firsts[block]] = heavy
    near_ones = np.array(firsts, np.int64)[:, None] + np.arange(near)
    return _Axis(np.clip(near_ones, 0, size_in - 1), torch.from_numpy(weights))


def _smooth(i: int, size_in: int, size_out: int) -> tuple[list[int], list[float]]:
    """(pixels, weights) of an enlarged pixel: a mean of three, then a cubic (a = -0.75)."""
    place = (i + 0.5) * size_in / size_out - 0.5
    first = int(np.floor(place))
    part, a = place - first, -0.75
    cubic = []
    for x in (1 + part, part, 1 - part, 2 - part):
        if x <= 1:
            cubic.append((a + 2) * x**3 - (a + 3) * x**2 + 1)
        else:
            cubic.append(a * (x**3 - 5 * x**2 + 8 * x - 4))
    weights = np.convolve(cubic, [1 / 3, 1 / 3, 1 / 3])
    return list(range(first - 2, first + 4)), weights.tolist()


def _covered(i: int, size_in: int, size_out: int) -> tuple[list[int], list[float]]:
    """(pixels, weights) of a shrunk pixel: how much of each it covers."""
    begin, end = i * size_in, (i + 1) * size_in  # in parts of 1 / size_out
    pixels = list(range(begin // size_out, -(-end // size_out)))
    return pixels, [float(min(end, (p + 1) * size_out) - max(begin, p * size_out)) for p in pixels]
