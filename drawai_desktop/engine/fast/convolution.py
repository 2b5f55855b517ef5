"""3 x 3 convolutions on stripes of a channels-last picture: direct, or by Winograd.

Winograd's minimal filtering computes m outputs of a 3-tap filter with m + 2 products instead of
3 m. With polynomials evaluated at m + 1 points and infinity,

    y = A^T [ (G g) * (B^T d) ]          d: m + 2 inputs, g: 3 taps, y: m outputs,

and in two dimensions the transforms apply to rows, then to columns. The products at each of the
(m + 2)^2 points are one matrix product over channels: (tiles x C_in) times (C_in x C_out). All of
them together are one grouped 1 x 1 convolution, which oneDNN runs at full speed with packed
weights.

    F(2x2, 3x3): 16 products for 4 outputs, 2.25 times fewer; weights grow 16/9.
    F(4x4, 3x3): 36 products for 16 outputs, 4 times fewer; weights grow 36/9.

The transforms are additions of whole rows, in place in scratch memory that stays in the cache:
each stripe is taken from the modulated rows to finished outputs before the next one begins. The
bias rides along for free: a constant added at the point 1 reaches every output once.

Errors grow with the points: in float32 F(4x4) is about ten times less exact than the direct
convolution (1e-5 of the largest output), which the reference pictures allow.

After: Winograd 1980; Lavin and Gray 2015, arXiv 1509.09308 (no code used).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from drawai_desktop.engine.fast.packed import (
    PackedConvolution,
    PackedProduct,
    Scratch,
)

STRIPE_BYTES = 4_800_000
"""Transformed input of a stripe: more falls out of the cache, less makes too many small calls."""
DIRECT_STRIPE_BYTES = 2_400_000
SLICE = 512
"""Outputs that are computed at once where they are far more than the inputs, as gamma and beta are:
36 products for 16 outputs are a lot of memory."""
_G2 = ((1.0, 0.0, 0.0), (0.5, 0.5, 0.5), (0.5, -0.5, 0.5), (0.0, 0.0, 1.0))
_G4 = (
    (1 / 4, 0.0, 0.0),
    (-1 / 6, -1 / 6, -1 / 6),
    (-1 / 6, 1 / 6, -1 / 6),
    (1 / 24, 1 / 12, 1 / 6),
    (1 / 24, -1 / 12, 1 / 6),
    (0.0, 0.0, 1.0),
)
_FILTERS = {2: _G2, 4: _G4}


@dataclass(frozen=True)
class LevelSize:
    """Rows and columns of the level at which a convolution runs."""

    height: int
    width: int


class Convolution:
    """Base: (n + 2, w + 2, C_in) -> (n, w, C_out), padding being part of the input.

    Attributes:
        tile: ``n`` and ``w`` are multiples of it.
    """

    tile = 1

    def __init__(self, weight: Tensor) -> None:
        self.channels_out, self.channels_in = int(weight.shape[0]), int(weight.shape[1])

    def rows_per_stripe(self, width: int) -> int:
        """Output rows to compute at once, so that the stripe stays in the cache."""
        raise NotImplementedError

    def run(self, x: Tensor, out: Tensor, accumulate: bool, scratch: Scratch) -> None:
        """Writes the convolution of ``x`` to ``out``, or adds it.

        Args:
            x: (n + 2, w + 2, C_in) of the type that it is made for, contiguous.
            out: (n, w, C_out) of that type, contiguous in its last dimension.
        """
        raise NotImplementedError


class DirectConvolution(Convolution):
    """oneDNN's own 3 x 3 convolution, with packed weights."""

    def __init__(self, weight: Tensor, bias: Tensor, size: LevelSize) -> None:
        super().__init__(weight)
        rows = min(size.height, self.rows_per_stripe(size.width))
        self._packed = PackedConvolution(weight, bias, rows + 2, size.width + 2)

    def rows_per_stripe(self, width: int) -> int:
        return max(4, DIRECT_STRIPE_BYTES // (4 * width * self.channels_in))

    def run(self, x: Tensor, out: Tensor, accumulate: bool, scratch: Scratch) -> None:
        y = self._packed(x)
        if accumulate:
            out.add_(y)
        else:
            out.copy_(y)


class PatchConvolution(Convolution):
    """The direct convolution as one product of gathered 3 x 3 patches, for few pixels with large
    weights: those are then in the one order that :class:`PackedProduct` keeps.

    Args:
        weight: float32 (C_out, C_in, 3, 3).
        bias: float32 (C_out,).
        size: of the level at which it mostly runs.
    """

    def __init__(self, weight: Tensor, bias: Tensor, size: LevelSize) -> None:
        super().__init__(weight)
        flat = weight.permute(0, 2, 3, 1).reshape(self.channels_out, -1)
        self._product = PackedProduct(flat, bias, rows=size.height * size.width)

    def rows_per_stripe(self, width: int) -> int:
        return max(1, 4 * DIRECT_STRIPE_BYTES // (36 * width * self.channels_in))

    def run(self, x: Tensor, out: Tensor, accumulate: bool, scratch: Scratch) -> None:
        high, wide, channels = out.shape[0], out.shape[1], self.channels_in
        row, column, one = x.stride()
        shape = (high, wide, 3, 3, channels)
        patches = scratch.get("patches", *shape)
        patches.copy_(x.as_strided(shape, (row, column, row, column, one), x.storage_offset()))
        y = self._product(patches.view(high * wide, 9 * channels), scratch)
        y = y.view(high, wide, self.channels_out)
        if accumulate:
            out.add_(y)
        else:
            out.copy_(y)


class WinogradConvolution(Convolution):
    """F(m x m, 3 x 3) for m = 2 or 4.

    Args:
        weight: float32 (C_out, C_in, 3, 3).
        bias: float32 (C_out,).
        size: of the level at which it mostly runs.
        tile: m.
    """

    def __init__(self, weight: Tensor, bias: Tensor, size: LevelSize, tile: int) -> None:
        super().__init__(weight)
        self.tile = tile
        self.points = tile + 2
        rows = (size.height // tile) * (size.width // tile)
        width = SLICE if self.channels_out > 4 * self.channels_in else self.channels_out
        slices = zip(torch.split(weight, width), torch.split(bias, width), strict=True)
        self._products = [
            PackedProduct(*_filters(part, part_bias, tile), self.points**2, rows=rows)
            for part, part_bias in slices
        ]

    def rows_per_stripe(self, width: int) -> int:
        # Where the weights are larger than a stripe, a stripe as large: they are read once each.
        weights = 4 * self.points**2 * self.channels_in * self.channels_out
        row = 4 * self.points**2 * self.channels_in * -(-width // self.tile)
        return self.tile * max(1, max(STRIPE_BYTES, min(weights, 4 * STRIPE_BYTES)) // row)

    def run(self, x: Tensor, out: Tensor, accumulate: bool, scratch: Scratch) -> None:
        m, points = self.tile, self.points
        down, across = out.shape[0] // m, out.shape[1] // m
        wide = x.shape[1]
        into = _into_4 if m == 4 else _into_2
        # Down first: whole rows, the longest runs of memory.
        rows = scratch.get("rows", down, points, wide, self.channels_in)
        each = max(rows.numel(), down * across * points**2 * self.channels_in) // points
        spare = scratch.get("spare", 2 * each)
        into(
            [x[j : j + m * (down - 1) + 1 : m] for j in range(points)],
            [rows[:, i] for i in range(points)],
            _pair(spare, rows[:, 0].shape),
        )
        tiles = scratch.get("tiles", down, across, points, points, self.channels_in)
        into(
            [rows[:, :, j : j + m * (across - 1) + 1 : m].transpose(1, 2) for j in range(points)],
            [tiles[:, :, :, i] for i in range(points)],
            _pair(spare, tiles[:, :, :, 0].shape),
        )
        flat = tiles.view(down * across, points * points * self.channels_in)
        target = out
        if accumulate:
            target = scratch.get("result", down * m, across * m, self.channels_out)
        begin = 0
        for product in self._products:
            end = begin + product.columns // points**2
            products = product(flat, scratch).view(down, across, points, points, end - begin)
            self._back(products, target[..., begin:end], scratch)
            begin = end
        if accumulate:
            out.add_(target)

    def _back(self, products: Tensor, out: Tensor, scratch: Scratch) -> None:
        """From the products at the points to the outputs: down, then across."""
        m, points = self.tile, self.points
        down, across, _, _, channels = products.shape
        back = _back_4 if m == 4 else _back_2
        columns = scratch.get("columns", down, across, m, points, channels)
        spare = scratch.get("spare", 4 * columns.numel() // m)
        back(
            [products[:, :, i] for i in range(points)],
            [columns[:, :, i] for i in range(m)],
            _quad(spare, columns[:, :, 0].shape),
        )
        places = grid(out, down, across, m)
        spare = scratch.get("spare", 4 * columns.numel() // m)
        back(
            [columns[:, :, :, i] for i in range(points)],
            [places[:, :, :, i].transpose(1, 2) for i in range(m)],
            _quad(spare, columns[:, :, :, 0].shape),
        )


def _filters(weight: Tensor, bias: Tensor, tile: int) -> tuple[Tensor, Tensor]:
    """A 3 x 3 weight and a bias at F(tile x tile)'s points, one group of rows for each point.

    Returns:
        float32 (points^2 * C_out, C_in), and (points^2 * C_out,).
    """
    points = tile + 2
    count = points**2
    # In double precision where it is small, so that only one rounding enters the weights.
    g = torch.tensor(_FILTERS[tile], dtype=torch.float64)
    both = torch.einsum("ij,kl->ikjl", g, g).reshape(count, 9)
    flat = weight.reshape(-1, 9).t()
    filters = torch.empty(count, flat.shape[1])
    step = (1 << 20) // count  # few enough to stay in the cache
    for begin in range(0, flat.shape[1], step):
        filters[:, begin : begin + step] = both @ flat[:, begin : begin + step].double()
    spread = torch.zeros(count, len(bias))
    spread[points + 1] = bias
    return filters.view(-1, weight.shape[1]), spread.flatten()


def grid(rows: Tensor, down: int, across: int, tile: int) -> Tensor:
    """(down * tile, across * tile, C) as (down, tile, across, tile, C); nothing is copied."""
    high, wide, one = rows.stride()
    shape = (down, tile, across, tile, rows.shape[2])
    return rows.as_strided(
        shape, (tile * high, high, tile * wide, wide, one), rows.storage_offset()
    )


def _pair(spare: Tensor, shape: Sequence[int]) -> tuple[Tensor, Tensor]:
    count = torch.Size(shape).numel()
    return spare[:count].view(*shape), spare[count : 2 * count].view(*shape)


def _quad(spare: Tensor, shape: Sequence[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    count = torch.Size(shape).numel()
    a, b, c, d = (spare[i * count : (i + 1) * count].view(*shape) for i in range(4))
    return a, b, c, d


def _into_2(x: list[Tensor], y: list[Tensor], spare: tuple[Tensor, Tensor]) -> None:
    """B^T of F(2, 3), whose rows are (1 0 -1 0), (0 1 1 0), (0 -1 1 0), (0 1 0 -1)."""
    torch.sub(x[0], x[2], out=y[0])
    torch.add(x[1], x[2], out=y[1])
    torch.sub(x[2], x[1], out=y[2])
    torch.sub(x[1], x[3], out=y[3])


def _back_2(x: list[Tensor], y: list[Tensor], spare: tuple[Tensor, ...]) -> None:
    """A^T of F(2, 3), whose rows are (1 1 1 0), (0 1 -1 -1)."""
    a, b = spare[0], spare[1]
    torch.add(x[1], x[2], out=a)
    torch.sub(x[1], x[2], out=b)
    torch.add(x[0], a, out=y[0])
    torch.sub(b, x[3], out=y[1])


def _into_4(x: list[Tensor], y: list[Tensor], spare: tuple[Tensor, Tensor]) -> None:
    """B^T of F(4, 3) at the points 0, 1, -1, 2, -2. Its rows, with what they share:

    (4 0 -5 0 1 0), (0 -4 -4 1 1 0), (0 4 -4 -1 1 0), (0 -2 -1 2 1 0), (0 2 -1 -2 1 0),
    (0 4 0 -5 0 1).
    """
    even, odd = spare
    torch.sub(x[4], x[2], alpha=4, out=even)
    torch.sub(x[3], x[1], alpha=4, out=odd)
    torch.add(even, odd, out=y[1])
    torch.sub(even, odd, out=y[2])
    torch.sub(x[4], x[2], out=even)
    torch.sub(x[3], x[1], out=odd)
    torch.add(even, odd, alpha=2, out=y[3])
    torch.sub(even, odd, alpha=2, out=y[4])
    torch.sub(x[0], x[2], out=y[0])
    torch.add(even, y[0], alpha=4, out=y[0])
    torch.sub(x[5], x[3], out=y[5])
    torch.sub(y[5], odd, alpha=4, out=y[5])


def _back_4(x: list[Tensor], y: list[Tensor], spare: tuple[Tensor, ...]) -> None:
    """A^T of F(4, 3): (1 1 1 1 1 0), (0 1 -1 2 -2 0), (0 1 1 4 4 0), (0 1 -1 8 -8 1)."""
    sum_1, sum_2, difference_1, difference_2 = spare
    torch.add(x[1], x[2], out=sum_1)
    torch.add(x[3], x[4], out=sum_2)
    torch.sub(x[1], x[2], out=difference_1)
    torch.sub(x[3], x[4], out=difference_2)
    torch.add(x[0], sum_1, out=y[0])
    torch.add(y[0], sum_2, out=y[0])
    torch.add(difference_1, difference_2, alpha=2, out=y[1])
    torch.add(sum_1, sum_2, alpha=4, out=y[2])
    torch.add(difference_1, difference_2, alpha=8, out=y[3])
    torch.add(y[3], x[5], out=y[3])
