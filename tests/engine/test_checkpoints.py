"""NVIDIA's files as networks: what is read from them, and what is refused."""

import os
import pickle

import numpy as np
import pytest
import torch

from drawai_desktop.core.label_sets import GeneratorHints
from drawai_desktop.engine.arrays import generate
from drawai_desktop.engine.models.checkpoint_file import read_pth, read_safetensors
from drawai_desktop.engine.models.install import InstallOptions, install
from drawai_desktop.engine.models.nvidia_spade import detect_generator
from drawai_desktop.engine.models.weights import prepare, shapes_of
from drawai_desktop.engine.networks.config import parse_norm
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.errors import (
    DrawAIError,
    LabelError,
    ModelError,
)
from tests.builders import GRASS, SKY
from tests.engine.made_checkpoints import LABELS, quiet, write_checkpoint
from tests.golden import recipe


@pytest.mark.parametrize("style", ["plain", "module", "old"])
@pytest.mark.parametrize("zipped", [True, False], ids=["new", "legacy"])
def test_every_form_of_file_gives_the_same_picture(tmp_path, style, zipped):
    path = tmp_path / "latest_net_G.pth"
    options = write_checkpoint(path, style, zipped, label_nc=7, crop_size=64)
    labels = recipe.label_map("blobs", 64, 64, options, 3)
    want = generate(options, recipe.weights(options, 1), labels, labels, None)
    got = generate(options, read_pth(path), labels, labels, None)
    assert np.abs(got - want).max() < 2e-5


def test_a_state_inside_another_dict_is_found(tmp_path):
    options = recipe.options(ngf=4, label_nc=7, crop_size=64)
    state = {k: torch.from_numpy(v) for k, v in recipe.weights(options, 1).items()}
    torch.save({"epoch": 3, "netG": state}, tmp_path / "model.pth")
    assert prepare(read_pth(tmp_path / "model.pth")).keys() == prepare(state).keys()


@pytest.mark.parametrize(
    ("changes", "known"),
    [
        ({}, {}),
        ({"label_nc": 150, "no_instance": True}, {}),
        (
            {
                "label_nc": 35,
                "contain_dontcare_label": False,
                "crop_size": 512,
                "aspect_ratio": 2.0,
                "num_upsampling_layers": "more",
            },
            {},
        ),
        ({"norm_G": "spadeinstance5x5"}, {}),
        ({"norm_G": "spectralspadebatch1x1", "num_upsampling_layers": "most"}, {}),
        ({"use_vae": True, "z_dim": 16, "crop_size": 64}, {"crop_size": 64}),
    ],
)
def test_options_are_read_back_from_names_and_shapes(changes, known):
    options = recipe.options(**{"ngf": 4, **changes})
    config = detect_generator(shapes_of(recipe.weights(options, 1)), GeneratorHints(**known))
    _, norm, kernel = parse_norm(options["norm_G"])
    assert (config.ngf, config.norm, config.kernel) == (4, norm, kernel)
    assert config.semantic_channels == recipe.semantic_channels(options)
    assert config.upsampling == options["num_upsampling_layers"]
    assert config.latent_size == (16 if options["use_vae"] else 0)
    assert config.output_size == recipe.output_size(options)


def test_all_differences_are_named_in_one_message():
    options = recipe.options(ngf=4, label_nc=7, crop_size=64)
    weights = recipe.weights(options, 1)
    weights["up_1.conv_0.bias"] = np.zeros(3, np.float32)
    weights["surplus"] = np.zeros(3, np.float32)
    del weights["conv_img.bias"]
    labels = recipe.label_map("blobs", 64, 64, options, 3)
    with pytest.raises(ModelError) as caught:
        generate(options, weights, labels, labels, None)
    message = str(caught.value)
    for words in (
        "3 differences",
        "up_1.conv_0.bias is 3",
        "conv_img.bias is missing",
        "surplus",
    ):
        assert words in message


@pytest.mark.parametrize("norm", ["spade", "spadegroup3x3", "batch3x3", "spectralspadebatch2x2"])
def test_norms_that_spade_does_not_know_are_refused(norm):
    options = recipe.options(ngf=4, label_nc=7, crop_size=64)
    options["norm_G"] = norm
    with pytest.raises(ModelError):
        generate(options, {}, np.zeros((64, 64), np.int64), None, None)


def test_a_label_that_the_network_lacks_is_named_with_its_place():
    options = recipe.options(ngf=4, label_nc=7, crop_size=64, no_instance=True)
    labels = np.zeros((64, 64), np.int64)
    labels[5, 9] = 40
    with pytest.raises(LabelError, match=r"40 \(1 px\), first at column 9, row 5"):
        generate(options, recipe.weights(options, 1), labels, None, None)


def test_unlabelled_needs_a_channel():
    options = recipe.options(
        ngf=4, label_nc=7, crop_size=64, no_instance=True, contain_dontcare_label=False
    )
    labels = np.full((64, 64), 255, np.int64)
    with pytest.raises(LabelError, match="no unlabelled class"):
        generate(options, recipe.weights(options, 1), labels, None, None)


def test_instance_norm_of_one_pixel_is_refused_as_in_the_original():
    options = recipe.options(
        ngf=4, label_nc=7, crop_size=32, no_instance=True, norm_G="spadeinstance3x3"
    )
    with pytest.raises(ModelError, match="more than one pixel"):
        generate(options, recipe.weights(options, 1), np.zeros((32, 32), np.int64), None, None)


def test_a_photo_encoder_for_small_pictures_says_why_it_cannot_run():
    from drawai_desktop.engine.arrays import encode

    options = recipe.options(ngf=4, crop_size=128)
    weights = recipe.encoder_weights(options, 1)
    with pytest.raises(ModelError, match="under 256 px"):
        encode(options, weights, np.zeros((64, 64, 3), np.float32))


class Evil:
    """Touches a file when it is unpickled."""

    def __init__(self, mark):
        self._mark = mark

    def __reduce__(self):
        return os.system, (f"touch {self._mark}",)


@pytest.mark.parametrize("kind", ["zip", "legacy", "raw"])
def test_a_pickle_that_would_run_code_is_refused_and_does_not_run(tmp_path, kind):
    mark, path = tmp_path / "ran", tmp_path / "evil.pth"
    content = {"conv.weight": torch.zeros(3), "payload": Evil(mark)}
    if kind == "raw":
        path.write_bytes(pickle.dumps(content["payload"]))
    else:
        torch.save(content, path, _use_new_zipfile_serialization=kind == "zip")
    with pytest.raises(ModelError, match=r"could run code.*system"):
        read_pth(path)
    assert not mark.exists()


def test_broken_files_each_get_a_sentence(tmp_path):
    write_checkpoint(tmp_path / "good.pth", label_nc=7, crop_size=64)
    write_checkpoint(tmp_path / "old.pth", zipped=False, label_nc=7, crop_size=64)
    for name in ("good", "old"):
        whole = (tmp_path / f"{name}.pth").read_bytes()
        for part in (0.0001, 0.3, 0.999):
            path = tmp_path / f"{name}-{part}.pth"
            path.write_bytes(whole[: max(8, int(len(whole) * part))])
            with pytest.raises(ModelError, match="damaged, incomplete"):
                read_pth(path)
    (tmp_path / "text.pth").write_text("no weights at all")
    (tmp_path / "empty.pth").write_bytes(b"")
    (tmp_path / "folder.pth").mkdir()
    torch.save([1, 2, 3], tmp_path / "list.pth")
    torch.save({"a": 1}, tmp_path / "numbers.pth")
    for name, words in (
        ("text.pth", "damaged"),
        ("empty.pth", "empty"),
        ("folder.pth", "folder"),
        ("missing.pth", "no such file"),
        ("list.pth", "holds a list"),
    ):
        with pytest.raises(DrawAIError, match=words):
            read_pth(tmp_path / name)
    with pytest.raises(ModelError, match="no network weights"):
        prepare(read_pth(tmp_path / "numbers.pth"))
    with pytest.raises(ModelError, match="damaged"):
        read_safetensors(tmp_path / "text.pth")


def test_ids_are_mapped_to_the_published_channels(tmp_path):
    folder = tmp_path / "ade20k_pretrained"
    write_checkpoint(folder / "latest_net_G.pth", label_nc=150, no_instance=True)
    (manifest,) = install(folder, tmp_path / "models", InstallOptions(), quiet)
    synthesizer = Synthesizer.load(manifest, LABELS, "cpu")
    classes = synthesizer.network_classes(np.array([[SKY, GRASS, 255]], np.uint8))
    assert classes.tolist() == [[3, 10, 0]]  # counted from 1: sky 3, grass 10, 0 unlabelled
