"""Export of a picture that the network itself paints larger: another one than the live one."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QInputDialog

from drawai_desktop.canvas.document import Document
from drawai_desktop.engine.session.pictures import RenderLarge
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Message
from drawai_desktop.ui.picture_in_progress import PictureInProgress
from drawai_desktop.ui.saving import Saving
from drawai_desktop.words import translator

tr = translator(__name__)

SIZES = (512, 768, 1024, 1536, 2048, 3072, 4096)
"""Sides of a square picture of the same area, as the network makes it."""
_FIRST = 2
"""Of those, what is chosen at first."""


class LargeExport(PictureInProgress):
    """Lives in the GUI thread."""

    def __init__(
        self, document: Document, renderer: LiveRenderer, saving: Saving, window: MainWindow
    ) -> None:
        super().__init__(renderer, saving, window)
        self._document = document
        self._dialog: QInputDialog | None = None

    @Slot()
    def ask(self) -> None:
        """Asks for the size, then for the file, and begins."""
        if self.is_running:
            name = self.unfinished()[0]
            self._saving.said.emit(
                Message(tr("{name} is still being painted: wait for it, or cancel it.", name=name))
            )
            return
        if self._document.is_blank() or self._renderer.manifest is None:
            text = tr("There is no picture to export yet. Paint something first.")
            if self._renderer.manifest is None:
                text = tr("There is no picture to export, since no model is loaded.")
            self._saving.said.emit(Message(text))
            return
        height, width = self._document.label_map.ids.shape
        texts = [_text(side, height, width) for side in SIZES]
        self._dialog = dialog = QInputDialog(self._window)
        dialog.setObjectName("large_dialog")
        dialog.setWindowTitle(tr("Paint anew, larger"))
        dialog.setLabelText(
            tr(
                "The network paints another picture than the window shows, at this size. Far from\n"
                "what it was trained at, patterns repeat. Export picture gives the one you see."
            )
        )
        dialog.setComboBoxItems(texts)
        dialog.setTextValue(texts[_FIRST])
        dialog.setOkButtonText(tr("Export..."))
        dialog.textValueSelected.connect(lambda text: self._ask_file(SIZES[texts.index(text)]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_file(self, resolution: int) -> None:
        path = self._saving.ask_picture_file(tr("large"))
        if path is not None:
            self.begin(path, resolution)

    def begin(self, path: Path, resolution: int) -> None:
        """Makes the picture of the document as it is now, and writes it."""
        style = self._document.current_style()
        wrap = self._document.wrap
        job = RenderLarge(self._document.snapshot(), style, resolution, wrap)
        beside = self._saving.beside(path, style)
        self.begin_job(path, job, tr("Painting the large picture"), beside)


def _text(side: int, height: int, width: int) -> str:
    scale = side / (height * width) ** 0.5
    return tr("about {width} x {height}", width=round(width * scale), height=round(height * scale))
