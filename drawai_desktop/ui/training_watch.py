"""What the trainings of this user do, looked up in their folders again and again."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from drawai_desktop.core.training_report import Work
from drawai_desktop.core.training_state import (
    WHILE,
    Phase,
    TrainingState,
    read_reports,
    state_of,
)
from drawai_desktop.core.trainings import Training, known_trainings
from drawai_desktop.ui.training_process import Started

SEEN_FILE = "seen"
"""In a training's folder: the person was told how it ended."""
_LOOK_MS, _GLANCE_MS = 700, 4000
"""While somebody looks on, and otherwise."""


@dataclass(frozen=True)
class _Starting:
    """A process that was started, its work, and how many reports were there before it."""

    work: Work
    process: Started
    reports: int


class TrainingWatch(QObject):
    """Lives in the GUI thread. Windows, this one and others, may come and go: it knows only what
    the folders say.

    Signals:
        changed: a training came, went, or has another state.
        ended(Training, TrainingState): a process has come to its end.
    """

    changed = Signal()
    ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._states: dict[Training, TrainingState] = {}
        self._starting: dict[Path, _Starting] = {}
        self._timer = QTimer(self, interval=_GLANCE_MS)
        self._timer.timeout.connect(self.look)

    @property
    def trainings(self) -> Sequence[Training]:
        """All that there are, the newest first."""
        return tuple(self._states)

    @property
    def running(self) -> Sequence[Training]:
        """Those in which a process is at work."""
        return tuple(t for t, state in self._states.items() if state.is_running)

    def state(self, training: Training) -> TrainingState:
        """What is known of one."""
        return self._states.get(training, TrainingState(phase=Phase.GONE))

    def watch_closely(self, wanted: bool) -> None:
        """Looks often, while somebody looks on."""
        self._timer.setInterval(_LOOK_MS if wanted else _GLANCE_MS)
        if wanted:
            self.look()

    @Slot()
    def look(self) -> None:
        """Reads the folders, and tells what is new."""
        before, self._states = self._states, {}
        for training in known_trainings():
            old = before.get(training)
            # What does not run changes by what this window does, which then asks for a look anew.
            self._states[training] = self._state_of(training)
            if old is not None and old.is_running and not self._states[training].is_running:
                self.ended.emit(training, self._states[training])
        if self.running:
            self._timer.start()
        elif self._timer.interval() != _LOOK_MS:
            self._timer.stop()
        if before != self._states:
            self.changed.emit()

    def note_start(self, training: Training, work: Work, process: Started) -> None:
        """A process was started, which has not told anything yet."""
        reports = len(read_reports(training.folder))
        self._starting[training.folder] = _Starting(work, process, reports)

    def _state_of(self, training: Training) -> TrainingState:
        """As its folder says; until its process has told something, that it begins."""
        state = state_of(training.folder)
        starting = self._starting.get(training.folder)
        if starting is None:
            return state
        if state.is_running or len(read_reports(training.folder)) > starting.reports:
            del self._starting[training.folder]
            return state
        if starting.process.runs:
            return replace(state, phase=WHILE[starting.work], was_killed=False, failure="")
        return replace(state, was_killed=True)  # it could not even say so

    def is_seen(self, training: Training) -> bool:
        """Whether the person was told how its last process ended."""
        return (training.folder / SEEN_FILE).exists()

    def mark_seen(self, training: Training, is_seen: bool = True) -> None:
        """The person knows how it ended, or a process begins."""
        with contextlib.suppress(OSError):
            if is_seen:
                (training.folder / SEEN_FILE).touch()
            else:
                (training.folder / SEEN_FILE).unlink(missing_ok=True)
