"""Dabs: the stamps that a stroke is made of. Hard edges; a pixel is in or out."""

from functools import lru_cache

import numpy as np

from drawai_desktop.core.choices import Choice


class Tip(Choice):
    """The shape of a dab."""

    ROUND = "round"
    SQUARE = "square"


SMALLEST_DIAMETER = 1
LARGEST_DIAMETER = 400


@lru_cache(maxsize=512)
def dab_mask(diameter: int, tip: Tip = Tip.ROUND) -> np.ndarray:
    """Which pixels a dab covers: bool (diameter, diameter), read-only.

    A round dab holds the pixels whose centre is nearer than 0.1 px inside the circle; the tenth
    makes a 3 px dab a plus and not a square.
    """
    if tip == Tip.SQUARE:
        mask = np.ones((diameter, diameter), bool)
    else:
        offset = np.arange(diameter) + 0.5 - diameter / 2
        squares = offset * offset
        mask = squares[:, None] + squares[None, :] <= (diameter / 2 - 0.1) ** 2
    mask.flags.writeable = False
    return mask


def dab_corner(x: float, y: float, diameter: int) -> tuple[int, int]:
    """(left, top) of a dab's mask whose centre is nearest to a point."""
    return int(np.floor(x - diameter / 2 + 0.5)), int(np.floor(y - diameter / 2 + 0.5))
