"""The kinds of shapes and files that labelme and COCO have."""

import base64

import numpy as np
import pytest

from drawai_desktop.core.annotation_file import annotated_pictures
from drawai_desktop.core.coco_file import SeveralPicturesError
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.run_lengths import RunLengthError, run_spans
from drawai_desktop.errors import OptionError
from tests.annotation_files import coco, labelme, masked, panoptic, png, shape, square
from tests.core.annotation_reading import read, refusal
from tests.core.refusals import refused

LABELS = standard_labels()

# Shapes of labelme.


def test_background_clears_and_later_shapes_cover_earlier_ones(tmp_path):
    corners = [[[0, 0], [160, 140]], [[0, 0], [80, 140]], [[60, 90], [20, 10]]]
    names = ("sky", "sea", "__ignore__")
    shapes = [shape(n, c, "rectangle") for n, c in zip(names, corners, strict=True)]
    ids = read(labelme(tmp_path / "a.json", *shapes)).ids
    assert ids[5, 150] == 156
    assert ids[5, 5] == 154
    assert (ids[10:90, 20:60] == UNLABELLED).all()
    assert (ids == UNLABELLED).sum() == 80 * 40


def test_lines_and_points_are_drawn_as_labelme_draws_them(tmp_path):
    shapes = [
        shape("road", [[10, 50], [90, 50]], "line"),
        shape("river", [[10, 100], [60, 100], [60, 130]], "linestrip"),
        shape("person", [[130, 60]], "point"),
        shape("boat", [[130, 100], [133, 104]], "circle"),
    ]
    ids = read(labelme(tmp_path / "a.json", *shapes)).ids
    assert (ids[45:55, 10:90] == LABELS.named("road").id).all()
    assert ids[120, 57] == ids[97, 30] == LABELS.named("river").id
    for name, (y, x) in (("person", (60, 130)), ("boat", (100, 130))):
        area = (ids == LABELS.named(name).id).sum()
        assert abs(area - np.pi * 25) < 6
        assert ids[y, x] == LABELS.named(name).id


@pytest.mark.parametrize(
    "broken",
    [
        shape("sea", [[1, 2], [3, 4]]),
        shape("sea", [[0, 0], [5, 5], [9, 9]]),
        shape("sea", []),
        shape("sea", None),
        shape("sea", [[5, 5], [5, 5]], "circle"),
        shape("sea", [[1, 2], [3]]),
        shape("sea", [["a", "b"], ["c", "d"], ["e", "f"]]),
        shape("sea", [[1e300, 0], [9, 0], [9, 9]]),
        shape("sea", [[0, 0], [9, 9]], "mask", mask="!!"),
        shape("sea", [[0, 0], [9, 9]], "mask"),
        "sea",
    ],
)
def test_broken_shapes_are_left_out_and_told(tmp_path, broken):
    good = shape("sky", [[0, 0], [160, 0], [160, 140], [0, 140]])
    found = read(labelme(tmp_path / "a.json", good, broken))
    assert (found.ids == 156).all()
    assert found.share == 0.5
    assert any("left out" in note for note in found.notes)


@pytest.mark.parametrize(("left", "top"), [(-5, -7), (150, 130), (40, 20), (500, 500)])
def test_what_is_outside_the_picture_is_cut(tmp_path, left, top):
    mask = np.random.RandomState(0).rand(20, 30) < 0.5
    under = shape("sky", [[0, 0], [160, 140]], "rectangle")
    ids = read(labelme(tmp_path / "a.json", under, masked("sea", mask, left, top))).ids
    expected = np.zeros((1200, 1200), bool)
    expected[500 + top : 520 + top, 500 + left : 530 + left] = mask
    assert ((ids == 154) == expected[500:640, 500:660]).all()


# The size.


def test_the_size_is_that_of_the_picture_inside_before_what_is_said(tmp_path):
    data = base64.b64encode(png(np.zeros((90, 130, 3), np.uint8))).decode()
    path = labelme(tmp_path / "a.json", shape("sky", [[0, 0], [9, 0], [9, 9]]), imageData=data)
    assert read(path).ids.shape == (90, 130)


@pytest.mark.parametrize(
    "said", ["b.png", "./b.png", "..\\x\\b.png", "C:\\photos\\b.png", "/home/me/b.png"]
)
def test_the_size_may_be_that_of_the_picture_beside_the_file(tmp_path, said):
    (tmp_path / "b.png").write_bytes(png(np.zeros((90, 130), np.uint8)))
    sky = shape("sky", [[0, 0], [9, 0], [9, 9]])
    path = labelme(tmp_path / "a.json", sky, width=None, height=None, imagePath=said)
    assert read(path).ids.shape == (90, 130)
    (tmp_path / "b.png").unlink()
    assert "b.png is not beside it" in refusal(path)


@pytest.mark.parametrize("said", [".", "..", "/", "", "\0", "a" * 5000, 7, None, "\ud800.png"])
def test_what_is_no_files_name_is_not_looked_for(tmp_path, said):
    sky = shape("sky", [[0, 0], [9, 0], [9, 9]])
    refusal(labelme(tmp_path / "a.json", sky, width=None, height=None, imagePath=said))


# COCO.


def test_one_of_several_pictures_has_to_be_named(tmp_path):
    pictures = ((5, "a/shore.jpg"), (6, "b\\hill.png"), (7, "empty.jpg"), (8, "b/shore.jpg"))
    notes = [(5, 7, [square(0, 0, 50)]), (6, 9, [square(9, 9, 50)]), (8, 1, [square(0, 0, 9)])]
    path = coco(tmp_path / "a.json", notes, pictures)
    assert [p.annotations for p in annotated_pictures(path)] == [1, 1, 1]
    with pytest.raises(SeveralPicturesError, match="3 pictures") as caught:
        read(path)
    assert [p.name for p in caught.value.pictures] == ["a/shore.jpg", "b\\hill.png", "b/shore.jpg"]
    for name in ("hill", "hill.png", "b\\hill.png", "6"):
        assert set(np.unique(read(path, name).ids)) == {123, UNLABELLED}
    assert 154 in read(path, "a/shore.jpg").ids
    with pytest.raises(SeveralPicturesError, match="2 pictures"):
        read(path, "shore")
    refused(lambda: read(path, "empty"), OptionError)


def test_the_only_picture_that_has_annotations_needs_no_name(tmp_path):
    path = coco(tmp_path / "a.json", [(6, 7, [square(0, 0, 50)])], ((5, "a.jpg"), (6, "b.jpg")))
    assert (read(path).ids == 154).sum() == 2500


@pytest.mark.parametrize(
    "segmentation",
    [
        square(20, 10, 40),
        [square(20, 10, 40)],
        [[[20, 10], [60, 10], [60, 50], [20, 50]]],
        [[20, 10], [60, 10], [60, 50], [20, 50]],
        [square(20, 10, 20), square(40, 10, 20), [20, 30, 60, 30, 60, 50, 20, 50]],
    ],
)
def test_polygons_are_read_however_deep_they_lie(tmp_path, segmentation):
    ids = read(coco(tmp_path / "a.json", [(5, 7, segmentation)])).ids
    assert (ids[10:50, 20:60] == 154).all()
    assert (ids == 154).sum() == 1600


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        [[1, 2, 3, 4]],
        [[1, 2, 3, 4, 5, 6, 7]],
        {"counts": "z~", "size": [140, 160]},
        {"counts": [5, 5], "size": [160, 140]},
        {"counts": [5, 10**9], "size": [140, 160]},
        {"counts": [5, -9, 30], "size": [140, 160]},
        {"counts": [5, 1.5], "size": [140, 160]},
        {"counts": "P" * 100, "size": [140, 160]},
        {"size": [140, 160]},
        "sea",
    ],
)
def test_broken_segmentations_are_left_out_and_told(tmp_path, broken):
    found = read(coco(tmp_path / "a.json", [(5, 1, square(0, 0, 999)), (5, 7, broken)]))
    assert (found.ids == 156).all()
    assert any("left out: 1" in note for note in found.notes)


def test_boxes_alone_are_no_label_map(tmp_path):
    assert "polygons or masks" in refusal(coco(tmp_path / "a.json", [(5, 7, None), (5, 1, [])]))


def test_numbers_of_categories_mean_nothing_without_their_names(tmp_path):
    path = coco(tmp_path / "a.json", [(5, 7, square(0, 0, 9))], categories=[])
    assert "categories" in refusal(path)


def test_numbers_that_are_none_do_no_harm_where_they_are_not_needed(tmp_path):
    row = {"image_id": 5, "category_id": 7.0, "segmentation": square(0, 0, 90)}
    extra = {"area": float("nan"), "bbox": [float("inf")] * 4}
    assert (read(coco(tmp_path / "a.json", [{**row, **extra}])).ids == 154).sum() == 8100


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_numbers_that_are_none_are_no_places_and_no_sizes(tmp_path, number):
    sky = shape("sky", [[0, 0], [160, 140]], "rectangle")
    found = read(labelme(tmp_path / "a.json", sky, shape("sea", [[0, 0], [9, number], [9, 9]])))
    assert (found.ids == 156).all()
    refusal(labelme(tmp_path / "a.json", sky, width=number, height=90))
    refusal(coco(tmp_path / "a.json", [(5, number, square(0, 0, 9))]))


def test_run_lengths_of_another_size_are_none_of_the_picture():
    with pytest.raises(RunLengthError):
        run_spans({"counts": [1, 2], "size": [3, 4]}, 4, 3)


@pytest.mark.parametrize("said", ["png/shore.png", "png\\shore.png", "C:\\x\\shore.png"])
def test_the_panoptic_png_may_lie_where_the_file_says(tmp_path, said):
    path = panoptic(tmp_path / "a.json", np.full((140, 160), 300), {300: 7}, file_name=said)
    folder = tmp_path / ("a" if ":" in said else "png")
    (tmp_path / "a").rename(folder)
    assert (read(path).ids == 154).all()
    (folder / "shore.png").unlink()
    assert "shore.png" in refusal(path)


def test_a_grey_panoptic_png_has_its_numbers_packed_or_plain(tmp_path):
    segments = np.repeat(np.uint8([[3, 5]]), 80, 1).repeat(140, 0)
    for factor in (1, 0x010101):
        path = panoptic(tmp_path / "a.json", segments, {3 * factor: 7, 5 * factor: 1})
        (tmp_path / "a" / "shore.png").write_bytes(png(segments))
        ids = read(path).ids
        assert (ids[:, :80] == 154).all()
        assert (ids[:, 80:] == 156).all()
