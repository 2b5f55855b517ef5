"""The keys of the commands, as the person has them: the program's own, and what is changed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from drawai_desktop.canvas.tool_state import ToolChoice
from drawai_desktop.core.settings import Settings
from drawai_desktop.core.shortcut_file import read_shortcuts, write_shortcuts
from drawai_desktop.errors import FileError
from drawai_desktop.ui.actions import COMMANDS, MENUS, tip_with_keys
from drawai_desktop.ui.command_groups import plain
from drawai_desktop.ui.preferences import Preferences
from drawai_desktop.words import translator

tr = translator(__name__)

Keys = tuple[str, ...]
"""Of one command, as Qt writes them, in English; the first one is shown."""

_ARROWS = ("Left", "Right", "Up", "Down")
_FIXED = {
    "Esc": tr.later("{key} cannot be changed: it gives up a stroke."),
    "Space": tr.later("{key} cannot be changed: it moves the view, and paints by keyboard."),
    "Return": tr.later("{key} cannot be changed: it closes a shape."),
    "Enter": tr.later("{key} cannot be changed: it closes a shape."),
    "Q": tr.later("{key} cannot be changed: held, it shows the picture in the canvas."),
    "{": tr.later("{key} cannot be changed: it makes the brush much smaller."),
    "}": tr.later("{key} cannot be changed: it makes the brush much larger."),
    **dict.fromkeys(_ARROWS, tr.later("{key} cannot be changed: it moves the view.")),
    **{
        f"Shift+{key}": tr.later("{key} cannot be changed: it moves a selection.")
        for key in _ARROWS
    },
    **{str(digit): tr.later("{key} cannot be changed: it chooses a label.") for digit in range(10)},
}
"""Keys that are no command's, and why they stay as they are."""

_MODIFIERS = frozenset({"Shift", "Ctrl", "Alt", "Meta", "AltGr"})


def normal(key: str) -> str:
    """A key as Qt writes it; empty for what is none."""
    sequence = QKeySequence(key)
    if sequence.count() != 1:
        return ""
    text = str(sequence.toString(QKeySequence.SequenceFormat.PortableText))
    return "" if text in _MODIFIERS else text


def refusal(key: str) -> str:
    """Why a key can be no command's, as a sentence; empty where it can."""
    if not normal(key):
        return tr("This is no key that a command can have.")
    if key in _FIXED:
        return _FIXED[key].filled(key=_native(key))
    for menu in MENUS:
        letter = menu.title[menu.title.index("&") + 1].upper()
        if key == f"Alt+{letter}":
            return tr(
                "{key} cannot be changed: it opens the menu {menu}.",
                key=_native(key),
                menu=plain(menu.title),
            )
    return ""


class Shortcuts(QObject):
    """Lives in the GUI thread. What is changed is kept in the settings, and acts at once; no key
    is ever that of two commands.

    Signals:
        changed: some command has other keys.
    """

    changed = Signal()

    def __init__(self, actions: Mapping[str, QAction], preferences: Preferences) -> None:
        super().__init__(preferences)
        self._actions = actions
        self._preferences = preferences
        self._own = {c.name: tuple(normal(k) for k in c.keys) for c in COMMANDS}
        self._tips = {c.name: c.tip or plain(c.text) for c in COMMANDS}
        self._texts = {c.name: plain(c.text) for c in COMMANDS}
        self._shown: dict[str, Keys] = dict(self._own)
        preferences.changed.connect(self._apply)
        self._apply(preferences.settings)

    def keys(self, name: str) -> Keys:
        """What a command has now."""
        return self._shown[name]

    def default(self, name: str) -> Keys:
        """What it has by itself."""
        return self._own[name]

    def is_changed(self, name: str) -> bool:
        """Whether the two differ."""
        return self._shown[name] != self._own[name]

    def title(self, name: str) -> str:
        """The command as the menus call it."""
        return self._texts[name]

    def holders(self, keys: Sequence[str], besides: str) -> dict[str, str]:
        """Key -> the other command that has it."""
        return {
            key: name
            for name, held in self._shown.items()
            for key in held
            if key in keys and name != besides
        }

    def tool_keys(self) -> dict[int, ToolChoice]:
        """The tools' keys of one sign, by Qt's number."""
        return {
            QKeySequence(key)[0].toCombined(): tool  # type: ignore[index]
            for tool in ToolChoice
            for key in self._shown[f"tool_{tool}"]
            if len(key) == 1
        }

    # Changing.

    def give(self, name: str, keys: Sequence[str]) -> None:
        """Gives a command these keys, whoever had them."""
        table = {n: tuple(k for k in held if k not in keys) for n, held in self._shown.items()}
        table[name] = tuple(dict.fromkeys(keys))
        self._keep(table)

    def reset_all(self) -> None:
        """Every command gets its own keys back."""
        self._keep(self._own)

    def export(self, path: Path) -> None:
        """Writes all keys to a file.

        Raises:
            FileError: it cannot be written.
        """
        write_shortcuts(path, self._shown)

    def take_from(self, path: Path) -> int:
        """Takes all keys of a file. Commands that it does not name keep theirs, but for keys that
        it gives to others.

        Returns:
            How many commands of the file are not known here.
        Raises:
            FileError: the file is none of shortcuts, or has a key that cannot be; nothing changes.
        """
        read = read_shortcuts(path)
        taken: dict[str, Keys] = {}
        holders: dict[str, str] = {}
        for name, keys in read.items():
            if name not in self._own:
                continue
            taken[name] = tuple(normal(key) for key in keys)
            for key, written in zip(taken[name], keys, strict=True):
                if refusal(key):
                    raise FileError(
                        tr.later(
                            "{name}: {command} cannot have the key {written}. Correct it, or "
                            "choose another file.",
                            name=path.name,
                            command=self._texts[name],
                            written=repr(written[:40]),
                        )
                    )
                if holders.setdefault(key, name) != name:  # spelled in two ways
                    raise FileError(
                        tr.later(
                            "{name}: {command} and {other} have the same key {key}. Correct it, or "
                            "choose another file.",
                            name=path.name,
                            command=self._texts[name],
                            other=self._texts[holders[key]],
                            key=key,
                        )
                    )
        new = set(holders)
        table = {n: tuple(k for k in held if k not in new) for n, held in self._shown.items()}
        self._keep({**table, **taken})
        return len(read) - len(taken)

    def _keep(self, table: Mapping[str, Keys]) -> None:
        own = self._own
        self._preferences.change(
            shortcuts={n: "; ".join(keys) for n, keys in table.items() if keys != own[n]}
        )

    @Slot(object)
    def _apply(self, settings: Settings) -> None:
        table = _table(self._own, settings.shortcuts)
        if table == self._shown:
            return
        others = [name for name, keys in table.items() if keys != self._shown[name]]
        self._shown = table
        # First none has them: Qt takes a key that two actions have for a moment as ambiguous.
        for name in others:
            self._actions[name].setShortcuts([])
        for name in others:
            action, keys = self._actions[name], table[name]
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setToolTip(tip_with_keys(self._tips[name], action))
        self.changed.emit()


def _table(own: Mapping[str, Keys], changes: Mapping[str, str]) -> dict[str, Keys]:
    """All keys, with changes from a settings file, in which anything may stand: what cannot be a
    key is left out, and a key that two have is the first one's whose change names it."""
    table = dict(own)
    taken: set[str] = set()
    for name, text in changes.items():
        if name in own:
            keys = dict.fromkeys(normal(key) for key in _split(text))
            table[name] = tuple(k for k in keys if k and k not in taken and not refusal(k))
            taken |= set(table[name])
    for name in own:
        if name not in changes:
            table[name] = tuple(key for key in table[name] if key not in taken)
    return table


def _split(text: str) -> list[str]:
    sequences = QKeySequence.listFromString(text)
    return [sequence.toString(QKeySequence.SequenceFormat.PortableText) for sequence in sequences]


def _native(key: str) -> str:
    return str(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
