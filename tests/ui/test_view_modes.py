"""Overlay and wipe line: both pictures in one pane."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drawai_desktop.core.choices import ViewChoice
from drawai_desktop.core.settings import read_settings

LEFT = Qt.MouseButton.LeftButton


def columns(view, x):
    """The colours in one column of a view's pixels."""
    QApplication.processEvents()
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    array = np.frombuffer(image.constBits(), np.uint8)
    array = array.reshape(image.height(), image.bytesPerLine() // 4, 4)
    return {tuple(int(v) for v in pixel) for pixel in array[60:-140, x, 2::-1]}


def picture_colour(program):
    image = program.presenter.image
    colour = image.pixelColor(image.width() // 2, image.height() // 2)
    return colour.red(), colour.green(), colour.blue()


def test_the_wipe_line_shows_the_map_on_one_side_and_the_picture_on_the_other(program):
    window = program.window
    window.set_view(ViewChoice.WIPE)
    QApplication.processEvents()
    view, picture = window.canvas_view, picture_colour(program)
    assert not window.result_view.isVisible()
    middle = view.width() // 2
    assert columns(view, middle + 60) == {picture}
    assert picture not in columns(view, middle - 60)
    view.wipe.set_share(0.4)
    assert columns(view, middle - 60) == {picture}


def test_the_wipe_line_is_dragged_by_its_grip_and_nothing_is_painted(program):
    window = program.window
    window.set_view(ViewChoice.WIPE)
    QApplication.processEvents()
    grip, before = window.canvas_view.wipe, program.document.label_map.ids.copy()
    QTest.mousePress(grip, LEFT, pos=grip.rect().center())
    for _ in range(10):
        QTest.mouseMove(grip, grip.rect().center() - QPoint(20, 0))
    QTest.mouseRelease(grip, LEFT, pos=grip.rect().center())
    assert grip.share == pytest.approx(0.5 - 200 / window.canvas_view.width(), abs=0.02)
    assert (program.document.label_map.ids == before).all()


@pytest.mark.parametrize("share", [-3.0, 0.0, 1.0, 7.0])
def test_the_grip_can_always_be_grasped_again(program, share):
    view = program.window.canvas_view
    program.window.set_view(ViewChoice.WIPE)
    QApplication.processEvents()
    view.wipe.set_share(share)
    assert view.rect().contains(view.wipe.geometry())


def test_a_new_picture_is_seen_beyond_the_line_at_once(program, qtbot):
    program.window.set_view(ViewChoice.WIPE)
    program.document.choose_style(program.document.style.with_seed(99))
    qtbot.waitUntil(lambda: program.renderer.is_current)
    view = program.window.canvas_view
    shown = columns(view, view.width() // 2 + 60)
    qtbot.waitUntil(lambda: shown == {picture_colour(program)})


def test_leaving_the_wipe_line_shows_the_map_alone_again(program):
    window = program.window
    window.set_view(ViewChoice.WIPE)
    window.set_view(ViewChoice.CANVAS)
    view = window.canvas_view
    assert not view.wipe.isVisible()
    assert picture_colour(program) not in columns(view, view.width() // 2 + 60)


def test_the_overlays_opacity_is_chosen_and_remembered(program):
    window = program.window
    slider = window.status_line.opacity
    assert not slider.isVisible()
    window.actions_by_name["overlay"].trigger()
    assert slider.isVisible()
    assert window.canvas_view.overlay_opacity == pytest.approx(0.55)
    slider.setValue(80)
    assert window.canvas_view.overlay_opacity == pytest.approx(0.80)
    window.actions_by_name["overlay"].trigger()
    assert window.canvas_view.overlay_opacity == 0.0
    program.stop()
    assert read_settings().overlay_opacity == 80


def test_keys_turn_the_view_and_back_and_the_status_says_so(program):
    table = program.window.actions_by_name
    table["turn_right"].trigger()
    assert program.viewport.angle == 15.0
    assert "15°" in program.window.status_line.zoom.text()
    table["turn_left"].trigger()
    table["turn_left"].trigger()
    assert program.viewport.angle == -15.0
    table["turn_reset"].trigger()
    assert program.viewport.angle == 0.0
    assert "°" not in program.window.status_line.zoom.text()
