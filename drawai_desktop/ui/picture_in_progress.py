"""A picture for a file that takes its time: progress, cancel, and its end."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from drawai_desktop.core.picture_writing import Beside
from drawai_desktop.engine.session.job import Job
from drawai_desktop.engine.session.picture import FilePicture
from drawai_desktop.live.render_thread import Ticket
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.saving import Saving
from drawai_desktop.words import translator

tr = translator(__name__)

_STEPS = 1000


class PictureInProgress(QObject):
    """Lives in the GUI thread. Live pictures wait while one for a file is made.

    Signals:
        ended: made, failed or cancelled; the next one may begin.
    """

    ended = Signal()

    def __init__(self, renderer: LiveRenderer, saving: Saving, window: QWidget) -> None:
        super().__init__(window)
        self._renderer = renderer
        self._saving = saving
        self._window = window
        self._path: Path | None = None
        self._beside = Beside()
        self._progress: QProgressDialog | None = None
        self._ticket: Ticket | None = None

    @property
    def is_running(self) -> bool:
        """Whether a picture is being made."""
        return self._progress is not None

    def begin_job(self, path: Path, job: Job[FilePicture], text: str, beside: Beside) -> None:
        """Makes the picture of a job, and writes it.

        Args:
            text: says what is waited for.
            beside: what the file holds beside it; the detail model's name comes with the picture.
        """
        self._path, self._beside = path, beside
        dialog = QProgressDialog(text, tr("Cancel"), 0, _STEPS, self._window)
        dialog.setObjectName("large_progress")
        dialog.setMinimumDuration(0)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.setValue(0)
        dialog.canceled.connect(self._cancel)
        self._progress = dialog
        self._ticket = ticket = self._renderer.submit(job)
        ticket.progress.connect(self._on_progress)
        ticket.done.connect(self._on_picture)
        ticket.failed.connect(self._on_failed)
        ticket.cancelled.connect(self._on_cancelled)

    def unfinished(self) -> list[str]:
        """The name of the file whose picture is being made."""
        return [self._path.name] if self._progress is not None and self._path is not None else []

    def give_up(self) -> None:
        """Stops the picture that is being made."""
        if self._progress is not None:
            self._progress.cancel()  # which only hides it: its signal comes from its button
            self._cancel()

    @Slot()
    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    @Slot(float)
    def _on_progress(self, part: float) -> None:
        if self._progress is not None and not self._progress.wasCanceled():
            self._progress.setValue(int(part * _STEPS))

    @Slot(object)
    def _on_picture(self, picture: FilePicture) -> None:
        self._end()
        if self._path is not None:
            beside = self._beside.with_detail(picture.detail_name)
            self._saving.write_as_it_is(self._path, picture.array, beside)
        self.ended.emit()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._end()
        self._saving.said.emit(Message(message, Kind.WARNING))
        self.ended.emit()

    @Slot()
    def _on_cancelled(self) -> None:
        self._end()
        self.ended.emit()

    def _end(self) -> None:
        self._ticket = None
        if self._progress is not None:
            self._progress.deleteLater()
            self._progress = None
