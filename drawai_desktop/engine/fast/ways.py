"""Which way a convolution is computed."""

import torch
from torch import Tensor

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

_LEAST_CHANNELS, _LEAST_WIDE = 48, 128
"""Below, the transforms of minimal filtering cost what the products save; the second is for wide
registers (AVX-512): twice the products a second, and the same memory."""


def least_channels() -> int:
    """For minimal filtering, by the processor's flags: the same for every picture of a machine."""
    is_wide = torch.backends.cpu.get_cpu_capability() == "AVX512"
    return _LEAST_WIDE if is_wide else _LEAST_CHANNELS


def convolution(
    weight: Tensor,
    bias: Tensor,
    size: LevelSize,
    dtype: torch.dtype = torch.float32,
    is_half_quicker: bool = True,
) -> Convolution:
    """The quickest way for a convolution's channels and its level's usual size.

    In float32, one of three, by the processor's flags alone. At 8 px the weights are all the work,
    and Winograd's are larger. At 16 px F(2x2) is as fast as F(4x4), and its weights take less than
    half of the memory. Times: docs/performance.md.

    Args:
        weight: float32 (C_out, C_in, 3, 3).
        bias: float32 (C_out,).
        size: of the level at which it mostly runs.
        dtype: of what it reads and writes.
        is_half_quicker: whether half precision is computed in, too, where it is the type.
    """
    if dtype == HALF:
        if is_half_quicker:
            return TileConvolution(weight, bias, size)
        return RoundedConvolution(convolution(weight, bias, size))
    channels = min(weight.shape[0], weight.shape[1])
    shortest = min(size.height, size.width)
    if not HAS_PACKED_WEIGHTS or channels < least_channels() or shortest % 2 or shortest < 16:
        if weight.numel() > SMALL_WEIGHT and (channels < _LEAST_CHANNELS or shortest < 32):
            return PatchConvolution(weight, bias, size)
        return DirectConvolution(weight, bias, size)
    if shortest < 32 or size.height % 4 or size.width % 4:
        return WinogradConvolution(weight, bias, size, 2)
    return WinogradConvolution(weight, bias, size, 4)
