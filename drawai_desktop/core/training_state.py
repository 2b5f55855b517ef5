"""How far a training is, told from its folder: reports, lock, and what lies there.

Nobody has to have watched it. A process that was killed says nothing at its end, but its lock is
free: so a training that neither runs nor has told how it ended was killed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from drawai_desktop.core.training_folder import (
    REPORTS_FILE,
    SHEETS_FOLDER,
    STATE_FILE,
    is_running,
)
from drawai_desktop.core.training_report import (
    Began,
    Exported,
    Measured,
    PictureFault,
    Prepared,
    Preparing,
    Saved,
    Stepped,
    Stopped,
    TrainingFailed,
    TrainingReport,
    Work,
    read_report,
)
from drawai_desktop.core.words_json import Said

_MOST_FAULTS = 1000
_MOST_REPORTS = 8_000_000
"""Bytes of the reports that are read, from their end."""


class Phase(Enum):
    """Where a training is."""

    NEW = auto()
    """Nothing was done yet, or its pictures could not be prepared."""
    PREPARING = auto()
    PREPARED = auto()
    MEASURING = auto()
    TRAINING = auto()
    STOPPED = auto()
    """It can go on: stopped, failed or killed."""
    EXPORTING = auto()
    TRAINED = auto()
    """Complete, but no model was made of it."""
    DONE = auto()
    """There is a model."""
    GONE = auto()
    """Its folder is not there any more."""


RUNNING = frozenset({Phase.PREPARING, Phase.MEASURING, Phase.TRAINING, Phase.EXPORTING})
"""Phases in which a process is at work."""


@dataclass(frozen=True)
class TrainingState:
    """What is known of a training.

    Attributes:
        phase: where it is.
        work: what the last process did or does; None before the first.
        looked_at: (pictures, all pictures), while it is prepared.
        faults: what is wrong with pictures.
        pairs: in the data set; None before it is made.
        measured: (steps, seconds) of a measured run.
        stepped: how far it is.
        saved: step up to which all is saved.
        sheets: files, the newest last.
        model: the folder of the model that was made.
        failure: why the last process could not do its work.
        was_killed: the last process ended without a word.
    """

    phase: Phase = Phase.NEW
    work: Work | None = None
    looked_at: tuple[int, int] = (0, 0)
    faults: tuple[PictureFault, ...] = ()
    pairs: int | None = None
    measured: tuple[int, float] | None = None
    stepped: Stepped | None = None
    saved: int = 0
    sheets: tuple[Path, ...] = ()
    model: Path | None = None
    failure: Said = ""
    was_killed: bool = False
    has_ended: bool = True
    is_complete: bool = False

    @property
    def is_running(self) -> bool:
        return self.phase in RUNNING

    @property
    def left_out(self) -> int:
        """Files that are not trained on."""
        return sum(fault.is_left_out for fault in self.faults)


def state_of(folder: Path) -> TrainingState:
    """The state of the training in a folder, as it is now."""
    if not folder.is_dir():
        return TrainingState(phase=Phase.GONE)
    # Asked first: a process that ends in between has then told how.
    runs = is_running(folder)
    state = after_reports(read_reports(folder))
    sheets = tuple(sorted((folder / SHEETS_FOLDER).glob("[0-9]*.png")))
    killed = not runs and not state.has_ended
    state = replace(state, sheets=sheets, was_killed=killed)
    has_model = state.model is not None and state.model.is_dir()
    state = state if has_model else replace(state, model=None)
    return replace(state, phase=_phase(state, runs, (folder / STATE_FILE).is_file()))


def read_reports(folder: Path) -> list[TrainingReport]:
    """What was told in a folder so far."""
    try:
        with (folder / REPORTS_FILE).open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _MOST_REPORTS))
            text = file.read(_MOST_REPORTS).decode("utf-8", "replace")
    except OSError:
        return []
    found = (read_report(line) for line in text.splitlines() if line.strip())
    return [report for report in found if report is not None]


def after_reports(reports: Iterable[TrainingReport]) -> TrainingState:
    """What reports say, without a look at the folder."""
    state = TrainingState()
    for report in reports:
        state = _after(state, report)
    return state


def _after(state: TrainingState, report: TrainingReport) -> TrainingState:
    match report:
        case Began(Work.PREPARE):
            return TrainingState(work=Work.PREPARE, has_ended=False)
        case Began(work):
            return replace(state, work=work, has_ended=False, failure="")
        case Preparing(done, total):
            return replace(state, looked_at=(done, total))
        case PictureFault() if len(state.faults) < _MOST_FAULTS:
            return replace(state, faults=(*state.faults, report))
        case Prepared(pairs):
            return replace(state, pairs=pairs, has_ended=True)
        case Measured(steps, seconds):
            return replace(state, measured=(steps, seconds), has_ended=True)
        case _:
            return _after_training(state, report)


def _after_training(state: TrainingState, report: TrainingReport) -> TrainingState:
    match report:
        case Stepped():
            return replace(state, stepped=report)
        case Saved(step):
            return replace(state, saved=step)
        case Stopped(step, is_complete):
            return replace(state, saved=step, is_complete=is_complete, has_ended=True)
        case Exported(folder):
            return replace(state, model=folder, has_ended=True)
        case TrainingFailed(sentence):
            return replace(state, failure=sentence, has_ended=True)
        case _:
            return state


WHILE = {
    Work.PREPARE: Phase.PREPARING,
    Work.MEASURE: Phase.MEASURING,
    Work.TRAIN: Phase.TRAINING,
    Work.EXPORT: Phase.EXPORTING,
}
"""The phase in which a process does a work."""


def _phase(state: TrainingState, runs: bool, has_state: bool) -> Phase:
    if runs and state.work is not None:
        return WHILE[state.work]
    if state.is_complete:
        return Phase.DONE if state.model is not None else Phase.TRAINED
    if has_state:
        return Phase.STOPPED
    return Phase.PREPARED if state.pairs is not None else Phase.NEW
