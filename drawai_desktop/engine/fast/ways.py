"""Which way a convolution is computed.

Files follow the processor's flags, so that they are reproducible. What was measured on a machine
(:mod:`~drawai_desktop.engine.fast.speeds`) is followed by the fast live picture alone: the exact
one is at rest what is exported.
"""

import torch
from torch import Tensor

from drawai_desktop.core.choices import Choice
from drawai_desktop.engine.fast.convolution import (
    Convolution,
    DirectConvolution,
    LevelSize,
    PatchConvolution,
    WinogradConvolution,
)
from drawai_desktop.engine.fast.packed import HALF, HAS_PACKED_WEIGHTS, SMALL_WEIGHT
from drawai_desktop.engine.fast.rounded import RoundedConvolution
from drawai_desktop.engine.fast.tiles import TileConvolution

_LEAST_CHANNELS, _LEAST_WIDE = 48, 192
"""Below, the transforms of minimal filtering cost what the products save; the second is for wide
registers (AVX-512): twice the products a second, and the same memory."""


def least_channels() -> int:
    """For minimal filtering, by the processor's flags: the same for every picture of a machine."""
    is_wide = torch.backends.cpu.get_cpu_capability() == "AVX512"
    return _LEAST_WIDE if is_wide else _LEAST_CHANNELS


class Way(Choice):
    """How a 3 x 3 convolution is computed."""

    HALF = "half precision"
    """Directly, in half precision: :class:`~drawai_desktop.engine.fast.tiles.TileConvolution`."""
    DIRECT = "direct"
    MINIMAL = "minimal filtering"
    PATCHES = "patches"


def usual_way(weight: Tensor, size: LevelSize) -> Way:
    """The way of a float32 convolution by the processor's flags alone; no timing has a say.

    At 8 px the weights are all the work, and those of minimal filtering are larger.
    """
    channels = min(weight.shape[0], weight.shape[1])
    shortest = min(size.height, size.width)
    if not HAS_PACKED_WEIGHTS or channels < least_channels() or shortest % 2 or shortest < 16:
        if weight.numel() > SMALL_WEIGHT and (channels < _LEAST_CHANNELS or shortest < 32):
            return Way.PATCHES
        return Way.DIRECT
    return Way.MINIMAL


def convolution(
    weight: Tensor,
    bias: Tensor,
    size: LevelSize,
    dtype: torch.dtype = torch.float32,
    way: Way | None = None,
) -> Convolution:
    """A convolution, for its channels and its level's usual size.

    Args:
        weight: float32 (C_out, C_in, 3, 3).
        bias: float32 (C_out,).
        size: of the level at which it mostly runs.
        dtype: of what it reads and writes.
        way: how; by default :func:`usual_way`, and for half precision in that. Where a level cannot
            be cut into tiles, the direct way takes the place of minimal filtering.
    """
    if dtype == HALF:
        if way in (None, Way.HALF):
            return TileConvolution(weight, bias, size)
        return RoundedConvolution(convolution(weight, bias, size, way=way))
    way = usual_way(weight, size) if way is None else way
    if way is Way.PATCHES:
        return PatchConvolution(weight, bias, size)
    # At 16 px F(2x2) is as fast as F(4x4), and its weights take less than half of the memory.
    tile = 2 if min(size.height, size.width) < 32 or size.height % 4 or size.width % 4 else 4
    if way is Way.DIRECT or size.height % tile or size.width % tile:
        return DirectConvolution(weight, bias, size)
    return WinogradConvolution(weight, bias, size, tile)
