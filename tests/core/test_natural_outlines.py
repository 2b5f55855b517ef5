"""Outlines as in nature: where they go, how fine they are, and the same for the same seed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from drawai_desktop.core import natural_outlines as nature
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.scene_painting import ScenePainter
from drawai_desktop.core.surprise import random_scene

LABELS = standard_labels()
SKY, SNOW, GRASS = 156, 158, 123
KNOTS = [(0.0, 0.4), (0.3, 0.1), (0.5, 0.35), (1.0, 0.2)]
seeds = st.integers(0, 2**31 - 1)


def numbers(seed=1):
    return np.random.RandomState(seed)


def area(outline):
    x, y = outline.T
    return abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


OUTLINES = {
    "heap": lambda random: nature.heap(0.4, 0.15, random),
    "boulder": lambda random: nature.boulder(0.2, 0.12, random),
    "conifer": lambda random: nature.conifer(0.4, 0.16, random),
    "broadleaf": lambda random: nature.broadleaf(0.4, 0.35, random),
    "crag": lambda random: nature.crag([(0, 0), (0.3, 0), (0.2, 0.3)], 0.2, random),
    "blade": lambda random: nature.blades(0.1, 0.1, 5, random)[2],
    "jagged": lambda random: nature.jagged(KNOTS, 0.3, random),
}


@pytest.mark.parametrize("kind", OUTLINES)
def test_a_seed_gives_the_same_outline_and_another_seed_another(kind):
    first, again, other = (OUTLINES[kind](numbers(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@given(seeds, st.floats(0.05, 0.4))
def test_a_jagged_line_passes_its_knots_and_goes_on_to_the_right(seed, roughness):
    line = nature.jagged(KNOTS, roughness, numbers(seed))
    for knot in KNOTS:
        assert np.hypot(*(line - knot).T).min() < 1e-9
    assert (np.diff(line[:, 0]) > 0).all()
    assert np.hypot(*np.diff(line, axis=0).T).max() < 2 * nature.FINEST


def test_a_rougher_line_is_longer():
    def length(roughness):
        return np.hypot(*np.diff(nature.jagged(KNOTS, roughness, numbers()), axis=0).T).sum()

    assert length(0.05) < length(0.2) < length(0.35)


@given(seeds)
def test_a_wave_keeps_within_its_size_and_its_ends_meet(seed):
    wave = nature.wavering(400, 0.2, numbers(seed))
    assert np.abs(wave).max() <= 1.25
    assert abs(wave[0] - wave[-1]) < 0.2
    assert wave.std() > 0.05


@pytest.mark.parametrize("conifers", [0.0, 0.5, 1.0])
@given(seed=seeds)
def test_a_wood_stands_on_its_line_and_no_tree_is_taller_than_told(conifers, seed):
    base = np.linspace(0.5, 0.6, 640)
    tops = nature.tree_tops(base, 1.5, 0.1, conifers, numbers(seed))
    rise = base - tops
    assert rise.min() >= 0.025 - 1e-9
    assert 0.05 <= rise.max() <= 0.1 + 1e-9
    assert len(np.unique(np.round(rise, 3))) > 20


@given(seeds)
def test_sizes_are_as_told(seed):
    random = numbers(seed)
    for made, wide, high in (
        (nature.heap(0.4, 0.15, random), 0.4, 0.15),
        (nature.boulder(0.2, 0.12, random), 0.2, 0.12),
        (nature.conifer(0.4, 0.16, random), 0.16, 0.4),
        (nature.broadleaf(0.4, 0.35, random), 0.35, 0.4),
    ):
        across, up = np.ptp(made[:, 0]), np.ptp(made[:, 1])
        assert 0.55 * wide <= across <= 1.25 * wide
        assert 0.55 * high <= up <= 1.25 * high
        assert 0.15 * wide * high < area(made) < 1.2 * wide * high


@given(seeds)
def test_trees_stand_on_their_foot_and_point_up(seed):
    for tree in (
        nature.conifer(0.4, 0.16, numbers(seed)),
        nature.broadleaf(0.4, 0.35, numbers(seed)),
    ):
        assert tree[:, 1].max() == pytest.approx(0.0, abs=1e-9)
        foot = tree[tree[:, 1] > -0.01]
        assert 0.0 < np.ptp(foot[:, 0]) < 0.06
    for blade in nature.blades(0.1, 0.1, 7, numbers(seed)):
        assert blade[:, 1].max() == 0.0
        assert -0.1 <= blade[:, 1].min() <= -0.03


def lone(ids):
    """Part of the pixels that are of another label than all their four neighbours."""
    inner = ids[1:-1, 1:-1]
    around = (ids[:-2, 1:-1], ids[2:, 1:-1], ids[1:-1, :-2], ids[1:-1, 2:])
    return float(np.all([inner != other for other in around], axis=0).mean())


@settings(max_examples=40)
@given(seeds)
def test_a_scene_is_no_salt_and_pepper_to_a_network_that_sees_a_quarter_of_a_side(seed):
    ids = random_scene(1024, 1024, LABELS, seed)
    assert lone(ids[2::4, 2::4]) < 0.0008


@settings(max_examples=20)
@given(seeds)
def test_snow_lies_on_the_mountain_only_and_rock_shows_below_it(seed):
    scene = ScenePainter(512, 512, LABELS, "sky-other")
    line = scene.ridge("mountain", KNOTS, 0.25, numbers(seed))
    sky = scene.ids == SKY
    scene.snow_on(line, 0.28, 0.05, numbers(seed))
    assert (sky == (scene.ids == SKY)).all()
    rows = np.nonzero(scene.ids == SNOW)[0]
    assert rows.size > 0
    assert rows.max() / 512 < 0.28 + 0.12


def test_a_river_is_one_piece_from_far_to_near_and_grows():
    scene = ScenePainter(600, 400, LABELS, "grass")
    course = [(0.5, 0.5, 0.02), (0.6, 0.6, 0.06), (0.4, 0.75, 0.15), (0.55, 1.05, 0.4)]
    scene.ribbon("river", course, 0.1, numbers())
    water = scene.ids != GRASS
    assert ndimage.label(water)[1] == 1
    widths = water.sum(1)
    assert widths[:195].max() == 0
    assert 0 < widths[210] < widths[300] < widths[399]
    assert 0.25 < widths[399] / 600 < 0.55


def test_outlines_keep_their_proportions_in_a_wide_picture():
    for width in (400, 800):
        scene = ScenePainter(width, 400, LABELS, "sky-other")
        scene.broadleaf("tree", (0.5, 0.9), 0.6, 0.6, numbers())
        rows, columns = np.nonzero(scene.ids != SKY)
        assert 0.8 < np.ptp(columns) / np.ptp(rows) < 1.3
        assert abs(columns.mean() - width / 2) < 20
