"""Checkpoints from others: every published form is read, and nothing hostile is."""

import os
import pickle
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch

from drawai_desktop.core.label_sets import GeneratorHints
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.engine.arrays import generate
from drawai_desktop.engine.models.checkpoint_file import read_pth, read_safetensors
from drawai_desktop.engine.models.install import InstallOptions, install, load_checkpoint
from drawai_desktop.engine.models.nvidia_spade import detect_generator
from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.engine.models.weights import prepare, shapes_of
from drawai_desktop.engine.networks.config import GeneratorConfig, parse_norm
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.errors import (
    Cancelled,
    DrawAIError,
    FileError,
    LabelError,
    ModelError,
    OptionError,
)
from tests.builders import GRASS, SKY, a_scene
from tests.golden import recipe

LABELS = standard_labels()


def quiet(_part, _text):
    """Progress that nobody looks at."""


def write_checkpoint(path, style="plain", zipped=True, seed=1, **changes):
    """A small seeded checkpoint of NVIDIA's kind; gives its options."""
    path.parent.mkdir(parents=True, exist_ok=True)
    options = recipe.options(**{"ngf": 4, **changes})
    recipe.write_pth(path, recipe.state_dict(options, seed), style, zipped)
    return options


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


def installed(tmp_path):
    target = tmp_path / "models"
    return sorted(p.name for p in target.iterdir()) if target.exists() else []


def test_nvidias_archive_is_installed_whole(tmp_path):
    folder = tmp_path / "unpacked"
    write_checkpoint(folder / "coco_pretrained/latest_net_G.pth", zipped=False)
    write_checkpoint(
        folder / "ade20k_pretrained/latest_net_G.pth", "old", label_nc=150, no_instance=True
    )
    archive = tmp_path / "checkpoints.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(folder, ".")
    steps = []
    made = install(
        archive, tmp_path / "models", InstallOptions(), lambda part, text: steps.append(part)
    )
    assert [m.folder.name for m in made] == ["ade20k", "coco"]
    assert installed(tmp_path) == ["ade20k", "coco"]
    assert steps == sorted(steps)
    for manifest in made:
        picture = Synthesizer.load(manifest, LABELS, "cpu").render(a_scene(96, 128))
        assert picture.std() > 1
        assert "non-commercial" in manifest.licence


def test_an_installed_model_gives_the_pictures_of_its_checkpoint(tmp_path):
    path = tmp_path / "mine" / "latest_net_G.pth"
    options = write_checkpoint(path, crop_size=64)
    (manifest,) = install(path, tmp_path / "models", InstallOptions(), quiet)
    ids = a_scene(64, 64)
    want = generate(options, recipe.weights(options, 1), ids, ids, None)
    synthesizer = Synthesizer.load(read_manifest(manifest.folder), LABELS, "cpu")
    got = synthesizer.render(ids, size=synthesizer.size_for(64, 64, 64))
    expected = np.clip((want + 1) / 2 * 255, 0, 255).astype(np.uint8)
    assert np.abs(got.astype(int) - expected).max() <= 1


def test_a_checkpoint_renders_without_being_installed(tmp_path):
    path = tmp_path / "mine" / "latest_net_G.pth"
    write_checkpoint(path)
    model = load_checkpoint(path, InstallOptions())
    assert model.manifest.name == "mine"
    assert Synthesizer(model, LABELS, "cpu").render(a_scene(64, 64)).std() > 1


def test_options_beside_the_weights_are_read(tmp_path):
    path = tmp_path / "own" / "latest_net_G.pth"
    write_checkpoint(
        path,
        label_nc=9,
        no_instance=True,
        contain_dontcare_label=False,
        num_upsampling_layers="more",
        crop_size=128,
    )
    (path.parent / "opt.txt").write_text(
        "----- Options -----\n    crop_size: 128   [default: 256]\n     label_nc: 9\n"
        "  no_instance: True\n contain_dontcare_label: False\n num_upsampling_layers: more\n"
    )
    (manifest,) = install(path.parent, tmp_path / "models", InstallOptions(), quiet)
    assert load_model(manifest).config == GeneratorConfig(
        ngf=4, label_nc=9, has_dontcare=False, has_edges=False, upsampling="more", crop_size=128
    )
    assert [c.name for c in manifest.classes] == [f"class {i}" for i in range(9)]


def test_a_vae_model_keeps_its_size_and_takes_styles_from_photos(tmp_path):
    folder = tmp_path / "vae"
    options = write_checkpoint(folder / "latest_net_G.pth", use_vae=True)
    recipe.write_pth(folder / "latest_net_E.pth", recipe.state_dict(options, 2, encoder=True))
    (manifest,) = install(folder, tmp_path / "models", InstallOptions(), quiet)
    synthesizer = Synthesizer.load(manifest, LABELS, "cpu")
    assert manifest.fixed_size == (256, 256)
    assert synthesizer.render(a_scene(128, 192)).shape == (256, 256, 3)
    photo = (recipe.photo(100, 140, 3) * 127 + 128).clip(0, 255).astype(np.uint8)
    assert synthesizer.model.encode_photo(photo).shape == (256,)


def hostile(kind, archive):
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive, "w") as zipped:
            info = zipfile.ZipInfo({"dots": "../latest_net_G.pth"}.get(kind, "/latest_net_G.pth"))
            if kind == "link":
                info = zipfile.ZipInfo("latest_net_G.pth")
                info.external_attr = 0o120777 << 16
            zipped.writestr(info, "x")
        return
    with tarfile.open(archive, "w:gz") as tar:
        info = tarfile.TarInfo({"dots": "a/../../latest_net_G.pth"}.get(kind, "/latest_net_G.pth"))
        if kind in ("link", "hard link", "device"):
            info = tarfile.TarInfo("a/latest_net_G.pth")
            info.type = {
                "link": tarfile.SYMTYPE,
                "hard link": tarfile.LNKTYPE,
                "device": tarfile.CHRTYPE,
            }[kind]
            info.linkname = "/etc/passwd"
        tar.addfile(info)


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [(k, ".tar.gz") for k in ("dots", "absolute", "link", "hard link", "device")]
    + [(k, ".zip") for k in ("dots", "absolute", "link")],
)
def test_hostile_archives_are_refused_and_leave_nothing(tmp_path, kind, suffix):
    archive = tmp_path / f"bad{suffix}"
    hostile(kind, archive)
    with pytest.raises(ModelError, match="refused"):
        install(archive, tmp_path / "models", InstallOptions(), quiet)
    assert installed(tmp_path) == []


def test_a_truncated_archive_is_refused_and_leaves_nothing(tmp_path):
    folder = tmp_path / "coco_pretrained"
    write_checkpoint(folder / "latest_net_G.pth")
    archive = tmp_path / "checkpoints.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(folder, "coco_pretrained")
    archive.write_bytes(archive.read_bytes()[:100_000])
    with pytest.raises(ModelError, match="damaged or incomplete"):
        install(archive, tmp_path / "models", InstallOptions(), quiet)
    assert installed(tmp_path) == []


def test_cancelling_an_installation_leaves_nothing(tmp_path):
    path = tmp_path / "mine" / "latest_net_G.pth"
    write_checkpoint(path)

    def cancel(part, _text):
        if part > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        install(path, tmp_path / "models", InstallOptions(), cancel)
    assert installed(tmp_path) == []


def test_a_name_that_is_taken_needs_to_be_replaced(tmp_path):
    path = tmp_path / "mine" / "latest_net_G.pth"
    write_checkpoint(path, seed=1)
    target = tmp_path / "models"
    install(path, target, InstallOptions(), quiet)
    with pytest.raises(OptionError, match="installed already"):
        install(path, target, InstallOptions(), quiet)
    write_checkpoint(path, seed=2)
    before = (target / "mine" / "generator.safetensors").read_bytes()
    install(path, target, InstallOptions(replace=True), quiet)
    assert (target / "mine" / "generator.safetensors").read_bytes() != before
    assert installed(tmp_path) == ["mine"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("latest_net_D.pth", "critic"), ("latest_net_E.pth", "photo encoder")],
)
def test_the_wrong_one_of_nvidias_files_is_named(tmp_path, name, words):
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(ModelError, match=words):
        install(tmp_path / name, tmp_path / "models", InstallOptions(), quiet)


def test_a_label_set_that_is_too_long_is_refused(tmp_path):
    path = tmp_path / "own" / "latest_net_G.pth"
    write_checkpoint(path, label_nc=5, no_instance=True, contain_dontcare_label=False)
    with pytest.raises(ModelError, match="has 35 classes, the network reads 5"):
        install(
            path,
            tmp_path / "models",
            InstallOptions(
                labels="cityscapes", generator=GeneratorHints(label_nc=5, has_edges=False)
            ),
            quiet,
        )


def test_a_model_folder_of_our_own_format_is_copied(tmp_path):
    source = ModelLibrary.standard().find(None).folder
    (manifest,) = install(source, tmp_path / "models", InstallOptions(name="copy"), quiet)
    assert manifest.folder.name == "copy"
    assert load_model(manifest).config.ngf == 24


def test_a_folder_with_nothing_in_it_says_what_is_expected(tmp_path):
    with pytest.raises(ModelError, match=r"latest_net_G\.pth"):
        install(tmp_path, tmp_path / "models", InstallOptions(), quiet)
    with pytest.raises(FileError, match="no such file"):
        install(Path("/nowhere/at/all"), tmp_path / "models", InstallOptions(), quiet)


def test_a_read_only_target_gets_a_sentence(tmp_path, monkeypatch):
    def refuse(*_arguments, **_keywords):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)  # root may write everywhere, so it is acted
    with pytest.raises(FileError, match="cannot be written"):
        install(tmp_path, tmp_path / "models", InstallOptions(), quiet)


def test_ids_are_mapped_to_the_published_channels(tmp_path):
    folder = tmp_path / "ade20k_pretrained"
    write_checkpoint(folder / "latest_net_G.pth", label_nc=150, no_instance=True)
    (manifest,) = install(folder, tmp_path / "models", InstallOptions(), quiet)
    synthesizer = Synthesizer.load(manifest, LABELS, "cpu")
    classes = synthesizer.network_classes(np.array([[SKY, GRASS, 255]], np.uint8))
    assert classes.tolist() == [[3, 10, 0]]  # counted from 1: sky 3, grass 10, 0 unlabelled
