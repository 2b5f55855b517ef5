"""The detail network, plain: a picture and a finer label map in, a picture of four times the size.

Residual blocks at the picture's size, each scaled and shifted by its pixel's label; then twice a
nearest doubling, a convolution, noise and one more block. What it adds to the bicubic enlargement
is the detail, with or without means of its own. There is no normalisation over the picture, and
what reaches a pixel lies within ``DetailConfig.reach``: so a window computed by itself equals that
part of the whole picture.

It is the reference of ``engine/detail/``, which paints the same picture in a fraction of the time,
and what training trains.

After: Wang et al. 2018, arXiv 1804.02815 (textures by label); Tan et al. 2020, arXiv 2004.02867
(modulation from a table of labels). No code used.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.core.noise import noise_field
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.networks.padding import convolved, wider
from drawai_desktop.engine.networks.square_means import SIDE, curve, without_means

SCALE = 4
"""Output pixels a side for each pixel of the picture: the network doubles twice."""
LEAK = 0.2
_FIRST_NOISE_LEVEL = 40
"""Levels of :func:`noise_field` below belong to the generator."""


@dataclass(frozen=True)
class DetailConfig:
    """Shape of a detail network.

    Attributes:
        widths: channels at the picture's size, at twice and at four times.
        blocks: residual blocks at the picture's size; the finer levels have one each.
        classes: labels that the modulation's tables have rows for.
        keeps_means: the correction loses its means over squares, so that light and layout stay
            those of the picture; see :mod:`drawai_desktop.engine.networks.square_means`.
    """

    widths: tuple[int, int, int] = (48, 32, 20)
    blocks: int = 7
    classes: int = 17
    keeps_means: bool = False

    @property
    def reach(self) -> int:
        """How many pixels of the picture an output pixel sees to each side of its own.

        The convolutions of the finer levels see three more pixels; the head and the blocks do the
        rest. (The bicubic enlargement sees two.) Means are of the squares next to a pixel's own.
        """
        return 1 + 2 * self.blocks + 3 + self.means_reach

    @property
    def means_reach(self) -> int:
        """How many pixels of the picture lie between one and the end of the square beside its
        own, at most."""
        return 2 * SIDE // SCALE - 1 if self.keeps_means else 0


class LabelModulation(nn.Module):
    """``x (1 + g) + b``, where g and b are rows of a table, chosen by each pixel's label."""

    def __init__(self, channels: int, classes: int) -> None:
        super().__init__()
        self.table = nn.Parameter(0.05 * torch.randn(classes, 2 * channels))

    def forward(self, x: Tensor, one_hot: Tensor) -> Tensor:
        rows = F.conv2d(one_hot, self.table.t()[:, :, None, None])
        scale, offset = rows.chunk(2, dim=1)
        return x * (1 + scale) + offset


class DetailBlock(nn.Module):
    """A residual block: modulation, then two convolutions with a rectifier between them."""

    def __init__(self, channels: int, classes: int) -> None:
        super().__init__()
        self.m0 = LabelModulation(channels, classes)
        self.c0 = nn.Conv2d(channels, channels, 3, padding=1)
        self.c1 = nn.Conv2d(channels, channels, 3, padding=1)
        # The second starts small, so that a fresh block changes little.
        for convolution, gain in ((self.c0, 1.0), (self.c1, 0.1)):
            nn.init.kaiming_normal_(convolution.weight, a=LEAK)
            assert convolution.bias is not None
            nn.init.zeros_(convolution.bias)
            with torch.no_grad():
                convolution.weight.mul_(gain)

    def forward(self, x: Tensor, one_hot: Tensor, wrap: Wrap = Wrap.NONE) -> Tensor:
        hidden = F.leaky_relu(convolved(self.c0, self.m0(x, one_hot), wrap), LEAK)
        result: Tensor = x + convolved(self.c1, hidden, wrap)
        return result


class DetailNetwork(nn.Module):
    """Picture, label map and noise -> the picture at four times the size.

    The names of its parameters are those of the weights' file.
    """

    def __init__(self, config: DetailConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or DetailConfig()
        coarse, middle, fine = config.widths
        classes = config.classes
        self.head = nn.Conv2d(3, coarse, 3, padding=1)
        self.blocks = nn.ModuleList(DetailBlock(coarse, classes) for _ in range(config.blocks))
        self.cm = LabelModulation(coarse, classes)
        self.up1 = nn.Conv2d(coarse, middle, 3, padding=1)
        self.n1 = nn.Parameter(torch.full((middle,), 0.1))
        self.b1 = DetailBlock(middle, classes)
        self.up2 = nn.Conv2d(middle, fine, 3, padding=1)
        self.n2 = nn.Parameter(torch.full((fine,), 0.1))
        self.b2 = DetailBlock(fine, classes)
        self.out = nn.Conv2d(fine, 3, 3, padding=1)
        with torch.no_grad():
            self.out.weight.mul_(0.1)
        self._curve: Tensor
        self.register_buffer("_curve", curve().float(), persistent=False)

    def forward(
        self,
        picture: Tensor,
        one_hot: Tensor,
        noise: Sequence[Tensor],
        strength: float = 1.0,
        wrap: Wrap = Wrap.NONE,
    ) -> Tensor:
        """The picture with detail: float (N, 3, 4h, 4w), about [-1, 1].

        Args:
            picture: float (N, 3, h, w) in [-1, 1].
            one_hot: float (N, classes, 4h, 4w); the coarser levels pick from it.
            noise: (N, 1, 2h, 2w) and (N, 1, 4h, 4w), unit normal; see :func:`detail_noise`.
            strength: what the correction of the bicubic enlargement is multiplied with.
            wrap: sides of the picture that are joined.
        """
        return _enlarged(picture, wrap) + strength * self.correction(picture, one_hot, noise, wrap)

    def correction(
        self,
        picture: Tensor,
        one_hot: Tensor,
        noise: Sequence[Tensor],
        wrap: Wrap = Wrap.NONE,
    ) -> Tensor:
        """What is added to the bicubic enlargement; see :meth:`forward`."""
        # Each coarser pixel takes the label below and right of its middle.
        coarse, middle = one_hot[:, :, 2::4, 2::4], one_hot[:, :, 1::2, 1::2]
        first = convolved(self.head, picture, wrap)
        x = first
        for block in self.blocks:
            x = block(x, coarse, wrap)
        x = x + self.cm(first, coarse)
        x = _doubled(x, self.up1, self.n1, noise[0], wrap)
        x = self.b1(x, middle, wrap)
        x = _doubled(x, self.up2, self.n2, noise[1], wrap)
        x = self.b2(x, one_hot, wrap)
        result = convolved(self.out, x, wrap)
        if self.config.keeps_means:
            # In half precision, means of many pixels would have too few digits.
            with torch.autocast(x.device.type, enabled=False):
                full = torch.promote_types(result.dtype, torch.float32)
                result = without_means(result.to(full), self._curve, wrap)
        return result


def _enlarged(picture: Tensor, wrap: Wrap) -> Tensor:
    """The bicubic enlargement."""
    margin = SCALE  # more than it sees
    x = wider(picture, margin, wrap)
    x = F.interpolate(x, scale_factor=SCALE, mode="bicubic", align_corners=False)
    down, across = (margin * SCALE if joined else 0 for joined in (wrap.down, wrap.across))
    return x[:, :, down : x.shape[2] - down, across : x.shape[3] - across]


def _doubled(
    x: Tensor, convolution: nn.Conv2d, weight: Tensor, noise: Tensor, wrap: Wrap
) -> Tensor:
    """The next finer level: twice the size, with the noise that grain grows from."""
    x = convolved(convolution, F.interpolate(x, scale_factor=2, mode="nearest"), wrap)
    x = F.leaky_relu(x, LEAK)
    # In mixed precision the sum must not widen.
    return x + weight.to(x.dtype)[None, :, None, None] * noise.to(x.dtype)


def noise_levels(step: int = 0) -> tuple[int, int]:
    """Levels of :func:`drawai_desktop.core.noise.noise_field` that the two doublings take.

    Args:
        step: 0 where the picture is the generator's, 1 where it is the network's own answer.
    """
    first = _FIRST_NOISE_LEVEL + 2 * step
    return first, first + 1


def detail_noise(seed: int, height: int, width: int, step: int = 0) -> tuple[Tensor, Tensor]:
    """The noise of a seed, fixed to its place, for a picture of ``height`` x ``width``.

    Returns:
        float32 (1, 1, 2 height, 2 width) and (1, 1, 4 height, 4 width).
    """
    middle, fine = noise_levels(step)
    return (
        torch.from_numpy(noise_field(seed, middle, 2 * height, 2 * width))[None, None],
        torch.from_numpy(noise_field(seed, fine, 4 * height, 4 * width))[None, None],
    )
