"""SPADE normalisation and the residual block built on it.

After: Park et al., "Semantic Image Synthesis with Spatially-Adaptive Normalization", 2019,
arXiv 1903.07291, section 3 and appendix A (no code used). Parameter names are those of NVIDIA's
published checkpoints, so that their weights load as they are.
"""

from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.engine.networks.config import HIDDEN_CHANNELS, BlockPlan, GeneratorConfig
from drawai_desktop.engine.networks.padding import convolved
from drawai_desktop.engine.networks.segmentation import Segmentation

LEAK = 0.2
"""Slope of the leaky rectifier below zero, throughout the generator."""
EPSILON = 1e-5
"""Added to the variance under the root, in both kinds of normalisation."""


def padding_mode(config: GeneratorConfig) -> Literal["zeros", "replicate"]:
    """torch's word for what a 3 x 3 convolution reads outside of a level."""
    return "replicate" if config.padding == "edge" else "zeros"


def param_free_norm(config: GeneratorConfig, channels: int) -> nn.Module:
    """Normalisation without weight and bias: by stored batch statistics, or per picture."""
    if config.norm == "batch":
        return nn.BatchNorm2d(channels, eps=EPSILON, affine=False)
    return nn.InstanceNorm2d(channels, eps=EPSILON, affine=False)


class ConvolutionSpade(nn.Module):
    """NVIDIA's SPADE: gamma and beta by two convolutions of the segmentation map.

    ``out = norm(x) * (1 + gamma) + beta``. Zero padding applies to the segmentation map and to the
    hidden layer, so pixels outside the picture are label vectors of zeros, not of label 0.
    """

    def __init__(self, config: GeneratorConfig, channels: int) -> None:
        super().__init__()
        k, pad = config.kernel, config.kernel // 2
        self.param_free_norm = param_free_norm(config, channels)
        self.mlp_shared = nn.Sequential(
            nn.Conv2d(config.semantic_channels, HIDDEN_CHANNELS, k, padding=pad), nn.ReLU()
        )
        self.mlp_gamma = nn.Conv2d(HIDDEN_CHANNELS, channels, k, padding=pad)
        self.mlp_beta = nn.Conv2d(HIDDEN_CHANNELS, channels, k, padding=pad)

    def forward(self, x: Tensor, segmentation: Segmentation, style: Tensor | None) -> Tensor:
        """float (N, C, H, W) of the same shape as ``x``; ``style`` is not used here."""
        first, wrap = self.mlp_shared[0], segmentation.wrap
        assert isinstance(first, nn.Conv2d)
        hidden = F.relu(convolved(first, segmentation.one_hot(x.shape[2], x.shape[3]), wrap))
        gamma = convolved(self.mlp_gamma, hidden, wrap)
        beta = convolved(self.mlp_beta, hidden, wrap)
        normalised: Tensor = self.param_free_norm(x)
        return torch.addcmul(beta, normalised, 1.0 + gamma)


class TableSpade(nn.Module):
    """This project's SPADE: gamma and beta are rows of a table, shifted by the style vector.

    ``[gamma; beta] = table[:, label] + style @ z``: kernel 1, so a pixel's modulation depends on
    its own label only. The first ``channels`` rows are gamma.
    """

    def __init__(self, config: GeneratorConfig, channels: int) -> None:
        super().__init__()
        self.param_free_norm = param_free_norm(config, channels)
        self.table = nn.Parameter(torch.empty(2 * channels, config.label_channels))
        self.style = nn.Parameter(torch.empty(2 * channels, config.latent_size))
        nn.init.normal_(self.table, std=0.3)
        nn.init.normal_(self.style, std=0.05)

    def forward(self, x: Tensor, segmentation: Segmentation, style: Tensor | None) -> Tensor:
        """float (N, C, H, W) of the same shape as ``x``.

        Args:
            style: float (N, latent_size).
        """
        assert style is not None
        one_hot = segmentation.one_hot(x.shape[2], x.shape[3]).to(x.dtype)
        # The one-hot map picks columns by a matrix product: its backward is one too, which an
        # index_select's scattered additions are not; a 1 x 1 convolution's took three times as
        # long. The style is added to the columns, not to all pixels.
        columns = (self.table + (style @ self.style.t())[:, :, None]).to(x.dtype)
        if x.is_contiguous(memory_format=torch.channels_last) and not x.is_contiguous():
            # On GPUs: rows laid out as x is, else the sums below read one of the two across its
            # lines.
            across = columns.transpose(1, 2).contiguous()
            rows = torch.bmm(one_hot.flatten(2).transpose(1, 2), across)
            rows = rows.view(x.shape[0], *x.shape[2:], -1).permute(0, 3, 1, 2)
        else:
            rows = torch.bmm(columns, one_hot.flatten(2)).view(x.shape[0], -1, *x.shape[2:])
        gamma, beta = rows.chunk(2, dim=1)
        normalised: Tensor = self.param_free_norm(x)
        return torch.addcmul(beta, normalised, 1.0 + gamma)


def spade(config: GeneratorConfig, channels: int) -> ConvolutionSpade | TableSpade:
    if config.modulation == "table":
        return TableSpade(config, channels)
    return ConvolutionSpade(config, channels)


class SpadeBlock(nn.Module):
    """Residual block: two SPADE-normalised 3 x 3 convolutions, and a learnt shortcut if needed.

    The shortcut has no activation and its convolution no bias.
    """

    def __init__(self, config: GeneratorConfig, plan: BlockPlan) -> None:
        super().__init__()
        middle = plan.channels_middle
        mode = padding_mode(config)
        self.conv_0 = nn.Conv2d(plan.channels_in, middle, 3, padding=1, padding_mode=mode)
        self.conv_1 = nn.Conv2d(middle, plan.channels_out, 3, padding=1, padding_mode=mode)
        self.norm_0 = spade(config, plan.channels_in)
        self.norm_1 = spade(config, middle)
        self.has_shortcut = plan.has_shortcut
        if plan.has_shortcut:
            self.conv_s = nn.Conv2d(plan.channels_in, plan.channels_out, 1, bias=False)
            self.norm_s = spade(config, plan.channels_in)

    def forward(self, x: Tensor, segmentation: Segmentation, style: Tensor | None) -> Tensor:
        """float (N, channels_in, H, W) -> (N, channels_out, H, W)."""
        shortcut: Tensor = x
        if self.has_shortcut:
            shortcut = self.conv_s(self.norm_s(x, segmentation, style))
        wrap = segmentation.wrap
        d = F.leaky_relu(self.norm_0(x, segmentation, style), LEAK)
        d = convolved(self.conv_0, d, wrap)
        d = F.leaky_relu(self.norm_1(d, segmentation, style), LEAK)
        d = convolved(self.conv_1, d, wrap)
        return shortcut + d
