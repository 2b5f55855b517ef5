"""*Import photo as label map*: a photograph becomes the canvas's label map."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.layer_edits import replace_map
from drawai_desktop.core.photo_fitting import FittedPhoto, fitted_photo
from drawai_desktop.core.segmenter_manifest import bundled_segmenter, read_segmenter_manifest
from drawai_desktop.engine.session.photos import PhotoLabels, ReadLabels
from drawai_desktop.live.render_thread import Ticket
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Answer, Kind, Message
from drawai_desktop.ui.photo_size_dialog import (
    PhotoSizeDialog,
    ReadPhoto,
    is_of_canvas,
    read_for_import,
)
from drawai_desktop.ui.style_presenter import photo_filter
from drawai_desktop.words import translator

tr = translator(__name__)

_NAMED = 4
"""So many labels of the result are named to the person."""
_COUNTED_SIDE = 512
"""Whole percents need no more pixels."""
_STEPS = 1000
_PATIENCE_MS = 700
"""What takes no longer shows no progress."""


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
        document.opened.connect(self._give_up)
        self._task: BackgroundTask | None = None
        self._reading: Ticket | None = None
        self._photo: ReadPhoto | None = None
        self._dialog: PhotoSizeDialog | None = None
        self._crops = False
        self._progress: QProgressDialog | None = None

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
        self._give_up()
        self._begin(path, lambda _: read_for_import(path), self._on_read)
        self._say(tr("Reading what {name} shows ...", name=path.name))

    def _begin(
        self, path: Path, work: Callable[[BackgroundTask], object], then: Callable[..., None]
    ) -> None:
        self._task = BackgroundTask(work, self, reads=path.name)
        self._task.done.connect(then)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    @Slot(object)
    def _on_read(self, photo: ReadPhoto) -> None:
        self._task, self._photo = None, photo
        label_map = self._document.label_map
        canvas = label_map.width, label_map.height
        if is_of_canvas(photo, canvas):
            self._fit(*canvas)
            return
        has_layers = len(self._document.layers) > 1
        self._dialog = PhotoSizeDialog(photo, canvas, self._crops, has_layers, self._window)
        self._dialog.chosen.connect(self._on_size)
        self._dialog.rejected.connect(self._end)
        self._dialog.open()

    @Slot(int, int)
    def _on_size(self, width: int, height: int) -> None:
        if self._dialog is not None:
            self._crops = self._dialog.crops
        self._fit(width, height)

    def _fit(self, width: int, height: int) -> None:
        """Brings the photo to the size of the label map that is to be."""
        photo = self._photo
        if photo is None:
            return

        def work(_task: BackgroundTask) -> FittedPhoto:
            side = read_segmenter_manifest(bundled_segmenter()).trained_size
            return fitted_photo(photo.pixels, height, width, side)

        self._begin(photo.path, work, self._on_fitted)

    @Slot(object)
    def _on_fitted(self, fitted: FittedPhoto) -> None:
        self._task = None
        assert self._photo is not None
        self._reading = ticket = self._renderer.submit(ReadLabels(self._photo.path, fitted))
        self._show_progress()
        ticket.progress.connect(self._on_progress)
        ticket.done.connect(self._on_labels)
        ticket.failed.connect(self._on_failed)

    def _show_progress(self) -> None:
        """Progress with a button to cancel, where it takes more than a moment."""
        dialog = QProgressDialog(
            tr("Reading what the photo shows"), tr("Cancel"), 0, _STEPS, self._window
        )
        dialog.setObjectName("photo_progress")
        dialog.setWindowTitle(tr("Import photo"))
        dialog.setMinimumDuration(_PATIENCE_MS)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.setValue(0)
        dialog.canceled.connect(self._give_up)
        self._progress = dialog

    @Slot(float)
    def _on_progress(self, part: float) -> None:
        if self._progress is not None:
            self._progress.setValue(int(part * _STEPS))

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._end()
        self._say(message, Kind.WARNING)

    @Slot()
    def _give_up(self) -> None:
        """Nothing more comes of the photo: another document would get a map not meant for it."""
        if self._task is not None:
            self._task.cancel()
        if self._reading is not None:
            self._reading.cancel()
        if self._dialog is not None:
            self._dialog.hide()
        self._end()

    @Slot()
    def _end(self) -> None:
        self._task = self._reading = self._photo = None
        for dialog in (self._dialog, self._progress):
            if dialog is not None:
                dialog.deleteLater()
        self._dialog = self._progress = None

    @Slot(object)
    def _on_labels(self, answer: PhotoLabels) -> None:
        self._end()
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
