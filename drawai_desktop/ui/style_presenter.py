"""Styles: their small pictures, nine variations, the style of a photo or of a picture."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.core.foreign_file import cleaned, named
from drawai_desktop.core.image_file import read_style_photo
from drawai_desktop.core.picture_metadata import PictureMetadata
from drawai_desktop.core.picture_style import style_for
from drawai_desktop.core.style import PHOTO_SPREAD, Style
from drawai_desktop.engine.session.photos import PhotoStyle, ReadStyle
from drawai_desktop.engine.session.pictures import RenderThumbnail, Thumbnail
from drawai_desktop.live.render_thread import Ticket
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.dropped_photo import DroppedPhoto
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.variations_dialog import VariationsDialog
from drawai_desktop.words import translator

tr = translator(__name__)

THUMBNAIL_RESOLUTION = 128
VARIATION_RESOLUTION = 256


def photo_filter() -> str:
    """What a file dialog offers for photographs."""
    return tr("Photos ({endings})", endings="*.png *.jpg *.jpeg *.webp *.tif *.bmp")


class StylePresenter(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(self, document: Document, renderer: LiveRenderer, window: MainWindow) -> None:
        super().__init__(window)
        self._document = document
        self._renderer = renderer
        self._window = window
        self._panel = window.style_panel
        self._thumbnail_map: np.ndarray | None = None
        self._dialog: VariationsDialog | None = None
        self._dropped = DroppedPhoto()
        self._style_pictures: list[Ticket] = []
        self._variation_pictures: list[Ticket] = []
        renderer.model_loaded.connect(self._ask_thumbnails)
        self._panel.thumbnails_wanted.connect(self._ask_thumbnails)
        self._panel.photo_dropped.connect(self.take_dropped)

    @property
    def dialog(self) -> VariationsDialog | None:
        """The nine variations, while they are shown."""
        return self._dialog

    def set_thumbnail_map(self, ids: np.ndarray) -> None:
        """The map that the small pictures of styles show."""
        self._thumbnail_map = ids.copy()
        self._thumbnail_map.flags.writeable = False

    @Slot()
    def _ask_thumbnails(self) -> None:
        if self._thumbnail_map is None:
            return
        _forget(self._style_pictures)
        for style in self._panel.styles_without_thumbnail():
            job = RenderThumbnail(self._thumbnail_map, style, THUMBNAIL_RESOLUTION)
            ticket = self._renderer.submit(job)
            ticket.done.connect(self._on_style_picture)
            self._style_pictures.append(ticket)

    @Slot(object)
    def _on_style_picture(self, thumbnail: Thumbnail) -> None:
        self._panel.set_thumbnail(thumbnail.style, image_of(thumbnail.picture))

    # Variations.

    @Slot()
    def show_variations(self) -> None:
        """Opens the dialog with nine variations."""
        manifest = self._renderer.manifest
        if manifest is None or not manifest.style_size:
            self._say(tr("This model has one look and no variations. Choose another model."))
            return
        dialog = VariationsDialog(self._document.style, self._window)
        dialog.pictures_wanted.connect(self._ask_variations)
        dialog.sharp_wanted.connect(self._ask_sharp)
        dialog.style_chosen.connect(self._on_variation)
        dialog.more_wanted.connect(self._on_more)
        dialog.finished.connect(self._on_variations_closed)
        self._dialog = dialog
        dialog.open()
        dialog.ask()

    @Slot(object)
    def _on_more(self, style: Style) -> None:
        manifest = self._renderer.manifest
        if manifest is not None and self._dialog is not None:
            size, neutral, drawn = manifest.style_size, manifest.neutral, manifest.drawn
            self._dialog.go_on_from(style.as_look(size, neutral, drawn))

    @Slot(object)
    def _ask_variations(self, styles: list[Style]) -> None:
        _forget(self._variation_pictures)
        label_map = self._document.snapshot()
        for style in styles:
            wrap = self._document.wrap
            self._ask_variation(RenderThumbnail(label_map, style, VARIATION_RESOLUTION, wrap=wrap))

    @Slot(object, int)
    def _ask_sharp(self, styles: list[Style], side: int) -> None:
        """Makes them with detail where the screen shows them larger than the network does."""
        if self._renderer.has_detail and side > VARIATION_RESOLUTION:
            label_map = self._document.snapshot()
            for style in styles:
                wrap = self._document.wrap
                self._ask_variation(
                    RenderThumbnail(label_map, style, VARIATION_RESOLUTION, side, wrap)
                )

    def _ask_variation(self, job: RenderThumbnail) -> None:
        ticket = self._renderer.submit(job)
        ticket.done.connect(self._on_variation_picture)
        self._variation_pictures.append(ticket)

    @Slot(object)
    def _on_variation_picture(self, thumbnail: Thumbnail) -> None:
        if self._dialog is not None:
            self._dialog.show_picture(thumbnail.style, image_of(thumbnail.picture))

    @Slot(object)
    def _on_variation(self, style: Style) -> None:
        self._document.choose_style(style, tr("Variation"))

    @Slot(int)
    def _on_variations_closed(self, _code: int) -> None:
        _forget(self._variation_pictures)
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    # The style of a photo.

    @Slot()
    def ask_style_photo(self) -> None:
        """Asks for a photo and takes its style."""
        path, _ = QFileDialog.getOpenFileName(
            self._window, tr("Style from photo"), "", photo_filter()
        )
        if path:
            self.take_style(Path(path))

    @Slot(object)
    def take_dropped(self, mime: QMimeData) -> None:
        """Takes the style of a photo that was dropped on the styles."""
        path = self._dropped.path_of(mime)
        if path is None:
            self._say(tr("What was dropped is no picture. Drop a photo on the styles."))
        else:
            self.take_style(path)

    @Slot(object)
    def take_style(self, path: Path) -> None:
        """Takes the style of a photo file."""

        def work(_task: BackgroundTask) -> tuple[str, np.ndarray]:
            self._dropped.write(path)
            return path.stem, read_style_photo(path)

        task = BackgroundTask(work, self, reads=path.name)
        task.done.connect(self._on_photo_read)
        task.failed.connect(self._on_photo_failed)
        task.start()

    @Slot(object)
    def _on_photo_read(self, read: tuple[str, np.ndarray]) -> None:
        ticket = self._renderer.submit(ReadStyle(*read))
        ticket.done.connect(self._on_photo_style)
        ticket.failed.connect(self._on_photo_failed)

    @Slot(str)
    def _on_photo_failed(self, message: str) -> None:
        self._say(message, Kind.WARNING)

    @Slot(object)
    def _on_photo_style(self, answer: PhotoStyle) -> None:
        name = self._panel.free_name(answer.name)
        style = Style(name, answer.vector, PHOTO_SPREAD, 1.0, self._document.style.seed)
        self._panel.add_photo_style(style, image_of(answer.photo))
        self._document.choose_style(style, tr("Style {name}", name=name))
        self._say(tr("The picture now has the style of {name}.", name=answer.name), Kind.DONE)

    # The style of a picture that says how it was made.

    @Slot(object, object)
    def take_style_and_seed(self, path: Path, said: PictureMetadata) -> None:
        """Takes the style and seed that a picture says, as one step of undo."""
        manifest = self._renderer.manifest
        if manifest is None or not manifest.style_size:
            name = named(path)
            if manifest is None:
                self._say(tr("{name}: no model is loaded for its style. Choose one.", name=name))
            else:
                self._say(
                    tr("{name}: this model has one look alone. Choose another model.", name=name)
                )
            return
        style = style_for(said, manifest)
        if style is None:
            name, model = cleaned(said.style.name, 30), cleaned(said.model, 30)
            self._say(
                tr(
                    "{file}: this model has no style {name}; choose the model {model} first.",
                    file=named(path),
                    name=name,
                    model=model,
                ),
                Kind.WARNING,
            )
            return
        self._document.choose_style(style, tr("Style and seed of {name}", name=named(path)))
        self._say(
            tr("The picture now has the style and seed of {name}.", name=named(path)), Kind.DONE
        )

    def _say(self, text: str, kind: Kind = Kind.INFO) -> None:
        self.said.emit(Message(text, kind))


def _forget(tickets: list[Ticket]) -> None:
    """Small pictures that nobody looks at any more."""
    for ticket in tickets:
        ticket.cancel()
    tickets.clear()
