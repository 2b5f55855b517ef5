"""Label maps from picture files: finds out how a file codes its labels, and says so."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import numpy as np

from drawai_desktop.core.colour_schemes import (
    COLOUR_SCHEMES,
    ColourMatch,
    DistinctColours,
    Scheme,
    match_colours,
)
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.label_map import LARGEST_SIDE, SMALLEST_SIDE
from drawai_desktop.core.labels import COCO_IDS, UNLABELLED, LabelSet
from drawai_desktop.core.samples import read_samples
from drawai_desktop.core.sampling import resample
from drawai_desktop.errors import ImageError, LooksLikePhotoError

Rest = Literal["nearest", "unlabelled"]
"""What becomes of pixels whose colour is not in the scheme."""

_SAMPLED_COLOURS = 16_384
"""The scheme is chosen by a picture's commonest colours: a photograph has a hundred thousands."""
_NEAR = 12
"""A colour this near (largest channel difference) counts as a lossy copy of a scheme's."""
_COLOURS_SHARE = 0.9
"""An indexed picture of which so many pixels have a scheme's colours is read by colour: its indexes
are then some program's numbering of the colours."""
_NEAR_SHARE = 0.6
"""Below this share of near pixels a picture is taken for a photograph."""
_PRESENT_SHARE = 2e-4
"""A label with fewer exact pixels than this is not one that blended pixels snap to."""


@dataclass(frozen=True)
class LabelReading:
    """A label map that was read, and what had to be done for it.

    Attributes:
        ids: uint8 (H, W); everything unknown is 255.
        scheme: how the file codes labels.
        exact: share of the pixels that are exactly of the scheme.
        changed: pixels that were given the nearest colour's label, or made unlabelled.
        rest: which of the two.
        unknown: id -> pixels, for ids that are no labels; they have become unlabelled.
        notes: what else was done to the picture.
    """

    ids: np.ndarray
    scheme: Scheme
    exact: float
    changed: int = 0
    rest: Rest = "nearest"
    unknown: dict[int, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def summary(self) -> str:
        """One sentence for the person who opened the file."""
        parts = [f"read as {self.scheme.value}, {100 * self.exact:.1f} % of the pixels match"]
        if self.changed:
            share = 100 * self.changed / self.ids.size
            what = "snapped to the nearest colour" if self.rest == "nearest" else "left unlabelled"
            parts.append(f"{share:.1f} % of pixels {what}")
        if self.unknown:
            parts.append(f"{self.unknown_text()} made unlabelled")
        return "; ".join((*parts, *self.notes)) + "."

    def unknown_text(self) -> str:
        """The unknown ids with their counts."""
        listed = sorted(self.unknown.items(), key=lambda item: -item[1])
        named = ", ".join(f"id {i} ({n} px)" for i, n in listed[:6])
        return named + (f" and {len(listed) - 6} more" if len(listed) > 6 else "")


def read_label_map(
    path: Path, labels: LabelSet, scheme: Scheme | None = None, rest: Rest = "nearest"
) -> LabelReading:
    """The label map of a picture file of any size.

    Args:
        scheme: how to read it; None finds out.
        rest: what becomes of pixels that the scheme does not know.
    Raises:
        LooksLikePhotoError: it looks like a photograph.
        ImageError: the file cannot be read.
    """
    samples = read_samples(path)
    ids = None if samples.values is None else _unstretched(samples.values)
    distinct = None if samples.rgb is None else DistinctColours.of(samples.rgb)
    try:
        reading = (
            _best_reading(ids, distinct, labels, samples.is_lossy)
            if scheme is None
            else _as_asked(ids, distinct, labels, scheme)
        )
    except ImageError as error:
        raise type(error)(f"{named(path)}: {error}") from error
    if isinstance(reading, ColourMatch):
        assert distinct is not None
        reading = _snap(reading, distinct, labels, rest)
    notes = [*reading.notes, *samples.notes]
    if samples.is_lossy and reading.scheme in COLOUR_SCHEMES:
        notes.append(f"{samples.format} is lossy: use PNG for label maps")
    if samples.has_profile and reading.scheme not in COLOUR_SCHEMES:
        notes.append("its colour profile was ignored, as it must be for ids")
    if samples.nothing is not None:
        reading.ids[samples.nothing] = UNLABELLED
        notes.append("transparent pixels are unlabelled")
    return replace(reading, notes=tuple(notes))


def _unstretched(values: np.ndarray) -> np.ndarray:
    """16-bit values as ids: as they are, or scaled down where a program stretched 8 bits to 16."""
    if values.dtype.itemsize > 1 and values.max() > 255 and not (values % 257).any():
        return values // 257
    return values


def _as_asked(
    ids: np.ndarray | None, distinct: DistinctColours | None, labels: LabelSet, wanted: Scheme
) -> "LabelReading | ColourMatch":
    if wanted in COLOUR_SCHEMES:
        if distinct is None:
            raise ImageError("the picture is grey and holds no colours. Read it as ids.")
        return match_colours(distinct, wanted, labels)
    if ids is None:
        raise ImageError("the picture is in colour and holds no ids. Read it as colours.")
    return _by_ids(ids, labels, wanted)


def _best_reading(
    ids: np.ndarray | None, distinct: DistinctColours | None, labels: LabelSet, lossy: bool
) -> "LabelReading | ColourMatch":
    by_value = None
    if ids is not None:
        if lossy and distinct is None:
            raise ImageError(
                "a grey picture in a lossy format: its ids are no longer exact. Save ids as PNG."
            )
        by_value = _likelier(
            ids, _by_ids(ids, labels, Scheme.IDS), _by_ids(ids, labels, Scheme.ONE_BASED), labels
        )
    if distinct is None:
        assert by_value is not None
        return by_value
    by_colour = _by_colour(distinct, labels)
    exact = 0.0
    if isinstance(by_colour, ColourMatch):
        exact = by_colour.share_within(0, distinct.counts)
    if by_value is not None and exact < _COLOURS_SHARE:
        return by_value
    if by_colour is None:
        raise LooksLikePhotoError(
            "this looks like a photo, not like a label map. Make it one (File > Import photo), "
            "use it as a style, or open a map drawn in label colours or ids."
        )
    return by_colour


def _by_colour(distinct: DistinctColours, labels: LabelSet) -> "LabelReading | ColourMatch | None":
    """The colour scheme that fits best, or None for a photograph."""
    sample = distinct.commonest(_SAMPLED_COLOURS)
    matches = [match_colours(sample, s, labels) for s in COLOUR_SCHEMES]
    best = max(matches, key=lambda m: m.share_within(0, sample.counts))
    if best.share_within(0, sample.counts) < 0.5:
        best = max(matches, key=lambda m: m.share_within(_NEAR, sample.counts))
        if best.share_within(_NEAR, sample.counts) < _NEAR_SHARE:
            return _by_red(distinct, labels)
    return match_colours(distinct, best.scheme, labels)


def _by_ids(ids: np.ndarray, labels: LabelSet, scheme: Scheme) -> LabelReading:
    """A map whose values are ids (255 unlabelled), or ids plus one (0 unlabelled)."""
    values = ids
    if scheme is Scheme.ONE_BASED:
        values = np.where((ids == 0) | (ids == 255), UNLABELLED, ids - 1)
    valid = np.zeros(65536, bool)
    valid[[c.id for c in labels if c.id < COCO_IDS]] = True
    valid[UNLABELLED] = True
    good = valid[np.clip(values, 0, 65535)] & (values >= 0)
    wrong, counts = np.unique(ids[~good], return_counts=True)
    return LabelReading(
        ids=np.where(good, values, UNLABELLED).astype(np.uint8),
        scheme=scheme,
        exact=float(good.mean()),
        unknown={int(i): int(n) for i, n in zip(wrong, counts, strict=True)},
    )


def _likelier(
    values: np.ndarray, ids: LabelReading, one_based: LabelReading, labels: LabelSet
) -> LabelReading:
    """Ids unless counting from 1 fits clearly better: more valid pixels, or a landscape instead
    of kitchenware (the two lists shift every label by one)."""
    likely = np.zeros(256)
    for c in labels:
        likely[c.id] = 1.0 if c.key else 0.4 if not c.is_rare else 0.0
    gain = likely[one_based.ids].mean() - likely[ids.ids].mean()
    if 255 in values:  # unlabelled is 0 where ids count from 1
        return ids
    return one_based if gain > 0.3 or one_based.exact - ids.exact > 0.02 else ids


def _by_red(distinct: DistinctColours, labels: LabelSet) -> LabelReading | None:
    """A map in unknown colours of which the red byte is an id, as in all of GauGAN's.

    Only for drawings: few colours, and no two of them with the same red.
    """
    reds = distinct.colours[:, 0]
    if len(reds) > 64 or len(np.unique(reds)) != len(reds):
        return None
    if not all(int(red) in labels for red in reds):
        return None
    ids = reds.astype(np.uint8)[distinct.index]
    return LabelReading(ids, Scheme.GAUGAN, 1.0, notes=("by the red byte alone",))


def _snap(
    match: ColourMatch, distinct: DistinctColours, labels: LabelSet, rest: Rest
) -> LabelReading:
    """The map of a colour match, with blended and lossy pixels resolved."""
    exact_colour = match.distance == 0
    exact = exact_colour[distinct.index]
    ids = match.nearest[distinct.index]
    changed = int(exact.size - exact.sum())
    share = 1.0 - changed / exact.size
    if not changed:
        return LabelReading(ids, match.scheme, share)
    if rest == "unlabelled":
        ids[~exact] = UNLABELLED
        return LabelReading(ids, match.scheme, share, changed, rest)
    # Blended pixels lie between two labels and may be nearest to a third that is nowhere in the
    # map: only labels that the map really holds may be chosen.
    # In a lossy copy hardly a pixel is exact; there the near ones are the sure ones.
    near = match.distance <= _NEAR
    sure_colour = exact_colour if share > 0.5 else near
    held = np.bincount(
        match.nearest[sure_colour], weights=distinct.counts[sure_colour], minlength=256
    )
    present = {int(i) for i in np.flatnonzero(held >= max(4.0, _PRESENT_SHARE * exact.size))}
    again = match_colours(distinct, match.scheme, labels, present) if present else match
    ids = np.where(exact, ids, again.nearest[distinct.index])
    ids = _majority(ids, ~sure_colour[distinct.index])
    return LabelReading(ids, match.scheme, share, changed, rest)


def _majority(ids: np.ndarray, doubtful: np.ndarray) -> np.ndarray:
    """The ids with each doubtful pixel given the commonest label of its 3 x 3 neighbourhood."""
    rows, columns = np.nonzero(doubtful)
    padded = np.pad(ids, 1, mode="edge")
    around = np.stack([padded[rows + dy, columns + dx] for dy in range(3) for dx in range(3)])
    votes = np.stack([(around == around[i]).sum(0) for i in range(9)])
    votes[4] += 1  # the pixel's own label wins a tie
    result: np.ndarray = ids.copy()
    result[rows, columns] = around[votes.argmax(0), np.arange(rows.size)]
    return result


def fit_canvas(ids: np.ndarray) -> tuple[np.ndarray, str]:
    """The map within the sides that a canvas may have, and a note on what was done, or nothing."""
    height, width = ids.shape
    if max(height, width) > LARGEST_SIDE * min(height, width) / SMALLEST_SIDE:
        raise ImageError(
            f"The map is {width} x {height}: too narrow for a canvas, whose sides are "
            f"{SMALLEST_SIDE} to {LARGEST_SIDE} px. Crop it first."
        )
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
    return fitted, f"brought from {width} x {height} to {new_width} x {new_height}"
