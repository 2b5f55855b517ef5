"""The saved brushes in a list, and what is done with them: use, rename, delete, save another."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.canvas.tool_state import ToolChoice
from drawai_desktop.core.brush_presets import LONGEST_NAME, PRESETS, BrushPreset
from drawai_desktop.core.dab import Tip
from drawai_desktop.ui.command_groups import plain
from drawai_desktop.ui.saved_presets import SavedPresets
from drawai_desktop.ui.tool_rows import TOOL_COMMANDS
from drawai_desktop.words import translator

tr = translator(__name__)

DOT_PX = 30
_ROW_DOT_PX, _ROW_PX, _ROWS = 20, 28, 4
_LARGEST_SHARE = max(preset.share for preset in PRESETS)
_NAME = Qt.ItemDataRole.UserRole


class PresetList(QListWidget):
    """Lives in the GUI thread. Enter or a click takes a brush, F2 renames, Del deletes.

    Signals:
        wanted(BrushPreset)
    """

    wanted = Signal(object)

    def __init__(self, saved: SavedPresets) -> None:
        super().__init__()
        self.setObjectName("own_presets")
        self.setAccessibleName(tr("Saved presets"))
        self.setProperty("framed", True)
        self.setIconSize(QSize(_ROW_DOT_PX, _ROW_DOT_PX))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self._saved = saved
        self.itemClicked.connect(self._take)
        self.itemActivated.connect(self._take)
        self.itemChanged.connect(self._on_edited)

    def show_presets(self) -> None:
        """All of them as they are now."""
        at = self.currentRow()
        self.blockSignals(True)
        self.clear()
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        for preset in self._saved.presets:
            item = QListWidgetItem(preset.name, self)
            item.setIcon(dot_icon(preset, colour, self.devicePixelRatioF(), _ROW_DOT_PX))
            item.setData(_NAME, preset.name)
            item.setToolTip(told_of(preset))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                tr("Preset {name}, {told}", name=preset.name, told=told_of(preset)),
            )
            item.setSizeHint(QSize(0, _ROW_PX))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        if self.count():
            self.setCurrentRow(min(max(at, 0), self.count() - 1))
        self.blockSignals(False)
        self.setFixedHeight(min(self.count(), _ROWS) * _ROW_PX + 6)

    @property
    def current(self) -> str:
        """The name of the chosen one, or nothing."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_NAME))

    def edit_current(self) -> None:
        """The name of the chosen one can be typed."""
        item = self.currentItem()
        if item is not None:
            self.setFocus()
            self.editItem(item)

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        preset = self._saved.named(str(item.data(_NAME)))
        if preset is not None:
            self.wanted.emit(preset)

    @Slot(QListWidgetItem)
    def _on_edited(self, item: QListWidgetItem) -> None:
        old, new = str(item.data(_NAME)), item.text()

        def rename() -> None:  # later: Qt is still closing the editor
            if not self._saved.rename(old, new):
                self.show_presets()

        QTimer.singleShot(0, self, rename)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current:
            self._saved.delete(self.current)
        else:
            super().keyPressEvent(event)


class OwnPresets(QWidget):
    """The list with its buttons and a field for the name of another one.

    Signals:
        wanted(BrushPreset)
    """

    wanted = Signal(object)

    def __init__(self, saved: SavedPresets) -> None:
        super().__init__()
        self._saved = saved
        self.list = PresetList(saved)
        self.list.wanted.connect(self.wanted)
        self.list.currentRowChanged.connect(self._show_buttons)
        self._heading = QLabel(tr("Saved"))
        self._heading.setProperty("quiet", True)
        self.rename = _button(tr("Rename"), tr("Rename the chosen preset   F2"))
        self.rename.clicked.connect(self.list.edit_current)
        self.delete = _button(tr("Delete"), tr("Delete the chosen preset   Del"))
        self.delete.clicked.connect(self._delete)
        self.name = QLineEdit()
        self.name.setObjectName("preset_name")
        self.name.setPlaceholderText(tr("Name of a new preset"))
        self.name.setAccessibleName(tr("Name of a new preset"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(self._on_name)
        self.name.returnPressed.connect(self._save)
        self.save = _button(
            tr("Save"), tr("Keep tool, size, tip, smoothing and spray under this name")
        )
        self.save.clicked.connect(self._save)
        self._heads = QWidget()
        heads = QHBoxLayout(self._heads)
        heads.setContentsMargins(0, 0, 0, 0)
        heads.addWidget(self._heading, 1)
        heads.addWidget(self.rename)
        heads.addWidget(self.delete)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._heads)
        layout.addWidget(self.list)
        layout.addLayout(row)
        saved.changed.connect(self.draw)
        self.draw()
        self._on_name("")

    @Slot()
    def draw(self) -> None:
        """All presets, in the present colours."""
        self.list.show_presets()
        has_some = self.list.count() > 0
        self.list.setVisible(has_some)
        self._heads.setVisible(has_some)
        self._show_buttons()
        self._on_name(self.name.text())
        if self.isVisible():
            self.window().adjustSize()

    @Slot()
    def _show_buttons(self) -> None:
        for button in (self.rename, self.delete):
            button.setEnabled(bool(self.list.current))

    @Slot(str)
    def _on_name(self, text: str) -> None:
        self.save.setText(tr("Replace") if self._saved.named(text) else tr("Save"))
        self.save.setEnabled(bool(text.strip()))

    @Slot()
    def _save(self) -> None:
        if self._saved.save(self.name.text()):
            self.name.clear()

    @Slot()
    def _delete(self) -> None:
        if self.list.current:
            self._saved.delete(self.list.current)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self.list.count():
            self.list.show_presets()  # in other colours
        super().changeEvent(event)


def told_of(preset: BrushPreset) -> str:
    """What a preset is, for people."""
    tools = {f"tool_{tool}": tool for tool in ToolChoice}
    names = {tools[c.name]: plain(c.text) for c in TOOL_COMMANDS}
    tool = next((text for tool, text in names.items() if tool.value == preset.tool), "")
    tip = tr("round") if preset.tip is Tip.ROUND else tr("square")
    parts = [tool, preset.text, tip]
    if preset.smoothing:
        parts.append(tr("smoothing {percent} %", percent=preset.smoothing))
    return ", ".join(part for part in parts if part)


def dot_icon(preset: BrushPreset, colour: QColor, scale: float, side_px: int = DOT_PX) -> QIcon:
    """What the preset paints with one dab, the largest as large as the icon."""
    pixmap = QPixmap(QSize(side_px, side_px) * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    side = max(2.5, side_px * min(1.0, preset.share / _LARGEST_SHARE))
    left = round((side_px - side) / 2)
    draw = painter.drawEllipse if preset.tip is Tip.ROUND else painter.drawRect
    draw(left, left, round(side), round(side))
    painter.end()
    return QIcon(pixmap)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip.split("   ", maxsplit=1)[0])
    return button
