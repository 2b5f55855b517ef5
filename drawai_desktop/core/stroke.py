"""A stroke's path: from the pointer's reports to the places of the dabs."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from drawai_desktop.core.geometry import Point

SCALLOP_PX = 0.35
"""How far the edge of a stroke may fall short between two dabs."""
_FLAT_STEP_PX = 2.0
"""A curve is walked in steps of about this length."""


class StrokePoint(NamedTuple):
    """One report of the pointer, in map coordinates."""

    x: float
    y: float
    diameter: float
    """What the brush measures here, pressure counted in."""

    @property
    def point(self) -> Point:
        return Point(self.x, self.y)

    def towards(self, other: "StrokePoint", part: float) -> "StrokePoint":
        return StrokePoint(*(a + (b - a) * part for a, b in zip(self, other, strict=True)))


def spacing(diameter: float) -> float:
    """Distance between dab centres so that the edge looks smooth: a quarter of the diameter, less
    for large dabs, whose scallops (spacing squared / 8 r) would show."""
    return max(0.5, min(diameter / 4, math.sqrt(4 * diameter * SCALLOP_PX)))


class StrokePath:
    """Turns reports of the pointer into dab centres along a smooth path.

    Between reports the path follows quadratic curves through the midpoints, so a fast stroke with
    few reports has no corners; :meth:`finish` gives the last half segment. The distance to the
    next dab is carried over, so the dabs do not depend on how reports were grouped into events.
    """

    def __init__(self, start: StrokePoint, smooth: bool = True) -> None:
        self._smooth = smooth
        self._last = start
        self._middle = start
        self._dab = start
        self._to_next = 0.0
        self.points = [start]

    def begin(self) -> list[StrokePoint]:
        """The first dab, under the pointer."""
        self._to_next = spacing(self._dab.diameter)
        return [self._dab]

    def extend(self, new: StrokePoint) -> list[StrokePoint]:
        """The dabs up to a new point."""
        if new.point == self._last.point:
            return []
        self.points.append(new)
        if not self._smooth:
            dabs = list(self._walk(self._last, new))
            self._last = new
            return dabs
        middle = self._last.towards(new, 0.5)
        dabs = list(self._curve(self._middle, self._last, middle))
        self._middle, self._last = middle, new
        return dabs

    def finish(self) -> list[StrokePoint]:
        """The dabs from the last midpoint to the last point, with one exactly there."""
        if not self._smooth or len(self.points) == 1:
            return [self._last] if len(self.points) > 1 else []
        return [*self._walk(self._middle, self._last), self._last]

    def _curve(
        self, start: StrokePoint, control: StrokePoint, end: StrokePoint
    ) -> Iterator[StrokePoint]:
        """Dabs along the quadratic Bezier curve, walked in short straight steps."""
        length = start.point.distance(control.point) + control.point.distance(end.point)
        steps = max(1, min(256, math.ceil(length / _FLAT_STEP_PX)))
        before = start
        for i in range(1, steps + 1):
            part = i / steps
            after = start.towards(control, part).towards(control.towards(end, part), part)
            yield from self._walk(before, after)
            before = after

    def _walk(self, start: StrokePoint, end: StrokePoint) -> Iterator[StrokePoint]:
        length = start.point.distance(end.point)
        walked = 0.0
        while length - walked >= self._to_next:
            walked += self._to_next
            dab = start.towards(end, walked / length)
            self._to_next = spacing(dab.diameter)
            yield dab
        self._to_next -= length - walked


def snap_to_angle(start: Point, end: Point, step_degrees: float = 15.0) -> Point:
    """The end of a line brought to the nearest multiple of an angle, its length kept."""
    length = start.distance(end)
    step = math.radians(step_degrees)
    angle = round(math.atan2(end.y - start.y, end.x - start.x) / step) * step
    return Point(start.x + length * math.cos(angle), start.y + length * math.sin(angle))
