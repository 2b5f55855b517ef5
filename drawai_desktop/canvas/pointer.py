"""Mouse, pen, touch and wheel on the canvas: who owns the stroke, and what an event means."""

import math
import time
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.tool_state import ToolChoice, ToolState
from drawai_desktop.canvas.tools import DRAWING_TOOLS, BrushTool, HandPoint, Tool
from drawai_desktop.canvas.two_fingers import TwoFingers
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.geometry import Point

if TYPE_CHECKING:
    from drawai_desktop.canvas.canvas_view import CanvasView

PEN_GUARD_S = 0.06
"""Mouse events that come so soon after a pen's are the pen's own, made by the system."""
WHEEL_STEP = 120.0
ARROW_PAN_PX = 40.0
_GRID = 4096
"""Places of a map pixel that the pointer's events are told apart by, across."""

_Modifier = Qt.KeyboardModifier
_Button = Qt.MouseButton


class _Device(Enum):
    MOUSE = auto()
    PEN = auto()


class _Drag(Enum):
    """What a drag does that is no stroke."""

    PAN = auto()
    SIZE = auto()
    TURN = auto()


class Pointer(QObject):
    """An event filter on the canvas view. The first device that presses owns the stroke."""

    def __init__(
        self, view: "CanvasView", document: Document, state: ToolState, viewport: Viewport
    ) -> None:
        super().__init__(view)
        self._view = view
        self._document = document
        self._state = state
        self._viewport = viewport
        self._tool: Tool | None = None
        self._owner: _Device | None = None  # while a stroke or drag runs
        self._drag: _Drag | None = None
        self._drag_from = QPointF()
        self._drag_diameter, self._drag_angle = 0, 0.0
        self._line_end: Point | None = None
        self._last_pen = -1.0
        self._space_is_down = False
        self._eraser_end = False
        self._pressing_pens: set[int] = set()
        self._fingers = TwoFingers(viewport)
        view.installEventFilter(self)

    @property
    def is_drawing(self) -> bool:
        return self._tool is not None

    def outline(self) -> list[Point]:
        """The shape that is being dragged out, in map coordinates."""
        return self._tool.outline() if self._tool is not None else []

    def effective_tool(self) -> ToolChoice:
        """The tool in hand, with the pen's eraser end counted in."""
        return ToolChoice.ERASER if self._eraser_end else self._state.tool

    def paint_label(self) -> int:
        """The id that a stroke would write."""
        return self._state.paint_label(self.effective_tool())

    def forget(self) -> None:
        """Another map: nothing of the old one goes on."""
        self._tool, self._owner, self._drag, self._line_end = None, None, None, None

    def cancel(self) -> bool:
        """Gives up the stroke in progress; false if there is none."""
        if self._tool is None:
            return False
        self._tool.cancel()
        self._end(cancelled=True)
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: C901 - a table
        kind = event.type()
        if isinstance(event, QTabletEvent):
            return self._on_tablet(event)
        if isinstance(event, QMouseEvent):
            if self._is_pens_own(event):
                return True
            if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
                return self._on_press(event)
            if kind == QEvent.Type.MouseMove:
                return self._on_move(event)
            return self._on_release(event)
        if isinstance(event, QWheelEvent):
            return self._on_wheel(event)
        if isinstance(event, QKeyEvent):
            return self._on_key(event, kind == QEvent.Type.KeyPress)
        if isinstance(event, QTouchEvent):
            return self._on_touch(event)
        if kind == QEvent.Type.Leave and not self._owner:
            self._view.show_ring(None)
            self._view.pointer_moved.emit(None)
        elif kind == QEvent.Type.FocusOut and self._tool is not None:
            self._finish()  # another window took over: what is painted is kept
        return False

    # Mouse.

    def _is_pens_own(self, event: QMouseEvent) -> bool:
        device = event.pointingDevice()
        is_pen = device is not None and device.type() == QInputDevice.DeviceType.Stylus
        return is_pen or time.monotonic() - self._last_pen < PEN_GUARD_S

    def _on_press(self, event: QMouseEvent) -> bool:
        if self._owner:
            return True
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        button, modifiers = event.button(), event.modifiers()
        position = event.position()
        if button == _Button.RightButton:
            if modifiers & _Modifier.ControlModifier:
                self._begin_drag(_Drag.SIZE, _Device.MOUSE, position)
            else:
                self._view.popup_wanted.emit(event.globalPosition().toPoint())
            return True
        wants_pan = button == _Button.MiddleButton or self._space_is_down
        if wants_pan or (button == _Button.LeftButton and self._state.tool is ToolChoice.PAN):
            self._begin_drag(self._pan_or_turn(modifiers), _Device.MOUSE, position)
        elif button == _Button.LeftButton:
            self._owner = _Device.MOUSE
            self._press(position, 1.0, modifiers)
        return True

    def _pan_or_turn(self, modifiers: Qt.KeyboardModifier) -> _Drag:
        is_turn = self._space_is_down and bool(modifiers & _Modifier.ShiftModifier)
        return _Drag.TURN if is_turn else _Drag.PAN

    def _on_move(self, event: QMouseEvent) -> bool:
        if self._owner in (None, _Device.MOUSE):
            self._move(event.position(), 1.0, event.modifiers())
        return True

    def _on_release(self, event: QMouseEvent) -> bool:
        if self._owner is _Device.MOUSE and event.buttons() == _Button.NoButton:
            self._finish()
        return True

    # Pen.

    def _on_tablet(self, event: QTabletEvent) -> bool:
        kind = event.type()
        self._last_pen = time.monotonic()
        self._eraser_end = event.pointerType() == QPointingDevice.PointerType.Eraser
        event.accept()
        if kind == QEvent.Type.TabletPress and not self._owner:
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            self._pen_press(event)
        elif kind == QEvent.Type.TabletMove:
            if self._owner in (None, _Device.PEN):
                self._move(event.position(), self._pressure(event), event.modifiers())
        elif kind == QEvent.Type.TabletRelease and self._owner is _Device.PEN:
            self._finish()
        return True

    def _pen_press(self, event: QTabletEvent) -> None:
        if event.button() == _Button.MiddleButton or self._space_is_down:
            kind = self._pan_or_turn(event.modifiers())
            self._begin_drag(kind, _Device.PEN, event.position())
        elif event.button() == _Button.RightButton:
            self._pick(event.position())
        else:
            self._owner = _Device.PEN
            self._press(event.position(), self._pressure(event), event.modifiers())

    def _pressure(self, event: QTabletEvent) -> float:
        """The pen's pressure; 1 for one that cannot tell it, or never told anything but 0."""
        device = event.pointingDevice()
        pen, pressure = device.systemId(), float(event.pressure())
        if pressure > 0:
            self._pressing_pens.add(pen)
        known = QInputDevice.Capability.Pressure in device.capabilities()
        return pressure if known and pen in self._pressing_pens else 1.0

    # Strokes and drags, whoever makes them.

    def _press(self, position: QPointF, pressure: float, modifiers: Qt.KeyboardModifier) -> None:
        wants_pick = modifiers & (_Modifier.ControlModifier | _Modifier.AltModifier)
        name = self.effective_tool()
        kind = DRAWING_TOOLS.get(name)
        if wants_pick or self._state.tool is ToolChoice.PICK:
            self._pick(position)
            kind = None
        elif kind is not None and not self._document.may_paint:
            self._view.stroke_refused.emit()
            kind = None
        if kind is None:  # panning is a drag
            self._owner = None
            return
        hand = self._document, self._state, self._state.paint_label(name)
        more = (self._line_end,) if issubclass(kind, BrushTool) else ()
        self._tool = kind(*hand, *more)
        self._view.stroke_begun.emit()
        self._tool.press(self._at(position, pressure, modifiers))
        self._follow(position)

    def _move(self, position: QPointF, pressure: float, modifiers: Qt.KeyboardModifier) -> None:
        if self._drag is _Drag.PAN:
            delta = position - self._drag_from
            self._drag_from = position
            self._viewport.pan_by(delta.x(), delta.y())
        elif self._drag is _Drag.TURN:
            self._viewport.turn_to(self._drag_angle + self._swept(position))
        elif self._drag is _Drag.SIZE:
            across = (position.x() - self._drag_from.x()) / self._viewport.zoom
            self._state.set_diameter(self._drag_diameter + across)
            return  # the ring stays where the drag began
        elif self._tool is not None:
            self._tool.move(self._at(position, pressure, modifiers))
            if self._tool.outline():
                self._view.redraw_outline()
        self._follow(position)

    def _swept(self, position: QPointF) -> float:
        """Degrees by which a drag has gone round the middle of the view."""
        middle = QPointF(*self._viewport.middle)
        before, now = self._drag_from - middle, position - middle
        return math.degrees(math.atan2(now.y(), now.x()) - math.atan2(before.y(), before.x()))

    def _finish(self) -> None:
        if self._tool is not None:
            if isinstance(self._tool, BrushTool):
                self._line_end = self._tool.end
            self._tool.release()
        self._end(cancelled=False)

    def _end(self, cancelled: bool) -> None:
        drew = self._tool is not None
        self._tool, self._owner, self._drag = None, None, None
        self._show_cursor()
        if drew:
            self._view.redraw_outline()
            if not cancelled:
                self._view.stroke_ended.emit()

    def _begin_drag(self, kind: "_Drag", owner: "_Device", position: QPointF) -> None:
        self._drag, self._owner, self._drag_from = kind, owner, position
        self._drag_diameter, self._drag_angle = self._state.diameter, self._viewport.angle
        self._show_cursor()

    def _pick(self, position: QPointF) -> None:
        point = self._viewport.transform.to_map(position.x(), position.y())
        label_id = self._document.label_map.at(*point)
        if label_id is None:
            return
        if label_id == self._state.paint_label(ToolChoice.ERASER):
            self._state.set_tool(ToolChoice.ERASER)
        else:
            self._state.choose_label(label_id)

    def _at(self, position: QPointF, pressure: float, modifiers: Qt.KeyboardModifier) -> HandPoint:
        x, y = self._viewport.transform.to_map(position.x(), position.y())
        # To a grid far finer than any pen: a turned view's rounding errors must not decide
        # whether a pixel on the dab's edge is painted.
        point = Point(round(x * _GRID) / _GRID, round(y * _GRID) / _GRID)
        return HandPoint(point, pressure, bool(modifiers & _Modifier.ShiftModifier))

    def _follow(self, position: QPointF) -> None:
        self._view.show_ring(Point(position.x(), position.y()))
        point = self._viewport.transform.to_map(position.x(), position.y())
        self._view.pointer_moved.emit(point)

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.CrossCursor
        if self._drag in (_Drag.PAN, _Drag.TURN):
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space_is_down or self._state.tool is ToolChoice.PAN:
            shape = Qt.CursorShape.OpenHandCursor
        self._view.setCursor(shape)

    # Wheel, keys, touch.

    def _on_wheel(self, event: QWheelEvent) -> bool:
        event.accept()
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & _Modifier.ControlModifier:
            self._state.step_diameter(1 if angle.y() > 0 else -1)
        elif event.modifiers() & _Modifier.ShiftModifier:
            self._viewport.pan_by((angle.x() or angle.y()) / WHEEL_STEP * ARROW_PAN_PX, 0)
        elif not pixels.isNull() and event.device().type() == QInputDevice.DeviceType.TouchPad:
            self._viewport.pan_by(pixels.x(), pixels.y())
        else:
            position = event.position()
            at = Point(position.x(), position.y())
            self._viewport.zoom_by(angle.y() / WHEEL_STEP, at)
        return True

    def _on_key(self, event: QKeyEvent, down: bool) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space_is_down = down
                self._show_cursor()
            return True
        if not down:
            return False
        if key == Qt.Key.Key_Escape:
            return self.cancel()
        step = {
            Qt.Key.Key_Left: (ARROW_PAN_PX, 0.0),
            Qt.Key.Key_Right: (-ARROW_PAN_PX, 0.0),
            Qt.Key.Key_Up: (0.0, ARROW_PAN_PX),
            Qt.Key.Key_Down: (0.0, -ARROW_PAN_PX),
        }.get(Qt.Key(key))
        if step is None:
            return False
        self._viewport.pan_by(*step)
        return True

    def _on_touch(self, event: QTouchEvent) -> bool:
        """Two fingers pan and zoom; one finger paints, by the mouse events that Qt makes of it."""
        points = [p.position() for p in event.points()]
        if event.type() == QEvent.Type.TouchEnd or len(points) != 2:
            self._fingers.lift()
            return False
        if self._fingers.move(points):
            self.cancel()
        return True
