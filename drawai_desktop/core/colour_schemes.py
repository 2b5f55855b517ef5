"""The colour codes in which label maps are drawn, and how well a picture fits one."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from drawai_desktop.core.labels import (
    COCO_IDS,
    UNLABELLED,
    UNLABELLED_COLOUR,
    LabelSet,
    Rgb,
)
from drawai_desktop.words import translated


class Scheme(Enum):
    """How a file says which pixel has which label; ``str(scheme)`` is what people read."""

    IDS = "COCO-Stuff ids"
    ONE_BASED = "ids counted from 1"
    PALETTE = "this program's colours"
    GAUGAN = "GauGAN colours"
    CLASSIC = "drawAI / smart-sketch colours"
    SPADE = "SPADE's generated colours"
    VOC = "Pascal VOC colours"
    RED = "ids in the red byte"
    ADE20K = "ADE20K numbers"
    ADE20K_ZERO = "ADE20K numbers counted from 0"
    MODEL = "the model's own classes"
    NAMES = "names of annotations"

    def __str__(self) -> str:
        return translated("schemes", self.value)


COLOUR_SCHEMES = (Scheme.PALETTE, Scheme.GAUGAN, Scheme.CLASSIC, Scheme.SPADE)
"""Those that a picture's colours alone tell apart; VOC's are SPADE's, one id further on."""


def scheme_colours(scheme: Scheme, labels: LabelSet) -> dict[Rgb, int]:
    """Colour -> id of a colour scheme; unlabelled is among them where it has a colour."""
    if scheme is Scheme.PALETTE:
        return {**{c.rgb: c.id for c in labels}, UNLABELLED_COLOUR: UNLABELLED}
    if scheme is Scheme.GAUGAN:
        return {rgb: i for i, rgb in labels.gaugan.items()}
    if scheme is Scheme.CLASSIC:
        # White is the paper of both programs: nothing was painted there.
        return {**{rgb: i for i, rgb in labels.classic.items()}, (255, 255, 255): UNLABELLED}
    if scheme is Scheme.VOC:
        ids = {bit_colour(i): i for i in range(COCO_IDS) if i in labels}
        return {**ids, bit_colour(UNLABELLED): UNLABELLED}
    assert scheme is Scheme.SPADE, scheme
    colours = {bit_colour(i + 1): i for i in range(COCO_IDS) if i in labels}
    return {**colours, bit_colour(COCO_IDS + 1): UNLABELLED}


def bit_colour(number: int) -> Rgb:
    """The colour of a number in the Pascal VOC manner: its bits dealt to red, green and blue."""
    red = green = blue = 0
    for place in range(8):
        red |= (number & 1) << (7 - place)
        green |= (number >> 1 & 1) << (7 - place)
        blue |= (number >> 2 & 1) << (7 - place)
        number >>= 3
    return red, green, blue


@dataclass(frozen=True)
class DistinctColours:
    """The distinct colours of a picture, so that work is per colour and not per pixel.

    Attributes:
        colours: int32 (n, 3).
        counts: int64 (n,): pixels of each.
        index: int32 (H, W): which colour a pixel has.
    """

    colours: np.ndarray
    counts: np.ndarray
    index: np.ndarray

    @classmethod
    def of(cls, rgb: np.ndarray, nothing: np.ndarray | None = None) -> "DistinctColours":
        """Of a picture uint8 (H, W, 3); pixels of ``nothing``, bool (H, W), are not counted."""
        return cls.of_packed(packed_colours(rgb), nothing)

    @classmethod
    def of_packed(cls, packed: np.ndarray, nothing: np.ndarray | None = None) -> "DistinctColours":
        """:meth:`of` for :func:`packed_colours`."""
        flags = np.zeros(1 << 24, bool)  # faster than sorting millions of pixels
        flags[packed] = True
        values = np.flatnonzero(flags)
        position = np.zeros(1 << 24, np.int32)
        position[values] = np.arange(values.size, dtype=np.int32)
        index = position[packed]
        counted = index.ravel() if nothing is None else index[~nothing]
        counts = np.bincount(counted, minlength=values.size)
        colours = np.stack([values >> 16, values >> 8 & 255, values & 255], axis=1)
        return cls(colours.astype(np.int32), counts, index)

    @classmethod
    def of_indexes(
        cls, rows: np.ndarray, counts: np.ndarray, index: np.ndarray
    ) -> "DistinctColours":
        """Of an indexed picture, whose pixels need not be looked at again.

        Args:
            rows: uint8 (n, 3), the colour of each number that occurs; colours may be there twice.
            counts: int (n,), pixels of each.
            index: int (H, W), which of them a pixel has.
        """
        packed = rows.astype(np.int32) @ np.array([65536, 256, 1], np.int32)
        _, first, place = np.unique(packed, return_index=True, return_inverse=True)
        place = place.ravel().astype(np.int32)
        summed = np.zeros(len(first), np.int64)
        np.add.at(summed, place, counts)
        return cls(rows[first].astype(np.int32), summed, place[index])

    def commonest(self, count: int) -> "DistinctColours":
        """Only the colours that most pixels have; the index is that of the whole picture."""
        if len(self.counts) <= count:
            return self
        chosen = np.argpartition(self.counts, -count)[-count:]
        return DistinctColours(self.colours[chosen], self.counts[chosen], self.index)


def packed_colours(rgb: np.ndarray) -> np.ndarray:
    """int32 (h, w): each pixel's red, green and blue, uint8 (h, w, 3), as one number."""
    packed: np.ndarray = rgb[..., 0].astype(np.int32)
    for channel in (1, 2):
        packed <<= 8
        packed |= rgb[..., channel]
    return packed


@dataclass(frozen=True)
class ColourMatch:
    """A picture's distinct colours against a scheme's.

    Attributes:
        nearest: uint8 (n,): id of the nearest scheme colour for each distinct colour.
        distance: int32 (n,): to it, the largest difference among the three channels.
    """

    scheme: Scheme
    nearest: np.ndarray
    distance: np.ndarray

    def share_within(self, tolerance: int, counts: np.ndarray) -> float:
        """Share of the pixels whose colour is that near to a colour of the scheme."""
        return float(counts[self.distance <= tolerance].sum() / max(1, counts.sum()))


def match_colours(
    distinct: DistinctColours, scheme: Scheme, labels: LabelSet, only: set[int] | None = None
) -> ColourMatch:
    """The nearest scheme colour of every distinct colour.

    Args:
        only: ids that may be chosen; None for all of the scheme.
    """
    table = scheme_colours(scheme, labels)
    chosen = [(rgb, i) for rgb, i in table.items() if only is None or i in only]
    colours = np.array([rgb for rgb, _ in chosen], np.int32)
    ids = np.array([i for _, i in chosen], np.uint8)
    nearest = np.empty(len(distinct.colours), np.uint8)
    distance = np.empty(len(distinct.colours), np.int32)
    for start in range(0, len(distinct.colours), 4096):  # bounded memory for photographs
        part = distinct.colours[start : start + 4096]
        # Channel by channel: along an axis of three numpy takes five times as long.
        channels = [np.abs(part[:, None, c] - colours[None, :, c]) for c in range(3)]
        largest = np.maximum(np.maximum(channels[0], channels[1]), channels[2])
        # The sum breaks ties that the largest channel leaves.
        best = (largest * 1024 + channels[0] + channels[1] + channels[2]).argmin(1)
        nearest[start : start + 4096] = ids[best]
        distance[start : start + 4096] = largest[np.arange(len(part)), best]
    return ColourMatch(scheme, nearest, distance)
