"""How strong a style is, and what part of another one is in it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from drawai_desktop.core.style import LARGEST_STRENGTH, NEUTRAL, Style, blended
from drawai_desktop.ui.foreign_text import in_tip
from drawai_desktop.ui.theme import CONTROL_PX
from drawai_desktop.ui.toolbar import QuietSlider
from drawai_desktop.words import translator

tr = translator(__name__)

LABELS_BESIDE_FROM_PX = 440
"""Narrower than this the names of the sliders stand above them."""
LABELS_PX = 20
_FIRST_PART = 0.5
"""How much of the other style is in a blend that was just chosen."""

_Direction = QBoxLayout.Direction


class StyleMixer(QWidget):
    """Lives in the GUI thread.

    Signals:
        style_wanted(Style, str): with the name of the step of undo.
    """

    style_wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._style = NEUTRAL
        self._neutral: Sequence[float] = ()
        self._is_showing = False
        self._rows = row = QBoxLayout(_Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self._is_column = False
        self._strength_label = self._label(tr("Strength 100 %"))
        self.strength = self._slider("style_strength", round(100 * LARGEST_STRENGTH))
        self.strength.valueChanged.connect(self._on_strength)
        self._blend_label = self._label(tr("Blend with"))
        self.other = QComboBox()
        self.other.setObjectName("style_blend_with")
        self.other.setAccessibleName(tr("Blend with another style"))
        self.other.setFixedHeight(CONTROL_PX)
        self.other.setMinimumWidth(104)
        self.other.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.other.activated.connect(self._on_other)
        self.part = self._slider("style_blend", 100)
        self.part.valueChanged.connect(self._on_part)
        blend = QHBoxLayout()
        blend.setSpacing(8)
        blend.addWidget(self.other, 4)
        blend.addWidget(self.part, 3)
        self._pairs = (QBoxLayout(_Direction.LeftToRight), QBoxLayout(_Direction.LeftToRight))
        for pair, label in zip(self._pairs, (self._strength_label, self._blend_label), strict=True):
            pair.setSpacing(8)
            pair.addWidget(label)
        self._pairs[0].addWidget(self.strength, 1)
        self._pairs[1].addLayout(blend, 1)
        row.addLayout(self._pairs[0], 5)
        row.addLayout(self._pairs[1], 8)

    def _label(self, widest: str) -> QLabel:
        label = QLabel(widest)
        label.setProperty("quiet", True)
        # As wide as its widest text: the sliders beside it must not move under the hand.
        label.setFixedWidth(label.sizeHint().width() + 4)
        return label

    def _slider(self, name: str, most: int) -> QuietSlider:
        slider = QuietSlider(Qt.Orientation.Horizontal)
        slider.setObjectName(name)
        slider.setRange(0, most)
        slider.setPageStep(10)
        slider.setMinimumWidth(36)
        slider.setFixedHeight(CONTROL_PX)  # so the names above stand in one line, too
        slider.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return slider

    def set_column(self, column: bool) -> None:
        """Strength above blend, or beside it."""
        self._is_column = column
        self._rows.setDirection(_Direction.TopToBottom if column else _Direction.LeftToRight)
        self._rows.setSpacing(4 if column else 14)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the smallest window; see :meth:`resizeEvent`."""
        return QSize(200, CONTROL_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        beside = self._is_column or self.width() >= LABELS_BESIDE_FROM_PX
        direction = _Direction.LeftToRight if beside else _Direction.TopToBottom
        for pair in self._pairs:
            pair.setDirection(direction)
            pair.setSpacing(8 if beside else 2)

    def show_style(
        self, style: Style, looks: Sequence[Style], neutral: Sequence[float] = ()
    ) -> None:
        """Shows a style's strength and blend.

        Args:
            looks: that it can be blended with.
            neutral: style vector of the model's neutral look.
        """
        self._is_showing = True
        self._style = style
        self._neutral = neutral
        self._fill(looks)
        blend = style.blend
        has_look = bool(style.vector)
        self.strength.setEnabled(has_look)
        self.strength.setValue(round(100 * style.strength) if has_look else 100)
        percent = self.strength.value()
        self._strength_label.setText(tr("Strength {percent} %", percent=percent))
        if has_look:
            name = tr("Strength of the style")
            tip = tr(
                "Strength of the style: {percent} %. 0 is neutral, 100 the style as it was chosen",
                percent=percent,
            )
        else:
            name = tip = tr("The neutral style has no strength: choose a style first")
        self._describe(self.strength, name, tip)
        self.part.setEnabled(blend is not None)
        self.part.setValue(round(100 * blend.part) if blend is not None else 0)
        tip = tr("Choose a style to blend with first")
        if blend is not None:
            tip = tr(
                "{percent} % {second}, the rest {first}",
                percent=self.part.value(),
                second=blend.second.title,
                first=blend.first.title,
            )
        self._describe(self.part, tip, tip)
        self._is_showing = False

    def _fill(self, looks: Sequence[Style]) -> None:
        """The list of looks, the blended one chosen."""
        blend = self._style.blend
        others = [look for look in looks if not look.has_look_of(self._style)]
        self.other.clear()
        self.other.addItem(tr("No other"), None)
        for look in others:
            self.other.addItem(look.title, look)
        for place, look in enumerate(others):
            if blend is not None and look.has_look_of(blend.second):
                self.other.setCurrentIndex(1 + place)
        self.other.setEnabled(bool(others))
        tip = tr("Blend with another style")
        if blend is not None:
            tip = tr("Blended with {style}; choose another style here", style=blend.second.title)
        self.other.setToolTip(in_tip(tip))

    def _describe(self, slider: QuietSlider, name: str, tip: str) -> None:
        slider.setToolTip(tip)
        slider.setAccessibleName(name)

    def _on_strength(self, percent: int) -> None:
        if not self._is_showing:
            self.style_wanted.emit(self._style.with_strength(percent / 100), tr("Style strength"))

    def _on_other(self) -> None:
        other: Style | None = self.other.currentData()
        if other is None:
            style = self._style.look.with_strength(self._style.strength)
            self.style_wanted.emit(style.with_seed(self._style.seed), tr("Blend with no other"))
            return
        blend = self._style.blend
        part = blend.part if blend is not None else _FIRST_PART
        style = blended(self._style, other, part, self._neutral)
        self.style_wanted.emit(style, tr("Blend with {style}", style=other.title))

    def _on_part(self, percent: int) -> None:
        blend = self._style.blend
        if not self._is_showing and blend is not None:
            style = blended(self._style, blend.second, percent / 100, self._neutral)
            self.style_wanted.emit(style, tr("Style blend"))
