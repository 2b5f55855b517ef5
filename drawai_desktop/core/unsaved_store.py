"""Where work lies that is not saved: one file per document, each written whole or not at all.

Every window has files of its own, and one that it keeps locked while it lives: so a window offers
what others left behind, and never what another is still painting on.
"""

import contextlib
import logging
import os
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from drawai_desktop.core.atomic_file import remove_leftovers, write_bytes
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.old_autosaves import old_works, read_old_work
from drawai_desktop.core.process_lock import ProcessLock, is_held
from drawai_desktop.core.unsaved_work import (
    UnsavedWork,
    WorkHeader,
    pack,
    read_counter,
    read_header,
    unpack,
)
from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

tr = translator(__name__)

_log = logging.getLogger(__name__)

SUFFIX = ".unsaved"
_LOCK = ".lock"
_LARGEST_FILE = 512 << 20
"""More than the largest document takes that no compression helps."""


@dataclass(frozen=True)
class StoredWork:
    """Work on the disk that somebody may want back."""

    path: Path
    counter: int
    """Larger for later work."""
    title: str
    project: str
    """The project file that it belongs to; empty for none."""
    saved_at: float
    """Seconds since the epoch, to be shown only."""
    thumbnail: np.ndarray
    """uint8 (h, w, 3)"""
    width: int = 0
    """Of the canvas; 0 where only reading it all would tell."""
    height: int = 0

    def read(self) -> UnsavedWork:
        """The work itself.

        Raises:
            FileError: gone, damaged or unreadable.
        """
        if self.path.suffix != SUFFIX:
            return read_old_work(self.path, self.title, self.project)
        try:
            with _opened(self.path) as file:
                return unpack(file.read())
        except (OSError, ValueError) as error:
            raise FileError(
                tr.later(
                    "{path}: this unsaved work cannot be read ({error}).",
                    path=self.path,
                    error=error,
                )
            ) from error

    def discard(self) -> None:
        """Removes it, for good."""
        self.path.unlink(missing_ok=True)
        if self.path.suffix != SUFFIX:
            for suffix in (".json", _LOCK):
                self.path.with_suffix(suffix).unlink(missing_ok=True)


class UnsavedStore:
    """The files of one window. Not for several threads at a time."""

    def __init__(self, folders: Sequence[Path], old_folder: Path | None = None) -> None:
        """
        Args:
            folders: where to write, best first; the first that can be written is used each time.
                They are made when they are needed.
            old_folder: where earlier versions kept theirs.
        """
        self._folders = tuple(folders)
        self._old_folder = old_folder
        self._session = secrets.token_hex(8)
        self._locks: dict[Path, ProcessLock] = {}
        self._counter = 0

    def write(
        self,
        key: int,
        work: UnsavedWork,
        labels: LabelSet,
        replaced: Sequence[StoredWork] = (),
    ) -> StoredWork:
        """Stores a document in the place of what was stored of it before.

        Args:
            key: the document's number in this window.
            labels: for the colours of the thumbnail.
            replaced: stored works that this one was made from; removed once this one is whole.
        Raises:
            FileError: no folder can be written; says why not the best one.
        """
        self._counter = 1 + max(self._counter, self._newest())
        now = time.time()
        content = pack(work, labels, self._counter, now)
        problem = ""
        for folder in self._folders:
            path = folder / self._name(key)
            try:
                self._claim(folder)
                write_bytes(path, content, mode=0o600)
            except (OSError, FileError) as error:
                _log.warning("unsaved work: %s", error)
                problem = problem or _reason(folder, error)
                continue
            for other in self._folders:
                if other != folder:
                    with contextlib.suppress(OSError):
                        (other / path.name).unlink(missing_ok=True)
            for old in replaced:
                with contextlib.suppress(OSError):
                    old.discard()
            return StoredWork(
                path, self._counter, work.title, work.project, now, np.zeros((1, 1, 3), np.uint8)
            )
        raise FileError(problem)

    def remove(self, key: int) -> None:
        """Nothing of a document needs to be kept any more."""
        for folder in self._folders:
            with contextlib.suppress(OSError):
                (folder / self._name(key)).unlink(missing_ok=True)

    def find(self, key: int) -> StoredWork | None:
        """What is stored of a document of this window."""
        for work in self.listed():
            if work.path.name == self._name(key):
                return work
        return None

    def best_folder(self) -> Path:
        """Where work is written while all is well."""
        return self._folders[0]

    def listed(self, without: int | None = None) -> list[StoredWork]:
        """All work that is kept for somebody: of windows that have ended, and of this one; newest
        first. What cannot be read is left alone.

        Args:
            without: number of the document that this window shows.
        """
        found: dict[str, StoredWork] = {}
        replaced: dict[str, StoredWork] = {}
        for path in self._paths():
            session = path.name.partition("-")[0]
            own = session == self._session
            if own and without is not None and path.name == self._name(without):
                continue
            if not own and is_held(path.with_name(session + _LOCK)):
                continue
            try:
                work, header = _entry(path)
            except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
                _log.warning("%s: not readable as unsaved work (%s); left alone", path, error)
                continue
            if path.name not in found or found[path.name].counter < work.counter:
                found[path.name] = work
            replaced.update(dict.fromkeys(header.replaces, work))
        for name, newer in replaced.items():
            if name in found and newer.counter > found[name].counter:
                # The window ended between writing the one and removing the other.
                with contextlib.suppress(OSError, FileError):
                    newer.read()
                    found.pop(name).discard()
        newest_first = sorted(found.values(), key=lambda work: (-work.counter, work.path.name))
        return newest_first + self._old()

    def tidy(self) -> None:
        """Removes what ended windows left that is no work, and lets nobody else look at what is."""
        if self._old_folder is not None:
            with contextlib.suppress(OSError):
                os.chmod(self._old_folder, 0o700)  # earlier versions let everybody
        for folder in self._folders:
            with contextlib.suppress(OSError):
                remove_leftovers(folder)
                kept = {path.name.partition("-")[0] for path in folder.glob("*" + SUFFIX)}
                for lock in folder.glob("*" + _LOCK):
                    if lock.stem not in kept and not is_held(lock):
                        lock.unlink(missing_ok=True)

    def close(self) -> None:
        """The window ends; from now on others offer what it leaves. Safe to call twice."""
        for lock in self._locks.values():
            lock.release()
        self._locks = {}

    def abandon(self) -> None:
        """Ends it as a crash does (for tests)."""
        for lock in self._locks.values():
            lock.abandon()
        self._locks = {}

    def _old(self) -> list[StoredWork]:
        works = old_works(self._old_folder) if self._old_folder is not None else []
        return [
            StoredWork(old.path, 0, old.title, old.project, old.saved_at, old.thumbnail)
            for old in reversed(works)
        ]

    def _name(self, key: int) -> str:
        return f"{self._session}-{key:06d}{SUFFIX}"

    def _claim(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if sys.platform != "win32":
            for status in (os.lstat(folder), os.stat(folder)):
                if status.st_uid != os.getuid():
                    raise FileError(
                        tr.later("{folder}: this folder belongs to somebody else.", folder=folder)
                    )
            if stat.S_IMODE(os.stat(folder).st_mode) != 0o700:
                os.chmod(folder, 0o700)
        if folder not in self._locks or not self._locks[folder].path.exists():
            self._locks[folder] = ProcessLock(folder / (self._session + _LOCK))

    def _paths(self) -> list[Path]:
        paths: list[Path] = []
        for folder in self._folders:
            with contextlib.suppress(OSError):
                paths += sorted(folder.glob("*" + SUFFIX))
        return paths

    def _newest(self) -> int:
        newest = 0
        for path in self._paths():
            with contextlib.suppress(OSError, ValueError), _opened(path) as file:
                newest = max(newest, read_counter(file))
        return newest


def kept_elsewhere(folder: Path, best: Path) -> str:
    """That work is kept in another folder than the best one, and how much room that has."""
    room = free_text(best)
    if not room:
        return tr(
            "Unsaved work is kept in {folder} for now: {best} cannot be written.",
            folder=folder,
            best=best,
        )
    return tr(
        "Unsaved work is kept in {folder} for now: {best} cannot be written ({room}).",
        folder=folder,
        best=best,
        room=room,
    )


def free_text(folder: Path) -> str:
    """How much room there is: ``12.3 MB free``, or empty where nobody knows."""
    for place in (folder, *folder.parents):
        with contextlib.suppress(OSError):
            return tr("{megabytes:.1f} MB free", megabytes=shutil.disk_usage(place).free / 1e6)
    return ""


def _reason(folder: Path, error: Exception) -> str:
    if isinstance(error, FileError):
        return str(error)
    word = error.strerror if isinstance(error, OSError) else None
    return f"{folder}: {word or error}."


def _entry(path: Path) -> tuple[StoredWork, WorkHeader]:
    with _opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        header = read_header(file, size)
    work = StoredWork(
        path,
        header.counter,
        header.title,
        header.project,
        header.saved_at,
        header.thumbnail,
        header.width,
        header.height,
    )
    return work, header


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The file, if it is one and of a size that can be; a pipe of that name would never answer."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError(tr.later("it is not a file"))
    if status.st_size > _LARGEST_FILE:
        raise ValueError(tr.later("it is too large"))
    with path.open("rb") as file:
        yield file
