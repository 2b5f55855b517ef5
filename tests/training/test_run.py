"""Whole runs on a made set: resumed exactly, stopped politely, and what begins with them."""

import csv
import json
import shutil
from dataclasses import replace

import pytest
import torch

from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.errors import OptionError
from drawai_desktop.training import loop
from drawai_desktop.training.config import Stage
from drawai_desktop.training.critics_start import widths_of, with_critics
from drawai_desktop.training.export import export_run
from drawai_desktop.training.limits import Limits
from drawai_desktop.training.loop import train
from drawai_desktop.training.networks import build_networks
from drawai_desktop.training.run_folder import class_table
from drawai_desktop.training.state import read_state
from drawai_desktop.training.step import TrainingStep
from tests.training.runs import ALONE, QUICK, run_it


def logged(run, *names):
    with (run / "log.csv").open(newline="") as file:
        return [tuple(row[n] for n in names) for row in csv.DictReader(file)]


def assert_same(one, other):
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        for key in one:
            if key != "seconds":
                assert_same(one[key], other[key])
    elif isinstance(one, torch.Tensor):
        assert torch.equal(one, other)
    elif isinstance(one, list):
        for a, b in zip(one, other, strict=True):
            assert_same(a, b)
    else:
        assert one == other


def test_a_run_that_was_stopped_twice_equals_one_that_was_not(
    made_set, whole_run, tmp_path, tiny_options
):
    run = tmp_path / "stopped"
    assert not run_it(made_set, run, tiny_options(), limits=Limits(steps=2))
    assert not run_it(made_set, run, tiny_options(), True, Limits(steps=5))
    assert run_it(made_set, run, tiny_options(), True)
    assert_same(read_state(run), read_state(whole_run))
    names = ("step", "stage", "generator", "critics", "gradient")
    assert logged(run, *names) == logged(whole_run, *names)
    assert len(logged(run, "step")) == 6


def test_steps_after_the_saved_state_are_forgotten_by_the_log(made_set, tmp_path, tiny_options):
    run = tmp_path / "killed"
    run_it(made_set, run, tiny_options(), limits=Limits(steps=2))
    saved = (run / "state.pt").read_bytes()
    run_it(made_set, run, tiny_options(), True, Limits(steps=4))
    (run / "state.pt").write_bytes(saved)  # as if killed before the state was written
    run_it(made_set, run, tiny_options(), True, Limits(steps=3))
    assert [step for (step,) in logged(run, "step")] == ["1", "2", "3"]


def test_the_head_start_trains_the_critics_alone(made_set, tmp_path, tiny_options):
    run = tmp_path / "run"
    run_it(made_set, run, tiny_options(), limits=Limits(steps=0))
    # A limit is looked at after a step, so the first stage's only step is done.
    after = read_state(run)
    assert after["position"]["trained"] == 0
    assert after["position"]["step"] == 1
    assert_same(after["painter"], after["average"])
    first = after["critics"]["patch.layers.0.weight"]
    run_it(made_set, run, tiny_options(), True, Limits(steps=2))
    later = read_state(run)
    assert not torch.equal(first, later["critics"]["patch.layers.0.weight"])
    assert not torch.equal(
        after["painter"]["generator.conv_img.weight"],
        later["painter"]["generator.conv_img.weight"],
    )


def test_frozen_statistics_stay_while_the_weights_learn(made_set, tmp_path, tiny_options):
    run = tmp_path / "run"
    stage = Stage("s", 4, 64, 2, freeze_statistics_after=2)
    options = tiny_options(stages=(stage,))
    states = []
    for steps in (1, 2, 4):
        run_it(made_set, run, options, steps > 1, Limits(steps=steps))
        states.append(read_state(run)["painter"])
    name = "generator.up_0.norm_0.param_free_norm.running_mean"
    assert not torch.equal(states[0][name], states[1][name])
    assert torch.equal(states[1][name], states[2][name])
    weight = "generator.up_0.conv_0.weight"
    assert not torch.equal(states[1][weight], states[2][weight])


def test_a_wish_to_stop_is_granted_after_the_step_and_everything_is_saved(
    made_set, tmp_path, tiny_options
):
    run, said = tmp_path / "run", []
    complete = run_it(
        made_set, run, tiny_options(), limits=Limits(wants_stop=lambda: True), said=said
    )
    assert not complete
    assert read_state(run)["position"]["step"] == 1
    assert (run / "sheets" / "000001.png").is_file()
    assert any("min" in line or " s" in line for line in said)


def test_the_run_folder_says_what_the_run_is(whole_run, tiny_options):
    options = json.loads((whole_run / "options.json").read_text())
    assert options["network"]["ngf"] == 2
    held_out = json.loads((whole_run / "held_out.json").read_text())["names"]
    assert 0 < len(held_out) < 24
    assert [c["name"] for c in json.loads((whole_run / "classes.json").read_text())["classes"]][
        :2
    ] == ["sky-other", "sea"]
    assert len(list((whole_run / "tensorboard").iterdir())) == 1


def test_training_goes_on_from_an_exported_model(made_set, whole_run, tmp_path, tiny_options):
    manifest = export_run(whole_run, tmp_path / "model")
    run = tmp_path / "run"
    options = tiny_options(start_from=str(manifest.folder))
    run_it(made_set, run, options, limits=Limits(steps=1))
    begun = read_state(run)["painter"]
    was = load_model(manifest).generator.state_dict()
    assert torch.equal(begun["generator.up_0.conv_0.weight"], was["up_0.conv_0.weight"])
    assert torch.equal(begun["generator.noise.head_0"], was["noise.head_0"])


def test_a_run_begins_with_what_the_critics_of_another_learnt(
    made_set, whole_run, tmp_path, tiny_options
):
    run = tmp_path / "run"
    critics_only = (Stage("critics", 1, 64, 2, train_generator=False),)
    options = tiny_options(critics_from=str(whole_run), stages=critics_only)
    run_it(made_set, run, options, limits=Limits(steps=1))
    learnt, begun = read_state(whole_run), read_state(run)
    weight = "patch.layers.0.weight"
    apart = (begun["critics"][weight] - learnt["critics"][weight]).abs().max()
    assert 0 < apart < 1e-2
    steps = [part["critic_optimiser"]["common"]["state"][0]["step"] for part in (learnt, begun)]
    assert steps[1] == steps[0] + 1
    assert torch.equal(
        begun["painter"]["generator.up_0.conv_0.weight"],
        run_start(options, run)["generator.up_0.conv_0.weight"],
    )


def test_a_run_begins_with_the_critics_that_lie_beside_a_model(
    made_set, whole_run, tmp_path, tiny_options
):
    model = export_run(whole_run, tmp_path / "model").folder
    assert widths_of(model) == (8, 8)
    assert with_critics(tiny_options(patch_width=99), model, True).patch_width == 8
    critics_only = (Stage("critics", 1, 64, 2, train_generator=False),)
    options = tiny_options(critics_from=str(model), stages=critics_only)
    run_it(made_set, tmp_path / "run", options)
    learnt, begun = read_state(whole_run)["critics"], read_state(tmp_path / "run")["critics"]
    weight = "label_critic.scores.weight"
    assert 0 < (begun[weight] - learnt[weight]).abs().max() < 1e-2


def run_start(options, run):
    """The painter that a run of these options begins with."""
    return build_networks(options, class_table(run)).painter.state_dict()


def test_a_resumed_run_does_not_need_the_run_of_its_first_critics(
    made_set, whole_run, tmp_path, tiny_options
):
    other = tmp_path / "other"
    shutil.copytree(whole_run, other)
    run_it(
        made_set, tmp_path / "run", tiny_options(critics_from=str(other)), False, Limits(steps=1)
    )
    shutil.rmtree(other)
    run_it(made_set, tmp_path / "run", None, True, Limits(steps=2))
    assert read_state(tmp_path / "run")["position"]["step"] == 2


def test_a_run_without_a_state_has_no_critics_to_give(made_set, tmp_path, tiny_options):
    options = tiny_options(critics_from=str(tmp_path / "nowhere"))
    with pytest.raises(OptionError, match="nowhere: no critics to start with"):
        run_it(made_set, tmp_path / "run", options)
    assert not (tmp_path / "run").exists()


def test_critics_of_another_shape_are_refused_in_a_sentence(
    made_set, whole_run, tmp_path, tiny_options
):
    options = tiny_options(critics_from=str(whole_run), patch_width=12)
    with pytest.raises(OptionError, match="critics do not fit this run"):
        run_it(made_set, tmp_path / "run", options, limits=Limits(steps=1))


def test_a_model_with_other_labels_is_no_start(made_set, whole_run, tmp_path, tiny_options):
    manifest = export_run(whole_run, tmp_path / "model")
    text = (manifest.folder / "model.json").read_text().replace('"sea"', '"river"')
    (manifest.folder / "model.json").write_text(text)
    with pytest.raises(OptionError, match="not those of the data set"):
        run_it(made_set, tmp_path / "run", tiny_options(start_from=str(manifest.folder)))


def test_a_folder_with_a_run_is_not_overwritten(made_set, whole_run, tiny_options):
    with pytest.raises(OptionError, match="holds a run already"):
        run_it(made_set, whole_run, tiny_options())


def test_there_is_nothing_to_resume_in_an_empty_folder(made_set, tmp_path, tiny_options):
    with pytest.raises(OptionError, match="no run to resume"):
        train(
            [made_set],
            tmp_path,
            tiny_options(),
            resume=True,
            limits=Limits(),
            world=ALONE,
            conduct=QUICK,
            say=print,
        )


def test_a_damaged_state_is_said_to_be_damaged(made_set, whole_run, tmp_path, tiny_options):
    broken = tmp_path / "run"
    broken.mkdir()
    for name in ("options.json", "classes.json", "datasets.json"):
        (broken / name).write_bytes((whole_run / name).read_bytes())
    (broken / "state.pt").write_bytes((whole_run / "state.pt").read_bytes()[:5000])
    with pytest.raises(OptionError, match="cannot be read"):
        run_it(made_set, broken, tiny_options(), True)


def test_a_network_cannot_be_changed_in_the_middle_of_a_run(
    made_set, whole_run, tmp_path, tiny_options
):
    other = tmp_path / "run"
    other.mkdir()
    for path in whole_run.iterdir():
        if path.is_file():
            (other / path.name).write_bytes(path.read_bytes())
    options = tiny_options()
    replace(options, network=replace(options.network, ngf=3)).save(other)
    with pytest.raises(OptionError, match="does not fit this run's options"):
        run_it(made_set, other, options, True)


def test_a_run_in_bfloat16_and_channels_last_as_on_a_gpu_stays_near_float32(
    made_set, whole_run, tmp_path, tiny_options, monkeypatch
):
    def half(_self):
        return torch.autocast("cpu", torch.bfloat16)

    def placed(network, _device):
        return network.to(memory_format=torch.channels_last)

    monkeypatch.setattr(TrainingStep, "_precision", half)
    monkeypatch.setattr(loop, "_placed", placed)
    run = tmp_path / "half"
    assert run_it(made_set, run, tiny_options())
    names = ("perceptual", "critics", "kl")
    for near, exact in zip(logged(run, *names), logged(whole_run, *names), strict=True):
        for a, b in zip(near, exact, strict=True):
            assert (a == b == "") or float(a) == pytest.approx(float(b), rel=0.1, abs=0.02)
    export_run(run, tmp_path / "model")
