"""Label maps that are drawn in colours: which code the colours are of, and what becomes of those
that belong to none."""

from dataclasses import dataclass, replace
from enum import Enum, auto

import numpy as np

from drawai_desktop.core.colour_schemes import (
    COLOUR_SCHEMES,
    ColourMatch,
    DistinctColours,
    Scheme,
    bit_colour,
    match_colours,
    scheme_colours,
)
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.soft_edges import without_soft_edges
from drawai_desktop.core.value_codes import value_codes

ROUNDED = 2
"""A colour this near is a label's own, which another program has rounded on its way."""
NEAR = 12
"""A colour this near (largest channel difference) counts as a lossy copy of a scheme's."""
FEW_COLOURS = 64
"""A drawing has no more; a picture that has is a photograph, or a drawing in a lossy format."""

_WEIGHED_COLOURS = 16_384
"""The scheme is chosen by a picture's commonest colours: a photograph has a hundred thousand."""
_NEAR_SHARE = 0.6
"""Below this share of near pixels a picture is taken for a photograph."""
_PRESENT_SHARE = 2e-4
"""A label with fewer matching pixels than this is not one that blended pixels snap to."""
_SOFTLY_PAINTED = 0.1
"""So much of a layer that was painted on softly has labels' own colours still."""
_TIE = 0.02
"""Codes that fit nearly as well as the best are as likely."""
_SAME_MAP = 0.97
"""Maps that agree on so many pixels are one; the rest is what a lossy format has changed."""
_NO_COPY = 0.6
"""Few colours, all near to a code's and none of it, are hardly a lossy copy of it."""
_BY_CHANCE = 0.01
_SPADE_PRIOR = 0.75
"""That colours which SPADE and VOC share are SPADE's."""


@dataclass(frozen=True)
class ColourCode:
    """One code that a picture's colours may be of.

    Attributes:
        table: uint8 (n,): the label id of each distinct colour.
        matching: share of the pixels whose colour is exactly one of the code's.
        certainty: 0 to 1, among all codes.
    """

    code: Scheme
    table: np.ndarray
    matching: float
    certainty: float


def colour_codes(
    distinct: DistinctColours, labels: LabelSet, is_lossy: bool = False
) -> list[ColourCode]:
    """The codes that a picture's colours may be of, the likeliest first; none for a photograph.

    Args:
        is_lossy: the file's format changes colours.
    """
    common = distinct.commonest(_WEIGHED_COLOURS)
    matching, near = {}, {}
    for scheme in COLOUR_SCHEMES:
        match = match_colours(common, scheme, labels)
        matching[scheme] = match.share_within(0, common.counts)
        near[scheme] = match.share_within(NEAR, common.counts)
    certainty = _certainties(distinct, matching, near, labels, is_lossy)
    if not certainty:
        return []
    listed = []
    for scheme, sure in certainty.items():
        if scheme is Scheme.RED:
            table, share = red_table(distinct, labels), 1.0
        else:
            table = match_colours(distinct, scheme, labels).nearest
            share = matching.get(scheme, matching[Scheme.SPADE])
        listed.append(ColourCode(scheme, table, share, sure))
    return _merged(sorted(listed, key=lambda c: -c.certainty), distinct.counts)


def _merged(listed: list[ColourCode], counts: np.ndarray) -> list[ColourCode]:
    """With the certainty of codes that would show the same map given to the first of them."""
    result: list[ColourCode] = []
    enough = _SAME_MAP * counts.sum()
    for code in listed:
        places = [i for i, r in enumerate(result) if counts[r.table == code.table].sum() >= enough]
        if not places:
            result.append(code)
            continue
        same = result[places[0]]
        result[places[0]] = replace(same, certainty=same.certainty + code.certainty)
        result.append(replace(code, certainty=0.0))
    return sorted(result, key=lambda c: -c.certainty)


def _certainties(
    distinct: DistinctColours,
    matching: dict[Scheme, float],
    near: dict[Scheme, float],
    labels: LabelSet,
    is_lossy: bool,
) -> dict[Scheme, float]:
    """Code -> how sure it is; empty for a photograph."""
    best = max(matching, key=lambda s: matching[s])
    if matching[best] >= 0.5:
        return _split_spade(_ranked(matching, matching[best] ** 0.25), distinct, labels)
    by_red = red_is_id(distinct, labels)
    nearest = max(near, key=lambda s: near[s])
    if by_red is RedIds.ALONE or (by_red is not RedIds.NONE and near[nearest] < _NEAR_SHARE):
        return {Scheme.RED: 0.95, **{s: 0.05 * n for s, n in near.items()}}
    if near[nearest] >= _NEAR_SHARE:
        is_copy = is_lossy or matching[best] > _BY_CHANCE or _is_photo_like(distinct)
        found = _ranked(near, 0.9 if is_copy else _NO_COPY)
        if by_red is not RedIds.NONE:
            return {Scheme.RED: 0.5, **{s: 0.5 * c for s, c in found.items()}}
        return _split_spade(found, distinct, labels)
    if not _is_photo_like(distinct):
        return {scheme: 0.2 * share for scheme, share in near.items()}
    return {}


def _is_photo_like(distinct: DistinctColours) -> bool:
    return bool((distinct.counts > 0).sum() > FEW_COLOURS)


def _ranked(shares: dict[Scheme, float], sure: float) -> dict[Scheme, float]:
    """The best is as sure as given, or shares that with others that fit as well."""
    best = max(shares.values())
    ties = [s for s, share in shares.items() if share >= best - _TIE]
    rest = {s: share for s, share in shares.items() if s not in ties}
    return {
        **{s: sure / len(ties) for s in ties},
        **{s: (1 - sure) * share / best * 0.5 for s, share in rest.items()},
    }


def _split_spade(
    certainty: dict[Scheme, float], distinct: DistinctColours, labels: LabelSet
) -> dict[Scheme, float]:
    """SPADE gives id 0 the colour that VOC gives 1: which it is, is told by what it would show."""
    both = certainty.get(Scheme.SPADE, 0.0)
    numbers = {bit_colour(i): i for i in range(256)}
    common = distinct.commonest(FEW_COLOURS * 4)
    values = [numbers.get((int(r), int(g), int(b)), -1) for r, g, b in common.colours]
    listed = np.array([(v, n) for v, n in zip(values, common.counts, strict=True) if v >= 0 < n])
    if not len(listed) or both < 0.05:
        return certainty
    found = {v.code: v.certainty for v in value_codes(listed[:, 0], listed[:, 1], labels)}
    spade = found[Scheme.ONE_BASED] * _SPADE_PRIOR / 0.17
    voc = found[Scheme.IDS] * (1 - _SPADE_PRIOR) / 0.62
    part = spade / max(spade + voc, 1e-9)
    return {**certainty, Scheme.SPADE: both * part, Scheme.VOC: both * (1 - part)}


class RedIds(Enum):
    """Whether the red byte of a map's colours may be its ids."""

    NONE = auto()
    ALONE = auto()
    """It may, and the other two bytes say nothing."""
    WITH_OTHERS = auto()
    """It may, and the other two differ, too."""


def red_is_id(distinct: DistinctColours, labels: LabelSet) -> RedIds:
    """Whether a map in unknown colours may have its ids in the red byte, as all of GauGAN's have.

    Only for drawings: few colours, and no two of them with the same red.
    """
    colours = distinct.colours[distinct.counts > 0]
    reds = colours[:, 0]
    if not 0 < len(reds) <= FEW_COLOURS or len(np.unique(reds)) != len(reds):
        return RedIds.NONE
    if not all(int(red) in labels or red == UNLABELLED for red in reds):
        return RedIds.NONE
    others = np.unique(colours[:, 1:], axis=0)
    return RedIds.ALONE if len(others) == 1 and len(reds) > 1 else RedIds.WITH_OTHERS


def red_table(distinct: DistinctColours, labels: LabelSet) -> np.ndarray:
    """uint8 (n,): each distinct colour's red byte, where that is an id; else 255."""
    known = np.array([i in labels for i in range(256)])
    reds = distinct.colours[:, 0]
    return np.where(known[reds], reds, UNLABELLED).astype(np.uint8)


def snapped(
    match: ColourMatch,
    distinct: DistinctColours,
    labels: LabelSet,
    nothing: np.ndarray | None = None,
    tolerance: int = 0,
) -> tuple[np.ndarray, int]:
    """(the map of a colour match with blended and lossy pixels resolved, how many these were).

    Args:
        nothing: bool (H, W), pixels that hold no label anyway.
        tolerance: a colour this near is taken for the label's own.
    """
    matching_colour = match.distance <= tolerance
    matching = matching_colour[distinct.index]
    if nothing is not None:
        matching |= nothing
    ids = match.nearest[distinct.index]
    changed = int(matching.size - matching.sum())
    if not changed:
        return ids, 0
    # Blended pixels lie between two labels and may be nearest to a third that is nowhere in the
    # map: only labels that the map really holds may be chosen.
    # In a lossy copy hardly a pixel matches; there the near ones are the sure ones.
    near = match.distance <= NEAR
    sure_colour = matching_colour if 1.0 - changed / matching.size > 0.5 else near
    held = np.bincount(
        match.nearest[sure_colour], weights=distinct.counts[sure_colour], minlength=256
    )
    present = {int(i) for i in np.flatnonzero(held >= max(4.0, _PRESENT_SHARE * matching.size))}
    again = match_colours(distinct, match.scheme, labels, present) if present else match
    ids = np.where(matching, ids, again.nearest[distinct.index])
    return _majority(ids, ~(sure_colour[distinct.index] | matching), nothing), changed


def label_ids(
    match: ColourMatch, distinct: DistinctColours, labels: LabelSet, painted: np.ndarray
) -> np.ndarray:
    """uint8 (h, w): the labels of a layer that somebody may have painted on softly.

    Args:
        painted: bool (h, w), what counts.
    """
    exact_colour = match.distance <= ROUNDED
    exact = exact_colour[distinct.index] & painted
    if exact.sum() < _SOFTLY_PAINTED * painted.sum():  # it is rather a lossy copy
        return snapped(match, distinct, labels, ~painted, ROUNDED)[0]
    ids: np.ndarray = match.nearest[distinct.index]
    rgb = distinct.colours.astype(np.uint8)[distinct.index]
    table = np.zeros((256, 3), np.uint8)
    for colour, label_id in scheme_colours(match.scheme, labels).items():
        table[label_id] = colour
    return without_soft_edges(ids, exact, painted, rgb, table)


def _majority(ids: np.ndarray, doubtful: np.ndarray, nothing: np.ndarray | None) -> np.ndarray:
    """The ids with each doubtful pixel given the commonest label of its 3 x 3 neighbourhood, where
    ``nothing`` has no vote."""
    rows, columns = np.nonzero(doubtful)
    around = _neighbours(ids, rows, columns)
    has_vote = np.ones(around.shape, bool)
    if nothing is not None:
        has_vote = ~_neighbours(nothing, rows, columns)
    votes = np.stack([((around == around[i]) & has_vote).sum(0) for i in range(9)]) * has_vote
    votes[4] += 1  # the pixel's own label wins a tie
    result: np.ndarray = ids.copy()
    result[rows, columns] = around[votes.argmax(0), np.arange(rows.size)]
    return result


def _neighbours(array: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Values (9, n) of the 3 x 3 pixels round each of n pixels; the fifth is the pixel's own."""
    padded = np.pad(array, 1, mode="edge")
    return np.stack([padded[rows + dy, columns + dx] for dy in range(3) for dx in range(3)])
