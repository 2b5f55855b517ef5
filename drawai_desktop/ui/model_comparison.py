"""The open map, painted by the model that is in use and by another one, side by side."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.engine.session.picture import Picture, Quality
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.ui.compare_dialog import Compared, CompareDialog
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.words import translator

tr = translator(__name__)


class ModelComparison(QObject):
    """Lives in the GUI thread. The other model is loaded and stays, and the way back is offered:
    so the window never holds two networks.

    Signals:
        said(Message)
        load_wanted(ModelManifest)
    """

    said = Signal(object)
    load_wanted = Signal(object)

    def __init__(self, document: Document, renderer: LiveRenderer, window: MainWindow) -> None:
        super().__init__(window)
        self._document = document
        self._renderer = renderer
        self._window = window
        self._old: tuple[ModelManifest, QImage] | None = None
        self._new: ModelManifest | None = None
        self._before: Picture | None = None
        renderer.pictures.changed.connect(self._on_picture)
        renderer.model_failed.connect(self._give_up)
        for another in (document.opened, document.map_changed, document.map_replaced):
            another.connect(self._on_other_map)
        document.style_changed.connect(self._on_other_map)

    def begin(self, new: ModelManifest) -> None:
        """Loads the other model, and shows both pictures when its own is there."""
        old, holder = self._renderer.manifest, self._renderer.pictures
        if old is None or holder.array is None or not holder.is_current:
            text = tr("The present picture is not finished yet. Compare when it is.")
            self.said.emit(Message(text))
            return
        if old.folder == new.folder:
            text = tr(
                "{model} is the model in use. Choose the other one in the Model menu, and compare.",
                model=new.name,
            )
            self.said.emit(Message(text))
            return
        self._old, self._new = (old, image_of(holder.array).copy()), new
        self._before = holder.picture
        self.load_wanted.emit(new)
        self._renderer.render_now()

    @Slot()
    def _on_picture(self) -> None:
        holder, old, new = self._renderer.pictures, self._old, self._new
        if old is None or new is None or self._renderer.manifest != new or not holder.is_current:
            return
        picture = holder.picture
        if picture is None or picture is self._before or picture.quality is Quality.PREVIEW:
            return
        if self._before is not None and self._before.is_final and not picture.is_final:
            return  # with detail beside with detail
        self._old = self._new = self._before = None
        pictures = (
            Compared(old[1], old[0].name),
            Compared(image_of(picture.array).copy(), new.name),
        )
        dialog = CompareDialog(*pictures, self._window)
        dialog.finished.connect(lambda _: self._offer_way_back(old[0], new))
        dialog.open()

    def _offer_way_back(self, old: ModelManifest, new: ModelManifest) -> None:
        text = tr("{new} is the model in use now.", new=new.name)
        back = (tr("Back to {old}", old=old.name), lambda: self.load_wanted.emit(old))
        self.said.emit(Message(text, Kind.DONE, (back,)))

    @Slot()
    def _on_other_map(self) -> None:
        """The old model's picture is of another map or style: there is nothing to compare."""
        self._give_up()

    @Slot()
    def _give_up(self) -> None:
        self._old = self._new = self._before = None
