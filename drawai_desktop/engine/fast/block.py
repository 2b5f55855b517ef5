"""A residual block, folded and packed, and how it runs in stripes.

A stripe is some rows of the modulated and rectified input in a padded buffer that stays in the
cache; it is convolved and written, and the two rows that the next stripe needs again are copied.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.fast.convolution import Convolution, LevelSize
from drawai_desktop.engine.fast.folded import fold_spade
from drawai_desktop.engine.fast.modulation import Level, LevelMap, Modulation, Statistics
from drawai_desktop.engine.fast.packed import HALF, HalfProduct, PackedProduct, Scratch
from drawai_desktop.engine.fast.planes import Copies, Plane, clear_outside, copies, there
from drawai_desktop.engine.fast.ways import Way, convolution
from drawai_desktop.engine.networks.config import BlockPlan, GeneratorConfig
from drawai_desktop.engine.networks.spade import EPSILON, LEAK, SpadeBlock

POINTWISE_BYTES = 2_400_000


@dataclass
class ConvInput:
    """What a convolution reads: a plane, maybe doubled, modulated and rectified on the way."""

    plane: Plane
    is_doubled: bool
    modulation: Modulation
    statistics: Statistics | None
    level_map: LevelMap
    is_rectified: bool = True
    repeats_edge: bool = False
    """Whether a convolution reads the nearest pixel where there is none, instead of zero."""

    @property
    def channels(self) -> int:
        return self.modulation.channels

    @property
    def dtype(self) -> torch.dtype:
        return self.modulation.dtype

    def fill(self, buffer: Tensor, rect: Rect, scratch: Scratch) -> None:
        """Writes a rectangle of the modulated level; outside of it there are zeros.

        Args:
            buffer: (h, w, C) of the input's type, contiguous.
        """
        level_map = self.level_map
        inside = there(self.plane, self.is_doubled, rect, level_map.bounds, level_map.wrap)
        if inside.is_empty:
            buffer.zero_()
            return
        if inside != rect:
            clear_outside(buffer, rect, inside)
        out = buffer[
            inside.top - rect.top : inside.bottom - rect.top,
            inside.left - rect.left : inside.right - rect.left,
        ]
        given = copies_of(self.plane, inside, self.is_doubled, scratch, level_map)
        self.modulation.apply(level_map, inside, self.statistics, given, out, scratch)
        if self.is_rectified:
            F.leaky_relu_(buffer, LEAK)


def copies_of(
    plane: Plane, rect: Rect, is_doubled: bool, scratch: Scratch, level_map: LevelMap
) -> Copies:
    """:func:`~drawai_desktop.engine.fast.planes.copies` for a rectangle of a label map's level."""
    return copies(plane, rect, is_doubled, scratch, level_map.bounds, level_map.wrap)


class FastBlock:
    """One residual block, folded and packed.

    Args:
        level: shared by all normalisations at this size.
        size: of the level in a picture of the usual size.
        dtype: of the activations and the modulation's rows.
        way: of both convolutions; see :func:`drawai_desktop.engine.fast.ways.convolution`.
    """

    def __init__(
        self,
        config: GeneratorConfig,
        plan: BlockPlan,
        block: SpadeBlock,
        level: Level,
        size: LevelSize,
        noise_weight: Tensor | None,
        dtype: torch.dtype = torch.float32,
        way: Way | None = None,
    ) -> None:
        self.plan = plan
        self.noise_weight = None if noise_weight is None else noise_weight.to(dtype)
        self.is_instance = config.norm == "instance"
        self.conv_0 = packed_convolution(block.conv_0, size, dtype, way)
        self.conv_1 = packed_convolution(block.conv_1, size, dtype, way)
        self.norm_0 = Modulation(fold_spade(config, block.norm_0, dtype), level, size, dtype)
        self.norm_1 = Modulation(fold_spade(config, block.norm_1, dtype), level, size, dtype)
        self.conv_s: PackedProduct | HalfProduct | None = None
        self.norm_s: Modulation | None = None
        if plan.has_shortcut:
            weight = block.conv_s.weight.detach()[:, :, 0, 0]
            self.conv_s = HalfProduct(weight) if dtype == HALF else PackedProduct(weight, None)
            self.norm_s = Modulation(fold_spade(config, block.norm_s, dtype), level, size, dtype)

    @property
    def modulations(self) -> list[Modulation]:
        both = [self.norm_0, self.norm_1]
        return both if self.norm_s is None else [*both, self.norm_s]


def packed_convolution(
    module: nn.Conv2d,
    size: LevelSize,
    dtype: torch.dtype = torch.float32,
    way: Way | None = None,
) -> Convolution:
    """A module's convolution, computed in some way; see :func:`convolution`."""
    assert module.bias is not None
    weight, bias = module.weight.detach(), module.bias.detach()
    return convolution(weight, bias, size, dtype, way)


def convolve(
    conv: Convolution, given: ConvInput, rect: Rect, out: Tensor, scratch: Scratch
) -> None:
    """A 3 x 3 convolution on a rectangle of its input, stripe by stripe, into ``out`` (h, w, C)."""
    tile = conv.tile
    wide = -(-rect.width // tile) * tile
    step = min(conv.rows_per_stripe(wide), -(-rect.height // tile) * tile)
    previous: Tensor | None = None
    for begin in range(0, rect.height, step):
        rows = min(step, rect.height - begin)
        high = -(-rows // tile) * tile
        buffer = scratch.get("stripe", high + 2, wide + 2, given.channels, dtype=given.dtype)
        top, left = rect.top + begin - 1, rect.left - 1
        kept = 0
        if previous is not None:
            buffer[:2].copy_(previous[-2:].clone() if high < 4 else previous[-2:])
            kept = 2
        area = Rect(left, top + kept, left + wide + 2, top + high + 2)
        given.fill(buffer[kept:], area, scratch)
        if given.repeats_edge:
            whole = Rect(left, top, area.right, area.bottom)
            repeat_edge(buffer, whole, given.level_map.bounds, given.level_map.wrap)
        target = out[begin : begin + rows]
        if (high, wide) == (rows, rect.width):
            conv.run(buffer, target, False, scratch)
        else:
            ragged = scratch.get("ragged", high, wide, conv.channels_out, dtype=given.dtype)
            conv.run(buffer, ragged, False, scratch)
            target.copy_(ragged[:rows, : rect.width])
        previous = buffer


def repeat_edge(buffer: Tensor, rect: Rect, bounds: Rect, wrap: Wrap) -> None:
    """Gives what lies outside of a level the values of the nearest pixels inside, but for the sides
    that are joined, outside of which something is.

    Args:
        buffer: (h, w, C), changed in place.
        rect: which part of the level it is; of each side that lies outside, the first row or column
            inside is in it.
        bounds: of the level.
        wrap: its sides that are joined.
    """
    left, top = bounds.left - rect.left, bounds.top - rect.top
    right, bottom = bounds.right - rect.left, bounds.bottom - rect.top
    if left > 0 and not wrap.across:
        buffer[:, :left] = buffer[:, left : left + 1]
    if right < rect.width and not wrap.across:
        buffer[:, right:] = buffer[:, right - 1 : right]
    if top > 0 and not wrap.down:
        buffer[:top] = buffer[top : top + 1]
    if bottom < rect.height and not wrap.down:
        buffer[bottom:] = buffer[bottom - 1 : bottom]


def add_shortcut(
    conv: PackedProduct | HalfProduct,
    given: ConvInput,
    rect: Rect,
    out: Tensor,
    scratch: Scratch,
) -> None:
    """Adds the 1 x 1 convolution on a rectangle of its input to ``out`` (h, w, C)."""
    step = max(2, POINTWISE_BYTES // (given.dtype.itemsize * rect.width * given.channels))
    for begin in range(0, rect.height, step):
        end = min(begin + step, rect.height)
        area = Rect(rect.left, rect.top + begin, rect.right, rect.top + end)
        shape = (area.height, area.width, given.channels)
        buffer = scratch.get("stripe", *shape, dtype=given.dtype)
        given.fill(buffer, area, scratch)
        x, part = buffer.view(-1, given.channels), out[begin:end]
        if isinstance(conv, HalfProduct) and part.is_contiguous():
            conv.add_to(part.view(-1, part.shape[2]), x)
        else:
            part.add_(conv(x, scratch).view(part.shape))


def statistics_of(x: Tensor) -> Statistics:
    variance, mean = torch.var_mean(x.float(), dim=(0, 1), correction=0)
    return Statistics(mean, (variance + EPSILON).rsqrt())
