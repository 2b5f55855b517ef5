"""The critics: heads on features of the frozen network, and one that looks at patches of pixels.

All of them know the label map. Sources: projected heads after Sauer et al. 2021, "Projected GANs",
arXiv 2111.01007; label projection after Miyato and Koyama 2018, arXiv 1802.05637; patches after
Isola et al. 2017, arXiv 1611.07004 (no code used).
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.parametrizations import spectral_norm

from drawai_desktop.engine.training.features import WIDTHS

_LEAK = 0.2


@dataclass(frozen=True)
class Judgement:
    """What the critics say of a batch.

    Attributes:
        scores: one map (N, 1, h, w) for each head and one for the patches; high means real.
        activations: the patch critic's inner features, for feature matching.
    """

    scores: list[Tensor]
    activations: list[Tensor]


class RandomMixing(nn.Module):
    """Frozen random projections of the features, each mixed with the coarser ones.

    Random directions keep the heads from looking only at the few features that tell fake from real
    most easily.
    """

    def __init__(self, width: int, seed: int) -> None:
        super().__init__()
        generator = torch.Generator().manual_seed(seed)
        for level, channels in enumerate(WIDTHS):
            weight = torch.randn(width, channels, generator=generator) / channels**0.5
            self.register_buffer(f"projection_{level}", weight[:, :, None, None])

    def forward(self, features: list[Tensor]) -> list[Tensor]:
        """float [(N, width, H/s, W/s)], finest first."""
        mixed: list[Tensor] = []
        for level in reversed(range(len(features))):
            x = features[level]
            # The features' sizes differ by level; the heads want them alike.
            x = F.conv2d(x, self.get_buffer(f"projection_{level}").to(x.dtype)) / _SCALES[level]
            if mixed:
                x = (x + F.interpolate(mixed[0], x.shape[2:], mode="nearest")) * 0.7
            mixed.insert(0, x)
        return mixed


_SCALES = (9.0, 7.4, 6.0, 2.6)
"""Root mean square of the features at each level, on photographs."""


class PixelNorm(nn.Module):
    """Brings the channels of each pixel to unit mean square, then scales and shifts each channel.

    Without any norm the bounds that spectral normalisation sets leave the critics too weak: after
    300 steps they still knew nothing (hinge 1.8 of 2). Norms over the picture's area are no cure:
    the generator then hides a dark blot in a corner that bends the statistics of all the rest.

    Source: Karras et al. 2018, arXiv 1710.10196, section 4.2.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.bias = nn.Parameter(torch.zeros(width))

    def forward(self, x: Tensor) -> Tensor:
        """float (N, width, H, W) of the same shape."""
        scale = torch.rsqrt(x.square().mean(1, keepdim=True) + 1e-6)
        shape = (1, -1, 1, 1)
        return torch.addcmul(self.bias.view(shape), x * scale, self.weight.view(shape))


class _Head(nn.Module):
    """Scores of one level's features, given the label map at that level."""

    def __init__(self, width: int, classes: int) -> None:
        super().__init__()
        self.first = spectral_norm(nn.Conv2d(width, width, 3, padding=1))
        self.labels = nn.Conv2d(classes, width, 1, bias=False)
        self.second = spectral_norm(nn.Conv2d(width, width, 3, padding=1))
        self.norms = nn.ModuleList(PixelNorm(width) for _ in range(2))
        self.score = nn.Conv2d(width, 1, 1)
        self.projection = nn.Conv2d(classes, width, 1, bias=False)

    def forward(self, features: Tensor, soft_labels: Tensor) -> Tensor:
        x = self.norms[0](self.first(features)) + self.labels(soft_labels)
        x = self.norms[1](self.second(F.leaky_relu(x, _LEAK)))
        x = F.leaky_relu(x, _LEAK)
        projected = (x * self.projection(soft_labels)).sum(1, keepdim=True)
        score: Tensor = self.score(x) + projected / x.shape[1] ** 0.5
        return score


class PatchCritic(nn.Module):
    """Scores of overlapping patches of pixels beside the label map."""

    def __init__(self, width: int, classes: int) -> None:
        super().__init__()
        n = width
        self.layers = nn.ModuleList(
            spectral_norm(nn.Conv2d(a, b, k, stride=s, padding=1))
            for a, b, k, s in (
                (3 + classes, n, 4, 2),
                (n, 2 * n, 4, 2),
                (2 * n, 4 * n, 4, 2),
                (4 * n, 4 * n, 3, 1),
            )
        )
        self.norms = nn.ModuleList(PixelNorm(width) for width in (2 * n, 4 * n, 4 * n))
        self.score = nn.Conv2d(4 * n, 1, 3, padding=1)

    def forward(self, picture: Tensor, labels: Tensor) -> tuple[Tensor, list[Tensor]]:
        """(scores (N, 1, H/8, W/8), features of each layer)."""
        x = torch.cat([picture, labels], 1)
        activations = []
        for place, layer in enumerate(self.layers):
            x = layer(x)
            if place:
                x = self.norms[place - 1](x)
            x = F.leaky_relu(x, _LEAK)
            activations.append(x)
        return self.score(x), activations


class Critics(nn.Module):
    """All critics as one network."""

    def __init__(self, classes: int, head_width: int, patch_width: int, seed: int) -> None:
        super().__init__()
        self.mixing = RandomMixing(head_width, seed)
        self.heads = nn.ModuleList(_Head(head_width, classes) for _ in WIDTHS)
        self.patch = PatchCritic(patch_width, classes)

    def forward(self, picture: Tensor, features: list[Tensor], labels: Tensor) -> Judgement:
        """What they say of pictures.

        Args:
            picture: float (N, 3, H, W) in [-1, 1].
            features: of the same pictures, from the feature network.
            labels: float (N, C, H, W), one-hot.
        """
        scores = []
        for head, x in zip(self.heads, self.mixing(features), strict=True):
            soft = F.adaptive_avg_pool2d(labels, x.shape[2:])
            scores.append(head(x, soft))
        patch, activations = self.patch(picture, labels)
        return Judgement([*scores, patch], activations)
