"""That a subcommand writes nothing that it reads, and replaces nothing but what it may.

Looked at before any work: hours of training must not end in a folder that cannot be written, and
label maps must not be lost to their pictures.
"""

import contextlib
import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from drawai_desktop.core.atomic_file import check_writable
from drawai_desktop.core.foreign_file import is_folder, named, placed
from drawai_desktop.core.model_manifest import MANIFEST
from drawai_desktop.errors import FileError, OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

MODEL_ENDINGS = (".json", ".safetensors", ".txt", ".md", ".webp", ".png", ".jpg", ".jpeg")
"""Of the files that belong to a model's folder."""
_PARTS_OF_A_SET = ("images", "labels")


def check_files(targets: Sequence[Path], read: Iterable[Path]) -> None:
    """Before files are written.

    Args:
        read: files and folders that the subcommand reads.
    Raises:
        OptionError: one of them would be written, or a file in one of the folders.
        FileError: a file of that name cannot be written.
    """
    read = list(read)
    # Of each file once: there may be thousands on both sides.
    taken = {mark for path in read for mark in _marks(path)}
    folders = {mark for path in read if is_folder(str(path)) for mark in _marks(path)}
    for target in targets:
        clash = not taken.isdisjoint(_marks(target))
        if not clash and folders and os.path.exists(target):
            clash = not folders.isdisjoint(_marks(target.parent))
        if clash:
            raise _is_read(target)
    for target in targets:
        if is_folder(str(target.parent)):  # else it is made later
            check_writable(target)


def check_folder(folder: Path, read: Iterable[Path], names: Sequence[str] = ()) -> None:
    """Before files are written into a folder.

    Args:
        read: files and folders that the subcommand reads, data sets among them.
        names: of files that will be written there.
    Raises:
        OptionError: the folder is one that is read, or such a file is.
        FileError: a file there cannot be written.
    """
    for path in read:
        for place in (path, *(path / part for part in _PARTS_OF_A_SET)):
            if _is_same(place, folder):
                raise _is_read(folder)
    check_files([folder / name for name in names], read)


def check_replaced(folder: Path, read: Iterable[Path] = ()) -> None:
    """Before a folder is replaced as a whole by a model's.

    Args:
        read: files and folders that the subcommand reads.
    Raises:
        OptionError: something that is read is or lies there, or other things than a model.
        FileError: something there is write-protected.
    """
    if not folder.exists():
        return
    for path in read:
        if any(_is_same(place, folder) for place in (path, *_absolute(path).parents)):
            raise _is_read(folder)
    if not folder.is_dir():
        raise FileError(
            tr.later("{path}: a file has this name. Choose another.", path=placed(folder))
        )
    entries = [path for path in folder.iterdir() if not path.name.startswith(".")]
    if entries and not (folder / MANIFEST).is_file():
        raise OptionError(
            tr.later(
                "{path}: holds other things than a model, and would be replaced as a "
                "whole. Choose another name or folder.",
                path=placed(folder),
            )
        )
    for path in (folder, *entries):
        if path != folder and not (path.is_file() and path.suffix.lower() in MODEL_ENDINGS):
            raise OptionError(
                tr.later(
                    "{folder}: holds {path}, which is no part of a model, and would be replaced "
                    "as a whole. Choose another name or folder.",
                    folder=placed(folder),
                    path=named(path),
                )
            )
        if not stat.S_IMODE(path.stat().st_mode) & 0o222 or not os.access(path, os.W_OK):
            raise FileError(
                tr.later(
                    "{path}: write-protected, so it is not replaced. Choose another name, or "
                    "take the protection away.",
                    path=placed(path),
                )
            )


def _is_read(target: Path) -> OptionError:
    return OptionError(
        tr.later(
            "This would replace {path}, which is read. Choose another file, folder or name.",
            path=placed(target),
        )
    )


def _absolute(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _is_same(path: Path, other: Path) -> bool:
    try:
        return other.samefile(path)
    except (OSError, ValueError):  # one of them is not there yet
        return _real(path) == _real(other)


def _marks(path: Path) -> set[object]:
    """What a file has in common with the same one under another name, there or not."""
    marks: set[object] = {_real(path)}
    with contextlib.suppress(OSError, ValueError):  # not there yet
        found = path.stat()
        marks.add((found.st_dev, found.st_ino))
    return marks


def _real(path: Path) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except ValueError:  # a name that no file can have; who opens it says so
        return str(path)
