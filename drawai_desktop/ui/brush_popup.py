"""What the brush is like besides its size: presets, tip, smoothing, the density of the spray."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.core.brush_presets import PRESETS, BrushPreset
from drawai_desktop.core.dab import Tip
from drawai_desktop.ui.preset_list import DOT_PX, OwnPresets, dot_icon
from drawai_desktop.ui.saved_presets import SavedPresets
from drawai_desktop.ui.toolbar import QuietSlider
from drawai_desktop.words import translator

tr = translator(__name__)

_PRESET_WIDTH, _PRESET_HEIGHT = 56, 62
_SLIDER_PX = 190


class BrushPopup(QFrame):
    """Lives in the GUI thread, under the bar while it is open; Esc or a click beside it closes it.

    Signals:
        preset_wanted(BrushPreset)
    """

    preset_wanted = Signal(object)

    def __init__(self, state: ToolState, saved: SavedPresets, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("brush_popup")
        self.setAccessibleName(tr("Brush settings"))
        self._state = state
        self._buttons: dict[BrushPreset, QToolButton] = {}
        presets = QHBoxLayout()
        presets.setSpacing(4)
        for preset in PRESETS:
            presets.addWidget(self._preset_button(preset))
        self._tips = QButtonGroup(self)
        self._tip_buttons: dict[Tip, QToolButton] = {}
        tips = QHBoxLayout()
        for tip, text, spoken in (
            (Tip.ROUND, tr("Round"), tr("Round tip")),
            (Tip.SQUARE, tr("Square"), tr("Square tip")),
        ):
            button = QToolButton()
            button.setText(text)
            button.setAccessibleName(spoken)
            button.setCheckable(True)
            button.setFixedSize(92, 30)
            button.clicked.connect(partial(state.set_tip, tip))
            self._tips.addButton(button)
            self._tip_buttons[tip] = button
            tips.addWidget(button)
        tips.addStretch(1)
        smoothing = _PercentRow(tr("Smoothing of strokes"), 0)
        density = _PercentRow(tr("Density of the spray"), 1)
        self._smoothing, self._density = smoothing.slider, density.slider
        self._smoothing.valueChanged.connect(state.set_smoothing)
        self._density.valueChanged.connect(state.set_density)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.setVerticalSpacing(8)
        tip_label = QLabel(tr("Tip"))
        tip_label.setMinimumHeight(30)  # in the middle of the buttons beside it
        form.addRow(tip_label, tips)
        form.addRow(tr("Smoothing"), smoothing)
        form.addRow(tr("Spray"), density)
        heading = QLabel(tr("Parts of the canvas"))
        heading.setProperty("quiet", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addLayout(presets)
        layout.addLayout(form)
        self.own = OwnPresets(saved)
        self.own.wanted.connect(self.preset_wanted)
        layout.addWidget(self.own)
        state.changed.connect(self._show_state)
        self._show_state()

    def open_below(self, button: QWidget, to_save: bool = False) -> None:
        """Shows it under a button, within the screen.

        Args:
            to_save: the person wants to save the brush as it is.
        """
        self._draw_presets()
        self.own.draw()
        self.adjustSize()
        room = button.screen().availableGeometry()
        at = button.mapToGlobal(QPoint(0, button.height() + 4))
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        self.move(at)
        self.show()
        first = self.own.name if to_save else self._smoothing
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _preset_button(self, preset: BrushPreset) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"preset_{preset.name.lower()}")
        button.setText(preset.text)
        button.setToolTip(
            tr("{name}: {size} of the canvas's side", name=preset.title, size=preset.text)
        )
        button.setAccessibleName(
            tr("Preset {name}, {size} of the canvas", name=preset.title, size=preset.text)
        )
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(DOT_PX, DOT_PX))
        button.setFixedSize(_PRESET_WIDTH, _PRESET_HEIGHT)
        button.setCheckable(True)
        button.clicked.connect(partial(self._on_preset, preset))
        self._buttons[preset] = button
        return button

    def _on_preset(self, preset: BrushPreset) -> None:
        self.preset_wanted.emit(preset)
        self._show_state()

    def _draw_presets(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        for preset, button in self._buttons.items():
            button.setIcon(dot_icon(preset, colour, self.devicePixelRatioF()))

    def _show_state(self) -> None:
        state = self._state
        self._tip_buttons[state.tip].setChecked(True)
        self._smoothing.setValue(state.smoothing)
        self._density.setValue(state.density)
        for preset, button in self._buttons.items():
            is_it = abs(preset.share / state.share - 1) < 0.02 and preset.tip is state.tip
            button.setChecked(is_it)


class _PercentRow(QWidget):
    """A slider in percent, with its number beside it."""

    def __init__(self, name: str, least: int) -> None:
        super().__init__()
        self.slider = QuietSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(least, 100)
        self.slider.setPageStep(10)
        self.slider.setFixedWidth(_SLIDER_PX)
        self.slider.setAccessibleName(tr("{name}, percent", name=name))
        self._number = QLabel(f"{least} %")
        self._number.setMinimumWidth(44)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider.valueChanged.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider)
        row.addWidget(self._number)

    @Slot(int)
    def _show(self, percent: int) -> None:
        self._number.setText(f"{percent} %")
