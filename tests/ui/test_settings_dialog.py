"""The settings dialog: everything in it is found, acts at once and is kept."""

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFileDialog

from drawai_desktop.core.choices import WheelChoice
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.settings import Settings, read_settings
from drawai_desktop.ui.folder_field import FolderField
from drawai_desktop.ui.settings_dialog import SettingsDialog
from drawai_desktop.ui.settings_rows import Kind, settings_groups


@pytest.fixture
def dialog(program):
    program.window.actions_by_name["settings"].trigger()
    return program.window.findChild(SettingsDialog)


def field(dialog, name):
    return dialog.findChild(object, f"setting_{name}")


def choose(dialog, name, value):
    box = field(dialog, name)
    assert isinstance(box, QComboBox)
    place = box.findData(value)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def shown(dialog):
    """Names of the settings that are seen."""
    rows = [row for rows in settings_groups().values() for row in rows]
    return [row.name for row in rows if field(dialog, row.name).isVisible()]


def test_every_row_shows_a_setting_and_a_choice_offers_its_default():
    names = {entry.name for entry in fields(Settings)}
    for rows in settings_groups().values():
        for row in rows:
            if row.kind is not Kind.BUTTON:
                assert row.name in names
            if row.kind is Kind.CHOICE:
                assert getattr(Settings(), row.name) in [value for _, value in row.choices]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "theme"),
        ("autosave", "keep_ms"),
        ("undo", "undo_memory_mib"),
        ("UI scale", "ui_scale"),
        ("animation", "reduce_motion"),
        ("wheel direction", "wheel_inverted"),
        ("folder", "export_folder"),
        ("stylus", "pen"),
        ("high contrast", "theme"),
        ("advanced", "precision"),
    ],
)
def test_settings_are_found_by_what_people_call_them(dialog, query, found):
    dialog.search.setText(query)
    assert found in shown(dialog)
    assert not query or len(shown(dialog)) < len(shown_without_query(dialog))


def shown_without_query(dialog):
    query = dialog.search.text()
    dialog.search.setText("")
    names = shown(dialog)
    dialog.search.setText(query)
    return names


def test_a_search_without_an_answer_says_so_and_enter_leaves_the_dialog_open(dialog):
    dialog.search.setText("xyzzy")
    assert shown(dialog) == []
    assert dialog._nothing.isVisible()
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.search.clear()
    assert len(shown(dialog)) > 15


def test_a_change_keeps_what_was_changed_elsewhere_meanwhile(program, dialog):
    program.preferences.change(palette_folded=False)
    choose(dialog, "keep_ms", 10_000)
    assert program.preferences.settings.palette_folded is False
    assert program.preferences.settings.keep_ms == 10_000


def test_wheel_undo_and_keeping_follow_the_settings_at_once(program, dialog):
    choose(dialog, "wheel", WheelChoice.SCROLL)
    field(dialog, "wheel_inverted").setChecked(True)
    choose(dialog, "undo_memory_mib", 64)
    choose(dialog, "keep_ms", 1000)
    wheel = program.viewport.wheel
    assert (wheel.choice, wheel.is_inverted) == (WheelChoice.SCROLL, True)
    assert program.commands.memory.most_mib == 64
    assert program.keeping._timer.interval() == 1000
    program.stop()
    stored = read_settings()
    assert (stored.wheel, stored.wheel_inverted, stored.undo_memory_mib, stored.keep_ms) == (
        WheelChoice.SCROLL,
        True,
        64,
        1000,
    )


def test_without_motion_messages_are_there_and_gone_at_once(program, dialog, qtbot):
    messages = program.window.messages
    field(dialog, "reduce_motion").setChecked(True)
    program.window.actions_by_name["report"].trigger()
    assert messages.isVisible()
    assert not messages._fade.state().value
    messages.hide_message()
    assert not messages.isVisible()
    field(dialog, "reduce_motion").setChecked(False)
    program.window.actions_by_name["report"].trigger()
    messages.hide_message()
    assert messages.isVisible(), "it fades away"


def test_the_folders_are_where_dialogs_begin_and_models_are_found(
    program, dialog, tmp_path, monkeypatch
):
    asked = []

    def ask(_parent, _title, start, *_rest):
        asked.append(Path(start).parent if Path(start).suffix else Path(start))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    for name in ("projects", "exports", "models"):
        (tmp_path / name).mkdir()
        row = f"{name.removesuffix('s') if name != 'models' else name}_folder"
        field(dialog, row).path.setText(str(tmp_path / name))
    dialog.reject()
    table = program.window.actions_by_name
    table["save_as"].trigger()
    table["open"].trigger()
    table["export_ids"].trigger()
    assert asked == [tmp_path / "projects", tmp_path / "projects", tmp_path / "exports"]
    assert tmp_path / "models" in program.switch._library.folders
    assert tmp_path / "models" in program.parts.models._library.folders
    program.preferences.store()
    assert tmp_path / "models" in ModelLibrary.standard().folders


def test_a_folder_that_is_not_there_is_marked_and_changes_nothing(program, dialog, tmp_path):
    row = field(dialog, "export_folder")
    assert isinstance(row, FolderField)
    row.path.setText(str(tmp_path))
    row.path.setText(str(tmp_path / "nowhere"))
    assert row.path.property("refused")
    assert "no such folder" in row.path.accessibleDescription()
    assert program.preferences.settings.export_folder == str(tmp_path)
    row.path.setText("a\0b")
    assert row.path.property("refused")


def test_the_wheel_scrolls_past_a_choice_that_has_not_the_focus(dialog):
    box = field(dialog, "theme")
    before = box.currentIndex()
    dialog.search.setFocus()
    at = QPointF(5, 5)
    event = QWheelEvent(
        at, box.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.currentIndex() == before


_SCALED = """
import os
import subprocess
import sys
from drawai_desktop.ui.application import make_application
application = make_application({scale})
print(application.primaryScreen().devicePixelRatio(), os.environ.get("QT_SCALE_FACTOR"), flush=True)
os._exit(0)
"""


@pytest.mark.parametrize(
    ("scale", "given", "told"),
    [(150, {}, "1.5 None"), (100, {}, "1.0 None"), (150, {"QT_SCALE_FACTOR": "2"}, "2.0 2")],
)
def test_the_scale_is_given_to_qt_at_the_start_and_to_nobody_else(scale, given, told):
    rest = {name: value for name, value in os.environ.items() if name != "QT_SCALE_FACTOR"}
    done = subprocess.run(
        [sys.executable, "-c", _SCALED.format(scale=scale)],
        env={**rest, "QT_QPA_PLATFORM": "offscreen", **given},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == told, done.stderr


def test_switches_say_what_they_switch(dialog):
    for box in dialog.findChildren(QCheckBox):
        assert box.text()
