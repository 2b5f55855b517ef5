"""Convolutions whose weights lie in oneDNN's own order, and memory that is used again.

In eager mode oneDNN brings the weights into its blocked order at every call: 37 MB for a
1024 x 1024 x 3 x 3 convolution, many times the time of the arithmetic at 8 px
(docs/performance.md). Here they are put in order once, by the operators that ``torch.compile``
uses for frozen weights. Where a build of torch lacks them, the ordinary convolution takes their
place.

In half precision (bfloat16) weights, inputs and outputs are rounded, and the sums between stay
float32: half of the memory to stream, and twice to sixteen times the products an instruction.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

HALF = torch.bfloat16
"""The type of half precision: float32's range with 8 digits of its 24."""


def _operators(dtype: torch.dtype) -> tuple[Callable[..., Tensor], Callable[..., Tensor]] | None:
    """(reorder, convolve) of this torch, if both are there and work for a type."""
    try:
        reorder: Any = torch._C._nn.mkldnn_reorder_conv2d_weight
        convolve: Any = torch.ops.mkldnn._convolution_pointwise
        probe = torch.ones(16, 16, 1, 1, dtype=dtype)
        weight = reorder(probe.to_mkldnn(), [0, 0], [1, 1], [1, 1], 1, [1, 16, 4, 4])
        x = torch.ones(1, 16, 4, 4, dtype=dtype).contiguous(memory_format=torch.channels_last)
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
        return _OPERATORS[HALF] is not None and bool(
            torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
        )
    except AttributeError:  # a torch that does not tell
        return False


def has_matrix_instructions() -> bool:
    """Whether the processor multiplies whole matrices of bfloat16 (AMX), and torch uses it."""
    try:
        return has_bfloat16() and bool(torch.cpu._is_amx_tile_supported())
    except AttributeError:  # a torch that does not tell
        return False


PIECES, FEW_PIECES = (64, 256), (16, 32)
"""Numbers of rows that are multiplied at once, where there are many and where there are few. The
second only if oneDNN wants the weights in the same order for it."""
_FEW_ROWS = 64
SMALL_WEIGHT = 1 << 16
"""Floats that may be brought into another order at every call."""
_KNOWN_SIZES: dict[tuple[object, ...], tuple[int, ...]] = {}
"""What oneDNN was asked before, by kind of weight: asking brings a weight into its order."""
_OPERATORS = {dtype: _operators(dtype) for dtype in (torch.float32, HALF)}
HAS_PACKED_WEIGHTS = _OPERATORS[torch.float32] is not None


class PackedConvolution:
    """A convolution on channels-last arrays.

    Args:
        weight: float32 (C_out, C_in / groups, k, k). Not kept where it can be packed.
        bias: float32 (C_out,), or None.
        height: rows of the inputs that it will mostly see; oneDNN chooses its order by it.
        width: their columns.
        dtype: of weights, inputs and outputs.
        others: further heights to ask oneDNN about, or further batches where ``batch`` is given.
        padding: zeros above and below, left and right.
        stride: rows and columns from one output to the next.
        leak: what negative outputs are multiplied with; None leaves them.
        batch: how many inputs there mostly are at once.

    Attributes:
        sizes: heights (or batches) for which the weight lies in the right order: the first one,
            and which of ``others``.
    """

    def __init__(
        self,
        weight: Tensor,
        bias: Tensor | None,
        height: int,
        width: int,
        groups: int = 1,
        dtype: torch.dtype = torch.float32,
        others: Sequence[int] = (),
        padding: tuple[int, int] = (0, 0),
        stride: tuple[int, int] = (1, 1),
        leak: float | None = None,
        batch: int | None = None,
    ) -> None:
        self.groups = groups
        self._padding, self._stride, self._leak = list(padding), list(stride), leak
        # A copy: a view would keep the whole checkpoint file in memory.
        self.bias = None if bias is None else bias.to(dtype, copy=True)
        self.channels_out = int(weight.shape[0])
        self.sizes = (batch or height, *others)
        self._operators = _OPERATORS[dtype]
        weight = weight.to(dtype)
        if self._operators is None:
            self._weight = weight.contiguous(memory_format=torch.channels_last)
            return
        plain = weight.contiguous().to_mkldnn()

        def packed(size: int) -> Tensor:
            shape = (1, size, width) if batch is None else (size, height, width)
            return self._packed(plain, *shape)

        self._weight = packed(self.sizes[0])
        if others:
            threads = torch.get_num_threads()
            kind = (*weight.shape, dtype, groups, height, width, batch, *others, threads)
            if kind not in _KNOWN_SIZES:
                order = _order_of(self._weight)
                same = (size for size in others if order == _order_of(packed(size)))
                _KNOWN_SIZES[kind] = (self.sizes[0], *(() if order is None else same))
            self.sizes = _KNOWN_SIZES[kind]

    def _packed(self, plain: Tensor, batch: int, height: int, width: int) -> Tensor:
        assert self._operators is not None
        shape = [batch, plain.shape[1] * self.groups, height, width]
        return self._operators[0](plain, self._padding, self._stride, [1, 1], self.groups, shape)

    def __call__(self, x: Tensor, added: Tensor | None = None) -> Tensor:
        """(h, w, C_in) -> (h - k + 1, w - k + 1, C_out), without padding and stride.

        Args:
            added: of the output's shape, for one without ``leak``: the sum is returned.
        """
        if added is not None:
            return self._with_sum(x.permute(2, 0, 1)[None], added)
        return self.batch(x[None])[0]

    def batch(self, x: Tensor) -> Tensor:
        """(n, h, w, C_in) -> (n, h - k + 1, w - k + 1, C_out), without padding and stride."""
        planes = x.permute(0, 3, 1, 2)
        padding, stride = self._padding, self._stride
        if self._operators is None:
            y = F.conv2d(planes, self._weight, self.bias, stride, padding, groups=self.groups)
            y = y if self._leak is None else F.leaky_relu_(y, self._leak)
        else:
            then, numbers = ("none", []) if self._leak is None else ("leaky_relu", [self._leak])
            y = self._operators[1](
                planes, self._weight, self.bias, padding, stride, [1, 1], self.groups,
                then, numbers, "",
            )  # fmt: skip
        return y.permute(0, 2, 3, 1)

    def _with_sum(self, planes: Tensor, added: Tensor) -> Tensor:
        assert self._leak is None
        padding, stride = self._padding, self._stride
        other = added.permute(2, 0, 1)[None]
        if self._operators is None:
            y = F.conv2d(planes, self._weight, self.bias, stride, padding, groups=self.groups)
            y = y.add_(other)
        else:
            y = torch.ops.mkldnn._convolution_pointwise.binary(
                planes, other, self._weight, self.bias, padding, stride, [1, 1], self.groups,
                "add", 1.0, None, [], None,
            )  # fmt: skip
        return y[0].permute(1, 2, 0)

    def plain_weight(self) -> Tensor:
        """The weight (C_out, C_in / groups, k, k) as given, float32; rounded to the type."""
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
        rows: how many there are at a level's usual size.

    Attributes:
        pieces: numbers of rows that are multiplied at once, the smallest first.
    """

    def __init__(
        self,
        weight: Tensor,
        bias: Tensor | None,
        groups: int = 1,
        rows: int = PIECES[1],
    ) -> None:
        self._is_small = weight.numel() <= SMALL_WEIGHT
        piece, large = FEW_PIECES if rows <= _FEW_ROWS else PIECES
        others = () if self._is_small else (large,)
        self._packed = PackedConvolution(
            weight[:, :, None, None], bias, piece, 1, groups, others=others
        )
        self.pieces = self._packed.sizes
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


class HalfProduct:
    """Rows times a matrix in half precision.

    Here oneDNN's matrix product is as quick with plain weights, but it makes code for each new
    number of rows, which takes longer than the product: so rows are multiplied in pieces of powers
    of two.

    Args:
        weight: float32 (C_out, C_in).
        bias: float32 (C_out,), or None.
    """

    def __init__(self, weight: Tensor, bias: Tensor | None = None) -> None:
        self._weight = weight.t().to(HALF).contiguous()
        self._bias = None if bias is None else bias.to(HALF)

    def __call__(self, x: Tensor, scratch: "Scratch") -> Tensor:
        """bfloat16 (N, C_in), contiguous -> (N, C_out)."""
        result = scratch.get("product", len(x), self._weight.shape[1], dtype=HALF)
        for part in _halves(len(x)):
            if self._bias is None:
                torch.mm(x[part], self._weight, out=result[part])
            else:
                torch.addmm(self._bias, x[part], self._weight, out=result[part])
        return result

    def add_to(self, out: Tensor, x: Tensor) -> None:
        """Adds the answer to an array (N, C_out), contiguous; rounded once."""
        for part in _halves(len(x)):
            torch.addmm(out[part], x[part], self._weight, out=out[part])

    def plain_weight(self) -> Tensor:
        """float32 (C_out, C_in): the weight, rounded."""
        return self._weight.t().float()


def _halves(count: int) -> Iterator[slice]:
    """The largest power of two, then that of the rest, and so on; few sizes, none overlapping."""
    begin = 0
    while begin < count:
        end = begin + (1 << ((count - begin).bit_length() - 1))
        yield slice(begin, end)
        begin = end


class Scratch:
    """Working memory by name, used again from call to call; grows to the largest need.

    Fresh memory costs page faults, at 256 px as much time as the arithmetic. Not for two threads.
    """

    def __init__(self) -> None:
        self._buffers: dict[tuple[str, torch.dtype], Tensor] = {}

    def get(self, name: str, *shape: int, dtype: torch.dtype = torch.float32) -> Tensor:
        """An array of the shape, contiguous, with any content; valid until asked for again."""
        count = 1
        for side in shape:
            count *= side
        buffer = self._buffers.get((name, dtype))
        if buffer is None or buffer.numel() < count:
            buffer = torch.empty(count, dtype=dtype)
            self._buffers[name, dtype] = buffer
        return buffer[:count].view(shape)

    @property
    def nbytes(self) -> int:
        return sum(buffer.nbytes for buffer in self._buffers.values())

    def release(self) -> None:
        """Gives the memory back."""
        self._buffers.clear()
