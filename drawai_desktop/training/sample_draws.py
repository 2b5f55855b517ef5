"""What is random in a batch of samples that the device makes, drawn by seed and place."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from drawai_desktop.training.augment import drawn_size
from drawai_desktop.training.config import AugmentOptions, Stage
from drawai_desktop.training.random_draws import sent

_SEEDS = 179424673


@dataclass(frozen=True)
class SampleDraws:
    """One number for each sample: float32 (N,) each.

    Attributes:
        side: of the square that is cut out, in pixels.
        top: its place, from 0 to 1 of what there is to choose from.
        left: likewise.
        balanced: 1 where it lies round a label instead.
        label: which of the picture's labels, from 0 to 1.
        pixel: which of that label's pixels, from 0 to 1.
        flipped: 1 where the left becomes the right.
        light, contrast, saturation: factors.
        hue: turns of the colour circle.
        bent: how far the picture is bent, 0 for not.
        radius: of the square over which outlines are smoothed, in pixels; 0 for not.
        grid: side of the grid on which outlines become polygons; 0 for not.
        knots: side of the grid of random shifts of outlines.
        shaken: their size in pixels, 0 for none.
    """

    side: Tensor
    top: Tensor
    left: Tensor
    balanced: Tensor
    label: Tensor
    pixel: Tensor
    flipped: Tensor
    light: Tensor
    contrast: Tensor
    saturation: Tensor
    hue: Tensor
    bent: Tensor
    radius: Tensor
    grid: Tensor
    knots: Tensor
    shaken: Tensor


def draw_samples(
    seed: int,
    places: tuple[int, ...],
    shorter: int,
    stage: Stage,
    options: AugmentOptions,
    device: torch.device,
) -> SampleDraws:
    """The draws of a batch.

    Args:
        places: of the samples in the run's order.
        shorter: side of the pictures, in pixels.
    """
    rows = np.array([_row(seed, place, shorter, stage, options) for place in places], np.float32)
    return SampleDraws(*sent(torch.from_numpy(rows.T.copy()), device))


MOST_KNOTS = 24
KNOTS = (8, MOST_KNOTS)
"""Least and most, as :func:`drawai_desktop.training.augment.redraw_outlines` has them; so are the
other bounds here."""


def most_grid(size: int) -> int:
    """The finest grid on which outlines become polygons, for maps of a size."""
    return size // 6


def _row(seed: int, place: int, shorter: int, stage: Stage, options: AugmentOptions) -> list[float]:
    rng = np.random.default_rng((seed, place, _SEEDS))
    size = stage.resolution
    side = max(1, min(shorter, round(drawn_size(rng, stage) * shorter)))
    top, left, balanced, label, pixel, flip, bent, outline, amount = rng.random(9)
    colours = 1 + rng.uniform(-1, 1, 3) * options.colour
    hue = rng.uniform(-1, 1) * options.colour / 8
    strength = rng.uniform(0.3, 1.0) if bent < options.elastic else 0.0
    radius = grid = shaken = 0.0
    knots = float(rng.integers(KNOTS[0], KNOTS[1] + 1))
    smooth = options.smooth_outlines
    jitter = smooth + options.jitter_outlines
    if outline < smooth:
        radius = 1 + np.floor(amount * max(2, size // 32))
    elif outline < jitter:
        shaken = (0.004 + 0.008 * amount) * size
    elif outline < jitter + options.coarse_outlines:
        least = size // 16
        grid = least + np.floor(amount * (most_grid(size) - least + 1))
    return [
        side,
        top,
        left,
        float(side < shorter and balanced < options.balanced_crops),
        label,
        pixel,
        float(flip < options.flip),
        *colours,
        hue,
        strength,
        radius,
        grid,
        knots,
        shaken,
    ]
