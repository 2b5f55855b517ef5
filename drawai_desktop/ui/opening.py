"""New, open, examples, drop and paste: another document, or a sentence why not."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.layer_edits import LayerEdits, replace_map
from drawai_desktop.core.coco_file import SeveralPicturesError
from drawai_desktop.core.colour_schemes import Scheme
from drawai_desktop.core.examples import Example
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.label_codes import UnsureCodeError
from drawai_desktop.core.label_reading import Rest
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.project_file import SUFFIX, is_project
from drawai_desktop.core.stroke_log import StrokeLog
from drawai_desktop.core.style import NEUTRAL, Style
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import LooksLikePhotoError
from drawai_desktop.ui import opening_texts
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.dropped_photo import DroppedPhoto
from drawai_desktop.ui.file_reading import FileReading
from drawai_desktop.ui.keeping import Keeping
from drawai_desktop.ui.message import Answer, Kind, Message
from drawai_desktop.ui.picture_choice import PictureChoice
from drawai_desktop.ui.read_as import ReadAs
from drawai_desktop.ui.read_documents import (
    NoMap,
    ReadMap,
    ReadProject,
    ReadScene,
    read_map_file,
    read_project_file,
    read_scene,
)
from drawai_desktop.ui.style_offer import style_offer
from drawai_desktop.words import translator

tr = translator(__name__)


class Opening(QObject):
    """Lives in the GUI thread. The document stays as it is when something cannot be opened.

    Signals:
        said(Message)
        project_opened(str): the name of the model that a project was made with.
        stored_picture(object, object): uint8 (h, w, 3), a picture that came with what was opened,
            and by what it was made (``MadeBy``), or None.
        file_used(Path): belongs to the recent files.
        photo_given(Path): a photo was opened where a map was expected, to be used as style.
        photo_to_read(Path): likewise, to be made a label map.
        how_made_given(Path, PictureMetadata): a picture's style and seed are to be used.
        bring_back_wanted(int): the replaced document of that number is wanted again.
    """

    said = Signal(object)
    project_opened = Signal(str)
    stored_picture = Signal(object, object)
    file_used = Signal(object)
    photo_given = Signal(object)
    photo_to_read = Signal(object)
    how_made_given = Signal(object, object)
    bring_back_wanted = Signal(int)

    def __init__(
        self, document: Document, labels: CurrentLabels, keeping: Keeping, window: QWidget
    ) -> None:
        super().__init__(window)
        keeping.kept.connect(self._on_kept)
        document.opened.connect(self._on_opened)
        self._document = document
        self._current_labels = labels
        self._window = window
        self._folder = Path.home()
        self._kept: tuple[str, int] | None = None
        self._reading = FileReading(self)
        self._reading.said.connect(self.said)
        self._dropped = DroppedPhoto()
        self._map_path: Path | None = None
        self.read_as = ReadAs(labels, window)
        self.read_as.said.connect(self.said)
        self.read_as.wanted.connect(self._on_code_chosen)
        self._choice = PictureChoice(window)
        self._choice.wanted.connect(self._on_picture_chosen)

    @property
    def _labels(self) -> LabelSet:
        return self._current_labels.value

    def set_folder(self, folder: Path) -> None:
        """Where the dialog begins."""
        self._folder = folder

    def new(self, width: int, height: int, label_id: int) -> None:
        """An empty canvas."""
        self._open(np.full((height, width), label_id, np.uint8), NEUTRAL, None)
        self._say_opened()

    def open_scene(
        self, ids: np.ndarray, title: str, style: Style = NEUTRAL, wrap: Wrap = Wrap.NONE
    ) -> None:
        """A painted scene as a new document."""
        self._open(replace(Layered.of_one(ids), wrap=wrap), style, None, title)
        self._say_opened()

    def make_scene(
        self, title: str, make: Callable[[], np.ndarray], wrap: Wrap = Wrap.NONE
    ) -> None:
        """A scene that takes a while to make, as a new document."""
        scene = Example(title, title)
        self._reading.begin(
            title, lambda _: ReadScene(scene, make(), None, wrap), self._on_scene_read
        )

    def open_example(self, example: Example) -> None:
        """One of the scenes that come with the program."""
        labels = self._labels
        self._reading.begin(
            example.title, lambda _: read_scene(example, labels), self._on_scene_read
        )

    @Slot(object)
    def _on_scene_read(self, read: ReadScene) -> None:
        self.open_scene(read.ids, read.example.title, read.example.style, read.wrap)
        if read.picture is not None:
            self.stored_picture.emit(read.picture, None)

    @Slot()
    def _on_opened(self) -> None:
        """Another document, wherever it comes from: an earlier wish no longer counts."""
        self._reading.give_up()
        self._map_path = None

    # Opening.

    @Slot()
    def ask_open(self) -> None:
        """The open dialog."""
        path, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open"), str(self._folder), opening_texts.open_filter()
        )
        if path:
            self._folder = Path(path).parent
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """Opens a project or a label map, whichever the file is."""
        self._read_map(path)

    def _on_project_read(self, read: ReadProject) -> None:
        path, project, content = read.path, read.project, read.content
        if path.suffix.lower() == SUFFIX:
            kept = project.pinned, project.strokes
            self._open(content, project.style, path, "", True, read.stamp, *kept)
        else:  # another program's file is not written over
            self._open(content, project.style, None, path.stem)
        self.file_used.emit(path)
        self.project_opened.emit(project.model)
        if project.picture is not None:
            self.stored_picture.emit(project.picture, project.made_by)
        notes = [*project.notes, *read.notes]
        self._say_opened(f"{named(path)}: {' '.join(notes)}" if notes else "")

    @Slot()
    def ask_read_as(self) -> None:
        """Offers the codes that the label map which was opened last may be in."""
        if self._map_path is None:
            self._say(opening_texts.only_from_files())
        else:
            self.read_as.offer(self._map_path)

    @Slot(object, object)
    def _on_code_chosen(self, path: Path, scheme: Scheme) -> None:
        self._read_map(path, scheme=scheme, again=True)

    @Slot(object, str)
    def _on_picture_chosen(self, path: Path, picture: str) -> None:
        self._read_map(path, picture=picture)

    def _read_map(
        self,
        path: Path,
        rest: Rest = Rest.NEAREST,
        scheme: Scheme | None = None,
        again: bool = False,
        picture: str | None = None,
    ) -> None:
        """Reads a label map.

        Args:
            again: the same file in another way: one step of undo, if its map is the document's.
            picture: which one of an annotation file.
        """
        labels, channels, dropped = self._labels, self.read_as.channels(), self._dropped

        def work(_task: BackgroundTask) -> ReadMap | NoMap | ReadProject:
            dropped.write(path)
            if not again and is_project(path):
                return read_project_file(path, labels)
            return read_map_file(path, labels, scheme, rest, channels, again, picture)

        self._reading.begin(path.name, work, self._on_map_read)

    @Slot(object)
    def _on_map_read(self, read: ReadMap | NoMap | ReadProject) -> None:
        if isinstance(read, ReadProject):
            self._on_project_read(read)
            return
        made, answers = self._offer(read)
        if isinstance(read, NoMap) and isinstance(read.error, UnsureCodeError):
            if made:
                self._say(f"{named(read.path)}: {made}", Kind.INFO, answers)
            self.read_as.ask(read.path, read.error.options)
        elif isinstance(read, NoMap) and isinstance(read.error, SeveralPicturesError):
            self._choice.ask(read.path, read.error.pictures)
        elif isinstance(read, NoMap):
            if isinstance(read.error, LooksLikePhotoError):
                answers.append((tr("Use as style"), lambda: self.photo_given.emit(read.path)))
                answers.append(
                    (tr("Make it a label map"), lambda: self.photo_to_read.emit(read.path))
                )
            self._say(f"{read.error} {made}".rstrip(), Kind.WARNING, answers)
        elif read.reading.unknown:
            self._say(
                f"{opening_texts.unknown_labels(read)} {made}".rstrip(),
                Kind.WARNING,
                [
                    (tr("Make them unlabelled"), lambda: self._show_map(read)),
                    (tr("Read as..."), lambda: self.read_as.offer(read.path)),
                    *answers,
                ],
            )
        else:
            self._show_map(read)

    def _show_map(self, read: ReadMap) -> None:
        path, reading = read.path, read.reading
        if read.again and path == self._map_path:
            text = tr("Read as {code}", code=reading.scheme)
            if read.content is None:
                replace_map(self._document, text, read.ids)
            else:
                LayerEdits(self._document).become(text, read.content)
        else:
            # What came without a file of its own is nowhere else.
            has_file = not self._dropped.holds(path)
            shown = read.ids if read.content is None else read.content
            self._open(shown, self._document.style, None, path.stem, is_saved=has_file)
            if reading.scheme is not Scheme.NAMES:
                self._map_path = path
            if has_file:
                self.file_used.emit(path)
        made, answers = self._offer(read)
        if reading.changed and reading.rest == Rest.NEAREST:
            answers.append(
                (
                    tr("Leave them unlabelled"),
                    lambda: self._read_map(path, Rest.UNLABELLED, reading.scheme, again=True),
                )
            )
        last: list[Answer] = []
        if self._map_path == path:
            last.append((tr("Read as..."), lambda: self.read_as.offer(path)))
        text = f"{named(path)}: {reading.summary()} {read.note}".rstrip()
        self._say_opened(f"{text} {made}".rstrip(), answers, last)

    def _offer(self, read: ReadMap | NoMap) -> tuple[str, list[Answer]]:
        return style_offer(read.said, lambda: self.how_made_given.emit(read.path, read.said))

    def take(self, mime: QMimeData) -> None:
        """Opens what was dropped or pasted; a picture without a file as if it were one."""
        path = self._dropped.path_of(mime)
        if path is not None:
            self.open_path(path)
        elif mime.hasImage():
            self._say(tr("The picture on the clipboard cannot be read."), Kind.WARNING)
        else:
            self._say(tr("The clipboard holds no picture."), Kind.INFO)

    @Slot()
    def paste(self) -> None:
        """Opens the picture on the clipboard."""
        # An empty clipboard has no mime data on some platforms, whatever Qt's types say.
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()
        self.take(held if held is not None else QMimeData())

    # What was replaced.

    def _open(
        self,
        ids: np.ndarray | Layered,
        style: Style,
        path: Path | None,
        title: str = "",
        is_saved: bool = True,
        stamp: str = "",
        pinned: tuple[HistoryEntry, ...] = (),
        strokes: StrokeLog | None = None,
    ) -> None:
        """Another document. What it replaces is kept, and the next message says so."""
        self._kept = None
        self._document.open(ids, style, path, title, is_saved, stamp, pinned, strokes)

    @Slot(str, int)
    def _on_kept(self, title: str, key: int) -> None:
        self._kept = (title, key)

    def _say_opened(
        self, text: str = "", answers: Sequence[Answer] = (), last: Sequence[Answer] = ()
    ) -> None:
        """A message about what was opened, and about what it replaced.

        Args:
            last: answers that stand behind that which brings the replaced work back.
        """
        answers = list(answers)
        if not text and self._reading.is_told:
            text = tr("Opened {title}.", title=self._document.title)
        if self._kept is not None:
            title, key = self._kept
            self._kept = None
            text = f"{text} {opening_texts.replaced(title)}".lstrip()
            answers.append((tr("Bring it back"), lambda: self.bring_back_wanted.emit(key)))
        if text:
            self._say(text, Kind.INFO, [*answers, *last])

    def _say(self, text: str, kind: Kind = Kind.INFO, answers: list[Answer] | None = None) -> None:
        self.said.emit(Message(text, kind, tuple(answers or ())))
