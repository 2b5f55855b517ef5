"""The wheel over the pictures: what it does is the person's choice."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.canvas.wheel import Wheel
from drawai_desktop.core.choices import WheelChoice
from drawai_desktop.core.geometry import Point

NO_KEY = Qt.KeyboardModifier.NoModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def notch(x=0, y=120, keys=NO_KEY):
    at = QPointF(200, 150)
    return QWheelEvent(
        at, at, QPoint(), QPoint(x, y), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


@pytest.fixture
def viewport():
    made = Viewport()
    made.set_map_size(1000, 1000)
    made.set_view_size("canvas", 400, 300)
    made.set_zoom(1.0)
    return made


def turned(viewport, wheel, event):
    """(factor of the zoom, movement of the map on the screen) by one event."""
    zoom, before = viewport.zoom, viewport.transform.to_widget(Point(0, 0))
    wheel.turn(viewport, event)
    after = viewport.transform.to_widget(Point(0, 0))
    return viewport.zoom / zoom, (round(after.x - before.x), round(after.y - before.y))


def test_the_wheel_zooms_and_the_other_way_round_where_that_is_wished(viewport):
    assert turned(viewport, Wheel(), notch())[0] > 1
    assert turned(viewport, Wheel(is_inverted=True), notch())[0] < 1


def test_a_wheel_that_scrolls_moves_the_view_and_zooms_with_alt(viewport):
    scrolls = Wheel(WheelChoice.SCROLL)
    assert turned(viewport, scrolls, notch()) == (1, (0, 40))
    assert turned(viewport, scrolls, notch(x=-120, y=0)) == (1, (-40, 0))
    assert turned(viewport, scrolls, notch(keys=SHIFT)) == (1, (40, 0))
    assert turned(viewport, scrolls, notch(x=120, y=0, keys=ALT))[0] > 1
    back = Wheel(WheelChoice.SCROLL, is_inverted=True)
    assert turned(viewport, back, notch()) == (1, (0, -40))


def test_a_wheel_that_is_tilted_does_not_zoom(viewport):
    assert turned(viewport, Wheel(), notch(x=120, y=0)) == (1, (0, 0))
