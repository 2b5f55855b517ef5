"""The labels at the pointer: the recent ones first, then all groups."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.tool_state import ToolChoice, ToolState
from drawai_desktop.core.labels import UNLABELLED, LabelClass, group_title
from drawai_desktop.ui.foreign_text import in_menu
from drawai_desktop.ui.swatches import draw_swatch
from drawai_desktop.words import translator

tr = translator(__name__)


class LabelPopup(QObject):
    """Lives in the GUI thread."""

    def __init__(self, state: ToolState, labels: CurrentLabels, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._labels = labels
        self._parent = parent
        self.is_patterned = False
        """Whether the colours have the labels' patterns."""

    def open_at(self, at: QPoint) -> None:
        """Shows the menu at a place on the screen; it closes by itself."""
        self.ask_at(at, "", self._choose)

    def ask_at(self, at: QPoint, title: str, act: Callable[[int], None], but: int = -1) -> None:
        """Asks for a label by the same menu.

        Args:
            title: what it is asked for; empty for nothing that must be said.
            act: what is done with it.
            but: a label that makes no sense as the answer.
        """
        labels = self._labels.value
        menu = QMenu(self._parent)
        menu.setObjectName("label_popup")
        menu.triggered.connect(partial(self._on_chosen, act))
        menu.aboutToHide.connect(menu.deleteLater)
        if title:
            menu.addAction(in_menu(title)).setEnabled(False)
            menu.addSeparator()
        for label_id in self._state.recent:
            if label_id in labels and label_id != but:
                menu.addAction(self._entry(label_id, menu))
        menu.addSeparator()
        for group in labels.groups:
            members = [c for c in labels if c.group == group and c.id != but]
            if members:
                submenu = menu.addMenu(in_menu(group_title(group)))
                for label in members:
                    submenu.addAction(self._entry(label.id, submenu))
        menu.addSeparator()
        if but != UNLABELLED:
            menu.addAction(tr("Unlabelled (eraser)")).setData(UNLABELLED)
        menu.popup(at)

    def _entry(self, label_id: int, menu: QMenu) -> QAction:
        label = self._labels.shown[label_id]
        action = QAction(self.swatch_of(label), in_menu(label.title), menu)
        action.setData(label_id)
        return action

    def swatch_of(self, label: LabelClass) -> QIcon:
        """A label's colour as a small square, with its pattern where patterns are shown.

        Args:
            label: in the colours of the screen.
        """
        pixmap = QPixmap(32, 32)
        pixmap.fill(Qt.GlobalColor.transparent)
        pixmap.setDevicePixelRatio(2.0)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, 0.5, 15, 15)
        draw_swatch(painter, box, label.id, QColor(*label.rgb), self.is_patterned)
        painter.end()
        return QIcon(pixmap)

    @staticmethod
    def _on_chosen(act: Callable[[int], None], action: QAction) -> None:
        if action.data() is not None:
            act(int(action.data()))

    def _choose(self, label_id: int) -> None:
        if label_id == UNLABELLED:
            self._state.set_tool(ToolChoice.ERASER)
        else:
            self._state.choose_label(label_id)
