"""The label map of a training picture in the editor: opened with its photograph as the reference,
corrected by hand, and taken back."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from drawai_desktop.canvas.document import Document
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.core.set_labels import photo_path, read_pair, write_labels
from drawai_desktop.core.trainings import Training
from drawai_desktop.errors import DrawAIError
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.opening import Opening
from drawai_desktop.ui.reference_commands import ReferenceCommands
from drawai_desktop.words import translator

tr = translator(__name__)


@dataclass(frozen=True)
class _Pair:
    training: Training
    name: str


class LabelCorrection(QObject):
    """Lives in the GUI thread. One label map at a time; another document ends the correction, and
    the data set stays as it is.

    Signals:
        said(Message)
        begun: a label map is in the editor.
        ended(Training, str, bool): of this pair; whether its label map is another one now.
    """

    said = Signal(object)
    begun = Signal()
    ended = Signal(object, str, bool)

    def __init__(
        self,
        document: Document,
        opening: Opening,
        reference: ReferenceCommands,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._opening = opening
        self._reference = reference
        self._pair: _Pair | None = None
        document.opened.connect(self._on_opened)

    @property
    def is_under_way(self) -> bool:
        return self._pair is not None

    def begin(self, training: Training, name: str) -> None:
        """Opens the label map of a pair as a document of its own."""
        try:
            manifest = read_manifest(Path(training.plan.start))
            _photo, ids = read_pair(training.folder, name, manifest)
        except DrawAIError as error:
            self.said.emit(Message(str(error), Kind.WARNING))
            return
        self._pair = None
        self._opening.open_scene(ids, tr("Labels of {name}", name=name))
        self._pair = _Pair(training, name)
        self._reference.take(photo_path(training.folder, name))
        self.begun.emit()
        self.remind()

    def remind(self) -> None:
        """Says what to do, with the ways out."""
        if self._pair is None:
            return
        text = tr(
            "Correct the labels of {name}; the photograph is the reference picture.",
            name=self._pair.name,
        )
        answers = ((tr("Take them"), self.take), (tr("Leave as it was"), self.leave))
        self.said.emit(Message(text, Kind.WARNING, answers))

    @Slot()
    def take(self) -> None:
        """Writes the labels as they are now into the data set."""
        pair = self._pair
        if pair is None:
            return
        labels = standard_labels()
        try:
            manifest = read_manifest(Path(pair.training.plan.start))
            labels = labels.extended(manifest.own_labels(labels))
            _photo, before = read_pair(pair.training.folder, pair.name, manifest)
            ids = self._document.snapshot()
            if ids.shape != before.shape:
                self._say_size(before.shape)
                return
            write_labels(pair.training.folder, pair.name, ids, manifest, labels)
        except DrawAIError as error:
            self.said.emit(Message(str(error), Kind.WARNING))
            return
        self._pair = None
        self.ended.emit(pair.training, pair.name, True)

    @Slot()
    def leave(self) -> None:
        """Ends the correction; the data set stays as it is."""
        pair, self._pair = self._pair, None
        if pair is not None:
            self.ended.emit(pair.training, pair.name, False)

    @Slot()
    def _on_opened(self) -> None:
        """What was painted is kept as all unsaved work is, and that is told."""
        self._pair = None

    def _say_size(self, shape: tuple[int, ...]) -> None:
        text = tr(
            "The label map is not as large as its photograph ({wide} x {high}): undo that first.",
            wide=shape[1],
            high=shape[0],
        )
        self.said.emit(Message(text, Kind.WARNING))
