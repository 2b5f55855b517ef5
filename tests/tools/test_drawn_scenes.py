"""Houses and roads that are drawn into photographs of a training set, with their labels."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from drawai_desktop.datasets.dataset import open_dataset
from drawai_desktop.datasets.pair_check import check_pairs
from tools.drawn_scenes.house_shapes import draw_house
from tools.drawn_scenes.houses import draw_houses
from tools.drawn_scenes.roads import draw_road
from tools.make_training_demo import make_set

CLASSES = ["sky-other", "grass", "sea", "snow", "building-other", "road"]
SKY, GRASS, SEA, SNOW, HOUSE, ROAD = range(6)
PROJECT = Path(__file__).parents[2]


def a_meadow(side=128, ground=GRASS):
    labels = np.full((side, side), SKY, np.uint8)
    labels[side // 2 :] = ground
    photo = np.full((side, side, 3), (90, 120, 60), np.uint8)
    photo[: side // 2] = (190, 205, 225)
    return photo, labels


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    ("draw", "label", "index"),
    [(draw_houses, "building-other", HOUSE), (draw_road, "road", ROAD)],
)
def test_the_map_says_where_the_picture_was_changed(draw, label, index, seed):
    photo, labels = a_meadow()
    made = draw(np.random.default_rng(seed), photo, labels, CLASSES, label)
    assert made is not None
    picture, changed = made
    assert set(np.unique(changed)) <= {SKY, GRASS, index}
    inside = changed == index
    assert 0.002 < inside.mean() < 0.6
    far = np.abs(picture.astype(int) - photo).max(axis=2)
    assert (far[inside] > 4).mean() > 0.7
    # A soft edge of a pixel or two is outside.
    outside = far[~inside] > 4
    assert outside.sum() < 1.5 * edge_length(inside) + 20


def edge_length(inside):
    across = (inside[:, 1:] != inside[:, :-1]).sum()
    return int(across + (inside[1:] != inside[:-1]).sum())


def test_what_was_given_stays_as_it_was():
    photo, labels = a_meadow()
    draw_houses(np.random.default_rng(0), photo, labels, CLASSES, "building-other")
    assert np.array_equal(photo, a_meadow()[0])
    assert np.array_equal(labels, a_meadow()[1])


@pytest.mark.parametrize("draw", [draw_houses, draw_road])
def test_nothing_is_drawn_onto_the_sea(draw):
    photo, labels = a_meadow(ground=SEA)
    assert draw(np.random.default_rng(0), photo, labels, CLASSES, "road") is None


def test_a_road_ends_at_the_horizon():
    photo, labels = a_meadow()
    for seed in range(10):
        made = draw_road(np.random.default_rng(seed), photo, labels, CLASSES, "road")
        assert made is not None
        rows = np.nonzero((made[1] == ROAD).any(axis=1))[0]
        assert 64 <= rows[0] < 80
        assert rows[-1] == 127


@pytest.mark.parametrize(("draw", "label"), [(draw_houses, "building-other"), (draw_road, "road")])
@pytest.mark.parametrize("shape", [(96, 160), (160, 96)])
def test_photographs_need_not_be_square(draw, label, shape):
    photo, labels = (part[: shape[0], : shape[1]] for part in a_meadow(160))
    labels = np.where(np.arange(shape[0])[:, None] < shape[0] // 2, SKY, labels * 0 + GRASS)
    made = draw(np.random.default_rng(1), photo, labels.astype(np.uint8), CLASSES, label)
    assert made is not None
    assert made[0].shape == (*shape, 3)
    assert (made[1] == CLASSES.index(label)).any()


def test_a_label_that_is_no_class_is_said_before_anything_is_written(tmp_path):
    made_set = make_set(tmp_path / "made", 2, 96)
    output = tmp_path / "drawn.zip"
    done = subprocess.run(
        [sys.executable, "-m", "tools.draw_rare_labels", str(output), str(made_set)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "building-other is no class of the data set" in done.stderr
    assert "Traceback" not in done.stderr
    assert not output.exists()


def test_the_same_light_falls_on_houses_and_photograph():
    """A dark photograph's houses are darker than a bright one's."""
    photo, labels = a_meadow()
    bright, changed = draw_houses(
        np.random.default_rng(3), photo, labels, CLASSES, "building-other"
    )
    dark, _ = draw_houses(np.random.default_rng(3), photo // 3, labels, CLASSES, "building-other")
    inside = changed == HOUSE
    assert dark[inside].mean() < 0.6 * bright[inside].mean()


def test_a_house_in_the_snow_has_snow_on_its_roof():
    top = {}
    for snowy in (False, True):
        values = []
        for seed in range(12):
            drawing = draw_house(np.random.default_rng(seed), 200, snowy)
            mask = np.asarray(drawing.mask) > 0
            first = np.nonzero(mask.any(axis=1))[0][0]
            rows = slice(first + 15, first + 40)
            values.append(np.asarray(drawing.picture)[rows][mask[rows]].mean())
        top[snowy] = np.mean(values)
    assert top[True] > top[False] + 40


def test_the_command_writes_a_data_set_without_the_held_out_pairs(tmp_path):
    made_set = make_set(tmp_path / "made", 40, 96)
    output = tmp_path / "drawn.zip"
    made = [output, made_set, "--houses", 3, "--roads", 2, "--house-label", "tree"]
    made += ["--road-label", "mountain"]
    subprocess.run(
        [sys.executable, "-m", "tools.draw_rare_labels", *map(str, made)],
        check=True,
        cwd=PROJECT,
    )
    drawn, given = open_dataset([output]), open_dataset([made_set])
    assert drawn.classes == given.classes
    assert len(drawn.pairs) >= 3
    held_out = {pair.name for pair in given.split(20)[1].pairs}
    assert not {pair.name.split("-", 1)[1] for pair in drawn.pairs} & held_out
    run = tmp_path / "run"
    run.mkdir()
    check_pairs(open_dataset([made_set, output]), run)
