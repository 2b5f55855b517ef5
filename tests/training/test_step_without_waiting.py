"""A step never reads from the device: each read would let a GPU run dry."""

import json

import numpy as np
import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.engine.networks.detail import DetailNetwork
from drawai_desktop.training.batches import Batch
from drawai_desktop.training.config import AugmentOptions, Stage
from drawai_desktop.training.critics import Critics
from drawai_desktop.training.detail.config import DetailOptions, DetailShape, DetailStage
from drawai_desktop.training.detail.samples import Kind
from drawai_desktop.training.detail.step import DetailBatch, DetailStep
from drawai_desktop.training.distributed import World
from drawai_desktop.training.features import FeatureNetwork
from drawai_desktop.training.networks import build_networks
from drawai_desktop.training.state import Position
from drawai_desktop.training.step import TrainingStep
from tests.training.conftest import tiny_options

READS = ("_local_scalar_dense", "nonzero", "masked_select", "is_nonzero", "unique", "equal")
CPU = torch.device("cpu")


class Reads(TorchDispatchMode):
    """Notes what a GPU's processor would have to wait for."""

    def __init__(self):
        super().__init__()
        self.found = []

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        name = func.overloadpacket.__name__
        masks = name.startswith("index") and any(
            x is not None and x.dtype in (torch.bool, torch.uint8)
            for x in (args[1] if len(args) > 1 and isinstance(args[1], list | tuple) else ())
        )
        if name in READS or masks:
            self.found.append(name)
        return func(*args, **(kwargs or {}))


@pytest.fixture(scope="module")
def features():
    return FeatureNetwork()


@pytest.fixture
def painter_step(features):
    options = tiny_options(augment=AugmentOptions(critic_augment=0.5))
    table = ClassTable.from_json(json.dumps(list("abcde")), "here")
    networks = build_networks(options, table)
    networks.painter.train()
    world = World(0, 1, CPU)
    return TrainingStep(networks.painter, networks.critics, features, options, world)


@pytest.fixture
def detail_step(features):
    options = DetailOptions(
        (DetailStage("s", 2, 64, 6),), shape=DetailShape((6, 5, 4), 1), patch_width=4, head_width=4
    )
    kinds = (Kind.PHOTOGRAPH, Kind.TAUGHT, Kind.JUDGED)
    network = DetailNetwork(options.shape.config(5))
    critics = Critics(5, 4, 4, 1)
    step = DetailStep(network, critics, features, options, kinds, World(0, 1, CPU))
    batch = DetailBatch(
        torch.rand(6, 3, 16, 16) * 2 - 1,
        torch.rand(6, 3, 64, 64) * 2 - 1,
        torch.randint(0, 5, (6, 64, 64)),
        tuple(range(6)),
    )
    return step, batch, options.stages[0]


def test_the_watcher_sees_masks_and_numbers_that_are_read():
    x = torch.rand(4)
    with Reads() as seen:
        x[x > 0.5]
        float(x.sum())
        x[torch.tensor([1, 2])]
    assert "_local_scalar_dense" in seen.found
    assert set(seen.found) & {"nonzero", "index"}
    assert len(seen.found) <= 3


def test_a_step_of_the_generator_reads_nothing(painter_step):
    stage = Stage("s", 2, 64, 4, critic_padding=32, shift=32)
    batch = Batch(
        torch.rand(4, 3, 64, 64) * 2 - 1, torch.randint(0, 5, (4, 64, 64)), None, (0, 1, 2, 3)
    )
    painter_step.run(batch, stage, 0, 0, 0)
    with Reads() as seen:
        losses = painter_step.run(batch, stage, 1, 1, 1)
    assert seen.found == []
    assert all(torch.isfinite(value) for value in losses.values())


def test_a_step_of_detail_reads_nothing(detail_step):
    step, batch, stage = detail_step
    step.run(batch, stage, Position())
    with Reads() as seen:
        losses = step.run(batch, stage, Position(stage_step=1, trained=1))
    assert seen.found == []
    assert np.isfinite([float(value) for value in losses.values()]).all()
