"""The stroke log in the program: it follows undo and layers, and is saved with the document."""

import random

import numpy as np
import pytest

from drawai_desktop.core.project_file import read_project
from tests.builders import GRASS, SEA, TREE
from tests.ui.settling import settle


@pytest.fixture
def log(program):
    """Gives the log as it is now."""
    return lambda: program.parts.strokes.strokes()()


def stroke(document, label, at):
    """A stroke on the active layer, as a tool makes it."""
    before = document.active_map.ids.copy()
    document.begin_stroke()
    rect = document.stamp_label(np.ones((20, 30), bool), *at, label)
    document.painted(rect)
    document.end_stroke("Brush", before, rect)


def same(a, b):
    return a.shape == b.shape and bool((a == b).all())


def everything(document):
    content = document.layered()
    return [(layer.name, layer.is_hidden, layer.ids.tobytes()) for layer in content.layers]


def test_five_hundred_strokes_on_three_layers_go_back_and_forth_and_are_replayed(program, log):
    document, hand = program.document, random.Random(3)
    edits = program.parts.layer_edits
    edits.add()
    edits.add()
    height, width = document.label_map.ids.shape
    first, shown = everything(document), [document.snapshot()]
    for number in range(500 - 2):  # with the two layers, all that undo holds
        document.choose_layer(hand.choice(document.layers.infos).key)
        at = hand.randrange(width - 40), hand.randrange(height - 30)
        stroke(document, hand.choice((SEA, GRASS, TREE, 255)), at)
        shown.append(document.snapshot())
        if number % 100 == 50:
            document.undo_stack.undo()
            shown.append(document.snapshot())
            document.undo_stack.redo()
            shown.append(document.snapshot())
    last = everything(document)
    while document.undo_stack.index() > 2:
        document.undo_stack.undo()
    assert everything(document) == first
    while document.undo_stack.canRedo():
        document.undo_stack.redo()
    assert everything(document) == last
    replayed = [ids.copy() for ids in log().maps()]
    assert same(replayed[-1], document.label_map.ids)
    changed = [a for a, b in zip(shown[1:], shown, strict=False) if not same(a, b)]
    assert all(same(a, b) for a, b in zip(changed, replayed[1:], strict=False))
    assert len(replayed) > len(changed) > 400


def test_hidden_layers_and_other_maps_are_told_as_they_are_seen(program, log):
    document, edits = program.document, program.parts.layer_edits
    edits.add()
    stroke(document, SEA, (40, 40))
    edits.hide(document.layers.active, True)
    hidden = document.snapshot()
    edits.hide(document.layers.active, False)
    edits.merge_down()
    document.undo_stack.undo()
    maps = [ids.copy() for ids in log().maps()]
    assert len(maps) == 4
    assert same(maps[2], hidden)
    assert same(maps[3], document.label_map.ids)
    assert [step.is_undo for step in log().steps] == [False, False, False]


def test_the_log_goes_with_the_project_and_is_carried_on(program, log, tmp_path):
    path = tmp_path / "a.drawai"
    for place, label in enumerate((SEA, GRASS, TREE)):
        stroke(program.document, label, (50 * place, 20))
    program.projects.save_to(path)
    settle(program)
    assert len(read_project(path).strokes.steps) == 3
    program.opening.open_example(program._example)
    settle(program)
    assert log().steps == ()
    program.opening.open_path(path)
    settle(program)
    stroke(program.document, TREE, (90, 90))
    assert len(log().steps) == 4
    assert log().leads_to(program.document.label_map.ids)


def test_a_stroke_in_progress_is_saved_with_its_log(program, tmp_path):
    path, document = tmp_path / "a.drawai", program.document
    document.begin_stroke()
    document.painted(document.stamp_label(np.ones((20, 30), bool), 30, 30, SEA))
    program.projects.save_to(path)
    settle(program)
    read = read_project(path)
    assert same(read.ids, document.label_map.ids)
    assert same(read.strokes.map_after(1), read.ids)


def test_switched_off_nothing_is_told_and_what_was_is_gone(program, log, tmp_path):
    path = tmp_path / "a.drawai"
    stroke(program.document, SEA, (30, 30))
    program.preferences.change(stroke_log=False)
    stroke(program.document, TREE, (60, 30))
    program.projects.save_to(path)
    settle(program)
    assert read_project(path).strokes is None
    program.preferences.change(stroke_log=True)
    stroke(program.document, GRASS, (90, 30))
    assert len(log().steps) == 1


def test_the_log_comes_back_with_unsaved_work(start):
    first = start()
    stroke(first.document, SEA, (30, 30))
    stroke(first.document, TREE, (60, 30))
    first.stop()
    second = start()
    settle(second)
    second.window.messages.answers[0].click()  # restore
    settle(second)
    restored = second.parts.strokes.strokes()()
    assert len(restored.steps) == 2
    assert restored.leads_to(second.document.label_map.ids)
