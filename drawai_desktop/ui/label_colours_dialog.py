"""Other colours for the labels on the screen: a theme, or one label's own colour."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.core.label_colours import ALIKE, LabelColours, LabelTheme, most_alike
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.ui.swatches import draw_swatch
from drawai_desktop.ui.theme import CONTROL_PX
from drawai_desktop.ui.touch import TOUCH_PX
from drawai_desktop.words import translator

tr = translator(__name__)

_THEMES = (
    ("DrawAI", LabelTheme.OWN),
    (tr.later("drawAI and smart-sketch"), LabelTheme.CLASSIC),
    ("NVIDIA GauGAN", LabelTheme.GAUGAN),
)
_ID_ROLE = Qt.ItemDataRole.UserRole
_COLOUR_ROLE = Qt.ItemDataRole.UserRole + 2
_OWN_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether the label has a colour of its own."""


class _Rows(QStyledItemDelegate):
    """Swatch and name. Rows are as high as a control."""

    is_large = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:  # type: ignore[override]
        return QSize(180, TOUCH_PX if self.is_large else CONTROL_PX - 4)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        box = QRectF(rect.left() + 8, rect.center().y() - 8, 18, 18)
        colour = index.data(_COLOUR_ROLE)
        draw_swatch(painter, box, index.data(_ID_ROLE), colour, False)
        palette = option.palette
        is_chosen = bool(option.state & option.state.State_Selected)
        role = palette.ColorRole.HighlightedText if is_chosen else palette.ColorRole.Text
        painter.setPen(palette.color(role))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        text_box = rect.adjusted(36, 0, -10, 0)
        painter.drawText(text_box, middle, str(index.data()))
        if index.data(_OWN_ROLE):
            right = middle | int(Qt.AlignmentFlag.AlignRight)
            painter.drawText(text_box, right, tr("own colour"))
        painter.restore()


class LabelColoursDialog(QDialog):
    """Lives in the GUI thread; every change acts at once.

    Signals:
        changed(LabelColours)
        colour_wanted(int): the person wants to choose a colour for that label.
    """

    changed = Signal(object)
    colour_wanted = Signal(int)

    def __init__(
        self, labels: LabelSet, colours: LabelColours, large: bool, parent: QWidget
    ) -> None:
        """
        Args:
            labels: in the colours of files.
            large: for pen and fingers.
        """
        super().__init__(parent)
        self.setObjectName("label_colours_dialog")
        self.setWindowTitle(tr("Label colours"))
        self._labels = labels
        self._colours = colours
        self.theme_box = QComboBox()
        self.theme_box.setAccessibleName(tr("Colours of"))
        for text, theme in _THEMES:
            self.theme_box.addItem(str(text), theme)
        self.theme_box.activated.connect(self._on_theme)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a label"))
        self.search.setAccessibleName(tr("Find a label"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Labels and their colours"))
        self.list.setMinimumHeight(180)
        rows = _Rows(self.list)
        rows.is_large = large
        self.list.setItemDelegate(rows)
        self.list.currentItemChanged.connect(self._show_chosen)
        self.list.itemActivated.connect(self._ask_colour)
        self.choose = _button(tr("Choose colour..."), self._ask_colour)
        self.reset = _button(tr("Reset this label"), self._reset)
        self.reset_all = _button(tr("Reset all"), self._reset_all)
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)  # a model's labels are in it
        self._note.setProperty("quiet", True)
        self._note.setMinimumHeight(2 * self.fontMetrics().height() + 4)
        form = QFormLayout()
        form.addRow(tr("Colours of"), self.theme_box)
        row = QHBoxLayout()
        for button in (self.choose, self.reset, self.reset_all):
            row.addWidget(button)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        layout.addWidget(self._note)
        layout.addWidget(close)
        self.setMinimumWidth(430)
        self.show_colours(colours)

    def show_colours(self, colours: LabelColours) -> None:
        """What the colours are now."""
        self._colours = colours
        self.theme_box.setCurrentIndex(self.theme_box.findData(colours.theme))
        self.reset_all.setEnabled(bool(colours.recoloured) or colours.theme != LabelTheme.OWN)
        self._fill()

    def choose_label(self, label_id: int) -> None:
        """Goes to a label's row."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID_ROLE) == label_id:
                self.list.setCurrentRow(row)

    @property
    def label_id(self) -> int | None:
        """The label whose row is chosen."""
        item = self.list.currentItem()
        return None if item is None else int(item.data(_ID_ROLE))

    def _fill(self) -> None:
        before, shown = self.label_id, self._colours.on(self._labels)
        self.list.blockSignals(True)
        self.list.clear()
        for label in shown.search(self.search.text()):
            item = QListWidgetItem(label.title)
            item.setData(_ID_ROLE, label.id)
            item.setData(_COLOUR_ROLE, QColor(*label.rgb))
            is_own = label.name in self._colours.recoloured
            item.setData(_OWN_ROLE, is_own)
            spoken = f"{label.title}, {QColor(*label.rgb).name()}"
            if is_own:
                spoken = tr("{label}, own colour", label=spoken)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        if before is not None:
            self.choose_label(before)
        self.list.blockSignals(False)
        self._show_chosen()

    def _show_chosen(self) -> None:
        label_id, shown = self.label_id, self._colours.on(self._labels)
        self.choose.setEnabled(label_id is not None)
        is_own = label_id is not None and shown[label_id].name in self._colours.recoloured
        self.reset.setEnabled(is_own)
        text = tr("On the screen alone: files have DrawAI's colours, whatever is chosen here.")
        if label_id is not None:
            other, far = most_alike(shown[label_id], shown)
            if other is not None and far < ALIKE:
                title = shown[label_id].title
                text = tr(
                    "{title} looks like {other}. Patterns and outlines tell them apart.",
                    title=title,
                    other=other.title,
                )
        self._note.setText(text)

    def _on_theme(self) -> None:
        self.changed.emit(replace(self._colours, theme=self.theme_box.currentData()))

    def _ask_colour(self) -> None:
        if self.label_id is not None:
            self.colour_wanted.emit(self.label_id)

    def _reset(self) -> None:
        if self.label_id is not None:
            name = self._labels[self.label_id].name
            kept = {k: v for k, v in self._colours.recoloured.items() if k != name}
            self.changed.emit(replace(self._colours, recoloured=kept))

    def _reset_all(self) -> None:
        self.changed.emit(LabelColours())


def _button(text: str, act: object) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)  # Enter is the list's own
    button.clicked.connect(act)
    return button
