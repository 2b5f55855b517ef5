"""Where things stand in the window, menus, dialogs, settings."""

import json

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from drawai_desktop.core.settings import read_settings
from drawai_desktop.resources import resource
from drawai_desktop.ui import theme as theme_module
from drawai_desktop.ui.actions import COMMANDS, MENUS
from drawai_desktop.ui.command import SEPARATOR
from tests.ui.hands import press
from tests.ui.settling import settle_layout


def test_the_views_can_be_shown_alone_and_together(program):
    window = program.window
    press(program, Qt.Key.Key_F3)
    assert window.canvas_view.isVisible()
    assert not window.result_view.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert window.result_view.isVisible()
    assert not window.canvas_view.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert window.canvas_view.isVisible()
    assert window.result_view.isVisible()


def test_both_pictures_stand_at_the_same_place_of_their_views(program):
    window = program.window
    assert window.canvas_view.picture_rect() == window.result_view.picture_rect()
    press(program, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert program.viewport.zoom == 1.0
    press(program, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert program.viewport.is_fitted


def test_tab_hides_all_panels_and_brings_them_back(program):
    window = program.window
    press(program, Qt.Key.Key_Tab)
    assert not window.palette_panel.isVisible()
    assert not window.toolbar.isVisible()
    press(program, Qt.Key.Key_Tab)
    assert window.palette_panel.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)])
def test_at_any_size_everything_fits_into_the_window(start, qtbot, size):
    program = start(geometry=QRect(0, 0, *size))
    window = program.window
    settle_layout()
    assert (window.width(), window.height()) == size
    for name, (widget, rect) in window.places().items():
        if widget.isVisible() and not rect.isEmpty():
            corner = widget.mapTo(window, rect.topLeft())
            assert 0 <= corner.x() <= size[0] - rect.width() + 1, name
            assert 0 <= corner.y() <= size[1] - rect.height() + 1, name


def test_theme_can_be_changed_at_once_and_is_remembered(program, qapp):
    program.window.actions_by_name["theme_light"].trigger()
    assert qapp.palette().window().color().lightness() > 200
    program.window.actions_by_name["theme_dark"].trigger()
    assert qapp.palette().window().color().lightness() < 80
    program.stop()
    assert read_settings().theme == "dark"


def test_every_command_has_a_place_in_the_menus_and_something_to_do(program):
    in_menus = {name for menu in MENUS for name in menu.commands if name != SEPARATOR}
    assert {c.name for c in COMMANDS} <= in_menus
    receivers = "2triggered(bool)"
    for command in COMMANDS:
        action = program.window.actions_by_name[command.name]
        connected = action.receivers(receivers) > 0 or action.menu() is not None
        assert connected, command.name


def test_no_key_is_given_twice(program):
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", ["shortcuts", "about", "settings", "edit_shortcuts", "new"])
def test_dialogs_open_and_close(program, qtbot, name):
    program.window.actions_by_name[name].trigger()
    dialogs = [d for d in program.window.findChildren(QDialog) if d.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].reject()
    assert not dialogs[0].isVisible()


def test_the_ui_map_tells_where_things_are_and_follows_the_layout(start, qtbot, tmp_path):
    path = tmp_path / "ui.json"
    program = start(ui_map=path)
    qtbot.waitUntil(path.exists)
    settle_layout()
    places = json.loads(path.read_text())
    wanted = {
        "canvas_view", "result_view", "canvas_picture", "result_picture", "palette",
        "style_panel", "brush_size", "status_bar", "label_grass", "seed", "live", "render_now",
    }  # fmt: skip
    assert wanted <= set(places)
    assert places["canvas_picture"][2] == places["canvas_picture"][3]
    program.window.set_view("canvas")
    qtbot.waitUntil(lambda: "result_view" not in json.loads(path.read_text()))


def test_every_control_has_a_name_for_a_screen_reader(program):
    from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QAbstractSpinBox, QLineEdit

    for kind in (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QLineEdit):
        for widget in program.window.findChildren(kind):
            inside = isinstance(widget.parent(), (QAbstractSpinBox, QLineEdit))
            if widget.isVisible() and not inside and "scroll" not in type(widget).__name__.lower():
                assert widget.accessibleName() or getattr(widget, "text", str)(), (
                    widget.objectName()
                )


def test_settings_are_written_soon_and_not_only_at_the_end(program, qtbot):
    program.preferences.change(theme="light")
    qtbot.waitUntil(lambda: read_settings().theme == "light")


def test_options_of_the_command_line_hold_for_one_run(start):
    program = start(theme="light")
    assert program.preferences.settings.theme == "light"
    program.stop()
    assert read_settings().theme == "system"


def test_settings_act_at_once(program, qtbot):
    program.preferences.change(resolution=512)
    qtbot.waitUntil(lambda: program.renderer.is_current)
    assert program.renderer._resolution == 512
    program.preferences.change(hints=False)
    assert not program.window.canvas_view._hint


def test_the_report_names_what_a_bug_report_needs(program):
    program.window.actions_by_name["report"].trigger()
    text = QGuiApplication.clipboard().text()
    assert "DrawAI" in text
    assert "landscape" in text


@pytest.mark.parametrize(
    "theme", [theme_module.DARK, theme_module.LIGHT, theme_module.CONTRAST], ids=lambda t: t.name
)
def test_the_arrow_of_lists_has_the_colour_of_the_text(theme):
    svg = resource("icons", f"combo-arrow-{theme.name}.svg").read_text()
    down = resource("icons", "chevron-down.svg").read_text()
    assert svg == down.replace("currentColor", theme.text)
