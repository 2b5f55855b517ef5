"""Work that takes longer than a repaint, off the GUI thread and without torch."""

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from drawai_desktop.errors import Cancelled, DrawAIError

_log = logging.getLogger(__name__)


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

    def __init__(self, work: Callable[["BackgroundTask"], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = False
        self._thread = _Thread(self)
        self._thread.finished.connect(self._on_finished)

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled

    def start(self) -> None:
        """Begins the work."""
        self._thread.start()

    def cancel(self) -> None:
        """Asks the work to stop; the next ``report`` raises ``Cancelled`` in it."""
        self._cancelled = True

    def wait(self, timeout_ms: int) -> bool:
        """Waits for the end; true if it came in time."""
        return self._thread.wait(timeout_ms)

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
            self.failed.emit(str(error))
        # Otherwise the one who waits for an answer would wait for ever.
        except Exception as error:
            _log.exception("background work failed")
            self.failed.emit(f"This did not work: {error}. Nothing was changed.")
        else:
            if not self._cancelled:
                self.done.emit(result)

    @Slot()
    def _on_finished(self) -> None:
        self.ended.emit()
        self.deleteLater()


class _Thread(QThread):
    """Overrides ``run`` only; it has no slots, which would run in its creator's thread."""

    def __init__(self, task: BackgroundTask) -> None:
        super().__init__(task)
        self._task = task

    def run(self) -> None:
        self._task.perform()
