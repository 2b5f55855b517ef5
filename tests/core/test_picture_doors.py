"""The doors for pictures of others, and what stands on the doors."""

import io
import json
import struct
import zipfile
import zlib

import numpy as np
import pytest
from PIL import EpsImagePlugin, Image, ImageOps

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.image_file import decode_image, decode_photo, read_photo
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.label_sets import label_set
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.pixels import decode_pixels, read_numbers, read_pixels
from drawai_desktop.core.project_file import Project, read_project, write_project
from drawai_desktop.core.segmenter_manifest import read_segmenter_manifest
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.core.zip_file import open_zip
from drawai_desktop.errors import ImageError, ModelError
from tests.builders import a_scene
from tests.core.refusals import assert_is_a_sentence, refused, zipped


def png(size, depth, colour, rows, *chunks):
    """A PNG file written by hand, so that it stores just these bytes."""

    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            *(chunk(*c) for c in chunks),
            chunk(b"IDAT", data),
            chunk(b"IEND", b""),
        )
    )


def test_few_bits_are_not_stretched():
    assert decode_pixels(png((4, 1), 2, 0, [[0b00011011]]), "x").values.tolist() == [[0, 1, 2, 3]]
    assert decode_pixels(png((2, 1), 4, 0, [[0x3F]]), "x").values.tolist() == [[3, 15]]
    assert decode_pixels(png((3, 1), 1, 0, [[0b10100000]]), "x").values.tolist() == [[1, 0, 1]]
    assert decode_pixels(b"P5 3 1 181\n\x00\x7b\xb5", "x").values.tolist() == [[0, 123, 181]]
    assert decode_pixels(b"P2 3 1 1000\n0 123 1000\n", "x").values.tolist() == [[0, 123, 1000]]
    assert decode_pixels(b"P4 3 1\n\xa0", "x").values.tolist() == [[1, 0, 1]]


def test_the_low_byte_of_wide_numbers_is_kept():
    grey = decode_pixels(png((2, 1), 16, 4, [[0, 123, 255, 255, 1, 2, 0, 0]]), "x")
    assert grey.values.tolist() == [[123, 258]]
    assert grey.nothing.tolist() == [[False, True]]
    colour = decode_pixels(png((1, 1), 16, 2, [[0, 3, 0, 4, 0, 5]]), "x")
    assert colour.rgb.tolist() == [[[3, 4, 5]]]
    stretched = decode_pixels(png((1, 1), 16, 2, [[3, 3, 4, 4, 5, 5]]), "x")
    assert stretched.rgb.tolist() == [[[3, 4, 5]]]
    equal = decode_pixels(png((1, 1), 16, 6, [[1, 2, 1, 2, 1, 2, 255, 255]]), "x")
    assert equal.values.tolist() == [[258]]


def test_transparent_entries_and_keys_hold_no_label():
    palette = (b"PLTE", bytes(range(9)))
    entry = decode_pixels(png((3, 1), 8, 3, [[0, 1, 2]], palette, (b"tRNS", b"\xff\x00")), "x")
    assert entry.values.tolist() == [[0, 1, 2]]
    assert entry.nothing.tolist() == [[False, True, False]]
    grey = decode_pixels(png((2, 1), 4, 0, [[0x3F]], (b"tRNS", b"\x00\x0f")), "x")
    assert grey.nothing.tolist() == [[False, True]]
    wide = decode_pixels(png((2, 1), 16, 0, [[1, 2, 1, 3]], (b"tRNS", b"\x01\x03")), "x")
    assert wide.nothing.tolist() == [[False, True]]
    colour = decode_pixels(
        png((2, 1), 8, 2, [[1, 2, 3, 1, 2, 4]], (b"tRNS", b"\x00\x01\x00\x02\x00\x04")), "x"
    )
    assert colour.nothing.tolist() == [[False, True]]


def test_numbers_that_are_none_hold_no_label_and_fractions_are_refused(tmp_path):
    values = np.array([[1, np.nan], [np.inf, -1]], np.float32)
    Image.fromarray(values).save(tmp_path / "map.tif")
    pixels = read_pixels(tmp_path / "map.tif")
    assert pixels.nothing.tolist() == [[False, True], [True, True]]
    assert read_numbers(tmp_path / "map.tif").tolist() == [[1, 255], [255, 255]]
    Image.fromarray(np.array([[0.25]], np.float32)).save(tmp_path / "map.tif")
    assert "fractions" in refused(lambda: read_pixels(tmp_path / "map.tif"))


def test_a_grey_picture_is_known_to_be_lossy_even_in_three_channels(tmp_path):
    grey = Image.fromarray(np.arange(0, 256, dtype=np.uint8).reshape(16, 16))
    for name, options in (("a.jpg", {}), ("a.webp", {}), ("b.webp", {"lossless": True})):
        grey.convert("RGB").save(tmp_path / name, **options)
        assert read_pixels(tmp_path / name).is_lossy == (not options)
        assert read_pixels(tmp_path / name).values is not None


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n"


def test_postscript_that_is_called_a_picture_is_not_run(tmp_path, monkeypatch):
    def ran(*_):
        raise AssertionError("run")

    monkeypatch.setattr(EpsImagePlugin, "Ghostscript", ran)
    (tmp_path / "a.png").write_bytes(EPS)
    assert "not a picture" in refused(lambda: read_photo(tmp_path / "a.png"), ImageError)
    assert "not a picture" in refused(lambda: decode_image(EPS, "a.png", ("PNG",)), ImageError)


def test_the_header_is_checked_before_memory_is_asked_for():
    huge = png((60_000, 60_000), 8, 2, [b""])
    assert "too large" in refused(lambda: decode_image(huge, "x"), ImageError)


def test_a_photo_lies_as_its_exif_entry_says(tmp_path):
    photo = Image.fromarray(np.arange(24, dtype=np.uint8).reshape(2, 4, 3) * 10)
    for turn in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = turn
        photo.save(tmp_path / "a.png", exif=exif)
        with Image.open(tmp_path / "a.png") as image:
            wanted = np.asarray(ImageOps.exif_transpose(image))
        assert (read_photo(tmp_path / "a.png") == wanted).all()


def test_a_picture_with_a_broken_exif_entry_is_read(tmp_path):
    photo = Image.fromarray(np.zeros((2, 4, 3), np.uint8))
    photo.save(tmp_path / "a.jpg", exif=b"Exif\0\0MM\0\x2a\xff\xff\xff\xff")
    assert read_photo(tmp_path / "a.jpg").shape == (2, 4, 3)


def test_the_first_picture_of_several_is_taken_and_said_so(tmp_path):
    frames = [Image.fromarray(np.full((4, 4), i, np.uint8)) for i in (1, 2, 3)]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:])
    pixels = read_pixels(tmp_path / "a.tif")
    assert pixels.values.tolist() == [[1] * 4] * 4
    assert "Only the first of its 3 frames was read." in pixels.notes


def test_lack_of_memory_is_called_so(tmp_path, monkeypatch):
    Image.fromarray(np.zeros((4, 4), np.uint8)).save(tmp_path / "a.png")

    def load(_):
        raise MemoryError

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", load)
    text = refused(lambda: read_photo(tmp_path / "a.png"), ImageError)
    assert "memory" in text
    assert "damaged" not in text


def test_entries_of_others_are_taken_value_by_value():
    entry = JsonEntry(
        {"name": "x" * 300, "n": 2.0, "f": True, "list": [1, "2"], "in": {"n": -1}, "none": None},
        "x.json",
    )
    assert entry.whole("n", 0, 5) == 2
    assert entry.whole("none", 0, 5, 3) == 3
    assert entry.flag("f")
    assert '"name"' in refused(lambda: entry.text("name"))
    assert '"f"' in refused(lambda: entry.whole("f", 0, 5))
    assert '"n"' in refused(lambda: entry.real("n", 3, 5))
    assert '"list"' in refused(lambda: entry.reals("list", 5, 10))
    assert "at most 1" in refused(lambda: entry.reals("list", 1, 10))
    assert '"in.n"' in refused(lambda: entry.entry("in").whole("n", 0, 5))
    assert '"missing"' in refused(lambda: entry.text("missing"))
    refused(lambda: JsonEntry([], "x.json"))


def project_with(tmp_path, **members):
    path = tmp_path / "p.drawai"
    write_project(path, Project(a_scene(), NEUTRAL, "landscape"), standard_labels())
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    kept |= {f"drawai/{name.replace('_', '.')}": content for name, content in members.items()}
    return zipped(path, kept)


@pytest.mark.parametrize(
    "style",
    ['{"seed": -1}', '{"strength": NaN}', "[1]", '{"vector": [[1]]}', '{"blend": {"part": 1}}'],
)
def test_a_project_with_a_style_that_cannot_be_is_refused(style, tmp_path):
    header = f'{{"format": "drawai-project", "version": 1, "style": {style}}}'
    path = project_with(tmp_path, project_json=header.encode())
    refused(lambda: read_project(path))


def test_inside_a_project_only_png_is_opened(tmp_path):
    gif = io.BytesIO()
    Image.fromarray(a_scene()).convert("P").save(gif, "GIF")
    for content in (gif.getvalue(), EPS, png((13_500, 13_500), 8, 3, [b""])):
        path = project_with(tmp_path, labels_png=content)
        refused(lambda path=path: read_project(path))
        path = project_with(tmp_path, picture_png=content)
        refused(lambda path=path: read_project(path))


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"name": "x", "classes": [{"index": 0.5, "name": "a"}]}',
        '{"name": "x", "classes": [{"index": 0, "name": "a"}, {"index": 0, "name": "b"}]}',
        '{"name": "x", "classes": [], "unlabelled": 1e999}',
        "[" * 5000,
    ],
)
def test_a_label_set_that_is_none_is_refused(text, tmp_path):
    (tmp_path / "l.json").write_text(text)
    refused(lambda: label_set(str(tmp_path / "l.json")))


def test_a_list_of_class_names_is_read_in_any_encoding(tmp_path):
    (tmp_path / "l.txt").write_bytes("sky-other\r\nBäume\r\n".encode("utf-16"))
    names = [row.name for row in label_set(str(tmp_path / "l.txt")).classes]
    assert names == ["sky-other", "Bäume"]
    (tmp_path / "l.txt").write_bytes(b"\xef\xbb\xbfsky-other\n")
    assert label_set(str(tmp_path / "l.txt")).classes[0].coco is not None
    (tmp_path / "l.txt").write_text("a\na\n")
    assert "twice" in refused(lambda: label_set(str(tmp_path / "l.txt")))


@pytest.mark.parametrize(
    ("key", "value"),
    [("format", "9" * 3000), ("version", [1]), ("scores", "abc"), ("classes", [{"name": 1}])],
)
def test_a_segmenters_manifest_that_is_none_is_refused(key, value, tmp_path):
    manifest = {
        "format": "drawai-segmenter",
        "version": 1,
        "network": {"trained_size": 256},
        "classes": [{"index": 0, "name": "a", "coco": None}],
    }
    (tmp_path / "segmenter.json").write_text(json.dumps(manifest))
    assert read_segmenter_manifest(tmp_path).classes == (("a", None),)
    (tmp_path / "segmenter.json").write_text(json.dumps(manifest | {key: value}))
    refused(lambda: read_segmenter_manifest(tmp_path), ModelError)


def test_a_write_protected_file_is_not_replaced(tmp_path):
    path = tmp_path / "file.bin"
    path.write_bytes(b"old")
    path.chmod(0o444)
    assert "write-protected" in refused(lambda: write_bytes(path, b"new"))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_member_without_a_name_is_a_member(tmp_path):
    path = zipped(tmp_path / "a.zip", {"Q": b"x", "a": b"abc"})
    path.write_bytes(path.read_bytes().replace(b"Q", b"\0"))  # a name ends at a zero
    with open_zip(path) as archive:
        assert archive.names == ("", "a")
        assert archive.read("a") == b"abc"


def test_an_indexed_picture_without_a_palette_has_numbers_and_no_colours():
    content = png((2, 1), 8, 3, [[0, 1]])
    refused(lambda: decode_photo(content, "x.png"), ImageError)
    try:
        assert decode_pixels(content, "x.png").values.tolist() == [[0, 1]]
    except ImageError as error:
        assert_is_a_sentence(error)
