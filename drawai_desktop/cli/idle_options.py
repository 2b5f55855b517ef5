"""Options that would change nothing in the call that they are given in: they are refused."""

import argparse
from collections.abc import Callable, Collection

from drawai_desktop.errors import OptionError


def given_options(
    options: argparse.Namespace, configure: Callable[[argparse.ArgumentParser], None]
) -> set[str]:
    """The long names of the options that differ from what a call without them has.

    Args:
        configure: what declared them.
    """
    parser = argparse.ArgumentParser(add_help=False)
    configure(parser)
    return {
        action.option_strings[-1]
        for action in parser._actions
        if action.option_strings and getattr(options, action.dest, None) != action.default
    }


def refuse_idle(given: Collection[str], idle: Collection[str], because: str) -> None:
    """Refuses options that do nothing.

    Args:
        given: names of those that were given.
        idle: names of those that do nothing here, the first first.
        because: why, after "does nothing": ``with --export, which writes what was learnt``.
    Raises:
        OptionError: one of them was given; names all.
    """
    found = [name for name in idle if name in given]
    if found:
        does, them = ("does", "it") if len(found) == 1 else ("do", "them")
        raise OptionError(f"{_listed(found)} {does} nothing {because}. Leave {them} out.")


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
