"""Keeps layers, steps of undo and pictures of the history within one bound of memory."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.tool_in_hand import ToolInHand
from drawai_desktop.core.memory_bound import give_way
from drawai_desktop.core.settings import Settings
from drawai_desktop.ui.history_presenter import HistoryPresenter
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.preferences import Preferences
from drawai_desktop.words import translator

tr = translator(__name__)

MIB = 1 << 20
PACKING_MS = 500
"""A step on a large canvas is packed in a thread by then, and counts."""


class UndoMemory(QObject):
    """Lives in the GUI thread. The oldest steps of undo and the oldest pictures of the history that
    are not pinned give way. What the document holds stays, and so does the last step.

    Signals:
        said(Message): what *Undo* does not do, and why.
    """

    said = Signal(object)

    def __init__(
        self,
        document: Document,
        history: HistoryPresenter,
        preferences: Preferences,
        undo_action: QAction,
        hand: ToolInHand,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._history = history
        self._undo_action = undo_action
        self._hand = hand
        self._most_mib = preferences.settings.undo_memory_mib
        self._packing = QTimer(self, singleShot=True, interval=PACKING_MS)
        self._packing.timeout.connect(self._keep_bound)
        document.undo_stack.indexChanged.connect(self._keep_bound)
        document.reference_changed.connect(self._keep_bound)
        hand.redrawn.connect(self._show_whether)
        history.changed.connect(self._keep_bound)
        preferences.changed.connect(self._on_settings)
        self._keep_bound()

    @property
    def most_mib(self) -> int:
        """The bound, in MiB."""
        return self._most_mib

    @property
    def size_bytes(self) -> int:
        """What counts, now."""
        undo, history = self._document.undo_stack, self._history.history
        return self._document.size_bytes + undo.size_bytes + history.size_bytes

    @Slot()
    def undo(self) -> None:
        """A step back, or a word about why there is none."""
        stack = self._document.undo_stack
        if stack.canUndo():
            stack.undo()
        elif stack.has_let_go:
            self.said.emit(
                Message(
                    tr(
                        "This is as far as undo goes: older steps gave way to newer ones. Settings "
                        "has the memory that they may take."
                    ),
                    Kind.INFO,
                )
            )

    @Slot(object)
    def _on_settings(self, settings: Settings) -> None:
        if settings.undo_memory_mib != self._most_mib:
            self._most_mib = settings.undo_memory_mib
            self._keep_bound()

    @Slot()
    def _keep_bound(self) -> None:
        stack, history = self._document.undo_stack, self._history.history
        gave = give_way(self._most_mib * MIB, self._document.size_bytes, (stack, history))
        if history in gave:
            self._history.show_entries()
        if stack.is_packing and not self._packing.isActive():
            self._packing.start()
        self._show_whether()

    @Slot()
    def _show_whether(self) -> None:
        """Whether *Undo* has anything to do; what the hand has not done yet is the first."""
        stack = self._document.undo_stack
        self._undo_action.setEnabled(stack.canUndo() or stack.has_let_go or self._hand.is_used)
