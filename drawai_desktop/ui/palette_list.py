"""The list of labels in their groups, as the palette shows it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem

from drawai_desktop.ui.foreign_text import in_tip
from drawai_desktop.ui.palette_entries import Entry, group_title
from drawai_desktop.ui.palette_rows import (
    BORROWERS_ROLE,
    GROUP_ROLE,
    KEY_ROLE,
    LABEL_ROLE,
    PAINTED_AS_ROLE,
    RowDelegate,
)
from drawai_desktop.ui.theme import Theme
from drawai_desktop.words import translator

tr = translator(__name__)

_NARROWEST_PX = 20

_Role = Qt.ItemDataRole


class LabelTree(QTreeWidget):
    """Lives in the GUI thread. Groups hold labels, and a label those that it is painted for.

    Signals:
        lender_toggled(int, bool): what is under a label was folded or unfolded by hand.
    """

    lender_toggled = Signal(int, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_at_fold = False
        self._is_own_doing = False
        self.setObjectName("palette_list")
        self.setAccessibleName(tr("Labels"))
        self.setHeaderHidden(True)
        self.header().setMinimumSectionSize(_NARROWEST_PX)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.delegate = RowDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.expanded.connect(lambda index: self._tell(index, True))
        self.collapsed.connect(lambda index: self._tell(index, False))

    def set_folded(self, folded: bool) -> None:
        """Only colours and keys, or names, too. Call before the list is filled again."""
        self.delegate.is_folded = folded
        always_off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        as_needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(always_off if folded else as_needed)
        self.setUniformRowHeights(not folded)

    def add_group(
        self,
        group: str,
        members: list[Entry],
        is_open: bool,
        under: Mapping[int, Sequence[Entry]],
        open_lenders: Sequence[int],
    ) -> None:
        """A group below the others.

        Args:
            under: label id -> the rows that are folded under it.
            open_lenders: the labels whose rows are unfolded.
        """
        header = QTreeWidgetItem([group_title(group)])
        header.setFlags(Qt.ItemFlag.ItemIsEnabled)
        header.setData(0, LABEL_ROLE, None)
        header.setData(0, GROUP_ROLE, group)
        header.setData(0, _Role.ToolTipRole, in_tip(group_title(group)))
        self.addTopLevelItem(header)
        self._is_own_doing = True
        for entry in members:
            borrowers = under.get(entry.label_id, ())
            row = _row(header, entry, borrowers)
            for borrower in borrowers:
                _row(row, borrower)
            row.setExpanded(entry.label_id in open_lenders)
        header.setExpanded(is_open)
        self._is_own_doing = False

    def labels(self) -> list[QTreeWidgetItem]:
        """The rows of labels, without the headers; after each those that are folded under it."""
        found = []
        for i in range(self.topLevelItemCount()):
            for row in _children(self.topLevelItem(i)):
                found += [row, *_children(row)]
        return found

    def unfold_to(self, label_id: int) -> None:
        """Unfolds what a label is under, as long as the list is not filled anew."""
        row = self.label_of(label_id)
        lender = row.parent() if row is not None else None
        if lender is not None and lender.data(0, LABEL_ROLE) is not None:
            self._is_own_doing = True
            lender.setExpanded(True)
            self._is_own_doing = False

    def shown_row_of(self, label_id: int) -> QTreeWidgetItem | None:
        """The row of a label, or that under which it is folded away."""
        row = self.label_of(label_id)
        lender = row.parent() if row is not None else None
        if lender is None or lender.data(0, LABEL_ROLE) is None or lender.isExpanded():
            return row
        return lender

    def keep_current_shown(self) -> None:
        """The current row is not left under one that was folded."""
        current = self.currentItem()
        label_id = None if current is None else current.data(0, LABEL_ROLE)
        row = None if label_id is None else self.shown_row_of(label_id)
        if row is not None:
            self.setCurrentItem(row)
        self.viewport().update()

    def _tell(self, index: QModelIndex, is_open: bool) -> None:
        if not self._is_own_doing and index.data(BORROWERS_ROLE):
            self.lender_toggled.emit(index.data(LABEL_ROLE), is_open)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        fold = self.delegate.fold_rect(self.visualRect(index), index) if index.isValid() else None
        self._is_at_fold = (
            fold is not None and fold.contains(at) and event.button() == Qt.MouseButton.LeftButton
        )
        if self._is_at_fold:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._is_at_fold:  # nothing was pressed but the arrow
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two clicks

    def label_of(self, label_id: int) -> QTreeWidgetItem | None:
        """The row of a label; None if the list does not show it."""
        rows = (item for item in self.labels() if item.data(0, LABEL_ROLE) == label_id)
        return next(rows, None)

    def first_usable(self) -> QTreeWidgetItem | None:
        """The first label that can be chosen."""
        rows = (i for i in self.labels() if i.flags() & Qt.ItemFlag.ItemIsSelectable)
        return next(rows, None)


def _children(item: QTreeWidgetItem | None) -> list[QTreeWidgetItem]:
    if item is None:
        return []
    children = (item.child(place) for place in range(item.childCount()))
    return [child for child in children if child is not None]


def _row(parent: QTreeWidgetItem, entry: Entry, borrowers: Sequence[Entry] = ()) -> QTreeWidgetItem:
    """A label's row, under a header or under the label that is painted for it."""
    item = QTreeWidgetItem(parent, [entry.title])
    tip, spoken = entry.tip, tr("Label {title}", title=entry.title)
    if borrowers:
        names = ", ".join(borrower.title for borrower in borrowers)
        tip = tr("{tip}\nAlso painted for: {names}", tip=tip, names=names)
    if entry.painted_as:
        spoken = tr("{spoken}, painted as {painted_as}", spoken=spoken, painted_as=entry.painted_as)
    item.setData(0, LABEL_ROLE, entry.label_id)
    item.setData(0, KEY_ROLE, entry.key)
    item.setData(0, PAINTED_AS_ROLE, entry.painted_as)
    item.setData(0, BORROWERS_ROLE, [borrower.label_id for borrower in borrowers])
    item.setData(0, _Role.ToolTipRole, in_tip(tip))
    item.setData(0, _Role.AccessibleTextRole, spoken)
    item.setData(0, _Role.AccessibleDescriptionRole, tip)
    colour = QColor() if entry.label is None else QColor(*entry.label.rgb)
    item.setData(0, _Role.DecorationRole, colour)
    if not entry.usable:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
