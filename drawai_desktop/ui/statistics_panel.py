"""The panel of label statistics: what share of the canvas each label has, the largest first."""

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QHideEvent, QKeyEvent, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.label_counts import share_text
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.ui.foreign_text import in_tip
from drawai_desktop.ui.swatches import draw_swatch
from drawai_desktop.ui.theme import ROW_PX, SIDE_PX, Theme
from drawai_desktop.ui.touch import TOUCH_PX
from drawai_desktop.words import translator

tr = translator(__name__)

WIDTH_PX = 216
_FEWEST_ROWS = 4
LABEL_ROLE = Qt.ItemDataRole.UserRole
_COLOUR_ROLE = Qt.ItemDataRole.UserRole + 1
_SHARE_ROLE = Qt.ItemDataRole.UserRole + 2
"""From 0 to 1."""
_TEXT_ROLE = Qt.ItemDataRole.UserRole + 3
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """Swatch, name and percent over a bar as long as the share."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.is_large = False
        self.is_patterned = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, TOUCH_PX if self.is_large else ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, rect = self.theme, option.rect
        row = QRectF(rect).adjusted(0.5, 0.5, -2.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(row, 5, 5)
        bar = QRectF(row.left() + 34, row.bottom() - 4, 0, 3)
        bar.setWidth(max(1.0, (row.width() - 42) * float(index.data(_SHARE_ROLE))))
        painter.setBrush(QColor(theme.accent))
        painter.drawRect(bar)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row, 5, 5)
        box = QRectF(rect.left() + 8, rect.center().y() - 9, 18, 18)
        colour, label_id = index.data(_COLOUR_ROLE), int(index.data(LABEL_ROLE))
        draw_swatch(painter, box, label_id, colour, self.is_patterned)
        font = QFont(painter.font())
        font.setBold(bool(option.state & QStyle.StateFlag.State_Selected))
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        middle, text = int(Qt.AlignmentFlag.AlignVCenter), str(index.data(_TEXT_ROLE))
        room = rect.adjusted(36, -3, -10, -3)
        wide = painter.fontMetrics().horizontalAdvance(text) + 8
        elide = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(str(index.data()), elide, room.width() - wide)
        painter.drawText(room, middle, name)
        font.setFeature(QFont.Tag("tnum"), 1)  # so that changing numbers do not move
        painter.setFont(font)
        painter.setPen(QColor(theme.quiet))
        painter.drawText(room, middle | int(Qt.AlignmentFlag.AlignRight), text)
        painter.restore()


class StatisticsPanel(QWidget):
    """Lives in the GUI thread.

    Signals:
        shown(bool): it is seen, or not, so that counts are wanted or not.
        chosen(int): a label: paint with it, and select its regions.
        replace_wanted(int): this label is to become another one, on all layers.
        fill_wanted(int): this label is to become another one, on the layer that is painted on.
        menu_wanted(int, QPoint): what else can be done with it; the place is on the screen.
        left: Escape; the canvas should have the focus again.
    """

    shown = Signal(bool)
    chosen = Signal(int)
    replace_wanted = Signal(int)
    fill_wanted = Signal(int)
    menu_wanted = Signal(int, object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statistics_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(WIDTH_PX)
        self.setMaximumWidth(SIDE_PX)  # as wide as the styles, where they stand at its side
        self.list = QListWidget()
        self.list.setObjectName("statistics_list")
        self.list.setAccessibleName(tr("Labels on the canvas, the largest first"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setMinimumHeight(_FEWEST_ROWS * ROW_PX)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.currentRowChanged.connect(self._can_act)
        self.list.installEventFilter(self)
        self._rows = _Rows(theme, self.list)
        self.list.setItemDelegate(self._rows)
        self.replace = self._button(
            "replace",
            tr("Replace..."),
            tr("Replace the label everywhere by another one, on all layers"),
        )
        self.fill = self._button(
            "fill",
            tr("Fill..."),
            tr("Fill the label with another one, on the layer that is painted on"),
        )
        self.replace.clicked.connect(lambda: self._tell(self.replace_wanted))
        self.fill.clicked.connect(lambda: self._tell(self.fill_wanted))
        self.list.itemDoubleClicked.connect(lambda _item: self._tell(self.replace_wanted))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.replace)
        buttons.addWidget(self.fill)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self._can_act()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, super().sizeHint().height())

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"button_statistics_{name}")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    @property
    def label_id(self) -> int | None:
        """The label whose row is current."""
        item = self.list.currentItem()
        return None if item is None else int(item.data(LABEL_ROLE))

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._rows.theme = theme
        self.list.viewport().update()

    def set_large(self, large: bool) -> None:
        """Rows for fingers, or low ones."""
        self._rows.is_large = large
        self.list.scheduleDelayedItemsLayout()

    def set_patterned(self, patterned: bool) -> None:
        """Swatches with the labels' patterns, or plain ones."""
        self._rows.is_patterned = patterned
        self.list.viewport().update()

    def show_counts(self, counts: np.ndarray, labels: LabelSet) -> None:
        """What share each label has.

        Args:
            counts: int (256,), the pixels of every id.
            labels: in the colours of the screen.
        """
        current, total = self.label_id, max(1, int(counts.sum()))
        order = [i for i in np.argsort(-counts, kind="stable").tolist() if counts[i]]
        while self.list.count() > len(order):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(order):
            self.list.addItem(QListWidgetItem())
        for place, label_id in enumerate(order):
            item, text = self.list.item(place), share_text(int(counts[label_id]), total)
            title = labels.title(label_id)
            is_label = label_id != UNLABELLED and label_id in labels
            colour = QColor(*labels[label_id].rgb) if is_label else QColor()
            for role, value in (
                (Qt.ItemDataRole.DisplayRole, title),
                (LABEL_ROLE, label_id),
                (_COLOUR_ROLE, colour),
                (_SHARE_ROLE, float(counts[label_id]) / total),
                (_TEXT_ROLE, text),
                (
                    Qt.ItemDataRole.AccessibleTextRole,
                    tr("{title}, {share} of the canvas", title=title, share=text),
                ),
                (
                    Qt.ItemDataRole.ToolTipRole,
                    in_tip(
                        tr.count(
                            "{title}: {n} pixel",
                            "{title}: {n:,} pixels",
                            n=int(counts[label_id]),
                            title=title,
                        )
                    ),
                ),
            ):
                item.setData(role, value)
        self._go_to(current)
        self._can_act()

    def _go_to(self, label_id: int | None) -> None:
        """Rows change their places; the chosen label stays chosen."""
        for place in range(self.list.count()):
            if self.list.item(place).data(LABEL_ROLE) == label_id:
                self.list.setCurrentRow(place)
                return
        self.list.setCurrentRow(-1)

    @Slot()
    def _can_act(self) -> None:
        for button in (self.replace, self.fill):
            button.setEnabled(self.label_id is not None)

    def _tell(self, signal: SignalInstance) -> None:
        if self.label_id is not None:
            signal.emit(self.label_id)

    def row_place(self) -> QPoint:
        """Where the current row is on the screen, for a menu that keys open."""
        rect = self.list.visualItemRect(self.list.currentItem())
        return self.list.viewport().mapToGlobal(rect.bottomLeft())

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(int(item.data(LABEL_ROLE)))

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        item = self.list.itemAt(at) or self.list.currentItem()
        if item is not None:
            self.list.setCurrentItem(item)
            place = self.list.viewport().mapToGlobal(at)
            self.menu_wanted.emit(int(item.data(LABEL_ROLE)), place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent):
            is_press = event.type() == QKeyEvent.Type.KeyPress
            if is_press and event.key() in _CHOOSING_KEYS:
                self._tell(self.chosen)
                return True
            if is_press and event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)


_CHOOSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
