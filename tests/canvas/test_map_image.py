"""The label map in colours, as the canvas draws it."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from drawai_desktop.canvas import map_image
from drawai_desktop.canvas.map_image import MapImage
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from tests.builders import GRASS, SEA, a_scene

LABELS = standard_labels()


@pytest.fixture(params=["coloured", "indexed"])
def shown(request, qapp, monkeypatch):
    """A scene and its image, as small maps and as large ones have it."""
    if request.param == "indexed":
        monkeypatch.setattr(map_image, "LARGEST_COLOURED", 0)
    ids = a_scene(60, 70)
    return ids, MapImage(ids, LABELS)


def colours(shown):
    """uint8 (H, W, 4): red, green, blue, alpha of what is drawn."""
    image = shown[1].image
    height, width = image.height(), image.width()
    pixels = [QColor(image.pixelColor(x, y)).getRgb() for y in range(height) for x in range(width)]
    return np.array(pixels, np.uint8).reshape(height, width, 4)


def wanted(ids):
    alpha = np.where(ids == UNLABELLED, 0, 255).astype(np.uint8)
    rgb = np.where(alpha[..., None] > 0, LABELS.colour_table()[ids], 0)
    return np.dstack([rgb, alpha]).astype(np.uint8)


def test_every_label_has_its_colour_and_unlabelled_is_transparent(shown):
    ids, image = shown
    assert (colours(shown) == wanted(ids)).all()
    ids[10:20, 5:40] = UNLABELLED
    image.refresh(Rect(5, 10, 40, 20))
    assert (colours(shown) == wanted(ids)).all()
    ids[12:15, 7:9] = SEA
    image.refresh(Rect(7, 12, 9, 15))
    assert (colours(shown) == wanted(ids)).all()


def test_what_lies_below_is_seen_as_long_as_anything_is_unlabelled(shown):
    ids, image = shown
    assert not image.has_gaps
    for label, has_gaps in ((UNLABELLED, True), (UNLABELLED, True), (GRASS, False)):
        ids[:6, :6] = label
        image.refresh(Rect(0, 0, 8, 8))
        assert image.has_gaps is has_gaps
