"""Photographs of a training set without the blocks of their compression."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from drawai_desktop.datasets.dataset import open_dataset
from tools.make_training_demo import make_set
from tools.smooth_blocks import smoothed

PROJECT = Path(__file__).parents[2]


def compressed(picture, quality=40):
    data = io.BytesIO()
    Image.fromarray(picture).save(data, "JPEG", quality=quality)
    return np.asarray(Image.open(data))


def steps_at_blocks(picture):
    """How much larger steps between blocks of 8 pixels are than those within: grey levels."""
    steps = np.abs(np.diff(picture.astype(float), axis=1)).mean((0, 2))
    at = np.arange(len(steps)) % 8 == 7
    return steps[at].mean() - steps[~at].mean()


def evening_sky(side=96):
    down, along = np.mgrid[:side, :side] / side
    sky = np.stack([30 + 14 * down, 34 + 10 * down + 5 * along, 60 - 12 * down], 2)
    noise = np.random.default_rng(1).normal(0, 1, (side, side, 1))
    return (sky + noise).round().clip(0, 255).astype(np.uint8)


def test_blocks_go_from_a_dark_sky_and_its_light_stays():
    sky = evening_sky()
    photo = compressed(sky)
    assert steps_at_blocks(photo) > 0.15
    smooth = smoothed(photo)
    assert abs(steps_at_blocks(smooth)) < 0.05
    inside = (slice(8, -8), slice(8, -8))
    assert np.abs(smooth.astype(float) - sky)[inside].mean() < 1.5


def test_texture_and_edges_stay():
    rng = np.random.default_rng(2)
    rock = rng.integers(60, 180, (64, 64, 3)).astype(np.uint8)
    assert np.abs(smoothed(rock).astype(int) - rock).mean() < 1
    edge = np.full((64, 64, 3), 40, np.uint8)
    edge[:, 32:] = 200
    assert np.abs(smoothed(edge).astype(int) - edge).max() <= 1


def test_a_data_set_is_written_anew_with_its_maps_as_they_are(tmp_path):
    source = make_set(tmp_path / "set", 4, 64)
    out = tmp_path / "smooth.zip"
    subprocess.run(
        [sys.executable, "-m", "tools.smooth_blocks", out, source], check=True, cwd=PROJECT
    )
    before, after = open_dataset([source]), open_dataset([out])
    assert [pair.name for pair in after.pairs] == [pair.name for pair in before.pairs]
    assert after.classes.names == before.classes.names
    for old, new in zip(before.pairs, after.pairs, strict=True):
        assert np.array_equal(old.read_label(before.classes), new.read_label(after.classes))
        assert np.array_equal(smoothed(old.read_image()), new.read_image())


def test_bad_input_is_one_sentence(tmp_path):
    source = make_set(tmp_path / "set", 2, 64)
    for extra in (["--radius", "0"], ["--noise", "-1"]):
        answer = subprocess.run(
            [sys.executable, "-m", "tools.smooth_blocks", tmp_path / "o.zip", source, *extra],
            capture_output=True,
            text=True,
            cwd=PROJECT,
        )
        assert answer.returncode == 2
        assert len(answer.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "o.zip").exists()
