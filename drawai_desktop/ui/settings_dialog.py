"""The settings, in groups, with a field to look for one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.settings import UI_SCALES, Settings
from drawai_desktop.ui.folder_field import FolderField
from drawai_desktop.ui.pen_dialog import PenDialog
from drawai_desktop.ui.scroll_area import scroll_area
from drawai_desktop.ui.settings_rows import Kind, Row, settings_groups
from drawai_desktop.words import in_sentence, translator

tr = translator(__name__)

SMALLEST_SCREEN = QSize(640, 480)
"""What the window needs, in pixels of its scale."""
_WIDTH, _HEIGHT = 560, 640


class _QuietComboBox(QComboBox):
    """The wheel scrolls the page past it, unless it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _Group(QWidget):
    """A heading and the rows below it."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading
        self.form = QFormLayout()
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(8)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows: list[Row] = []
        title = QLabel(heading)
        title.setProperty("heading", True)
        title.setIndent(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 18)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addLayout(self.form)

    def add(self, row: Row, field: QWidget) -> None:
        """Another setting."""
        if row.kind is Kind.SWITCH:
            self.form.addRow("", _with_note(field, row.note))
        else:
            label = QLabel(row.title)
            label.setMinimumWidth(190)
            label.setFixedHeight(30)  # in the middle of the field beside it
            label.setBuddy(field)
            self.form.addRow(label, _with_note(field, row.note))
        self._rows.append(row)

    def show_matching(self, query: str) -> int:
        """Shows the rows that a query finds; how many they are. The heading finds them all."""
        count = 0
        named = bool(query.strip()) and query.strip().casefold() in self.heading.casefold()
        for place, row in enumerate(self._rows):
            is_found = named or row.answers(query)
            self.form.setRowVisible(place, is_found)
            count += is_found
        self.setVisible(count > 0)
        return count


def _with_note(field: QWidget, text: str) -> QWidget:
    """A field with what one should know of it below, if there is something."""
    if not text:
        return field
    note = QLabel(text)
    note.setWordWrap(True)
    note.setProperty("quiet", True)
    field.setAccessibleDescription(text)
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(3)
    column.addWidget(field)
    column.addWidget(note)
    return both


class SettingsDialog(QDialog):
    """Lives in the GUI thread; every change acts at once.

    Signals:
        changed(str, object): the field of Settings, and its value.
        shortcuts_wanted: the person wants to change the keys.
    """

    changed = Signal(str, object)
    shortcuts_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setWindowTitle(tr("Settings"))
        self._settings = settings
        self._softness = settings.pen_softness
        self.search = QLineEdit()
        self.search.setObjectName("settings_search")
        self.search.setPlaceholderText(tr("Find a setting"))
        self.search.setAccessibleName(tr("Find a setting"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        page = QWidget()
        page.setObjectName("settings_page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 10, 0)
        column.setSpacing(0)
        self._groups = []
        for heading, rows in settings_groups(self._scales()).items():
            group = _Group(heading)
            for row in rows:
                group.add(row, self._field(row))
            self._groups.append(group)
            column.addWidget(group)
        self._nothing = QLabel(tr("No setting is called so."))
        self._nothing.setProperty("quiet", True)
        self._nothing.hide()
        column.addWidget(self._nothing)
        column.addStretch(1)
        area = scroll_area(page)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields scroll it when they get the focus
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            assert isinstance(button, QPushButton)
            button.setAutoDefault(False)  # Enter in the search is not the end
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 14, 14)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        room = self.screen().availableSize()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 60))

    def _scales(self) -> tuple[int, ...]:
        """The scales at which the window has room on this screen, and the one that is chosen."""
        screen, now = self.screen(), self._settings.ui_scale
        # In pixels of the present scale, which is that of the start and maybe another one.
        room = screen.availableSize()
        running = round(100 * screen.devicePixelRatio())
        largest = min(
            room.width() * running / SMALLEST_SCREEN.width(),
            room.height() * running / SMALLEST_SCREEN.height(),
        )
        return tuple(scale for scale in UI_SCALES if scale <= max(largest, 100) or scale == now)

    def _field(self, row: Row) -> QWidget:
        make: dict[Kind, Callable[[Row], QWidget]] = {
            Kind.CHOICE: self._choice,
            Kind.SWITCH: self._switch,
            Kind.FOLDER: self._folder,
            Kind.BUTTON: self._button,
        }
        field = make[row.kind](row)
        field.setObjectName(f"setting_{row.name}")
        return field

    def _choice(self, row: Row) -> QComboBox:
        box = _QuietComboBox()
        box.setAccessibleName(row.title)
        for text, value in row.choices:
            box.addItem(text, value)
        value = getattr(self._settings, row.name)
        if box.findData(value) < 0:  # from a file, where more is allowed
            box.addItem(str(value), value)
        box.setCurrentIndex(box.findData(value))
        box.activated.connect(lambda _: self._change(row.name, box.currentData()))
        return box

    def _switch(self, row: Row) -> QCheckBox:
        box = QCheckBox(row.title)
        box.setChecked(getattr(self._settings, row.name))
        box.toggled.connect(partial(self._change, row.name))
        return box

    def _folder(self, row: Row) -> FolderField:
        field = FolderField(row.title, getattr(self._settings, row.name))
        field.changed.connect(partial(self._change, row.name))
        return field

    def _button(self, row: Row) -> QWidget:
        button = QPushButton(row.choices[0][0])
        button.setAccessibleName(f"{row.title}: {in_sentence(row.choices[0][0].rstrip('.'))}")
        button.setAutoDefault(False)
        act = {"pen": self._ask_pen, "shortcuts": self.shortcuts_wanted.emit}
        button.clicked.connect(act[row.name])
        return button

    @Slot(str)
    def _filter(self, query: str) -> None:
        found = [group.show_matching(query) for group in self._groups]
        self._nothing.setVisible(not any(found))

    def _ask_pen(self) -> None:
        dialog = PenDialog(self._softness, self)
        dialog.softness_changed.connect(self._take_softness)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(int)
    def _take_softness(self, softness: int) -> None:
        self._softness = softness
        self._change("pen_softness", softness)

    def _change(self, name: str, value: object) -> None:
        self.changed.emit(name, value)
