"""Export and copy: pictures that leave the program."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.core import picture_writing
from drawai_desktop.core.export_size import ExportWish
from drawai_desktop.core.foreign_file import is_folder
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.picture_metadata import PictureMetadata
from drawai_desktop.core.picture_writing import Beside
from drawai_desktop.core.progress import Progress
from drawai_desktop.core.resampling import resample
from drawai_desktop.core.style import Style
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.session.picture import Picture
from drawai_desktop.live.picture_holder import PictureHolder
from drawai_desktop.ui.clipboard import Clipboard
from drawai_desktop.ui.export_dialog import ExportDialog
from drawai_desktop.ui.file_writing import FileWriting, labels_beside
from drawai_desktop.ui.message import Answer, Kind, Message
from drawai_desktop.ui.picture_filter import as_chosen, picture_filter
from drawai_desktop.words import translator

tr = translator(__name__)


def clipboard_name() -> str:
    """What the clipboard is called where a file's name stands otherwise."""
    return tr("the clipboard")


class Saving(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
        final_picture_wanted: an export waits for the final picture.
        size_wanted(ExportWish, Picture, Beside): an export waits for the picture at another size,
            and for what its file holds beside it.
        metadata_chosen(bool): pictures say how they were made from now on, or do not.
    """

    said = Signal(object)
    final_picture_wanted = Signal()
    size_wanted = Signal(object, object, object)
    metadata_chosen = Signal(bool)

    def __init__(
        self,
        document: Document,
        labels: CurrentLabels,
        pictures: PictureHolder,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._current_labels = labels
        self._window = window
        self._pictures = pictures
        self._waiting: list[tuple[str, Callable[[Picture], None]]] = []
        self._last_export: ExportWish | None = None
        self._export_folder = Path.home()
        self._with_metadata = True
        self.model_name: Callable[[], str] = str
        """The name of the model that makes the pictures."""
        self.detail_models: Callable[[], list[tuple[str, str]]] = list
        """(title, name) of the detail models, that of the window first."""
        self._clipboard = Clipboard(self)
        self._clipboard.said.connect(self.said)
        self._files = FileWriting(window)
        self._files.said.connect(self.said)
        document.opened.connect(self._forget_export)
        pictures.changed.connect(self._on_pictures)

    @property
    def _labels(self) -> LabelSet:
        return self._current_labels.value

    def set_export_folder(self, folder: str) -> None:
        """Where the dialogs begin."""
        if is_folder(folder):
            self._export_folder = Path(folder)

    def set_metadata(self, wanted: bool) -> None:
        """Whether pictures say how they were made."""
        self._with_metadata = wanted

    def metadata_of(self, style: Style, detail: str = "") -> PictureMetadata | None:
        """What a picture that is made in a style now, with detail by the model of that name, is to
        say; None if it is to say nothing."""
        return PictureMetadata(self.model_name(), style, detail) if self._with_metadata else None

    def beside(self, path: Path, style: Style) -> Beside:
        """What the file of a picture holds that is made of the document as it is, in a style."""
        return Beside(self.metadata_of(style), labels_beside(path, self._document, self._labels))

    @property
    def export_folder(self) -> Path:
        return self._export_folder

    @Slot()
    def _on_pictures(self) -> None:
        picture = self._pictures.final()
        if picture is not None:
            waiting, self._waiting = self._waiting, []
            for _, work in waiting:
                work(picture)

    def picture_failed(self) -> None:
        """No final picture can be had: what waits for one is given up."""
        if self._waiting:
            names = ", ".join(name for name, _ in self._waiting)
            self._waiting = []
            self._say(
                tr("{names}: nothing was written, since there is no picture.", names=names),
                Kind.WARNING,
            )

    def unfinished(self) -> list[str]:
        """Names of the files that wait for their picture."""
        return [name for name, _ in self._waiting if name != clipboard_name()]

    def give_up(self) -> None:
        """Nothing waits for a picture any more."""
        self._waiting = []

    def _when_final(self, name: str, work: Callable[[Picture], None]) -> None:
        """Calls ``work`` with the final picture, now or when it is made.

        Args:
            name: what ``work`` makes, for the message that it came to nothing.
        """
        picture = self._pictures.final()
        if picture is not None:
            work(picture)
        elif not self._is_blank():
            self._waiting.append((name, work))
            self.final_picture_wanted.emit()

    def _is_blank(self) -> bool:
        """Whether nothing is painted; says so."""
        blank = self._document.is_blank()
        if blank:
            self._say(tr("There is no picture yet: paint something first."), Kind.INFO)
        return blank

    # Exporting.

    @Slot()
    def export(self) -> None:
        """Writes the picture as the last time, or asks for size and file."""
        if self._last_export is not None:
            self._export(replace(self._last_export, with_metadata=self._with_metadata))
        else:
            self.export_as()

    @Slot()
    def export_as(self) -> None:
        """Asks how large the picture is to be, and where to write it."""
        if self._is_blank():
            return
        label_map = self._document.label_map
        size = label_map.width, label_map.height
        dialog = ExportDialog(*size, self._with_metadata, self.detail_models(), self._window)
        dialog.wanted.connect(self._on_size_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object, object, bool)
    def _on_size_chosen(
        self, size: tuple[int, int] | None, detail: bool | str, with_metadata: bool
    ) -> None:
        self._with_metadata = with_metadata
        self.metadata_chosen.emit(with_metadata)
        path = self._ask_export("", ".png", picture_filter())
        if path is not None:
            self.export_picture(path, size, detail)

    def export_picture(
        self, path: Path, size: tuple[int, int] | None = None, with_detail: bool | str = True
    ) -> None:
        """Writes the picture, as soon as there is a final one.

        Args:
            size: width and height; by default the canvas's.
            with_detail: else the generator's picture is enlarged; or a detail model's name.
        """
        width, height = size or (None, None)
        self._export(ExportWish(path, width, height, with_detail, self._with_metadata))

    def _export(self, wish: ExportWish) -> None:
        path = wish.path
        self._last_export = wish
        self._export_folder = path.parent
        if path.suffix.lower() not in picture_writing.PICTURE_FORMATS:
            self._say(
                tr(
                    "{name}: pictures are written as {endings}. Change the ending.",
                    name=path.name,
                    endings=picture_writing.PICTURE_ENDINGS,
                ),
                Kind.WARNING,
            )
            self._last_export = None
        else:
            self._when_final(path.name, lambda picture: self._write_picture(wish, picture))

    def ask_picture_file(self, what: str) -> Path | None:
        """Asks where to write a picture; None if the person has thought better of it."""
        return self._ask_export(what, ".png", picture_filter())

    def write_as_it_is(self, path: Path, picture: np.ndarray, beside: Beside) -> None:
        """Writes a picture at its own size, off the GUI thread."""
        self._write_scaled(path, picture, (picture.shape[1], picture.shape[0]), beside)

    @Slot()
    def export_ids(self) -> None:
        """Asks where to write the label map as ids."""
        path = self._ask_export(tr("labels"), ".png", tr("Indexed PNG (*.png)"))
        if path is not None:
            self._write_map(path, picture_writing.write_indexed_map, self.export_ids)

    @Slot()
    def export_colours(self) -> None:
        """Asks where to write the label map in colours."""
        path = self._ask_export(tr("colours"), ".png", tr("PNG (*.png)"))
        if path is not None:
            self._write_map(path, picture_writing.write_colour_map, self.export_colours)

    def _write_map(
        self,
        path: Path,
        write: Callable[[Path, np.ndarray, LabelSet], None],
        again: Callable[[], object],
    ) -> None:
        ids, labels = self._document.snapshot(), self._labels
        self._export_folder = path.parent
        self._files.begin(path, lambda _: write(path, ids, labels), again)

    @Slot()
    def export_both(self) -> None:
        """Asks where to write map and picture side by side."""
        if self._is_blank():
            return
        path = self._ask_export(tr("side by side"), ".png", picture_filter(with_layers=False))
        if path is not None:
            self._export_folder = path.parent
            wish = ExportWish(path, with_metadata=self._with_metadata)
            self._when_final(path.name, lambda picture: self._write_both(wish, picture))

    def _write_both(self, wish: ExportWish, picture: Picture) -> None:
        path, beside = wish.path, self._beside(wish, picture).with_detail(picture.detail_name)
        ids, labels, size = self._document.snapshot(), self._labels, self.shown_size(picture)

        def write(progress: Progress) -> None:
            scaled = resample(ids, *size)
            both = picture_writing.side_by_side(scaled, picture.array, labels)
            picture_writing.write_picture(path, both, beside.metadata, progress=progress)

        self._in_background(path, write, self.export_both)

    @Slot()
    def copy_picture(self) -> None:
        """The picture to the clipboard, as large as the canvas or as it is shown."""
        self._when_final(clipboard_name(), self._copy)

    def _copy(self, picture: Picture) -> None:
        height, width = self.shown_size(picture)

        def make() -> np.ndarray:
            return picture_writing.scale_picture(picture.array, width, height, picture.wrap)

        self._clipboard.put(make, tr("Copied the picture."))

    @Slot()
    def copy_map(self) -> None:
        """The coloured label map to the clipboard."""
        ids, labels = self._document.snapshot(), self._labels
        self._clipboard.put(
            lambda: picture_writing.coloured(ids, labels),
            tr("Copied the label map in the palette's colours."),
        )

    def shown_size(self, picture: Picture) -> tuple[int, int]:
        """(rows, columns) of the canvas or of its picture, whichever has more pixels."""
        canvas, shown = self._document.label_map.ids.shape, picture.array.shape[:2]
        return max(canvas, shown, key=lambda size: size[0] * size[1])

    def _write_picture(self, wish: ExportWish, picture: Picture) -> None:
        height, width = wish.size(self._document.label_map.ids.shape)
        shown, size = picture.array.shape, (width, height)
        fits = height <= shown[0] and width <= shown[1]
        beside = self._beside(wish, picture)
        if not wish.with_detail:
            self._write_scaled(wish.path, picture.generators_own, size, beside, picture.wrap)
        elif wish.detail_model is None and picture.has_detail and fits:
            beside = beside.with_detail(picture.detail_name)
            self._write_scaled(wish.path, picture.array, size, beside, picture.wrap)
        else:
            self.size_wanted.emit(wish, picture, beside)

    def _beside(self, wish: ExportWish, picture: Picture) -> Beside:
        """What the file of a final picture holds; asked while the model is the one that made it."""
        labels = labels_beside(wish.path, self._document, self._labels)
        if not wish.with_metadata or picture.request is None:
            return Beside(None, labels)
        return Beside(PictureMetadata(self.model_name(), picture.request.style), labels)

    def _write_scaled(
        self,
        path: Path,
        picture: np.ndarray,
        size: tuple[int, int],
        beside: Beside,
        wrap: Wrap = Wrap.NONE,
    ) -> None:
        def write(progress: Progress) -> None:
            scaled = picture_writing.scale_picture(picture, *size, wrap)
            picture_writing.write_picture(path, scaled, beside.metadata, beside.labels, progress)

        self._in_background(path, write, self.export_as)

    def _in_background(
        self, path: Path, write: Callable[[Progress], None], again: Callable[[], object]
    ) -> None:
        self._export_folder = path.parent
        self._files.begin(path, write, again, can_wait=True)

    def _ask_export(self, what: str, suffix: str, filters: str) -> Path | None:
        stem = Path(self._document.title).stem
        start = self._export_folder / (f"{stem} {what}".rstrip() + suffix)
        title = tr("Export")
        path, row = QFileDialog.getSaveFileName(self._window, title, str(start), filters)
        return as_chosen(path, row, filters, suffix) if path else None

    @Slot()
    def _forget_export(self) -> None:
        self._last_export = None
        self._waiting = []

    def _say(self, text: str, kind: Kind = Kind.INFO, answers: list[Answer] | None = None) -> None:
        self.said.emit(Message(text, kind, tuple(answers or ())))
