"""The session in a thread of its own, for the GUI thread: jobs in, signals out."""

import contextlib
import hashlib
import logging
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal, Slot

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.engine.session.detailing import LoadDetail
from drawai_desktop.engine.session.job import Job, Outcome
from drawai_desktop.engine.session.job_queue import JobQueue
from drawai_desktop.engine.session.loading import LoadSynthesizer
from drawai_desktop.engine.session.picture import Picture
from drawai_desktop.engine.session.session import Session

_log = logging.getLogger(__name__)

STOP_MS = 1200
"""How long closing waits for the running pass to reach its next block."""
LOADING_STOP_MS = 200
"""The same while torch or a model is read: in seconds-long steps, and nothing depends on it."""
_unended: list[tuple[QThread, "_Worker"]] = []
"""Threads that did not end in time: Qt ends the process if one is destroyed while it runs."""


class Ticket(QObject):
    """What one gets for a job. Lives in the GUI thread, until the job has ended.

    Signals:
        done(object): the job's answer.
        failed(str): a sentence.
        cancelled: there will be no answer; it was cancelled, or a newer job has replaced it.
        progress(float): 0 to 1.
    """

    done = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    progress = Signal(float)

    def __init__(self, job: Job[Any], thread: "RenderThread") -> None:
        super().__init__(thread)
        self._job = job
        self._cancel = thread.cancel

    def cancel(self) -> None:
        """Its answer is not wanted any more. Does nothing after the end."""
        job = self._job
        if not job.is_cancelled:
            job.cancel()
            self._cancel(lambda other: other is job)

    def end(self, outcome: Outcome) -> None:
        """Tells how the job ended."""
        if outcome.is_cancelled or self._job.is_cancelled:
            self.cancelled.emit()
        elif outcome.error:
            self.failed.emit(outcome.error)
        else:
            self.done.emit(outcome.answer)
        self.deleteLater()


class RenderThread(QObject):
    """Lives in the GUI thread; owns the render thread and what is in it.

    Signals:
        moved(LoadedModel): the model has left a device that failed.
        noted(str): what a person should know of the detail model.
    """

    moved = Signal(object)
    noted = Signal(str)
    _wake = Signal()

    def __init__(
        self,
        labels: LabelSet,
        load: LoadSynthesizer,
        load_detail: LoadDetail,
        verbose: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._queue = JobQueue()
        self._tickets: dict[Job[Any], Ticket] = {}
        self._thread = QThread()
        self._thread.setObjectName("render")
        self._worker = _Worker(self._queue, labels, load, load_detail, verbose)
        self._worker.moveToThread(self._thread)
        self._thread.started.connect(self._worker.started)
        self._wake.connect(self._worker.wake)
        self._worker.ended.connect(self._on_ended)
        self._worker.progress.connect(self._on_progress)
        self._worker.moved.connect(self.moved)
        self._worker.noted.connect(self.noted)
        self._thread.start()

    def submit(self, job: Job[Any]) -> Ticket:
        """Leaves a job for the render thread. The ticket's signals come later, from the event
        loop; only one that is replaced, or left after the end, hears so at once."""
        ticket = self._tickets[job] = Ticket(job, self)
        self._drop(self._queue.put(job))
        self._wake.emit()
        return ticket

    def cancel(self, unwanted: Callable[[Job[Any]], bool]) -> None:
        """Cancels jobs: those that wait at once, the running one at its next block."""
        self._drop(self._queue.cancel(unwanted))

    def stop(self, is_loading: bool) -> bool:
        """Ends the thread; true if it ended in time. Call before widgets go.

        Args:
            is_loading: whether a model is being read.
        """
        self._drop(self._queue.close())
        self._thread.quit()
        has_ended = self._thread.wait(LOADING_STOP_MS if is_loading else STOP_MS)
        if not has_ended:
            _unended.append((self._thread, self._worker))
        if not has_ended and not is_loading:
            _log.warning("the render thread did not end within %d ms", STOP_MS)
        return has_ended

    def _drop(self, jobs: list[Job[Any]]) -> None:
        for job in jobs:
            self._end(Outcome(job, is_cancelled=True))

    def _end(self, outcome: Outcome) -> None:
        ticket = self._tickets.pop(outcome.job, None)
        if ticket is not None:
            ticket.end(outcome)

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self._end(outcome)

    @Slot(object, float)
    def _on_progress(self, job: Job[Any], part: float) -> None:
        ticket = self._tickets.get(job)
        if ticket is not None:
            ticket.progress.emit(part)


class _Worker(QObject):
    """Lives in the render thread. Every job that is taken gives one ``ended``.

    Signals:
        ended(Outcome), progress(Job, float), moved(LoadedModel), noted(str)
        more: to itself, so that Qt's own events get their turn between two jobs.
    """

    ended = Signal(object)
    progress = Signal(object, float)
    moved = Signal(object)
    noted = Signal(str)
    more = Signal()

    def __init__(
        self,
        queue: JobQueue,
        labels: LabelSet,
        load: LoadSynthesizer,
        load_detail: LoadDetail,
        verbose: bool,
    ) -> None:
        super().__init__()
        self._queue = queue
        self._session = Session(queue, labels, load, self.progress.emit, load_detail)
        self._verbose = verbose
        self.more.connect(self.wake)

    @Slot()
    def started(self) -> None:
        """The thread has begun: let the GUI thread go first where the two compete."""
        if sys.platform == "linux":
            with contextlib.suppress(OSError):  # torch's own threads inherit it
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 3)

    @Slot()
    def wake(self) -> None:
        """Does one job, and calls itself again while there are more."""
        outcome = self._session.turn()
        if outcome is None:
            return
        if self._verbose and isinstance(outcome.answer, Picture):
            _tell(outcome.answer)
        self.ended.emit(outcome)
        moved = self._session.moved_device()
        if moved is not None:
            self.moved.emit(moved)
        note = self._session.detailing.take_note()
        if note:
            self.noted.emit(note)
        if not self._queue.is_empty:
            self.more.emit()


def _tell(picture: Picture) -> None:
    request = picture.request
    assert request is not None
    # A preview or settle is told by the generator's picture: what is shown of it also depends on
    # the sharp picture before.
    is_last = request.render_pass.refines or picture.base is None
    made = picture.array if is_last else picture.base
    assert made is not None
    print(
        f"render id={request.number} ms={picture.duration_ms:.0f} "
        f"labels_sha={_sha(request.label_map)} out_sha={_sha(made)} "
        f"mode={request.render_pass.name}",
        file=sys.stderr,
        flush=True,
    )


def _sha(array: np.ndarray) -> str:
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()[:16]
