"""How the canvas is looked at, and what is drawn of it."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from drawai_desktop.core.geometry import Point
from drawai_desktop.core.labels import LabelSet
from tests.builders import GRASS, SKY
from tests.canvas.conftest import MIDDLE, PLAIN, RIGHT
from tests.canvas.strokes import CTRL, area, key


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
