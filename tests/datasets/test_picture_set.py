"""A data set made of a person's folder: what is in it, what is left out, and what stays."""

import json
import shutil

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.core.segmenter_manifest import bundled_segmenter
from drawai_desktop.datasets.dataset import open_dataset
from drawai_desktop.datasets.found_pictures import find_pictures
from drawai_desktop.datasets.own_maps import classes_of
from drawai_desktop.datasets.pair_check import check_pairs
from drawai_desktop.datasets.picture_set import PictureSet
from drawai_desktop.engine.segmenter import Segmenter
from drawai_desktop.errors import DatasetError
from drawai_desktop.resources import bundled_models
from tests.builders import SKY
from tests.engine.tiny_model import make_tiny
from tests.people_pictures import a_photo_and_ids, write_pairs, write_photographs


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """The manifest of a model of 64 px: sky, grass, sea, unlabelled."""
    return make_tiny(tmp_path_factory.mktemp("model") / "tiny")


@pytest.fixture
def make(tmp_path, tiny):
    """Makes the set of a folder; gives (pairs, faults by file)."""

    def call(folder, manifest=tiny):
        told = {}

        def tell(fault):
            told[fault.file] = fault

        pairs = PictureSet(tmp_path / "set", manifest, standard_labels(), tell).make(
            find_pictures(folder),
            lambda: Segmenter.load(bundled_segmenter()),
            lambda _done, _all: None,
        )
        return pairs, told

    return call


def labels_of(folder, name):
    with Image.open(folder / "labels" / f"{name}.png") as picture:
        return np.array(picture)


def test_photographs_get_the_segmenters_labels_as_the_models_channels(tmp_path, make):
    landscape = read_manifest(bundled_models() / "landscape")
    assert make(write_photographs(tmp_path / "mine"), landscape) == (9, {})
    dataset = open_dataset([tmp_path / "set"])
    assert dataset.classes == classes_of(landscape)
    checked = check_pairs(dataset, tmp_path / "run")
    assert {"sky-other", "tree"} <= {dataset.classes.names[i] for i in np.flatnonzero(checked.seen)}
    tops = [pair.read_label(dataset.classes)[0] for pair in dataset.pairs]
    assert sum((row <= 1).mean() > 0.8 for row in tops) >= 6  # sky or clouds


def test_photographs_of_what_the_model_does_not_paint_are_left_out(tmp_path, make):
    with pytest.raises(DatasetError, match="pictures can be used"):
        make(write_photographs(tmp_path / "mine"))  # the tiny model has no trees and mountains


@pytest.mark.parametrize("layout", ["two", "beside"])
def test_pairs_are_taken_over_to_the_pixel(tmp_path, make, layout):
    pairs, told = make(write_pairs(tmp_path / "mine", 9, layout=layout))
    assert (pairs, told) == (9, {})
    _, ids = a_photo_and_ids(3)
    expected = np.where(ids == SKY, 0, 2)  # the fourth has sea
    assert np.array_equal(labels_of(tmp_path / "set", "p03"), expected)


def test_numbers_of_a_class_table_are_read_by_name(tmp_path, make):
    folder = write_pairs(tmp_path / "mine", 8)
    for path in (folder / "labels").iterdir():
        ids = np.asarray(Image.open(path))
        Image.fromarray(np.where(ids == SKY, 1, 0).astype(np.uint8)).save(path)
    (folder / "classes.json").write_text(json.dumps(["sea", "sky-other"]))
    assert make(folder)[0] == 8
    found = np.unique(labels_of(tmp_path / "set", "p00"))
    assert found.tolist() == [0, 2]


def test_colours_of_the_palette_are_read_as_labels(tmp_path, make):
    folder = write_pairs(tmp_path / "mine", 8)
    labels = standard_labels()
    for path in (folder / "labels").iterdir():
        ids = np.asarray(Image.open(path))
        rgb = np.array([labels[i].rgb if i in labels else (0, 0, 0) for i in range(256)], np.uint8)
        Image.fromarray(rgb[ids]).save(path)
    assert make(folder)[0] == 8
    assert set(np.unique(labels_of(tmp_path / "set", "p01"))) == {0, 2}


def test_each_bad_file_gets_a_sentence_and_the_others_are_used(tmp_path, make):
    folder = write_pairs(tmp_path / "mine", 14)
    images, labels = folder / "images", folder / "labels"
    (images / "p00.jpg").write_bytes(b"no picture")
    (labels / "p01.png").write_bytes((labels / "p01.png").read_bytes()[:60])
    Image.fromarray(a_photo_and_ids(2, 40)[0]).save(images / "p02.jpg")
    Image.fromarray(a_photo_and_ids(3, 96)[1]).save(labels / "p03.png")
    shutil.copy(images / "p05.jpg", images / "p04.jpg")
    unknown = a_photo_and_ids(6)[1]
    unknown[:4] = 190  # no label has it
    Image.fromarray(unknown).save(labels / "p06.png")
    Image.fromarray(np.full((80, 80), 255, np.uint8)).save(labels / "p07.png")
    pairs, told = make(folder)
    sentences = {name: fault.fact for name, fault in told.items() if fault.is_left_out}
    assert sentences.keys() == {f"p0{n}.jpg" for n in (0, 1, 2, 3, 5, 7)}
    assert pairs == 8
    assert "40 x 40" in sentences["p02.jpg"]
    assert "96 x 96" in sentences["p03.jpg"]
    assert "same picture as p04.jpg" in sentences["p05.jpg"]
    assert "half is needed" in sentences["p07.jpg"]
    assert "190 (320 px)" in told["p06.jpg"].fact
    assert not told["p06.jpg"].is_left_out
    assert all(len(text) < 300 and text[0].isupper() for text in sentences.values()), sentences


def test_too_few_pictures_are_refused_and_what_was_made_stays(tmp_path, make):
    folder = write_pairs(tmp_path / "mine", 5)
    with pytest.raises(DatasetError, match="Only 5 pictures can be used, and a training needs 8"):
        make(folder)
    assert len(list((tmp_path / "set" / "images").iterdir())) == 5
    write_pairs(tmp_path / "mine", 9)
    assert make(folder)[0] == 9


def test_a_corrected_label_map_stays_when_the_set_is_made_again(tmp_path, make):
    folder = write_pairs(tmp_path / "mine", 8)
    make(folder)
    corrected = np.full((80, 80), 1, np.uint8)
    Image.fromarray(corrected).save(tmp_path / "set" / "labels" / "p02.png")
    Image.fromarray(a_photo_and_ids(50)[0]).save(folder / "images" / "p03.jpg")
    before = labels_of(tmp_path / "set", "p03").copy()
    (folder / "images" / "p07.jpg").rename(tmp_path / "p07.jpg")
    write_pairs(tmp_path / "more", 10)
    for part in ("images", "labels"):
        for name in ("p08", "p09"):
            found = next((tmp_path / "more" / part).glob(f"{name}.*"))
            shutil.copy(found, folder / part)
    assert make(folder)[0] == 9
    assert np.array_equal(labels_of(tmp_path / "set", "p02"), corrected)
    assert np.array_equal(labels_of(tmp_path / "set", "p03"), before)
    assert not (tmp_path / "set" / "images" / "p07.png").exists()
    assert (tmp_path / "set" / "images" / "p08.png").exists()


def test_large_photographs_are_made_small_and_their_maps_with_them(tmp_path, make):
    make(write_pairs(tmp_path / "mine", 8, side=300))
    with Image.open(tmp_path / "set" / "images" / "p00.png") as photo:
        assert photo.size == (96, 96)  # one and a half of 64
    assert labels_of(tmp_path / "set", "p00").shape == (96, 96)


def test_a_data_set_that_was_not_made_here_is_left_as_it_is(tmp_path, make):
    """Its pairs would be removed, as those of photographs that are gone."""
    own = write_pairs(tmp_path / "set", 3)
    before = {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}
    with pytest.raises(DatasetError, match="not made here, and that would be replaced"):
        make(write_photographs(tmp_path / "mine"))
    assert {path: path.read_bytes() for path in own.rglob("*") if path.is_file()} == before


def test_pairs_that_somebody_adds_to_a_set_stay_there(tmp_path, make):
    folder = write_pairs(tmp_path / "mine", 9)
    make(folder)
    for part in ("images", "labels"):
        first = sorted((tmp_path / "set" / part).iterdir())[0]
        shutil.copy(first, first.with_name("added.png"))
    make(folder)
    assert (tmp_path / "set" / "images" / "added.png").is_file()
    assert (tmp_path / "set" / "labels" / "added.png").is_file()


def test_a_set_whose_first_picture_was_being_made_when_it_was_killed_is_made(tmp_path, make):
    folder = write_pairs(tmp_path / "mine", 9)
    name = find_pictures(folder).pictures[0].name
    (tmp_path / "set" / "images").mkdir(parents=True)
    shutil.copy(next((folder / "images").iterdir()), tmp_path / "set" / "images" / f"{name}.png")
    assert make(folder)[0] == 9
