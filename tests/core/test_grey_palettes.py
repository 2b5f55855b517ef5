"""Grey label maps that a format or a program has written with a palette of their greys."""

import io

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core.label_reading import read_label_map
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.pixels import decode_numbers

SCENE = np.repeat(np.array([156, 105, 123, 156, 168, 255], np.uint8), 8)[:, None].repeat(40, 1)


def with_palette(ids, greys, **options):
    """An indexed PNG whose entries are these greys."""
    image = Image.fromarray(np.searchsorted(np.sort(greys), ids).astype(np.uint8), "L")
    places = np.argsort(np.argsort(greys))  # entry -> rank
    entry_of_rank = np.argsort(places)
    indexes = entry_of_rank[np.asarray(image)].astype(np.uint8)
    indexed = Image.new("P", image.size)
    indexed.frombytes(indexes.tobytes())
    indexed.putpalette(np.repeat(np.asarray(greys, np.uint8), 3).tobytes())
    out = io.BytesIO()
    indexed.save(out, "PNG", **options)
    return out.getvalue()


def test_a_gif_of_ids_is_read_as_the_ids(tmp_path):
    Image.fromarray(SCENE).save(tmp_path / "map.gif")
    reading = read_label_map(tmp_path / "map.gif", standard_labels())
    assert (reading.ids == SCENE).all()


@pytest.mark.parametrize("greys", [[105, 123, 156, 168, 255], [156, 105, 123, 168, 255]])
def test_a_png_made_small_with_a_palette_of_its_greys_is_read_as_these(tmp_path, greys):
    (tmp_path / "map.png").write_bytes(with_palette(SCENE, greys))
    assert (read_label_map(tmp_path / "map.png", standard_labels()).ids == SCENE).all()
    assert (decode_numbers(with_palette(SCENE, greys), "map.png") == SCENE).all()


def test_a_clear_entry_of_such_a_palette_is_unlabelled():
    made = with_palette(SCENE, [105, 123, 156, 168, 255], transparency=bytes([0, 255, 255]))
    found = decode_numbers(made, "map.png")
    assert (found == np.where(SCENE == 105, UNLABELLED, SCENE)).all()


@pytest.mark.parametrize("greys", [[0, 255], [0, 127, 255], [0, 85, 170, 255], [0, 40, 80]])
def test_even_greys_from_black_only_show_which_index_is_which(greys):
    indexes = np.arange(len(greys), dtype=np.uint8).repeat(9)[:, None].repeat(9, 1)
    made = with_palette(np.asarray(greys, np.uint8)[indexes], greys)
    assert (decode_numbers(made, "map.png") == indexes).all()
