"""Tools that select labels of a layer, to move and scale them."""

from dataclasses import dataclass

import numpy as np

from drawai_desktop.canvas.tool import HandPoint, Preview, PreviewKind, Tool, Use
from drawai_desktop.canvas.tool_state import ToolChoice
from drawai_desktop.core.geometry import EMPTY, Point, Rect
from drawai_desktop.core.lifted_labels import LiftedLabels, moved
from drawai_desktop.core.shapes import polygon_mask, rect_between, rectangle_mask
from drawai_desktop.words import translator

tr = translator(__name__)

GRAB_PX = 9.0
"""So near a handle takes hold of it, on the screen."""
NOTHING_THERE = tr.later("Nothing is painted there on this layer, so there is nothing to move.")
NOT_ON_THIS_LAYER = tr.later(
    "That label is not on the layer that is painted on: choose its layer first."
)
LIVE_AREA = 1 << 20
"""More pixels than these follow the hand when it lets them go; until then their frame does."""


@dataclass(frozen=True)
class _Grip:
    """What a drag moves: -1 the left or upper side, 1 the other, 0 none of the two; None for the
    whole selection."""

    sides: tuple[int, int] | None
    at: Point


class SelectTool(Tool):
    """A rectangle of the layer's labels. Once it is drawn, a drag inside moves them, one of a
    handle scales them (with Shift in their proportions; over the other side, mirrored), and Enter,
    another tool or a press outside leaves them where they are. Nothing is lifted before that."""

    text = tr.later("Move a selection")
    goes_on = True

    def __init__(self, use: Use) -> None:
        super().__init__(use)
        self._outline: list[Point] = []
        self._lifted: LiftedLabels | None = None
        self._is_cut = False
        self._holed = self._before  # the layer without what was lifted
        self._place = self._start_place = EMPTY  # right < left: mirrored
        self._shown = EMPTY  # where the labels were written last
        self._grip: _Grip | None = None

    # Drawing the selection.

    def press(self, at: HandPoint) -> None:
        if self._lifted is None:
            self._begin(at.point)
            return
        self._grip = self._grip_at(at)
        self._start_place = self._place
        if self._grip is None:
            self.goes_on = False  # outside: what was moved stays

    def move(self, at: HandPoint) -> None:
        if self._lifted is None:
            self._draw(at)
        elif self._grip is not None:
            self._drag(at)

    def release(self) -> None:
        if self._lifted is not None:
            if not self.goes_on:
                self.finish()
            elif self._grip is not None:
                self._grip = None
                self._write()
            return
        mask, rect = self._mask()
        self._lift(mask, rect, "" if rect.is_empty else str(NOTHING_THERE))

    def _lift(self, mask: np.ndarray, rect: Rect, nothing: str) -> None:
        """Lifts what is under a mask, or says that nothing is."""
        if not rect.is_empty:
            self._lifted = LiftedLabels.of(self._before, mask, rect, self._document.wrap)
        if self._lifted is None:
            self.told = nothing
            self.cancel()
        else:
            self._place = self._lifted.rect

    def _begin(self, at: Point) -> None:
        self._from = self._to = at
        self._is_square = False

    def _draw(self, at: HandPoint) -> None:
        self._to, self._is_square = at.point, at.shift

    def _mask(self) -> tuple[np.ndarray, Rect]:
        if self._from == self._to:
            return np.zeros((0, 0), bool), EMPTY
        return rectangle_mask(self._drawn(), self._room)

    def _drawn(self) -> Rect:
        return rect_between(self._from, self._to, square=self._is_square)

    def _drawn_outline(self) -> list[Point]:
        return _corners(self._drawn())

    # Moving and scaling it.

    def nudge(self, dx: int, dy: int) -> bool:
        if self._lifted is None:
            return False
        self._place = moved(self._place, dx, dy)
        self._write()
        return True

    def clear(self) -> bool:
        """The selected labels are erased."""
        if self._lifted is None:
            return False
        self._place = EMPTY
        self._write()
        self.finish()
        return True

    def _drag(self, at: HandPoint) -> None:
        assert self._grip is not None
        dx, dy = round(at.point.x - self._grip.at.x), round(at.point.y - self._grip.at.y)
        if self._grip.sides is None:
            self._place = moved(self._start_place, dx, dy)
        else:
            self._place = _scaled(self._start_place, self._grip.sides, dx, dy, at.shift)
        if abs(self._place.width * self._place.height) <= LIVE_AREA:
            self._write()

    def _write(self) -> None:
        """Brings the layer to the selection as it is."""
        assert self._lifted is not None
        ids = self._document.active_map.ids
        before = self._shown
        if not self._is_cut:
            self._is_cut = True
            self._holed = self._before.copy()
            before = self._lifted.cut_from(self._holed)
        ids[before.slices] = self._holed[before.slices]
        upright, flip_x, flip_y = _upright(self._place)
        self._shown = self._lifted.put_on(ids, upright, flip_x, flip_y)
        self._painted(before.united(self._shown))

    def _grip_at(self, at: HandPoint) -> _Grip | None:
        near = GRAB_PX * at.pixel
        for sides, handle in _handles(self._place).items():
            if at.point.distance(handle) <= near:
                return _Grip(sides, at.point)
        upright, _, _ = _upright(self._place)
        return _Grip(None, at.point) if upright.contains(*at.point) else None

    def preview(self) -> Preview | None:
        if self._lifted is None:
            return Preview(self._drawn_outline(), PreviewKind.FRAME)
        corners = list(_handles(self._place).values())
        return Preview(_corners(self._place), PreviewKind.FRAME, corners)


class SelectLassoTool(SelectTool):
    """The labels within a freehand outline."""

    def _begin(self, at: Point) -> None:
        self._points = [at]

    def _draw(self, at: HandPoint) -> None:
        self._points.append(at.point)

    def _mask(self) -> tuple[np.ndarray, Rect]:
        return polygon_mask(self._points, self._room)

    def _drawn_outline(self) -> list[Point]:
        return self._points


class SelectLabelTool(SelectTool):
    """All regions of the label that it is made with, on the layer that is painted on. They are
    selected as soon as the tool is made, without a press."""

    def __init__(self, use: Use) -> None:
        super().__init__(use)
        own = self._before == self._label_id
        self.selected_label = self._label_id
        rect = Rect.around(own)
        self._lift(own[rect.slices], rect, str(NOT_ON_THIS_LAYER))


def _corners(rect: Rect) -> list[Point]:
    return [Point(*corner) for corner in rect.corners]


def _handles(rect: Rect) -> dict[tuple[int, int], Point]:
    """The places of the eight handles by the sides that they move."""
    x = {-1: rect.left, 0: (rect.left + rect.right) / 2, 1: rect.right}
    y = {-1: rect.top, 0: (rect.top + rect.bottom) / 2, 1: rect.bottom}
    return {(i, j): Point(x[i], y[j]) for j in (-1, 0, 1) for i in (-1, 0, 1) if (i, j) != (0, 0)}


def _scaled(rect: Rect, sides: tuple[int, int], dx: int, dy: int, in_proportion: bool) -> Rect:
    """A rectangle with sides moved, never empty; beyond the other side it is mirrored."""
    width = rect.width + sides[0] * dx or 1
    height = rect.height + sides[1] * dy or 1
    if in_proportion:
        factors = [width / rect.width] * bool(sides[0]) + [height / rect.height] * bool(sides[1])
        factor = max(factors, key=lambda part: abs(part - 1))
        width, height = round(rect.width * factor) or 1, round(rect.height * factor) or 1
    left = rect.right - width if sides[0] < 0 else rect.left
    top = rect.bottom - height if sides[1] < 0 else rect.top
    return Rect(left, top, left + width, top + height)


def _upright(rect: Rect) -> tuple[Rect, bool, bool]:
    """A rectangle with its sides in order, and which of the two pairs was not."""
    left, right = sorted((rect.left, rect.right))
    top, bottom = sorted((rect.top, rect.bottom))
    return Rect(left, top, right, bottom), rect.right < rect.left, rect.bottom < rect.top


SELECTION_TOOLS: dict[ToolChoice, type[Tool]] = {
    ToolChoice.SELECT: SelectTool,
    ToolChoice.SELECT_LASSO: SelectLassoTool,
}
