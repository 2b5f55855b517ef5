"""The list of layers, the uppermost first: chosen, dragged, renamed, hidden and locked there."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from drawai_desktop.core.layers import LONGEST_NAME, LayerInfo
from drawai_desktop.ui.layer_rows import (
    ACTIVE_ROLE,
    INFO_ROLE,
    LAYER_ROW_PX,
    SMALL_ROLE,
    LayerDelegate,
    eye_rect,
    lock_rect,
    spoken,
)
from drawai_desktop.ui.theme import Theme
from drawai_desktop.words import translator

tr = translator(__name__)

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_KEYS = (
    _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown,
    _Key.Key_Space, _Key.Key_F2, _Key.Key_Delete, _Key.Key_K, _Key.Key_Return, _Key.Key_Enter,
    _Key.Key_Escape,
)  # fmt: skip
"""What the list does itself while it has the keyboard."""


class LayerList(QListWidget):
    """Lives in the GUI thread. Shows layers, and says what is wanted of them.

    Keys: arrows choose, Ctrl+arrows move, Space hides, K locks, F2 renames, Delete deletes, Enter
    and Escape give the keyboard back.

    Signals:
        chosen(int): the layer of that key is to be painted on.
        moved(int, int): a layer is to have so many others below it.
        renamed(int, str)
        hidden_wanted(int, bool)
        locked_wanted(int, bool)
        delete_wanted
        left: the canvas should have the keyboard again.
    """

    chosen = Signal(int)
    moved = Signal(int, int)
    renamed = Signal(int, str)
    hidden_wanted = Signal(int, bool)
    locked_wanted = Signal(int, bool)
    delete_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("layer_list")
        self.setAccessibleName(tr("Layers, the uppermost first"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._delegate = LayerDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self._is_showing = False
        self._was_clicked = False
        self._rows = 2
        self.currentItemChanged.connect(self._on_current)
        self.itemChanged.connect(self._on_edited)

    def set_rows(self, rows: int) -> None:
        """How many rows high it would be."""
        self._rows = rows
        self.setMaximumHeight(rows * LAYER_ROW_PX + 4)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._rows * LAYER_ROW_PX + 4)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def show_layers(
        self, infos: tuple[LayerInfo, ...], active: int, small: dict[int, QImage]
    ) -> None:
        """Shows layers.

        Args:
            infos: the lowest first.
            active: the key of the one that is painted on.
            small: small maps by key.
        """
        self._is_showing = True
        while self.count() > len(infos):
            self.takeItem(self.count() - 1)
        while self.count() < len(infos):
            item = QListWidgetItem()
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self.addItem(item)
        for row, info in enumerate(reversed(infos)):
            item = self.item(row)
            item.setText(info.name)
            item.setData(INFO_ROLE, info)
            item.setData(SMALL_ROLE, small.get(info.key))
            item.setData(ACTIVE_ROLE, info.key == active)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(info, info.key == active))
            item.setToolTip(
                tr(
                    "<p>{name}: drag to move it, double-click to rename it, click the eye to hide "
                    "it or the lock to lock it</p>",
                    name=escape(info.name),
                )
            )
            if info.key == active:
                self.setCurrentRow(row)
                self.scrollToItem(item)
        self._is_showing = False

    def show_small(self, key: int, image: QImage) -> None:
        """Another small map."""
        self._is_showing = True
        for row in range(self.count()):
            if self.info(row).key == key:
                self.item(row).setData(SMALL_ROLE, image)
        self._is_showing = False

    def info(self, row: int) -> LayerInfo:
        """The layer of a row; 0 is the uppermost."""
        found: LayerInfo = self.item(row).data(INFO_ROLE)
        return found

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._is_showing:
            self.chosen.emit(item.data(INFO_ROLE).key)

    def _on_edited(self, item: QListWidgetItem) -> None:
        if self._is_showing:
            return
        info: LayerInfo = item.data(INFO_ROLE)
        text = item.text()[: 16 * LONGEST_NAME]
        self._is_showing = True
        item.setText(info.name)  # until the document calls it otherwise
        self._is_showing = False
        if text != info.name:
            # Later: Qt is still closing the editor.
            QTimer.singleShot(0, self, lambda: self.renamed.emit(info.key, text))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._was_clicked:  # who came by the keyboard stays in the list
            self._was_clicked = False
            self.left.emit()

    # Keys.

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = event.modifiers() & ~_Modifier.KeypadModifier in (
                _Modifier.NoModifier,
                _Modifier.ControlModifier,
            )
            letter_alone = event.key() != _Key.Key_K or not event.modifiers()
            if plain and letter_alone and event.key() in _KEYS:
                event.accept()  # the window has other uses for some of them
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        item: QListWidgetItem | None = self.currentItem()  # whatever Qt's types say
        step = {_Key.Key_Up: 1, _Key.Key_Down: -1}.get(_Key(key))
        if self.state() == QAbstractItemView.State.EditingState:
            event.ignore()  # the editor's Enter comes by here, too
        elif key in (_Key.Key_Escape, _Key.Key_Return, _Key.Key_Enter):
            self.left.emit()
        elif item is None:
            super().keyPressEvent(event)
        elif step is not None and event.modifiers() & _Modifier.ControlModifier:
            place = self.count() - 1 - self.currentRow()
            self.moved.emit(item.data(INFO_ROLE).key, max(0, place + step))
        elif key == _Key.Key_Space:
            self._toggle_eye(item.data(INFO_ROLE))
        elif key == _Key.Key_K:
            self._toggle_lock(item.data(INFO_ROLE))
        elif key == _Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _toggle_eye(self, info: LayerInfo) -> None:
        self.hidden_wanted.emit(info.key, not info.is_hidden)

    def _toggle_lock(self, info: LayerInfo) -> None:
        self.locked_wanted.emit(info.key, not info.is_locked)

    # Mouse.

    def _mark_at(self, at: QPoint) -> Callable[[LayerInfo], None] | None:
        """What a click there does to the layer of that row, if it is on the eye or the lock."""
        index = self.indexAt(at)
        if not index.isValid():
            return None
        row = self.visualRect(index)
        if eye_rect(row).contains(at):
            return self._toggle_eye
        return self._toggle_lock if lock_rect(row).contains(at) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        mark = self._mark_at(at)
        if mark is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            mark(self.indexAt(at).data(INFO_ROLE))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._mark_at(event.position().toPoint()) is not None:
            self.mousePressEvent(event)  # a second click, and no wish to rename
        else:
            self._was_clicked = True
            super().mouseDoubleClickEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The document moves the layer, and the rows follow it."""
        item = self.currentItem()
        if event.source() is not self or item is None:
            event.ignore()
            return
        index = self.indexAt(event.position().toPoint())
        row = index.row() if index.isValid() else self.count()
        if self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem:
            row += 1
        event.setDropAction(Qt.DropAction.IgnoreAction)  # else Qt would move the row, too
        event.accept()
        above = row - 1 if row > self.currentRow() else row
        key, place = item.data(INFO_ROLE).key, self.count() - 1 - above
        QTimer.singleShot(0, self, lambda: self.moved.emit(key, max(0, place)))
