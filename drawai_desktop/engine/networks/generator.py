"""The SPADE generator, plain: the reference for every faster path, and what training trains."""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.core.noise import noise_field
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.padding import convolved
from drawai_desktop.engine.networks.segmentation import Segmentation
from drawai_desktop.engine.networks.spade import LEAK, SpadeBlock, padding_mode
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)
Check = Callable[[], None]
"""Called between blocks; raises :class:`drawai_desktop.errors.Cancelled` to stop the pass."""
Noise = Callable[[int, Tensor], Tensor]
"""(block's place, its input (N, C, H, W)) -> noise, broadcastable to (N, 1, H, W)."""


def seeded_noise(seed: int) -> Noise:
    """The noise of a seed: fixed to its place, so that a pixel's noise does not depend on the size
    of the picture around it."""

    def noise(block: int, x: Tensor) -> Tensor:
        field = noise_field(seed, block, x.shape[2], x.shape[3])
        return torch.from_numpy(field)[None, None].to(x.device, x.dtype)

    return noise


def check_size(config: GeneratorConfig, height: int, width: int) -> None:
    """That a network can make a picture of so many pixels.

    Raises:
        ModelError: a side is no multiple of its stride, or there is too little to normalise.
    """
    if height % config.stride or width % config.stride:
        raise ModelError(
            tr.later(
                "A picture of {width} x {height} is not possible: both sides must be multiples of "
                "{stride}.",
                width=width,
                height=height,
                stride=config.stride,
            )
        )
    if config.norm == "instance" and height * width == config.stride**2:
        raise ModelError(
            tr.later(
                "Instance normalisation needs more than one pixel at the coarsest level: make the "
                "picture larger than {width} x {height}.",
                width=width,
                height=height,
            )
        )


def check_start(config: GeneratorConfig, height: int, width: int) -> None:
    """That a network with a latent start makes pictures of so many pixels.

    Raises:
        ModelError: it makes those of one other size only.
    """
    if (height, width) != config.output_size:
        raise ModelError(
            tr.later(
                "This network starts from a latent vector and makes only pictures of "
                "{only_width} x {only_height}, not of {width} x {height}.",
                only_width=config.output_size[1],
                only_height=config.output_size[0],
                width=width,
                height=height,
            )
        )


def check_wrap(config: GeneratorConfig, wrap: Wrap) -> None:
    """That a network can make pictures whose sides join.

    Raises:
        ModelError: it starts from a latent vector, which lays out the picture from side to side.
    """
    if wrap is not Wrap.NONE and config.starts_from_latent:
        raise ModelError(
            tr.later(
                "This model starts from a latent vector, so the sides of its pictures cannot join: "
                "choose another model, or join no sides."
            )
        )


class SpadeGenerator(nn.Module):
    """Label map (and style or latent vector) -> picture.

    The coarsest level is a convolution of the label map or, with a latent start, a linear map of
    the latent vector; residual blocks follow, with a nearest doubling before most of them.

    After: arXiv 1903.07291, appendix A; names and details as in NVIDIA's published checkpoints.
    """

    def __init__(self, config: GeneratorConfig) -> None:
        super().__init__()
        self.config = config
        if config.starts_from_latent:
            high, wide = config.start_size
            self.fc: nn.Module = nn.Linear(config.latent_size, config.start_channels * high * wide)
        else:
            self.fc = nn.Conv2d(config.semantic_channels, config.start_channels, 3, padding=1)
        if config.noise_blocks:
            self.noise = nn.ParameterDict(
                {
                    plan.name: nn.Parameter(torch.zeros(plan.channels_in))
                    for plan in config.blocks
                    if plan.name in config.noise_blocks
                }
            )
        if config.modulation == "table":
            self.fz = nn.Linear(config.latent_size, config.start_channels, bias=False)
        for plan in config.blocks:
            self.add_module(plan.name, SpadeBlock(config, plan))
        mode = padding_mode(config)
        self.conv_img = nn.Conv2d(config.last_channels, 3, 3, padding=1, padding_mode=mode)

    def start(self, segmentation: Segmentation, style: Tensor | None) -> Tensor:
        """The coarsest level: float (N, 16 ngf, H / stride, W / stride)."""
        config = self.config
        high = segmentation.height // config.stride
        wide = segmentation.width // config.stride
        if config.starts_from_latent:
            check_wrap(config, segmentation.wrap)
            check_start(config, segmentation.height, segmentation.width)
            assert style is not None
            flat: Tensor = self.fc(style)
            return flat.view(-1, config.start_channels, high, wide)
        assert isinstance(self.fc, nn.Conv2d)
        x = convolved(self.fc, segmentation.one_hot(high, wide), segmentation.wrap)
        if config.modulation == "table":
            assert style is not None
            x = x + self.fz(style)[:, :, None, None]
        return x

    def add_noise(self, x: Tensor, block: int, noise: Noise | None) -> Tensor:
        """The input of a block with its noise, the same for all channels up to their weights."""
        name = self.config.blocks[block].name
        if name not in self.config.noise_blocks:
            return x
        assert noise is not None
        weight: Tensor = self.noise[name]
        # In mixed precision the sum must not widen.
        return x + weight.to(x.dtype)[None, :, None, None] * noise(block, x)

    def forward(
        self,
        segmentation: Segmentation,
        style: Tensor | None = None,
        noise: Noise | None = None,
        check: Check | None = None,
    ) -> Tensor:
        """The picture: float (N, 3, H, W) in [-1, 1].

        Args:
            segmentation: at the picture's size, a multiple of ``config.stride`` on both sides.
            style: float (N, latent_size), where the network reads one.
            noise: where the network has ``noise_blocks``; see :func:`seeded_noise`.
            check: called before each block.
        """
        check_size(self.config, segmentation.height, segmentation.width)
        x = self.start(segmentation, style)
        for block, plan in enumerate(self.config.blocks):
            if check is not None:
                check()
            if plan.doubles_before:
                x = F.interpolate(x, scale_factor=2, mode="nearest")
            x = self.add_noise(x, block, noise)
            x = getattr(self, plan.name)(x, segmentation, style)
        return torch.tanh(convolved(self.conv_img, F.leaky_relu(x, LEAK), segmentation.wrap))
