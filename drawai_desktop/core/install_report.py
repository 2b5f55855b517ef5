"""What an installation in a process of its own tells the window: a line of JSON for each message.

The installer prints lines, the window reads them back as the same values; neither reads sentences.
"""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.words_json import Said, read_words, words_value
from drawai_desktop.errors import DrawAIError, FileError
from drawai_desktop.words import Words

_LONGEST_TEXT = 4096


@dataclass(frozen=True)
class InstallProgress:
    """How far it is: a share of the whole, 0 to 1, and what is being done."""

    part: float
    text: Said


@dataclass(frozen=True)
class Installed:
    """A model can be used now."""

    folder: Path


@dataclass(frozen=True)
class InstallFailed:
    """Nothing was installed; the sentence says why."""

    sentence: Said

    @classmethod
    def of(cls, error: DrawAIError) -> "InstallFailed":
        """Of what ended the installation."""
        said = error.args[0] if error.args else ""
        return cls(said if isinstance(said, Words) else str(error))


InstallReport = InstallProgress | Installed | InstallFailed


def report_line(report: InstallReport) -> str:
    """The line of a message, without its end."""
    values: dict[str, Any] = {"message": type(report).__name__}
    for part in fields(report):
        value = getattr(report, part.name)
        values[part.name] = words_value(value) if isinstance(value, Words) else value
    return json.dumps(values, default=str)


def read_report(line: str) -> InstallReport | None:
    """The message of a line; None if it is none, as what a library prints."""
    try:
        entry = JsonEntry(parse_json(line, "installer"), "installer", FileError)
        match entry.text("message"):
            case InstallProgress.__name__:
                return InstallProgress(entry.real("part", 0, 1), read_words(entry, "text"))
            case Installed.__name__:
                return Installed(Path(entry.text("folder", most=_LONGEST_TEXT)))
            case InstallFailed.__name__:
                return InstallFailed(read_words(entry, "sentence"))
    except FileError:
        return None
    return None
