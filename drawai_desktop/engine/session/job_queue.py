"""What waits for the session's thread, by urgency. Needs no torch."""

import threading
from collections.abc import Callable
from typing import Any

from drawai_desktop.engine.session.job import Job

AnyJob = Job[Any]


class JobQueue:
    """Between threads. A newer job replaces a waiting one of its key; no other is lost.

    What is put comes out of ``take`` once, or is given back by the call that dropped it, so that
    somebody can be told.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[AnyJob] = []
        self._running: AnyJob | None = None
        self._is_closed = False

    def put(self, job: AnyJob) -> list[AnyJob]:
        """Leaves a job; gives those that it replaces, or the job itself if the queue is closed."""
        with self._lock:
            if self._is_closed:
                job.cancel()
                return [job]
            dropped = self._drop(lambda other: job.key is not None and other.key == job.key)
            self._waiting.append(job)
            return dropped

    def take(self) -> AnyJob | None:
        """The most urgent job, which is the running one from then on."""
        with self._lock:
            self._running = min(self._waiting, key=lambda job: job.urgency, default=None)
            if self._running is not None:
                self._waiting.remove(self._running)
            return self._running

    @property
    def is_empty(self) -> bool:
        """Whether no job waits."""
        with self._lock:
            return not self._waiting

    def cancel(self, unwanted: Callable[[AnyJob], bool]) -> list[AnyJob]:
        """Cancels jobs, the running one included; gives those that were still waiting."""
        with self._lock:
            if self._running is not None and unwanted(self._running):
                self._running.cancel()
            return self._drop(unwanted)

    def close(self) -> list[AnyJob]:
        """Cancels everything, for good; gives the jobs that were still waiting."""
        with self._lock:
            self._is_closed = True
        return self.cancel(lambda _job: True)

    def _drop(self, unwanted: Callable[[AnyJob], bool]) -> list[AnyJob]:
        dropped = [job for job in self._waiting if unwanted(job)]
        for job in dropped:
            job.cancel()
            self._waiting.remove(job)
        return dropped
