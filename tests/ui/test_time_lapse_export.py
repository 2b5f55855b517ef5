"""*Export time lapse* in the window."""

import sys
import threading
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageSequence
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from drawai_desktop.core.picture_metadata import read_metadata
from drawai_desktop.core.time_lapse import LapseSource, LapseView
from drawai_desktop.engine.session.loading import LoadedModel
from drawai_desktop.ui import time_lapse_dialog
from drawai_desktop.ui.time_lapse_dialog import LapseChoices, TimeLapseDialog
from tests.ui.hands import click_map, press
from tests.ui.settling import settle

KEYS = (Qt.Key.Key_5, Qt.Key.Key_7, Qt.Key.Key_2)


@pytest.fixture
def painted(program):
    """A program in which three strokes were painted."""
    for number, key in enumerate(KEYS):
        press(program, key)
        click_map(program, 0.2 + 0.3 * number, 0.5)
    return program


def ask(program, qtbot):
    """The dialog, opened as a person does."""
    program.window.actions_by_name["export_lapse"].trigger()
    qtbot.waitUntil(lambda: bool(dialogs(program)))
    return dialogs(program)[0]


def dialogs(program):
    return [d for d in program.window.findChildren(TimeLapseDialog) if d.isVisible()]


def lapse(program):
    return program.commands.time_lapse


def frames(path):
    with Image.open(path) as image:
        return [np.asarray(f.convert("RGB")) for f in ImageSequence.Iterator(image)]


def choose(box, value):
    box.setCurrentIndex(box.findData(value))


def test_the_film_of_the_strokes_is_what_the_dialog_says(painted, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "film.webp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    dialog = ask(painted, qtbot)
    assert "3 steps" in dialog.source_box.currentText()
    choose(dialog.size_box, 640)
    dialog.seconds_box.setValue(2.0)
    dialog.hold_box.setValue(1.0)
    assert dialog.note.text().startswith("640 x ")
    assert "3 seconds. 4 pictures are painted for it" in dialog.note.text()
    dialog._export()
    qtbot.waitUntil(lambda: painted.window.messages.text == f"Saved {path}")
    shown = frames(path)
    assert len(shown) == 4
    assert shown[0].shape[1] == 640
    said = read_metadata(path)
    assert (said.style, said.detail) == (painted.document.style, "detail")
    qtbot.waitUntil(lambda: lapse(painted).unfinished() == [])


def test_the_choices_are_remembered_while_the_window_lives(painted, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: ("", ""))
    dialog = ask(painted, qtbot)
    choose(dialog.view_box, LapseView.RESULT)
    choose(dialog.format_box, ".gif")
    dialog.detail_box.setChecked(False)
    dialog.metadata_box.setChecked(False)
    dialog._export()
    settle(painted)
    again = ask(painted, qtbot).choices
    assert (again.wish.view, again.ending) == (LapseView.RESULT, ".gif")
    assert not again.wish.with_detail
    assert not again.with_metadata
    assert not painted.preferences.settings.picture_metadata


def test_the_history_makes_a_film_too(painted, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "film.gif"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    qtbot.waitUntil(lambda: painted.renderer.is_current)
    press(painted, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: len(painted.commands.history.history) == 1)
    dialog = ask(painted, qtbot)
    choose(dialog.source_box, LapseSource.HISTORY)
    assert "2 pictures" in dialog.source_box.currentText()
    choose(dialog.format_box, ".gif")
    dialog._export()
    qtbot.waitUntil(path.exists)
    assert len(frames(path)) == 2


def begin(program, path, **choices):
    """A film of the strokes, without the dialog."""
    done = threading.Event()
    logs = []
    strokes = program.parts.strokes.strokes()
    thread = threading.Thread(target=lambda: (logs.append(strokes()), done.set()))
    thread.start()
    thread.join()
    sources = lapse(program)._sources(logs[0])
    lapse(program).begin(path, sources[LapseSource.STROKES], LapseChoices(**choices))


def test_painting_goes_on_while_the_film_is_made(painted, qtbot, tmp_path):
    painted.fake.seconds = 0.1
    begin(painted, tmp_path / "film.webp")
    shown = painted.pictures.picture
    press(painted, KEYS[0])
    click_map(painted, 0.9, 0.9)
    qtbot.waitUntil(lambda: painted.pictures.picture is not shown and painted.renderer.is_current)
    assert lapse(painted).unfinished() == ["film.webp"], "the live picture waited for the film"
    qtbot.waitUntil((tmp_path / "film.webp").exists)
    assert len(frames(tmp_path / "film.webp")) == 4, "what was painted since is in the film"


def test_a_still_gives_way_to_what_is_painted(painted, qtbot, tmp_path):
    qtbot.waitUntil(lambda: painted.pictures.final() is not None)
    painted.fake.gate.clear()
    before = len(painted.fake.calls)
    begin(painted, tmp_path / "film.webp")
    qtbot.waitUntil(lambda: len(painted.fake.calls) > before)
    press(painted, KEYS[1])
    click_map(painted, 0.9, 0.9)
    now = painted.document.snapshot()
    qtbot.waitUntil(lambda: (painted.fake.calls[-1][1] == now).all())
    assert lapse(painted).unfinished() == ["film.webp"]
    painted.fake.gate.set()
    qtbot.waitUntil((tmp_path / "film.webp").exists)
    assert len(frames(tmp_path / "film.webp")) == 4


def test_a_cancelled_film_leaves_nothing(painted, qtbot, tmp_path):
    painted.fake.gate.clear()
    begin(painted, tmp_path / "film.webp")
    qtbot.waitUntil(lambda: lapse(painted)._progress is not None)
    lapse(painted)._progress.cancel()
    lapse(painted)._progress.canceled.emit()
    qtbot.waitUntil(lambda: not lapse(painted).unfinished())
    painted.fake.gate.set()
    settle(painted)
    assert list(tmp_path.iterdir()) == []
    assert "Saved" not in painted.window.messages.text


def test_the_program_ends_while_a_film_is_made(painted, qtbot, tmp_path):
    painted.fake.gate.clear()
    begin(painted, tmp_path / "film.webp")
    qtbot.waitUntil(lambda: lapse(painted)._ticket is not None)
    painted.stop()
    assert painted.ended_in_time
    assert list(tmp_path.iterdir()) == []
    painted.fake.gate.set()


def test_closing_the_window_names_the_film_and_waits(painted, qtbot, tmp_path):
    painted.fake.gate.clear()
    begin(painted, tmp_path / "film.webp")
    qtbot.waitUntil(lambda: lapse(painted)._ticket is not None)
    painted.ending.begin()
    qtbot.waitUntil(lambda: "film.webp: not finished" in painted.window.messages.text)
    painted.ending.stay()
    painted.fake.gate.set()
    qtbot.waitUntil((tmp_path / "film.webp").exists)


def test_a_picture_that_fails_is_told_and_leaves_nothing(painted, qtbot, tmp_path):
    begin(painted, tmp_path / "film.webp")
    painted.fake.error = RuntimeError("broken")
    qtbot.waitUntil(lambda: not lapse(painted).unfinished())
    assert "broken" in painted.window.messages.text
    settle(painted)
    assert list(tmp_path.iterdir()) == []
    painted.fake.error = None


def test_another_model_ends_the_film_with_a_sentence(painted, qtbot, tmp_path):
    painted.fake.gate.clear()
    begin(painted, tmp_path / "film.webp")
    manifest = replace(painted.renderer.manifest, name="coast")
    painted.renderer.model_loaded.emit(LoadedModel(manifest, "cpu"))
    assert "film.webp was given up" in painted.window.messages.text
    painted.fake.gate.set()
    qtbot.waitUntil(lambda: not lapse(painted).unfinished())
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told_before_anything_is_painted(painted, tmp_path):
    before = len(painted.fake.calls)
    begin(painted, tmp_path / "none" / "film.webp")
    assert "no such folder" in painted.window.messages.text
    assert len(painted.fake.calls) == before


def test_a_picture_that_nobody_knows_the_making_of_is_told(program, qtbot):
    program.window.actions_by_name["export_lapse"].trigger()
    qtbot.waitUntil(lambda: "Nothing is known" in program.window.messages.text)


def test_a_frozen_program_without_pyav_does_not_speak_of_video(painted, qtbot, monkeypatch):
    monkeypatch.setattr(time_lapse_dialog, "has_video", lambda: False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert ask(painted, qtbot).format_box.findData(".mp4") == -1


def test_without_pyav_a_video_is_answered_by_one_sentence(painted, tmp_path, monkeypatch):
    monkeypatch.setattr("drawai_desktop.core.film_writing.has_video", lambda: False)
    begin(painted, tmp_path / "film.mp4", ending=".mp4")
    assert "drawai-desktop[video]" in painted.window.messages.text
