"""Changes of whole layers: at once on usual canvases, beside the GUI thread on large ones."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.layer_edits import WholeEdit
from drawai_desktop.canvas.undo_steps import LayerEdit
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.words import translator

tr = translator(__name__)

AT_ONCE = 1 << 21
"""So many pixels are changed within a repaint."""


@dataclass(frozen=True, eq=False)
class _Wish:
    """What was asked for, and of which state of the canvas."""

    plan: Callable[[], WholeEdit]
    nothing: str
    revision: int


class WholeEdits(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._tasks: list[BackgroundTask] = []
        document.opened.connect(self._give_up)

    def make(self, plan: Callable[[], WholeEdit], nothing: str = "") -> None:
        """Makes a change as one step of undo, now or as soon as it is worked out.

        Args:
            plan: the change for the canvas as it is; asked again if that changes meanwhile.
            nothing: said where nothing is changed by it.
        """
        self._document.about_to_edit.emit()  # a polygon that is open is no part of the plan
        wish, edit = _Wish(plan, nothing, self._document.revision()), plan()
        if self._document.label_map.ids.size <= AT_ONCE:
            self._put(wish, edit.text, edit.worked_out())
            return
        task = BackgroundTask(lambda _: (wish, edit.text, edit.worked_out()), self)
        self._tasks.append(task)
        task.done.connect(self._on_done)
        task.failed.connect(self._on_failed)
        task.start()

    @Slot(object)
    def _on_done(self, answer: tuple[_Wish, str, list[LayerEdit]]) -> None:
        wish, text, edits = answer
        if self._document.hand_is_down():
            self._say(
                tr("{step} was given up, since the canvas was painted on meanwhile.", step=text)
            )
        elif wish.revision != self._document.revision():
            self.make(wish.plan, wish.nothing)
        else:
            self._put(wish, text, edits)

    @Slot(str)
    def _on_failed(self, problem: str) -> None:
        self.said.emit(Message(problem, Kind.WARNING))

    @Slot()
    def _give_up(self) -> None:
        """Another document: what was to be done with the one before is no wish any more."""
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()

    def _put(self, wish: _Wish, text: str, edits: list[LayerEdit]) -> None:
        if not self._document.put_whole(text, edits) and wish.nothing:
            self._say(wish.nothing)

    def _say(self, text: str) -> None:
        self.said.emit(Message(text, Kind.INFO))
