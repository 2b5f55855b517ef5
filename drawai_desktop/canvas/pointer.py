"""Mouse, pen, touch and wheel on the canvas: who owns the stroke, and what an event means."""

import time
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Slot
from PySide6.QtGui import (
    QInputDevice,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.pen_pressure import PenPressure
from drawai_desktop.canvas.tool import HandPoint
from drawai_desktop.canvas.tool_in_hand import ToolInHand
from drawai_desktop.canvas.tool_state import ToolChoice, ToolState
from drawai_desktop.canvas.two_fingers import TwoFingers
from drawai_desktop.canvas.view_drag import DragKind, ViewDrag
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.geometry import Point

if TYPE_CHECKING:
    from drawai_desktop.canvas.canvas_view import CanvasView

PEN_GUARD_S = 0.06
"""Mouse events that come so soon after a pen's are the pen's own, made by the system."""
ARROW_PAN_PX = 40.0
NUDGE_FAR_PX = 10
"""So far an arrow moves a selection with Shift, in pixels of the map; else by one."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_GRID = 4096
"""Places of a map pixel that the pointer's events are told apart by, across."""

_Modifier = Qt.KeyboardModifier
_Button = Qt.MouseButton


class _Device(Enum):
    MOUSE = auto()
    PEN = auto()
    KEYS = auto()


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
        self.tool = ToolInHand(self, document, state)
        self._owner: _Device | None = None  # while a stroke or drag runs
        self._drag = ViewDrag(viewport, state)
        self._last_pen = -1.0
        self.copy = Point(0.0, 0.0)
        """Where the copy of the map begins that the tool in use is used in."""
        self._space_is_down = False
        self._eraser_end = False
        self._pens = PenPressure()
        self._fingers = TwoFingers(viewport)
        view.installEventFilter(self)
        state.changed.connect(self._show_cursor)
        self.tool.begun.connect(view.stroke_begun)
        self.tool.rested.connect(view.stroke_ended)
        self.tool.redrawn.connect(view.redraw_preview)
        self.tool.refused.connect(view.stroke_refused)

    def effective_tool(self) -> ToolChoice:
        """The tool in hand, with the pen's eraser end counted in."""
        return ToolChoice.ERASER if self._eraser_end else self._state.tool

    def paint_label(self) -> int:
        """The id that a stroke would write."""
        return self._state.paint_label(self.effective_tool())

    def forget(self) -> None:
        """Another map: nothing of the old one goes on."""
        self.tool.forget()
        self._owner = None
        self._drag.end()

    @Slot()
    def cancel(self) -> bool:
        """Gives up the stroke in progress; false if there is none."""
        if self._drag.kind is None:
            self._owner = None
        return self.tool.cancel()

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
            if kind == QEvent.Type.ShortcutOverride:
                event.setAccepted(self._is_for_the_tool(event))
                return event.isAccepted()
            return self._on_key(event, kind == QEvent.Type.KeyPress)
        if isinstance(event, QTouchEvent):
            return self._on_touch(event)
        if kind == QEvent.Type.Leave and not self._owner:
            self._view.show_ring(None)
            self._view.pointer_moved.emit(None)
        elif kind == QEvent.Type.FocusOut and self._drag.kind is None:
            self._lift()  # another window took over: what is painted is kept
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
                self._begin_drag(DragKind.SIZE, _Device.MOUSE, position)
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

    def _pan_or_turn(self, modifiers: Qt.KeyboardModifier) -> DragKind:
        is_turn = self._space_is_down and bool(modifiers & _Modifier.ShiftModifier)
        return DragKind.TURN if is_turn else DragKind.PAN

    def _on_move(self, event: QMouseEvent) -> bool:
        if self._owner in (None, _Device.MOUSE):
            self._move(event.position(), 1.0, event.modifiers())
        return True

    def _on_release(self, event: QMouseEvent) -> bool:
        if self._owner is _Device.MOUSE and event.buttons() == _Button.NoButton:
            self._lift()
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
                self._move(event.position(), self._pens.of(event), event.modifiers())
        elif kind == QEvent.Type.TabletRelease and self._owner is _Device.PEN:
            self._lift()
        return True

    def _pen_press(self, event: QTabletEvent) -> None:
        if event.button() == _Button.MiddleButton or self._space_is_down:
            kind = self._pan_or_turn(event.modifiers())
            self._begin_drag(kind, _Device.PEN, event.position())
        elif event.button() == _Button.RightButton:
            self._pick(event.position())
        else:
            self._owner = _Device.PEN
            self._press(event.position(), self._pens.of(event), event.modifiers())

    # Keys that paint.

    def press_keys(self, position: QPointF) -> None:
        """A key does what the mouse's button would do there."""
        if self._owner is None:
            self._owner = _Device.KEYS
            self._press(position, 1.0, _Modifier.NoModifier)

    def move_keys(self, position: QPointF) -> None:
        """A key moved the pointer."""
        if self._owner in (None, _Device.KEYS):
            self._move(position, 1.0, _Modifier.NoModifier)

    def lift_keys(self) -> None:
        """The key is up again."""
        if self._owner is _Device.KEYS:
            self._lift()

    # Strokes and drags, whoever makes them.

    def _press(self, position: QPointF, pressure: float, modifiers: Qt.KeyboardModifier) -> None:
        wants_pick = modifiers & (_Modifier.ControlModifier | _Modifier.AltModifier)
        if wants_pick or self._state.tool is ToolChoice.PICK:
            self._owner = None
            self._pick(position)
            return
        if self.tool.begins_anew:
            place = self._viewport.transform.to_map(position.x(), position.y())
            self.copy = self._viewport.copy_at(place)
        if self.tool.take(self.effective_tool(), self._at(position, pressure, modifiers)):
            self._follow(position)
        else:
            self._owner = None

    def _move(self, position: QPointF, pressure: float, modifiers: Qt.KeyboardModifier) -> None:
        if self._drag.kind is not None:
            self._drag.move(position)
            if self._drag.kind is DragKind.SIZE:
                return  # the ring stays where the drag began
        else:
            self.tool.move(self._at(position, pressure, modifiers))
        self._follow(position)

    def _lift(self) -> None:
        """The pointer goes up, after a stroke or a drag of the view."""
        self._owner = None
        if self._drag.kind is not None:
            self._drag.end()
            self._show_cursor()
        else:
            self.tool.lift()

    def _begin_drag(self, kind: DragKind, owner: "_Device", position: QPointF) -> None:
        self._owner = owner
        self._drag.begin(kind, position)
        self._show_cursor()

    def _pick(self, position: QPointF) -> None:
        point = self._home(position)
        label_id = self._document.label_map.at(*point)
        if label_id is None:
            return
        if label_id == self._state.paint_label(ToolChoice.ERASER):
            self._state.set_tool(ToolChoice.ERASER)
        else:
            self._state.choose_label(label_id)

    def _at(self, position: QPointF, pressure: float, modifiers: Qt.KeyboardModifier) -> HandPoint:
        x, y = self._viewport.transform.to_map(position.x(), position.y())
        x, y = x - self.copy.x, y - self.copy.y
        # To a grid far finer than any pen: a turned view's rounding errors must not decide
        # whether a pixel on the dab's edge is painted.
        point = Point(round(x * _GRID) / _GRID, round(y * _GRID) / _GRID)
        shift = bool(modifiers & _Modifier.ShiftModifier)
        return HandPoint(point, pressure, shift, 1 / self._viewport.zoom)

    def _follow(self, position: QPointF) -> None:
        self._view.show_ring(Point(position.x(), position.y()))
        self._view.pointer_moved.emit(self._home(position))

    def _home(self, position: QPointF) -> Point:
        """The place in the map that is seen there, in whichever copy of it."""
        x, y = self._viewport.transform.to_map(position.x(), position.y())
        copy = self._viewport.copy_at(Point(x, y))
        return Point(x - copy.x, y - copy.y)

    @Slot()
    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.CrossCursor
        if self._drag.kind in (DragKind.PAN, DragKind.TURN):
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space_is_down or self._state.tool is ToolChoice.PAN:
            shape = Qt.CursorShape.OpenHandCursor
        self._view.setCursor(shape)

    # Wheel, keys, touch.

    def _on_wheel(self, event: QWheelEvent) -> bool:
        if event.modifiers() & _Modifier.ControlModifier:
            event.accept()
            up = self._viewport.wheel.notches(event) > 0
            self._state.step_diameter(1 if up else -1)
        else:
            self._viewport.wheel.turn(self._viewport, event)
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
        if self._is_for_the_tool(event):
            is_undo = event.matches(QKeySequence.StandardKey.Undo)
            self.tool.take_key(Qt.Key.Key_Backspace if is_undo else Qt.Key(key))
            return True
        return self._on_arrow(event)

    def _on_arrow(self, event: QKeyEvent) -> bool:
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            return False
        by = NUDGE_FAR_PX if event.modifiers() & _Modifier.ShiftModifier else 1
        if not self.tool.nudge(by * step[0], by * step[1]):
            self._viewport.pan_by(-ARROW_PAN_PX * step[0], -ARROW_PAN_PX * step[1])
        return True

    def _is_for_the_tool(self, event: QKeyEvent) -> bool:
        """Whether a key is for a tool that waits for another press, and no shortcut then."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.tool.waits
        held = event.modifiers() & ~_Modifier.KeypadModifier
        return held == _Modifier.NoModifier and self.tool.wants(Qt.Key(event.key()))

    def _on_touch(self, event: QTouchEvent) -> bool:
        """Two fingers pan and zoom; one finger paints, by the mouse events that Qt makes of it."""
        points = [p.position() for p in event.points()]
        if event.type() == QEvent.Type.TouchEnd or len(points) != 2:
            self._fingers.lift()
            return False
        if self._fingers.move(points):
            self.cancel()
        return True
