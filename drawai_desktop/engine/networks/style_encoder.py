"""This project's style encoder: a photograph -> mean and log variance of the style vector."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.engine.networks.config import StyleEncoderConfig
from drawai_desktop.engine.networks.spade import LEAK


class _Layer(nn.Module):
    def __init__(self, channels_in: int, channels_out: int, groups: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels_in, channels_out, 3, stride=2, padding=1)
        self.norm = nn.GroupNorm(groups, channels_out)

    def forward(self, x: Tensor) -> Tensor:
        return F.leaky_relu(self.norm(self.conv(x)), LEAK)


class StyleEncoder(nn.Module):
    """Convolutions of stride 2 with group norm, then two linear maps."""

    def __init__(self, config: StyleEncoderConfig) -> None:
        super().__init__()
        self.config = config
        widths = (3, *config.widths)
        for i in range(1, len(widths)):
            self.add_module(f"layer{i}", _Layer(widths[i - 1], widths[i], config.groups))
        side = config.input_size >> len(config.widths)
        features = widths[-1] * side * side
        self.fc_mu = nn.Linear(features, config.style_size)
        self.fc_var = nn.Linear(features, config.style_size)

    def forward(self, photo: Tensor) -> tuple[Tensor, Tensor]:
        """(mean, log variance), each float (N, style_size).

        Args:
            photo: float (N, 3, input_size, input_size) in [-1, 1]; resized with antialiasing.
        """
        x = photo
        for i in range(1, len(self.config.widths) + 1):
            x = getattr(self, f"layer{i}")(x)
        x = torch.flatten(x, 1)
        return self.fc_mu(x), self.fc_var(x)
