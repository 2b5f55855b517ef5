"""How the canvas draws what a tool will do."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from drawai_desktop.canvas.tool import Preview, PreviewKind
from drawai_desktop.canvas.view_transform import ViewTransform
from drawai_desktop.core.geometry import Point

_CORNER_PX = 3.5
_CROSS_FROM_PX, _CROSS_TO_PX = 4.0, 13.0
_DARK, _LIGHT = QColor(0, 0, 0), QColor(255, 255, 255)


def draw_preview(
    painter: QPainter, transform: ViewTransform, preview: Preview, colour: QColor, diameter: int
) -> None:
    """Draws it over the map.

    Args:
        colour: of the label that the tool paints with.
        diameter: of the brush, in map pixels.
    """
    points = [QPointF(*transform.to_widget(point)) for point in preview.points]
    shape = _path([preview.points, *preview.more], transform)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if preview.kind is PreviewKind.STROKE:
        width = diameter * transform.zoom
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline(points)
    elif preview.kind is PreviewKind.FRAME:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(_DARK, 1.5), QPen(_LIGHT, 1.5, Qt.PenStyle.DashLine)):
            painter.setPen(pen)
            painter.drawPath(shape)
    else:
        soft = QColor(colour)
        soft.setAlpha(150)
        painter.setBrush(soft)
        painter.setPen(QPen(_DARK, 1))
        painter.drawPath(shape)
    _draw_corners(painter, [QPointF(*transform.to_widget(p)) for p in preview.corners])
    painter.restore()


def _path(outlines: Sequence[Sequence[Point]], transform: ViewTransform) -> QPainterPath:
    """Closed outlines; what one of them, or a loop of it, covers twice is covered."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for outline in outlines:
        path.addPolygon(QPolygonF([QPointF(*transform.to_widget(p)) for p in outline]))
        path.closeSubpath()
    return path


def _draw_corners(painter: QPainter, corners: list[QPointF]) -> None:
    """Small light discs with a dark rim: seen on any ground."""
    painter.setPen(QPen(_DARK, 1.25))
    painter.setBrush(_LIGHT)
    for corner in corners:
        painter.drawEllipse(corner, _CORNER_PX, _CORNER_PX)


def draw_cross(painter: QPainter, at: Point) -> None:
    """Where keys paint: a cross with an open middle, dark and light."""
    painter.save()
    for pen in (QPen(_DARK, 4), QPen(_LIGHT, 2)):
        painter.setPen(pen)
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            inner = QPointF(at.x + _CROSS_FROM_PX * x, at.y + _CROSS_FROM_PX * y)
            painter.drawLine(inner, QPointF(at.x + _CROSS_TO_PX * x, at.y + _CROSS_TO_PX * y))
    painter.restore()
