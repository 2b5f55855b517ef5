"""Widget coordinates <-> map coordinates. Floats throughout; nothing is rounded here."""

import math
from typing import NamedTuple

from drawai_desktop.core.geometry import Point, Rect

SMALLEST_ZOOM = 1 / 64
LARGEST_ZOOM = 64.0


class ViewTransform(NamedTuple):
    """``widget = map * zoom + offset``, in device-independent pixels; perhaps mirrored, and at last
    turned about a point of the view."""

    zoom: float
    offset_x: float
    offset_y: float
    mirror_width: float = 0.0
    """Width of the view where left and right are swapped; 0 where they are not."""
    angle: float = 0.0
    """Degrees, clockwise on the screen."""
    pivot: Point = Point(0.0, 0.0)
    """What the view is turned about, in widget coordinates."""

    def to_widget(self, point: Point) -> Point:
        x = point.x * self.zoom + self.offset_x
        if self.mirror_width:
            x = self.mirror_width - x
        return turned(Point(x, point.y * self.zoom + self.offset_y), self.angle, self.pivot)

    def to_map(self, x: float, y: float) -> Point:
        x, y = turned(Point(x, y), -self.angle, self.pivot)
        if self.mirror_width:
            x = self.mirror_width - x
        return Point((x - self.offset_x) / self.zoom, (y - self.offset_y) / self.zoom)

    def beside(self, x: float, y: float) -> "ViewTransform":
        """That of a copy of the map which lies so many of its pixels further."""
        return self._replace(
            offset_x=self.offset_x + x * self.zoom, offset_y=self.offset_y + y * self.zoom
        )

    def rect_to_widget(self, rect: Rect) -> Rect:
        """The whole pixels that a map rectangle touches, one more on each side for the scaling."""
        corners = [self.to_widget(Point(*corner)) for corner in rect.corners]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
        return Rect(
            math.floor(left) - 1, math.floor(top) - 1, math.ceil(right) + 1, math.ceil(bottom) + 1
        )


def turned(point: Point, angle: float, pivot: Point) -> Point:
    """A point after a turn about another one; the same point, to the bit, for no turn.

    Args:
        angle: degrees, clockwise on the screen.
    """
    if not angle:
        return point
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    x, y = point.x - pivot.x, point.y - pivot.y
    return Point(pivot.x + x * cos - y * sin, pivot.y + x * sin + y * cos)


def fitting(
    map_width: float, map_height: float, width: float, height: float, margin: float
) -> float:
    """The zoom at which the whole map is seen with a margin round it."""
    across = max(width - 2 * margin, 16) / map_width
    down = max(height - 2 * margin, 16) / map_height
    return clamp_zoom(min(across, down))


def clamp_zoom(zoom: float) -> float:
    return min(LARGEST_ZOOM, max(SMALLEST_ZOOM, zoom))
