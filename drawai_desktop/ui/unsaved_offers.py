"""Offers unsaved work: at the start, when another document has replaced it, and from the menu."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from drawai_desktop.core.unsaved_store import StoredWork
from drawai_desktop.core.unsaved_work import UnsavedWork
from drawai_desktop.ui.keeping import Keeping
from drawai_desktop.ui.message import Answer, Kind, Message
from drawai_desktop.ui.unsaved_dialog import UnsavedDialog, thumbnail_of, time_of, title_of
from drawai_desktop.words import translator

tr = translator(__name__)


class UnsavedOffers(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
        offered(QImage): the small picture of the work that the message before is about.
        restored(str): work is shown again; the name of the model that it was made with.
    """

    said = Signal(object)
    offered = Signal(QImage)
    restored = Signal(str)

    def __init__(self, keeping: Keeping, window: QWidget) -> None:
        super().__init__(window)
        self._keeping = keeping
        self._window = window
        keeping.restored.connect(self._on_restored)
        keeping.failed.connect(self._on_failed)

    def offer(self) -> None:
        """Offers what earlier windows did not save."""
        self._keeping.list_works(self._offer)

    def _offer(self, works: Sequence[StoredWork]) -> None:
        if not works:
            return
        work, more = works[0], len(works) - 1
        text = tr(
            "Restore '{title}' from {time}? It was not saved.",
            title=title_of(work),
            time=time_of(work),
        )
        answers: list[Answer] = [
            (tr("Restore"), partial(self._keeping.restore, work)),
            (tr("Discard"), partial(self._keeping.discard, work)),
        ]
        if more:
            others = tr.count("One more was not saved.", "{n} more were not saved.", n=more)
            text = f"{text} {others}"
            answers.append((tr("Show all..."), self.ask))
        self.said.emit(Message(text, Kind.INFO, tuple(answers)))
        self.offered.emit(thumbnail_of(work))

    @Slot()
    def ask(self) -> None:
        """Shows all unsaved work, to be opened or discarded."""
        self._keeping.list_works(self._show)

    def _show(self, works: Sequence[StoredWork]) -> None:
        dialog = UnsavedDialog(works, self._window)
        dialog.open_wanted.connect(self._keeping.restore)
        dialog.discard_wanted.connect(self._keeping.discard)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(int)
    def bring_back(self, key: int) -> None:
        """Shows what another document has replaced in this window."""
        self._keeping.bring_back(key)

    @Slot(object)
    def _on_restored(self, work: UnsavedWork) -> None:
        self.restored.emit(work.model)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self.said.emit(Message(message, Kind.WARNING))
