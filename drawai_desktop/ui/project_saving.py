"""Save and save as: the document's project file, written in a thread of its own."""

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.core.atomic_file import remove_leftovers, write_bytes
from drawai_desktop.core.file_stamp import stamp_of_bytes, stamp_of_file
from drawai_desktop.core.project_file import SUFFIX, Project, pack_project
from drawai_desktop.live.picture_holder import PictureHolder
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.keeping import Keeping
from drawai_desktop.ui.message import Answer, Kind, Message
from drawai_desktop.ui.saving import Saving
from drawai_desktop.ui.stroke_logging import Strokes, no_strokes
from drawai_desktop.words import translator

tr = translator(__name__)


@dataclass(frozen=True)
class _Saved:
    """A document is on the disk as it was after so many changes."""

    path: Path
    key: int
    changes: int
    stamp: str


@dataclass(frozen=True)
class _Changed:
    """The file is not what this window read or wrote; it was left alone."""

    path: Path
    key: int


class ProjectSaving(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
        file_used(Path): belongs to the recent files.
    """

    said = Signal(object)
    file_used = Signal(object)

    def __init__(
        self,
        document: Document,
        labels: CurrentLabels,
        pictures: PictureHolder,
        exports: Saving,
        keeping: Keeping,
        window: QWidget,
    ) -> None:
        """
        Args:
            pictures: has the picture that belongs in the project.
            exports: knows the folder where the dialogs begin.
            keeping: is told what needs to be kept no more.
        """
        super().__init__(window)
        self._document = document
        self._labels = labels
        self._pictures = pictures
        self._exports = exports
        self._keeping = keeping
        self._window = window
        self.strokes: Callable[[], Strokes] = no_strokes
        self.folder: Path | None = None
        """Where the dialog begins; None for where exports go."""
        self._model_name = ""
        self._task: BackgroundTask | None = None
        self._next: tuple[Path, int, bool] | None = None

    def set_model_name(self, name: str) -> None:
        """The model that pictures are made with."""
        self._model_name = name

    def model_name(self) -> str:
        """The model that pictures are made with."""
        return self._model_name

    @Slot()
    def save(self) -> bool:
        """Writes the project to its file, or asks for one."""
        if self._document.path is None:
            return self.save_as()
        return self.save_to(self._document.path)

    @Slot()
    def save_as(self) -> bool:
        """Asks where to write the project."""
        folder = self.folder or self._exports.export_folder
        start = folder / f"{Path(self._document.title).stem}{SUFFIX}"
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("Save the project"),
            str(start),
            tr("Projects (*{suffix})", suffix=SUFFIX),
        )
        if not path:
            return False
        return self.save_to(with_suffix(Path(path), SUFFIX))

    def save_to(self, path: Path, over_changes: bool = False) -> bool:
        """Begins to write the project as it is now; false if it is known to fail.

        Args:
            over_changes: also over what another program has written there meanwhile.
        """
        if not path.parent.is_dir():
            self._on_failed(
                tr("{parent}: no such folder. Choose an existing one.", parent=path.parent)
            )
            return False
        if self._task is not None:  # it tells what the file holds then
            self._next = (path, self._keeping.key, over_changes)
            return True
        document, project, labels = self._document, self.project(), self._labels.value
        strokes = self.strokes()
        key, changes = self._keeping.key, document.changes
        known = document.stamp if path == document.path and not over_changes else ""

        def work(_task: BackgroundTask) -> _Saved | _Changed:
            content = pack_project(replace(project, strokes=strokes()), labels)
            if known and stamp_of_file(path) not in (known, ""):
                return _Changed(path, key)
            write_bytes(path, content)
            return _Saved(path, key, changes, stamp_of_bytes(content))

        self._task = BackgroundTask(work, self, writes=path.name)
        self._task.done.connect(self._on_done)
        self._task.failed.connect(self._on_failed)
        self._task.ended.connect(self._on_ended)
        self._task.start()
        return True

    def remove_leftovers(self, files: Iterable[str]) -> None:
        """Removes what killed processes left beside these files, in a thread."""
        folders = {Path(text).parent for text in files}

        def work(_task: BackgroundTask) -> None:
            for folder in folders:
                with contextlib.suppress(OSError):
                    remove_leftovers(folder, suffix=SUFFIX)

        if folders:
            BackgroundTask(work, self, reads=tr("the folders of the recent files")).start()

    def project(self) -> Project:
        """The document as a project, with the picture if it is current."""
        document, array = self._document, self._pictures.best()
        shown = self._pictures.picture
        made_by = None if array is None or shown is None else shown.made_by
        return Project(
            document.snapshot(),
            document.style,
            self._model_name,
            array,
            made_by,
            document.layered(),
            pinned=document.pins.entries,
            wrap=document.wrap,
        )

    @Slot(object)
    def _on_done(self, result: _Saved | _Changed) -> None:
        if isinstance(result, _Changed):
            self._say(
                tr(
                    "{name} was changed by another window or program since it was opened here, "
                    "and was not overwritten.",
                    name=result.path.name,
                ),
                Kind.WARNING,
                [
                    (tr("Save as..."), self.save_as),
                    (tr("Overwrite"), partial(self._overwrite, result.path, result.key)),
                ],
            )
            return
        if result.key == self._keeping.key:
            is_newest = result.changes == self._document.changes
            self._document.saved_as(result.path, result.stamp, is_newest)
        self._keeping.saved(result.key, result.changes)
        self.file_used.emit(result.path)
        self._say(tr("Saved {name}.", name=result.path.name), Kind.DONE)

    def _overwrite(self, path: Path, key: int) -> None:
        if key == self._keeping.key:  # else it was asked about another document
            self.save_to(path, over_changes=True)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._say(message, Kind.WARNING, [(tr("Save as..."), self.save_as)])

    @Slot()
    def _on_ended(self) -> None:
        self._task = None
        if self._next is not None:
            path, key, over_changes = self._next
            self._next = None
            if key == self._keeping.key:
                self.save_to(path, over_changes)

    def _say(self, text: str, kind: Kind = Kind.INFO, answers: list[Answer] | None = None) -> None:
        self.said.emit(Message(text, kind, tuple(answers or ())))


def with_suffix(path: Path, suffix: str) -> Path:
    """The path with an ending, unless it has it."""
    return path if path.suffix.lower() == suffix else Path(f"{path}{suffix}")
