"""Layered files of a picture and its labels: OpenRaster and PSD, read back by others' readers."""

import io
import zipfile
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image
from psd_tools import PSDImage

from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.picture_labels import PictureLabels
from drawai_desktop.core.picture_writing import write_picture
from drawai_desktop.errors import Cancelled, FileError
from tests.builders import GRASS, SEA, SKY, TREE, a_scene
from tests.core.layered import four_layers

LABELS = standard_labels()
TABLE = LABELS.colour_table()
PICTURE = np.random.default_rng(3).integers(0, 256, (192, 256, 3), np.uint8)
NAMES = st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=80)
MAPS = arrays(np.uint8, (9, 13), elements=st.sampled_from([SKY, SEA, TREE, GRASS, UNLABELLED]))


def read_ora(path):
    """(merged picture, groups: name -> [(layer's name, hidden, RGBA of the canvas's size)])."""
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        root = ElementTree.fromstring(archive.read("stack.xml"))
        groups = {}
        for group in root.find("stack"):
            listed = groups.setdefault(group.get("name"), [])
            for layer in group:
                with Image.open(io.BytesIO(archive.read(layer.get("src")))) as image:
                    hidden = layer.get("visibility") == "hidden"
                    listed.append((layer.get("name"), hidden, np.array(image.convert("RGBA"))))
        with Image.open(io.BytesIO(archive.read("mergedimage.png"))) as image:
            return np.array(image), groups


def read_psd(path):
    psd = PSDImage.open(path)
    groups = {}
    for group in reversed(psd):
        listed = groups.setdefault(group.name, [])
        for layer in reversed(group):
            whole = np.zeros((psd.height, psd.width, 4), np.uint8)
            if layer.width:
                part = np.array(layer.topil().convert("RGBA"))
                whole[layer.top : layer.bottom, layer.left : layer.right] = part
            listed.append((layer.name, not layer.visible, whole))
    return np.array(psd.topil().convert("RGB")), groups


READERS = {".ora": read_ora, ".psd": read_psd}


def as_seen(ids):
    """RGBA of a label map, black where nothing is."""
    painted = ids != UNLABELLED
    return np.dstack([np.where(painted[..., None], TABLE[ids], 0), painted * np.uint8(255)])


def same_layers(found, layers):
    assert [f[:2] for f in found] == [(layer.name, layer.is_hidden) for layer in layers[::-1]]
    for (_, _, rgba), layer in zip(found, layers[::-1], strict=True):
        seen = np.where(rgba[..., 3:] > 0, rgba, 0)
        assert (seen == as_seen(layer.ids)).all()


def together(found):
    """All layers of a map in one; no pixel is in two of them."""
    return sum(np.where(rgba[..., 3:] > 0, rgba, 0).astype(int) for *_, rgba in found)


@pytest.mark.parametrize("suffix", READERS)
def test_a_document_of_several_layers_has_each_in_the_group_of_labels(tmp_path, suffix):
    content, _ = four_layers()
    write_picture(tmp_path / f"a{suffix}", PICTURE, labels=PictureLabels(content, LABELS))
    merged, groups = READERS[suffix](tmp_path / f"a{suffix}")
    assert (merged == PICTURE).all()
    assert list(groups) == ["picture", "labels"]
    same_layers(groups["labels"], content.layers)
    [(_, hidden, picture)] = groups["picture"]
    assert not hidden
    assert (picture[..., :3] == PICTURE).all()
    assert (picture[..., 3] == 255).all()


@pytest.mark.parametrize("suffix", READERS)
def test_a_map_of_one_layer_has_a_layer_for_each_label_in_its_colour(tmp_path, suffix):
    ids = a_scene(192, 256)
    ids[5:40, 9:50] = UNLABELLED
    labels = PictureLabels(Layered.of_one(ids), LABELS)
    write_picture(tmp_path / f"a{suffix}", PICTURE, labels=labels)
    found = READERS[suffix](tmp_path / f"a{suffix}")[1]["labels"]
    assert {name for name, *_ in found} == {LABELS.title(i) for i in np.unique(ids) if i != 255}
    assert (together(found) == as_seen(ids)).all()


@pytest.mark.parametrize("suffix", READERS)
def test_labels_have_the_size_of_the_picture(tmp_path, suffix):
    labels = PictureLabels(Layered.of_one(a_scene(96, 128)), LABELS)
    write_picture(tmp_path / f"a{suffix}", PICTURE, labels=labels)
    found = READERS[suffix](tmp_path / f"a{suffix}")[1]["labels"]
    ids = a_scene(96, 128).repeat(2, 0).repeat(2, 1)
    assert (together(found) == as_seen(ids)).all()


@pytest.mark.parametrize("suffix", READERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    layers=st.lists(st.builds(Layer, NAMES, MAPS, st.booleans()), min_size=2, max_size=5),
    picture=arrays(np.uint8, (9, 13, 3)),
)
def test_any_layers_and_names_are_read_back(tmp_path, suffix, layers, picture):
    path = tmp_path / f"a{suffix}"
    write_picture(path, picture, labels=PictureLabels(Layered(tuple(layers)), LABELS))
    merged, groups = READERS[suffix](path)
    assert (merged == picture).all()
    same_layers(groups["labels"], layers)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(picture=arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(3))))
def test_a_tiff_keeps_every_value(tmp_path, picture):
    write_picture(tmp_path / "a.tif", picture)
    with Image.open(tmp_path / "a.tif") as image:
        assert image.mode == "RGB"
        assert (np.asarray(image) == picture).all()


@pytest.mark.parametrize("suffix", READERS)
def test_without_labels_there_is_the_picture_alone(tmp_path, suffix):
    write_picture(tmp_path / f"a{suffix}", PICTURE)
    merged, groups = READERS[suffix](tmp_path / f"a{suffix}")
    assert (merged == PICTURE).all()
    assert list(groups) == ["picture"]


@pytest.mark.parametrize("suffix", READERS)
def test_progress_rises_and_a_cancelled_file_leaves_the_old_one(tmp_path, suffix):
    path, parts = tmp_path / f"a{suffix}", []
    labels = PictureLabels(four_layers()[0], LABELS)
    write_picture(path, PICTURE, labels=labels, progress=parts.append)
    assert parts == sorted(parts)
    assert len(parts) > 6
    assert parts[-1] == 1.0
    before = path.read_bytes()

    def stop(part):
        if part > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_picture(path, PICTURE, labels=labels, progress=stop)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_large_picture_can_be_cancelled_while_it_is_packed(tmp_path):
    picture = np.random.default_rng(1).integers(0, 256, (1024, 1024, 3), np.uint8)
    told = []

    def progress(part):
        told.append(part)
        if part > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_picture(tmp_path / "a.ora", picture, progress=progress)
    assert told == sorted(told)
    assert 0.6 < told[-1] < 0.7, "it was packed whole before anybody was asked"
    assert not list(tmp_path.iterdir())


def test_a_picture_too_large_for_psd_is_refused_before_any_work(tmp_path):
    wide = np.broadcast_to(np.uint8(0), (16, 30_001, 3))
    with pytest.raises(FileError, match="at most 30000 pixels"):
        write_picture(tmp_path / "a.psd", wide)
    huge = np.broadcast_to(np.uint8(0), (20_000, 20_000, 3))
    with pytest.raises(FileError, match="at most 2 GB"):
        write_picture(tmp_path / "a.psd", huge)
    assert list(tmp_path.iterdir()) == []
