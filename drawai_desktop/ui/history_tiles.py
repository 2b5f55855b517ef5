"""How the pictures of the history are drawn: like looks, and with a pin."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from drawai_desktop.ui.theme import icon_in
from drawai_desktop.ui.thumbnail_tiles import THUMBNAIL, Index, TileDelegate, picture_rect

TILE = QSize(THUMBNAIL.width() + 10, THUMBNAIL.height() + 24)
KEY, PINNED, NAME, MARKED = (Qt.ItemDataRole.UserRole + n for n in range(4))
_PIN_PX = 20


def pin_rect(tile: QRect) -> QRect:
    """Where a tile's pin is, and is clicked: the upper right corner of its picture."""
    box = picture_rect(tile)
    return QRect(box.right() - _PIN_PX + 1, box.top(), _PIN_PX, _PIN_PX)


class HistoryTileDelegate(TileDelegate):
    """Draws one picture; the pin is filled where it is pinned, and offered under the pointer."""

    size = TILE
    name_gap, name_height = 3, 17

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = picture_rect(rect)
        small: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box, small.pixmap(THUMBNAIL, ratio))
        if bool(index.data(MARKED)):
            self.paint_frame(painter, box, is_strong=True)
            self._paint_marked(painter, QRectF(box))
        elif focused or hovered:
            self.paint_frame(painter, box, is_strong=focused)
        is_pinned = bool(index.data(PINNED))
        if is_pinned or hovered or focused:
            self._paint_pin(painter, QRectF(pin_rect(rect)), is_pinned)
        self.paint_name(painter, rect, str(index.data()), is_strong=is_pinned or focused)
        painter.restore()

    def _paint_marked(self, painter: QPainter, box: QRectF) -> None:
        """Two halves at the lower edge: it waits for another picture."""
        sign = QRectF(0, 0, 22, 14)
        sign.moveCenter(box.center())
        sign.moveBottom(box.bottom() - 4)
        painter.setPen(QPen(QColor(self.theme.accent_text), 1))
        painter.setBrush(QColor(self.theme.accent))
        painter.drawRoundedRect(sign, 3, 3)
        painter.drawLine(
            sign.center().toPoint() - QPoint(0, 6), sign.center().toPoint() + QPoint(0, 6)
        )

    def _paint_pin(self, painter: QPainter, box: QRectF, is_pinned: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.accent) if is_pinned else QColor(20, 20, 20, 170))
        painter.drawEllipse(box.adjusted(2, 2, -2, -2))
        colour = self.theme.accent_text if is_pinned else "#ffffff"
        icon_in("pin", colour).paint(painter, box.adjusted(5, 5, -5, -5).toRect())
