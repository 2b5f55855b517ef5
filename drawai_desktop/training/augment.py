"""One training sample from one pair: cut, flipped, bent together; the map's outlines redrawn.

Photographs' labels follow smoothed outlines; people paint smooth, shaky and angular ones. Outlines
that are redrawn at random keep the critics from rewarding a rim along them.
"""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from drawai_desktop.engine.torchvision_door import InterpolationMode, tv_tensors, v2
from drawai_desktop.training.config import AugmentOptions, Stage
from drawai_desktop.training.stage import StageSchedule


@dataclass(frozen=True)
class Sample:
    """float32 (3, S, S) in [-1, 1], and int64 (S, S) of the same place."""

    picture: Tensor
    classes: Tensor


def make_sample(
    picture: np.ndarray,
    label: np.ndarray,
    stage: Stage,
    options: AugmentOptions,
    seed: tuple[int, ...],
) -> Sample:
    """A training sample; a pure function of its arguments.

    Args:
        picture: uint8 (H, W, 3).
        label: uint8 (H, W).
        seed: any integers.
    """
    rng = np.random.default_rng(seed)
    with torch.random.fork_rng(devices=[]):  # the transforms draw from torch's global stream
        torch.manual_seed(int(rng.integers(1 << 62)))
        image = tv_tensors.Image(torch.from_numpy(picture).permute(2, 0, 1))
        mask = tv_tensors.Mask(torch.from_numpy(label)[None])
        top, left, side = _crop(rng, stage, label, options.balanced_crops)
        image = v2.functional.resized_crop(
            image, top, left, side, side, [stage.resolution] * 2, antialias=True
        )
        mask = v2.functional.resized_crop(
            mask,
            top,
            left,
            side,
            side,
            [stage.resolution] * 2,
            interpolation=InterpolationMode.NEAREST_EXACT,
        )
        image, mask = _joint(options, stage.resolution, rng)(image, mask)
        classes = redraw_outlines(mask.as_subclass(Tensor)[0].long(), options, rng)
    return Sample(image.as_subclass(Tensor).float() / 127.5 - 1.0, classes)


def _crop(
    rng: np.random.Generator, stage: Stage, label: np.ndarray, balanced: float
) -> tuple[int, int, int]:
    """(top, left, side) of a square.

    Args:
        balanced: the part of the squares that lie round a place of a label that is drawn evenly
            from those in the picture.
    """
    shorter = min(label.shape)
    side = max(1, min(shorter, round(drawn_size(rng, stage) * shorter)))
    top, left = placed_square(rng, label, side, balanced)
    return top, left, side


def drawn_size(rng: np.random.Generator, stage: StageSchedule) -> float:
    """The size of a crop, drawn as the stage says."""
    shares = np.array([share for share, _, _ in stage.crops])
    _, low, high = stage.crops[int(rng.choice(len(shares), p=shares / shares.sum()))]
    return float(rng.uniform(low, high))


def placed_square(
    rng: np.random.Generator, label: np.ndarray, side: int, balanced: float
) -> tuple[int, int]:
    """(top, left) of a square in a label map; see :func:`_crop`."""
    top = int(rng.integers(label.shape[0] - side + 1))
    left = int(rng.integers(label.shape[1] - side + 1))
    if side < min(label.shape) and rng.random() < balanced:
        rows, columns = np.nonzero(label == rng.choice(np.unique(label)))
        place = int(rng.integers(len(rows)))
        top = int(np.clip(rows[place] - side // 2, 0, label.shape[0] - side))
        left = int(np.clip(columns[place] - side // 2, 0, label.shape[1] - side))
    return top, left


def _joint(options: AugmentOptions, size: int, rng: np.random.Generator) -> v2.Compose:
    steps: list[torch.nn.Module] = [v2.RandomHorizontalFlip(options.flip)]
    if options.colour > 0:
        steps.append(
            v2.ColorJitter(options.colour, options.colour, options.colour, options.colour / 8)
        )
    if rng.random() < options.elastic:
        # Bent with a rim to spare, or the picture's border would be drawn in.
        rim = size // 16
        bending = _bending(rng, size + 2 * rim, float(rng.uniform(0.3, 1.0)), 0.03 * size)
        steps += [
            v2.Pad(rim, padding_mode="reflect"),
            v2.Lambda(partial(v2.functional.elastic, displacement=bending)),
            v2.CenterCrop(size),
        ]
    return v2.Compose(steps)


def _bending(rng: np.random.Generator, size: int, strength: float, sigma: float) -> Tensor:
    """Displacements float32 (1, size, size, 2): noise that is blurred with sigma, in pixels.

    As torchvision's ``ElasticTransform`` draws them, in a fifth of the time: it blurs with a square
    kernel, this one with a row and a column.
    """
    noise = torch.from_numpy(rng.uniform(-1, 1, (2, 1, size, size)).astype(np.float32))
    reach = int(4 * sigma)
    places = torch.arange(-reach, reach + 1, dtype=torch.float32)
    kernel = torch.exp(-0.5 * (places / sigma).square())
    kernel = kernel / kernel.sum()
    noise = F.conv2d(F.pad(noise, (reach,) * 4, mode="reflect"), kernel.view(1, 1, 1, -1))
    noise = F.conv2d(noise, kernel.view(1, 1, -1, 1))
    return strength * noise[:, 0].permute(1, 2, 0)[None].contiguous()


class OutlineShares(Protocol):
    """Shares of label maps whose outlines are smoothed, shaken, or drawn as coarse polygons."""

    @property
    def smooth_outlines(self) -> float: ...

    @property
    def jitter_outlines(self) -> float: ...

    @property
    def coarse_outlines(self) -> float: ...


def redraw_outlines(classes: Tensor, options: OutlineShares, rng: np.random.Generator) -> Tensor:
    """The map with its outlines as they are, smoothed, shaken, or as coarse polygons.

    Args:
        classes: int64 (S, S).
    """
    draw = float(rng.random())
    size = classes.shape[-1]
    if draw < options.smooth_outlines:
        radius = int(rng.integers(1, max(2, size // 32) + 1))
        # Along columns, then along rows: the same means as over squares, in a fraction of the time.
        soft, found = _planes(classes)
        side = 2 * radius + 1
        soft = F.avg_pool2d(soft, (side, 1), 1, (radius, 0), count_include_pad=False)
        soft = F.avg_pool2d(soft, (1, side), 1, (0, radius), count_include_pad=False)
        return found[soft[0].argmax(0)]
    draw -= options.smooth_outlines
    if draw < options.jitter_outlines:
        return _shaken(classes, rng, amplitude=float(rng.uniform(0.004, 0.012)) * size)
    draw -= options.jitter_outlines
    if draw < options.coarse_outlines:
        # Shares of a label on a coarse grid, joined linearly: its outline becomes a polygon.
        grid = int(rng.integers(size // 16, size // 6 + 1))
        planes, found = _planes(classes)
        coarse = F.adaptive_avg_pool2d(planes, grid)
        joined = F.interpolate(coarse, (size, size), mode="bilinear", align_corners=False)
        return found[joined[0].argmax(0)]
    return classes


def _planes(classes: Tensor) -> tuple[Tensor, Tensor]:
    """(one-hot float (1, C, S, S) of the classes that are there, which ones these are)."""
    found: Tensor = classes.unique()  # type: ignore[no-untyped-call]
    return (classes == found[:, None, None])[None].float(), found


def _shaken(classes: Tensor, rng: np.random.Generator, amplitude: float) -> Tensor:
    """The map read at places that wander smoothly by about ``amplitude`` pixels."""
    size = classes.shape[-1]
    knots = int(rng.integers(8, 25))
    shift = torch.from_numpy(rng.standard_normal((1, 2, knots, knots)).astype(np.float32))
    shift = F.interpolate(shift, (size, size), mode="bicubic", align_corners=False)[0] * amplitude
    place = torch.arange(size, dtype=torch.float32)
    rows = (place[:, None] + shift[0]).round().long().clamp(0, size - 1)
    columns = (place[None, :] + shift[1]).round().long().clamp(0, size - 1)
    return classes[rows, columns]
