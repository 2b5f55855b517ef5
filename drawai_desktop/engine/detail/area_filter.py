"""Pictures shrunk by area: each new pixel is the mean of what it covers, parts of pixels included.

Every pixel of the small picture depends on its own part of the large one alone, so a window of it
is computed from a window of the large one, and equals that part of the whole.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

_BAND = 64
"""Rows of the smaller picture that are made at once."""


@dataclass(frozen=True)
class Cover:
    """What some pixels of a smaller size cover, along one axis.

    Attributes:
        first: the first pixel of the larger size that they cover.
        last: the one after the last.
    """

    first: int
    last: int
    _begin: int
    _end: int
    _size_in: int
    _size_out: int

    @classmethod
    def of(cls, begin: int, end: int, size_in: int, size_out: int) -> "Cover":
        """Of the pixels from ``begin`` on, up to ``end``; ``size_out`` is at most ``size_in``."""
        first, last = begin * size_in // size_out, -(-end * size_in // size_out)
        return cls(first, last, begin, end, size_in, size_out)

    @property
    def count(self) -> int:
        return self._end - self._begin

    @property
    def is_same(self) -> bool:
        """Whether nothing is shrunk."""
        return self._size_in == self._size_out

    def part(self, begin: int, end: int) -> "Cover":
        """Of some of these pixels, counted from the first."""
        return Cover.of(self._begin + begin, self._begin + end, self._size_in, self._size_out)

    def shrink(self, x: Tensor) -> Tensor:
        """The means down the rows.

        Args:
            x: float32 (last - first, ...).
        Returns:
            float32 (end - begin, ...).
        """
        if self.is_same:
            return x
        # In parts of 1 / size_out of a large pixel, so that all is whole numbers.
        step = self._size_in
        starts = np.arange(self._begin, self._end, dtype=np.int64) * step
        pixels = starts // self._size_out
        result: Tensor | None = None
        shape = (-1, *([1] * (x.dim() - 1)))
        for tap in range(-(-step // self._size_out) + 1):
            here = pixels + tap
            low = np.maximum(starts, here * self._size_out)
            high = np.minimum(starts + step, (here + 1) * self._size_out)
            weight = torch.from_numpy((np.maximum(high - low, 0) / step).astype(np.float32))
            at = np.minimum(here - self.first, len(x) - 1)
            part = x.index_select(0, torch.from_numpy(at)).mul_(weight.view(shape))
            result = part if result is None else result.add_(part)
        assert result is not None
        return result


def shrink(picture: np.ndarray, down: Cover, across: Cover) -> np.ndarray:
    """A picture at a smaller size.

    Args:
        picture: uint8 (down.last - down.first, across.last - across.first, 3).
    Returns:
        uint8 (h, w, 3), rounded.
    """
    if down.is_same and across.is_same:
        return picture
    x = torch.from_numpy(np.ascontiguousarray(picture))
    result = np.empty((down.count, across.count, 3), np.uint8)
    # In bands, since bytes become floats on the way.
    for begin in range(0, down.count, _BAND):
        band = down.part(begin, min(begin + _BAND, down.count))
        rows = x[band.first - down.first : band.last - down.first].float()
        means = across.shrink(band.shrink(rows).transpose(0, 1).contiguous()).transpose(0, 1)
        result[begin : begin + _BAND] = means.add_(0.5).clamp_(0, 255).to(torch.uint8).numpy()
    return result
