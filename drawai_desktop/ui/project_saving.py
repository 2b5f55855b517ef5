"""Save and save as: the document's project file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.core import project_file
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.project_file import SUFFIX, Project
from drawai_desktop.errors import FileError
from drawai_desktop.live.picture_holder import PictureHolder
from drawai_desktop.ui.message import Answer, Kind, Message
from drawai_desktop.ui.saving import Saving


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
        window: QWidget,
    ) -> None:
        """
        Args:
            pictures: has the picture that belongs into the project.
            exports: knows the folder where the dialogs begin.
        """
        super().__init__(window)
        self._document = document
        self._current_labels = labels
        self._pictures = pictures
        self._exports = exports
        self._window = window
        self._model_name = ""

    @property
    def _labels(self) -> LabelSet:
        return self._current_labels.value

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
        start = self._exports.export_folder / f"{Path(self._document.title).stem}{SUFFIX}"
        path, _ = QFileDialog.getSaveFileName(
            self._window, "Save the project", str(start), f"Projects (*{SUFFIX})"
        )
        if not path:
            return False
        return self.save_to(with_suffix(Path(path), SUFFIX))

    def save_to(self, path: Path) -> bool:
        """Writes the project; true if it is on the disk."""
        try:
            project_file.write_project(path, self.project(), self._labels)
        except FileError as error:
            self._say(str(error), Kind.WARNING, [("Save as...", self.save_as)])
            return False
        self._document.saved_as(path)
        self.file_used.emit(path)
        self._say(f"Saved {path.name}.", Kind.DONE)
        return True

    def project(self) -> Project:
        """The document as a project, with the picture if it is current."""
        document, picture = self._document, self._pictures.exact()
        return Project(document.snapshot(), document.style, self._model_name, picture)

    def _say(self, text: str, kind: Kind = Kind.INFO, answers: list[Answer] | None = None) -> None:
        self.said.emit(Message(text, kind, tuple(answers or ())))


def with_suffix(path: Path, suffix: str) -> Path:
    """The path with an ending, unless it has it."""
    return path if path.suffix.lower() == suffix else Path(f"{path}{suffix}")
