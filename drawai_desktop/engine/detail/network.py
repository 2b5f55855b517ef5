"""The detail network, folded and packed: any window of a picture at four times its size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.precision import Precision
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.detail.convolutions import (
    DoublingConvolution,
    Enlargement,
    LastConvolution,
    RowConvolution,
)
from drawai_desktop.engine.detail.kept_noise import KeptNoise
from drawai_desktop.engine.detail.means import CorrectionStage, Means
from drawai_desktop.engine.detail.stages import (
    HALF_ROWS,
    BlockStage,
    DoublingStage,
    FastBlock,
    FastModulation,
    HeadStage,
    SkipStage,
    Span,
    StageBefore,
)
from drawai_desktop.engine.detail.widened import widened
from drawai_desktop.engine.fast.packed import HALF, Scratch
from drawai_desktop.engine.networks.detail import SCALE, DetailNetwork
from drawai_desktop.engine.networks.square_means import SIDE
from drawai_desktop.errors import RenderError
from drawai_desktop.words import translator

tr = translator(__name__)

_USUAL_WIDTH = 256
"""Columns of a picture, for oneDNN's choice of its orders."""
_LAST_ROWS = 16
"""Rows of the output that are finished at once, in float32."""
_MIDDLE_REACH, _FINE_REACH = 3, 1
"""Columns of the picture that the two finer levels see beyond a window."""


@dataclass(frozen=True)
class Window:
    """What the network works on: a part of a picture, and of the label map at four times its size.

    Attributes:
        picture: uint8 (h, w, 3): the pixels of ``area``.
        classes: uint8 (4 h, 4 w): the network's classes there.
        area: which part of the picture it is.
        bounds: the whole picture, from (0, 0) on.
        wrap: its sides that are joined. There ``area`` goes on beyond it, as if the picture were
            laid beside itself, and so may what is wanted; that side is then a multiple of 2.
        seed: of the noise.
        step: 0 where the picture is the generator's, 1 where it is the network's own answer.
        strength: what the correction of the bicubic enlargement is multiplied with.
    """

    picture: np.ndarray
    classes: np.ndarray
    area: Rect
    bounds: Rect
    seed: int
    step: int = 0
    strength: float = 1.0
    wrap: Wrap = Wrap.NONE


class FastDetail:
    """The network in its quick form. Belongs to one thread.

    Args:
        plain: its weights.
        precision: ``exact`` is float32 throughout; ``fast`` has its rows in half precision, and
            only the first convolution, means and the bicubic enlargement in float32.

    Attributes:
        config: its shape.
        dtype: of the rows.
    """

    def __init__(self, plain: DetailNetwork, precision: Precision = Precision.EXACT) -> None:
        self.config = plain.config
        self.dtype = dtype = HALF if precision == Precision.FAST else torch.float32
        if dtype == HALF:
            plain = widened(plain)
        width = _USUAL_WIDTH
        self._head = RowConvolution(*_weights(plain.head), width)
        self._blocks = [FastBlock(b, width, dtype) for b in plain.blocks]  # type: ignore[arg-type]
        self._skip = FastModulation(plain.cm, dtype)
        self._up = (
            DoublingConvolution(*_weights(plain.up1), plain.n1.detach(), width, dtype),
            DoublingConvolution(*_weights(plain.up2), plain.n2.detach(), 2 * width, dtype),
        )
        self._middle = FastBlock(plain.b1, 2 * width, dtype)
        self._fine = FastBlock(plain.b2, 4 * width, dtype)
        self._last = LastConvolution(*_weights(plain.out), 4 * width, dtype)
        self._means = Means() if plain.config.keeps_means else None
        self._enlargement = Enlargement(width)
        self._scratch = Scratch()
        self._noise = KeptNoise()

    def area_for(self, wanted: Rect, bounds: Rect, wrap: Wrap = Wrap.NONE) -> Rect:
        """The part of a picture that a window of it needs."""
        reach = self.config.reach - self.config.means_reach
        return wrap.cut(self._squares(wanted, bounds, wrap).grown(reach), bounds)

    def release(self) -> None:
        """Gives working memory back."""
        self._scratch.release()
        self._noise.release()

    def render(
        self,
        window: Window,
        wanted: Rect,
        check: Callable[[], None] | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> np.ndarray:
        """The picture with detail: uint8 (4 h, 4 w, 3), rounded.

        Args:
            wanted: which part of the picture; ``window.area`` has at least :meth:`area_for` of it.
            check: called every few milliseconds; raises ``Cancelled`` to stop.
            progress: told the finished part, 0 to 1.
        Raises:
            RenderError: the network's answer is not a picture.
        """
        high = SCALE * wanted.height
        picture = np.empty((high, SCALE * wanted.width, 3), np.uint8)

        def write(begin: int, values: Tensor) -> None:
            picture[begin : begin + len(values)] = to_bytes(values)
            if progress is not None:
                progress((begin + len(values)) / high)

        self.values(window, wanted, write, check)
        return picture

    def values(
        self,
        window: Window,
        wanted: Rect,
        write: Callable[[int, Tensor], None],
        check: Callable[[], None] | None = None,
    ) -> None:
        """Gives the rows of the picture with detail from the top down; see :meth:`render`.

        Args:
            write: given a row of the window, and float32 (n, 4 w, 3) in grey levels from there on.
        """
        with torch.inference_mode():
            top = SCALE * wanted.top
            strength = 127.5 * window.strength
            for begin, correction in self._corrections(window, wanted, check or _nothing):
                end = begin + len(correction)
                base = self._base(window, wanted, begin // SCALE, end // SCALE)
                write(begin - top, base.add_(correction, alpha=strength))

    def _corrections(
        self, window: Window, wanted: Rect, check: Callable[[], None]
    ) -> Iterator[tuple[int, Tensor]]:
        """(row of the large picture, float32 (n, 4 w, 3) from there on): what the network adds to
        the bicubic enlargement, from the top down."""
        top, bottom = SCALE * wanted.top, SCALE * wanted.bottom
        squares = self._squares(wanted, window.bounds, window.wrap)
        fine, left = self._fine_level(window, squares, check)
        width = SCALE * squares.width
        span = Span(SCALE * squares.top, SCALE * squares.bottom)
        stage = CorrectionStage(
            self._last, fine, slice(left, left + width), span, check, self._scratch
        )
        before = SCALE * (wanted.left - squares.left)
        columns = slice(before, before + SCALE * wanted.width)
        step = HALF_ROWS if self.dtype == HALF else _LAST_ROWS
        for begin in range(top - top % SIDE, bottom, step):
            first, end = max(begin, top), min(begin + step, bottom)
            if self._means is None:
                stage.need(end)
                rows = stage.rows.view(first, end)
                stage.rows.forget(end)
            else:
                rows = self._means.rows_without(stage, begin, end)[first - begin :]
            yield first, rows[:, columns]

    def _squares(self, wanted: Rect, bounds: Rect, wrap: Wrap) -> Rect:
        """The part of a picture under the squares whose means a window of it needs."""
        if self._means is None:
            return wanted
        side = SIDE // SCALE
        whole = Rect(
            wanted.left // side, wanted.top // side,
            -(-wanted.right // side), -(-wanted.bottom // side),
        ).grown(1)  # fmt: skip
        return wrap.cut(Rect(*(side * edge for edge in whole)), bounds)

    def _fine_level(
        self, window: Window, wanted: Rect, check: Callable[[], None]
    ) -> tuple[StageBefore, int]:
        """(the level at four times the size, column of it where the wanted part begins)."""
        area, scratch = window.area, self._scratch
        spans = _Spans.of(wanted, area, len(self._blocks))
        # A converted copy: what is shown is read-only, which torch has no word for.
        x = torch.from_numpy(window.picture.astype(np.float32)).div_(127.5).sub_(1)
        labels = torch.from_numpy(window.classes.astype(np.int32))
        coarse, middle = labels[2::4, 2::4].contiguous(), labels[1::2, 1::2]

        head = HeadStage(self._head, x, area.top, spans.head, check, scratch, self.dtype)
        stage: StageBefore = head
        for block, pair in zip(self._blocks, spans.blocks, strict=True):
            stage = BlockStage(block, stage, coarse, area.top, pair, check, scratch)
        # Columns that no finer level needs are left behind.
        kept = _columns(wanted, _MIDDLE_REACH).clipped(area)
        columns = slice(kept.left - area.left, kept.right - area.left)
        again = HeadStage(self._head, x, area.top, spans.skip, check, scratch, self.dtype)
        stage = SkipStage(
            self._skip, stage, again, coarse, area.top, spans.skip, columns, check, scratch
        )
        whole = slice(0, kept.width)
        noise = self._noise_of(window, 0, kept)
        stage = DoublingStage(self._up[0], stage, noise, spans.middle, whole, check, scratch)
        left = 2 * (kept.left - area.left)
        classes = middle[:, left : left + 2 * kept.width].contiguous()
        stage = BlockStage(
            self._middle, stage, classes, 2 * area.top, spans.middle_block, check, scratch,
            is_ahead=True,
        )  # fmt: skip
        last = _columns(wanted, _FINE_REACH).clipped(area)
        columns = slice(2 * (last.left - kept.left), 2 * (last.right - kept.left))
        noise = self._noise_of(window, 1, last)
        stage = DoublingStage(self._up[1], stage, noise, spans.fine, columns, check, scratch)
        left = 4 * (last.left - area.left)
        classes = labels[:, left : left + 4 * last.width].contiguous()
        stage = BlockStage(
            self._fine, stage, classes, 4 * area.top, spans.fine_block, check, scratch
        )
        return stage, 4 * (wanted.left - last.left)

    def _noise_of(self, window: Window, level: int, columns: Rect) -> Callable[[int, int], Tensor]:
        """A level's noise by rows, for the columns of a part of the picture."""
        scale = 2 << level
        wide = slice(scale * columns.left, scale * columns.right)
        bounds = Rect(*(scale * side for side in window.bounds))
        return self._noise.rows(window.seed, window.step, level, wide, bounds, window.wrap)

    def _base(self, window: Window, wanted: Rect, begin: int, end: int) -> Tensor:
        """Rows of the bicubic enlargement, in grey levels: float32 (4 n, 4 w, 3)."""
        area = window.area
        around = Rect(wanted.left, begin, wanted.right, end).grown(2)
        inside = around.clipped(area)
        rows, columns = (
            slice(inside.top - area.top, inside.bottom - area.top),
            slice(inside.left - area.left, inside.right - area.left),
        )
        x = torch.from_numpy(window.picture[rows, columns].copy()).float().permute(2, 0, 1)[None]
        beyond = (
            inside.left - around.left,
            around.right - inside.right,
            inside.top - around.top,
            around.bottom - inside.bottom,
        )
        x = F.pad(x, beyond, mode="replicate")[0].permute(1, 2, 0).contiguous()
        return self._enlargement.run(x)


@dataclass(frozen=True)
class _Spans:
    """Which rows of each level a window needs, within its area, from the head to the finest."""

    head: Span
    blocks: list[tuple[Span, Span]]
    skip: Span
    middle: Span
    middle_block: tuple[Span, Span]
    fine: Span
    fine_block: tuple[Span, Span]

    @classmethod
    def of(cls, wanted: Rect, area: Rect, count: int) -> "_Spans":
        rows = Span(area.top, area.bottom)
        last = Span(wanted.top, wanted.bottom).times(SCALE).grown(1, rows.times(4))
        fine_block, needed = _block_spans(last, rows.times(4))
        # A doubling makes pairs of rows from the three rows round one.
        fine = needed.halved().times(2)
        fine_before = needed.halved().grown(1, rows.times(2))
        middle_block, needed = _block_spans(fine_before, rows.times(2))
        middle = needed.halved().times(2)
        skip = needed.halved().grown(1, rows)
        blocks, needed = [], skip
        for _ in range(count):
            pair, needed = _block_spans(needed, rows)
            blocks.append(pair)
        return cls(needed, blocks[::-1], skip, middle, middle_block, fine, fine_block)


def _block_spans(needed: Span, within: Span) -> tuple[tuple[Span, Span], Span]:
    """((rows of its hidden level, rows of its output), rows of its input) of a residual block."""
    hidden = needed.grown(1, within)
    return (hidden, needed), hidden.grown(1, within)


def _columns(wanted: Rect, margin: int) -> Rect:
    """The window as wide as a finer level needs it, and no matter how high."""
    return Rect(wanted.left - margin, wanted.top, wanted.right + margin, wanted.bottom)


def _weights(convolution: nn.Conv2d) -> tuple[Tensor, Tensor]:
    assert convolution.bias is not None
    return convolution.weight.detach(), convolution.bias.detach()


def _nothing() -> None:
    """No wish to cancel."""


def to_bytes(values: Tensor) -> np.ndarray:
    """Grey levels as uint8 of the same shape, rounded.

    Raises:
        RenderError: they hold values that are not numbers.
    """
    if not bool(torch.isfinite(values.sum())):
        raise RenderError(
            tr.later(
                "The detail came out empty: the network gave values that are not numbers. "
                "Nothing is lost; switch the detail off, or install its model again."
            )
        )
    array: np.ndarray = values.add_(0.5).clamp_(0, 255).to(torch.uint8).numpy()
    return array
