"""The frozen feature network of the losses: EfficientNet-Lite0. Evaluation uses another one."""

from torch import Tensor, nn

from drawai_desktop.engine.models.efficientnet_weights import pretrained
from drawai_desktop.engine.networks.efficientnet_lite import (
    EfficientNetLite,
    fold_norms,
    normalised,
)

WIDTHS = (24, 40, 112, 320)
"""Channels of the features at strides 4, 8, 16 and 32."""
SCALES = (9.0, 7.4, 6.0, 2.6)
"""Root mean square of the features at each level, on photographs."""


class FeatureNetwork(nn.Module):
    """Features of pictures at strides 4, 8, 16 and 32. Frozen; gradients pass through to the input.

    Raises:
        ModelError: the package with the weights is not installed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.network: EfficientNetLite = pretrained(0)
        fold_norms(self.network)
        self.requires_grad_(False)
        self.eval()

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """Features [(N, 24, H/4, W/4), (N, 40, ../8), (N, 112, ../16), (N, 320, ../32)].

        Args:
            pictures: float (N, 3, H, W) in [-1, 1].
        """
        return list(self.network(normalised((pictures + 1) * 127.5)))
