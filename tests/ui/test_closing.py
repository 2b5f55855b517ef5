"""Closing the window finishes what is written and gives up what is read, and nothing is lost."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from drawai_desktop.core.project_file import read_project
from drawai_desktop.core.settings import read_settings
from drawai_desktop.ui import project_saving, read_documents, saving
from tests.builders import GRASS, SEA, SKY, a_scene, save_png
from tests.ui.unsaved import fail_below, kept, paint


@pytest.fixture
def exits(monkeypatch):
    """The statuses that the application was asked to end with."""
    asked = []
    monkeypatch.setattr(QApplication, "exit", asked.append)
    return asked


def slowly(monkeypatch, place, name):
    """Makes a function wait for the event that is returned."""
    gate, real = threading.Event(), getattr(place, name)

    def wait(*args, **options):
        assert gate.wait(20)
        return real(*args, **options)

    monkeypatch.setattr(place, name, wait)
    return gate


def test_a_window_with_nothing_to_do_closes_at_once(program, exits):
    program.window.close()
    assert exits == [0]
    assert not program.window.isVisible()


def test_closing_keeps_what_is_not_saved(program, qtbot, exits):
    paint(program)
    program.window.close()
    qtbot.waitUntil(lambda: exits == [0])
    assert [int(work.read().ids[0, 0]) for work in kept()] == [SEA]


def test_an_export_that_is_being_written_is_finished(program, qtbot, monkeypatch, tmp_path, exits):
    gate = slowly(monkeypatch, saving.picture_writing, "write_picture")
    path = tmp_path / "picture.png"
    program.saving.export_picture(path)
    program.window.close()
    assert not program.window.isVisible()
    qtbot.wait(60)
    assert exits == []
    gate.set()
    qtbot.waitUntil(lambda: exits == [0])
    assert path.exists()


def test_an_export_that_fails_while_closing_keeps_the_window(
    program, qtbot, monkeypatch, tmp_path, exits
):
    gate = slowly(monkeypatch, saving.picture_writing, "write_picture")
    program.saving.export_picture(tmp_path / "picture.png")
    program.window.close()
    fail_below(monkeypatch, tmp_path)
    gate.set()
    qtbot.waitUntil(lambda: program.window.isVisible())
    assert "disk is full" in program.window.messages.text
    assert exits == []


def test_an_export_that_waits_for_its_picture_is_named_and_finished(
    program, qtbot, tmp_path, exits
):
    program.fake.gate.clear()
    paint(program)
    path = tmp_path / "picture.png"
    program.saving.export_picture(path)
    program.window.close()
    assert program.window.isVisible()
    assert program.window.messages.text.startswith("picture.png: not finished yet")
    program.fake.gate.set()
    qtbot.waitUntil(lambda: exits == [0])
    assert path.exists()


@pytest.mark.parametrize("how", ["answer", "close again"])
def test_who_does_not_want_to_wait_for_an_export_need_not(program, qtbot, tmp_path, exits, how):
    program.fake.gate.clear()
    paint(program)
    program.saving.export_picture(tmp_path / "picture.png")
    program.window.close()
    if how == "answer":
        program.window.messages.answers[0].click()
    else:
        program.window.close()
    qtbot.waitUntil(lambda: exits == [0])
    assert list(tmp_path.iterdir()) == []
    program.fake.gate.set()


def test_closing_can_be_thought_better_of(program, qtbot, tmp_path, exits):
    program.fake.gate.clear()
    paint(program)
    path = tmp_path / "picture.png"
    program.saving.export_picture(path)
    program.window.close()
    program.window.messages.answers[1].click()
    program.fake.gate.set()
    qtbot.waitUntil(path.exists)
    qtbot.wait(60)
    assert exits == []
    assert program.window.isVisible()


def test_a_file_that_is_being_read_is_given_up(program, qtbot, monkeypatch, tmp_path, exits):
    gate = slowly(monkeypatch, read_documents, "read_label_map")
    timer = threading.Timer(0.3, gate.set)
    timer.start()
    program.opening.open_path(save_png(tmp_path / "map.png", a_scene()))
    before = program.document.snapshot()
    program.window.close()
    assert exits == [0]
    timer.join()
    assert (program.document.label_map.ids == before).all()


def test_a_project_that_is_being_saved_is_whole_and_not_offered(
    program, qtbot, monkeypatch, tmp_path, exits
):
    gate = slowly(monkeypatch, project_saving, "pack_project")
    paint(program)
    program.projects.save_to(tmp_path / "a.drawai")
    program.window.close()
    assert not program.window.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: exits == [0])
    assert (read_project(tmp_path / "a.drawai").ids == SEA).all()
    assert kept() == []


def test_the_end_without_a_closing_window_finishes_writes_too(program, monkeypatch, tmp_path):
    gate = slowly(monkeypatch, project_saving, "pack_project")
    paint(program)
    program.projects.save_to(tmp_path / "a.drawai")
    timer = threading.Timer(0.2, gate.set)
    timer.start()
    program.stop()
    timer.join()
    assert (read_project(tmp_path / "a.drawai").ids == SEA).all()


def test_an_installation_is_named_and_can_be_stopped(program, qtbot, monkeypatch, exits):
    models = program.parts.models
    process = QProcess(models)
    process.finished.connect(models._on_finished)
    models._process = process
    process.start(sys.executable, ["-c", "import time; time.sleep(60)"])
    assert process.waitForStarted(5000)
    program.window.close()
    assert "installing" in program.window.messages.text
    program.window.messages.answers[0].click()
    qtbot.waitUntil(lambda: exits == [0])


def test_where_nothing_can_be_kept_closing_asks(program, qtbot, monkeypatch, exits):
    fail_below(monkeypatch, "/")
    paint(program)
    program.window.close()
    qtbot.waitUntil(lambda: "would be lost" in program.window.messages.text)
    assert "Mountain lake" in program.window.messages.text
    assert program.window.isVisible()
    assert exits == []
    program.window.messages.answers[1].click()
    qtbot.waitUntil(lambda: exits == [0])


def test_where_nothing_can_be_kept_there_is_nothing_to_ask_without_changes(
    program, monkeypatch, exits
):
    fail_below(monkeypatch, "/", errno.EROFS)
    program.window.close()
    assert exits == [0]


def test_a_log_out_keeps_everything_before_it_goes_on(program):
    paint(program, GRASS)
    program.keep_for_log_out()
    program.keeping._store.abandon()
    assert [int(work.read().ids[0, 0]) for work in kept()] == [GRASS]


def test_two_windows_each_keep_the_settings_that_they_changed(start):
    first, second = start(), start()
    first.preferences.change(hints=False)
    second.preferences.change(resolution=384)
    second.stop()
    first.stop()
    settings = read_settings()
    assert (settings.hints, settings.resolution) == (False, 384)


# Signals, in a process of its own.

PAINTER = """
import sys
import numpy as np
from PySide6.QtCore import QTimer
from drawai_desktop import app
from tests.fakes import Loader

program = None
class Watched(app.Program):
    def start(self):
        super().start()
        if "endless" in sys.argv:
            self.document.begin_stroke()
            self.document.active_map.ids[:] = {label}
            self.document.painted(self.document.label_map.bounds)
        else:
            self.document.edit("Fill", np.full_like(self.document.label_map.ids, {label}))
        QTimer.singleShot(200, lambda: print("ready", flush=True))
app.Program = Watched
sys.exit(app.run_window(app.StartOptions(), load=Loader()))
"""


def start_painter(own_user_folder, *arguments, label=SKY):
    environment = {**os.environ, "DRAWAI_DATA": str(own_user_folder)}
    process = subprocess.Popen(
        [sys.executable, "-c", PAINTER.replace("{label}", str(label)), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n", process.stderr.read()
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")
@pytest.mark.parametrize("stroke", ["done", "endless"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_keeps_everything_and_ends_the_window(own_user_folder, name, stroke):
    number = getattr(signal, name)
    before = signal.signal(number, signal.SIG_DFL)  # the tests may run where it is ignored
    try:
        process = start_painter(own_user_folder, stroke)
    finally:
        signal.signal(number, before)
    begin = time.monotonic()
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 128 + number, errors
    assert "Traceback" not in errors
    assert time.monotonic() - begin < 20
    (work,) = kept()
    assert (work.read().ids == SKY).all()


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")
def test_a_signal_that_the_starter_wants_ignored_is_ignored(own_user_folder):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = start_painter(own_user_folder)
        process.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)
    finally:
        signal.signal(signal.SIGHUP, before)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode == 128 + signal.SIGTERM
