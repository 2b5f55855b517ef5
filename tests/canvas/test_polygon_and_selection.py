"""Tools that take several presses: polygon and selections."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import UNLABELLED
from tests.builders import GRASS, SEA, SKY
from tests.canvas.strokes import SHIFT, area, key

TRIANGLE = ((20, 20), (120, 20), (20, 120))


@pytest.fixture
def island(canvas):
    """A field of grass, 40 x 30 px, in the sky."""
    ids = canvas.ids.copy()
    ids[50:80, 60:100] = GRASS
    canvas.document.open(ids, canvas.document.style, None)
    canvas.state.set_tool("select")
    return canvas


def test_a_click_on_the_first_corner_closes_a_polygon(canvas):
    canvas.state.set_tool("polygon")
    for corner in TRIANGLE:
        canvas.hand.click(*corner)
    assert canvas.view.is_drawing
    assert area(canvas) == 0
    canvas.hand.click(21, 21)
    assert not canvas.view.is_drawing
    assert abs(area(canvas) - 5000) < 250


def test_a_double_click_closes_a_polygon(canvas):
    canvas.state.set_tool("polygon")
    for corner in (*TRIANGLE, TRIANGLE[-1]):
        canvas.hand.click(*corner)
    assert not canvas.view.is_drawing
    assert area(canvas) > 4000


def test_backspace_and_undo_take_corners_back_and_then_the_polygon(canvas):
    canvas.state.set_tool("polygon")
    for corner in TRIANGLE:
        canvas.hand.click(*corner)
    key(canvas, Qt.Key.Key_Backspace)
    assert len(canvas.view.pointer.tool.preview().corners) == 2
    undo = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "\x1a"
    )
    QApplication.sendEvent(canvas.view, undo)
    key(canvas, Qt.Key.Key_Backspace)
    assert not canvas.view.is_drawing
    assert canvas.document.undo_stack.count() == 0


def test_keys_of_an_open_polygon_are_no_shortcuts_then(canvas):
    def overridden():
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_Backspace, Qt.KeyboardModifier(0)
        )
        event.ignore()
        QApplication.sendEvent(canvas.view, event)
        return event.isAccepted()

    assert not overridden()
    canvas.state.set_tool("polygon")
    canvas.hand.click(20, 20)
    assert overridden()


def test_another_tool_paints_the_polygon_that_is_open(canvas):
    canvas.state.set_tool("polygon")
    for corner in TRIANGLE:
        canvas.hand.click(*corner)
    canvas.state.set_tool("brush")
    assert area(canvas) > 4000
    assert canvas.document.undo_stack.count() == 1


def test_shift_lays_a_polygons_sides_in_steps_of_15_degrees(canvas):
    canvas.state.set_tool("polygon")
    canvas.hand.click(20, 20)
    canvas.hand.click(120, 24, modifiers=SHIFT)
    assert canvas.view.pointer.tool.preview().corners[1].y == pytest.approx(20)


def test_a_selection_is_moved_and_leaves_nothing_behind(island):
    island.hand.stroke((55, 45), (105, 85))
    island.hand.stroke((80, 60), (100, 90))
    assert island.document.is_modified
    assert not island.document.hand_is_down()
    key(island, Qt.Key.Key_Return)
    assert Rect.around(island.ids == GRASS) == Rect(80, 80, 120, 110)
    assert area(island, UNLABELLED) == 50 * 40 - overlap_of_moved()
    island.document.undo_stack.undo()
    assert Rect.around(island.ids == GRASS) == Rect(60, 50, 100, 80)


def overlap_of_moved():
    """Pixels of the hole that the moved rectangle covers again."""
    hole = Rect(55, 45, 105, 85)
    covered = hole.clipped(Rect(75, 75, 125, 115))
    return covered.width * covered.height


def test_handles_scale_a_selection_without_other_labels(island):
    island.hand.stroke((60, 50), (100, 80))
    island.hand.stroke((100, 80), (140, 140))  # the lower right corner
    key(island, Qt.Key.Key_Return)
    assert Rect.around(island.ids == GRASS) == Rect(60, 50, 140, 140)
    assert set(np.unique(island.ids).tolist()) == {SKY, GRASS}


def test_a_handle_over_the_other_side_mirrors(island):
    ids = island.ids.copy()
    ids[50:80, 60:70] = SEA  # its left quarter
    island.document.open(ids, island.document.style, None)
    island.hand.stroke((60, 50), (100, 80))
    island.hand.stroke((100, 65), (20, 65))  # the right side, over the left one
    key(island, Qt.Key.Key_Return)
    assert Rect.around(island.ids == GRASS) == Rect(20, 50, 50, 80)
    assert Rect.around(island.ids == SEA) == Rect(50, 50, 60, 80)


def test_shift_keeps_a_selections_proportions(island):
    island.hand.stroke((60, 50), (100, 80))
    island.hand.stroke((100, 80), (140, 85), modifiers=SHIFT)
    key(island, Qt.Key.Key_Return)
    assert Rect.around(island.ids == GRASS) == Rect(60, 50, 140, 110)


def test_arrows_move_a_selection_and_else_the_view(island):
    view = island.viewport.transform
    island.hand.stroke((60, 50), (100, 80))
    key(island, Qt.Key.Key_Right)
    key(island, Qt.Key.Key_Down)
    key(island, Qt.Key.Key_Return)
    assert Rect.around(island.ids == GRASS) == Rect(61, 51, 101, 81)
    assert island.viewport.transform == view
    key(island, Qt.Key.Key_Right)
    assert island.viewport.transform != view


def test_delete_erases_what_is_selected(island):
    island.hand.stroke((60, 50), (80, 80))
    key(island, Qt.Key.Key_Delete)
    assert area(island) == 20 * 30
    assert area(island, UNLABELLED) == 20 * 30
    assert island.document.undo_stack.text(0) == "Move a selection"


def test_a_selection_that_was_not_moved_is_no_step(island):
    island.hand.stroke((60, 50), (100, 80))
    key(island, Qt.Key.Key_Return)
    assert island.document.undo_stack.count() == 0


def test_a_press_outside_leaves_the_selection_where_it_is(island):
    island.hand.stroke((60, 50), (100, 80))
    island.hand.stroke((80, 60), (90, 60))
    island.hand.click(10, 10)
    assert not island.view.is_drawing
    assert Rect.around(island.ids == GRASS) == Rect(70, 50, 110, 80)
    assert island.document.undo_stack.count() == 1


def test_a_lasso_takes_the_labels_within_it_alone(island):
    island.state.set_tool("select_lasso")
    island.hand.stroke((60, 50), (100, 50), (60, 80))
    key(island, Qt.Key.Key_Delete)
    assert 500 < area(island, UNLABELLED) < 700
    assert island.ids[52, 62] == UNLABELLED
    assert island.ids[78, 98] == GRASS


def test_what_goes_over_the_border_is_not_lost_before_it_is_left_there(island):
    island.hand.stroke((60, 50), (100, 80))
    island.hand.stroke((80, 60), (-60, 60))
    assert area(island) == 0
    island.hand.stroke((-60, 60), (80, 60))
    key(island, Qt.Key.Key_Return)
    assert Rect.around(island.ids == GRASS) == Rect(60, 50, 100, 80)
    assert area(island, UNLABELLED) == 0
