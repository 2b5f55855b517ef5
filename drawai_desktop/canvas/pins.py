"""The pictures of the history that belong to a document."""

from PySide6.QtCore import QObject, Signal

from drawai_desktop.canvas.undo_stack import UndoStack
from drawai_desktop.core.history import HistoryEntry


class Pins(QObject):
    """Lives in the GUI thread. Pinning is a change of the document that is to be saved, and no step
    of undo.

    Attributes:
        changes: counts how often a person has pinned or unpinned.

    Signals:
        changed: a person has pinned or unpinned.
    """

    changed = Signal()

    def __init__(self, undo_stack: UndoStack) -> None:
        super().__init__(undo_stack)
        self._undo_stack = undo_stack
        self._entries: tuple[HistoryEntry, ...] = ()
        self.changes = 0

    @property
    def entries(self) -> tuple[HistoryEntry, ...]:
        """The pinned pictures, the oldest first."""
        return self._entries

    def set(self, entries: tuple[HistoryEntry, ...]) -> None:
        """Others are pinned now."""
        self._entries = entries
        self.changes += 1
        self._undo_stack.resetClean()
        self.changed.emit()

    def open(self, entries: tuple[HistoryEntry, ...]) -> None:
        """Those of another document."""
        self._entries = entries
