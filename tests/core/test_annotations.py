"""Annotation files of labelme and COCO as label maps."""

import json

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawai_desktop.core.label_names import LabelNames
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.run_lengths import unpacked
from drawai_desktop.core.shape_painter import ShapePainter
from drawai_desktop.words import install
from tests.annotation_files import (
    CATEGORIES,
    IDS,
    coco,
    labelme,
    masked,
    packed,
    panoptic,
    runs,
    shape,
    square,
)
from tests.core.annotation_reading import read, refusal
from tests.layered_cases import cases

LABELS = standard_labels()
in_one_folder = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
small_maps = st.integers(1, 12).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0, 1, 3, 7, 9]), min_size=width, max_size=width),
        min_size=1,
        max_size=12,
    ).map(np.array)
)


def ids_of(categories):
    """The label map of numbers of categories; 0 is nothing."""
    table = np.full(256, UNLABELLED, np.uint8)
    for number, name in CATEGORIES:
        table[number] = IDS[name]
    return table[categories]


@pytest.mark.parametrize(
    "case", cases("labelme", "coco", "via", "json"), ids=lambda case: case.name
)
def test_files_as_people_have_them_are_read_as_they_should_be(case):
    if case.expected is None:
        refusal(case.path)
    else:
        assert case.wrong(read(case.path).ids) == 0


# By name.


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Sky", "sky-other"),
        ("SKY OTHER", "sky-other"),
        ("sky_other", "sky-other"),
        ("sky-other-merged", "sky-other"),
        ("ceiling-merged", "ceiling-other"),
        ("tree-2", "tree"),
        ("Stone wall 12", "wall-stone"),
        ("tree-merged-3", "tree"),
    ],
)
def test_a_name_is_found_however_it_is_written(name, label):
    assert LabelNames(LABELS).find(name) == LABELS.named(label).id


def test_titles_are_found_in_english_and_as_the_window_shows_them():
    install(lambda _context, text, _n: {"Sky": "Himmel"}.get(text, text))
    try:
        names = LabelNames(LABELS)
    finally:
        install(None)
    assert names.find("himmel") == names.find("Sky") == names.find("sky-other") == 156


@pytest.mark.parametrize("name", ["other", "unicorn", "", "merged", "7", "tre", None, 7, "a" * 999])
def test_what_no_label_is_called_is_not_guessed(name):
    assert LabelNames(LABELS).find(name) is None


def test_every_label_is_found_by_its_name_and_its_title():
    names = LabelNames(LABELS)
    assert all(names.find(c.name) == names.find(f"{c.title}-1") == c.id for c in LABELS)


def test_unknown_names_leave_what_is_below_and_are_told(tmp_path):
    whole = [[0, 0], [160, 0], [160, 140], [0, 140]]
    path = labelme(tmp_path / "a.json", shape("sea", whole), shape("dragon", whole))
    found = read(path)
    assert (found.ids == 154).all()
    assert any("dragon (1)" in note for note in found.notes)


def test_a_file_without_a_known_name_is_refused(tmp_path):
    path = labelme(tmp_path / "a.json", shape("dragon", [[0, 0], [90, 0], [90, 90]]))
    assert "dragon" in refusal(path)


# Round trips.


@given(small_maps)
@in_one_folder
def test_run_lengths_come_back_as_they_were(tmp_path, categories):
    high, wide = categories.shape
    for counts in (runs, lambda mask: packed(runs(mask)), lambda mask: str(pack_bytes(mask))):
        notes = [
            (5, n, {"counts": counts(categories == n), "size": [high, wide]})
            for n in np.unique(categories).tolist()
            if n
        ]
        if notes:
            path = coco(tmp_path / "a.json", notes, size=(wide, high))
            assert (read(path).ids == ids_of(categories)).all()


def pack_bytes(mask):
    return packed(runs(mask)).encode()


@given(st.lists(st.integers(0, 2**24), max_size=30))
def test_packed_numbers_come_back_as_they_were(counts):
    assert unpacked(packed(counts)).tolist() == counts


@given(small_maps)
@in_one_folder
def test_masks_of_labelme_come_back_as_they_were(tmp_path, categories):
    high, wide = categories.shape
    names = dict(CATEGORIES)
    shapes = [masked(names[n], categories == n) for n in np.unique(categories).tolist() if n]
    if shapes:
        path = labelme(tmp_path / "a.json", *shapes, width=wide, height=high)
        assert (read(path).ids == ids_of(categories)).all()


@given(small_maps, st.integers(1, 1_800_000))
@in_one_folder
def test_panoptic_segments_come_back_as_they_were(tmp_path, categories, factor):
    held = [n for n in np.unique(categories).tolist() if n]
    if held:
        numbers = {n * factor: n for n in held}
        path = panoptic(tmp_path / "a.json", categories * factor, numbers)
        assert (read(path).ids == ids_of(categories)).all()


places = st.integers(-20_000, 40_000).map(lambda thousandths: thousandths / 1000)


@given(st.lists(st.tuples(places, places), min_size=3, max_size=12))
@settings(deadline=None)
def test_a_polygon_holds_the_pixels_whose_middle_is_inside(points):
    painter = ShapePainter(24, 18, "a")
    painter.polygon(np.array(points), 7)
    x, y = np.meshgrid(np.arange(24) + 0.5, np.arange(18) + 0.5)
    inside = np.zeros((18, 24), bool)
    near = np.zeros((18, 24), bool)
    for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True):
        if y0 != y1:
            crossing = x0 + (y - y0) * (x1 - x0) / (y1 - y0)
            inside ^= ((y0 > y) != (y1 > y)) & (x < crossing)
            near |= abs(x - crossing) < 1e-6  # on the outline either is right
        near |= (abs(y - y0) < 1e-6) | (abs(x - x0) < 1e-6)
    assert ((painter.ids() == 7) == inside)[~near].all()


def test_neighbours_with_a_common_outline_leave_no_gap_and_do_not_overlap(tmp_path):
    corners = [[0.3, 0.2], [100.7, 3.1], [90.2, 80.9], [5.5, 70.1]]
    middle = [47.3, 41.9]
    names = [name for _, name in CATEGORIES]
    ids = []
    for order in (range(4), reversed(range(4))):
        shapes = [shape(names[i], [corners[i], corners[(i + 1) % 4], middle]) for i in order]
        ids.append(read(labelme(tmp_path / "a.json", *shapes)).ids)
    assert (ids[0] == ids[1]).all()
    whole = read(labelme(tmp_path / "a.json", shape("sea", corners))).ids
    assert ((ids[0] != UNLABELLED) == (whole != UNLABELLED)).all()


# Hostile ones.


def test_a_million_polygons_are_refused(tmp_path):
    one = '{"label":"sky","points":[[0,0],[9,0],[9,9]]}'
    text = f'{{"imageWidth":400,"imageHeight":300,"shapes":[{",".join([one] * 1_000_000)}]}}'
    (tmp_path / "a.json").write_text(text)
    assert "more annotations than" in refusal(tmp_path / "a.json")


@pytest.mark.parametrize("side", [10**6, 1e300, 10**19, 8001])
def test_a_size_that_would_take_gigabytes_is_refused_before_memory_is_taken(tmp_path, side):
    sky = shape("sky", [[0, 0], [9, 0], [9, 9]])
    refusal(labelme(tmp_path / "a.json", sky, width=side, height=side))
    refusal(coco(tmp_path / "a.json", [(5, 7, square(0, 0, 9))], size=(side, side)))


def test_shapes_that_would_take_minutes_are_refused(tmp_path):
    whole = shape("sky", [[0, 0], [8000, 0], [8000, 8000], [0, 8000]])
    path = labelme(tmp_path / "a.json", *[whole] * 2000, width=8000, height=8000)
    assert "more than are painted" in refusal(path)
    path = labelme(tmp_path / "a.json", *[shape("sky", [[0, 0], [9, 0], [9, 9]])] * 40_000)
    assert "more than are painted" in refusal(path)


def test_masks_that_would_take_minutes_to_decode_are_refused(tmp_path):
    mask = masked("sea", np.zeros((7900, 8000), bool))
    path = labelme(tmp_path / "a.json", *[mask] * 40, width=8000, height=7900)
    assert "more than are painted" in refusal(path)


@pytest.mark.parametrize(
    "data",
    [[], {}, 7, {"shapes": 5}, {"images": [], "annotations": []}, {"images": [{"id": 1}]}, None],
)
def test_other_json_is_refused_with_the_kinds_that_can_be_read(tmp_path, data):
    (tmp_path / "a.json").write_text(json.dumps(data))
    text = refusal(tmp_path / "a.json")
    assert "labelme" in text or "COCO" in text
