"""What is dropped on the window: which of it is taken, and where it goes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent

from drawai_desktop.core.foreign_file import named
from drawai_desktop.ui.message import Message
from drawai_desktop.words import translator

tr = translator(__name__)

_MODEL_ENDINGS = (".pth", ".pt", ".safetensors", ".tar", ".gz", ".tgz", ".zip")


def local_files(mime: QMimeData) -> list[Path]:
    """The files and folders of this machine that somebody drags or pastes."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def is_welcome(event: QDragEnterEvent) -> bool:
    """Whether what is dragged over a part of the window can be dropped there: a file of this
    machine or a picture, and not what the window itself gives away."""
    mime = event.mimeData()
    comes_from_here = event.source() is not None
    return not comes_from_here and bool(local_files(mime) or mime.hasImage())


class DroppedFiles(QObject):
    """Lives in the GUI thread: models are installed, all else is opened.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(
        self,
        take: Callable[[QMimeData], object],
        install: Callable[[Path], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._install = install

    @Slot(object)
    def take(self, mime: QMimeData) -> None:
        """Uses what was dropped; of several files the first, and says so."""
        files = local_files(mime)
        if len(files) > 1:
            self.said.emit(
                Message(
                    tr(
                        "{n} files were dropped, and a window holds one: {name} is taken.",
                        n=len(files),
                        name=named(files[0]),
                    )
                )
            )
        if files and _is_model(files[0]):
            # It may ask, and who gave the file waits until the drop is over.
            QTimer.singleShot(0, self, partial(self._install, files[0]))
        else:
            self._take(mime)


def _is_model(path: Path) -> bool:
    """Whether it is a folder, an archive or weights, as models come."""
    try:
        if path.is_dir():
            return True
        return path.suffix.lower() in _MODEL_ENDINGS and path.is_file()
    except OSError:
        return False
