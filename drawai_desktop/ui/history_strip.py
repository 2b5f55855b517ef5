"""Under the result: small pictures of what was, to go back to."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.ui.history_tiles import (
    KEY,
    MARKED,
    NAME,
    PINNED,
    TILE,
    HistoryTileDelegate,
    pin_rect,
)
from drawai_desktop.ui.theme import Theme
from drawai_desktop.ui.toolbar import action_button
from drawai_desktop.words import translator

tr = translator(__name__)

_BUTTON_PX = 28
_SIDE_PX = 8
_KEYS = (
    Qt.Key.Key_P,
    Qt.Key.Key_C,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Space,
)


@dataclass(frozen=True)
class Tile:
    """One small picture.

    Attributes:
        key: names it.
        name: a few words below it.
        tip: all that is to be said of it.
        picture: rounded.
    """

    key: int
    name: str
    tip: str
    picture: QIcon
    is_pinned: bool


class HistoryStrip(QWidget):
    """Lives in the GUI thread. It takes no room while there is one picture or none, and while it is
    folded.

    Signals:
        wanted(int): bring that one back.
        pin_wanted(int, bool): that one is to stay, or no longer.
        remove_wanted(int)
        clear_wanted: forget all that is not pinned.
        marked(int): that one is to be compared with the next.
        compare_wanted(int, int): those two side by side.
        folded: it takes more or less room now.
    """

    wanted = Signal(int)
    pin_wanted = Signal(int, bool)
    remove_wanted = Signal(int)
    clear_wanted = Signal()
    marked = Signal(int)
    compare_wanted = Signal(int, int)
    folded = Signal()

    def __init__(self, show: QAction, keep: QAction) -> None:
        """
        Args:
            show: whether the strip is wanted; it is, until a person folds it.
            keep: keeps the picture that is shown.
        """
        super().__init__()
        self.setObjectName("history_strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_hidden = False
        self._marked: int | None = None
        self._show_action = show
        show.setChecked(True)
        show.toggled.connect(self._arrange)
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        for action in (show, keep):
            buttons.addWidget(action_button(action, _BUTTON_PX))
        buttons.addStretch(1)
        self.list = _TileList()
        self.list.wanted.connect(self.wanted)
        self.list.pin_wanted.connect(self.pin_wanted)
        self.list.remove_wanted.connect(self.remove_wanted)
        self.list.menu_wanted.connect(self._show_menu)
        self.list.compare_clicked.connect(self._compare)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_SIDE_PX, 4, _SIDE_PX, 0)
        layout.setSpacing(4)
        layout.addLayout(buttons)
        layout.addWidget(self.list, 1)
        self._arrange()

    @property
    def is_open(self) -> bool:
        """Whether the small pictures are shown."""
        is_wanted = self._show_action.isChecked() and not self._is_hidden
        return is_wanted and self.list.count() > 1

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.list.delegate.theme = theme
        self.list.viewport().update()

    def set_hidden(self, hidden: bool) -> None:
        """Out of the way, like all panels, or back."""
        self._is_hidden = hidden
        self._arrange()

    def places(self) -> dict[str, tuple[QWidget, QRect]]:
        """Where the pictures are: name -> a widget and a rectangle in its coordinates."""
        found: dict[str, tuple[QWidget, QRect]] = {"history_strip": (self, self.rect())}
        view = self.list.viewport()
        for place in range(self.list.count()):
            rect = self.list.visualItemRect(self.list.item(place)) & view.rect()
            found[f"history_{place}"] = (view, rect)
        return found

    def show_tiles(self, tiles: list[Tile]) -> None:
        """Shows other pictures, the newest last; it is brought into sight if it is new."""
        before = self.list.keys()
        chosen = self.list.current_key()
        self.list.clear()
        for tile in tiles:
            item = QListWidgetItem(tile.name)
            item.setData(KEY, tile.key)
            item.setData(PINNED, tile.is_pinned)
            item.setData(NAME, tile.tip)
            words = tr("{tip}, pinned", tip=tile.tip) if tile.is_pinned else tile.tip
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setToolTip(
                tr(
                    "{words}\n"
                    "Click: bring it back    P: pin    Delete: remove\n"
                    "Ctrl+click two of them, or C: compare them",
                    words=words,
                )
            )
            item.setIcon(tile.picture)
            item.setData(MARKED, tile.key == self._marked)
            self.list.addItem(item)
            if tile.key == chosen:
                self.list.setCurrentItem(item)
        if tiles and tiles[-1].key not in before:
            self.list.scrollToItem(self.list.item(len(tiles) - 1))
        self._arrange()

    @Slot(int)
    def _compare(self, key: int) -> None:
        """One of two that are to be compared; the same again is none any more."""
        first, keys = self._marked, self.list.keys()
        self._marked = key if first is None or first not in keys else None
        for place, other in enumerate(keys):
            self.list.item(place).setData(MARKED, other == self._marked)
        if self._marked is not None:
            self.marked.emit(key)
        elif first is not None and first != key:
            self.compare_wanted.emit(first, key)

    def _compare_words(self, key: int) -> str:
        """What the menu calls it."""
        keys = self.list.keys()
        if self._marked is None or self._marked not in keys:
            return tr("&Compare with another...")
        if self._marked == key:
            return tr("Do not &compare")
        return tr(
            "&Compare with {other}",
            other=self.list.item_of(self._marked).text().replace("&", "&&"),
        )

    @Slot()
    def _arrange(self) -> None:
        self._show_action.setEnabled(self.list.count() > 1)
        self.setVisible(self.is_open)
        self.folded.emit()

    @Slot(int, QPoint)
    def _show_menu(self, key: int, at: QPoint) -> None:
        item = self.list.item_of(key)
        is_pinned = bool(item.data(PINNED))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("&Bring it back")).triggered.connect(lambda: self.wanted.emit(key))
        pin = menu.addAction(tr("Un&pin") if is_pinned else tr("&Pin: keep it in the project"))
        pin.triggered.connect(lambda: self.pin_wanted.emit(key, not is_pinned))
        compare = menu.addAction(self._compare_words(key))
        compare.triggered.connect(lambda: self._compare(key))
        menu.addAction(tr("&Remove")).triggered.connect(lambda: self.remove_wanted.emit(key))
        menu.addSeparator()
        clear = menu.addAction(tr("Remove all that are &not pinned"))
        clear.triggered.connect(self.clear_wanted)
        menu.popup(at)


class _TileList(QListWidget):
    """The row of small pictures, by mouse and by keys."""

    wanted = Signal(int)
    pin_wanted = Signal(int, bool)
    remove_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    compare_clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("history")
        self.setAccessibleName(tr("History: pictures to go back to"))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListWidget.Movement.Static)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(TILE.height() + 16)
        self.delegate = HistoryTileDelegate(self)
        self.setItemDelegate(self.delegate)

    def keys(self) -> list[int]:
        return [int(self.item(place).data(KEY)) for place in range(self.count())]

    def item_of(self, key: int) -> QListWidgetItem:
        return self.item(self.keys().index(key))

    def current_key(self) -> int | None:
        item = self.currentItem()
        return int(item.data(KEY)) if item is not None else None

    def _pin(self, item: QListWidgetItem) -> None:
        self.pin_wanted.emit(item.data(KEY), not item.data(PINNED))

    # Events.

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        item = self.itemAt(at)
        if item is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.compare_clicked.emit(item.data(KEY))
        elif pin_rect(self.visualItemRect(item)).contains(at):
            self._pin(item)
        else:
            self.wanted.emit(item.data(KEY))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        if item is not None:
            middle = self.viewport().mapToGlobal(self.visualItemRect(item).center())
            self.menu_wanted.emit(item.data(KEY), middle if by_key else event.globalPos())

    def event(self, event: QEvent) -> bool:
        # P is a key of the canvas elsewhere, and Space would move the view.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in _KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if item is None or not plain or event.key() not in _KEYS:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_P:
            self._pin(item)
        elif event.key() == Qt.Key.Key_C:
            self.compare_clicked.emit(item.data(KEY))
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(item.data(KEY))
        else:
            self.wanted.emit(item.data(KEY))
