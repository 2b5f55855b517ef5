"""Samples of a run: crops with what they are to become, by their place in the run's order.

Photographs are made small and degraded: only the input, never what is to be learnt. A generator's
pictures are taken as they are. Kinds take turns, place by place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from torch.utils.data import Dataset as TorchDataset

from drawai_desktop.engine.networks.detail import SCALE
from drawai_desktop.training.augment import drawn_size, placed_square, redraw_outlines
from drawai_desktop.training.detail.config import DegradeOptions, DetailOptions, DetailStage
from drawai_desktop.training.detail.made_pictures import picture_path, read_picture
from drawai_desktop.training.detail.photographs import Photographs
from drawai_desktop.training.order import PairOrder


class Kind(Enum):
    """What a sample is."""

    PHOTOGRAPH = "photograph"
    TAUGHT = "taught"
    """A generator's picture with the teacher's answer."""
    JUDGED = "judged"
    """A generator's picture without a target."""


@dataclass(frozen=True)
class Material:
    """What samples are made of.

    Attributes:
        order: of the photographs.
        made: numbers of the made pictures that are there.
        kinds: which take turns; the first is the photographs.
    """

    photographs: Photographs
    order: PairOrder
    run: Path
    made: Sequence[int]
    kinds: tuple[Kind, ...]


Sample = tuple[Tensor, Tensor, Tensor, int]
"""small float32 (3, s, s) and large float32 (3, 4s, 4s), both in [-1, 1]; classes int64 (4s, 4s);
place. The large one of a judged picture is empty: (3, 4s, 4s) zeros."""


class DetailSamples(TorchDataset[Sample]):
    """Place in the run's order -> training sample; a pure function of seed, place and stage."""

    def __init__(self, material: Material, stage: DetailStage, options: DetailOptions) -> None:
        self._material = material
        self._stage = stage
        self._options = options

    def __getitem__(self, place: int) -> Sample:
        turn, kind = divmod(place, len(self._material.kinds))
        rng = np.random.default_rng((self._options.seed, place, 15485863))
        if self._material.kinds[kind] is Kind.PHOTOGRAPH:
            small, large, classes = self._photograph(turn, rng)
        else:
            small, large, classes = self._made(rng, self._material.kinds[kind] is Kind.TAUGHT)
        if rng.random() < self._options.crop.flip:
            small, large, classes = small.flip(2), large.flip(2), classes.flip(1)
        classes = redraw_outlines(classes, self._options.crop, rng)
        return small.contiguous(), large.contiguous(), classes, place

    def _photograph(self, turn: int, rng: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
        photo, label = self._material.photographs.read(self._material.order[turn])
        size = self._stage.resolution
        side = min(round(drawn_size(rng, self._stage) * size), *label.shape)
        top, left = placed_square(rng, label, side, self._options.crop.balanced_crops)
        inside = (slice(top, top + side), slice(left, left + side))
        large = _tensor(photo[inside])
        classes = torch.from_numpy(label[inside].astype(np.int64))
        if side != size:
            large = F.interpolate(
                large[None], (size, size), mode="bilinear", antialias=True, align_corners=False
            )[0]
            places = ((torch.arange(size) + 0.5) * side / size).long()
            classes = classes[places][:, places]
        small = degraded(made_small(large), self._options.degrade, rng)
        return small, large, classes

    def _made(self, rng: np.random.Generator, with_target: bool) -> tuple[Tensor, Tensor, Tensor]:
        chosen = self._material.made[int(rng.integers(len(self._material.made)))]
        picture = read_picture(picture_path(self._material.run, chosen))
        side = self._stage.resolution // SCALE
        top, left = (int(rng.integers(n - side + 1)) for n in picture.small.shape[:2])
        inside = (
            slice(SCALE * top, SCALE * (top + side)),
            slice(SCALE * left, SCALE * (left + side)),
        )
        small = _tensor(picture.small[top : top + side, left : left + side])
        classes = torch.from_numpy(picture.classes[inside].astype(np.int64))
        if with_target:
            assert picture.large is not None
            return small, _tensor(picture.large[inside]), classes
        return small, torch.zeros(3, SCALE * side, SCALE * side), classes


def made_small(large: Tensor) -> Tensor:
    """float (3, H / 4, W / 4): each pixel from all of those that it covers.

    Args:
        large: float (3, H, W).
    """
    size = (large.shape[1] // SCALE, large.shape[2] // SCALE)
    return F.interpolate(large[None], size, mode="bilinear", antialias=True, align_corners=False)[0]


def degraded(small: Tensor, options: DegradeOptions, rng: np.random.Generator) -> Tensor:
    """The picture blurred, with noise and with uneven light, each by chance; within [-1, 1].

    Args:
        small: float (3, h, w) in [-1, 1].
    """
    if rng.random() < options.blurred:
        small = _blurred(small, float(rng.uniform(options.least_blur, options.most_blur)))
    if rng.random() < options.noisy:
        small = small + float(rng.uniform(0, options.most_noise)) * _normal(rng, small.shape)
    if rng.random() < options.uneven:
        height, width = small.shape[1:]
        coarse = _normal(rng, (3, max(1, height // 2), max(1, width // 2)))
        grain = F.interpolate(coarse[None], (height, width), mode="bilinear", align_corners=False)
        small = small + float(rng.uniform(0, options.most_uneven)) * grain[0]
    return small.clamp(-1, 1)


def _blurred(small: Tensor, sigma: float) -> Tensor:
    reach = max(1, int(3 * sigma))
    places = torch.arange(-reach, reach + 1, dtype=torch.float32)
    kernel = torch.exp(-places.square() / (2 * sigma**2))
    kernel = (kernel / kernel.sum()).view(1, 1, 1, -1)
    x = F.pad(small[:, None], (reach,) * 4, mode="reflect")
    return F.conv2d(F.conv2d(x, kernel), kernel.transpose(2, 3))[:, 0]


def _normal(rng: np.random.Generator, shape: Sequence[int]) -> Tensor:
    return torch.from_numpy(rng.standard_normal(tuple(shape)).astype(np.float32))


def _tensor(picture: np.ndarray) -> Tensor:
    """uint8 (H, W, 3) -> float (3, H, W) in [-1, 1]."""
    values = torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)
    return values.float() / 127.5 - 1.0
