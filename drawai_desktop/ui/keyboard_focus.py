"""The keyboard belongs to the canvas: what the mouse does elsewhere leaves it there."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

TYPING = (QLineEdit, QAbstractSpinBox, QPlainTextEdit)
"""What holds text that is being typed."""
_CLICKED = (QAbstractButton, QAbstractSlider, QAbstractItemView, QComboBox, QScrollArea)


def leave_keyboard_alone(parent: QWidget) -> None:
    """What is clicked inside a widget does not take the keyboard; Tab still reaches it.

    Otherwise Space would press the button that was clicked last, and the arrows would move a
    slider, where a painter means the canvas.
    """
    for kind in _CLICKED:
        for widget in parent.findChildren(kind):
            if widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
                widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class FocusReturn(QObject):
    """An event filter on the application: a press beside the field in which something is typed
    ends the typing. Lives in the GUI thread."""

    def __init__(self, window: QWidget, canvas: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._canvas = canvas

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.TabletPress):
            focused = QApplication.focusWidget()
            if (
                isinstance(watched, QWidget)
                and watched.window() is self._window
                and isinstance(focused, TYPING)
                and not _belongs(watched, focused)
            ):
                self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        return False


def _belongs(widget: QWidget, field: QWidget) -> bool:
    """Whether a widget is the field, a part of it, or another one to type in."""
    return widget is field or field.isAncestorOf(widget) or isinstance(widget, TYPING)
