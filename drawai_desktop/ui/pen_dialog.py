"""The pen: what it tells, and what its pressure does to the brush."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPointingDevice,
    QPolygonF,
    QTabletEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.canvas.pen_pressure import PenPressure
from drawai_desktop.core.pen_curve import FIRMEST, SOFTEST, felt
from drawai_desktop.ui.toolbar import QuietSlider
from drawai_desktop.words import translator

tr = translator(__name__)

_THICKEST_PX = 34.0
_MOST_MARKS = 1500
_CURVE_PX = 150


class PenTester(QFrame):
    """A sheet to try a pen on: the way that it takes, as thick as the brush would be. Lives in the
    GUI thread.

    Signals:
        told(str): what the pen said last.
        pressed(float): its pressure, 0 to 1.
    """

    told = Signal(str)
    pressed = Signal(float)

    def __init__(self, softness: int) -> None:
        super().__init__()
        self.setObjectName("pen_tester")
        self.setAccessibleName(tr("Sheet to try the pen on"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMinimumSize(300, _CURVE_PX)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._softness = softness
        self._pens = PenPressure()
        self._marks: list[tuple[QPointF, float]] = []

    def set_softness(self, softness: int) -> None:
        """Draws the same way as thick as it would be then."""
        self._softness = softness
        self.update()

    def tabletEvent(self, event: QTabletEvent) -> None:
        pressure = self._pens.of(event)
        event.accept()
        if event.type() == QTabletEvent.Type.TabletPress:
            self._marks.clear()
        device = event.pointingDevice()
        knows = QInputDevice.Capability.Pressure in device.capabilities()
        is_eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        told = [
            tr("eraser end") if is_eraser else tr("tip of the pen"),
            tr("pressure {percent:.0f} %", percent=100 * pressure)
            if knows
            else tr("tells no pressure"),
            tr("brush {percent:.0f} %", percent=100 * felt(pressure, self._softness)),
            tr("tilt {x:.0f}° {y:.0f}°", x=event.xTilt(), y=event.yTilt()),
        ]
        self.told.emit(f"{device.name() or tr('Pen')}: {', '.join(told)}")
        self._mark(event.position(), pressure)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._marks.clear()
        self._by_mouse(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._by_mouse(event)

    def _by_mouse(self, event: QMouseEvent) -> None:
        self.told.emit(tr("Mouse: it tells no pressure, so the brush is whole."))
        self._mark(event.position(), 1.0)

    def _mark(self, at: QPointF, pressure: float) -> None:
        self._marks = [*self._marks[-_MOST_MARKS:], (at, pressure)]
        self.pressed.emit(pressure)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        if not self._marks:
            painter.setPen(colours.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Draw here with the pen")
            )
            return
        colour = colours.color(QPalette.ColorRole.WindowText)
        before = self._marks[0][0]
        for at, pressure in self._marks:
            width = max(1.0, _THICKEST_PX * felt(pressure, self._softness))
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(before, at)
            before = at


class CurveView(QWidget):
    """The curve from pressure to the brush's size, with the pressure that the pen tells now."""

    def __init__(self, softness: int) -> None:
        super().__init__()
        self.setAccessibleName(tr("Curve from pressure to size"))
        self.setFixedSize(_CURVE_PX, _CURVE_PX)
        self._softness = softness
        self._pressure = 0.0

    def set_softness(self, softness: int) -> None:
        """Another curve."""
        self._softness = softness
        self.update()

    def set_pressure(self, pressure: float) -> None:
        """Where the pen is on it."""
        self._pressure = pressure
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        box = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        painter.setPen(QPen(colours.color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(box)
        painter.drawLine(box.bottomLeft(), box.topRight())
        accent = QColor(colours.color(QPalette.ColorRole.Highlight))
        painter.setPen(QPen(accent, 2))
        painter.drawPolyline(QPolygonF([self._place(box, i / 48) for i in range(49)]))
        if self._pressure:
            painter.setBrush(accent)
            painter.drawEllipse(self._place(box, self._pressure), 4, 4)

    def _place(self, box: QRectF, pressure: float) -> QPointF:
        size = felt(pressure, self._softness)
        return QPointF(box.left() + pressure * box.width(), box.bottom() - size * box.height())


class PenDialog(QDialog):
    """Lives in the GUI thread; the curve acts at once.

    Signals:
        softness_changed(int)
    """

    softness_changed = Signal(int)

    def __init__(self, softness: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pen_dialog")
        self.setWindowTitle(tr("Pen"))
        curve, sheet = CurveView(softness), PenTester(softness)
        told = QLabel(tr("A pen's pressure is the brush's size."))
        told.setObjectName("pen_told")
        told.setProperty("quiet", True)
        slider = QuietSlider(Qt.Orientation.Horizontal)
        slider.setObjectName("pen_softness")
        slider.setAccessibleName(tr("How soft the pen is"))
        slider.setRange(FIRMEST, SOFTEST)
        slider.setPageStep(20)
        slider.setValue(softness)
        for act in (curve.set_softness, sheet.set_softness, self.softness_changed):
            slider.valueChanged.connect(act)
        sheet.told.connect(told.setText)
        sheet.pressed.connect(curve.set_pressure)
        trial = QHBoxLayout()
        trial.setSpacing(12)
        trial.addWidget(curve)
        trial.addWidget(sheet, 1)
        row = QHBoxLayout()
        row.addWidget(QLabel(tr("Firm")))
        row.addWidget(slider, 1)
        row.addWidget(QLabel(tr("Soft")))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(trial)
        layout.addLayout(row)
        layout.addWidget(told)
        layout.addWidget(buttons)
