"""What the tools do with ids: spray, smoothing, growth of regions, lifted labels, presets."""

import math

import numpy as np
import pytest
from scipy import ndimage

from drawai_desktop.core.brush_presets import PRESETS, SIZES, next_share
from drawai_desktop.core.geometry import EMPTY, Point, Rect
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.lifted_labels import LiftedLabels
from drawai_desktop.core.region_growth import grown, shrunk, step_px
from drawai_desktop.core.smoothing import Smoother
from drawai_desktop.core.spray import spray_mask
from tests.builders import GRASS, MOUNTAIN, SEA, SKY


@pytest.mark.parametrize("diameter", [1, 2, 5, 40, 333])
@pytest.mark.parametrize("density", [0.01, 0.3, 1.0])
def test_spray_stays_within_its_ring(diameter, density):
    random = np.random.default_rng(3)
    for _ in range(20):
        mask, rect = spray_mask(100.3, 50.7, diameter, density, random)
        assert mask.shape == (rect.height, rect.width)
        y, x = np.nonzero(mask)
        far = np.hypot(x + rect.left + 0.5 - 100.3, y + rect.top + 0.5 - 50.7)
        assert (far <= max(diameter / 2, 1) + 1.2).all()


def test_spray_covers_as_much_as_its_density_says_and_alike_everywhere():
    random = np.random.default_rng(3)
    total = sum(spray_mask(0, 0, 60, 0.1, random)[0].astype(int) for _ in range(400))
    share = total.sum() / 400 / (math.pi * 30**2)
    assert 0.08 < share < 0.11  # specks that lie on another count once
    assert total[15:45, 15:30].sum() == pytest.approx(total[15:45, 30:45].sum(), rel=0.1)


def tremor(count, amplitude):
    return [Point(i, amplitude * (-1) ** i) for i in range(0, count)]


def test_smoothing_leaves_the_tremor_out_and_the_way_in():
    smoother = Smoother(Point(0, 0), 20.0)
    made = [smoother.follow(p) for p in tremor(200, 3.0)[1:]]
    assert max(abs(p.y) for p in made[40:]) < 0.8
    assert made[-1].x > 170


def test_smoothing_ends_where_the_pointer_is():
    smoother = Smoother(Point(0, 0), 50.0)
    smoother.follow(Point(100, 0))
    smoother.follow(Point(100, 80))
    assert smoother.rest[-1] == Point(100, 80)


def test_without_smoothing_the_samples_stay_as_they_are():
    smoother = Smoother(Point(0, 0), 0.0)
    points = tremor(30, 2.0)
    assert [smoother.follow(p) for p in points] == points
    assert smoother.rest == []


def test_more_samples_on_the_same_way_smooth_it_no_more():
    ends = []
    for step in (4, 1):
        smoother = Smoother(Point(0, 0), 30.0)
        for x in range(step, 201, step):
            end = smoother.follow(Point(x, 0))
        ends.append(end.x)
    assert ends[0] == pytest.approx(ends[1], abs=4)


def scene():
    random = np.random.default_rng(5)
    ids = np.full((90, 120), SKY, np.uint8)
    for _ in range(12):
        y, x, r = random.integers(0, 90), random.integers(0, 120), random.integers(3, 14)
        rows, columns = np.ogrid[:90, :120]
        ids[(rows - y) ** 2 + (columns - x) ** 2 <= r * r] = random.choice([GRASS, SEA, MOUNTAIN])
    return ids


@pytest.mark.parametrize("radius", [1, 2, 5, 40, 300])
def test_regions_grow_by_a_radius_in_all_directions(radius):
    ids = scene()
    mask, rect = grown(ids, GRASS, radius)
    after = ids.copy()
    after[rect.slices][mask] = GRASS
    distance = ndimage.distance_transform_edt(ids != GRASS)
    assert ((after == GRASS) == (distance <= radius)).all()
    assert (after[after != GRASS] == ids[after != GRASS]).all()


@pytest.mark.parametrize("radius", [1, 3, 6])
def test_regions_shrink_and_their_neighbours_take_the_ground(radius):
    ids = scene()
    part, rect = shrunk(ids, GRASS, radius)
    after = ids.copy()
    after[rect.slices] = part
    distance = ndimage.distance_transform_edt(ids == GRASS)
    assert ((after == GRASS) == (distance > radius)).all()
    assert (after[ids != GRASS] == ids[ids != GRASS]).all()
    assert set(np.unique(after).tolist()) <= set(np.unique(ids).tolist())


def test_a_region_at_the_border_keeps_to_it_when_it_shrinks():
    ids = np.full((30, 30), SKY, np.uint8)
    ids[20:] = GRASS
    part, rect = shrunk(ids, GRASS, 2)
    ids[rect.slices] = part
    assert (ids[22:] == GRASS).all()
    assert (ids[:22] == SKY).all()


def test_a_label_that_is_all_or_nothing_neither_grows_nor_shrinks():
    full = np.full((20, 30), GRASS, np.uint8)
    assert not grown(full, GRASS, 3)[0].any()
    assert (shrunk(full, GRASS, 3)[0] == GRASS).all()
    assert grown(full, SEA, 3)[1] == EMPTY
    assert shrunk(full, SEA, 3)[1] == EMPTY


def test_a_step_is_the_same_part_of_every_canvas():
    assert [step_px(s, s) for s in (128, 512, 4096)] == [1, 2, 16]


def lifted(ids):
    return LiftedLabels.of(ids, np.ones(ids.shape, bool), Rect(0, 0, ids.shape[1], ids.shape[0]))


def test_lifted_labels_keep_their_shape_at_their_own_size():
    ids = scene()
    into = np.full_like(ids, UNLABELLED)
    assert lifted(ids).put_on(into, Rect(0, 0, 120, 90), False, False) == Rect(0, 0, 120, 90)
    assert (into == ids).all()
    lifted(ids).put_on(into, Rect(0, 0, 120, 90), True, True)
    assert (into == ids[::-1, ::-1]).all()


@pytest.mark.parametrize("factor", [2, 3])
def test_lifted_labels_are_scaled_without_blending(factor):
    ids = scene()
    into = np.full((90 * factor, 120 * factor), UNLABELLED, np.uint8)
    lifted(ids).put_on(into, Rect(0, 0, 120 * factor, 90 * factor), False, False)
    assert (into == ids.repeat(factor, 0).repeat(factor, 1)).all()


def test_lifting_what_is_not_painted_gives_nothing():
    assert lifted(np.full((9, 9), UNLABELLED, np.uint8)) is None


def test_presets_step_from_one_size_to_the_next_and_stay_at_the_ends():
    sizes = [p.share for p in SIZES]
    assert sizes == sorted(sizes)
    assert next_share(0.015, 1) == 0.02
    assert next_share(0.02, -1) == 0.01
    assert next_share(sizes[-1], 1) == sizes[-1]
    assert next_share(sizes[0], -1) == sizes[0]
    assert len({p.name for p in PRESETS}) == len(PRESETS)
