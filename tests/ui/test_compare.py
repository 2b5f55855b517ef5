"""Two pictures of the history side by side, by mouse, menu and keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.style import Style
from drawai_desktop.ui.compare_dialog import CompareDialog
from tests.builders import a_scene

CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = ("Red", "Green, seed 4", "Blue")


@pytest.fixture
def strip(program):
    """The strip with three pictures of one colour each."""
    presenter = program.commands.history
    for place, style in enumerate((Style("Red"), Style("Green", seed=4), Style("Blue"))):
        picture = np.zeros((64, 64, 3), np.uint8)
        picture[..., place] = 255
        presenter.history.add(HistoryEntry.of(a_scene(150 + place), style, picture))
    presenter.show_entries()
    return program.window.history_strip


def ctrl_click(strip, place):
    view = strip.list
    at = view.visualItemRect(view.item(place)).center() + QPoint(0, 10)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CTRL, at)


def shown(program):
    return program.window.findChild(CompareDialog)


def test_two_pictures_are_compared_by_ctrl_clicks(program, strip):
    ctrl_click(strip, 0)
    assert shown(program) is None
    assert "Red is to be compared" in program.window.messages.text
    ctrl_click(strip, 1)
    dialog = shown(program)
    assert dialog.windowTitle() == "Red  |  Green, seed 4"
    assert dialog.view.grip.accessibleName() == "Wipe line between Red and Green, seed 4"


def test_the_line_parts_the_pictures_and_follows_the_arrows(program, strip):
    ctrl_click(strip, 0)
    ctrl_click(strip, 2)
    view = shown(program).view
    view.resize(400, 400)

    def colour(x):
        return view.grab().toImage().pixelColor(x, 200).getRgb()[:3]

    assert colour(150)[0] > 240
    assert colour(250)[2] > 240
    for _ in range(20):
        QTest.keyClick(view.grip, Qt.Key.Key_Left)
    assert colour(150)[2] > 240
    QTest.keyClick(view.grip, Qt.Key.Key_Escape)
    assert not shown(program) or not shown(program).isVisible()


def test_keys_choose_both_and_the_same_one_twice_is_no_comparison(program, strip):
    strip.list.setFocus()
    strip.list.setCurrentRow(1)
    for _ in range(2):
        QTest.keyClick(strip.list, Qt.Key.Key_C)
    assert shown(program) is None
    QTest.keyClick(strip.list, Qt.Key.Key_C)
    QTest.keyClick(strip.list, Qt.Key.Key_Right)
    QTest.keyClick(strip.list, Qt.Key.Key_C)
    assert shown(program).windowTitle() == "Green, seed 4  |  Blue"


def test_the_menu_names_what_it_compares_with(program, strip, monkeypatch):
    menus = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: menus.append(menu))

    def words(place):
        strip._show_menu(strip.list.keys()[place], QPoint(0, 0))
        menu = menus.pop()
        texts = [action.text() for action in menu.actions()]
        return [text for text in texts if "ompare" in text]

    assert words(0) == ["&Compare with another..."]
    ctrl_click(strip, 0)
    assert words(0) == ["Do not &compare"]
    assert words(1) == ["&Compare with Red"]


def test_a_picture_that_is_gone_is_compared_with_nothing(program, strip):
    ctrl_click(strip, 0)
    program.commands.history.remove(strip.list.keys()[0])
    ctrl_click(strip, 0)
    assert shown(program) is None


@pytest.mark.parametrize("shape", [(64, 64), (288, 512), (512, 200)])
@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
def test_the_pictures_fill_the_view_and_the_dialog_fits_the_window(program, shape, size, qtbot):
    program.window.resize(*size)
    presenter = program.commands.history
    for place in (0, 1):
        picture = np.full((*shape, 3), 60 + 90 * place, np.uint8)
        presenter.history.add(HistoryEntry.of(a_scene(150 + place), Style(f"S{place}"), picture))
    presenter.show_entries()
    presenter.compare(*program.window.history_strip.list.keys())
    dialog = shown(program)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.width() <= size[0]
    assert dialog.height() <= size[1]
    for _ in range(2):
        view = dialog.view
        image = view.grab().toImage()
        last = view.width() - 1, view.height() - 1
        for x, y, value in ((0, 0, 60), (0, last[1], 60), (last[0], 0, 150), (*last, 150)):
            assert abs(image.pixelColor(x, y).red() - value) < 9
        assert view.width() * shape[0] == pytest.approx(view.height() * shape[1], rel=0.02)
        assert view.height() > 0.4 * size[1] or view.width() > 0.7 * size[0]
        dialog.resize(dialog.width() + 90, dialog.height())


def test_a_name_goes_with_its_picture(program, strip):
    ctrl_click(strip, 0)
    ctrl_click(strip, 2)
    view = shown(program).view
    view.grip.set_share(0.0)
    image = view.grab().toImage()
    dark = [x for x in range(200) if image.pixelColor(x, 20).lightness() < 60]
    assert len(dark) < 10  # the line itself
