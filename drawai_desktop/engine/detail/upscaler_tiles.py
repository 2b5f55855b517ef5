"""Tiles that overlap and are blended, along one axis: where they lie and how much each counts.

Somebody else's network may look as far as it likes, even at the whole picture, so a tile's answer
is that of the tile alone. The tiles are fixed by the picture's size; so a part of an answer is made
of the same tiles as the whole, and is equal to it.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

_LARGEST = 256
"""Pixels a side of what one tile is made from: more would take more memory. A picture of the usual
size is one tile."""
MARGIN = 24
"""How far a tile's picture reaches beyond its borders."""
_BLEND = 12
"""How far its answer does: the outermost pixels, which see the rim, are left out."""


@dataclass(frozen=True)
class TileAxis:
    """The tiles of ``size`` pixels, enlarged ``scale`` times.

    Attributes:
        wraps: whether the end joins the beginning. Then there is no end: tile -1 is the last one
            once more, and pixels are counted on.
    """

    size: int
    scale: int
    wraps: bool = False

    @cached_property
    def count(self) -> int:
        return 1 if self.size <= _LARGEST else -(-self.size // (_LARGEST - 2 * MARGIN))

    @property
    def reach(self) -> int:
        """How many pixels of the picture a pixel of the answer may see to each side."""
        widest = -(-self.size // self.count)
        return min(self.size, widest + MARGIN + _BLEND)

    def border(self, number: int) -> int:
        """Where a tile begins, and the one before ends."""
        turns, place = divmod(number, self.count) if self.wraps else (0, number)
        return self.size * turns + self.size * place // self.count

    def seen(self, number: int) -> tuple[int, int]:
        """The pixels of the picture that a tile is made from."""
        return self._within(self.border(number) - MARGIN, self.border(number + 1) + MARGIN)

    def made(self, number: int) -> tuple[int, int]:
        """The pixels of the answer that a tile counts in."""
        blend = self._blend
        first, last = self._within(self.border(number) - blend, self.border(number + 1) + blend)
        return self.scale * first, self.scale * last

    def touching(self, first: int, last: int) -> range:
        """The tiles that count in some pixels of the answer."""
        numbers = range(self.count)
        if self.wraps:
            length = self.scale * self.size
            turns = first // length - 1, -(-last // length) + 1
            numbers = range(self.count * turns[0], self.count * turns[1])
        inside = [n for n in numbers if self.made(n)[0] < last and self.made(n)[1] > first]
        return range(inside[0], inside[-1] + 1)

    def weights(self, number: int) -> np.ndarray:
        """How much a tile counts in the pixels of ``made``: float32, rising and falling where it
        overlaps others. The weights of all tiles are one together."""
        first, last = self.made(number)
        weights = np.ones(last - first, np.float32)
        ramp = 2 * self._blend * self.scale
        rising = ((np.arange(ramp) + 0.5) / ramp).astype(np.float32)
        if self.wraps or number > 0:
            weights[:ramp] = rising
        if self.wraps or number < self.count - 1:
            weights[len(weights) - ramp :] *= 1 - rising
        return weights

    @property
    def _blend(self) -> int:
        """Less where tiles are so narrow that more than two would meet."""
        return min(_BLEND, self.size // self.count // 2)

    def _within(self, first: int, last: int) -> tuple[int, int]:
        return (first, last) if self.wraps else (max(0, first), min(self.size, last))
