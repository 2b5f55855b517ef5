"""How canvas and result draw what is under a view's transform. One place for both."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF, QTransform

from drawai_desktop.canvas.view_transform import ViewTransform
from drawai_desktop.core.geometry import Point, Rect


@dataclass(frozen=True)
class Overlay:
    """A picture over the label map.

    Attributes:
        picture: stands for the whole map, whatever its own size; None for none.
        wipe: share of the view's width that is left free of it, from the left; None for the whole
            picture.
    """

    picture: QImage | None = None
    opacity: float = 0.0
    wipe: float | None = None

    @property
    def is_seen(self) -> bool:
        return self.picture is not None and (self.opacity > 0 or self.wipe is not None)


def qt_transform(transform: ViewTransform) -> QTransform:
    """The same transform for a painter."""
    zoom, x, y = transform.zoom, transform.offset_x, transform.offset_y
    if transform.mirror_width:
        made = QTransform(-zoom, 0, 0, zoom, transform.mirror_width - x, y)
    else:
        made = QTransform(zoom, 0, 0, zoom, x, y)
    if not transform.angle:
        return made
    pivot = transform.pivot
    turn = QTransform().translate(pivot.x, pivot.y).rotate(transform.angle)
    return made * turn.translate(-pivot.x, -pivot.y)


def fill_map(painter: QPainter, transform: ViewTransform, bounds: Rect, brush: QBrush) -> None:
    """Fills the whole map's place with a brush that is not scaled with it."""
    corners = [QPointF(*transform.to_widget(Point(*corner))) for corner in bounds.corners]
    if not transform.angle:
        painter.fillRect(QRectF(corners[0], corners[2]).normalized(), brush)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawPolygon(QPolygonF(corners))


def draw_picture(
    painter: QPainter, transform: ViewTransform, bounds: Rect, picture: QImage, smooth: bool
) -> None:
    """Draws a picture over the whole map's place.

    Args:
        smooth: costs several times as much; not while the view moves.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.setTransform(qt_transform(transform), combine=True)
    target = QRectF(bounds.left, bounds.top, bounds.width, bounds.height)
    painter.drawImage(target, picture, QRectF(picture.rect()))
    painter.restore()


def draw_overlay(
    painter: QPainter,
    transform: ViewTransform,
    bounds: Rect,
    overlay: Overlay,
    view: QRectF,
    smooth: bool,
) -> None:
    """Draws the picture over the map: faintly all of it, or wholly on one side of a line.

    Args:
        view: the view's own rectangle.
    """
    if overlay.picture is None or not overlay.is_seen:
        return
    painter.save()
    if overlay.opacity > 0:
        painter.setOpacity(overlay.opacity)
        draw_picture(painter, transform, bounds, overlay.picture, smooth)
        painter.setOpacity(1.0)
    if overlay.wipe is not None:
        x = view.width() * overlay.wipe
        painter.save()
        painter.setClipRect(
            QRectF(x, 0, view.width() - x, view.height()), Qt.ClipOperation.IntersectClip
        )
        draw_picture(painter, transform, bounds, overlay.picture, smooth)
        painter.restore()
    painter.restore()


def draw_wipe_line(painter: QPainter, overlay: Overlay, view: QRectF) -> None:
    """Draws the line where the picture begins, if there is one."""
    if overlay.picture is None or overlay.wipe is None:
        return
    x = view.width() * overlay.wipe
    for colour, width in ((QColor(0, 0, 0, 150), 3.0), (QColor(255, 255, 255), 1.0)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(QPointF(x, 0), QPointF(x, view.height()))
