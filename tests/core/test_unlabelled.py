"""Unlabelled pixels before a picture is asked for."""

import numpy as np
import pytest

from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.unlabelled import check_choice, filled, nearest_labels
from drawai_desktop.errors import LabelError, OptionError
from tests.builders import GRASS, SEA, SKY

LABELS = standard_labels()


def test_each_hole_gets_a_label_that_is_nearest_by_steps():
    random = np.random.RandomState(1)
    for _ in range(20):
        ids = random.randint(0, 9, random.randint(1, 15, 2)).astype(np.uint8)
        ids[random.rand(*ids.shape) < 0.8] = UNLABELLED
        ids[0, 0] = 3
        before = ids.copy()
        result = nearest_labels(ids)
        assert (ids == before).all()
        rows, columns = np.nonzero(ids != UNLABELLED)
        for y, x in np.ndindex(*ids.shape):
            steps = np.abs(rows - y) + np.abs(columns - x)
            near = set(ids[rows, columns][steps == steps.min()])
            assert result[y, x] in near


def test_labelled_pixels_stay_and_a_whole_map_is_left_alone():
    ids = np.full((8, 8), SKY, np.uint8)
    assert filled(ids, "nearest", LABELS) is ids
    ids[4:] = GRASS
    ids[3, :] = UNLABELLED
    result = filled(ids, "nearest", LABELS)
    assert (result[:3] == SKY).all()
    assert (result[4:] == GRASS).all()
    assert (ids[3] == UNLABELLED).all()


def test_the_rest_can_be_a_label_or_the_networks():
    ids = np.full((8, 8), UNLABELLED, np.uint8)
    ids[0] = SKY
    assert (filled(ids, "sea", LABELS)[1:] == SEA).all()
    assert (filled(ids, LABELS[SEA].title.upper(), LABELS)[1:] == SEA).all()
    assert filled(ids, "network", LABELS) is ids


def test_an_empty_map_says_what_to_do():
    ids = np.full((8, 8), UNLABELLED, np.uint8)
    for how in ("nearest", "network"):
        with pytest.raises(LabelError, match="Paint something"):
            filled(ids, how, LABELS)
    assert (filled(ids, "grass", LABELS) == GRASS).all()
    with pytest.raises(OptionError, match="No label"):
        check_choice("soup", LABELS)


def test_large_holes_are_filled_in_blocks_and_nothing_labelled_is_lost():
    ids = np.full((1500, 1300), UNLABELLED, np.uint8)
    ids[:200] = SKY
    ids[700, 100:1200] = SEA  # one pixel thin
    ids[-1, -1] = GRASS
    result = nearest_labels(ids)
    labelled = ids != UNLABELLED
    assert (result[labelled] == ids[labelled]).all()
    assert UNLABELLED not in result
    assert result[300, 600] == SKY
    assert (result[600:800, 600] == SEA).all()
    assert result[-2, -2] == GRASS
