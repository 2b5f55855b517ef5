"""Messages of one process to another, each a line of JSON: its kind, and its parts as they are.

What a message may be, and how its parts are checked, is said by those who have messages
(:mod:`~drawai_desktop.core.install_report`, :mod:`~drawai_desktop.core.training_report`).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.words_json import Said, words_value
from drawai_desktop.errors import DrawAIError, FileError
from drawai_desktop.words import Words

_LONGEST_TEXT = 4096

Message = TypeVar("Message")


def message_line(message: Any) -> str:  # noqa: ANN401 - any dataclass
    """The line of a message, a dataclass, without its end."""
    values: dict[str, Any] = {"message": type(message).__name__}
    for part in fields(message):
        value = getattr(message, part.name)
        values[part.name] = words_value(value) if isinstance(value, Words) else value
    return json.dumps(values, default=str)


def read_message(
    line: str, name: str, readers: Mapping[str, Callable[[JsonEntry], Message]]
) -> Message | None:
    """The message of a line; None if it is none, as what a library prints, or half a line.

    Args:
        name: whose line it is, for the log.
        readers: the messages that there are, by their kind; a reader raises ``FileError``.
    """
    try:
        entry = JsonEntry(parse_json(line, name, FileError), name, FileError)
        read = readers.get(entry.text("message"))
        return None if read is None else read(entry)
    except FileError:
        return None


def long_text(entry: JsonEntry, key: str) -> str:
    """A part of a message that may be long: a path, a sentence."""
    return entry.text(key, most=_LONGEST_TEXT)


def said_by(error: DrawAIError) -> Said:
    """What an error says, so that another process can say it in its own language."""
    said = error.args[0] if error.args else ""
    return said if isinstance(said, Words) else str(error)
