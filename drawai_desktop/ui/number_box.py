"""A field for a whole number that gives the keyboard back when it is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSpinBox


class NumberBox(QSpinBox):
    """Lives in the GUI thread.

    Signals:
        left: Enter or Escape; the canvas should have the keyboard again.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.setValue(self.value())  # what was typed and not taken goes
            self.lineEdit().setText(
                f"{self.prefix()}{self.textFromValue(self.value())}{self.suffix()}"
            )
            self.left.emit()
            return
        super().keyPressEvent(event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
