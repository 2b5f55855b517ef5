"""What is found in a person's folder: photographs, or pairs in the layouts that people have."""

import json

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.datasets.found_pictures import find_pictures
from drawai_desktop.errors import DatasetError
from tests.people_pictures import write_pairs


def names(found):
    return [(p.name, p.photo.name, p.label_map and p.label_map.name) for p in found.pictures]


def a_picture(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.zeros((8, 8, 3), np.uint8)).save(path)


@pytest.mark.parametrize("folders", [("images", "labels"), ("Photos", "Maps")])
def test_pairs_lie_in_two_folders(tmp_path, folders):
    a_picture(tmp_path / folders[0] / "a.jpg")
    a_picture(tmp_path / folders[1] / "a.png")
    found = find_pictures(tmp_path)
    assert found.are_pairs
    assert names(found) == [("a", "a.jpg", "a.png")]


def test_pairs_lie_side_by_side(tmp_path):
    found = find_pictures(write_pairs(tmp_path, 3, layout="beside"))
    assert found.are_pairs
    assert names(found)[0] == ("p00", "p00.jpg", "p00.png")
    assert not found.faults


def test_a_label_map_may_be_marked_by_its_name(tmp_path):
    for name in ("a.png", "a-labels.png", "b.PNG", "b_ids.png", "c-mask.png"):
        a_picture(tmp_path / name)
    found = find_pictures(tmp_path)
    assert names(found) == [("a", "a.png", "a-labels.png"), ("b", "b.PNG", "b_ids.png")]
    assert [f.file for f in found.faults] == ["c-mask.png"]


def test_a_folder_without_label_maps_holds_photographs(tmp_path):
    for name in ("a.png", "b.jpg", "b.png.txt", ".DS_Store"):
        (tmp_path / name).touch()
    found = find_pictures(tmp_path)
    assert not found.are_pairs
    assert names(found) == [("a", "a.png", None), ("b", "b.jpg", None)]


def test_photographs_of_one_name_are_told_apart(tmp_path):
    for name in ("a.jpg", "a.webp", "A.bmp"):
        a_picture(tmp_path / name)
    found = find_pictures(tmp_path)
    assert not found.are_pairs or len(found.pictures) == 1
    assert len({p.name.lower() for p in found.pictures}) == len(found.pictures)


def test_what_has_no_partner_is_told_of(tmp_path):
    for name in ("images/a.jpg", "images/b.jpg", "images/b.webp", "labels/b.png", "labels/c.png"):
        a_picture(tmp_path / name)
    found = find_pictures(tmp_path)
    assert names(found) == [("b", "b.jpg", "b.png")]
    told = {fault.file: fault.fact for fault in found.faults}
    assert told.keys() == {"a.jpg", "b.webp", "c.png"}
    assert "no label map" in told["a.jpg"]
    assert "no photograph" in told["c.png"]


def test_a_class_table_beside_the_pairs_is_read(tmp_path):
    write_pairs(tmp_path, 1)
    (tmp_path / "classes.json").write_text(json.dumps(["sea", "grass"]))
    assert find_pictures(tmp_path).classes.names == ["sea", "grass"]


@pytest.mark.parametrize("make", ["nothing", "empty", "file", "texts"])
def test_a_folder_with_nothing_to_train_on_is_refused_in_a_sentence(tmp_path, make):
    folder = tmp_path / "mine"
    if make == "file":
        folder.write_text("x")
    elif make != "nothing":
        folder.mkdir()
        if make == "texts":
            (folder / "a.txt").write_text("x")
    with pytest.raises(DatasetError, match="Choose"):
        find_pictures(folder)
