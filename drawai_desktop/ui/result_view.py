"""The picture: at the canvas's place and zoom, with what must be said about it."""

import time

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from drawai_desktop.canvas.coarse_painting import CoarsePainting
from drawai_desktop.canvas.view_painting import draw_picture
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.geometry import Point
from drawai_desktop.ui.picture_grip import PictureGrip
from drawai_desktop.ui.theme import DARK, Theme
from drawai_desktop.words import translator

tr = translator(__name__)

BAR_AFTER_S = 0.2
"""A picture that takes less time shows no progress bar: it would only flicker."""
BAR_HEIGHT_PX = 3
GRIP_RIM_PX = 8


class ResultView(QWidget):
    """Lives in the GUI thread. The old picture stays until a whole new one comes.

    Attributes:
        grip: by which the picture is dragged out of the window; seen while the pointer is here.

    Signals:
        menu_wanted(QPoint): a right click; the position is on the screen.
    """

    menu_wanted = Signal(object)

    def __init__(self, viewport: Viewport) -> None:
        super().__init__()
        self.setObjectName("result_view")
        self.setAccessibleName(tr("Result: the picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(120, 120)
        self.setMouseTracking(True)
        self._viewport = viewport
        self._coarse = CoarsePainting(self, viewport)
        self._theme: Theme = DARK
        self._picture: QImage | None = None
        self._badge = ""
        self._message = ""
        self._crosshair: Point | None = None
        self._drag_from: QPointF | None = None
        self._working_since: float | None = None
        self._usual_s = 0.5
        self._ticker = QTimer(self, interval=40)
        self._ticker.timeout.connect(self._tick)
        self._has_motion = True
        self.grip = PictureGrip(self)
        viewport.changed.connect(self.update)
        viewport.changed.connect(self._place_grip)
        viewport.rested.connect(self.update)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.update()

    @property
    def picture(self) -> QImage | None:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: QImage | None) -> None:
        """Another picture; it stands for the whole map, whatever its own size."""
        self._picture = picture
        self.update()

    def set_badge(self, text: str) -> None:
        """A word in the corner, such as "not current"; empty for none."""
        if text != self._badge:
            self._badge = text
            self.update()

    @property
    def badge(self) -> str:
        return self._badge

    def set_message(self, text: str) -> None:
        """What to say in place of a missing picture."""
        if text != self._message:
            self._message = text
            self.update()

    def set_crosshair(self, point: Point | None) -> None:
        """Marks where the pointer is on the canvas, in map coordinates."""
        self._update_crosshair()
        self._crosshair = point
        self._update_crosshair()

    def set_working(self, working: bool, usual_ms: float = 500.0) -> None:
        """Whether a picture is being made, and how long that usually takes."""
        self._usual_s = max(0.05, usual_ms / 1000)
        if working and self._working_since is None:
            self._working_since = time.monotonic()
            self._ticker.start()
        elif not working and self._working_since is not None:
            self._working_since = None
            self._ticker.stop()
            self._update_bar()

    def set_motion(self, wanted: bool) -> None:
        """Whether the bar under the picture creeps along, or only stands while one is made."""
        self._has_motion = wanted

    def picture_rect(self) -> QRect:
        """The visible part of the picture, in widget coordinates."""
        rect = self._viewport.transform.rect_to_widget(self._viewport.map_rect)
        inner = QRect(rect.left + 1, rect.top + 1, rect.width - 2, rect.height - 2)
        return inner.intersected(self.rect())

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.surround))
        transform = self._viewport.transform
        bounds = self._viewport.map_rect
        if self._picture is not None:
            self._coarse.paint(painter, QColor(self._theme.surround), self._paint_picture)
        elif self._message:
            box = transform.rect_to_widget(bounds)
            self._paint_message(painter, QRectF(box.left, box.top, box.width, box.height))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_crosshair(painter)
        self._paint_badge(painter)
        self._paint_bar(painter)

    def _paint_picture(self, painter: QPainter, smooth: bool) -> None:
        assert self._picture is not None
        for transform in self._viewport.copies:
            draw_picture(painter, transform, self._viewport.map_rect, self._picture, smooth)

    def _paint_message(self, painter: QPainter, target: QRectF) -> None:
        painter.fillRect(target, QColor(self._theme.panel))
        painter.setPen(QColor(self._theme.quiet))
        box = target.intersected(QRectF(self.rect())).adjusted(24, 24, -24, -24)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(box.toRect(), flags, self._message)

    def _paint_crosshair(self, painter: QPainter) -> None:
        if self._crosshair is None:
            return
        bounds = self._viewport.map_rect
        if not bounds.contains(*self._crosshair):
            return
        for x, y in self._crosshairs(self._crosshair):
            for colour, width in ((QColor(0, 0, 0, 140), 3.0), (QColor(255, 255, 255, 230), 1.2)):
                painter.setPen(QPen(colour, width))
                painter.drawLine(QPointF(x - 6, y), QPointF(x + 6, y))
                painter.drawLine(QPointF(x, y - 6), QPointF(x, y + 6))

    def _crosshairs(self, point: Point) -> list[Point]:
        """Where it is seen, in every copy of the picture."""
        return [transform.to_widget(point) for transform in self._viewport.copies]

    def _paint_badge(self, painter: QPainter) -> None:
        if not self._badge:
            return
        picture = self.picture_rect()
        width = painter.fontMetrics().horizontalAdvance(self._badge) + 20
        box = QRect(picture.left() + 10, picture.top() + 10, width, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 20, 20, 200))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(255, 255, 255))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._badge)

    def _bar_rect(self) -> QRect:
        picture = self.picture_rect()
        top = min(picture.bottom() + 5, self.height() - BAR_HEIGHT_PX)
        return QRect(picture.left(), top, picture.width(), BAR_HEIGHT_PX)

    def _paint_bar(self, painter: QPainter) -> None:
        if self._working_since is None:
            return
        elapsed = time.monotonic() - self._working_since
        if elapsed < BAR_AFTER_S:
            return
        # Nears the end without reaching it: the usual time is only a guess.
        share = 1.0 - 0.5 ** (2.0 * elapsed / self._usual_s) if self._has_motion else 1.0
        box = self._bar_rect()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.accent))
        painter.drawRoundedRect(QRectF(box.left(), box.top(), box.width() * share, 3), 1.5, 1.5)

    def _tick(self) -> None:
        self._update_bar()

    def _update_bar(self) -> None:
        self.update(self._bar_rect().adjusted(-2, -2, 2, 2))

    def _update_crosshair(self) -> None:
        if self._crosshair is not None:
            for x, y in self._crosshairs(self._crosshair):
                self.update(int(x) - 9, int(y) - 9, 19, 19)

    # Events.

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._viewport.wheel.turn(self._viewport, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._drag_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag_from is not None:
            delta = event.position() - self._drag_from
            self._drag_from = event.position()
            self._viewport.pan_by(delta.x(), delta.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._drag_from = None
        self.unsetCursor()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._place_grip()
        self.grip.set_near(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.grip.set_near(False)
        super().leaveEvent(event)

    @Slot()
    def _place_grip(self) -> None:
        corner = self.picture_rect().bottomRight() - QPoint(GRIP_RIM_PX, GRIP_RIM_PX)
        size = self.grip.size()
        self.grip.move(corner - QPoint(size.width(), size.height()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self.isHidden():  # a pane that goes is made narrow on its way
            self._viewport.set_view_size("result", self.width(), self.height())
        self._place_grip()
        super().resizeEvent(event)
