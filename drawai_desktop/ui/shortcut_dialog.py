"""The editor of keys: choose a command, press its new key; who has that key is asked about."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.shortcut_file import MOST_KEYS, SUFFIX
from drawai_desktop.errors import DrawAIError
from drawai_desktop.ui.command_tree import CommandTree, native
from drawai_desktop.ui.shortcuts import Keys, Shortcuts, normal, refusal
from drawai_desktop.words import translator

tr = translator(__name__)

_WIDTH, _HEIGHT = 620, 640


class ShortcutDialog(QDialog):
    """Lives in the GUI thread; every change acts at once."""

    def __init__(self, shortcuts: Shortcuts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_dialog")
        self.setWindowTitle(tr("Shortcuts"))
        self._shortcuts = shortcuts
        self._act: Callable[[], object] | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a command or a key"))
        self.search.setAccessibleName(tr("Find a command or a key"))
        self.search.setClearButtonEnabled(True)
        self.tree = CommandTree(shortcuts)
        self.search.textChanged.connect(self.tree.filter)
        self.tree.chosen.connect(self._on_chosen)
        self.search.returnPressed.connect(self.tree.setFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 12)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addLayout(self._key_row())
        layout.addLayout(self._answer_row())
        layout.addWidget(self._buttons())
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in the search is no button
        room = self.screen().availableSize()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 60))
        shortcuts.changed.connect(self._show_buttons)
        self._on_chosen("")
        self.search.setFocus()

    def _key_row(self) -> QHBoxLayout:
        self.field = QKeySequenceEdit()
        self.field.setObjectName("new_key")
        self.field.setAccessibleName(tr("New key"))
        self.field.setMaximumSequenceLength(1)
        inner = self.field.findChild(QLineEdit)
        if inner is not None:
            inner.setAccessibleName(tr("New key: press it here"))
            inner.setPlaceholderText(tr("Press the new key here"))
        self.field.keySequenceChanged.connect(self._on_key)
        self.besides = QCheckBox(tr("Besides the others"))
        self.besides.setToolTip(tr("The command keeps the keys that it has, and gets one more"))
        self.no_key = QPushButton(tr("No key"))
        self.no_key.clicked.connect(lambda: self._want(()))
        self.default = QPushButton(tr("Default"))
        self.default.setToolTip(tr("The key that the command has by itself"))
        self.default.clicked.connect(self._reset)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.besides)
        row.addWidget(self.no_key)
        row.addWidget(self.default)
        return row

    def _answer_row(self) -> QHBoxLayout:
        self.told = QLabel()
        self.told.setObjectName("shortcut_told")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setMinimumHeight(34)
        self.take = QPushButton()
        self.take.clicked.connect(self._on_take)
        self.leave = QPushButton(tr("Leave it"))
        self.leave.clicked.connect(self._on_leave)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        row.addWidget(self.take)
        row.addWidget(self.leave)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.all_default = QPushButton(tr("All to default"))
        for button, act in (
            (self.all_default, self._ask_all),
            (QPushButton(tr("Export...")), self._export),
            (QPushButton(tr("Import...")), self._import),
        ):
            button.clicked.connect(act)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    # A command, and its new key.

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self._ask("", None)
        for widget in (self.field, self.besides, self.no_key, self.default):
            widget.setEnabled(bool(name))
        self._clear_field()
        if name:
            keys = native(self._shortcuts.keys(name)) or tr("no key")
            self.told.setText(f"{self._shortcuts.title(name)}: {keys}")
        else:
            self.told.setText(tr("Choose a command, then press its new key in the field above."))
        self._show_buttons()

    @Slot()
    def _show_buttons(self) -> None:
        name = self.tree.current
        self.default.setEnabled(bool(name) and self._shortcuts.is_changed(name))
        self.no_key.setEnabled(bool(name) and bool(self._shortcuts.keys(name)))

    @Slot(QKeySequence)
    def _on_key(self, sequence: QKeySequence) -> None:
        if sequence.isEmpty():
            return
        key = normal(sequence.toString(QKeySequence.SequenceFormat.PortableText))
        problem = refusal(key)
        if problem:
            self._ask(problem, None)
            self._clear_field()
        elif self.besides.isChecked():
            self._want((*self._shortcuts.keys(self.tree.current), key))
        else:
            self._want((key,))

    @Slot()
    def _reset(self) -> None:
        self._want(self._shortcuts.default(self.tree.current))

    def _want(self, keys: Keys) -> None:
        """Gives the chosen command these keys, or asks, where another one has one of them."""
        name = self.tree.current
        if len(keys) > MOST_KEYS:
            self._ask(tr("A command has at most {n} keys.", n=MOST_KEYS), None)
            self._clear_field()
            return
        holders = self._shortcuts.holders(keys, name)
        if not holders:
            self._give(name, keys)
            return
        told = "; ".join(
            tr("{key} is the key of {command}", key=native((k,)), command=self._shortcuts.title(n))
            for k, n in holders.items()
        )
        others = ", ".join(dict.fromkeys(map(self._shortcuts.title, holders.values())))
        self.take.setText(tr("Take it") if len(holders) == 1 else tr("Take them"))
        self.take.setAccessibleName(
            tr("{take} from {commands}", take=self.take.text(), commands=others)
        )
        self._ask(f"{told}.", partial(self._give, name, keys))

    def _give(self, name: str, keys: Keys) -> None:
        losers = self._shortcuts.holders(keys, name).values()
        self._shortcuts.give(name, keys)
        self._clear_field()
        text = tr(
            "{command}: {keys} now.",
            command=self._shortcuts.title(name),
            keys=native(keys) or tr("no key"),
        )
        for other in dict.fromkeys(losers):
            left = native(self._shortcuts.keys(other)) or tr("no key")
            text += f" {self._shortcuts.title(other)}: {left}."
        self._ask(text, None)

    # Questions, in the row below, so that nothing opens over the list.

    def _ask(self, text: str, act: Callable[[], object] | None) -> None:
        self._act = act
        self.told.setText(text)
        for button in (self.take, self.leave):
            button.setVisible(act is not None)
        if act is not None:
            self.take.setFocus()

    @Slot()
    def _on_take(self) -> None:
        act, self._act = self._act, None
        if act is not None:
            act()
        self.tree.setFocus()

    @Slot()
    def _on_leave(self) -> None:
        self._clear_field()
        self._ask(tr("Nothing is changed."), None)
        self.tree.setFocus()

    def _clear_field(self) -> None:
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)

    # All of them.

    @Slot()
    def _ask_all(self) -> None:
        self.take.setText(tr("Reset all"))
        self.take.setAccessibleName(tr("Reset the keys of all commands"))
        self._ask(tr("All commands get the keys that they have by themselves."), self._reset_all)

    def _reset_all(self) -> None:
        self._shortcuts.reset_all()
        self._ask(tr("All keys are the default now."), None)

    @Slot()
    def _export(self) -> None:
        start = str(Path.home() / f"drawai-shortcuts{SUFFIX}")
        path, _ = QFileDialog.getSaveFileName(self, tr("Export the shortcuts"), start, _filter())
        if path:
            file = Path(path) if Path(path).suffix else Path(path).with_suffix(SUFFIX)
            self._told_of(
                partial(self._shortcuts.export, file), tr("Written to {name}.", name=file.name)
            )

    @Slot()
    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Import shortcuts"), str(Path.home()), _filter()
        )
        if path:
            self.take_from(Path(path))

    def take_from(self, path: Path) -> None:
        """Takes the keys of a file, or says in one sentence why not."""

        def take() -> str:
            unknown = self._shortcuts.take_from(path)
            return unknown_commands(unknown)

        self._told_of(take, tr("The keys of {name} hold now.", name=path.name))

    def _told_of(self, act: Callable[[], str | None], done: str) -> None:
        try:
            more = act() or ""
        except DrawAIError as error:
            self._ask(str(error), None)
        else:
            self._ask(f"{done} {more}".rstrip(), None)


def _filter() -> str:
    return tr("Shortcuts ({endings})", endings=f"*{SUFFIX}")


def unknown_commands(count: int) -> str:
    """That a file names commands which are not there; empty for none."""
    if not count:
        return ""
    return tr.count(
        "{n} of its commands is not known here.",
        "{n} of its commands are not known here.",
        n=count,
    )
