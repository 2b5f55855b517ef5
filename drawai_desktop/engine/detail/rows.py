"""Rows of a level that are made from the top down, used a little later, and forgotten.

A network of convolutions needs of each level only the few rows round the ones that it works on.
So every level has a buffer of some rows that moves down the picture: memory does not depend on
the picture's height, and what a stage reads was written a moment ago and lies in the cache.
"""

import torch
from torch import Tensor


class Rows:
    """Some rows of a level, float32 (rows, width, channels), zeros above the first and below the
    last.

    Args:
        width: columns.
        channels: floats for each pixel.
        start: the first row of the level that will be made.
        stop: the row after the last.

    Attributes:
        end: the row after those that are there.
    """

    def __init__(self, width: int, channels: int, start: int, stop: int) -> None:
        self.width, self.channels = width, channels
        self.start, self.stop = start, stop
        self.end = start
        self._first = start - 1
        self._data = torch.zeros(1, width, channels)
        self._needed = start - 1

    def view(self, begin: int, end: int) -> Tensor:
        """The rows from ``begin`` on, up to ``end``, at most one below the last of the level."""
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
        return self._data[used : used + count]

    def forget(self, before: int) -> None:
        """Nobody will ask for rows above this one any more."""
        self._needed = max(self._needed, before)

    def _make_room(self, count: int) -> None:
        kept = self._data[self._needed - self._first : self.end - self._first]
        wanted = len(kept) + count
        if wanted > len(self._data):
            # More than that: so rows are moved rarely.
            data = torch.empty(wanted + count, self.width, self.channels)
        else:
            data, kept = self._data, kept.clone()
        data[: len(kept)].copy_(kept)
        self._data, self._first = data, self._needed
