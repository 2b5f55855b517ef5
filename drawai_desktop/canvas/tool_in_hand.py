"""The one use of a tool that goes on: from its first press to its step of undo."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.selection_tools import SelectLabelTool
from drawai_desktop.canvas.tool import HandPoint, Preview, Tool, Use
from drawai_desktop.canvas.tool_state import ToolChoice, ToolState
from drawai_desktop.canvas.tools import DRAWING_TOOLS
from drawai_desktop.core.geometry import Point


class ToolInHand(QObject):
    """Lives in the GUI thread. Most tools are done when the pointer goes up; others wait for the
    next press, until Enter, another tool or another step of undo ends them.

    Signals:
        begun: something is painted from now on.
        rested: the pointer went up, or the tool is done; what it painted stays for now.
        redrawn: what is shown of it changed.
        waiting(str): a tool waits for another press; the sentence says what can be done.
        told(str): a sentence for the person.
        label_selected: all regions of a label are selected, or no more.
        refused: the layer that is painted on is hidden or locked.
    """

    begun = Signal()
    rested = Signal()
    redrawn = Signal()
    waiting = Signal(str)
    told = Signal(str)
    label_selected = Signal()
    refused = Signal()

    def __init__(self, parent: QObject, document: Document, state: ToolState) -> None:
        super().__init__(parent)
        self._document = document
        self._state = state
        self._tool: Tool | None = None
        self._choice = state.tool  # of the tool above
        self._is_down = False
        self._line_end: Point | None = None
        self._repeat = QTimer(self)
        self._repeat.timeout.connect(self._on_repeat)
        state.changed.connect(self._on_state)
        document.about_to_edit.connect(self._interrupt)

    @property
    def is_used(self) -> bool:
        """Whether a tool is in use."""
        return self._tool is not None

    @property
    def waits(self) -> bool:
        """Whether a tool in use waits for another press."""
        return self._tool is not None and not self._is_down

    @property
    def begins_anew(self) -> bool:
        """Whether the next press is the first of a use."""
        return self._tool is None or self._tool.ends_at_press

    def preview(self) -> Preview | None:
        """What the tool in use will do."""
        return self._tool.preview() if self._tool is not None else None

    def take(self, choice: ToolChoice, at: HandPoint) -> bool:
        """The pointer goes down: once more for the tool that waits for it, or with another one;
        false if that draws nothing, or may not."""
        if self._tool is not None and self._tool.ends_at_press:
            self.finish()
        if self._tool is None:
            return self._begin(choice, at)
        self._press(at)
        return True

    def _begin(self, choice: ToolChoice, at: HandPoint) -> bool:
        kind = DRAWING_TOOLS.get(choice)
        if kind is None:
            return False
        if not self._document.may_paint:
            self.refused.emit()
            return False
        label_id = self._state.paint_label(choice)
        self._tool = kind(Use(self._document, self._state, label_id, self._line_end))
        self._choice = self._state.tool
        self.begun.emit()
        self._press(at)
        return True

    def select_label(self, label_id: int) -> None:
        """Takes the selection in hand, with all regions of a label on the layer selected."""
        self.finish()
        if not self._document.may_paint:
            self.refused.emit()
            return
        self._state.set_tool(ToolChoice.SELECT)
        self._choice = self._state.tool
        self._tool = SelectLabelTool(Use(self._document, self._state, label_id))
        self._is_down = False
        if not self._tool.goes_on:  # nothing of it is there
            self._end(cancelled=True)
            return
        self._document.rest_hand(True)
        self.begun.emit()
        self.redrawn.emit()
        self.rested.emit()
        self.label_selected.emit()

    @property
    def selected_label(self) -> int | None:
        """The label all of whose regions are selected, if any."""
        return self._tool.selected_label if self._tool is not None else None

    def _press(self, at: HandPoint) -> None:
        assert self._tool is not None
        self._is_down = True
        self._document.rest_hand(False)
        self._tool.press(at)
        if self._tool.repeat_ms:
            self._repeat.start(self._tool.repeat_ms)
        self.redrawn.emit()

    def move(self, at: HandPoint) -> None:
        """The pointer moves, down or up."""
        if self._tool is None:
            return
        (self._tool.move if self._is_down else self._tool.hover)(at)
        if self._tool.preview() is not None:
            self.redrawn.emit()

    @Slot()
    def _on_repeat(self) -> None:
        if self._tool is not None:
            self._tool.repeat()

    def lift(self) -> None:
        """The pointer goes up."""
        if self._tool is None or not self._is_down:
            return
        self._is_down = False
        self._repeat.stop()
        self._tool.release()
        self._line_end = self._tool.end
        if self._tool.goes_on:
            self._document.rest_hand(True)
            self.redrawn.emit()
            self.rested.emit()
            if self._tool.waiting_text:
                self.waiting.emit(str(self._tool.waiting_text))
        else:
            self._end(cancelled=False)

    def finish(self) -> None:
        """What is in use is done."""
        if self._tool is not None:
            self._tool.finish()
            self._end(cancelled=False)

    def cancel(self) -> bool:
        """Gives up what is in use; false if there is none."""
        if self._tool is None:
            return False
        self._tool.cancel()
        self._end(cancelled=True)
        return True

    def wants(self, key: Qt.Key) -> bool:
        """Whether a key, without another one held, is for a tool that waits."""
        is_known = key in _KEYS and (key != Qt.Key.Key_R or self.draws_again)
        return self.waits and is_known

    @property
    def draws_again(self) -> bool:
        """Whether the tool in use can be drawn again."""
        return self._tool is not None and self._tool.draws_again

    def take_key(self, key: Qt.Key) -> None:
        """A key that it wants."""
        _KEYS[key](self)

    def draw_again(self) -> None:
        """What waits is drawn by another chance."""
        if self._tool is not None and self.waits:
            self._tool.draw_again()
            self.redrawn.emit()
            self.rested.emit()

    def step_back(self) -> None:
        """Takes the last press back."""
        assert self._tool is not None
        self._tool.step_back()
        if self._tool.goes_on:
            self.redrawn.emit()
        else:
            self._end(cancelled=True)

    def forget(self) -> None:
        """Another map: nothing of the old one goes on."""
        self._tool, self._line_end = None, None
        self._is_down = False
        self._repeat.stop()

    def _end(self, cancelled: bool) -> None:
        told = self._tool.told if self._tool is not None else ""
        had_label = self.selected_label is not None
        self._tool, self._is_down = None, False
        self._repeat.stop()
        if told:
            self.told.emit(told)
        self.redrawn.emit()
        if not cancelled:
            self.rested.emit()
        if had_label:
            self.label_selected.emit()

    @Slot()
    def _interrupt(self) -> None:
        if self._is_down:
            self.cancel()  # in the middle of a stroke nobody wants half of it
        elif self._tool is not None:
            self._tool.interrupt()
            self._end(cancelled=False)

    def nudge(self, dx: int, dy: int) -> bool:
        """Moves what waits by pixels of the map; false if nothing that can be moved does."""
        is_moved = self._tool is not None and self.waits and self._tool.nudge(dx, dy)
        if is_moved:
            self.redrawn.emit()
            self.rested.emit()
        return is_moved

    def clear(self) -> None:
        """Delete: what waits is taken away."""
        if self._tool is not None and self._tool.clear():
            self._end(cancelled=False)

    @Slot()
    def _on_state(self) -> None:
        if self.waits and self._choice is not self._state.tool:
            self.finish()


_KEYS: dict[Qt.Key, Callable[[ToolInHand], None]] = {
    Qt.Key.Key_Return: ToolInHand.finish,
    Qt.Key.Key_Enter: ToolInHand.finish,
    Qt.Key.Key_Delete: ToolInHand.clear,
    Qt.Key.Key_Backspace: ToolInHand.step_back,
    Qt.Key.Key_R: ToolInHand.draw_again,
}
"""What keys do with a tool that waits."""
