"""NVIDIA's photo encoder: a photograph -> mean and log variance of the latent vector."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.engine.networks.config import PhotoEncoderConfig
from drawai_desktop.engine.networks.spade import EPSILON, LEAK
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)

INPUT_SIZE = 256
LATENT_SIZE = 256


class PhotoEncoder(nn.Module):
    """Five or six convolutions of stride 2, then two linear maps.

    After: arXiv 1903.07291, appendix A, figure 14; names as in NVIDIA's ``netE`` files.
    """

    def __init__(self, config: PhotoEncoderConfig) -> None:
        super().__init__()
        if config.layers != 6:
            raise ModelError(
                tr.later(
                    "This photo encoder was made for pictures under 256 px and cannot run: its "
                    "linear layers expect 4 x 4 features. Train it with crop_size 256 or more."
                )
            )
        self.config = config
        widths = config.widths
        for i in range(1, len(widths)):
            convolution = nn.Conv2d(
                widths[i - 1], widths[i], 3, stride=2, padding=1, bias=config.norm == "none"
            )
            layer: nn.Module = convolution
            if config.norm == "instance":
                norm = nn.InstanceNorm2d(widths[i], eps=EPSILON, affine=False)
                layer = nn.Sequential(convolution, norm)
            elif config.norm == "batch":
                layer = nn.Sequential(convolution, nn.BatchNorm2d(widths[i], eps=EPSILON))
            self.add_module(f"layer{i}", layer)
        self.fc_mu = nn.Linear(widths[-1] * 16, LATENT_SIZE)
        self.fc_var = nn.Linear(widths[-1] * 16, LATENT_SIZE)

    def forward(self, photo: Tensor) -> tuple[Tensor, Tensor]:
        """(mean, log variance), each float (N, 256), of photos (N, 3, H, W) in [-1, 1].

        Other sizes than 256 x 256 are brought to it bilinearly, half-pixel centres, without
        antialiasing.
        """
        x = photo
        if x.shape[2:] != (INPUT_SIZE, INPUT_SIZE):
            x = F.interpolate(x, (INPUT_SIZE, INPUT_SIZE), mode="bilinear", align_corners=False)
        for i in range(1, self.config.layers + 1):
            x = F.leaky_relu(getattr(self, f"layer{i}")(x), LEAK)
        x = torch.flatten(x, 1)
        return self.fc_mu(x), self.fc_var(x)
