"""Export and copy: pictures that leave the program, written off the GUI thread if large."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.core import picture_writing
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.errors import FileError
from drawai_desktop.live.picture_holder import PictureHolder
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.message import Answer, Kind, Message

_CLIPBOARD = "the clipboard"
PICTURE_FILTER = "Pictures (*.png *.jpg *.jpeg *.webp)"


class Saving(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
        exact_picture_wanted: an export waits for an exact picture of the document as it is.
    """

    said = Signal(object)
    exact_picture_wanted = Signal()

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
        self._waiting: list[tuple[str, Callable[[np.ndarray], None]]] = []
        self._last_export: Path | None = None
        self._export_folder = Path.home()
        document.opened.connect(self._forget_export)
        pictures.changed.connect(self._on_pictures)

    @property
    def _labels(self) -> LabelSet:
        return self._current_labels.value

    def set_export_folder(self, folder: str) -> None:
        """Where the dialogs begin."""
        if folder and Path(folder).is_dir():
            self._export_folder = Path(folder)

    @property
    def export_folder(self) -> Path:
        return self._export_folder

    @Slot()
    def _on_pictures(self) -> None:
        picture = self._pictures.exact()
        if picture is not None:
            waiting, self._waiting = self._waiting, []
            for _, work in waiting:
                work(picture)

    def picture_failed(self) -> None:
        """No exact picture can be had: what waits for one is given up."""
        if self._waiting:
            names = ", ".join(name for name, _ in self._waiting)
            self._waiting = []
            self._say(f"{names}: nothing was written, since there is no picture.", Kind.WARNING)

    def unfinished(self) -> list[str]:
        """Names of the files that wait for their picture."""
        return [name for name, _ in self._waiting if name != _CLIPBOARD]

    def give_up(self) -> None:
        """Nothing waits for a picture any more."""
        self._waiting = []

    def _when_exact(self, name: str, work: Callable[[np.ndarray], None]) -> None:
        """Calls ``work`` with an exact picture of the document as it is, now or when it is made.

        Args:
            name: what ``work`` makes, for the message that it came to nothing.
        """
        picture = self._pictures.exact()
        if picture is not None:
            work(picture)
        elif not self._is_blank():
            self._waiting.append((name, work))
            self.exact_picture_wanted.emit()

    def _is_blank(self) -> bool:
        """Whether nothing is painted; says so."""
        blank = self._document.is_blank()
        if blank:
            self._say("There is no picture yet: paint something first.", Kind.INFO)
        return blank

    # Exporting.

    @Slot()
    def export(self) -> None:
        """Writes the picture to the file of the last time, or asks for one."""
        if self._last_export is not None:
            self.export_picture(self._last_export)
        else:
            self.export_as()

    @Slot()
    def export_as(self) -> None:
        """Asks where to write the picture."""
        path = self._ask_export("picture", ".png", PICTURE_FILTER)
        if path is not None:
            self.export_picture(path)

    def export_picture(self, path: Path) -> None:
        """Writes the picture at the canvas's size, as soon as there is an exact one."""
        self._last_export = path
        self._export_folder = path.parent
        if path.suffix.lower() not in picture_writing.PICTURE_FORMATS:
            self._say(
                f"{path.name}: pictures are written as .png, .jpg or .webp. Change the ending.",
                Kind.WARNING,
            )
            self._last_export = None
        else:
            self._when_exact(path.name, lambda picture: self._write_picture(path, picture))

    def ask_picture_file(self, what: str) -> Path | None:
        """Asks where to write a picture; None if the person has thought better of it."""
        return self._ask_export(what, ".png", PICTURE_FILTER)

    def write_as_it_is(self, path: Path, picture: np.ndarray) -> None:
        """Writes a picture at its own size, off the GUI thread."""
        self._export_folder = path.parent
        self._in_background(path, picture, None)

    @Slot()
    def export_ids(self) -> None:
        """Asks where to write the label map as ids."""
        path = self._ask_export("labels", ".png", "Indexed PNG (*.png)")
        if path is not None:
            self._write(path, picture_writing.write_indexed_map, self._labels)

    @Slot()
    def export_colours(self) -> None:
        """Asks where to write the label map in colours."""
        path = self._ask_export("colours", ".png", "PNG (*.png)")
        if path is not None:
            self._write(path, picture_writing.write_colour_map, self._labels)

    def _write(
        self, path: Path, write: Callable[[Path, np.ndarray, LabelSet], None], labels: LabelSet
    ) -> None:
        self._export_folder = path.parent
        try:
            write(path, self._document.label_map.ids, labels)
        except FileError as error:
            self._say(str(error), Kind.WARNING)
        else:
            self._say_saved(path)

    @Slot()
    def export_both(self) -> None:
        """Asks where to write map and picture side by side."""
        if self._is_blank():
            return
        path = self._ask_export("side by side", ".png", PICTURE_FILTER)
        if path is not None:
            self._export_folder = path.parent
            self._when_exact(path.name, lambda picture: self._write_both(path, picture))

    def _write_both(self, path: Path, picture: np.ndarray) -> None:
        ids = self._document.label_map.ids
        self._in_background(path, picture_writing.side_by_side(ids, picture, self._labels), None)

    @Slot()
    def copy_picture(self) -> None:
        """The picture to the clipboard, at the canvas's size."""
        self._when_exact(_CLIPBOARD, self._copy)

    def _copy(self, picture: np.ndarray) -> None:
        label_map = self._document.label_map
        scaled = picture_writing.scale_picture(picture, label_map.width, label_map.height)
        QGuiApplication.clipboard().setImage(image_of(scaled))
        self._say("Copied the picture.", Kind.DONE)

    @Slot()
    def copy_map(self) -> None:
        """The coloured label map to the clipboard."""
        colours = picture_writing.coloured(self._document.label_map.ids, self._labels)
        QGuiApplication.clipboard().setImage(image_of(colours))
        self._say("Copied the label map in the palette's colours.", Kind.DONE)

    def _write_picture(self, path: Path, picture: np.ndarray) -> None:
        label_map = self._document.label_map
        self._in_background(path, picture, (label_map.width, label_map.height))

    def _in_background(self, path: Path, picture: np.ndarray, size: tuple[int, int] | None) -> None:
        """Scales and encodes off the GUI thread: a 4096 px PNG takes seconds."""

        def work(_task: BackgroundTask) -> Path:
            scaled = picture if size is None else picture_writing.scale_picture(picture, *size)
            picture_writing.write_picture(path, scaled)
            return path

        task = BackgroundTask(work, self, writes=path.name)
        task.done.connect(self._say_saved)
        task.failed.connect(self._on_write_failed)
        task.start()

    @Slot(str)
    def _on_write_failed(self, message: str) -> None:
        self._say(message, Kind.WARNING, [("Export as...", self.export_as)])

    @Slot(object)
    def _say_saved(self, path: Path) -> None:
        self._say(f"Saved {path}", Kind.DONE, [("Show in folder", lambda: _show_folder(path))])

    def _ask_export(self, what: str, suffix: str, filters: str) -> Path | None:
        stem = Path(self._document.title).stem
        start = self._export_folder / f"{stem} {what}{suffix}".replace(" picture.", ".")
        path, _ = QFileDialog.getSaveFileName(self._window, "Export", str(start), filters)
        if not path:
            return None
        return Path(path) if Path(path).suffix else Path(path + suffix)

    @Slot()
    def _forget_export(self) -> None:
        self._last_export = None
        self._waiting = []

    def _say(self, text: str, kind: Kind = Kind.INFO, answers: list[Answer] | None = None) -> None:
        self.said.emit(Message(text, kind, tuple(answers or ())))


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
