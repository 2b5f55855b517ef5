"""Painting without a mouse: arrows move a cursor over the map, Space is the pointer's button."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from drawai_desktop.canvas.canvas_view import CanvasView
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.pointer import ARROWS
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.geometry import Point

STEPS_PER_SIDE = 128
"""An arrow moves the cursor by this part of the canvas's side; with Shift by one pixel."""
QUICK_AFTER, QUICK = 6, 3
"""An arrow that is held takes longer steps after so many."""
_EDGE_PX = 24.0
_Key = Qt.Key


class KeyHand(QObject):
    """An event filter on the canvas view, before the pointer's. Lives in the GUI thread.

    Space is held to paint, as a button is; Enter puts the tool down and, at the next time, up
    again, for those who cannot hold two keys at once.

    Signals:
        ended: Escape.
    """

    ended = Signal()

    def __init__(self, view: CanvasView, document: Document, viewport: Viewport) -> None:
        super().__init__(view)
        self._view = view
        self._document = document
        self._viewport = viewport
        self._at = Point(0.0, 0.0)
        self._is_on = False
        self._repeats = 0
        viewport.changed.connect(self._show)
        document.map_replaced.connect(self._stay_on_map)

    @property
    def is_on(self) -> bool:
        return self._is_on

    def set_on(self, on: bool) -> None:
        """Arrows and Space paint, or move the view again."""
        if on == self._is_on:
            return
        self._is_on = on
        if on:
            self._at = self._viewport.transform.to_map(*self._viewport.middle)
            self._stay_on_map()
            self._view.installEventFilter(self)
            self._move()
        else:
            self._view.pointer.lift_keys()
            self._view.removeEventFilter(self)
            self._view.show_key_cursor(None)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._on_press(event)
        if event.type() == QEvent.Type.KeyRelease and event.key() == _Key.Key_Space:
            if not event.isAutoRepeat():
                self._view.pointer.lift_keys()
            return True
        return False

    def _on_press(self, event: QKeyEvent) -> bool:
        key, pointer = event.key(), self._view.pointer
        if key in ARROWS:
            self._step(event)
        elif key == _Key.Key_Space:
            if not event.isAutoRepeat():
                pointer.press_keys(self._widget_place())
        elif key in (_Key.Key_Return, _Key.Key_Enter) and not pointer.tool.waits:
            if pointer.tool.is_used:
                pointer.lift_keys()
            else:
                pointer.press_keys(self._widget_place())
        elif key == _Key.Key_Escape and not pointer.tool.is_used:
            self.ended.emit()
        else:
            return False
        return True

    def _step(self, event: QKeyEvent) -> None:
        """As it is seen: a turned or mirrored view moves the cursor another way over the map."""
        self._repeats = self._repeats + 1 if event.isAutoRepeat() else 0
        label_map = self._document.label_map
        length = 1.0
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            length = max(1.0, (label_map.width * label_map.height) ** 0.5 / STEPS_PER_SIDE)
            length *= QUICK if self._repeats > QUICK_AFTER else 1
        x, y = ARROWS[Qt.Key(event.key())]
        place, step = self._widget_place(), length * self._viewport.zoom
        at = self._viewport.transform.to_map(place.x() + x * step, place.y() + y * step)
        self._at = at
        self._stay_on_map()
        self._move()

    def _move(self) -> None:
        self._keep_in_sight()
        self._view.pointer.move_keys(self._widget_place())
        self._show()

    def _keep_in_sight(self) -> None:
        """The view follows a cursor that leaves it."""
        place, width, height = self._widget_place(), self._view.width(), self._view.height()
        dx = max(0.0, _EDGE_PX - place.x()) - max(0.0, place.x() - width + _EDGE_PX)
        dy = max(0.0, _EDGE_PX - place.y()) - max(0.0, place.y() - height + _EDGE_PX)
        if (dx or dy) and not self._viewport.is_fitted:
            self._viewport.pan_by(dx, dy)

    def _widget_place(self) -> QPointF:
        return QPointF(*self._viewport.transform.to_widget(self._at))

    @Slot()
    def _stay_on_map(self) -> None:
        label_map = self._document.label_map
        x = min(max(self._at.x, 0.5), label_map.width - 0.5)
        y = min(max(self._at.y, 0.5), label_map.height - 0.5)
        self._at = Point(x, y)

    @Slot()
    def _show(self) -> None:
        if self._is_on:
            place = self._widget_place()
            self._view.show_key_cursor(Point(place.x(), place.y()))
