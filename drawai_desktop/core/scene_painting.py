"""Painting label maps by program: bands under ridges, smooth blobs, clouds, trees."""

from collections.abc import Sequence

import numpy as np

from drawai_desktop.core.geometry import Point, Rect
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.shapes import polygon_mask

Xy = tuple[float, float]
"""A place in the picture: (0, 0) is the top left corner, (1, 1) the bottom right one."""


class ScenePainter:
    """A label map that is painted from back to front, in parts of its width and height.

    Attributes:
        ids: uint8 (H, W), the map so far.
    """

    def __init__(self, width: int, height: int, labels: LabelSet, ground: str) -> None:
        self._labels = labels
        self._bounds = Rect(0, 0, width, height)
        self.ids = np.full((height, width), self._id(ground), np.uint8)

    def _id(self, name: str) -> int:
        label = self._labels.named(name)
        assert label is not None, name
        return label.id

    def below(self, name: str, line: np.ndarray | Sequence[Xy], until: float = 1.0) -> None:
        """Paints everything below a line, down to a height.

        Args:
            line: knots from left to right, joined smoothly, or a profile float (width,) in parts
                of the height (see :func:`ridge`).
        """
        height, width = self.ids.shape
        profile = line if isinstance(line, np.ndarray) else smooth_profile(line, width)
        rows = (np.arange(height) + 0.5)[:, None] / height
        self.ids[(rows > profile[None, :]) & (rows <= until)] = self._id(name)

    def blob(self, name: str, corners: Sequence[Xy]) -> None:
        """Paints a closed shape with a smooth outline through the corners."""
        self._polygon(name, smooth_outline(corners))

    def polygon(self, name: str, corners: Sequence[Xy]) -> None:
        """Paints a closed shape with straight sides."""
        self._polygon(name, corners)

    def oval(self, name: str, centre: Xy, radius: Xy) -> None:
        """Paints an ellipse; the radii are parts of the width and of the height."""
        angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
        x = centre[0] + radius[0] * np.cos(angle)
        y = centre[1] + radius[1] * np.sin(angle)
        self._polygon(name, list(zip(x.tolist(), y.tolist(), strict=True)))

    def cloud(self, centre: Xy, size: float) -> None:
        """Paints a flat heap of ovals."""
        x, y = centre
        for dx, dy, r in ((-0.6, 0.12, 0.55), (0.0, -0.1, 0.75), (0.62, 0.1, 0.5)):
            self.oval("clouds", (x + dx * size, y + dy * size), (r * size, 0.36 * r * size))

    def _polygon(self, name: str, corners: Sequence[Xy]) -> None:
        height, width = self.ids.shape
        points = [Point(x * width, y * height) for x, y in corners]
        mask, rect = polygon_mask(points, self._bounds)
        self.ids[rect.slices][mask] = self._id(name)


def smooth_profile(knots: Sequence[Xy], width: int) -> np.ndarray:
    """Heights float (width,) of a smooth line through knots, each between its neighbours' heights.

    Cosine steps from knot to knot: no overshoot, flat at each knot.
    """
    x = (np.arange(width) + 0.5) / width
    at = np.array([k[0] for k in knots])
    to = np.array([k[1] for k in knots])
    place = np.clip(np.searchsorted(at, x) - 1, 0, len(at) - 2)
    part = np.clip((x - at[place]) / np.maximum(at[place + 1] - at[place], 1e-6), 0, 1)
    part = (1 - np.cos(np.pi * part)) / 2
    profile: np.ndarray = to[place] * (1 - part) + to[place + 1] * part
    return profile


def ridge(
    width: int, level: float, height: float, roughness: float, random: np.random.RandomState
) -> np.ndarray:
    """A skyline float (width,): midpoint displacement.

    Args:
        level: mean height of the line, as a part of the picture's height from the top.
        height: how far it rises and falls, likewise.
        roughness: 0 is smooth hills, 1 is jagged.
    """
    size = 2
    line = random.uniform(-1, 1, 3)
    scale = 1.0
    while size < 256:
        scale *= 0.45 + 0.25 * roughness
        middles = (line[:-1] + line[1:]) / 2 + random.uniform(-scale, scale, line.size - 1)
        wider = np.empty(line.size + middles.size)
        wider[0::2], wider[1::2] = line, middles
        line, size = wider, size * 2
    if roughness < 0.5:  # hills: keep the large bends only
        line = np.convolve(np.pad(line, 16, mode="edge"), np.hanning(33) / 16, mode="valid")
    x = np.linspace(0, line.size - 1, width)
    profile: np.ndarray = level + height * np.interp(x, np.arange(line.size), line)
    return profile


def smooth_outline(corners: Sequence[Xy], steps: int = 8) -> list[Xy]:
    """A closed Catmull-Rom curve through the corners."""
    p = np.array(corners, float)
    before, after, next_after = np.roll(p, 1, 0), np.roll(p, -1, 0), np.roll(p, -2, 0)
    part = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    p0, p1, p2, p3 = (q[:, None, :] for q in (before, p, after, next_after))
    curve = 0.5 * (
        2 * p1
        + (p2 - p0) * part
        + (2 * p0 - 5 * p1 + 4 * p2 - p3) * part**2
        + (3 * p1 - p0 - 3 * p2 + p3) * part**3
    )
    return [(float(x), float(y)) for x, y in curve.reshape(-1, 2)]
