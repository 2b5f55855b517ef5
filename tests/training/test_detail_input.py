"""What the detail trainer refuses, and the parts of its samples."""

from dataclasses import replace

import numpy as np
import pytest
import safetensors.torch
import torch

from drawai_desktop.cli.main import run as command
from drawai_desktop.engine.detail.low_frequencies import with_low_frequencies
from drawai_desktop.engine.networks.detail import DetailConfig, DetailNetwork, detail_noise
from drawai_desktop.errors import DatasetError, DrawAIError, ModelError, OptionError
from drawai_desktop.training.critics import Critics
from drawai_desktop.training.critics_start import CRITICS_FILE, widths_of
from drawai_desktop.training.detail.config import (
    CropOptions,
    DegradeOptions,
    DetailOptions,
    DetailShape,
    DetailStage,
    MadeOptions,
    default_options,
)
from drawai_desktop.training.detail.samples import degraded, made_small
from drawai_desktop.training.detail.start import shape_of, take_weights
from drawai_desktop.training.detail.step import consistency_loss, one_hot
from drawai_desktop.training.detail.teacher import Teacher
from tests.training.detail_runs import rrdb_weights, run_it, tiny


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"stages": (DetailStage("s", 1, 64, 5),)}, r"batch of 5 cannot be shared by 2 kinds"),
        ({"stages": (DetailStage("s", 1, 128, 6),)}, "needs at least 128 px"),
        ({"held_out_every": 1}, "All photographs are held out"),
        ({"critics_from": "nowhere"}, "nowhere: no critics to start with"),
        ({"start_from": "nowhere"}, "nowhere: no detail network to start from"),
        ({"teacher": "nowhere"}, "nowhere: no teacher's file"),
    ],
)
def test_what_cannot_be_is_said_before_the_first_step(made_set, generator, tmp_path, change, told):
    options = tiny(generator, made=MadeOptions(2, 32))
    with pytest.raises(DrawAIError, match=told) as caught:
        run_it(made_set, tmp_path / "run", replace(options, **change))
    assert isinstance(caught.value, (OptionError, DatasetError))
    assert not (tmp_path / "run" / "state.pt").exists()


def test_a_teacher_of_another_scale_or_kind_is_refused(tmp_path):
    twice = tmp_path / "twice.safetensors"
    safetensors.torch.save_file(rrdb_weights(scale=2), twice)
    with pytest.raises(OptionError, match="enlarges 2 times"):
        Teacher(twice, torch.device("cpu"))
    (tmp_path / "noise.pth").write_bytes(b"no model at all")
    with pytest.raises(ModelError, match="not a teacher that can be read"):
        Teacher(tmp_path / "noise.pth", torch.device("cpu"))


def test_a_teacher_without_spandrel_says_what_to_install(teacher, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(OptionError, match=r"pip install 'drawai-desktop\[teacher\]'"):
        Teacher(teacher, torch.device("cpu"))


def test_weights_for_other_classes_are_no_start(made_set, tmp_path):
    safetensors.torch.save_file(
        DetailNetwork(DetailConfig((6, 5, 4), 1, 9)).state_dict(), tmp_path / "net.safetensors"
    )
    with pytest.raises(OptionError, match="knows 9 classes"):
        run_it(made_set, tmp_path / "run", tiny(start_from=str(tmp_path)))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "run"], "No photographs were named"),
        (["nowhere", "-o", "run"], "no such file or folder"),
        (["--resume", "-o", "run"], "no run to resume"),
        (["x", "--teacher", "t", "-o", "run"], "--teacher goes with --model"),
        (["x", "--name", "Mine", "-o", "run"], "--name goes with --export"),
        (["--resume", "--critics", "r", "-o", "run"], "leave out --config, --from and --critics"),
        (["--resume", "--pictures", "3", "-o", "run"], "leave out --model, --teacher"),
        (["x", "--from", "m", "-o", "run"], "m: no detail network to start from"),
    ],
)
def test_the_subcommand_says_what_is_wrong_in_a_line(
    arguments, says, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert command(["train-detail", *arguments, "--threads", "1"]) == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_answer_of_a_teacher_keeps_light_and_colours(teacher):
    random = np.random.RandomState(2)
    picture = np.kron(random.randint(0, 256, (4, 4, 3)), np.ones((6, 6, 1))).astype(np.uint8)
    answer = Teacher(teacher, torch.device("cpu")).enlarge(picture)
    assert answer.shape == (96, 96, 3)
    means = answer.reshape(24, 4, 24, 4, 3).mean((1, 3))
    assert np.abs(means.mean((0, 1)) - picture.mean((0, 1))).max() < 25


def test_only_the_low_frequencies_of_an_answer_are_moved():
    torch.manual_seed(0)
    small = torch.full((1, 3, 16, 16), 0.5)
    grain = torch.randn(1, 3, 64, 64) * 0.1
    grain = grain - grain.mean((2, 3), keepdim=True)
    kept = with_low_frequencies(grain + 0.2, small)
    assert float((kept.mean() - 0.5).abs()) < 1e-3
    assert float((kept - kept.mean() - grain).abs().mean()) < 0.3 * float(grain.abs().mean())


def test_a_picture_that_is_consistent_with_its_small_one_costs_nothing():
    small = torch.rand(2, 3, 8, 8)
    large = small.repeat_interleave(4, 2).repeat_interleave(4, 3)
    assert float(consistency_loss(large, small)) < 1e-6
    assert float(consistency_loss(large + 0.1, small)) == pytest.approx(0.1, abs=1e-5)
    checkers = (torch.arange(32)[:, None] + torch.arange(32)) % 2 * 0.2 - 0.1
    assert float(consistency_loss(large + checkers, small)) < 1e-6


def test_degrading_changes_the_small_picture_alone_and_by_its_seed_alone():
    torch.manual_seed(0)
    large = torch.rand(3, 32, 32) * 2 - 1
    small = made_small(large)
    assert small.shape == (3, 8, 8)
    always = DegradeOptions(blurred=1, noisy=1, uneven=1)
    first = degraded(small, always, np.random.default_rng(4))
    assert torch.equal(first, degraded(small, always, np.random.default_rng(4)))
    assert not torch.equal(first, degraded(small, always, np.random.default_rng(5)))
    assert float(first.abs().max()) <= 1
    never = DegradeOptions(blurred=0, noisy=0, uneven=0)
    assert torch.equal(degraded(small, never, np.random.default_rng(4)), small)


def test_one_hot_maps_say_each_pixels_class():
    labels = one_hot(torch.tensor([[[0, 2], [1, 2]]]), 3)
    assert labels.shape == (1, 3, 2, 2)
    assert labels[0, 2].tolist() == [[0, 1], [0, 1]]
    assert float(labels.sum(1).min()) == 1


def test_the_default_runs_are_short_starts_and_long_textures():
    fresh = default_options("cpu", is_trained=False, has_critics=False)
    assert [stage.name for stage in fresh.stages] == ["shape", "texture"]
    onward = default_options("cuda", is_trained=True, has_critics=False)
    assert [stage.name for stage in onward.stages] == ["critics", "texture"]
    assert onward.stages[0].train_generator is False
    assert [s.name for s in default_options("cpu", True, True).stages] == ["texture"]
    assert all(stage.batch % 3 == 0 for o in (fresh, onward) for stage in o.stages)


def test_crops_that_the_networks_cannot_take_are_refused():
    with pytest.raises(OptionError, match="multiple of 32"):
        DetailOptions((DetailStage("s", 1, 100),))
    with pytest.raises(OptionError, match="never enlarged"):
        DetailOptions((DetailStage("s", 1, 64, crops=((1.0, 0.5, 1.0),)),))
    with pytest.raises(OptionError, match="need at least 1 of 64 px"):
        DetailOptions((DetailStage("s", 1, 256),), generator="m", made=MadeOptions(3, 32))
    assert CropOptions().jitter_outlines > 0


def test_weights_are_known_by_their_sizes_whatever_their_file_is_called(tmp_path):
    network = DetailNetwork(DetailConfig((7, 5, 3), 2, 9))
    safetensors.torch.save_file(
        {k: v.half() for k, v in network.state_dict().items()}, tmp_path / "net.safetensors"
    )
    assert shape_of(tmp_path) == (DetailShape((7, 5, 3), 2), 9)
    again = DetailNetwork(DetailConfig((7, 5, 3), 2, 9))
    take_weights(again, tmp_path / "net.safetensors")
    noise = detail_noise(3, 8, 8)
    picture, labels = torch.zeros(1, 3, 8, 8), one_hot(torch.zeros(1, 32, 32).long(), 9)
    with torch.no_grad():
        torch.testing.assert_close(
            again(picture, labels, noise), network(picture, labels, noise), atol=5e-3, rtol=1e-2
        )
    critics = Critics(9, 5, 3, 1).state_dict()
    safetensors.torch.save_file(
        {k: v.half().contiguous() for k, v in critics.items()}, tmp_path / CRITICS_FILE
    )
    assert widths_of(tmp_path) == (5, 3)
