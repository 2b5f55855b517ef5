"""The pen: pressure, its eraser end, its buttons, and the mouse events made of it."""

import numpy as np
from PySide6.QtCore import QEvent

from drawai_desktop.core.labels import UNLABELLED
from tests.builders import GRASS, SEA, SKY
from tests.canvas.conftest import ERASER, MIDDLE, NO_PRESSURE, PEN, RIGHT
from tests.canvas.strokes import area


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
    canvas.view.pointer._last_pen = -1
    canvas.hand.pen(QEvent.Type.TabletPress, 100, 80, button=RIGHT)
    canvas.hand.pen(QEvent.Type.TabletRelease, 100, 80, button=RIGHT)
    assert canvas.state.label_id == GRASS
    before = canvas.viewport.transform
    canvas.hand.pen(QEvent.Type.TabletPress, 100, 80, button=MIDDLE)
    canvas.hand.pen(QEvent.Type.TabletMove, 120, 90, button=MIDDLE)
    canvas.hand.pen(QEvent.Type.TabletRelease, 120, 90, button=MIDDLE)
    assert canvas.viewport.transform != before
    assert area(canvas, SEA) == 0
