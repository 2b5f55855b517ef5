"""A note where the window was, for a moment: what goes on without it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel

CLOSING_NOTE_MS = 2500
_WIDEST_PX = 420


class ClosingNote(QLabel):
    """Lives in the GUI thread. Nothing is asked, and nothing can be answered."""

    def __init__(self, text: str, window: QRect) -> None:
        """
        Args:
            window: where the window was, on the screen.
        """
        super().__init__(text)
        self.setObjectName("closing_note")
        self.setWindowFlags(Qt.WindowType.SplashScreen)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMargin(16)
        self.setFixedWidth(min(_WIDEST_PX, window.width()))
        self.adjustSize()
        place = self.rect()
        place.moveCenter(window.center())
        self.move(place.topLeft())
