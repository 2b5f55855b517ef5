"""Convolutions on rows of a channels-last level, as the detail network has them.

All are oneDNN's own with packed weights; zeros beside the level are its padding, the rows above and
below are part of the input. Minimal filtering gains nothing with so few channels: its transforms
cost what the products save (docs/performance.md).

A nearest doubling followed by 3 x 3: the nine taps of each output pixel fall on two by two pixels
of the smaller level, so it is one convolution of 2 x 2 with four times the channels, one for each
place in the pair of rows and columns: 4/9 of the products, and nothing is doubled.
"""

import torch
from torch import Tensor

from drawai_desktop.engine.fast.packed import PackedConvolution
from drawai_desktop.engine.networks.detail import LEAK, SCALE

_ROWS = 16
"""Usual number of rows, for oneDNN's choice of its orders."""


class RowConvolution:
    """3 x 3.

    Args:
        weight: float32 (C_out, C_in, 3, 3).
        bias: float32 (C_out,).
        width: usual number of columns.
        leak: what negative outputs are multiplied with; None leaves them.
    """

    def __init__(self, weight: Tensor, bias: Tensor, width: int, leak: float | None = None) -> None:
        self.channels_out = int(weight.shape[0])
        self._packed = PackedConvolution(weight, bias, _ROWS + 2, width, padding=(0, 1), leak=leak)

    def run(self, x: Tensor, added: Tensor | None = None) -> Tensor:
        """float32 (n + 2, w, C_in), contiguous -> (n, w, C_out), with ``added`` of its shape."""
        return self._packed(x, added)


class DoublingConvolution:
    """Nearest doubling, 3 x 3, rectified: from the smaller level at once.

    Args:
        weight: float32 (C_out, C_in, 3, 3).
        bias: float32 (C_out,).
        noise: float32 (C_out,), what each channel takes of the noise.
        width: usual number of columns of the smaller level.
    """

    def __init__(self, weight: Tensor, bias: Tensor, noise: Tensor, width: int) -> None:
        self.channels_out = int(weight.shape[0])
        # Which of a pixel's two taps each of the three falls on, for both places in a pair.
        falls = torch.tensor([[[1.0, 0, 0], [0, 1, 1]], [[1, 1, 0], [0, 0, 1]]]).double()
        small = torch.einsum("pyi,qxj,ocij->pqocyx", falls, falls, weight.double())
        small = small.reshape(4 * self.channels_out, -1, 2, 2).float()
        self._packed = PackedConvolution(
            small, bias.repeat(4), _ROWS + 2, width, padding=(0, 1), leak=LEAK
        )
        self._noise = noise.clone()

    def run(self, x: Tensor, noise: Tensor, out: Tensor) -> None:
        """Writes 2 n rows of the larger level.

        Args:
            x: float32 (n + 2, w, C_in), contiguous.
            noise: float32 (2 n, 2 w).
            out: float32 (2 n, 2 w, C_out), contiguous.
        """
        high, wide, channels = x.shape[0] - 2, x.shape[1], self.channels_out
        both = self._packed(x)  # (n + 1, w + 1, 4 C_out)
        for down in (0, 1):
            for right in (0, 1):
                first = (2 * down + right) * channels
                torch.addcmul(
                    both[down : down + high, right : right + wide, first : first + channels],
                    noise[down::2, right::2, None],
                    self._noise,
                    out=out[down::2, right::2],
                )


class LastConvolution:
    """3 x 3 to three channels, two pixels at once: eight lanes of a register hold both.

    Args:
        weight: float32 (3, C_in, 3, 3).
        bias: float32 (3,).
        width: usual number of columns.
    """

    def __init__(self, weight: Tensor, bias: Tensor, width: int) -> None:
        pair = torch.zeros(2, 3, weight.shape[1], 3, 4)
        pair[0, ..., :3] = weight
        pair[1, ..., 1:] = weight
        self._packed = PackedConvolution(
            pair.flatten(0, 1), bias.repeat(2), _ROWS + 2, width, padding=(0, 1), stride=(1, 2)
        )

    def run(self, x: Tensor) -> Tensor:
        """float32 (n + 2, w, C_in), contiguous, w even -> (n, w, 3)."""
        y = self._packed(x)
        return y.reshape(y.shape[0], x.shape[1], 3)


class Enlargement:
    """The bicubic enlargement by four as one convolution: each of the 4 x 4 places in an enlarged
    pixel weighs the same 5 x 5 pixels in its own way, so every window agrees with the whole.

    Equal to ``torch.nn.functional.interpolate`` (bicubic, corners not aligned) up to rounding.
    """

    def __init__(self, width: int) -> None:
        places = torch.tensor([_cubic(place) for place in range(SCALE)]).double()  # (4, 5)
        weight = torch.einsum("ai,bj,cd->abcdij", places, places, torch.eye(3).double())
        self._packed = PackedConvolution(
            weight.reshape(-1, 3, 5, 5).float(), None, _ROWS // 4 + 4, width + 4
        )

    def run(self, x: Tensor) -> Tensor:
        """float32 (n + 4, w + 4, 3), contiguous -> (4 n, 4 w, 3)."""
        y = self._packed(x)
        high, wide = y.shape[0], y.shape[1]
        y = y.view(high, wide, SCALE, 3 * SCALE).transpose(1, 2)
        return y.reshape(SCALE * high, SCALE * wide, 3)


def _cubic(place: int) -> list[float]:
    """Weights of the five pixels round an enlarged pixel's own, Keys' cubic with a = -0.75."""
    middle = (place + 0.5) / SCALE - 0.5
    weights = []
    for pixel in range(-2, 3):
        x, a = abs(pixel - middle), -0.75
        if x <= 1:
            weights.append((a + 2) * x**3 - (a + 3) * x**2 + 1)
        elif x < 2:
            weights.append(a * (x**3 - 5 * x**2 + 8 * x - 4))
        else:
            weights.append(0.0)
    return weights
