"""The one file that is being opened, and a word about it where that takes a while."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.words import translator

tr = translator(__name__)

SLOW_MS = 400
"""A file that takes longer to read is told of."""


class FileReading(QObject):
    """Lives in the GUI thread. A later wish gives up what is being read for an earlier one.

    Signals:
        said(Message)

    Attributes:
        is_told: the person has read that something is being opened, and waits to read the end.
    """

    said = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: BackgroundTask | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self.is_told = False

    def begin(
        self, name: str, work: Callable[[BackgroundTask], object], then: Callable[..., None]
    ) -> None:
        """Reads in a thread. ``then`` gets the answer, a bound method of a QObject."""
        self.give_up()
        self._task = BackgroundTask(work, self, reads=name)
        self._task.done.connect(self._ended)
        self._task.done.connect(then)
        self._task.failed.connect(self._on_failed)
        self._task.start()
        self.is_told = False
        self._slow.start()

    def give_up(self) -> None:
        """Nothing more is heard of what is being read."""
        if self._task is not None:
            self._task.cancel()
        self._ended()

    @Slot()
    def _ended(self) -> None:
        self._task = None
        self._slow.stop()

    @Slot()
    def _on_slow(self) -> None:
        if self._task is not None:
            self.is_told = True
            self.said.emit(Message(tr("Opening {name} ...", name=self._task.reads), Kind.INFO, ()))

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._ended()
        self.is_told = False
        self.said.emit(Message(message, Kind.WARNING, ()))
