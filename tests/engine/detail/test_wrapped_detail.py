"""Detail where sides are joined: rolled inputs give the rolled picture, in parts and in tiles."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.noise import noise_field
from drawai_desktop.core.picture_writing import scale_picture
from drawai_desktop.core.precision import Precision
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.detail import pyramid
from drawai_desktop.engine.detail.kept import KeptDetail
from drawai_desktop.engine.detail.label_grid import LabelGrid
from drawai_desktop.engine.detail.model import DetailModel
from drawai_desktop.engine.detail.network import FastDetail
from drawai_desktop.engine.detail.sharp_frame import SharpFrame
from drawai_desktop.engine.models.own_detail import bundled_detail
from tests.engine.detail.networks import (
    KEEPING,
    SMALL,
    a_network,
    a_picture,
    a_window,
    assert_same_picture,
    inputs_of,
)

WRAPS = [Wrap.LEFT_RIGHT, Wrap.ALL]
CELL = 32
"""A generator's coarsest cell, in pixels of its picture."""


def rolls(wrap):
    return [(0, CELL)] + ([(CELL, 0), (2 * CELL, CELL)] if wrap.down else [])


def rolled(array, by):
    return np.roll(array, by, (0, 1))


def roll_noise(monkeypatch, height, by):
    """Has the network's noise rolled by pixels of a picture of ``height`` rows."""

    def noise(seed, level, rect, bounds, wrap):
        field = noise_field(seed, level, bounds.height, bounds.width)
        scale = bounds.height // height
        return np.ascontiguousarray(wrap.part(rolled(field, (scale * by[0], scale * by[1])), rect))

    monkeypatch.setattr("drawai_desktop.engine.detail.kept_noise.wrapped_noise", noise)


@pytest.fixture(scope="module")
def model():
    return DetailModel.load(bundled_detail())


def a_canvas(side):
    y, x = np.mgrid[:side, :side]
    labels = np.where(np.sin(x * 6 * np.pi / side) + np.cos(y * 4 * np.pi / side) > 0.3, 156, 123)
    labels[5 * side // 8 :, : side // 3] = 149
    return labels.astype(np.uint8)


@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize("config", [SMALL, KEEPING])
@torch.inference_mode()
def test_the_plain_network_rolls_its_picture(config, wrap):
    network, (picture, labels, noise) = a_network(config), inputs_of(12, 20, config)
    whole = network(picture, labels, noise, 1.0, wrap)
    down, across = (4 if wrap.down else 0), 6

    def moved(x, scale):
        return torch.roll(x, (scale * down, scale * across), (2, 3))

    inputs = moved(picture, 1), moved(labels, 4), [moved(noise[0], 2), moved(noise[1], 4)]
    got = network(*inputs, 1.0, wrap)
    assert float((got - moved(whole, 4)).abs().max()) < 1e-4
    assert float((network(*inputs) - moved(whole, 4)).abs().max()) > 1e-2


def a_wrapped_window(network, wrap, height, width, config):
    window = a_window(height, width, config)
    area = network.area_for(window.bounds, window.bounds, wrap)
    classes = wrap.part(window.classes, Rect(*(4 * side for side in area)))
    return replace(
        window, picture=wrap.part(window.picture, area), classes=classes, area=area, wrap=wrap
    )


@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize("config", [SMALL, KEEPING])
@pytest.mark.parametrize("size", [(16, 22), (30, 12), (6, 8)])
@torch.inference_mode()
def test_the_fast_network_agrees_with_the_plain_one(config, wrap, size):
    plain = a_network(config)
    network = FastDetail(plain)
    rows = []
    window = a_wrapped_window(network, wrap, *size, config)
    network.values(window, window.bounds, lambda _begin, values: rows.append(values.clone()))
    whole = a_window(*size, config)
    picture = torch.from_numpy(whole.picture).permute(2, 0, 1)[None].float() / 127.5 - 1
    one_hot = torch.nn.functional.one_hot(torch.from_numpy(whole.classes).long(), config.classes)
    noise = inputs_of(*size, config)[2]
    wanted = plain(picture, one_hot.permute(2, 0, 1)[None].float(), noise, 1.0, wrap)
    wanted = (wanted[0].permute(1, 2, 0) + 1) * 127.5
    assert float((torch.cat(rows) - wanted).abs().max()) < 0.05


@pytest.mark.parametrize("output", [(256, 384), (160, 240), (64, 96), (336, 504)])
@pytest.mark.parametrize("precision", [Precision.EXACT, Precision.FAST])
@pytest.mark.parametrize("wrap", WRAPS)
def test_pictures_of_any_size_roll(wrap, precision, output, monkeypatch):
    monkeypatch.setattr(pyramid, "_TILE_WIDTH", 100)
    monkeypatch.setattr(pyramid, "_TILE_HEIGHT", 60)
    network = a_network(KEEPING)
    classes = np.random.RandomState(0).randint(0, 5, (32, 48)).astype(np.uint8)
    classes = classes.repeat(4, 0).repeat(4, 1)
    picture = scale_picture(a_picture(16, 24), 96, 64, wrap)

    def render(by, wrap):
        roll_noise(monkeypatch, 64, by)
        seen = rolled(classes, (2 * by[0], 2 * by[1]))
        wish = pyramid.Wish(rolled(picture, by), seen, 3, (1.0, 0.5), wrap=wrap)
        fast = FastDetail(network, precision)
        return pyramid.render(fast, wish, *output, Rect(0, 0, output[1], output[0])).astype(int)

    by = (CELL, 2 * CELL) if wrap.down else (0, 2 * CELL)
    wanted = rolled(render((0, 0), wrap), tuple(n * output[0] // 64 for n in by))
    off = np.abs(render(by, wrap) - wanted)
    # In half precision rolled tiles are summed in another order, and a second step sees that.
    assert off.max() <= (1 if precision is Precision.EXACT else 8)
    assert off.mean() < 0.1
    if output != (64, 96):
        assert np.abs(render(by, Wrap.NONE) - wanted).max() > 20


@pytest.mark.parametrize("precision", [Precision.EXACT, Precision.FAST])
@pytest.mark.parametrize("wrap", WRAPS)
def test_parts_across_the_seams_are_those_of_the_whole(model, wrap, precision):
    network = FastDetail(a_network(KEEPING), precision)
    classes = np.random.RandomState(0).randint(0, 5, (96, 128)).astype(np.uint8)
    wish = pyramid.Wish(a_picture(64, 96), classes, 3, (1.0, 0.5), wrap=wrap)
    whole = pyramid.render(network, wish, 256, 384, Rect(0, 0, 384, 256))
    for rect in (Rect(-40, 60, 30, 100), Rect(350, -9, 399, 31), Rect(-500, 3, -320, 200)):
        inside = wrap.clipped(rect, Rect(0, 0, 384, 256))
        got = pyramid.render(network, wish, 256, 384, inside).astype(int)
        off = np.abs(got - wrap.part(whole, inside))
        # In half precision other tiles are summed in another order.
        assert off.max() <= (1 if precision is Precision.EXACT else 6)
        assert off.mean() < 0.1


@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize("side", [96, 128, 700])
def test_outlines_are_smooth_across_the_seam(wrap, side):
    labels = np.random.RandomState(1).randint(0, 4, (16, 16)).repeat(6, 0).repeat(6, 1)
    labels = labels.astype(np.uint8)
    grid = LabelGrid(labels, 384, 384, wrap)
    for rect in (Rect(-70, 20, 33, 90), Rect(300, -40, 420, 10)):
        inside = wrap.cut(rect, Rect(0, 0, 384, 384))
        assert np.array_equal(grid.window(inside), wrap.part(grid.whole(), inside))
    by = (24 if wrap.down else 0, 24)
    moved = LabelGrid(rolled(labels, by), 384, 384, wrap).whole()
    assert np.array_equal(moved, rolled(grid.whole(), (4 * by[0], 4 * by[1])))


@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize("place", [(40, -3), (40, 60), (-2, -2)])
def test_an_edit_at_a_seam_gives_the_wholes_answer_from_a_part(model, wrap, place):
    kept, side = KeptDetail(model), 128
    picture, labels = a_picture(side, side), a_canvas(4 * side)
    rows, columns = (np.arange(first, first + 5) for first in place)
    rows = rows % side if wrap.down else np.clip(rows, 0, side - 1)
    kept.render(picture, labels, 3, 512, 512, wrap=wrap)
    edited, painted = picture.copy(), labels.copy()
    edited[rows[:, None], columns % side] //= 2
    painted[4 * rows[:, None], 4 * columns % 512] = 95
    got = kept.render(edited, painted, 3, 512, 512, wrap=wrap)
    assert_same_picture(got, model.render(edited, painted, 3, 512, 512, wrap=wrap))
    assert kept.changed.width < 300
    assert kept.changed.height < 300


@pytest.mark.parametrize("wrap", WRAPS)
def test_the_sharp_frame_follows_a_preview_across_the_seams(wrap):
    base, sharp, labels = a_picture(64, 96), a_picture(256, 384), a_canvas(96)[:64]
    pictures = []
    for down, across in ((0, 0), (32 if wrap.down else 0, 32)):
        by, larger = (down, across), (4 * down, 4 * across)
        frame = SharpFrame(rolled(base, by), rolled(labels, by), rolled(sharp, larger), wrap)
        new = base.copy()
        new[20:30, np.arange(-5, 6)] //= 2
        _, painted = frame.follow(rolled(new, by), rolled(labels, by))
        assert painted.is_empty
        window = Rect(4 * across - 20, 4 * down + 30, 4 * across + 60, 4 * down + 90)
        picture = frame.repaint(window, a_picture(60, 80, 4))
        pictures.append(rolled(picture, (-4 * down, -4 * across)))
    assert np.array_equal(*pictures)
    assert (pictures[0] != sharp)[80:118, [-1, -18, 1, 18]].any((0, 2)).all()


@pytest.mark.parametrize("wrap", WRAPS)
def test_wet_paint_has_its_rim_at_the_other_side(wrap):
    base, labels = a_picture(64, 96), a_canvas(96)[:64]
    frames = []
    for by in ((0, 0), (32 if wrap.down else 0, 32)):
        frame = SharpFrame(
            rolled(base, by), rolled(labels, by), np.zeros((256, 384, 3), np.uint8), wrap
        )
        painted = labels.copy()
        painted[20:30, [94, 95, 0, 1]] = 95
        picture, rect = frame.follow(rolled(base, by), rolled(painted, by))
        assert (rect.width, rect.height) == (16, 40)
        frames.append(rolled(picture, (-4 * by[0], -4 * by[1])))
    assert np.array_equal(*frames)
    assert frames[0][90:110, [2, -2]].any()


@pytest.mark.parametrize("size", [(96, 64), (31, 80), (200, 300)])
@pytest.mark.parametrize("wrap", WRAPS)
def test_scaled_pictures_still_fit_together(size, wrap):
    picture = a_picture(80, 60)
    one = scale_picture(picture, *size, wrap)
    three = scale_picture(np.tile(picture, (3 if wrap.down else 1, 3, 1)), 3 * size[0],
        size[1] * (3 if wrap.down else 1))  # fmt: skip
    middle = three[size[1] if wrap.down else 0 :, size[0] :][: size[1], : size[0]]
    assert np.abs(one.astype(int) - middle).max() <= 1
