"""What of a picture lies below the means of its squares: texture without light and layout.

The means of squares of 8 x 8 pixels are joined to a smooth surface that has the very same means:
along each axis a parabola in each square, from the middle between its mean and the one before to
the middle between it and the next. Taken away from the picture, it leaves a mean of nothing in
every square, and no step at their edges. Each pixel depends on its own square and the eight round
it, so a window is that part of the whole.

After: Colella and Woodward 1984, the piecewise parabolic method (parabolas with given means); the
edges here are plain middles. No code used.
"""

import torch
from torch import Tensor
from torch.nn import functional as F

from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.networks.padding import wider

SIDE = 8
"""Of a square, in pixels of the large picture."""


def curve() -> Tensor:
    """float64 (SIDE, 3): a pixel's value, by its place in its square, from three means in a row.

    Each row sums to one, and the mean of the rows is (0, 1, 0): a square's mean stays.
    """
    edges = torch.linspace(0, 1, SIDE + 1, dtype=torch.float64)
    # The parabola through both edges' values l and r, with the mean m, is
    # l + (6m - 4l - 2r) t + (3l + 3r - 6m) t^2; a pixel's value is the mean over its stretch.
    linear = (edges[1:] ** 2 - edges[:-1] ** 2) / 2 * SIDE
    square = (edges[1:] ** 3 - edges[:-1] ** 3) / 3 * SIDE
    of_left = 1 - 4 * linear + 3 * square
    of_right = -2 * linear + 3 * square
    of_mean = 6 * linear - 6 * square
    half = torch.stack([of_left, of_left + of_right, of_right], 1) / 2
    half[:, 1] += of_mean
    return half


def without_means(x: Tensor, weights: Tensor, wrap: Wrap = Wrap.NONE) -> Tensor:
    """The picture without the surface of its means.

    At its edges the last square stands for the missing one; squares that the picture cuts off have
    the mean of what is there, and keep about nothing of it.

    Args:
        x: float (N, C, H, W).
        weights: of :func:`curve`.
        wrap: sides that are joined; there the height, or the width, is whole squares.
    """
    height, width = x.shape[2:]
    means = F.avg_pool2d(x, SIDE, ceil_mode=True)
    weights = weights.to(x.dtype)
    means = wider(means, 1, wrap)
    means = F.pad(means, (*_beyond(wrap.across), *_beyond(wrap.down)), mode="replicate")
    both = _along(_along(means, weights).transpose(2, 3), weights)
    return x - both.transpose(2, 3)[:, :, :height, :width]


def _beyond(is_joined: bool) -> tuple[int, int]:
    """How many means stand for what is missing at both ends of an axis."""
    return (0, 0) if is_joined else (1, 1)


def _along(means: Tensor, weights: Tensor) -> Tensor:
    """(N, C, n + 2, m) -> (N, C, SIDE n, m)."""
    around = torch.stack([means[:, :, :-2], means[:, :, 1:-1], means[:, :, 2:]], -1)
    values = around @ weights.t()  # (N, C, n, m, SIDE)
    return values.transpose(3, 4).flatten(2, 3)
