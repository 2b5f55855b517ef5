"""Makes the man page and the completions of shells from the parser of the command line.

    .venv/bin/python tools/manual.py            writes resources/shell/
    .venv/bin/python tools/manual.py --check    status 1 if a file there is not as it would be

argparse-manpage writes the page, shtab the completions.
"""

import argparse
import importlib
import os
import re
import sys
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from drawai_desktop import __version__
from drawai_desktop.cli.main import SUBCOMMANDS, make_parser

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "shell"
SHELLS = {"bash": "drawai.bash", "zsh": "_drawai", "fish": "drawai.fish"}
PAGE = "drawai.1"
_SHORT = "paint a label map, and a landscape picture appears beside it"


def whole_parser() -> argparse.ArgumentParser:
    """The parser of the window, with all subcommands below it."""
    parser = make_parser("window")
    importlib.import_module("drawai_desktop.cli.window").configure(parser)
    parser.epilog = None  # lists the subcommands, which the page does itself
    below = parser.add_subparsers(metavar="SUBCOMMAND", title="subcommands", dest="subcommand")
    for name, told in SUBCOMMANDS.items():
        module = importlib.import_module(f"drawai_desktop.cli.{name.replace('-', '_')}")
        one = below.add_parser(name, help=told, description=told)
        module.configure(one)
    complete_files(parser)
    return parser


def complete_files(parser: argparse.ArgumentParser) -> None:
    """Lets paths be completed as files, all the way down."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                complete_files(one)
        elif action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined]


def written() -> dict[str, str]:
    """Name -> text of every file."""
    os.environ["COLUMNS"] = "80"  # argparse breaks lines by the terminal's width
    parser = whole_parser()
    files = {file: shtab.complete(parser, shell) for shell, file in SHELLS.items()}
    page = Manpage(parser)
    page.manual = "DrawAI desktop"
    page.date = ""
    page.version = __version__
    page.project_name = "DrawAI desktop"
    # The first line is what apropos searches; argparse-manpage leaves it without a description.
    files[PAGE] = str(page).replace(".SH NAME\ndrawai\n", f".SH NAME\ndrawai \\- {_SHORT}\n", 1)
    return {name: _tidy(text) for name, text in files.items()}


def _tidy(text: str) -> str:
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE).strip() + "\n"


def main() -> None:
    """Writes or checks the files."""
    is_check = "--check" in sys.argv[1:]
    FOLDER.mkdir(exist_ok=True)
    old = []
    for name, text in written().items():
        path = FOLDER / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            old.append(name)
            if not is_check:
                path.write_text(text, encoding="utf-8")
    if is_check and old:
        sys.exit(f"{', '.join(old)}: not as the command line is now. Run: make manual")


if __name__ == "__main__":
    main()
