"""Subcommands other than `render`: models, self-test, versions, help, what is mistyped."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from drawai_desktop import __version__
from drawai_desktop.cli import main, selftest
from drawai_desktop.cli.display_check import Problem
from drawai_desktop.cli.exit_status import EXIT_NOBODY_READS
from drawai_desktop.cli.main import SUBCOMMANDS
from drawai_desktop.cli.window import parse_geometry
from drawai_desktop.core.install_report import Installed, InstallFailed, read_report
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.engine.fast.packed import has_bfloat16
from drawai_desktop.errors import OptionError
from drawai_desktop.words import Words
from tests.cli.calls import drawai
from tests.engine.made_checkpoints import write_checkpoint


def test_models_are_listed(capsys):
    assert drawai("models", "list") == 0
    assert "landscape" in capsys.readouterr().out


def test_a_checkpoint_is_installed_and_then_listed_and_used(tmp_path, scene, capsys):
    path = tmp_path / "coco_pretrained" / "latest_net_G.pth"
    write_checkpoint(path, zipped=False)
    assert drawai("models", "install", path) == 0
    told = capsys.readouterr()
    assert "non-commercial" in told.err
    assert "installed" in told.out
    drawai("models", "list")
    assert "coco" in capsys.readouterr().out
    assert drawai("render", scene, "-o", tmp_path / "o.png", "--model", "coco") == 0


def test_progress_can_be_read_by_the_window(tmp_path, capsys):
    path = tmp_path / "mine" / "latest_net_G.pth"
    write_checkpoint(path)
    assert drawai("models", "install", path, "--progress", "--accept-licence") == 0
    told = capsys.readouterr()
    *steps, last = [read_report(line) for line in told.out.splitlines()]
    assert all(isinstance(step.text, Words) for step in steps)
    assert [step.part for step in steps] == sorted(step.part for step in steps)
    assert last == Installed(ModelLibrary.standard().find("mine").folder)
    assert told.err == ""


def test_the_window_is_told_why_an_installation_failed(tmp_path, capsys):
    path = tmp_path / "latest_net_G.pth"
    path.write_text("nothing")
    assert drawai("models", "install", path, "--progress", "--accept-licence") == 2
    told = capsys.readouterr()
    failed = read_report(told.out.splitlines()[-1])
    assert isinstance(failed, InstallFailed)
    assert isinstance(failed.sentence, Words), "the window could show it in English only"
    assert told.err.strip().endswith(str(failed.sentence))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gone"], "no such file"),
        (["{file}"], "damaged"),
        (["{file}", "--crop-size", "3"], "--crop-size: '3' is no whole number from 32"),
        (["{file}", "--labels", "nope"], "damaged|No label set"),
        ([], "arguments are required"),
    ],
)
def test_wrong_installations_get_one_line(tmp_path, capsys, arguments, words):
    import re

    (tmp_path / "latest_net_G.pth").write_text("nothing")
    filled = [a.format(file=tmp_path / "latest_net_G.pth") for a in arguments]
    assert drawai("models", "install", *filled, "--accept-licence") == 2
    errors = capsys.readouterr().err
    assert re.search(words, errors)
    assert len(errors.strip().splitlines()) == 1


def test_selftest_makes_a_picture(capsys, tiny):
    assert drawai("selftest", "--model", tiny) == 0
    told = capsys.readouterr().out
    assert told.endswith("ok\n")
    for part in ("model ", "detail at ", "segmenter: ", "files: written and read", "window: Qt 6"):
        assert any(line.startswith(part) for line in told.splitlines()), part
    (live,) = [line for line in told.splitlines() if line.startswith("live picture: ")]
    assert ("times as quick" in live) == has_bfloat16()


def test_selftest_names_what_the_window_lacks(capsys, tiny, monkeypatch):
    problem = Problem(3, "the library libGL.so.1 is missing.")
    monkeypatch.setattr(selftest, "qt_problem", lambda: problem)
    assert drawai("selftest", "--model", tiny) == 3
    told = capsys.readouterr()
    assert problem.sentence in told.err
    assert not told.out.endswith("ok\n")


def test_selftest_says_that_nothing_is_kept_in_a_home_that_cannot_be_written(
    capsys, tiny, monkeypatch, tmp_path
):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(selftest, "user_data", lambda: tmp_path / "file" / "data")
    assert drawai("selftest", "--model", tiny) == 0
    assert "settings and models are not kept" in capsys.readouterr().out


def test_the_version_is_told_without_qt_and_torch():
    code = (
        "import sys; from drawai_desktop.cli.main import run\n"
        "try: run(['--version'])\nexcept SystemExit: pass\n"
        "assert not {'torch', 'PySide6', 'numpy'} & set(sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == f"drawai {__version__}"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
@pytest.mark.parametrize("arguments", [("models", "list"), ("--version",)])
def test_a_pipe_that_nobody_reads_to_its_end_is_no_fault(arguments):
    command = [sys.executable, "-m", "drawai_desktop", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        errors = process.stderr.read().decode()
        assert process.wait(60) == EXIT_NOBODY_READS
    assert errors == ""


def test_help_lists_every_command(capsys):
    assert drawai("--help") == 0
    told = capsys.readouterr().out
    for name in SUBCOMMANDS:
        assert name in told


def test_a_geometry_is_read():
    rect = parse_geometry("1280x800+10+20")
    assert (rect.x(), rect.y(), rect.width(), rect.height()) == (10, 20, 1280, 800)
    assert parse_geometry("900x600").width() == 900
    with pytest.raises(OptionError, match="1280x800"):
        parse_geometry("large")


def test_without_a_display_the_window_says_what_to_do(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert drawai() == 4
    assert "no display" in capsys.readouterr().err


def test_the_demo_drives_the_real_window(tmp_path, tiny):
    """In a process of its own, as it is meant to be used."""
    out = tmp_path / "demo"
    done = subprocess.run(
        [sys.executable, "-m", "drawai_desktop", "demo", "-o", out, "--model", tiny],
        check=True,
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert "Traceback" not in done.stderr, done.stderr
    names = sorted(path.name for path in out.iterdir())
    assert names == [
        "1-start.png", "2-painting.png", "3-painted.png", "4-variation.png", "labels.png",
        "picture.png",
    ]  # fmt: skip
    labels = np.asarray(Image.open(out / "labels.png"))
    assert {156, 134, 154, 123, 168} <= set(np.unique(labels))
    with Image.open(out / "3-painted.png") as image:
        assert image.size == (1280, 800)


def test_bad_labels_json_in_a_model_is_no_crash(tmp_path, scene, capsys):
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.json").write_text(json.dumps({"format": "drawai-model", "version": 1}))
    assert drawai("render", scene, "-o", tmp_path / "o.png", "--model", folder) == 2
    assert "missing or wrong" in capsys.readouterr().err
    assert not Path(tmp_path / "o.png").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rendr"], "drawai render"),
        (["rendr", "a.png", "-o", "b.png"], "drawai render"),
        (["Segment", "a.png"], "drawai segment"),
        (["train_segmenter"], "drawai train-segmenter"),
        (["xyzzy"], "neither a subcommand nor a file"),
        (["--geometry", "large"], "1280x800"),
        (["--model", "nope"], "No model named"),
        (["--nonsense"], "unrecognized"),
    ],
)
def test_what_is_mistyped_is_told_before_a_display_is_looked_for(
    arguments, words, monkeypatch, capsys
):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert drawai(*arguments) == 2
    errors = capsys.readouterr().err
    assert words in errors
    assert len(errors.strip().splitlines()) == 1


def test_the_version_says_beside_it_what_it_runs_on(capsys):
    assert drawai("--version") == 0
    told = capsys.readouterr()
    assert told.out == f"drawai {__version__}\n"
    for word in ("Python", "torch", "processor", "device"):
        assert word in told.err


@pytest.mark.parametrize(
    ("subcommand", "arguments", "expected"),
    [
        ("evaluate", "a --only f* set", {"models": ["a"], "dataset": Path("set"), "only": "f*"}),
        ("evaluate", "a --pairs 2 b set", {"models": ["a", "b"], "dataset": Path("set")}),
        ("segment", "a.png -o out b.png", {"photos": [Path("a.png"), Path("b.png")]}),
        ("segment", "-o out -- -a.png", {"photos": [Path("-a.png")]}),
        ("window", "--theme dark a.drawai", {"file": Path("a.drawai"), "theme": "dark"}),
        ("window", "a.drawai --theme dark", {"file": Path("a.drawai"), "theme": "dark"}),
        ("window", "--theme dark", {"file": None, "theme": "dark"}),
    ],
)
def test_options_may_stand_between_files(monkeypatch, subcommand, arguments, expected):
    taken = []
    module = importlib.import_module(f"drawai_desktop.cli.{subcommand}")
    monkeypatch.setattr(module, "run", lambda options: taken.append(vars(options)) or 0)
    name = [] if subcommand == "window" else [subcommand]
    monkeypatch.setattr(main, "_mistyped", lambda _arguments: "")
    assert drawai(*name, *arguments.split()) == 0
    assert {key: taken[0][key] for key in expected} == expected


def test_what_is_missing_is_named_though_options_stand_between(capsys):
    assert drawai("evaluate", "model", "--only", "x") == 2
    assert "DATASET" in capsys.readouterr().err
