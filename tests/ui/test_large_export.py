"""Pictures larger than the live one, from the File menu."""

import threading

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QInputDialog, QPushButton


def _export(program, monkeypatch, path, row=2):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    program.window.actions_by_name["export_large"].trigger()
    dialog = program.window.findChild(QInputDialog, "large_dialog")
    dialog.setTextValue(dialog.comboBoxItems()[row])
    dialog.accept()


def test_a_large_picture_is_written_at_its_own_size(program, qtbot, tmp_path, monkeypatch):
    _export(program, monkeypatch, tmp_path / "large.png")
    qtbot.waitUntil(lambda: (tmp_path / "large.png").exists())
    qtbot.waitUntil(lambda: "Saved" in program.window.messages.text)
    assert ("render",) in {call[:1] for call in program.fake.calls}
    assert np.asarray(Image.open(tmp_path / "large.png")).shape == (8, 8, 3)


def test_a_large_picture_can_be_cancelled(program, qtbot, tmp_path, monkeypatch):
    program.fake.gate = threading.Event()  # it does not come by itself
    _export(program, monkeypatch, tmp_path / "large.png")
    large = program.commands.large_export
    qtbot.waitUntil(lambda: program.fake.calls[-1][0] == "render")
    large._progress.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: large._progress is None)
    assert not (tmp_path / "large.png").exists()
    program.fake.gate.set()


def test_an_empty_canvas_has_no_large_picture(program, monkeypatch):
    program.editing.clear()
    program.window.actions_by_name["export_large"].trigger()
    assert "no picture to export" in program.window.messages.text
