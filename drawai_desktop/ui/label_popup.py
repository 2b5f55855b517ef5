"""The labels at the pointer: the recent ones first, then all groups."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.tool_state import ToolChoice, ToolState
from drawai_desktop.core.labels import UNLABELLED


class LabelPopup(QObject):
    """Lives in the GUI thread."""

    def __init__(self, state: ToolState, labels: CurrentLabels, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._labels = labels
        self._parent = parent

    def open_at(self, at: QPoint) -> None:
        """Shows the menu at a place on the screen; it closes by itself."""
        labels = self._labels.value
        menu = QMenu(self._parent)
        menu.setObjectName("label_popup")
        menu.triggered.connect(self._on_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        for label_id in self._state.recent:
            if label_id in labels:
                menu.addAction(self._entry(label_id, menu))
        menu.addSeparator()
        for group in labels.groups:
            members = [c for c in labels if c.group == group]
            if members:
                submenu = menu.addMenu(group.replace("&", "&&"))
                for label in members:
                    submenu.addAction(self._entry(label.id, submenu))
        menu.addSeparator()
        unlabelled = menu.addAction("Unlabelled (eraser)")
        unlabelled.setData(UNLABELLED)
        menu.popup(at)

    def _entry(self, label_id: int, menu: QMenu) -> QAction:
        label = self._labels.shown[label_id]
        action = QAction(swatch(label.rgb), label.title, menu)
        action.setData(label_id)
        return action

    def _on_chosen(self, action: QAction) -> None:
        label_id = action.data()
        if label_id == UNLABELLED:
            self._state.set_tool(ToolChoice.ERASER)
        elif label_id is not None:
            self._state.choose_label(int(label_id))


def swatch(rgb: tuple[int, int, int]) -> QIcon:
    """A label's colour as a small square."""
    pixmap = QPixmap(32, 32)
    pixmap.fill(QColor(*rgb))
    painter = QPainter(pixmap)
    painter.setPen(QColor(128, 128, 128))
    painter.drawRect(0, 0, 31, 31)
    painter.end()
    return QIcon(pixmap)
