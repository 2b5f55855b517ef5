"""Convolutions whose weights lie in oneDNN's own order, and memory that is used again.

In eager mode oneDNN brings the weights into its blocked order at every call: 37 MB for a
1024 x 1024 x 3 x 3 convolution, many times the time of the arithmetic at 8 px
(docs/performance.md). Here they are put in order once, by the operators that ``torch.compile``
uses for frozen weights. Where a build of torch lacks them, the ordinary convolution takes their
place.

The *fast* precision stores large weights as bfloat16, and rounds what they are multiplied with:
half of the memory to stream, and twice the products an instruction. Sums stay float32.
"""

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from drawai_desktop.core.precision import Precision


def _operators() -> tuple[Callable[..., Tensor], Callable[..., Tensor]] | None:
    """(reorder, convolve) of this torch, if both are there and work."""
    try:
        reorder: Any = torch._C._nn.mkldnn_reorder_conv2d_weight
        convolve: Any = torch.ops.mkldnn._convolution_pointwise
        probe = torch.ones(16, 16, 1, 1)
        weight = reorder(probe.to_mkldnn(), [0, 0], [1, 1], [1, 1], 1, [1, 16, 4, 4])
        x = torch.ones(1, 16, 4, 4).contiguous(memory_format=torch.channels_last)
        y = convolve(x, weight, None, [0, 0], [1, 1], [1, 1], 1, "none", [], "")
        return (reorder, convolve) if float(y[0, 0, 0, 0]) == 16.0 else None
    except (AttributeError, RuntimeError, NotImplementedError):
        return None


def _order_of(packed: Tensor) -> bytes | None:
    """oneDNN's description of a packed weight's order, or None where this torch does not tell."""
    try:
        described: Tensor = torch.ops.mkldnn._get_mkldnn_serialized_md(packed)
    except (AttributeError, RuntimeError, NotImplementedError):
        return None
    return described.numpy().tobytes()


def has_bfloat16() -> bool:
    """Whether bfloat16 products are quicker here: the processor has instructions for them."""
    try:
        return _OPERATORS is not None and bool(
            torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
        )
    except AttributeError:  # a torch that does not tell
        return False


PIECES, FEW_PIECES = (64, 256), (16, 32)
"""Numbers of rows that are multiplied at once, where there are many and where there are few. The
second only if oneDNN wants the weights in the same order for it."""
_FEW_ROWS = 64
SMALL_WEIGHT = 1 << 16
"""Floats that may be brought into another order at every call."""
_HALF_CHANNELS = 256
"""Inputs of a product from which bfloat16 gains more than rounding its inputs costs."""
_KNOWN_HEIGHTS: dict[tuple[object, ...], tuple[int, ...]] = {}
"""What oneDNN was asked before, by kind of weight: asking brings a weight into its order."""
_OPERATORS = _operators()
HAS_PACKED_WEIGHTS = _OPERATORS is not None


class PackedConvolution:
    """A convolution on channels-last arrays.

    Args:
        weight: float32 (C_out, C_in / groups, k, k). Not kept where it can be packed.
        bias: float32 (C_out,), or None.
        height: rows of the inputs that it will mostly see; oneDNN chooses its order by it.
        width: their columns.
        precision: ``fast`` rounds weights and inputs to bfloat16 where that pays.
        others: further heights to ask oneDNN about.
        padding: zeros above and below, left and right.
        stride: rows and columns from one output to the next.
        leak: what negative outputs are multiplied with; None leaves them.

    Attributes:
        heights: for which the weight lies in the right order: ``height``, and which of ``others``.
    """

    def __init__(
        self,
        weight: Tensor,
        bias: Tensor | None,
        height: int,
        width: int,
        groups: int = 1,
        precision: Precision = Precision.EXACT,
        others: Sequence[int] = (),
        padding: tuple[int, int] = (0, 0),
        stride: tuple[int, int] = (1, 1),
        leak: float | None = None,
    ) -> None:
        self.groups = groups
        self._padding, self._stride, self._leak = list(padding), list(stride), leak
        # A copy: a view would keep the whole checkpoint file in memory.
        self.bias = None if bias is None else bias.clone()
        self.channels_out = int(weight.shape[0])
        self.heights = (height, *others)
        if _OPERATORS is None:
            self._weight = weight.contiguous(memory_format=torch.channels_last)
            return
        self._is_half = (
            precision == Precision.FAST and weight.shape[1] >= _HALF_CHANNELS and has_bfloat16()
        )
        if self._is_half:
            weight = weight.to(torch.bfloat16)
            self.bias = None if bias is None else bias.to(torch.bfloat16)
        plain = weight.contiguous().to_mkldnn()
        self._weight = self._packed(plain, height, width)
        if others:
            threads = torch.get_num_threads()
            kind = (*weight.shape, weight.dtype, groups, height, width, *others, threads)
            if kind not in _KNOWN_HEIGHTS:
                order = _order_of(self._weight)
                same = (h for h in others if order == _order_of(self._packed(plain, h, width)))
                _KNOWN_HEIGHTS[kind] = (height, *(() if order is None else same))
            self.heights = _KNOWN_HEIGHTS[kind]

    def _packed(self, plain: Tensor, height: int, width: int) -> Tensor:
        assert _OPERATORS is not None
        shape = [1, plain.shape[1] * self.groups, height, width]
        return _OPERATORS[0](plain, self._padding, self._stride, [1, 1], self.groups, shape)

    def __call__(self, x: Tensor, added: Tensor | None = None) -> Tensor:
        """float32 (h, w, C_in) -> (h - k + 1, w - k + 1, C_out), without padding and stride.

        Args:
            added: float32 of the output's shape, for one without ``leak``: the sum is returned.
        """
        planes = x.permute(2, 0, 1)[None]
        padding, stride = self._padding, self._stride
        if added is not None:
            return self._with_sum(planes, added)
        if _OPERATORS is None:
            y = F.conv2d(planes, self._weight, self.bias, stride, padding, groups=self.groups)
            y = y if self._leak is None else F.leaky_relu_(y, self._leak)
        else:
            if self._is_half:
                planes = planes.to(torch.bfloat16)
            then, numbers = ("none", []) if self._leak is None else ("leaky_relu", [self._leak])
            y = _OPERATORS[1](
                planes, self._weight, self.bias, padding, stride, [1, 1], self.groups,
                then, numbers, "",
            )  # fmt: skip
        return y[0].permute(1, 2, 0).float()

    def _with_sum(self, planes: Tensor, added: Tensor) -> Tensor:
        assert self._leak is None
        padding, stride = self._padding, self._stride
        other = added.permute(2, 0, 1)[None]
        if _OPERATORS is None:
            y = F.conv2d(planes, self._weight, self.bias, stride, padding, groups=self.groups)
            y = y.add_(other)
        else:
            y = torch.ops.mkldnn._convolution_pointwise.binary(
                planes, other, self._weight, self.bias, padding, stride, [1, 1], self.groups,
                "add", 1.0, None, [], None,
            )  # fmt: skip
        return y[0].permute(1, 2, 0)

    def plain_weight(self) -> Tensor:
        """The weight (C_out, C_in / groups, k, k) as given; rounded in the fast precision."""
        weight = self._weight
        return (weight.to_dense() if weight.is_mkldnn else weight.contiguous()).float()


class PackedProduct:
    """Rows times a matrix, or several groups of rows times several matrices, with packed weights.

    oneDNN's order of the weights depends on the number of rows too, in other ways on each kind of
    processor, and for other numbers it would bring them into another order at every call, which
    takes a hundred times as long as the product. So large weights see pieces of one or two sizes
    only, as many as oneDNN wants in one order here, the last piece filled up. Where a whole level
    has few rows, the pieces are smaller: a preview's window at 16 px has 9 tiles, which filled up
    to 64 rows would take twice as long (docs/performance.md).

    Args:
        weight: float32 (groups * C_out, C_in).
        bias: float32 (groups * C_out,), or None.
        precision: see :class:`PackedConvolution`.
        rows: how many there are at a level's usual size.

    Attributes:
        pieces: numbers of rows that are multiplied at once, the smallest first.
    """

    def __init__(
        self,
        weight: Tensor,
        bias: Tensor | None,
        groups: int = 1,
        precision: Precision = Precision.EXACT,
        rows: int = PIECES[1],
    ) -> None:
        self._is_small = weight.numel() <= SMALL_WEIGHT
        piece, large = FEW_PIECES if rows <= _FEW_ROWS else PIECES
        others = () if self._is_small else (large,)
        self._packed = PackedConvolution(
            weight[:, :, None, None], bias, piece, 1, groups, precision, others
        )
        self.pieces = self._packed.heights
        self.columns = int(weight.shape[0])

    def __call__(self, x: Tensor, scratch: "Scratch") -> Tensor:
        """float32 (N, groups * C_in), contiguous -> (N, groups * C_out)."""
        count = x.shape[0]
        if self._is_small or count in self.pieces:
            return self._packed(x[:, None])[:, 0]
        piece, large = self.pieces[0], self.pieces[-1]
        result = scratch.get("product", count, self.columns)
        begin = 0
        while begin < count:
            size = large if count - begin > large - piece else piece
            part = x[begin : begin + size]
            if len(part) < size:
                filled = scratch.get("last piece", size, x.shape[1])
                filled[: len(part)].copy_(part)
                filled[len(part) :].zero_()
                part = filled
            end = min(begin + size, count)
            result[begin:end].copy_(self._packed(part[:, None])[: end - begin, 0])
            begin = end
        return result

    def plain_weight(self) -> Tensor:
        """The weight as it was given."""
        return self._packed.plain_weight()[:, :, 0, 0]


class Scratch:
    """Working memory by name, used again from call to call; grows to the largest need.

    Fresh memory costs page faults, at 256 px as much time as the arithmetic. Not for two threads.
    """

    def __init__(self) -> None:
        self._buffers: dict[str, Tensor] = {}

    def get(self, name: str, *shape: int) -> Tensor:
        """float32 of the shape, contiguous, with any content; valid until asked for again."""
        count = 1
        for side in shape:
            count *= side
        buffer = self._buffers.get(name)
        if buffer is None or buffer.numel() < count:
            buffer = torch.empty(count, dtype=torch.float32)
            self._buffers[name] = buffer
        return buffer[:count].view(shape)

    @property
    def nbytes(self) -> int:
        return sum(buffer.numel() * 4 for buffer in self._buffers.values())

    def release(self) -> None:
        """Gives the memory back."""
        self._buffers.clear()
