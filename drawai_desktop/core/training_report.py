"""What a training in a process of its own tells the window: a line of JSON for each message.

The process appends the lines to a file of its run's folder, and the window reads them back as the
same values, while the process runs and after it has ended (docs/training.md lists them). Neither
reads sentences.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drawai_desktop.core.choices import Choice
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.message_lines import long_text, message_line, read_message, said_by
from drawai_desktop.core.words_json import Said, read_words
from drawai_desktop.errors import DrawAIError

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
        return cls(said_by(error))


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
    return message_line(report)


def read_report(line: str) -> TrainingReport | None:
    """The message of a line; None if it is none, as what a library prints, or half a line."""
    return read_message(line, "training", _READERS)


def _seconds(entry: JsonEntry, key: str) -> float:
    return entry.real(key, 0, _LONGEST_TIME_S)


def _count(entry: JsonEntry, key: str) -> int:
    return entry.whole(key, 0, _MOST)


def _began(entry: JsonEntry) -> Began:
    try:
        return Began(Work(entry.text("work")))
    except ValueError:
        raise entry.wrong("no such work") from None


def _stepped(entry: JsonEntry) -> Stepped:
    step, steps = _count(entry, "step"), _count(entry, "all")
    return Stepped(step, steps, _seconds(entry, "seconds"), _seconds(entry, "left_s"))


_READERS: dict[str, Callable[[JsonEntry], TrainingReport]] = {
    Began.__name__: _began,
    Preparing.__name__: lambda e: Preparing(_count(e, "done"), _count(e, "all")),
    PictureFault.__name__: lambda e: PictureFault(
        long_text(e, "file"), read_words(e, "sentence"), e.flag("is_left_out")
    ),
    Prepared.__name__: lambda e: Prepared(_count(e, "pairs")),
    Measured.__name__: lambda e: Measured(_count(e, "steps"), _seconds(e, "seconds")),
    Stepped.__name__: _stepped,
    SheetDrawn.__name__: lambda e: SheetDrawn(long_text(e, "file"), _count(e, "step")),
    Saved.__name__: lambda e: Saved(_count(e, "step")),
    Stopped.__name__: lambda e: Stopped(_count(e, "step"), e.flag("is_complete")),
    Exported.__name__: lambda e: Exported(Path(long_text(e, "folder"))),
    TrainingFailed.__name__: lambda e: TrainingFailed(read_words(e, "sentence")),
}
