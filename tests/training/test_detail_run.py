"""Runs of the detail network on a made set: resumed exactly, taught, judged, exported."""

import csv
import json
import shutil
from dataclasses import replace

import numpy as np
import pytest
import safetensors.torch
import torch

from drawai_desktop.cli.main import run as command
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.datasets.dataset import open_dataset
from drawai_desktop.engine.detail.model import DetailModel
from drawai_desktop.engine.networks.detail import DetailConfig, DetailNetwork, detail_noise
from drawai_desktop.errors import DatasetError, DrawAIError, ModelError, OptionError
from drawai_desktop.training import precision
from drawai_desktop.training.critics import Critics
from drawai_desktop.training.critics_start import CRITICS_FILE, widths_of
from drawai_desktop.training.detail.config import (
    CropOptions,
    DegradeOptions,
    DetailLosses,
    DetailOptions,
    DetailShape,
    DetailStage,
    MadeOptions,
    default_options,
)
from drawai_desktop.training.detail.export import export_detail
from drawai_desktop.training.detail.loop import train_detail
from drawai_desktop.training.detail.made_pictures import made_numbers, picture_path, read_picture
from drawai_desktop.training.detail.samples import degraded, made_small
from drawai_desktop.training.detail.start import shape_of, take_weights
from drawai_desktop.training.detail.step import consistency_loss, one_hot
from drawai_desktop.training.detail.teacher import Teacher, with_low_frequencies
from drawai_desktop.training.distributed import World
from drawai_desktop.training.limits import Limits
from drawai_desktop.training.staged_run import Pace
from drawai_desktop.training.state import DETAIL_STATE
from drawai_desktop.training.state_file import read_state_of
from tests.engine.test_synthesizer import make_tiny

ALONE = World(0, 1, torch.device("cpu"))


@pytest.fixture(scope="module")
def teacher(tmp_path_factory):
    """A teacher of random weights, small: an RRDB network with upstream's names."""
    path = tmp_path_factory.mktemp("teacher") / "tiny.safetensors"
    safetensors.torch.save_file(rrdb_weights(), path)
    return path


def rrdb_weights(features=4, growth=32, scale=4):
    torch.manual_seed(1)
    shapes = {"conv_first": (features, 3)}
    for block in range(1, 4):
        for number in range(1, 6):
            wide = growth if number < 5 else features
            name = f"body.0.rdb{block}.conv{number}"
            shapes[name] = (wide, features + (number - 1) * growth)
    shapes["conv_body"] = (features, features)
    for number in range(1, {2: 1, 4: 2}[scale] + 1):
        shapes[f"conv_up{number}"] = (features, features)
    shapes |= {"conv_hr": (features, features), "conv_last": (3, features)}
    made = {}
    for name, shape in shapes.items():
        made[f"{name}.weight"] = 0.05 * torch.randn(*shape, 3, 3)
        made[f"{name}.bias"] = torch.full((shape[0],), 0.1)
    return made


@pytest.fixture(scope="module")
def generator(tmp_path_factory):
    return make_tiny(tmp_path_factory.mktemp("model") / "tiny").folder


def tiny(generator=None, teacher=None, **changes):
    """A run of two short stages."""
    values = {
        "stages": (
            DetailStage("critics", 1, 64, 6, train_generator=False),
            DetailStage("texture", 3, 64, 6, rate=1e-3),
        ),
        "shape": DetailShape((6, 5, 4), 1),
        "losses": DetailLosses(ramp_begin=0, ramp_steps=2),
        "made": MadeOptions(5, 24),
        "held_out_every": 6,
        "patch_width": 4,
        "head_width": 4,
        "generator": str(generator or ""),
        "teacher": str(teacher or ""),
    }
    return DetailOptions(**{**values, **changes})


def run_it(made_set, run, options, resume=False, steps=None, said=None):
    return train_detail(
        [] if resume else [made_set],
        [],
        run,
        options,
        resume=resume,
        limits=Limits(steps=steps),
        world=ALONE,
        pace=Pace(workers=0, log_every=1),
        say=(said if said is not None else []).append,
    )


def state_of(run):
    return read_state_of(run, DETAIL_STATE)


def logged(run, *names):
    with (run / "log.csv").open(newline="") as file:
        return [tuple(row[n] for n in names) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def whole_run(made_set, generator, teacher, tmp_path_factory):
    torch.set_num_threads(1)
    run = tmp_path_factory.mktemp("detail") / "whole"
    assert run_it(made_set, run, tiny(generator, teacher))
    return run


# Runs.


def test_a_run_that_was_stopped_equals_one_that_was_not(
    made_set, whole_run, generator, teacher, tmp_path
):
    run = tmp_path / "stopped"
    assert not run_it(made_set, run, tiny(generator, teacher), steps=2)
    shutil.rmtree(run / "made")  # they are made again, the same
    assert run_it(made_set, run, None, True)
    one, other = state_of(run), state_of(whole_run)
    for part in ("network", "critics", "average"):
        for name, value in one[part].items():
            assert torch.equal(value, other[part][name]), name
    assert logged(run, "step", "total", "critics") == logged(whole_run, "step", "total", "critics")
    assert len(logged(run, "step")) == 4


def test_a_run_in_bfloat16_and_channels_last_stays_near_float32(
    made_set, whole_run, generator, teacher, tmp_path, monkeypatch
):
    monkeypatch.setattr(precision, "has_bfloat16", lambda: True)
    run = tmp_path / "half"
    run_it(made_set, run, tiny(generator, teacher), steps=2)
    assert state_of(run)["network"]["head.weight"].dtype == torch.float32
    names = ("l1", "perceptual", "consistency", "critics")
    for near, exact in zip(logged(run, *names), logged(whole_run, *names)[:2], strict=True):
        for a, b in zip(near, exact, strict=True):
            assert (a == b == "") or float(a) == pytest.approx(float(b), rel=0.1, abs=0.02)


def test_a_run_shows_a_sheet_and_logs_every_loss(whole_run):
    assert len(list((whole_run / "sheets").iterdir())) == 1
    last = logged(whole_run, "l1", "perceptual", "consistency", "fooled_patch", "critic_patch")[-1]
    assert all(np.isfinite(float(value)) for value in last)


def test_one_photograph_in_six_is_held_out_by_its_name(whole_run, made_set):
    held_out = json.loads((whole_run / "held_out.json").read_text())
    assert "modulo 6" in held_out["rule"]
    assert held_out["names"] == [p.name for p in open_dataset([made_set]).pairs if p.is_held_out(6)]
    assert held_out["names"]


@pytest.mark.parametrize("with_generator", [False, True])
def test_a_run_needs_no_teacher_and_no_generator(made_set, generator, tmp_path, with_generator):
    options = tiny(generator if with_generator else None)
    assert run_it(made_set, tmp_path / "run", options, steps=2) is False
    assert (tmp_path / "run" / "made").exists() is with_generator


def test_the_made_pictures_fit_their_labels_and_their_answers(whole_run):
    assert made_numbers(whole_run, 5) == (0, 1, 2, 3, 4)
    picture = read_picture(picture_path(whole_run, 3))
    assert picture.small.shape == (24, 24, 3)
    assert picture.large.shape == (96, 96, 3)
    assert picture.classes.shape == (96, 96)
    means = picture.large.reshape(24, 4, 24, 4, 3).mean((1, 3))
    assert np.abs(means.mean((0, 1)) - picture.small.mean((0, 1))).max() < 12


def test_a_short_training_brings_a_network_nearer_to_photographs(made_set, tmp_path):
    stage = DetailStage("shape", 25, 64, 2, rate=3e-3, final_rate=None)
    options = tiny(stages=(stage,), losses=DetailLosses(ramp_begin=1000), average=0.8)
    run_it(made_set, tmp_path / "run", options)
    errors = [float(value) for (value,) in logged(tmp_path / "run", "l1")]
    assert np.mean(errors[-6:]) < 0.95 * np.mean(errors[:6])


def test_a_run_starts_from_a_model_and_with_its_critics(made_set, whole_run, tmp_path):
    model = export_detail(whole_run, tmp_path / "model", licence="CC0")
    manifest = read_manifest(model)
    assert (manifest.kind, manifest.licence) == ("drawai-detail", "CC0")
    picture, labels = np.full((16, 16, 3), 90, np.uint8), np.full((64, 64), 156, np.uint8)
    assert DetailModel.load(model).render(picture, labels, 3, 64, 64).shape == (64, 64, 3)
    assert (model / "detail.safetensors").stat().st_size < 4e6
    assert widths_of(model) == (4, 4)
    quick = ["--workers", "0", "--threads", "1", "--steps", "1"]
    config = tmp_path / "options.json"
    options = replace(tiny(), critics_from=str(model))
    config.write_text(options.to_json())
    arguments = ["train-detail", str(made_set), "-o", str(tmp_path / "run"), *quick]
    assert command([*arguments, "--config", str(config), "--from", str(model)]) == 0
    begun = state_of(tmp_path / "run")
    written = safetensors.torch.load_file(model / "detail.safetensors")
    assert torch.equal(begun["network"]["head.weight"], written["head.weight"].float())
    learnt = state_of(whole_run)["critics"]["patch.layers.0.weight"]
    apart = (begun["critics"]["patch.layers.0.weight"] - learnt).abs().max()
    assert 0 < apart < 1e-2


def test_photographs_without_unlabelled_pixels_give_a_network_for_them_too(made_set, tmp_path):
    data = shutil.copytree(made_set, tmp_path / "set")
    names = json.loads((data / "classes.json").read_text())
    (data / "classes.json").write_text(json.dumps(names[:-1]))
    options = tiny(stages=(DetailStage("s", 1, 64, 2),))
    run_it(data, tmp_path / "run", options)
    model = export_detail(tmp_path / "run", tmp_path / "model")
    assert read_manifest(model).unlabelled == 5
    table = safetensors.torch.load_file(model / "detail.safetensors")["cm.table"].float()
    torch.testing.assert_close(table[5], table[:5].mean(0), atol=1e-3, rtol=1e-2)


def test_the_exported_weights_are_the_averaged_ones(whole_run, tmp_path):
    model = export_detail(whole_run, tmp_path / "model")
    network = DetailNetwork(DetailConfig((6, 5, 4), 1, 6))
    take_weights(network, model)
    wanted = state_of(whole_run)["average"]
    for name, value in network.state_dict().items():
        torch.testing.assert_close(value, wanted[name], rtol=2e-3, atol=1e-4)


# Bad input.


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"stages": (DetailStage("s", 1, 64, 5),)}, r"batch of 5 cannot be shared by 2 kinds"),
        ({"stages": (DetailStage("s", 1, 128, 6),)}, "the smallest is 128 px"),
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
        (["nowhere", "-o", "run"], "no such folder or file"),
        (["--resume", "-o", "run"], "no run to resume"),
        (["x", "--teacher", "t", "-o", "run"], "--teacher goes with --model"),
        (["x", "--name", "Mine", "-o", "run"], "--name goes with --export"),
        (["--resume", "--critics", "r", "-o", "run"], "leave out --config, --from and --critics"),
        (["--resume", "--pictures", "3", "-o", "run"], "leave out --model, --teacher"),
        (["x", "--from", "m", "-o", "run"], "m: no detail network to start from"),
    ],
)
def test_the_command_says_what_is_wrong_in_a_line(arguments, says, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert command(["train-detail", *arguments, "--threads", "1"]) == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# Parts.


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
