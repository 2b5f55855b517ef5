"""Counts of labels that follow what changes."""

import numpy as np
import pytest

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.label_counts import LabelCounter, share_text
from tests.builders import GRASS, SKY, a_scene


def test_counts_are_those_of_the_whole_map_after_any_changes():
    rng = np.random.default_rng(3)
    ids = a_scene(190, 170)
    counter = LabelCounter(ids.copy())
    for _ in range(40):
        left, top = int(rng.integers(0, 150)), int(rng.integers(0, 170))
        rect = Rect(left, top, left + int(rng.integers(1, 20)), top + int(rng.integers(1, 20)))
        ids[rect.slices] = rng.integers(0, 256, (rect.height, rect.width))
        counter.follow(rect, ids[rect.slices].copy())
        assert (counter.counts == np.bincount(ids.ravel(), minlength=256)).all()
    assert counter.counts.sum() == ids.size


def test_counts_that_were_given_away_stay_as_they_were():
    counter = LabelCounter(np.full((4, 4), SKY, np.uint8))
    before = counter.counts
    counter.follow(Rect(0, 0, 2, 2), np.full((2, 2), GRASS, np.uint8))
    assert before[SKY] == 16
    assert counter.counts[SKY] == 12


@pytest.mark.parametrize(
    ("count", "text"),
    [(420, "42 %"), (1000, "100 %"), (99, "9.9 %"), (34, "3.4 %"), (1, "0.1 %"), (0.2, "< 0.1 %")],
)
def test_shares_are_told_as_exactly_as_they_matter(count, text):
    assert share_text(count, 1000) == text
