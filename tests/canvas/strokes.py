"""What a mouse and keys do on the canvas."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.builders import GRASS

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def area(canvas, label_id=GRASS):
    return int((canvas.ids == label_id).sum())


def key(canvas, code, kind=QEvent.Type.KeyPress):
    event = QKeyEvent(kind, code, Qt.KeyboardModifier(0))
    QApplication.sendEvent(canvas.view, event)
