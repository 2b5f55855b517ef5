"""Where the files of a data set lie: a folder, or a zip that is read in place.

Both are as people have them: with one folder round everything, with what file managers leave
behind (``.DS_Store``, ``._NAME``, ``Thumbs.db``, ``__MACOSX``).
"""

import os
import threading
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from drawai_desktop.core.foreign_file import READER_FAULTS, cleaned, placed, read_whole
from drawai_desktop.core.zip_file import open_archive
from drawai_desktop.errors import DatasetError
from drawai_desktop.words import translator

tr = translator(__name__)

IMAGES, LABELS = "images", "labels"
_LARGEST_FILE = 256_000_000
"""Bytes of one picture or map."""
_FAULTS: tuple[type[Exception], ...] = (*READER_FAULTS, MemoryError)
_LEFT_BEHIND = ("__macosx", "thumbs.db", "desktop.ini")


class SetFiles(Protocol):
    """Named files of a data set, wherever they lie."""

    def names(self) -> list[str]:
        """All files that are of any interest, as POSIX paths."""

    def read(self, name: str) -> bytes:
        """A file's bytes.

        Raises:
            DatasetError: it cannot be read.
        """

    def stamp(self, name: str) -> str:
        """Changes when the file does."""


class FolderFiles:
    """The files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = _inner_folder(folder)

    def names(self) -> list[str]:
        found = [p for p in self._folder.glob("*") if p.is_file()]
        for part in (IMAGES, LABELS):
            found += sorted((self._folder / part).glob("*"))
        names = [p.relative_to(self._folder).as_posix() for p in found if p.is_file()]
        return list(of_people(names))

    def read(self, name: str) -> bytes:
        return read_whole(self._folder / name, _LARGEST_FILE, "picture", DatasetError)

    def stamp(self, name: str) -> str:
        try:
            found = (self._folder / name).stat()
        except OSError:
            return ""
        return f"{found.st_size} {found.st_mtime_ns}"


class ZipFiles:
    """The members of a zip, read in place. Each thread and each forked process opens its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._root = _inner_root(of_people(self._members()))

    def names(self) -> list[str]:
        start = len(self._root)
        return [n[start:] for n in of_people(self._members()) if n.startswith(self._root)]

    def read(self, name: str) -> bytes:
        try:
            info = self._open().getinfo(self._root + name)
            if info.file_size > _LARGEST_FILE:
                raise DatasetError(
                    tr.later("{name}: too large. Make it smaller first.", name=cleaned(name))
                )
            return self._open().read(info)
        except _FAULTS as error:
            raise DatasetError(
                tr.later(
                    "{path}: {name} in it is damaged or locked. Get it again.",
                    path=placed(self._path),
                    name=cleaned(name),
                )
            ) from error

    def stamp(self, name: str) -> str:
        info = self._open().getinfo(self._root + name)
        return f"{info.file_size} {info.CRC}"

    def _members(self) -> list[str]:
        return [n for n in self._open().namelist() if not n.endswith("/")]

    def _open(self) -> zipfile.ZipFile:
        # A file position that two processes share would give each the other's bytes.
        key = (threading.get_ident(), os.getpid())
        if getattr(self._local, "key", None) != key:
            kind = tr.later("zip of a data set")
            self._local.file = open_archive(self._path, kind, DatasetError)
            self._local.key = key
        opened: zipfile.ZipFile = self._local.file
        return opened

    def __getstate__(self) -> dict[str, Any]:
        return {"_path": self._path, "_root": self._root}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._path, self._root = state["_path"], state["_root"]
        self._local = threading.local()


def open_files(path: Path) -> SetFiles:
    """The files of a folder or a zip.

    Raises:
        DatasetError: there is none, or it cannot be read.
    """
    if not path.exists():
        raise DatasetError(
            tr.later("{path}: no such file or folder. Check the path.", path=placed(path))
        )
    try:
        return FolderFiles(path) if path.is_dir() else ZipFiles(path)
    except OSError as error:
        raise DatasetError(
            tr.later(
                "{path}: cannot be read ({reason}). A folder with images/ and labels/, or a zip of "
                "one, is expected.",
                path=placed(path),
                reason=error.strerror,
            )
        ) from error


def of_people(names: Iterable[str]) -> Iterator[str]:
    """Those that people made, not what their file managers left behind."""
    for name in names:
        parts = PurePosixPath(name).parts
        if not any(p.startswith(".") or p.lower() in _LEFT_BEHIND for p in parts):
            yield name


def _inner_root(names: Iterable[str]) -> str:
    """The folders round ``images/`` and ``labels/``, with a slash; empty if there is none.

    Several such places leave it to the outermost, which then lacks what is missing.
    """
    roots = set()
    for name in names:
        parts = PurePosixPath(name).parts
        for place, part in enumerate(parts[:-1]):
            if part in (IMAGES, LABELS):
                roots.add("".join(f"{p}/" for p in parts[:place]))
                break
    return roots.pop() if len(roots) == 1 else ""


def _inner_folder(folder: Path) -> Path:
    """The folder itself, or the one inside that holds the data set."""
    for _ in range(4):
        if (folder / IMAGES).is_dir() or (folder / LABELS).is_dir():
            return folder
        inside = [p for p in folder.iterdir() if p.is_dir() and list(of_people([p.name]))]
        if len(inside) != 1:
            return folder
        folder = inside[0]
    return folder
