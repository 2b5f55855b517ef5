"""How the pictures of the history are drawn: a rounded thumbnail, its pin, its name below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from drawai_desktop.ui.style_tiles import THUMBNAIL
from drawai_desktop.ui.theme import DARK, Theme, icon_in

TILE = QSize(THUMBNAIL.width() + 10, THUMBNAIL.height() + 24)
KEY, PINNED, NAME = (Qt.ItemDataRole.UserRole + n for n in range(3))
_PIN_PX = 20

_Index = QModelIndex | QPersistentModelIndex


def pin_rect(tile: QRect) -> QRect:
    """Where a tile's pin is, and is clicked: the upper right corner of its picture."""
    box = _picture_rect(tile)
    return QRect(box.right() - _PIN_PX + 1, box.top(), _PIN_PX, _PIN_PX)


class HistoryTileDelegate(QStyledItemDelegate):
    """Draws one picture; the pin is filled where it is pinned, and offered under the pointer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme: Theme = DARK

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = _picture_rect(rect)
        small: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box, small.pixmap(THUMBNAIL, ratio))
        if focused or hovered:
            colour = QColor(self.theme.accent if focused else self.theme.quiet)
            painter.setPen(QPen(colour, 2 if focused else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), 7, 7)
        is_pinned = bool(index.data(PINNED))
        if is_pinned or hovered or focused:
            self._paint_pin(painter, QRectF(pin_rect(rect)), is_pinned)
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text if is_pinned or focused else self.theme.quiet))
        below = QRect(rect.left(), box.bottom() + 3, rect.width(), 17)
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, rect.width() - 2
        )
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), name)
        painter.restore()

    def _paint_pin(self, painter: QPainter, box: QRectF, is_pinned: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.accent) if is_pinned else QColor(20, 20, 20, 170))
        painter.drawEllipse(box.adjusted(2, 2, -2, -2))
        colour = self.theme.accent_text if is_pinned else "#ffffff"
        icon_in("pin", colour).paint(painter, box.adjusted(5, 5, -5, -5).toRect())


def _picture_rect(tile: QRect) -> QRect:
    left = tile.left() + (tile.width() - THUMBNAIL.width()) // 2
    return QRect(left, tile.top() + 3, THUMBNAIL.width(), THUMBNAIL.height())
