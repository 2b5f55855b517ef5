"""Painting label maps by program: bands under ridges, smooth blobs, clouds, trees."""

from collections.abc import Sequence

import numpy as np

from drawai_desktop.core import natural_outlines as nature
from drawai_desktop.core.curves import smooth_line, smooth_outline, smooth_profile
from drawai_desktop.core.geometry import Point, Rect
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.natural_outlines import Xy
from drawai_desktop.core.shapes import polygon_mask


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

    # As in nature: what the same random numbers make the same of.

    def ridge(
        self, name: str, knots: Sequence[Xy], roughness: float, random: np.random.RandomState
    ) -> np.ndarray:
        """Paints everything below a jagged line through knots; gives its profile (width,)."""
        line = self.jagged_profile(knots, roughness, random)
        self.below(name, line)
        return line

    def jagged_profile(
        self, knots: Sequence[Xy], roughness: float, random: np.random.RandomState
    ) -> np.ndarray:
        """The profile float (width,) of a jagged line through knots.

        Args:
            roughness: 0.1 is worn, 0.35 is jagged.
        """
        line = nature.jagged([(x * self._aspect, y) for x, y in knots], roughness, random)
        x = (np.arange(self.ids.shape[1]) + 0.5) / self.ids.shape[0]
        profile: np.ndarray = np.interp(x, line[:, 0], line[:, 1])
        return profile

    def snow_on(
        self, mountain: np.ndarray, level: float, depth: float, random: np.random.RandomState
    ) -> None:
        """Paints snow on a mountain from its skyline down to about a level, with runs and gaps.

        Args:
            mountain: the skyline's profile float (width,).
            level: where the snow ends on average, as a part of the height.
            depth: how far it runs below that and how far rock shows above it.
        """
        height = self.ids.shape[0]
        x, up = 0.0, 1
        knots = [(0.0, level)]
        while x < 1:  # steep, uneven gullies of snow between spurs of rock
            x, up = x + depth * random.uniform(0.35, 1.3) / self._aspect, -up
            knots.append((x, level + up * depth * random.uniform(0.1, 1.0)))
        ends = self.jagged_profile(knots, 0.3, random)
        rows = (np.arange(height) + 0.5)[:, None] / height
        self.ids[(rows > mountain[None, :]) & (rows < ends[None, :])] = self._id("snow")

    def wood(
        self,
        name: str,
        line: np.ndarray | Sequence[Xy],
        tall: float,
        conifers: float,
        random: np.random.RandomState,
    ) -> None:
        """Paints everything below the tops of trees that stand on a line.

        Args:
            tall: height of the tallest, as a part of the picture's.
            conifers: part of the trees that are pointed, 0 to 1.
        """
        base = line if isinstance(line, np.ndarray) else smooth_profile(line, self.ids.shape[1])
        self.below(name, nature.tree_tops(base, self._aspect, tall, conifers, random))

    def shore(
        self,
        name: str,
        line: np.ndarray | Sequence[Xy],
        amount: float,
        size: float,
        random: np.random.RandomState,
    ) -> None:
        """Paints everything below a line that wavers softly.

        Args:
            amount: how far it wavers, as a part of the height.
            size: length of its bends, as a part of the width.
        """
        width = self.ids.shape[1]
        base = line if isinstance(line, np.ndarray) else smooth_profile(line, width)
        self.below(name, base + amount * nature.wavering(width, size, random))

    def pool(
        self, name: str, corners: Sequence[Xy], amount: float, random: np.random.RandomState
    ) -> None:
        """Paints a smooth closed shape whose outline wavers, by as much of the height as given."""
        outline = np.array(smooth_outline(corners, 24)) * (self._aspect, 1.0)
        self._outline(name, (0.0, 0.0), nature.wavering_ring(outline, amount, random))

    def ribbon(
        self,
        name: str,
        course: Sequence[tuple[float, float, float]],
        amount: float,
        random: np.random.RandomState,
    ) -> None:
        """Paints a path or a river along (x, y, width) of its middle.

        Args:
            course: from far to near; widths are parts of the picture's width, level.
            amount: how much its sides waver, as a part of its width.
        """
        line = smooth_line(np.asarray(course, float), 32)
        left, right = nature.level_sides(line, amount, random)
        self._polygon(name, [(a, b) for a, b in np.concatenate([left, right[::-1]])])

    def heap(
        self, name: str, centre: Xy, wide: float, high: float, random: np.random.RandomState
    ) -> None:
        """Paints a cumulus cloud or a bush; sizes here and below are parts of the height."""
        self._outline(name, centre, nature.heap(wide, high, random))

    def crag(
        self, name: str, corners: Sequence[Xy], roughness: float, random: np.random.RandomState
    ) -> None:
        """Paints a closed shape with broken sides; see :meth:`jagged_profile`."""
        ring = np.array(corners) * (self._aspect, 1.0)
        self._outline(name, (0.0, 0.0), nature.crag(ring, roughness, random))

    def boulder(
        self, name: str, centre: Xy, wide: float, high: float, random: np.random.RandomState
    ) -> None:
        """Paints an angular rock."""
        self._outline(name, centre, nature.boulder(wide, high, random))

    def conifer(
        self, name: str, foot: Xy, tall: float, wide: float, random: np.random.RandomState
    ) -> None:
        """Paints a single spruce."""
        self._outline(name, foot, nature.conifer(tall, wide, random))

    def broadleaf(
        self, name: str, foot: Xy, tall: float, wide: float, random: np.random.RandomState
    ) -> None:
        """Paints a single leafy tree."""
        self._outline(name, foot, nature.broadleaf(tall, wide, random))

    def blades(
        self,
        name: str,
        foot: Xy,
        tall: float,
        wide: float,
        count: int,
        random: np.random.RandomState,
    ) -> None:
        """Paints a tuft of grass or reeds."""
        for blade in nature.blades(tall, wide, count, random):
            self._outline(name, foot, blade)

    @property
    def _aspect(self) -> float:
        """The width in parts of the height."""
        height, width = self.ids.shape
        return width / height

    def _outline(self, name: str, at: Xy, outline: np.ndarray) -> None:
        """Paints what lies within an outline that is in parts of the height, round a place."""
        self._polygon(name, [(at[0] + x / self._aspect, at[1] + y) for x, y in outline])

    def _polygon(self, name: str, corners: Sequence[Xy]) -> None:
        height, width = self.ids.shape
        points = [Point(x * width, y * height) for x, y in corners]
        mask, rect = polygon_mask(points, self._bounds)
        self.ids[rect.slices][mask] = self._id(name)


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
