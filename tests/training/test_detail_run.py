"""Whole runs of the detail trainer: resumed exactly, without a teacher, from a model."""

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
from drawai_desktop.engine.networks.detail import DetailConfig, DetailNetwork
from drawai_desktop.training import precision
from drawai_desktop.training.critics_start import widths_of
from drawai_desktop.training.detail.config import (
    DetailLosses,
    DetailShape,
    DetailStage,
)
from drawai_desktop.training.detail.export import export_detail
from drawai_desktop.training.detail.made_pictures import made_numbers, picture_path, read_picture
from drawai_desktop.training.detail.start import take_weights
from drawai_desktop.training.state import DETAIL_STATE
from drawai_desktop.training.state_file import read_state_of
from tests.training.detail_runs import run_it, tiny


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
    # What so few steps teach is mostly the colours, which a network that keeps means leaves alone.
    shape = DetailShape((6, 5, 4), 1, keeps_means=False)
    options = tiny(stages=(stage,), shape=shape, losses=DetailLosses(ramp_begin=1000), average=0.8)
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
