"""Pictures of any size from the pyramid: parts equal the whole, sizes agree with each other."""

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from drawai_desktop.core.geometry import Rect
from drawai_desktop.engine.detail import pyramid
from drawai_desktop.engine.detail.area_filter import Cover, shrink
from drawai_desktop.engine.detail.label_grid import LabelGrid
from drawai_desktop.engine.detail.network import FastDetail
from drawai_desktop.engine.detail.pyramid import Wish, render
from drawai_desktop.errors import Cancelled
from tests.engine.detail.networks import SMALL, a_network, a_picture, a_window, assert_same_picture


def a_wish(height=10, width=12, strengths=(1.0, 0.5), **how):
    classes = np.random.RandomState(3).randint(0, SMALL.classes, (height, width))
    return Wish(a_picture(height, width), classes.astype(np.uint8), 5, strengths, **how)


@pytest.fixture(scope="module")
def network():
    return FastDetail(a_network())


@pytest.fixture
def small_tiles(monkeypatch):
    monkeypatch.setattr(pyramid, "_TILE_WIDTH", 5)
    monkeypatch.setattr(pyramid, "_TILE_HEIGHT", 7)


def whole(height, width):
    return Rect(0, 0, width, height)


def test_four_times_the_size_is_the_networks_answer(network):
    wish = a_wish()
    window = a_window(10, 12)
    grid = LabelGrid(wish.classes, 40, 48).whole()
    window = type(window)(wish.picture, grid, window.area, window.bounds, 5)
    assert np.array_equal(
        render(network, wish, 40, 48, whole(40, 48)), network.render(window, window.bounds)
    )


@pytest.mark.parametrize("size", [(40, 48), (31, 37), (12, 13), (160, 192), (150, 100)])
@pytest.mark.usefixtures("small_tiles")
def test_tiles_leave_no_trace(network, size, monkeypatch):
    tiled = render(network, a_wish(), *size, whole(*size))
    monkeypatch.undo()
    assert_same_picture(tiled, render(network, a_wish(), *size, whole(*size)))


@pytest.mark.parametrize("size", [(40, 48), (31, 37), (8, 9), (160, 192), (101, 150)])
def test_a_part_equals_that_part_of_the_whole(network, size):
    picture = render(network, a_wish(), *size, whole(*size))
    assert picture.shape == (*size, 3)
    for rect in (Rect(0, 0, 3, 4), Rect(5, 2, 9, 8), Rect(size[1] - 4, size[0] - 3, *size[::-1])):
        assert_same_picture(render(network, a_wish(), *size, rect), picture[rect.slices])


def test_a_smaller_size_is_the_next_larger_level_shrunk(network):
    level = render(network, a_wish(), 40, 48, whole(40, 48))
    found = render(network, a_wish(), 20, 24, whole(20, 24))
    means = level.reshape(20, 2, 24, 2, 3).mean((1, 3))
    assert np.abs(found - means).max() <= 0.501
    own = render(network, a_wish(), 10, 12, whole(10, 12))
    assert np.array_equal(own, a_wish().picture)


def test_the_second_step_is_weaker(network):
    size = (160, 192)
    plain, weak, full = (
        render(network, a_wish(strengths=(1.0, further)), *size, whole(*size)).astype(int)
        for further in (0.0, 0.25, 1.0)
    )
    weak_change, full_change = np.abs(weak - plain).mean(), np.abs(full - plain).mean()
    assert 0.1 < weak_change < 0.5 * full_change


@pytest.mark.parametrize("sizes", [(12, 5), (9, 9), (30, 7), (7, 1), (16, 4)])
def test_the_area_filter_weighs_parts_of_pixels(sizes):
    large, small = sizes
    x = np.random.RandomState(1).randint(0, 256, (large, large, 3)).astype(np.uint8)
    found = shrink(x, Cover.of(0, small, large, small), Cover.of(0, small, large, small))
    fine = torch.from_numpy(x).double().permute(2, 0, 1)[None]
    fine = fine.repeat_interleave(small, 2).repeat_interleave(small, 3)
    wanted = F.avg_pool2d(fine, large)[0].permute(1, 2, 0).numpy()
    assert np.abs(found - wanted).max() <= 0.501


@pytest.mark.usefixtures("small_tiles")
def test_progress_rises_to_one_over_all_steps(network):
    told = []
    render(network, a_wish(progress=told.append), 160, 192, whole(160, 192))
    assert told == sorted(told)
    assert 0 < told[0] < 0.1
    assert told[-1] == pytest.approx(1.0, abs=1e-6)


def test_cancelling_stops_a_large_picture(network):
    asked = []

    def check():
        asked.append(1)
        if len(asked) == 30:
            raise Cancelled

    with pytest.raises(Cancelled):
        render(network, a_wish(check=check), 160, 192, whole(160, 192))
    assert len(asked) == 30
