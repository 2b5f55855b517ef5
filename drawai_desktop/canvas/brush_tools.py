"""Tools that paint along the way of the hand: brush, eraser, spray."""

import numpy as np

from drawai_desktop.canvas.tool import HandPoint, Tool, Use
from drawai_desktop.canvas.tool_state import ToolChoice, ToolState
from drawai_desktop.core.dab import dab_corner, dab_mask
from drawai_desktop.core.geometry import EMPTY, Point, Rect
from drawai_desktop.core.pen_curve import felt
from drawai_desktop.core.smoothing import Smoother, reach_of
from drawai_desktop.core.spray import spray_mask
from drawai_desktop.core.stroke import StrokePath, StrokePoint, snap_to_angle
from drawai_desktop.words import translator

tr = translator(__name__)

THINNEST_PRESSURE = 0.08
"""A pen that hardly touches still paints this part of the brush's diameter."""
MOST_PART = 0.25
"""What part of the ring one puff covers at full density."""


class BrushTool(Tool):
    """Freehand brush and eraser; a straight line while Shift is held."""

    text = tr.later("Brush stroke")

    def __init__(self, use: Use) -> None:
        super().__init__(use)
        self._path: StrokePath | None = None
        self._start: Point | None = None
        self._smoother = Smoother(Point(0, 0), 0.0)
        self._diameter = float(use.state.diameter)

    def press(self, at: HandPoint) -> None:
        start = self._point(at)
        if at.shift and self._line_from is not None:
            first = StrokePoint(*self._beside(self._line_from, at.point), start.diameter)
            path = StrokePath(first, smooth=False)
            self._stamp_all([*path.begin(), *path.extend(start), *path.finish()])
        self._path = StrokePath(start)
        self._start = self.end = at.point
        self._smoother = Smoother(at.point, reach_of(self._state.smoothing) * at.pixel)
        self._stamp_all(self._path.begin())

    def move(self, at: HandPoint) -> None:
        assert self._path is not None
        assert self._start is not None
        if at.shift:
            self._draw_straight(at)
            return
        self.end = at.point
        point = self._smoother.follow(at.point)
        self._diameter = self._diameter_of(at)
        self._stamp_all(self._path.extend(StrokePoint(*point, self._diameter)))

    def finish(self) -> None:
        assert self._path is not None
        for point in self._smoother.rest:
            self._stamp_all(self._path.extend(StrokePoint(*point, self._diameter)))
        self._stamp_all(self._path.finish())
        super().finish()

    def _draw_straight(self, at: HandPoint) -> None:
        """The whole stroke becomes one line from its start, in steps of 15 degrees."""
        assert self._start is not None
        old = self._touched
        self._put_back(old)
        self.end = snap_to_angle(self._start, at.point)
        diameter = self._point(at).diameter
        path = StrokePath(StrokePoint(*self._start, diameter), smooth=False)
        dabs = [*path.begin(), *path.extend(StrokePoint(*self.end, diameter)), *path.finish()]
        rect = self._stamp_dabs(dabs)
        self._touched = rect
        self._document.painted(old.united(rect))
        self._path = StrokePath(StrokePoint(*self.end, diameter))
        self._path.begin()
        self._smoother = Smoother(self.end, 0.0)  # the line is as straight as it gets

    def _point(self, at: HandPoint) -> StrokePoint:
        return StrokePoint(at.point.x, at.point.y, self._diameter_of(at))

    def _diameter_of(self, at: HandPoint) -> float:
        return _pressed_diameter(self._state, at.pressure)

    def _stamp_all(self, dabs: list[StrokePoint]) -> None:
        self._painted(self._stamp_dabs(dabs))

    def _stamp_dabs(self, dabs: list[StrokePoint]) -> Rect:
        rect = EMPTY
        for dab in dabs:
            diameter = max(1, round(dab.diameter))
            left, top = dab_corner(dab.x, dab.y, diameter)
            rect = rect.united(self._stamp(dab_mask(diameter, self._state.tip), left, top))
        return rect


class EraserTool(BrushTool):
    """The brush with "unlabelled" in it."""

    text = tr.later("Erase")


PUFF_MS = 40
"""A spray that is held still goes on at this interval."""


class SprayTool(Tool):
    """Specks of the label within the brush's ring, more of them the longer it stays; with Shift in
    a straight line from the end of the stroke before."""

    text = tr.later("Spray")
    repeat_ms = PUFF_MS

    def press(self, at: HandPoint) -> None:
        self._random = np.random.default_rng()
        is_line = at.shift and self._line_from is not None
        self._at = self._beside(self._line_from or at.point, at.point) if is_line else at.point
        self._pressure = at.pressure
        self._has_moved = False
        self._puff(self._at)
        if self._at != at.point:
            self.move(at)

    def move(self, at: HandPoint) -> None:
        """A puff each quarter of the diameter, and the rest of the way is kept for the next."""
        self._pressure = at.pressure
        step = max(1.0, self._diameter / 4)
        while (way := self._at.distance(at.point)) >= step:
            self._at = self._at.towards(at.point, step / way)
            self._puff(self._at)
            self._has_moved = True
        self.end = at.point

    def repeat(self) -> None:
        if not self._has_moved:
            self._puff(self._at)
        self._has_moved = False

    @property
    def _diameter(self) -> float:
        return _pressed_diameter(self._state, self._pressure)

    def _puff(self, at: Point) -> None:
        density = self._state.density / 100 * MOST_PART
        mask, rect = spray_mask(at.x, at.y, self._diameter, density, self._random)
        self._painted(self._stamp(mask, rect.left, rect.top))


def _pressed_diameter(state: ToolState, pressure: float) -> float:
    """What the brush measures under a pressure."""
    share = max(THINNEST_PRESSURE, felt(pressure, state.pen_softness))
    return max(1.0, state.diameter * share)


BRUSH_TOOLS: dict[ToolChoice, type[Tool]] = {
    ToolChoice.BRUSH: BrushTool,
    ToolChoice.SPRAY: SprayTool,
    ToolChoice.ERASER: EraserTool,
}
