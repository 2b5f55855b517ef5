"""Photographs to label maps: sizes, the segmenter that ships, and damaged ones."""

import numpy as np
import pytest

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.photo_fitting import cropped_to, reading_size
from drawai_desktop.core.segmenter_manifest import MANIFEST, bundled_segmenter
from drawai_desktop.engine.segmenter import Segmenter
from drawai_desktop.errors import ModelError
from tests.builders import a_blue_and_green_photo


def test_the_photo_is_cropped_round_its_middle():
    photo = np.arange(6 * 10 * 3, dtype=np.uint8).reshape(6, 10, 3)
    assert np.array_equal(cropped_to(photo, 1.0), photo[:, 2:8])
    assert np.array_equal(cropped_to(photo, 0.2), photo[2:4])


@pytest.mark.parametrize("shape", [(512, 512), (720, 1280), (1280, 720), (128, 4096)])
def test_any_aspect_is_read_in_multiples_of_the_stride(shape):
    high, wide = reading_size(*shape, 256)
    assert high % 32 == wide % 32 == 0
    assert min(high, wide) >= 32
    assert 0.4 < high * wide / 256**2 < 2.6


def test_the_segmenter_that_ships_is_small_and_gives_labels_of_the_palette():
    folder = bundled_segmenter()
    assert sum(f.stat().st_size for f in folder.iterdir()) < 10e6
    labels = standard_labels()
    segmenter = Segmenter.load(folder)
    assert segmenter.manifest.scores["pixel_accuracy"] > 0.7
    ids = segmenter.read(a_blue_and_green_photo(), labels, 200, 300)
    assert ids.shape == (200, 300)
    assert ids.dtype == np.uint8
    assert labels.title(int(ids[10, 150])) in ("Sky", "Clouds")
    assert labels.title(int(ids[190, 150])) not in ("Sky", "Clouds")


def test_a_damaged_segmenter_is_refused_with_the_reason(tmp_path):
    with pytest.raises(ModelError, match=f"no {MANIFEST}"):
        Segmenter.load(tmp_path)
    (tmp_path / MANIFEST).write_text('{"format": "other"}')
    with pytest.raises(ModelError, match="not a segmenter's manifest"):
        Segmenter.load(tmp_path)
    for file in bundled_segmenter().iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes()[:3000])
    (tmp_path / MANIFEST).write_bytes((bundled_segmenter() / MANIFEST).read_bytes())
    with pytest.raises(ModelError, match="damaged"):
        Segmenter.load(tmp_path)
