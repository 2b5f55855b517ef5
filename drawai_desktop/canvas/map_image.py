"""The label map as Qt draws it. The only border between numpy and QImage for label maps."""

import numpy as np
from PySide6.QtGui import QImage

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import UNLABELLED, LabelSet


class MapImage:
    """A coloured copy of a label map, refreshed where the map changes.

    Unlabelled pixels are transparent: the canvas draws its hatch below.

    Attributes:
        image: ARGB, premultiplied; shares its memory with an array that this object owns.
    """

    def __init__(self, ids: np.ndarray, labels: LabelSet) -> None:
        self._table = _argb_table(labels)
        self._ids = ids
        self._argb = np.empty(ids.shape, np.uint32)
        height, width = ids.shape
        # The stride is given: without it Qt assumes rows padded to four bytes, which here holds
        # by chance only.
        self.image = QImage(
            self._argb.data,
            width,
            height,
            self._argb.strides[0],
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        self.refresh(Rect(0, 0, width, height))

    def set_labels(self, labels: LabelSet) -> None:
        """Other colours."""
        self._table = _argb_table(labels)
        self.refresh(Rect(0, 0, self._ids.shape[1], self._ids.shape[0]))

    def refresh(self, rect: Rect) -> None:
        """Colours the ids of a rectangle anew."""
        np.take(self._table, self._ids[rect.slices], out=self._argb[rect.slices])


def _argb_table(labels: LabelSet) -> np.ndarray:
    rgb = labels.colour_table().astype(np.uint32)
    table = np.uint32(0xFF000000) | rgb[:, 0] << 16 | rgb[:, 1] << 8 | rgb[:, 2]
    table[UNLABELLED] = 0
    packed: np.ndarray = table.astype(np.uint32)
    return packed


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
