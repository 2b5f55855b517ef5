"""A row of pictures with names to choose one from, by mouse or keyboard."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

SHAPE = QSize(64, 48)
"""The box in which the shape of a canvas is drawn."""


class Gallery(QListWidget):
    """Lives in the GUI thread. Enter and a double click tell ``itemActivated``."""

    def __init__(self, name: str, title: str, icon: QSize, tile: QSize) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("framed", True)
        self.setProperty("gallery", True)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setWordWrap(True)
        self.setIconSize(icon)
        self.setGridSize(tile)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add(self, text: str, icon: QIcon, value: object, said: str = "") -> None:
        """Another tile.

        Args:
            said: what a screen reader says; by default the text.
        """
        for pixmap_size in icon.availableSizes():  # a chosen one is framed, and not coloured
            icon.addPixmap(icon.pixmap(pixmap_size), QIcon.Mode.Selected)
        item = QListWidgetItem(icon, text, self)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said or text)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.92)
        item.setFont(font)
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        item.setSizeHint(self.gridSize() - QSize(4, 4))

    @property
    def chosen(self) -> object:
        """The value of the tile that is chosen; None for none."""
        items = self.selectedItems()
        return items[0].data(Qt.ItemDataRole.UserRole) if items else None

    def choose(self, value: object) -> None:
        """Chooses the tile of a value, or none."""
        self.clearSelection()
        for place in range(self.count()):
            item = self.item(place)
            if item.data(Qt.ItemDataRole.UserRole) == value:
                self.setCurrentItem(item)
                return

    def set_rows(self, rows: int, tiles_a_row: int) -> None:
        """As high as so many rows, and wide enough for so many tiles."""
        room = 2 * self.frameWidth() + 8
        self.setMinimumHeight(self.gridSize().height() + room)
        self.setMaximumHeight(rows * self.gridSize().height() + room)
        self.setMinimumWidth(tiles_a_row * self.gridSize().width() + room)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.maximumHeight())


def shape_icon(width: int, height: int, palette: QPalette, ratio: float) -> QIcon:
    """The outline of a canvas of that size."""
    pixmap = QPixmap(SHAPE * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    scale = min((SHAPE.width() - 4) / width, (SHAPE.height() - 4) / height)
    # Side by side, a larger canvas of the same shape looks larger.
    scale *= 0.72 + 0.28 * min(1.0, max(width, height) / 2048)
    w, h = width * scale, height * scale
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 1.5))
    painter.setBrush(QColor(palette.color(QPalette.ColorRole.Window)))
    box = QRectF((SHAPE.width() - w) / 2, (SHAPE.height() - h) / 2, w, h)
    painter.drawRoundedRect(box, 2, 2)
    painter.end()
    return QIcon(pixmap)
