"""What tells a Linux desktop about the program: menu entry, file type, icons, thumbnails, store
entry.

The formats are freedesktop.org's: Desktop Entry, Shared MIME-info, Icon Theme, AppStream, and the
thumbnailer files of GNOME, MATE, Cinnamon and Xfce.
"""

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.folders import make_folder
from drawai_desktop.errors import FileError
from drawai_desktop.resources import resource

ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
MIME_TYPE = "application/x-drawai+zip"

_TEXTS = {
    "drawai.desktop": "applications/drawai.desktop",
    "drawai.xml": "mime/packages/drawai.xml",
    "drawai.thumbnailer": "thumbnailers/drawai.thumbnailer",
    "drawai.metainfo.xml": "metainfo/example.drawai_desktop.DrawAI.metainfo.xml",
}
"""File of ``resources/desktop`` -> where it goes below ``share``."""
_SHELL = {
    "drawai.bash": "bash-completion/completions/drawai",
    "drawai.fish": "fish/vendor_completions.d/drawai.fish",
    "_drawai": "zsh/site-functions/_drawai",
    "drawai.1": "man/man1/drawai.1",
}
"""File of ``resources/shell`` -> where it goes below ``share``: completions, and the man page."""
_ICON = "icons/hicolor/scalable/apps/drawai.svg"
_TYPE_ICON = "icons/hicolor/scalable/mimetypes/application-x-drawai+zip.svg"
_CACHES = (
    ("update-mime-database", "mime"),
    ("update-desktop-database", "applications"),
    ("gtk-update-icon-cache", "icons/hicolor"),
)
"""Program that reads a folder anew -> the folder. A desktop without it needs none."""

DrawIcon = Callable[[int], bytes]
"""Draws the program's icon as a PNG of that many pixels."""


def write_desktop_files(
    share: Path, program: Sequence[str], draw_icon: DrawIcon | None = None
) -> list[Path]:
    """Writes all files below ``share`` (``/usr/share``, or a user's own) and gives their paths.

    Args:
        program: the command of the program, word by word.
        draw_icon: for icons of fixed sizes; without it there is the SVG alone.
    Raises:
        FileError: a folder or file cannot be written.
    """
    files: dict[str, bytes] = {}
    for name, target in _TEXTS.items():
        text = resource("desktop", name).read_text(encoding="utf-8")
        files[target] = _with_program(text, program).encode()
    for name, target in _SHELL.items():
        files[target] = resource("shell", name).read_bytes()
    drawn = resource("icons", "drawai.svg").read_bytes()
    files[_ICON] = files[_TYPE_ICON] = drawn
    if draw_icon is not None:
        files |= {_sized(size): draw_icon(size) for size in ICON_SIZES}
    for target, content in files.items():
        path = share / target
        make_folder(path.parent)
        write_bytes(path, content)
    return [share / target for target in files]


def remove_desktop_files(share: Path) -> list[Path]:
    """Removes what :func:`write_desktop_files` wrote, and nothing else; gives what was there.

    Raises:
        FileError: a file cannot be removed.
    """
    targets = [
        *_TEXTS.values(),
        *_SHELL.values(),
        _ICON,
        _TYPE_ICON,
        *(_sized(size) for size in ICON_SIZES),
    ]
    removed = []
    for path in (share / target for target in targets):
        try:
            path.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise FileError(
                f"{path} cannot be removed ({error.strerror or error}). Remove it by hand."
            ) from error
        removed.append(path)
    return removed


def refresh_caches(share: Path) -> None:
    """Lets the desktop notice at once; where it has no program for that, it notices by itself."""
    for program, folder in _CACHES:
        found = shutil.which(program)
        if found is not None and (share / folder).is_dir():
            options = ["--ignore-theme-index"] if "icon" in program else []
            subprocess.run([found, *options, str(share / folder)], capture_output=True, check=False)


def _sized(size: int) -> str:
    return f"icons/hicolor/{size}x{size}/apps/drawai.png"


def _with_program(text: str, program: Sequence[str]) -> str:
    """With the command in place of ``drawai`` in ``Exec`` and ``TryExec``."""
    command = " ".join(_quoted(word) for word in program)
    text = re.sub(r"(?m)^Exec=drawai\b", lambda _: f"Exec={command}", text)
    return re.sub(r"(?m)^TryExec=drawai$", lambda _: f"TryExec={program[0]}", text)


def _quoted(word: str) -> str:
    """A word of ``Exec``, as the Desktop Entry Specification quotes it.

    ``%`` is doubled, and a backslash within quotes is one of four, since the value is unescaped
    twice.
    """
    if re.fullmatch(r"[\w./+:@,=-]+", word, re.ASCII):
        return word
    word = word.replace("%", "%%")
    inside = re.sub(r'(["`$\\])', lambda match: "\\" + match[1], word).replace("\\", "\\\\")
    return f'"{inside}"'
