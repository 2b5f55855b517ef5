"""All commands with their keys, in groups, as a tree that can be searched."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from drawai_desktop.ui.command_groups import command_groups
from drawai_desktop.ui.shortcuts import Shortcuts
from drawai_desktop.words import translator

tr = translator(__name__)

_NAME = Qt.ItemDataRole.UserRole


class CommandTree(QTreeWidget):
    """Lives in the GUI thread. Changed keys are bold.

    Signals:
        chosen(str): a command's name; empty for none.
    """

    chosen = Signal(str)

    def __init__(self, shortcuts: Shortcuts) -> None:
        super().__init__()
        self.setObjectName("command_tree")
        self.setAccessibleName(tr("Commands and their keys"))
        self.setProperty("framed", True)
        self.setHeaderLabels([tr("Command"), tr("Keys")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self.header().setSectionsClickable(False)
        self._shortcuts = shortcuts
        self._items: dict[str, QTreeWidgetItem] = {}
        heading = QFont(self.font())
        heading.setBold(True)
        for title, commands in command_groups().items():
            group = QTreeWidgetItem(self, [title])
            group.setFont(0, heading)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for command in commands:
                item = QTreeWidgetItem(group, [shortcuts.title(command.name)])
                item.setData(0, _NAME, command.name)
                item.setToolTip(0, command.tip)
                self._items[command.name] = item
        self.expandAll()
        self.setItemsExpandable(False)
        self.currentItemChanged.connect(self._on_current)
        shortcuts.changed.connect(self.show_keys)
        self.show_keys()

    @property
    def current(self) -> str:
        """The chosen command's name, or nothing."""
        item = self.currentItem()
        return "" if item is None or item.isHidden() else str(item.data(0, _NAME) or "")

    def choose(self, name: str) -> None:
        """Chooses a command and shows it."""
        self.setCurrentItem(self._items[name])
        self.scrollToItem(self._items[name])

    @Slot()
    def show_keys(self) -> None:
        """The keys as they are now."""
        for name, item in self._items.items():
            text = native(self._shortcuts.keys(name))
            is_changed = self._shortcuts.is_changed(name)
            font = QFont(self.font())
            font.setBold(is_changed)
            item.setText(1, text)
            item.setFont(1, font)
            own = native(self._shortcuts.default(name)) or tr("none")
            item.setToolTip(1, tr("By itself: {keys}", keys=own) if is_changed else "")
            said = f"{item.text(0)}, {text or tr('no key')}"
            if is_changed:
                said = tr("{said}, changed", said=said)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)

    @Slot(str)
    def filter(self, query: str) -> None:
        """Shows the commands whose text, keys or group have all words of a query."""
        words = query.casefold().split()
        first = None
        found: set[int] = set()
        for item in self._items.values():
            group = item.parent()
            assert group is not None
            said = f"{group.text(0)} {item.text(0)} {item.text(1)}".casefold()
            is_found = all(word in said for word in words)
            item.setHidden(not is_found)
            if is_found:
                found.add(self.indexOfTopLevelItem(group))
                first = first or item
        for place in range(self.topLevelItemCount()):
            heading = self.topLevelItem(place)
            assert heading is not None
            heading.setHidden(place not in found)
        if words and first is not None:
            self.setCurrentItem(first)
        elif first is None:
            self.setCurrentItem(None)  # type: ignore[call-overload]

    def _on_current(self) -> None:
        self.chosen.emit(self.current)


def native(keys: tuple[str, ...]) -> str:
    """Keys as this system writes them."""
    form = QKeySequence.SequenceFormat.NativeText
    return ",  ".join(QKeySequence(key).toString(form) for key in keys)
