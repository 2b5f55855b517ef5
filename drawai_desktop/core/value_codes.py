"""What numbers in a label map may mean, and how likely each meaning is.

Numbers say nothing by themselves: 124 is gravel where ids count from 0 and grass where they count
from 1. What tells them apart is what pictures show: sky, trees and walls are common, window blinds
and napkins are not, and a picture is not covered with bicycles from edge to edge. Each meaning is
weighed by how common the labels are that it makes of the numbers.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from drawai_desktop.core.colour_schemes import Scheme
from drawai_desktop.core.label_places import together
from drawai_desktop.core.label_sets import label_set
from drawai_desktop.core.labels import COCO_IDS, UNLABELLED, LabelSet

ADE20K_CLASSES = 150
_FIRST_STUFF = 91
"""Ids from here to 181 cover ground; those below are things, which stand on it."""

# Classes of COCO-Stuff by how much of its pictures they cover, roughly: the first are some ten
# times as common as the rest.
_COMMONEST = """person, tree, sky-other, grass, wall-concrete, building-other, clouds, road, sea,
    mountain, snow"""
_COMMON = """wall-other, pavement, fence, metal, dirt, sand, water-other, floor-wood, floor-tile,
    floor-other, bush, ceiling-other, window-other, plant-other, hill, rock, river, bed,
    dining table, table, carpet, cabinet, furniture-other, clothes, playingfield, house,
    ground-other, wall-wood, wall-tile, wall-brick, wall-panel, cat, dog, couch, pizza, truck, car,
    bus, train, airplane, elephant, horse, giraffe, zebra, cow, sheep, boat, motorcycle, chair,
    railroad, gravel, leaves, cupboard, door-stuff, curtain, straw, textile-other, stone, wood,
    fog"""
_RARE = """hair drier, toaster, toothbrush, scissors, mouse, cage, waterdrops, napkin, mat, net,
    salad, vegetable, fruit, moss, mud, tent, window-blind, towel, paper, cardboard, light, shelf,
    solid-other, structural-other, stairs, rug, roof, platform, railing, mirror-stuff"""
_WEIGHTS = (30.0, 8.0, 2.0, 0.7)
"""Of the three lists, the last for the rare ones; what is in none has the third."""

_UNLABELLED_LIKELY = math.log(0.03)
_OUT_OF_PLACE = math.log(0.003)
"""255 where 0 says unlabelled."""
_NO_LABEL = math.log(2e-5)
_ALL_THINGS = math.log(0.01)
"""A picture that things cover to the last pixel."""
_ONE_CLASS = math.log(0.1)
"""A picture of ADE20K with a single class in it; masks of other people are often so."""
_OWN_NUMBERS = 40
"""Up to here somebody's own numbering is likely."""
_OWN_PRIOR, _OWN_RUN_PRIOR = 0.03, 0.6
"""That it is one; and where the numbers leave no gap."""
_PRIORS = {
    Scheme.IDS: 0.62,
    Scheme.ONE_BASED: 0.17,
    Scheme.ADE20K: 0.12,
    Scheme.ADE20K_ZERO: 0.06,
    Scheme.MODEL: 0.06,
}
_DOUBT = 0.8
"""What is seen in one picture hangs together, so it counts for less than it adds up to."""

VALUE_CODES = tuple(_PRIORS)
_ADE20K_CODES = (Scheme.ADE20K, Scheme.ADE20K_ZERO)

# Classes of ADE20K that have another name there.
_ADE_OTHERS = {
    "stairway": "stairs",
    "step": "stairs",
    "bookcase": "shelf",
    "lake": "water-other",
    "waterfall": "water-other",
    "swimming pool": "water-other",
    "fountain": "water-other",
    "palm": "tree",
    "dirt track": "dirt",
    "runway": "road",
    "van": "car",
    "ship": "boat",
    "armchair": "chair",
    "swivel chair": "chair",
    "stool": "chair",
    "painting": "paper",
    "coffee table": "table",
    "countertop": "counter",
    "hovel": "house",
    "tower": "building-other",
    "pier": "platform",
    "tray": "plastic",
}


@dataclass(frozen=True)
class ValueCode:
    """One meaning of a map's numbers.

    Attributes:
        table: uint8 (n,): the label id of each distinct number.
        known: bool (n,): whether the number has a meaning in this code.
        certainty: 0 to 1, among all meanings.
    """

    code: Scheme
    table: np.ndarray
    known: np.ndarray
    certainty: float


def value_codes(
    values: np.ndarray,
    counts: np.ndarray,
    labels: LabelSet,
    channels: Mapping[int, int] | None = None,
) -> list[ValueCode]:
    """The meanings that a map's numbers may have, the likeliest first.

    Args:
        values: int (n,), the distinct numbers.
        counts: int (n,), pixels of each.
        channels: number -> label id of the model's own classes, where they may be meant.
    """
    codes = [c for c in VALUE_CODES if c is not Scheme.MODEL or channels]
    meanings = {code: meaning(code, values, labels, channels) for code in codes}
    shares = counts / max(1, counts.sum())
    scores = {code: _score(code, values, shares, *meanings[code], labels) for code in codes}
    largest = max(scores.values())
    weights = {code: math.exp(_DOUBT * (scores[code] - largest)) for code in codes}
    total = sum(weights.values()) + math.exp(_DOUBT * (_own_score(values, shares) - largest))
    listed = [ValueCode(code, *meanings[code], weights[code] / total) for code in codes]
    return sorted(listed, key=lambda v: -v.certainty)


def meaning(
    code: Scheme, values: np.ndarray, labels: LabelSet, channels: Mapping[int, int] | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """(label id of each number, whether the code has a meaning for it); see :class:`ValueCode`."""
    lookup = _lookup(code, labels, channels)
    table = np.array([lookup.get(int(value), -1) for value in values], np.int16)
    known = table >= 0
    return np.where(known, table, UNLABELLED).astype(np.uint8), known


def _lookup(code: Scheme, labels: LabelSet, channels: Mapping[int, int] | None) -> dict[int, int]:
    ids = {c.id: c.id for c in labels if c.id < COCO_IDS}
    if code is Scheme.ONE_BASED:
        return {**{i + 1: i for i in ids}, 0: UNLABELLED, UNLABELLED: UNLABELLED}
    if code in _ADE20K_CODES:
        shift = 0 if code is Scheme.ADE20K else 1
        ade = {i - shift: label for i, label in _ade20k().items() if label in labels}
        named = {i - shift: ade.get(i - shift, UNLABELLED) for i in range(1, ADE20K_CLASSES + 1)}
        ends = {UNLABELLED: UNLABELLED, **({} if shift else {0: UNLABELLED})}
        return {**ends, **named}
    if code is Scheme.MODEL:
        return {**(channels or {}), UNLABELLED: UNLABELLED}
    assert code is Scheme.IDS, code
    return {**ids, UNLABELLED: UNLABELLED}


@lru_cache(maxsize=1)
def _ade20k() -> dict[int, int]:
    """ADE20K's numbers (1 wall, ..., 150 flag) -> label id, for those that have one."""
    from drawai_desktop.core.labels import standard_labels

    standard, result = standard_labels(), {}
    for row in label_set("ade20k").classes:
        name, found = row.name, row.coco
        other = standard.named(_ADE_OTHERS.get(name, ""))
        if found is not None:
            result[row.index] = int(found)
        elif other is not None:
            result[row.index] = other.id
    return result


@lru_cache(maxsize=1)
def _log_shares() -> dict[str, float]:
    """COCO-Stuff name -> log of the part of all pictures that it covers, roughly."""
    weights: dict[str, float] = {}
    for names, weight in ((_RARE, 3), (_COMMON, 1), (_COMMONEST, 0)):
        weights |= {" ".join(name.split()): _WEIGHTS[weight] for name in names.split(",")}
    total = sum(weights.values()) + _WEIGHTS[2] * (COCO_IDS - len(weights))
    shares = {name: math.log(weight / total) for name, weight in weights.items()}
    return {**shares, "": math.log(_WEIGHTS[2] / total)}


def _score(
    code: Scheme,
    values: np.ndarray,
    shares: np.ndarray,
    table: np.ndarray,
    known: np.ndarray,
    labels: LabelSet,
) -> float:
    """Log of how likely the numbers are, if this is what they mean."""
    score = math.log(_PRIORS[code])
    if code in _ADE20K_CODES and (values != UNLABELLED).sum() < 2:
        score += _ONE_CLASS
    things = 0.0
    held: list[tuple[str, float]] = []
    for value, share, label_id, is_known in zip(
        values.tolist(), shares.tolist(), table.tolist(), known.tolist(), strict=True
    ):
        score += _weight(share) * _likelihood(code, value, label_id, is_known, labels)
        things += share * (is_known and label_id < _FIRST_STUFF)
        if is_known and label_id in labels:
            held.append((labels[label_id].name, _weight(share)))
    if things > 0.97:
        score += _ALL_THINGS
    return score + together(held)


def _likelihood(code: Scheme, value: int, label_id: int, known: bool, labels: LabelSet) -> float:
    if not known:
        return _NO_LABEL
    zero_is_none = code in (Scheme.ONE_BASED, Scheme.ADE20K)
    if value == UNLABELLED and code is not Scheme.MODEL:
        return _OUT_OF_PLACE if zero_is_none else _UNLABELLED_LIKELY
    if value == 0 and zero_is_none:
        return _UNLABELLED_LIKELY
    if code in _ADE20K_CODES:
        # Its classes are numbered by how much of its pictures they cover.
        place = value + (code is Scheme.ADE20K_ZERO)
        return math.log(0.24 / (place + 0.5))
    shares = _log_shares()
    name = labels[label_id].name if label_id in labels else ""
    return shares.get(name, shares[""])


def _own_score(values: np.ndarray, shares: np.ndarray) -> float:
    """Log of how likely the numbers are, if they are somebody's own numbering."""
    own = [(v, s) for v, s in zip(values.tolist(), shares.tolist(), strict=True) if v != UNLABELLED]
    if len(own) < 2 or max(v for v, _ in own) > _OWN_NUMBERS:
        return -math.inf
    numbers = sorted(v for v, _ in own)
    is_run = numbers[0] <= 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    size = len(numbers) if is_run else _OWN_NUMBERS
    score = math.log(_OWN_RUN_PRIOR if is_run else _OWN_PRIOR)
    return score + sum(_weight(share) * -math.log(size) for _, share in own)


def _weight(share: float) -> float:
    """How much a number's evidence counts, by the part of the map that it covers."""
    return min(1.0, max(0.15, share / 0.01))
