"""Unsaved work as earlier versions kept it: a project file, and a note and a lock beside it."""

import contextlib
import io
import json
import logging
import os
import stat
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from drawai_desktop.core import project_file
from drawai_desktop.core.unsaved_work import THUMBNAIL_PX, UnsavedWork

_log = logging.getLogger(__name__)

_LARGEST_NOTE = 1 << 16
_LARGEST_THUMBNAIL = 4 << 20


@dataclass(frozen=True)
class OldWork:
    """One of them."""

    path: Path
    title: str
    project: str
    saved_at: float
    thumbnail: np.ndarray


def old_works(folder: Path) -> list[OldWork]:
    """What lies there and belongs to no window that still runs, oldest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob("*" + project_file.SUFFIX)):  # the names are times
            try:
                status = path.lstat()
                if not stat.S_ISREG(status.st_mode) or _is_open(path.with_suffix(".lock")):
                    continue
                title, project = _note(path)
                found.append(OldWork(path, title, project, status.st_mtime, _thumbnail(path)))
            except OSError as error:
                _log.warning("%s: not readable (%s); left alone", path, error)
    return found


def read_old_work(path: Path, title: str, project: str) -> UnsavedWork:
    """The work itself.

    Raises:
        FileError: gone, damaged or unreadable.
    """
    content = project_file.read_project(path)
    return UnsavedWork(
        content.ids,
        content.style,
        title,
        project,
        model=content.model,
        content=content.content,
    )


def _note(path: Path) -> tuple[str, str]:
    """Title and project; the window may have ended before it wrote them."""
    try:
        note = path.with_suffix(".json")
        if stat.S_ISREG(note.lstat().st_mode) and note.stat().st_size <= _LARGEST_NOTE:
            values = json.loads(note.read_text(encoding="utf-8"))
            return str(values["title"]), str(values["path"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        _log.warning("%s: its note is not readable", path)
    return path.stem, ""


def _is_open(lock: Path) -> bool:
    """Whether the process that the lock names still runs."""
    try:
        number = lock.read_text(encoding="utf-8").partition("\n")[0]
    except (OSError, ValueError):
        return False
    if sys.platform == "win32" or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return int(number) != os.getpid()


def _thumbnail(path: Path) -> np.ndarray:
    try:
        with zipfile.ZipFile(path) as archive:
            name = "Thumbnails/thumbnail.png"
            if archive.getinfo(name).file_size > _LARGEST_THUMBNAIL:
                raise ValueError("too large")
            with Image.open(io.BytesIO(archive.read(name)), formats=["PNG"]) as image:
                if max(image.size) > 1024:
                    raise ValueError("too large")
                small = image.convert("RGB")
        small.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX))
        return np.asarray(small)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, EOFError, NotImplementedError):
        return np.full((1, 1, 3), 128, np.uint8)
