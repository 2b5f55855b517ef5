"""What the pages of the training dialog share: a title, a line for trouble, a row of buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

_BESIDE_TEXT_PX = 40


class TrainingPage(QWidget):
    """Lives in the GUI thread."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)  # names are anybody's
        self._title.setProperty("heading", True)
        self._title.setWordWrap(True)
        self._trouble = QLabel()
        self._trouble.setObjectName("training_trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._trouble.setWordWrap(True)
        self._trouble.setProperty("trouble", True)
        self._trouble.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 12)
        self._column.setSpacing(10)
        self._column.addWidget(self._title)
        self._column.addWidget(self._trouble)

    @property
    def trouble(self) -> str:
        """What is said to be wrong; empty for nothing."""
        return self._trouble.text()

    def set_title(self, text: str) -> None:
        """The line on top."""
        self._title.setText(text)

    def set_trouble(self, sentence: str) -> None:
        """What is wrong, or nothing."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Another widget below."""
        self._column.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout) -> None:
        """Other widgets below."""
        self._column.addLayout(layout)

    def add_stretch(self) -> None:
        """Room."""
        self._column.addStretch(1)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """A row of buttons at the right; the last is what one usually wants. Where there are
        several, a page shows those that are of use."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            button.setAutoDefault(False)
            reserve_bold(button)
            button.setHidden(len(buttons) > 1)
            row.addWidget(button)
        self._column.addLayout(row)


def reserve_bold(button: QPushButton) -> None:
    """Room for the button's text as it is when the button becomes the default one: bold."""
    font = QFont(button.font())
    font.setBold(True)
    wide = QFontMetrics(font).horizontalAdvance(button.text())
    button.setMinimumWidth(wide + _BESIDE_TEXT_PX)


def quiet_label(text: str = "") -> QLabel:
    """A text that explains."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("quiet", True)
    label.setWordWrap(True)
    return label
