"""The last convolution of a generator: 3 x 3 to three colours, always float32.

Three outputs fill a small part of a processor's registers. Several pixels beside each other as the
outputs of one wider convolution fill more: with four, half of the time for twice the products that
count. They are summed in another order, so the exact network takes each pixel by itself.
"""

import torch
from torch import Tensor

from drawai_desktop.engine.fast.packed import PackedConvolution

AT_ONCE = 4
_ROWS = 16
"""Usual number of rows, for oneDNN's choice of its orders."""


class LastConvolution:
    """Padding is part of the input.

    Args:
        weight: float32 (3, C_in, 3, 3).
        bias: float32 (3,).
        width: usual number of columns.
        at_once: pixels beside each other that are computed as one.
    """

    def __init__(self, weight: Tensor, bias: Tensor, width: int, at_once: int = 1) -> None:
        self._at_once = at_once
        beside = torch.zeros(at_once, 3, weight.shape[1], 3, at_once + 2)
        for place in range(at_once):
            beside[place, ..., place : place + 3] = weight
        self._packed = PackedConvolution(
            beside.flatten(0, 1), bias.repeat(at_once), _ROWS + 2, self.columns(width) + 2,
            stride=(1, at_once),
        )  # fmt: skip

    def columns(self, width: int) -> int:
        """How many columns are computed where so many are wanted; the input has two more."""
        return -(-width // self._at_once) * self._at_once

    def run(self, x: Tensor) -> Tensor:
        """float32 (n + 2, w + 2, C_in), contiguous -> (n, w, 3)."""
        y = self._packed(x)
        return y.reshape(y.shape[0], x.shape[1] - 2, 3)
