"""Weights folded once, at load: from the plain network's parameters to what a frame needs.

With the stored statistics of a batch normalisation, s = 1 / sqrt(var + eps), SPADE is

    y = (x - mean) s (1 + gamma) + beta = x A + B,
    A = s (1 + gamma),   B = beta - mean s (1 + gamma).

gamma and beta are linear in the hidden layer h (NVIDIA's networks) or in a table row and the style
vector (this project's own), so A and B are too, with other weights:

    W_A = s W_gamma,                 b_A = s (1 + b_gamma),
    W_B = W_beta - mean W_A,         b_B = b_beta - mean b_A.

Instance normalisation has its statistics from the picture: there the fold uses mean 0 and s 1, and
:mod:`~drawai_desktop.engine.fast.modulation` applies them per frame. Spectral normalisation is
folded before, when the checkpoint is read
(:func:`drawai_desktop.engine.models.weights.fold_spectral`).

The hidden layer's convolution of a one-hot map is a sum of k x k rows, one per position and code:
``shared[position * codes + code]``. Code 0 is "outside" and a row of zeros, code 1 + c is class c,
code 1 + L + c class c on an edge.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.engine.fast.packed import HALF, HalfProduct, PackedProduct, Scratch
from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.spade import EPSILON, ConvolutionSpade, TableSpade

SLICE = 256
"""Columns of gamma and beta that are computed at once: the products then stay in the cache."""


def statistics(norm: nn.Module, channels: int) -> tuple[Tensor, Tensor]:
    """(mean, s) of a normalisation; (0, 1) where they come from the picture."""
    if isinstance(norm, nn.BatchNorm2d):
        assert norm.running_mean is not None
        assert norm.running_var is not None
        return norm.running_mean.double(), (norm.running_var.double() + EPSILON).rsqrt()
    return torch.zeros(channels, dtype=torch.float64), torch.ones(channels, dtype=torch.float64)


def code_count(config: GeneratorConfig) -> int:
    """Codes of :func:`codes_of`, with the 0 for outside."""
    return 1 + config.label_channels * (2 if config.has_edges else 1)


def _both(mean: Tensor, s: Tensor, gamma: Tensor, beta: Tensor) -> Tensor:
    """Rows of A, then of B, from rows (C, ...) of gamma and beta; double precision inside."""
    shape = (-1,) + (1,) * (gamma.dim() - 1)
    a = gamma.double() * s.view(shape)
    b = beta.double() - mean.view(shape) * a
    return torch.cat([a, b]).float()


class FoldedConvolutionSpade:
    """NVIDIA's SPADE as rows per pattern.

    Attributes:
        shared: float32 (k * k * codes, 128). The bias is in the rows of the middle position, which
            every pixel of a picture has one of.
        bias: float32 (2 C,): A's, then B's.
        rows: of the patterns' hidden vectors, their rows.
    """

    def __init__(
        self,
        config: GeneratorConfig,
        spade: ConvolutionSpade,
        dtype: torch.dtype = torch.float32,
    ) -> None:
        self.config = config
        convolution = spade.mlp_shared[0]
        assert isinstance(convolution, nn.Conv2d)
        assert convolution.bias is not None
        weight = convolution.weight  # (128, S, k, k)
        labels = config.label_channels
        taps = weight.permute(2, 3, 1, 0).reshape(config.kernel**2, weight.shape[1], -1)
        parts = [torch.zeros(taps.shape[0], 1, taps.shape[2]), taps[:, :labels]]
        if config.has_edges:
            parts.append(taps[:, :labels] + taps[:, labels:])
        positions = torch.cat(parts, dim=1)
        positions[len(positions) // 2, 1:] += convolution.bias
        self.shared = positions.flatten(0, 1).contiguous()
        self.channels = int(spade.mlp_gamma.weight.shape[0])
        mean, s = statistics(spade.param_free_norm, self.channels)
        gamma, beta = spade.mlp_gamma, spade.mlp_beta
        assert gamma.bias is not None
        assert beta.bias is not None
        self.bias = _both(mean, s, 1 + gamma.bias.double(), beta.bias)
        both = _both(mean, s, gamma.weight, beta.weight)  # (2 C, 128, k, k)
        kind = _JoinedRows if dtype == HALF else _SummedRows
        self.rows: _JoinedRows | _SummedRows = kind(both, self.bias)

    def weight(self) -> Tensor:
        """float32 (2 C, 128, k, k): the two convolutions as one, for busy maps."""
        return self.rows.weight(self.config.kernel)


class _SummedRows:
    """Each distinct hidden vector times the weights of all positions, then sums of what each
    pattern has at its positions: the fewest products."""

    def __init__(self, both: Tensor, bias: Tensor) -> None:
        self._bias = bias
        self._products = [
            # Rows in the order (position, column): one position's columns lie together.
            PackedProduct(part.permute(2, 3, 0, 1).reshape(-1, part.shape[1]), None)
            for part in torch.split(both, SLICE)
        ]

    def compute(self, hidden: Tensor, places: Tensor, rows: Tensor, scratch: Scratch) -> None:
        """Writes the rows (N, 2 C) of patterns.

        Args:
            hidden: float32 (distinct, 128).
            places: int64 (N, k * k), which of them lie at a pattern's positions.
        """
        positions = places.shape[1]
        index = places * positions + torch.arange(positions)
        begin = 0
        for product in self._products:
            width = product.columns // positions
            parts = product(hidden, scratch).reshape(-1, width)
            end = begin + width
            total = F.embedding_bag(index, parts, mode="sum")
            torch.add(total, self._bias[begin:end], out=rows[:, begin:end])
            begin = end

    def weight(self, kernel: int) -> Tensor:
        parts = [p.plain_weight().reshape(kernel, kernel, -1, 128) for p in self._products]
        return torch.cat(parts, dim=2).permute(2, 3, 0, 1).contiguous()


class _JoinedRows:
    """In half precision: what each pattern has at its positions, side by side, times all weights:
    more products, which are cheap there, and one rounding instead of one for each position."""

    def __init__(self, both: Tensor, bias: Tensor) -> None:
        self._product = HalfProduct(both.permute(0, 2, 3, 1).flatten(1), bias)

    def compute(self, hidden: Tensor, places: Tensor, rows: Tensor, scratch: Scratch) -> None:
        """See :meth:`_SummedRows.compute`; the rows are (N, 2, C)."""
        count, positions = places.shape
        joined = scratch.get("joined", count * positions, hidden.shape[1], dtype=HALF)
        torch.index_select(hidden.to(HALF), 0, places.flatten(), out=joined)
        rows.copy_(self._product(joined.view(count, -1), scratch).view(rows.shape))

    def weight(self, kernel: int) -> Tensor:
        weight = self._product.plain_weight()
        return weight.view(len(weight), kernel, kernel, -1).permute(0, 3, 1, 2).contiguous()


class FoldedTableSpade:
    """This project's SPADE: A and B per label, a linear function of the style vector.

    Attributes:
        table: float32 (1 + labels, 2 C), row 0 (outside) zero.
        style: float32 (2 C, latent_size).
    """

    def __init__(self, config: GeneratorConfig, spade: TableSpade) -> None:
        gamma, beta = spade.table.detach().chunk(2)
        self.channels = int(gamma.shape[0])
        mean, s = statistics(spade.param_free_norm, self.channels)
        rows = _both(mean, s, 1 + gamma.double(), beta)
        self.table = torch.cat([torch.zeros(1, rows.shape[0]), rows.t()]).contiguous()
        style_gamma, style_beta = spade.style.detach().chunk(2)
        self.style = _both(mean, s, style_gamma, style_beta)

    def rows(self, style: Tensor) -> Tensor:
        """float32 (1 + labels, 2 C) for a style vector (latent_size,)."""
        return self.table + self.style @ style


FoldedSpade = FoldedConvolutionSpade | FoldedTableSpade


def fold_spade(
    config: GeneratorConfig,
    spade: ConvolutionSpade | TableSpade,
    dtype: torch.dtype = torch.float32,
) -> FoldedSpade:
    """The folded form of either kind, for rows of a type."""
    if isinstance(spade, TableSpade):
        return FoldedTableSpade(config, spade)
    return FoldedConvolutionSpade(config, spade, dtype)
