"""Files that are made and written off the GUI thread, and what is said of each."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from drawai_desktop.canvas.document import Document
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.picture_labels import PictureLabels
from drawai_desktop.core.picture_writing import is_layered
from drawai_desktop.core.progress import Progress
from drawai_desktop.errors import DrawAIError
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.writing_progress import WritingProgress
from drawai_desktop.words import translator

tr = translator(__name__)


@dataclass(frozen=True)
class _Written:
    """A file is written; or, with a problem, is not, and can be asked for again."""

    path: Path
    problem: str = ""
    again: Callable[[], object] = lambda: None


class FileWriting(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._writing: dict[Path, threading.Event] = {}

    def begin(
        self,
        path: Path,
        write: Callable[[Progress], None],
        again: Callable[[], object],
        can_wait: bool = False,
    ) -> None:
        """Makes and writes a file off the GUI thread: a 4096 px PNG takes seconds.

        Args:
            write: tells how far it is.
            again: asks for another place, where this one cannot be written.
            can_wait: it may take so long that progress is shown, and that it can be cancelled.
        """
        before, written = self._writing.get(path), threading.Event()
        self._writing[path] = written

        def work(task: BackgroundTask) -> _Written:
            if before is not None:
                before.wait()  # whoever exports again wants the newer one to stay
            try:
                write(lambda part: task.report(part, ""))
            except DrawAIError as error:
                return _Written(path, str(error), again)
            finally:
                written.set()
            return _Written(path)

        task = BackgroundTask(work, self, writes=path.name)
        task.done.connect(self._on_written)
        task.failed.connect(self._on_failed)
        if can_wait:
            WritingProgress(task, path.name, self._window)
        task.start()

    @Slot(object)
    def _on_written(self, written: _Written) -> None:
        path = written.path
        newest = self._writing.get(path)
        if newest is not None and newest.is_set():
            del self._writing[path]
        if written.problem:
            answers = ((tr("Export as..."), written.again),)
            self.said.emit(Message(written.problem, Kind.WARNING, answers))
        else:
            self.said.emit(saved_message(path))

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self.said.emit(Message(message, Kind.WARNING))


def saved_message(path: Path) -> Message:
    """What is said of a file that was written, with the way to its folder."""
    show = (tr("Show in folder"), partial(_show_folder, path))
    return Message(tr("Saved {path}", path=path), Kind.DONE, (show,))


def labels_beside(path: Path, document: Document, labels: LabelSet) -> PictureLabels | None:
    """The document's layers as they are now, for a layered file; None for others."""
    return PictureLabels(document.layers.layered(), labels) if is_layered(path) else None


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
