"""Samples: picture and map stay together, outlines are redrawn, all of it from the seed."""

from dataclasses import replace

import numpy as np
import torch
from torch.nn import functional as F

from drawai_desktop.training.augment import make_sample, redraw_outlines
from drawai_desktop.training.config import AugmentOptions, Stage
from drawai_desktop.training.random_draws import draw_frame, draw_view

STAGE = Stage("s", 1, 64, 1, crops=((1.0, 0.5, 1.0),))
PLAIN = AugmentOptions(0.5, 0.0, 0.0, 0.0, 0.0, 0.0)


def a_pair(size=96):
    """A map of three labels, and a picture of the same shapes: its red channel tells the label."""
    y, x = np.mgrid[:size, :size]
    label = ((x > size * 0.4).astype(np.uint8) + (y > size * 0.6)).astype(np.uint8)
    return (label * 100)[..., None].repeat(3, 2), label


def told(sample):
    """The labels that the picture shows."""
    return ((sample.picture[0] + 1) * 127.5 / 100).round().long()


def test_picture_and_map_are_cut_flipped_and_bent_together():
    picture, label = a_pair()
    shapes = []
    for seed in range(12):
        sample = make_sample(picture, label, STAGE, replace(PLAIN, elastic=1.0), (seed,))
        assert (told(sample) == sample.classes).float().mean() > 0.95
        shapes.append(sample.classes)
    assert sum(bool((shapes[0] != s).any()) for s in shapes[1:]) == 11


def test_the_same_seed_gives_the_same_sample_whatever_was_drawn_before():
    picture, label = a_pair()
    first = make_sample(picture, label, STAGE, AugmentOptions(), (4, 2))
    torch.manual_seed(99)
    before = torch.get_rng_state()
    again = make_sample(picture, label, STAGE, AugmentOptions(), (4, 2))
    assert torch.equal(first.picture, again.picture)
    assert torch.equal(first.classes, again.classes)
    assert torch.equal(before, torch.get_rng_state())


def test_crops_that_are_balanced_find_a_small_label_far_more_often():
    label = np.zeros((96, 96), np.uint8)
    label[4:10, 80:86] = 1
    picture = label[..., None].repeat(3, 2)
    stage = replace(STAGE, crops=((1.0, 0.4, 0.5),))

    def share(balanced):
        options = replace(PLAIN, balanced_crops=balanced)
        samples = [make_sample(picture, label, stage, options, (s,)) for s in range(120)]
        return sum(bool((sample.classes == 1).any()) for sample in samples) / len(samples)

    assert share(0.0) < 0.35
    assert share(1.0) > share(0.0) + 0.25


def test_redrawn_outlines_move_a_little_and_bring_no_new_label():
    _, label = a_pair()
    classes = torch.from_numpy(label).long() * 2
    for part in ("smooth_outlines", "jitter_outlines", "coarse_outlines"):
        options = replace(PLAIN, **{part: 1.0})
        changed = 0
        for seed in range(5):
            made = redraw_outlines(classes, options, np.random.default_rng(seed))
            assert set(made.unique().tolist()) <= {0, 2, 4}
            different = (made != classes).float().mean()
            changed += bool(different > 0)
            assert different < 0.15
        assert changed, part


def test_smoothed_outlines_are_those_of_means_over_squares():
    _, label = a_pair()
    classes = torch.from_numpy(label).long() * 3
    classes[20:24, 50:52] = 7
    made = redraw_outlines(classes, replace(PLAIN, smooth_outlines=1.0), np.random.default_rng(0))
    rng = np.random.default_rng(0)
    rng.random()
    radius = int(rng.integers(1, 96 // 32 + 1))
    planes = F.one_hot(classes, 8).permute(2, 0, 1)[None].float()
    soft = F.avg_pool2d(planes, 2 * radius + 1, 1, radius, count_include_pad=False)
    tied = soft[0].topk(2, 0).values.diff(dim=0)[0].abs() < 1e-5
    assert ((made == soft[0].argmax(0)) | tied).all()
    assert tied.float().mean() < 0.05


def test_critics_see_a_picture_and_its_map_in_the_same_view():
    x = torch.rand(6, 1, 16, 16)
    view = draw_view(1, 5, tuple(range(6)), 8, torch.device("cpu"))
    seen = view.of(torch.cat([x, 2 * x], 1))
    assert seen.shape == (6, 2, 24, 24)
    assert torch.equal(seen[:, 1], 2 * seen[:, 0])
    left, _, top, _ = view.padding
    inner = seen[:, :1, top : top + 16, left : left + 16]
    kinds = {
        name
        for i in range(6)
        for name, axes in (("as is", ()), ("across", (2,)), ("down", (1,)), ("both", (1, 2)))
        if torch.equal(inner[i], x[i].flip(axes) if axes else x[i])
    }
    assert len(kinds) > 1


def test_a_frame_moves_the_map_and_is_cut_away_again():
    classes = torch.randint(0, 9, (2, 64, 64))
    places = set()
    for step in range(12):
        frame = draw_frame(1, step, 32)
        wide = frame.extended(classes)
        assert wide.shape == (2, 96, 96)
        assert wide.dtype == classes.dtype
        assert torch.equal(frame.inside(wide[:, None].float())[:, 0].long(), classes)
        places.add(frame.padding)
    assert len(places) > 8
    assert draw_frame(1, 3, 32) == draw_frame(1, 3, 32)
    assert torch.equal(draw_frame(1, 0, 0).extended(classes), classes)


def test_a_frame_can_be_drawn_in_a_part_of_the_steps():
    everywhere = [draw_frame(1, step, 32) for step in range(60)]
    some = [draw_frame(1, step, 32, 0.5) for step in range(60)]
    without = [frame for frame in some if not any(frame.padding)]
    assert 15 < len(without) < 45
    assert all(a == b for a, b in zip(some, everywhere, strict=True) if any(a.padding))
    assert not any(any(draw_frame(1, step, 32, 0.0).padding) for step in range(9))


def test_the_view_of_a_map_is_that_of_its_one_hot_form():
    classes = torch.randint(0, 5, (6, 32, 32))
    view = draw_view(1, 5, tuple(range(6)), 8, torch.device("cpu"))
    spread = F.one_hot(classes, 5).permute(0, 3, 1, 2).float()
    seen = view.of_maps(classes)
    assert seen.dtype == classes.dtype
    assert torch.equal(F.one_hot(seen, 5).permute(0, 3, 1, 2).float(), view.of(spread))
    assert torch.equal(view.of_maps(classes == 2), view.of(spread)[:, 2] == 1)
