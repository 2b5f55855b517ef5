"""The sheet of keys: in groups, with a field to look for one."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.ui.key_sheet import SheetRow, matches, sheet_groups
from drawai_desktop.ui.scroll_area import scroll_area
from drawai_desktop.words import translator

tr = translator(__name__)

_WIDTH, _HEIGHT = 880, 640
_TWO_COLUMNS_FROM_PX = 700
_LEAST_KEYS_PX, _MOST_KEYS_PX = 104, 190


class _Group(QWidget):
    """A heading with its rows; those that a query finds are shown."""

    def __init__(self, heading: str, rows: tuple[SheetRow, ...]) -> None:
        super().__init__()
        self._heading, self._rows = heading, rows
        self.count = len(rows)
        title = QLabel(heading)
        title.setProperty("heading", True)
        title.setIndent(0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []
        for place, (keys, what) in enumerate(rows):
            left, right = QLabel(keys), QLabel(what)
            for label in (left, right):
                label.setTextFormat(Qt.TextFormat.PlainText)  # "<" is a key, too
                label.setWordWrap(True)
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            left.setProperty("key", True)
            right.setProperty("quiet", True)
            self._grid.addWidget(left, place, 0)
            self._grid.addWidget(right, place, 1)
            self._labels.append((left, right))
        bold = QFont(self.font())
        bold.setBold(True)
        widest = max(QFontMetrics(bold).horizontalAdvance(keys) for keys, _ in rows)
        for left, _ in self._labels:
            left.setFixedWidth(min(max(widest + 4, _LEAST_KEYS_PX), _MOST_KEYS_PX))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.setSpacing(6)
        layout.addWidget(title)
        layout.addLayout(self._grid)

    def show_matching(self, query: str) -> None:
        """Shows what a query finds, or nothing of the group."""
        self.count = 0
        for row, labels in zip(self._rows, self._labels, strict=True):
            is_found = matches(query, self._heading, row)
            self.count += is_found
            for label in labels:
                label.setVisible(is_found)
        self.setVisible(self.count > 0)


class KeysDialog(QDialog):
    """All keys as they are now, in two columns where there is room. Lives in the GUI thread.

    Signals:
        change_wanted: the person wants other keys.
    """

    change_wanted = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys_dialog")
        self.setWindowTitle(tr("Keys"))
        self.search = QLineEdit()
        self.search.setObjectName("keys_search")
        self.search.setPlaceholderText(tr("Find a key, or what it does"))
        self.search.setAccessibleName(tr("Find a key, or what it does"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        sheet = QWidget()
        self._columns = QVBoxLayout(), QVBoxLayout()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(28)
        for column in self._columns:
            row.addLayout(column, 1)
        self._nothing = QLabel(tr("No key does that."))
        self._nothing.setProperty("quiet", True)
        page = QVBoxLayout(sheet)
        page.setContentsMargins(0, 4, 8, 0)
        page.addLayout(row)
        page.addWidget(self._nothing)
        page.addStretch(1)
        self._groups = [_Group(heading, rows) for heading, rows in sheet_groups(actions).items()]
        self.area = area = scroll_area(sheet)
        area.setObjectName("keys_sheet")
        area.setAccessibleName(tr("All keys"))
        area.setProperty("framed", True)
        change = QPushButton(tr("Change the keys..."))
        change.clicked.connect(self._change)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(change, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            assert isinstance(button, QPushButton)
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        room = self.screen().availableSize()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 60))
        self._filter("")

    @Slot()
    def _change(self) -> None:
        self.accept()
        self.change_wanted.emit()

    @Slot(str)
    def _filter(self, query: str) -> None:
        for group in self._groups:
            group.setParent(None)  # out of the column that it stood in
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        for group in self._groups:
            group.show_matching(query)
        shown = [group for group in self._groups if group.count]
        # A heading takes about as much as two rows.
        half = sum(group.count + 2 for group in shown) / 2
        done = 0.0
        is_wide = self.width() >= _TWO_COLUMNS_FROM_PX
        for group in shown:
            right = is_wide and done + (group.count + 2) / 2 > half
            self._columns[right].addWidget(group)
            group.show()
            done += group.count + 2
        for column in self._columns:
            column.addStretch(1)
        self._nothing.setVisible(not shown)
