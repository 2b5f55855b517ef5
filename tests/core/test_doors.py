"""The doors for names, text, JSON and archives of others."""

import os
import struct
import zipfile
from pathlib import Path

import pytest

from drawai_desktop.core.foreign_file import cleaned, named, read_whole
from drawai_desktop.core.image_file import read_photo
from drawai_desktop.core.json_file import parse_json, read_json
from drawai_desktop.core.text_file import read_lines, read_text
from drawai_desktop.core.zip_file import open_zip
from tests.core.refusals import refused, zipped


def test_names_of_others_are_shown_without_what_would_garble_a_message(tmp_path):
    assert cleaned("a\x1b[31mb\nc\u202egnp") == "a [31mb c gnp"
    assert len(cleaned("x" * 5000)) == 60
    assert cleaned("x" * 5000 + ".png").endswith(".png")
    assert cleaned(os.fsdecode(b"\xff\xfe.png")) == ".png"
    assert named(tmp_path / "map.png") == "map.png"


@pytest.mark.parametrize("read", [lambda path: read_whole(path, 100), read_photo])
def test_what_only_looks_like_a_file_is_not_waited_for(read, tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    assert "pipe" in refused(lambda: read(tmp_path / "pipe.png"))
    assert "device" in refused(lambda: read(Path("/dev/zero")))
    assert "folder" in refused(lambda: read(tmp_path))
    assert "no such file" in refused(lambda: read(tmp_path / "missing.png"))
    refused(lambda: read(tmp_path / ("n" * 300)))
    refused(lambda: read(Path("a\0b")))
    (tmp_path / "loop").symlink_to("loop")
    assert "link" in refused(lambda: read(tmp_path / "loop"))
    (tmp_path / "empty").write_bytes(b"")
    assert "empty" in refused(lambda: read(tmp_path / "empty"))


def test_a_file_larger_than_is_bearable_is_not_read(tmp_path):
    (tmp_path / "big").write_bytes(b"x" * 101)
    assert "too large" in refused(lambda: read_whole(tmp_path / "big", 100))


@pytest.mark.parametrize(
    "content",
    [
        "Himmel\nBäume\n".encode(),
        b"\xef\xbb\xbf" + "Himmel\r\nBäume\r\n".encode(),
        "Himmel\nBäume".encode("utf-16"),
        "Himmel\r\nBäume\r\n".encode("utf-16-le"),
        b"\xfe\xff" + "Himmel\nBäume".encode("utf-16-be"),
        "Himmel\nBäume".encode("utf-32"),
        "Himmel\rBäume\r".encode("latin-1"),
        "Himmel\n\n  Bäume  \n".encode("cp1252"),
    ],
)
def test_lists_are_read_however_their_editor_stored_them(content, tmp_path):
    (tmp_path / "names.txt").write_bytes(content)
    assert read_lines(tmp_path / "names.txt") == ["Himmel", "Bäume"]


def test_what_is_no_text_is_refused(tmp_path):
    (tmp_path / "names.txt").write_bytes(bytes(range(256)) * 5)
    assert "not text" in refused(lambda: read_text(tmp_path / "names.txt"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 100_000, "nested"),
        ("[" * 500 + "]" * 500, "nested"),
        ('{"a":' * 300 + "1" + "}" * 300, "nested"),
        ('{"a": NaN}', "finite"),
        ('{"a": -Infinity}', "finite"),
        ('{"a": 1e999}', "finite"),
        ('{"a": ' + "9" * 5000 + "}", "too large"),
        ('{"a": 1, "a": 2}', "twice"),
        ('{"a": 1,\n "b" 2}', "line 2"),
        ("", "not valid"),
    ],
)
def test_json_that_cannot_be_meant_is_refused(text, words):
    assert words in refused(lambda: parse_json(text, "x.json"))


def test_json_is_read_whatever_its_encoding(tmp_path):
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1"):
        (tmp_path / "x.json").write_bytes('{"name": "Bäume"}'.encode(encoding))
        assert read_json(tmp_path / "x.json") == {"name": "Bäume"}
    assert parse_json('{"a": NaN}', "x", finite=False)["a"] != 0


def test_members_of_an_archive_are_read_within_bounds(tmp_path):
    path = zipped(
        tmp_path / "a.zip", {"a.txt": b"abc", "big": bytes(5000), "d/": b""}, compression=8
    )
    with open_zip(path) as archive:
        assert archive.names == ("a.txt", "big")
        assert archive.read("a.txt") == b"abc"
        assert "too large" in refused(lambda: archive.read("big", most=4999))
        assert "missing" in refused(lambda: archive.read("b.txt"))


def test_a_member_that_says_less_than_it_has_is_not_believed(tmp_path):
    path = zipped(tmp_path / "a.zip", {"big": bytes(100_000)}, compression=8)
    data = path.read_bytes().replace(struct.pack("<I", 100_000), struct.pack("<I", 10))
    path.write_bytes(data)
    with open_zip(path) as archive:
        refused(lambda: archive.read("big", most=1000))


def test_rare_and_hostile_archives_are_refused(tmp_path):
    (tmp_path / "no.zip").write_bytes(b"no zip at all")

    def read(path):
        with open_zip(path, "project") as archive:
            archive.read("a")

    assert "not a project" in refused(lambda: read(tmp_path / "no.zip"))
    for method in (zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2):
        rare = zipped(tmp_path / f"{method}.zip", {"a": b"abc"}, compression=method)
        assert "ordinary zip" in refused(lambda path=rare: read(path))
    locked = zipped(tmp_path / "locked.zip", {"a": b"abc"}).read_bytes()
    locked = locked.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    (tmp_path / "locked.zip").write_bytes(locked)
    assert "password" in refused(lambda: read(tmp_path / "locked.zip"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (rb'{"a": "\ud800"}', {"a": "?"}),
        (rb'{"\uDfff": ["x\ud800y", 1.5]}', {"?": ["x?y", 1.5]}),
        (rb'{"a": "\ud83d\ude00", "b": "\\ud800"}', {"a": "\U0001f600", "b": "\\ud800"}),
    ],
)
def test_halves_of_characters_in_json_are_question_marks(text, value):
    """No file and no window can have them: they would be an error wherever they are written."""
    assert parse_json(text, "a.json") == value
