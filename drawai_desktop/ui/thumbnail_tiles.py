"""What all rows of small pictures share: a rounded thumbnail, a frame round it, a name below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from drawai_desktop.ui.theme import DARK, Theme

THUMBNAIL = QSize(72, 56)

Index = QModelIndex | QPersistentModelIndex
"""What Qt's views name an item by."""


class TileDelegate(QStyledItemDelegate):
    """Base of what draws the tiles of a row.

    Attributes:
        size: of a tile.
        theme: its colours.
    """

    size = THUMBNAIL
    name_gap, name_height = 4, 18
    """Pixels between the picture and the name, and of the name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme = DARK

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self.size

    @staticmethod
    def name_font(font: QFont, is_bold: bool) -> QFont:
        """The font of names, where the row has this one."""
        smaller = QFont(font)
        smaller.setPointSizeF(font.pointSizeF() * 0.92)
        smaller.setBold(is_bold)
        return smaller

    def paint_frame(self, painter: QPainter, box: QRect, is_strong: bool) -> None:
        """A frame round a picture: strong round one that is chosen."""
        colour = QColor(self.theme.accent if is_strong else self.theme.quiet)
        painter.setPen(QPen(colour, 2 if is_strong else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), 7, 7)

    def paint_name(
        self, painter: QPainter, tile: QRect, text: str, is_strong: bool, is_bold: bool = False
    ) -> None:
        """The name below the picture, shortened where it is too long."""
        painter.setFont(self.name_font(painter.font(), is_bold))
        painter.setPen(QColor(self.theme.text if is_strong else self.theme.quiet))
        top = picture_rect(tile).bottom() + self.name_gap
        below = QRect(tile.left(), top, tile.width(), self.name_height)
        name = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, tile.width() - 2)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), name)


def picture_rect(tile: QRect) -> QRect:
    """Where a tile's picture is."""
    left = tile.left() + (tile.width() - THUMBNAIL.width()) // 2
    return QRect(left, tile.top() + 3, THUMBNAIL.width(), THUMBNAIL.height())


def rounded_thumbnail(picture: QImage, box: QSize = THUMBNAIL) -> QPixmap:
    """A thumbnail that fills its box, with rounded corners, for screens of 2x."""
    size = box * 2
    scaled = picture.scaled(
        size,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left = (scaled.width() - size.width()) // 2
    top = (scaled.height() - size.height()) // 2
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(0, 0, size.width(), size.height(), 10, 10)
    painter.setClipPath(path)
    painter.drawImage(-left, -top, scaled)
    painter.end()
    pixmap.setDevicePixelRatio(2)
    return pixmap
