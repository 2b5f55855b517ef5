"""Patterns, outlines and the places of names, as numbers."""

import numpy as np
import pytest
from scipy import ndimage

from drawai_desktop.core.label_marks import Ink, PatternInk, outline_codes
from drawai_desktop.core.label_patterns import PATTERN_PX, pattern_tiles, wants_light_ink
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.regions import Regions, name_places
from tests.builders import GRASS, SEA, SKY, TREE, a_map, a_scene

LABELS = standard_labels()
TABLE = LABELS.colour_table()


def _moved(tile):
    return {np.roll(tile, (y, x), (0, 1)).tobytes() for y in range(16) for x in range(16)}


def test_no_label_has_the_pattern_of_another_one_not_even_moved():
    tiles = pattern_tiles()
    seen = {}
    for label_id in range(UNLABELLED):
        assert tiles[label_id].tobytes() not in seen, LABELS.title(label_id)
        seen |= dict.fromkeys(_moved(tiles[label_id]), label_id)
    assert not tiles[UNLABELLED].any()


def test_a_pattern_leaves_most_of_the_labels_colour_to_be_seen():
    inked = pattern_tiles()[:UNLABELLED].mean(axis=(1, 2))
    assert inked.min() > 0.02
    assert inked.max() < 0.56


def test_the_ink_is_dark_on_light_colours_and_light_on_dark_ones():
    light = wants_light_ink(TABLE)
    assert light[SEA]
    assert light[TREE]
    assert not light[LABELS.named("snow").id]
    assert not light[GRASS]


def test_patterns_are_drawn_where_the_tile_has_ink_wherever_the_view_begins():
    ids = np.full((40, 50), GRASS, np.uint8)
    rows, columns = np.arange(40) + 5, np.arange(50) - 3
    codes = PatternInk(TABLE).codes(ids, rows, columns, is_thick=False)
    tile = pattern_tiles()[GRASS]
    wanted = tile[rows[:, None] % PATTERN_PX, columns % PATTERN_PX]
    assert ((codes != Ink.NONE) == wanted).all()
    assert set(np.unique(codes)) == {Ink.NONE, Ink.PATTERN_DARK}


def test_a_pattern_that_is_seen_at_every_second_pixel_is_still_seen():
    ids = np.arange(UNLABELLED, dtype=np.uint8)[:, None, None]
    ink = PatternInk(TABLE)
    for start in (0, 1):
        places = np.arange(start, 64 + start, 2)
        for label_id in ids[:, 0, 0]:
            here = np.full((32, 32), label_id, np.uint8)
            assert ink.codes(here, places, places, is_thick=True).any(), LABELS.title(label_id)


def test_a_border_is_a_dark_line_with_a_light_one_beside_it():
    codes = outline_codes(a_map("ssgg/ssgg"))
    assert (codes[:, 1] == Ink.OUTLINE_DARK).all()
    assert (codes[:, 2] == Ink.OUTLINE_LIGHT).all()
    assert not codes[:, [0, 3]].any()
    assert not outline_codes(a_map("sss/sss")).any()


def test_regions_are_the_connected_pixels_of_one_label():
    rng = np.random.default_rng(7)
    ids = ndimage.zoom(rng.integers(0, 4, (30, 40)), 3, order=0).astype(np.uint8)
    regions = Regions.of(ids)
    assert regions.areas.sum() == ids.size
    for label_id in range(4):
        numbers, count = ndimage.label(ids == label_id)
        assert (regions.ids == label_id).sum() == count
        own = regions.numbers[ids == label_id]
        pairs = set(zip(own.tolist(), numbers[ids == label_id].tolist(), strict=True))
        assert len(pairs) == count


def test_a_regions_area_is_that_of_its_pixels():
    regions = Regions.of(a_map("sgs/sgg/ggg"))
    assert sorted(regions.areas.tolist()) == [1, 2, 6]


@pytest.mark.parametrize("seed", range(4))
def test_a_name_stands_wholly_inside_its_region(seed):
    rng = np.random.default_rng(seed)
    ids = ndimage.zoom(rng.choice([SKY, SEA, GRASS, TREE], (9, 12)), 12, order=0).astype(np.uint8)
    inside = np.ones(ids.shape, bool)
    inside[:, :20] = False
    places = name_places(ids, inside, dict.fromkeys((SKY, SEA, GRASS, TREE), (11, 5)))
    assert places
    for place in places:
        top, left = round(place.y - 2.5), round(place.x - 5.5)
        box = (slice(top, top + 5), slice(left, left + 11))
        assert (ids[box] == place.label_id).all()
        assert inside[box].all()


def test_slivers_and_specks_get_no_name():
    ids = np.full((80, 80), SKY, np.uint8)
    ids[40:43] = SEA  # three cells high
    ids[10:14, 10:14] = TREE
    named = {p.label_id for p in name_places(ids, np.ones(ids.shape, bool), {
        SKY: (10, 5), SEA: (10, 5), TREE: (10, 5),
    })}  # fmt: skip
    assert named == {SKY}


def test_a_name_keeps_away_from_its_regions_border_where_it_can():
    ids = a_scene(120, 160)
    (sky,) = [
        p for p in name_places(ids, np.ones(ids.shape, bool), {SKY: (12, 5)}) if p.label_id == SKY
    ]
    ground = np.argwhere(ids != SKY)
    assert np.abs(ground - (sky.y, sky.x)).max(axis=1).min() >= 9
