"""Two pictures of the history in one place, parted by a line that is dragged."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from drawai_desktop.canvas.wipe_grip import WipeGrip
from drawai_desktop.words import translator

tr = translator(__name__)

_MARGIN = 10
_SMALLEST = QSize(240, 200)
_LARGEST_PX, _OF_WINDOW = 768, 0.92
"""The kept pictures have 512 px a side: larger, they would only be softer."""


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
        self.grip = WipeGrip(self)
        self.grip.setAccessibleName(
            tr("Wipe line between {first} and {second}", first=first.name, second=second.name)
        )
        self.grip.setToolTip(tr("Drag, or use the arrow keys"))
        self.grip.moved.connect(lambda _: self.update())
        self.grip.show()

    @property
    def shape(self) -> QSize:
        """The size of the first picture, whose shape the view should have."""
        return self._first.picture.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        x = self.width() * self.grip.share
        left = QRectF(0, 0, x, self.height())
        right = QRectF(x, 0, self.width() - x, self.height())
        half = self.width() / 2 - 1.5 * _MARGIN
        for part, compared in ((left, self._first), (right, self._second)):
            painter.save()
            painter.setClipRect(part)
            size = compared.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(QRectF(self.rect()).center())
            painter.drawImage(place, compared.picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_name(painter, compared.name, half, is_left=part is left)
            painter.restore()
        for colour, width in ((QColor(0, 0, 0, 150), 3.0), (QColor(255, 255, 255), 1.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(int(x), 0, int(x), self.height())

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


class _Frame(QWidget):
    """Holds the view, as large as fits in its pictures' shape: so names and line lie on them."""

    def __init__(self, view: CompareView) -> None:
        super().__init__()
        self._view = view
        view.setParent(self)
        self.setMinimumSize(_SMALLEST)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        size = self._view.shape.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint(0, 0), size)
        place.moveCenter(self.rect().center())
        self._view.setGeometry(place)


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
        layout.addWidget(_Frame(self.view), 1)
        layout.addWidget(buttons)
        margins, room = layout.contentsMargins(), parent.window().size() * _OF_WINDOW
        beside = QSize(
            margins.left() + margins.right(),
            margins.top() + margins.bottom() + layout.spacing() + buttons.sizeHint().height(),
        )
        largest = (room - beside).boundedTo(QSize(_LARGEST_PX, _LARGEST_PX)).expandedTo(_SMALLEST)
        fitted = self.view.shape.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio)
        self.resize(fitted.expandedTo(_SMALLEST) + beside)
        self.view.grip.setFocus()
