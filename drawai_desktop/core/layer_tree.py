"""Layers of another program's picture, whatever its format: which pixels of each are painted, and
which of them are seen.

The rules: a pixel of a layer is painted where its alpha, times all masks and opacities round it, is
at least a half. The uppermost painted one decides; nothing is blended. What is hidden is not read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from drawai_desktop.core.layer_colours import LayerColours

_HALF = 0.5 - 1e-6
"""Opacities are rounded, and multiplied."""


class Operation(Enum):
    """What a layer does with those below it in its group."""

    PAINT = auto()
    ATOP = auto()
    """It paints on what is painted there."""
    ERASE = auto()
    """What is painted there is unpainted again."""
    NONE = auto()
    """Something else, which makes no labels: other blend modes, adjustments, text."""


@dataclass(frozen=True, eq=False)
class Shown:
    """How much of what lies in a group is let through.

    Attributes:
        opacity: 0 to 1, of all groups.
        mask: float32 (H, W) of the canvas, 0 to 1, of all masks; None for none.
    """

    opacity: float = 1.0
    mask: np.ndarray | None = None

    def times(self, opacity: float, mask: np.ndarray | None = None) -> "Shown":
        """With another group, layer or mask inside."""
        both = mask if self.mask is None else self.mask if mask is None else self.mask * mask
        return Shown(self.opacity * opacity, both)


@dataclass(frozen=True, eq=False)
class PaintedLayer:
    """A layer.

    Attributes:
        painted: bool (h, w), what is painted of it, cut at the canvas.
        x: the left column of that on the canvas.
        y: its upper row.
        colours: of it; None for a layer whose pixels were not read, or hold no labels.
        is_clipped: it stays on the next lower layer that is not.
        is_locked: of no weight here, but kept.
    """

    name: str
    painted: np.ndarray
    x: int = 0
    y: int = 0
    colours: LayerColours | None = None
    operation: Operation = Operation.PAINT
    is_hidden: bool = False
    is_clipped: bool = False
    is_locked: bool = False

    @property
    def place(self) -> tuple[slice, slice]:
        """Where it lies on the canvas."""
        height, width = self.painted.shape
        return slice(self.y, self.y + height), slice(self.x, self.x + width)


@dataclass(frozen=True, eq=False)
class LayerGroup:
    """Layers and groups together, the uppermost first."""

    name: str
    children: "tuple[PaintedLayer | LayerGroup, ...]"
    operation: Operation = Operation.PAINT
    is_hidden: bool = False
    is_clipped: bool = False


Item = PaintedLayer | LayerGroup


@dataclass(eq=False)
class Placed:
    """A layer, and what is left of it on the canvas: bool (H, W)."""

    layer: PaintedLayer
    where: np.ndarray


def painted_of(
    alpha: np.ndarray, x: int, y: int, canvas: tuple[int, int], shown: Shown
) -> tuple[np.ndarray, tuple[slice, slice], int, int]:
    """What is painted of a layer.

    Args:
        alpha: float or uint8 (h, w); 1 or 255 is opaque.
        x: of its left column on the canvas; may be below zero.
        canvas: (rows, columns).
    Returns:
        bool (h', w'), cut at the canvas; which part of the layer that is; and where it begins on
        the canvas, x and y.
    """
    height, width = alpha.shape
    top, left = max(0, y), max(0, x)
    bottom, right = max(top, min(canvas[0], y + height)), max(left, min(canvas[1], x + width))
    part = slice(top - y, bottom - y), slice(left - x, right - x)
    full = 255.0 if alpha.dtype == np.uint8 else 1.0
    if shown.mask is not None:
        let = alpha[part] * (shown.mask[top:bottom, left:right] * np.float32(shown.opacity / full))
        return let >= _HALF, part, left, top
    if shown.opacity <= 0:
        return np.zeros((bottom - top, right - left), bool), part, left, top
    return alpha[part] >= full * _HALF / shown.opacity, part, left, top


def on_canvas(
    values: np.ndarray, x: int, y: int, canvas: tuple[int, int], outside: float
) -> np.ndarray:
    """A mask float32 (h, w) laid on the canvas; ``outside`` is its value elsewhere."""
    whole = np.full(canvas, outside, np.float32)
    top, left = max(0, y), max(0, x)
    bottom, right = min(canvas[0], y + values.shape[0]), min(canvas[1], x + values.shape[1])
    if top < bottom and left < right:
        whole[top:bottom, left:right] = values[top - y : bottom - y, left - x : right - x]
    return whole


def placed(
    children: Sequence[Item], canvas: tuple[int, int], reads: Callable[[PaintedLayer], bool]
) -> list[Placed]:
    """The layers that are seen, the lowest first, each with what is left of it.

    Args:
        children: the uppermost first.
        canvas: (rows, columns).
        reads: whether a layer counts; others are passed over, but still carry what is clipped.
    """
    below: list[Placed] = []
    base = np.zeros(canvas, bool)
    for item in reversed(children):
        covered, inner = _alone(item, canvas, reads)
        if item.is_clipped:
            covered &= base
        else:
            base = covered
        if item.operation is Operation.ERASE:
            for one in below:
                one.where &= ~covered
        elif item.operation is not Operation.NONE:
            if item.operation is Operation.ATOP:
                covered = covered & _union(below, canvas)
            for one in inner:
                one.where &= covered
            below += inner
    return below


def _alone(
    item: Item, canvas: tuple[int, int], reads: Callable[[PaintedLayer], bool]
) -> tuple[np.ndarray, list[Placed]]:
    """(what an item covers, bool (H, W); its layers that count), with nothing round it."""
    covered = np.zeros(canvas, bool)
    if item.is_hidden:
        return covered, []
    if isinstance(item, LayerGroup):
        inner = placed(item.children, canvas, reads)
        return _union(inner, canvas), inner
    covered[item.place] = item.painted
    return covered, [Placed(item, covered.copy())] if reads(item) else []


def _union(layers: Sequence[Placed], canvas: tuple[int, int]) -> np.ndarray:
    covered = np.zeros(canvas, bool)
    for one in layers:
        covered |= one.where
    return covered


def layers_in(children: Sequence[Item]) -> list[PaintedLayer]:
    """All layers that are not hidden and may hold labels, the uppermost first."""
    found: list[PaintedLayer] = []
    for item in children:
        if item.is_hidden or item.operation is Operation.NONE:
            continue
        if isinstance(item, LayerGroup):
            found += layers_in(item.children)
        elif item.operation is not Operation.ERASE:
            found.append(item)
    return found
