"""Rows of a level that are made from the top down, used a little later, and forgotten.

A network of convolutions needs of each level only the few rows round the ones that it works on.
So every level has a buffer of some rows that moves down the picture: memory does not depend on
the picture's height, and what a stage reads was written a moment ago and lies in the cache.
"""

import torch
from torch import Tensor

from drawai_desktop.engine.fast.packed import HALF


class Rows:
    """Some rows of a level, (rows, width, channels), zeros above the first and below the last.

    Args:
        width: columns.
        channels: numbers for each pixel.
        start: the first row of the level that will be made.
        stop: the row after the last.
        dtype: of the numbers. In half precision there is a column of zeros on both sides, too.

    Attributes:
        end: the row after those that are there.
    """

    def __init__(
        self,
        width: int,
        channels: int,
        start: int,
        stop: int,
        dtype: torch.dtype = torch.float32,
    ) -> None:
        self.width, self.channels, self.dtype = width, channels, dtype
        self.margin = margin_of(dtype)
        self.start, self.stop = start, stop
        self.end = start
        self._first = start - 1
        self._data = self._empty(1).zero_()
        self._needed = start - 1

    def view(self, begin: int, end: int) -> Tensor:
        """The rows from ``begin`` on, up to ``end``, at most one below the last of the level."""
        return self._inner(self.wide(begin, end))

    def wide(self, begin: int, end: int) -> Tensor:
        """The same with the margins, contiguous."""
        return self._data[begin - self._first : end - self._first]

    def append(self, count: int) -> Tensor:
        """The memory of the next rows, with any content, for the caller to write."""
        used = self.end - self._first
        if used + count + 1 > len(self._data):
            self._make_room(count + 1)
            used = self.end - self._first
        self.end += count
        if self.end == self.stop:
            self._data[used + count].zero_()
        return self._inner(self._data[used : used + count])

    def forget(self, before: int) -> None:
        """Nobody will ask for rows above this one any more."""
        self._needed = max(self._needed, before)

    def _make_room(self, count: int) -> None:
        kept = self._data[self._needed - self._first : self.end - self._first]
        wanted = len(kept) + count
        if wanted > len(self._data):
            # More than that: so rows are moved rarely.
            data = self._empty(wanted + count)
        else:
            data, kept = self._data, kept.clone()
        data[: len(kept)].copy_(kept)
        self._data, self._first = data, self._needed

    def _empty(self, count: int) -> Tensor:
        wide = self.width + 2 * self.margin
        data = torch.empty(count, wide, self.channels, dtype=self.dtype)
        clear_margins(data, self.margin)
        return data

    def _inner(self, data: Tensor) -> Tensor:
        return data[:, self.margin : self.margin + self.width]


def margin_of(dtype: torch.dtype) -> int:
    """Columns of zeros beside a level: in float32 oneDNN has them of itself."""
    return 1 if dtype == HALF else 0


def clear_margins(data: Tensor, margin: int) -> None:
    """Zeros in the first and last columns of an array (n, w, C)."""
    if margin:
        data[:, :margin].zero_()
        data[:, -margin:].zero_()
