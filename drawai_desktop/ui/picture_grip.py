"""The handle by which the picture is dragged out of the window."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from drawai_desktop.ui.theme import icon_in
from drawai_desktop.words import translator

tr = translator(__name__)

SIDE_PX = 32
_ICON_PX = 18
_LOOK = """
QToolButton { background: rgba(20, 20, 20, 170); border: 1px solid rgba(255, 255, 255, 60);
  border-radius: 6px; padding: 0; }
QToolButton:hover, QToolButton:focus { background: rgba(20, 20, 20, 230);
  border: 1px solid rgba(255, 255, 255, 200); }
"""


class PictureGrip(QToolButton):
    """Lives in the GUI thread.

    Signals:
        held: it is pressed, so that the picture may soon be dragged.
        pulled: the pointer has left with it.
    """

    held = Signal()
    pulled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picture_grip")
        self.setAccessibleName(tr("Drag the picture out of the window"))
        self.setToolTip(tr("Drag the picture into another program or a folder"))
        self.setIcon(icon_in("drag-out", "#ffffff"))
        self.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self.setFixedSize(SIDE_PX, SIDE_PX)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setStyleSheet(_LOOK)
        self._pressed_at: QPoint | None = None
        self._is_offered = self._is_near = False
        self.hide()

    def set_offered(self, offered: bool) -> None:
        """Whether there is a picture to be dragged."""
        self._is_offered = offered
        self.setVisible(self._is_offered and self._is_near)

    def set_near(self, near: bool) -> None:
        """Whether the pointer is over the picture: otherwise nothing covers it."""
        self._is_near = near
        self.setVisible(self._is_offered and self._is_near)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self.held.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self.pulled.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        super().mouseReleaseEvent(event)
