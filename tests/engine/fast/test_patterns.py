"""Busy maps are known by a count, before the search for their patterns."""

import numpy as np
import pytest
import torch

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.fast.modulation import Level
from drawai_desktop.engine.fast.patterns import LevelPatterns
from tests.engine.fast.networks import label_maps


@pytest.mark.parametrize("kernel", [1, 3, 5])
@pytest.mark.parametrize("wrap", Wrap)
def test_as_many_patterns_are_counted_as_get_ids(kernel, wrap):
    maps = [*label_maps(40, 56).values(), *label_maps(3, 8).values()]
    for labels in [*maps, np.zeros((20, 20), int)]:
        codes = labels.astype(np.int32) + 1
        patterns = LevelPatterns(kernel)
        ids = patterns.index(codes, Rect(0, 0, codes.shape[1], codes.shape[0]), wrap)
        assert patterns.count_of(codes, wrap) == len(np.unique(ids))


def test_a_map_with_too_many_patterns_is_not_searched(monkeypatch):
    codes = np.random.RandomState(0).randint(1, 9, (64, 64)).astype(np.int32)
    level = Level(3, is_table=False)
    level.row_bytes = 1 << 20
    monkeypatch.setattr(LevelPatterns, "index", lambda *_: pytest.fail("searched"))
    found = level.map_of(codes)
    assert found.index is None
    assert np.array_equal(found.codes, codes)


def test_a_map_with_few_patterns_gets_ids_after_a_busy_one():
    level = Level(3, is_table=False)
    level.row_bytes = 1 << 20
    level.map_of(np.random.RandomState(0).randint(1, 9, (64, 64)).astype(np.int32))
    found = level.map_of(np.ones((64, 64), np.int32))
    assert found.index is not None
    assert found.generation == level.patterns.generation
    assert len(torch.unique(found.index)) == 25  # the edges are within two pixels of 25 places
