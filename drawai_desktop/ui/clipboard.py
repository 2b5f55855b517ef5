"""Pictures to the clipboard, made off the GUI thread: a 4096 px map takes half a second."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage

from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.words import translator

tr = translator(__name__)


class Clipboard(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: BackgroundTask | None = None

    def put(self, make: Callable[[], np.ndarray], done: str) -> None:
        """Puts a picture there.

        Args:
            make: gives it, uint8 (h, w, 3); called in a thread.
            done: is said then.
        """
        if self._task is not None:
            self._task.cancel()  # or the older one might come last
        self._task = BackgroundTask(lambda _: (image_of(make()), done), self, reads=tr("a copy"))
        self._task.done.connect(self._on_made)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    @Slot(object)
    def _on_made(self, made: tuple[QImage, str]) -> None:
        self._task = None
        image, done = made
        QGuiApplication.clipboard().setImage(image)
        self.said.emit(Message(done, Kind.DONE))

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._task = None
        self.said.emit(Message(message, Kind.WARNING))
