"""The sharp picture while a hand paints."""

import numpy as np
import pytest

from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.engine.detail.sharp_frame import SharpFrame

rng = np.random.default_rng(3)


def a_frame(height=16, width=24, scale=4):
    base = rng.integers(60, 180, (height, width, 3)).astype(np.uint8)
    labels = np.zeros((scale * height, scale * width), np.uint8)
    sharp = rng.integers(40, 200, (scale * height, scale * width, 3)).astype(np.uint8)
    return SharpFrame(base, labels, sharp), base, labels, sharp


def test_nothing_changed_leaves_every_pixel():
    frame, base, labels, sharp = a_frame()
    picture, painted = frame.follow(base.copy(), labels.copy())
    assert painted == EMPTY
    assert np.array_equal(picture, sharp)


def test_a_change_of_light_keeps_the_texture():
    frame, base, labels, sharp = a_frame()
    picture, painted = frame.follow(base + 20, labels)
    assert painted == EMPTY
    assert np.array_equal(picture, sharp + 20)


def test_outside_of_what_changed_every_pixel_stays():
    frame, base, labels, sharp = a_frame()
    new, map_ = base.copy(), labels.copy()
    new[4:7, 4:7] = 0
    map_[16:28, 16:28] = 9
    picture, painted = frame.follow(new, map_)
    far = np.ones(sharp.shape[:2], bool)
    far[: 4 * 13, : 4 * 13] = False
    assert np.array_equal(picture[far], sharp[far])
    assert painted == Rect(16, 16, 28, 28)


def test_wet_paint_shows_the_preview_and_nothing_of_the_old_texture():
    frame, base, labels, _sharp = a_frame()
    new, map_ = base.copy(), labels.copy()
    new[4:12, 4:12] = 77
    map_[16:48, 16:48] = 9
    picture, _ = frame.follow(new, map_)
    assert (picture[20:44, 20:44] == 77).all()


def test_a_rim_of_wet_paint_is_soft():
    frame, base, labels, sharp = a_frame(height=32, width=32)
    base[:], sharp[:] = 0, 0
    frame = SharpFrame(base, labels, sharp + 200)
    map_ = labels.copy()
    map_[:, :64] = 9
    picture, _ = frame.follow(base, map_)
    row = picture[64, :, 0].astype(int)
    assert (row[0], row[-1]) == (0, 200)
    assert np.abs(np.diff(row)).max() < 40


def test_light_that_goes_and_comes_back_leaves_the_first_picture():
    frame, base, labels, sharp = a_frame()
    for step in range(1, 40):
        frame.follow(base + (step % 7), labels)
    picture, _ = frame.follow(base, labels)
    assert np.array_equal(picture, sharp)


def test_a_repainted_window_is_laid_in_with_soft_edges():
    frame, _base, _labels, sharp = a_frame(height=32, width=32)
    rect = Rect(0, 32, 64, 96)
    pixels = np.full((64, 64, 3), 255, np.uint8)
    picture = frame.repaint(rect, pixels)
    assert (picture[60:68, :40] == 255).all()
    outside = np.ones(sharp.shape[:2], bool)
    outside[rect.slices] = False
    assert np.array_equal(picture[outside], sharp[outside])
    assert (np.abs(picture[32, 20].astype(int) - sharp[32, 20]) < 12).all()


def test_a_picture_that_was_given_is_never_written_again():
    frame, base, labels, _sharp = a_frame()
    first, _ = frame.follow(base + 5, labels)
    kept = first.copy()
    frame.follow(base + 9, labels)
    assert np.array_equal(first, kept)
    with pytest.raises(ValueError, match="read-only"):
        first[0, 0] = 1


@pytest.mark.parametrize("size", [(64, 96), (50, 70), (33, 97)])
def test_any_size_of_the_sharp_picture_follows(size):
    base = rng.integers(60, 180, (16, 24, 3)).astype(np.uint8)
    labels = np.zeros((128, 192), np.uint8)
    sharp = rng.integers(40, 200, (*size, 3)).astype(np.uint8)
    frame = SharpFrame(base, labels, sharp)
    picture, _ = frame.follow(base + 3, labels)
    assert np.array_equal(picture, sharp + 3)


def test_a_part_is_followed_as_the_whole_is():
    """What is computed of a window only equals the enlargement of the whole change."""
    base = np.full((32, 32, 3), 100, np.uint8)
    labels = np.zeros((128, 128), np.uint8)
    sharp = np.full((128, 128, 3), 100, np.uint8)
    part, whole = (SharpFrame(base, labels, sharp) for _ in range(2))
    new = base.copy()
    new[10:14, 9:17] = rng.integers(60, 180, (4, 8, 3))
    one, _ = part.follow(new, labels)
    moved = new + 1  # everything changes, and back
    whole.follow(moved, labels)
    two, _ = whole.follow(new, labels)
    assert np.array_equal(one, two)
