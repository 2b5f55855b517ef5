"""What is drawn under a turned view while that moves: at half the size, and enlarged."""

import math
from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from drawai_desktop.canvas.viewport import Viewport

COARSENESS = 2
"""Side of what is drawn as one pixel, in device-independent pixels."""


class CoarsePainting:
    """Belongs to a view. An image that is turned costs ten times one that is not, for each pixel:
    a quarter of them is quick enough for the hand, and at rest everything is drawn well."""

    def __init__(self, view: QWidget, viewport: Viewport) -> None:
        self._view, self._viewport = view, viewport
        self._buffer = QImage()

    @property
    def is_due(self) -> bool:
        """Whether the view is turned, and moves."""
        return self._viewport.is_moving and self._viewport.angle != 0

    def paint(
        self, painter: QPainter, surround: QColor, draw: Callable[[QPainter, bool], None]
    ) -> None:
        """Draws a view's pictures, coarsely or as they are.

        Args:
            surround: what lies round them; the coarse drawing covers the whole view.
            draw: draws in widget coordinates; its second argument says whether smoothly.
        """
        if not self.is_due:
            draw(painter, not self._viewport.is_moving)
            return
        width = math.ceil(self._view.width() / COARSENESS)
        height = math.ceil(self._view.height() / COARSENESS)
        if (self._buffer.width(), self._buffer.height()) != (width, height):
            self._buffer = QImage(width, height, QImage.Format.Format_RGB32)
        self._buffer.fill(surround)
        coarse = QPainter(self._buffer)
        coarse.scale(1 / COARSENESS, 1 / COARSENESS)
        draw(coarse, False)
        coarse.end()
        painter.drawImage(QRectF(0, 0, width * COARSENESS, height * COARSENESS), self._buffer)
