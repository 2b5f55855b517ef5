"""Brushes that the person saves: kept by name, used, renamed, deleted, brought back."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from drawai_desktop.core.brush_presets import MOST_PRESETS, preset_of
from drawai_desktop.core.dab import Tip
from drawai_desktop.core.settings import read_settings, settings_path
from drawai_desktop.resources import resource
from drawai_desktop.ui.actions import make_actions
from drawai_desktop.ui.brush_popup import BrushPopup
from drawai_desktop.ui.tool_rows import TOOL_GROUPS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def opened(program, command="save_preset"):
    program.window.actions_by_name[command].trigger()
    return program.window.findChild(BrushPopup).own


def saved(own, name):
    own.name.setText(name)
    QTest.keyClick(own.name, Qt.Key.Key_Return)


def names(own):
    return [own.list.item(i).text() for i in range(own.list.count())]


def foliage(program):
    state = program.state
    state.set_tool("spray")
    state.set_share(0.06)
    state.set_tip(Tip.SQUARE)
    state.set_smoothing(20)
    state.set_density(70)


def other(program):
    state = program.state
    state.set_tool("brush")
    state.set_share(0.01)
    state.set_tip(Tip.ROUND)
    state.set_smoothing(0)
    state.set_density(10)


def test_a_saved_brush_has_tool_size_tip_smoothing_and_density(program):
    foliage(program)
    own = opened(program)
    assert own.window().focusWidget() is own.name
    saved(own, "  Foliage ")
    other(program)
    own.list.setFocus()
    QTest.keyClick(own.list, Qt.Key.Key_Return)
    state = program.state
    assert state.tool == "spray"
    assert state.share == pytest.approx(0.06, rel=0.02)
    assert (state.tip, state.smoothing, state.density) == (Tip.SQUARE, 20, 70)


def test_its_size_is_a_part_of_the_canvas_whatever_the_canvas(program):
    foliage(program)
    own = opened(program)
    saved(own, "Foliage")
    program.opening.new(512, 512, 123)
    other(program)
    own.list.itemActivated.emit(own.list.item(0))
    assert program.state.diameter == pytest.approx(0.06 * 512, abs=1)


def test_saved_brushes_are_there_at_the_next_start(start):
    first = start()
    foliage(first)
    own = opened(first)
    saved(own, "Foliage")
    saved(own, "Ä + <b>")
    first.stop()
    assert list(read_settings().brush_presets) == ["Foliage", "Ä + <b>"]
    assert names(opened(start())) == ["Foliage", "Ä + <b>"]


def test_a_name_that_is_there_is_replaced_and_said_so_before(program):
    own = opened(program)
    saved(own, "Fine")
    program.state.set_share(0.5)
    own.name.setText("fine")
    assert own.save.text() == "Replace"
    own.save.click()
    assert names(own) == ["Fine"]
    assert program.commands.tools.presets.named("FINE").share == pytest.approx(0.39, abs=0.2)
    own.name.setText("   ")
    assert not own.save.isEnabled()
    QTest.keyClick(own.name, Qt.Key.Key_Return)
    assert names(own) == ["Fine"]


def test_a_brush_is_renamed_in_its_place_and_never_to_anothers_name(program, qtbot):
    own = opened(program)
    for name in ("One", "Two"):
        saved(own, name)
    own.list.setCurrentRow(0)
    own.rename.click()
    editor = own.list.findChild(QLineEdit)
    editor.setText("Uno")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(own) == ["Uno", "Two"])
    assert list(program.preferences.settings.brush_presets) == ["Uno", "Two"]
    own.list.item(0).setText("TWO")
    qtbot.waitUntil(lambda: names(own) == ["Uno", "Two"])
    own.list.item(0).setText("")
    qtbot.waitUntil(lambda: names(own) == ["Uno", "Two"])
    own.list.item(0).setText("UNO")
    qtbot.waitUntil(lambda: names(own) == ["UNO", "Two"])


def test_a_deleted_brush_can_be_brought_back(program):
    own = opened(program)
    for name in ("One", "Two", "Three"):
        saved(own, name)
    own.list.setCurrentRow(1)
    QTest.keyClick(own.list, Qt.Key.Key_Delete)
    assert names(own) == ["One", "Three"]
    assert "Two" in program.window.messages.text
    program.window.messages.answers[0].click()
    assert names(own) == ["One", "Two", "Three"]
    for _ in range(3):
        own.delete.click()
    assert names(own) == []
    assert not own.list.isVisible()
    assert not own.delete.isEnabled()


def test_bringing_one_back_takes_nothing_that_was_saved_meanwhile(program):
    own = opened(program)
    for name in ("One", "Two"):
        saved(own, name)
    presets = program.commands.tools.presets
    presets.delete("One")
    saved(own, "Three")
    program.window.messages.answers[0].click()
    assert names(own) == ["One", "Two", "Three"]
    presets.delete("One")
    program.state.set_share(0.123)
    saved(own, "one")
    program.window.messages.answers[0].click()
    assert names(own) == ["Two", "Three", "one"]
    assert presets.named("one").share == pytest.approx(0.123, rel=0.02)
    assert "Another preset is called One now" in program.window.messages.text
    assert presets.rename("one", "Four")
    program.window.messages.answers[0].click()
    assert names(own) == ["One", "Two", "Three", "Four"]


def test_as_many_can_be_saved_as_the_next_start_reads(program):
    own = opened(program)
    entries = {f"Brush {i}": GOOD for i in range(MOST_PRESETS - 1)}
    program.preferences.change(brush_presets=entries)
    saved(own, "The last one")
    saved(own, "One too many")
    assert own.name.text() == "One too many", "what was typed is not lost"
    assert "Delete one first" in program.window.messages.text
    saved(own, "Brush 7")
    program.preferences.store()
    kept = read_settings().brush_presets
    assert list(kept) == [*entries, "The last one"]
    assert kept["Brush 7"] != GOOD
    assert not list(settings_path().parent.glob("*damaged*"))


def test_the_order_is_the_same_at_the_next_start(program):
    own = opened(program)
    for name in ("One", "Two", "Three"):
        saved(own, name)
    program.preferences.store()
    presets = program.commands.tools.presets
    assert presets.rename("One", "Uno")
    presets.delete("Two")
    program.preferences.store()
    program.window.messages.answers[0].click()
    program.preferences.store()
    assert list(read_settings().brush_presets) == names(own) == ["Uno", "Two", "Three"]


def test_brushes_of_a_settings_file_that_are_called_nearly_the_same_stay_two(program):
    own = opened(program)
    entries = {"Rock": GOOD, "rock": {**GOOD, "share": 0.3}, " Sand ": {**GOOD, "share": 0.2}}
    program.preferences.change(brush_presets=entries)
    for place, share in enumerate((0.1, 0.3, 0.2)):
        own.list.itemActivated.emit(own.list.item(place))
        assert program.state.share == pytest.approx(share, rel=0.02)
    presets = program.commands.tools.presets
    assert not presets.rename("Rock", "rock")
    assert presets.rename("Rock", "Stone")
    assert names(own) == ["Stone", "rock", " Sand "]


def test_a_saved_fill_is_a_brush(program):
    program.state.set_tool("fill")
    own = opened(program)
    saved(own, "From a fill")
    own.list.itemActivated.emit(own.list.item(0))
    assert program.state.tool == "brush"


GOOD = {"share": 0.1, "tip": "round", "tool": "spray", "smoothing": 5, "density": None}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("", {}),
        ("x" * 41, {}),
        ("a\0b", {}),
        ("a\nb", {}),
        ("x", {"share": 0}),
        ("x", {"share": "1"}),
        ("x", {"share": True}),
        ("x", {"share": float("nan")}),
        ("x", {"share": 1e9}),
        ("x", {"tip": "soft"}),
        ("x", {"tip": []}),
        ("x", {"tool": 3}),
        ("x", {"smoothing": 101}),
        ("x", {"density": 0}),
        ("x", {"density": True}),
    ],
)
def test_an_entry_that_makes_no_sense_is_no_preset(name, change):
    assert preset_of("x", GOOD) is not None
    assert preset_of(name, {**GOOD, **change}) is None
    assert preset_of(name or "x", [change]) is None


def test_a_settings_file_with_broken_presets_keeps_the_good_ones(start):
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps({"brush_presets": {"Good": {**GOOD, "tool": "teleport"}, "Bad": {"share": -1}}})
    )
    program = start()
    own = opened(program)
    assert names(own) == ["Good"]
    program.state.set_tool("fill")
    own.list.itemActivated.emit(own.list.item(0))
    assert program.state.tool == "brush", "a tool that is not known"


def test_every_tool_shows_its_icon_in_menus(qapp):
    actions = make_actions(qapp)
    for group in TOOL_GROUPS:
        for command in group.commands:
            assert actions[command.name].isIconVisibleInMenu()
            assert resource("icons", f"{command.icon}.svg").is_file()
    assert not actions["save"].isIconVisibleInMenu()
