"""Label map in, picture out."""

import json
import shutil

import numpy as np
import pytest
import safetensors.torch
import torch

from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.core.style import NEUTRAL, Style
from drawai_desktop.engine.device import choose_device, present_device
from drawai_desktop.engine.fast.packed import has_bfloat16
from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.generator import SpadeGenerator, seeded_noise
from drawai_desktop.engine.networks.segmentation import Segmentation, instance_edges
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.engine.tiling import to_bytes
from drawai_desktop.errors import Cancelled, LabelError, ModelError, OptionError, RenderError
from tests.builders import SEA, SKY, a_scene
from tests.engine.tiny_model import TINY, make_tiny

LABELS = standard_labels()


@pytest.fixture
def tiny(tmp_path):
    return Synthesizer.load(make_tiny(tmp_path / "tiny"), LABELS, "cpu")


@pytest.fixture(scope="module")
def default():
    return Synthesizer.load(ModelLibrary.standard().find(None), LABELS, "cpu")


def test_the_default_model_renders_any_proportion(default):
    for shape in ((128, 128), (128, 256), (300, 128)):
        size = default.size_for(*shape, 128)
        picture = default.render(a_scene(*shape), size=size)
        assert picture.shape == (size.height, size.width, 3)
        assert picture.dtype == np.uint8
        assert picture.std() > 10


def test_the_same_request_gives_the_same_picture(tiny):
    style = Style(seed=5)
    assert (tiny.render(a_scene(), style) == tiny.render(a_scene(), style)).all()


def test_the_picture_depends_on_map_style_and_seed(tiny):
    plain = tiny.render(a_scene())
    assert (plain != tiny.render(a_scene()[::-1].copy())).any()
    assert (plain != tiny.render(a_scene(), Style(seed=1))).any()
    assert (plain != tiny.render(a_scene(), Style("x", (2.0,) * 6))).any()


def test_noise_gives_each_seed_its_own_picture_even_with_one_look(tiny):
    a, b = Style(spread=0.0, seed=1), Style(spread=0.0, seed=2)
    assert (tiny.render(a_scene(), a) != tiny.render(a_scene(), b)).any()


def test_noise_stays_in_its_place_when_the_picture_grows():
    config = GeneratorConfig(
        modulation="table", ngf=4, label_nc=3, has_edges=False, kernel=1, latent_size=6,
        noise_blocks=("head_0",),
    )  # fmt: skip
    noise = seeded_noise(3)
    small, large = (noise(0, torch.zeros(1, 1, n, n)) for n in (4, 8))
    assert torch.equal(small, large[..., :4, :4])
    assert SpadeGenerator(config).noise["head_0"].shape == (64,)


def test_labels_that_the_model_lacks_are_told_apart_from_borrowed_ones(tiny):
    ids = np.full((128, 128), SKY, np.uint8)
    ids[:10] = 119  # fog, borrowed
    ids[10:12] = 0  # a person
    use = tiny.use_of(ids)
    assert use.borrowed == {119: ("Fog", "Sky", 1280)}
    assert use.unknown == {0: 256}


def test_labels_that_the_model_lacks_become_unlabelled(tiny):
    classes = tiny.network_classes(np.array([[SKY, 0, UNLABELLED, 119]], np.uint8))
    assert classes.tolist() == [[0, 3, 3, 0]]


def test_a_model_without_unlabelled_class_refuses_unlabelled_pixels(tmp_path):
    folder = tmp_path / "tiny"
    make_tiny(folder)
    data = json.loads((folder / "model.json").read_text())
    data["network"]["unlabelled"] = None
    (folder / "model.json").write_text(json.dumps(data))
    synthesizer = Synthesizer.load(read_manifest(folder), LABELS, "cpu")
    with pytest.raises(LabelError, match="has not learnt Unlabelled"):
        synthesizer.network_classes(np.full((4, 4), UNLABELLED, np.uint8))


def test_raw_classes_are_checked(tiny):
    assert tiny.render(np.full((64, 64), 2, np.uint8), raw_classes=True).shape == (64, 64, 3)
    with pytest.raises(LabelError, match="does not know: 7"):
        tiny.render(np.full((64, 64), 7, np.uint8), raw_classes=True)


def test_a_pass_can_be_cancelled_between_blocks(tiny):
    calls = []

    def check():
        calls.append(1)
        if len(calls) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        tiny.render(a_scene(), check=check)
    assert tiny.render(a_scene()).std() > 0


def test_values_that_are_no_numbers_are_said_so():
    picture = torch.zeros(8, 8, 3)
    picture[0, 0, 0] = float("nan")
    with pytest.raises(RenderError, match="Nothing is lost"):
        to_bytes(picture)


def test_a_model_that_gives_no_numbers_does_not_give_a_picture(tmp_path):
    folder = tmp_path / "tiny"
    make_tiny(folder)
    path = folder / "generator.safetensors"
    state = safetensors.torch.load_file(path)
    state["conv_img.bias"][:] = float("nan")
    safetensors.torch.save_file(state, path)
    synthesizer = Synthesizer.load(read_manifest(folder), LABELS, "cpu")
    with pytest.raises(RenderError):
        synthesizer.render(a_scene())


def test_bytes_are_truncated_as_in_the_original():
    picture = torch.tensor([-1.0, 1.0, 0.0, 0.999, -1.5, 3.0]).reshape(1, 2, 3)
    assert to_bytes(picture).tolist() == [[[0, 255, 127], [254, 0, 255]]]


def test_a_red_picture_is_red():
    picture = torch.full((4, 4, 3), -1.0)
    picture[..., 0] = 1.0
    assert to_bytes(picture)[0, 0].tolist() == [255, 0, 0]


def test_broken_models_each_get_a_sentence(tmp_path):
    folder = tmp_path / "tiny"
    make_tiny(folder)
    for change, words in (
        ({"kind": "other"}, "of kind 'other'"),
        ({"ngf": 8}, "differences"),
        ({"multipliers": [1, 2]}, "channel multipliers"),
        ({"classes": "many"}, 'since "network.classes" must be a whole number'),
        ({"noise_blocks": ["up_9"]}, "lacks"),
    ):
        data = json.loads(json.dumps(TINY))
        data["network"].update(change)
        (folder / "model.json").write_text(json.dumps(data))
        with pytest.raises(ModelError, match=words):
            Synthesizer.load(read_manifest(folder), LABELS, "cpu")
    make_tiny(folder)
    (folder / "generator.safetensors").write_bytes(b"half a file")
    with pytest.raises(ModelError, match="damaged"):
        Synthesizer.load(read_manifest(folder), LABELS, "cpu")
    (folder / "generator.safetensors").unlink()
    with pytest.raises(ModelError, match="missing"):
        Synthesizer.load(read_manifest(folder), LABELS, "cpu")


def test_the_style_of_a_photo_is_a_point_of_the_style_space(tiny, default):
    photo = np.random.RandomState(0).randint(0, 255, (90, 130, 3)).astype(np.uint8)
    assert tiny.model.encode_photo(photo).shape == (6,)
    dark, bright = (
        default.model.encode_photo(np.full((90, 130, 3), v, np.uint8)) for v in (20, 235)
    )
    assert np.abs(dark - bright).max() > 0.1


def test_a_model_without_encoder_says_so(tmp_path):
    folder = tmp_path / "tiny"
    make_tiny(folder)
    (folder / "encoder.safetensors").unlink()
    synthesizer = Synthesizer.load(read_manifest(folder), LABELS, "cpu")
    with pytest.raises(ModelError, match="no photo encoder"):
        synthesizer.model.encode_photo(np.zeros((8, 8, 3), np.uint8))


def test_devices_are_checked():
    assert choose_device("cpu").type == "cpu"
    with pytest.raises(OptionError, match="No device"):
        choose_device("tpu")
    if not torch.cuda.is_available():
        with pytest.raises(OptionError, match="No cuda device"):
            choose_device("cuda")


def test_edges_mark_both_sides_of_a_border_and_nothing_at_the_rim():
    edges = instance_edges(np.array([[1, 1, 2, 2]] * 3))
    assert edges.tolist() == [[False, True, True, False]] * 3


def test_one_hot_has_one_channel_set_and_the_edges_last():
    config = GeneratorConfig(label_nc=3)
    labels = np.array([[0, 1], [2, 255]]).repeat(16, 0).repeat(16, 1)
    segmentation = Segmentation.from_arrays(config, labels, None, 32, 32)
    one_hot = segmentation.one_hot(32, 32)
    assert one_hot.shape == (1, 5, 32, 32)
    assert (one_hot[0, :4].sum(0) == 1).all()
    assert one_hot[0, 3, 31, 31] == 1
    assert one_hot[0, 4, 0, 0] == 0
    assert one_hot[0, 4, 0, 15] == 1


def test_the_default_model_is_the_one_beside_the_program(tmp_path):
    library = ModelLibrary((tmp_path,))
    with pytest.raises(ModelError, match="None is installed"):
        library.find(None)
    shutil.copytree(ModelLibrary.standard().find(None).folder, tmp_path / "landscape")
    assert library.find("landscape").folder == tmp_path / "landscape"


class _Broken(torch.nn.Module):
    """A network on a device that has run out of memory."""

    def forward(self, *_arguments):
        raise torch.OutOfMemoryError("CUDA out of memory")


def test_a_device_that_fails_is_left_for_the_processor(tiny):
    want = tiny.render(a_scene(), Style(seed=3))
    tiny.device, tiny._frames = torch.device("cuda"), None  # as it is with a graphics card
    tiny._render_plain = _Broken()
    picture = tiny.settle(a_scene(), Style(seed=3), size=tiny.size_for(192, 192))
    assert (picture == want).all()
    assert tiny.device.type == "cpu"
    assert "has not enough memory" in tiny.note


def test_a_device_of_the_settings_that_is_not_here_is_replaced(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    device, note = present_device("cuda")
    assert device == "cpu"
    assert "No cuda device" in note
    assert present_device("cpu") == ("cpu", "")


def test_settled_pictures_are_those_of_a_single_one(tiny):
    size = tiny.size_for(192, 192)
    tiny.settle(a_scene(), Style(seed=3), size=size)
    other = a_scene()[::-1].copy()
    tiny.preview(other, Style(seed=3), size=size)
    settled = tiny.settle(other, Style(seed=3), size=size)
    assert np.abs(settled.astype(int) - tiny.render(other, Style(seed=3), size=size)).max() <= 1
    tiny.release()
    assert (tiny.settle(other, Style(seed=3), size=size) == settled).mean() > 0.99


@pytest.mark.skipif(not has_bfloat16(), reason="this processor has no bfloat16")
def test_the_fast_precision_is_near_the_exact_one_which_exports_get(default):
    fast = Synthesizer.load(default.model.manifest, LABELS, "cpu", "fast")
    scene = a_scene(96, 128)
    exact = default.render(scene)
    shown = fast.settle(scene, NEUTRAL, size=fast.size_for(*scene.shape))
    apart = np.abs(shown.astype(int) - exact.astype(int))
    assert 0 < apart.max() <= 8
    assert apart.mean() < 0.5
    assert not fast.is_exact
    exported = fast.exact()
    assert fast.exact() is exported
    assert exported.is_exact
    assert np.array_equal(exported.render(scene), exact)


@pytest.mark.skipif(not has_bfloat16(), reason="this processor has no bfloat16")
def test_the_fast_precision_settles_to_its_own_cold_picture(default):
    fast, cold = (Synthesizer.load(default.model.manifest, LABELS, "cpu", "fast") for _ in range(2))
    scene = a_scene(96, 128)
    size = fast.size_for(*scene.shape)
    fast.settle(scene, NEUTRAL, size=size)
    edited = scene.copy()
    edited[30:50, 40:90] = SEA
    fast.preview(edited, NEUTRAL, size=size)
    settled = fast.settle(edited, NEUTRAL, size=size)
    assert np.array_equal(settled, cold.settle(edited, NEUTRAL, size=size))


def test_without_bfloat16_the_fast_precision_is_exact_and_says_so(default, monkeypatch):
    monkeypatch.setattr("drawai_desktop.engine.synthesizer.has_bfloat16", lambda: False)
    synthesizer = Synthesizer.load(default.model.manifest, LABELS, "cpu", "fast")
    assert synthesizer.is_exact
    assert synthesizer.exact() is synthesizer
    assert "no bfloat16" in synthesizer.note
