"""Steps of undo in a row, and what they take in memory."""

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

UNDO_STEPS = 2000
"""More nobody goes back, and Python's search for cycles looks at each."""
_STEP_BYTES = 2048
"""What a step takes beside its content, about."""


class UndoStep:
    """A change that can be taken back and made again."""

    def __init__(self, text: str) -> None:
        self._text = text

    def text(self) -> str:
        """What the step does, for the person."""
        return self._text

    def redo(self) -> None:
        """Makes the change."""
        raise NotImplementedError

    def undo(self) -> None:
        """Takes it back."""
        raise NotImplementedError

    def joins(self, _newer: "UndoStep") -> bool:
        """Takes over what a newer step does, which is done already; false if they are two."""
        return False

    @property
    def is_packed(self) -> bool:
        """Whether :attr:`size_bytes` is known without waiting."""
        return True

    @property
    def size_bytes(self) -> int:
        """What its content takes in memory, about."""
        return 0


class UndoGroup(UndoStep):
    """Several steps that go back and forth as one."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.steps: list[UndoStep] = []

    def redo(self) -> None:
        for step in self.steps:
            step.redo()

    def undo(self) -> None:
        for step in reversed(self.steps):
            step.undo()

    @property
    def is_packed(self) -> bool:
        return all(step.is_packed for step in self.steps)

    @property
    def size_bytes(self) -> int:
        return sum(_STEP_BYTES + step.size_bytes for step in self.steps)


@dataclass
class _Held:
    """A step, what it takes in memory (None while that is not known), and when it came."""

    step: UndoStep
    size: int | None
    came: float


class UndoStack(QObject):
    """Lives in the GUI thread. What Qt's ``QUndoStack`` does, under its names, but for one thing:
    here the oldest steps can be let go, whenever memory asks for it.

    An index counts all steps since the document was opened, those that were let go, too: it stays
    what it is when they go.

    Signals:
        indexChanged(int): steps were done, taken back, or joined.
        canUndoChanged(bool)
        canRedoChanged(bool)
        cleanChanged(bool)
    """

    indexChanged = Signal(int)
    canUndoChanged = Signal(bool)
    canRedoChanged = Signal(bool)
    cleanChanged = Signal(bool)

    def __init__(self, parent: QObject | None = None, most_steps: int = UNDO_STEPS) -> None:
        super().__init__(parent)
        self._most_steps = most_steps
        self._held: list[_Held] = []
        self._gone = 0
        self._index = 0
        self._clean: int | None = 0
        self._size = 0
        self._group: UndoGroup | None = None
        self._told = (False, False, True)

    # What there is.

    def count(self) -> int:
        """How many steps can be done or taken back."""
        return len(self._held)

    def index(self) -> int:
        """How many steps are done, from the opening on."""
        return self._index

    def text(self, place: int) -> str:
        """Of the step at that place, the oldest that is there at 0."""
        return self._held[place].step.text()

    def canUndo(self) -> bool:
        return self._index > self._gone

    def canRedo(self) -> bool:
        return self._place < len(self._held)

    def undoText(self) -> str:
        """Of the step that *Undo* takes back; empty for none."""
        return self.text(self._place - 1) if self.canUndo() else ""

    def redoText(self) -> str:
        """Of the step that *Redo* makes again; empty for none."""
        return self.text(self._place) if self.canRedo() else ""

    def isClean(self) -> bool:
        """Whether the document is what was saved."""
        return self._group is None and self._clean == self._index

    @property
    def has_let_go(self) -> bool:
        """Whether *Undo* ends before the document's opening."""
        return self._gone > 0

    @property
    def _place(self) -> int:
        return self._index - self._gone

    # What is done.

    def push(self, step: UndoStep) -> None:
        """Does a step. What could have been done again is gone; the step before may take it over,
        but not where that one was saved."""
        step.redo()
        if self._group is not None:
            before = self._group.steps[-1] if self._group.steps else None
            if before is None or not before.joins(step):
                self._group.steps.append(step)
            return
        self._forget_redo()
        before = self._held[-1].step if self._held else None
        if before is not None and self._clean != self._index and before.joins(step):
            self._measure(self._held[-1])
            self._tell(moved=True)
        else:
            self._append(step)

    def beginMacro(self, text: str) -> None:
        """What is pushed until :meth:`endMacro` is one step."""
        assert self._group is None, self._group
        self._group = UndoGroup(text)

    def endMacro(self) -> None:
        """Ends what :meth:`beginMacro` began; nothing at all is no step."""
        group, self._group = self._group, None
        assert group is not None
        if group.steps:
            self._forget_redo()
            self._append(group)

    def undo(self) -> None:
        """Takes a step back, if there is one."""
        if self.canUndo():
            self._held[self._place - 1].step.undo()
            self._index -= 1
            self._tell(moved=True)

    def redo(self) -> None:
        """Makes a step again, if there is one."""
        if self.canRedo():
            self._held[self._place].step.redo()
            self._index += 1
            self._tell(moved=True)

    def clear(self) -> None:
        """Forgets everything: the document is another one, and clean."""
        self._held, self._group = [], None
        self._gone = self._index = self._clean = self._size = 0
        self._tell(moved=True)

    def setClean(self) -> None:
        """The document was saved as it is."""
        self._clean = self._index
        self._tell()

    def resetClean(self) -> None:
        """No step leads to what was saved."""
        self._clean = None
        self._tell()

    def _append(self, step: UndoStep) -> None:
        held = _Held(step, 0, time.monotonic())
        self._held.append(held)
        self._measure(held)
        self._index += 1
        while len(self._held) > self._most_steps:
            self._let_go(0)
        self._tell(moved=True)

    def _forget_redo(self) -> None:
        if self._clean is not None and self._clean > self._index:
            self._clean = None
        while self.canRedo():
            self._let_go(-1)

    def _tell(self, moved: bool = False) -> None:
        before, self._told = self._told, (self.canUndo(), self.canRedo(), self.isClean())
        signals = (self.canUndoChanged, self.canRedoChanged, self.cleanChanged)
        now = self._told
        if moved:
            self.indexChanged.emit(self._index)
        for signal, old, new in zip(signals, before, now, strict=True):
            if old != new:
                signal.emit(new)

    # Memory.

    @property
    def size_bytes(self) -> int:
        """What all steps take in memory, about; what is still being packed counts when it is."""
        for held in self._held:
            if held.size is None and held.step.is_packed:
                self._measure(held)
        return self._size

    @property
    def is_packing(self) -> bool:
        """Whether steps will count that do not yet."""
        return any(held.size is None for held in self._held)

    @property
    def oldest(self) -> float | None:
        """When the step came that goes first; None if there is none but the next to be taken back
        or made again."""
        place = self._first_to_go()
        return None if place is None else self._held[place].came

    def drop_oldest(self) -> None:
        """Lets a step go: the oldest, or where all are taken back, the last that could be made
        again."""
        place = self._first_to_go()
        if place is not None:
            self._let_go(place)
            self._tell()

    def _first_to_go(self) -> int | None:
        if self._place > 1:
            return 0
        return -1 if len(self._held) > max(1, self._place) else None

    def _let_go(self, place: int) -> None:
        held = self._held.pop(place)
        self._size -= held.size or 0
        if place == 0:
            self._gone += 1

    def _measure(self, held: _Held) -> None:
        self._size -= held.size or 0
        held.size = _STEP_BYTES + held.step.size_bytes if held.step.is_packed else None
        self._size += held.size or 0
