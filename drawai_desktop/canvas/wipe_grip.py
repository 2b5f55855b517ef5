"""The grip by which the wipe line is dragged."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from drawai_desktop.words import translator

tr = translator(__name__)

SIDE_PX, TOUCH_SIDE_PX = 32, 48
_KEY_STEP = 0.02


class WipeGrip(QWidget):
    """Lies over a view and moves along its width. Lives in the GUI thread.

    Signals:
        moved(float): the line's place, as a share of the view's width.
    """

    moved = Signal(float)

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setObjectName("wipe_grip")
        self.setAccessibleName(tr("Wipe line between label map and picture"))
        self.setToolTip(tr("Drag: label map on the left, picture on the right   arrows"))
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(SIDE_PX, SIDE_PX)
        self._view = view
        self._share = 0.5
        self._grabbed_at: float | None = None
        view.installEventFilter(self)
        self.hide()

    @property
    def share(self) -> float:
        """The line's place: 0 is the view's left edge, 1 the right one."""
        return self._share

    def set_share(self, share: float) -> None:
        """Puts the line elsewhere; it stays where it can be grasped again."""
        self._share = min(1.0, max(0.0, share))
        self._place()
        self.moved.emit(self._share)

    def set_side(self, side: int) -> None:
        """Another size, for fingers."""
        self.setFixedSize(side, side)
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        view, half = self._view, self.width() // 2
        x = min(max(round(view.width() * self._share) - half, 0), view.width() - self.width())
        self.move(x, view.height() * 3 // 4 - half)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._view.width() * self._share
        self._grabbed_at = self.mapToParent(event.position()).x() - line

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed_at is not None:
            x = self.mapToParent(event.position()).x() - self._grabbed_at
            self.set_share(x / max(1, self._view.width()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grabbed_at = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -_KEY_STEP, Qt.Key.Key_Right: _KEY_STEP}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.set_share(self._share + step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(20, 20, 20, 200), 2 if not self.hasFocus() else 3))
        painter.setBrush(QColor(255, 255, 255, 235))
        painter.drawEllipse(box)
        painter.setPen(QPen(QColor(20, 20, 20), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        centre, reach = box.center(), box.width() / 4
        for side in (-1, 1):
            tip = centre + QPointF(side * reach, 0)
            painter.drawLine(tip, tip + QPointF(-side * reach / 2, -reach / 2))
            painter.drawLine(tip, tip + QPointF(-side * reach / 2, reach / 2))
