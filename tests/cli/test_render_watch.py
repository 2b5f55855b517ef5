"""`drawai render --watch`: pictures of what other programs save in a folder."""

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.cli.render_watch import RenderWatch
from drawai_desktop.core.image_file import read_photo
from drawai_desktop.core.whole_picture import is_whole_picture
from tests.builders import a_scene, save_png
from tests.cli.calls import drawai

ROOT = Path(__file__).parents[2]


@dataclass
class Watched:
    """A folder that is looked at every 0.3 s of a made clock; its pictures are copies."""

    folder: Path
    output: Path | None
    capsys: object
    options: dict = field(default_factory=dict)
    rendered: list = field(default_factory=list)
    now: float = 100.0

    def __post_init__(self):
        self.watch = RenderWatch(self.folder, self.output, self._render, **self.options)

    def _render(self, conversion):
        Image.fromarray(read_photo(conversion.given)).save(conversion.made)
        self.rendered.append(conversion.given.name)

    def wait(self, seconds=1.2):
        """Lets time pass; gives the names rendered in it, and the sentences told."""
        self.rendered.clear()
        for _ in range(round(seconds / 0.3)):
            self.now += 0.3
            self.watch.step(self.now)
        told = self.capsys.readouterr().err.splitlines()
        return list(self.rendered), [line.removeprefix("drawai render: ") for line in told]


@pytest.fixture
def watched(tmp_path, capsys):
    (tmp_path / "maps").mkdir()
    return Watched(tmp_path / "maps", tmp_path / "out", capsys)


def a_map(path, value=1):
    return save_png(path, np.full((16, 16), value, np.uint8))


def test_a_saved_file_is_rendered_once_and_again_when_it_changes(watched):
    path = a_map(watched.folder / "a.png")
    assert watched.wait() == (["a.png"], [])
    assert watched.wait() == ([], [])
    a_map(path, 7)
    assert watched.wait() == (["a.png"], [])
    assert (read_photo(watched.output / "a.png") == 7).all()


def test_a_half_written_file_is_waited_for_without_a_word(watched):
    path = a_map(watched.folder / "a.png")
    whole = path.read_bytes()
    for length in range(1, len(whole), 12):
        path.write_bytes(whole[:length])
        assert watched.wait(0.3) == ([], [])
    path.write_bytes(whole[: len(whole) // 2])
    assert watched.wait(1.8) == ([], []), "a program that stops for a while"
    path.write_bytes(whole)
    assert watched.wait() == (["a.png"], [])


def test_a_damaged_file_gets_one_sentence_and_is_rendered_when_mended(watched):
    path = a_map(watched.folder / "a.png")
    whole = path.read_bytes()
    path.write_bytes(whole[:40])
    (watched.folder / "empty.png").touch()
    a_map(watched.folder / "good.png")
    rendered, told = watched.wait(9)
    assert rendered == ["good.png"]
    assert len(told) == 2
    assert "a.png: " in told[0]
    assert told[1] == "empty.png: the file is empty. Get it again."
    assert watched.wait(9) == ([], [])
    path.write_bytes(whole)
    assert watched.wait() == (["a.png"], [])


def test_deleted_and_renamed_files_get_one_sentence_each(watched):
    a_map(watched.folder / "a.png")
    a_map(watched.folder / "b.png")
    watched.wait()
    (watched.folder / "a.png").unlink()
    (watched.folder / "b.png").rename(watched.folder / "c.png")
    rendered, told = watched.wait(3)
    assert rendered == ["c.png"]
    assert sorted(told) == [
        "a.png: is gone; its picture stays.",
        "b.png: is called c.png now; its picture is made anew.",
    ]
    assert {p.name for p in watched.output.iterdir()} == {"a.png", "b.png", "c.png"}


def test_programs_that_save_by_removing_or_by_renaming_cause_no_words(watched):
    path = a_map(watched.folder / "a.png")
    watched.wait()
    path.unlink()
    assert watched.wait(0.3) == ([], [])
    a_map(path, 3)
    assert watched.wait() == (["a.png"], [])
    a_map(watched.folder / "temporary.png", 4)
    assert watched.wait(0.3) == ([], [])
    (watched.folder / "temporary.png").replace(path)
    assert watched.wait() == (["a.png"], [])
    path.rename(watched.folder / "a.png~")
    a_map(path, 5)
    assert watched.wait() == (["a.png"], [])


def test_a_folder_that_goes_and_comes_back_is_told_of_once_each(watched, tmp_path):
    a_map(watched.folder / "a.png")
    watched.wait()
    watched.folder.rename(tmp_path / "elsewhere")
    rendered, told = watched.wait(3)
    assert rendered == []
    assert len(told) == 1
    assert "is not there any more; waiting for it" in told[0]
    (tmp_path / "elsewhere").rename(watched.folder)
    a_map(watched.folder / "b.png")
    rendered, told = watched.wait(3)
    assert rendered == ["b.png"]
    assert len(told) == 1
    assert "is there again" in told[0]


def test_what_is_no_map_is_left_alone(watched):
    (watched.folder / "notes.txt").write_text("x")
    (watched.folder / "below").mkdir()
    (watched.folder / "folder.png").mkdir()
    a_map(watched.folder / "below" / "a.png")
    for name in (".hidden.png", ".a.png.x1y2z3w4", "a.png~", "a.png.part"):
        shutil.copy(watched.folder / "below" / "a.png", watched.folder / name)
    os.symlink("nowhere", watched.folder / "link.png")
    if hasattr(os, "mkfifo"):
        os.mkfifo(watched.folder / "pipe.png")
    assert watched.wait(6) == ([], [])


def test_pictures_beside_their_maps_are_no_maps(tmp_path, capsys):
    for output in (None, tmp_path):
        watched = Watched(tmp_path, output, capsys)
        a_map(tmp_path / "a.png", 5)
        assert watched.wait(6) == (["a.png"], [])
        assert {p.name for p in tmp_path.iterdir()} == {"a.png", "a-picture.png"}


def test_two_maps_do_not_take_turns_in_one_picture(watched):
    a_map(watched.folder / "a.png")
    Image.new("RGB", (8, 8)).save(watched.folder / "a.bmp")
    assert watched.wait(6) == (
        ["a.bmp"],
        ["a.png: a.png is a.bmp's picture. Rename one of them."],
    )


def test_finished_pictures_are_skipped_at_the_start_unless_the_map_is_newer(watched):
    old, new, cut = (a_map(watched.folder / f"{name}.png") for name in ("old", "new", "cut"))
    watched.wait()
    os.utime(new, ns=(2**62, 2**62))
    (watched.output / cut.name).write_bytes((watched.output / cut.name).read_bytes()[:-1])
    again = Watched(watched.folder, watched.output, watched.capsys)
    assert again.watch.skipped == 1
    assert again.wait() == (["cut.png", "new.png"], [])
    a_map(old, 9)
    assert again.wait()[0] == ["old.png"]
    anew = Watched(watched.folder, watched.output, watched.capsys, {"anew": True})
    assert len(anew.wait()[0]) == 3


def test_a_picture_that_cannot_be_written_gets_one_sentence(watched):
    watched.output.write_text("a file, where the folder should be")
    path = a_map(watched.folder / "a.png")
    rendered, told = watched.wait(9)
    assert rendered == []
    assert len(told) == 1
    assert "cannot be made" in told[0]
    watched.output.unlink()
    a_map(path, 2)
    assert watched.wait() == (["a.png"], [])


def test_looking_at_a_thousand_files_takes_a_moment(watched):
    for number in range(1000):
        (watched.folder / f"{number}.png").touch()
    watched.watch.step(1.0)
    looks = [watched.watch.step(1.0 + 0.01 * n) for n in range(5)]
    assert min(looks) < 0.1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--watch", "gone"], "no such folder"),
        (["--watch", "{scene}"], "a file, where a folder is expected"),
        (["--watch", "{folder}", "-o", "out.png"], "Give a folder"),
        (["{scene}", "--watch", "{folder}"], "not both"),
        (["{scene}"], "required: -o"),
        (["-o", "out.png"], "required: LABELS"),
        ([], "required: LABELS, -o"),
    ],
)
def test_wrong_calls_get_one_line(tmp_path, scene, tiny, capsys, arguments, words):
    filled = [a.format(scene=scene, folder=tmp_path) for a in arguments]
    assert drawai("render", *filled, "--model", tiny) == 2
    errors = capsys.readouterr().err
    assert words in errors
    assert len(errors.strip().splitlines()) == 1


def wait_until(true, process):
    end = time.monotonic() + 60
    while not true():
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_real_watch_renders_what_is_saved_until_ctrl_c(tmp_path, tiny):
    folder, out = tmp_path / "maps", tmp_path / "out"
    folder.mkdir()
    save_png(folder / "a.png", a_scene(64, 80))
    process = subprocess.Popen(
        [sys.executable, "-m", "drawai_desktop", "render", "--watch", folder, "-o", out,
         "--model", tiny],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # Where the tests run in the background of a shell, Ctrl+C is ignored, and children inherit.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    try:
        wait_until(lambda: is_whole_picture(out / "a.png"), process)
        first = (out / "a.png").read_bytes()
        (folder / "bad.png").write_text("no picture")
        save_png(folder / "a.png", a_scene(64, 80)[::-1])
        wait_until(lambda: (out / "a.png").read_bytes() != first, process)
        time.sleep(3.5)
        process.send_signal(signal.SIGINT)
        told, errors = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    assert told.count("a.png: ") == 2
    assert errors.count("bad.png: not a picture") == 1
    assert "Traceback" not in errors
    assert errors.strip().endswith("drawai render: stopped")
    assert {p.name for p in out.iterdir()} == {"a.png"}
