"""A file where a folder is expected, a folder where a file is, and nothing left after an error."""

import signal
import subprocess
import sys

import numpy as np
import pytest

from drawai_desktop.core.folders import leaving_no_empty_folders, make_folder
from drawai_desktop.errors import FileError
from tests.builders import a_blue_and_green_photo, save_png
from tests.cli.calls import drawai


@pytest.fixture
def place(tmp_path):
    """A folder with a file, an empty folder, and one with a photograph."""
    save_png(tmp_path / "file.png", np.full((64, 64), 156, np.uint8))
    (tmp_path / "empty").mkdir()
    (tmp_path / "photos").mkdir()
    save_png(tmp_path / "photos" / "a.png", a_blue_and_green_photo())
    return tmp_path


def told(place, capsys, *arguments, status=2):
    """The sentence that a call ends with; it leaves nothing that was not there."""
    before = sorted(place.rglob("*"))
    filled = [place / a[1:] if a.startswith("@") else a for a in arguments]
    assert drawai(*filled) == status
    assert sorted(place.rglob("*")) == before
    return capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("train-set", "@file.png", "-o", "@out"),
        ("render", "--watch", "@file.png", "-o", "@out"),
        ("segment", "@photos/a.png", "-o", "@out", "--segmenter", "@file.png"),
    ],
)
def test_a_file_where_a_folder_is_expected_is_called_a_file(place, capsys, arguments):
    assert "file.png: a file, where a folder is expected" in told(place, capsys, *arguments)
    elsewhere = [a.replace("@file.png", "@gone") for a in arguments]
    assert "gone: there is no such folder" in told(place, capsys, *elsewhere)


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("render", "@empty", "-o", "@out"), "picture file"),
        (("render", "@file.png", "-o", "@out", "--instances", "@empty"), "picture file"),
        (("segment", "@empty", "-o", "@out"), "picture file"),
        (("timelapse", "@empty", "@out.webp"), "project of this program"),
        (("thumbnail", "@empty", "@out.png"), "project"),
    ],
)
def test_a_folder_where_a_file_is_expected_is_called_a_folder(place, capsys, arguments, kind):
    assert f"empty: a folder, where a {kind} is expected. Choose a file." in told(
        place, capsys, *arguments
    )


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("train-set", "@empty", "-o", "@a/b/out"), 2, "no pictures are in it"),
        (("train-set", "@photos", "-o", "@out", "--from", "nope"), 2, "No model named"),
        (("render", "@gone.png", "-o", "@a/out"), 2, "no such file"),
        (("render", "@file.png", "-o", "@out", "--model", "nope"), 2, "No model named"),
        (("segment", "@gone.png", "@empty", "-o", "@out"), 1, "2 of 2 photos gave no label map"),
        (("train", "@empty", "-o", "@a/run"), 2, "no classes.json"),
    ],
)
def test_what_ends_by_an_error_leaves_no_empty_folder(place, capsys, arguments, status, words):
    assert words in told(place, capsys, *arguments, status=status)


@pytest.mark.parametrize(
    "arguments",
    [
        ("train-set", "@photos", "-o", "@file.png"),
        ("render", "@photos/a.png", "-o", "@file.png/x"),
        ("demo", "-o", "@file.png/x/y"),
    ],
)
def test_a_folder_that_a_file_is_in_the_way_of_names_that_file(place, capsys, arguments):
    said = told(place, capsys, *arguments)
    assert "the folder cannot be made, since" in said
    assert "file.png is a file" in said


def test_a_training_that_is_to_stop_in_a_file_does_not_run_there(place, capsys):
    assert "no training is running there" in told(
        place, capsys, "train", "--stop", "-o", "@file.png"
    )


def test_a_folder_with_something_in_it_and_one_that_was_there_stay(tmp_path):
    (tmp_path / "old").mkdir()

    def work():
        with leaving_no_empty_folders():
            make_folder(tmp_path / "new" / "inner")
            make_folder(tmp_path / "old" / "inner")
            make_folder(tmp_path / "gone" / "inner")
            (tmp_path / "new" / "file").touch()
            raise FileError("It went wrong.")

    with pytest.raises(FileError):
        work()
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == ["new", "new/file", "old"]
    make_folder(tmp_path / "later")  # outside nothing is kept in mind
    assert (tmp_path / "later").is_dir()


def test_what_somebody_typed_never_makes_a_sentence_of_thousands_of_letters(place, capsys):
    for option in ("--seed", "--resolution", "--size", "--code", "--style", "--part", "--nothing"):
        for value in ("9" * 400, "9" * 9000, "x\ny" * 900):
            said = told(place, capsys, "render", "@file.png", "-o", "@a.png", option, value)
            assert len(said) < 1000
            assert len(said.strip().splitlines()) == 1


@pytest.mark.parametrize("name", ["x" * 300, "a/" * 2500 + "b", "x" * 300 + ".png"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "@NAME", "-o", "@out"),
        ("render", "@file.png", "-o", "@NAME"),
        ("render", "@file.png", "-o", "@out", "--style", "NAME"),
        ("render", "@file.png", "-o", "@out", "--model", "NAME"),
        ("render", "--watch", "@NAME", "-o", "@out"),
        ("segment", "@file.png", "-o", "@out", "--segmenter", "@NAME"),
        ("timelapse", "@NAME", "@out.webp"),
        ("thumbnail", "@NAME", "@out.png"),
        ("models", "install", "@NAME"),
        ("train-set", "@NAME", "-o", "@out"),
        ("train", "@photos", "-o", "@NAME"),
        ("evaluate", "landscape", "@NAME", "-o", "@out"),
    ],
)
def test_a_name_that_no_file_can_have_gets_one_sentence(place, capsys, arguments, name):
    said = told(place, capsys, *(a.replace("NAME", name) for a in arguments))
    assert len(said.strip().splitlines()) == 1
    assert len(said) < 500


def test_a_folder_that_was_removed_under_the_call_is_said_to_be_gone(place, capsys, monkeypatch):
    gone = place / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for arguments in (("render", "map.png", "-o", "out"), ("train-set", "photos", "-o", "out")):
        assert drawai(*arguments) == 2
        assert "the folder that this was called in is gone" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="kills are not polite there")
@pytest.mark.parametrize(("kill", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_polite_kill_tidies_up_as_an_interrupt_does(place, kill, status):
    command = [sys.executable, "-m", "drawai_desktop", "render", "--watch", place / "empty"]
    command += ["-o", place / "a" / "out"]
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        # What a shell starts behind its back ignores Ctrl+C, and what nohup starts the end of the
        # terminal; and so do their children.
        preexec_fn=lambda: signal.signal(getattr(signal, kill), signal.SIG_DFL),
    ) as process:
        assert "watching" in process.stderr.readline()
        assert (place / "a" / "out").is_dir()
        process.send_signal(getattr(signal, kill))
        assert process.communicate(timeout=60)[1] == "drawai render: stopped\n"
        assert process.returncode == status
    assert not (place / "a").exists()
