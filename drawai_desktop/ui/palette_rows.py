"""How the palette's rows are drawn: group headers, and labels with swatch, name and key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
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
from drawai_desktop.words import translator

tr = translator(__name__)

LABEL_ROLE = Qt.ItemDataRole.UserRole
"""The label id; None for a group's header."""
GROUP_ROLE = Qt.ItemDataRole.UserRole + 1
"""Of a header: the group that it folds, as settings call it."""
KEY_ROLE = Qt.ItemDataRole.UserRole + 2
"""The key that chooses the label, or nothing."""
PAINTED_AS_ROLE = Qt.ItemDataRole.UserRole + 3
"""Title of the label that the model paints instead, or nothing."""

BORROWERS_ROLE = Qt.ItemDataRole.UserRole + 4
"""The ids of the labels that are folded under a row."""

_FOLD_PX, _LARGE_FOLD_PX, _INDENT_PX = 16, 34, 14
_NOTE_GAP_PX = 8
"""Between a name and what stands at the right."""
_KEYS_FROM_PX = 27
"""Where the folded palette's keys begin, and the arrows under them."""
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

    def fold_rect(self, row: QRect, index: _Index) -> QRect:
        """Where a click folds or unfolds what is under a row; empty where nothing is."""
        if not index.data(BORROWERS_ROLE):
            return QRect()
        if self.is_folded:
            left = row.left() + _KEYS_FROM_PX
            return QRect(left, row.top(), self._tree.viewport().width() - left, row.height())
        return QRect(row.left(), row.top(), self._margin, row.height())

    @property
    def _margin(self) -> int:
        """Left of the swatches, for the arrows."""
        return _LARGE_FOLD_PX if self.is_large else _FOLD_PX

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
        selected = self._is_marked(index)
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
        self._paint_fold(painter, rect, index)
        rect = self._indented(rect, index)
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
        name_width = painter.fontMetrics().horizontalAdvance(str(index.data()))
        name_box = rect.adjusted(36, 0, -14, 0)
        painter.drawText(name_box, int(vertical | Qt.AlignmentFlag.AlignLeft), str(index.data()))
        painted_as = "" if _is_under(index) else str(index.data(PAINTED_AS_ROLE) or "")
        font.setBold(False)
        key = str(index.data(KEY_ROLE) or "")
        if painted_as:
            font.setPointSizeF(font.pointSizeF() * 0.88)
        painter.setFont(font)
        painter.setPen(quiet)
        room = name_box.width() - name_width - _NOTE_GAP_PX
        note = _fitting(painter.fontMetrics(), painted_as, key, room)
        painter.drawText(name_box, int(vertical | Qt.AlignmentFlag.AlignRight), note)

    def _is_marked(self, index: _Index) -> bool:
        """Whether its label is painted with, or one that is folded away under it."""
        if index.data(LABEL_ROLE) == self.chosen_id:
            return True
        borrowers = index.data(BORROWERS_ROLE) or ()
        return self.chosen_id in borrowers and not self._tree.isExpanded(index)

    def _indented(self, rect: QRect, index: _Index) -> QRect:
        if self.is_folded:
            return rect.adjusted(3, 0, 0, 0) if _is_under(index) else rect
        indent = _INDENT_PX if _is_under(index) else 0
        return rect.adjusted(self._margin - 8 + indent, 0, 0, 0)

    def _paint_fold(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """The arrow of a row under which others are folded."""
        place = self.fold_rect(rect, index)
        if place.isEmpty():
            return
        arrow = QRect(0, 0, 10, 10)
        arrow.moveCenter(place.center())
        if self.is_folded and index.data(KEY_ROLE):
            arrow.moveBottom(place.bottom() - 1)  # under the key
        name = "chevron-down" if self._tree.isExpanded(index) else "chevron-right"
        icon(name, self.theme).paint(painter, arrow)

    def _paint_key(self, painter: QPainter, rect: QRect, index: _Index, selected: bool) -> None:
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 0.88)
        font.setBold(selected)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text if selected else self.theme.quiet))
        box = rect.adjusted(_KEYS_FROM_PX, 0, -1, -8 if index.data(BORROWERS_ROLE) else 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(index.data(KEY_ROLE) or ""))

    def _paint_swatch(self, painter: QPainter, rect: QRect, index: _Index, enabled: bool) -> None:
        left = rect.left() + (7 if self.is_folded else 8)
        box = QRectF(left, rect.center().y() - 8, 18, 18)
        colour: QColor = index.data(Qt.ItemDataRole.DecorationRole)
        painter.setOpacity(1.0 if enabled else 0.35)
        draw_swatch(painter, box, int(index.data(LABEL_ROLE)), colour, self.is_patterned)
        painter.setOpacity(1.0)


def _is_under(index: _Index) -> bool:
    """Whether a row is folded under another label's."""
    return index.parent().isValid() and index.parent().data(LABEL_ROLE) is not None


def row_note(painted_as: str, key: str) -> str:
    """What stands at the right of a row: a key, ``as Bush``, or both."""
    borrowed = tr("as {painted_as}", painted_as=painted_as) if painted_as else ""
    return "   ".join(part for part in (borrowed, key) if part)


def _fitting(metrics: QFontMetrics, painted_as: str, key: str, room: int) -> str:
    """The note as wide as there is room: the key stays, what it is painted as is shortened."""
    note = row_note(painted_as, key)
    if not painted_as or metrics.horizontalAdvance(note) <= room:
        return note
    behind = f"   {key}" if key else ""
    left = room - metrics.horizontalAdvance(behind)
    return metrics.elidedText(row_note(painted_as, ""), Qt.TextElideMode.ElideRight, left) + behind
