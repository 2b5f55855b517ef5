"""The door for text files of others, in whatever way their editor stored the letters."""

import codecs
from pathlib import Path

from drawai_desktop.core.foreign_file import named, read_whole
from drawai_desktop.errors import DrawAIError, FileError
from drawai_desktop.words import translator

tr = translator(__name__)

TEXT = tr.later("text file")
"""What is expected, where it may be any text."""

LARGEST_TEXT = 16_000_000
"""Bytes. Lists of names and options are far smaller."""

_MARKS = (
    # The longer ones first: UTF-32's begins with UTF-16's.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(
    path: Path,
    kind: object = TEXT,
    error_type: type[DrawAIError] = FileError,
    most: int = LARGEST_TEXT,
) -> str:
    """A text file in UTF-8, UTF-16 or UTF-32, with or without a byte-order mark, or Latin-1.

    Args:
        kind: what is expected, for messages.
        error_type: what is raised.
        most: size in bytes from which on it is refused.
    Raises:
        FileError: it cannot be read, is empty or too large, or is no text.
    """
    return decode_text(read_whole(path, most, kind, error_type), named(path), kind, error_type)


def read_lines(
    path: Path, kind: object = TEXT, error_type: type[DrawAIError] = FileError
) -> list[str]:
    """The lines of a text file that are not empty, without spaces round them.

    Raises:
        FileError: see :func:`read_text`.
    """
    lines = (line.strip() for line in read_text(path, kind, error_type).splitlines())
    return [line for line in lines if line]


def decode_text(
    content: bytes,
    name: str,
    kind: object = TEXT,
    error_type: type[DrawAIError] = FileError,
) -> str:
    """The text of a file's bytes; line ends become ``\\n``.

    Args:
        name: what a message calls it; see :func:`drawai_desktop.core.foreign_file.named`.
    Raises:
        FileError: it is no text.
    """
    try:
        text = content.decode(_encoding_of(content))
    except UnicodeDecodeError:
        text = content.decode("cp1252" if not _has_gaps(content) else "latin-1")
    if "\0" in text:
        raise error_type(
            tr.later(
                "{name}: not text, where a {kind} is expected. Choose another file.",
                name=name,
                kind=kind,
            )
        )
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _encoding_of(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    head = content[:4096]
    half = len(head) // 2
    if half and not len(content) % 2:
        # Western text in UTF-16 without a mark: every other byte is zero.
        if head[1::2].count(0) > half * 0.4 and not head[::2].count(0):
            return "utf-16-le"
        if head[::2].count(0) > half * 0.4 and not head[1::2].count(0):
            return "utf-16-be"
    return "utf-8"


def _has_gaps(content: bytes) -> bool:
    """Whether it has one of the five bytes that Windows' Western letters leave out."""
    return any(byte in content for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
