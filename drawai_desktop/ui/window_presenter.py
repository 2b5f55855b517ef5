"""Keeps the window's texts and marks true: title, status, tool, label, style, hint."""

from PySide6.QtCore import QObject, Slot

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.tool_state import ToolChoice, ToolState
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.geometry import Point
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.preferences import Preferences

FIRST_STEP = "1   Paint here with {label}."
"""The hint while the first steps are shown (``first_steps.py``)."""
HINT = "Paint with {label}. Press {keys} or pick on the left. Right: your picture."
_BRUSH = {
    ToolChoice.ERASER: "Eraser, {diameter} px",
    ToolChoice.FILL: "Fill with {label}",
    ToolChoice.HORIZON: "Horizon: {label}",
    ToolChoice.RIDGE: "Ridge: {label}",
    ToolChoice.WAY: "Way: {label}, {diameter} px",
    ToolChoice.TREE_LINE: "Tree line: {label}, {diameter} px",
    ToolChoice.SCATTER: "Scatter: {label}, {diameter} px",
    ToolChoice.COAST: "Coast: {label}, {diameter} px",
    ToolChoice.REFLECTION: "Mirror in water",
    ToolChoice.SELECT: "Select a rectangle",
    ToolChoice.SELECT_LASSO: "Select a shape",
    ToolChoice.PICK: "Pick a label",
    ToolChoice.PAN: "Move the view",
}
"""What the status says of the hand; other tools show label and, where it matters, diameter."""
_HOW = {
    ToolChoice.POLYGON: "Click the corners; Enter closes it, Backspace takes one back",
    ToolChoice.SELECT: "Drag a rectangle, then drag it; Enter leaves it, Esc puts it back",
    ToolChoice.SELECT_LASSO: "Draw round labels, then drag them; Enter leaves them, Esc puts back",
}
"""Tools that take several presses say how they go on."""
_SELECTED = "Drag it; Del erases it, Enter leaves it, Esc puts it back"


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
        usual = "{label}, {diameter} px" if state.tool.has_diameter else "{label}"
        text = _BRUSH.get(state.tool, usual)
        self._window.palette_panel.show_in_hand(state.paint_label(state.tool))
        line = self._window.status_line
        line.brush.setText(text.format(label=label, diameter=state.diameter))
        painted_as = self._window.palette_panel.painted_as(state.label_id)
        note = f"{label} is painted as {painted_as}" if painted_as else ""
        note = _HOW.get(state.tool, note)
        if state.only is not None:
            note = f"Only over {self._labels.value.title(state.only)}"
        elif state.tool.is_helping_hand:
            note = note or "R: again   Enter: keep   Esc: drop"
        selected = self._window.canvas_view.pointer.tool.selected_label
        if selected is not None:
            line.brush.setText(f"Selected: {self._labels.value.title(selected)}")
            note = _SELECTED
        line.set_note(note)
        actions = self._window.actions_by_name
        actions[f"tool_{state.tool}"].setChecked(True)
        actions["paint_only"].setChecked(state.only is not None)
        self.show_hint()

    @Slot(object)
    def show_pointer(self, point: Point | None) -> None:
        """The label under the pointer."""
        label_id = self._document.label_map.at(*point) if point is not None else None
        text = "" if label_id is None else f"pointer: {self._labels.value.title(label_id)}"
        painted_as = "" if label_id is None else self._window.palette_panel.painted_as(label_id)
        text += f" as {painted_as}" if painted_as else ""
        self._window.status_line.pointer.setText(text)

    @Slot()
    def show_hint(self) -> None:
        """One line on the canvas until the first stroke."""
        settings = self._preferences.settings
        text = FIRST_STEP if settings.first_steps else "" if self._has_painted else HINT
        label = self._labels.value.title(self._state.label_id)
        shown = text.format(label=label, keys="1-0") if settings.hints else ""
        self._window.canvas_view.set_hint(shown)

    @Slot(int)
    def _on_label(self, label_id: int) -> None:
        self._window.palette_panel.show_chosen(label_id)

    @Slot()
    def _on_stroke(self) -> None:
        if not self._has_painted:
            self._has_painted = True
            self.show_hint()
