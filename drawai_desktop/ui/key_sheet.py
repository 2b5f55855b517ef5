"""What the sheet of keys says: every command with a key, and what mouse and held keys do."""

from collections.abc import Mapping
from string import Formatter

from PySide6.QtGui import QAction

from drawai_desktop.ui.command_groups import command_groups, plain

SheetRow = tuple[str, str]
"""(keys, what they do)."""

_HAND = {
    "Mouse and pen": (
        ("Alt or Ctrl + click", "Pick the label under the pointer"),
        ("Shift + click", "Straight line from the last point"),
        ("Shift while drawing", "Straight line in steps of 15 degrees"),
        ("Shift + fill", "All pixels of the label, connected or not"),
        ("Wheel", "Zoom at the pointer, or scroll, as in Settings"),
        ("Shift + wheel, Alt + wheel", "Move sideways; zoom in any case"),
        ("Ctrl + wheel, Ctrl + right drag", "Brush size"),
        ("Space + drag, middle drag", "Move the view"),
        ("Shift + Space + drag", "Turn the view"),
        ("Right click", "Labels at the pointer"),
    ),
    "In the canvas": (
        ("1 ... 0", "Choose the label of that key"),
        ("Hold {tool_eraser}, {tool_fill}, ...", "Use that tool until the key is released"),
        ("Hold Q", "See the picture in the canvas"),
        ("Arrows", "Move the view"),
        ("Enter, Backspace", "Close a polygon; take its last corner back"),
        ("Arrows, Enter, Del", "Move a selection, leave it where it is, erase it"),
        ("R, Enter, Esc", "Helping hands: draw again, keep, drop"),
        ("{key_painting}: arrows, Space, Enter", "Paint by keyboard: move, paint, put down, lift"),
        ("Esc", "Give up the stroke, polygon or selection"),
    ),
}
"""What no command stands for; names in braces are commands, whose key stands there."""


def sheet_groups(actions: Mapping[str, QAction]) -> dict[str, tuple[SheetRow, ...]]:
    """Heading -> rows, with the keys that the actions have now."""
    groups: dict[str, tuple[SheetRow, ...]] = {}
    for heading, rows in _HAND.items():
        told = ((with_keys(keys, actions), what) for keys, what in rows)
        groups[heading] = tuple((keys, what) for keys, what in told if keys)
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
