"""The canvas: what the events of mouse and pen do to the map."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from scipy import ndimage

from drawai_desktop.core.geometry import Point
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from tests.builders import GRASS, SEA, SKY, TREE
from tests.canvas.conftest import ERASER, MIDDLE, NO_PRESSURE, PEN, PLAIN, RIGHT

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def area(canvas, label_id=GRASS):
    return int((canvas.ids == label_id).sum())


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


def key(canvas, code, kind=QEvent.Type.KeyPress):
    event = QKeyEvent(kind, code, Qt.KeyboardModifier(0))
    QApplication.sendEvent(canvas.view, event)


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


# Pen.


def test_pen_pressure_makes_the_stroke_thick_and_thin(canvas):
    canvas.state.set_diameter(60)
    canvas.hand.pen(QEvent.Type.TabletPress, 40, 80, 0.2)
    canvas.hand.pen(QEvent.Type.TabletMove, 160, 80, 1.0)
    canvas.hand.pen(QEvent.Type.TabletRelease, 160, 80, 0.0)
    heights = (canvas.ids == GRASS).sum(0)
    assert heights[40] < 20
    assert heights[158] > 50
    assert canvas.document.undo_stack.count() == 1


def test_every_pen_event_is_taken_so_that_no_mouse_event_is_made_of_it(canvas):
    for kind in (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease):
        assert canvas.hand.pen(kind, 50, 50).isAccepted()


def test_mouse_events_that_the_system_makes_of_a_pen_do_not_paint_twice(canvas):
    canvas.hand.pen(QEvent.Type.TabletPress, 40, 80)
    canvas.hand.press(150, 20)
    canvas.hand.move(160, 30)
    canvas.hand.pen(QEvent.Type.TabletMove, 60, 80)
    canvas.hand.release(160, 30)
    canvas.hand.pen(QEvent.Type.TabletRelease, 60, 80)
    canvas.hand.click(150, 20)  # comes late, as on Windows
    assert canvas.ids[20, 150] == SKY
    assert canvas.ids[80, 50] == GRASS
    assert canvas.document.undo_stack.count() == 1


def test_the_eraser_end_of_the_pen_erases(canvas):
    canvas.hand.pen(QEvent.Type.TabletPress, 50, 50, device=ERASER)
    canvas.hand.pen(QEvent.Type.TabletRelease, 50, 50, device=ERASER)
    assert canvas.ids[50, 50] == UNLABELLED
    canvas.hand.pen(QEvent.Type.TabletPress, 100, 50, device=PEN)
    canvas.hand.pen(QEvent.Type.TabletRelease, 100, 50, device=PEN)
    assert canvas.ids[50, 100] == GRASS
    assert canvas.state.tool == "brush"


def test_a_pen_without_pressure_paints_with_the_whole_brush(canvas):
    canvas.hand.pen(QEvent.Type.TabletPress, 100, 80, 0.0, NO_PRESSURE)
    canvas.hand.pen(QEvent.Type.TabletRelease, 100, 80, 0.0, NO_PRESSURE)
    assert abs(area(canvas) - np.pi * 100) < 25


def test_the_buttons_of_the_pen_pick_and_pan(canvas):
    canvas.hand.click(100, 80)
    canvas.state.choose_label(SEA)
    canvas.view._pointer._last_pen = -1
    canvas.hand.pen(QEvent.Type.TabletPress, 100, 80, button=RIGHT)
    canvas.hand.pen(QEvent.Type.TabletRelease, 100, 80, button=RIGHT)
    assert canvas.state.label_id == GRASS
    before = canvas.viewport.transform
    canvas.hand.pen(QEvent.Type.TabletPress, 100, 80, button=MIDDLE)
    canvas.hand.pen(QEvent.Type.TabletMove, 120, 90, button=MIDDLE)
    canvas.hand.pen(QEvent.Type.TabletRelease, 120, 90, button=MIDDLE)
    assert canvas.viewport.transform != before
    assert area(canvas, SEA) == 0


# View.


def wheel(canvas, x, y, steps, modifiers=PLAIN):
    local = canvas.hand.at(x, y)
    event = QWheelEvent(
        local, canvas.view.mapToGlobal(local), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.view, event)


def test_the_wheel_zooms_at_the_pointer(canvas):
    place = canvas.hand.at(150, 40)
    zoom = canvas.viewport.zoom
    wheel(canvas, 150, 40, 4)
    assert canvas.viewport.zoom == pytest.approx(2 * zoom)
    moved = canvas.hand.at(150, 40)
    assert (moved - place).manhattanLength() < 1e-6


def test_ctrl_and_wheel_change_the_brush(canvas):
    wheel(canvas, 100, 80, 1, CTRL)
    assert canvas.state.diameter == 22
    wheel(canvas, 100, 80, -1, CTRL)
    assert canvas.state.diameter == 20


def test_ctrl_and_right_drag_change_the_brush(canvas):
    canvas.hand.press(100, 80, RIGHT, CTRL)
    canvas.hand.move(130, 80, CTRL, RIGHT)
    canvas.hand.release(130, 80, RIGHT)
    assert canvas.state.diameter == 50


def test_space_and_middle_drag_pan_without_painting(canvas):
    before = canvas.viewport.transform
    canvas.hand.press(100, 80, MIDDLE)
    canvas.hand.move(120, 90, buttons=MIDDLE)
    canvas.hand.release(120, 90, MIDDLE)
    panned = canvas.viewport.transform
    assert panned.offset_x > before.offset_x
    key(canvas, Qt.Key.Key_Space)
    canvas.hand.stroke((100, 80), (90, 70))
    key(canvas, Qt.Key.Key_Space, QEvent.Type.KeyRelease)
    assert canvas.viewport.transform != panned
    assert area(canvas) == 0
    canvas.hand.click(100, 80)
    assert area(canvas) > 0


def test_a_right_click_asks_for_the_labels(canvas, qtbot):
    with qtbot.waitSignal(canvas.view.popup_wanted):
        canvas.hand.press(100, 80, RIGHT)
    assert area(canvas) == 0


def test_painting_is_right_at_any_zoom_and_mirrored(canvas):
    canvas.viewport.set_zoom(7.3, Point(200, 160))
    canvas.hand.click(90, 75)
    assert canvas.ids[75, 90] == GRASS
    canvas.viewport.set_mirrored(True)
    canvas.hand.click(60, 70)
    assert canvas.ids[70, 60] == GRASS


# What is drawn.


def grabbed(canvas):
    image = canvas.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    array = np.frombuffer(image.constBits(), np.uint8).copy()
    return array.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, :, 2::-1]


def test_the_map_is_drawn_in_the_palettes_colours_and_no_others(canvas):
    canvas.state.set_diameter(60)
    canvas.hand.stroke((30, 30), (150, 120))
    canvas.view.show_ring(None)
    rect = canvas.view.picture_rect().adjusted(2, 2, -2, -2)
    pixels = grabbed(canvas)[rect.top() : rect.bottom(), rect.left() : rect.right()]
    colours = {tuple(int(v) for v in c) for c in np.unique(pixels.reshape(-1, 3), axis=0)}
    assert colours == {canvas.labels.value[SKY].rgb, canvas.labels.value[GRASS].rgb}


def test_other_colours_of_the_labels_are_drawn_at_once(canvas):
    classes = [replace(c, rgb=(200, 30, 40)) for c in canvas.labels.value if c.id == SKY]
    canvas.labels.set(LabelSet(classes, ["Ground"]))
    rect = canvas.view.picture_rect().center()
    assert tuple(grabbed(canvas)[rect.y(), rect.x()]) == (200, 30, 40)


def test_what_was_updated_looks_as_if_all_was_painted_anew(canvas, qtbot):
    canvas.viewport.set_zoom(1.37, Point(10, 10))
    qtbot.waitExposed(canvas.view)
    canvas.hand.stroke((40, 40), (80, 90), (100, 50))
    canvas.view.show_ring(None)
    qtbot.wait(20)
    part = grabbed(canvas)
    canvas.view.update()
    qtbot.wait(20)
    assert (part == grabbed(canvas)).all()


def test_the_unlabelled_part_is_hatched(canvas):
    canvas.state.set_tool("eraser")
    canvas.state.set_diameter(80)
    canvas.hand.click(100, 80)
    canvas.view.show_ring(None)
    centre = canvas.hand.at(100, 80).toPoint()
    pixels = grabbed(canvas)[centre.y() - 10 : centre.y() + 10, centre.x() - 10 : centre.x() + 10]
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) == 2
    assert (pixels[..., 0] == pixels[..., 2]).all()


def test_the_brush_shows_a_ring_of_its_size(canvas):
    canvas.hand.move(100, 80, buttons=Qt.MouseButton.NoButton)
    with_ring = grabbed(canvas)
    canvas.view.show_ring(None)
    changed = (with_ring != grabbed(canvas)).any(2)
    columns = np.flatnonzero(changed.any(0))
    assert abs((columns.max() - columns.min()) - 20 * canvas.viewport.zoom) < 6


def test_the_overlay_shows_the_picture_in_the_canvas(canvas):
    red = QImage(8, 8, QImage.Format.Format_RGB32)
    red.fill(Qt.GlobalColor.red)
    canvas.view.set_overlay(red, 1.0)
    centre = canvas.hand.at(100, 80).toPoint()
    assert tuple(grabbed(canvas)[centre.y(), centre.x()]) == (255, 0, 0)


def test_the_hint_is_drawn_until_it_is_taken_away(canvas):
    plain = grabbed(canvas)
    canvas.view.set_hint("Paint with Grass.")
    assert (grabbed(canvas) != plain).any()
    canvas.view.set_hint("")
    assert (grabbed(canvas) == plain).all()


def test_the_pointer_is_told_in_map_coordinates(canvas):
    told = []
    canvas.view.pointer_moved.connect(told.append)
    canvas.hand.move(123.25, 45.5, buttons=Qt.MouseButton.NoButton)
    assert told[-1] == pytest.approx((123.25, 45.5))
    QApplication.sendEvent(canvas.view, QEvent(QEvent.Type.Leave))
    assert told[-1] is None
