"""Export of the picture that the window shows, at any size."""

from PySide6.QtCore import Slot

from drawai_desktop.core.export_size import ExportWish
from drawai_desktop.core.picture_writing import Beside
from drawai_desktop.engine.session.export import RenderExport
from drawai_desktop.engine.session.picture import Picture
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Message
from drawai_desktop.ui.picture_in_progress import PictureInProgress
from drawai_desktop.ui.saving import Saving
from drawai_desktop.words import translator

tr = translator(__name__)


class SizedExport(PictureInProgress):
    """Lives in the GUI thread; makes what :class:`Saving` has not got, one after another.

    What waits holds the picture that it was asked for with, so painting may go on meanwhile.
    """

    def __init__(self, renderer: LiveRenderer, saving: Saving, window: MainWindow) -> None:
        super().__init__(renderer, saving, window)
        self._waiting: list[tuple[ExportWish, Picture, Beside]] = []
        saving.size_wanted.connect(self.begin)
        self.ended.connect(self._begin_next)

    @Slot(object, object, object)
    def begin(self, wish: ExportWish, picture: Picture, beside: Beside) -> None:
        """Makes a picture with detail at the wanted size, and writes it, after those before it.

        Args:
            picture: the final one of the document as it is.
            beside: what the file holds beside it.
        """
        if self.is_running:
            # Of several for one file the last is wanted.
            others = [entry for entry in self._waiting if entry[0].path != wish.path]
            self._waiting = [*others, (wish, picture, beside)]
            before = ", ".join(super().unfinished() + [w.path.name for w, *_ in others])
            self._saving.said.emit(
                Message(
                    tr("{name} waits. First comes: {before}.", name=wish.path.name, before=before)
                )
            )
            return
        request = picture.request
        assert request is not None
        height, width = wish.size(request.label_map.shape)
        job = RenderExport(
            picture.generators_own,
            request.label_map,
            request.style.seed,
            height,
            width,
            request.wrap,
            detail=wish.detail_model,
        )
        self.begin_job(
            wish.path,
            job,
            tr("Painting detail, {width} x {height}", width=width, height=height),
            beside,
        )

    def unfinished(self) -> list[str]:
        """Names of the files whose pictures are being made, or wait for their turn."""
        return super().unfinished() + [wish.path.name for wish, *_ in self._waiting]

    def give_up(self) -> None:
        """Stops the picture that is being made; none of the others begins."""
        self._waiting = []
        super().give_up()

    @Slot()
    def _begin_next(self) -> None:
        if self._waiting and not self.is_running:
            self.begin(*self._waiting.pop(0))
