"""What has no room in a bar, in a menu at its end."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QMenu, QToolButton, QWidget

from drawai_desktop.ui.theme import CONTROL_PX, ICON_PX, Theme, icon
from drawai_desktop.words import translator

tr = translator(__name__)


class Overflow(QToolButton):
    """The last button of a row; it is seen while others are not. Lives in the GUI thread."""

    def __init__(self, row: QBoxLayout) -> None:
        super().__init__()
        self._row = row
        self._groups: list[tuple[QWidget | None, list[QToolButton]]] = []
        self.setObjectName("button_overflow")
        self.setAccessibleName(tr("More commands"))
        self.setToolTip(tr("More commands: those that have no room here"))
        self.setFixedSize(CONTROL_PX, CONTROL_PX)
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        row.addWidget(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.setIcon(icon("chevrons-right", theme))

    def add_group(self, line: QWidget | None, buttons: list[QToolButton]) -> None:
        """Buttons of actions that may go into the menu, the last first, and those of groups that
        were added earlier before them.

        Args:
            line: parts them from what stands before them, and goes with the last of them.
        """
        self._groups.append((line, buttons))

    def fit(self, width: int) -> None:
        """Has the row take no more than so many pixels, as far as it can."""
        hidden: list[QToolButton] = []
        lines: list[QWidget] = []
        spare = width - self._full_width()
        if spare < 0:
            spare -= self._room_of(self)
            for line, buttons in self._groups:
                for button in reversed(buttons):
                    if spare < 0:
                        hidden.append(button)
                        spare += self._room_of(button)
                if line is not None and buttons[0] in hidden:
                    lines.append(line)
                    spare += self._room_of(line)
        for line, buttons in self._groups:
            if line is not None:
                line.setVisible(line not in lines)
            for button in buttons:
                button.setVisible(button not in hidden)
        self.setVisible(bool(hidden))
        self._fill(hidden)

    def _full_width(self) -> int:
        """What the row needs where it shows everything, in pixels."""
        self._row.invalidate()
        needed = self._row.minimumSize().width()
        members = [w for line, buttons in self._groups for w in (line, *buttons)]
        needed += sum(self._room_of(w) for w in members if w is not None and w.isHidden())
        return needed - (0 if self.isHidden() else self._room_of(self))

    def _room_of(self, widget: QWidget) -> int:
        return widget.minimumWidth() + self._row.spacing()

    def _fill(self, hidden: list[QToolButton]) -> None:
        menu = self.menu()
        menu.clear()
        for _line, buttons in reversed(self._groups):
            members = [b.defaultAction() for b in buttons if b in hidden]
            if members and menu.actions():
                menu.addSeparator()
            menu.addActions(members)
