"""Widget coordinates <-> map coordinates. Floats throughout; nothing is rounded here."""

import math
from typing import NamedTuple

from drawai_desktop.core.geometry import Point, Rect

SMALLEST_ZOOM = 1 / 64
LARGEST_ZOOM = 64.0


class ViewTransform(NamedTuple):
    """``widget = map * zoom + offset``, in device-independent pixels; perhaps mirrored."""

    zoom: float
    offset_x: float
    offset_y: float
    mirror_width: float = 0.0
    """Width of the view where left and right are swapped; 0 where they are not."""

    def to_widget(self, point: Point) -> Point:
        x = point.x * self.zoom + self.offset_x
        if self.mirror_width:
            x = self.mirror_width - x
        return Point(x, point.y * self.zoom + self.offset_y)

    def to_map(self, x: float, y: float) -> Point:
        if self.mirror_width:
            x = self.mirror_width - x
        return Point((x - self.offset_x) / self.zoom, (y - self.offset_y) / self.zoom)

    def rect_to_widget(self, rect: Rect) -> Rect:
        """The whole pixels that a map rectangle touches, one more on each side for the scaling."""
        (x_1, top), (x_2, bottom) = (
            self.to_widget(Point(rect.left, rect.top)),
            self.to_widget(Point(rect.right, rect.bottom)),
        )
        left, right = min(x_1, x_2), max(x_1, x_2)
        return Rect(
            math.floor(left) - 1, math.floor(top) - 1, math.ceil(right) + 1, math.ceil(bottom) + 1
        )


def fitting(map_width: int, map_height: int, width: float, height: float, margin: float) -> float:
    """The zoom at which the whole map is seen with a margin round it."""
    across = max(width - 2 * margin, 16) / map_width
    down = max(height - 2 * margin, 16) / map_height
    return clamp_zoom(min(across, down))


def clamp_zoom(zoom: float) -> float:
    return min(LARGEST_ZOOM, max(SMALLEST_ZOOM, zoom))
