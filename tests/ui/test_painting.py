"""Painting in the window: keys, tools, the palette, undo, and what edits the whole map."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from drawai_desktop.core.geometry import Point
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.settings import read_settings
from tests.builders import GRASS, SKY
from tests.ui.hands import click_map, press, status


def test_digits_choose_labels_and_the_palette_the_ring_and_the_status_agree(program):
    press(program, Qt.Key.Key_8)
    assert status(program)["brush"] == "Tree, 40 px"
    press(program, Qt.Key.Key_0)
    assert status(program)["brush"] == "Snow, 40 px"


def test_a_stroke_changes_the_picture_and_takes_the_hint_away(program, qtbot):
    assert program.window.canvas_view._hint
    before = program.renderer.is_current and len(program.fake.calls)
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    assert not program.window.canvas_view._hint
    qtbot.waitUntil(lambda: len(program.fake.calls) > before and program.renderer.is_current)
    sent = program.fake.calls[-1][1]
    assert (sent == program.document.label_map.ids).all()


def test_tools_are_chosen_by_their_keys(program):
    for key, tool in (
        (Qt.Key.Key_E, "eraser"), (Qt.Key.Key_B, "brush"), (Qt.Key.Key_F, "fill"),
        (Qt.Key.Key_V, "line"), (Qt.Key.Key_U, "rectangle"), (Qt.Key.Key_C, "ellipse"),
        (Qt.Key.Key_S, "lasso"), (Qt.Key.Key_I, "pick"), (Qt.Key.Key_H, "pan"),
        (Qt.Key.Key_G, "fill"), (Qt.Key.Key_Backspace, "eraser"),
    ):  # fmt: skip
        press(program, key)
        assert program.state.tool == tool
        assert program.window.actions_by_name[f"tool_{tool}"].isChecked()


def test_the_size_slider_the_number_and_the_keys_agree(program):
    for _ in range(5):
        press(program, Qt.Key.Key_BracketRight)
    grown = program.state.diameter
    assert grown > 40
    assert program.window.toolbar.spin.value() == grown
    press(program, Qt.Key.Key_BracketLeft)
    assert program.state.diameter < grown
    program.window.toolbar.spin.setValue(123)
    assert program.state.diameter == 123
    assert status(program)["brush"].endswith("123 px")
    program.window.toolbar.slider.setValue(0)
    assert program.state.diameter == 1


def test_undo_and_redo_are_offered_when_there_is_something(program):
    actions = program.window.actions_by_name
    assert not actions["undo"].isEnabled()
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    assert actions["undo"].isEnabled()
    before = program.document.snapshot()
    press(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not actions["undo"].isEnabled()
    press(program, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert (program.document.label_map.ids == before).all()


def test_holding_the_erasers_key_gives_the_brush_back(program):
    view = program.window.canvas_view
    QTest.keyPress(view, Qt.Key.Key_E)
    click_map(program, 0.5, 0.5)
    QTest.keyRelease(view, Qt.Key.Key_E)
    assert program.state.tool == "brush"
    assert UNLABELLED in program.document.label_map.ids


def test_holding_q_shows_the_picture_in_the_canvas(program):
    view = program.window.canvas_view
    QTest.keyPress(view, Qt.Key.Key_Q)
    assert view.overlay_opacity == 1.0
    QTest.keyRelease(view, Qt.Key.Key_Q)
    assert view.overlay_opacity == 0.0


def test_letters_type_in_the_search_and_do_not_change_the_tool(program):
    press(program, Qt.Key.Key_Slash)
    search = program.window.palette_panel._search
    assert search.hasFocus()
    QTest.keyClicks(search, "ston")
    assert program.state.tool == "brush"
    assert [r for r in program.window.palette_panel.visible_rows()] == ["stone", "wall-stone"]
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert status(program)["brush"] == "Stone, 40 px"
    assert program.window.canvas_view.hasFocus()


def test_borrowed_labels_say_from_which(program):
    palette = program.window.palette_panel
    assert palette.note_of(119) == "as Clouds"
    program.state.choose_label(119)
    assert status(program)["note"] == "Fog is painted as Clouds"


def test_clicking_a_label_chooses_it(program):
    palette = program.window.palette_panel
    rows = palette.visible_rows()
    viewport = palette._tree.viewport()
    centre = viewport.mapFrom(palette, rows["mountain"].center())
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=centre)
    assert program.state.label_id == 134


def test_groups_remember_whether_they_are_open(program):
    palette = program.window.palette_panel
    assert "fog" not in palette.visible_rows()
    header = next(
        palette._tree.topLevelItem(i)
        for i in range(palette._tree.topLevelItemCount())
        if palette._tree.topLevelItem(i).text(0) == "Water"
    )
    palette._on_clicked(header)
    assert "sea" not in palette.visible_rows()
    program.stop()
    assert read_settings().open_groups == {"Water": False}


def test_paint_only_over_a_label_shows_and_ends(program):
    program.commands.tools.note_pointer(Point(10, 10))
    press(program, Qt.Key.Key_P)
    assert program.state.only == SKY
    assert "Only over Sky" in status(program)["note"]
    press(program, Qt.Key.Key_P)
    assert program.state.only is None


def test_digits_can_be_assigned_to_other_labels(program):
    program.preferences.assign_key("1", 168)
    press(program, Qt.Key.Key_1)
    assert program.state.label_id == 168
    program.stop()
    assert read_settings().favourites == {"1": 168}


def test_clear_fill_and_flip_can_be_undone(program):
    before = program.document.snapshot()
    actions = program.window.actions_by_name
    actions["clear"].trigger()
    assert program.document.is_blank()
    program.state.choose_label(GRASS)
    actions["fill_unlabelled"].trigger()
    assert (program.document.label_map.ids == GRASS).all()
    program.document.undo_stack.undo()
    program.document.undo_stack.undo()
    actions["flip"].trigger()
    assert (program.document.label_map.ids == before[:, ::-1]).all()
    program.document.undo_stack.undo()
    assert (program.document.label_map.ids == before).all()
