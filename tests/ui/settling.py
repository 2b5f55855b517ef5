"""What the window does in threads and in later rounds of its loop, waited for."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drawai_desktop.ui.background import BackgroundTask


def settle(program):
    """Lets every file be read and written, and the answers arrive; pictures are not waited for."""
    while True:
        tasks = program.window.findChildren(BackgroundTask)
        for task in tasks:
            task.wait()
        program.keeping.flush()
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not tasks:
            return


_ROUNDS, _ROUND_MS = 4, 10


def settle_layout():
    """Runs the event loop until no widget has moved for some rounds. Layouts follow one another,
    and some wait for a short timer: on a busy machine no fixed time is long enough for them."""
    before, calm = None, 0
    while calm < _ROUNDS:
        QTest.qWait(_ROUND_MS)
        now = [(w.isVisible(), w.geometry()) for w in QApplication.allWidgets()]
        calm = calm + 1 if now == before else 0
        before = now
