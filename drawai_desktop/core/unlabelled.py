"""Unlabelled pixels before a picture is asked for: filled from their nearest labels, or as wished.

A network paints *unlabelled* as whatever it saw there in training, which is fur and stone more
often than what a painter left out. The map itself keeps its holes; what is filled is what the
network sees. The engine, training and maps of a model's own classes never fill.
"""

import numpy as np

from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.errors import LabelError, OptionError

NEAREST, NETWORK = "nearest", "network"
"""The two ways besides a label: see :func:`filled`."""


def filled(ids: np.ndarray, how: str, labels: LabelSet) -> np.ndarray:
    """The map that the network is to see.

    Args:
        ids: uint8 (H, W); left as it is.
        how: ``nearest`` fills unlabelled pixels with the label of the nearest labelled one,
            ``network`` leaves them to the network, a label's name fills them all with it.
    Raises:
        OptionError: no label of that name.
        LabelError: nothing at all is labelled, so there is nothing to render.
    """
    label_id = None if how in (NEAREST, NETWORK) else _label(how, labels)
    holes = ids == UNLABELLED
    if label_id is not None:
        return np.where(holes, np.uint8(label_id), ids)
    if holes.all():
        raise LabelError("nothing is painted yet. Paint something, or choose a label for the rest.")
    if how == NETWORK or not holes.any():
        return ids
    return nearest_labels(ids)


def check_choice(how: str, labels: LabelSet) -> None:
    """Whether there is such a way to fill; see :func:`filled`.

    Raises:
        OptionError: no label of that name.
    """
    if how not in (NEAREST, NETWORK):
        _label(how, labels)


def nearest_labels(ids: np.ndarray) -> np.ndarray:
    """The map with each unlabelled pixel given the label of the nearest labelled one.

    Distance is counted in steps along rows and columns. The time depends on the map's size alone,
    not on how much of it is unlabelled.

    Args:
        ids: uint8 (H, W) with at least one labelled pixel; left as it is.
    """
    rows, columns = np.nonzero(ids == UNLABELLED)
    if not rows.size:
        return ids
    height, width = ids.shape
    far = np.int32(2 * (height + width))
    # Down and up the columns: distance to the nearest label of the column, and which it is.
    distance, label = _sweep(np.where(ids == UNLABELLED, far, 0).astype(np.int32), ids, 0)
    # Then along the rows, on top of what the columns gave.
    _, label = _sweep(distance, label, 1)
    result: np.ndarray = ids.copy()
    result[rows, columns] = label[rows, columns]
    return result


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
    wanted = name.strip().lower()
    for label in labels:
        if wanted in (label.name.lower(), label.title.lower(), str(label.id)):
            return label.id
    raise OptionError(
        f"No label {wanted[:40]!r}: give nearest, network, or a label such as sky-other or grass."
    )
