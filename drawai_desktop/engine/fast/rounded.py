"""A float32 convolution in a network of half precision, for layers where that is quicker."""

from torch import Tensor

from drawai_desktop.engine.fast.convolution import Convolution
from drawai_desktop.engine.fast.packed import Scratch


class RoundedConvolution(Convolution):
    """Reads and writes half precision, and computes in float32.

    Args:
        inner: how.
    """

    def __init__(self, inner: Convolution) -> None:
        self.channels_out, self.channels_in = inner.channels_out, inner.channels_in
        self.tile = inner.tile
        self._inner = inner

    def rows_per_stripe(self, width: int) -> int:
        return self._inner.rows_per_stripe(width)

    def run(self, x: Tensor, out: Tensor, accumulate: bool, scratch: Scratch) -> None:
        widened = scratch.get("widened", *x.shape)
        widened.copy_(x)
        answer = scratch.get("answer", *out.shape)
        self._inner.run(widened, answer, False, scratch)
        if accumulate:
            out.add_(answer)
        else:
            out.copy_(answer)
