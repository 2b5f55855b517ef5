"""Export of a picture larger than the live one, with progress and cancel."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QInputDialog, QProgressDialog

from drawai_desktop.canvas.document import Document
from drawai_desktop.engine.session.pictures import RenderLarge
from drawai_desktop.live.render_thread import Ticket
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.saving import Saving

SIZES = (512, 768, 1024, 1536, 2048, 3072, 4096)
"""Sides of a square picture of the same area, as the network makes it."""
_STEPS = 1000


class LargeExport(QObject):
    """Lives in the GUI thread. Live pictures wait while a large one is made."""

    def __init__(
        self, document: Document, renderer: LiveRenderer, saving: Saving, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._document = document
        self._renderer = renderer
        self._saving = saving
        self._window = window
        self._path: Path | None = None
        self._progress: QProgressDialog | None = None
        self._ticket: Ticket | None = None

    @Slot()
    def ask(self) -> None:
        """Asks for the size, then for the file, and begins."""
        if self._progress is not None:
            return
        if self._document.is_blank() or self._renderer.manifest is None:
            reason = "no model is loaded" if self._renderer.manifest is None else "paint something"
            self._saving.said.emit(Message(f"There is no picture to export yet: {reason}."))
            return
        height, width = self._document.label_map.ids.shape
        texts = [_text(side, height, width) for side in SIZES]
        text, accepted = QInputDialog.getItem(
            self._window,
            "Export large picture",
            "Size that the network makes (far from what it was trained at, patterns repeat):",
            texts,
            2,
            False,
        )
        path = self._saving.ask_picture_file("large") if accepted else None
        if path is not None:
            self.begin(path, SIZES[texts.index(text)])

    def begin(self, path: Path, resolution: int) -> None:
        """Makes the picture of the document as it is now, and writes it."""
        self._path = path
        dialog = QProgressDialog("Rendering the large picture", "Cancel", 0, _STEPS, self._window)
        dialog.setObjectName("large_progress")
        dialog.setMinimumDuration(0)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.setValue(0)
        dialog.canceled.connect(self._cancel)
        self._progress = dialog
        job = RenderLarge(self._document.snapshot(), self._document.current_style(), resolution)
        self._ticket = ticket = self._renderer.submit(job)
        ticket.progress.connect(self._on_progress)
        ticket.done.connect(self._on_picture)
        ticket.failed.connect(self._on_failed)
        ticket.cancelled.connect(self._end)

    def unfinished(self) -> list[str]:
        """The name of the file whose picture is being made."""
        return [self._path.name] if self._progress is not None and self._path is not None else []

    def give_up(self) -> None:
        """Stops the picture that is being made."""
        if self._progress is not None:
            self._progress.cancel()

    @Slot()
    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    @Slot(float)
    def _on_progress(self, part: float) -> None:
        if self._progress is not None and not self._progress.wasCanceled():
            self._progress.setValue(int(part * _STEPS))

    @Slot(object)
    def _on_picture(self, picture: np.ndarray) -> None:
        self._end()
        if self._path is not None:
            self._saving.write_as_it_is(self._path, picture)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._end()
        self._saving.said.emit(Message(message, Kind.WARNING))

    @Slot()
    def _end(self) -> None:
        self._ticket = None
        if self._progress is not None:
            self._progress.deleteLater()
            self._progress = None


def _text(side: int, height: int, width: int) -> str:
    scale = side / (height * width) ** 0.5
    return f"about {round(width * scale)} x {round(height * scale)}"
