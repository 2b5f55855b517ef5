"""An enlarged picture with the light and the colours of the small one.

Trained enlargers shift both by some grey levels, which nobody asked for: a picture that was painted
would change when detail comes.
"""

from torch import Tensor
from torch.nn import functional as F

_WINDOW = 9
"""Pixels of the small picture over which the shift is measured."""


def with_low_frequencies(large: Tensor, small: Tensor) -> Tensor:
    """The large picture with the low frequencies of the small one.

    Args:
        large: float (N, 3, s h, s w), s being a whole number.
        small: float (N, 3, h, w).
    """
    scale, reach = large.shape[-1] // small.shape[-1], _WINDOW // 2
    shift = F.avg_pool2d(large, scale) - small
    shift = F.avg_pool2d(F.pad(shift, (reach,) * 4, mode="replicate"), _WINDOW, 1)
    return large - F.interpolate(shift, scale_factor=scale, mode="bilinear", align_corners=False)
