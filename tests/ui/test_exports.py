"""Pictures that leave the window: exports and the clipboard."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from tests.builders import SEA
from tests.ui.hands import click_map, press
from tests.ui.settling import settle


def test_the_picture_is_exported_at_the_canvas_size_once_it_is_exact(program, qtbot, tmp_path):
    program.fake.gate.clear()
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    path = tmp_path / "picture.png"
    program.saving.export_picture(path)
    qtbot.wait(50)
    assert not path.exists()
    program.fake.gate.set()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: "Saved" in program.window.messages.text)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1024, 1024)


@pytest.mark.parametrize("what", ["export_both", "copy"])
def test_side_by_side_and_the_clipboard_wait_for_the_exact_picture(
    what, program, qtbot, tmp_path, monkeypatch
):
    path = tmp_path / "both.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    QGuiApplication.clipboard().clear()
    program.fake.gate.clear()
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    program.window.actions_by_name[what].trigger()
    qtbot.wait(50)
    assert not path.exists()
    assert QGuiApplication.clipboard().image().isNull()
    program.fake.gate.set()
    qtbot.waitUntil(lambda: program.window.messages.text[:5] in ("Saved", "Copie"))
    image = QImage(str(path)) if what == "export_both" else QGuiApplication.clipboard().image()
    assert image.height() == 1024
    assert image.width() == (1024 if what == "copy" else 1024 + 16 + 1024)


def test_exporting_again_goes_to_the_same_file(program, qtbot, tmp_path):
    path = tmp_path / "picture.png"
    program.saving.export_picture(path)
    qtbot.waitUntil(path.exists)
    path.unlink()
    press(program, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(path.exists)


def test_a_place_that_cannot_be_written_gets_a_sentence_and_loses_nothing(program, qtbot, tmp_path):
    before = program.document.snapshot()
    program.saving.export_picture(tmp_path / "nowhere" / "picture.png")
    qtbot.waitUntil(lambda: "no such folder" in program.window.messages.text)
    assert not program.projects.save_to(tmp_path / "nowhere" / "a.drawai")
    assert (program.document.label_map.ids == before).all()
    program.saving.export_picture(tmp_path / "picture.gif")
    assert "Change the ending" in program.window.messages.text


def test_copy_and_paste_go_through_the_clipboard(program, qtbot):
    program.window.actions_by_name["copy"].trigger()
    settle(program)
    assert QGuiApplication.clipboard().image().size().width() == 1024
    ids = program.document.snapshot()
    program.window.actions_by_name["copy_map"].trigger()
    settle(program)
    program.document.edit("Clear", np.full_like(ids, SEA))
    program.window.actions_by_name["paste"].trigger()
    qtbot.waitUntil(lambda: program.document.title == "pasted picture")
    assert (program.document.label_map.ids == ids).all()
    assert not program.preferences.settings.recent_files  # there is no file to open again


def test_pasting_from_an_empty_clipboard_says_so(program):
    QGuiApplication.clipboard().clear()
    program.window.actions_by_name["paste"].trigger()
    assert program.window.messages.text == "The clipboard holds no picture."
