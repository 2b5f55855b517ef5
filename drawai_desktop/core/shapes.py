"""Masks of drawn shapes: rectangle, ellipse, polygon. Hard edges."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from drawai_desktop.core.geometry import EMPTY, Point, Rect


def rect_between(a: Point, b: Point, square: bool = False) -> Rect:
    """The pixels between two corners; with ``square`` both sides get the longer one's length."""
    if square:
        side = max(abs(b.x - a.x), abs(b.y - a.y))
        b = Point(a.x + (side if b.x >= a.x else -side), a.y + (side if b.y >= a.y else -side))
    left, right = sorted((a.x, b.x))
    top, bottom = sorted((a.y, b.y))
    return Rect(
        round(left),
        round(top),
        max(round(right), round(left) + 1),
        max(round(bottom), round(top) + 1),
    )


def rectangle_mask(rect: Rect, bounds: Rect) -> tuple[np.ndarray, Rect]:
    """The pixels of a rectangle inside the map: bool mask, and where it lies."""
    inside = rect.clipped(bounds)
    return np.ones((inside.height, inside.width), bool), inside


def ellipse_mask(rect: Rect, bounds: Rect) -> tuple[np.ndarray, Rect]:
    """The pixels of the ellipse inscribed in a rectangle whose centres lie inside it."""
    inside = rect.clipped(bounds)
    y = (np.arange(inside.top, inside.bottom) + 0.5 - (rect.top + rect.bottom) / 2) * 2
    x = (np.arange(inside.left, inside.right) + 0.5 - (rect.left + rect.right) / 2) * 2
    ratio = (y / max(rect.height, 1)) ** 2
    mask: np.ndarray = ratio[:, None] + ((x / max(rect.width, 1)) ** 2)[None, :] <= 1.0
    return mask, inside


def polygon_mask(points: Sequence[Point], bounds: Rect) -> tuple[np.ndarray, Rect]:
    """The pixels of a closed polygon (even-odd), its outline included."""
    if len(points) < 3:
        return np.zeros((0, 0), bool), EMPTY
    around = Rect(
        int(np.floor(min(p.x for p in points))),
        int(np.floor(min(p.y for p in points))),
        int(np.ceil(max(p.x for p in points))) + 1,
        int(np.ceil(max(p.y for p in points))) + 1,
    ).clipped(bounds)
    if around.is_empty:
        return np.zeros((0, 0), bool), EMPTY
    image = Image.new("1", (around.width, around.height))
    corners = [(p.x - around.left - 0.5, p.y - around.top - 0.5) for p in points]
    ImageDraw.Draw(image).polygon(corners, fill=1, outline=1)
    return np.asarray(image, bool), around
