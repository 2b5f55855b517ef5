"""Training configurations as people edit them: what cannot be is said before any training."""

import json

import pytest

from drawai_desktop.errors import OptionError
from drawai_desktop.training.config import TrainingOptions
from drawai_desktop.training.detail.config import DetailOptions

STAGE = {"name": "a", "steps": 3, "resolution": 64, "batch": 2}


def read(kind=TrainingOptions, **entries):
    return kind.from_json(json.dumps({"stages": [STAGE], **entries}), "options.json")


@pytest.mark.parametrize(
    ("entries", "name"),
    [
        ({"seed": -1}, "seed"),
        ({"seed": True}, "seed"),
        ({"seed": "7"}, "seed"),
        ({"seed": 1.5}, "seed"),
        ({"seed": 1 << 63}, "seed"),
        ({"held_out_every": None}, "held_out_every"),
        ({"average": 1.5}, "average"),
        ({"start_from": 5}, "start_from"),
        ({"patch_width": 0}, "patch_width"),
        ({"losses": {"perceptual": "2.5"}}, "perceptual"),
        ({"losses": {"perceptual": -2.5}}, "perceptual"),
        ({"losses": {"fitted_prior": 1}}, "fitted_prior"),
        ({"augment": {"flip": 10**9}}, "flip"),
        ({"network": {"ngf": 0}}, "ngf"),
        ({"network": {"ngf": 10**9}}, "ngf"),
        ({"network": {"norm": "layer"}}, "norm"),
        ({"network": {"encoder_widths": [32, "64"]}}, "encoder_widths"),
        ({"network": {"encoder_widths": 32}}, "encoder_widths"),
        ({"stages": [{**STAGE, "steps": "3"}]}, "steps"),
        ({"stages": [{**STAGE, "batch": 10**9}]}, "batch"),
        ({"stages": [{**STAGE, "resolution": 10**9}]}, "resolution"),
        ({"stages": [{**STAGE, "crops": [[1, 1]]}]}, "crops"),
        ({"stages": [{**STAGE, "crops": [[1, "1", 1]]}]}, "crops"),
        ({"stages": [{**STAGE, "name": 5}]}, "name"),
    ],
)
def test_an_entry_of_another_kind_or_size_is_named(entries, name):
    with pytest.raises(OptionError, match=rf'options.json: "{name}" of \w+ cannot be') as raised:
        read(**entries)
    assert len(str(raised.value)) < 300


def test_entries_of_detail_trainings_are_looked_at_as_well():
    with pytest.raises(OptionError, match='"widths" of DetailShape cannot be'):
        read(DetailOptions, shape={"widths": [48, 32]})


def test_numbers_may_be_written_as_people_write_them():
    options = read(
        stages=[{**STAGE, "steps": 1e5, "rate": 1, "final_rate": None}], losses={"colour": 2}
    )
    assert options.stages[0].steps == 100_000
    assert type(options.stages[0].steps) is int
    assert options.losses.colour == 2


def test_all_that_is_written_is_read():
    options = read()
    assert TrainingOptions.from_json(options.to_json(), "options.json") == options
