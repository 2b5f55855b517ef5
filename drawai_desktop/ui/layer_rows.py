"""How the rows of the layer panel are drawn: eye, small map, name, lock."""

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.layers import LayerInfo
from drawai_desktop.core.resampling import resample
from drawai_desktop.ui.theme import Theme, icon
from drawai_desktop.words import translator

tr = translator(__name__)

INFO_ROLE = Qt.ItemDataRole.UserRole
"""The layer's ``LayerInfo``."""
SMALL_ROLE = Qt.ItemDataRole.UserRole + 1
"""Its small map: a QImage."""
ACTIVE_ROLE = Qt.ItemDataRole.UserRole + 2
"""Whether it is painted on."""
LAYER_ROW_PX = 40
SMALL = QSize(40, 30)
_MARK_PX = 30
"""Width of the places of eye and lock, where a click changes them."""

_Index = QModelIndex | QPersistentModelIndex


def eye_rect(row: QRect) -> QRect:
    """Where a row's eye is."""
    return QRect(row.left(), row.top(), _MARK_PX, row.height())


def lock_rect(row: QRect) -> QRect:
    """Where a row's lock is."""
    return QRect(row.right() - _MARK_PX - 2, row.top(), _MARK_PX, row.height())


def spoken(info: LayerInfo, is_active: bool) -> str:
    """What a screen reader says of a row."""
    words = [info.name]
    words += [tr("painted on")] if is_active else []
    words += [tr("hidden")] if info.is_hidden else []
    words += [tr("locked")] if info.is_locked else []
    return ", ".join(words)


def small_map(ids: np.ndarray, labels: LabelSet) -> QImage:
    """A layer as a picture for its row, for screens of 2x; what is empty is transparent."""
    width, height = 2 * SMALL.width(), 2 * SMALL.height()
    factor = min(width / ids.shape[1], height / ids.shape[0])
    rows, columns = (max(1, round(side * factor)) for side in ids.shape)
    small = resample(ids, rows, columns)
    pixels = np.empty((rows, columns, 4), np.uint8)
    pixels[..., :3] = labels.colour_table()[small]
    pixels[..., 3] = np.where(small == UNLABELLED, 0, 255)
    image = QImage(pixels.data, columns, rows, pixels.strides[0], QImage.Format.Format_RGBA8888)
    return image.copy()  # which owns its memory


class LayerDelegate(QStyledItemDelegate):
    """Draws one layer. The one that is painted on has a frame and a bold name."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, LAYER_ROW_PX)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(_name_rect(rect).adjusted(-6, 5, 6, -5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, info = self.theme, index.data(INFO_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_active = bool(index.data(ACTIVE_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, QRectF(rect), state, is_active)
        mark = 0.55 if info.is_hidden else 1.0
        eye = "layer-hidden" if info.is_hidden else "layer-shown"
        _paint_icon(painter, eye_rect(rect), eye, theme, mark)
        lock = "layer-lock" if info.is_locked else "layer-unlocked"
        if info.is_locked or state & QStyle.StateFlag.State_MouseOver:
            _paint_icon(painter, lock_rect(rect), lock, theme, 1.0 if info.is_locked else 0.4)
        self._paint_small(painter, rect, index.data(SMALL_ROLE), mark)
        font = QFont(painter.font())
        font.setBold(is_active)
        painter.setFont(font)
        painter.setPen(QColor(theme.quiet if info.is_hidden else theme.text))
        box = _name_rect(rect)
        name = painter.fontMetrics().elidedText(info.name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), name)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, is_active: bool
    ) -> None:
        theme = self.theme
        row = rect.adjusted(0.5, 0.5, -2.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_active:
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(QColor(theme.chosen))
        elif state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.quiet), 1))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.hover))
        else:
            return
        painter.drawRoundedRect(row, 5, 5)

    def _paint_small(
        self, painter: QPainter, rect: QRect, image: QImage | None, opacity: float
    ) -> None:
        box = QRect(rect.left() + _MARK_PX, 0, SMALL.width(), SMALL.height())
        box.moveTop(rect.top() + (rect.height() - box.height()) // 2)
        if image is None or image.isNull():
            return
        size = image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRect(0, 0, size.width(), size.height())
        at.moveCenter(box.center())
        painter.fillRect(at, QColor(0x8C, 0x8C, 0x8C))
        painter.fillRect(at, QBrush(QColor(0xA6, 0xA6, 0xA6), Qt.BrushStyle.BDiagPattern))
        painter.setOpacity(opacity)
        painter.drawImage(at, image)
        painter.setOpacity(1.0)


def _name_rect(row: QRect) -> QRect:
    left = row.left() + _MARK_PX + SMALL.width() + 10
    return QRect(left, row.top(), lock_rect(row).left() - left - 2, row.height())


def _paint_icon(painter: QPainter, rect: QRect, name: str, theme: Theme, opacity: float) -> None:
    box = QRect(0, 0, 16, 16)
    box.moveCenter(rect.center())
    painter.setOpacity(opacity)
    icon(name, theme).paint(painter, box)
    painter.setOpacity(1.0)
