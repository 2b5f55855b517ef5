"""Keys that the person changes: who has them, what acts, what is kept."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from drawai_desktop.core.settings import Settings, read_settings, settings_path, write_settings
from drawai_desktop.ui.actions import COMMANDS
from drawai_desktop.ui.key_sheet import sheet_groups
from drawai_desktop.ui.keys_dialog import KeysDialog
from drawai_desktop.ui.shortcut_dialog import ShortcutDialog
from drawai_desktop.ui.shortcuts import normal, refusal
from tests.ui.hands import press


@pytest.fixture
def shortcuts(program):
    return program.commands.settings.shortcuts


@pytest.fixture
def dialog(program):
    program.window.actions_by_name["edit_shortcuts"].trigger()
    return program.window.findChild(ShortcutDialog)


def type_key(dialog, name, key):
    """Chooses a command and presses its new key, as a hand would."""
    dialog.tree.choose(name)
    dialog.field.setFocus()
    sequence = QKeySequence(key)
    dialog.field.setKeySequence(sequence)


def buttons(dialog):
    return [b.text() for b in (dialog.take, dialog.leave) if b.isVisible()]


def test_all_keys_of_the_program_are_keys_and_nobody_elses(program, shortcuts):
    for command in COMMANDS:
        for key in command.keys:
            assert normal(key), key
            assert not refusal(normal(key)), key
            assert shortcuts.holders([normal(key)], command.name) == {}


def test_a_free_key_is_set_at_once_and_acts(program, shortcuts, dialog):
    type_key(dialog, "tool_polygon", "Y")
    assert shortcuts.keys("tool_polygon") == ("Y",)
    assert buttons(dialog) == []
    assert "Polygon: Y now" in dialog.told.text()
    dialog.reject()
    program.window.activateWindow()
    assert QTest.qWaitForWindowActive(program.window)
    press(program, Qt.Key.Key_N)
    assert program.state.tool == "brush"
    press(program, Qt.Key.Key_Y)
    assert program.state.tool == "polygon"
    assert program.window.actions_by_name["tool_polygon"].toolTip() == "Polygon   Y"


def test_a_key_that_another_command_has_is_named_and_taken_only_by_choice(shortcuts, dialog):
    type_key(dialog, "tool_brush", "E")
    assert dialog.told.text() == "E is the key of Eraser."
    assert dialog.take.accessibleName() == "Take it from Eraser"
    assert shortcuts.keys("tool_brush") == ("B",)
    dialog.leave.click()
    assert shortcuts.keys("tool_eraser") == ("E",)
    type_key(dialog, "tool_brush", "E")
    dialog.take.click()
    assert shortcuts.keys("tool_brush") == ("E",)
    assert shortcuts.keys("tool_eraser") == ()
    assert "Eraser: no key" in dialog.told.text()


def test_the_default_of_one_command_asks_where_another_one_has_it_now(shortcuts, dialog):
    shortcuts.give("tool_brush", ["E"])
    dialog.tree.choose("tool_eraser")
    dialog.default.click()
    assert dialog.told.text() == "E is the key of Brush."
    dialog.take.click()
    assert shortcuts.keys("tool_eraser") == ("E",)
    assert shortcuts.keys("tool_brush") == ()
    dialog.tree.choose("tool_brush")
    dialog.default.click()
    assert shortcuts.keys("tool_brush") == ("B",)
    assert not dialog.default.isEnabled()


def test_a_command_has_several_keys_or_none(shortcuts, dialog):
    dialog.besides.setChecked(True)
    type_key(dialog, "save", "F10")
    assert shortcuts.keys("save") == ("Ctrl+S", "F10")
    dialog.no_key.click()
    assert shortcuts.keys("save") == ()


def test_all_keys_are_reset_only_by_choice(program, shortcuts, dialog):
    shortcuts.give("save", ["E"])
    reset = dialog.all_default
    reset.click()
    dialog.leave.click()
    assert shortcuts.keys("save") == ("E",)
    reset.click()
    dialog.take.click()
    assert shortcuts.keys("save") == ("Ctrl+S",)
    assert shortcuts.keys("tool_eraser") == ("E",)
    assert program.preferences.settings.shortcuts == {}


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("Esc", "gives up"),
        ("7", "label"),
        ("Space", "view"),
        ("Q", "picture"),
        ("Left", "view"),
        ("Return", "shape"),
        ("Alt+F", "menu File"),
    ],
)
def test_keys_that_are_no_commands_are_refused_with_what_they_do(shortcuts, dialog, key, why):
    type_key(dialog, "tool_brush", key)
    assert why in dialog.told.text()
    assert shortcuts.keys("tool_brush") == ("B",)
    assert dialog.field.keySequence().isEmpty()


def test_a_tools_new_key_gives_the_tool_before_back_when_it_is_held(program, shortcuts, qtbot):
    shortcuts.give("tool_eraser", ["Y"])
    view = program.window.canvas_view
    QTest.keyPress(view, Qt.Key.Key_Y)
    assert program.state.tool == "eraser"
    program._hold_keys.stroke_begun()
    QTest.keyRelease(view, Qt.Key.Key_Y)
    assert program.state.tool == "brush"


def test_changed_keys_are_kept_and_one_that_is_reset_is_gone(start):
    first = start()
    keys = first.commands.settings.shortcuts
    keys.give("save", ["F10"])
    keys.give("flip", ["Y"])
    first.stop()
    second = start()
    keys = second.commands.settings.shortcuts
    assert keys.keys("save") == ("F10",)
    keys.give("save", ["Ctrl+S"])
    second.stop()
    assert read_settings().shortcuts == {"flip": "Y"}


def test_two_windows_change_keys_without_taking_the_others_back(tmp_path):
    path = tmp_path / "settings.json"
    start = Settings(shortcuts={"save": "F12", "open": "F10"})
    write_settings(start, path)
    write_settings(Settings(shortcuts={"save": "F12"}), path, before=start)  # open is reset
    other = Settings(shortcuts={"save": "F12", "open": "F10", "flip": "Y"})
    write_settings(other, path, before=start)
    assert read_settings(path).shortcuts == {"save": "F12", "flip": "Y"}


def test_nonsense_in_the_settings_file_leaves_keys_that_work(start):
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps(
            {
                "shortcuts": {
                    "save": "F12",
                    "open": "F12; F10",
                    "new": "nonsense; Esc",
                    "nobody": "F10",
                    "flip": 3,
                }
            }
        )
    )
    keys = start().commands.settings.shortcuts
    assert keys.keys("save") == ("F12",)
    assert keys.keys("open") == ("F10",)
    assert keys.keys("new") == ()
    assert keys.keys("flip") == ()
    assert keys.keys("undo") == ("Ctrl+Z",)


def test_shortcuts_are_exported_and_imported(shortcuts, dialog, tmp_path, monkeypatch):
    path = tmp_path / "mine.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    shortcuts.give("save", ["E"])
    named(dialog, "Export...").click()
    assert "mine.json" in dialog.told.text()
    shortcuts.reset_all()
    named(dialog, "Import...").click()
    assert shortcuts.keys("save") == ("E",)
    assert shortcuts.keys("tool_eraser") == ()


def named(dialog, text):
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


@pytest.mark.parametrize(
    "keys", [{"save": ["nonsense"]}, {"save": ["Esc"]}, {"save": ["Ctrl+S, A"]}]
)
def test_a_file_with_keys_that_cannot_be_changes_nothing(shortcuts, dialog, tmp_path, keys):
    path = tmp_path / "keys.json"
    path.write_text(json.dumps({"kind": "drawai shortcuts", "version": 1, "keys": keys}))
    dialog.take_from(path)
    assert "Save cannot have the key" in dialog.told.text()
    assert shortcuts.keys("save") == ("Ctrl+S",)
    path.write_text("{")
    dialog.take_from(path)
    assert "not valid JSON" in dialog.told.text()


def test_a_file_that_gives_one_key_in_two_spellings_changes_nothing(shortcuts, dialog, tmp_path):
    path = tmp_path / "keys.json"
    keys = {"save": ["Ctrl+Shift+F9"], "undo": ["Shift+Ctrl+F9"]}
    path.write_text(json.dumps({"kind": "drawai shortcuts", "version": 1, "keys": keys}))
    dialog.take_from(path)
    assert "Undo and Save have the same key Ctrl+Shift+F9" in dialog.told.text()
    assert (shortcuts.keys("save"), shortcuts.keys("undo")) == (("Ctrl+S",), ("Ctrl+Z",))


def test_a_command_gets_as_many_keys_as_its_file_may_have(shortcuts, dialog, tmp_path):
    dialog.besides.setChecked(True)
    for key in ("F13", "F14", "F15", "F16", "F17", "F18", "F19", "F20", "F21"):
        type_key(dialog, "save", key)
    assert "at most 8 keys" in dialog.told.text()
    shortcuts.export(tmp_path / "keys.json")
    before = shortcuts.keys("save")
    assert len(before) == 8
    assert shortcuts.take_from(tmp_path / "keys.json") == 0
    assert shortcuts.keys("save") == before


@pytest.mark.parametrize(("key", "number"), [("\N{LATIN SMALL LETTER SHARP S}", 0xDF), ("É", 0xC9)])
def test_a_letter_of_any_keyboard_is_a_tools_key_now_and_at_the_next_start(start, key, number):
    first = start()
    first.commands.settings.shortcuts.give("tool_fill", (key,))
    assert first.commands.settings.shortcuts.tool_keys()[number] == "fill"
    first.stop()
    assert start().commands.settings.shortcuts.tool_keys()[number] == "fill"


def test_commands_of_a_file_that_are_not_known_are_counted(shortcuts, dialog, tmp_path):
    path = tmp_path / "keys.json"
    keys = {"save": ["F12"], "teleport": ["F10"]}
    path.write_text(json.dumps({"kind": "drawai shortcuts", "version": 1, "keys": keys}))
    dialog.take_from(path)
    assert "1 of its commands" in dialog.told.text()
    assert shortcuts.keys("save") == ("F12",)


def test_a_command_is_found_by_its_name_its_menu_and_its_key(dialog):
    for query, name in (
        ("polygon", "tool_polygon"),
        ("ctrl+s", "save"),
        ("layer lock", "layer_lock"),
    ):
        dialog.search.setText(query)
        shown = [n for n, item in dialog.tree._items.items() if not item.isHidden()]
        assert name in shown
        assert len(shown) < 12
        assert dialog.tree.current in shown
    dialog.search.setText("xyzzy")
    assert dialog.tree.current == ""
    assert not dialog.field.isEnabled()


# The sheet.


def test_the_sheet_of_keys_lists_every_command_that_has_one(program):
    told = {
        (keys, what)
        for rows in sheet_groups(program.window.actions_by_name).values()
        for keys, what in rows
    }
    for command in COMMANDS:
        keys = ",  ".join(QKeySequence(key).toString() for key in command.keys)
        if keys:
            assert (keys, command.text.replace("&", "").rstrip(".")) in told


def test_the_sheet_shows_the_keys_as_they_are_now(program, shortcuts):
    shortcuts.give("tool_fill", ["Y"])
    shortcuts.give("key_painting", [])
    groups = sheet_groups(program.window.actions_by_name)
    assert ("Y", "Fill") in groups["Tools"]
    assert any(keys == "Hold E, Y, ..." for keys, _ in groups["In the canvas"])
    assert not any("Paint by keyboard" in what for _, what in groups["Tools"])
    assert not any("Paint by keyboard" in what for _, what in groups["In the canvas"])


def test_the_sheet_is_searched(program):
    program.window.actions_by_name["shortcuts"].trigger()
    sheet = program.window.findChild(KeysDialog)
    every = sum(group.count for group in sheet._groups)
    sheet.search.setText("layer")
    found = [group for group in sheet._groups if group.isVisible()]
    assert 5 < sum(group.count for group in found) < every / 2
    sheet.search.setText("xyzzy")
    assert sheet._nothing.isVisible()
    sheet.search.setText("")
    assert sum(group.count for group in sheet._groups) == every
    assert all(group.isVisible() for group in sheet._groups)


def test_the_sheet_leads_to_the_editor_and_so_do_the_settings(program):
    program.window.actions_by_name["shortcuts"].trigger()
    named(program.window.findChild(KeysDialog), "Change the keys...").click()
    editor = program.window.findChild(ShortcutDialog)
    assert editor.isVisible()
    editor.reject()
    program.window.actions_by_name["settings"].trigger()
    settings = program.window.findChild(object, "settings_dialog")
    settings.findChild(QPushButton, "setting_shortcuts").click()
    assert settings.findChild(ShortcutDialog).isVisible()
