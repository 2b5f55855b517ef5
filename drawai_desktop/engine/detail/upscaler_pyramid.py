"""Pictures of any size by somebody else's network: again on its own answer, and shrunk.

As ``pyramid`` does it with our own: each level has ``scale`` times the size of the one before, and
the first that is large enough is shrunk by area to what is wanted. The last level is made in bands
as high as a tile, which are shrunk and dropped; so memory hardly depends on the size.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.detail.area_filter import Cover, shrink
from drawai_desktop.engine.detail.upscaler_network import UpscalerNetwork
from drawai_desktop.engine.detail.upscaler_tiles import TileAxis

Check = Callable[[], None]
Progress = Callable[[float], None]


@dataclass(frozen=True)
class _Level:
    """The tiles of one enlargement, down and across."""

    down: TileAxis
    across: TileAxis

    @property
    def wraps(self) -> bool:
        """Whether sides are joined, so that tiles come again."""
        return self.across.wraps or self.down.wraps

    @property
    def made(self) -> tuple[int, int]:
        """(rows, columns) of what comes out."""
        return self.down.scale * self.down.size, self.across.scale * self.across.size

    def tiles(self, rect: Rect) -> tuple[range, range]:
        """The tiles that a part of what comes out is made of."""
        return (
            self.down.touching(rect.top, rect.bottom),
            self.across.touching(rect.left, rect.right),
        )

    def seen(self, rect: Rect) -> Rect:
        """What such a part is made from."""
        rows, columns = self.tiles(rect)
        return Rect(
            self.across.seen(columns[0])[0],
            self.down.seen(rows[0])[0],
            self.across.seen(columns[-1])[1],
            self.down.seen(rows[-1])[1],
        )

    def cost(self, rect: Rect) -> int:
        """Pixels that go through the network for such a part."""
        rows, columns = self.tiles(rect)
        own_rows = rows if self.down.count > 1 else rows[:1]
        own_columns = {n % self.across.count: n for n in columns}.values()
        high = sum(self.down.seen(n)[1] - self.down.seen(n)[0] for n in own_rows)
        wide = sum(self.across.seen(n)[1] - self.across.seen(n)[0] for n in own_columns)
        return high * wide


class UpscalerPyramid:
    """One picture in the making.

    Args:
        picture: uint8 (h, w, 3): what is enlarged.
        height: rows of the whole that is wanted.
        width: its columns.
        wrap: sides of the picture that are joined.
        check: called before each part of the network; raises ``Cancelled`` to stop.
        progress: told the finished part, 0 to 1.
    """

    def __init__(
        self,
        network: UpscalerNetwork,
        picture: np.ndarray,
        height: int,
        width: int,
        wrap: Wrap = Wrap.NONE,
        check: Check | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._network, self._picture = network, picture
        self._height, self._width, self._wrap = height, width, wrap
        self._check, self._progress = check, progress
        self._done, self._all = 0, 1
        self._levels: list[_Level] = []
        rows, columns = picture.shape[:2]
        while rows < height or columns < width:
            level = _Level(
                TileAxis(rows, network.scale, wrap.down),
                TileAxis(columns, network.scale, wrap.across),
            )
            self._levels.append(level)
            rows, columns = level.made
        self._size = rows, columns

    def part(self, rect: Rect) -> np.ndarray:
        """A part of the picture at the wanted size: uint8 (rect.height, rect.width, 3). It equals
        that part of the whole, and may lie across sides that are joined."""
        rows, columns = self._size
        down = Cover.of(rect.top, rect.bottom, rows, self._height)
        across = Cover.of(rect.left, rect.right, columns, self._width)
        covered = Rect(across.first, down.first, across.last, down.last)
        if not self._levels:
            small: np.ndarray = shrink(self._part(covered), down, across).copy()
            return small
        self._done, self._all = 0, self._cost(len(self._levels), covered)
        out = np.empty((rect.height, rect.width, 3), np.uint8)
        done, begin = 0, down.first
        kept = np.empty((0, covered.width, 3), np.uint8)
        for band in self._bands(len(self._levels), covered):
            kept = np.concatenate([kept, band])
            there = begin + len(kept)
            ready = there * self._height // rows - rect.top if there < down.last else rect.height
            if ready <= done:
                continue
            now = down.part(done, ready)
            out[done:ready] = shrink(kept[now.first - begin : now.last - begin], now, across)
            done = ready
            if done < rect.height:
                following = down.part(done, done + 1).first
                kept, begin = kept[following - begin :], following
        return out

    def _bands(self, number: int, rect: Rect) -> Iterator[np.ndarray]:
        """A part of a level, from above, a few hundred rows at a time: uint8 (n, rect.width, 3).

        Args:
            number: of the level; 1 is the first enlargement.
        """
        level = self._levels[number - 1]
        seen = level.seen(rect)
        before = self._whole(number - 1, seen)
        rows, columns = level.tiles(rect)
        left_over: np.ndarray | None = None  # of the row of tiles before, where the next overlaps
        answers: dict[int, np.ndarray] = {}
        for row in rows:
            top, bottom = level.down.made(row)
            if level.down.count > 1:
                answers.clear()
            strip = self._strip(level, row, columns, before, seen, rect, answers)
            if left_over is not None:
                strip[: len(left_over)] += left_over
            end = level.down.made(row + 1)[0] if row < rows[-1] else bottom
            left_over = strip[end - top :].copy()
            first, last = max(rect.top, top), min(rect.bottom, end)
            band = _bytes(strip[first - top : max(first, last) - top])
            del strip  # the next one is as large
            if len(band):
                yield band

    def _strip(
        self,
        level: _Level,
        row: int,
        columns: range,
        before: np.ndarray,
        seen: Rect,
        rect: Rect,
        answers: dict[int, np.ndarray],
    ) -> np.ndarray:
        """A row of tiles, each as much as it counts: float32 (rows that it counts in, rect.width,
        3).

        Args:
            answers: of tiles that come again where sides are joined.
        """
        scale = level.down.scale
        top, bottom = level.down.made(row)
        strip = np.zeros((bottom - top, rect.width, 3), np.float32)
        first, last = level.down.seen(row)
        for column in columns:
            left, right = level.across.made(column)
            begin, end = level.across.seen(column)
            given = before[first - seen.top : last - seen.top, begin - seen.left : end - seen.left]
            own = column % level.across.count
            answer = answers.get(own)
            if answer is None:
                answer = self._answer(given)
            if level.wraps:
                answers[own] = answer
            inside = slice(max(left, rect.left), min(right, rect.right))
            weights = level.across.weights(column)[inside.start - left : inside.stop - left]
            down = slice(top - scale * first, bottom - scale * first)
            across = slice(inside.start - scale * begin, inside.stop - scale * begin)
            place = slice(inside.start - rect.left, inside.stop - rect.left)
            strip[:, place] += answer[down, across] * weights[None, :, None]
        strip *= level.down.weights(row)[:, None, None]
        return strip

    def _answer(self, given: np.ndarray) -> np.ndarray:
        """A tile's picture, enlarged: float32."""
        if self._check is not None:
            self._check()
        pixels, progress = given.shape[0] * given.shape[1], self._progress

        def told(part: float) -> None:
            assert progress is not None
            progress(min(1.0, (self._done + part * pixels) / self._all))

        answer = self._network.enlarge(given, self._check, told if progress else None)
        self._done += pixels
        if progress is not None:
            told(0.0)
        result: np.ndarray = answer.numpy()
        return result

    def _whole(self, number: int, rect: Rect) -> np.ndarray:
        """A part of a level that another is made from: uint8 (rect.height, rect.width, 3)."""
        if number == 0:
            return self._part(rect)
        return np.concatenate(list(self._bands(number, rect)))

    def _part(self, rect: Rect) -> np.ndarray:
        return self._wrap.part(self._picture, rect)

    def _cost(self, number: int, rect: Rect) -> int:
        """Pixels that go through the network for a part of a level, those below it included."""
        if number == 0:
            return 0
        level = self._levels[number - 1]
        return level.cost(rect) + self._cost(number - 1, level.seen(rect))


def _bytes(values: np.ndarray) -> np.ndarray:
    result: np.ndarray = torch.from_numpy(values).add(0.5).clamp_(0, 255).to(torch.uint8).numpy()
    return result
