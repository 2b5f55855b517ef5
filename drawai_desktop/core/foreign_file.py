"""Files that others wrote: looked at before they are opened, and spoken of in words that are safe
to show.

The doors for each kind (``image_file``, ``pixels``, ``text_file``, ``json_file``, ``zip_file``)
stand on this one. What they raise is :class:`FileError` or the error that the caller names; its
sentence is plain text of under 300 characters.
"""

import errno
import lzma
import stat
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path

from drawai_desktop.errors import DrawAIError, FileError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

FILE = tr.later("file")
"""What is expected, where it may be any file."""

READER_FAULTS: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BufferError,
    EOFError,
    ImportError,
    LookupError,
    NameError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    Warning,
    lzma.LZMAError,
    struct.error,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
)
"""What other people's readers (Pillow, zipfile, json) raise on bytes that somebody damaged on
purpose. Only for code that does nothing but call such a reader."""

_LONGEST_NAME = 60
_LONGEST_PATH = 120


def cleaned(text: str, most: int = _LONGEST_NAME) -> str:
    """Text of others for a message: no control characters, no line breaks, not too long."""
    if len(text) > 16 * most:
        text = text[: 8 * most] + text[-8 * most :]
    seen = "".join(c if _is_harmless(c) else " " for c in text)
    seen = " ".join(seen.split()) or "?"
    if len(seen) <= most:
        return seen
    end = most // 3
    return f"{seen[: most - end - 1]}…{seen[-end:]}"


def named(path: Path) -> str:
    """A file's name for a message."""
    return cleaned(path.name or str(path))


def placed(path: Path) -> str:
    """A file's path for a message."""
    return cleaned(str(path), _LONGEST_PATH)


def is_folder(text: str) -> bool:
    """Whether a path that somebody wrote, in settings or in a field, is a folder's. One that no
    file can have is none, and no error."""
    try:
        return bool(text) and Path(text).is_dir()
    except (OSError, ValueError):  # too long a name, a null character
        return False


def is_file(path: Path) -> bool:
    """Whether a path that somebody wrote is a file's. One that no file can have is none, and no
    error."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def check_regular(
    path: Path, kind: object = FILE, error_type: type[DrawAIError] = FileError
) -> int:
    """The size in bytes of a file that can be opened without waiting for anybody.

    Args:
        kind: what is expected, for the message: "picture file", "project".
        error_type: what is raised.
    Raises:
        FileError: missing, a folder, a pipe, a device, or out of reach.
    """
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise error_type(
            tr.later("{path}: no such file. Check the path.", path=placed(path))
        ) from error
    except (OSError, ValueError) as error:  # a name with a zero in it is a ValueError
        raise error_type(
            tr.later("{path}: {why}. Check the path.", path=placed(path), why=why(error))
        ) from error
    if stat.S_ISDIR(found.st_mode):
        raise error_type(
            tr.later(
                "{path}: a folder, where a {kind} is expected. Choose a file.",
                path=placed(path),
                kind=kind,
            )
        )
    if not stat.S_ISREG(found.st_mode):
        raise error_type(
            tr.later(
                "{path}: a device or a pipe, where a {kind} is expected. Save it as a file.",
                path=placed(path),
                kind=kind,
            )
        )
    return found.st_size


def read_whole(
    path: Path,
    most: int,
    kind: object = FILE,
    error_type: type[DrawAIError] = FileError,
) -> bytes:
    """The bytes of a file of a bearable size.

    Args:
        most: size in bytes from which on it is refused.
        kind: what is expected, for messages.
        error_type: what is raised.
    Raises:
        FileError: see :func:`check_regular`; empty, too large, or it cannot be read.
    """
    size = check_regular(path, kind, error_type)
    if size > most:
        raise error_type(
            tr.later(
                "{path}: too large for a {kind} ({size:.0f} MB); at most {most} MB are read. "
                "Choose another file.",
                path=named(path),
                kind=kind,
                size=size / 1000000.0,
                most=most // 1000000,
            )
        )
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise error_type(
            tr.later("{path}: {why}. Check the path.", path=placed(path), why=why(error))
        ) from error
    if not content:
        raise error_type(tr.later("{path}: the file is empty. Get it again.", path=named(path)))
    return content


def why(error: BaseException) -> Words:
    """What an error of the system says, in plain words: "cannot be read (permission denied)"."""
    number = getattr(error, "errno", None)
    if number in (errno.EACCES, errno.EPERM):
        return tr.later("cannot be read, since this account may not")
    if number == errno.ENAMETOOLONG or isinstance(error, ValueError):
        return tr.later("not a name that a file can have")
    if number == errno.ELOOP:
        return tr.later("cannot be read, since the link leads to itself")
    if number == errno.ENOTDIR:
        return tr.later("no such file")
    reason = cleaned(str(getattr(error, "strerror", "") or "")).lower()
    if reason == "?":
        return tr.later("cannot be read")
    return tr.later("cannot be read ({reason})", reason=reason)


def no_memory(what: object) -> Words:
    """The sentence for a file that is too large for this machine's memory."""
    return tr.later(
        "{what}: opening it needs more memory than is free. Close other programs, or make it "
        "smaller first.",
        what=what,
    )


def _is_harmless(character: str) -> bool:
    # Cc: control, Cf: invisible ones that turn the writing direction, Cs: halves of characters
    # from names that are no text, Zl and Zp: line and paragraph ends.
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
