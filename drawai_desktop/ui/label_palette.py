"""The palette: choose the label class to paint with."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.core.labels import UNLABELLED, UNLABELLED_NAME
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.ui.palette_entries import (
    Entry,
    entries_of,
    found_by,
    group_title,
    grouped,
    is_folded_at_first,
)
from drawai_desktop.ui.palette_rows import (
    GROUP_ROLE,
    KEY_ROLE,
    LABEL_ROLE,
    SOURCE_ROLE,
    RowDelegate,
    row_note,
)
from drawai_desktop.ui.theme import Theme, icon

WIDTH_PX = 212


_Role = Qt.ItemDataRole


class LabelPalette(QWidget):
    """Lives in the GUI thread.

    Signals:
        chosen(int): a label class, or 255 for unlabelled.
        left: a label was chosen, or Escape; the canvas should have the focus again.
        group_toggled(str, bool): a group was folded or unfolded.
        key_assigned(str, int): a digit for a label.
        only_wanted(int): paint over this label alone.
        replace_wanted(int): replace this label everywhere by the chosen one.
        laid_out: rows stand elsewhere now.
    """

    chosen = Signal(int)
    left = Signal()
    group_toggled = Signal(str, bool)
    key_assigned = Signal(str, int)
    only_wanted = Signal(int)
    replace_wanted = Signal(int)
    laid_out = Signal()

    def __init__(self, labels: CurrentLabels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH_PX)
        self._labels = labels
        self._manifest: ModelManifest | None = None
        self._keys: dict[str, int] = {c.key: c.id for c in labels.value if c.key}
        self._open: dict[str, bool] = {}
        self._chosen_id = -1
        self._search = QLineEdit()
        self._search.setObjectName("palette_search")
        self._search.setPlaceholderText("Find a label")
        self._search.setAccessibleName("Find a label")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._fill)
        self._search.textChanged.connect(self._show_search_key)
        self._search_key = QLabel("/", self._search)
        self._search_key.setProperty("quiet", True)
        self._search_key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        key_row = QHBoxLayout(self._search)
        key_row.setContentsMargins(0, 0, 12, 0)
        key_row.addWidget(self._search_key, 0, Qt.AlignmentFlag.AlignRight)
        self._search_icon = QAction(self)
        self._search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        self._tree = QTreeWidget()
        self._tree.setObjectName("palette_list")
        self._tree.setAccessibleName("Labels")
        self._tree.setHeaderHidden(True)
        self._tree.setIndentation(0)
        self._tree.setRootIsDecorated(False)
        self._tree.setUniformRowHeights(True)
        self._tree.setMouseTracking(True)
        self._tree.setFrameShape(QFrame.Shape.NoFrame)
        self._tree.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tree.customContextMenuRequested.connect(self._show_menu)
        self._delegate = RowDelegate(theme, self._tree)
        self._tree.setItemDelegate(self._delegate)
        self._tree.verticalScrollBar().valueChanged.connect(self.laid_out)
        self._tree.expanded.connect(self.laid_out)
        self._tree.collapsed.connect(self.laid_out)
        self._tree.itemClicked.connect(self._on_clicked)
        self._tree.itemActivated.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 4, 4)
        layout.setSpacing(6)
        search_row = QVBoxLayout()
        search_row.setContentsMargins(4, 0, 8, 0)
        search_row.addWidget(self._search)
        layout.addLayout(search_row)
        layout.addWidget(self._tree, 1)
        self.set_theme(theme)
        for widget in (self._search, self._tree):
            widget.installEventFilter(self)
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._delegate.theme = theme
        self._search_icon.setIcon(icon("search", theme))
        self._tree.viewport().update()

    def set_model(self, manifest: ModelManifest | None) -> None:
        """Sorts the labels by what the model has learnt; None for no model."""
        self._manifest = manifest
        self._fill()

    def set_keys(self, keys: dict[str, int]) -> None:
        """Digit -> label id."""
        self._keys = dict(keys)
        self._fill()

    def set_open_groups(self, groups: dict[str, bool]) -> None:
        """Which groups are unfolded, from the last session."""
        self._open = dict(groups)
        self._fill()

    def show_chosen(self, label_id: int) -> None:
        """Marks the label that is painted with, and scrolls to it."""
        self._mark(label_id)
        current = self._tree.currentItem()
        if current is not None:
            self._tree.scrollToItem(current)

    def show_in_hand(self, label_id: int) -> None:
        """Marks what the tool in hand paints, without moving the list: an eraser that is held for
        a moment must not scroll it."""
        if label_id != self._chosen_id:
            self._mark(label_id)

    def _mark(self, label_id: int) -> None:
        self._chosen_id = self._delegate.chosen_id = label_id
        chosen = [i for i in self._items() if i.data(0, LABEL_ROLE) == label_id]
        # Setting the current item scrolls to it, whatever it is asked for.
        scroll = self._tree.verticalScrollBar().value()
        if chosen:
            self._tree.setCurrentItem(chosen[0])
        else:
            self._tree.setCurrentIndex(QModelIndex())
        self._tree.verticalScrollBar().setValue(scroll)
        self._tree.viewport().update()

    def focus_search(self) -> None:
        """The keyboard goes to the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def visible_rows(self) -> dict[str, QRect]:
        """Name of the label -> its row in this widget's coordinates, for rows that are seen."""
        labels = self._labels.value
        seen = self._tree.viewport().rect()
        found = {}
        for item in self._items():
            rect = self._tree.visualItemRect(item) & seen
            label_id = item.data(0, LABEL_ROLE)
            if not rect.isEmpty():
                name = labels[label_id].name if label_id in labels else UNLABELLED_NAME
                corner = self._tree.viewport().mapTo(self, rect.topLeft())
                found[name] = QRect(corner, rect.size())
        return found

    def note_of(self, label_id: int) -> str:
        """What stands at the right of a label's row."""
        for item in self._items():
            if item.data(0, LABEL_ROLE) == label_id:
                return row_note(str(item.data(0, SOURCE_ROLE)), str(item.data(0, KEY_ROLE)))
        return ""

    def source_of(self, label_id: int) -> str:
        """Title of the label that the model paints instead of this one; empty for none."""
        for item in self._items():
            if item.data(0, LABEL_ROLE) == label_id:
                return str(item.data(0, SOURCE_ROLE))
        return ""

    def eventFilter(self, watched: object, event: object) -> bool:
        if watched is self._tree and isinstance(event, QFocusEvent) and event.lostFocus():
            self._mark(self._chosen_id)  # arrows have moved through the list and chosen nothing
        if watched is self._tree and isinstance(event, QKeyEvent):
            if event.type() == QKeyEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            return False
        if watched is self._search and isinstance(event, QKeyEvent):
            if event.type() != QKeyEvent.Type.KeyPress:
                return False
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose_first()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._search.clear()
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._tree.setFocus()
                self._move_to_first()
                return True
        return False

    # What the list shows.

    def _fill(self) -> None:
        labels, text = self._labels.value, self._search.text().strip().lower()
        entries = found_by(text, entries_of(labels, self._manifest, self._keys))
        self._tree.clear()
        for group, members in grouped(entries, labels).items():
            self._add_group(group, members, searching=bool(text))
        self.show_chosen(self._chosen_id)
        self.laid_out.emit()

    def _add_group(self, group: str, members: list[Entry], searching: bool) -> None:
        header = QTreeWidgetItem([group_title(group)])
        header.setFlags(Qt.ItemFlag.ItemIsEnabled)
        header.setData(0, LABEL_ROLE, None)
        header.setData(0, GROUP_ROLE, group)
        self._tree.addTopLevelItem(header)
        for entry in members:
            item = QTreeWidgetItem(header, [entry.title])
            item.setData(0, LABEL_ROLE, entry.label_id)
            item.setData(0, KEY_ROLE, entry.key)
            item.setData(0, SOURCE_ROLE, entry.source)
            item.setData(0, _Role.ToolTipRole, entry.tip)
            item.setData(0, _Role.AccessibleTextRole, f"Label {entry.title}")
            item.setData(0, _Role.AccessibleDescriptionRole, entry.tip)
            colour = QColor() if entry.label is None else QColor(*entry.label.rgb)
            item.setData(0, _Role.DecorationRole, colour)
            if not entry.usable:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        header.setExpanded(searching or self._open.get(group, not is_folded_at_first(group)))

    def _items(self) -> list[QTreeWidgetItem]:
        found = []
        for i in range(self._tree.topLevelItemCount()):
            header = self._tree.topLevelItem(i)
            assert header is not None
            children = [header.child(j) for j in range(header.childCount())]
            found += [child for child in children if child is not None]
        return found

    # What the user does.

    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        label_id = item.data(0, LABEL_ROLE)
        if label_id is None:
            item.setExpanded(not item.isExpanded())
            if not self._search.text():
                group = str(item.data(0, GROUP_ROLE))
                self._open[group] = item.isExpanded()
                self.group_toggled.emit(group, item.isExpanded())
            self.show_chosen(self._chosen_id)
        elif item.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.chosen.emit(label_id)
            self._mark(self._chosen_id)
            self.left.emit()

    def _show_search_key(self, text: str) -> None:
        self._search_key.setVisible(not text)

    def _choose_first(self) -> None:
        for item in self._items():
            if item.flags() & Qt.ItemFlag.ItemIsSelectable:
                label_id = item.data(0, LABEL_ROLE)
                self._search.clear()
                self.chosen.emit(label_id)
                self.left.emit()
                return

    def _move_to_first(self) -> None:
        for item in self._items():
            if item.flags() & Qt.ItemFlag.ItemIsSelectable:
                self._tree.setCurrentItem(item)
                return

    def _show_menu(self, at: QPoint) -> None:
        item = self._tree.itemAt(at)
        label_id = item.data(0, LABEL_ROLE) if item is not None else None
        if label_id is None or item is None:
            return
        menu = QMenu(self)
        menu.setObjectName("row_menu")
        name = item.text(0)
        keys = menu.addMenu(f"Key for {name}")
        keys.setEnabled(label_id != UNLABELLED)
        for digit in "1234567890":
            current = self._keys.get(digit)
            text = (
                f"{digit}   {self._labels.value.title(current)}" if current is not None else digit
            )
            action = keys.addAction(text)
            action.setData(digit)
        only = menu.addAction(f"Paint only over {name}")
        replace = menu.addAction(f"Replace {name} everywhere by the chosen label")
        only.triggered.connect(lambda _on: self.only_wanted.emit(label_id))
        replace.triggered.connect(lambda _on: self.replace_wanted.emit(label_id))
        keys.triggered.connect(lambda picked: self.key_assigned.emit(picked.data(), label_id))
        menu.aboutToHide.connect(self._mark_again)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._tree.viewport().mapToGlobal(at))

    def _mark_again(self) -> None:
        """The press that opened the menu has moved the list's own mark to its row."""
        self._mark(self._chosen_id)
