"""How the looks of the style panel are drawn."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from drawai_desktop.ui.thumbnail_tiles import THUMBNAIL, Index, TileDelegate, picture_rect

TILE = QSize(THUMBNAIL.width() + 8, THUMBNAIL.height() + 28)


class StyleTileDelegate(TileDelegate):
    """Draws one look; the chosen one has a frame and a bold name."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the name needs, bold as it is when it is chosen."""
        metrics = QFontMetrics(self.name_font(option.font, True))
        name = metrics.horizontalAdvance(str(index.data()))
        return QSize(max(TILE.width(), name + 6), TILE.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = picture_rect(rect)
        icon: QIcon | None = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is None or icon.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.hover))
            painter.drawRoundedRect(box, 5, 5)
        else:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(box, icon.pixmap(THUMBNAIL, ratio))
        if chosen or bool(state & QStyle.StateFlag.State_MouseOver):
            self.paint_frame(painter, box, is_strong=chosen)
        self.paint_name(painter, rect, str(index.data()), is_strong=chosen, is_bold=chosen)
        painter.restore()
