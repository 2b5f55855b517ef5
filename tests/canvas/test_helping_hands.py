"""Helping hands on the canvas: shown, painted, drawn again, kept, dropped."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from drawai_desktop.canvas.tool import PreviewKind
from drawai_desktop.canvas.tool_state import HELPING_HANDS, ToolChoice
from tests.builders import GRASS, MOUNTAIN, SEA, SKY
from tests.canvas.strokes import area, key

Key = Qt.Key


@pytest.fixture
def ridges(canvas):
    """The canvas with the ridge in the hand."""
    canvas.state.set_tool(ToolChoice.RIDGE)
    canvas.state.choose_label(MOUNTAIN)
    return canvas


def draw(canvas, y=80):
    canvas.hand.stroke((10, y), (100, y - 30), (190, y))


def preview(canvas):
    return canvas.view.pointer.tool.preview()


def test_its_outline_is_shown_before_it_is_let_go_and_nothing_is_painted(ridges):
    ridges.hand.press(10, 80)
    ridges.hand.move(100, 50)
    ridges.hand.move(190, 80)
    assert preview(ridges).kind is PreviewKind.AREA
    assert len(preview(ridges).points) > 50
    assert area(ridges, MOUNTAIN) == 0
    shown = preview(ridges).points
    ridges.hand.release(190, 80)
    assert area(ridges, MOUNTAIN) > 0
    assert preview(ridges).kind is PreviewKind.FRAME
    assert preview(ridges).points == shown


def test_r_draws_it_again_over_the_map_as_it_was_and_enter_keeps_it_as_one_step(ridges):
    draw(ridges)
    first = ridges.ids.copy()
    key(ridges, Key.Key_R)
    second = ridges.ids.copy()
    key(ridges, Key.Key_R)
    assert (second != first).any()
    assert (ridges.ids != second).any()
    assert set(np.unique(ridges.ids).tolist()) == {SKY, MOUNTAIN}
    assert (ridges.ids[:20] == SKY).all()  # nothing of the ones before is left
    key(ridges, Key.Key_Return)
    assert not ridges.view.is_drawing
    assert ridges.document.undo_stack.count() == 1
    ridges.document.undo_stack.undo()
    assert (ridges.ids == SKY).all()


def test_the_same_strokes_in_another_window_paint_the_same(ridges):
    draw(ridges)
    key(ridges, Key.Key_R)
    key(ridges, Key.Key_Escape)
    assert (ridges.ids == SKY).all()
    draw(ridges)
    third = ridges.ids.copy()
    key(ridges, Key.Key_Escape)
    ridges.state._seed = 2  # as a window that has drawn two
    draw(ridges)
    assert (ridges.ids == third).all()


def test_the_next_stroke_keeps_the_shape_and_begins_another(ridges):
    draw(ridges)
    draw(ridges, 120)
    assert ridges.document.undo_stack.count() == 1
    key(ridges, Key.Key_Escape)
    assert area(ridges, MOUNTAIN) > 0
    ridges.document.undo_stack.undo()
    assert (ridges.ids == SKY).all()


@pytest.mark.parametrize("code", [Key.Key_Escape, Key.Key_Backspace])
def test_escape_drops_what_waits(ridges, code):
    draw(ridges)
    key(ridges, code)
    assert (ridges.ids == SKY).all()
    assert ridges.document.undo_stack.count() == 0
    assert not ridges.document.is_modified


@pytest.mark.parametrize("end", [ToolChoice.BRUSH, ToolChoice.HORIZON])
def test_another_tool_keeps_what_waits(ridges, end):
    draw(ridges)
    ridges.state.set_tool(end)
    assert ridges.document.undo_stack.count() == 1
    assert area(ridges, MOUNTAIN) > 0


def test_r_is_a_shortcut_again_once_nothing_waits(ridges):
    tool = ridges.view.pointer.tool
    assert not tool.wants(Key.Key_R)
    draw(ridges)
    assert tool.wants(Key.Key_R)
    key(ridges, Key.Key_Return)
    assert not tool.wants(Key.Key_R)
    ridges.state.set_tool(ToolChoice.POLYGON)
    ridges.hand.click(50, 50)
    assert tool.wants(Key.Key_Return)
    assert not tool.wants(Key.Key_R)


def test_drawn_again_over_one_label_it_finds_that_label_where_it_was(ridges):
    ridges.state.set_only(SKY)
    ridges.document.active_map.ids[60:, :100] = SEA
    ridges.document.painted(ridges.document.label_map.bounds)
    draw(ridges)
    for _ in range(3):
        key(ridges, Key.Key_R)
    assert (ridges.ids[60:, :100] == SEA).all()
    assert (ridges.ids[150, 100:] == MOUNTAIN).all()


def test_what_it_leaves_can_be_painted_on(ridges):
    draw(ridges)
    ridges.state.choose_label(GRASS)
    ridges.state.set_tool(ToolChoice.BRUSH)
    ridges.hand.stroke((90, 120), (110, 120))
    assert ridges.ids[120, 100] == GRASS


def test_a_stroke_that_makes_nothing_waits_for_nothing(canvas):
    canvas.state.set_tool(ToolChoice.WAY)
    canvas.hand.click(50, 50)
    assert not canvas.view.is_drawing
    assert canvas.document.undo_stack.count() == 0


def test_the_shape_says_what_can_be_done_with_it(ridges):
    said = []
    ridges.view.pointer.tool.waiting.connect(said.append)
    draw(ridges)
    assert len(said) == 1
    assert all(word in said[0] for word in ("R", "Enter", "Esc"))


def test_one_key_takes_the_hand_used_last_and_then_the_next_one(canvas):
    state = canvas.state
    state.set_tool(ToolChoice.COAST)
    state.set_tool(ToolChoice.BRUSH)
    state.take_helping_hand()
    assert state.tool is ToolChoice.COAST
    seen = []
    for _ in HELPING_HANDS:
        state.take_helping_hand()
        seen.append(state.tool)
    assert set(seen) == set(HELPING_HANDS)
