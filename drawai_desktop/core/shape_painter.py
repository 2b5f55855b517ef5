"""Shapes of annotation files as label ids: polygons, circles, lines, run lengths, masks.

A pixel belongs to a shape when its middle lies in it, so that neighbours with a common outline
neither overlap nor leave a gap. Pillow would round corners to whole pixels.
"""

import math
from itertools import pairwise

import numpy as np

from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.errors import ImageError
from drawai_desktop.words import translator

tr = translator(__name__)

FARTHEST = 1e9
"""Coordinates beyond are no places in a picture."""

_MOST_SHAPES = 30_000
_MOST_CROSSINGS = 20_000_000
"""Of outlines with the middles of columns: so many take about five seconds."""
_MOST_PIXELS = 20_000_000_000
"""Painted in all, those that are painted over counted again: likewise."""

_DECODING = 20
"""So many times longer than to paint a pixel it takes to decode one of a mask."""


class ShapePainter:
    """A label map on which shapes are painted one over the other.

    The ids lie column by column, as COCO's run lengths do. What would take more than seconds is
    refused.
    """

    def __init__(self, width: int, height: int, name: str) -> None:
        """Args:
        name: what a message calls the file.
        """
        self.width, self.height = width, height
        self._name = name
        self._columns = np.full(width * height, UNLABELLED, np.uint8)
        self._view = self._columns.reshape(width, height).T  # (H, W)
        self._crossings = self._pixels = 0

    def expect(self, shapes: int) -> None:
        """Refuses at once what would be refused later: so many shapes are to come.

        Raises:
            ImageError: they are more than are painted in seconds.
        """
        if shapes > _MOST_SHAPES:
            raise self._too_much()

    def ids(self) -> np.ndarray:
        """uint8 (H, W), a copy."""
        return np.ascontiguousarray(self._view)

    def polygon(self, points: np.ndarray, label_id: int) -> bool:
        """Paints a closed polygon, even-odd.

        Args:
            points: float64 (n, 2), x and y; (0.5, 0.5) is the middle of the first pixel.
        Returns:
            whether it has an area.
        """
        if not has_area(points):
            return False
        self.spans(self._inside(points), label_id)
        return True

    def circle(self, centre: np.ndarray, radius: float, label_id: int) -> bool:
        """Paints a circle round a point, float64 (2,); tells whether it has an area."""
        x, y = centre.tolist()
        if not 0 < radius < FARTHEST:
            return False
        first = min(max(math.ceil(x - radius - 0.5), 0), self.width)
        end = min(max(math.ceil(x + radius - 0.5), 0), self.width)
        columns = np.arange(first, end)
        half = np.sqrt(np.maximum(0.0, radius**2 - (columns + 0.5 - x) ** 2))
        rows = self._rows(np.stack([y - half, y + half], axis=1))
        self.spans(columns[:, None] * self.height + rows, label_id)
        return True

    def line(self, points: np.ndarray, thickness: float, label_id: int) -> bool:
        """Paints straight lines from point to point; tells whether there is one."""
        is_there = False
        for start, end in pairwise(points):
            length = math.dist(start, end)
            if length > 0:
                x, y = (end - start) / length * thickness / 2
                aside = np.array([-y, x])
                corners = np.array([start + aside, end + aside, end - aside, start - aside])
                is_there |= self.polygon(corners, label_id)
        return is_there

    def decode(self, pixels: int) -> None:
        """Counts a mask that is about to be decoded, which takes longer than painting it.

        Raises:
            ImageError: the file asks for more than is painted in seconds.
        """
        self._spend(0, _DECODING * pixels)

    def mask(self, mask: np.ndarray, left: int, top: int, label_id: int) -> bool:
        """Paints where a mask, bool (h, w), is true; tells whether it is anywhere."""
        self._spend(0, mask.size)
        high, wide = mask.shape
        x0, x1 = max(0, left), min(self.width, left + wide)
        y0, y1 = max(0, top), min(self.height, top + high)
        if x0 < x1 and y0 < y1:
            part = mask[y0 - top : y1 - top, x0 - left : x1 - left]
            np.copyto(self._view[y0:y1, x0:x1], np.uint8(label_id), where=part)
        return bool(mask.any())

    def spans(self, spans: np.ndarray, label_id: int) -> None:
        """Paints runs of places that are counted down the columns.

        Args:
            spans: int64 (n, 2), first place and the one behind the last; in order.
        Raises:
            ImageError: the file asks for more than is painted in seconds.
        """
        spans = spans[spans[:, 0] < spans[:, 1]]
        self._spend(len(spans), int((spans[:, 1] - spans[:, 0]).sum()))
        begins = np.ones(len(spans), bool)  # those that do not go on where the one before ends
        begins[1:] = spans[1:, 0] != spans[:-1, 1]
        ends = np.ones(len(spans), bool)
        ends[:-1] = begins[1:]
        columns = self._columns
        for first, last in zip(spans[begins, 0].tolist(), spans[ends, 1].tolist(), strict=True):
            columns[first:last] = label_id

    def _inside(self, points: np.ndarray) -> np.ndarray:
        """The spans of a polygon: where the middle lines of columns cross its outline."""
        x0, y0 = points.T
        x1, y1 = np.roll(points, -1, axis=0).T
        first = np.clip(np.ceil(np.minimum(x0, x1) - 0.5), 0, self.width).astype(np.int64)
        end = np.clip(np.ceil(np.maximum(x0, x1) - 0.5), 0, self.width).astype(np.int64)
        counts = end - first
        total = int(counts.sum())
        self._spend(total, 0)
        edge = np.repeat(np.arange(len(points)), counts)
        column = first[edge] + np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
        rise = (y1 - y0)[edge] / (x1 - x0)[edge]
        row = self._rows(y0[edge] + (column + 0.5 - x0[edge]) * rise)
        place = np.sort(column * (self.height + 1) + row)  # a column may be left at its lower end
        place -= place // (self.height + 1)
        return place.reshape(-1, 2)

    def _rows(self, y: np.ndarray) -> np.ndarray:
        """int64: the first row whose middle is not above."""
        rows: np.ndarray = np.clip(np.ceil(y - 0.5), 0, self.height).astype(np.int64)
        return rows

    def _spend(self, crossings: int, pixels: int) -> None:
        self._crossings += crossings
        self._pixels += pixels
        if self._crossings > _MOST_CROSSINGS or self._pixels > _MOST_PIXELS:
            raise self._too_much()

    def _too_much(self) -> ImageError:
        return ImageError(
            tr.later(
                "{name}: its annotations of one picture are more than are painted here (over "
                "{count}, or huge ones). Leave some of them out.",
                name=self._name,
                count=_MOST_SHAPES,
            )
        )


def has_area(points: np.ndarray) -> bool:
    """Whether points, float64 (n, 2), are not all on one line."""
    if len(points) < 3:
        return False
    arms = points - points[0]
    lengths = np.hypot(*arms.T)
    farthest = int(lengths.argmax())
    x, y = arms[farthest]
    if lengths[farthest] == 0:
        return False
    aside = np.abs(arms[:, 0] * y - arms[:, 1] * x) / lengths[farthest]
    return bool(aside.max() > 1e-9 * lengths[farthest])
