"""``drawai integrate``: puts the program into the menus of a Linux desktop, for one user."""

import argparse
import os
import shutil
import sys
from pathlib import Path

from drawai_desktop.core.desktop_files import (
    DrawIcon,
    refresh_caches,
    remove_desktop_files,
    write_desktop_files,
)
from drawai_desktop.errors import OptionError
from drawai_desktop.resources import is_frozen


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.description = (
        "Puts DrawAI into the menus, makes files that end in .drawai open with it, and gives them "
        "icons and thumbnails: for this user, without rights."
    )
    parser.add_argument("--remove", action="store_true", help="take all of that away again")


def run(options: argparse.Namespace) -> int:
    """Writes or removes the files and says where."""
    if not sys.platform.startswith("linux"):
        raise OptionError("On this system the program's package does that when it is installed.")
    share = _share()
    if options.remove:
        removed = remove_desktop_files(share)
        told = f"{len(removed)} files removed from {share}" if removed else f"nothing in {share}"
    else:
        written = write_desktop_files(share, program_command(), _icon_drawer())
        told = f"{len(written)} files written to {share}; drawai integrate --remove takes them away"
    refresh_caches(share)
    print(told)
    return 0


def _share() -> Path:
    asked = os.environ.get("XDG_DATA_HOME", "")
    # The specification says that a path that is not absolute is to be ignored.
    return Path(asked) if asked.startswith("/") else Path.home() / ".local" / "share"


def program_command() -> list[str]:
    """What starts this program: its executable, the script of its package, or Python with it."""
    if is_frozen():
        return [sys.executable]
    script = Path(sys.argv[0])
    if script.name == "drawai" and script.is_absolute() and os.access(script, os.X_OK):
        return [str(script)]
    found = shutil.which("drawai")
    if found is not None and Path(found).resolve().parent == Path(sys.executable).parent:
        return [found]
    return [sys.executable, "-m", "drawai_desktop"]


def _icon_drawer() -> DrawIcon | None:
    """Draws the icon with Qt, where Qt can be loaded."""
    try:
        from drawai_desktop.ui.icon_drawing import draw_icon
    except ImportError:
        return None
    return draw_icon
