"""What lies in a training's folder, for the process that trains and for those that watch it.

A running process holds the lock of its folder, whatever becomes of it otherwise; who wants it to
stop makes the file ``stop``. So a window, another window and the command line agree without
knowing of each other.
"""

import contextlib
from pathlib import Path

from drawai_desktop.core.foreign_file import placed
from drawai_desktop.core.process_lock import ProcessLock, is_held
from drawai_desktop.errors import FileError, OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

LOCK_FILE = "run.lock"
STOP_FILE = "stop"
REPORTS_FILE = "reports.jsonl"
"""What the process tells (:mod:`~drawai_desktop.core.training_report`)."""
SAID_FILE = "said.log"
"""What the process prints for people, and what it died of."""
SET_FOLDER = "set"
"""The data set that was made of the person's pictures."""
SHEETS_FOLDER = "sheets"
STATE_FILE = "state.pt"


class TrainingLock:
    """Held while a process works in a training's folder. The system gives it free when the process
    ends, killed or not. A context."""

    def __init__(self, run: Path) -> None:
        self._run = run
        self._lock: ProcessLock | None = None

    def __enter__(self) -> "TrainingLock":
        """
        Raises:
            OptionError: another process works there.
            FileError: the folder cannot be written.
        """
        try:
            self._lock = ProcessLock.taken_now(self._run / LOCK_FILE)
        except OSError as error:
            raise FileError(
                tr.later(
                    "{path}: cannot be written ({reason}). Choose another folder.",
                    path=placed(self._run),
                    reason=error.strerror or error,
                )
            ) from error
        if self._lock is None:
            raise OptionError(
                tr.later(
                    "{path}: another process is at work there. Wait until it is done, or stop it: "
                    "drawai train --stop -o {folder}",
                    path=placed(self._run),
                    folder=self._run,
                )
            )
        with contextlib.suppress(OSError):
            (self._run / STOP_FILE).unlink(missing_ok=True)  # meant for an earlier process
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            self._lock.release()
        with contextlib.suppress(OSError):
            (self._run / STOP_FILE).unlink(missing_ok=True)


def is_running(run: Path) -> bool:
    """Whether a process works in the folder, or makes the data set inside."""
    return any(is_held(place / LOCK_FILE) for place in (run, run / SET_FOLDER))


def wants_stop(run: Path) -> bool:
    """Whether somebody wants the process in this folder to stop."""
    return (run / STOP_FILE).exists()


def ask_to_stop(run: Path) -> bool:
    """Has the process in a folder stop after its step, all saved; false if none runs there.

    Raises:
        FileError: the folder cannot be written.
    """
    if not is_running(run):
        return False
    try:
        for place in (run, run / SET_FOLDER):
            if is_held(place / LOCK_FILE):
                (place / STOP_FILE).touch()
    except OSError as error:
        raise FileError(
            tr.later(
                "{path}: cannot be written ({reason}), so the training there cannot be told to "
                "stop. End its process.",
                path=placed(run),
                reason=error.strerror or error,
            )
        ) from error
    return True
