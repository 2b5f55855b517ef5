"""How a label map may be coded: every code that fits, how sure it is, and what it would show."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from drawai_desktop.core.colour_reading import ColourCode, colour_codes
from drawai_desktop.core.colour_schemes import COLOUR_SCHEMES, DistinctColours, Scheme, bit_colour
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.layer_labels import flattened
from drawai_desktop.core.layered_door import read_layered
from drawai_desktop.core.layered_file import LayeredFile
from drawai_desktop.core.model_classes import NO_ID
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.pixels import Pixels, read_pixels
from drawai_desktop.core.value_codes import ValueCode, value_codes
from drawai_desktop.errors import ImageError, LooksLikePhotoError
from drawai_desktop.words import translator

tr = translator(__name__)

ASK_BELOW = 0.85
"""A code that is less sure than this is asked for, not guessed."""
THUMBNAIL_SIDE = 160

CODE_NAMES: dict[str, Scheme] = {
    "ids": Scheme.IDS,
    "ids1": Scheme.ONE_BASED,
    "index": Scheme.IDS,
    "coco": Scheme.IDS,
    "ade20k": Scheme.ADE20K,
    "ade20k0": Scheme.ADE20K_ZERO,
    "gaugan": Scheme.GAUGAN,
    "drawai": Scheme.CLASSIC,
    "spade": Scheme.SPADE,
    "voc": Scheme.VOC,
    "palette": Scheme.PALETTE,
    "red": Scheme.RED,
    "model": Scheme.MODEL,
}
"""What the command line calls the codes."""

_COLOURS_SHARE = 0.9
"""A picture that holds numbers and of which so many pixels have a scheme's colours is read by
colour: its numbers are then some program's numbering of the colours."""
_WHOLE_PALETTE = 8
"""So many entries of a known index palette are not there by chance."""


@dataclass(frozen=True)
class CodeOption:
    """One way to read a label map.

    Attributes:
        certainty: 0 to 1, among all ways.
        matching: share of the labelled pixels that have a meaning in this code.
        counts: (label id, pixels), the commonest first; unlabelled is among them.
        thumbnail: uint8 (h, w), a small label map, no side longer than ``THUMBNAIL_SIDE``.
    """

    code: Scheme
    certainty: float
    matching: float
    counts: tuple[tuple[int, int], ...]
    thumbnail: np.ndarray

    @property
    def name(self) -> str:
        """What the command line calls it."""
        return next(name for name, code in CODE_NAMES.items() if code is self.code)


class UnsureCodeError(ImageError):
    """It is not sure how a label map is coded; ``options`` are the ways to read it."""

    def __init__(self, message: object, path: Path, options: tuple[CodeOption, ...]) -> None:
        super().__init__(message)
        self.path = path
        self.options = options


@dataclass(frozen=True)
class MapContents:
    """A label map file's pixels by what is distinct among them.

    Attributes:
        numbers: int (n,), the distinct numbers, and ``number_counts`` (n,) the labelled pixels of
            each; ``number_index`` (H, W) says which a pixel has. None for pictures in colour.
        colours: the distinct colours, None for grey pictures.
        layers: those of a layered file, whose pixels are what is seen of them.
    """

    pixels: Pixels
    numbers: np.ndarray | None
    number_counts: np.ndarray | None
    number_index: np.ndarray | None
    colours: DistinctColours | None
    layers: LayeredFile | None = None

    @classmethod
    def of(cls, pixels: Pixels) -> "MapContents":
        """Of a picture's pixels."""
        numbers = counts = index = colours = None
        if pixels.values is not None:
            numbers, index = _distinct(_unstretched(pixels.values))
            counted = index.ravel() if pixels.nothing is None else index[~pixels.nothing]
            counts = np.bincount(counted, minlength=len(numbers))
        if pixels.palette is not None and pixels.values is not None:
            assert numbers is not None
            assert counts is not None
            assert index is not None
            rows = np.zeros((256, 3), np.uint8)
            rows[: len(pixels.palette)] = pixels.palette
            colours = DistinctColours.of_indexes(rows[numbers], counts, index)
        elif pixels.rgb is not None:
            colours = DistinctColours.of(pixels.rgb, pixels.nothing)
        return cls(pixels, numbers, counts, index, colours)

    @property
    def has_index_palette(self) -> bool:
        """Whether it is indexed, with colours that only tell one index from the next."""
        palette, numbers = self.pixels.palette, self.numbers
        if palette is None or numbers is None or self.number_counts is None:
            return False
        used = {int(n) for n in numbers[self.number_counts > 0] if n < len(palette)}
        voc = {i for i, rgb in enumerate(palette.tolist()) if tuple(rgb) == bit_colour(i)}
        grey = {i for i, rgb in enumerate(palette.tolist()) if rgb == [i, i, i]}
        return any(
            used <= known and len(known) >= min(_WHOLE_PALETTE, len(palette)) and len(known) > 2
            for known in (voc, grey)
        )


def read_contents(path: Path) -> MapContents:
    """The pixels of a label map file, layered or not.

    Raises:
        ImageError, FileError: it cannot be read, or is in a lossy format that has changed its
            numbers; no layer holds labels.
    """
    layered = read_layered(path)
    if isinstance(layered, LayeredFile):
        return replace(MapContents.of(flattened(layered, named(path))), layers=layered)
    pixels = layered or read_pixels(path)
    if pixels.is_lossy and pixels.rgb is None:
        raise ImageError(
            tr.later(
                "{path}: a grey picture in a lossy format: its ids are no longer exact. Save "
                "ids as PNG.",
                path=named(path),
            )
        )
    return MapContents.of(pixels)


def label_codes(
    path: Path, labels: LabelSet, channels: Mapping[int, int] | None = None
) -> tuple[CodeOption, ...]:
    """All ways to read a label map file, the likeliest first.

    Args:
        channels: number -> label id of the model's own classes.
    Raises:
        ImageError: it cannot be read.
    """
    contents = read_contents(path)
    ranked = ranked_codes(contents, labels, channels)
    return tuple(option_of(contents, code) for code in ranked)


def ranked_codes(
    contents: MapContents, labels: LabelSet, channels: Mapping[int, int] | None = None
) -> list[ValueCode | ColourCode]:
    """All codes that a map may be in, the likeliest first.

    Raises:
        LooksLikePhotoError: it is in colour, and no code comes near.
    """
    by_value: list[ValueCode] = []
    by_colour: list[ColourCode] = []
    if contents.numbers is not None and contents.number_counts is not None:
        held = contents.number_counts > 0
        found = value_codes(contents.numbers[held], contents.number_counts[held], labels, channels)
        by_value = [_for_all(code, contents.numbers, held) for code in found]
    if contents.colours is not None:
        by_colour = colour_codes(contents.colours, labels, contents.pixels.is_lossy)
        if by_value:
            by_colour = [c for c in by_colour if c.code is not Scheme.RED]
    if not by_value and not by_colour:
        raise LooksLikePhotoError(
            tr.later(
                "this looks like a photo, not like a label map. Make it one (File > Import "
                "photo), use it as a style, or open a map drawn in label colours or ids."
            )
        )
    if not by_value or not by_colour:
        return [*by_value, *by_colour]
    is_colours = by_colour[0].matching >= _COLOURS_SHARE and not contents.has_index_palette
    colour_part = by_colour[0].matching if is_colours else 0.02
    weighed: list[ValueCode | ColourCode] = [
        ValueCode(c.code, c.table, c.known, c.certainty * (1 - colour_part)) for c in by_value
    ]
    weighed += [
        ColourCode(c.code, c.table, c.matching, c.certainty * colour_part) for c in by_colour
    ]
    return sorted(weighed, key=lambda c: -c.certainty)


def _for_all(code: ValueCode, numbers: np.ndarray, held: np.ndarray) -> ValueCode:
    """With entries for numbers that only pixels without a label have."""
    table = np.full(len(numbers), UNLABELLED, np.uint8)
    known = np.zeros(len(numbers), bool)
    table[held], known[held] = code.table, code.known
    return ValueCode(code.code, table, known, code.certainty)


def option_of(contents: MapContents, code: ValueCode | ColourCode) -> CodeOption:
    """What a code would make of the map."""
    if isinstance(code, ValueCode):
        index, counts = contents.number_index, contents.number_counts
    else:
        assert contents.colours is not None
        index, counts = contents.colours.index, contents.colours.counts
    assert index is not None
    assert counts is not None
    per_label = np.bincount(code.table, weights=counts, minlength=256).astype(np.int64)
    nothing = contents.pixels.nothing
    if nothing is not None:
        per_label[UNLABELLED] += int(nothing.sum())
    order = [int(i) for i in np.argsort(-per_label, kind="stable") if per_label[i]]
    step = max(1, -(-max(index.shape) // THUMBNAIL_SIDE))
    thumbnail = code.table[index[::step, ::step]]
    if nothing is not None:
        thumbnail[nothing[::step, ::step]] = UNLABELLED
    matching = (
        float(counts[code.known].sum() / max(1, counts.sum()))
        if isinstance(code, ValueCode)
        else code.matching
    )
    counted = tuple((i, int(per_label[i])) for i in order)
    return CodeOption(code.code, code.certainty, matching, counted, thumbnail)


def channels_of(manifest: ModelManifest | None) -> dict[int, int]:
    """Number -> label id of a model's own classes, as its training maps have them."""
    if manifest is None:
        return {}
    channels = {c.index: c.id for c in manifest.classes if c.id != NO_ID}
    if manifest.unlabelled is not None:
        channels[manifest.unlabelled] = UNLABELLED
    return channels


def is_value_code(code: Scheme) -> bool:
    """Whether it is a meaning of numbers, not of colours."""
    return code not in (*COLOUR_SCHEMES, Scheme.VOC, Scheme.RED)


def _unstretched(values: np.ndarray) -> np.ndarray:
    """16-bit values as ids: as they are, or scaled down where a program stretched 8 bits to 16."""
    if values.dtype.itemsize > 1 and values.max() > 255:
        for factor in (257, 256):  # both ways are found
            if not (values % factor).any():
                return values // factor
    return values


def _distinct(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(the distinct numbers, which of them each pixel has)."""
    if values.min() >= 0 and values.max() < 65536:  # faster than sorting millions of pixels
        numbers = np.flatnonzero(np.bincount(values.ravel()))
        place = np.zeros(65536, np.uint16)
        place[numbers] = np.arange(len(numbers))
        return numbers, place[values]
    numbers, index = np.unique(values, return_inverse=True)
    return numbers, index.reshape(values.shape)
