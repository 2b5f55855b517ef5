"""A label's regions made larger or smaller by a few pixels, all of them at once."""

import math

import numpy as np

from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.core.wrapping import Wrap

STEPS_PER_SIDE = 256
"""One step is this part of the canvas's side."""


def step_px(width: int, height: int) -> int:
    """By how many pixels a region grows or shrinks at once on a canvas."""
    return max(1, round(math.sqrt(width * height) / STEPS_PER_SIDE))


def grown(
    ids: np.ndarray, label_id: int, radius: int, wrap: Wrap = Wrap.NONE
) -> tuple[np.ndarray, Rect]:
    """The pixels that a label gets when its regions grow, in all directions alike.

    Args:
        ids: uint8 (H, W); left as it is.
        wrap: sides that are joined: regions grow across them.
    Returns:
        bool mask (h, w), without what the label has already, and where it lies.
    """
    bounds = Rect(0, 0, ids.shape[1], ids.shape[0])
    if wrap is not Wrap.NONE:
        around, home = _beyond(ids, radius, wrap)
        mask, rect = grown(around, label_id, radius)
        whole = np.zeros(around.shape, bool)
        whole[rect.slices] = mask
        return whole[home.slices], bounds
    rect = Rect.around(ids == label_id).grown(radius).clipped(bounds)
    if rect.is_empty:
        return np.zeros((0, 0), bool), EMPTY
    inside = ids[rect.slices] == label_id
    return _near(inside, radius) & ~inside, rect


def shrunk(
    ids: np.ndarray, label_id: int, radius: int, wrap: Wrap = Wrap.NONE
) -> tuple[np.ndarray, Rect]:
    """The map when a label's regions shrink: their neighbours take the ground. The canvas's border
    is no neighbour.

    Args:
        ids: uint8 (H, W); left as it is.
        wrap: sides that are joined: there the other side is a neighbour.
    Returns:
        uint8 (h, w), the ids of a rectangle as they are then, and where it lies.
    """
    bounds = Rect(0, 0, ids.shape[1], ids.shape[0])
    if wrap is not Wrap.NONE:
        around, home = _beyond(ids, 2 * radius + 2, wrap)  # what is lost is given from the rim on
        part, rect = shrunk(around, label_id, radius)
        around[rect.slices] = part
        return around[home.slices], bounds
    rect = Rect.around(ids == label_id).grown(1).clipped(bounds)
    if rect.is_empty:
        return np.zeros((0, 0), np.uint8), EMPTY
    result = ids[rect.slices].copy()
    own = result == label_id
    _give_away(result, own, own & _near(~own, radius))
    return result, rect


def _beyond(ids: np.ndarray, margin: int, wrap: Wrap) -> tuple[np.ndarray, Rect]:
    """The map with what lies beyond its joined sides, a copy; and where the map lies in it."""
    height, width = ids.shape
    across, down = margin if wrap.across else 0, margin if wrap.down else 0
    home = Rect(across, down, across + width, down + height)
    return wrap.part(ids, Rect(-across, -down, width + across, height + down)).copy(), home


def _near(inside: np.ndarray, radius: int) -> np.ndarray:
    """The pixels no farther than a radius from some that are inside: bool (H, W).

    First the distance to the nearest one of the column, counted down and up; then a pixel is near
    if a column at some distance across has one that is near enough for that distance.
    """
    column = np.full(inside.shape, radius + 1, np.uint8 if radius < 254 else np.uint16)
    column[inside] = 0
    for rows in (range(1, len(column)), range(len(column) - 2, -1, -1)):
        before = -1 if rows.step > 0 else 1
        for row in rows:
            np.minimum(column[row], column[row + before] + 1, out=column[row])
    near = column <= radius
    for across in range(1, min(radius, inside.shape[1] - 1) + 1):
        reach = math.isqrt(radius * radius - across * across)
        close = column <= reach
        near[:, across:] |= close[:, :-across]
        near[:, :-across] |= close[:, across:]
    return near


def _give_away(ids: np.ndarray, own: np.ndarray, lost: np.ndarray) -> None:
    """Gives every lost pixel of a label that of a neighbour, from the rim inwards."""
    width = ids.shape[1]
    # A rim round the map that is the label's own, too: no neighbour is outside of it.
    padded, open_ = np.pad(ids, 1), np.pad(own, 1, constant_values=True).ravel()
    flat, places = padded.ravel(), np.flatnonzero(np.pad(lost, 1))
    stride = width + 2
    while places.size:
        given = np.zeros(places.size, bool)
        labels = flat[places]
        for step in (-stride, -1, 1, stride):
            takes = ~given & ~open_[places + step]
            labels[takes] = flat[places[takes] + step]
            given |= takes
        if not given.any():
            break  # nothing but the label itself
        flat[places[given]] = labels[given]
        open_[places[given]] = False
        places = places[~given]
    ids[...] = padded[1:-1, 1:-1]
