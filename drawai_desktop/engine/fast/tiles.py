"""3 x 3 convolutions in half precision: oneDNN's own, on square tiles.

With matrix instructions (AMX) the direct convolution takes a tenth of the time of float32, so there
is nothing for minimal filtering to save. But oneDNN wants the weights in another order for nearly
every height and width, and makes code for each anew; how many pictures it gets at once is all the
same to it. So a window of any size is cut into tiles of one size, each with the rim of one pixel
that it needs, and the tiles are convolved at once, in pieces of few sizes. The rims are copied
twice: a quarter more of a copy that stays in the cache.
"""

import torch
from torch import Tensor

from drawai_desktop.engine.fast.convolution import DIRECT_STRIPE_BYTES, Convolution, LevelSize, grid
from drawai_desktop.engine.fast.packed import HALF, PackedConvolution, Scratch

PIECES = (64, 16, 4, 1)
"""Numbers of tiles that are convolved at once."""
_SIDE, _SMALL_SIDE = 16, 8


class TileConvolution(Convolution):
    """The direct convolution in half precision, whatever the window's size.

    Args:
        weight: float32 (C_out, C_in, 3, 3).
        bias: float32 (C_out,).
        size: of the level at which it mostly runs.
    """

    def __init__(self, weight: Tensor, bias: Tensor, size: LevelSize) -> None:
        super().__init__(weight)
        self.tile = _SIDE if min(size.height, size.width) >= _SIDE else _SMALL_SIDE
        usual = -(-size.height // self.tile) * -(-size.width // self.tile)
        first = next(piece for piece in PIECES if piece <= usual)
        others = tuple(piece for piece in PIECES if piece != first)
        side = self.tile + 2
        self._packed = PackedConvolution(
            weight, bias, side, side, dtype=HALF, others=others, batch=first
        )
        self._pieces = sorted(self._packed.sizes, reverse=True)

    def rows_per_stripe(self, width: int) -> int:
        row = 2 * self.tile * width * self.channels_in
        return self.tile * max(1, DIRECT_STRIPE_BYTES // row)

    def run(self, x: Tensor, out: Tensor, accumulate: bool, scratch: Scratch) -> None:
        tile, channels = self.tile, self.channels_in
        down, across = out.shape[0] // tile, out.shape[1] // tile
        row, column, one = x.stride()
        shape = (down, across, tile + 2, tile + 2, channels)
        steps = (tile * row, tile * column, row, column, one)
        count, pieces = down * across, list(self._pieces_of(down * across))
        tiles = scratch.get("tiles", sum(pieces), *shape[2:], dtype=HALF)
        tiles[:count].view(shape).copy_(x.as_strided(shape, steps, x.storage_offset()))
        y = self._convolved(tiles, pieces, scratch)[:count]
        y = y.reshape(down, across, tile, tile, -1).transpose(1, 2)
        target = grid(out, down, across, tile)
        if accumulate:
            target.add_(y)
        else:
            target.copy_(y)

    def _pieces_of(self, count: int) -> "list[int]":
        """How many tiles are convolved at once, call by call; the last ones may be of no use."""
        result = []
        while count > 0:
            size = next((s for s in self._pieces if s <= count), self._pieces[-1])
            result.append(size)
            count -= size
        return result

    def _convolved(self, tiles: Tensor, pieces: "list[int]", scratch: Scratch) -> Tensor:
        if len(pieces) == 1:
            return self._packed.batch(tiles)
        side = self.tile
        result = scratch.get("tiled", len(tiles), side, side, self.channels_out, dtype=HALF)
        for part, into in zip(torch.split(tiles, pieces), torch.split(result, pieces), strict=True):
            into.copy_(self._packed.batch(part))
        return result
