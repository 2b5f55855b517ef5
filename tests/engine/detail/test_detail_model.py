"""The detail model that comes with the program, and folders that are none."""

import json
import shutil

import numpy as np
import pytest
import safetensors.torch
import torch

from benchmarks.maps import benchmark_map
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import UNLABELLED, LabelClass, standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import MANIFEST
from drawai_desktop.engine.detail.model import DetailModel
from drawai_desktop.engine.models.own_detail import WEIGHTS, bundled_detail
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.errors import FileError, ModelError
from tests.engine.detail.networks import a_picture, assert_same_picture

PAINTED = [156, 105, 134, 154, 123, 168, 147, 149]


@pytest.fixture(scope="module")
def model():
    return DetailModel.load(bundled_detail())


def a_scene(name="landscape", side=48):
    """A smooth picture under a painted map, as a generator would paint it."""
    labels = benchmark_map(name, 4 * side, PAINTED).astype(np.uint8)
    colours = np.random.RandomState(1).randint(40, 216, (256, 3))
    small = colours[labels[2::4, 2::4]].astype(float)
    for axis in (0, 1):
        small = (small + np.roll(small, 1, axis) + np.roll(small, -1, axis)) / 3
    return small.astype(np.uint8), labels


def test_every_label_has_a_class_and_related_ones_share_it(model):
    labels = standard_labels()
    ids = np.arange(256, dtype=np.uint8)[None]
    classes = dict(zip(ids[0].tolist(), model.classes(ids)[0].tolist(), strict=True))
    assert set(classes.values()) == set(range(17))

    def of(name):
        return classes[labels.named(name).id]

    assert of("river") == of("water-other") != of("sea")
    assert of("leaves") == of("tree")
    assert of("house") == of("wall-brick") == of("building-other")
    assert of("gravel") == of("rock")
    assert classes[UNLABELLED] == of("person") == of("boat") == 16


def test_a_picture_models_own_labels_find_related_ones():
    own = [LabelClass(190, "lake", "Lake", "Own", (0, 0, 0))]
    model = DetailModel.load(bundled_detail(), standard_labels().extended(own))
    water = standard_labels().named("water-other").id
    found = model.classes(np.array([[190, water, 191]], np.uint8))[0]
    assert found[0] == found[1] != found[2] == 16


@pytest.mark.parametrize("name", ["landscape", "forest"])
def test_light_and_layout_stay_those_of_the_picture(model, name):
    """Means over 8 x 8 output pixels are within 2 grey levels of the generator's picture."""
    labels = benchmark_map(name, 256, PAINTED).astype(np.uint8)
    standard = standard_labels()
    picture = Synthesizer.load(ModelLibrary.standard().find(None), standard, "cpu").render(labels)
    found = model.render(picture, labels, 3, 1024, 1024).astype(float)
    means = found.reshape(128, 8, 128, 8, 3).mean((1, 3))
    wanted = picture.astype(float).reshape(128, 2, 128, 2, 3).mean((1, 3))
    assert np.abs(means - wanted).mean() <= 2


def test_it_adds_detail_and_by_label(model):
    picture = np.full((32, 32, 3), 110, np.uint8)

    def rough(name):
        labels = np.full((128, 128), standard_labels().named(name).id, np.uint8)
        found = model.render(picture, labels, 3, 128, 128).astype(float)
        return np.abs(np.diff(found[8:-8, 8:-8], axis=1)).mean()

    assert rough("rock") > 2 * rough("sky-other")


def test_a_window_is_that_part_of_the_enlarged_picture(model):
    picture, labels = a_scene()
    whole = model.render(picture, labels, 3, 192, 192)
    rect = Rect(61, 50, 131, 97)
    assert_same_picture(model.window(picture, labels, 3, rect), whole[rect.slices])


def test_the_same_seed_gives_the_same_picture_and_another_one_another(model):
    picture, labels = a_scene()
    first = model.window(picture, labels, 3, Rect(0, 0, 64, 64))
    assert np.array_equal(first, model.window(picture, labels, 3, Rect(0, 0, 64, 64)))
    assert not np.array_equal(first, model.window(picture, labels, 4, Rect(0, 0, 64, 64)))


def test_an_export_shrunk_to_the_screens_size_is_what_the_screen_shows(model):
    picture, labels = a_scene(side=32)
    screen = model.render(picture, labels, 3, 128, 128).astype(float)
    export = model.render(picture, labels, 3, 512, 512).astype(float)
    shrunk = export.reshape(128, 4, 128, 4, 3).mean((1, 3))
    assert np.abs(shrunk - screen).mean() <= 3


@pytest.mark.parametrize("side", [7, 16, 60, 200])
def test_canvases_of_any_size_will_do(model, side):
    labels = np.full((side, side), 156, np.uint8)
    labels[side // 2 :] = 123
    assert model.render(a_picture(16, 16), labels, 0, 50, 50).shape == (50, 50, 3)


def test_an_all_unlabelled_map_is_a_picture(model):
    labels = np.full((64, 64), UNLABELLED, np.uint8)
    assert model.render(a_picture(16, 16), labels, 0, 64, 64).std() > 10


@pytest.fixture
def folder(tmp_path):
    """A copy of the model's folder, to be spoilt."""
    return shutil.copytree(bundled_detail(), tmp_path / "copy")


def change(folder, **entries):
    path = folder / MANIFEST
    data = json.loads(path.read_text())
    data["network"].update(entries)
    path.write_text(json.dumps(data))


def one_sentence(folder, kind=ModelError):
    with pytest.raises(kind) as caught:
        DetailModel.load(folder)
    text = str(caught.value)
    assert "\n" not in text
    return text


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({"scale": 2}, "network.scale"),
        ({"scale": None}, "network.scale"),
        ({"widths": [48, 32]}, "network.widths"),
        ({"widths": [48, 32, 0]}, "network.widths"),
        ({"widths": [48, 32, 10**9]}, "network.widths"),
        ({"widths": "wide"}, "network.widths"),
        ({"blocks": -1}, "network.blocks"),
        ({"blocks": 10**9}, "network.blocks"),
        ({"classes": 3}, "has channel 3"),
        ({"classes": True}, "network.classes"),
        ({"unlabelled": None}, "network.unlabelled"),
        ({"further_strength": 40}, "network.further_strength"),
        ({"kind": "drawai-spade"}, "drawai-detail"),
        ({"widths": [48, 32, 1]}, "do not fit"),
        ({"blocks": 6}, "do not fit"),
        ({"widths": [512, 512, 512], "blocks": 64}, "larger than they are"),  # 1.2 GB
    ],
)
def test_a_manifest_of_another_network_is_refused(folder, entries, said):
    change(folder, **entries)
    assert said in one_sentence(folder)


def test_weights_of_one_channel_are_refused(folder):
    path = folder / WEIGHTS
    state = safetensors.torch.load_file(path)
    state["head.weight"] = state["head.weight"][:, :1].contiguous()
    safetensors.torch.save_file(state, path)
    assert "head.weight" in one_sentence(folder)


def test_weights_with_code_inside_are_refused(folder):
    class Code:
        def __reduce__(self):
            return (print, ("run",))

    torch.save({"head.weight": Code()}, folder / WEIGHTS)
    assert "damaged" in one_sentence(folder)


def test_damaged_and_missing_files_are_one_sentence(folder):
    path = folder / WEIGHTS
    path.write_bytes(path.read_bytes()[:-1000])
    one_sentence(folder)
    path.write_bytes(b"")
    one_sentence(folder, FileError)
    path.unlink()
    one_sentence(folder)
    (folder / MANIFEST).write_text("{")
    one_sentence(folder)
    (folder / MANIFEST).unlink()
    one_sentence(folder)
