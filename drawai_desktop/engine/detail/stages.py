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
from drawai_desktop.engine.detail.rows import Rows
from drawai_desktop.engine.fast.packed import Scratch
from drawai_desktop.engine.networks.detail import LEAK, DetailBlock, LabelModulation

STRIPE_BYTES = 2_400_000
"""Rows that are made at once: more fall out of the cache, fewer make too many small calls."""


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

    def __init__(self, plain: LabelModulation) -> None:
        scale, offset = plain.table.detach().chunk(2, dim=1)
        self._scale, self._offset = (1 + scale).contiguous(), offset.contiguous()

    def run(self, x: Tensor, classes: Tensor, out: Tensor, scratch: Scratch) -> None:
        """``out = x (1 + g) + b``.

        Args:
            x: float32 (n, w, C).
            classes: int32 (n, w).
            out: float32 (n, w, C).
        """
        flat = classes.reshape(-1)
        scale = scratch.get("scale", *x.shape)
        torch.index_select(self._scale, 0, flat, out=scale.view(-1, x.shape[2]))
        offset = scratch.get("offset", *x.shape)
        torch.index_select(self._offset, 0, flat, out=offset.view(-1, x.shape[2]))
        torch.addcmul(offset, x, scale, out=out)


class FastBlock:
    """A residual block's weights, prepared."""

    def __init__(self, plain: DetailBlock, width: int) -> None:
        self.modulation = FastModulation(plain.m0)
        self.first = RowConvolution(plain.c0.weight.detach(), _bias(plain.c0), width, LEAK)
        self.second = RowConvolution(plain.c1.weight.detach(), _bias(plain.c1), width)


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
    """

    def __init__(
        self,
        width: int,
        channels: int,
        span: Span,
        check: Callable[[], None],
        multiple: int = 1,
        is_ahead: bool = False,
    ) -> None:
        self.rows = Rows(width, channels, span.start, span.stop)
        self._check, self._multiple = check, multiple
        self._most = max(1, STRIPE_BYTES // (4 * width * channels * multiple)) * multiple
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
    """

    def __init__(
        self,
        convolution: RowConvolution,
        picture: Tensor,
        top: int,
        span: Span,
        check: Callable[[], None],
    ) -> None:
        super().__init__(picture.shape[1], convolution.channels_out, span, check)
        self._convolution, self._picture, self._top = convolution, picture, top

    def _make(self, begin: int, end: int) -> None:
        self.rows.append(end - begin).copy_(self.part(begin, end))

    def part(self, begin: int, end: int) -> Tensor:
        """The rows, made afresh: float32 (n, w, C)."""
        first, last = begin - 1 - self._top, end + 1 - self._top
        part = self._picture[max(0, first) : last]
        missing = last - len(self._picture)
        if first < 0 or missing > 0:
            part = torch.nn.functional.pad(part, (0, 0, 0, 0, max(0, -first), max(0, missing)))
        return self._convolution.run(part)


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
        super().__init__(before.rows.width, before.rows.channels, span, check)
        self._block, self._before, self._scratch = block, before, scratch
        self._classes, self._top = classes, top

    def _make(self, begin: int, end: int) -> None:
        y = self._block.first.run(self._modulated(begin - 1, end + 1))
        self.rows.append(end - begin).copy_(y)

    def _modulated(self, begin: int, end: int) -> Tensor:
        """Input of the first convolution: rows of the stage before, labelled, and zeros."""
        before, rows = self._before, self._before.rows
        before.need(end)
        first, last = max(begin, rows.start), min(end, rows.stop)
        out = self._scratch.get("modulated", end - begin, rows.width, rows.channels)
        out[: first - begin].zero_()
        out[last - begin :].zero_()
        self._block.modulation.run(
            rows.view(first, last),
            self._classes[first - self._top : last - self._top],
            out[first - begin : last - begin],
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
        width, channels = before.rows.width, before.rows.channels
        super().__init__(width, channels, spans[1], check, is_ahead=is_ahead)
        self._second, self._before = block.second, before
        self._hidden = _Hidden(block, before, classes, top, spans[0], check, scratch)

    def _make(self, begin: int, end: int) -> None:
        hidden, before = self._hidden, self._before
        hidden.need(end + 1)
        before.need(end)
        x = hidden.rows.view(begin - 1, end + 1)
        y = self._second.run(x, before.rows.view(begin, end))
        self.rows.append(end - begin).copy_(y)
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
        super().__init__(width, before.rows.channels, span, check, is_ahead=True)
        self._modulation, self._before, self._head = modulation, before, head
        self._classes, self._top = classes, top
        self._columns, self._scratch = columns, scratch

    def _make(self, begin: int, end: int) -> None:
        self._before.need(end)
        first = self._head.part(begin, end)
        classes = self._classes[begin - self._top : end - self._top]
        modulated = self._scratch.get("modulated", *first.shape)
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
    ) -> None:
        width = 2 * (columns.stop - columns.start)
        super().__init__(width, convolution.channels_out, span, check, 2)
        self._convolution, self._before, self._noise = convolution, before, noise
        self._columns = columns

    def _make(self, begin: int, end: int) -> None:
        before = self._before
        before.need(end // 2 + 1)
        x = before.rows.view(begin // 2 - 1, end // 2 + 1)[:, self._columns].contiguous()
        self._convolution.run(x, self._noise(begin, end), self.rows.append(end - begin))
        before.rows.forget(end // 2 - 1)


def _bias(convolution: torch.nn.Conv2d) -> Tensor:
    assert convolution.bias is not None
    return convolution.bias.detach()
