"""Flowers, rivers and stones that are found inside the labels of a data set."""

import json

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.datasets.dataset import open_dataset
from tools.label_rules.regions import closed, half_width, opened, regions
from tools.label_rules.rules import find_flowers, find_rivers, find_stones
from tools.label_rules.scene import Scene
from tools.split_labels import main

CLASSES = ["sky-other", "grass", "water-other", "rock", "unlabelled"]
SKY, GRASS, WATER, ROCK, UNLABELLED = range(5)
SIDE = 256


def a_meadow():
    """(photograph, map): sky above green."""
    classes = np.full((SIDE, SIDE), SKY, np.uint8)
    classes[100:] = GRASS
    photo = np.full((SIDE, SIDE, 3), (150, 180, 225), np.uint8)
    photo[100:] = (80, 130, 50)
    return photo, classes


def with_flowers():
    photo, classes = a_meadow()
    photo[180:220, 60:120] = (220, 40, 60)
    return photo, classes


def with_a_river():
    photo, classes = a_meadow()
    for row in range(130, SIDE):
        half = 6 + (row - 130) // 5
        classes[row, 128 - half : 128 + half] = WATER
        photo[row, 128 - half : 128 + half] = (70, 110, 150)
    return photo, classes


def with_stones(seed=0):
    photo, classes = a_meadow()
    classes[100:] = WATER
    classes[190:230, 80:160] = ROCK
    grey = np.random.default_rng(seed).integers(40, 200, (40, 80, 1), np.uint8)
    photo[190:230, 80:160] = grey.repeat(4, 0)[:40].repeat(3, 2)
    photo[190:230:8] //= 2
    return photo, classes


def test_a_patch_of_red_in_the_grass_is_flowers():
    scene = Scene(*with_flowers(), CLASSES)
    found = scene.enlarged(find_flowers(scene), "grass")
    assert found[185:215, 65:115].all()
    assert found.sum() < 2 * 40 * 60


def test_grass_alone_and_the_red_of_an_evening_are_no_flowers():
    photo, classes = with_flowers()
    assert not find_flowers(Scene(*a_meadow(), CLASSES)).any()
    photo[:100] = (220, 90, 90)
    assert not find_flowers(Scene(photo, classes, CLASSES)).any()


def test_water_that_runs_between_banks_is_a_river_and_a_lake_is_not():
    photo, classes = with_a_river()
    scene = Scene(photo, classes, CLASSES)
    found = scene.enlarged(find_rivers(scene), "water-other")
    assert (found == (classes == WATER)).all()
    classes[130:] = WATER
    assert not find_rivers(Scene(photo, classes, CLASSES)).any()


def test_rough_rock_in_the_water_is_stones_and_a_cliff_is_not():
    photo, classes = with_stones()
    found = find_stones(Scene(photo, classes, CLASSES))
    assert found.mean() == pytest.approx(40 * 80 / SIDE**2, rel=0.1)
    classes[60:230, 80:160] = ROCK
    assert not find_stones(Scene(photo, classes, CLASSES)).any()


def test_regions_are_numbered_and_measured():
    mask = np.zeros((6, 8), bool)
    mask[0, :3] = mask[0:4, 2] = mask[3, 0:3] = True  # a hook that closes below
    mask[5, 5:] = True
    numbered, found = regions(mask)
    assert [(r.area, r.top, r.left, r.bottom, r.right) for r in found] == [
        (8, 0, 0, 4, 3),
        (3, 5, 5, 6, 8),
    ]
    assert (numbered > 0).tolist() == mask.tolist()
    assert regions(np.zeros((4, 4), bool))[1] == []


def test_closing_fills_gaps_and_opening_removes_specks():
    mask = np.zeros((30, 30), bool)
    mask[5:20, 5:12] = mask[5:20, 14:22] = mask[26, 26] = True
    assert closed(mask, 2)[10, 12:14].all()
    assert not opened(mask, 1)[26, 26]
    assert opened(mask, 1)[10, 8]
    assert half_width(mask) == 4


@pytest.fixture
def pairs(tmp_path):
    folder = tmp_path / "set"
    for part in ("images", "labels"):
        (folder / part).mkdir(parents=True)
    made = {"flowers": with_flowers(), "river": with_a_river(), "stones": with_stones()}
    made["river"][1][0] = UNLABELLED
    for name, (photo, classes) in made.items():
        Image.fromarray(photo).save(folder / "images" / f"{name}.png")
        Image.fromarray(classes).save(folder / "labels" / f"{name}.png")
    (folder / "classes.json").write_text(json.dumps(CLASSES))
    return folder


def run(monkeypatch, *arguments):
    monkeypatch.setattr("sys.argv", ["split_labels", *map(str, arguments)])
    main()


def maps_of(path):
    dataset = open_dataset([path])
    return dataset.classes.names, {p.name: p.read_label(dataset.classes) for p in dataset.pairs}


def test_the_new_labels_come_before_unlabelled_and_the_pictures_are_the_same_bytes(
    pairs, tmp_path, monkeypatch, capsys
):
    target = tmp_path / "split.zip"
    run(monkeypatch, target, pairs, "--sheets", tmp_path / "sheets")
    names, maps = maps_of(target)
    assert names == [*CLASSES[:-1], "flower", "river", "stone", "unlabelled"]
    shown = {name: set(np.unique(m)) for name, m in maps.items()}
    assert shown == {"flowers": {0, 1, 4}, "river": {0, 1, 5, 7}, "stones": {0, 2, 6}}
    photo = open_dataset([target]).pairs[0]
    assert photo.files.read(photo.image) == (pairs / photo.image).read_bytes()
    assert "flower 1, river 1, stone 1" in capsys.readouterr().out
    assert len(list((tmp_path / "sheets").iterdir())) == 3


def test_with_a_list_only_what_it_names_is_taken(pairs, tmp_path, monkeypatch):
    accepted = tmp_path / "accepted.tsv"
    accepted.write_text("flowers\tflower\nriver\tstone\n")
    run(monkeypatch, tmp_path / "split.zip", pairs, "--accept", accepted)
    _, maps = maps_of(tmp_path / "split.zip")
    assert [4 in maps["flowers"], 5 in maps["river"], 6 in maps["stones"]] == [True, False, False]


def test_a_label_without_a_rule_is_refused_in_a_sentence(pairs, tmp_path, monkeypatch, capsys):
    with pytest.raises(SystemExit):
        run(monkeypatch, tmp_path / "split.zip", pairs, "--labels", "castle")
    assert "castle: there is no rule for it" in capsys.readouterr().err
    assert not (tmp_path / "split.zip").exists()
