"""Work that takes longer than a repaint, off the GUI thread and without torch."""

import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, Signal, Slot

from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.errors import Cancelled, DrawAIError
from drawai_desktop.words import translator

tr = translator(__name__)

_log = logging.getLogger(__name__)

READ_STOP_MS = 500
"""How long the end waits, in all, for files to be read that nobody wants any more."""


class BackgroundTask(QObject):
    """One call of a function in a thread of its own. Lives in the GUI thread.

    The function may report by ``task.report(part, text)`` and should look at
    ``task.is_cancelled``.

    Signals (all received in the GUI thread by bound methods of QObjects):
        progress(float, str): 0 to 1, and what is being done.
        done(object): what the function returned.
        failed(str): a sentence.
        ended: after either, and after a cancellation.
    """

    progress = Signal(float, str)
    done = Signal(object)
    failed = Signal(str)
    ended = Signal()
    _answered = Signal(object, str)

    def __init__(
        self,
        work: Callable[["BackgroundTask"], Any],
        parent: QObject,
        writes: str = "",
        reads: str = "",
    ) -> None:
        """
        Args:
            writes: the file that is written, which is finished even when the window closes; empty
                for work that is given up then.
            reads: the file that is read.
        """
        super().__init__(parent)
        self.writes = writes
        self.reads = reads
        self._work = work
        self._cancelled = False
        self._thread = _Thread(self)
        self._thread.finished.connect(self._on_finished)
        self._answered.connect(self._deliver)

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled

    def start(self) -> None:
        """Begins the work."""
        self._thread.start()

    def cancel(self) -> None:
        """Asks the work to stop; the next ``report`` raises ``Cancelled`` in it."""
        self._cancelled = True

    def wait(self, timeout_ms: int | None = None) -> bool:
        """Waits for the end; true if it came in time."""
        return self._thread.wait() if timeout_ms is None else self._thread.wait(timeout_ms)

    def report(self, part: float, text: str) -> None:
        """Tells how far the work is. Called by the work, in its thread."""
        if self._cancelled:
            raise Cancelled
        self.progress.emit(part, text)

    def perform(self) -> None:
        """Runs the function. Called in the task's own thread; signals carry the answer out."""
        try:
            result = self._work(self)
        except Cancelled:
            return
        except DrawAIError as error:
            self._answered.emit(None, sentence_of(error))
        # Otherwise the one who waits for an answer would wait for ever.
        except Exception as error:
            _log.exception("background work failed")
            self._answered.emit(None, sentence_of(error))
        else:
            self._answered.emit(result, "")

    @Slot(object, str)
    def _deliver(self, result: Any, problem: str) -> None:  # noqa: ANN401
        """In the GUI thread: what was cancelled while its answer was on the way says nothing."""
        if self._cancelled:
            return
        if problem:
            self.failed.emit(problem)
        else:
            self.done.emit(result)

    @Slot()
    def _on_finished(self) -> None:
        self.ended.emit()
        self.deleteLater()


def sentence_of(error: Exception) -> str:
    """What is said of work that failed: plain text, whatever it failed of."""
    if isinstance(error, DrawAIError):
        return str(error)
    return tr("This did not work: {error}. Nothing was changed.", error=cleaned(str(error), 200))


class _Thread(QThread):
    """Overrides ``run`` only; it has no slots, which would run in its creator's thread."""

    def __init__(self, task: BackgroundTask) -> None:
        super().__init__(task)
        self._task = task

    def run(self) -> None:
        self._task.perform()


def end_tasks(owner: QObject) -> bool:
    """Finishes the writes below an object and gives up the rest; false if something would not be
    given up in time."""
    tasks = owner.findChildren(BackgroundTask)
    for task in tasks:
        if not task.writes:
            task.cancel()
    for task in tasks:
        if task.writes:
            task.wait()
    end = time.monotonic() + READ_STOP_MS / 1000
    left = [task for task in tasks if not task.writes]
    return all([task.wait(max(0, round(1000 * (end - time.monotonic())))) for task in left])


class BackgroundLine(QObject):
    """Calls of functions one after another in one thread of its own. Lives in the GUI thread.

    What is put in is done in that order and never dropped, the end of the program included. The
    last reference to it, and so to what it uses of the window, is given up in the GUI thread.
    """

    _answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[Callable[[], Any] | None] = queue.SimpleQueue()
        self._unanswered: deque[_Work] = deque()
        self._answered.connect(self._deliver)
        self._thread = _LineThread(self)
        self._thread.start()

    def put(self, work: Callable[[], Any], then: Callable[[Any], None] | None = None) -> None:
        """Has something done.

        Args:
            work: runs in the line's thread.
            then: gets the result, or the exception that the work raised; in the GUI thread.
        """
        self._unanswered.append((work, then))
        self._queue.put(work)

    def flush(self, timeout_s: float | None = None) -> bool:
        """Waits until all that was put in is done; false if it takes longer."""
        if not self._thread.isRunning():
            return True
        done = threading.Event()
        self.put(done.set)
        return done.wait(timeout_s)

    def stop(self) -> None:
        """Does what is still there and ends the thread; nothing is delivered any more."""
        self._answered.disconnect(self._deliver)
        self._queue.put(None)
        self._thread.wait()
        QCoreApplication.removePostedEvents(self, QEvent.Type.MetaCall)
        self._unanswered.clear()

    def perform(self) -> None:
        """Called in the line's own thread."""
        while (work := self._queue.get()) is not None:
            try:
                result = work()
            # The thread goes on: the next piece of work is another one.
            except Exception as error:
                if not isinstance(error, DrawAIError):
                    _log.exception("background work failed")
                result = error
            del work
            self._answered.emit(result)
            del result

    @Slot(object)
    def _deliver(self, result: Any) -> None:  # noqa: ANN401
        _work, then = self._unanswered.popleft()
        if then is not None:
            then(result)


_Work = tuple[Callable[[], Any], Callable[[Any], None] | None]


class _LineThread(QThread):
    """Overrides ``run`` only, like the other."""

    def __init__(self, line: BackgroundLine) -> None:
        super().__init__(line)
        self._line = line

    def run(self) -> None:
        self._line.perform()
