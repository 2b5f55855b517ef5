"""One bound over layers, steps of undo and pictures of the history, in the program."""

import random

import numpy as np
import pytest
from PySide6.QtCore import Qt

from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.settings import read_settings
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.ui.undo_memory import MIB
from tests.builders import GRASS, SEA, TREE
from tests.ui.hands import press
from tests.ui.settling import settle
from tests.ui.test_stroke_log import everything, stroke

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def memory(program):
    return program.commands.memory


def paint(program, strokes, hand):
    """Strokes on layers by chance, noisy ones: such take room."""
    document = program.document
    height, width = document.label_map.ids.shape
    noise = np.random.default_rng(hand.randrange(1000))
    for _ in range(strokes):
        document.choose_layer(hand.choice(document.layers.infos).key)
        before = document.active_map.ids.copy()
        document.begin_stroke()
        mask = noise.random((200, 240)) < 0.5
        at = hand.randrange(width - 240), hand.randrange(height - 200)
        rect = document.stamp_label(mask, *at, hand.choice((SEA, GRASS, TREE, 255)))
        document.painted(rect)
        document.end_stroke("Brush", before, rect)


def add_layers(program, count):
    for _ in range(count):
        program.parts.layer_edits.add()
    settle(program)


def test_five_hundred_strokes_on_layers_go_back_and_forth_within_the_bound(program, memory):
    document, hand = program.document, random.Random(5)
    first = everything(document)
    add_layers(program, 3)
    paint(program, 500, hand)
    last, seen = everything(document), document.snapshot()
    assert memory.size_bytes <= memory.most_mib * MIB
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert everything(document) == first
    assert memory.size_bytes <= memory.most_mib * MIB
    while document.undo_stack.canRedo():
        document.undo_stack.redo()
    assert everything(document) == last
    replayed = None
    for ids in program.parts.strokes.strokes()().maps():
        replayed = ids
    assert (replayed == seen).all()


def test_with_little_memory_undo_goes_back_as_far_as_it_can_and_says_so(program, memory):
    document, hand = program.document, random.Random(6)
    add_layers(program, 2)
    held = document.size_bytes
    program.preferences.change(undo_memory_mib=held // MIB + 2)
    states = [everything(document)]
    for _ in range(120):
        paint(program, 1, hand)
        states.append(everything(document))
        assert memory.size_bytes <= memory.most_mib * MIB
    stack = document.undo_stack
    assert 3 < stack.count() < 120
    for back in range(stack.count()):
        assert everything(document) == states[-1 - back]
        press(program, Qt.Key.Key_Z, CONTROL)
    floor = everything(document)
    assert floor == states[-1 - stack.count()]
    assert program.window.messages.text == ""
    press(program, Qt.Key.Key_Z, CONTROL)
    assert "older steps gave way" in program.window.messages.text
    assert everything(document) == floor
    while stack.canRedo():
        press(program, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert everything(document) == states[-1]


def test_the_last_step_can_be_taken_back_however_little_memory_there_is(program, memory):
    document = program.document
    program.preferences.change(undo_memory_mib=16)
    add_layers(program, 3)
    paint(program, 30, random.Random(7))
    before = everything(document)
    program.parts.editing.clear()
    document.undo_stack.undo()
    assert everything(document) == before


def entry(seed):
    noise = np.random.default_rng(seed)
    ids = noise.integers(0, 180, (600, 600), np.uint8)
    picture = noise.integers(0, 255, (64, 64, 3), np.uint8)
    return HistoryEntry.of(ids, NEUTRAL.with_seed(seed), picture)


def test_pictures_that_are_not_pinned_give_way_too_and_leave_the_strip(program, memory):
    presenter, strip = program.commands.history, program.window.history_strip
    history = presenter.history
    keys = [history.add(entry(seed)).key for seed in range(1, 21)]
    history.pin(keys[2], True)
    presenter.show_entries()
    assert len(history) == 20
    room = program.document.size_bytes + 6 * history.size_bytes // 20
    program.preferences.change(undo_memory_mib=room // MIB)
    assert memory.size_bytes <= memory.most_mib * MIB
    left = [e.style.seed for e in history.entries]
    assert left[0] == 3
    assert left[1:] == list(range(22 - len(left), 21))
    assert len(strip.list.keys()) == len(left)


def test_a_step_on_a_large_canvas_counts_once_it_is_packed(program, memory, qtbot):
    document = program.document
    program.opening.open_scene(np.full((2048, 2048), GRASS, np.uint8), "large")
    settle(program)
    noise = np.random.default_rng(1)
    program.preferences.change(undo_memory_mib=document.size_bytes // MIB + 12)
    for _ in range(6):
        document.edit("Noise", noise.integers(0, 180, (2048, 2048), np.uint8))
    qtbot.waitUntil(lambda: memory.size_bytes <= memory.most_mib * MIB)
    qtbot.waitUntil(lambda: document.undo_stack.count() < 6)
    assert document.undo_stack.canUndo()


def test_the_bound_is_kept_between_sessions_and_what_makes_no_sense_is_refused(program, start):
    program.preferences.change(undo_memory_mib=96)
    program.stop()
    assert start().commands.memory.most_mib == 96


def test_undo_is_off_where_there_is_nothing_to_take_back(program):
    undo = program.window.actions_by_name["undo"]
    assert not undo.isEnabled()
    stroke(program.document, SEA, (40, 40))
    assert undo.isEnabled()
    program.document.undo_stack.undo()
    assert not undo.isEnabled()
    assert read_settings().undo_memory_mib == 512
