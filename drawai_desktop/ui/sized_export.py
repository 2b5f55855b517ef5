"""Export of the picture that the window shows, at any size."""

from PySide6.QtCore import Slot

from drawai_desktop.core.export_size import ExportWish
from drawai_desktop.engine.session.export import RenderExport
from drawai_desktop.engine.session.picture import Picture
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Message
from drawai_desktop.ui.picture_in_progress import PictureInProgress
from drawai_desktop.ui.saving import Saving


class SizedExport(PictureInProgress):
    """Lives in the GUI thread; makes what :class:`Saving` has not got."""

    def __init__(self, renderer: LiveRenderer, saving: Saving, window: MainWindow) -> None:
        super().__init__(renderer, saving, window)
        saving.size_wanted.connect(self.begin)

    @Slot(object, object)
    def begin(self, wish: ExportWish, picture: Picture) -> None:
        """Makes a picture with detail at the wanted size, and writes it.

        Args:
            picture: the final one of the document as it is.
        """
        if self.is_running:
            self._saving.said.emit(Message("Another export is still running: wait for it."))
            return
        request = picture.request
        assert request is not None
        height, width = wish.size(request.label_map.shape)
        job = RenderExport(
            picture.generators_own, request.label_map, request.style.seed, height, width
        )
        self.begin_job(wish.path, job, f"Painting detail, {width} x {height}")
