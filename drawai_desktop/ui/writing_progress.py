"""How far the writing of a file is, or that it goes on, with a button that ends it."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.words import translator

tr = translator(__name__)

_STEPS = 1000
_WIDTH_PX = 320
_SHOWN_AFTER_MS = 600
"""What is written sooner shows nothing."""


class WritingProgress(QProgressDialog):
    """Lives in the GUI thread as long as its task does; cancelled, nothing is written. It only
    shows that work is done until the task knows how far it is."""

    def __init__(self, task: BackgroundTask, name: str, window: QWidget) -> None:
        super().__init__(tr("Writing {name}", name=name), tr("Cancel"), 0, 0, window)
        self.setObjectName("writing_progress")
        self.setWindowTitle(tr("Export"))
        self.setMinimumWidth(_WIDTH_PX)
        self.setMinimumDuration(_SHOWN_AFTER_MS)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self._task = task
        # Qt's own timer waits for four seconds where it is not known how far something is.
        self._shown_later = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._shown_later.timeout.connect(self._show)
        self._shown_later.start()
        self.canceled.connect(task.cancel)
        task.progress.connect(self._on_progress)
        task.ended.connect(self._on_ended)

    @Slot()
    def _show(self) -> None:
        if not self.wasCanceled():
            self.show()

    @Slot(float, str)
    def _on_progress(self, part: float, _text: str) -> None:
        if part > 0 and not self.wasCanceled():
            self.setMaximum(_STEPS)
            self.setValue(int(part * _STEPS))

    @Slot()
    def _on_ended(self) -> None:
        self._shown_later.stop()
        self.reset()
        self.deleteLater()
