"""The correction without the means of its squares, by rows; see ``networks/square_means.py``."""

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional as F

from drawai_desktop.engine.detail.convolutions import LastConvolution
from drawai_desktop.engine.detail.stages import Span, Stage, StageBefore
from drawai_desktop.engine.fast.packed import Scratch
from drawai_desktop.engine.networks.square_means import SIDE, curve

_COLOURS = 3


class CorrectionStage(Stage):
    """What the network adds to the bicubic enlargement: the last convolution.

    Args:
        before: the finest level.
        columns: which of it are wanted.
        span: the rows wanted, from the edge of a square on.
    """

    def __init__(
        self,
        convolution: LastConvolution,
        before: StageBefore,
        columns: slice,
        span: Span,
        check: Callable[[], None],
        scratch: Scratch,
    ) -> None:
        width = columns.stop - columns.start
        super().__init__(width, _COLOURS, span, check, SIDE)
        self._convolution, self._before, self._columns = convolution, before, columns
        self._scratch = scratch

    def _make(self, begin: int, end: int) -> None:
        self._before.need(end + 1)
        made = self._convolution.run(self._before.rows.wide(begin - 1, end + 1), self._scratch)
        self.rows.append(end - begin).copy_(made[:, self._columns])
        self._before.rows.forget(end - 1)


class Means:
    """Takes means away; both steps along an axis are products with small matrices."""

    def __init__(self) -> None:
        weights = curve().float()
        self._down = weights
        # Three squares beside each other -> the pixels of the middle one, colours in between.
        self._across = torch.einsum("pk,cd->kcpd", weights, torch.eye(_COLOURS)).reshape(
            3 * _COLOURS, SIDE * _COLOURS
        )

    def rows_without(self, before: Stage, begin: int, end: int) -> Tensor:
        """Rows of a stage without their squares' means: float32 (end - begin, w, 3).

        Args:
            begin: the first row of a square. Rows above the square before are forgotten.
        """
        rows = before.rows
        first, last = max(begin - SIDE, rows.start), min(_up(end) + SIDE, rows.stop)
        before.need(last)
        means = _square_means(rows.view(first, last))
        # At the level's edges the last square stands for the missing one.
        above = means[:1] if first == begin else means[:0]
        below = means[-1:] if last < _up(end) + SIDE else means[:0]
        surface = self._surface(torch.cat([above, means, below]))
        x = rows.view(begin, end)
        missing = surface.shape[1] * SIDE - x.shape[1]
        x = F.pad(x, (0, 0, 0, missing)) if missing else x
        flat = x.reshape(-1, SIDE * _COLOURS)
        taps = surface[: end - begin].reshape(len(flat), 3 * _COLOURS)
        result = torch.addmm(flat, taps, self._across, alpha=-1).view(x.shape)
        rows.forget(end - end % SIDE - SIDE)
        return result[:, : rows.width]

    def _surface(self, means: Tensor) -> Tensor:
        """float32 (n + 2, m, 3) -> (SIDE n, m, 3, 3): the means down the rows, each with its
        neighbours to the left and right."""
        around = torch.stack([means[:-2], means[1:-1], means[2:]]).flatten(2)
        down = torch.einsum("pk,kij->ipj", self._down, around).reshape(-1, *means.shape[1:])
        wide = torch.cat([down[:, :1], down, down[:, -1:]], 1)
        return torch.stack([wide[:, :-2], wide[:, 1:-1], wide[:, 2:]], 2)


def _square_means(x: Tensor) -> Tensor:
    """float32 (h, w, 3) -> (squares down, squares across, 3), cut-off squares included."""
    return F.avg_pool2d(x.permute(2, 0, 1)[None], SIDE, ceil_mode=True)[0].permute(1, 2, 0)


def _up(row: int) -> int:
    """The end of the square that ends there or later."""
    return -(-row // SIDE) * SIDE
