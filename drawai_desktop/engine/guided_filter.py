"""The guided filter: planes that follow the edges of a colour picture.

After: He, Sun, Tang, *Guided Image Filtering* (2013), equations 14 to 16 for colour guides; and
He, Sun, *Fast Guided Filter* (arXiv 1505.00996) for coefficients on a coarser grid (no code used).
"""

import torch
from torch import Tensor

_PAIRS = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))


class ColourGuide:
    """A colour picture, ready to guide planes of its size. Needs some 20 planes of memory."""

    def __init__(self, guide: Tensor, radius: int, epsilon: float) -> None:
        """
        Args:
            guide: float32 (3, H, W), 0 to 1.
            radius: of the square windows, in pixels; cut at the borders.
            epsilon: how much the guide must vary in a window (its variance) to be an edge.
        """
        self._radius = radius
        self._guide = guide
        self._mean = box_mean(guide, radius)
        products = torch.stack([guide[i] * guide[j] for i, j in _PAIRS])
        means = torch.stack([self._mean[i] * self._mean[j] for i, j in _PAIRS])
        rr, rg, rb, gg, gb, bb = box_mean(products, radius) - means
        rr, gg, bb = rr + epsilon, gg + epsilon, bb + epsilon
        # The inverse of the symmetric 3 x 3 matrix by its adjugate.
        first = gg * bb - gb * gb, gb * rb - rg * bb, rg * gb - gg * rb
        second = rr * bb - rb * rb, rb * rg - rr * gb
        third = rr * gg - rg * rg
        determinant = rr * first[0] + rg * first[1] + rb * first[2]
        self._inverse = torch.stack([*first, *second, third]) / determinant

    def coefficients(self, plane: Tensor) -> Tensor:
        """What makes the filtered plane of the guide: red, green, blue factor, and constant.

        Args:
            plane: float32 (H, W).
        Returns:
            float32 (4, H, W); they vary slowly, and may be enlarged for a finer guide.
        """
        both = box_mean(torch.cat([self._guide * plane, plane[None]]), self._radius)
        covariance = both[:3] - self._mean * both[3]
        c0, c1, c2 = covariance
        i00, i01, i02, i11, i12, i22 = self._inverse
        factors = torch.stack(
            [
                i00 * c0 + i01 * c1 + i02 * c2,
                i01 * c0 + i11 * c1 + i12 * c2,
                i02 * c0 + i12 * c1 + i22 * c2,
            ]
        )
        constant = both[3] - (factors * self._mean).sum(0)
        return box_mean(torch.cat([factors, constant[None]]), self._radius)


def applied(coefficients: Tensor, guide: Tensor) -> Tensor:
    """The filtered plane: float32 (H, W) of (4, H, W) coefficients and the guide (3, H, W)."""
    return (coefficients[:3] * guide).sum(0) + coefficients[3]


def box_mean(planes: Tensor, radius: int) -> Tensor:
    """float32 (C, H, W): the mean of the window of 2 ``radius`` + 1 round each pixel, as much of it
    as lies inside."""
    means = torch.empty_like(planes)
    for plane, mean in zip(planes, means, strict=True):  # one at a time bounds the memory
        along = plane
        for _ in range(2):
            length = along.shape[1]
            place = torch.arange(length)
            first = (place - radius).clamp(min=0)
            last = (place + radius + 1).clamp(max=length)
            sums = torch.cumsum(along, 1, dtype=torch.float64)  # float32 is too coarse for sums
            sums = torch.cat([torch.zeros_like(sums[:, :1]), sums], 1)
            total = sums.index_select(1, last) - sums.index_select(1, first)
            along = (total / (last - first)).to(torch.float32).t().contiguous()
        mean.copy_(along)
    return means
