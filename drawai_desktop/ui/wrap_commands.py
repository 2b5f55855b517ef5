"""The commands that join the sides of the canvas, and show it beside itself."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from drawai_desktop.canvas.undo_steps import WrapStep
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.ui import actions as action_table
from drawai_desktop.ui.message import Message
from drawai_desktop.ui.parts import Parts
from drawai_desktop.words import translator

tr = translator(__name__)

WRAP_COMMANDS = {
    Wrap.NONE: "wrap_none",
    Wrap.LEFT_RIGHT: "wrap_left_right",
    Wrap.ALL: "wrap_all",
}


class WrapCommands(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._document, self._viewport = parts.document, parts.viewport
        self._actions = parts.window.actions_by_name
        slots = {name: partial(self.join, wrap) for wrap, name in WRAP_COMMANDS.items()}
        action_table.connect(self._actions, {**slots, "repeat": self._repeat})
        self._document.wrap_changed.connect(self._show)
        self._show()

    def join(self, wrap: Wrap, _checked: bool = True) -> None:
        """Joins other sides of the canvas, as one step of undo."""
        if wrap is self._document.wrap:
            return
        self._document.about_to_edit.emit()
        step = WrapStep(self._document, tr("Join sides"), wrap)
        self._document.undo_stack.push(step)
        if wrap is not Wrap.NONE and not self._viewport.repeats:
            self.said.emit(
                Message(
                    tr("What is painted over a joined side goes on at the other. View > Repeat "
                       "shows the canvas beside itself.")
                )
            )  # fmt: skip

    def _repeat(self, repeats: bool) -> None:
        self._viewport.set_repeats(repeats)

    @Slot()
    def _show(self) -> None:
        self._actions[WRAP_COMMANDS[self._document.wrap]].setChecked(True)
