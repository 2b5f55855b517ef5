"""A label's colour as a small square, with its pattern where patterns are shown."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from drawai_desktop.core.label_patterns import PATTERN_PX, pattern_tiles, wants_light_ink
from drawai_desktop.core.labels import Rgb

_RADIUS = 4
_INK = 170
"""Of 255: more than on the canvas, since a swatch is small."""


def draw_swatch(
    painter: QPainter, box: QRectF, label_id: int, colour: QColor, patterned: bool
) -> None:
    """Draws it.

    Args:
        colour: invalid for unlabelled, which is a hatch.
    """
    painter.setPen(QPen(QColor(128, 128, 128, 150), 1))
    if not colour.isValid():
        painter.setBrush(QColor(0x8C, 0x8C, 0x8C))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setBrush(QBrush(QColor(0xE0, 0xE0, 0xE0), Qt.BrushStyle.BDiagPattern))
    elif patterned:
        rgb = (colour.red(), colour.green(), colour.blue())
        painter.setBrushOrigin(QPointF(box.left() + 1, box.top() + 1))
        painter.setBrush(QBrush(_patterned(label_id, rgb)))
    else:
        painter.setBrush(colour)
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)


@lru_cache(maxsize=512)
def _patterned(label_id: int, rgb: Rgb) -> QImage:
    """A pattern's tile in a label's colours."""
    table = np.zeros((256, 3), np.uint8)
    table[label_id] = rgb
    ink = 255 if wants_light_ink(table)[label_id] else 0
    tile = pattern_tiles()[label_id][..., None]
    ground = np.array(rgb, float)
    mixed = np.where(tile, ground + (ink - ground) * _INK / 255, ground)
    pixels = np.ascontiguousarray(np.round(mixed).astype(np.uint8))
    stride = 3 * PATTERN_PX
    image = QImage(pixels.data, PATTERN_PX, PATTERN_PX, stride, QImage.Format.Format_RGB888)
    return image.copy()  # which owns its memory
