"""Pictures of any size: the network again on its own answer, and shrunk to what is wanted.

Each level has four times the size of the one before, the first being the generator's picture. The
levels below the wanted one are kept as bytes, a sixteenth of its pixels; it is made in tiles, each
with the surroundings that the network sees, shrunk, and written to its place. So memory hardly
depends on the size, and a part of a picture is made from its part of the levels alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.detail.area_filter import Cover, shrink
from drawai_desktop.engine.detail.label_grid import LabelGrid
from drawai_desktop.engine.detail.network import FastDetail, Window
from drawai_desktop.engine.networks.detail import SCALE

_TILE_WIDTH, _TILE_HEIGHT = 384, 384
"""Of a tile, in pixels of the level before: a picture of the usual size is one tile."""


@dataclass(frozen=True)
class Wish:
    """What a picture is made from, and how.

    Attributes:
        picture: uint8 (h, w, 3), the generator's.
        classes: uint8 (H, W): the network's classes, at any size of the same aspect.
        seed: of the noise.
        strengths: of the correction in the first step, and in all further ones.
        check: called every few milliseconds; raises ``Cancelled`` to stop.
        progress: told the finished part, 0 to 1.
        wrap: sides of the picture that are joined: parts of it may lie across them.
    """

    picture: np.ndarray
    classes: np.ndarray
    seed: int
    strengths: tuple[float, float]
    check: Callable[[], None] | None = None
    progress: Callable[[float], None] | None = None
    wrap: Wrap = Wrap.NONE

    def size(self, level: int) -> tuple[int, int]:
        """(rows, columns) of a level; 0 is the picture."""
        factor = SCALE**level
        return self.picture.shape[0] * factor, self.picture.shape[1] * factor

    def level_for(self, height: int, width: int) -> int:
        """The first level that is as large as a size."""
        level = 0
        while self.size(level)[0] < height or self.size(level)[1] < width:
            level += 1
        return level


def render(network: FastDetail, wish: Wish, height: int, width: int, rect: Rect) -> np.ndarray:
    """A part of the picture at some size.

    Args:
        height: rows of the whole.
        width: its columns.
        rect: which part of it.
    Returns:
        uint8 (rect.height, rect.width, 3).
    """
    return _Making(network, wish, height, width).part(rect)


class _Making:
    """A picture in the making."""

    def __init__(self, network: FastDetail, wish: Wish, height: int, width: int) -> None:
        self._network, self._wish = network, wish
        self._height, self._width = height, width
        self._level = wish.level_for(height, width)
        self._done, self._all = 0.0, 1.0

    def part(self, rect: Rect) -> np.ndarray:
        """See :func:`render`."""
        out = np.empty((rect.height, rect.width, 3), np.uint8)
        down, across = self._covers(rect)
        covered = Rect(across.first, down.first, across.last, down.last)
        if self._level == 0:
            out[:] = shrink(self._wish.wrap.part(self._wish.picture, covered), down, across)
            return out
        enlarged = _outer(covered)
        self._all = self._pixels(self._level, enlarged)
        before, there = self._before(self._level, enlarged)
        rows = -(-enlarged.height // _TILE_HEIGHT)
        columns = -(-enlarged.width // _TILE_WIDTH)
        for tile in _tiles(rect, rows, columns):
            down, across = self._covers(tile)
            covered = Rect(across.first, down.first, across.last, down.last)
            enlarged = _outer(covered)
            values = self._answer(self._level, enlarged, before, there)
            inside = _moved(covered, -SCALE * enlarged.left, -SCALE * enlarged.top)
            place = _moved(tile, -rect.left, -rect.top)
            out[place.slices] = shrink(values[inside.slices], down, across)
        return out

    def _covers(self, rect: Rect) -> tuple[Cover, Cover]:
        """What a part of the picture covers of its level, down and across."""
        high, wide = self._wish.size(self._level)
        return (
            Cover.of(rect.top, rect.bottom, high, self._height),
            Cover.of(rect.left, rect.right, wide, self._width),
        )

    def _before(self, level: int, enlarged: Rect) -> tuple[np.ndarray, Rect]:
        """What a step needs of the level before: its pixels, and which part they are.

        Args:
            enlarged: the pixels that the step enlarges.
        """
        if level == 1:
            return self._wish.picture, self._bounds(0)
        own = self._own(level, enlarged)
        before, there = self._before(level - 1, own)
        area = Rect(*(SCALE * side for side in own))
        pixels = np.empty((area.height, area.width, 3), np.uint8)
        rows, columns = -(-own.height // _TILE_HEIGHT), -(-own.width // _TILE_WIDTH)
        for tile in _tiles(own, rows, columns):
            values = self._answer(level - 1, tile, before, there)
            place = _moved(Rect(*(SCALE * side for side in tile)), -area.left, -area.top)
            pixels[place.slices] = values
        return pixels, area

    def _answer(self, level: int, enlarged: Rect, before: np.ndarray, there: Rect) -> np.ndarray:
        """Some pixels of the level before, enlarged: uint8 (4 h, 4 w, 3)."""
        wish, bounds = self._wish, self._bounds(level - 1)
        area = self._network.area_for(enlarged, bounds, wish.wrap)
        grid = LabelGrid(wish.classes, *wish.size(level), wish.wrap)
        first, further = wish.strengths
        window = Window(
            picture=wish.wrap.part(before, _moved(area, -there.left, -there.top)),
            classes=grid.window(Rect(*(SCALE * side for side in area))),
            area=area,
            bounds=bounds,
            seed=wish.seed,
            step=level - 1,
            strength=first * further ** (level - 1),
            wrap=wish.wrap,
        )
        answer = self._network.render(window, enlarged, wish.check, self._told(enlarged))
        self._done += enlarged.width * enlarged.height
        return answer

    def _own(self, level: int, enlarged: Rect) -> Rect:
        """What a step needs, in pixels of the level two before; the whole of an axis that wraps is
        made once."""
        wrap = self._wish.wrap
        needed = self._network.area_for(enlarged, self._bounds(level - 1), wrap)
        return wrap.clipped(_outer(needed), self._bounds(level - 2))

    def _bounds(self, level: int) -> Rect:
        high, wide = self._wish.size(level)
        return Rect(0, 0, wide, high)

    def _pixels(self, level: int, enlarged: Rect) -> float:
        """How many pixels are enlarged in all steps up to a level's."""
        total = float(enlarged.width * enlarged.height)
        if level == 1:
            return total
        return total + self._pixels(level - 1, self._own(level, enlarged))

    def _told(self, enlarged: Rect) -> Callable[[float], None] | None:
        progress, pixels = self._wish.progress, enlarged.width * enlarged.height
        if progress is None:
            return None
        return lambda part: progress(min(1.0, (self._done + part * pixels) / self._all))


def _outer(covered: Rect) -> Rect:
    """The pixels of the level before whose enlargements cover a rectangle."""
    return Rect(
        covered.left // SCALE,
        covered.top // SCALE,
        -(-covered.right // SCALE),
        -(-covered.bottom // SCALE),
    )


def _moved(rect: Rect, right: int, down: int) -> Rect:
    return Rect(rect.left + right, rect.top + down, rect.right + right, rect.bottom + down)


def _tiles(rect: Rect, rows: int, columns: int) -> Iterator[Rect]:
    """The rectangle in about equal parts, none empty."""
    rows, columns = min(rows, rect.height), min(columns, rect.width)
    for row in range(rows):
        top = rect.top + rect.height * row // rows
        bottom = rect.top + rect.height * (row + 1) // rows
        for column in range(columns):
            left = rect.left + rect.width * column // columns
            right = rect.left + rect.width * (column + 1) // columns
            yield Rect(left, top, right, bottom)
