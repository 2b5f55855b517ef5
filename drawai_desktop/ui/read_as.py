"""*Read as...*: the codes that a label map may be in, each with what it would show."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.label_codes import CodeOption, label_codes
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.picture_writing import coloured
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.words import translator

tr = translator(__name__)

_ICON_PX = 112
_NAMED = 4
"""So many labels of each reading are named."""

Channels = Mapping[int, int]
"""Number -> label id of the model's own classes."""


class ReadAsDialog(QDialog):
    """Lives in the GUI thread.

    Signals:
        chosen(Scheme): the map is to be read so; the dialog closes.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, options: Sequence[CodeOption], labels: LabelSet, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("read_as_dialog")
        self.setWindowTitle(tr("Read as"))
        self._options = list(options)
        question = QLabel(tr("How does {name} code its labels?", name=name))
        question.setTextFormat(Qt.TextFormat.PlainText)  # a file's name is no HTML
        question.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("read_as_list")
        self.list.setAccessibleName(tr("Codes, the likeliest first"))
        self.list.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self.list.setSpacing(4)
        self.list.setWordWrap(True)
        self.list.itemDoubleClicked.connect(self._choose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.read_button = QPushButton(tr("Read so"))
        self.read_button.setMinimumWidth(110)  # bold letters need more than Qt measures
        self.read_button.setDefault(True)
        self.read_button.clicked.connect(self._choose)
        buttons.addButton(self.read_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(question)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        for option in self._options:
            self._add(option, labels)
        self.list.setCurrentRow(0)
        self.resize(560, 520)

    def _add(self, option: CodeOption, labels: LabelSet) -> None:
        total = max(1, sum(pixels for _, pixels in option.counts))
        shares = [
            f"{labels.title(label_id)} {100 * pixels / total:.0f} %"
            for label_id, pixels in option.counts[:_NAMED]
        ]
        more = len(option.counts) - _NAMED
        text = ", ".join(shares)
        if more > 0:
            text = tr("{labels} and {more} more", labels=text, more=more)
        title = str(option.code)[0].upper() + str(option.code)[1:]
        item = QListWidgetItem(
            tr(
                "{code} - {certainty:.0f} % likely, {matching:.0f} % of the pixels match\n{labels}",
                code=title,
                certainty=100 * option.certainty,
                matching=100 * option.matching,
                labels=text,
            )
        )
        picture = np.ascontiguousarray(coloured(option.thumbnail, labels))
        item.setIcon(QIcon(QPixmap.fromImage(image_of(picture))))
        self.list.addItem(item)

    def _choose(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.accept()
            self.chosen.emit(self._options[row].code)


class ReadAs(QObject):
    """Lives in the GUI thread; files are read in a thread of their own.

    Signals:
        said(Message)
        wanted(Path, Scheme): the label map is to be read so.
    """

    said = Signal(object)
    wanted = Signal(object, object)

    def __init__(self, labels: CurrentLabels, window: QWidget) -> None:
        super().__init__(window)
        self._labels = labels
        self._window = window
        self._task: BackgroundTask | None = None
        self._path: Path | None = None
        self.channels: Callable[[], Channels] = dict
        """The classes of the model that is there, asked for anew each time."""

    def offer(self, path: Path) -> None:
        """Shows the codes that a file may be in."""
        if self._task is not None:
            self._task.cancel()
        labels, channels = self._labels.value, self.channels()

        def work(_task: BackgroundTask) -> tuple[CodeOption, ...]:
            return label_codes(path, labels, channels)

        self._path = path
        self._task = BackgroundTask(work, self, reads=path.name)
        self._task.done.connect(self._on_options)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    def ask(self, path: Path, options: Sequence[CodeOption]) -> None:
        """Asks which code it is."""
        self._path = path
        dialog = ReadAsDialog(named(path), options, self._labels.shown, self._window)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    @Slot(object)
    def _on_options(self, options: tuple[CodeOption, ...]) -> None:
        self._task = None
        if self._path is not None:
            self.ask(self._path, options)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._task = None
        self.said.emit(Message(message, Kind.WARNING))

    @Slot(object)
    def _on_chosen(self, scheme: object) -> None:
        self.wanted.emit(self._path, scheme)
