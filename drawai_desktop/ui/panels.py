"""The panels round the pictures: they dock at any side, float, and stay where one left them."""

import base64
import binascii
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from drawai_desktop.ui.panel_title import PanelTitle
from drawai_desktop.ui.theme import Theme

_VERSION = 1
_Area = Qt.DockWidgetArea
_Feature = QDockWidget.DockWidgetFeature
_MOVABLE = _Feature.DockWidgetMovable | _Feature.DockWidgetFloatable | _Feature.DockWidgetClosable
_UPRIGHT = (_Area.LeftDockWidgetArea, _Area.RightDockWidgetArea)


@dataclass(frozen=True)
class Home:
    """Where a panel stands until somebody drags it elsewhere."""

    beside: Qt.DockWidgetArea
    """While the pictures stand side by side, or one alone."""
    stacked: Qt.DockWidgetArea
    """While one stands above the other: the room is at the sides then."""


class Panel(QDockWidget):
    """One panel in its frame. Lives in the GUI thread.

    Signals:
        upright_changed(bool): whether it is to be higher than wide now.
    """

    upright_changed = Signal(bool)

    def __init__(self, name: str, title: str, widget: QWidget, home: Home) -> None:
        super().__init__(title)
        self.setObjectName(f"panel_{name}")
        self.home = home
        self.title = PanelTitle(name, title)
        self.setTitleBarWidget(self.title)
        self.setWidget(widget)
        self.setFeatures(_MOVABLE)
        self._area = home.beside
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._show_direction)
        self.dockLocationChanged.connect(self.note_area)
        self.topLevelChanged.connect(self._on_float)

    @property
    def area(self) -> Qt.DockWidgetArea:
        """The side of the window that it stands at, or stood at before it floated."""
        return self._area

    def note_area(self, area: Qt.DockWidgetArea) -> None:
        """Which side of the window it stands at now."""
        if area != _Area.NoDockWidgetArea:
            self._area = area
        # Later: Qt is still moving docks when it tells, and a title that changes its direction
        # meanwhile leaves gaps.
        self._turn.start()

    def _on_float(self, _floating: bool) -> None:
        self._turn.start()

    def _show_direction(self) -> None:
        lies = not self.isFloating() and self._area not in _UPRIGHT
        flag = _Feature.DockWidgetVerticalTitleBar
        self.setFeatures(_MOVABLE | flag if lies else _MOVABLE)
        self.title.set_standing(lies)
        self.upright_changed.emit(not lies)


class Panels(QMainWindow):
    """The pictures in the middle and the panels round them. A part of the window, and a
    QMainWindow of its own only for the docks. Lives in the GUI thread.

    Signals:
        laid_out: panels or pictures stand elsewhere now.
    """

    laid_out = Signal()

    def __init__(self, middle: QWidget) -> None:
        super().__init__()
        self.setObjectName("panels")
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )
        for corner, area in (
            (Qt.Corner.TopLeftCorner, _Area.LeftDockWidgetArea),
            (Qt.Corner.BottomLeftCorner, _Area.LeftDockWidgetArea),
            (Qt.Corner.TopRightCorner, _Area.RightDockWidgetArea),
            (Qt.Corner.BottomRightCorner, _Area.RightDockWidgetArea),
        ):
            self.setCorner(corner, area)
        self.setCentralWidget(middle)
        self._panels: dict[str, Panel] = {}
        self._put_away: list[Panel] = []
        self._state_before: QByteArray | None = None
        self._is_stacked = False

    def add(self, name: str, title: str, widget: QWidget, home: Home) -> Panel:
        """A panel at its home.

        Args:
            name: what ``--ui-map`` and the stored places call it; never changed.
        """
        panel = self._panels[name] = Panel(name, title, widget, home)
        self.addDockWidget(home.beside, panel)
        panel.visibilityChanged.connect(self.laid_out)
        panel.dockLocationChanged.connect(self.laid_out)
        panel.topLevelChanged.connect(self.laid_out)
        return panel

    def __getitem__(self, name: str) -> Panel:
        return self._panels[name]

    def show_panel(self, name: str, shown: bool) -> None:
        """Shows a panel, or puts it away. One that comes to others at its side gets as much of the
        height as they have: Qt would leave it the least that it can do with."""
        panel = self._panels[name]
        is_coming = shown and panel.isHidden()
        panel.setVisible(shown)
        if is_coming:
            self._share_later(panel)

    def _share_later(self, panel: Panel) -> None:
        """When it stands where it will: what lies can be less high than what stands upright."""
        QTimer.singleShot(0, self, partial(self._share, panel))

    def _share(self, panel: Panel) -> None:
        """One that has come to others at a side has as much of its height as each of them."""
        if panel.isFloating() or panel.area not in _UPRIGHT or self.tabifiedDockWidgets(panel):
            return
        there = [p for p in self._panels.values() if not p.isHidden() and not p.isFloating()]
        column = [p for p in there if p.area == panel.area]
        if panel in column and len(column) > 1:
            part = sum(p.height() for p in column) // len(column)
            self.resizeDocks(column, [part] * len(column), Qt.Orientation.Vertical)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        for panel in self._panels.values():
            panel.title.set_theme(theme)

    def set_large(self, large: bool) -> None:
        """Titles that a finger can grasp."""
        for panel in self._panels.values():
            panel.title.set_large(large)

    @property
    def are_hidden(self) -> bool:
        """Whether all panels were put away at once."""
        return self._state_before is not None

    def set_all_hidden(self, hidden: bool) -> None:
        """Puts all panels away, or those back that were there."""
        if hidden == self.are_hidden:
            return
        if hidden:
            self._state_before = self.saveState(_VERSION)
            self._put_away = [p for p in self._panels.values() if not p.isHidden()]
            for panel in self._put_away:
                panel.hide()
        else:
            self._state_before = None
            for panel in self._put_away:
                panel.show()

    def follow_panes(self, stacked: bool) -> None:
        """Panels that are at home move to their home for the other way of the pictures."""
        for panel in self._panels.values():
            old = panel.home.stacked if self._is_stacked else panel.home.beside
            new = panel.home.stacked if stacked else panel.home.beside
            if old != new and panel.area == old and not panel.isFloating():
                was_hidden = panel.isHidden()
                self.addDockWidget(new, panel)
                panel.note_area(new)  # of a window that is not shown Qt tells it late
                panel.setHidden(was_hidden)
                self._share_later(panel)
        self._is_stacked = stacked
        self.laid_out.emit()  # what steps aside is another panel now

    def room(self) -> QSize:
        """What the pictures can have, if panels that are at home step aside for them."""
        width, height = self.width(), self.height()
        for panel in self._panels.values():
            home = panel.home.stacked if self._is_stacked else panel.home.beside
            steps_aside = panel.home.stacked != panel.home.beside and panel.area == home
            if panel.isHidden() or panel.isFloating() or steps_aside:
                continue
            if panel.area in _UPRIGHT:
                width -= panel.width()
            else:
                height -= panel.height()
        return QSize(max(0, width), max(0, height))

    @property
    def state(self) -> str:
        """Where everything stands, to be put back by :meth:`restore`."""
        state = self._state_before or self.saveState(_VERSION)
        return base64.b64encode(state.data()).decode()

    def restore(self, state: str) -> None:
        """Puts the panels where they stood; a text that is not one of these changes nothing."""
        try:
            content = base64.b64decode(state, validate=True)
        except (binascii.Error, ValueError):
            return
        if content and self.restoreState(QByteArray(content), _VERSION):
            for panel in self._panels.values():
                panel.note_area(self.dockWidgetArea(panel))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.laid_out.emit()
