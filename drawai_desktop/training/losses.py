"""The losses, each as one number per batch that is a mean over its pictures.

Means over pictures make the gradient of several processes the mean of theirs; the one that is no
such mean is told how to sum over them.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F


def critic_loss(real: Sequence[Tensor], fake: Sequence[Tensor]) -> Tensor:
    """Hinge loss, summed over the critics; for each, 2 is knowing nothing and 0 knowing all.

    After: Lim and Ye 2017, arXiv 1705.02894.
    """
    parts = [F.relu(1 - r).mean() + F.relu(1 + f).mean() for r, f in zip(real, fake, strict=True)]
    return torch.stack(parts).sum()


def perceptual_loss(fake: Sequence[Tensor], real: Sequence[Tensor], share: Tensor) -> Tensor:
    """L1 between features, each level divided by the real one's mean size; summed over levels.

    Args:
        share: float (N,), 0 for pictures that have no photograph to match.
    """
    total = torch.zeros((), device=share.device)
    for f, r in zip(fake, real, strict=True):
        size = _mean_size(r) + 1e-4
        distance = _mean_size(f - r) / size
        total = total + (distance * share).mean()
    return total


def matching_loss(fake: Sequence[Tensor], real: Sequence[Tensor], share: Tensor) -> Tensor:
    """L1 between the patch critic's features of fake and real pictures; the mean over layers.

    Args:
        share: as in :func:`perceptual_loss`.
    """
    parts = [(_mean_size(f - r.detach()) * share).mean() for f, r in zip(fake, real, strict=True)]
    return torch.stack(parts).mean()


def _mean_size(x: Tensor) -> Tensor:
    """float32 (N,): the mean of the absolute values of (N, C, H, W). Widened in the sum, not before
    it, which would write all of them once more."""
    return x.abs().mean((1, 2, 3), dtype=torch.float32)


def colour_loss(fake: Tensor, real: Tensor, share: Tensor) -> Tensor:
    """L1 between the means of 8 x 8 pixels.

    Args:
        share: as in :func:`perceptual_loss`.
    """
    distance = (F.avg_pool2d(fake, 8) - F.avg_pool2d(real, 8)).abs().mean((1, 2, 3))
    return (distance.float() * share).mean()


def kl_loss(mean: Tensor, log_variance: Tensor) -> Tensor:
    """Kullback-Leibler divergence to a unit normal, a mean over pictures and style numbers.

    Args:
        mean: float (N, Z).
        log_variance: float (N, Z).
    """
    return 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).mean()


def saturation_loss(raw: Tensor) -> Tensor:
    """How far the last tanh is driven beyond what a picture needs: squares of what exceeds 2.

    A spot that is driven far into black has no gradient any more, and no other loss can heal it:
    at 2, which is 5 of 255 grey levels, the tanh passes on 7 % of one, at 3 only 1 %.

    Args:
        raw: float (N, 3, H, W), what the tanh is given.
    """
    return F.relu(raw.abs() - 2).square().mean()


def balance_loss(fake: Tensor, total: Callable[[Tensor], Tensor] = lambda sums: sums) -> Tensor:
    """The square of how much brighter the left is than the right, on average over the pictures.

    A single picture may be: light comes from a side. Photographs on average are not, since half
    of them are shown mirrored; no critic that sees pictures one by one can ask a generator for
    that. The estimate is unbiased, the products of different pictures only: a batch's own spread
    costs nothing. It can be below nothing.

    Args:
        fake: float (N, 3, H, W) in [-1, 1]; of fewer than two pictures nothing is known.
        total: sums over processes, with gradients: this is no mean over pictures.
    """
    side = torch.linspace(
        -2, 2, fake.shape[3], device=fake.device
    )  # its mean size is 1, as a half's
    tilt = (fake.mean((1, 2)) * side).mean(1)
    count = torch.full_like(tilt[0], len(tilt))  # made on the device: a copy would wait for it
    tilts, squares, pictures = total(torch.stack([tilt.sum(), tilt.square().sum(), count]))
    found: Tensor = (tilts.square() - squares) / (pictures * (pictures - 1)).clamp(min=1)
    return found
