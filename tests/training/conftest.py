"""A small made training set, tiny options, and one torch thread: exact and quick."""

import pytest
import safetensors.torch
import torch

from drawai_desktop.training.config import (
    AugmentOptions,
    LossOptions,
    NetworkOptions,
    Stage,
    TrainingOptions,
)
from tests.engine.tiny_model import make_tiny
from tests.training.detail_runs import rrdb_weights
from tests.training.runs import run_it
from tools.make_training_demo import make_set


@pytest.fixture(scope="session")
def made_set(tmp_path_factory):
    """24 pairs of 96 px."""
    return make_set(tmp_path_factory.mktemp("made") / "set", 24, 96)


@pytest.fixture(autouse=True)
def always_one_thread(one_thread):
    """For all tests of the room."""


def tiny_options(**changes):
    """A run of three short stages with every feature on."""
    values = {
        "stages": (
            Stage("critics", 1, 64, 4, train_generator=False),
            Stage("layout", 3, 64, 4),
            Stage(
                "detail",
                2,
                96,
                2,
                freeze_statistics_after=1,
                critic_padding=32,
                rate=1e-4,
                shift=32,
            ),
        ),
        "network": NetworkOptions(
            ngf=2, style_size=4, encoder_widths=(8, 8, 8, 8), encoder_size=32
        ),
        "losses": LossOptions(ramp_steps=2, adversarial_labels=1.0, balance=5.0),
        "augment": AugmentOptions(elastic=0.3),
        "held_out_every": 6,
        "patch_width": 8,
        "head_width": 8,
    }
    return TrainingOptions(**{**values, **changes})


@pytest.fixture(name="tiny_options")
def tiny_options_fixture():
    """The function, for tests that change something."""
    return tiny_options


@pytest.fixture(scope="session")
def whole_run(made_set, tmp_path_factory):
    """A run from start to end, without a stop."""
    torch.set_num_threads(1)
    run = tmp_path_factory.mktemp("runs") / "whole"
    assert run_it(made_set, run, tiny_options())
    return run


@pytest.fixture(scope="session")
def teacher(tmp_path_factory):
    """A teacher of random weights, small: an RRDB network with upstream's names."""
    path = tmp_path_factory.mktemp("teacher") / "tiny.safetensors"
    safetensors.torch.save_file(rrdb_weights(), path)
    return path


@pytest.fixture(scope="session")
def generator(tmp_path_factory):
    return make_tiny(tmp_path_factory.mktemp("model") / "tiny").folder
