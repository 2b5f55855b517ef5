"""``drawai`` and ``drawai FILE``: the window."""

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from drawai_desktop.cli.display_check import window_problem
from drawai_desktop.core.choices import LanguageChoice, ThemeChoice
from drawai_desktop.core.log_file import LogFile
from drawai_desktop.errors import OptionError

if TYPE_CHECKING:
    from PySide6.QtCore import QRect


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("file", nargs="?", type=Path, help="a project, label map or annotations")
    parser.add_argument("--model", metavar="NAME|PATH", help="the model to begin with")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"))
    parser.add_argument("--theme", choices=[choice.value for choice in ThemeChoice])
    parser.add_argument("--language", choices=[choice.value for choice in LanguageChoice])
    parser.add_argument("--geometry", metavar="WxH+X+Y", help="where the window stands")
    parser.add_argument(
        "--ui-map",
        type=Path,
        metavar="FILE",
        help="write where everything stands on the screen, as JSON, whenever that changes",
    )


def run(options: argparse.Namespace) -> int:
    """Opens the window; ends when it is closed."""
    if options.geometry:
        check_geometry(options.geometry)
    problem = window_problem()
    if problem is not None:
        if options.model:  # a window would open and say so
            from drawai_desktop.core.model_library import ModelLibrary

            ModelLibrary.standard().find(options.model)
        print(f"drawai: {problem.sentence}", file=sys.stderr)
        return problem.status
    log_file = LogFile()
    try:
        return _run(options)
    finally:
        log_file.close()


def _run(options: argparse.Namespace) -> int:
    geometry = parse_geometry(options.geometry) if options.geometry else None
    from drawai_desktop.app import StartOptions, run_window

    return run_window(
        StartOptions(
            file=options.file,
            model=options.model,
            geometry=geometry,
            ui_map=options.ui_map,
            verbose=options.verbose,
            device=options.device,
            theme=options.theme,
            language=options.language,
        )
    )


def parse_geometry(text: str) -> "QRect":
    """``1280x800+0+0`` as a rectangle; the place may be left out.

    Raises:
        OptionError: not of that form.
    """
    numbers = check_geometry(text)
    from PySide6.QtCore import QRect

    width, height, left, top = numbers
    return QRect(left, top, width, height)


def check_geometry(text: str) -> tuple[int, int, int, int]:
    """(width, height, left, top) of a geometry, told without Qt.

    Raises:
        OptionError: not of the form ``1280x800+0+0``.
    """
    match = re.fullmatch(r"(\d{2,5})x(\d{2,5})(?:\+(-?\d{1,5})\+(-?\d{1,5}))?", text)
    if match is None:
        raise OptionError(f"--geometry is {text!r}; a value like 1280x800+0+0 is expected.")
    width, height, left, top = (int(group or 0) for group in match.groups())
    return width, height, left, top
