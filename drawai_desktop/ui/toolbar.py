"""The bar above: documents, undo, the brush, live, and the view."""

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.core.dab import LARGEST_DIAMETER, SMALLEST_DIAMETER, Tip
from drawai_desktop.ui.actions import tip_with_keys
from drawai_desktop.ui.number_box import NumberBox
from drawai_desktop.ui.overflow import Overflow
from drawai_desktop.ui.theme import CONTROL_PX, ICON_PX, Theme, icon
from drawai_desktop.ui.touch import TOUCH_PX
from drawai_desktop.words import translator

tr = translator(__name__)

HEIGHT_PX = 40
ONE_ROW_FROM_PX = 1240
"""Narrower than this, controls for fingers need two rows."""
WIDE_FROM_PX = 1420
COMPACT_BELOW_PX, TIGHT_BELOW_PX = 1150, 970
"""Narrower than this, names give way; and the tips of the brush, which its settings have, too."""
TIGHT_ROW_BELOW_PX = 760
"""So narrow, a row for the brush alone is short, too."""
SHORT_PX, WIDE_PX = 44, 104
VIEWS = ("view_side", "view_stacked", "view_canvas", "view_picture", "view_wipe", "overlay")
_STEPS, _MARGIN_PX = 400, 6
_LINE_PX = 11


def slider_of(diameter: int) -> int:
    """The slider's place of a diameter: logarithmic, since small sizes need fine steps."""
    return round(_STEPS * math.log(diameter) / math.log(LARGEST_DIAMETER))


def diameter_of(place: int) -> int:
    """The diameter of a slider's place."""
    return max(SMALLEST_DIAMETER, round(math.exp(place / _STEPS * math.log(LARGEST_DIAMETER))))


class QuietSlider(QSlider):
    """A slider that the wheel moves only while it has the focus: scrolling past changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Toolbar(QWidget):
    """Lives in the GUI thread. Buttons are actions; the brush's size and tip act on ToolState.

    Signals:
        live_toggled(bool)
    """

    live_toggled = Signal(bool)

    def __init__(self, state: ToolState, actions: dict[str, QAction], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT_PX)
        self._state = state
        self._optional: list[QWidget] = []
        self._is_large = False
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 4, _MARGIN_PX, 4)
        column.setSpacing(4)
        self._row, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (self._row, self._second):
            row.setSpacing(2)
            column.addLayout(row)
        self._hand = QWidget()
        self._layout = self._row
        self._add_buttons(actions, ("new", "open", "examples", "save", "export"))
        self._add_line()
        self._add_buttons(actions, ("undo", "redo"))
        self._add_line()
        self._hand_place = self._row.count()
        self._row.addWidget(self._hand)
        self._row.addStretch(1)
        views = self._add_buttons(actions, VIEWS)
        line = self._add_line()
        panels = self._add_buttons(actions, ("palette_names", "styles_panel"))
        self.overflow = Overflow(self._row)
        self.overflow.add_group(line, panels)
        self.overflow.add_group(None, views)
        self._layout = QHBoxLayout(self._hand)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._add_brush()
        self.options_button = action_button(actions["brush_options"], CONTROL_PX)
        self._layout.addWidget(self.options_button)
        self._layout.addWidget(action_button(actions["paint_only"], CONTROL_PX))
        self._add_line()
        self._add_live(actions)
        state.changed.connect(self._show_state)
        self.set_theme(theme)
        self._show_state()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        for tip, button in self._tip_buttons.items():
            button.setIcon(icon(f"tip-{tip}", theme))
        self.render_button.setIcon(icon("render", theme))
        self.overflow.set_theme(theme)

    def set_live(self, live: bool) -> None:
        """Shows whether pictures follow by themselves."""
        self.live.setChecked(live)

    def set_large(self, large: bool) -> None:
        """Controls for fingers: a narrow window has them in two rows."""
        self._is_large = large
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leaves out what a narrow window has no room for; what is no setting of the brush goes
        into the menu at the end."""
        width = self.width()
        needs_row = self._is_large and width < ONE_ROW_FROM_PX
        is_compact = width < (TIGHT_ROW_BELOW_PX if needs_row else COMPACT_BELOW_PX)
        is_tight = width < TIGHT_BELOW_PX and not needs_row
        is_short = is_compact or (self._is_large and not needs_row and width < WIDE_FROM_PX)
        for widget in self._optional:
            widget.setVisible(not is_tight)
        self._size_label.setVisible(not is_compact)
        self.slider.setFixedWidth((54 if is_tight else 70) if is_short else 150)
        self.spin.setFixedWidth(62 if is_tight else 72)
        self.render_button.setText("" if is_short else tr("Render"))
        self.render_button.setFixedWidth(SHORT_PX if is_short else WIDE_PX)
        self._set_rows(2 if needs_row else 1)
        self._layout.invalidate()
        self._hand.updateGeometry()  # what the row knows of its size is of before
        self.overflow.fit(width - 2 * _MARGIN_PX)

    def _set_rows(self, rows: int) -> None:
        if rows == 2:
            if self._second.indexOf(self._hand) < 0:
                self._second.addWidget(self._hand)
                self._second.addStretch(1)
        else:
            while self._second.count():
                self._second.takeAt(0)
            if self._row.indexOf(self._hand) < 0:
                self._row.insertWidget(self._hand_place, self._hand)
        height = TOUCH_PX if self._is_large else CONTROL_PX
        self.setFixedHeight(rows * (height + 4) + 4)

    def _add_buttons(
        self, actions: dict[str, QAction], names: tuple[str, ...]
    ) -> list[QToolButton]:
        buttons = [action_button(actions[name], CONTROL_PX) for name in names]
        for button in buttons:
            self._layout.addWidget(button)
        return buttons

    def _add_line(self) -> QWidget:
        room = QWidget()
        room.setFixedWidth(_LINE_PX)
        line = QFrame(room)
        line.setProperty("line", True)
        line.setFixedSize(1, 24)
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line)
        self._layout.addWidget(room)
        return room

    def _add_brush(self) -> None:
        label = self._size_label = QLabel(tr("Size"))
        label.setProperty("quiet", True)
        self.slider = QuietSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("brush_size")
        self.slider.setAccessibleName(tr("Brush size"))
        self.slider.setRange(0, _STEPS)
        self.slider.setFixedWidth(150)
        self.slider.setToolTip(tr("Brush size   [  ]  Ctrl+wheel  Ctrl+right drag"))
        self.slider.valueChanged.connect(self._on_slider)
        self.spin = NumberBox()
        self.spin.setObjectName("brush_size_value")
        self.spin.setAccessibleName(tr("Brush size in pixels"))
        self.spin.setRange(SMALLEST_DIAMETER, LARGEST_DIAMETER)
        self.spin.setSuffix(" px")
        self.spin.setFixedSize(72, CONTROL_PX)
        self.spin.valueChanged.connect(self._state.set_diameter)
        self._layout.addWidget(label)
        self._layout.addSpacing(8)
        self._layout.addWidget(self.slider)
        self._layout.addSpacing(10)
        self._layout.addWidget(self.spin)
        self._layout.addSpacing(8)
        self._tips = QButtonGroup(self)
        self._tip_buttons: dict[Tip, QToolButton] = {}
        tips = ((Tip.ROUND, tr("Round tip")), (Tip.SQUARE, tr("Square tip")))
        for tip, text in tips:
            button = QToolButton()
            button.setCheckable(True)
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.setFixedSize(CONTROL_PX, CONTROL_PX)
            button.setIconSize(QSize(ICON_PX, ICON_PX))
            self._tips.addButton(button)
            self._tip_buttons[tip] = button
            self._layout.addWidget(button)
            self._optional.append(button)
        self._tip_buttons[Tip.ROUND].clicked.connect(self._choose_round)
        self._tip_buttons[Tip.SQUARE].clicked.connect(self._choose_square)

    def _add_live(self, actions: dict[str, QAction]) -> None:
        self.live = QPushButton(tr("Live"))
        self.live.setObjectName("live")
        self.live.setCheckable(True)
        self.live.setProperty("primary", True)
        self.live.clicked.connect(self.live_toggled)
        self.render_button = QPushButton(tr("Render"))
        self.render_button.setObjectName("render_now")
        self.render_button.setAccessibleName(tr("Make the picture now"))
        self.render_button.clicked.connect(actions["render"].trigger)
        tips = (
            (self.live, tr("The picture follows the brush"), actions["live"]),
            (self.render_button, tr("Make the picture now"), actions["render"]),
        )
        for button, text, action in tips:
            show_keys(button, text, action)
        self._layout.addWidget(self.live)
        self._layout.addSpacing(6)
        self._layout.addWidget(self.render_button)

    def _choose_round(self) -> None:
        self._state.set_tip(Tip.ROUND)

    def _choose_square(self) -> None:
        self._state.set_tip(Tip.SQUARE)

    def _on_slider(self, place: int) -> None:
        if slider_of(self._state.diameter) != place:
            self._state.set_diameter(diameter_of(place))

    def _show_state(self) -> None:
        diameter = self._state.diameter
        self.slider.setValue(slider_of(diameter))
        self.spin.setValue(diameter)
        self._tip_buttons[self._state.tip].setChecked(True)


def show_keys(widget: QWidget, text: str, action: QAction) -> None:
    """Has a widget's tip say a text and the keys of an action, whatever they become."""

    def show() -> None:
        widget.setToolTip(tip_with_keys(text, action))

    action.changed.connect(show)
    show()


def action_button(action: QAction, side: int) -> QToolButton:
    """A square button that shows an action's icon."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setObjectName(f"button_{action.objectName()}")
    button.setAccessibleName(action.text().replace("&", "").rstrip("."))
    button.setFixedSize(side, side)
    button.setIconSize(QSize(ICON_PX, ICON_PX))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    if action.menu() is not None:
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
