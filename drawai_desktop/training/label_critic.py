"""The critic that reads labels: for each place it says which label it sees there, or "made".

After: Schönfeld et al. 2021, "You Only Need Adversarial Supervision for Semantic Image
Synthesis", arXiv 2012.04781, sections 3.1 and 3.2; pyramid after Lin et al. 2017, arXiv 1612.03144
(no code used). Theirs is a network of its own; this one reads the frozen features.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.training.features import SCALES, WIDTHS
from drawai_desktop.training.pixel_norm import LEAK, PixelNorm

_LARGEST_WEIGHT = 5.0


class LabelCritic(nn.Module):
    """Scores of each label, and of "made by the generator", at stride 4.

    The other critics are told the label map and may look at realism alone. This one must tell a
    road from a meadow, so the generator is asked for pictures in which each label can be
    recognised, rare ones too.
    """

    def __init__(self, weights: Tensor, width: int) -> None:
        """Weights are those of the labels, float (labels,)."""
        super().__init__()
        self.register_buffer("weights", weights)
        self.laterals = nn.ModuleList(nn.Conv2d(wide, width, 1) for wide in WIDTHS)
        self.norms = nn.ModuleList(PixelNorm(width) for _ in WIDTHS)
        self.joints = nn.ModuleList(nn.Conv2d(width, width, 3, padding=1) for _ in WIDTHS)
        self.scores = nn.Conv2d(width, len(weights) + 1, 1)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        """float (N, labels + 1, H/4, W/4); the last channel is "made".

        Args:
            features: of the feature network, finest first.
        """
        x: Tensor | None = None
        for level in reversed(range(len(WIDTHS))):
            here: Tensor = self.laterals[level](features[level] / SCALES[level])
            if x is not None:
                here = here + F.interpolate(x, here.shape[2:], mode="nearest")
            x = F.leaky_relu(self.norms[level](self.joints[level](here)), LEAK)
        assert x is not None
        scores: Tensor = self.scores(x)
        return scores

    def reading_loss(self, scores: Tensor, labels: Tensor) -> Tensor:
        """Cross-entropy of the labels that were painted; a mean over pictures.

        Args:
            scores: float (N, labels + 1, h, w), what this critic said.
            labels: float (N, C, H, W), one-hot; channels after the labels (unlabelled, edges) are
                not asked for.
        """
        likely = F.log_softmax(scores.float(), 1)[:, :-1]
        weights = self.get_buffer("weights")
        height, width = scores.shape[2:]
        shares = F.adaptive_avg_pool2d(labels[:, : len(weights)], (height, width))
        return -(likely * shares * weights[:, None, None]).sum(1).mean()


def made_loss(scores: Tensor) -> Tensor:
    """Cross-entropy of "made" everywhere; a mean over pictures.

    Args:
        scores: float (N, labels + 1, h, w), what a :class:`LabelCritic` said.
    """
    return -F.log_softmax(scores.float(), 1)[:, -1].mean()


def label_weights(frequency: Tensor) -> Tensor:
    """Weights of labels, so that rare ones are not lost among the pixels of common ones.

    The root of how much rarer a label is than the most common, and 5 at most: between the count of
    pixels and the even weights of the paper, by which a speck of twenty pixels counts as much as
    the sky. They belong to the data set, not to a batch, so that processes agree.

    Args:
        frequency: float (labels,), part of the pictures that show each.
    Returns:
        float32 (labels,); 0 for labels that no picture shows.
    """
    found = (frequency.max() / frequency.clamp(min=1e-9)).sqrt().clamp(max=_LARGEST_WEIGHT)
    return torch.where(frequency > 0, found, 0).float()
