"""The man page and the completions know the command line as it is."""

import argparse
import importlib

import pytest

from drawai_desktop.cli.main import SUBCOMMANDS, make_parser
from drawai_desktop.resources import resource

FILES = ("drawai.1", "drawai.bash", "drawai.fish", "_drawai")


def options_of(name):
    parser = make_parser(name)
    importlib.import_module(f"drawai_desktop.cli.{name.replace('-', '_')}").configure(parser)
    return set(options_below(parser))


def options_below(parser):
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from options_below(one)
        elif action.help != argparse.SUPPRESS:
            long = (option for option in action.option_strings if option.startswith("--"))
            yield from (option for option in long if option != "--help")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", [*SUBCOMMANDS, "window"])
def test_every_subcommand_and_option_is_there(name, file):
    told = resource("shell", file).read_text(encoding="utf-8").replace("\\", "")
    assert name in told or name == "window"
    # fish writes long options without their dashes.
    words = [o.lstrip("-") if file.endswith("fish") else o for o in options_of(name)]
    missing = [word for word in words if word not in told]
    assert missing == [], "run: make manual"
