"""What a command is, and a menu of them."""

from dataclasses import dataclass

SEPARATOR = "-"


@dataclass(frozen=True)
class Command:
    """One command of the program."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    checkable: bool = False
    group: str = ""
    """Commands of one group exclude each other."""


@dataclass(frozen=True)
class Menu:
    """One menu of the menu bar."""

    title: str
    commands: tuple[str, ...]
    """Names of commands in order, and separators."""
