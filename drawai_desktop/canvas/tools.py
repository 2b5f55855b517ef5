"""The tools: points of the hand in map coordinates in, edits of the document out."""

from dataclasses import dataclass

import numpy as np

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.tool_state import ToolChoice, ToolState
from drawai_desktop.core.dab import dab_corner, dab_mask
from drawai_desktop.core.fill import flood_fill
from drawai_desktop.core.geometry import EMPTY, Point, Rect
from drawai_desktop.core.shapes import ellipse_mask, polygon_mask, rect_between, rectangle_mask
from drawai_desktop.core.stroke import StrokePath, StrokePoint, snap_to_angle

THINNEST_PRESSURE = 0.08
"""A pen that hardly touches still paints this part of the brush's diameter."""


@dataclass(frozen=True)
class HandPoint:
    """What mouse or pen report at one moment, in map coordinates."""

    point: Point
    pressure: float = 1.0
    shift: bool = False


class Tool:
    """One use of a tool, from press to release. ``before`` is the layer as it was at the press."""

    text = ""

    def __init__(self, document: Document, state: ToolState, label_id: int) -> None:
        self._document = document
        self._state = state
        self._label_id = label_id
        self._touched = EMPTY
        document.begin_stroke()
        self._before = document.active_map.ids.copy()

    def press(self, at: HandPoint) -> None:
        """The pointer goes down."""

    def move(self, at: HandPoint) -> None:
        """The pointer moves while down."""

    def release(self) -> None:
        """The pointer goes up: the step of undo is made."""
        self._document.end_stroke(self.text, self._before, self._touched)

    def cancel(self) -> None:
        """Escape: the layer is as it was."""
        self._document.cancel_stroke(self._before, self._touched)

    def outline(self) -> list[Point]:
        """The shape to show while the pointer is down, closed; empty for none."""
        return []

    def _stamp(self, mask: np.ndarray, left: int, top: int) -> Rect:
        return self._document.stamp_label(mask, left, top, self._label_id, self._state.only)

    def _painted(self, rect: Rect) -> None:
        self._touched = self._touched.united(rect)
        self._document.painted(rect)


class BrushTool(Tool):
    """Freehand brush and eraser; a straight line while Shift is held."""

    text = "Brush stroke"

    def __init__(
        self, document: Document, state: ToolState, label_id: int, line_from: Point | None = None
    ) -> None:
        """
        Args:
            line_from: the end of the stroke before, for a straight line at Shift + press.
        """
        super().__init__(document, state, label_id)
        self._line_from = line_from
        self._path: StrokePath | None = None
        self._start: Point | None = None
        self.end: Point | None = None

    def press(self, at: HandPoint) -> None:
        start = self._point(at)
        if at.shift and self._line_from is not None:
            first = StrokePoint(self._line_from.x, self._line_from.y, start.diameter)
            path = StrokePath(first, smooth=False)
            self._stamp_all([*path.begin(), *path.extend(start), *path.finish()])
        self._path = StrokePath(start)
        self._start = self.end = at.point
        self._stamp_all(self._path.begin())

    def move(self, at: HandPoint) -> None:
        assert self._path is not None
        assert self._start is not None
        if at.shift:
            self._draw_straight(at)
            return
        self.end = at.point
        self._stamp_all(self._path.extend(self._point(at)))

    def release(self) -> None:
        assert self._path is not None
        self._stamp_all(self._path.finish())
        super().release()

    def _draw_straight(self, at: HandPoint) -> None:
        """The whole stroke becomes one line from its start, in steps of 15 degrees."""
        assert self._start is not None
        ids = self._document.active_map.ids
        old = self._touched
        ids[old.slices] = self._before[old.slices]
        if self._state.only is not None:
            self._document.painted(old)  # what is seen there is as before
        self.end = snap_to_angle(self._start, at.point)
        diameter = self._point(at).diameter
        path = StrokePath(StrokePoint(*self._start, diameter), smooth=False)
        dabs = [*path.begin(), *path.extend(StrokePoint(*self.end, diameter)), *path.finish()]
        rect = self._stamp_dabs(dabs)
        self._touched = rect
        self._document.painted(old.united(rect))
        self._path = StrokePath(StrokePoint(*self.end, diameter))
        self._path.begin()

    def _point(self, at: HandPoint) -> StrokePoint:
        share = max(THINNEST_PRESSURE, min(1.0, at.pressure))
        return StrokePoint(at.point.x, at.point.y, max(1.0, self._state.diameter * share))

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

    text = "Erase"


class FillTool(Tool):
    """Flood fill; with Shift all pixels of the label, connected or not.

    What is connected is looked for in the layer that is painted on, or in what is seen of all.
    """

    text = "Fill"

    def press(self, at: HandPoint) -> None:
        seen = self._document.label_map
        label_map = seen if self._state.fills_by_all_layers else self._document.active_map
        target = label_map.at(*at.point)
        if target is None or (target == self._label_id and label_map is not seen):
            return
        if self._state.only is not None and seen.at(*at.point) != self._state.only:
            return
        if at.shift:
            mask, rect = label_map.ids == target, label_map.bounds
        else:
            mask, rect = flood_fill(label_map.ids, int(at.point.x), int(at.point.y))
        self._painted(self._stamp(mask, rect.left, rect.top))


class ShapeTool(Tool):
    """A shape that is dragged out and painted at the release; subclasses say which."""

    def press(self, at: HandPoint) -> None:
        self._from = self._to = at.point
        self._shift = at.shift

    def move(self, at: HandPoint) -> None:
        self._to, self._shift = at.point, at.shift

    def release(self) -> None:
        mask, rect = self.mask()
        if not rect.is_empty:
            self._painted(self._stamp(mask, rect.left, rect.top))
        super().release()

    def mask(self) -> tuple[np.ndarray, Rect]:
        """What will be painted, and where."""
        raise NotImplementedError

    def _rect(self) -> Rect:
        return rect_between(self._from, self._to, square=self._shift)


class RectangleTool(ShapeTool):
    """A rectangle; with Shift a square."""

    text = "Rectangle"

    def mask(self) -> tuple[np.ndarray, Rect]:
        return rectangle_mask(self._rect(), self._document.label_map.bounds)

    def outline(self) -> list[Point]:
        left, top, right, bottom = self._rect()
        return [Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)]


class EllipseTool(ShapeTool):
    """An ellipse; with Shift a circle."""

    text = "Ellipse"

    def mask(self) -> tuple[np.ndarray, Rect]:
        return ellipse_mask(self._rect(), self._document.label_map.bounds)

    def outline(self) -> list[Point]:
        left, top, right, bottom = self._rect()
        angle = np.linspace(0, 2 * np.pi, 64, endpoint=False)
        x = (left + right) / 2 + (right - left) / 2 * np.cos(angle)
        y = (top + bottom) / 2 + (bottom - top) / 2 * np.sin(angle)
        return [Point(float(a), float(b)) for a, b in zip(x, y, strict=True)]


class LineTool(ShapeTool):
    """A straight line as thick as the brush; with Shift in steps of 15 degrees."""

    text = "Line"

    def release(self) -> None:
        end = snap_to_angle(self._from, self._to) if self._shift else self._to
        diameter = float(self._state.diameter)
        path = StrokePath(StrokePoint(*self._from, diameter), smooth=False)
        rect = EMPTY
        for dab in [*path.begin(), *path.extend(StrokePoint(*end, diameter)), *path.finish()]:
            left, top = dab_corner(dab.x, dab.y, self._state.diameter)
            mask = dab_mask(self._state.diameter, self._state.tip)
            rect = rect.united(self._stamp(mask, left, top))
        self._painted(rect)
        Tool.release(self)

    def outline(self) -> list[Point]:
        end = snap_to_angle(self._from, self._to) if self._shift else self._to
        return [self._from, end]


class LassoTool(ShapeTool):
    """A freehand outline that is filled."""

    text = "Lasso"

    def press(self, at: HandPoint) -> None:
        super().press(at)
        self._points = [at.point]

    def move(self, at: HandPoint) -> None:
        super().move(at)
        self._points.append(at.point)

    def mask(self) -> tuple[np.ndarray, Rect]:
        return polygon_mask(self._points, self._document.label_map.bounds)

    def outline(self) -> list[Point]:
        return self._points


DRAWING_TOOLS: dict[ToolChoice, type[Tool]] = {
    ToolChoice.BRUSH: BrushTool,
    ToolChoice.ERASER: EraserTool,
    ToolChoice.FILL: FillTool,
    ToolChoice.LINE: LineTool,
    ToolChoice.RECTANGLE: RectangleTool,
    ToolChoice.ELLIPSE: EllipseTool,
    ToolChoice.LASSO: LassoTool,
}
