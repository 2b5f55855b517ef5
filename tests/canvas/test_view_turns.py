"""A view that is turned: the pictures turn, the strokes stay where they belong."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drawai_desktop.canvas.view_transform import ViewTransform
from drawai_desktop.core.geometry import Point, Rect
from tests.builders import GRASS
from tests.canvas.conftest import LEFT

SHIFT = Qt.KeyboardModifier.ShiftModifier


@given(
    st.floats(0.05, 60), st.floats(-3000, 3000), st.floats(-3000, 3000), st.floats(-180, 180),
    st.sampled_from([0.0, 640.0]),
)  # fmt: skip
def test_widget_to_map_to_widget_is_the_same_place_however_it_is_turned(zoom, x, y, angle, mirror):
    transform = ViewTransform(zoom, 31.0, -7.5, mirror, angle, Point(320.0, 240.0))
    assert transform.to_widget(transform.to_map(x, y)) == pytest.approx((x, y), abs=0.01)


def painted(canvas, angle, tip_size, mirrored=False):
    """The ids after one stroke along the same path of the map."""
    canvas.document.undo_stack.undo()
    canvas.viewport.set_mirrored(mirrored)
    canvas.viewport.turn_to(angle)
    canvas.state.set_diameter(tip_size)
    canvas.hand.stroke((30.25, 40.5), (90.75, 70.5), (150.5, 30.25), (60.5, 110.0))
    return canvas.ids.copy()


@pytest.mark.parametrize("angle", [7.3, 45.0, 90.0, -120.5, 179.0])
@pytest.mark.parametrize("diameter", [1, 9, 24])
def test_a_stroke_on_a_turned_view_gives_the_same_ids(canvas, angle, diameter):
    upright = painted(canvas, 0.0, diameter)
    assert (upright == GRASS).any()
    assert (painted(canvas, angle, diameter) == upright).all()
    assert (painted(canvas, angle, diameter, mirrored=True) == upright).all()


def send(canvas, kind, x, y, buttons=LEFT):
    """A mouse event at a place that is given from the middle of the view."""
    local = QPointF(*canvas.viewport.middle) + QPointF(x, y)
    event = QMouseEvent(kind, local, canvas.view.mapToGlobal(local), LEFT, buttons, SHIFT)
    QApplication.sendEvent(canvas.view, event)


@pytest.mark.parametrize("degrees", [90, -35])
def test_shift_space_and_a_drag_turn_the_view_and_paint_nothing(canvas, degrees):
    before = canvas.ids.copy()
    QTest.keyPress(canvas.view, Qt.Key.Key_Space)
    send(canvas, QEvent.Type.MouseButtonPress, 80, 0)
    for step in range(1, 361):  # slowly: every event is far less than a degree
        turn = math.radians(degrees * step / 360)
        send(canvas, QEvent.Type.MouseMove, 80 * math.cos(turn), 80 * math.sin(turn))
    send(canvas, QEvent.Type.MouseButtonRelease, 0, 0, Qt.MouseButton.NoButton)
    QTest.keyRelease(canvas.view, Qt.Key.Key_Space)
    assert canvas.viewport.angle == pytest.approx(degrees, abs=0.01)
    assert (canvas.ids == before).all()


def test_turning_keeps_the_middle_of_the_view_and_back_is_exactly_back(canvas):
    viewport = canvas.viewport
    viewport.zoom_by(2)
    before = viewport.transform
    middle = before.to_map(*viewport.middle)
    viewport.turn_to(33)
    assert viewport.transform.to_map(*viewport.middle) == pytest.approx(middle)
    viewport.turn_to(0)
    assert viewport.transform == before


def test_a_fitted_map_stays_whole_when_it_is_turned(canvas):
    viewport = canvas.viewport
    viewport.fit()
    viewport.turn_to(30)
    rect = viewport.transform.rect_to_widget(viewport.map_rect)
    width, height = 2 * viewport.middle.x, 2 * viewport.middle.y
    assert Rect(-1, -1, round(width) + 1, round(height) + 1).clipped(rect) == rect


def test_panning_a_turned_view_follows_the_hand(canvas):
    viewport = canvas.viewport
    viewport.set_zoom(4.0)
    viewport.turn_to(70)
    point = viewport.transform.to_map(100, 90)
    viewport.pan_by(13, -8)
    assert viewport.transform.to_widget(point) == pytest.approx((113, 82))


def test_zooming_a_turned_view_keeps_what_is_under_the_pointer(canvas):
    viewport = canvas.viewport
    viewport.turn_to(-40)
    at = Point(120.0, 95.0)
    point = viewport.transform.to_map(*at)
    viewport.zoom_by(3, at)
    assert viewport.transform.to_widget(point) == pytest.approx(at)


def test_a_turned_map_is_drawn_where_strokes_go(canvas):
    canvas.viewport.turn_to(25)
    canvas.state.set_diameter(30)
    canvas.hand.click(60, 50)
    canvas.view.show_ring(None)
    image = canvas.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    at = canvas.hand.at(60, 50)
    colour = image.pixelColor(round(at.x()), round(at.y()))
    rgb = canvas.view._labels.value[GRASS].rgb
    assert (colour.red(), colour.green(), colour.blue()) == tuple(rgb)
    assert np.count_nonzero(canvas.ids == GRASS) > 500


def grabbed(canvas):
    """What the view shows, as float (H, W, 3)."""
    image = canvas.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return pixels[..., :3].astype(float)


def test_while_a_turned_view_moves_it_is_drawn_coarsely_at_the_same_place(canvas, qtbot):
    hand, viewport = canvas.hand, canvas.viewport
    canvas.view.resize(401, 317)  # no multiple of the coarse pixels
    canvas.state.set_diameter(60)
    hand.click(60, 50)
    hand.click(140, 110)
    canvas.view.show_ring(None)
    viewport.turn_to(25)
    assert viewport.is_moving
    moving = grabbed(canvas)
    blocks = moving[:316, :400].reshape(158, 2, 200, 2, 3)
    assert (blocks == blocks[:, :1, :, :1]).all()
    qtbot.waitUntil(lambda: not viewport.is_moving)
    resting = grabbed(canvas)
    assert not (resting[:316, :400].reshape(158, 2, 200, 2, 3) == blocks[:, :1, :, :1]).all()
    wrong = (moving != resting).any(-1)
    assert wrong.mean() < 0.04
    inside = ~wrong  # what differs is a rim of the shapes, never two pixels wide and more
    rows = [np.diff(np.flatnonzero(line)).max(initial=1) for line in inside[5:-5]]
    assert max(rows) <= 8


def test_a_view_that_is_not_turned_is_never_coarse(canvas):
    canvas.state.set_diameter(60)
    canvas.hand.click(60, 50)
    canvas.view.show_ring(None)
    canvas.viewport.set_zoom(1.0)
    assert canvas.viewport.is_moving
    moving = grabbed(canvas)
    blocks = moving[: moving.shape[0] // 2 * 2, : moving.shape[1] // 2 * 2]
    blocks = blocks.reshape(blocks.shape[0] // 2, 2, -1, 2, 3)
    assert not (blocks == blocks[:, :1, :, :1]).all()
