"""Places the panels and forwards what happens. Holds no document data."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from drawai_desktop.canvas.canvas_view import CanvasView
from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.canvas.wipe_grip import SIDE_PX, TOUCH_SIDE_PX
from drawai_desktop.core.choices import ViewChoice
from drawai_desktop.ui import actions as action_table
from drawai_desktop.ui.command import SEPARATOR, Menu
from drawai_desktop.ui.dropped_files import is_welcome
from drawai_desktop.ui.history_strip import HistoryStrip
from drawai_desktop.ui.keyboard_focus import leave_keyboard_alone
from drawai_desktop.ui.label_palette import LabelPalette
from drawai_desktop.ui.layer_panel import LayerPanel
from drawai_desktop.ui.message_strip import MessageStrip
from drawai_desktop.ui.panels import Home, Panels
from drawai_desktop.ui.panes import Panes
from drawai_desktop.ui.result_view import ResultView
from drawai_desktop.ui.statistics_panel import StatisticsPanel
from drawai_desktop.ui.status_bar import StatusBar
from drawai_desktop.ui.style_panel import StylePanel
from drawai_desktop.ui.theme import Theme, application_icon
from drawai_desktop.ui.tool_rail import ToolRail
from drawai_desktop.ui.tool_rows import TOOL_GROUPS
from drawai_desktop.ui.toolbar import Toolbar
from drawai_desktop.ui.touch import set_large_targets
from drawai_desktop.ui.window_places import window_places
from drawai_desktop.words import translator

tr = translator(__name__)

COMPACT_BELOW_PX, TIGHT_BELOW_PX = 1080, 880
_CANVAS_KEYS = ("hide_panels", "layer_above", "layer_below")
"""What keys do in the canvas alone: elsewhere Tab moves the focus and others turn pages, as people
expect."""
SMALLEST_WIDTH, SMALLEST_HEIGHT = 640, 480
_PANEL_COMMANDS = {
    "layers": "layers_panel",
    "statistics": "statistics_panel",
    "styles": "styles_panel",
}
"""Panel -> the command that shows it."""
_PALETTE_FOLDS = {
    True: ("chevron-right", tr.later("Show the names of the labels")),
    False: ("chevron-left", tr.later("Show colours and keys alone")),
}


class MainWindow(QMainWindow):
    """Lives in the GUI thread.

    Signals:
        closing: the window is to be closed; whoever ends the program does so when it can.
        dropped(QMimeData): something was dropped on it.
        layout_changed: something may stand elsewhere now.
        view_changed(ViewChoice)
    """

    closing = Signal()
    dropped = Signal(object)
    layout_changed = Signal()
    view_changed = Signal(object)

    def __init__(
        self,
        canvas_view: CanvasView,
        state: ToolState,
        viewport: Viewport,
        labels: CurrentLabels,
        theme: Theme,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowIcon(application_icon())
        self.setMinimumSize(SMALLEST_WIDTH, SMALLEST_HEIGHT)
        self.setAcceptDrops(True)
        self._viewport = viewport
        self.may_close = False
        """Whether the program has ended and the window may go."""
        self.actions_by_name = action_table.make_actions(self)
        table = self.actions_by_name
        self.canvas_view = canvas_view
        self.result_view = ResultView(viewport)
        self.palette_panel = LabelPalette(labels, theme)
        self.history_strip = HistoryStrip(table["history"], table["keep_picture"])
        self.history_strip.folded.connect(self.layout_changed)
        self.layer_panel = LayerPanel(table, theme)
        self.layer_panel.laid_out.connect(self.layout_changed)
        self.statistics_panel = StatisticsPanel(theme)
        self.style_panel = StylePanel(table)
        self.status_line = StatusBar()
        self.messages = MessageStrip(theme)
        self.recent_menu = QMenu(tr("Open &recent"), self)
        self.models_menu = QMenu(tr("&Choose"), self)
        self.details_menu = QMenu(tr("&Detail"), self)
        self.toolbar = Toolbar(state, table, theme)
        self.tool_rail = ToolRail(TOOL_GROUPS, table, table["layers_panel"])
        self._make_menus()
        self._lay_out()
        for name in _CANVAS_KEYS:
            table[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            canvas_view.addAction(table[name])
        self.set_theme(theme)
        viewport.changed.connect(self.layout_changed)
        leave_keyboard_alone(self)

    def _make_menus(self) -> None:
        lists = {
            "recent": self.recent_menu,
            "models": self.models_menu,
            "details": self.details_menu,
        }
        for entry in action_table.MENUS:
            self._fill(self.menuBar().addMenu(entry.title), entry, lists)
        # Actions of hidden menus keep their keys only if the window has them, too.
        self.addActions([a for n, a in self.actions_by_name.items() if n not in _CANVAS_KEYS])

    def _fill(self, menu: QMenu, rows: Menu, lists: dict[str, QMenu]) -> None:
        menu.setToolTipsVisible(True)
        for entry in rows.entries:
            if isinstance(entry, Menu):
                self._fill(menu.addMenu(entry.title), entry, lists)
            elif entry == SEPARATOR:
                menu.addSeparator()
            elif entry in lists:
                menu.addMenu(lists[entry])
            else:
                menu.addAction(self.actions_by_name[entry])

    def _lay_out(self) -> None:
        self.splitter = Panes(
            self.canvas_view, self.result_view, self._viewport, self.history_strip
        )
        self.panels = Panels(self.splitter)
        left, right, bottom = (
            Qt.DockWidgetArea.LeftDockWidgetArea,
            Qt.DockWidgetArea.RightDockWidgetArea,
            Qt.DockWidgetArea.BottomDockWidgetArea,
        )
        palette = self.panels.add("palette", tr("Labels"), self.palette_panel, Home(left, left))
        palette.title.fold_wanted.connect(self.actions_by_name["palette_names"].trigger)
        self.actions_by_name["palette_names"].changed.connect(self._show_fold)
        self.panels.add("layers", tr("Layers"), self.layer_panel, Home(right, right)).hide()
        self.layer_panel.open_wanted.connect(self._want_layers)
        statistics = Home(right, right)
        self.panels.add("statistics", tr("Statistics"), self.statistics_panel, statistics).hide()
        styles = self.panels.add("styles", tr("Styles"), self.style_panel, Home(bottom, right))
        styles.upright_changed.connect(self.style_panel.set_upright)
        for name in _PANEL_COMMANDS:
            self.panels[name].title.fold_wanted.connect(self.panels[name].hide)
            self.panels[name].visibilityChanged.connect(self._check_panels)
        self._own_places = self.panels.state
        self.panels.laid_out.connect(self._on_panels)
        self.splitter.arranged.connect(self.layout_changed)
        self.splitter.turned.connect(self.panels.follow_panes)
        self._viewport.changed.connect(self.splitter.arrange)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.tool_rail)
        row.addWidget(self.panels, 1)
        self._centre = centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addLayout(row, 1)
        column.addWidget(self.status_line)
        self.setCentralWidget(centre)
        self.messages.float_over(centre)
        self.layout_changed.connect(self._place_message)

    def _place_message(self) -> None:
        """Where the message covers the least: mostly the grey below the label map."""
        self.messages.place(*self.splitter.picture_rects(self._centre))

    def _on_panels(self) -> None:
        self.splitter.set_room(self.panels.room())
        self.layout_changed.emit()

    def _check_panels(self) -> None:
        for name, command in _PANEL_COMMANDS.items():
            self.actions_by_name[command].setChecked(not self.panels[name].isHidden())

    def set_theme(self, theme: Theme) -> None:
        """Other colours for what draws itself."""
        action_table.set_icons(self.actions_by_name, theme)
        self.toolbar.set_theme(theme)
        self.palette_panel.set_theme(theme)
        self.panels.set_theme(theme)
        self.result_view.set_theme(theme)
        self.messages.set_theme(theme)
        self.style_panel.set_theme(theme)
        self.history_strip.set_theme(theme)
        self.layer_panel.set_theme(theme)
        self.statistics_panel.set_theme(theme)
        self.canvas_view.set_surround(QColor(theme.surround))

    def set_touch(self, large: bool) -> None:
        """Large targets for pen and fingers, or small ones."""
        set_large_targets(self._centre, large)
        self.toolbar.set_large(large)
        self.tool_rail.set_large(large)
        self.palette_panel.set_large(large)
        self.style_panel.set_large(large)
        self.statistics_panel.set_large(large)
        self.status_line.set_large(large)
        self.panels.set_large(large)
        self.canvas_view.wipe.set_side(TOUCH_SIDE_PX if large else SIDE_PX)
        self._fit_bars()
        self.layout_changed.emit()

    def _fit_bars(self) -> None:
        compact, tight = self.width() < COMPACT_BELOW_PX, self.width() < TIGHT_BELOW_PX
        self.status_line.set_compact(compact, tight)

    @property
    def view(self) -> ViewChoice:
        return self.splitter.view

    def set_view(self, view: ViewChoice) -> None:
        """Both pictures, or one of them."""
        view = ViewChoice(view)
        self.splitter.set_view(view)
        action = "view_side" if view is ViewChoice.BOTH else f"view_{view}"
        self.actions_by_name[action].setChecked(True)
        self.view_changed.emit(view)
        self.layout_changed.emit()

    def hide_panels(self, hidden: bool) -> None:
        """Only the pictures, or all panels."""
        for widget in (self.tool_rail, self.toolbar):
            widget.setVisible(not hidden)
        self.panels.set_all_hidden(hidden)
        self.history_strip.set_hidden(hidden)
        self.actions_by_name["hide_panels"].setChecked(hidden)
        self.layout_changed.emit()

    def show_panel(self, name: str, shown: bool) -> None:
        """A panel where it stood last, or none."""
        if shown and self.panels.are_hidden:
            self.hide_panels(False)
        self.panels.show_panel(name, shown)

    def _want_layers(self, shown: bool) -> None:
        if not self.panels.are_hidden:
            self.panels.show_panel("layers", shown)

    def fold_palette(self, folded: bool) -> None:
        """Colours and keys alone, or names, too."""
        self.palette_panel.set_folded(folded)
        self.actions_by_name["palette_names"].setChecked(not folded)
        title = self.panels["palette"].title
        title.set_narrow(folded)
        self._show_fold()
        self.layout_changed.emit()

    def _show_fold(self) -> None:
        action = self.actions_by_name["palette_names"]
        arrow, tip = _PALETTE_FOLDS[not action.isChecked()]
        self.panels["palette"].title.set_fold(arrow, action_table.tip_with_keys(str(tip), action))

    def panels_home(self) -> None:
        """All panels as a new window has them."""
        self.hide_panels(False)
        self.panels.restore(self._own_places)
        self.panels.follow_panes(self.splitter.is_stacked)

    def set_full_screen(self, full: bool) -> None:
        """The whole screen, or a window again."""
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if full
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )

    def add_menu_actions(self, menu: QMenu, actions: list[QAction]) -> None:
        """Replaces what a list in a menu holds."""
        menu.clear()
        menu.addActions(actions)
        menu.setEnabled(bool(actions))

    def places(self) -> dict[str, tuple[QWidget, QRect]]:
        """What ``--ui-map`` tells: name -> a widget and a rectangle in its coordinates."""
        return window_places(self)

    # Events.

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.WindowStateChange:
            full = bool(self.windowState() & Qt.WindowState.WindowFullScreen)
            self.actions_by_name["full_screen"].setChecked(full)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bars()
        self.layout_changed.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.layout_changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_welcome(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        event.setAccepted(self.may_close)
