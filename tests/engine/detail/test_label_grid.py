"""Label maps on the output's grid: smooth where enlarged, majority where shrunk, equal in parts."""

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from drawai_desktop.core.geometry import Rect
from drawai_desktop.engine.detail.label_grid import LabelGrid


def a_map(height, width, seed=0, patch=5, ids=(0, 7, 130, 255)):
    random = np.random.RandomState(seed)
    coarse = random.choice(ids, (-(-height // patch), -(-width // patch)))
    return np.kron(coarse, np.ones((patch, patch), int))[:height, :width].astype(np.uint8)


def by_the_rule(labels, height, width):
    """Averaged one-hot map, bicubic, largest wins: all labels everywhere."""
    ids = np.unique(labels)
    one_hot = torch.from_numpy((labels == ids[:, None, None]).astype(np.float64))[None]
    soft = F.avg_pool2d(F.pad(one_hot, (1, 1, 1, 1), mode="replicate"), 3, 1)
    size = (height, width)
    return ids[F.interpolate(soft, size=size, mode="bicubic", align_corners=False)[0].argmax(0)]


@pytest.mark.parametrize("size", [(96, 96), (100, 130), (44, 211), (33, 31)])
def test_enlarged_maps_follow_the_rule(size):
    labels = a_map(24, 30, patch=4)
    found = LabelGrid(labels, *size).whole()
    assert found.dtype == np.uint8
    # Ties, and the border, where the rule's own padding differs, apart.
    differs = found != by_the_rule(labels, *size)
    edge = -(-2 * size[0] // 24), -(-2 * size[1] // 30)
    assert differs[edge[0] : -edge[0], edge[1] : -edge[1]].mean() < 0.002


def test_of_many_labels_none_is_heavier_than_the_one_taken():
    """Noise of 29 labels, of which each block holds another choice."""
    labels = a_map(40, 40, patch=1, ids=np.arange(0, 255, 9))
    found = LabelGrid(labels, 160, 160).whole()
    ids = np.unique(labels)
    one_hot = torch.from_numpy((labels == ids[:, None, None]).astype(np.float64))[None]
    soft = F.avg_pool2d(F.pad(one_hot, (1, 1, 1, 1), mode="replicate"), 3, 1)
    weights = F.interpolate(soft, size=(160, 160), mode="bicubic", align_corners=False)[0].numpy()
    taken = np.take_along_axis(weights, np.searchsorted(ids, found)[None], 0)[0]
    assert (weights.max(0) - taken)[12:-12, 12:-12].max() < 1e-6


def test_of_labels_that_weigh_the_same_the_smallest_id_is_taken():
    stripes = np.tile(np.array([200, 9, 77, 9], np.uint8), (8, 16))
    assert (LabelGrid(stripes, 4, 32).whole() == 9).all()
    assert (LabelGrid(stripes[:, :3].repeat(5, 0), 20, 1).whole() == 9).all()


def test_the_same_size_is_untouched():
    labels = a_map(20, 30, patch=1)
    assert np.array_equal(LabelGrid(labels, 20, 30).whole(), labels)


@pytest.mark.parametrize("size", [(10, 15), (7, 11), (20, 13), (1, 1)])
def test_shrunk_maps_take_the_label_that_covers_most(size):
    labels = a_map(20, 30, patch=3)
    found = LabelGrid(labels, *size).whole()
    fine = labels.repeat(size[0], 0).repeat(size[1], 1)  # whole cells of the grid
    cells = fine.reshape(size[0], 20, size[1], 30).transpose(0, 2, 1, 3).reshape(*size, -1)
    counts = np.stack([(cells == i).sum(-1) for i in np.unique(labels)])
    given = np.stack([found == i for i in np.unique(labels)])
    assert np.array_equal(counts[given].sum(), counts.max(0).sum())


@pytest.mark.parametrize("size", [(160, 200), (150, 90), (31, 47)])
@pytest.mark.parametrize("rect", [Rect(0, 0, 9, 9), Rect(5, 13, 31, 30), Rect(30, 1, 47, 31)])
def test_a_window_equals_that_part_of_the_whole(size, rect):
    labels = a_map(60, 70, patch=7)
    grid = LabelGrid(labels, *size)
    assert np.array_equal(grid.window(rect), grid.whole()[rect.slices])


def test_a_slanted_outline_has_no_stairs():
    """Steps of one pixel on the small map would be runs of four on the large one."""
    rows, columns = np.mgrid[:64, :64]
    labels = (columns > rows * 0.7 + 8).astype(np.uint8)
    found = LabelGrid(labels, 256, 256).whole()
    edges = found[16:-16].argmax(1)
    wanted = ((np.arange(16, 240) + 0.5) / 4 - 0.5) * 0.7 + 8
    off = (edges / 4 - wanted) - np.mean(edges / 4 - wanted)
    assert np.abs(off).max() < 0.35  # of a pixel of the small map; stairs are 0.7 off
    runs = np.diff(np.flatnonzero(np.diff(edges)))
    assert runs.max() <= 3


def test_no_label_appears_that_is_not_near_by():
    labels = np.zeros((20, 20), np.uint8)
    labels[:, 10:] = 9
    found = LabelGrid(labels, 75, 80).whole()
    assert set(np.unique(found)) == {0, 9}
    assert (found[:, :34] == 0).all()
    assert (found[:, 46:] == 9).all()


def test_a_map_of_one_pixel_and_one_label_becomes_that_label():
    assert (LabelGrid(np.full((1, 1), 77, np.uint8), 9, 40).whole() == 77).all()
