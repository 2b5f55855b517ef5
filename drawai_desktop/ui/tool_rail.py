"""The tools, one below the other, at the left edge; in a short window, one button a group."""

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from drawai_desktop.ui.theme import ICON_PX, TOOL_BUTTON_PX
from drawai_desktop.ui.tool_rows import ToolGroup
from drawai_desktop.ui.toolbar import action_button
from drawai_desktop.ui.touch import TOUCH_PX
from drawai_desktop.words import translator

tr = translator(__name__)

RAIL_PX, LARGE_RAIL_PX = 42, 48
_MARGIN_PX, _SPACING_PX = 4, 2
_TRIANGLE_PX = 5


class GroupButton(QToolButton):
    """Several tools as one button: it shows the one that was used last, and a press that is held,
    a right click or an arrow key shows them all; so does a click where it asks first."""

    def __init__(self, group: ToolGroup, actions: list[QAction]) -> None:
        super().__init__()
        self.setObjectName("group_" + group.english.lower().replace(" ", "_"))
        self._name = group.name
        self._menu = QMenu(self)
        self._menu.addActions(actions)
        self.setMenu(self._menu)
        modes = QToolButton.ToolButtonPopupMode
        self._asks_first = group.is_one_button
        self.setPopupMode(modes.InstantPopup if group.is_one_button else modes.DelayedPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setFixedSize(TOOL_BUTTON_PX, TOOL_BUTTON_PX)
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        for action in actions:
            action.toggled.connect(self._on_toggled)
        self._show(actions[0])

    @Slot()
    def _on_toggled(self) -> None:
        for action in self._menu.actions():
            if action.isChecked():
                self._show(action)

    def _show(self, action: QAction) -> None:
        self.setDefaultAction(action)
        text = action.text().replace("&", "")
        self.setAccessibleName(f"{self._name}: {text}")
        tip = tr("{tip}\nHold for all: {group}", tip=action.toolTip(), group=self._name)
        self.setToolTip(self._name if self._asks_first else tip)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self._open()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Menu):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(self.width() + 2, 0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.palette().color(QPalette.ColorRole.WindowText)))
        x, y = self.width() - 4, self.height() - 4
        corner = [QPoint(x, y), QPoint(x - _TRIANGLE_PX, y), QPoint(x, y - _TRIANGLE_PX)]
        painter.drawPolygon(corner)


class ToolRail(QWidget):
    """Lives in the GUI thread."""

    def __init__(
        self, groups: tuple[ToolGroup, ...], actions: dict[str, QAction], last: QAction
    ) -> None:
        """
        Args:
            last: what stands apart at the lower end.
        """
        super().__init__()
        self.setObjectName("tool_rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(1, _MARGIN_PX, 1, _MARGIN_PX)
        self._singles: list[QWidget] = []
        self._folds: list[QWidget] = []
        self._count = 1  # of buttons, where all of them are shown
        for group in groups:
            members = [actions[command.name] for command in group.commands]
            if group.is_one_button:
                layout.addWidget(GroupButton(group, members))
                self._count += 1
                continue
            self._count += len(members)
            buttons = [action_button(action, TOOL_BUTTON_PX) for action in members]
            for button in buttons:
                layout.addWidget(button)
            if len(members) > 1:
                self._singles += buttons
                fold = GroupButton(group, members)
                layout.addWidget(fold)
                self._folds.append(fold)
        layout.addStretch(1)
        layout.addWidget(action_button(last, TOOL_BUTTON_PX))
        self.set_large(False)

    @property
    def is_folded(self) -> bool:
        """Whether groups are one button each."""
        return bool(self._folds) and not self._folds[0].isHidden()

    def set_large(self, large: bool) -> None:
        """Room for buttons that a finger can press."""
        self.setFixedWidth(LARGE_RAIL_PX if large else RAIL_PX)
        self._spacing = 0 if large else _SPACING_PX
        self._layout.setSpacing(self._spacing)
        self._button_px = TOUCH_PX if large else TOOL_BUTTON_PX
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        needed = self._count * (self._button_px + self._spacing) + 2 * _MARGIN_PX
        folded = self.height() < needed
        for widget in self._singles:
            widget.setVisible(not folded)
        for widget in self._folds:
            widget.setVisible(folded)
