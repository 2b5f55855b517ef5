"""Resampling as products with a matrix for each picture: any crop, blur or grid in one batch.

Rows, then columns: ``across(rows, x, columns)``. A batch whose crops differ is one product, where a
picture each would be a dozen kernels each.
"""

import math

import torch
from torch import Tensor
from torch.nn import functional as F


def across(rows: Tensor, x: Tensor, columns: Tensor) -> Tensor:
    """float (N, C, H, W) of float (N, C, h, w).

    Args:
        rows: float (N, H, h).
        columns: float (N, W, w).
    """
    return rows[:, None] @ x @ columns[:, None].transpose(2, 3)


def crop_matrix(first: Tensor, side: Tensor, flipped: Tensor, size: int, wanted: int) -> Tensor:
    """float32 (N, wanted, size): a stretch that is cut out and brought to a size.

    Linear, and where it shrinks from all pixels that are covered, as torch's ``antialias`` does.

    Args:
        first: float (N,), the first pixel.
        side: float (N,), how many.
        flipped: bool (N,), whether the last comes first.
    """
    first, side, flipped = (x[:, None, None] for x in (first, side, flipped))
    places = torch.arange(wanted, device=first.device)[None, :, None] + 0.5
    places = torch.where(flipped, wanted - places, places)
    middles = first + places * (side / wanted)
    pixels = torch.arange(size, device=first.device)[None, None, :] + 0.5
    weights = (1 - (pixels - middles).abs() / (side / wanted).clamp(min=1)).clamp(min=0)
    weights = weights * ((pixels > first) & (pixels < first + side))
    return weights / weights.sum(2, keepdim=True)


def crop_places(first: Tensor, side: Tensor, flipped: Tensor, wanted: int) -> Tensor:
    """int64 (N, wanted): the pixels nearest to those of such a crop; arguments as there."""
    first, side, flipped = (x[:, None] for x in (first, side, flipped))
    places = torch.arange(wanted, device=first.device)[None] + 0.5
    places = torch.where(flipped, wanted - places, places)
    return (first + places * (side / wanted)).floor().long()


def box_matrix(radius: Tensor, size: int) -> Tensor:
    """float32 (N, size, size): means of 2 x radius + 1 pixels, of fewer at the ends.

    Args:
        radius: float (N,), whole; 0 changes nothing.
    """
    pixels = torch.arange(size, device=radius.device)
    near = ((pixels[:, None] - pixels).abs()[None] <= radius[:, None, None]).float()
    return near / near.sum(2, keepdim=True)


def polygon_matrix(grid: Tensor, size: int, most: int) -> Tensor:
    """float32 (N, size, size): means on a coarse grid, joined linearly.

    Args:
        grid: float (N,), whole, how many means; from 1 to ``most``.
    """
    grid = grid[:, None, None]
    cells = torch.arange(most, device=grid.device, dtype=torch.float32)
    pixels = torch.arange(size, device=grid.device, dtype=torch.float32)
    first = (cells[None, :, None] * size / grid).floor()
    last = ((cells[None, :, None] + 1) * size / grid).ceil()
    inside = ((pixels >= first) & (pixels < last) & (cells[None, :, None] < grid)).float()
    means = inside / inside.sum(2, keepdim=True).clamp(min=1)
    middles = ((pixels[None, :, None] + 0.5) * grid / size - 0.5).clamp(min=0)
    middles = torch.minimum(middles, grid - 1)
    joined = (1 - (middles - cells).abs()).clamp(min=0)
    return joined @ means


def smooth_matrix(knots: Tensor, size: int, most: int) -> Tensor:
    """float32 (N, size, most): values at knots, joined by cubics as torch's ``bicubic`` does.

    Args:
        knots: float (N,), whole, how many of the ``most`` values are used.
    """
    pixels = torch.arange(size, device=knots.device, dtype=torch.float32)
    places = (pixels[None] + 0.5) * knots[:, None] / size - 0.5
    below = places.floor()
    found = torch.zeros(len(knots), size, most, device=knots.device)
    for tap in range(-1, 3):
        distance = (places - below - tap).abs()
        at = torch.minimum((below + tap).clamp(min=0), knots[:, None] - 1)
        found.scatter_add_(2, at.long()[:, :, None], _cubic(distance)[:, :, None])
    return found


_SHARPNESS = -0.75
"""Of the cubic, as torch has it."""


def _cubic(distance: Tensor) -> Tensor:
    a = _SHARPNESS
    near = ((a + 2) * distance - (a + 3)) * distance * distance + 1
    far = ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a
    return torch.where(distance <= 1, near, far)


def blur_matrix(sigma: float, size: int) -> Tensor:
    """float32 (size, size): a Gaussian of ``sigma`` pixels to four times that, mirrored at the
    ends."""
    reach = min(int(4 * sigma), size - 1)
    places = torch.arange(-reach, reach + 1, dtype=torch.float32)
    kernel = torch.exp(-0.5 * (places / sigma).square())
    kernel = (kernel / kernel.sum()).view(1, 1, -1)
    wide = F.pad(torch.eye(size)[:, None], (reach, reach), mode="reflect")
    return F.conv1d(wide, kernel)[:, 0].t().contiguous()


def coloured(
    pictures: Tensor, light: Tensor, contrast: Tensor, saturation: Tensor, hue: Tensor
) -> Tensor:
    """Pictures with other light and colours, clamped to what a byte holds.

    Args:
        pictures: float (N, 3, H, W) in [0, 255].
        light: float (N,), a factor; so are ``contrast`` and ``saturation``, about the mean grey
            and each pixel's.
        hue: float (N,), turns of the colour circle.
    """
    light, contrast, saturation, hue = (
        x[:, None, None, None] for x in (light, contrast, saturation, hue)
    )
    x = (pictures * light).clamp(0, 255)
    x = torch.lerp(_grey(x).mean((2, 3), keepdim=True), x, contrast).clamp(0, 255)
    x = torch.lerp(_grey(x), x, saturation).clamp(0, 255)
    return _turned(x, hue * (2 * math.pi)).clamp(0, 255)


def _grey(x: Tensor) -> Tensor:
    red, green, blue = x.split_with_sizes([1, 1, 1], 1)
    return 0.2989 * red + 0.587 * green + 0.114 * blue


def _turned(x: Tensor, angle: Tensor) -> Tensor:
    """Colours turned about the grey axis; Rodrigues' formula."""
    aside = (x.roll(1, 1) - x.roll(-1, 1)) / math.sqrt(3)
    return torch.lerp(x.mean(1, keepdim=True), x, angle.cos()) + angle.sin() * aside
