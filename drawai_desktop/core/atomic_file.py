"""Writing files whole or not at all."""

import contextlib
import errno
import hashlib
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from drawai_desktop.core.foreign_file import placed
from drawai_desktop.core.process_lock import is_locked, lock_open_file
from drawai_desktop.errors import FileError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

_LEFTOVER = re.compile(r"\.(.+)\.[a-z0-9_]{8}")
"""What ``mkstemp`` calls the temporary file of a name."""
_LONGEST_KEPT = 100
"""Bytes of a name; of a longer one the temporary file has its beginning and a number, since file
systems bound names, some of them at 143 bytes."""


def write_atomically(
    path: Path, write: Callable[[IO[bytes]], object], mode: int | None = None
) -> None:
    """Writes a file so that there is either the whole new one or the untouched old one.

    The bytes go to a temporary file in the same folder, reach the disk, and take the name in one
    step. Temporary files of this name that killed processes left are removed. Of a link, the file
    is written that it leads to.

    Args:
        path: where to; its folder must exist.
        write: gets the open temporary file.
        mode: permissions of the file; None for those of the old one, or the usual ones.
    Raises:
        FileError: the folder is missing or read-only, the file is write-protected, the disk is
            full, ...; names the path.
    """
    check_writable(path)
    path = _followed(path)
    temporary: str | None = None
    try:
        file, temporary = _temporary(path)
        # POSIX: locked until it has its name, so that nobody takes it for a dead process's. Where
        # an open file cannot be renamed, it cannot be removed by others either.
        with file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
            if os.name == "posix":
                _take_name(path, temporary, mode)
        if os.name != "posix":
            _take_name(path, temporary, mode)
        temporary = None
    except OSError as error:
        raise FileError(_reason(path, error)) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
    with contextlib.suppress(OSError):
        remove_leftovers(path.parent, path.name)


def check_writable(path: Path) -> None:
    """Whether a file of this name may be written; called before the work that it is to hold.

    Raises:
        FileError: a folder or a device has the name, the file is write-protected, or the folder is
            missing or may not be written.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = None
    except (OSError, ValueError) as error:
        raise FileError(
            tr.later("{path}: cannot be written. Choose another place.", path=placed(path))
        ) from error
    if mode is None:
        if not path.parent.is_dir():
            raise FileError(
                tr.later(
                    "{path}: no such folder. Choose an existing one.", path=placed(path.parent)
                )
            )
        if not os.access(path.parent, os.W_OK):
            raise FileError(
                tr.later(
                    "{path}: not allowed to write there. Choose another folder.",
                    path=placed(path),
                )
            )
    elif stat.S_ISDIR(mode):
        raise FileError(
            tr.later("{path}: a folder has this name. Choose another file name.", path=placed(path))
        )
    elif not stat.S_ISREG(mode):
        raise FileError(
            tr.later(
                "{path}: a device or a pipe has this name. Choose another one.",
                path=placed(path),
            )
        )
    # The bits are asked for, too: an administrator may write all the same, and did not mean to.
    elif not mode & 0o222 or not os.access(path, os.W_OK):
        raise FileError(
            tr.later(
                "{path}: write-protected, so it is not replaced. Choose another name, or "
                "take the protection away.",
                path=placed(path),
            )
        )


def write_bytes(path: Path, content: bytes, mode: int | None = None) -> None:
    """:func:`write_atomically` for content that is at hand."""
    write_atomically(path, lambda file: file.write(content), mode)


def remove_leftovers(folder: Path, name: str | None = None, suffix: str = "") -> None:
    """Removes temporary files of processes that ended while they wrote.

    Args:
        name: only those of this file; None for those of all files.
        suffix: only those of files that end so.
    Raises:
        OSError: the folder cannot be read.
    """
    kept = None if name is None else _kept_name(name)
    with os.scandir(folder) as entries:
        for entry in entries:
            match = _LEFTOVER.fullmatch(entry.name)
            if match is None or (kept is not None and match[1] != kept):
                continue
            if not match[1].endswith(suffix) or not entry.is_file(follow_symlinks=False):
                continue
            if not is_locked(Path(entry.path)):
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)


def _temporary(path: Path) -> tuple[IO[bytes], str]:
    while True:
        handle, name = tempfile.mkstemp(prefix=f".{_kept_name(path.name)}.", dir=path.parent)
        file = os.fdopen(handle, "wb")
        lock_open_file(file)
        if os.path.exists(name):  # else somebody tidied up between the two steps
            return file, name
        file.close()


def _followed(path: Path) -> Path:
    """Where a link leads; a file of its own would take the link's place, and leave the old one."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _kept_name(name: str) -> str:
    """What the temporary file of a name has of it: all, or as much as surely fits."""
    whole = os.fsencode(name)
    if len(whole) <= _LONGEST_KEPT:
        return name
    ending = Path(name).suffix
    if len(os.fsencode(ending)) > _LONGEST_KEPT // 4:
        ending = ""
    beginning = whole[: _LONGEST_KEPT // 2].decode("ascii", "replace").replace("\ufffd", "_")
    return f"{beginning}-{hashlib.sha256(whole).hexdigest()[:16]}{ending}"


def _take_name(path: Path, temporary: str, mode: int | None) -> None:
    if mode is not None:
        os.chmod(temporary, mode)
    elif path.exists():
        shutil.copymode(path, temporary)
    else:
        os.chmod(temporary, 0o666 & ~_umask())
    os.replace(temporary, path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(path: Path, error: OSError) -> Words:
    if error.errno == errno.ENOSPC:
        with contextlib.suppress(OSError):
            return tr.later(
                "{path}: the disk is full ({free:.1f} MB free). Free some space or choose another "
                "folder.",
                path=placed(path),
                free=shutil.disk_usage(path.parent).free / 1e6,
            )
        return tr.later(
            "{path}: the disk is full. Free some space or choose another folder.", path=path
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return tr.later(
            "{path}: not allowed to write there. Choose another folder.", path=placed(path)
        )
    if isinstance(error, FileNotFoundError) or error.errno == errno.ENOTDIR:
        return tr.later("{path}: no such folder. Choose an existing one.", path=placed(path.parent))
    return tr.later(
        "{path}: cannot be written ({reason}). Choose another place.",
        path=placed(path),
        reason=error.strerror or error,
    )
