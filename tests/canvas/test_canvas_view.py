"""Strokes and tools on the canvas, by mouse events."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from scipy import ndimage

from drawai_desktop.core.labels import UNLABELLED
from tests.builders import GRASS, SEA, SKY, TREE
from tests.canvas.strokes import ALT, CTRL, SHIFT, area, key


def test_a_click_paints_one_round_dab(canvas):
    canvas.hand.click(100, 80)
    assert canvas.ids[80, 100] == GRASS
    assert abs(area(canvas) - np.pi * 100) < 25


def test_a_fast_stroke_leaves_no_gap(canvas):
    canvas.state.set_diameter(3)
    canvas.hand.stroke((10, 10), (190, 150), (10, 150), (190, 10))
    _, pieces = ndimage.label(canvas.ids == GRASS, structure=np.ones((3, 3)))
    assert pieces == 1
    assert set(np.unique(canvas.ids)) == {SKY, GRASS}


def test_a_stroke_is_one_step_of_undo_and_comes_back_by_redo(canvas):
    before = canvas.ids.copy()
    canvas.hand.stroke((10, 10), (50, 60), (90, 30))
    after = canvas.ids.copy()
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo_stack.undo()
    assert (canvas.ids == before).all()
    canvas.document.undo_stack.redo()
    assert (canvas.ids == after).all()


def test_two_hundred_strokes_can_all_be_undone(canvas):
    before = canvas.ids.copy()
    for i in range(200):
        canvas.state.choose_label((GRASS, SEA, TREE)[i % 3])
        canvas.hand.click(10 + i % 180, 20 + (i * 7) % 120)
    for _ in range(200):
        canvas.document.undo_stack.undo()
    assert (canvas.ids == before).all()


def test_a_stroke_that_changes_nothing_is_no_step_of_undo(canvas):
    canvas.state.choose_label(SKY)
    canvas.hand.stroke((10, 10), (50, 60))
    assert canvas.document.undo_stack.count() == 0


def test_a_stroke_out_of_the_view_and_back_goes_on(canvas):
    canvas.hand.stroke((20, 80), (-80, 80), (-80, 120), (20, 120))
    assert canvas.ids[80, 5] == GRASS
    assert canvas.ids[120, 5] == GRASS
    assert not canvas.view.is_drawing


def test_escape_gives_the_stroke_up(canvas):
    before = canvas.ids.copy()
    canvas.hand.press(50, 50)
    canvas.hand.move(90, 90)
    assert canvas.view.is_drawing
    key(canvas, Qt.Key.Key_Escape)
    assert (canvas.ids == before).all()
    assert not canvas.view.is_drawing
    assert canvas.document.undo_stack.count() == 0
    canvas.hand.move(100, 100)
    assert (canvas.ids == before).all()


def test_a_stroke_is_kept_when_the_window_loses_the_focus(canvas):
    canvas.hand.press(50, 50)
    canvas.hand.move(90, 90)
    QApplication.sendEvent(canvas.view, QEvent(QEvent.Type.FocusOut))
    assert canvas.document.undo_stack.count() == 1
    assert not canvas.view.is_drawing


def test_the_eraser_writes_unlabelled_and_the_brush_keeps_its_label(canvas):
    canvas.state.set_tool("eraser")
    canvas.hand.click(50, 50)
    assert canvas.ids[50, 50] == UNLABELLED
    canvas.state.set_tool("brush")
    canvas.hand.click(100, 50)
    assert canvas.ids[50, 100] == GRASS


def test_the_square_tip_paints_squares(canvas):
    canvas.state.set_tip("square")
    canvas.hand.click(100, 80)
    assert area(canvas) == 400


@pytest.mark.parametrize("diameter", [1, 2, 400])
def test_brushes_of_the_smallest_and_largest_size_paint(canvas, diameter):
    canvas.state.set_diameter(diameter)
    canvas.hand.click(100, 80)
    assert area(canvas) >= diameter


def test_fill_is_exact_and_one_step_of_undo(canvas):
    canvas.hand.stroke((0, 80), (199, 80))
    canvas.state.choose_label(SEA)
    canvas.state.set_tool("fill")
    canvas.hand.click(100, 150)
    assert (canvas.ids[110:] == SEA).all()
    assert (canvas.ids[:60] == SKY).all()
    canvas.document.undo_stack.undo()
    assert area(canvas, SEA) == 0


def test_fill_with_shift_takes_all_pixels_of_the_label(canvas):
    canvas.hand.stroke((0, 80), (199, 80))
    canvas.state.choose_label(SEA)
    canvas.state.set_tool("fill")
    canvas.hand.click(100, 150, modifiers=SHIFT)
    assert (canvas.ids[:60] == SEA).all()
    assert area(canvas, SKY) == 0


@pytest.mark.parametrize("modifier", [CTRL, ALT])
def test_a_click_with_ctrl_or_alt_picks_the_label(canvas, modifier):
    canvas.hand.click(100, 80)
    canvas.state.choose_label(SEA)
    canvas.hand.click(100, 80, modifiers=modifier)
    assert canvas.state.label_id == GRASS
    assert area(canvas, SEA) == 0


def test_picking_unlabelled_takes_the_eraser(canvas):
    canvas.state.set_tool("eraser")
    canvas.hand.click(50, 50)
    canvas.state.set_tool("pick")
    canvas.hand.click(50, 50)
    assert canvas.state.tool == "eraser"


def test_shift_click_draws_a_straight_line_from_the_last_point(canvas):
    canvas.state.set_diameter(5)
    canvas.hand.click(20, 20)
    canvas.hand.click(180, 140, modifiers=SHIFT)
    assert canvas.ids[80, 100] == GRASS
    _, pieces = ndimage.label(canvas.ids == GRASS)
    assert pieces == 1


def test_shift_while_drawing_makes_a_line_in_steps_of_fifteen_degrees(canvas):
    canvas.state.set_diameter(5)
    canvas.hand.press(20, 80)
    canvas.hand.move(60, 20, modifiers=SHIFT)
    canvas.hand.move(150, 84, modifiers=SHIFT)
    canvas.hand.release(150, 84)
    rows = np.flatnonzero((canvas.ids == GRASS).any(1))
    assert rows.max() - rows.min() < 6
    assert canvas.ids[80, 140] == GRASS


@pytest.mark.parametrize("tool", ["rectangle", "ellipse", "lasso", "line"])
def test_shapes_are_painted_at_the_release_and_not_before(canvas, tool):
    canvas.state.set_tool(tool)
    canvas.hand.press(40, 40)
    for x, y in ((120, 40), (120, 120), (60, 120)):
        canvas.hand.move(x, y)
    assert area(canvas) == 0
    canvas.hand.release(60, 120)
    assert area(canvas) > 300
    canvas.document.undo_stack.undo()
    assert area(canvas) == 0


def test_painting_only_over_one_label_protects_the_others(canvas):
    canvas.hand.stroke((0, 80), (199, 80))
    canvas.state.set_only(GRASS)
    canvas.state.choose_label(SEA)
    canvas.state.set_diameter(100)
    canvas.hand.stroke((0, 80), (199, 80))
    assert area(canvas, SEA) > 0
    assert (canvas.ids[:60] == SKY).all()
