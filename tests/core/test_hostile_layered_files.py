"""Layered files that are damaged, or made to do harm: one sentence, at once, and little memory."""

import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core.label_reading import read_label_map
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.picture_labels import PictureLabels
from drawai_desktop.core.picture_writing import write_picture
from drawai_desktop.errors import FileError
from tests.builders import SEA, a_scene
from tests.core.refusals import assert_is_a_sentence

LABELS = standard_labels()
PICTURE = np.random.default_rng(3).integers(0, 256, (96, 128, 3), np.uint8)
STACK = '<image w="{w}" h="{h}"><stack>{inner}</stack></image>'


def refused(path, within_s=3.0, most_mb=60):
    tracemalloc.start()
    begun = time.monotonic()
    try:
        with pytest.raises(FileError) as caught:
            read_label_map(path, LABELS)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert time.monotonic() - begun < within_s
    assert peak < most_mb << 20
    assert_is_a_sentence(caught.value)
    return str(caught.value)


def png(w=20, h=20, label=SEA):
    buffer = io.BytesIO()
    Image.new("RGB", (w, h), LABELS[label].rgb).save(buffer, "PNG")
    return buffer.getvalue()


def ora(path, stack, members=()):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr("stack.xml", stack)
        for name, content in dict(members).items():
            archive.writestr(name, content)
    return path


def one_layer(source="data/a.png", w=20, h=20, more=""):
    return STACK.format(w=w, h=h, inner=f'<layer name="a" src="{source}" {more}/>')


def test_a_plain_file_of_one_layer_is_read(tmp_path):
    path = ora(tmp_path / "a.ora", one_layer(), {"data/a.png": png()})
    assert (read_label_map(path, LABELS).ids == SEA).all()


@pytest.mark.parametrize(
    "source", ["../a.png", "/etc/hostname", "data/../../a.png", "file:///etc/hostname", ""]
)
def test_names_lead_nowhere_but_into_the_archive(tmp_path, source):
    (tmp_path / "a.png").write_bytes(png())
    (tmp_path / "in").mkdir()
    refused(ora(tmp_path / "in" / "a.ora", one_layer(source), {"data/a.png": png()}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_encoding(tmp_path, encoding):
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE image [<!ENTITY a "x">]>'
    path = tmp_path / "a.ora"
    refused(ora(path, (head + one_layer()).encode(encoding), {"data/a.png": png()}))


@pytest.mark.parametrize(
    "stack",
    [
        b"",
        b"<image",
        b"<image w='5' h='5'/>",
        b"<svg><stack/></svg>",
        one_layer(w=100_000, h=100_000),
        one_layer(w=0),
        one_layer(w="x"),
        one_layer(more='x="1e99"'),
        STACK.format(w=20, h=20, inner="<stack>" * 5000 + "</stack>" * 5000),
        STACK.format(w=8000, h=8000, inner='<layer name="a" src="data/a.png"/>' * 900),
    ],
    ids=range(10),
)
def test_lists_of_layers_that_cannot_be_are_refused(tmp_path, stack):
    refused(ora(tmp_path / "a.ora", stack, {"data/a.png": png()}))


def test_a_layer_that_unpacks_to_gigabytes_is_refused(tmp_path):
    size = 40_000
    head = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    content = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
    content += struct.pack(">I", zlib.crc32(chunk)) + bytes(100)
    refused(ora(tmp_path / "a.ora", one_layer(), {"data/a.png": content}))


def test_zip_of_no_layers_and_empty_files_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.ora", "w") as archive:
        archive.writestr("a.txt", "a")
    assert "list of layers" in refused(tmp_path / "a.ora")
    (tmp_path / "b.psd").write_bytes(b"")
    refused(tmp_path / "b.psd")
    with zipfile.ZipFile(tmp_path / "c.kra", "w") as archive:
        archive.writestr("maindoc.xml", "<DOC/>")
        archive.writestr("../mergedimage.png", png())
    assert "Krita" in refused(tmp_path / "c.kra")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of a right PSD file, whose labels can be read."""
    path = tmp_path_factory.mktemp("psd") / "a.psd"
    write_picture(path, PICTURE, labels=PictureLabels(Layered.of_one(a_scene(96, 128)), LABELS))
    assert (read_label_map(path, LABELS).ids == a_scene(96, 128)).all()
    return path.read_bytes()


@pytest.mark.parametrize("part", [0.001, 0.01, 0.1, 0.3])
def test_a_psd_that_ends_within_its_layers_is_refused(tmp_path, whole, part):
    layers = len(whole) - PICTURE.size
    (tmp_path / "a.psd").write_bytes(whole[: max(30, int(part * layers))])
    refused(tmp_path / "a.psd")


def test_rows_that_are_too_short_are_damage_not_black_pixels(tmp_path, whole):
    at = whole.index(b"\x00\x01" + struct.pack(">H", 2))  # packed rows of two bytes: one run
    broken = bytearray(whole)
    broken[at + 2 + 2 * 20 : at + 2 + 2 * 20 + 2] = struct.pack(">H", 0)
    (tmp_path / "a.psd").write_bytes(broken)
    assert "damaged" in refused(tmp_path / "a.psd", most_mb=200)


@pytest.mark.parametrize(
    "fields", [(30_000, 30_000, 56), (300_000, 300_000, 3), (0, 5, 3), (5, 5, 57)]
)
def test_a_canvas_that_cannot_be_is_refused_at_once(tmp_path, whole, fields):
    height, width, channels = fields
    content = whole[:12] + struct.pack(">HII", channels, height, width) + whole[22:]
    (tmp_path / "a.psd").write_bytes(content)
    refused(tmp_path / "a.psd", within_s=0.5, most_mb=5)


def test_a_layer_of_gigabytes_on_a_small_canvas_is_refused_at_once(tmp_path, whole):
    box = struct.pack(">4i", 0, 0, 96, 128)
    for size in ((30_000, 30_000), (2**31 - 1, 2**31 - 1)):
        content = whole.replace(box, struct.pack(">4i", 0, 0, *size))
        (tmp_path / "a.psd").write_bytes(content)
        refused(tmp_path / "a.psd", most_mb=20)
