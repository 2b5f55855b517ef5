"""What is random in a step besides the samples: styles, noise, and how the critics look.

Drawn per sample from (seed, place, purpose), never from a running stream: a step gives the same
numbers after a resume, and however the batch is spread over processes.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from drawai_desktop.engine.networks.generator import Noise
from drawai_desktop.training.device_noise import normal_fields, sample_seeds

_STYLE, _, _VIEW, _PADDING, _FRAME = range(5)


def _rng(seed: int, place: int, purpose: int) -> np.random.Generator:
    return np.random.default_rng((seed, place, 7919 + purpose))


@dataclass(frozen=True)
class StyleDraw:
    """Random part of the styles of a batch.

    Attributes:
        normal: float32 (N, Z), unit normal.
        from_prior: bool (N,), pictures whose style is drawn instead of encoded.
    """

    normal: Tensor
    from_prior: Tensor


def draw_styles(
    seed: int, places: tuple[int, ...], size: int, prior_share: float, device: torch.device
) -> StyleDraw:
    """The styles of a batch; see :class:`StyleDraw`."""
    normal = np.zeros((len(places), size), np.float32)
    prior = np.zeros(len(places), bool)
    for row, place in enumerate(places):
        rng = _rng(seed, place, _STYLE)
        prior[row] = rng.random() < prior_share
        normal[row] = rng.standard_normal(size)
    return StyleDraw(sent(torch.from_numpy(normal), device), sent(torch.from_numpy(prior), device))


def noise_of(seed: int, places: tuple[int, ...], device: torch.device) -> Noise:
    """Fresh noise for each sample of a batch; the same on each device but for rounding."""
    seeds = sample_seeds(seed, sent(torch.tensor(places), device))

    def noise(block: int, x: Tensor) -> Tensor:
        return normal_fields(seeds, block, x.shape[2], x.shape[3]).to(x.dtype)

    return noise


def sent(values: Tensor, device: torch.device) -> Tensor:
    """The values on a device; a GPU gets them while it goes on with what it has to do."""
    if device.type != "cuda":
        return values.to(device)
    return values.pin_memory().to(device, non_blocking=True)


@dataclass(frozen=True)
class CriticView:
    """How the critics and the feature network look at a batch: mirrored, and extended at the sides.

    Features of stride 2 hardly see the last rows and columns, and the generator would hide a
    bright spot there. Mirrored and extended pictures have no such corner.

    Attributes:
        mirrored: bool (N, 1, 1, 1).
        upside_down: bool (N, 1, 1, 1).
        padding: (left, right, top, bottom) in pixels.
    """

    mirrored: Tensor
    upside_down: Tensor
    padding: tuple[int, int, int, int]

    def of(self, x: Tensor) -> Tensor:
        """The view of (N, C, H, W), of the same type."""
        x = torch.where(self.mirrored, x.flip(3), x)
        x = torch.where(self.upside_down, x.flip(2), x)
        return _reflected(x, self.padding) if any(self.padding) else x

    def of_maps(self, maps: Tensor) -> Tensor:
        """The view of maps (N, H, W), of the same type."""
        return self.of(maps[:, None])[:, 0]


def draw_view(
    seed: int, step: int, places: tuple[int, ...], padding: int, device: torch.device
) -> CriticView:
    """The view of a step.

    Args:
        step: decides the padding, which all processes must share.
        padding: pixels in all, per axis, split at random.
    """
    flips = np.array([_rng(seed, place, _VIEW).random(2) for place in places])
    shaped = sent(torch.from_numpy(flips), device)[:, :, None, None, None]
    return CriticView(
        shaped[:, 0] < 0.5,
        shaped[:, 1] < 0.25,
        _split(_rng(seed, step, _PADDING), padding),
    )


@dataclass(frozen=True)
class Frame:
    """A rim of a step's label maps that is painted and cut away.

    Zeros round a map tell the network where it is, and it makes the same bands at the same heights
    of every picture. No critic minds, for each looks at one picture. A rim of random width takes
    that knowledge away.

    Attributes:
        padding: (left, right, top, bottom) in pixels.
    """

    padding: tuple[int, int, int, int]

    def extended(self, maps: Tensor) -> Tensor:
        """Label maps (N, H, W) extended by reflection, of the same type."""
        if not any(self.padding):
            return maps
        return _reflected(maps[:, None], self.padding)[:, 0]

    def inside(self, pictures: Tensor) -> Tensor:
        """Pictures (N, C, H, W) without the rim."""
        left, right, top, bottom = self.padding
        high, wide = pictures.shape[2:]
        return pictures[:, :, top : high - bottom, left : wide - right]


def draw_frame(seed: int, step: int, shift: int, share: float = 1.0) -> Frame:
    """The rim of a step, which all processes share.

    Args:
        shift: pixels in all, per axis, split at random.
        share: part of the steps that have a rim.
    """
    rng = _rng(seed, step, _FRAME)
    padding = _split(rng, shift)
    return Frame(padding if share >= 1 or rng.random() < share else (0, 0, 0, 0))


def _split(rng: np.random.Generator, pixels: int) -> tuple[int, int, int, int]:
    """(left, right, top, bottom) that are together ``pixels`` on each axis."""
    left, top = (int(n) for n in rng.integers(0, pixels + 1, 2))
    return left, pixels - left, top, pixels - top


def _reflected(x: Tensor, padding: tuple[int, int, int, int]) -> Tensor:
    """(N, C, H, W) with a rim, by reflection; whole numbers too, which torch does not extend."""
    wide = x if x.is_floating_point() else x.float()
    return F.pad(wide, padding, mode="reflect").to(x.dtype)
