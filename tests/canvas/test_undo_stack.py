"""The undo stack: what Qt's does, with the oldest steps given away when memory asks for it."""

import gc
import random
import weakref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QUndoCommand, QUndoStack

from drawai_desktop.canvas.undo_stack import UndoStack, UndoStep


class Add(UndoStep):
    """Writes a number to the end of a list."""

    def __init__(self, numbers, number, size=1000, joins=False):
        super().__init__(str(number))
        self.numbers, self.added, self.size, self.may_join = numbers, [number], size, joins

    def redo(self):
        self.numbers.extend(self.added)

    def undo(self):
        del self.numbers[-len(self.added) :]

    def joins(self, newer):
        if self.may_join and newer.may_join:
            self.added += newer.added
            return True
        return False

    @property
    def size_bytes(self):
        return self.size


class AddByQt(QUndoCommand):
    """The same for Qt's own stack."""

    def __init__(self, numbers, number, joins):
        super().__init__(str(number))
        self.numbers, self.added, self.may_join = numbers, [number], joins

    def id(self):
        return 1 if self.may_join else -1

    def redo(self):
        self.numbers.extend(self.added)

    def undo(self):
        del self.numbers[-len(self.added) :]

    def mergeWith(self, newer):
        self.added += newer.added
        return True


DOINGS = ("push", "push", "join", "undo", "redo", "clean", "unclean", "clear", "macro")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(DOINGS), max_size=40))
def test_it_does_what_the_stack_of_qt_does(doings):
    ours, theirs = UndoStack(), QUndoStack()
    mine, other = [], []
    told = {ours: [], theirs: []}
    for stack in (ours, theirs):
        stack.cleanChanged.connect(lambda clean, stack=stack: told[stack].append(clean))
    for number, doing in enumerate(doings):
        if doing == "macro":
            for stack, push in (
                (ours, lambda n: ours.push(Add(mine, n))),
                (theirs, lambda n: theirs.push(AddByQt(other, n, False))),
            ):
                stack.beginMacro("two")
                push(number)
                push(-number)
                stack.endMacro()
        elif doing in ("push", "join"):
            ours.push(Add(mine, number, joins=doing == "join"))
            theirs.push(AddByQt(other, number, doing == "join"))
        else:
            names = {"clean": "setClean", "unclean": "resetClean"}
            for stack in (ours, theirs):
                getattr(stack, names.get(doing, doing))()
            if doing == "clear":  # Qt's leaves an empty one as it is; ours is always clean then
                theirs.setClean()
        assert mine == other
        for ask in ("index", "count", "canUndo", "canRedo", "isClean", "undoText", "redoText"):
            assert getattr(ours, ask)() == getattr(theirs, ask)(), (ask, doings[: number + 1])
        assert [ours.text(i) for i in range(ours.count())] == [
            theirs.text(i) for i in range(theirs.count())
        ]
    assert told[ours] == told[theirs]


@pytest.fixture
def painted():
    numbers, stack = [], UndoStack()
    for number in range(10):
        stack.push(Add(numbers, number))
    return numbers, stack


def test_the_oldest_steps_go_and_undo_ends_where_they_were(painted):
    numbers, stack = painted
    for _ in range(4):
        stack.drop_oldest()
    assert (stack.count(), stack.index(), stack.has_let_go) == (6, 10, True)
    while stack.canUndo():
        stack.undo()
    assert numbers == [0, 1, 2, 3]
    while stack.canRedo():
        stack.redo()
    assert numbers == list(range(10))


def test_the_step_that_is_next_never_goes(painted):
    numbers, stack = painted
    for _ in range(30):
        stack.drop_oldest()
    assert (stack.count(), stack.oldest) == (1, None)
    stack.undo()
    assert numbers == list(range(9))
    stack.drop_oldest()
    assert stack.canRedo()


def test_where_all_is_taken_back_what_was_painted_last_goes_first(painted):
    numbers, stack = painted
    while stack.canUndo():
        stack.undo()
    for _ in range(4):
        stack.drop_oldest()
    while stack.canRedo():
        stack.redo()
    assert numbers == [0, 1, 2, 3, 4, 5]
    assert not stack.has_let_go


def test_a_saved_state_that_nothing_leads_to_is_not_the_documents(painted):
    numbers, stack = painted
    stack.clear()
    numbers.clear()
    stack.push(Add(numbers, 1))
    stack.setClean()
    for number in range(5):
        stack.push(Add(numbers, number))
    for _ in range(3):
        stack.drop_oldest()
    while stack.canUndo():
        stack.undo()
        assert not stack.isClean()


def test_what_steps_take_is_counted_and_freed(painted):
    numbers, stack = painted
    each = stack.size_bytes / 10
    step = Add(numbers, 3, size=50_000)
    stack.push(step)
    assert stack.size_bytes == pytest.approx(10 * each + 50_000 + each - 1000)
    stack.undo()
    assert stack.size_bytes > 50_000
    gone = weakref.ref(step)
    del step
    stack.push(Add(numbers, 4))
    assert stack.size_bytes == pytest.approx(11 * each)
    assert gone() is None
    stack.clear()
    assert stack.size_bytes == 0


def test_a_step_counts_when_it_is_packed():
    class Packing(Add):
        is_packed = False

    numbers, stack = [], UndoStack()
    stack.push(step := Packing(numbers, 1, size=70_000))
    assert stack.is_packing
    assert stack.size_bytes == 0
    step.is_packed = True
    assert stack.size_bytes > 70_000
    assert not stack.is_packing


def test_there_are_never_more_steps_than_set():
    numbers, stack = [], UndoStack(most_steps=20)
    for number in range(50):
        stack.push(Add(numbers, number))
    assert (stack.count(), stack.index()) == (20, 50)
    assert stack.size_bytes < 21 * (stack.size_bytes / 20)


def test_nothing_of_many_steps_is_left_to_the_collector():
    """Steps go when the stack lets them go, whatever thread Python searches for cycles in."""
    choose, numbers, stack = random.Random(1), [], UndoStack()
    refs = []
    for number in range(300):
        step = Add(numbers, number)
        refs.append(weakref.ref(step))
        stack.push(step)
        del step
        for _ in range(choose.randrange(3)):
            choose.choice([stack.undo, stack.redo, stack.drop_oldest])()
    gc.disable()
    stack.clear()
    assert [ref for ref in refs if ref() is not None] == []
    gc.enable()
