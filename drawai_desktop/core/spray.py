"""Spray: specks thrown at random into a disc."""

import numpy as np

from drawai_desktop.core.dab import dab_corner, dab_mask
from drawai_desktop.core.geometry import Rect

SPECK_PART = 1 / 9
"""A speck's diameter in those of the brush: small, but seen by a network that looks at a grid."""
SMALLEST_SPECK = 2


def spray_mask(
    x: float, y: float, diameter: float, density: float, random: np.random.Generator
) -> tuple[np.ndarray, Rect]:
    """One puff: specks that lie within a disc, anywhere in it alike.

    Args:
        x, y: the disc's middle, in map coordinates.
        density: what part of the disc the specks would cover if none lay on another, 0 to 1.
    Returns:
        bool mask (h, w), and where it lies; it may reach over the map's border.
    """
    speck = max(SMALLEST_SPECK, round(diameter * SPECK_PART))
    dab = dab_mask(speck)
    left, top = dab_corner(x, y, max(speck, round(diameter)))
    side = max(speck, round(diameter))
    mask = np.zeros((side, side), bool)
    reach = (side - speck) / 2
    wanted = density * side * side * np.pi / 4 / int(dab.sum())
    count = int(wanted) + int(random.random() < wanted % 1)
    distance = reach * np.sqrt(random.random(count))
    angle = random.random(count) * 2 * np.pi
    columns = np.rint(reach + distance * np.cos(angle)).astype(int)
    rows = np.rint(reach + distance * np.sin(angle)).astype(int)
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        mask[row : row + speck, column : column + speck] |= dab
    return mask, Rect(left, top, left + side, top + side)
