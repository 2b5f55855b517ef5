"""Dragging the picture out of the window: into a folder as a file, into a program as a picture."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTemporaryDir, QUrl, Signal, Slot
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QPixmap

from drawai_desktop.canvas.document import Document
from drawai_desktop.core.picture_writing import scale_picture, write_picture
from drawai_desktop.live.picture_holder import PictureHolder
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.picture_grip import PictureGrip
from drawai_desktop.ui.saving import Saving
from drawai_desktop.words import translator

tr = translator(__name__)

_SHADOW_PX = 128
"""Longer side of what is seen under the pointer meanwhile."""
_FORBIDDEN = '<>:"/\\|?*'
"""In names of files, on one system or another."""


@dataclass(frozen=True, eq=False)
class _Ready:
    """A picture as a file, its bytes, and the picture itself, made small."""

    path: Path
    content: bytes
    small: QImage


class PictureDragging(QObject):
    """Lives in the GUI thread. The file is written while the grip is held, off that thread; what
    is dragged has the size and the metadata of an export.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(
        self, document: Document, pictures: PictureHolder, saving: Saving, grip: PictureGrip
    ) -> None:
        super().__init__(grip)
        self._document = document
        self._pictures = pictures
        self._saving = saving
        self._grip = grip
        self._folder: QTemporaryDir | None = None
        self._count = 0
        self._task: BackgroundTask | None = None
        self._ready: _Ready | None = None
        self._is_pulled = False
        grip.held.connect(self._on_held)
        grip.pulled.connect(self._on_pulled)
        grip.clicked.connect(self._on_clicked)
        pictures.changed.connect(self._on_pictures)

    @Slot()
    def _on_pictures(self) -> None:
        self._grip.set_offered(self._pictures.final() is not None)

    @Slot()
    def _on_held(self) -> None:
        """Begins to write the file: the pointer needs a moment until it is dragged."""
        self._ready, self._is_pulled = None, False
        picture = self._pictures.final()
        if picture is None or self._task is not None:
            return
        path = self._new_path()
        if path is None:
            self._fail(tr("The picture cannot be dragged: there is no room for its file."))
            return
        array, size = picture.array, self._saving.shown_size(picture)
        style = self._document.current_style() if picture.request is None else picture.request.style
        metadata = self._saving.metadata_of(style, picture.detail_name)

        def work(_task: BackgroundTask) -> _Ready:
            height, width = size
            scaled = scale_picture(array, width, height, picture.wrap)
            write_picture(path, scaled, metadata)
            image = QImage(scaled.data, width, height, 3 * width, QImage.Format.Format_RGB888)
            small = image.scaled(
                _SHADOW_PX,
                _SHADOW_PX,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            return _Ready(path, path.read_bytes(), small)

        self._task = BackgroundTask(work, self)
        self._task.done.connect(self._on_ready)
        self._task.failed.connect(self._fail)
        self._task.ended.connect(self._on_ended)
        self._task.start()

    @Slot()
    def _on_pulled(self) -> None:
        self._is_pulled = True
        if self._pictures.final() is None and self._task is None:
            self._say_not_yet()
        elif self._ready is not None:
            self._drag(self._ready)

    @Slot(object)
    def _on_ready(self, ready: _Ready) -> None:
        self._ready = ready
        if self._is_pulled and QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._drag(ready)

    @Slot()
    def _on_ended(self) -> None:
        self._task = None

    def _drag(self, ready: _Ready) -> None:
        self._ready, self._is_pulled = None, False
        drag = QDrag(self._grip)
        drag.setMimeData(mime_of(ready.path, ready.content))
        drag.setPixmap(QPixmap.fromImage(ready.small))
        drag.setHotSpot(QPoint(ready.small.width() // 2, ready.small.height() // 2))
        drag.exec(Qt.DropAction.CopyAction)

    @Slot()
    def _on_clicked(self) -> None:
        if self._pictures.final() is None:
            self._say_not_yet()
        else:
            text = tr(
                "Drag this out of the window, into another program or a folder. From the keyboard, "
                "copy the picture or export it."
            )
            self.said.emit(Message(text))

    def _say_not_yet(self) -> None:
        self.said.emit(Message(tr("The picture is not finished yet. Drag it when it is.")))

    @Slot(str)
    def _fail(self, message: str) -> None:
        self.said.emit(Message(message, Kind.WARNING))

    def _new_path(self) -> Path | None:
        """A place of its own, since who was given an earlier file may still be reading it."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        self._count += 1
        folder = Path(self._folder.path()) / str(self._count)
        try:
            folder.mkdir()
        except OSError:
            return None
        stem = "".join(" " if c in _FORBIDDEN or ord(c) < 32 else c for c in self._document.title)
        return folder / f"{Path(stem).stem.strip(' .')[:80] or 'picture'}.png"


def mime_of(path: Path, content: bytes) -> QMimeData:
    """What a program is given of a picture: its file, its bytes with their metadata, and the
    picture itself for programs that read no PNG."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    mime.setImageData(QImage.fromData(content))
    mime.setData("image/png", content)
    return mime
