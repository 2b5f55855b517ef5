"""The labels' names on their regions: of one size at any zoom, and only where they have room."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from drawai_desktop.canvas.view_sampling import SampleGrid, sampled, seen_part
from drawai_desktop.canvas.view_transform import ViewTransform
from drawai_desktop.core.geometry import Point, Rect
from drawai_desktop.core.regions import name_places

CELL_PX = 4.0
"""Regions are looked at in cells of this side."""
_PAD_X, _PAD_Y = 6, 2
_GROUND, _TEXT = QColor(16, 16, 16, 205), QColor(255, 255, 255)


@dataclass(frozen=True)
class PlacedName:
    """A name and where on the map its middle is."""

    label_id: int
    at: Point


class RegionNames:
    """Places the names of what a view shows, and draws them upright."""

    def __init__(self, title: Callable[[int], str]) -> None:
        """
        Args:
            title: what a label is called.
        """
        self._title = title
        self._pictures: dict[tuple[str, float, str], QPixmap] = {}
        self.placed: list[PlacedName] = []

    def place(self, ids: np.ndarray, transform: ViewTransform, view: Rect, font: QFont) -> None:
        """Finds the names' places anew.

        Args:
            ids: uint8 (H, W).
        """
        area = seen_part(transform, Rect(0, 0, ids.shape[1], ids.shape[0]), view)
        # Whole cells of the view alone: a name that reaches over its edge cannot be read.
        grid = SampleGrid.over(area, CELL_PX)
        self.placed = []
        if grid.columns <= 0 or grid.rows <= 0:
            return
        seen, inside = sampled(ids, transform, grid)
        boxes = {}
        for label_id in np.flatnonzero(np.bincount(seen[inside], minlength=256)).tolist():
            width, height = self._size(self._title(label_id), font)
            boxes[label_id] = (-int(-width // CELL_PX) + 1, -int(-height // CELL_PX) + 1)
        for place in name_places(seen, inside, boxes):
            x, y = (grid.left + place.x) * CELL_PX, (grid.top + place.y) * CELL_PX
            self.placed.append(PlacedName(place.label_id, transform.to_map(x, y)))

    def paint(
        self, painter: QPainter, transform: ViewTransform, view: Rect, font: QFont, ratio: float
    ) -> None:
        """Draws them where their places are now."""
        for name in self.placed:
            at = transform.to_widget(name.at)
            if view.contains(at.x, at.y):
                picture = self._picture(self._title(name.label_id), font, ratio)
                size = picture.deviceIndependentSize()
                left, top = at.x - size.width() / 2, at.y - size.height() / 2
                # On whole pixels, or letters would be blurred.
                painter.drawPixmap(
                    QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio), picture
                )

    @staticmethod
    def _size(title: str, font: QFont) -> tuple[float, float]:
        metrics = QFontMetrics(font)
        return (
            metrics.horizontalAdvance(title) + 2 * _PAD_X,
            metrics.height() + 2 * _PAD_Y,
        )

    def _picture(self, title: str, font: QFont, ratio: float) -> QPixmap:
        key = (title, ratio, font.key())
        picture = self._pictures.get(key)
        if picture is None:
            width, height = self._size(title, font)
            picture = QPixmap(round(width * ratio), round(height * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_GROUND)
            box = QRectF(0, 0, width, height)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(_TEXT)
            painter.setFont(font)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), title)
            painter.end()
            self._pictures[key] = picture
        return picture
