"""Keeps the window's texts and marks true: title, status, tool, label, style, hint."""

from PySide6.QtCore import QObject, Slot

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.tool_state import ToolChoice, ToolState
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.geometry import Point
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.preferences import Preferences
from drawai_desktop.words import translator

tr = translator(__name__)

FIRST_STEP = tr.later("1   Paint here with {label}.")
"""The hint while the first steps are shown (``first_steps.py``)."""
HINT = tr.later("Paint with {label}. Press {keys} or pick on the left. Right: your picture.")
_BRUSH = {
    ToolChoice.ERASER: tr.later("Eraser, {diameter} px"),
    ToolChoice.FILL: tr.later("Fill with {label}"),
    ToolChoice.HORIZON: tr.later("Horizon: {label}"),
    ToolChoice.RIDGE: tr.later("Ridge: {label}"),
    ToolChoice.WAY: tr.later("Way: {label}, {diameter} px"),
    ToolChoice.TREE_LINE: tr.later("Tree line: {label}, {diameter} px"),
    ToolChoice.SCATTER: tr.later("Scatter: {label}, {diameter} px"),
    ToolChoice.COAST: tr.later("Coast: {label}, {diameter} px"),
    ToolChoice.REFLECTION: tr.later("Mirror in water"),
    ToolChoice.SELECT: tr.later("Select a rectangle"),
    ToolChoice.SELECT_LASSO: tr.later("Select a shape"),
    ToolChoice.PICK: tr.later("Pick a label"),
    ToolChoice.PAN: tr.later("Move the view"),
}
"""What the status says of the hand; other tools show label and, where it matters, diameter."""
_HOW = {
    ToolChoice.POLYGON: tr.later("Click the corners; Enter closes it, Backspace takes one back"),
    ToolChoice.SELECT: tr.later(
        "Drag a rectangle, then drag it; Enter leaves it, Esc puts it back"
    ),
    ToolChoice.SELECT_LASSO: tr.later(
        "Draw round labels, then drag them; Enter leaves them, Esc puts back"
    ),
}
"""Tools that take several presses say how they go on."""
_SIZED, _PLAIN = tr.later("{label}, {diameter} px"), tr.later("{label}")
_SELECTED = tr.later("Drag it; Del erases it, Enter leaves it, Esc puts it back")


class WindowPresenter(QObject):
    """Lives in the GUI thread."""

    def __init__(
        self,
        document: Document,
        state: ToolState,
        viewport: Viewport,
        window: MainWindow,
        preferences: Preferences,
        labels: CurrentLabels,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._state = state
        self._viewport = viewport
        self._window = window
        self._preferences = preferences
        self._labels = labels
        self._has_painted = False
        document.map_replaced.connect(self.show_size)
        document.path_changed.connect(self.show_title)
        document.undo_stack.cleanChanged.connect(self.show_title)
        document.style_changed.connect(self.show_style)
        state.changed.connect(self.show_tool)
        state.label_chosen.connect(self._on_label)
        viewport.changed.connect(self.show_zoom)
        window.canvas_view.pointer.tool.label_selected.connect(self.show_tool)
        window.canvas_view.pointer_moved.connect(self.show_pointer)
        window.canvas_view.stroke_begun.connect(self._on_stroke)
        preferences.changed.connect(self.show_hint)
        labels.changed.connect(self.show_tool)
        for show in (
            self.show_size,
            self.show_title,
            self.show_style,
            self.show_tool,
            self.show_zoom,
            self.show_hint,
        ):
            show()
        window.palette_panel.show_chosen(state.label_id)

    @Slot()
    def show_title(self) -> None:
        """The window's title: the document's name, and a star if it is not saved."""
        star = "*" if self._document.is_modified else ""
        self._window.setWindowTitle(f"{self._document.title}{star} - DrawAI")

    @Slot()
    def show_size(self) -> None:
        """The canvas's size."""
        label_map = self._document.label_map
        text = f"{label_map.width} x {label_map.height}"
        self._window.status_line.canvas_size.setText(text)

    @Slot()
    def show_zoom(self) -> None:
        """Screen pixels per map pixel."""
        ratio = self._window.devicePixelRatioF()
        turn = f"  {self._viewport.angle:.0f}°" if self._viewport.angle else ""
        text = f"{100 * ratio * self._viewport.zoom:.0f} %{turn}"
        self._window.status_line.zoom.setText(text)
        mirror = self._window.actions_by_name["mirror"]
        mirror.setChecked(self._viewport.sight.is_mirrored)

    @Slot()
    def show_style(self) -> None:
        """Look and seed."""
        self._window.style_panel.show_style(self._document.style)

    @Slot()
    def show_tool(self) -> None:
        """What the hand holds."""
        state, label = self._state, self._labels.value.title(self._state.label_id)
        usual = _SIZED if state.tool.has_diameter else _PLAIN
        text = _BRUSH.get(state.tool, usual)
        self._window.palette_panel.show_in_hand(state.paint_label(state.tool))
        line = self._window.status_line
        line.brush.setText(text.filled(label=label, diameter=state.diameter))
        painted_as = self._window.palette_panel.painted_as(state.label_id)
        note = ""
        if state.tool in _HOW:
            note = str(_HOW[state.tool])
        elif painted_as:
            note = tr("{label} is painted as {other}", label=label, other=painted_as)
        if state.only is not None:
            note = tr("Only over {label}", label=self._labels.value.title(state.only))
        elif state.tool.is_helping_hand:
            note = note or tr("R: again   Enter: keep   Esc: drop")
        selected = self._window.canvas_view.pointer.tool.selected_label
        if selected is not None:
            line.brush.setText(tr("Selected: {label}", label=self._labels.value.title(selected)))
            note = str(_SELECTED)
        line.set_note(note)
        actions = self._window.actions_by_name
        actions[f"tool_{state.tool}"].setChecked(True)
        actions["paint_only"].setChecked(state.only is not None)
        self.show_hint()

    @Slot(object)
    def show_pointer(self, point: Point | None) -> None:
        """The label under the pointer."""
        label_id = self._document.label_map.at(*point) if point is not None else None
        text = ""
        if label_id is not None:
            label = self._labels.value.title(label_id)
            text = tr("pointer: {label}", label=label)
            if painted_as := self._window.palette_panel.painted_as(label_id):
                text = tr("pointer: {label} as {other}", label=label, other=painted_as)
        self._window.status_line.pointer.setText(text)

    @Slot()
    def show_hint(self) -> None:
        """One line on the canvas until the first stroke."""
        settings = self._preferences.settings
        text = FIRST_STEP if settings.first_steps else None if self._has_painted else HINT
        label = self._labels.value.title(self._state.label_id)
        shown = text.filled(label=label, keys="1-0") if text and settings.hints else ""
        self._window.canvas_view.set_hint(shown)

    @Slot(int)
    def _on_label(self, label_id: int) -> None:
        self._window.palette_panel.show_chosen(label_id)

    @Slot()
    def _on_stroke(self) -> None:
        if not self._has_painted:
            self._has_painted = True
            self.show_hint()
