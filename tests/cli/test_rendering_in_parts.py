"""`drawai render --part`: the same maps given to several processes, and started again."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from drawai_desktop.cli.shares import Share, parse_share
from drawai_desktop.core.picture_metadata import PictureMetadata
from drawai_desktop.core.picture_writing import PICTURE_FORMATS, write_picture
from drawai_desktop.core.style import Style
from drawai_desktop.core.whole_picture import is_whole_picture
from tests.builders import a_scene, save_png
from tests.cli.calls import drawai

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "scripting.md").read_text(encoding="utf-8")
FILE_NAMES = st.text(min_size=1, max_size=8).filter(lambda t: "/" not in t and t.strip(".") != "")
NAMES = [f"map {number}.png" for number in range(6)]


@pytest.fixture
def maps(tmp_path):
    (tmp_path / "maps").mkdir()
    return [save_png(tmp_path / "maps" / name, a_scene(64, 80)) for name in NAMES]


def times(folder):
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


@given(st.sets(FILE_NAMES), st.integers(1, 9))
def test_each_name_is_in_one_share_whatever_its_folder(names, count):
    shares = [Share(number, count) for number in range(1, count + 1)]
    for name in names:
        mine = [share.has(Path("a") / name) for share in shares]
        assert sum(mine) == 1
        assert mine == [share.has(Path("b", "c") / name) for share in shares]


def test_shares_of_many_maps_are_about_equal():
    counts = Counter(
        number
        for i in range(4000)
        for number in range(1, 9)
        if Share(number, 8).has(Path(f"map-{i:05}.png"))
    )
    assert sum(counts.values()) == 4000
    assert 400 < min(counts.values()) <= max(counts.values()) < 600


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "1/0", "-1/3", "1/3/5", "a/b", "1.5/3", "²/3"])
def test_a_part_that_there_is_not_gets_one_line(tmp_path, scene, tiny, capsys, text):
    out = tmp_path / "out.png"
    assert drawai("render", scene, "-o", out, "--model", tiny, f"--part={text}") == 2
    errors = capsys.readouterr().err
    assert "--part is" in errors
    assert len(errors.strip().splitlines()) == 1
    assert parse_share("3/8") == Share(3, 8)


def test_parts_make_each_picture_once_in_any_order_of_the_arguments(tmp_path, maps, tiny):
    out, made = tmp_path / "out", []
    for part, order in (("1/3", maps), ("2/3", maps[::-1]), ("3/3", maps[3:] + maps[:3])):
        before = set(times(out)) if out.exists() else set()
        assert drawai("render", *order, "-o", out, "--model", tiny, "--part", part) == 0
        made += sorted(set(times(out)) - before)
    assert sorted(made) == sorted(NAMES)


def test_a_part_that_is_started_again_makes_what_is_not_whole(tmp_path, maps, tiny, capsys):
    out = tmp_path / "out"
    call = ("render", *maps, "-o", out, "--model", tiny, "--part", "1/1")
    assert drawai(*call) == 0
    assert "part 1/1 has 6 of 6 maps." in capsys.readouterr().err
    first, whole = times(out), (out / NAMES[0]).read_bytes()
    (out / NAMES[0]).write_bytes(whole[: len(whole) // 2])
    (out / NAMES[1]).write_bytes(whole[:-1])
    (out / NAMES[2]).write_bytes(b"")
    (out / NAMES[3]).unlink()
    assert drawai(*call) == 0
    assert "2 finished pictures are skipped" in capsys.readouterr().err
    second = times(out)
    assert {name for name in NAMES if first[name] == second[name]} == {NAMES[4], NAMES[5]}
    assert (out / NAMES[0]).read_bytes() == whole
    assert all(is_whole_picture(out / name) for name in NAMES)


def test_a_part_with_a_bad_map_ends_alike_when_it_is_started_again(tmp_path, maps, tiny, capsys):
    maps[2].write_text("no picture")
    call = ("render", *maps, "-o", tmp_path / "out", "--model", tiny, "--part", "1/1")
    for count in (6, 1):
        assert drawai(*call) == 1
        assert f"1 of {count} maps were not rendered" in capsys.readouterr().err


def test_a_part_without_work_loads_no_model_and_is_done(tmp_path, maps, tiny, capsys):
    out = tmp_path / "out"
    call = ("render", *maps, "-o", out, "--part", "1/1", "--model")
    assert drawai(*call, tiny) == 0
    assert drawai(*call, tmp_path / "gone") == 0
    assert "6 finished pictures are skipped" in capsys.readouterr().err
    assert drawai(*call, tmp_path / "gone", "--anew") == 2


def test_anew_makes_finished_pictures_again(tmp_path, maps, tiny):
    out = tmp_path / "out"
    call = ("render", *maps, "-o", out, "--model", tiny, "--part", "1/1")
    assert drawai(*call) == 0
    plain = (out / NAMES[0]).read_bytes()
    assert drawai(*call, "--seed", 4) == 0
    assert (out / NAMES[0]).read_bytes() == plain
    assert drawai(*call, "--seed", 4, "--anew") == 0
    assert (out / NAMES[0]).read_bytes() != plain


@pytest.mark.parametrize("ending", PICTURE_FORMATS)
def test_a_picture_is_whole_with_its_last_byte_only(tmp_path, ending):
    path = tmp_path / f"a{ending}"
    noise = np.random.default_rng(0).integers(0, 255, (40, 50, 3), np.uint8)
    write_picture(path, noise, PictureMetadata("m", Style("a", (1.0,))))
    whole = path.read_bytes()
    assert is_whole_picture(path)
    for length in (0, 1, 7, 20, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert not is_whole_picture(path), length


def test_what_is_no_picture_of_its_ending_is_not_finished(tmp_path):
    Image.new("RGB", (8, 8)).save(tmp_path / "a.jpg")
    shutil.copy(tmp_path / "a.jpg", tmp_path / "a.png")
    (tmp_path / "folder.png").mkdir()
    os.mkfifo(tmp_path / "pipe.png")
    for name in ("a.png", "folder.png", "pipe.png", "gone.png"):
        assert not is_whole_picture(tmp_path / name)


def test_two_processes_do_what_the_page_says(tmp_path, maps, tiny):
    """The example for GNU parallel: each of its two lines as a process, both at once."""
    line = re.search(r"parallel .*?(drawai render .+?) ::: 1 2$", PAGE, re.M)[1]
    words = " ".join(shlex.split(line))  # what the shell gives to parallel, and that to a shell
    words = words.replace("drawai", f"{sys.executable} -m drawai_desktop", 1)
    running = [
        subprocess.Popen(
            f"{words.replace('{}', number)} --model {tiny}", shell=True, cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True,
        )
        for number in ("1", "2")
    ]  # fmt: skip
    told = [process.communicate(timeout=110)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0], told
    shares = [int(re.search(r"has (\d) of 6 maps", text)[1]) for text in told]
    assert sum(shares) == 6
    assert min(shares) > 0
    assert set(times(tmp_path / "pictures")) == set(NAMES)
    assert all(is_whole_picture(tmp_path / "pictures" / name) for name in NAMES)
