"""The networks as graphs: label ids in, one-hot maps inside, nothing that depends on the size.

Written so that torch's tracing keeps every size: the numbers that Python computes from shapes
(steps between levels) are the same at all sizes.
"""

import copy
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.overrides import TorchFunctionMode

from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.detail import SCALE, DetailNetwork
from drawai_desktop.engine.networks.generator import SpadeGenerator
from drawai_desktop.engine.networks.segmentation import Segmentation

Network = TypeVar("Network", bound=nn.Module)


class GeneratorGraph(nn.Module):
    """A generator that reads label ids.

    Args:
        generator: a copy is taken.
        channels: int (256,), the network's channel of each label id; -1 for none, which the
            network then sees as a hole without any label.
        dtype: of the weights and the activations. Normalisation and the picture are float32.
    """

    def __init__(self, generator: SpadeGenerator, channels: np.ndarray, dtype: torch.dtype) -> None:
        super().__init__()
        self.generator = _of_type(generator, dtype)
        self.dtype = dtype
        self.channels: Tensor
        self.register_buffer("channels", torch.from_numpy(channels.astype(np.int64)))

    def forward(self, labels: Tensor, *others: Tensor) -> Tensor:
        """The picture: float32 (N, 3, H, W) in [-1, 1].

        Args:
            labels: uint8 (N, H, W), label ids.
            others: float32: the style (N, latent_size) where the network reads one, then the noise
                of each of its blocks that has some, (N or 1, 1, h, w).
        """
        config = self.generator.config
        rest = list(others)
        style = rest.pop(0).to(self.dtype) if config.latent_size else None
        noise = dict(zip(noise_places(config), rest, strict=True))
        segmentation = _TracedSegmentation(config, self.channels[labels.long()], self.dtype)
        with _SeparateSteps():
            picture: Tensor = self.generator(
                segmentation, style, lambda block, x: noise[block].to(x.dtype)
            )
        return picture.float()


class DetailGraph(nn.Module):
    """A detail network that reads label ids; see :class:`GeneratorGraph`."""

    def __init__(self, network: DetailNetwork, channels: np.ndarray, dtype: torch.dtype) -> None:
        super().__init__()
        self.network = _of_type(network, dtype)
        self.dtype = dtype
        self.channels: Tensor
        self.register_buffer("channels", torch.from_numpy(channels.astype(np.int64)))

    def forward(
        self, picture: Tensor, labels: Tensor, noise_2: Tensor, noise_4: Tensor, strength: Tensor
    ) -> Tensor:
        """The picture with detail: float32 (N, 3, 4h, 4w), about [-1, 1].

        Args:
            picture: float32 (N, 3, h, w) in [-1, 1].
            labels: uint8 (N, 4h, 4w), label ids.
            noise_2: float32 (N or 1, 1, 2h, 2w).
            noise_4: float32 (N or 1, 1, 4h, 4w).
            strength: float32 (1,): what the correction of the enlargement is multiplied with.
        """
        classes = self.channels[labels.long()]
        one_hot = _one_hot(classes, self.network.config.classes, self.dtype)
        base = F.interpolate(picture, scale_factor=SCALE, mode="bicubic", align_corners=False)
        noise = (noise_2, noise_4)
        correction = self.network.correction(picture.to(self.dtype), one_hot, noise)
        return base + strength * correction.float()


def noise_places(config: GeneratorConfig) -> list[int]:
    """The places of the blocks that read noise, in the order of the graph's inputs."""
    return [i for i, plan in enumerate(config.blocks) if plan.name in config.noise_blocks]


def noise_cell(config: GeneratorConfig, block: int) -> int:
    """How many pixels of the picture a side a pixel of a block's input has."""
    doubled = sum(plan.doubles_before for plan in config.blocks[: block + 1])
    return config.stride >> doubled


class _TracedSegmentation(Segmentation):
    """One-hot maps by comparison, which a graph can do at any size."""

    def __init__(self, config: GeneratorConfig, classes: Tensor, dtype: torch.dtype) -> None:
        edges = _edges(classes) if config.has_edges else None
        super().__init__(config, classes, edges)
        self._dtype = dtype
        self._levels: dict[int, Tensor] = {}

    def one_hot(self, height: int, width: int) -> Tensor:
        """As :meth:`Segmentation.one_hot`, of the graph's type."""
        step = self.height // int(height)
        if step not in self._levels:
            classes = self.classes[:, ::step, ::step]
            result = _one_hot(classes, self.config.label_channels, self._dtype)
            if self.edges is not None:
                edges = self.edges[:, None, ::step, ::step].to(self._dtype)
                result = torch.cat([result, edges], 1)
            self._levels[step] = result
        return self._levels[step]


class _SeparateSteps(TorchFunctionMode):
    """``addcmul`` as a product and a sum: the exporter's own way widens half precision."""

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Any,  # noqa: ANN401
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401
        if func is torch.addcmul and not kwargs:
            added, one, other = args
            return added + one * other
        return func(*args, **(kwargs or {}))


class _FullNorm(nn.Module):
    """Normalisation in float32: half precision has too few digits for sums over a picture."""

    def __init__(self, norm: nn.Module) -> None:
        super().__init__()
        self.norm = norm.float()

    def forward(self, x: Tensor) -> Tensor:
        normalised: Tensor = self.norm(x.float())
        return normalised.to(x.dtype)


def _one_hot(classes: Tensor, channels: int, dtype: torch.dtype) -> Tensor:
    numbers = torch.arange(channels, device=classes.device)
    return (classes[:, None] == numbers[None, :, None, None]).to(dtype)


def _edges(classes: Tensor) -> Tensor:
    """Both sides of each border between classes, float32 0 or 1 (N, H, W): what
    ``mark_edges`` marks in place."""
    across = (classes[:, :, 1:] != classes[:, :, :-1]).float()
    down = (classes[:, 1:] != classes[:, :-1]).float()
    wide = torch.maximum(F.pad(across, (1, 0)), F.pad(across, (0, 1)))
    high = torch.maximum(F.pad(down, (0, 0, 1, 0)), F.pad(down, (0, 0, 0, 1)))
    return torch.maximum(wide, high)


def _of_type(network: Network, dtype: torch.dtype) -> Network:
    """A copy in evaluation mode, on the processor, its weights of another type."""
    changed = copy.deepcopy(network).cpu().eval().requires_grad_(False).to(dtype)
    for module in list(changed.modules()):
        norm = getattr(module, "param_free_norm", None)
        if norm is not None:
            # The exporter must know the channels, which a latent start's shape does not tell.
            norm.weight = nn.Parameter(torch.ones(norm.num_features), requires_grad=False)
            norm.bias = nn.Parameter(torch.zeros(norm.num_features), requires_grad=False)
            if dtype != torch.float32:
                module.param_free_norm = _FullNorm(norm)
    return changed
