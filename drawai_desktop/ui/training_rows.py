"""The rows of the list of trainings: what each is called, and below how far it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

_ROW_PX = 50
PHASE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The text of the second line."""


class TrainingRows(QStyledItemDelegate):
    """Draws a row in the colours of the application's palette."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, _ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette, rect = option.palette, option.rect
        box = QRectF(rect).adjusted(2.5, 1.5, -2.5, -1.5)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(palette.color(QPalette.ColorRole.Light))
            painter.drawRoundedRect(box, 5, 5)
        if is_chosen:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)
        lines = (
            (str(index.data()), QPalette.ColorRole.Text, rect.adjusted(10, 6, -8, -25)),
            (str(index.data(PHASE_ROLE)), QPalette.ColorRole.PlaceholderText,
             rect.adjusted(10, 25, -8, -5)),
        )  # fmt: skip
        for text, role, place in lines:
            elided = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.setPen(palette.color(role))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), elided)
        painter.restore()
