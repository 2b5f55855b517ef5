"""Label maps made flat: specks go, shapes stay, nothing is invented."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from drawai_desktop.core.flat_shapes import mode_filter, without_specks


def commonest(classes, window):
    """The slow reference: counts in every window."""

    def pick(values):
        counts = np.bincount(values.astype(int), minlength=8)
        own = int(values[len(values) // 2])
        return own if counts[own] == counts.max() else counts.argmax()

    return ndimage.generic_filter(classes, pick, window, mode="nearest").astype(np.uint8)


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.sampled_from([3, 5]))
def test_the_filter_gives_a_commonest_class_of_each_window(seed, window):
    random = np.random.RandomState(seed)
    classes = random.randint(0, 4, (9, 13)).astype(np.uint8)
    found = mode_filter(classes, window)
    reference = commonest(classes, window)
    padded = np.pad(classes, window // 2, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (window, window))
    votes_found = (windows == found[..., None, None]).sum((2, 3))
    votes_best = (windows == reference[..., None, None]).sum((2, 3))
    assert np.array_equal(votes_found, votes_best)  # equal counts may name either class
    own_is_best = (windows == classes[..., None, None]).sum((2, 3)) == votes_best
    assert np.array_equal(found[own_is_best], classes[own_is_best])


def test_specks_vanish_and_large_shapes_keep_their_place():
    clean = np.zeros((128, 128), np.uint8)
    clean[70:] = 5
    specked = clean.copy()
    random = np.random.RandomState(1)
    specked[random.randint(0, 128, 200), random.randint(0, 128, 200)] = 9
    flat = without_specks(specked)
    assert set(np.unique(flat)) == {0, 5}
    assert (flat != clean).mean() < 0.01


def test_tiles_leave_no_seams():
    random = np.random.RandomState(2)
    classes = np.kron(random.randint(0, 5, (40, 70)), np.ones((12, 9))).astype(np.uint8)
    classes[random.rand(*classes.shape) < 0.2] = 7
    assert np.array_equal(without_specks(classes), mode_filter(classes, 3))


def test_a_map_of_one_class_stays_as_it_is():
    classes = np.full((40, 64), 2, np.uint8)
    assert np.array_equal(without_specks(classes), classes)
