"""Locks on files that end with the process, however it ends. For all systems, without Qt."""

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, wait: bool) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _lock(handle: int, wait: bool) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class ProcessLock:
    """A locked file. The system gives it free when the process ends, killed or not, so that a lock
    never outlives its owner and a process number that came again fools nobody."""

    def __init__(self, path: Path) -> None:
        """Makes the file, readable by its owner alone, and locks it.

        Raises:
            OSError: the file cannot be made.
        """
        self.path = path
        while True:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            with contextlib.suppress(OSError):  # a file system without locks: the number has to do
                _lock(self._handle, wait=True)
            # Somebody who tidies up may have removed it between the two steps.
            with contextlib.suppress(OSError):
                if os.path.samestat(os.fstat(self._handle), os.stat(path)):
                    break
            os.close(self._handle)
        os.write(self._handle, str(os.getpid()).encode())

    @classmethod
    def taken_now(cls, path: Path) -> "ProcessLock | None":
        """The lock of a file, or None if a process that still runs has it.

        Raises:
            OSError: the file cannot be made.
        """
        if is_held(path):
            return None
        return cls(path)

    def release(self) -> None:
        """Gives it free and removes the file. Safe to call twice."""
        if self._handle < 0:
            return
        if sys.platform == "win32":  # which removes no open file
            self.abandon()
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
        self.abandon()

    def abandon(self) -> None:
        """Gives it free as the end of the process does: the file stays. Safe to call twice."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def is_held(path: Path) -> bool:
    """Whether a process that still runs has locked the file; this one included."""
    try:
        with path.open("r+b") as file:
            try:
                _lock(file.fileno(), wait=False)
            except (BlockingIOError, PermissionError):
                return True
            except OSError:  # no locks here
                return _runs(file.read(20))
            _unlock(file.fileno())
            return False
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # Windows: its owner has it open; elsewhere it is not ours to judge


def lock_open_file(file: IO[bytes]) -> None:
    """Locks a file that is open for writing until it is closed, where the file system can."""
    with contextlib.suppress(OSError):
        _lock(file.fileno(), wait=False)


def is_locked(path: Path) -> bool:
    """Whether somebody has locked the file, or may have: true where that cannot be found out."""
    try:
        with path.open("r+b") as file:
            _lock(file.fileno(), wait=False)
            _unlock(file.fileno())
    except OSError:
        return True
    return False


def _runs(number: bytes) -> bool:
    if sys.platform == "win32" or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
