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
from drawai_desktop.core.wrapping import Wrap

_BLOCK = 32
"""Side of a block of the grid, in pixels."""
_AT_ONCE = 1 << 20
"""Floats of weights for one label in the blocks that are looked at together."""
_BLOCKS_AT_ONCE = 128
"""Blocks that are weighed together: what belongs to them stays in the cache."""


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
        wrap: sides that are joined: outlines are smooth across them, and windows may lie there.
    """

    def __init__(self, labels: np.ndarray, height: int, width: int, wrap: Wrap = Wrap.NONE) -> None:
        self._labels, self._wrap = labels, wrap
        self.height, self.width = height, width

    def whole(self) -> np.ndarray:
        """uint8 (height, width)."""
        return self.window(Rect(0, 0, self.width, self.height))

    def window(self, rect: Rect) -> np.ndarray:
        """uint8 (rect.height, rect.width): a part of the grid."""
        if self._labels.shape == (self.height, self.width):
            return self._wrap.part(self._labels, rect)
        rows = range(rect.top // _BLOCK, -(-rect.bottom // _BLOCK))
        columns = range(rect.left // _BLOCK, -(-rect.right // _BLOCK))
        down = _axis(self._labels.shape[0], self.height, rows, self._wrap.down)
        across = _axis(self._labels.shape[1], self.width, columns, self._wrap.across)
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
                    across.weights[torch.from_numpy(column)].transpose(1, 2),
                )
        return result


def _heaviest(near: np.ndarray, down: Tensor, across: Tensor) -> np.ndarray:
    """The label with the most weight: uint8 (n, _BLOCK, _BLOCK).

    Only labels that a block holds are weighed there: of all blocks the first one, then the second
    one of those that have two, and so on.

    Args:
        near: uint8 (n, high, wide): labels near each block.
        down: float32 (n, _BLOCK, high).
        across: float32 (n, wide, _BLOCK).
    """
    held, counts = _held_labels(near)
    # Blocks with many labels first, so that those that still have one are always the first ones.
    order = np.argsort(-counts, kind="stable")
    ids = np.empty((len(near), _BLOCK * _BLOCK), np.uint8)
    for first in range(0, len(near), _BLOCKS_AT_ONCE):
        some = order[first : first + _BLOCKS_AT_ONCE]
        places = torch.from_numpy(some)
        winner = _heaviest_held(
            torch.from_numpy(near[some]), down[places], across[places], held[some], counts[some]
        )
        ids[some] = np.take_along_axis(held[some], winner.reshape(len(some), -1), 1)
    return ids.reshape(-1, _BLOCK, _BLOCK)


def _held_labels(near: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of each block: (uint8 (n, most), its labels, the smallest first; int64 (n,), how many)."""
    blocks = np.arange(len(near))
    there = np.zeros((len(near), 256), bool)
    there[blocks[:, None], near.reshape(len(near), -1)] = True
    counts = there.sum(1)
    held = np.zeros((len(near), counts.max()), np.uint8)
    block, label = np.nonzero(there)
    held[block, np.arange(len(block)) - np.repeat(np.cumsum(counts) - counts, counts)] = label
    return held, counts


def _heaviest_held(
    near: Tensor, down: Tensor, across: Tensor, held: np.ndarray, counts: np.ndarray
) -> np.ndarray:
    """Which of its labels is the heaviest one, by number: int64 (n, _BLOCK, _BLOCK)."""
    most = torch.bmm(torch.bmm(down, _where(near, held[:, 0])), across)
    winner = np.zeros(most.shape, np.uint8)
    for number in range(1, int(counts[0])):
        count = int((counts > number).sum())
        mask = _where(near[:count], held[:count, number])
        weighed = torch.bmm(torch.bmm(down[:count], mask), across[:count])
        heavier = (weighed > most[:count]).numpy().view(np.uint8)
        torch.maximum(weighed, most[:count], out=most[:count])
        # Numbers only grow, so the largest is the newest: quicker than to choose by a mask.
        np.maximum(winner[:count], heavier * np.uint8(number), out=winner[:count])
    return winner.astype(np.int64)


def _where(near: Tensor, labels: np.ndarray) -> Tensor:
    """1 where a block has its label: float32."""
    return (near == torch.from_numpy(labels)[:, None, None]).float()


def _axis(size_in: int, size_out: int, blocks: range, wraps: bool) -> _Axis:
    """The weights of some blocks along one axis; see the module."""
    places = np.arange(blocks.start * _BLOCK, blocks.stop * _BLOCK)
    if size_in == size_out:
        firsts, heavy = places, np.ones((len(places), 1))
    else:
        one = _smooth if size_out > size_in else _covered
        firsts, heavy = one(
            places if wraps else np.minimum(places, size_out - 1), size_in, size_out
        )
    taps = heavy.shape[1]
    starts, lasts = firsts[::_BLOCK], firsts[_BLOCK - 1 :: _BLOCK]
    near = int((lasts - starts).max()) + taps
    weights = np.zeros((len(places), near), np.float32)
    columns = (firsts - starts.repeat(_BLOCK))[:, None] + np.arange(taps)
    np.put_along_axis(weights, columns, heavy.astype(np.float32), 1)
    pixels = starts[:, None] + np.arange(near)
    pixels = pixels % size_in if wraps else np.clip(pixels, 0, size_in - 1)
    return _Axis(pixels, torch.from_numpy(weights.reshape(-1, _BLOCK, near)))


def _smooth(places: np.ndarray, size_in: int, size_out: int) -> tuple[np.ndarray, np.ndarray]:
    """Of enlarged pixels: a mean of three, then a cubic (a = -0.75).

    Returns:
        (int64 (n,): the first pixel that each weighs, float64 (n, taps): how much it weighs that
        one and those after it).
    """
    middles = (places + 0.5) * size_in / size_out - 0.5
    firsts = np.floor(middles).astype(np.int64)
    part, a = middles - firsts, -0.75
    far, near = np.stack((1 + part, 2 - part)), np.stack((part, 1 - part))
    outer = a * (far**3 - 5 * far**2 + 8 * far - 4)
    inner = (a + 2) * near**3 - (a + 3) * near**2 + 1
    thirds = np.stack((outer[0], inner[0], inner[1], outer[1]), 1) / 3
    weights = np.zeros((len(places), 6))
    for shift in range(3):
        weights[:, shift : shift + 4] += thirds
    return firsts - 2, weights


def _covered(places: np.ndarray, size_in: int, size_out: int) -> tuple[np.ndarray, np.ndarray]:
    """Of shrunk pixels: how much of each pixel they cover; see :func:`_smooth`."""
    begin = places.astype(np.int64) * size_in  # in parts of 1 / size_out
    firsts = begin // size_out
    pixels = firsts[:, None] + np.arange(-(-size_in // size_out) + 1)
    last = np.minimum((begin + size_in)[:, None], (pixels + 1) * size_out)
    first = np.maximum(begin[:, None], pixels * size_out)
    return firsts, np.maximum(last - first, 0).astype(np.float64)
