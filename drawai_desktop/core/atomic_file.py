"""Writing files whole or not at all."""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from drawai_desktop.errors import FileError


def write_atomically(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Writes a file so that there is either the whole new one or the untouched old one.

    The bytes go to a temporary file in the same folder, reach the disk, and take the name in one
    step.

    Args:
        path: where to; its folder must exist.
        write: gets the open temporary file.
    Raises:
        FileError: the folder is missing or read-only, the disk is full, ...; names the path.
    """
    if path.is_dir():
        raise FileError(f"{path}: a folder has this name. Choose another file name.")
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        else:
            os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
        temporary = None
    except OSError as error:
        raise FileError(_reason(path, error)) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def write_bytes(path: Path, content: bytes) -> None:
    """:func:`write_atomically` for content that is at hand."""
    write_atomically(path, lambda file: file.write(content))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(path: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        free = ""
        with contextlib.suppress(OSError):
            free = f" ({shutil.disk_usage(path.parent).free / 1e6:.1f} MB free)"
        return f"{path}: the disk is full{free}. Free some space or choose another folder."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{path}: not allowed to write there. Choose another folder."
    if isinstance(error, FileNotFoundError) or error.errno == errno.ENOTDIR:
        return f"{path.parent}: no such folder. Choose an existing one."
    return f"{path}: cannot be written ({error.strerror or error}). Choose another place."
