"""Distinct neighbourhoods of a label map, found once and remembered.

SPADE's gamma and beta at a pixel depend on the label map in a (2k - 1) x (2k - 1) window only: the
hidden layer h = relu(conv(one-hot)) reads k x k pixels, and gamma and beta read k x k of h. So

    hidden id(p)  = which k x k window of (label, edge) codes surrounds p,
    pattern id(p) = which k x k window of hidden ids surrounds p,

and everything SPADE computes at p is a function of its pattern id. Both steps are the same search.
A pixel outside the picture has code 0, and hidden id 0, as zero padding wants it: the hidden layer
is zero out there, and not what the convolution would make of an empty window.

Windows of one single code (most of a painted map) are told apart by comparisons alone. The others
are hashed to 64 bits, sorted, and looked up among those of earlier pictures; every one of them is
then compared with the window that its id stands for, so the result is exact.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.wrapping import Wrap


class WindowTable:
    """Ids, from 1 on, of the k x k windows seen so far.

    Attributes:
        count: ids given out, including the reserved 0.
    """

    def __init__(self, kernel: int) -> None:
        self.kernel = kernel
        self._generator = np.random.RandomState(kernel)
        self.clear()

    def clear(self) -> None:
        """Forgets all windows."""
        size = self.kernel**2
        # Odd factors drawn anew: windows that collided once will not do so again.
        draws = self._generator.randint(0, 1 << 62, size, dtype=np.int64).astype(np.uint64)
        self._factors = draws * np.uint64(2) + np.uint64(1)
        self._windows = np.zeros((64, size), np.int32)
        self._hashes = np.zeros(0, np.uint64)  # sorted
        self._ids = np.zeros(0, np.int32)  # of the sorted hashes
        self.count = 1

    @property
    def windows(self) -> np.ndarray:
        """int32 (count, k * k): the window of each id; row 0 is empty."""
        return self._windows[: self.count]

    def ids(self, padded: np.ndarray) -> np.ndarray:
        """The id of the window round each pixel; new windows get new ids, in reading order.

        Args:
            padded: int32 (H + k - 1, W + k - 1), from 0 on.
        Returns:
            int32 (H, W).
        """
        around = self.kernel // 2
        height, width = padded.shape[0] - 2 * around, padded.shape[1] - 2 * around
        values = padded[around : around + height, around : around + width]
        flat = self._flat(padded, height, width)
        present = np.flatnonzero(np.bincount(values[flat]))
        constant = np.repeat(present.astype(np.int32)[:, None], self.kernel**2, axis=1)
        lookup = np.zeros(int(values.max()) + 1, np.int32)
        lookup[present] = self._find(constant)
        result: np.ndarray = lookup[values]
        rows, columns = np.nonzero(~flat)
        if len(rows):
            views = sliding_window_view(padded, (self.kernel, self.kernel))
            result[rows, columns] = self._find(views[rows, columns].reshape(len(rows), -1))
        return result

    def _flat(self, padded: np.ndarray, height: int, width: int) -> np.ndarray:
        """bool (H, W): whether all of a window has one value."""
        k = self.kernel
        across = np.ones((padded.shape[0], width), bool)
        for j in range(1, k):
            across &= padded[:, j : j + width] == padded[:, j - 1 : j - 1 + width]
        flat: np.ndarray = across[:height].copy()
        for i in range(1, k):
            flat &= across[i : i + height]
            flat &= padded[i : i + height, :width] == padded[i - 1 : i - 1 + height, :width]
        return flat

    def _find(self, windows: np.ndarray) -> np.ndarray:
        """Ids of windows (N, k * k), adding those not seen before."""
        hashes = (windows.astype(np.uint64) * self._factors).sum(axis=1, dtype=np.uint64)
        distinct, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
        ids = np.zeros(len(distinct), np.int32)
        place = np.searchsorted(self._hashes, distinct)
        known = place < len(self._hashes)
        known[known] = self._hashes[place[known]] == distinct[known]
        ids[known] = self._ids[place[known]]
        new = np.flatnonzero(~known)
        if len(new):
            new = new[np.argsort(first[new])]  # neighbours in the picture get close ids
            ids[new] = np.arange(self.count, self.count + len(new), dtype=np.int32)
            self._append(windows[first[new]], distinct[new], ids[new])
        result: np.ndarray = ids[inverse.reshape(-1)]
        if not np.array_equal(self._windows[result], windows):
            return self._find_slowly(windows)
        return result

    def _append(self, windows: np.ndarray, hashes: np.ndarray, ids: np.ndarray) -> None:
        end = self.count + len(windows)
        if end > len(self._windows):
            larger = np.zeros((max(end, 2 * len(self._windows)), self.kernel**2), np.int32)
            larger[: self.count] = self.windows
            self._windows = larger
        self._windows[self.count : end] = windows
        self.count = end
        hashes = np.concatenate([self._hashes, hashes])
        order = np.argsort(hashes, kind="stable")
        self._hashes = hashes[order]
        self._ids = np.concatenate([self._ids, ids])[order]

    def _find_slowly(self, windows: np.ndarray) -> np.ndarray:
        """Two windows have one hash: compare whole windows, and give the colliding ones ids of
        their own, which later pictures will not find again. Of no weight: 1 in 10^10."""
        distinct, inverse = np.unique(windows, axis=0, return_inverse=True)
        ids = np.arange(self.count, self.count + len(distinct), dtype=np.int32)
        self._append(distinct, np.zeros(0, np.uint64), np.zeros(0, np.int32))
        result: np.ndarray = ids[inverse.reshape(-1)]
        return result


class LevelPatterns:
    """The pattern ids of one level of the pyramid, kept between pictures.

    Attributes:
        hidden: windows of codes. patterns: windows of hidden ids.
        generation: counts how often everything was forgotten; ids of different generations have
            nothing to do with each other.
    """

    def __init__(self, kernel: int) -> None:
        self.kernel = kernel
        self.hidden = WindowTable(kernel)
        self.patterns = WindowTable(kernel)
        self.generation = 0
        draws = np.random.RandomState(kernel).randint(0, 1 << 62, (2, 2 * kernel - 1))
        self._factors = draws.astype(np.uint64) * np.uint64(2) + np.uint64(1)

    def index(self, codes: np.ndarray, rect: Rect, wrap: Wrap = Wrap.NONE) -> np.ndarray:
        """The pattern ids of a rectangle of the level.

        Args:
            codes: int32 (H, W) of the whole level, from 1 on.
            rect: may lie across seams.
            wrap: sides at which windows read on at the other side.
        Returns:
            int32 (rect.height, rect.width).
        """
        around = self.kernel // 2
        wider = rect.grown(around)
        bounds = Rect(0, 0, codes.shape[1], codes.shape[0])
        hidden = self.hidden.ids(window(codes, wider.grown(around), wrap))
        inside = wrap.cut(wider, bounds)
        if inside != wider:  # outside the picture the hidden layer is zero, whatever is near
            part = hidden[
                inside.top - wider.top : inside.bottom - wider.top,
                inside.left - wider.left : inside.right - wider.left,
            ]
            left, top = wider.left - inside.left, wider.top - inside.top
            hidden = window(part, Rect(left, top, left + wider.width, top + wider.height))
        return self.patterns.ids(hidden)

    def count_of(self, codes: np.ndarray, wrap: Wrap = Wrap.NONE) -> int:
        """How many patterns a map has, without giving them ids: a small part of the search.

        A pattern is a (2k - 1) x (2k - 1) window of codes. Those are told apart by a hash alone, so
        the number may be too small (1 in 10^10), and never too large.

        Args:
            codes: int32 (H, W) of the whole level, from 1 on.
            wrap: see :meth:`index`.
        """
        around = len(self._factors[0]) // 2
        height, width = codes.shape
        whole = Rect(0, 0, width, height)
        padded = window(codes, whole.grown(around), wrap).astype(np.uint64)
        down, across = self._factors
        columns = np.zeros((height, width + 2 * around), np.uint64)
        for i, factor in enumerate(down):
            columns += factor * padded[i : i + height]
        hashes = np.zeros((height, width), np.uint64)
        for j, factor in enumerate(across):
            hashes += factor * columns[:, j : j + width]
        ordered = np.sort(hashes, axis=None)
        return 1 + int(np.count_nonzero(ordered[1:] != ordered[:-1]))

    def clear(self) -> None:
        self.hidden.clear()
        self.patterns.clear()
        self.generation += 1


def window(array: np.ndarray, rect: Rect, wrap: Wrap = Wrap.NONE) -> np.ndarray:
    """A rectangle of an array (H, W), zero outside."""
    height, width = array.shape
    inside = wrap.cut(rect, Rect(0, 0, width, height))
    if inside == rect:
        return wrap.part(array, rect)
    result = np.zeros((rect.height, rect.width), array.dtype)
    result[
        inside.top - rect.top : inside.bottom - rect.top,
        inside.left - rect.left : inside.right - rect.left,
    ] = wrap.part(array, inside)
    return result
