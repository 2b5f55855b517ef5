"""Resampling by matrices is what torch and torchvision do picture by picture."""

import pytest
import torch
from torch.nn import functional as F

from drawai_desktop.engine.torchvision_door import InterpolationMode, v2
from drawai_desktop.training.resampling import (
    across,
    blur_matrix,
    box_matrix,
    coloured,
    crop_matrix,
    crop_places,
    polygon_matrix,
    smooth_matrix,
)

CROPS = [(0, 0, 40, 0), (3, 7, 33, 1), (10, 1, 20, 0), (5, 25, 15, 1), (39, 39, 1, 0)]


def picture(count=1, size=40, channels=3):
    return torch.rand(count, channels, size, size, generator=torch.Generator().manual_seed(size))


@pytest.mark.parametrize("wanted", [16, 32, 64])
def test_crops_of_all_sizes_are_those_of_torchvision(wanted):
    x = picture(len(CROPS))
    top, left, side, flipped = torch.tensor(CROPS, dtype=torch.float32).t()
    rows = crop_matrix(top, side, torch.zeros(len(CROPS), dtype=torch.bool), 40, wanted)
    made = across(rows, x, crop_matrix(left, side, flipped > 0, 40, wanted))
    down = crop_places(top, side, torch.zeros(len(CROPS), dtype=torch.bool), wanted)
    along = crop_places(left, side, flipped > 0, wanted)
    for place, (t, w, s, f) in enumerate(CROPS):
        theirs = v2.functional.resized_crop(x[place], t, w, s, s, [wanted] * 2, antialias=True)
        nearest = v2.functional.resized_crop(
            x[place], t, w, s, s, [wanted] * 2, InterpolationMode.NEAREST_EXACT
        )
        axes = (2,) if f else ()
        torch.testing.assert_close(made[place], theirs.flip(axes), atol=1e-5, rtol=0)
        ours = x[place][:, down[place][:, None], along[place][None]]
        assert torch.equal(ours, nearest.flip(axes))


def test_means_over_boxes_are_those_of_pooling():
    x = picture(4)
    radius = torch.tensor([0.0, 1.0, 3.0, 50.0])
    made = across(box_matrix(radius, 40), x, box_matrix(radius, 40))
    for place, r in enumerate((0, 1, 3, 39)):
        wide = F.pad(torch.ones(1, 1, 40, 40), (r,) * 4)
        sums = F.avg_pool2d(F.pad(x[place][None], (r,) * 4), 2 * r + 1, 1)
        wanted = sums / F.avg_pool2d(wide, 2 * r + 1, 1)
        torch.testing.assert_close(made[place], wanted[0])


def test_means_on_a_grid_joined_linearly_are_those_of_pooling_and_enlarging():
    x = picture(3)
    matrix = polygon_matrix(torch.tensor([3.0, 7.0, 9.0]), 40, 9)
    made = across(matrix, x, matrix)
    for place, grid in enumerate((3, 7, 9)):
        coarse = F.adaptive_avg_pool2d(x[place][None], grid)
        wanted = F.interpolate(coarse, (40, 40), mode="bilinear", align_corners=False)
        torch.testing.assert_close(made[place], wanted[0], atol=1e-5, rtol=0)


def test_values_at_knots_are_joined_as_by_bicubic_enlarging():
    knots = picture(3, 24, 2)
    matrix = smooth_matrix(torch.tensor([8.0, 13.0, 24.0]), 64, 24)
    made = across(matrix, knots, matrix)
    for place, count in enumerate((8, 13, 24)):
        few = knots[place : place + 1, :, :count, :count]
        wanted = F.interpolate(few, (64, 64), mode="bicubic", align_corners=False)
        torch.testing.assert_close(made[place], wanted[0], atol=1e-5, rtol=0)


def test_a_blur_is_a_gaussian_that_is_mirrored_at_the_ends():
    x = picture(1, 40, 1)
    made = across(blur_matrix(2.0, 40)[None], x, blur_matrix(2.0, 40)[None])
    wanted = v2.functional.gaussian_blur(x, [17, 17], [2.0, 2.0])
    torch.testing.assert_close(made, wanted)
    assert torch.allclose(blur_matrix(30.0, 40).sum(1), torch.ones(40), atol=1e-5)


def test_colours_are_changed_as_torchvision_changes_them():
    x = (picture(3) * 200 + 20).round()
    one = torch.ones(3)
    change = torch.tensor([0.95, 1.0, 1.04])
    for made, theirs in (
        (coloured(x, change, one, one, 0 * one), v2.functional.adjust_brightness),
        (coloured(x, one, change, one, 0 * one), v2.functional.adjust_contrast),
        (coloured(x, one, one, change, 0 * one), v2.functional.adjust_saturation),
    ):
        for place, factor in enumerate(change.tolist()):
            wanted = 255 * theirs(x[place] / 255, factor)
            torch.testing.assert_close(made[place], wanted, atol=0.05, rtol=0)
    turns = torch.tensor([-0.006, 0.0, 0.006])
    made = coloured(x, one, one, one, turns)
    for place, turn in enumerate(turns.tolist()):
        wanted = 255 * v2.functional.adjust_hue(x[place] / 255, turn)
        assert (made[place] - wanted).abs().mean() < 1.5
        if turn:
            # Towards where torchvision turns, and as far.
            way, theirs = made[place] - x[place], wanted - x[place]
            assert F.cosine_similarity(way.flatten(), theirs.flatten(), 0) > 0.7
