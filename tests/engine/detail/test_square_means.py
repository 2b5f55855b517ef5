"""Pictures without the means of their squares."""

import numpy as np
import pytest
import torch

from drawai_desktop.engine.networks.square_means import SIDE, curve, without_means
from tests.engine.detail.networks import KEEPING, a_network, inputs_of


def means(x):
    """Of the squares that lie wholly within (..., H, W)."""
    high, wide = x.shape[-2] // SIDE, x.shape[-1] // SIDE
    x = x[..., : high * SIDE, : wide * SIDE]
    return x.reshape(*x.shape[:-2], high, SIDE, wide, SIDE).mean((-3, -1))


def a_surface(size, seed=0):
    return torch.from_numpy(np.random.RandomState(seed).rand(1, 3, *size))


@pytest.mark.parametrize("size", [(24, 32), (8, 8), (20, 44)])
def test_every_whole_square_has_a_mean_of_nothing(size):
    found = without_means(a_surface(size), curve())
    assert means(a_surface(size)).abs().min() > 0.1
    # Cut-off squares beside it bend the surface and change no mean of another.
    assert means(found).abs().max() < 1e-12


def test_texture_stays_and_light_goes():
    """A checkerboard on an even slope: what is left is the checkerboard."""
    y, x = torch.meshgrid(*2 * [torch.arange(48, dtype=torch.float64)], indexing="ij")
    checkers = (x + y) % 2 - 0.5
    slope = 0.1 * x - 0.05 * y
    found = without_means((checkers + slope)[None, None], curve())[0, 0]
    inner = slice(SIDE, -SIDE)
    torch.testing.assert_close(found[inner, inner], checkers[inner, inner])


def test_no_square_shows_at_its_edge():
    """The surface goes on across an edge of squares about as steeply as on both sides of it."""
    picture = a_surface((48, 48)).repeat_interleave(SIDE, 2).repeat_interleave(SIDE, 3)
    surface = picture - without_means(picture, curve())
    steps = surface.diff(dim=3)
    edges = torch.arange(SIDE - 1, steps.shape[3] - 1, SIDE)
    across, beside = steps[..., edges], (steps[..., edges - 1] + steps[..., edges + 1]) / 2
    assert (across - beside).abs().max() < 0.2 * steps.abs().max()


def test_light_and_layout_stay_where_the_network_keeps_means():
    picture, one_hot, noise = inputs_of(10, 12)
    network = a_network(KEEPING)
    base = network(picture, one_hot, noise, strength=0)
    found = network(picture, one_hot, noise)
    assert (found - base).abs().mean() > 0.1
    assert (means(found) - means(base)).abs().max() < 1e-5
