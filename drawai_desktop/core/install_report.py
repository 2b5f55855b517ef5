"""What an installation in a process of its own tells the window: a line of JSON for each message.

The installer prints lines, the window reads them back as the same values; neither reads sentences.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.message_lines import long_text, message_line, read_message, said_by
from drawai_desktop.core.words_json import Said, read_words
from drawai_desktop.errors import DrawAIError


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
        return cls(said_by(error))


InstallReport = InstallProgress | Installed | InstallFailed


def report_line(report: InstallReport) -> str:
    """The line of a message, without its end."""
    return message_line(report)


def read_report(line: str) -> InstallReport | None:
    """The message of a line; None if it is none, as what a library prints."""
    return read_message(line, "installer", _READERS)


_READERS: dict[str, Callable[[JsonEntry], InstallReport]] = {
    InstallProgress.__name__: lambda e: InstallProgress(
        e.real("part", 0, 1), read_words(e, "text")
    ),
    Installed.__name__: lambda e: Installed(Path(long_text(e, "folder"))),
    InstallFailed.__name__: lambda e: InstallFailed(read_words(e, "sentence")),
}
