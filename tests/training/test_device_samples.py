"""Samples made on the device: by seed and place, and of the same kind as the workers'."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from drawai_desktop.datasets.dataset import open_dataset
from drawai_desktop.engine.networks.segmentation import instance_edges
from drawai_desktop.training import held_set
from drawai_desktop.training.batches import SampleMaker
from drawai_desktop.training.config import AugmentOptions, Stage
from drawai_desktop.training.device_samples import DeviceSamples, outlines, pixel_of_a_label
from drawai_desktop.training.distributed import World
from drawai_desktop.training.held_set import CannotHold, HeldSet, hold_set
from drawai_desktop.training.limits import Limits
from drawai_desktop.training.loop import train
from drawai_desktop.training.order import PairOrder
from drawai_desktop.training.staged_run import Conduct, SamplesFrom
from drawai_desktop.training.state import read_state
from tests.training.test_run import assert_same
from tests.training.test_step_without_waiting import Reads
from tools.make_training_demo import make_set

CPU = torch.device("cpu")
PLAIN = AugmentOptions(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
STAGE = Stage("s", 4, 64, 4, crops=((0.5, 1.0, 1.0), (0.5, 0.4, 0.9)))


@pytest.fixture(scope="module")
def data(made_set):
    return open_dataset([made_set])


@pytest.fixture(scope="module")
def held(data):
    return hold_set(data, CPU, 0)


@pytest.fixture
def samples(held, tiny_options):
    def made(augment=PLAIN, stage=STAGE, seed=1):
        order = PairOrder(np.ones(len(held.labels)), seed)
        return DeviceSamples(held, order, stage, tiny_options(augment=augment, seed=seed))

    return made


def test_the_set_is_held_as_it_is(data, held):
    assert held.pictures.shape == (24, 3, 96, 96)
    assert held.pictures.dtype == held.labels.dtype == torch.uint8
    for number in (0, 11, 23):
        pair = data.pairs[number]
        assert np.array_equal(held.pictures[number].permute(1, 2, 0), pair.read_image())
        label = pair.read_label(data.classes)
        assert np.array_equal(held.labels[number], label)
        assert held.present[number].nonzero()[:, 0].tolist() == np.unique(label).tolist()


def test_whole_pictures_without_changes_are_the_pairs_themselves(held, samples):
    whole = replace(STAGE, resolution=96, crops=((1.0, 1.0, 1.0),))
    maker = samples(stage=whole)
    batch = maker.batch((3, 0, 40))
    order = PairOrder(np.ones(24), 1)
    for row, place in enumerate((3, 0, 40)):
        wanted = held.pictures[order[place]].float() / 127.5 - 1
        torch.testing.assert_close(batch.pictures[row], wanted)
        assert torch.equal(batch.classes[row], held.labels[order[place]].long())


def test_a_sample_is_by_seed_and_place_however_the_batch_is_made(samples):
    everything = AugmentOptions(elastic=0.5)
    maker = samples(everything)
    batch = maker.batch(tuple(range(8)))
    again = samples(everything).batch((6, 2))
    for row, place in enumerate((6, 2)):
        torch.testing.assert_close(again.pictures[row], batch.pictures[place], atol=1e-2, rtol=0)
        assert torch.equal(again.classes[row], batch.classes[place])
    assert torch.equal(maker.batch(tuple(range(8))).pictures, batch.pictures)
    other = samples(everything, seed=2).batch(tuple(range(8)))
    assert not torch.equal(other.classes, batch.classes)


def test_processes_share_the_places_of_a_step(samples):
    maker = samples()
    alone = [b.places for b in maker.batches(8, 2, 0, 1, False)]
    both = [[b.places for b in maker.batches(8, 2, rank, 2, False)] for rank in (0, 1)]
    assert alone == [(8, 9, 10, 11), (12, 13, 14, 15)]
    assert [one + other for one, other in zip(*both, strict=True)] == alone


def told(pictures, classes, count):
    """What there is to compare: colours, sharpness, shares of labels, length of outlines."""
    there = torch.nn.functional.one_hot(classes, count).float()
    return {
        "mean": pictures.mean((2, 3)).mean(0),
        "spread": pictures.std((2, 3)).mean(0),
        "along": (pictures[..., 1:] - pictures[..., :-1]).abs().mean((1, 2, 3)).mean()[None],
        "down": (pictures[:, :, 1:] - pictures[:, :, :-1]).abs().mean((1, 2, 3)).mean()[None],
        "labels": there.mean((0, 1, 2)),
        "shown": (there.sum((1, 2)) > 0).float().mean(0),
        "outlines": outlines(classes).float().mean()[None],
    }


@pytest.mark.parametrize(
    "augment",
    [
        PLAIN,
        AugmentOptions(0.5, 0.0, 0.0, 0.0, 0.0, 0.0, balanced_crops=1.0),
        AugmentOptions(0.5, 0.3, 0.0, 0.0, 0.0, 0.0),
        AugmentOptions(0.5, 0.0, 1.0, 0.0, 0.0, 0.0),
        AugmentOptions(0.5, 0.0, 0.0, 1.0, 0.0, 0.0),
        AugmentOptions(0.5, 0.0, 0.0, 0.0, 1.0, 0.0),
        AugmentOptions(0.5, 0.0, 0.0, 0.0, 0.0, 1.0),
        AugmentOptions(),
    ],
    ids=["crops", "balanced", "colour", "bent", "smooth", "shaken", "polygons", "all"],
)
def test_samples_are_of_the_kind_that_workers_make(data, samples, tiny_options, augment):
    count, classes = 240, len(data.classes)
    order = PairOrder(np.ones(24), 1)
    maker = SampleMaker(data, order, STAGE, tiny_options(augment=augment))
    made = [maker[place] for place in range(count)]
    theirs = told(
        torch.stack([p for p, _, _ in made]), torch.stack([c for _, c, _ in made]), classes
    )
    device = samples(augment)
    parts = [device.batch(tuple(range(start, start + 24))) for start in range(0, count, 24)]
    ours = told(
        torch.cat([part.pictures for part in parts]),
        torch.cat([part.classes for part in parts]),
        classes,
    )
    for name, value in ours.items():
        torch.testing.assert_close(value, theirs[name], atol=0.015, rtol=0.08, msg=name)


def test_bent_pictures_and_their_maps_stay_together(held, samples):
    grey = held.labels[:, None].expand(-1, 3, -1, -1) * 8
    maker = samples(AugmentOptions(0.5, 0.0, 1.0, 0.0, 0.0, 0.0))
    maker._held = HeldSet(grey, held.labels, held.present)
    batch = maker.batch(tuple(range(12)))
    read = (batch.pictures[:, 0] + 1) * 127.5 / 8
    inside = ~outlines(batch.classes)
    assert ((read - batch.classes).abs() < 0.1)[inside].float().mean() > 0.97


def test_a_label_is_found_as_often_as_any_other_of_its_map():
    maps = torch.zeros(1, 20, 30, dtype=torch.uint8)
    maps[0, 5, 7], maps[0, 10:, 3:9] = 2, 4
    present = torch.tensor([[True, False, True, False, True]])
    draws = (torch.arange(3000) + 0.5) / 3000
    pixel = torch.rand(3000, generator=torch.Generator().manual_seed(1))
    row, column = pixel_of_a_label(
        maps.expand(3000, -1, -1), present.expand(3000, -1), draws, pixel
    )
    found = maps[0, row.long(), column.long()]
    assert found.bincount().tolist() == [1000, 0, 1000, 0, 1000]
    assert set(row[found == 2].tolist()) == {5.0}
    assert set(column[found == 2].tolist()) == {7.0}
    assert len({*zip(row[found == 4].tolist(), column[found == 4].tolist(), strict=True)}) == 60
    assert row[found == 0].mean() == pytest.approx(8.94, abs=0.5)


def test_edges_are_those_of_the_workers():
    classes = torch.randint(0, 3, (2, 16, 16))
    for found, one in zip(outlines(classes), classes, strict=True):
        assert np.array_equal(found.numpy(), instance_edges(one.numpy()))


def test_sets_of_several_sizes_or_too_large_are_not_held(data, tmp_path, monkeypatch):
    other = open_dataset([make_set(tmp_path / "small", 12, 64)])
    mixed = replace(data, pairs=(*data.pairs, *other.pairs))
    with pytest.raises(CannotHold, match="several sizes"):
        hold_set(mixed, CPU, 0)
    monkeypatch.setattr(held_set, "_MOST_ELSEWHERE", 1000)
    with pytest.raises(CannotHold, match=r"the set is 0\.0 GB"):
        hold_set(data, CPU, 0)


def test_worker_processes_read_the_set_as_this_one_does(data, held):
    read = hold_set(data, CPU, 2)
    assert torch.equal(read.pictures, held.pictures)
    assert torch.equal(read.labels, held.labels)
    assert torch.equal(read.present, held.present)


def run_it(made_set, run, options, resume=False, steps=None, said=None):
    return train(
        [] if resume else [made_set],
        run,
        options,
        resume=resume,
        limits=Limits(steps=steps),
        world=World(0, 1, CPU),
        conduct=Conduct(workers=0, log_every=1, samples=SamplesFrom.DEVICE),
        say=(said if said is not None else []).append,
    )


def test_a_run_on_samples_of_the_device_goes_on_to_the_exact_step(made_set, tmp_path, tiny_options):
    options = tiny_options(augment=AugmentOptions(elastic=0.3, critic_augment=0.5))
    assert run_it(made_set, tmp_path / "whole", options)
    assert not run_it(made_set, tmp_path / "stopped", options, steps=3)
    assert run_it(made_set, tmp_path / "stopped", options, resume=True)
    assert_same(read_state(tmp_path / "stopped"), read_state(tmp_path / "whole"))


def test_a_set_that_cannot_be_held_is_said_and_left_to_workers(
    made_set, tmp_path, tiny_options, monkeypatch
):
    monkeypatch.setattr(held_set, "_MOST_ELSEWHERE", 1000)
    said = []
    run_it(made_set, tmp_path / "run", tiny_options(), steps=2, said=said)
    told = [line for line in said if "worker processes make the samples" in line]
    assert len(told) == 1
    assert "\n" not in told[0]


def test_a_batch_is_made_without_reading_from_the_device(samples):
    maker = samples(AugmentOptions(elastic=0.5))
    maker.batch((0, 1))
    with Reads() as seen:
        batch = maker.batch((2, 3), with_edges=True)
    assert seen.found == []
    assert batch.edges is not None
