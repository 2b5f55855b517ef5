"""3 x 3 convolutions in half precision: oneDNN's own, on square tiles.

With matrix instructions (AMX) the direct convolution takes a tenth of the time of float32, so there
is nothing for minimal filtering to save. But oneDNN wants the weights in another order for nearly
every height and width, and makes code for each anew; how many pictures it gets at once is all the
same to it. So a window of any size is cut into tiles of one size, each with the rim of one pixel
that it needs, and the tiles are convolved at once, in pieces of few sizes. The rims are copied
twice: a quarter more of a copy that stays in the cache.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from drawai_desktop.engine.fast.convolution import DIRECT_STRIPE_BYTES, Convolution, LevelSize
from drawai_desktop.engine.fast.packed import HALF, PackedConvolution, Scratch

PIECES = (64, 16, 4, 1)
"""Numbers of tiles that are convolved at once."""
TILE = 16
_SMALL_TILE = 8


class TiledConvolution:
    """A 3 x 3 convolution of any rows and columns, padding being part of the input.

    Args:
        weight: float32 (C_out, C_in, 3, 3).
        bias: float32 (C_out,).
        tile: side of a tile.
        usual: how many there mostly are.
        leak: what negative outputs are multiplied with; None leaves them.
    """

    def __init__(
        self, weight: Tensor, bias: Tensor, tile: int, usual: int, leak: float | None = None
    ) -> None:
        self.tile = tile
        self.channels_out = int(weight.shape[0])
        first = next(piece for piece in PIECES if piece <= usual)
        others = tuple(piece for piece in PIECES if piece != first)
        self._packed = PackedConvolution(
            weight, bias, tile + 2, tile + 2, dtype=HALF, others=others, leak=leak, batch=first
        )
        self._pieces = sorted(self._packed.sizes, reverse=True)

    def run(self, x: Tensor, out: Tensor, scratch: Scratch, added: Tensor | None = None) -> None:
        """Writes ``out``, bfloat16 (n, w, C_out).

        Args:
            x: bfloat16 (n + 2, w + 2, C_in).
            added: of the output's shape; it is added.
        """
        for part in self.parts(x, scratch):
            if added is None:
                part.of(out).copy_(part.made)
            else:
                torch.add(part.made, part.of(added), out=part.of(out))

    def parts(self, x: Tensor, scratch: Scratch) -> Iterator["Part"]:
        """The convolution as it comes, tile by tile; each part is valid until the next one.

        Args:
            x: bfloat16 (n + 2, w + 2, C_in).
        """
        high, across, begin = x.shape[0] - 2, -(-(x.shape[1] - 2) // self.tile), 0
        while begin < high:
            # As many rows of tiles as one piece holds: no answers have to be put together then.
            left = -(-(high - begin) // self.tile) * across
            piece = next((p for p in self._pieces if p <= left), across)
            rows = self.tile * max(1, piece // across)
            yield from self._some(x[begin : begin + rows + 2], begin, scratch)
            begin += rows

    def _some(self, x: Tensor, top: int, scratch: Scratch) -> Iterator["Part"]:
        """:meth:`parts` of some rows of tiles, which begin at a row of the output."""
        tile = self.tile
        high, wide = x.shape[0] - 2, x.shape[1] - 2
        down, across = -(-high // tile), -(-wide // tile)
        pieces = self._pieces_of(down * across)
        tiles = scratch.get("tiles", sum(pieces), tile + 2, tile + 2, x.shape[2], dtype=HALF)
        grid = tiles[: down * across].view(down, across, *tiles.shape[1:])
        for rows, columns in _parts(high, wide, tile):
            part = grid[rows.tiles, columns.tiles, : rows.pixels + 2, : columns.pixels + 2]
            part.copy_(_cut(x, rows, columns, 2))
        # Where there are few channels, oneDNN multiplies pixels beyond the last one by zero: memory
        # that was never filled may hold what is no number, and zero times that is none either.
        if high < down * tile:
            grid[-1, :, tile + 2 - (down * tile - high) :].zero_()
        if wide < across * tile:
            grid[:, -1, :, tile + 2 - (across * tile - wide) :].zero_()
        if len(tiles) > down * across:
            tiles[down * across :].zero_()
        made = self._convolved(tiles, pieces, scratch)[: down * across]
        made = made.view(down, across, *made.shape[1:])
        for rows, columns in _parts(high, wide, tile):
            part = made[rows.tiles, columns.tiles, : rows.pixels, : columns.pixels]
            yield Part(part, rows, columns, slice(top, top + high))

    def _pieces_of(self, count: int) -> list[int]:
        """How many tiles are convolved at once, call by call; the last ones may be of no use."""
        result = []
        while count > 0:
            size = next((s for s in self._pieces if s <= count), self._pieces[-1])
            result.append(size)
            count -= size
        return result

    def _convolved(self, tiles: Tensor, pieces: list[int], scratch: Scratch) -> Tensor:
        if len(pieces) == 1:
            return self._packed.batch(tiles)
        side = self.tile
        result = scratch.get("tiled", len(tiles), side, side, self.channels_out, dtype=HALF)
        for part, into in zip(torch.split(tiles, pieces), torch.split(result, pieces), strict=True):
            into.copy_(self._packed.batch(part))
        return result


class TileConvolution(Convolution):
    """A generator's 3 x 3 convolution in half precision.

    Args:
        weight: float32 (C_out, C_in, 3, 3).
        bias: float32 (C_out,).
        size: of the level at which it mostly runs.
    """

    def __init__(self, weight: Tensor, bias: Tensor, size: LevelSize) -> None:
        super().__init__(weight)
        self.tile = tile = TILE if min(size.height, size.width) >= TILE else _SMALL_TILE
        usual = -(-size.height // tile) * -(-size.width // tile)
        self._tiled = TiledConvolution(weight, bias, tile, usual)

    def rows_per_stripe(self, width: int) -> int:
        row = 2 * self.tile * width * self.channels_in
        return self.tile * max(1, DIRECT_STRIPE_BYTES // row)

    def run(self, x: Tensor, out: Tensor, accumulate: bool, scratch: Scratch) -> None:
        self._tiled.run(x, out, scratch, out if accumulate else None)

    def parts(self, x: Tensor, scratch: Scratch) -> Iterator["Part"]:
        """See :meth:`TiledConvolution.parts`."""
        return self._tiled.parts(x, scratch)


@dataclass(frozen=True)
class Part:
    """Some tiles of an answer.

    Attributes:
        made: bfloat16 (tiles down, tiles across, pixels down, pixels across, C_out).
    """

    made: Tensor
    _rows: "_Run"
    _columns: "_Run"
    _of: slice

    def of(self, x: Tensor) -> Tensor:
        """The same pixels of an array (h, w, C), in the same order; nothing is copied."""
        return _cut(x[self._of], self._rows, self._columns, 0)


class _Run:
    """Tiles beside each other along one axis, which are filled equally.

    Attributes:
        tiles: which of them.
        pixels: how many pixels of each are filled.
        begin: the first pixel.
        step: pixels from one tile to the next.
    """

    def __init__(self, first: int, last: int, pixels: int, tile: int) -> None:
        self.tiles, self.pixels = slice(first, last), pixels
        self.begin, self.step, self.count = first * tile, tile, last - first


def _runs(size: int, tile: int) -> list[_Run]:
    """The whole tiles, and the last one where it is not whole."""
    whole, rest = divmod(size, tile)
    runs = [_Run(0, whole, tile, tile)] if whole else []
    return [*runs, _Run(whole, whole + 1, rest, tile)] if rest else runs


def _parts(high: int, wide: int, tile: int) -> Iterator[tuple[_Run, _Run]]:
    for rows in _runs(high, tile):
        for columns in _runs(wide, tile):
            yield rows, columns


def _cut(x: Tensor, rows: _Run, columns: _Run, rim: int) -> Tensor:
    """An array (h, w, C) as (tiles down, tiles across, pixels + rim, pixels + rim, C); nothing is
    copied."""
    row, column, one = x.stride()
    shape = (rows.count, columns.count, rows.pixels + rim, columns.pixels + rim, x.shape[2])
    steps = (rows.step * row, columns.step * column, row, column, one)
    begin = x.storage_offset() + rows.begin * row + columns.begin * column
    return x.as_strided(shape, steps, begin)
