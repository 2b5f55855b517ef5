"""Unlabelled pixels before a picture is asked for: filled from their nearest labels, or as wished.

A network paints *unlabelled* as whatever it saw there in training, which is fur and stone more
often than what a painter left out. The map itself keeps its holes; what is filled is what the
network sees. The engine, training and maps of a model's own classes never fill.
"""

import math

import numpy as np

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import LabelError, OptionError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

_SIDE_LOOKED_AT = 512
NEAREST, NETWORK = "nearest", "network"
"""The two ways besides a label: see :func:`filled`."""


def filled(ids: np.ndarray, how: str, labels: LabelSet, wrap: Wrap = Wrap.NONE) -> np.ndarray:
    """The map that the network is to see.

    Args:
        ids: uint8 (H, W); left as it is.
        how: ``nearest`` fills unlabelled pixels with the label of the nearest labelled one,
            ``network`` leaves them to the network, a label's name fills them all with it.
        wrap: sides that are joined: a nearest label may lie beyond them.
    Raises:
        OptionError: no label of that name.
        LabelError: nothing at all is labelled, so there is nothing to render.
    """
    label_id = None if how in (NEAREST, NETWORK) else _label(how, labels)
    holes = ids == UNLABELLED
    if label_id is not None:
        return np.where(holes, np.uint8(label_id), ids)
    if holes.all():
        raise LabelError(
            tr.later("nothing is painted yet. Paint something, or choose a label for the rest.")
        )
    if how == NETWORK or not holes.any():
        return ids
    return _nearest_around(ids, wrap)


def check_choice(how: str, labels: LabelSet) -> None:
    """Whether there is such a way to fill; see :func:`filled`.

    Raises:
        OptionError: no label of that name.
    """
    if how not in (NEAREST, NETWORK):
        _label(how, labels)


def known_choice(how: str, labels: LabelSet) -> str:
    """The choice, or ``nearest`` where there is no label of that name (any more)."""
    try:
        check_choice(how, labels)
    except OptionError:
        return NEAREST
    return how


def nearest_labels(ids: np.ndarray) -> np.ndarray:
    """The map with each unlabelled pixel given the label of the nearest labelled one.

    Distance is counted in steps along rows and columns. Only the part round the holes is looked at,
    and where that is larger than 512 x 512 px, in blocks of a few pixels: a live picture waits.

    Args:
        ids: uint8 (H, W) with at least one labelled pixel; left as it is.
    """
    holes = ids == UNLABELLED
    rows, columns = np.flatnonzero(holes.any(1)), np.flatnonzero(holes.any(0))
    if not rows.size:
        return ids
    # One pixel further: the way from a hole to its nearest label leads over holes only.
    part = (
        slice(max(0, int(rows[0]) - 1), int(rows[-1]) + 2),
        slice(max(0, int(columns[0]) - 1), int(columns[-1]) + 2),
    )
    seen, inside = ids[part], holes[part]
    block = max(1, math.ceil(math.sqrt(seen.size) / _SIDE_LOOKED_AT))
    nearest = _nearest(_coarse(seen, block))
    height, width = seen.shape
    nearest = nearest.repeat(block, 0).repeat(block, 1)[:height, :width]
    result: np.ndarray = ids.copy()
    result[part] = np.where(inside, nearest, seen)
    return result


def _nearest_around(ids: np.ndarray, wrap: Wrap) -> np.ndarray:
    """:func:`nearest_labels`, beyond the sides that are joined."""
    if wrap is Wrap.NONE:
        return nearest_labels(ids)
    # No label is further away than half of the map, along an axis that wraps.
    height, width = ids.shape
    beside, below = width // 2 if wrap.across else 0, height // 2 if wrap.down else 0
    around = wrap.part(ids, Rect(-beside, -below, width + beside, height + below))
    return nearest_labels(around)[below : below + height, beside : beside + width]


def _coarse(ids: np.ndarray, block: int) -> np.ndarray:
    """Square blocks of a map as one pixel each, labelled where any of theirs is."""
    if block == 1:
        return ids
    height, width = ids.shape
    below, beside = -height % block, -width % block
    padded = np.pad(ids, ((0, below), (0, beside)), constant_values=UNLABELLED)
    shape = (padded.shape[0] // block, block, padded.shape[1] // block, block)
    # Unlabelled is the largest id, so the least of a block is a label where there is one.
    coarse: np.ndarray = padded.reshape(shape).min((1, 3))
    return coarse


def _nearest(ids: np.ndarray) -> np.ndarray:
    """The label of the nearest labelled pixel for every pixel."""
    far = np.int32(2 * sum(ids.shape))
    # Down and up the columns: distance to the nearest label of the column, and which it is.
    distance, label = _sweep(np.where(ids == UNLABELLED, far, 0).astype(np.int32), ids, 0)
    # Then along the rows, on top of what the columns gave.
    return _sweep(distance, label, 1)[1]


def _sweep(distance: np.ndarray, label: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """(the least of the distances along an axis plus the way there, the label from there)."""
    shape = [1, 1]
    shape[axis] = distance.shape[axis]
    place = np.arange(distance.shape[axis], dtype=np.int32).reshape(shape)
    packed = distance << 8 | label  # the label travels in the low byte
    before = np.minimum.accumulate(packed - (place << 8), axis=axis) + (place << 8)
    behind = np.flip(packed + (place << 8), axis)
    after = np.flip(np.minimum.accumulate(behind, axis=axis), axis) - (place << 8)
    nearest = np.minimum(before, after)
    return nearest >> 8, (nearest & 255).astype(np.uint8)


def _label(name: str, labels: LabelSet) -> int:
    name = str(name)  # a script may give anything
    label = labels.called(name)
    if label is not None:
        return label.id
    raise OptionError(
        tr.later(
            "No label {name}: give nearest, network, or a label such as sky-other or grass.",
            name=repr(name.strip().lower()[:40]),
        )
    )


def no_class_for(model: str, labels: str) -> Words:
    """The sentence for labels that a model has no class for, not even that of unlabelled pixels."""
    return tr.later(
        "The model {model} has not learnt {labels}, and no class for unlabelled pixels either. "
        "Paint them over with labels that it knows.",
        model=model,
        labels=labels,
    )
