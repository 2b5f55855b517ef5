"""Moves the reference picture by hand: while it is on, drags and the wheel are the picture's."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTabletEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.layer_edits import LayerEdits
from drawai_desktop.canvas.undo_steps import ReferenceChange
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.geometry import Point
from drawai_desktop.core.reference import Reference
from drawai_desktop.words import translator

tr = translator(__name__)

WHEEL_FACTOR = 1.05
"""How much larger one notch of the wheel makes it."""
_Key = Qt.Key
_ARROWS = {
    _Key.Key_Left: (-1, 0),
    _Key.Key_Right: (1, 0),
    _Key.Key_Up: (0, -1),
    _Key.Key_Down: (0, 1),
}
_SIZES = {_Key.Key_Plus: 1.01, _Key.Key_Equal: 1.01, _Key.Key_Minus: 1 / 1.01}


class ReferenceHand(QObject):
    """An event filter on the canvas view, before the pointer's. Lives in the GUI thread.

    Signals:
        ended: Escape, Enter, or the picture has gone.
    """

    ended = Signal()

    def __init__(
        self, view: QWidget, document: Document, edits: LayerEdits, viewport: Viewport
    ) -> None:
        super().__init__(view)
        self._view = view
        self._document = document
        self._edits = edits
        self._viewport = viewport
        self._from: Point | None = None
        self._is_on = False
        document.reference_changed.connect(self._on_reference)

    @property
    def is_on(self) -> bool:
        return self._is_on

    def set_on(self, on: bool) -> None:
        """Takes the drags, or leaves them to the tools again."""
        on = on and self._document.reference is not None
        if on == self._is_on:
            return
        self._is_on, self._from = on, None
        if on:
            self._view.installEventFilter(self)
            self._view.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self._view.removeEventFilter(self)
            self._view.setCursor(Qt.CursorShape.CrossCursor)

    def _on_reference(self) -> None:
        if self._is_on and self._document.reference is None:
            self.set_on(False)
            self.ended.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QWheelEvent):
            return self._on_wheel(event)
        if isinstance(event, QKeyEvent):
            return kind == QEvent.Type.KeyPress and self._on_key(event)
        if isinstance(event, (QMouseEvent, QTabletEvent)):
            if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TabletPress):
                return self._on_press(event)
            if kind in (QEvent.Type.MouseMove, QEvent.Type.TabletMove):
                return self._on_move(event.position())
            if kind in (QEvent.Type.MouseButtonRelease, QEvent.Type.TabletRelease):
                was, self._from = self._from, None
                return was is not None
        return False

    def _on_press(self, event: QMouseEvent | QTabletEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False  # the middle button pans as ever
        event.accept()
        self._edits.begin_gesture()
        self._from = self._place(event.position())
        return True

    def _on_move(self, position: QPointF) -> bool:
        reference = self._document.reference
        if self._from is None or reference is None:
            return False
        to = self._place(position)
        self._put(reference.moved(to.x - self._from.x, to.y - self._from.y))
        self._from = to
        return True

    def _on_wheel(self, event: QWheelEvent) -> bool:
        reference = self._document.reference
        if reference is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        event.accept()
        at = self._place(event.position())
        factor = WHEEL_FACTOR ** self._viewport.wheel.notches(event)
        self._put(reference.scaled(factor, at.x, at.y))
        return True

    def _on_key(self, event: QKeyEvent) -> bool:
        key, reference = _Key(event.key()), self._document.reference
        if key in (_Key.Key_Escape, _Key.Key_Return, _Key.Key_Enter):
            self.set_on(False)
            self.ended.emit()
            return True
        if reference is None:
            return False
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if key in _ARROWS:
            dx, dy = _ARROWS[key]
            self._put(reference.moved(far * dx, far * dy))
        elif key in _SIZES:
            x, y = reference.x + reference.width / 2, reference.y + reference.height / 2
            self._put(reference.scaled(_SIZES[key] ** far, x, y))
        else:
            return False
        return True

    def _put(self, reference: Reference) -> None:
        self._edits.change_reference(
            tr("Move the reference picture"), reference, ReferenceChange.PLACE
        )

    def _place(self, position: QPointF) -> Point:
        return self._viewport.transform.to_map(position.x(), position.y())
