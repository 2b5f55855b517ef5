"""Label maps from picture files: finds out how a file codes its labels, and says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from drawai_desktop.core.choices import Choice
from drawai_desktop.core.colour_reading import ColourCode, label_ids, red_table, snapped
from drawai_desktop.core.colour_schemes import DistinctColours, Scheme, match_colours
from drawai_desktop.core.foreign_file import named, no_memory
from drawai_desktop.core.label_codes import (
    ASK_BELOW,
    MapContents,
    UnsureCodeError,
    is_value_code,
    option_of,
    ranked_codes,
    read_contents,
)
from drawai_desktop.core.label_map import LARGEST_SIDE, SMALLEST_SIDE
from drawai_desktop.core.labels import UNLABELLED, UNLABELLED_NAME, LabelSet
from drawai_desktop.core.layer_labels import layer_labels
from drawai_desktop.core.layered_file import LayeredFile
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.pixels import without_number
from drawai_desktop.core.resampling import resample
from drawai_desktop.core.value_codes import ValueCode, meaning
from drawai_desktop.errors import ImageError, ImageSizeError
from drawai_desktop.words import translator

tr = translator(__name__)

MAP = tr.later("The map")


class Rest(Choice):
    """What becomes of pixels whose colour is no label's."""

    NEAREST = "nearest"
    UNLABELLED = UNLABELLED_NAME


@dataclass(frozen=True)
class LabelReading:
    """A label map that was read, and what had to be done for it.

    Attributes:
        ids: uint8 (H, W); everything unknown is 255.
        scheme: how the file codes labels.
        matching: share of the pixels that are exactly of the scheme; of annotations, share of those
            that were painted.
        changed: pixels that were given the nearest colour's label, or made unlabelled.
        rest: which of the two.
        unknown: id -> pixels, for ids that are no labels; they have become unlabelled.
        notes: what else was done to the picture.
        certainty: how sure the scheme is, 0 to 1; 1 where it was given.
        content: the layers of a layered file, of which ``ids`` is what is seen.
    """

    ids: np.ndarray
    scheme: Scheme
    matching: float
    changed: int = 0
    rest: Rest = Rest.NEAREST
    unknown: dict[int, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    certainty: float = 1.0
    content: Layered | None = None

    def summary(self) -> str:
        """Sentences for the person who opened the file."""
        if self.scheme is Scheme.NAMES:
            return " ".join(self.notes)
        values = {"code": self.scheme, "matching": 100 * self.matching}
        if self.certainty >= 0.995:
            told = [tr("Read as {code}: {matching:.1f} % of the pixels match.", **values)]
        else:
            values["sure"] = 100 * self.certainty
            told = [
                tr(
                    "Read as {code} ({sure:.0f} % sure): {matching:.1f} % of the pixels match.",
                    **values,
                )
            ]
        share = 100 * self.changed / self.ids.size
        if self.content is not None and self.rest == Rest.NEAREST:
            pass  # a note has the number of pixels
        elif self.changed and self.rest == Rest.NEAREST:
            told.append(
                tr(
                    "{share:.1f} % of the pixels became the label of the nearest colour.",
                    share=share,
                )
            )
        elif self.changed:
            told.append(tr("{share:.1f} % of the pixels were left unlabelled.", share=share))
        if self.unknown:
            told.append(tr("These became unlabelled: {ids}.", ids=self.unknown_text()))
        return " ".join((*told, *self.notes))

    def unknown_text(self) -> str:
        """The unknown ids with their counts."""
        listed = sorted(self.unknown.items(), key=lambda item: -item[1])
        named = ", ".join(tr("id {id} ({n} px)", id=i, n=n) for i, n in listed[:6])
        more = len(listed) - 6
        return tr("{ids} and {more} more", ids=named, more=more) if more > 0 else named


def read_label_map(
    path: Path,
    labels: LabelSet,
    scheme: Scheme | None = None,
    rest: Rest = Rest.NEAREST,
    channels: Mapping[int, int] | None = None,
) -> LabelReading:
    """The label map of a picture file of any size.

    Args:
        scheme: how to read it; None finds out.
        rest: what becomes of pixels that the scheme does not know.
        channels: number -> label id of the model's own classes, where they may be meant.
    Raises:
        LooksLikePhotoError: it looks like a photograph.
        UnsureCodeError: how it is coded is not sure enough; it holds the ways to read it.
        ImageError: the file cannot be read.
    """
    try:
        return _read(path, labels, scheme, rest, channels)
    except MemoryError as error:
        raise ImageSizeError(no_memory(named(path))) from error


def _read(
    path: Path,
    labels: LabelSet,
    scheme: Scheme | None,
    rest: Rest,
    channels: Mapping[int, int] | None,
) -> LabelReading:
    contents = read_contents(path)
    try:
        if scheme is None:
            best, sure = _likeliest(path, contents, labels, channels)
            reading, code = _by_code(contents, labels, best, rest), best.code
        else:
            reading, code, sure = _as_asked(contents, labels, scheme, rest, channels), scheme, 1.0
    except UnsureCodeError:
        raise
    except ImageError as error:
        raise type(error)(f"{named(path)}: {error}") from error
    if contents.layers is not None:
        return _by_layers(contents.layers, code, sure, named(path), labels, rest, channels)
    reading = replace(reading, certainty=sure)
    pixels = contents.pixels
    notes = [*reading.notes, *pixels.notes]
    if pixels.is_lossy:
        notes.append(tr("{format} is lossy: use PNG for label maps.", format=pixels.format))
    if pixels.has_profile and is_value_code(reading.scheme):
        notes.append(tr("Its colour profile was ignored, as it must be for ids."))
    if pixels.nothing is not None:
        reading.ids[pixels.nothing] = UNLABELLED
        if without_number() not in pixels.notes:
            notes.append(tr("Transparent pixels are unlabelled."))
    return replace(reading, notes=tuple(notes))


def _likeliest(
    path: Path,
    contents: MapContents,
    labels: LabelSet,
    channels: Mapping[int, int] | None,
) -> tuple[ValueCode | ColourCode, float]:
    """The likeliest code, and how sure it is."""
    ranked = ranked_codes(contents, labels, channels)
    best = ranked[0]
    sure = _certainty_of_map(contents, ranked)
    if sure < ASK_BELOW:
        options = tuple(option_of(contents, code) for code in ranked)
        likely = [option for option in options if option.certainty >= 0.05][:4]
        listed = ", ".join(f"{o.name} {100 * o.certainty:.0f} %" for o in likely)
        listed = listed or tr("it may be one of its own")
        raise UnsureCodeError(
            tr.later(
                "{path}: how it codes its labels is not sure ({listed}). Say which code it is.",
                path=named(path),
                listed=listed,
            ),
            path,
            options,
        )
    return best, sure


def _by_code(
    contents: MapContents, labels: LabelSet, code: ValueCode | ColourCode, rest: Rest
) -> LabelReading:
    if isinstance(code, ValueCode):
        return _by_value(contents, code)
    return _by_colour(contents, labels, code, rest)


def _by_layers(
    file: LayeredFile,
    code: Scheme,
    certainty: float,
    name: str,
    labels: LabelSet,
    rest: Rest,
    channels: Mapping[int, int] | None,
) -> LabelReading:
    """Of a layered file, whose layers are read one by one."""
    found = layer_labels(file, code, labels, name, rest == Rest.NEAREST, channels)
    return LabelReading(
        found.content.flat(),
        code,
        found.matching,
        found.changed,
        rest if found.changed else Rest.NEAREST,
        found.unknown,
        found.notes,
        certainty,
        found.content,
    )


def _certainty_of_map(contents: MapContents, ranked: list[ValueCode | ColourCode]) -> float:
    """That of the best code, with those of others that would show the same map."""
    best = ranked[0]
    if not isinstance(best, ValueCode):
        assert contents.colours is not None
        return best.certainty if contents.colours.counts.any() else 1.0
    assert contents.number_counts is not None
    held = contents.number_counts > 0
    if not held.any():
        return 1.0
    others = (c for c in ranked if isinstance(c, ValueCode))
    return sum(c.certainty for c in others if (c.table[held] == best.table[held]).all())


def _as_asked(
    contents: MapContents,
    labels: LabelSet,
    wanted: Scheme,
    rest: Rest,
    channels: Mapping[int, int] | None,
) -> LabelReading:
    if is_value_code(wanted):
        if contents.numbers is None:
            raise ImageError(
                tr.later("the picture is in colour and holds no ids. Read it as colours.")
            )
        table, known = meaning(wanted, contents.numbers, labels, channels)
        return _by_value(contents, ValueCode(wanted, table, known, 1.0))
    if contents.colours is None:
        raise ImageError(tr.later("the picture is grey and holds no colours. Read it as ids."))
    return _by_colour(contents, labels, wanted, rest)


def _by_value(contents: MapContents, code: ValueCode) -> LabelReading:
    numbers, counts, index = contents.numbers, contents.number_counts, contents.number_index
    assert numbers is not None
    assert counts is not None
    assert index is not None
    wrong = np.flatnonzero(~code.known & (counts > 0))
    return LabelReading(
        ids=code.table[index],
        scheme=code.code,
        matching=float(counts[code.known].sum() / max(1, counts.sum())),
        unknown={int(numbers[i]): int(counts[i]) for i in wrong},
    )


def _by_colour(
    contents: MapContents, labels: LabelSet, code: ColourCode | Scheme, rest: Rest
) -> LabelReading:
    distinct, nothing = contents.colours, contents.pixels.nothing
    assert distinct is not None
    scheme = code if isinstance(code, Scheme) else code.code
    if scheme is Scheme.RED:
        return _by_red(distinct, labels)
    match = match_colours(distinct, scheme, labels)
    if rest == Rest.NEAREST:
        ids, changed = snapped(match, distinct, labels, nothing)
        if changed and not contents.pixels.is_lossy:
            painted = np.ones(ids.shape, bool) if nothing is None else ~nothing
            ids = label_ids(match, distinct, labels, painted)
    else:
        matching = (match.distance == 0)[distinct.index]
        ids = np.where(matching, match.nearest[distinct.index], UNLABELLED).astype(np.uint8)
        changed = int((~matching if nothing is None else ~(matching | nothing)).sum())
    share = 1.0 - changed / ids.size
    return LabelReading(ids, scheme, share, changed, rest if changed else Rest.NEAREST)


def _by_red(distinct: DistinctColours, labels: LabelSet) -> LabelReading:
    ids = red_table(distinct, labels)[distinct.index]
    held = distinct.colours[distinct.counts > 0]
    alone = len(np.unique(held[:, 1:], axis=0)) == 1
    if alone:
        return LabelReading(ids, Scheme.RED, 1.0)
    return LabelReading(ids, Scheme.GAUGAN, 1.0, notes=(tr("The red byte alone was read."),))


def check_shape(shape: tuple[int, ...], name: object = MAP) -> None:
    """That a map is not so narrow that its picture would be one line, and a very long one.

    Raises:
        ImageError: it is.
    """
    height, width = shape
    if max(height, width) > LARGEST_SIDE * min(height, width) / SMALLEST_SIDE:
        raise ImageError(
            tr.later(
                "{name} is {width} x {height}: too narrow for a canvas, whose sides are "
                "{smallest} to {largest} px. Crop it first.",
                name=name,
                width=width,
                height=height,
                smallest=SMALLEST_SIDE,
                largest=LARGEST_SIDE,
            )
        )


def fit_canvas(ids: np.ndarray) -> tuple[np.ndarray, str]:
    """The map within the sides that a canvas may have, and a note on what was done, or nothing."""
    height, width = ids.shape
    check_shape(ids.shape)
    factor = 1.0
    if max(height, width) > LARGEST_SIDE:
        factor = LARGEST_SIDE / max(height, width)
    elif min(height, width) < SMALLEST_SIDE:
        factor = float(-(-SMALLEST_SIDE // min(height, width)))
        factor = min(factor, LARGEST_SIDE / max(height, width))
    if factor == 1.0:
        return ids, ""
    new_height = max(SMALLEST_SIDE, round(height * factor))
    new_width = max(SMALLEST_SIDE, round(width * factor))
    fitted = resample(ids, new_height, new_width)
    return fitted, tr(
        "It was brought from {width} x {height} to {new_width} x {new_height}.",
        width=width,
        height=height,
        new_width=new_width,
        new_height=new_height,
    )
