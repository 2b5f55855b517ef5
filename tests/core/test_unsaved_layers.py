"""Layers in the store of unsaved work, and the reference picture itself."""

import json
import zlib

import numpy as np
import pytest

from drawai_desktop.core.layers import Layered
from drawai_desktop.core.reference import Reference, read_reference, reference_of
from drawai_desktop.core.unsaved_work import UnsavedWork, pack, unpack
from drawai_desktop.errors import FileError
from tests.builders import a_scene, save_png
from tests.core.layered import LABELS, STYLE, four_layers, same

# Unsaved work.


def test_unsaved_work_holds_layers_and_reference():
    content, seen = four_layers()
    work = unpack(pack(UnsavedWork(seen, STYLE, content=content), LABELS, 1, 0.0))
    same(content, work.layered)
    assert (work.ids == seen).all()


def test_unsaved_work_of_one_plain_layer_is_no_larger_than_it_was():
    ids = a_scene(256, 256)
    plain = pack(UnsavedWork(ids, STYLE), LABELS, 1, 0.0)
    one = pack(UnsavedWork(ids, STYLE, content=Layered.of_one(ids)), LABELS, 1, 0.0)
    assert len(plain) == len(one)
    assert (unpack(one).layered.layers[0].ids == ids).all()


def test_unsaved_work_of_versions_before_layers_opens():
    ids = a_scene(256, 256)
    content = pack(UnsavedWork(ids, STYLE), LABELS, 1, 0.0)
    start = content.index(b"{")
    length = int.from_bytes(content[start - 4 : start], "big")
    values = json.loads(content[start : start + length])
    old = {k: v for k, v in values.items() if k not in ("layers", "active", "reference")}
    text = json.dumps(old).encode()
    body = content[: start - 4] + len(text).to_bytes(4, "big") + text + content[start + length : -4]
    work = unpack(body + zlib.crc32(body).to_bytes(4, "big"))
    assert (work.layered.layers[0].ids == ids).all()
    assert work.style == STYLE


def test_unsaved_layers_that_are_damaged_give_a_sentence():
    content, seen = four_layers()
    whole = pack(UnsavedWork(seen, STYLE, content=content), LABELS, 1, 0.0)
    for cut in range(20, len(whole), max(1, len(whole) // 50)):
        with pytest.raises(FileError, match="unsaved work"):
            unpack(whole[:cut])


def with_values(content, edit):
    """The same work with other values in its header; the checksum is right."""
    start = content.index(b"{")
    length = int.from_bytes(content[start - 4 : start], "big")
    values = json.loads(content[start : start + length])
    edit(values)
    text = json.dumps(values).encode()
    body = content[: start - 4] + len(text).to_bytes(4, "big") + text + content[start + length : -4]
    return body + zlib.crc32(body).to_bytes(4, "big")


@pytest.mark.parametrize(
    "edit",
    [
        lambda values: values.update(layers=[["a", False, False]] * 10_000),
        lambda values: values.update(layers=[["a", False, False]] * 50, size=[4096, 4096]),
        lambda values: values.update(layers=[["a"]]),
        lambda values: values.update(layers=7),
        lambda values: values.update(active=[1]),
        lambda values: values.update(size=[1, 10**9]),
    ],
    ids=["10000", "enormous", "short", "number", "active", "size"],
)
def test_hostile_layers_of_unsaved_work_give_a_sentence(edit):
    content, seen = four_layers()
    whole = pack(UnsavedWork(seen, STYLE, content=content), LABELS, 1, 0.0)
    with pytest.raises(FileError, match="unsaved work"):
        unpack(with_values(whole, edit))


def test_a_name_of_a_megabyte_in_unsaved_work_is_cut():
    content, seen = four_layers()
    whole = pack(UnsavedWork(seen, STYLE, content=content), LABELS, 1, 0.0)

    def rename(values):
        values["layers"][0][0] = "name\n\u202e\x00" * 140_000

    assert len(unpack(with_values(whole, rename)).layered.layers[0].name) <= 80


# The reference picture.


def test_a_large_reference_is_made_smaller_and_lies_in_the_middle(tmp_path):
    path = save_png(tmp_path / "big.png", np.zeros((500, 5000, 3), np.uint8))
    picture = read_reference(path)
    assert picture.pixels.shape == (205, 2048, 3)
    assert picture.name == "big.png"
    placed = Reference(picture).fitted(1024, 512)
    assert (placed.scale, placed.x, round(placed.y)) == (0.5, 0, 205)


def test_a_reference_is_scaled_about_a_place_and_never_out_of_reach():
    reference = Reference(reference_of(np.zeros((10, 20, 3), np.uint8), "a"), 5, 5)
    twice = reference.scaled(2, 10, 10)
    assert (twice.x, twice.y, twice.width, twice.height) == (0, 0, 40, 20)
    assert reference.scaled(1e9, 0, 0).scale == 100
    assert reference.moved(1e9, 0).x == 20_000
