"""The list of labels in their groups, as the palette shows it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem

from drawai_desktop.ui.palette_entries import Entry, group_title
from drawai_desktop.ui.palette_rows import (
    GROUP_ROLE,
    KEY_ROLE,
    LABEL_ROLE,
    PAINTED_AS_ROLE,
    RowDelegate,
)
from drawai_desktop.ui.theme import Theme

_NARROWEST_PX = 20

_Role = Qt.ItemDataRole


class LabelTree(QTreeWidget):
    """Lives in the GUI thread."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("palette_list")
        self.setAccessibleName("Labels")
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

    def set_folded(self, folded: bool) -> None:
        """Only colours and keys, or names, too. Call before the list is filled again."""
        self.delegate.is_folded = folded
        always_off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        as_needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(always_off if folded else as_needed)
        self.setUniformRowHeights(not folded)

    def add_group(self, group: str, members: list[Entry], is_open: bool) -> None:
        """A group below the others."""
        header = QTreeWidgetItem([group_title(group)])
        header.setFlags(Qt.ItemFlag.ItemIsEnabled)
        header.setData(0, LABEL_ROLE, None)
        header.setData(0, GROUP_ROLE, group)
        header.setData(0, _Role.ToolTipRole, group_title(group))
        self.addTopLevelItem(header)
        for entry in members:
            item = QTreeWidgetItem(header, [entry.title])
            item.setData(0, LABEL_ROLE, entry.label_id)
            item.setData(0, KEY_ROLE, entry.key)
            item.setData(0, PAINTED_AS_ROLE, entry.painted_as)
            item.setData(0, _Role.ToolTipRole, entry.tip)
            item.setData(0, _Role.AccessibleTextRole, f"Label {entry.title}")
            item.setData(0, _Role.AccessibleDescriptionRole, entry.tip)
            colour = QColor() if entry.label is None else QColor(*entry.label.rgb)
            item.setData(0, _Role.DecorationRole, colour)
            if not entry.usable:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        header.setExpanded(is_open)

    def labels(self) -> list[QTreeWidgetItem]:
        """The rows of labels, without the headers."""
        found = []
        for i in range(self.topLevelItemCount()):
            header = self.topLevelItem(i)
            assert header is not None
            children = [header.child(j) for j in range(header.childCount())]
            found += [child for child in children if child is not None]
        return found

    def label_of(self, label_id: int) -> QTreeWidgetItem | None:
        """The row of a label; None if the list does not show it."""
        rows = (item for item in self.labels() if item.data(0, LABEL_ROLE) == label_id)
        return next(rows, None)

    def first_usable(self) -> QTreeWidgetItem | None:
        """The first label that can be chosen."""
        rows = (i for i in self.labels() if i.flags() & Qt.ItemFlag.ItemIsSelectable)
        return next(rows, None)
