"""Whatever lies in the user's folders, the window opens, can be painted on, and ends well."""

import json
import os
import signal
import subprocess
import sys

import pytest

from drawai_desktop.core.log_file import LARGEST_LOG

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals, pipes and folders")

PAINTER = """
import sys
import numpy as np
from PySide6.QtCore import QTimer
from drawai_desktop import app
from drawai_desktop.cli.main import run
from tests.fakes import Loader

class Watched(app.Program):
    def __init__(self, options, library=None, load=None):
        super().__init__(options, library, Loader())
        self.texts = []
        self.keeping.said.connect(lambda message: self.texts.append(message.text))
    def start(self):
        super().start()
        QTimer.singleShot(50, self.paint)
    def paint(self):
        self.document.edit("Fill", np.full_like(self.document.label_map.ids, 155))
        self.keeping.keep_now()
        self.keeping.flush()
        QTimer.singleShot(50, lambda: print(" ".join(["ready", *self.texts]), flush=True))
app.Program = Watched
sys.exit(run(sys.argv[1:]))
"""


def opens(environment):
    """Starts the window, paints, ends it; gives what was said about keeping."""
    process = subprocess.Popen(
        [sys.executable, "-c", PAINTER],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    said = process.stdout.readline()
    if said:
        process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert said.startswith("ready"), errors
    assert process.returncode == 128 + signal.SIGTERM, errors
    assert "Traceback" not in errors, errors
    return said


def a_file(folder):
    folder.write_text("this is no folder")


def no_settings_folder(folder):
    folder.mkdir()
    (folder / "config").write_text("no folder")


def settings(text):
    def make(folder):
        (folder / "config").mkdir(parents=True)
        (folder / "config" / "settings.json").write_text(text)

    return make


def settings_are_a_pipe(folder):
    (folder / "config").mkdir(parents=True)
    os.mkfifo(folder / "config" / "settings.json")


def settings_are_a_folder(folder):
    (folder / "config" / "settings.json").mkdir(parents=True)


def odd_autosaves(folder):
    old = folder / "autosave"
    old.mkdir(parents=True)
    (old / "gone.json").symlink_to(folder / "nowhere")
    (old / "deep.json").write_text("[" * 100_000)
    (old / "deep.drawai").write_text("no zip")
    os.mkfifo(old / "pipe.drawai")
    (old / "folder.drawai").mkdir()
    new = folder / "unsaved"
    new.mkdir()
    os.mkfifo(new / "x-000001.unsaved")
    (new / "y-000001.unsaved").write_bytes(b"DrawAIu1" + b"\xff" * 100)


def unsaved_is_a_file(folder):
    folder.mkdir()
    (folder / "unsaved").write_text("no folder")


def odd_models(folder):
    for name, text in (
        ("a", "{"), ("b", "[]"), ("c", '{"version": "x"}'), ("d", "[" * 100_000),
        ("e", '{"version": 1, "name": "e", "classes": [null]}'), ("f", "\x00\xff"),
    ):  # fmt: skip
        (folder / "models" / name).mkdir(parents=True)
        (folder / "models" / name / "model.json").write_text(text)
    (folder / "models" / "file").write_text("no folder")
    (folder / "models" / "g" / "model.json").mkdir(parents=True)
    (folder / "models" / "h").mkdir()
    os.mkfifo(folder / "models" / "h" / "model.json")


def models_are_a_file(folder):
    folder.mkdir()
    (folder / "models").write_text("no folder")


def log_is_a_folder(folder):
    (folder / "state" / "drawai.log").mkdir(parents=True)


def much_at_once(folder):
    """None of them hides another."""
    odd_autosaves(folder)
    odd_models(folder)
    log_is_a_folder(folder)
    values = {"model": "m" * 5000, "brush": 0, "label": 10**30, "canvas_width": -1}
    values |= {"export_folder": "a\0b", "recent_files": ["a\0b", *map(str, range(100_000))]}
    settings(json.dumps(values)[:-1] + ', "open_groups": ' + "[" * 60_000 + "]" * 60_000 + "}")(
        folder
    )


FOLDERS = {
    "data is a file": a_file,
    "config is a file": no_settings_folder,
    "settings are a pipe": settings_are_a_pipe,
    "settings are a folder": settings_are_a_folder,
    "unsaved is a file": unsaved_is_a_file,
    "models are a file": models_are_a_file,
    "much at once": much_at_once,
}


@pytest.mark.parametrize("what", FOLDERS)
def test_nothing_in_the_users_folders_stops_the_start(tmp_path, what):
    folder = tmp_path / "user"
    FOLDERS[what](folder)
    said = opens({"DRAWAI_DATA": str(folder), "TMPDIR": str(tmp_path)})
    if what in ("data is a file", "unsaved is a file"):
        assert "is kept in" in said
        assert str(folder / "unsaved") in said


def test_a_home_that_cannot_be_written_costs_neither_painting_nor_the_work(tmp_path):
    environment = {"HOME": "/proc/none", "TMPDIR": str(tmp_path), "DRAWAI_DATA": ""}
    environment |= dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), "")
    said = opens(environment)
    assert f"is kept in {tmp_path}" in said


def test_where_no_folder_at_all_can_be_written_it_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    place = {"DRAWAI_DATA": str(tmp_path / "file" / "data"), "TMPDIR": str(tmp_path)}
    code = PAINTER.replace(
        "app.Program = Watched",
        "app.Program = Watched\n"
        "from drawai_desktop import resources\n"
        "resources.unsaved_folders = lambda: (resources.user_data() / 'unsaved',)",
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **place},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    said = process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert "cannot be kept" in said, errors
    assert "Traceback" not in errors


def test_the_log_is_private_bounded_and_tells_of_errors(tmp_path):
    folder = tmp_path / "user"
    (folder / "state").mkdir(parents=True)
    (folder / "state" / "drawai.log").write_text("x" * (2 * LARGEST_LOG))
    opens({"DRAWAI_DATA": str(folder)})
    log = folder / "state" / "drawai.log"
    assert "begins" in log.read_text()
    assert log.stat().st_size < LARGEST_LOG
    assert (folder / "state" / "crash.log").stat().st_mode & 0o077 == 0


def test_an_error_that_nobody_handles_and_a_crash_are_in_the_log(tmp_path):
    folder = tmp_path / "user"
    code = """
import ctypes, sys, threading
from drawai_desktop.core.log_file import LogFile, log_tail
log = LogFile()
sys.excepthook(ValueError, ValueError("in a slot"), None)
thread = threading.Thread(target=lambda: 1 // 0)
thread.start(); thread.join()
print("\\n".join(log_tail(60)), flush=True)
ctypes.string_at(0)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "DRAWAI_DATA": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == -signal.SIGSEGV
    assert "in a slot" in done.stdout
    assert "ZeroDivisionError" in done.stdout
    assert "Segmentation fault" in (folder / "state" / "crash.log").read_text()
