"""What becomes of a photograph whose aspect is not the canvas's."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
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

from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.image_file import read_photo, scaled_photo
from drawai_desktop.core.photo_fitting import cropped_to, size_of_aspect
from drawai_desktop.words import translator

tr = translator(__name__)

_ICON = QSize(144, 108)
KEEP, CROP = 0, 1
_LEFT_OUT = QColor(0, 0, 0, 170)


@dataclass(frozen=True, eq=False)
class ReadPhoto:
    """A photograph that was read.

    Attributes:
        pixels: uint8 (h, w, 3), read-only.
        small: the same, small enough for the dialog.
    """

    path: Path
    pixels: np.ndarray
    small: np.ndarray


def read_for_import(path: Path) -> ReadPhoto:
    """The photograph of a file; in any thread.

    Raises:
        ImageError: see :func:`read_photo`.
    """
    pixels = read_photo(path)
    return ReadPhoto(path, pixels, scaled_photo(pixels, 2 * _ICON.width()))


def is_of_canvas(photo: ReadPhoto, canvas: tuple[int, int]) -> bool:
    """Whether a photograph has the canvas's shape, give or take a pixel."""
    height, width = photo.pixels.shape[:2]
    own = size_of_aspect(width, height, max(canvas))
    return max(abs(own[0] - canvas[0]), abs(own[1] - canvas[1])) <= 1


class PhotoSizeDialog(QDialog):
    """Lives in the GUI thread.

    Signals:
        chosen(int, int): width and height of the label map; the dialog closes.

    Attributes:
        list: row ``KEEP``, the canvas takes the photograph's aspect, and ``CROP``, the photograph
            is cropped to the canvas.
    """

    chosen = Signal(int, int)

    def __init__(
        self,
        photo: ReadPhoto,
        canvas: tuple[int, int],
        crops: bool,
        has_layers: bool,
        parent: QWidget,
    ) -> None:
        """
        Args:
            canvas: (width, height) of the canvas.
            crops: what is chosen at first.
            has_layers: there are several, which a canvas of another size does not keep.
        """
        super().__init__(parent)
        self.setObjectName("photo_size_dialog")
        self.setWindowTitle(tr("Import photo"))
        height, width = photo.pixels.shape[:2]
        self._canvas = canvas
        self._own = size_of_aspect(width, height, max(canvas))
        question = QLabel(tr("{name} has another shape than the canvas.", name=named(photo.path)))
        question.setTextFormat(Qt.TextFormat.PlainText)  # a file's name is no HTML
        question.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("photo_size_list")
        self.list.setAccessibleName(tr("What becomes of the photo"))
        self.list.setIconSize(_ICON)
        self.list.setSpacing(4)
        self.list.itemDoubleClicked.connect(self._choose)
        keep = tr(
            "The canvas takes the shape of the photo\n{width} x {height} px",
            width=self._own[0],
            height=self._own[1],
        )
        crop = tr(
            "The photo is cropped to the canvas\n{width} x {height} px",
            width=canvas[0],
            height=canvas[1],
        )
        for text, aspect in ((keep, height / width), (crop, canvas[1] / canvas[0])):
            self.list.addItem(QListWidgetItem(_icon(photo.small, aspect), text))
        self.list.setCurrentRow(CROP if crops else KEEP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(question)
        layout.addWidget(self.list, 1)
        if has_layers:
            note = QLabel(
                tr("A canvas of another shape replaces all layers. Undo brings them back.")
            )
            note.setProperty("quiet", True)
            note.setWordWrap(True)
            layout.addWidget(note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.import_button = QPushButton(tr("Import"))
        self.import_button.setMinimumWidth(110)  # bold letters need more than Qt measures
        self.import_button.setDefault(True)
        self.import_button.clicked.connect(self._choose)
        buttons.addButton(self.import_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(520, 370)

    @property
    def crops(self) -> bool:
        """Whether the photograph is to be cropped."""
        return self.list.currentRow() == CROP

    @Slot()
    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(*(self._canvas if self.crops else self._own))


def _icon(photo: np.ndarray, aspect: float) -> QIcon:
    """A photograph of which what is cropped to a height / width is dark."""
    high, wide = photo.shape[:2]
    kept_high, kept_wide = cropped_to(photo, aspect).shape[:2]
    left, top = (wide - kept_wide) // 2, (high - kept_high) // 2
    pixmap = QPixmap.fromImage(image_of(np.ascontiguousarray(photo)))
    painter = QPainter(pixmap)
    painter.fillRect(0, 0, left, high, _LEFT_OUT)
    painter.fillRect(left + kept_wide, 0, wide, high, _LEFT_OUT)
    painter.fillRect(0, 0, wide, top, _LEFT_OUT)
    painter.fillRect(0, top + kept_high, wide, high, _LEFT_OUT)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # else Qt tints it
    return icon
