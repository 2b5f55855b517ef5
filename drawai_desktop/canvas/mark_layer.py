"""Outlines and patterns over the label map, as large on the screen at any zoom."""

import math

import numpy as np
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage, QPainter, qRgba

from drawai_desktop.canvas.view_sampling import Beside, SampleGrid, sampled, seen_part
from drawai_desktop.canvas.view_transform import ViewTransform
from drawai_desktop.core.geometry import Point, Rect
from drawai_desktop.core.label_marks import Ink, PatternInk, ShownMarks, outline_codes
from drawai_desktop.core.labels import LabelSet

MOST_SAMPLES, MOST_MOVING = 2_600_000, 700_000
"""More samples than these are not drawn at rest, or while the view moves: each is larger then."""
_COLOURS = {
    Ink.NONE: qRgba(0, 0, 0, 0),
    Ink.OUTLINE_DARK: qRgba(0, 0, 0, 230),
    Ink.OUTLINE_LIGHT: qRgba(255, 255, 255, 230),
    Ink.PATTERN_DARK: qRgba(0, 0, 0, 130),
    Ink.PATTERN_LIGHT: qRgba(255, 255, 255, 130),
    Ink.DIMMED: qRgba(0, 0, 0, 140),
}


class MarkLayer:
    """What was drawn last is kept while the view stays, and follows the map by rectangle."""

    def __init__(self, labels: LabelSet) -> None:
        self._shown = ShownMarks()
        self._labels = labels
        self._ink: PatternInk | None = None
        self._image: QImage | None = None
        self._grid = SampleGrid(0, 0, 0, 0, 1.0)
        self._made_for: tuple[object, ...] = ()
        self._ratio = 1.0
        self._beside = Beside()

    def set_shown(self, shown: ShownMarks) -> None:
        """Other marks."""
        self._shown = shown
        self.forget()

    def set_labels(self, labels: LabelSet) -> None:
        """Other colours: other inks are seen on them."""
        self._labels, self._ink = labels, None
        self.forget()

    def set_beside(self, beside: Beside) -> None:
        """What lies beside the map."""
        if beside != self._beside:
            self._beside = beside
            self.forget()

    def forget(self) -> None:
        """Another map, or all of it is another."""
        self._image = None

    def paint(
        self,
        painter: QPainter,
        ids: np.ndarray,
        transform: ViewTransform,
        view: Rect,
        ratio: float,
        moving: bool,
    ) -> bool:
        """Draws it over the map; true if that took long, since nothing was kept of it.

        Args:
            ids: uint8 (H, W), as the map shows them.
            view: the whole view.
            ratio: device pixels of a pixel.
            moving: must be quick, and may be rough.
        """
        area = seen_part(transform, self._room(ids), view)
        side = _side(area, ratio, MOST_MOVING if moving else MOST_SAMPLES)
        made_for = (transform, area, side, ratio)
        is_anew = self._image is None or made_for != self._made_for
        if is_anew:
            self._made_for, self._ratio = made_for, ratio
            self._grid = SampleGrid.over(area, side)
            self._image = self._drawn(ids, transform, self._grid)
        if self._image is not None:
            at = QPointF(self._grid.left * side, self._grid.top * side)
            painter.drawImage(at, self._image)
        return is_anew

    def _room(self, ids: np.ndarray) -> Rect:
        """The map, and the copies of it that are shown."""
        height, width = ids.shape
        if self._beside.is_seen:
            return Rect(-width, -height, 2 * width, 2 * height)
        return Rect(0, 0, width, height)

    def refresh(self, ids: np.ndarray, transform: ViewTransform, rect: Rect) -> None:
        """Other ids within a rectangle of the map."""
        if self._image is None:
            return
        if not self._made_for or self._made_for[0] != transform:
            self.forget()
            return
        part = self._grid.part_over(transform.rect_to_widget(rect)).grown()
        part = self._grid.part_over(_rect_of(part))  # a border's other side is redrawn, too
        drawn = self._drawn(ids, transform, part)
        if drawn is None:
            return
        drawn.setDevicePixelRatio(1.0)
        self._image.setDevicePixelRatio(1.0)
        painter = QPainter(self._image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(QPoint(part.left - self._grid.left, part.top - self._grid.top), drawn)
        painter.end()
        self._image.setDevicePixelRatio(1.0 / part.side)

    def _drawn(self, ids: np.ndarray, transform: ViewTransform, grid: SampleGrid) -> QImage | None:
        """The marks of a grid; None for an empty one."""
        if grid.columns <= 0 or grid.rows <= 0:
            return None
        codes = self.codes(ids, transform, grid)
        height, width = codes.shape
        indexed = QImage(codes.data, width, height, width, QImage.Format.Format_Indexed8)
        indexed.setColorTable([_COLOURS[ink] for ink in Ink])
        image = indexed.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(1.0 / grid.side)
        return image

    def codes(self, ids: np.ndarray, transform: ViewTransform, grid: SampleGrid) -> np.ndarray:
        """uint8 (rows, columns) of :class:`Ink`."""
        around = grid.grown()  # the neighbours tell where a border is
        seen, inside = sampled(ids, transform, around, self._ratio, self._beside)
        inner = (slice(1, -1), slice(1, -1))
        marks = np.zeros((grid.rows, grid.columns), np.uint8)
        if self._shown.patterns:
            if self._ink is None:
                self._ink = PatternInk(self._labels.colour_table())
            origin = transform.to_widget(Point(0.0, 0.0))  # so that they move with the map
            marks = self._ink.codes(
                np.ascontiguousarray(seen[inner]),
                np.floor(grid.y - math.floor(origin.y)).astype(np.intp),
                np.floor(grid.x - math.floor(origin.x)).astype(np.intp),
                is_thick=grid.side > 1.0,
            )
        if self._shown.outlines:
            lines = outline_codes(seen)[inner]
            marks = np.where(lines != 0, lines, marks)
        if self._shown.highlighted is not None:
            others = seen[inner] != self._shown.highlighted
            marks = np.where(others, np.uint8(Ink.DIMMED), marks)
        marks *= inside[inner]
        return marks


def _side(area: Rect, ratio: float, most: int) -> float:
    """Side of a sample: a device pixel, or twice as much until there are few enough."""
    side = 1.0 / ratio
    while area.width * area.height > most * side * side:
        side *= 2.0
    return side


def _rect_of(grid: SampleGrid) -> Rect:
    """What a grid covers of the view, in whole pixels."""
    side = grid.side
    return Rect(
        math.floor(grid.left * side),
        math.floor(grid.top * side),
        math.ceil((grid.left + grid.columns) * side),
        math.ceil((grid.top + grid.rows) * side),
    )
