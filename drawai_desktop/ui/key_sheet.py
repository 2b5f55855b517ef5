"""What the sheet of keys says: every command with a key, and what mouse and held keys do."""

from collections.abc import Mapping
from string import Formatter

from PySide6.QtGui import QAction

from drawai_desktop.ui.command_groups import command_groups, plain
from drawai_desktop.words import translator

tr = translator(__name__)

SheetRow = tuple[str, str]
"""(keys, what they do)."""

_HAND = {
    tr.later("Mouse and pen"): (
        (tr.later("Alt or Ctrl + click"), tr.later("Pick the label under the pointer")),
        (tr.later("Shift + click"), tr.later("Straight line from the last point")),
        (tr.later("Shift while drawing"), tr.later("Straight line in steps of 15 degrees")),
        (tr.later("Shift + fill"), tr.later("All pixels of the label, connected or not")),
        (tr.later("Wheel"), tr.later("Zoom at the pointer, or scroll, as in Settings")),
        (tr.later("Shift + wheel, Alt + wheel"), tr.later("Move sideways; zoom in any case")),
        (tr.later("Ctrl + wheel, Ctrl + right drag"), tr.later("Brush size")),
        (tr.later("Space + drag, middle drag"), tr.later("Move the view")),
        (tr.later("Shift + Space + drag"), tr.later("Turn the view")),
        (tr.later("Right click"), tr.later("Labels at the pointer")),
    ),
    tr.later("In the canvas"): (
        (tr.later("1 ... 0"), tr.later("Choose the label of that key")),
        (
            tr.later("Hold {tool_eraser}, {tool_fill}, ..."),
            tr.later("Use that tool until the key is released"),
        ),
        (tr.later("Hold Q"), tr.later("See the picture in the canvas")),
        (tr.later("Arrows"), tr.later("Move the view")),
        (tr.later("Enter, Backspace"), tr.later("Close a polygon; take its last corner back")),
        (
            tr.later("Arrows, Enter, Del"),
            tr.later("Move a selection, leave it where it is, erase it"),
        ),
        (tr.later("R, Enter, Esc"), tr.later("Helping hands: draw again, keep, drop")),
        (
            tr.later("{key_painting}: arrows, Space, Enter"),
            tr.later("Paint by keyboard: move, paint, put down, lift"),
        ),
        (tr.later("Esc"), tr.later("Give up the stroke, polygon or selection")),
    ),
}
"""What no command stands for; names in braces are commands, whose key stands there."""


def sheet_groups(actions: Mapping[str, QAction]) -> dict[str, tuple[SheetRow, ...]]:
    """Heading -> rows, with the keys that the actions have now."""
    groups: dict[str, tuple[SheetRow, ...]] = {}
    for heading, rows in _HAND.items():
        told = ((with_keys(str(keys), actions), str(what)) for keys, what in rows)
        groups[str(heading)] = tuple((keys, what) for keys, what in told if keys)
    for menu, commands in command_groups().items():
        shown = ((keys_of(actions[c.name]), plain(c.text)) for c in commands)
        groups[menu] = tuple((keys, what) for keys, what in shown if keys)
    return {heading: rows for heading, rows in groups.items() if rows}


def keys_of(action: QAction) -> str:
    """All keys of an action, as this system writes them."""
    sequences = (key.toString(key.SequenceFormat.NativeText) for key in action.shortcuts())
    return ",  ".join(sequences)


def matches(query: str, heading: str, row: SheetRow) -> bool:
    """Whether all words of a query are in a row or in its heading."""
    said = f"{heading} {row[0]} {row[1]}".casefold()
    return all(word in said for word in query.casefold().split())


def with_keys(text: str, actions: Mapping[str, QAction]) -> str:
    """With the first key of each command that is named in braces; empty if one has none."""
    names = [name for _, name, _, _ in Formatter().parse(text) if name]
    found = {name: keys_of(actions[name]).split(",  ")[0] for name in names}
    return text.format(**found) if all(found.values()) else ""
