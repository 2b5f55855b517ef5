"""What an installation in a process of its own tells the window: a line of JSON for each message.

The installer prints lines, the window reads them back as the same values; neither reads sentences.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.errors import FileError

_LONGEST_TEXT = 4096


@dataclass(frozen=True)
class InstallProgress:
    """How far it is: a share of the whole, 0 to 1, and what is being done."""

    part: float
    text: str


@dataclass(frozen=True)
class Installed:
    """A model can be used now."""

    folder: Path


@dataclass(frozen=True)
class InstallFailed:
    """Nothing was installed; the sentence says why."""

    sentence: str


InstallReport = InstallProgress | Installed | InstallFailed


def report_line(report: InstallReport) -> str:
    """The line of a message, without its end."""
    return json.dumps({"message": type(report).__name__, **asdict(report)}, default=str)


def read_report(line: str) -> InstallReport | None:
    """The message of a line; None if it is none, as what a library prints."""
    try:
        entry = JsonEntry(parse_json(line, "installer"), "installer", FileError)
        match entry.text("message"):
            case InstallProgress.__name__:
                return InstallProgress(
                    entry.real("part", 0, 1), entry.text("text", "", _LONGEST_TEXT)
                )
            case Installed.__name__:
                return Installed(Path(entry.text("folder", most=_LONGEST_TEXT)))
            case InstallFailed.__name__:
                return InstallFailed(entry.text("sentence", most=_LONGEST_TEXT))
    except FileError:
        return None
    return None
