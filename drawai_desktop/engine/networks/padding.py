"""What the plain networks' convolutions read beyond the sides of a picture that wraps."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.core.wrapping import Wrap


def convolved(convolution: nn.Conv2d, x: Tensor, wrap: Wrap) -> Tensor:
    """A convolution that reads on at the other side where sides are joined, and its own padding at
    the others.

    Args:
        x: float (N, C, H, W).
    Returns:
        float (N, C_out, H, W).
    """
    if wrap is Wrap.NONE:
        result: Tensor = convolution(x)
        return result
    down, across = (side // 2 for side in convolution.kernel_size)
    x = _wrapped(x, across, 3)
    if wrap.down:
        x = _wrapped(x, down, 2)
    elif convolution.padding_mode == "replicate":
        x = F.pad(x, (0, 0, down, down), mode="replicate")
    else:
        x = F.pad(x, (0, 0, down, down))
    return F.conv2d(x, convolution.weight, convolution.bias)


def wider(x: Tensor, margin: int, wrap: Wrap) -> Tensor:
    """A picture with what is beyond the sides that are joined, and as it is at the others.

    Args:
        x: float (N, C, H, W).
    """
    if wrap.across:
        x = _wrapped(x, margin, 3)
    return _wrapped(x, margin, 2) if wrap.down else x


def _wrapped(x: Tensor, margin: int, axis: int) -> Tensor:
    """Wider by a margin on both sides of an axis; it may be wider than the axis itself."""
    size = x.shape[axis]
    return x.index_select(axis, torch.arange(-margin, size + margin, device=x.device) % size)
