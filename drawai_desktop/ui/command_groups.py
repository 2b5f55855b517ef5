"""All commands in groups, as the menus have them: for the sheet of keys and the editor of keys."""

from drawai_desktop.ui.actions import COMMANDS, MENUS
from drawai_desktop.ui.command import Command
from drawai_desktop.words import translator

tr = translator(__name__)


def command_groups() -> dict[str, tuple[Command, ...]]:
    """Menu -> its commands, each command once; those of no menu come last."""
    by_name = {command.name: command for command in COMMANDS}
    groups: dict[str, tuple[Command, ...]] = {}
    for menu in MENUS:
        members = [by_name.pop(name) for name in menu.commands if name in by_name]
        groups[plain(menu.title)] = tuple(members)
    if by_name:
        groups[tr("More")] = tuple(by_name.values())
    return groups


def plain(text: str) -> str:
    """A command's text without what marks its letter in a menu."""
    return text.replace("&", "").rstrip(".")
