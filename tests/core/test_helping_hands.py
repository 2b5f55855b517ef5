"""Helping hands: where their shapes lie, and what they leave alone."""

import numpy as np
import pytest

from drawai_desktop.core.guide import Guide, marks_of
from drawai_desktop.core.hand_lines import coast, horizon, ridge, tree_line
from drawai_desktop.core.hand_reflection import reflection
from drawai_desktop.core.hand_scatter import scatter
from drawai_desktop.core.hand_ways import way
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from tests.builders import GRASS, MOUNTAIN, SEA, SKY

WIDTH, HEIGHT = 300, 200
HANDS = {
    "horizon": horizon, "ridge": ridge, "way": way, "tree_line": tree_line, "scatter": scatter,
    "coast": coast, "reflection": reflection,
}  # fmt: skip
every_hand = pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
ROCK, TREE, HILL, BUSH = (standard_labels().named(n).id for n in ("rock", "tree", "hill", "bush"))


def scene(ground=GRASS, horizon_at=0.6):
    """Sky above, ground below."""
    ids = np.full((HEIGHT, WIDTH), SKY, np.uint8)
    ids[int(horizon_at * HEIGHT) :] = ground
    return ids


def guide(seen, *corners, label=MOUNTAIN, size=0.1, **more):
    """A stroke through corners, in parts of the map."""
    at = np.linspace(0, len(corners) - 1, 40 * max(1, len(corners) - 1))
    xy = np.array(corners, float)
    points = np.stack([np.interp(at, range(len(xy)), xy[:, i]) for i in (0, 1)], 1)
    height, width = seen.shape
    return Guide(points * (width, height), size * height, label, seen, **more)


def drawn(hand, made, seed=1):
    """The map after the hand."""
    after = made.seen.copy()
    for label_id, mask, rect in marks_of(hand(made, np.random.RandomState(seed)), made):
        after[rect.slices][mask] = label_id
    return after


def tops(ids, label):
    """The highest row of a label in each column that has it."""
    has = (ids == label).any(0)
    return (ids == label).argmax(0)[has]


@every_hand
def test_the_same_chance_draws_the_same_and_another_one_another(hand):
    seen = scene(SEA)
    seen[70:120, 30:250] = MOUNTAIN
    made = guide(seen, (0.1, 0.7), (0.4, 0.65), (0.9, 0.75), label=TREE)
    first = drawn(hand, made)
    assert (first != made.seen).any()
    assert (drawn(hand, made) == first).all()
    assert any((drawn(hand, made, seed) != first).any() for seed in (2, 3, 4))


@every_hand
@pytest.mark.parametrize("shape", [(128, 700), (700, 128), (128, 128)], ids=str)
@pytest.mark.parametrize(
    "corners",
    [[(0.5, 0.5)], [(-0.3, 0.4), (1.4, 1.3)], [(0.5, -0.2), (0.5, 1.2)], [(1.2, 0.5), (0, 0.5)]],
    ids=["click", "over the corners", "upright", "back"],
)
def test_any_stroke_on_any_canvas_is_borne(hand, shape, corners):
    seen = np.full(shape, SKY, np.uint8)
    seen[shape[0] // 2 :] = SEA
    for label in (MOUNTAIN, GRASS, 200):
        for is_other in (False, True):
            made = guide(seen, *corners, label=label, is_other=is_other)
            after = drawn(hand, made)
            assert set(np.unique(after).tolist()) <= {SKY, SEA, label}


def test_the_horizon_of_water_is_level_and_all_below_it_is_water():
    after = drawn(horizon, guide(scene(), (0.2, 0.3), (0.8, 0.5), label=SEA))
    assert (after[101:] == SEA).all()
    assert (after[:99] == SKY).all()


def test_the_horizon_of_land_rises_and_falls_a_little_but_with_shift():
    rows = tops(drawn(horizon, guide(scene(SKY), (0.5, 0.5), label=GRASS)), GRASS)
    assert 1 <= np.ptp(rows) <= 0.04 * HEIGHT
    level = guide(scene(SKY), (0.5, 0.5), label=GRASS, is_other=True)
    assert np.ptp(tops(drawn(horizon, level), GRASS)) == 0


def test_a_ridge_follows_the_hand_and_stands_behind_the_ground():
    made = guide(scene(), (0.1, 0.5), (0.4, 0.1), (0.6, 0.3), (0.9, 0.5))
    after = drawn(ridge, made)
    assert (after[120:] == GRASS).all()
    rows = (after == MOUNTAIN).argmax(0)
    assert abs(rows[120] - 20) < 14
    assert abs(rows[180] - 60) < 20
    assert (after[rows[120] : 120, 120] == MOUNTAIN).all()
    in_front = drawn(ridge, guide(scene(), (0.1, 0.5), (0.4, 0.1), (0.9, 0.5), is_other=True))
    assert (in_front[190, 100:200] == MOUNTAIN).all()


def test_a_ridge_that_ends_on_the_map_falls_to_its_foot_and_one_at_the_border_goes_on():
    after = drawn(ridge, guide(scene(horizon_at=0.45), (0.4, 0.3), (0.6, 0.3)))
    assert (after[:, 0] != MOUNTAIN).all()
    wide = drawn(ridge, guide(scene(), (0.01, 0.3), (0.99, 0.3)))
    assert (wide[100, [0, -1]] == MOUNTAIN).all()


def test_hills_are_smoother_than_mountains():
    def steepest(label):
        after = drawn(ridge, guide(scene(SKY), (0, 0.5), (1, 0.5), label=label))
        return np.abs(np.diff(tops(after, label))).max()

    assert steepest(HILL) < steepest(MOUNTAIN)


def test_trees_stand_on_the_edge_beside_the_stroke_and_are_as_tall_as_the_brush():
    seen = scene()
    after = drawn(tree_line, guide(seen, (0.3, 0.57), (0.7, 0.64), label=TREE, size=0.15))
    tree = after == TREE
    assert not tree[:, :80].any()
    assert not tree[:, 220:].any()
    foot = HEIGHT - 1 - tree[::-1].argmax(0)[100:200]
    assert np.ptp(foot) <= 2
    assert abs(foot.mean() - 120) < 6
    assert 0.08 * HEIGHT < 120 - tops(after, TREE).min() < 0.17 * HEIGHT
    on_stroke = guide(seen, (0.3, 0.57), (0.7, 0.64), label=TREE, is_other=True)
    assert tops(drawn(tree_line, on_stroke)[:, 190:], TREE).max() > 121


def test_a_road_is_as_wide_as_the_brush_at_its_near_end_and_narrow_far_away():
    after = drawn(way, guide(scene(), (0.5, 0.62), (0.4, 0.8), (0.5, 0.99), label=ROCK, size=0.5))
    widths = (after == ROCK).sum(1)
    assert 70 < widths[190] < 130
    assert 1 <= widths[126] < 20
    even = guide(scene(), (0.5, 0.62), (0.5, 0.99), label=ROCK, size=0.2, is_other=True)
    assert (drawn(way, even) == ROCK).sum(1)[130:190].min() > 25


def test_a_road_with_hairpin_bends_has_no_holes():
    corners = [(0.2, 0.3), (0.8, 0.35), (0.2, 0.45), (0.8, 0.55), (0.3, 0.95)]
    after = drawn(way, guide(scene(GRASS, 0), *corners, label=ROCK, size=0.3))
    inside = guide(scene(GRASS, 0), *corners).points.astype(int)
    assert (after[inside[8:, 1], inside[8:, 0]] == ROCK).mean() > 0.9


def test_more_density_scatters_more_within_the_brush():
    def painted(density):
        made = guide(scene(GRASS, 0), (0.1, 0.6), (0.9, 0.6), label=ROCK, size=0.3, density=density)
        return drawn(scatter, made) == ROCK

    few, many = painted(0.05), painted(0.9)
    assert 0 < few.sum() < 0.6 * many.sum()
    assert not many[: int(0.25 * HEIGHT)].any()


def test_a_click_scatters_one_thing():
    shape = scatter(guide(scene(), (0.5, 0.8), label=BUSH), np.random.RandomState(1))
    assert len(shape.outlines) == 1


def test_a_coast_paints_below_a_level_stroke_and_with_shift_above_it():
    corners = (0.1, 0.7), (0.9, 0.75)
    after = drawn(coast, guide(scene(SEA), *corners, label=GRASS))
    assert (after[190] == GRASS).all()
    assert (after[130] == SEA).all()
    other = drawn(coast, guide(scene(SEA), *corners, label=GRASS, is_other=True))
    assert (other[100] == GRASS).all()
    assert (other[190] == SEA).all()


def test_an_upright_coast_paints_the_narrower_side():
    after = drawn(coast, guide(scene(GRASS, 0), (0.7, 0.05), (0.75, 0.95), label=SEA))
    assert (after[:, -1] == SEA).all()
    assert (after[:, 0] == GRASS).all()


def test_a_ring_becomes_a_lake_and_with_shift_an_island():
    ring = [(0.3, 0.5), (0.5, 0.3), (0.7, 0.5), (0.5, 0.7), (0.3, 0.52)]
    lake = drawn(coast, guide(scene(GRASS, 0), *ring, label=SEA))
    assert lake[100, 150] == SEA
    assert lake[5, 5] == lake[195, 295] == GRASS
    island = drawn(coast, guide(scene(GRASS, 0), *ring, label=SEA, is_other=True))
    assert ((island == SEA) | (lake == SEA)).all()
    assert island[100, 150] == GRASS


def test_water_shows_what_stands_behind_it_upside_down_but_not_the_sky():
    seen = scene(SEA)
    seen[80:120, 100:140] = MOUNTAIN
    after = drawn(reflection, guide(seen, (0.1, 0.8), label=UNLABELLED))
    assert (after[:120] == seen[:120]).all()
    below = after[120:] == MOUNTAIN
    assert set(np.unique(after[120:]).tolist()) == {SEA, MOUNTAIN}
    assert below[:33].sum() > 0.5 * 33 * 40
    assert not below[36:].any()  # 40 rows, a little flattened
    assert below[:, 95:145].sum() > 0.9 * below.sum()


def test_a_flat_bank_is_not_mirrored_and_hides_the_foot_of_what_stands_behind_it():
    seen = scene(SEA, 0.6)
    seen[60:110] = MOUNTAIN
    seen[110:120] = GRASS
    after = drawn(reflection, guide(seen, (0.5, 0.8)))
    assert not (after[120:] == GRASS).any()
    rows = (after[120:] == MOUNTAIN).any(1)
    assert rows[:20].any()
    assert not rows[32:].any()  # 50 rows, flattened, less the bank's ten


def test_a_reflection_reaches_as_far_as_the_hand_is_drawn_down():
    seen = scene(SEA)
    seen[40:120] = MOUNTAIN
    after = drawn(reflection, guide(seen, (0.5, 0.65), (0.5, 0.72)))
    assert (after[120:140] == MOUNTAIN).any()
    assert (after[146:] == SEA).all()
