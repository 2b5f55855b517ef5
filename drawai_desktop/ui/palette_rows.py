"""How the palette's rows are drawn: group headers, and labels with swatch, name and key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from drawai_desktop.ui.swatches import draw_swatch
from drawai_desktop.ui.theme import ROW_PX, Theme, icon
from drawai_desktop.ui.touch import TOUCH_PX

LABEL_ROLE = Qt.ItemDataRole.UserRole
"""The label id; None for a group's header."""
GROUP_ROLE = Qt.ItemDataRole.UserRole + 1
"""Of a header: the group that it folds, as settings call it."""
KEY_ROLE = Qt.ItemDataRole.UserRole + 2
"""The key that chooses the label, or nothing."""
PAINTED_AS_ROLE = Qt.ItemDataRole.UserRole + 3
"""Title of the label that the model paints instead, or nothing."""

_FOLDED_ROW_PX, _LINE_PX = 40, 9

_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws group headers and label rows."""

    def __init__(self, theme: Theme, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self.theme = theme
        self.chosen_id = -1
        self.is_large = False
        """Rows are as high as a finger needs."""
        self.is_folded = False
        """Only colours and keys are drawn."""
        self.is_patterned = False
        """Swatches have their labels' patterns."""
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        height = TOUCH_PX if self.is_large else ROW_PX
        if not self.is_folded:
            return QSize(100, height)
        if index.data(LABEL_ROLE) is None and self._tree.isExpanded(index):
            height = _LINE_PX
        return QSize(_FOLDED_ROW_PX, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if self.is_folded:  # the column is wider than what is seen of it
            rect = QRect(rect.left(), rect.top(), self._tree.viewport().width(), rect.height())
        if index.data(LABEL_ROLE) is None:
            self._paint_header(painter, rect, index)
        else:
            self._paint_label(painter, rect, option, index)
        painter.restore()

    def _paint_header(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        if self.is_folded:
            self._paint_line(painter, rect, index)
            return
        painter.setPen(QColor(self.theme.quiet))
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        text = str(index.data())
        box = rect.adjusted(8, 4, -22, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
        name = "chevron-down" if self._tree.isExpanded(index) else "chevron-right"
        icon(name, self.theme).paint(
            painter, QRect(rect.right() - 22, rect.center().y() - 5, 12, 12)
        )

    def _paint_line(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """What is left of a group's header: a line, and its arrow if its labels are hidden."""
        painter.setPen(QPen(QColor(self.theme.line), 1))
        if self._tree.isExpanded(index):
            y = rect.center().y() + 0.5
            if rect.top() > self._tree.visualItemRect(self._first()).top():
                painter.drawLine(QPointF(rect.left() + 8, y), QPointF(rect.right() - 8, y))
            return
        arrow = QRect(rect.center().x() - 6, rect.center().y() - 6, 12, 12)
        icon("chevron-right", self.theme).paint(painter, arrow)

    def _first(self) -> QTreeWidgetItem:
        first = self._tree.topLevelItem(0)
        assert first is not None  # something is being painted
        return first

    def _paint_label(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        theme = self.theme
        state: QStyle.StateFlag = option.state
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        selected = index.data(LABEL_ROLE) == self.chosen_id
        row = QRectF(rect).adjusted(0.5, 0.5, -0.5 if self.is_folded else -4.5, -0.5)
        if selected:
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(QColor(theme.chosen))
            painter.drawRoundedRect(row, 5, 5)
        elif state & QStyle.StateFlag.State_HasFocus:  # the arrow keys are here
            painter.setPen(QPen(QColor(theme.quiet), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row, 5, 5)
        elif state & QStyle.StateFlag.State_MouseOver and enabled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(row, 5, 5)
        self._paint_swatch(painter, rect, index, enabled)
        if self.is_folded:
            self._paint_key(painter, rect, index, selected)
            return
        font = QFont(painter.font())
        font.setBold(selected)
        painter.setFont(font)
        text = QColor(theme.text)
        quiet = QColor(theme.quiet)
        if not enabled:
            text.setAlpha(110)
        painter.setPen(text)
        vertical = Qt.AlignmentFlag.AlignVCenter
        name_box = rect.adjusted(36, 0, -14, 0)
        painter.drawText(name_box, int(vertical | Qt.AlignmentFlag.AlignLeft), str(index.data()))
        painted_as = str(index.data(PAINTED_AS_ROLE) or "")
        font.setBold(False)
        key = str(index.data(KEY_ROLE) or "")
        if painted_as:
            font.setPointSizeF(font.pointSizeF() * 0.88)
        painter.setFont(font)
        painter.setPen(quiet)
        painter.drawText(
            name_box, int(vertical | Qt.AlignmentFlag.AlignRight), row_note(painted_as, key)
        )

    def _paint_key(self, painter: QPainter, rect: QRect, index: _Index, selected: bool) -> None:
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 0.88)
        font.setBold(selected)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text if selected else self.theme.quiet))
        box = rect.adjusted(27, 0, -1, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(index.data(KEY_ROLE) or ""))

    def _paint_swatch(self, painter: QPainter, rect: QRect, index: _Index, enabled: bool) -> None:
        left = rect.left() + (7 if self.is_folded else 8)
        box = QRectF(left, rect.center().y() - 8, 18, 18)
        colour: QColor = index.data(Qt.ItemDataRole.DecorationRole)
        painter.setOpacity(1.0 if enabled else 0.35)
        draw_swatch(painter, box, int(index.data(LABEL_ROLE)), colour, self.is_patterned)
        painter.setOpacity(1.0)


def row_note(painted_as: str, key: str) -> str:
    """What stands at the right of a row: a key, ``as Bush``, or both."""
    borrowed = f"as {painted_as}" if painted_as else ""
    return "   ".join(part for part in (borrowed, key) if part)
