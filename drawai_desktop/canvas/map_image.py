"""The label map as Qt draws it. The only border between numpy and QImage for label maps."""

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import UNLABELLED, LabelSet

LARGEST_COLOURED = 2048 * 2048
"""More pixels take too long to be coloured at every change of the whole map."""


class MapImage:
    """A label map in colours: a copy of its ids as an image, and a table of colours.

    Unlabelled pixels are transparent: the canvas draws its hatch below. Up to
    :data:`LARGEST_COLOURED` pixels there is a second image in the screen's own colours, which is
    drawn five times as quickly. Larger maps have the indexed one alone, which is refreshed as
    quickly as it is copied.

    Attributes:
        image: what is to be drawn.
        has_gaps: whether anything is unlabelled, so that what lies below is seen.
    """

    def __init__(self, ids: np.ndarray, labels: LabelSet) -> None:
        self._ids = ids
        self._shown = ids.copy()
        height, width = ids.shape
        # The stride is given: without it Qt assumes rows padded to four bytes.
        self._indexed = QImage(
            self._shown.data,
            width,
            height,
            self._shown.strides[0],
            QImage.Format.Format_Indexed8,
        )
        self._gaps = _gaps(ids)
        self.set_labels(labels)

    @property
    def has_gaps(self) -> bool:
        return self._gaps > 0

    def refresh(self, rect: Rect) -> None:
        """Shows the ids of a rectangle as they are now."""
        shown, ids = self._shown[rect.slices], self._ids[rect.slices]
        self._gaps += _gaps(ids) - _gaps(shown)
        shown[...] = ids
        if self.image is not self._indexed:
            painter = QPainter(self.image)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            part = QRect(rect.left, rect.top, rect.width, rect.height)
            painter.drawImage(part, self._indexed, part)
            painter.end()

    def set_labels(self, labels: LabelSet) -> None:
        """Other colours."""
        table = [0xFF000000 | int(r) << 16 | int(g) << 8 | int(b) for r, g, b in _rgb(labels)]
        table[UNLABELLED] = 0
        self._indexed.setColorTable(table)
        self.image = self._indexed
        if self._ids.size <= LARGEST_COLOURED:
            self.image = self._indexed.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _gaps(ids: np.ndarray) -> int:
    return int(np.count_nonzero(ids == UNLABELLED))


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
