"""Tools that fill: the flood fill, and shapes that are shown before they are painted."""

import numpy as np

from drawai_desktop.canvas.tool import HandPoint, Preview, PreviewKind, Tool, Use
from drawai_desktop.canvas.tool_state import ToolChoice
from drawai_desktop.core.dab import dab_corner, dab_mask
from drawai_desktop.core.fill import flood_fill
from drawai_desktop.core.geometry import EMPTY, Point, Rect
from drawai_desktop.core.shapes import ellipse_mask, polygon_mask, rect_between, rectangle_mask
from drawai_desktop.core.stroke import StrokePath, StrokePoint, snap_to_angle
from drawai_desktop.words import translator

tr = translator(__name__)


class FillTool(Tool):
    """Flood fill; with Shift all pixels of the label, connected or not.

    What is connected is looked for in the layer that is painted on, or in what is seen of all.
    """

    text = tr.later("Fill")

    def press(self, at: HandPoint) -> None:
        seen = self._document.label_map
        label_map = seen if self._state.fills_by_all_layers else self._document.active_map
        wrap = self._document.wrap
        point = wrap.home(at.point, label_map.bounds)
        target = label_map.at(*point)
        if target is None or (target == self._label_id and label_map is not seen):
            return
        if self._state.only is not None and seen.at(*point) != self._state.only:
            return
        if at.shift or self._state.fills_all_of_label:
            mask, rect = label_map.ids == target, label_map.bounds
        else:
            mask, rect = flood_fill(label_map.ids, int(point.x), int(point.y), wrap)
        self._painted(self._stamp(mask, rect.left, rect.top))


class ShapeTool(Tool):
    """A shape that is dragged out and painted at the release; subclasses say which."""

    def press(self, at: HandPoint) -> None:
        self._from = self._to = at.point
        self._shift = at.shift

    def move(self, at: HandPoint) -> None:
        self._to, self._shift = at.point, at.shift

    def finish(self) -> None:
        mask, rect = self.mask()
        if not rect.is_empty:
            self._painted(self._stamp(mask, rect.left, rect.top))
        super().finish()

    def interrupt(self) -> None:
        self.cancel()  # nothing is painted yet

    def preview(self) -> Preview | None:
        return Preview(self.outline())

    def outline(self) -> list[Point]:
        """The shape as it is now, closed."""
        raise NotImplementedError

    def mask(self) -> tuple[np.ndarray, Rect]:
        """What will be painted, and where."""
        raise NotImplementedError

    def _rect(self) -> Rect:
        return rect_between(self._from, self._to, square=self._shift)


class RectangleTool(ShapeTool):
    """A rectangle; with Shift a square."""

    text = tr.later("Rectangle")

    def mask(self) -> tuple[np.ndarray, Rect]:
        return rectangle_mask(self._rect(), self._room)

    def outline(self) -> list[Point]:
        left, top, right, bottom = self._rect()
        return [Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)]


class EllipseTool(ShapeTool):
    """An ellipse; with Shift a circle."""

    text = tr.later("Ellipse")

    def mask(self) -> tuple[np.ndarray, Rect]:
        return ellipse_mask(self._rect(), self._room)

    def outline(self) -> list[Point]:
        left, top, right, bottom = self._rect()
        angle = np.linspace(0, 2 * np.pi, 64, endpoint=False)
        x = (left + right) / 2 + (right - left) / 2 * np.cos(angle)
        y = (top + bottom) / 2 + (bottom - top) / 2 * np.sin(angle)
        return [Point(float(a), float(b)) for a, b in zip(x, y, strict=True)]


class LineTool(ShapeTool):
    """A straight line as thick as the brush; with Shift in steps of 15 degrees."""

    text = tr.later("Line")

    def finish(self) -> None:
        end = snap_to_angle(self._from, self._to) if self._shift else self._to
        diameter = float(self._state.diameter)
        path = StrokePath(StrokePoint(*self._from, diameter), smooth=False)
        rect = EMPTY
        for dab in [*path.begin(), *path.extend(StrokePoint(*end, diameter)), *path.finish()]:
            left, top = dab_corner(dab.x, dab.y, self._state.diameter)
            mask = dab_mask(self._state.diameter, self._state.tip)
            rect = rect.united(self._stamp(mask, left, top))
        self._painted(rect)
        Tool.finish(self)

    def preview(self) -> Preview | None:
        end = snap_to_angle(self._from, self._to) if self._shift else self._to
        return Preview([self._from, end], PreviewKind.STROKE)


class LassoTool(ShapeTool):
    """A freehand outline that is filled."""

    text = tr.later("Lasso")

    def press(self, at: HandPoint) -> None:
        super().press(at)
        self._points = [at.point]

    def move(self, at: HandPoint) -> None:
        super().move(at)
        self._points.append(at.point)

    def mask(self) -> tuple[np.ndarray, Rect]:
        return polygon_mask(self._points, self._room)

    def outline(self) -> list[Point]:
        return self._points


CLOSING_PX, DOUBLE_PX = 10.0, 3.0
"""So near the first corner, or the last one, a click closes a polygon; on the screen."""


class PolygonTool(ShapeTool):
    """Corners that are clicked, filled. A click on the first corner or a second one on the last
    closes it, as Enter does; with Shift its sides lie in steps of 15 degrees."""

    text = tr.later("Polygon")
    goes_on = True

    def __init__(self, use: Use) -> None:
        super().__init__(use)
        self._corners: list[Point] = []
        self._next: Point | None = None
        self._closes = self._is_placed = False

    def press(self, at: HandPoint) -> None:
        self._next, meets_last = None, self._is_near(at, -1, DOUBLE_PX)
        has_area = len(self._corners) >= 3
        self._closes = has_area and (meets_last or self._is_near(at, 0, CLOSING_PX))
        self._is_placed = not self._closes and not meets_last
        if self._is_placed:
            self._corners.append(self._snapped(at, self._corners))

    def move(self, at: HandPoint) -> None:
        if self._is_placed:
            self._corners[-1] = self._snapped(at, self._corners[:-1])

    def hover(self, at: HandPoint) -> None:
        self._next = self._snapped(at, self._corners)

    def release(self) -> None:
        if self._closes:
            self.finish()

    def step_back(self) -> None:
        self._corners.pop()
        if not self._corners:
            self.cancel()

    def mask(self) -> tuple[np.ndarray, Rect]:
        return polygon_mask(self._corners, self._room)

    def outline(self) -> list[Point]:
        return self._corners if self._next is None else [*self._corners, self._next]

    def preview(self) -> Preview | None:
        return Preview(self.outline(), corners=self._corners)

    def _is_near(self, at: HandPoint, place: int, pixels: float) -> bool:
        if not self._corners:
            return False
        return at.point.distance(self._corners[place]) <= pixels * at.pixel

    @staticmethod
    def _snapped(at: HandPoint, corners: list[Point]) -> Point:
        return snap_to_angle(corners[-1], at.point) if at.shift and corners else at.point


SHAPE_TOOLS: dict[ToolChoice, type[Tool]] = {
    ToolChoice.FILL: FillTool,
    ToolChoice.LINE: LineTool,
    ToolChoice.RECTANGLE: RectangleTool,
    ToolChoice.ELLIPSE: EllipseTool,
    ToolChoice.LASSO: LassoTool,
    ToolChoice.POLYGON: PolygonTool,
}
