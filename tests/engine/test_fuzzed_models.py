"""Files of models with bytes changed at random: each is read, or told in one plain sentence.

``DRAWAI_FUZZ=40`` does forty times as many.
"""

import os
import random
import shutil
import tarfile
import zipfile

import pytest

from drawai_desktop import resources
from drawai_desktop.core.label_sets import label_set
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.core.segmenter_manifest import read_segmenter_manifest
from drawai_desktop.engine.models.install import InstallOptions, install
from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.errors import DrawAIError
from tests.golden import recipe

TRIES = 25 * int(os.environ.get("DRAWAI_FUZZ", "1"))
PIECES = (
    *(b"", b"\xff", b"\x00" * 8, b"{", b"[" * 200, b"1e999", b'"', b"-", b"NaN", b"null", b"true"),
    *(b"9" * 30, b"\x80\x02", b"../", b"\xff\xff\xff\x7f", b"cos\nsystem\n"),
)


def changed(content, chance):
    """The bytes with some of them replaced, mostly near the begin and the end, or cut off."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        near = chance.randrange(min(len(data), 3000))
        place = chance.choice([near, len(data) - 1 - near, chance.randrange(len(data))])
        data[place : place + chance.randint(0, 8)] = chance.choice(PIECES)
        if chance.random() < 0.05:
            del data[chance.randrange(len(data) or 1) :]
        if not data:
            data = bytearray(b"x")
    return bytes(data)


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """Whole files: a folder with a checkpoint, archives of it, and it as a model."""
    home = tmp_path_factory.mktemp("good")
    folder = home / "checkpoint"
    folder.mkdir()
    options = recipe.options(ngf=1, label_nc=3, crop_size=64)
    state = recipe.state_dict(options, 1)
    for name, zipped in (("latest_net_G.pth", True), ("1_net_G.pth", False)):
        recipe.write_pth(folder / name, state, "plain", zipped)
    (folder / "opt.txt").write_text("label_nc: 3\nno_instance: False\ncrop_size: 64\n")
    for name, mode in (("a.tar.gz", "w:gz"), ("a.tar", "w")):
        with tarfile.open(home / name, mode) as tar:
            tar.add(folder / "latest_net_G.pth", "c/latest_net_G.pth")
            tar.add(folder / "opt.txt", "c/opt.txt")
    with zipfile.ZipFile(home / "a.zip", "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.write(folder / "latest_net_G.pth", "c/latest_net_G.pth")
    install(folder, home / "models", InstallOptions(name="x"), lambda _part, _text: None)
    return home


def in_folder(given, file):
    """Installs a checkpoint's folder with another ``file`` in it."""

    def read(good, place, data):
        shutil.copytree(good / given, place / "c")
        (place / "c" / file).write_bytes(data)
        path = place / "c" / file if file.endswith(".pth") else place / "c"
        install(path, place / "m", InstallOptions(), lambda _part, _text: None)

    return read


def as_archive(name):
    def read(_good, place, data):
        (place / name).write_bytes(data)
        install(place / name, place / "m", InstallOptions(), lambda _part, _text: None)

    return read


def in_model(file):
    def read(good, place, data):
        shutil.copytree(good / "models" / "x", place / "x")
        (place / "x" / file).write_bytes(data)
        load_model(read_manifest(place / "x"))

    return read


def as_segmenter(_good, place, data):
    (place / "segmenter.json").write_bytes(data)
    read_segmenter_manifest(place)


def as_label_set(_good, place, data):
    (place / "l.json").write_bytes(data)
    label_set(str(place / "l.json"))


DOORS = {
    "checkpoint/latest_net_G.pth": in_folder("checkpoint", "latest_net_G.pth"),
    "checkpoint/1_net_G.pth": in_folder("checkpoint", "1_net_G.pth"),
    "checkpoint/opt.txt": in_folder("checkpoint", "opt.txt"),
    "a.tar.gz": as_archive("a.tar.gz"),
    "a.tar": as_archive("a.tar"),
    "a.zip": as_archive("a.zip"),
    "models/x/generator.safetensors": in_model("generator.safetensors"),
    "models/x/model.json": in_model("model.json"),
    str(resources.bundled_models() / "segmenter" / "segmenter.json"): as_segmenter,
    str(resources.resource("label_sets", "cityscapes.json")): as_label_set,
}


@pytest.mark.timeout(120 + 2 * TRIES)
@pytest.mark.parametrize("file", DOORS, ids=lambda path: path.rpartition("/")[2])
def test_changed_bytes_are_read_or_told_in_one_sentence(good, tmp_path, file):
    content = (good / file).read_bytes()
    chance = random.Random(file.rpartition("/")[2])
    for number in range(TRIES):
        place = tmp_path / str(number)
        place.mkdir()
        try:
            DOORS[file](good, place, changed(content, chance))
        except DrawAIError as error:
            text = str(error)
            assert len(text) < 300
            assert text.isprintable()
            assert "object at" not in text
        shutil.rmtree(place)
