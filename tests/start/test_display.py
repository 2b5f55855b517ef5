"""Without a display or a library the window ends with a sentence and a status, and never aborts."""

import ctypes
import os
import subprocess
import sys
import textwrap

import pytest

from drawai_desktop.cli import display_check
from drawai_desktop.cli.display_check import qt_problem, window_problem

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux displays")


def drawai(tmp_path, before="", **environment):
    """Runs the program in a process of its own, after some lines of Python."""
    names = (
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "QT_QPA_PLATFORM",
        "XDG_SESSION_TYPE",
        "QT_LOGGING_RULES",
    )
    kept = {name: value for name, value in os.environ.items() if name not in names}
    code = textwrap.dedent(before) + "\nimport sys\nfrom drawai_desktop.cli.main import run\n"
    code += "sys.exit(run(sys.argv[1:]))\n"
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, "DRAWAI_DATA": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "no display found"),
        ({"DISPLAY": ":7777"}, "':7777'"),
        ({"DISPLAY": "nonsense"}, "'nonsense'"),
        ({"DISPLAY": ":7777", "QT_QPA_PLATFORM": "xcb"}, "':7777'"),
        ({"QT_QPA_PLATFORM": "nothing"}, "Qt has no platform 'nothing'"),
        ({"QT_QPA_PLATFORM": "nothing;xcb"}, "Qt has no platform 'nothing'"),
        ({"WAYLAND_DISPLAY": "wayland-77"}, "display"),
        ({"WAYLAND_DISPLAY": "wayland-77", "DISPLAY": ":7777"}, "display"),
        ({"XDG_SESSION_TYPE": "wayland"}, "display"),
    ],
)
def test_a_display_that_is_not_there_is_said_with_status_4(tmp_path, environment, words):
    done = drawai(tmp_path, **environment)
    assert done.returncode == 4, done.stderr
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert len(done.stderr) < 300


MISSING = """
    import sys
    class Finder:
        def find_spec(self, name, path=None, target=None):
            if name == {module!r}:
                raise ImportError({text!r})
    sys.meta_path.insert(0, Finder())
"""


@pytest.mark.parametrize(
    ("module", "text", "words"),
    [
        ("PySide6.QtGui", "libEGL.so.1: cannot open shared object file: No such file", "libegl1"),
        ("PySide6.QtWidgets", "libGL.so.1: cannot open shared object file: No such", "libgl1"),
        ("PySide6.QtCore", "libodd.so.9: cannot open shared object file: No such", "libodd.so.9"),
        ("PySide6.QtCore", "DLL load failed while importing QtCore", "DLL load failed"),
    ],
)
@pytest.mark.parametrize("command", ["window", "demo"])
def test_a_library_that_is_missing_is_named_with_status_3(tmp_path, module, text, words, command):
    before = textwrap.dedent(MISSING.format(module=module, text=text))
    if command == "demo":
        before += f"\nimport sys; sys.argv[1:] = ['demo', '-o', {str(tmp_path / 'out')!r}]"
    done = drawai(tmp_path, before, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 3, done.stderr
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert len(done.stderr) < 300


def test_a_platform_plugin_that_lacks_a_library_is_said_with_status_3(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert window_problem() is None

    def load(path):
        text = "libxcb-cursor.so.0: cannot open shared object file: No such file or directory"
        raise OSError(text)

    monkeypatch.setattr(display_check.ctypes, "CDLL", load)
    problem = window_problem()
    assert problem.status == 3
    assert "libxcb-cursor.so.0 is missing" in problem.sentence
    assert "apt install libxcb-cursor0" in problem.sentence


def test_the_second_platform_of_a_list_will_do(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "nothing;offscreen")
    assert window_problem() is None


def test_nothing_is_missing_here():
    assert qt_problem() is None
    assert ctypes.CDLL
