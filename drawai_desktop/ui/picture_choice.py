"""Which of the pictures is meant that an annotation file has several of."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.coco_file import AnnotatedPicture
from drawai_desktop.core.foreign_file import cleaned, named
from drawai_desktop.words import translator

tr = translator(__name__)

_FIND_FROM = 12
"""Of so many pictures a name is looked for quicker than scrolled to."""


class PictureChoiceDialog(QDialog):
    """Lives in the GUI thread.

    Signals:
        chosen(AnnotatedPicture): its annotations are to be opened; the dialog closes.
    """

    chosen = Signal(object)

    def __init__(self, name: str, pictures: Sequence[AnnotatedPicture], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picture_choice_dialog")
        self.setWindowTitle(tr("Choose a picture"))
        self._pictures = list(pictures)
        question = QLabel(
            tr(
                "{name} has annotations of {count} pictures. Which of them is to be opened?",
                name=name,
                count=len(pictures),
            )
        )
        question.setTextFormat(Qt.TextFormat.PlainText)  # a file's name is no HTML
        question.setWordWrap(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a picture"))
        self.search.setAccessibleName(tr("Find a picture"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.setVisible(len(pictures) >= _FIND_FROM)
        self.list = QListWidget()
        self.list.setObjectName("picture_choice_list")
        self.list.setAccessibleName(tr("Pictures of the file"))
        self.list.setSpacing(4)
        self.list.setUniformItemSizes(True)  # there may be thousands
        self.list.itemActivated.connect(self._choose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.open_button = QPushButton(tr("Open"))
        self.open_button.setMinimumWidth(110)  # bold letters need more than Qt measures
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self._choose)
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(question)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self._filter("")
        (self.list if self.search.isHidden() else self.search).setFocus()
        self.resize(480, 420)

    @Slot(str)
    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        self.list.clear()
        for place, picture in enumerate(self._pictures):
            if wanted in picture.name.lower():
                item = QListWidgetItem(_row(picture))
                item.setData(Qt.ItemDataRole.UserRole, place)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.open_button.setEnabled(self.list.count() > 0)

    @Slot()
    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.chosen.emit(self._pictures[item.data(Qt.ItemDataRole.UserRole)])


def _row(picture: AnnotatedPicture) -> str:
    name = cleaned(picture.name, 60)
    count = tr.count("{n} annotation", "{n} annotations", n=picture.annotations)
    if picture.size is None:
        return tr("{name} - {annotations}", name=name, annotations=count)
    width, height = picture.size
    return tr(
        "{name} - {width} x {height}, {annotations}",
        name=name,
        width=width,
        height=height,
        annotations=count,
    )


class PictureChoice(QObject):
    """Lives in the GUI thread.

    Signals:
        wanted(Path, str): the file's picture of that name or number is to be opened.
    """

    wanted = Signal(object, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._path: Path | None = None

    def ask(self, path: Path, pictures: Sequence[AnnotatedPicture]) -> None:
        """Asks which picture of a file it is."""
        self._path = path
        dialog = PictureChoiceDialog(named(path), pictures, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    @Slot(object)
    def _on_chosen(self, picture: AnnotatedPicture) -> None:
        self.wanted.emit(self._path, picture.key)
