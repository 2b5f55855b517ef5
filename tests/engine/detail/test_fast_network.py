"""The quick detail network gives the plain one's picture, whole and in windows."""

import gc

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from drawai_desktop.core.geometry import Rect
from drawai_desktop.engine.detail import stages
from drawai_desktop.engine.detail.convolutions import Enlargement
from drawai_desktop.engine.detail.network import FastDetail
from drawai_desktop.engine.detail.rows import Rows
from drawai_desktop.engine.fast import packed
from drawai_desktop.engine.networks.detail import DetailConfig, detail_noise
from drawai_desktop.errors import Cancelled, RenderError
from tests.engine.detail.networks import (
    KEEPING,
    SMALL,
    a_network,
    a_picture,
    a_window,
    assert_same_picture,
    one_hot,
    part_of,
)

TOLERANCE = 1e-5


def values_of(network, window, wanted=None):
    """float32 (4 h, 4 w, 3) in [-1, 1], as the plain network gives it."""
    rows = []
    network.values(window, wanted or window.bounds, lambda _row, part: rows.append(part.clone()))
    return torch.cat(rows) / 127.5 - 1


def plain_values(plain, window):
    picture = torch.from_numpy(window.picture).float().permute(2, 0, 1)[None] / 127.5 - 1
    noise = detail_noise(window.seed, *window.picture.shape[:2], window.step)
    classes = one_hot(torch.from_numpy(window.classes), plain.config)
    return plain(picture, classes, noise, window.strength)[0].permute(1, 2, 0)


@pytest.fixture
def low_stripes(monkeypatch):
    """Stages make few rows at once, so that small pictures have many stripes."""
    monkeypatch.setattr(stages, "STRIPE_BYTES", 4 * 8 * 20 * 3)


@pytest.mark.parametrize("size", [(24, 24), (17, 33), (33, 18), (1, 3), (5, 1)])
@pytest.mark.parametrize("config", [SMALL, KEEPING], ids=["plain", "keeping"])
@pytest.mark.usefixtures("low_stripes")
def test_it_paints_what_the_plain_network_paints(size, config):
    plain = a_network(config)
    window = a_window(*size)
    wanted = plain_values(plain, window)
    found = values_of(FastDetail(plain), window)
    assert float((found - wanted).abs().max()) < TOLERANCE
    assert float(wanted.std()) > 0.3


@pytest.mark.parametrize("config", [DetailConfig((8, 6, 4), 0, 3), DetailConfig((5, 7, 3), 3, 9)])
def test_other_shapes_of_the_network_are_equal_too(config):
    plain, window = a_network(config), a_window(12, 15, config)
    found = values_of(FastDetail(plain), window)
    assert float((found - plain_values(plain, window)).abs().max()) < TOLERANCE


def test_step_and_strength_are_those_of_the_plain_network():
    plain = a_network()
    network, first = FastDetail(plain), values_of(FastDetail(plain), a_window(9, 9))
    for how in ({"step": 1}, {"strength": 0.3}):
        window = a_window(9, 9, **how)
        found = values_of(network, window)
        assert float((found - plain_values(plain, window)).abs().max()) < TOLERANCE
        assert float((found - first).abs().max()) > 0.05


def test_without_packed_weights_it_paints_the_same(monkeypatch):
    plain, window = a_network(), a_window(9, 14)
    monkeypatch.setitem(packed._OPERATORS, torch.float32, None)
    found = values_of(FastDetail(plain), window)
    assert float((found - plain_values(plain, window)).abs().max()) < TOLERANCE


@pytest.mark.parametrize(
    "wanted",
    [
        Rect(0, 0, 5, 5),
        Rect(13, 11, 22, 20),
        Rect(21, 17, 30, 26),
        Rect(0, 9, 30, 12),
        Rect(9, 0, 12, 26),
        Rect(14, 13, 15, 14),
    ],
)
@pytest.mark.parametrize("config", [SMALL, KEEPING], ids=["plain", "keeping"])
@pytest.mark.usefixtures("low_stripes")
def test_a_window_from_its_surroundings_alone_equals_the_whole(wanted, config):
    network = FastDetail(a_network(config))
    window = a_window(26, 30)
    whole = values_of(network, window)
    part = part_of(window, network, wanted)
    assert part.area != window.bounds
    found = values_of(network, part, wanted)
    larger = Rect(*(4 * side for side in wanted))
    # With several threads oneDNN may sum in another order where the shape is another.
    assert (found - whole[larger.slices]).abs().max() <= 1e-5


@pytest.mark.parametrize("config", [SMALL, KEEPING], ids=["plain", "keeping"])
def test_bands_and_tiles_put_together_equal_the_whole(config):
    network = FastDetail(a_network(config))
    window = a_window(19, 22)
    whole = network.render(window, window.bounds)
    tiled = np.zeros_like(whole)
    for top, bottom in ((0, 7), (7, 8), (8, 19)):
        for left, right in ((0, 22), (0, 3), (3, 13), (13, 22)):
            wanted = Rect(left, top, right, bottom)
            larger = Rect(*(4 * side for side in wanted))
            part = part_of(window, network, wanted)
            tiled[larger.slices] = network.render(part, wanted)
    assert_same_picture(tiled, whole)


def test_the_default_shape_in_full_size_is_equal_within_the_tolerance():
    plain = a_network(DetailConfig())
    window = a_window(40, 48, plain.config)
    found = values_of(FastDetail(plain), window)
    wanted = plain_values(plain, window)
    assert float((found - wanted).abs().max()) < TOLERANCE * float(wanted.abs().max())


@pytest.mark.parametrize("config", [SMALL, KEEPING], ids=["plain", "keeping"])
def test_nothing_outside_the_reach_of_a_change_differs(config):
    network = FastDetail(a_network(config))
    window = a_window(30, 34)
    before = network.render(window, window.bounds)
    window.picture[12:14, 15:18] = 255 - window.picture[12:14, 15:18]
    after = network.render(window, window.bounds)
    reached = Rect(*(4 * side for side in Rect(15, 12, 18, 14).grown(network.config.reach)))
    inside = np.zeros(before.shape[:2], bool)
    inside[reached.slices] = True
    assert np.array_equal(after[~inside], before[~inside])
    assert not np.array_equal(after[inside], before[inside])


@pytest.mark.parametrize(("height", "width"), [(7, 9), (1, 1), (2, 5)])
def test_the_enlargement_is_the_bicubic_one(height, width):
    x = torch.from_numpy(a_picture(height, width)).float().permute(2, 0, 1)[None]
    wanted = F.interpolate(x, scale_factor=4, mode="bicubic", align_corners=False)
    padded = F.pad(x, (2, 2, 2, 2), mode="replicate")[0].permute(1, 2, 0).contiguous()
    found = Enlargement(width).run(padded)
    torch.testing.assert_close(found, wanted[0].permute(1, 2, 0), atol=2e-3, rtol=0)


def test_it_asks_for_leave_often_and_stops_when_it_is_refused():
    network, window = FastDetail(a_network()), a_window(24, 24)
    asked = []
    network.render(window, window.bounds, lambda: asked.append(1))
    assert len(asked) > 10

    def refuse():
        if len(asked) > 3:
            raise Cancelled
        asked.append(1)

    asked.clear()
    with pytest.raises(Cancelled):
        network.render(window, window.bounds, refuse)
    assert len(asked) == 4


@pytest.mark.parametrize("is_cancelled", [False, True])
def test_its_rows_go_with_the_picture_and_do_not_wait_for_the_collector(is_cancelled):
    network, window, asked = FastDetail(a_network()), a_window(24, 24), []

    def check():
        asked.append(1)
        if is_cancelled and len(asked) > 10:
            raise Cancelled

    gc.collect()
    gc.disable()
    try:
        before = sum(type(thing) is Rows for thing in gc.get_objects())
        try:
            network.render(window, window.bounds, check)
        except Cancelled:
            assert is_cancelled
        assert sum(type(thing) is Rows for thing in gc.get_objects()) == before
    finally:
        gc.enable()
    assert len(asked) > 10


def test_progress_rises_to_one():
    network, window = FastDetail(a_network()), a_window(24, 24)
    told = []
    network.render(window, window.bounds, None, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 3


def test_numbers_that_are_none_are_one_sentence():
    plain = a_network(SMALL)
    plain.out.bias[1] = float("nan")
    with pytest.raises(RenderError, match="not numbers"):
        FastDetail(plain).render(a_window(5, 5), Rect(0, 0, 5, 5))
