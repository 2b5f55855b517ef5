"""What a training in a process of its own tells the window: a line of JSON for each message.

The process appends the lines to a file of its run's folder, and the window reads them back as the
same values, while the process runs and after it has ended (docs/training.md lists them). Neither
reads sentences.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from drawai_desktop.core.choices import Choice
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.words_json import Said, read_words, words_value
from drawai_desktop.errors import DrawAIError, FileError
from drawai_desktop.words import Words

_LONGEST_TEXT = 4096
_MOST = 10**9
_LONGEST_TIME_S = 1e9


class Work(Choice):
    """What a process does for a training."""

    PREPARE = "prepare"
    """Makes the data set."""
    MEASURE = "measure"
    """Finds out how long it will take."""
    TRAIN = "train"
    EXPORT = "export"
    """Makes the model of what was learnt."""


@dataclass(frozen=True)
class PictureFault:
    """What is wrong with a file of the person's folder.

    Attributes:
        file: its name.
        sentence: the fact; it may begin with the file's name.
        is_left_out: whether it is not trained on; otherwise it is, and the sentence is a note.
    """

    file: str
    sentence: Said
    is_left_out: bool = True

    @property
    def fact(self) -> str:
        """The sentence without the file's name before it."""
        text = str(self.sentence)
        before, found, rest = text.partition(f"{self.file}: ")
        text = rest if found and ". " not in before else text
        return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Began:
    """A process has begun its work."""

    work: Work


@dataclass(frozen=True)
class Preparing:
    """So many of all pictures of the folder were looked at."""

    done: int
    all: int


@dataclass(frozen=True)
class Prepared:
    """The data set is made: so many pairs are in it."""

    pairs: int


@dataclass(frozen=True)
class Measured:
    """The steps of this machine were measured: how long a run of so many steps takes."""

    steps: int
    seconds: float


@dataclass(frozen=True)
class Stepped:
    """How far a training is.

    Attributes:
        step: steps that are done, of ``all``.
        seconds: of training so far.
        left_s: seconds until the end, roughly.
    """

    step: int
    all: int
    seconds: float
    left_s: float


@dataclass(frozen=True)
class SheetDrawn:
    """A sheet was written, as this file of the run's folder ``sheets``."""

    file: str
    step: int


@dataclass(frozen=True)
class Saved:
    """All is saved up to this step: a run goes on from there."""

    step: int


@dataclass(frozen=True)
class Stopped:
    """The training has ended, all saved; whether it is complete."""

    step: int
    is_complete: bool


@dataclass(frozen=True)
class Exported:
    """The model can be used now."""

    folder: Path


@dataclass(frozen=True)
class TrainingFailed:
    """The process has ended without doing its work; the sentence says why."""

    sentence: Said

    @classmethod
    def of(cls, error: DrawAIError) -> "TrainingFailed":
        """Of what ended the work."""
        said = error.args[0] if error.args else ""
        return cls(said if isinstance(said, Words) else str(error))


TrainingReport = (
    Began
    | Preparing
    | PictureFault
    | Prepared
    | Measured
    | Stepped
    | SheetDrawn
    | Saved
    | Stopped
    | Exported
    | TrainingFailed
)


def report_line(report: TrainingReport) -> str:
    """The line of a message, without its end."""
    values: dict[str, Any] = {"message": type(report).__name__}
    for part in fields(report):
        value = getattr(report, part.name)
        values[part.name] = words_value(value) if isinstance(value, Words) else value
    return json.dumps(values, default=str)


def read_report(line: str) -> TrainingReport | None:
    """The message of a line; None if it is none, as what a library prints, or half a line."""
    try:
        entry = JsonEntry(parse_json(line, "training", FileError), "training", FileError)
        return _report(entry, entry.text("message"))
    except FileError:
        return None


def _report(entry: JsonEntry, kind: str) -> TrainingReport | None:
    read = _READERS.get(kind)
    return None if read is None else read(entry)


def _seconds(entry: JsonEntry, key: str) -> float:
    return entry.real(key, 0, _LONGEST_TIME_S)


def _count(entry: JsonEntry, key: str) -> int:
    return entry.whole(key, 0, _MOST)


def _long_text(entry: JsonEntry, key: str) -> str:
    return entry.text(key, most=_LONGEST_TEXT)


def _began(entry: JsonEntry) -> Began:
    try:
        return Began(Work(entry.text("work")))
    except ValueError:
        raise entry.wrong("no such work") from None


def _stepped(entry: JsonEntry) -> Stepped:
    step, steps = _count(entry, "step"), _count(entry, "all")
    return Stepped(step, steps, _seconds(entry, "seconds"), _seconds(entry, "left_s"))


_READERS: dict[str, Callable[[JsonEntry], TrainingReport]] = {
    "Began": _began,
    "Preparing": lambda e: Preparing(_count(e, "done"), _count(e, "all")),
    "PictureFault": lambda e: PictureFault(
        _long_text(e, "file"), read_words(e, "sentence"), e.flag("is_left_out")
    ),
    "Prepared": lambda e: Prepared(_count(e, "pairs")),
    "Measured": lambda e: Measured(_count(e, "steps"), _seconds(e, "seconds")),
    "Stepped": _stepped,
    "SheetDrawn": lambda e: SheetDrawn(_long_text(e, "file"), _count(e, "step")),
    "Saved": lambda e: Saved(_count(e, "step")),
    "Stopped": lambda e: Stopped(_count(e, "step"), e.flag("is_complete")),
    "Exported": lambda e: Exported(Path(_long_text(e, "folder"))),
    "TrainingFailed": lambda e: TrainingFailed(read_words(e, "sentence")),
}
