"""Rectangles and noise where sides are joined."""

import numpy as np
import pytest

from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.core.noise import noise_field, wrapped_noise
from drawai_desktop.core.wrapping import Wrap

BOUNDS = Rect(0, 0, 10, 6)


@pytest.mark.parametrize("wrap", Wrap)
def test_pieces_are_the_pixels_that_numpy_finds_by_their_remainders(wrap):
    rng = np.random.default_rng(0)
    numbers = np.arange(60).reshape(6, 10)
    for _ in range(200):
        left, top = rng.integers(-25, 25, 2)
        rect = Rect(left, top, left + rng.integers(1, 30), top + rng.integers(1, 20))
        got = np.full((rect.height, rect.width), -1)
        for place, part in wrap.pieces(rect, BOUNDS):
            assert (got[place.slices] == -1).all()
            got[place.slices] = numbers[part.slices]
        rows, columns = np.mgrid[rect.top : rect.bottom, rect.left : rect.right]
        wanted = numbers[rows % 6, columns % 10]
        if not wrap.across:
            wanted = np.where((columns >= 0) & (columns < 10), wanted, -1)
        if not wrap.down:
            wanted = np.where((rows >= 0) & (rows < 6), wanted, -1)
        assert np.array_equal(got, wanted)
        inside = wrap.cut(rect, BOUNDS)
        if inside == rect:
            assert np.array_equal(wrap.part(numbers, rect), wanted)
        assert inside.is_empty == (wanted == -1).all()


def test_a_clipped_rectangle_has_no_pixel_twice_and_a_whole_axis_is_the_maps_own():
    assert Wrap.LEFT_RIGHT.clipped(Rect(-3, -2, 7, 3), BOUNDS) == Rect(0, 0, 10, 3)
    assert Wrap.LEFT_RIGHT.clipped(Rect(-3, -2, 6, 3), BOUNDS) == Rect(-3, 0, 6, 3)
    assert Wrap.ALL.clipped(Rect(-3, -2, 6, 3), BOUNDS) == Rect(-3, -2, 6, 3)
    assert Wrap.ALL.clipped(Rect(4, 3, 40, 9), BOUNDS) == BOUNDS
    assert Wrap.NONE.clipped(Rect(-3, -2, 40, 3), BOUNDS) == Rect(0, 0, 10, 3)
    assert Wrap.LEFT_RIGHT.clipped(Rect(1, 7, 5, 9), BOUNDS) == EMPTY


def test_the_rectangle_round_pixels_on_both_sides_of_a_seam_is_small():
    mask = np.zeros((6, 10), bool)
    mask[[0, 5], [9, 1]] = True
    assert Wrap.NONE.around(mask) == Rect(1, 0, 10, 6)
    assert Wrap.LEFT_RIGHT.around(mask) == Rect(-1, 0, 2, 6)
    assert Wrap.ALL.around(mask) == Rect(-1, -1, 2, 1)
    assert Wrap.ALL.around(np.zeros((6, 10), bool)) == EMPTY
    assert Wrap.ALL.around(np.ones((6, 10), bool)) == BOUNDS


def test_noise_goes_on_at_the_other_side():
    whole = noise_field(3, 2, 6, 10)
    got = wrapped_noise(3, 2, Rect(-4, -2, 9, 5), BOUNDS, Wrap.ALL)
    assert np.array_equal(got, np.tile(whole, (3, 3))[4:11, 6:19])
