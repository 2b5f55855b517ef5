"""The part of the layer panel that is about the reference picture."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from drawai_desktop.core.reference import FARTHEST, LARGEST_SCALE, SMALLEST_SCALE, Reference
from drawai_desktop.ui.foreign_text import in_tip
from drawai_desktop.ui.number_box import NumberBox
from drawai_desktop.ui.theme import CONTROL_PX
from drawai_desktop.ui.toolbar import QuietSlider, action_button
from drawai_desktop.words import translator

tr = translator(__name__)


class ReferencePanel(QWidget):
    """Lives in the GUI thread.

    Signals:
        opacity_wanted(float): 0 to 1.
        slider_pressed: what comes from now on is one step.
        place_wanted(float, float, float): x, y and scale.
    """

    opacity_wanted = Signal(float)
    slider_pressed = Signal()
    place_wanted = Signal(float, float, float)

    def __init__(self, actions: dict[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("reference_panel")
        self._is_showing = False
        self._reference: Reference | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._choose = QPushButton(tr("Reference picture..."))
        self._choose.setObjectName("button_reference")
        self._choose.setToolTip(tr("A picture to paint after, under or over the labels"))
        self._choose.clicked.connect(actions["reference_choose"].trigger)
        layout.addWidget(self._choose)
        self._how = QWidget()
        layout.addWidget(self._how)
        how = QVBoxLayout(self._how)
        how.setContentsMargins(0, 0, 0, 0)
        how.setSpacing(4)
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)  # a file's name is no HTML
        self._name.setProperty("quiet", True)
        how.addWidget(self._name)
        row = QHBoxLayout()
        row.setSpacing(2)
        for name in (
            "reference_hide",
            "reference_over",
            "reference_move",
            "reference_choose",
            "reference_remove",
        ):
            row.addWidget(action_button(actions[name], CONTROL_PX))
        row.addStretch(1)
        how.addLayout(row)
        self.opacity = QuietSlider(Qt.Orientation.Horizontal)
        self.opacity.setObjectName("reference_opacity")
        self.opacity.setAccessibleName(tr("Opacity of the reference picture"))
        self.opacity.setToolTip(tr("Opacity of the reference picture"))
        self.opacity.setRange(0, 100)
        self.opacity.valueChanged.connect(self._on_opacity)
        self.opacity.sliderPressed.connect(self.slider_pressed)
        how.addWidget(self.opacity)
        how.addLayout(self._make_place())
        self.show_reference(None)

    def _make_place(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.x_box, self.y_box, self.scale_box = NumberBox(), NumberBox(), NumberBox()
        for box, name, low, high in (
            (self.x_box, tr("Left edge of the reference picture"), -FARTHEST, FARTHEST),
            (self.y_box, tr("Upper edge of the reference picture"), -FARTHEST, FARTHEST),
            (
                self.scale_box,
                tr("Size of the reference picture"),
                100 * SMALLEST_SCALE,
                100 * LARGEST_SCALE,
            ),
        ):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setRange(int(low), int(high))
            box.setKeyboardTracking(False)
            box.setFixedHeight(CONTROL_PX)
            box.setMinimumWidth(40)
            box.valueChanged.connect(self._on_place)
            row.addWidget(box, 1)
        self.x_box.setObjectName("reference_x")
        self.y_box.setObjectName("reference_y")
        self.scale_box.setObjectName("reference_scale")
        self.scale_box.setSuffix(" %")
        return row

    def show_reference(self, reference: Reference | None) -> None:
        """Shows how the reference lies; None for none."""
        self._is_showing = True
        self._reference = reference
        self._choose.setVisible(reference is None)
        self._how.setVisible(reference is not None)
        if reference is not None:
            name = tr("Reference: {name}", name=reference.picture.name)
            self._name.setText(
                self._name.fontMetrics().elidedText(
                    name, Qt.TextElideMode.ElideMiddle, max(120, self.width() - 4)
                )
            )
            self._name.setToolTip(in_tip(name))
            self.opacity.setValue(round(100 * reference.opacity))
            self.x_box.setValue(round(reference.x))
            self.y_box.setValue(round(reference.y))
            self.scale_box.setValue(round(100 * reference.scale))
        self._is_showing = False

    def _on_opacity(self, percent: int) -> None:
        if not self._is_showing:
            self.opacity_wanted.emit(percent / 100)

    def _on_place(self) -> None:
        reference = self._reference
        if self._is_showing or reference is None:
            return
        # What was not typed stays as exact as it was.
        x, y, percent = self.x_box.value(), self.y_box.value(), self.scale_box.value()
        self.place_wanted.emit(
            reference.x if x == round(reference.x) else x,
            reference.y if y == round(reference.y) else y,
            reference.scale if percent == round(100 * reference.scale) else percent / 100,
        )
