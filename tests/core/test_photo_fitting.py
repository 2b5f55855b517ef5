"""Photographs brought to the size of label maps."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawai_desktop.core.label_map import LARGEST_SIDE, SMALLEST_SIDE
from drawai_desktop.core.photo_fitting import fitted_photo, size_of_aspect


@given(st.integers(1, 9000), st.integers(1, 9000), st.integers(SMALLEST_SIDE, LARGEST_SIDE))
def test_a_map_in_a_photographs_aspect_is_one_that_a_canvas_can_have(width, height, longer):
    found = size_of_aspect(width, height, longer)
    assert all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in found)
    if longer * min(width, height) >= SMALLEST_SIDE * max(width, height):
        assert max(found) == longer
        assert abs(found[0] * height / width - found[1]) <= max(1, height / width)


@pytest.mark.parametrize("shape", [(200, 300), (300, 200), (2500, 3000)])
def test_a_photograph_is_fitted_with_a_guide_of_the_maps_size(shape):
    photo = np.random.RandomState(0).randint(0, 256, (400, 500, 3)).astype(np.uint8)
    fitted = fitted_photo(photo, *shape, 256)
    assert fitted.guide.shape == (*shape, 3)
    assert fitted.shape == shape
    assert fitted.small.shape[0] % 32 == fitted.small.shape[1] % 32 == 0


def test_the_guide_of_a_huge_map_is_no_larger_than_a_canvas():
    photo = np.zeros((40, 50, 3), np.uint8)
    fitted = fitted_photo(photo, 8000, 10_000, 256)
    assert fitted.guide.shape == (3277, 4096, 3)
    assert fitted.shape == (8000, 10_000)
