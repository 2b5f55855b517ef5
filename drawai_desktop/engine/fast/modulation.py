"""Scales and offsets for the pixels of a level, and their application to stripes.

The rows (A | B) of all patterns of a level lie in one table per normalisation; a pixel's row is
found by its pattern id. For NVIDIA's networks the row of a pattern is

    bias + sum over the k * k positions p of  W_p h(hidden id at p),

computed as one product of all distinct h with all W_p, and a sum of k * k gathered rows: there are
far fewer distinct h than patterns, and far fewer patterns than pixels. Rows are computed when a
pattern first appears, and kept.

Where a map is so busy that the table would be larger than the level is worth, the level is done by
plain convolution instead: h by gathered sums of table rows (never a one-hot map), then gamma and
beta in one convolution, stripe by stripe.
"""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.lib.stride_tricks import sliding_window_view
from torch import Tensor
from torch.nn import functional as F

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.fast.convolution import Convolution, LevelSize
from drawai_desktop.engine.fast.folded import FoldedConvolutionSpade, FoldedSpade, FoldedTableSpade
from drawai_desktop.engine.fast.packed import PackedConvolution, Scratch
from drawai_desktop.engine.fast.patterns import LevelPatterns, window
from drawai_desktop.engine.fast.planes import Copies, clear_outside
from drawai_desktop.engine.fast.tiles import TileConvolution
from drawai_desktop.engine.fast.ways import convolution

TABLE_BYTES = 32 << 20
"""Rows that one level may keep, all its normalisations together, beyond what a frame needs."""
_CHUNK = 4096
"""Patterns whose rows are computed at once."""


@dataclass
class LevelMap:
    """One level of one picture's label map.

    Attributes:
        codes: int32 (H, W); see :mod:`~drawai_desktop.engine.fast.folded`.
        index: int32 (H, W), the pattern ids; None where the level is too busy for them.
        generation: of the ids.
        wrap: sides of the level that are joined.
    """

    codes: np.ndarray
    index: Tensor | None
    generation: int
    wrap: Wrap = Wrap.NONE

    @property
    def bounds(self) -> Rect:
        return Rect(0, 0, self.codes.shape[1], self.codes.shape[0])

    def index_of(self, rect: Rect) -> Tensor:
        """The pattern ids of a rectangle's pixels, one after the other: int32 (n,)."""
        assert self.index is not None
        if rect.clipped(self.bounds) == rect:
            return self.index[rect.slices].reshape(-1)
        return torch.from_numpy(self.wrap.part(self.index.numpy(), rect)).reshape(-1)


class Level:
    """What the normalisations at one size of the picture share: the patterns seen."""

    def __init__(self, kernel: int, is_table: bool) -> None:
        self.patterns = LevelPatterns(kernel)
        self.is_table = is_table
        self.row_bytes = 0
        """Of all the level's normalisations together; added up when they are made."""

    @property
    def _most(self) -> int:
        return max(64, TABLE_BYTES // self.row_bytes)

    def map_of(self, codes: np.ndarray, wrap: Wrap = Wrap.NONE) -> LevelMap:
        """The level's label map, with pattern ids where that pays.

        Args:
            codes: int32 (H, W).
            wrap: sides of the level that are joined.
        """
        if self.is_table:
            return LevelMap(codes, torch.from_numpy(codes), 0, wrap)
        patterns = self.patterns
        # With the reserved id. Counted before, since the search takes forty times as long.
        if 1 + patterns.count_of(codes, wrap) > max(self._most, codes.size // 4):
            patterns.clear()
            return LevelMap(codes, None, patterns.generation, wrap)
        whole = Rect(0, 0, codes.shape[1], codes.shape[0])
        ids = patterns.index(codes, whole, wrap)
        if patterns.patterns.count > self._most:  # much of it may be of earlier pictures
            patterns.clear()
            ids = patterns.index(codes, whole, wrap)
        return LevelMap(codes, torch.from_numpy(ids), patterns.generation, wrap)

    def updated(self, old: LevelMap, codes: np.ndarray, changed: Rect) -> LevelMap:
        """:meth:`map_of` for a map that differs from an older one in a rectangle only, which may
        lie across seams.

        The older one's ids are overwritten.
        """
        wrap = old.wrap
        stale = old.generation != self.patterns.generation
        if self.is_table or stale or old.index is None:
            return self.map_of(codes, wrap)
        # A code reaches hidden ids, and these reach pattern ids, half a window away each.
        rect = wrap.clipped(changed.grown(2 * (self.patterns.kernel // 2)), old.bounds)
        ids = self.patterns.index(codes, rect, wrap)
        if self.patterns.patterns.count > max(self._most, codes.size // 4):
            return self.map_of(codes, wrap)
        for place, part in wrap.pieces(rect, old.bounds):
            old.index[part.slices] = torch.from_numpy(ids[place.slices])
        return LevelMap(codes, old.index, old.generation, wrap)


@dataclass(frozen=True)
class Statistics:
    """Of one picture's channels, for instance normalisation: float32 (C,) each."""

    mean: Tensor
    scale: Tensor


class Modulation:
    """One normalisation: rows (A | B), (2 C,) each, for any pixels of a level.

    Args:
        dtype: of the rows.

    Attributes:
        channels: C.
    """

    def __init__(
        self,
        folded: FoldedSpade,
        level: Level,
        size: LevelSize,
        dtype: torch.dtype = torch.float32,
    ) -> None:
        self.dtype = dtype
        self.channels = folded.channels
        self._folded = folded
        self._level = level
        self._size = size
        self._style: Tensor | None = None  # of the table's rows, where they depend on it
        self._forget_rows()
        self._generation = -1
        self._busy: Convolution | PackedConvolution | None = None
        level.row_bytes += 2 * self.channels * dtype.itemsize

    def prepare(self, level_map: LevelMap, style: Tensor | None, scratch: Scratch) -> None:
        """Makes the table hold every row that the map needs."""
        if isinstance(self._folded, FoldedTableSpade):
            assert style is not None
            if self._style is not None and torch.equal(self._style, style):
                return
            self._style = style.clone()
            self._table = self._folded.rows(style).to(self.dtype)
            if self.dtype != torch.float32:
                self._table = self._table.view(-1, 2, self.channels).transpose(0, 1).contiguous()
            return
        if level_map.index is None:  # the rows are of patterns that are forgotten
            self._forget_rows()
            return
        if level_map.generation != self._generation:
            self._generation, self._filled = level_map.generation, 1
        patterns = self._level.patterns.patterns
        if self._filled == patterns.count:
            return
        if patterns.count > self._table.shape[-2]:
            larger = self._empty_table(patterns.count + patterns.count // 4 + 64)
            larger[..., : self._filled, :] = self._table[..., : self._filled, :]
            self._table = larger
        for begin in range(self._filled, patterns.count, _CHUNK):
            end = min(begin + _CHUNK, patterns.count)
            rows = self._table[..., begin:end, :]
            if rows.dim() == 3:
                rows = rows.transpose(0, 1)
            self._compute(patterns.windows[begin:end], rows, scratch)
        self._filled = patterns.count

    def _compute(self, windows: np.ndarray, rows: Tensor, scratch: Scratch) -> None:
        """Rows (N, 2 C), or in half precision (N, 2, C), of the patterns whose hidden ids are
        ``windows`` (N, k * k)."""
        folded = self._folded
        assert isinstance(folded, FoldedConvolutionSpade)
        ids, inverse = np.unique(windows, return_inverse=True)
        hidden = self._sums(self._level.patterns.hidden.windows[ids]).relu_()
        hidden[torch.from_numpy(ids == 0)] = 0.0  # outside
        places = torch.from_numpy(inverse.reshape(windows.shape))
        folded.rows.compute(hidden, places, rows, scratch)

    def _sums(self, windows: np.ndarray) -> Tensor:
        """What h is the rectified form of, float32 (N, 128), of windows of codes (N, k * k)."""
        folded = self._folded
        assert isinstance(folded, FoldedConvolutionSpade)
        positions = windows.shape[1]
        codes = folded.shared.shape[0] // positions
        index = torch.from_numpy(windows + np.arange(positions, dtype=np.int32) * codes)
        return F.embedding_bag(index, folded.shared, mode="sum")

    def apply(
        self,
        level_map: LevelMap,
        rect: Rect,
        statistics: Statistics | None,
        given: Copies,
        out: Tensor,
        scratch: Scratch,
    ) -> None:
        """Writes x A + B of the pixels of a rectangle inside the level, or across its seams.

        Args:
            given: x, as :func:`~drawai_desktop.engine.fast.planes.copies` gives it.
            out: (h, w, C).
        """
        if level_map.index is None:
            convolution = self._busy_convolution()
            hidden = self._hidden_plane(level_map, rect, convolution, scratch)
            if isinstance(convolution, TileConvolution) and len(given) == 1:
                x = given[0][1]
                for part in convolution.parts(hidden, scratch):
                    a, b = torch.split(part.made, self.channels, dim=4)
                    self._normalise(a, b, statistics)
                    torch.addcmul(b, part.of(x), a, out=part.of(out))
                return
            rows = self._convolved(hidden, rect, convolution, scratch)
            a, b = torch.split(rows, self.channels, dim=2)
        else:
            shape = (rect.height, rect.width, 2 * self.channels)
            a, b = self._looked_up(level_map.index_of(rect), shape, scratch)
        self._normalise(a, b, statistics)
        for place, x in given:
            torch.addcmul(b[place], x, a[place], out=out[place])

    def _normalise(self, a: Tensor, b: Tensor, statistics: Statistics | None) -> None:
        """Brings a picture's own statistics into A and B (..., C)."""
        if statistics is None:
            return
        if self.dtype == torch.float32:
            a.mul_(statistics.scale)
            b.addcmul_(a, statistics.mean, value=-1)
        else:  # rounded once, at the end
            scaled = a * statistics.scale
            b.copy_(b - scaled * statistics.mean)
            a.copy_(scaled)

    def _looked_up(
        self, index: Tensor, shape: tuple[int, int, int], scratch: Scratch
    ) -> tuple[Tensor, Tensor]:
        """Rows of the table: in one array, or, where inner loops over few channels would be slow
        (half precision), in two, as they are kept."""
        if self.dtype == torch.float32:
            rows = scratch.get("modulation", *shape)
            torch.index_select(self._table, 0, index, out=rows.view(-1, shape[2]))
            a, b = torch.split(rows, self.channels, dim=2)
            return a, b
        both = scratch.get("modulation", 2, *shape[:2], self.channels, dtype=self.dtype)
        for half, part in zip(both, self._table, strict=True):
            torch.index_select(part, 0, index, out=half.view(-1, self.channels))
        return both[0], both[1]

    def _busy_convolution(self) -> Convolution | PackedConvolution:
        """From the hidden layer to A and B, for busy maps."""
        if self._busy is None:
            folded = self._folded
            assert isinstance(folded, FoldedConvolutionSpade)
            weight, bias = folded.weight(), folded.bias
            if folded.config.kernel == 3:
                self._busy = convolution(weight, bias, self._size, self.dtype)
            else:
                width = self._size.width
                self._busy = PackedConvolution(weight, bias, 16, width, dtype=self.dtype)
        return self._busy

    def _hidden_plane(
        self,
        level_map: LevelMap,
        rect: Rect,
        convolution: Convolution | PackedConvolution,
        scratch: Scratch,
    ) -> Tensor:
        """h of a rectangle with the rim that the convolution reads, at least; zero outside."""
        folded = self._folded
        assert isinstance(folded, FoldedConvolutionSpade)
        k = folded.config.kernel
        tile = 1  # those two take any size
        if not isinstance(convolution, (PackedConvolution, TileConvolution)):
            tile = convolution.tile
        high, wide = -(-rect.height // tile) * tile, -(-rect.width // tile) * tile
        wanted = Rect(rect.left, rect.top, rect.left + wide, rect.top + high).grown(k // 2)
        inside = level_map.wrap.cut(wanted, level_map.bounds)
        codes = window(level_map.codes, inside.grown(k // 2), level_map.wrap)
        windows = sliding_window_view(codes, (k, k)).reshape(-1, k * k)
        shape = (wanted.height, wanted.width, folded.shared.shape[1])
        hidden = scratch.get("hidden", *shape, dtype=self.dtype)
        clear_outside(hidden, wanted, inside)
        target = hidden[
            inside.top - wanted.top : inside.bottom - wanted.top,
            inside.left - wanted.left : inside.right - wanted.left,
        ]
        target.copy_(self._sums(windows).view(target.shape))
        target.relu_()
        return hidden

    def _convolved(
        self,
        hidden: Tensor,
        rect: Rect,
        convolution: Convolution | PackedConvolution,
        scratch: Scratch,
    ) -> Tensor:
        """A and B side by side, (h, w, 2 C), of :meth:`_hidden_plane`."""
        if isinstance(convolution, PackedConvolution):
            return convolution(hidden)
        high, wide = hidden.shape[0] - 2, hidden.shape[1] - 2
        rows = scratch.get("modulation", high, wide, 2 * self.channels, dtype=self.dtype)
        convolution.run(hidden, rows, False, scratch)
        return rows[: rect.height, : rect.width]

    @property
    def nbytes(self) -> int:
        return self._table.nbytes

    def release(self) -> None:
        """Forgets the rows, and what busy maps needed."""
        self._forget_rows()
        self._busy = None

    def _forget_rows(self) -> None:
        self._table, self._filled = self._empty_table(1), 1
        self._style = None

    def _empty_table(self, count: int) -> Tensor:
        """(count, 2 C): A beside B. In half precision (2, count, C): the As, then the Bs."""
        if self.dtype == torch.float32:
            return torch.zeros(count, 2 * self.channels)
        return torch.zeros(2, count, self.channels, dtype=self.dtype)
