"""Manifests, styles, sampling and sizes: the arithmetic round the network, without it."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from drawai_desktop import resources
from drawai_desktop.core.curves import smooth_profile
from drawai_desktop.core.label_sets import PUBLISHED, from_names, label_set
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import parse_manifest, read_manifest
from drawai_desktop.core.noise import noise_field
from drawai_desktop.core.render_size import render_size
from drawai_desktop.core.resampling import centre_indexes, corner_indexes, resample
from drawai_desktop.core.scene_painting import ScenePainter
from drawai_desktop.core.style import NEUTRAL, Style, blended
from drawai_desktop.core.surprise import random_scene
from drawai_desktop.errors import FileError, ModelError, OptionError
from tests.builders import GRASS, SEA, SKY

LABELS = standard_labels()
sizes = st.integers(1, 600)


@given(sizes, sizes)
def test_the_centre_rule_is_pillows(size_in, size_out):
    row = np.arange(size_in, dtype=np.int32)[None, :]
    resized = Image.fromarray(row, "I").resize((size_out, 1), Image.Resampling.NEAREST)
    # Where a centre falls between two pixels exactly, Pillow's sums of fractions may miss it.
    between = (2 * np.arange(size_out) + 1) * size_in % (2 * size_out) == 0
    same = centre_indexes(size_in, size_out) == np.asarray(resized)[0]
    assert (same | between).all()


@given(sizes, sizes)
def test_the_corner_rule_stays_inside_and_grows(size_in, size_out):
    indexes = corner_indexes(size_in, size_out)
    assert indexes[0] == 0
    assert (np.diff(indexes) >= 0).all()
    assert indexes[-1] < size_in


@given(st.integers(1, 300), st.integers(1, 6), st.integers(1, 9))
def test_a_level_by_the_corner_rule_is_every_nth_pixel_of_the_finest(size_in, power, coarse):
    fine = corner_indexes(size_in, coarse << power)
    assert (corner_indexes(size_in, coarse) == fine[:: 1 << power]).all()


def test_the_corner_rule_is_computed_in_float32():
    exact = np.arange(96) * 112 // 96
    assert (corner_indexes(112, 96) != exact).any()


@given(st.integers(128, 4096), st.integers(128, 4096))
def test_a_canvas_of_any_size_is_rendered_in_its_own_proportion(height, width):
    size = render_size(height, width)
    assert size.network_height % 32 == size.network_width % 32 == 0
    assert 0 <= size.network_height - size.height < 32
    assert 0 <= size.network_width - size.width < 32
    assert (
        abs(size.width / size.height / (width / height) - 1)
        < 0.5 / min(size.width, size.height) + 0.03
    )
    assert 0.4 < size.height * size.width / 256**2 < 2


@pytest.mark.parametrize(
    ("canvas", "network"),
    [((512, 512), (256, 256)), ((512, 768), (192, 288)), ((256, 256), (256, 256))],
)
def test_common_formats_need_no_padding(canvas, network):
    size = render_size(*canvas)
    assert (size.network_height, size.network_width) == network == (size.height, size.width)


def test_a_map_is_padded_by_its_edge_and_the_picture_cropped():
    size = render_size(300, 1000)
    fitted = size.fit_map(np.tile(np.arange(1000, dtype=np.int32), (300, 1)))
    assert fitted.shape == (size.network_height, size.network_width)
    assert (fitted[:, size.width :] == fitted[:, size.width - 1 : size.width]).all()
    assert size.crop_picture(np.zeros((*fitted.shape, 3))).shape == (size.height, size.width, 3)


@given(st.integers(0, 2**31), st.integers(0, 9), st.integers(0, 50), st.integers(0, 50))
def test_noise_in_a_window_is_the_noise_of_the_whole(seed, level, top, left):
    whole = noise_field(seed, level, 80, 80)
    window = noise_field(seed, level, 20, 30, top, left)
    assert (window == whole[top : top + 20, left : left + 30]).all()


def test_noise_is_close_to_normal_and_differs_by_seed_and_level():
    a = noise_field(1, 0, 200, 200)
    assert abs(a.mean()) < 0.02
    assert abs(a.std() - 1) < 0.02
    for b in (noise_field(2, 0, 200, 200), noise_field(1, 1, 200, 200)):
        assert abs(np.corrcoef(a.ravel(), b.ravel())[0, 1]) < 0.03


def test_noise_never_changes():
    assert noise_field(4711, 2, 1, 3).tolist() == [
        [1.2242175340652466, 1.5410748720169067, -0.6902461051940918]
    ]


def test_seed_zero_is_the_look_itself():
    assert (NEUTRAL.latent(32) == 0).all()
    style = Style("x", (1.0, 2.0), 0.5, 0.5)
    assert style.latent(2).tolist() == [0.5, 1.0]


def test_a_seed_gives_the_same_numbers_for_ever():
    z = Style(seed=4711).latent(3)
    assert z.dtype == np.float32
    assert z.tolist() == np.random.RandomState(4711).standard_normal(3).astype("f4").tolist()
    assert z.tolist() == pytest.approx([-0.25293106, -0.38264549, -0.40604725], abs=1e-6)


def test_a_look_of_another_model_counts_as_neutral():
    assert (Style("x", (1.0, 2.0)).latent(32) == 0).all()


def test_a_look_is_seen_from_the_neutral_one():
    place, look = (2.0, 0.0), Style("x", (1.0, 3.0))
    assert NEUTRAL.latent(2, place).tolist() == [2, 0]
    assert look.latent(2, place).tolist() == [1, 3]
    assert look.with_strength(0).latent(2, place).tolist() == [2, 0]
    assert look.with_strength(0.5).latent(2, place).tolist() == [1.5, 1.5]
    assert Style("of another model", (1.0,)).latent(2, place).tolist() == [2, 0]


def test_a_seed_leads_the_neutral_look_to_what_the_network_was_trained_to_know():
    place = tuple(float(v) for v in np.linspace(-1, 1, 64))
    noise = NEUTRAL.with_seed(5).latent(64)
    assert (NEUTRAL.with_seed(5).latent(64, place) == noise).all()
    near = NEUTRAL.with_seed(5).with_spread(0.6).latent(64, place)
    assert near == pytest.approx(0.8 * np.array(place) + 0.6 * noise, abs=1e-5)
    wide = NEUTRAL.with_seed(5).with_spread(1.5).latent(64, place)
    assert wide == pytest.approx(1.5 * noise, abs=1e-5)


def test_a_blend_with_the_neutral_look_begins_where_that_lies():
    place, look = (2.0, 0.0), Style("x", (0.0, 4.0))
    assert blended(NEUTRAL, look, 0.25, place).vector == (1.5, 1.0)
    assert blended(look, NEUTRAL, 0.25, place).latent(2, place).tolist() == [0.5, 3.0]


def test_a_blend_lies_between_two_looks():
    a, b = Style("a", (0.0, 2.0), 0.2), Style("b", (1.0, 0.0), 0.4)
    half = blended(a, b, 0.25)
    assert half.vector == (0.25, 1.5)
    assert half.spread == pytest.approx(0.25)
    assert blended(NEUTRAL, b, 1.0).vector == b.vector


def test_a_blend_keeps_its_looks_so_that_it_can_be_blended_anew():
    a, b, c = Style("a", (0.0, 2.0), strength=0.5, seed=3), Style("b", (1.0, 0.0)), Style("c")
    first = blended(a, b, 0.25)
    assert (first.strength, first.seed) == (0.5, 3)
    assert first.look == Style("a", (0.0, 2.0))
    again = blended(first, c, 0.5)
    assert again.vector == (0.0, 1.0)  # of a and c; b is gone
    assert again.name == "a + c"
    assert (blended(a, b, 0.0).latent(2) == a.latent(2)).all()


def landscape():
    return ModelLibrary((resources.bundled_models(),)).find(None)


def test_the_default_model_knows_its_labels_and_borrows_others():
    manifest = landscape()
    table = manifest.index_table(LABELS)
    assert table[SKY] == 0
    assert table[119] == table[105]  # fog as clouds
    assert table[UNLABELLED] == manifest.unlabelled
    assert table[0] == -1  # a person
    assert manifest.borrowed(LABELS)[119].name == "clouds"


def test_an_unknown_model_is_answered_with_those_that_there_are():
    with pytest.raises(ModelError, match=r"(?s)No model named 'nope'.*landscape"):
        ModelLibrary.standard().find("nope")


def a_manifest(**changes):
    data = {
        "format": "drawai-model",
        "version": 1,
        "name": "tiny",
        "network": {"kind": "drawai-spade", "style_size": 2, "unlabelled": 2, "classes": 3},
        "classes": [
            {"index": 0, "name": "sky-other", "coco": 156},
            {"index": 1, "name": "lava", "coco": None},
        ],
    }
    return {**data, **changes}


def test_classes_that_coco_lacks_can_be_painted_too(tmp_path):
    manifest = parse_manifest(a_manifest(), tmp_path)
    own = manifest.own_labels(LABELS)
    assert [(c.name, c.title, c.id) for c in own] == [("lava", "Lava", 183)]
    labels = LABELS.extended(own)
    assert manifest.index_table(labels)[183] == 1
    assert labels.groups[-1] == own[0].group


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"format": "other"}, "not a drawai-model"),
        ({"version": 99}, "Update the program"),
        ({"network": None}, "missing or wrong"),
        ({"classes": [{"index": 0}]}, "missing or wrong"),
        ({"classes": [{"index": 0, "name": "x", "coco": 999}]}, "missing or wrong"),
        ({"styles": [{"name": "Noon", "vector": [1.0]}]}, "has 1 numbers"),
        ({"neutral": [1.0]}, "the neutral look has 1 numbers"),
    ],
)
def test_broken_manifests_each_get_a_sentence(tmp_path, changes, words):
    with pytest.raises(ModelError, match=words):
        parse_manifest(a_manifest(**changes), tmp_path)


def test_a_folder_without_manifest_is_no_model(tmp_path):
    with pytest.raises(ModelError, match=r"no model\.json"):
        read_manifest(tmp_path)
    (tmp_path / "model.json").write_text("{")
    with pytest.raises(ModelError, match=r"/model\.json: not valid JSON \(line 1, column 2\)"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    ("name", "channels"),
    [("coco", 183), ("ade20k", 151), ("ade20k-shifted", 151), ("cityscapes", 35)],
)
def test_published_label_sets_name_channels_of_their_network(name, channels):
    assert name in PUBLISHED
    chosen = label_set(name)
    indexes = [row.index for row in chosen.classes]
    assert len(set(indexes)) == len(indexes)
    assert max(indexes) < channels
    ids = [row.coco for row in chosen.classes if row.coco is not None]
    assert len(set(ids)) == len(ids)
    names = {row.name for row in chosen.classes}
    assert set(chosen.aliases.values()) <= names
    assert not set(chosen.aliases) & names


def test_a_label_set_can_be_a_list_of_names(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("unlabeled\nsea\nlava\n")
    chosen = label_set(str(path))
    assert chosen.unlabelled == 0
    assert [row.coco for row in chosen.classes] == [None, SEA, None]
    assert from_names("x", ["grass"]).classes[0].coco == GRASS


def test_unknown_label_sets_are_refused(tmp_path):
    with pytest.raises(OptionError, match="No label set"):
        label_set("nope")
    (tmp_path / "bad.json").write_text(json.dumps({"name": "x"}))
    with pytest.raises(FileError, match="not a label set"):
        label_set(str(tmp_path / "bad.json"))


@given(st.integers(0, 2**31 - 1))
def test_a_surprise_is_a_landscape_and_the_same_for_its_seed(seed):
    ids = random_scene(160, 128, LABELS, seed)
    assert ids.shape == (128, 160)
    assert (ids == random_scene(160, 128, LABELS, seed)).all()
    assert 3 <= len(np.unique(ids)) <= 12
    assert UNLABELLED not in ids


def test_a_profile_passes_its_knots():
    profile = smooth_profile([(0, 0.2), (0.5, 0.8), (1, 0.4)], 1001)
    assert profile[500] == pytest.approx(0.8, abs=0.01)
    assert profile.min() >= 0.2
    assert profile.max() <= 0.8


def test_shapes_are_painted_over_each_other():
    scene = ScenePainter(100, 100, LABELS, "sky-other")
    scene.below("sea", [(0, 0.5), (1, 0.5)])
    scene.oval("grass", (0.5, 0.75), (0.2, 0.1))
    scene.polygon("tree", [(0, 0.9), (0.2, 0.9), (0.2, 1), (0, 1)])
    assert [scene.ids[y, x] for y, x in ((10, 50), (60, 5), (75, 50), (95, 5))] == [
        SKY, SEA, GRASS, 168,
    ]  # fmt: skip


def test_resampling_keeps_ids():
    ids = np.array([[SKY, GRASS]], np.uint8)
    assert resample(ids, 2, 4).tolist() == [[SKY, SKY, GRASS, GRASS]] * 2
    assert resample(ids, 1, 2) is ids
