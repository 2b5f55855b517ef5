"""Width and height in pixels, side by side, as dialogs ask for them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox

from drawai_desktop.ui.theme import CONTROL_PX
from drawai_desktop.words import translator

tr = translator(__name__)


class SizeRow(QHBoxLayout):
    """Two boxes. Whoever has it may add to it.

    Attributes:
        width_box: columns.
        height_box: rows.
    """

    def __init__(self, width: int, height: int, smallest: int, largest: int) -> None:
        """
        Args:
            smallest: side that can be chosen.
            largest: likewise.
        """
        super().__init__()
        self.width_box = _side(tr("Width"), width, smallest, largest)
        self.height_box = _side(tr("Height"), height, smallest, largest)
        self.addWidget(self.width_box)
        self.addWidget(QLabel("x"))
        self.addWidget(self.height_box)

    def set_size(self, width: int, height: int) -> None:
        """Shows another size."""
        self.width_box.setValue(width)
        self.height_box.setValue(height)


def _side(name: str, value: int, smallest: int, largest: int) -> QSpinBox:
    box = QSpinBox()
    box.setAccessibleName(name)
    box.setAlignment(Qt.AlignmentFlag.AlignCenter)  # as the other fields of numbers
    box.setRange(smallest, largest)
    box.setValue(value)
    box.setFixedSize(84, CONTROL_PX)
    return box
