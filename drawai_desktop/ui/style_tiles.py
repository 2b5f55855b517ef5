"""How the looks of the style panel are drawn: a rounded thumbnail with its name below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from drawai_desktop.ui.theme import DARK, Theme

THUMBNAIL = QSize(72, 56)
TILE = QSize(THUMBNAIL.width() + 8, THUMBNAIL.height() + 28)

_Index = QModelIndex | QPersistentModelIndex


class StyleTileDelegate(QStyledItemDelegate):
    """Draws one look; the chosen one has a frame and a bold name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme = DARK

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = rect.left() + (rect.width() - THUMBNAIL.width()) // 2
        box = QRect(left, rect.top() + 3, THUMBNAIL.width(), THUMBNAIL.height())
        icon: QIcon | None = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is None or icon.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.hover))
            painter.drawRoundedRect(box, 5, 5)
        else:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(box, icon.pixmap(THUMBNAIL, ratio))
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            colour = QColor(self.theme.accent if chosen else self.theme.quiet)
            painter.setPen(QPen(colour, 2 if chosen else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), 7, 7)
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 0.92)
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text if chosen else self.theme.quiet))
        below = QRect(rect.left(), box.bottom() + 4, rect.width(), 18)
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, rect.width() - 2
        )
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), name)
        painter.restore()


def rounded_thumbnail(picture: QImage) -> QPixmap:
    """A thumbnail that fills its box, with rounded corners, for screens of 2x."""
    size = THUMBNAIL * 2
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
