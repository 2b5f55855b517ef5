"""Layers under the hand: strokes, fills, operations, and the way back through all of them."""

import random

import numpy as np
import pytest
from PySide6.QtCore import Qt

from drawai_desktop.canvas.layer_edits import LayerEdits, replace_map
from drawai_desktop.canvas.tool_state import ToolChoice
from drawai_desktop.canvas.undo_steps import ReferenceChange
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.reference import Reference, reference_of
from drawai_desktop.core.style import Style
from drawai_desktop.errors import LabelError
from tests.builders import GRASS, MOUNTAIN, SEA, SKY, TREE

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def edits(canvas):
    return LayerEdits(canvas.document)


@pytest.fixture
def two(canvas, edits):
    """A canvas of sky with an empty layer above it, which is painted on."""
    edits.add()
    return canvas


def names(canvas):
    return [info.name for info in canvas.document.layers.infos]


def own_ids(canvas, place):
    stack = canvas.document.layers
    return stack.map_of(stack.infos[place].key).ids


def everything(document):
    """All that a document holds, to be compared."""
    content = document.layered()
    return [(layer.name, layer.is_hidden, layer.is_locked, layer.ids) for layer in content.layers]


def same(a, b):
    return len(a) == len(b) and all(
        x[:3] == y[:3] and x[3].shape == y[3].shape and (x[3] == y[3]).all()
        for x, y in zip(a, b, strict=True)
    )


def test_a_stroke_writes_into_the_active_layer_alone(two):
    two.hand.stroke((40, 40), (120, 80))
    assert (own_ids(two, 0) == SKY).all()
    assert set(np.unique(own_ids(two, 1))) == {GRASS, UNLABELLED}
    assert set(np.unique(two.ids)) == {GRASS, SKY}


def test_the_eraser_lets_the_layer_below_show_and_on_the_lowest_leaves_nothing(two, edits):
    two.state.set_tool(ToolChoice.FILL)
    two.hand.click(50, 50)
    assert (two.ids == GRASS).all()
    two.state.set_tool(ToolChoice.ERASER)
    two.hand.stroke((50, 50), (100, 50))
    assert two.ids[50, 60] == SKY
    edits.step_active(-1)
    two.hand.stroke((50, 50), (100, 50))
    assert two.ids[50, 60] == UNLABELLED


def test_a_stroke_below_shows_where_nothing_lies_over_it(two, edits):
    two.hand.stroke((40, 40), (120, 40))
    edits.step_active(-1)
    two.state.choose_label(TREE)
    two.hand.stroke((80, 20), (80, 120))
    assert two.ids[40, 80] == GRASS
    assert two.ids[100, 80] == TREE
    assert own_ids(two, 0)[40, 80] == TREE


def test_a_fill_ends_where_the_layer_does_or_if_that_is_wanted_where_another_label_is_seen(two):
    own_ids(two, 0)[:, 100:] = SEA
    two.document.layers.refresh(two.document.label_map.bounds)
    two.state.set_tool(ToolChoice.FILL)
    two.hand.click(50, 50)
    assert (two.ids == GRASS).all()
    two.document.undo_stack.undo()
    two.state.set_fills_by_all_layers(True)
    two.hand.click(50, 50)
    assert (two.ids[:, :100] == GRASS).all()
    assert (two.ids[:, 100:] == SEA).all()
    assert (own_ids(two, 0)[:, :100] == SKY).all()


def test_the_picker_takes_what_is_seen(two):
    two.hand.click(50, 50, modifiers=ALT)
    assert two.state.label_id == SKY


def test_painting_only_over_a_label_looks_at_what_is_seen(two):
    own_ids(two, 0)[:, 100:] = SEA
    two.document.layers.refresh(two.document.label_map.bounds)
    two.state.set_only(SEA)
    two.hand.stroke((60, 60), (140, 60))
    assert two.ids[60, 80] == SKY
    assert two.ids[60, 120] == GRASS
    assert own_ids(two, 1)[60, 120] == GRASS


def test_a_straight_line_only_over_a_label_can_be_swung_about(two):
    two.state.set_only(SKY)
    two.hand.press(20, 20, modifiers=SHIFT)
    two.hand.move(150, 20, modifiers=SHIFT)
    two.hand.move(20, 140, modifiers=SHIFT)
    two.hand.move(150, 20, modifiers=SHIFT)
    two.hand.release(150, 20)
    assert two.ids[20, 100] == GRASS
    assert two.ids[100, 20] == SKY


@pytest.mark.parametrize("what", ["hide", "lock"])
def test_nothing_is_painted_on_a_hidden_or_locked_layer_and_it_is_said(qtbot, two, edits, what):
    before = everything(two.document)
    getattr(edits, what)(two.document.layers.active, True)
    with qtbot.waitSignal(two.view.stroke_refused):
        two.hand.stroke((40, 40), (120, 80))
    assert (own_ids(two, 1) == UNLABELLED).all()
    assert not two.view.is_drawing
    two.document.undo_stack.undo()
    assert same(everything(two.document), before)
    two.hand.stroke((40, 40), (120, 80))
    assert GRASS in two.ids


def test_every_operation_can_be_undone_and_done_again(canvas, edits):
    document = canvas.document
    key = document.layers.active
    canvas.hand.stroke((30, 30), (90, 90))
    acts = [
        edits.add,
        lambda: canvas.hand.stroke((60, 20), (100, 100)),
        edits.duplicate,
        lambda: document.put_whole("Flip", edits.flip().worked_out()),
        lambda: edits.raise_by(-1),
        lambda: edits.rename(key, "Ground"),
        lambda: edits.hide(key, True),
        lambda: edits.hide(key, False),
        lambda: edits.lock(key, True),
        lambda: edits.lock(key, False),
        lambda: document.put_whole(
            "Replace", edits.replace_label("Replace", GRASS, MOUNTAIN).worked_out()
        ),
        edits.merge_down,
        edits.delete,
        lambda: replace_map(document, "other size", np.full((140, 150), SEA, np.uint8)),
    ]
    states = [everything(document)]
    flat = [canvas.ids.copy()]
    for act in acts:
        act()
        states.append(everything(document))
        flat.append(canvas.ids.copy())
    assert document.undo_stack.count() == 1 + len(acts)
    for _ in range(2):
        for state, seen in list(zip(states, flat, strict=True))[-2::-1]:
            document.undo_stack.undo()
            assert same(everything(document), state)
            assert (canvas.ids == seen).all()
        for state, seen in list(zip(states, flat, strict=True))[1:]:
            document.undo_stack.redo()
            assert same(everything(document), state)
            assert (canvas.ids == seen).all()


def test_five_hundred_strokes_over_several_layers_lead_all_the_way_back_and_forth(canvas, edits):
    choose = random.Random(5)
    document, stack = canvas.document, canvas.document.undo_stack
    first = everything(document)
    acts = [edits.add, edits.duplicate, edits.merge_down, edits.delete, edits.flip]
    strokes = 0
    while stack.count() < 500:
        if choose.random() < 0.06:
            try:
                choose.choice([*acts, lambda: edits.raise_by(choose.choice([-1, 1]))])()
            except LabelError:
                continue
        elif choose.random() < 0.1:
            edits.step_active(choose.choice([-1, 1]))
        else:
            tools = [ToolChoice.BRUSH] * 6 + [ToolChoice.ERASER, ToolChoice.FILL, ToolChoice.LASSO]
            canvas.state.choose_label(choose.choice([SKY, SEA, GRASS, TREE, MOUNTAIN]))
            canvas.state.set_tool(choose.choice(tools))
            canvas.hand.stroke(*((choose.randrange(200), choose.randrange(160)) for _ in range(3)))
            strokes += 1
    assert strokes > 400
    last, seen = everything(document), canvas.ids.copy()
    assert len(last) > 1
    while stack.canUndo():
        stack.undo()
    assert same(everything(document), first)
    assert (canvas.ids == SKY).all()
    while stack.canRedo():
        stack.redo()
    assert same(everything(document), last)
    assert (canvas.ids == seen).all()


def test_merging_changes_nothing_of_what_is_seen(two, edits):
    two.hand.stroke((40, 40), (120, 80))
    before = two.ids.copy()
    edits.merge_down()
    assert names(two) == ["Layer 1"]
    assert (own_ids(two, 0) == before).all()
    assert (two.ids == before).all()


def test_what_cannot_be_done_is_said_in_a_sentence_and_nothing_changes(two, edits):
    key = two.document.layers.active
    edits.hide(key, True)
    with pytest.raises(LabelError, match="hidden"):
        edits.merge_down()
    edits.lock(key, True)
    with pytest.raises(LabelError, match="locked"):
        edits.delete()
    edits.step_active(-1)
    with pytest.raises(LabelError, match="no layer below"):
        edits.merge_down()
    edits.delete()
    with pytest.raises(LabelError, match="only layer"):
        edits.delete()
    assert names(two) == ["Layer 2"]


def test_there_are_no_more_layers_than_memory_can_hold(canvas, edits, monkeypatch):
    monkeypatch.setattr("drawai_desktop.core.layers.MOST_LAYERS", 3)
    edits.add()
    edits.duplicate()
    with pytest.raises(LabelError, match="at most 3 layers"):
        edits.add()
    assert len(canvas.document.layers) == 3


def test_a_layer_that_goes_in_the_middle_of_a_stroke_ends_the_stroke(two):
    two.hand.press(40, 40)
    two.hand.move(80, 80)
    two.document.undo_stack.undo()  # the layer that is being painted on was never added
    two.hand.move(120, 80)
    two.hand.release(120, 80)
    assert names(two) == ["Layer 1"]
    assert (two.ids == SKY).all()
    assert not two.document.hand_is_down()


def test_another_layer_in_the_middle_of_a_stroke_ends_the_stroke(two, edits):
    two.hand.press(40, 40)
    two.hand.move(80, 80)
    edits.step_active(-1)
    two.hand.release(80, 80)
    assert (two.ids == SKY).all()


def test_the_network_hears_of_a_layer_only_what_is_seen_of_it(two, edits):
    rects, revision = [], two.document.revision()
    two.document.map_changed.connect(rects.append)
    edits.rename(two.document.layers.active, "Trees")
    edits.lock(two.document.layers.active, True)
    assert rects == []
    assert two.document.revision() == revision
    edits.lock(two.document.layers.active, False)
    two.hand.click(50, 50)
    rects.clear()
    edits.hide(two.document.layers.active, True)
    assert [(rect.width, rect.height) for rect in rects] == [(20, 20)]


def test_a_map_that_comes_in_beside_other_layers_is_one_of_its_own_and_seen_as_it_is(two):
    two.hand.stroke((40, 40), (120, 80))
    before = everything(two.document)
    ids = np.full_like(two.ids, SEA)
    ids[:30] = UNLABELLED
    replace_map(two.document, "Import", ids)
    assert names(two) == ["Layer 1", "Layer 2", "Layer 3"]
    assert (two.ids == ids).all()
    two.document.undo_stack.undo()
    assert same(everything(two.document), before)


def test_a_map_that_comes_in_leaves_the_only_layer_alone_if_it_is_locked(canvas, edits):
    edits.lock(canvas.document.layers.active, True)
    replace_map(canvas.document, "Import", np.full_like(canvas.ids, SEA))
    assert (own_ids(canvas, 0) == SKY).all()
    assert (canvas.ids == SEA).all()


def test_a_document_of_several_layers_opens_as_it_was_kept(canvas):
    low, high = np.full((160, 200), SEA, np.uint8), np.full((160, 200), UNLABELLED, np.uint8)
    high[:50] = TREE
    layers = (Layer("Ground", low, is_locked=True), Layer("Trees", high), Layer("x", low, True))
    document = canvas.document
    document.open(Layered(layers, 1), Style(), None, "Three")
    assert names(canvas) == ["Ground", "Trees", "x"]
    assert document.layers.info_of(document.layers.active).name == "Trees"
    assert (canvas.ids[:50] == TREE).all()
    assert (canvas.ids[50:] == SEA).all()
    assert document.undo_stack.count() == 0
    assert [layer.is_locked for layer in document.layered().layers] == [True, False, False]


def test_a_drag_of_the_reference_is_one_step_and_the_next_drag_another(qapp, canvas, edits):
    picture = Reference(reference_of(np.zeros((40, 60, 3), np.uint8), "a.png"))
    document = canvas.document
    edits.change_reference("Reference", picture)
    for _ in range(2):
        edits.begin_gesture()
        for _ in range(5):
            moved = document.reference.moved(3, 2)
            edits.change_reference("Move", moved, ReferenceChange.PLACE)
    assert (document.reference.x, document.reference.y) == (30, 20)
    document.undo_stack.undo()
    assert (document.reference.x, document.reference.y) == (15, 10)
    document.undo_stack.undo()
    assert document.reference == picture
    document.undo_stack.undo()
    assert document.reference is None
    document.undo_stack.redo()
    assert document.reference.picture is picture.picture
