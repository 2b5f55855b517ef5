"""Marks that tell labels apart without their colours: outlines and patterns, as codes of ink."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from drawai_desktop.core.label_patterns import PATTERN_PX, pattern_tiles, wants_light_ink


@dataclass(frozen=True)
class ShownMarks:
    """Which marks the canvas shows."""

    outlines: bool = False
    patterns: bool = False
    names: bool = False
    highlighted: int | None = None
    """A label whose regions stand out, since all else is dimmed; None for none."""

    @property
    def any_ink(self) -> bool:
        """Whether anything is drawn pixel by pixel."""
        return self.outlines or self.patterns or self.highlighted is not None


class Ink(IntEnum):
    """What is drawn over a pixel."""

    NONE = 0
    OUTLINE_DARK = 1
    OUTLINE_LIGHT = 2
    PATTERN_DARK = 3
    PATTERN_LIGHT = 4
    DIMMED = 5


def outline_codes(ids: np.ndarray) -> np.ndarray:
    """uint8 (h, w) of :class:`Ink`: a dark line where the next pixel to the right or below has
    another label, and a light one beside it, so that the border is seen on any two colours."""
    across, down = ids[:, 1:] != ids[:, :-1], ids[1:] != ids[:-1]
    dark = np.zeros(ids.shape, bool)
    dark[:, :-1] = across
    dark[:-1] |= down
    light = np.zeros(ids.shape, bool)
    light[:, 1:] = across
    light[1:] |= down
    light &= ~dark
    codes: np.ndarray = dark.view(np.uint8) | light.view(np.uint8) << 1
    return codes


class PatternInk:
    """Draws the labels' patterns in inks that their colours let be seen."""

    def __init__(self, colours: np.ndarray) -> None:
        """
        Args:
            colours: uint8 (256, 3), of every id.
        """
        light = wants_light_ink(colours)
        self._codes = np.where(light, Ink.PATTERN_LIGHT, Ink.PATTERN_DARK).astype(np.uint8)
        tiles = pattern_tiles()
        thick = tiles | np.roll(tiles, 1, 1)
        thick |= np.roll(thick, 1, 2)
        self._rows = {is_thick: _packed(t) for is_thick, t in ((False, tiles), (True, thick))}

    def codes(
        self, ids: np.ndarray, rows: np.ndarray, columns: np.ndarray, is_thick: bool
    ) -> np.ndarray:
        """uint8 (h, w) of :class:`Ink`.

        Args:
            ids: uint8 (h, w), as they are seen.
            rows: int (h,), where each row is on the screen, in pixels from any fixed line.
            columns: int (w,), the same across.
            is_thick: with lines of two pixels, for views that are drawn with every second one.
        """
        bits = (np.uint16(1) << (columns % PATTERN_PX).astype(np.uint16)).astype(np.uint16)
        tables, places = self._rows[is_thick], rows % PATTERN_PX
        inked = np.zeros(ids.shape, bool)
        for place in range(PATTERN_PX):
            those = np.flatnonzero(places == place)
            if those.size:
                inked[those] = (np.take(tables[place], ids[those]) & bits) != 0
        codes: np.ndarray = np.take(self._codes, ids)
        codes *= inked
        return codes


def _packed(tiles: np.ndarray) -> np.ndarray:
    """uint16 (16, 256): a bit for each column, of every row of every id's pattern."""
    weights = np.uint16(1) << np.arange(PATTERN_PX, dtype=np.uint16)
    rows: np.ndarray = (tiles * weights).sum(axis=2, dtype=np.uint16)
    return np.ascontiguousarray(rows.T)
