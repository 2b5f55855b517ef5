"""The reference picture as the canvas draws it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.reference import Reference, ReferencePicture


class ReferenceImage:
    """Keeps the picture in the screen's format as long as the reference stays the same one."""

    def __init__(self) -> None:
        self._reference: Reference | None = None
        self._of: ReferencePicture | None = None
        self._image = QImage()
        self.is_framed = False
        """Whether a frame shows where it lies."""

    def take(self, reference: Reference | None) -> None:
        """Another reference, or none."""
        self._reference = reference
        picture = None if reference is None else reference.picture
        if picture is not self._of:
            self._of = picture
            self._image = QImage() if picture is None else image_of(picture.pixels)

    def paint(self, painter: QPainter, bounds: Rect, over: bool, smooth: bool) -> None:
        """Draws it if this is its side of the labels.

        Args:
            painter: in map coordinates.
            bounds: of the map; nothing is drawn beside it.
            over: whether the labels are drawn already.
            smooth: scaled well; else quickly, as while the view moves.
        """
        reference = self._reference
        if reference is None:
            return
        box = QRectF(reference.x, reference.y, reference.width, reference.height)
        if over == reference.is_over and not reference.is_hidden and reference.opacity > 0:
            painter.save()
            painter.setClipRect(
                QRectF(bounds.left, bounds.top, bounds.width, bounds.height),
                Qt.ClipOperation.IntersectClip,
            )
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.setOpacity(reference.opacity)
            painter.drawImage(box, self._image)
            painter.restore()
        if over and self.is_framed:
            painter.save()
            for colour, style in (
                (QColor(0, 0, 0, 200), Qt.PenStyle.SolidLine),
                (QColor(255, 255, 255), Qt.PenStyle.DashLine),
            ):
                pen = QPen(colour, 1.5, style)
                pen.setCosmetic(True)
                painter.setPen(pen)
                painter.drawRect(box)
            painter.restore()
