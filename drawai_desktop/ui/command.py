"""What a command is, and a menu of them."""

from dataclasses import dataclass

from drawai_desktop.words import translated

SEPARATOR = "-"
CONTEXT = "commands"
"""Of their words: ``make translations`` reads them in the rows."""


@dataclass(frozen=True)
class Command:
    """One command of the program; its words stand in the table in English."""

    name: str
    english: str
    keys: tuple[str, ...] = ()
    english_tip: str = ""
    icon: str = ""
    checkable: bool = False
    group: str = ""
    """Commands of one group exclude each other."""

    @property
    def text(self) -> str:
        """As menus show it, with the mark of its letter."""
        return translated(CONTEXT, self.english)

    @property
    def tip(self) -> str:
        """What more there is to say of it, or nothing."""
        return translated(CONTEXT, self.english_tip) if self.english_tip else ""


@dataclass(frozen=True)
class Menu:
    """One menu of the menu bar, or a menu within one."""

    english: str
    entries: "tuple[str | Menu, ...]"
    """Names of commands in order, separators, and menus within."""

    @property
    def commands(self) -> tuple[str, ...]:
        """The names of all its commands, also of the menus within."""
        names: list[str] = []
        for entry in self.entries:
            names += entry.commands if isinstance(entry, Menu) else [entry]
        return tuple(name for name in names if name != SEPARATOR)

    @property
    def title(self) -> str:
        """As the menu bar shows it, with the mark of its letter."""
        return translated(CONTEXT, self.english)
