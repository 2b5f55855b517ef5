"""The critics: heads on features of the frozen network, and one that looks at patches of pixels.

All of them know the label map. Projected heads after Sauer et al. 2021, "Projected GANs",
arXiv 2111.01007; label projection after Miyato and Koyama 2018, arXiv 1802.05637; patches after
Isola et al. 2017, arXiv 1611.07004 (no code used).
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.parametrizations import spectral_norm

from drawai_desktop.training.features import SCALES, WIDTHS
from drawai_desktop.training.label_critic import LabelCritic
from drawai_desktop.training.optimiser import WeightGroup
from drawai_desktop.training.pixel_norm import LEAK, PixelNorm


@dataclass(frozen=True)
class Judgement:
    """What the critics say of a batch.

    Attributes:
        scores: one map (N, 1, h, w) for each head and one for the patches; high means real.
        activations: the patch critic's inner features, for feature matching.
        label_scores: of the critic that reads labels, if there is one.
    """

    scores: list[Tensor]
    activations: list[Tensor]
    label_scores: Tensor | None = None


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
            x = F.conv2d(x, self.get_buffer(f"projection_{level}").to(x.dtype)) / SCALES[level]
            if mixed:
                x = (x + F.interpolate(mixed[0], x.shape[2:], mode="nearest")) * 0.7
            mixed.insert(0, x)
        return mixed


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
        x = self.norms[1](self.second(F.leaky_relu(x, LEAK)))
        x = F.leaky_relu(x, LEAK)
        return _score(x, soft_labels, self.score, self.projection)


def _score(x: Tensor, soft_labels: Tensor, score: nn.Conv2d, projection: nn.Conv2d) -> Tensor:
    """(N, 1, h, w): how real features look by themselves, and as those of their labels."""
    projected = (x * projection(soft_labels)).sum(1, keepdim=True)
    total: Tensor = score(x) + projected / x.shape[1] ** 0.5
    return total


class PatchCritic(nn.Module):
    """Scores of overlapping patches of pixels, given the label map.

    Fine detail is faint beside the colours of a scene, and a network that starts from pixels does
    not find it. Shown as channels of its own, amplified, it is found at once, if the label map is
    told where shapes are decided, not among the pixels, and without the bounds of spectral
    normalisation (measured in ``docs/history/training.md``).
    """

    def __init__(self, width: int, classes: int) -> None:
        super().__init__()
        n = width
        widths = (n, 2 * n, 4 * n, 4 * n)
        inputs = (2 * _COLOURS, *widths[:-1])
        self.layers = nn.ModuleList(
            nn.Conv2d(a, b, k, stride=s, padding=1)
            for a, b, k, s in zip(inputs, widths, (4, 4, 4, 3), (2, 2, 2, 1), strict=True)
        )
        for layer in self.layers:
            assert isinstance(layer, nn.Conv2d)
            nn.init.kaiming_normal_(layer.weight, a=LEAK)
        self.norms = nn.ModuleList(PixelNorm(width) for width in widths)
        self.labels = nn.Conv2d(classes, PATCH_LABELS * n, 1, bias=False)
        self.projection = nn.Conv2d(classes, PATCH_LABELS * n, 1, bias=False)
        self.score = nn.Conv2d(4 * n, 1, 3, padding=1)

    def forward(self, picture: Tensor, labels: Tensor) -> tuple[Tensor, list[Tensor]]:
        """(scores (N, 1, H/8, W/8), features of each layer)."""
        soft_labels = F.avg_pool2d(labels, 8)
        blurred = F.avg_pool2d(F.pad(picture, (1, 1, 1, 1), mode="replicate"), 3, 1)
        x = torch.cat([picture, (picture - blurred) * _DETAIL_GAIN], 1)
        activations = []
        for place, (layer, norm) in enumerate(zip(self.layers, self.norms, strict=True)):
            x = norm(layer(x))
            if place == _TOLD_LABELS_AT:
                x = x + self.labels(soft_labels)
            x = F.leaky_relu(x, LEAK)
            activations.append(x)
        return _score(x, soft_labels, self.score, self.projection), activations


_COLOURS = 3
PATCH_LABELS = 4
"""Times the patch critic's width: the channels in which it is told labels."""
_DETAIL_GAIN = 8.0
"""Brings what a 3 x 3 mean takes away to about the size of the picture's own channels."""
_TOLD_LABELS_AT = 2
"""The layer that reaches stride 8."""


class Critics(nn.Module):
    """All critics as one network.

    Attributes:
        label_critic: the one that reads labels, or None.
    """

    def __init__(
        self,
        classes: int,
        head_width: int,
        patch_width: int,
        seed: int,
        label_weights: Tensor | None = None,
    ) -> None:
        super().__init__()
        self.mixing = RandomMixing(head_width, seed)
        self.heads = nn.ModuleList(_Head(head_width, classes) for _ in WIDTHS)
        self.patch = PatchCritic(patch_width, classes)
        self.label_critic = None
        if label_weights is not None:
            self.label_critic = LabelCritic(label_weights, head_width)

    def weight_groups(self) -> list[WeightGroup]:
        """The parameters with what the optimiser must know of each."""
        told = (".labels.weight", ".projection.weight")
        by_label = [p for name, p in self.named_parameters() if name.endswith(told)]
        common = [p for name, p in self.named_parameters() if not name.endswith(told)]
        return [WeightGroup(common), WeightGroup(by_label, by_label=True)]

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
        read = None if self.label_critic is None else self.label_critic(features)
        return Judgement([*scores, patch], activations, read)
