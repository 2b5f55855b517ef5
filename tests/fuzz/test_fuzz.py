"""A few seconds of what ``make fuzz`` does for minutes, the same files each time."""

from random import Random

import pytest

from tests.fuzz.doors import doors, engine_doors
from tests.fuzz.trial import try_door, wrong_in

_DOORS = {door.name: door for door in doors()}
_TRIALS = 120


@pytest.mark.parametrize("name", _DOORS)
def test_a_door_reads_or_refuses_in_a_sentence(name, tmp_path):
    random = Random(name)
    faults = [try_door(_DOORS[name], random, tmp_path) for _ in range(_TRIALS)]
    assert [f"{f.what} ({f.content[:40]!r})" for f in faults if f is not None] == []


def test_the_doors_of_weights_read_or_refuse_in_a_sentence(tmp_path):
    for door in engine_doors():
        random = Random(door.name)
        faults = [try_door(door, random, tmp_path) for _ in range(_TRIALS)]
        assert [f"{f.what} ({f.content[:40]!r})" for f in faults if f is not None] == []


def test_what_a_right_file_is_stays_readable(tmp_path):
    for door in _DOORS.values():
        if door.name in ("JSON", "settings", "lines", "archives", "projects", "photographs"):
            path = tmp_path / door.file_name
            path.write_bytes(door.seeds[0])
            door.read(path)


@pytest.mark.parametrize(
    "sentence",
    ["", "x" * 300, "a\x1b[31m.", "<_io.BytesIO object at 0x7f1c>.", "KeyError: 'a'.", "no end"],
)
def test_a_bad_sentence_is_seen(sentence):
    assert wrong_in(sentence)
