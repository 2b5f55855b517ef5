"""*Import photo as label map*: a photograph becomes the canvas's label map."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.layer_edits import replace_map
from drawai_desktop.core.image_file import read_small_photo
from drawai_desktop.engine.session.photos import PhotoLabels, ReadLabels
from drawai_desktop.live.render_thread import Ticket
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Answer, Kind, Message
from drawai_desktop.ui.style_presenter import photo_filter
from drawai_desktop.words import translator

tr = translator(__name__)

_NAMED = 4
"""So many labels of the result are named to the person."""
_COUNTED_SIDE = 512
"""Whole percents need no more pixels."""


class PhotoImport(QObject):
    """Lives in the GUI thread. The file is decoded in a thread of its own, what it shows is read in
    the render thread; the map is replaced as one step of undo.

    Signals:
        said(Message)
        style_wanted(Path): the style of the photo is wanted, too.
    """

    said = Signal(object)
    style_wanted = Signal(object)

    def __init__(
        self, document: Document, renderer: LiveRenderer, labels: CurrentLabels, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._document = document
        self._renderer = renderer
        self._labels = labels
        self._window = window
        self._folder = Path.home()
        document.opened.connect(self._on_opened)
        self._waiting: Path | None = None
        self._task: BackgroundTask | None = None
        self._reading: Ticket | None = None

    @Slot()
    def ask(self) -> None:
        """Asks for a photo."""
        path, _ = QFileDialog.getOpenFileName(
            self._window, tr("Import photo as label map"), str(self._folder), photo_filter()
        )
        if path:
            self._folder = Path(path).parent
            self.take(Path(path))

    @Slot(object)
    def take(self, path: Path) -> None:
        """Makes a label map of a photo file."""

        def work(_task: BackgroundTask) -> np.ndarray:
            return read_small_photo(path)

        if self._task is not None:
            self._task.cancel()
        if self._reading is not None:
            self._reading.cancel()
        self._waiting = path
        self._task = task = BackgroundTask(work, self, reads=path.name)
        task.done.connect(self._on_read)
        task.failed.connect(self._on_failed)
        task.start()
        self._say(tr("Reading what {name} shows ...", name=path.name))

    @Slot(object)
    def _on_read(self, photo: np.ndarray) -> None:
        self._task = None
        if self._waiting is not None:
            label_map = self._document.label_map
            size = (label_map.height, label_map.width)
            self._reading = self._renderer.submit(ReadLabels(self._waiting, photo, *size))
            self._reading.done.connect(self._on_labels)
            self._reading.failed.connect(self._on_failed)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._task = self._waiting = self._reading = None
        self._say(message, Kind.WARNING)

    @Slot()
    def _on_opened(self) -> None:
        """Another document: the answer would replace a map that it was not meant for."""
        self._waiting = None
        if self._reading is not None:
            self._reading.cancel()

    @Slot(object)
    def _on_labels(self, answer: PhotoLabels) -> None:
        self._waiting = self._reading = None
        replace_map(self._document, tr("Import {name}", name=answer.path.name), answer.ids)
        shares = self._shares(answer.ids)
        self._say(
            tr(
                "{name} was read as {shares}. Paint on it, or undo.",
                name=answer.path.name,
                shares=shares,
            ),
            Kind.DONE,
            [(tr("Use its style, too"), lambda: self.style_wanted.emit(answer.path))],
        )

    def _shares(self, ids: np.ndarray) -> str:
        """The commonest labels with their parts of the map."""
        step = max(1, max(ids.shape) // _COUNTED_SIDE)
        found, counts = np.unique(ids[::step, ::step], return_counts=True)
        order = np.argsort(-counts)
        named = [
            f"{self._labels.value.title(int(found[i]))} {100 * counts[i] / counts.sum():.0f} %"
            for i in order[:_NAMED]
        ]
        more = len(order) - _NAMED
        listed = ", ".join(named)
        return tr("{labels}, {more} more", labels=listed, more=more) if more > 0 else listed

    def _say(self, text: str, kind: Kind = Kind.INFO, answers: list[Answer] | None = None) -> None:
        self.said.emit(Message(text, kind, tuple(answers or ())))
