"""The parts of the detail network, each making its rows from those of the part before.

A stage is asked for rows and asks the one before for the few more that it needs. What it has made
it keeps as long as the next one may ask. So one loop over the last rows drives the whole network,
and all that is between is a strip that moves down the picture.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from drawai_desktop.engine.detail.convolutions import (
    DoublingConvolution,
    RowConvolution,
)
from drawai_desktop.engine.detail.rows import Rows, clear_margins
from drawai_desktop.engine.fast.packed import HALF, Scratch
from drawai_desktop.engine.networks.detail import LEAK, DetailBlock, LabelModulation

STRIPE_BYTES = 2_400_000
"""Rows that are made at once: more fall out of the cache, fewer make too many small calls."""
HALF_ROWS = 64
"""In half precision they are a multiple of it: calls take less time there for the same."""


@dataclass(frozen=True)
class Span:
    """Rows of a level: ``start`` to ``stop``."""

    start: int
    stop: int

    def grown(self, margin: int, within: "Span") -> "Span":
        """Larger on both sides, within another span."""
        return Span(max(self.start - margin, within.start), min(self.stop + margin, within.stop))

    def times(self, factor: int) -> "Span":
        return Span(self.start * factor, self.stop * factor)

    def halved(self) -> "Span":
        """The rows whose doubles cover it."""
        return Span(self.start // 2, -(-self.stop // 2))


class StageBefore(Protocol):
    """What a stage reads: the stage before it, as far as it needs to know it."""

    @property
    def rows(self) -> Rows: ...

    def need(self, end: int) -> None:
        """Makes the rows up to ``end``."""
        ...


class FastModulation:
    """Scale and offset of each pixel by its label."""

    def __init__(self, plain: LabelModulation, dtype: torch.dtype = torch.float32) -> None:
        scale, offset = plain.table.detach().chunk(2, dim=1)
        self._scale = (1 + scale).to(dtype).contiguous()
        self._offset = offset.to(dtype).contiguous()

    def run(self, x: Tensor, classes: Tensor, out: Tensor, scratch: Scratch) -> None:
        """``out = x (1 + g) + b``.

        Args:
            x: (n, w, C) of the tables' type.
            classes: int32 (n, w).
            out: (n, w, C).
        """
        flat = classes.reshape(-1)
        scale = scratch.get("scale", *x.shape, dtype=x.dtype)
        torch.index_select(self._scale, 0, flat, out=scale.view(-1, x.shape[2]))
        offset = scratch.get("offset", *x.shape, dtype=x.dtype)
        torch.index_select(self._offset, 0, flat, out=offset.view(-1, x.shape[2]))
        torch.addcmul(offset, x, scale, out=out)


class FastBlock:
    """A residual block's weights, prepared."""

    def __init__(self, plain: DetailBlock, width: int, dtype: torch.dtype = torch.float32) -> None:
        self.modulation = FastModulation(plain.m0, dtype)
        weights = plain.c0.weight.detach(), plain.c1.weight.detach()
        self.first = RowConvolution(weights[0], _bias(plain.c0), width, LEAK, dtype)
        self.second = RowConvolution(weights[1], _bias(plain.c1), width, None, dtype)


class Stage:
    """Base: rows that are made on demand, some at a time.

    Args:
        width: columns.
        channels: of the rows.
        span: the rows that will be made; both ends multiples of ``multiple`` or the level's edge.
        check: called before each stripe; raises ``Cancelled`` to stop.
        is_ahead: makes a full stripe whenever it is asked for more than it has. The last stage of
            a level does, since the finer level asks for few rows at once; the others make what
            they are asked for, so that they need not keep rows for long.
        dtype: of the rows.
    """

    def __init__(
        self,
        width: int,
        channels: int,
        span: Span,
        check: Callable[[], None],
        multiple: int = 1,
        is_ahead: bool = False,
        dtype: torch.dtype = torch.float32,
    ) -> None:
        self.rows = Rows(width, channels, span.start, span.stop, dtype)
        self._most = max(1, STRIPE_BYTES // (4 * width * channels * multiple)) * multiple
        if dtype == HALF:
            self._most = -(-self._most // HALF_ROWS) * HALF_ROWS
        self._check, self._multiple = check, multiple
        self._least = self._most if is_ahead else multiple

    def need(self, end: int) -> None:
        rows = self.rows
        end = min(end, rows.stop)
        while rows.end < end:
            self._check()
            wanted = -(-(end - rows.end) // self._multiple) * self._multiple
            count = min(max(wanted, self._least), 4 * self._most)
            self._make(rows.end, min(rows.end + count, rows.stop))

    def _make(self, begin: int, end: int) -> None:
        raise NotImplementedError


class HeadStage(Stage):
    """The first convolution.

    Args:
        picture: float32 (h, w, 3) in [-1, 1]: rows from ``top`` on, of the columns wanted.
        dtype: of the rows; the convolution is float32.
    """

    def __init__(
        self,
        convolution: RowConvolution,
        picture: Tensor,
        top: int,
        span: Span,
        check: Callable[[], None],
        scratch: Scratch,
        dtype: torch.dtype = torch.float32,
    ) -> None:
        super().__init__(picture.shape[1], convolution.channels_out, span, check, dtype=dtype)
        self._convolution, self._picture, self._top = convolution, picture, top
        self._scratch = scratch

    def _make(self, begin: int, end: int) -> None:
        self._write(begin, end, self.rows.append(end - begin))

    def part(self, begin: int, end: int) -> Tensor:
        """The rows, made afresh: (n, w, C), valid until asked for again."""
        rows = self.rows
        shape = (end - begin, rows.width, rows.channels)
        out = self._scratch.get("head", *shape, dtype=rows.dtype)
        self._write(begin, end, out)
        return out

    def _write(self, begin: int, end: int, out: Tensor) -> None:
        first, last = begin - 1 - self._top, end + 1 - self._top
        part = self._picture[max(0, first) : last]
        missing = last - len(self._picture)
        if first < 0 or missing > 0:
            part = torch.nn.functional.pad(part, (0, 0, 0, 0, max(0, -first), max(0, missing)))
        self._convolution.run(part, out, self._scratch)


class _Hidden(Stage):
    """What lies between a block's two convolutions: it reads the block's input by itself, since a
    ring of the two would keep every row of the network alive until the collector comes."""

    def __init__(
        self,
        block: FastBlock,
        before: StageBefore,
        classes: Tensor,
        top: int,
        span: Span,
        check: Callable[[], None],
        scratch: Scratch,
    ) -> None:
        rows = before.rows
        super().__init__(rows.width, rows.channels, span, check, dtype=rows.dtype)
        self._block, self._before, self._scratch = block, before, scratch
        self._classes, self._top = classes, top

    def _make(self, begin: int, end: int) -> None:
        x = self._modulated(begin - 1, end + 1)
        self._block.first.run(x, self.rows.append(end - begin), self._scratch)

    def _modulated(self, begin: int, end: int) -> Tensor:
        """Input of the first convolution: rows of the stage before, labelled, and zeros; with
        margins."""
        before, rows = self._before, self._before.rows
        before.need(end)
        first, last = max(begin, rows.start), min(end, rows.stop)
        margin = rows.margin
        shape = (end - begin, rows.width + 2 * margin, rows.channels)
        out = self._scratch.get("modulated", *shape, dtype=rows.dtype)
        out[: first - begin].zero_()
        out[last - begin :].zero_()
        clear_margins(out, margin)
        self._block.modulation.run(
            rows.view(first, last),
            self._classes[first - self._top : last - self._top],
            out[first - begin : last - begin, margin : margin + rows.width],
            self._scratch,
        )
        return out


class BlockStage(Stage):
    """A residual block.

    Args:
        before: its input.
        classes: int32 (h, w): labels of the level's rows from ``top`` on.
    """

    def __init__(
        self,
        block: FastBlock,
        before: StageBefore,
        classes: Tensor,
        top: int,
        spans: tuple[Span, Span],
        check: Callable[[], None],
        scratch: Scratch,
        is_ahead: bool = False,
    ) -> None:
        rows = before.rows
        super().__init__(
            rows.width, rows.channels, spans[1], check, is_ahead=is_ahead, dtype=rows.dtype
        )
        self._second, self._before, self._scratch = block.second, before, scratch
        self._hidden = _Hidden(block, before, classes, top, spans[0], check, scratch)

    def _make(self, begin: int, end: int) -> None:
        hidden, before = self._hidden, self._before
        hidden.need(end + 1)
        before.need(end)
        x, added = hidden.rows.wide(begin - 1, end + 1), before.rows.view(begin, end)
        self._second.run(x, self.rows.append(end - begin), self._scratch, added)
        hidden.rows.forget(end - 1)
        before.rows.forget(min(end, hidden.rows.end - 1))


class SkipStage(Stage):
    """Adds the modulated head to what the blocks made, and keeps the columns still wanted."""

    def __init__(
        self,
        modulation: FastModulation,
        before: StageBefore,
        head: HeadStage,
        classes: Tensor,
        top: int,
        span: Span,
        columns: slice,
        check: Callable[[], None],
        scratch: Scratch,
    ) -> None:
        width = columns.stop - columns.start
        rows = before.rows
        super().__init__(width, rows.channels, span, check, is_ahead=True, dtype=rows.dtype)
        self._modulation, self._before, self._head = modulation, before, head
        self._classes, self._top = classes, top
        self._columns, self._scratch = columns, scratch

    def _make(self, begin: int, end: int) -> None:
        self._before.need(end)
        first = self._head.part(begin, end)
        classes = self._classes[begin - self._top : end - self._top]
        modulated = self._scratch.get("modulated", *first.shape, dtype=first.dtype)
        self._modulation.run(first, classes, modulated, self._scratch)
        x = self._before.rows.view(begin, end)
        out = self.rows.append(end - begin)
        torch.add(x[:, self._columns], modulated[:, self._columns], out=out)
        self._before.rows.forget(end)


class DoublingStage(Stage):
    """Twice the size, with noise.

    Args:
        noise: (begin, end) -> float32 (end - begin, width) for rows of the larger level.
        columns: which of the stage before are still wanted.
    """

    def __init__(
        self,
        convolution: DoublingConvolution,
        before: StageBefore,
        noise: Callable[[int, int], Tensor],
        span: Span,
        columns: slice,
        check: Callable[[], None],
        scratch: Scratch,
    ) -> None:
        width = 2 * (columns.stop - columns.start)
        channels, dtype = convolution.channels_out, convolution.dtype
        super().__init__(width, channels, span, check, 2, dtype=dtype)
        self._convolution, self._before, self._noise = convolution, before, noise
        self._columns, self._scratch = columns, scratch

    def _make(self, begin: int, end: int) -> None:
        before = self._before
        before.need(end // 2 + 1)
        noise = self._noise(begin, end)
        rows, columns = slice(begin, end), self._columns
        self._convolution.run(before.rows, rows, columns, noise, self.rows, self._scratch)
        before.rows.forget(end // 2 - 1)


def _bias(convolution: torch.nn.Conv2d) -> Tensor:
    assert convolution.bias is not None
    return convolution.bias.detach()
