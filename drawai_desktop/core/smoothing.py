"""A steadier hand: the brush follows the pointer at a distance, and so leaves its tremor out."""

import math

from drawai_desktop.core.geometry import Point

LONGEST_PX = 60.0
"""At full strength the brush lies back by about so many pixels of the screen."""


class Smoother:
    """Turns the pointer's places into those of a steadier hand.

    Twice in a row the brush goes towards the next place by a part that depends on the way and not
    on the time, so a slow stroke and a quick one along the same way are smoothed alike, however
    many places a device tells.
    """

    def __init__(self, start: Point, reach: float) -> None:
        """
        Args:
            reach: in the places' own unit; 0 leaves them as they are.
        """
        self._reach = reach
        self._last = self._first = self._second = start

    def follow(self, place: Point) -> Point:
        """Where the brush is when the pointer is there."""
        way = self._last.distance(place)
        self._last = place
        if self._reach <= 0:
            return place
        part = 1.0 - math.exp(-2.0 * way / self._reach)  # each of the two passes has half of it
        self._first = self._first.towards(place, part)
        self._second = self._second.towards(self._first, part)
        return self._second

    @property
    def rest(self) -> list[Point]:
        """The way to where the pointer is: what is left of the stroke when it goes up."""
        return [] if self._reach <= 0 else [self._first, self._last]


def reach_of(strength: int) -> float:
    """The reach of a strength in percent, in pixels of the screen."""
    return LONGEST_PX * strength / 100
