"""The network that tells what each part of a photograph shows.

EfficientNet-Lite0 features, joined from coarse to fine by a small head in the manner of LR-ASPP
(Howard et al. 2019, arXiv 1905.02244, section 6.4: a gate from the whole picture on the coarse
features), carried on to stride 4 by separable convolutions. 3.1 M parameters.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from drawai_desktop.engine.networks.efficientnet_lite import EfficientNetLite

_WIDTHS = (96, 96, 64, 48)
"""Channels of the head at strides 32, 16, 8 and 4."""


class _Join(nn.Module):
    """Coarser features doubled, added to finer ones, and mixed."""

    def __init__(self, coarse: int, fine: int, out: int) -> None:
        super().__init__()
        self.narrow = nn.Conv2d(coarse, out, 1, bias=False)
        self.lateral = nn.Conv2d(fine, out, 1, bias=False)
        self.lateral_norm = nn.BatchNorm2d(out)
        self.filter = nn.Conv2d(out, out, 3, padding=1, groups=out, bias=False)
        self.mix = nn.Conv2d(out, out, 1, bias=False)
        self.mix_norm = nn.BatchNorm2d(out)

    def forward(self, coarse: Tensor, fine: Tensor) -> Tensor:
        up = F.interpolate(
            self.narrow(coarse), size=fine.shape[-2:], mode="bilinear", align_corners=False
        )
        x = F.relu(up + self.lateral_norm(self.lateral(fine)))
        return F.relu(x + self.mix_norm(self.mix(self.filter(x))))


class SegmentationNetwork(nn.Module):
    """Pictures to class scores at a quarter of their size."""

    def __init__(self, class_count: int) -> None:
        super().__init__()
        self.class_count = class_count
        self.backbone = EfficientNetLite(0)
        at4, at8, at16, at32 = self.backbone.channels
        top, w16, w8, w4 = _WIDTHS
        self.top = nn.Conv2d(at32, top, 1, bias=False)
        self.top_norm = nn.BatchNorm2d(top)
        self.gate = nn.Conv2d(at32, top, 1)
        self.join16 = _Join(top, at16, w16)
        self.join8 = _Join(w16, at8, w8)
        self.join4 = _Join(w8, at4, w4)
        self.classify = nn.Conv2d(w4, class_count, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Scores float (N, class_count, H / 4, W / 4), before the softmax.

        Args:
            x: float (N, 3, H, W), from :func:`..efficientnet_lite.normalised`; sides are
                multiples of the manifest's ``STRIDE``.
        """
        at4, at8, at16, at32 = self.backbone(x)
        gate = torch.sigmoid(self.gate(at32.mean((2, 3), keepdim=True)))
        y = F.relu(self.top_norm(self.top(at32))) * gate
        y = self.join16(y, at16)
        y = self.join8(y, at8)
        y = self.join4(y, at4)
        scores: Tensor = self.classify(y)
        return scores
