"""Rules of the house that need no tool, and traps of what it stands on."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "drawai_desktop"
LONGEST_FILE = 350
FILES = sorted(PACKAGE.rglob("*.py"))
AROUND = sorted(p for room in ("tests", "tools", "benchmarks") for p in (ROOT / room).rglob("*.py"))
GIVEN = {"tests/golden/recipe.py"}
"""Kept byte for byte as it was given."""


def run_fresh(code):
    """Runs code in a fresh interpreter without a display."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout


def test_the_window_opens_without_torch():
    code = (
        "import os, sys; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from drawai_desktop.app import Program, StartOptions, make_application\n"
        "from drawai_desktop.errors import ModelError\n"
        "def none(*_): raise ModelError('none')\n"
        "app = make_application(); program = Program(StartOptions(), load=none); program.start()\n"
        "app.processEvents(); program.stop()\n"
        "print([m for m in ('torch', 'torchvision', 'scipy') if m in sys.modules])"
    )
    assert run_fresh(code).strip().splitlines()[-1] == "[]"


def test_what_the_window_needs_of_the_session_needs_no_torch():
    code = (
        "import importlib, pkgutil, sys\n"
        "from drawai_desktop import live\n"
        "from drawai_desktop.engine import session\n"
        "for room in (session, live):\n"
        "    for module in pkgutil.iter_modules(room.__path__, room.__name__ + '.'):\n"
        "        importlib.import_module(module.name)\n"
        "print('torch' in sys.modules, sum('engine.session.' in name for name in sys.modules) > 5)"
    )
    assert run_fresh(code).split() == ["False", "True"]


def test_the_engine_needs_no_qt():
    code = (
        "import sys, drawai_desktop.engine.synthesizer, drawai_desktop.engine.models.install\n"
        "print('PySide6' in sys.modules, 'torchvision' in sys.modules)"
    )
    assert run_fresh(code).split() == ["False", "False"]


WITHOUT_TORCHVISION = "import sys; sys.modules['torchvision'] = None\n"


def test_pictures_are_painted_and_read_without_torchvision(tmp_path):
    """It is installed for training only."""
    code = (
        "import numpy as np; from PIL import Image; from drawai_desktop.cli.main import run\n"
        f"folder = {str(tmp_path)!r}\n"
        "Image.fromarray(np.full((64, 64), 156, np.uint8)).save(folder + '/map.png')\n"
        "Image.fromarray(np.full((64, 64, 3), 90, np.uint8)).save(folder + '/photo.jpg')\n"
        "print(run(['render', folder + '/map.png', '-o', folder + '/painted.png']),\n"
        "      run(['segment', folder + '/photo.jpg', '-o', folder + '/read.png']))"
    )
    assert run_fresh(WITHOUT_TORCHVISION + code).split()[-2:] == ["0", "0"]
    assert {p.name for p in tmp_path.iterdir()} >= {"painted.png", "read.png"}


def test_training_without_torchvision_says_what_to_install(tmp_path):
    code = (
        "from drawai_desktop.cli.main import run\n"
        "sys.stderr = sys.stdout\n"
        f"print(run(['train', 'set', '-o', {str(tmp_path / 'run')!r}]))"
    )
    told = run_fresh(WITHOUT_TORCHVISION + code)
    assert told.split()[-1] == "2"
    assert "pip install 'drawai-desktop[train]'" in told
    assert not (tmp_path / "run").exists()


def test_torchvision_runs_beside_a_cpu_torch():
    code = (
        "from drawai_desktop.engine.torchvision_door import torchvision\n"
        "from torchvision.transforms import v2\n"
        "import torch\n"
        "print(v2.RandomHorizontalFlip(1.0)(torch.arange(3)[None, None]).flatten().tolist())"
    )
    assert run_fresh(code).strip() == "[2, 1, 0]"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True is immortal from Python 3.12 on")
def test_signals_lose_no_reference_to_true(qapp):
    """WORKAROUND(PySide6 6.12.0, Python 3.11): each emit lost one, and the interpreter aborted in
    the end. The version is held below 6.12 in pyproject.toml; may go when this passes there."""

    class Sender(QObject):
        sent = Signal(bool)

    class Receiver(QObject):
        def take(self, _value):
            pass

    sender, receiver = Sender(), Receiver()
    sender.sent.connect(receiver.take)
    before = sys.getrefcount(True)
    for _ in range(1000):
        sender.sent.emit(True)
    assert sys.getrefcount(True) > before - 100


def place(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [*FILES, *AROUND], ids=place)
def test_no_file_is_longer_than_a_newcomer_reads(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE or place(path) in GIVEN


@pytest.mark.parametrize("path", AROUND, ids=place)
def test_what_stands_round_the_program_says_what_it_is_for(path):
    text = path.read_text(encoding="utf-8")
    assert not text or ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_what_others_may_use_is_documented(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the file does not say what its job is"
    for node in tree.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
            short = isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno < 6
            assert ast.get_docstring(node) or short, f"{node.name} has no docstring"


def test_there_is_no_drawer_for_all_sorts():
    names = {path.stem for path in FILES} | {path.parent.name for path in FILES}
    assert not {n for n in names if n in ("utils", "helpers", "misc", "common")}
    assert not any(re.search(r"class \w*Manager\b", p.read_text(encoding="utf-8")) for p in FILES)


def test_broad_excepts_are_where_they_are_meant_to_be():
    """Where somebody waits for an answer, or the bytes are anybody's."""
    allowed = {"engine/session/session.py", "ui/background.py", "engine/models/checkpoint_file.py"}
    found = {
        str(path.relative_to(PACKAGE).as_posix())
        for path in FILES
        if re.search(r"except (Base)?Exception\b", path.read_text(encoding="utf-8"))
    }
    assert found <= allowed


def test_nothing_is_printed_but_by_command_line_tools():
    allowed = {"cli", "live"}  # the live loop's --verbose line
    for path in FILES:
        room = path.relative_to(PACKAGE).parts[0]
        prints = "print(" in path.read_text(encoding="utf-8")
        assert room in allowed or not prints, path


TOLD_BY_OTHERS = {
    "sys.platform == 'darwin'",
    "sys.platform == 'linux'",
    "sys.platform == 'win32'",
    "QGuiApplication.platformName() != 'offscreen'",
    "n != 'hide_panels'",
    "stamp_of_file(path) not in (known, '')",
}
"""Words that are nobody's text: the system's, names of commands."""


@pytest.mark.parametrize("room", ["canvas", "ui", "live", "engine/session", "api.py", "app.py"])
def test_no_text_is_state(room):
    """What is chosen among a few is an enum; no decision looks at a word."""
    found = set()
    for path in (p for p in FILES if p.is_relative_to(PACKAGE / room)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare):
                sides = [node.left, *node.comparators]
                values = [v for side in sides for v in (side, *getattr(side, "elts", ()))]
                words = [getattr(v, "value", None) for v in values if isinstance(v, ast.Constant)]
                if any(isinstance(word, str) for word in words):
                    found.add(ast.unparse(node))
    assert found <= TOLD_BY_OTHERS
