"""Two pictures of the history in one place, parted by a line that is dragged."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from drawai_desktop.canvas.wipe_grip import WipeGrip

_MARGIN = 10


@dataclass(frozen=True)
class Compared:
    """A picture, and what it is called."""

    picture: QImage
    name: str


class CompareView(QWidget):
    """Lives in the GUI thread. The first picture lies on the left of the line, the second right."""

    def __init__(self, first: Compared, second: Compared) -> None:
        super().__init__()
        self.setObjectName("compare_view")
        self._first, self._second = first, second
        self.setMinimumSize(240, 200)
        self.grip = WipeGrip(self)
        self.grip.setAccessibleName(f"Wipe line between {first.name} and {second.name}")
        self.grip.setToolTip("Drag, or use the arrow keys")
        self.grip.moved.connect(lambda _: self.update())
        self.grip.show()

    def sizeHint(self) -> QSize:
        size = self._first.picture.size()
        return size.scaled(QSize(760, 560), Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        x = self.width() * self.grip.share
        left = QRectF(0, 0, x, self.height())
        right = QRectF(x, 0, self.width() - x, self.height())
        for part, compared in ((left, self._first), (right, self._second)):
            painter.save()
            painter.setClipRect(part)
            size = compared.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(QRectF(self.rect()).center())
            painter.drawImage(place, compared.picture)
            painter.restore()
        for colour, width in ((QColor(0, 0, 0, 150), 3.0), (QColor(255, 255, 255), 1.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(int(x), 0, int(x), self.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self.width() / 2 - 1.5 * _MARGIN
        self._paint_name(painter, self._first.name, half, is_left=True)
        self._paint_name(painter, self._second.name, half, is_left=False)

    def _paint_name(self, painter: QPainter, name: str, most: float, is_left: bool) -> None:
        metrics = painter.fontMetrics()
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(most) - 20)
        width = metrics.horizontalAdvance(text) + 20
        x = _MARGIN if is_left else self.width() - _MARGIN - width
        box = QRectF(x, _MARGIN, width, metrics.height() + 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 20, 20, 200))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(255, 255, 255))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class CompareDialog(QDialog):
    """Shows two pictures until it is closed. Lives in the GUI thread."""

    def __init__(self, first: Compared, second: Compared, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("compare_dialog")
        self.setWindowTitle(f"{first.name}  |  {second.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = CompareView(first, second)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addWidget(buttons)
        self.view.grip.setFocus()
