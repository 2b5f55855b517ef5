"""Installing: NVIDIA's archives and folders become models, whole or not at all."""

import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest

from drawai_desktop.core.label_sets import GeneratorHints
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.engine.arrays import generate
from drawai_desktop.engine.models.install import InstallOptions, install, load_checkpoint
from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.errors import (
    Cancelled,
    FileError,
    ModelError,
    OptionError,
)
from tests.builders import a_scene
from tests.engine.made_checkpoints import LABELS, quiet, write_checkpoint
from tests.golden import recipe


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
    given = ModelLibrary.standard().find(None).folder
    (manifest,) = install(given, tmp_path / "models", InstallOptions(name="copy"), quiet)
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
