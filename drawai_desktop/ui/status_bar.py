"""The line below: what paints, what is under the pointer, and what the engine does."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from drawai_desktop.ui.toolbar import QuietSlider
from drawai_desktop.words import translator

tr = translator(__name__)

HEIGHT_PX, LARGE_PX = 22, 46
LEAST_TIP_PX = 150
_GAP_PX, _SIDES_PX = 16, 24
_SHORTENED = QSizePolicy.Policy.Ignored


class ShortenedLabel(QLabel):
    """Shows as much of its text as there is room for; less room than it needs will do."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        mode = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self.text(), mode, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), text)


class _TipLabel(ShortenedLabel):
    """A tip of which only the first word or two could be read says nothing: it waits for room."""

    def paintEvent(self, event: QPaintEvent) -> None:
        needed = self.fontMetrics().horizontalAdvance(self.text())
        if self.width() >= min(needed, LEAST_TIP_PX):
            super().paintEvent(event)


class StatusBar(QWidget):
    """Lives in the GUI thread. Numbers have fixed places, so nothing jumps.

    Signals:
        overlay_wanted(int): another opacity of the picture over the canvas, in percent.
    """

    overlay_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT_PX)
        self._is_large = self._is_tight = False
        self.brush = self._label("status_brush", 150, strong=True)
        self.pointer = self._label("status_pointer", 170)
        self.canvas_size = self._label("status_size", 92)
        self.zoom = self._label("status_zoom", 60)
        self.note = self._label("status_note", 0, kind=ShortenedLabel)
        self.engine = self._label("status_engine", 0, kind=ShortenedLabel)
        self.model = self._label("status_model", 0)
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(_GAP_PX)
        for label in (self.brush, self.pointer, self.canvas_size, self.zoom):
            layout.addWidget(label)
        self._overlay_label = self._label("status_overlay", 0)
        self.opacity = QuietSlider(Qt.Orientation.Horizontal)
        self.opacity.setObjectName("overlay_opacity")
        self.opacity.setAccessibleName(tr("Opacity of the picture over the canvas"))
        self.opacity.setToolTip(tr("Opacity of the picture over the canvas"))
        self.opacity.setRange(5, 100)
        self.opacity.setFixedSize(110, HEIGHT_PX - 2)
        self.opacity.valueChanged.connect(self.overlay_wanted)
        layout.addWidget(self._overlay_label)
        layout.addWidget(self.opacity)
        layout.addWidget(self.note, 1)
        self.tip = self._label("status_tip", 0, kind=_TipLabel)
        layout.addWidget(self.tip, 1)
        self._tip = ""
        self._show_tip()
        self.show_overlay(None)
        layout.addWidget(self.engine)
        layout.addWidget(self.model)
        for label in (self.note, self.tip):  # the others come first
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_note(self, text: str) -> None:
        """What is to be known of label or tool now; a tip waits until there is nothing."""
        self.note.setText(text)
        self.note.setToolTip(text)
        self._show_tip()
        self._give_room()

    def set_tip(self, text: str) -> None:
        """A tip; empty for none."""
        self._tip = text
        self.tip.setText(text)
        self.tip.setToolTip(text)
        self._show_tip()

    def _show_tip(self) -> None:
        is_free = bool(self._tip) and not self.note.text()
        self.tip.setVisible(is_free)
        self.note.setVisible(not is_free)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """What the hand can do comes before what stands there anyway: where the window is narrow,
        a long note takes the room of the model's name, then of the size, then of the engine."""
        needed = _room_of(self.note) if self.note.text() else 0
        room = self.width() - _SIDES_PX - needed
        room -= _room_of(self.brush, self.pointer, self.zoom, self.engine)
        if not self.opacity.isHidden():
            room -= _room_of(self._overlay_label) + self.opacity.width() + _GAP_PX
        has_model = room >= _room_of(self.model) or not needed
        room -= _room_of(self.model) if has_model else 0
        has_size = room >= _room_of(self.canvas_size) or not needed
        self.model.setVisible(has_model)
        self.canvas_size.setVisible(has_size and not self._is_tight)
        first, last = (self.note, self.engine) if needed and room < 0 else (self.engine, self.note)
        for label, policy in ((first, QSizePolicy.Policy.Preferred), (last, _SHORTENED)):
            label.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
            self._row.setStretchFactor(label, int(label is last))

    def set_large(self, large: bool) -> None:
        """Room for a slider that a finger can move, while there is one."""
        self._is_large = large
        self._fit()

    def _fit(self) -> None:
        needs_room = self._is_large and not self.opacity.isHidden()
        self.setFixedHeight(LARGE_PX if needs_room else HEIGHT_PX)

    def show_overlay(self, percent: int | None) -> None:
        """The slider of the picture over the canvas; None for no picture there."""
        for widget in (self._overlay_label, self.opacity):
            widget.setVisible(percent is not None)
        if percent is not None:
            self._overlay_label.setText(tr("Picture {percent} %", percent=percent))
            self.opacity.blockSignals(True)
            self.opacity.setValue(percent)
            self.opacity.blockSignals(False)
        self._fit()

    def _label(
        self, name: str, width: int, strong: bool = False, kind: type[QLabel] = QLabel
    ) -> QLabel:
        label = kind()
        label.setTextFormat(Qt.TextFormat.PlainText)  # a model's name is no HTML
        label.setObjectName(name)
        label.setProperty("strong", strong)
        font = QFont(label.font())
        font.setPointSizeF(font.pointSizeF() * 0.92)
        # Digits of one width: changing numbers do not move their neighbours.
        font.setFeature(QFont.Tag("tnum"), 1)
        label.setFont(font)
        if width:
            label.setMinimumWidth(width)
            label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        return label

    def set_compact(self, compact: bool, tight: bool) -> None:
        """Leaves out what a narrow window has no room for; ``tight`` is narrower still."""
        self._is_tight = tight
        self.brush.setMinimumWidth(110 if compact else 150)
        self.pointer.setMinimumWidth(110 if compact else 170)
        self._give_room()


def _room_of(*labels: QLabel) -> int:
    """What labels take beside each other. Measured here: a label keeps its size hint when its
    least width changes."""
    widths = (max(w.minimumWidth(), w.fontMetrics().horizontalAdvance(w.text())) for w in labels)
    return sum(width + _GAP_PX for width in widths)
