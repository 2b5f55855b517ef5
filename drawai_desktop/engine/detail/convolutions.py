"""Convolutions on rows of a channels-last level, as the detail network has them.

All are oneDNN's own with packed weights; zeros beside the level are its padding, the rows above and
below are part of the input. In half precision they run on tiles, and the zeros are there. Minimal
filtering gains nothing with so few channels: its transforms cost what the products save
(docs/performance.md).

A nearest doubling followed by 3 x 3: the nine taps of each output pixel fall on two by two pixels
of the smaller level, so it is one convolution of 2 x 2 with four times the channels, one for each
place in the pair of rows and columns: 4/9 of the products, and nothing is doubled.
"""

import torch
from torch import Tensor
from torch.nn import functional as F

from drawai_desktop.engine.detail.rows import Rows
from drawai_desktop.engine.fast.packed import HALF, HalfProduct, PackedConvolution, Scratch
from drawai_desktop.engine.fast.tiles import TILE, TiledConvolution
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
        dtype: of the rows.
    """

    def __init__(
        self,
        weight: Tensor,
        bias: Tensor,
        width: int,
        leak: float | None = None,
        dtype: torch.dtype = torch.float32,
    ) -> None:
        self.channels_out = int(weight.shape[0])
        self._tiled: TiledConvolution | None = None
        if dtype == HALF:
            self._tiled = TiledConvolution(weight, bias, TILE, width // TILE, leak)
        else:
            self._packed = PackedConvolution(
                weight, bias, _ROWS + 2, width, padding=(0, 1), leak=leak
            )

    def run(self, x: Tensor, out: Tensor, scratch: Scratch, added: Tensor | None = None) -> None:
        """Writes rows.

        Args:
            x: (n + 2, w, C_in) with the margins of :class:`~.rows.Rows`, contiguous.
            out: (n, w, C_out) without.
            added: of the output's shape; it is added.
        """
        if self._tiled is None:
            out.copy_(self._packed(x, added))
        else:
            self._tiled.run(x, out, scratch, added)


class DoublingConvolution:
    """Nearest doubling, 3 x 3, rectified, with noise: from the smaller level at once. In half
    precision the doubling is carried out: nine products are quicker there than four that are
    spread over pixels.

    Args:
        weight: float32 (C_out, C_in, 3, 3).
        bias: float32 (C_out,).
        noise: float32 (C_out,), what each channel takes of the noise.
        width: usual number of columns of the smaller level.
        dtype: of the rows.
    """

    def __init__(
        self,
        weight: Tensor,
        bias: Tensor,
        noise: Tensor,
        width: int,
        dtype: torch.dtype = torch.float32,
    ) -> None:
        self.channels_out = int(weight.shape[0])
        self.dtype = dtype
        self._noise = noise.clone()
        if dtype == HALF:
            self._tiled = TiledConvolution(weight, bias, TILE, 2 * width // TILE, LEAK)
            self._noise_product = HalfProduct(noise[:, None])
            return
        # Which of a pixel's two taps each of the three falls on, for both places in a pair.
        falls = torch.tensor([[[1.0, 0, 0], [0, 1, 1]], [[1, 1, 0], [0, 0, 1]]]).double()
        small = torch.einsum("pyi,qxj,ocij->pqocyx", falls, falls, weight.double())
        small = small.reshape(4 * self.channels_out, -1, 2, 2).float()
        self._packed = PackedConvolution(
            small, bias.repeat(4), _ROWS + 2, width, padding=(0, 1), leak=LEAK
        )

    def run(
        self, before: Rows, rows: slice, columns: slice, noise: Tensor, into: Rows, scratch: Scratch
    ) -> None:
        """Appends rows of the larger level.

        Args:
            before: the smaller level, with one row more on each side.
            rows: which of the larger level; both ends even.
            columns: which of the smaller level.
            noise: float32 (n, w) for them.
        """
        out = into.append(rows.stop - rows.start)
        if self.dtype == HALF:
            self._run_half(before, rows, columns.start, out, scratch)
            flat = into.wide(rows.start, rows.stop).view(-1, self.channels_out)
            each = F.pad(noise, (into.margin, into.margin)).to(HALF)
            self._noise_product.add_to(flat, each.view(-1, 1))
        else:
            x = before.view(rows.start // 2 - 1, rows.stop // 2 + 1)[:, columns].contiguous()
            self._run_pairs(x, noise, out)

    def _run_half(
        self, before: Rows, rows: slice, left: int, out: Tensor, scratch: Scratch
    ) -> None:
        first = rows.start // 2 - 1
        x = before.wide(first, rows.stop // 2 + 1)
        down = torch.arange(rows.start - 1, rows.stop + 1) // 2 - first
        across = torch.arange(-1, out.shape[1] + 1) // 2 + left + before.margin
        index = (down[:, None] * x.shape[1] + across).flatten()
        shape = (len(down), len(across), before.channels)
        doubled = scratch.get("doubled", *shape, dtype=HALF)
        flat = x.view(-1, before.channels)
        torch.index_select(flat, 0, index, out=doubled.view(-1, before.channels))
        self._tiled.run(doubled, out, scratch)

    def _run_pairs(self, x: Tensor, noise: Tensor, out: Tensor) -> None:
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
    """3 x 3 to three channels. In float32 two pixels at once: eight lanes of a register hold both.

    Args:
        weight: float32 (3, C_in, 3, 3).
        bias: float32 (3,).
        width: usual number of columns.
        dtype: of the rows that it reads.
    """

    def __init__(
        self, weight: Tensor, bias: Tensor, width: int, dtype: torch.dtype = torch.float32
    ) -> None:
        self._tiled: TiledConvolution | None = None
        if dtype == HALF:
            self._tiled = TiledConvolution(weight, bias, TILE, width // TILE)
            return
        pair = torch.zeros(2, 3, weight.shape[1], 3, 4)
        pair[0, ..., :3] = weight
        pair[1, ..., 1:] = weight
        self._packed = PackedConvolution(
            pair.flatten(0, 1), bias.repeat(2), _ROWS + 2, width, padding=(0, 1), stride=(1, 2)
        )

    def run(self, x: Tensor, scratch: Scratch) -> Tensor:
        """float32 (n, w, 3).

        Args:
            x: (n + 2, w, C_in) with the margins of :class:`~.rows.Rows`, contiguous; w is even.
        """
        if self._tiled is not None:
            out = scratch.get("colours", x.shape[0] - 2, x.shape[1] - 2, 3, dtype=HALF)
            self._tiled.run(x, out, scratch)
            return out.float()
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
