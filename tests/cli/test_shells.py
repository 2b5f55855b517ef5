"""What shells do to a command line: variables that are not set, other letters, full disks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import drawai


@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "@map.png", "-o", ""),
        ("render", "", "-o", "@out"),
        ("render", "--watch", ""),
        ("render", "@map.png", "-o", "@out", "--model="),
        ("segment", "@map.png", "-o", "@out", "--segmenter", ""),
        ("models", "install", ""),
        ("train", "@set", "-o", "@run", "--name", ""),
        ("",),
    ],
)
def test_an_empty_value_is_no_folder_and_no_default(tmp_path, scene, capsys, arguments):
    scene.rename(tmp_path / "map.png")
    given = [str(tmp_path / a[1:]) if a.startswith("@") else a for a in arguments]
    assert drawai(*given) == 2
    assert "a value is empty; give one, or leave out what it is for" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["map.png"]


def _called(*arguments, **options):
    call = [sys.executable, "-m", "drawai_desktop", *map(str, arguments)]
    return subprocess.run(call, stderr=subprocess.PIPE, timeout=120, check=False, **options)


def test_a_name_that_stdout_has_no_letters_for_is_told_all_the_same(tmp_path, tiny):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "DRAWAI_DATA": str(tmp_path / "data")}
    (tmp_path / "data" / "models").mkdir(parents=True)
    (tmp_path / "data" / "models" / "\u6d77").symlink_to(tiny)
    done = _called("models", "list", env=environment, stdout=subprocess.PIPE)
    assert done.returncode == 0
    assert rb"\u6d77" in done.stdout
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", ["--version", "models list"])
def test_what_nobody_has_room_for_ends_with_one_sentence(tmp_path, arguments, unbuffered):
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered, "DRAWAI_DATA": str(tmp_path)}
    with open("/dev/full", "w") as full:
        done = _called(*arguments.split(), stdout=full, env=environment)
    assert done.returncode == 2
    assert done.stderr.count(b"no space is left") == 1
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
