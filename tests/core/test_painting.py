"""Strokes, dabs, fills, shapes and edits of the label map."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from drawai_desktop.core.dab import dab_corner, dab_mask
from drawai_desktop.core.fill import flood_fill
from drawai_desktop.core.geometry import EMPTY, Point, Rect
from drawai_desktop.core.label_map import LabelMap
from drawai_desktop.core.map_edit import MapEdit
from drawai_desktop.core.shapes import ellipse_mask, polygon_mask, rect_between, rectangle_mask
from drawai_desktop.core.stroke import StrokePath, StrokePoint, snap_to_angle, spacing
from drawai_desktop.errors import LabelError
from tests.builders import GRASS, SKY, a_map

coordinates = st.floats(-50, 250, allow_nan=False).map(lambda v: round(v, 2))
points_of_a_hand = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=8)


def paint(path_points, diameter, size=200, smooth=True):
    """A map painted by one stroke through the points."""
    label_map = LabelMap.blank(size, size, SKY)
    points = [StrokePoint(x, y, diameter) for x, y in path_points]
    path = StrokePath(points[0], smooth)
    dabs = path.begin()
    for point in points[1:]:
        dabs += path.extend(point)
    dabs += path.finish()
    for dab in dabs:
        d = max(1, round(dab.diameter))
        label_map.stamp(dab_mask(d), *dab_corner(dab.x, dab.y, d), GRASS)
    return label_map.ids


@pytest.mark.parametrize("diameter", [1, 2, 3, 4, 5, 9, 40, 399, 400])
def test_a_dab_is_as_wide_and_as_high_as_its_diameter(diameter):
    mask = dab_mask(diameter)
    assert mask.shape == (diameter, diameter)
    assert mask.any(0).all()
    assert mask.any(1).all()
    assert (mask == mask[::-1]).all()
    assert (mask == mask.T).all()


def test_a_dab_of_three_pixels_is_a_plus():
    assert dab_mask(3).sum() == 5


@settings(max_examples=60)
@given(points_of_a_hand, st.integers(1, 60))
def test_only_the_two_labels_are_ever_in_the_map(points, diameter):
    assert set(np.unique(paint(points, diameter))) <= {SKY, GRASS}


@settings(max_examples=60)
@given(points_of_a_hand, st.integers(1, 40))
def test_a_stroke_leaves_no_gap_however_far_apart_its_points_are(points, diameter):
    painted = paint([(x % 150 + 25, y % 150 + 25) for x, y in points], diameter) == GRASS
    _, pieces = ndimage.label(painted, structure=np.ones((3, 3)))
    assert pieces == 1


@settings(max_examples=40)
@given(points_of_a_hand, st.integers(2, 40))
def test_the_points_of_a_straight_stroke_lie_inside_it(points, diameter):
    inside = [(x % 150 + 25, y % 150 + 25) for x, y in points]
    ids = paint(inside, diameter, smooth=False)
    for x, y in inside:
        assert ids[int(y), int(x)] == GRASS


@settings(max_examples=40)
@given(st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=2, unique=True))
def test_a_straight_line_does_not_depend_on_how_its_events_are_grouped(ends):
    (x0, y0), (x1, y1) = ends
    many = [(x0 + (x1 - x0) * i / 7, y0 + (y1 - y0) * i / 7) for i in range(8)]
    a, b = paint(ends, 20, smooth=False), paint(many, 20, smooth=False)
    assert (a != b).mean() < 0.001  # rounding of single dabs at most


def test_dabs_lie_close_enough_for_a_smooth_edge():
    for diameter in (1, 4, 20, 100, 400):
        radius = diameter / 2
        half = spacing(diameter) / 2
        assert radius - np.sqrt(max(radius**2 - half**2, 0)) <= max(0.5, 0.04 * radius)
    assert spacing(400) < 400 / 4


def test_a_click_paints_one_dab():
    assert (paint([(100, 100)], 30) == GRASS).sum() == dab_mask(30).sum()


def test_a_stroke_out_of_the_map_and_back_paints_what_is_inside():
    ids = paint([(20, 100), (-120, 60), (-100, 150), (30, 180)], 10, smooth=False)
    assert ids[100, 19] == GRASS
    assert ids[179, 29] == GRASS
    assert ids[0, 0] == SKY


def test_shift_brings_lines_to_steps_of_fifteen_degrees():
    end = snap_to_angle(Point(0, 0), Point(100, 3))
    assert end == pytest.approx((100.045, 0), abs=1e-3)
    end = snap_to_angle(Point(0, 0), Point(50, 50.5))
    assert end.x == pytest.approx(end.y)


@settings(max_examples=50)
@given(st.integers(2, 24), st.integers(2, 24), st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_fill_covers_exactly_the_connected_pixels(height, width, labels, seed):
    random = np.random.RandomState(seed)
    ids = random.randint(0, labels, (height, width)).astype(np.uint8)
    x, y = random.randint(width), random.randint(height)
    mask, rect = flood_fill(ids, x, y)
    numbered, _ = ndimage.label(ids == ids[y, x])
    full = np.zeros(ids.shape, bool)
    full[rect.slices] = mask
    assert (full == (numbered == numbered[y, x])).all()
    assert mask.any(0)[[0, -1]].all()
    assert mask.any(1)[[0, -1]].all()


def test_fill_does_not_leak_through_a_diagonal():
    mask, rect = flood_fill(a_map("sg/gs"), 0, 0)
    assert rect == Rect(0, 0, 1, 1)
    assert mask.sum() == 1


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1))
def test_applying_and_reverting_an_edit_gives_the_map_back(seed):
    random = np.random.RandomState(seed)
    before = random.randint(0, 3, (30, 40)).astype(np.uint8)
    after = before.copy()
    top, left = random.randint(0, 25), random.randint(0, 35)
    after[top : top + 5, left : left + 5] = random.randint(0, 3, (5, 5))
    edit = MapEdit.between(before, after, Rect(0, 0, 40, 30))
    if edit is None:
        assert (before == after).all()
        return
    ids = before.copy()
    edit.apply(ids)
    assert (ids == after).all()
    edit.revert(ids)
    assert (ids == before).all()
    assert edit.rect.width <= 5
    assert edit.rect.height <= 5


def test_an_edit_of_a_large_flat_map_takes_little_memory():
    before = np.zeros((4096, 4096), np.uint8)
    edit = MapEdit.between(before, before + 1, Rect(0, 0, 4096, 4096))
    assert edit.size_bytes < 300_000


def test_painting_only_over_one_label_leaves_the_others():
    label_map = LabelMap(a_map("ssgg/ssgg", 10))
    label_map.stamp(np.ones((20, 40), bool), 0, 0, 154, only=SKY)
    assert (label_map.ids[:, :20] == 154).all()
    assert (label_map.ids[:, 20:] == GRASS).all()


def test_a_snapshot_is_read_only_and_of_its_moment():
    label_map = LabelMap.blank(16, 16, SKY)
    snapshot = label_map.snapshot()
    label_map.stamp(np.ones((4, 4), bool), 0, 0, GRASS)
    assert (snapshot == SKY).all()
    with pytest.raises(ValueError, match="read-only"):
        snapshot[0, 0] = 1


def test_a_map_of_another_type_is_refused():
    with pytest.raises(LabelError):
        LabelMap(np.zeros((4, 4), np.int32))


BOUNDS = Rect(0, 0, 100, 80)


def test_a_rectangle_is_clipped_at_the_map():
    mask, rect = rectangle_mask(rect_between(Point(-10, 70), Point(20, 95)), BOUNDS)
    assert rect == Rect(0, 70, 20, 80)
    assert mask.all()


def test_a_square_has_equal_sides_in_any_direction():
    rect = rect_between(Point(50, 50), Point(20, 40), square=True)
    assert (rect.width, rect.height) == (30, 30)
    assert (rect.right, rect.bottom) == (50, 50)


def test_an_ellipse_touches_its_box_and_leaves_its_corners():
    mask, rect = ellipse_mask(Rect(10, 10, 50, 30), BOUNDS)
    assert (rect.width, rect.height) == (40, 20)
    assert mask.any(0).all()
    assert mask.any(1).all()
    assert not mask[0, 0]


def test_a_polygon_is_filled():
    mask, rect = polygon_mask([Point(10, 10), Point(60, 10), Point(60, 60), Point(10, 60)], BOUNDS)
    assert rect.contains(30, 30)
    assert mask[25, 25]


def test_a_polygon_outside_the_map_paints_nothing():
    _, rect = polygon_mask([Point(-30, -30), Point(-20, -30), Point(-20, -20)], BOUNDS)
    assert rect == EMPTY


def test_rectangles_unite_clip_and_grow():
    a, b = Rect(0, 0, 10, 10), Rect(5, 5, 20, 8)
    assert a.united(b) == Rect(0, 0, 20, 10)
    assert a.clipped(b) == Rect(5, 5, 10, 8)
    assert EMPTY.united(b) == b
    assert a.clipped(Rect(30, 30, 40, 40)) == EMPTY
    assert EMPTY.grown(3) == EMPTY
    assert b.grown(1) == Rect(4, 4, 21, 9)
