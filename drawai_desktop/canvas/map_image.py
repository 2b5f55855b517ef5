"""The label map as Qt draws it. The only border between numpy and QImage for label maps."""

import numpy as np
from PySide6.QtGui import QImage

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import UNLABELLED, LabelSet


class MapImage:
    """A label map in colours: a copy of its ids as an image, and a table of colours.

    Indexed and not in colours: a map of 4096 px a side is refreshed as quickly as it is copied.
    Unlabelled pixels are transparent: the canvas draws its hatch below.

    Attributes:
        image: 8 bit indexed; shares its memory with an array that this object owns.
    """

    def __init__(self, ids: np.ndarray, labels: LabelSet) -> None:
        self._ids = ids
        self._shown = ids.copy()
        height, width = ids.shape
        # The stride is given: without it Qt assumes rows padded to four bytes.
        self.image = QImage(
            self._shown.data,
            width,
            height,
            self._shown.strides[0],
            QImage.Format.Format_Indexed8,
        )
        self.set_labels(labels)

    def refresh(self, rect: Rect) -> None:
        """Shows the ids of a rectangle as they are now."""
        self._shown[rect.slices] = self._ids[rect.slices]

    def set_labels(self, labels: LabelSet) -> None:
        """Other colours."""
        table = [0xFF000000 | int(r) << 16 | int(g) << 8 | int(b) for r, g, b in _rgb(labels)]
        table[UNLABELLED] = 0
        self.image.setColorTable(table)


def _rgb(labels: LabelSet) -> list[list[int]]:
    rgb: list[list[int]] = labels.colour_table().tolist()
    return rgb


def image_of(picture: np.ndarray) -> QImage:
    """A picture uint8 (h, w, 3) as a QImage that owns its memory.

    Copied: the array may belong to another thread's result and outlive it or not.
    """
    height, width, _ = picture.shape
    contiguous = np.ascontiguousarray(picture)
    view = QImage(
        contiguous.data,
        width,
        height,
        contiguous.strides[0],
        QImage.Format.Format_RGB888,
    )
    # The screen's own format: converting at each repaint would cost more than once here.
    return view.convertToFormat(QImage.Format.Format_RGB32)
