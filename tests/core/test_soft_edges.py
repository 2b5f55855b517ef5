"""Soft brushes of other programs: their rims become one of the two labels beside them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from drawai_desktop.core.colour_reading import label_ids
from drawai_desktop.core.colour_schemes import DistinctColours, Scheme, match_colours
from drawai_desktop.core.label_reading import read_label_map
from drawai_desktop.core.labels import standard_labels
from tests.builders import GRASS, SEA, SKY, TREE
from tests.layered_cases import Case

LABELS = standard_labels()
TABLE = LABELS.colour_table()
SOME = st.sampled_from([label.id for label in LABELS])
HEIGHT, WIDTH = 96, 120


def read(rgb, painted=None):
    painted = np.ones(rgb.shape[:2], bool) if painted is None else painted
    distinct = DistinctColours.of(rgb, ~painted)
    match = match_colours(distinct, Scheme.PALETTE, LABELS)
    return label_ids(match, distinct, LABELS, painted)


def disc(soft, x=45, y=50, radius=22):
    """How much a soft brush covers, 0 to 1."""
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    return np.clip((radius - np.hypot(columns - x, rows - y)) / soft + 0.5, 0, 1)[..., None]


def mixed(base, label, share):
    return np.rint(TABLE[base] * (1 - share) + TABLE[label] * share).astype(np.uint8)


@settings(deadline=None, max_examples=60)
@given(labels=st.tuples(SOME, SOME, SOME), soft=st.sampled_from([1, 3, 5, 8, 14]))
def test_a_soft_stroke_leaves_no_third_label_at_its_rim(labels, soft):
    ground, third, stroke = labels
    base = np.full((HEIGHT, WIDTH), ground, np.uint8)
    base[80:] = third
    share = disc(soft)
    right = np.where(share[..., 0] >= 0.5, np.uint8(stroke), base)
    ids = read(mixed(base, stroke, share))
    assert set(np.unique(ids)) <= set(labels)
    assert Case("a", None, "", right, edges=2).wrong(ids) == 0


def test_a_very_soft_brush_is_cut_in_the_middle_of_its_rim():
    base = np.full((HEIGHT, WIDTH), SKY, np.uint8)
    share = disc(40, radius=30)
    ids = read(mixed(base, TREE, share))
    right = np.where(share[..., 0] >= 0.5, np.uint8(TREE), base)
    assert Case("a", None, "", right, edges=2).wrong(ids) == 0


def test_thin_lines_of_a_labels_own_colour_stay():
    base = np.full((HEIGHT, WIDTH), SEA, np.uint8)
    base[10, 5:100] = GRASS
    base[20:90, 60] = TREE
    base[50, 20] = SKY
    assert (read(TABLE[base].astype(np.uint8)) == base).all()


def test_colours_that_were_rounded_on_their_way_are_the_labels():
    base = np.full((HEIGHT, WIDTH), SEA, np.uint8)
    base[40:, 30:] = GRASS
    rounded = TABLE[base].astype(int) + np.random.default_rng(0).integers(-2, 3, (*base.shape, 3))
    assert (read(rounded.clip(0, 255).astype(np.uint8)) == base).all()


@pytest.mark.parametrize(("ground", "stroke"), [(SKY, SEA), (GRASS, TREE), (158, 149), (118, 105)])
def test_a_flat_map_with_soft_strokes_has_no_third_label_either(tmp_path, ground, stroke):
    base = np.full((HEIGHT, WIDTH), ground, np.uint8)
    base[80:] = SEA if SEA not in (ground, stroke) else TREE
    share = disc(5)
    Image.fromarray(mixed(base, stroke, share)).save(tmp_path / "a.png")
    reading = read_label_map(tmp_path / "a.png", LABELS)
    right = np.where(share[..., 0] >= 0.5, np.uint8(stroke), base)
    assert set(np.unique(reading.ids)) <= set(np.unique(right))
    assert Case("a", None, "", right, edges=2).wrong(reading.ids) == 0
    assert reading.changed > 100
