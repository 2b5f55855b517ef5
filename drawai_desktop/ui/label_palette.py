"""The palette: choose the label class to paint with."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.core.labels import UNLABELLED_NAME
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.ui.palette_entries import (
    entries_of,
    folded,
    found_by,
    grouped,
    is_folded_at_first,
    lender_key,
)
from drawai_desktop.ui.palette_list import LabelTree
from drawai_desktop.ui.palette_menu import RowMenu
from drawai_desktop.ui.palette_rows import (
    GROUP_ROLE,
    KEY_ROLE,
    LABEL_ROLE,
    PAINTED_AS_ROLE,
    row_note,
)
from drawai_desktop.ui.theme import CONTROL_PX, Theme, icon
from drawai_desktop.words import translator

tr = translator(__name__)

WIDTH_PX, FOLDED_PX = 212, 42
LARGER_PX = 12
"""So much wider for fingers."""
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
        colour_wanted(int): another colour for this label on the screen.
        laid_out: rows stand elsewhere now.
        fold_wanted(bool): only colours and keys, or names, too.
    """

    chosen = Signal(int)
    left = Signal()
    group_toggled = Signal(str, bool)
    key_assigned = Signal(str, int)
    only_wanted = Signal(int)
    replace_wanted = Signal(int)
    colour_wanted = Signal(int)
    laid_out = Signal()
    fold_wanted = Signal(bool)

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
        self._make_search()
        self._tree = LabelTree(theme)
        self._delegate = self._tree.delegate
        self._tree.customContextMenuRequested.connect(self._show_menu)
        self._tree.verticalScrollBar().valueChanged.connect(self.laid_out)
        self._tree.expanded.connect(self.laid_out)
        self._tree.collapsed.connect(self.laid_out)
        self._tree.lender_toggled.connect(self._on_lender)
        self._tree.itemClicked.connect(self._on_clicked)
        self._tree.itemActivated.connect(self._on_clicked)
        self._is_folded = self._is_searching = self._is_large = False
        self._rows = layout = QVBoxLayout(self)
        layout.setSpacing(4)
        layout.addWidget(self._search)
        layout.addWidget(self._find)
        layout.addWidget(self._tree, 1)
        self.set_theme(theme)
        self._show_fold()
        for widget in (self._search, self._tree):
            widget.installEventFilter(self)
        self.left.connect(self._leave_search)

    def _make_search(self) -> None:
        self._search = QLineEdit()
        self._search.setObjectName("palette_search")
        name = tr("Find a label")
        self._search.setPlaceholderText(name)
        self._search.setAccessibleName(name)
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
        self._find = QToolButton()
        self._find.setObjectName("button_find_label")
        self._find.setToolTip(f"{name}   /")
        self._find.setAccessibleName(name)
        self._find.setFixedSize(FOLDED_PX - 4, CONTROL_PX)
        self._find.clicked.connect(self.focus_search)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._delegate.theme = theme
        self._search_icon.setIcon(icon("search", theme))
        self._find.setIcon(icon("search", theme))
        self._tree.viewport().update()

    def set_model(self, manifest: ModelManifest | None) -> None:
        """Sorts the labels by what the model has learnt; None for no model."""
        self._manifest = manifest
        self._fill()

    @Slot()
    def show_colours(self) -> None:
        """The labels are others, or have other colours."""
        self._fill()

    def set_keys(self, keys: dict[str, int]) -> None:
        """Digit -> label id."""
        if keys != self._keys:
            self._keys = dict(keys)
            self._fill()

    def set_open_groups(self, groups: dict[str, bool]) -> None:
        """Which groups are unfolded, from the last session."""
        if groups != self._open:
            self._open = dict(groups)
            self._fill()

    def show_chosen(self, label_id: int) -> None:
        """Marks the label that is painted with, and scrolls to it."""
        self._tree.unfold_to(label_id)
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
        chosen = self._tree.shown_row_of(label_id)
        # Setting the current item scrolls to it, whatever it is asked for.
        scroll = self._tree.verticalScrollBar().value()
        if chosen is not None:
            self._tree.setCurrentItem(chosen)
        else:
            self._tree.setCurrentIndex(QModelIndex())
        self._tree.verticalScrollBar().setValue(scroll)
        self._tree.viewport().update()

    @property
    def is_folded(self) -> bool:
        """Whether only colours and keys are shown."""
        return self._is_folded

    def set_folded(self, folded: bool) -> None:
        """Only colours and keys, or names, too."""
        if (folded, False) != (self._is_folded, self._is_searching):
            self._is_folded, self._is_searching = folded, False
            self._show_fold()

    def _show_fold(self) -> None:
        folded = self._is_folded and not self._is_searching
        self.setFixedWidth(
            (FOLDED_PX if folded else WIDTH_PX) + (LARGER_PX if self._is_large else 0)
        )
        self._search.setVisible(not folded)
        self._find.setVisible(folded)
        self._rows.setContentsMargins(*((1, 2, 1, 4) if folded else (8, 4, 4, 4)))
        self._tree.set_folded(folded)
        self._fill()

    def set_large(self, large: bool) -> None:
        """Rows for fingers, or low ones."""
        if large != self._is_large:
            self._is_large = self._delegate.is_large = large
            self._show_fold()

    def set_patterned(self, patterned: bool) -> None:
        """Swatches with the labels' patterns, or plain ones."""
        if patterned != self._delegate.is_patterned:
            self._delegate.is_patterned = patterned
            self._tree.viewport().update()

    def _leave_search(self) -> None:
        """The hand is back at the canvas: names that were shown for the search go again."""
        if self._is_searching:
            self._is_searching = False
            self._show_fold()

    def focus_search(self) -> None:
        """The keyboard goes to the search field; a folded palette shows its names meanwhile."""
        if self._is_folded and not self._is_searching:
            self._is_searching = True
            self._show_fold()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def visible_rows(self) -> dict[str, QRect]:
        """Name of the label -> its row in this widget's coordinates, for rows that are seen."""
        labels = self._labels.value
        seen = self._tree.viewport().rect()
        found = {}
        for item in self._tree.labels():
            rect = self._tree.visualItemRect(item) & seen
            label_id = item.data(0, LABEL_ROLE)
            if not rect.isEmpty():
                name = labels[label_id].name if label_id in labels else UNLABELLED_NAME
                corner = self._tree.viewport().mapTo(self, rect.topLeft())
                found[name] = QRect(corner, rect.size())
        return found

    def note_of(self, label_id: int) -> str:
        """What stands at the right of a label's row."""
        item = self._tree.label_of(label_id)
        if item is None:
            return ""
        return row_note(str(item.data(0, PAINTED_AS_ROLE)), str(item.data(0, KEY_ROLE)))

    def painted_as(self, label_id: int) -> str:
        """Title of the label that the model paints instead of this one; empty for none."""
        item = self._tree.label_of(label_id)
        return "" if item is None else str(item.data(0, PAINTED_AS_ROLE))

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
        labels, text = self._labels.shown, self._search.text().strip().lower()
        entries = found_by(text, entries_of(labels, self._manifest, self._keys))
        alone, under = (entries, {}) if text else folded(entries)
        lenders = [i for i in under if self._open.get(lender_key(labels, i), False)]
        self._tree.clear()
        for group, members in grouped(alone, labels).items():
            is_open = bool(text) or self._open.get(group, not is_folded_at_first(group))
            self._tree.add_group(group, members, is_open, under, lenders)
        self.show_chosen(self._chosen_id)
        self.laid_out.emit()

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

    @Slot(int, bool)
    def _on_lender(self, label_id: int, is_open: bool) -> None:
        name = lender_key(self._labels.value, label_id)
        self._open[name] = is_open
        self.group_toggled.emit(name, is_open)
        self._tree.keep_current_shown()

    def _show_search_key(self, text: str) -> None:
        self._search_key.setVisible(not text)

    def _choose_first(self) -> None:
        item = self._tree.first_usable()
        if item is not None:
            label_id = item.data(0, LABEL_ROLE)
            self._search.clear()
            self.chosen.emit(label_id)
            self.left.emit()

    def _move_to_first(self) -> None:
        item = self._tree.first_usable()
        if item is not None:
            self._tree.setCurrentItem(item)

    def _show_menu(self, at: QPoint) -> None:
        item = self._tree.itemAt(at)
        label_id = item.data(0, LABEL_ROLE) if item is not None else None
        if label_id is None or item is None:
            return
        menu = RowMenu(label_id, item.text(0), self._keys, self._labels.value, self)
        if item.childCount():
            menu.add_fold(item)
        menu.only_wanted.connect(self.only_wanted)
        menu.replace_wanted.connect(self.replace_wanted)
        menu.key_assigned.connect(self.key_assigned)
        menu.colour_wanted.connect(self.colour_wanted)
        menu.aboutToHide.connect(self._mark_again)
        menu.popup(self._tree.viewport().mapToGlobal(at))

    def _mark_again(self) -> None:
        """The press that opened the menu has moved the list's own mark to its row."""
        self._mark(self._chosen_id)
