"""What the window does in threads, waited for."""

from PySide6.QtCore import QCoreApplication, QEvent

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
