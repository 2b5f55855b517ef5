"""``drawai`` and ``drawai FILE``: the window."""

import argparse
import ctypes.util
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from drawai_desktop.cli.exit_status import EXIT_NO_DISPLAY, EXIT_NO_LIBRARY
from drawai_desktop.errors import OptionError

if TYPE_CHECKING:
    from PySide6.QtCore import QRect


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument("file", nargs="?", type=Path, help="a project or a label map to open")
    parser.add_argument("--model", metavar="NAME|PATH", help="the model to begin with")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"))
    parser.add_argument("--theme", choices=("system", "dark", "light"))
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
    if options.model:
        from drawai_desktop.core.model_library import ModelLibrary

        ModelLibrary.standard().find(options.model)
    problem = _missing_display()
    if problem:
        print(f"drawai: {problem[1]}", file=sys.stderr)
        return problem[0]
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


def _missing_display() -> tuple[int, str] | None:
    """(exit status, sentence) where Qt could open no window; it would abort the process."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        platform = os.environ.get("QT_QPA_PLATFORM", "")
        if not platform.startswith("xcb") or not sys.platform.startswith("linux"):
            return None
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return EXIT_NO_DISPLAY, "no display found; use drawai render for pictures without a window."
    if not os.environ.get("WAYLAND_DISPLAY") and ctypes.util.find_library("xcb-cursor") is None:
        return EXIT_NO_LIBRARY, (
            "the library libxcb-cursor is missing, without which Qt opens no window. Install it "
            "(Debian, Ubuntu: apt install libxcb-cursor0)."
        )
    return None
