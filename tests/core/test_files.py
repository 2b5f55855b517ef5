"""Writing, projects, settings: whole or not at all, and read back as they were."""

import errno
import json
import os
import zipfile

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core import atomic_file
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.made_by import MadeBy, Weights
from drawai_desktop.core.picture_writing import (
    PICTURE_FORMATS,
    side_by_side,
    write_indexed_map,
    write_picture,
)
from drawai_desktop.core.project_file import Project, read_project, write_project
from drawai_desktop.core.settings import Settings, read_settings, write_settings
from drawai_desktop.core.style import Style, blended
from drawai_desktop.errors import FileError
from tests.builders import a_scene

LABELS = standard_labels()
PICTURE = np.random.RandomState(0).randint(0, 255, (64, 96, 3)).astype(np.uint8)


@pytest.mark.parametrize("suffix", [*(s for s in PICTURE_FORMATS if s != ".ora"), ".PNG"])
def test_pictures_are_written_by_their_ending(tmp_path, suffix):
    path = tmp_path / f"picture{suffix}"
    write_picture(path, PICTURE)
    with Image.open(path) as image:
        assert image.size == (96, 64)
        assert image.mode == "RGB"


def test_a_png_keeps_every_value(tmp_path):
    write_picture(tmp_path / "picture.png", PICTURE)
    assert (np.asarray(Image.open(tmp_path / "picture.png")) == PICTURE).all()


@pytest.mark.parametrize("name", ["picture.gif", "picture"])
def test_other_endings_are_refused(tmp_path, name):
    with pytest.raises(FileError, match="Change the ending"):
        write_picture(tmp_path / name, PICTURE)


@pytest.mark.parametrize("suffix", PICTURE_FORMATS)
def test_a_picture_that_does_not_fit_on_the_disk_says_why_and_leaves_nothing(tmp_path, suffix):
    resource = pytest.importorskip("resource", reason="only POSIX bounds the size of files")
    noise = np.random.RandomState(1).randint(0, 255, (300, 300, 3)).astype(np.uint8)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(FileError, match="File too large") as caught:
            write_picture(tmp_path / f"noise{suffix}", noise)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert str(tmp_path / f"noise{suffix}") in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_picture_too_wide_for_webp_is_refused(tmp_path):
    with pytest.raises(FileError, match=r"at most 16383 pixels a side. Write it as \.png"):
        write_picture(tmp_path / "wide.webp", np.zeros((16, 16_384, 3), np.uint8))


def test_label_maps_are_never_written_as_jpeg(tmp_path):
    with pytest.raises(FileError, match=r"\.png"):
        write_indexed_map(tmp_path / "map.jpg", a_scene(), LABELS)


def test_side_by_side_is_as_high_as_the_canvas():
    both = side_by_side(a_scene(128, 192), PICTURE, LABELS)
    assert both.shape == (128, 192 * 2 + 16, 3)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "not allowed"),
        (errno.EROFS, "not allowed"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_a_failed_write_names_the_reason_and_leaves_the_old_file(
    tmp_path, monkeypatch, number, words
):
    path = tmp_path / "file.bin"
    path.write_bytes(b"old")

    def fail(_handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(atomic_file.os, "fsync", fail)
    with pytest.raises(FileError, match=words) as caught:
        write_bytes(path, b"new")
    assert str(path) in str(caught.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FileError, match="no such folder"):
        write_bytes(tmp_path / "nowhere" / "file.bin", b"x")


def test_a_folder_of_that_name_is_not_replaced(tmp_path):
    (tmp_path / "file.bin").mkdir()
    with pytest.raises(FileError, match="a folder has this name"):
        write_bytes(tmp_path / "file.bin", b"x")


@pytest.mark.parametrize("name", ["x" * 251 + ".png", "\u5c71" * 83 + ".png", "." + "y" * 254])
def test_a_name_of_any_length_that_a_file_can_have_is_written(tmp_path, name):
    for content in (b"first", b"second"):
        write_bytes(tmp_path / name, content)
    assert (tmp_path / name).read_bytes() == b"second"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_leftovers_of_a_very_long_name_go_at_its_next_write(tmp_path, monkeypatch):
    names = [letter * 240 + ".drawai" for letter in "xy"]
    monkeypatch.setattr(atomic_file.os, "unlink", lambda _: None)  # as if it had been killed
    for name in names:
        with pytest.raises(ZeroDivisionError):
            atomic_file.write_atomically(tmp_path / name, lambda _: 1 / 0)
    assert len(list(tmp_path.iterdir())) == 2
    monkeypatch.undo()
    write_bytes(tmp_path / names[0], b"whole")
    assert len(list(tmp_path.iterdir())) == 2  # the other's stays
    atomic_file.remove_leftovers(tmp_path, suffix=".drawai")
    assert [path.name for path in tmp_path.iterdir()] == [names[0]]


def test_an_error_of_a_very_long_path_is_a_sentence_of_bearable_length(tmp_path):
    folder = tmp_path / ("f" * 200) / ("g" * 200)
    with pytest.raises(FileError) as caught:
        write_bytes(folder / "a.png", b"")
    assert len(str(caught.value)) < 300


@pytest.mark.skipif(os.name != "posix", reason="links need no privilege there")
def test_of_a_link_the_file_is_written_that_it_leads_to(tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "real.png").write_bytes(b"old")
    for link, target in (("a.png", "far/real.png"), ("b.png", "far/new.png")):
        (tmp_path / link).symlink_to(target)
        write_bytes(tmp_path / link, b"new")
        assert (tmp_path / link).is_symlink()
        assert (tmp_path / target).read_bytes() == b"new"
    assert len(list((tmp_path / "far").iterdir())) == 2


@pytest.mark.parametrize(("ending", "most"), [("avif", 32_768), ("jpg", 65_500)])
def test_a_picture_larger_than_a_format_can_be_read_is_refused(tmp_path, ending, most):
    path = tmp_path / f"wide.{ending}"
    with pytest.raises(FileError, match=f"at most {most} pixels a side"):
        write_picture(path, np.zeros((2, most + 1, 3), np.uint8))
    write_picture(path, np.zeros((2, most, 3), np.uint8))
    with Image.open(path) as image:
        assert image.size == (most, 2)


def test_a_replaced_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "file.bin"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_bytes(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


STYLE = Style("Dusk", (0.5, -1.25), 0.3, 0.75, 4711)


def test_a_project_reads_back_as_it_was(tmp_path):
    path = tmp_path / "lake.drawai"
    write_project(path, Project(a_scene(), STYLE, "landscape", PICTURE), LABELS)
    project = read_project(path)
    assert (project.ids == a_scene()).all()
    assert project.style == STYLE
    assert project.model == "landscape"
    assert (project.picture == PICTURE).all()


def test_a_blended_style_reads_back_with_its_looks(tmp_path):
    style = blended(Style("noon", (1.0, 0.0), 0.3, 0.7, 5), Style("dusk", (0.0, 2.0), 0.5), 0.25)
    write_project(tmp_path / "a.drawai", Project(a_scene(), style, "landscape"), LABELS)
    assert read_project(tmp_path / "a.drawai").style == style


def test_a_project_from_before_blends_were_kept_means_the_same_picture(tmp_path):
    """As version 1 wrote them: a blend was a style of that name and vector, and no more."""
    old = {"name": "a + b", "vector": [0.25, 1.5], "spread": 0.25, "strength": 0.7, "seed": 4711}
    write_project(tmp_path / "now.drawai", Project(a_scene(), Style(), "landscape"), LABELS)
    with zipfile.ZipFile(tmp_path / "now.drawai") as now:
        members = {name: now.read(name) for name in now.namelist()}
    header = json.loads(members["drawai/project.json"])
    members["drawai/project.json"] = json.dumps({**header, "style": old}).encode()
    with zipfile.ZipFile(tmp_path / "old.drawai", "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    style = read_project(tmp_path / "old.drawai").style
    assert style == Style("a + b", (0.25, 1.5), 0.25, 0.7, 4711, fitted=False)
    noise = np.random.RandomState(4711).standard_normal(2).astype(np.float32)
    expected = np.float32(0.7) * np.float32([0.25, 1.5]) + np.float32(0.25) * noise
    assert (style.latent(2) == expected).all()


def test_a_project_is_an_openraster_file(tmp_path):
    path = tmp_path / "lake.drawai"
    write_project(path, Project(a_scene(), STYLE, "landscape"), LABELS)
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"image/openraster"
        assert {"stack.xml", "mergedimage.png", "Thumbnails/thumbnail.png"} <= set(
            archive.namelist()
        )


def broken_project(tmp_path, name, **changes):
    path = tmp_path / f"{name}.drawai"
    write_project(path, Project(a_scene(), STYLE, "landscape"), LABELS)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members.update({k.replace("__", "/").replace("_", "."): v for k, v in changes.items()})
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            if content is not None:
                archive.writestr(name, content)
    return path


def test_damaged_projects_each_get_a_sentence(tmp_path):
    newer = json.dumps({"format": "drawai-project", "version": 99}).encode()
    for path, words in (
        (broken_project(tmp_path, "a", drawai__labels_png=None), "damaged"),
        (broken_project(tmp_path, "b", drawai__labels_png=b"no picture"), "damaged"),
        (broken_project(tmp_path, "c", drawai__project_json=b"{}"), "not a project"),
        (broken_project(tmp_path, "d", drawai__project_json=newer), "newer"),
        (tmp_path / "missing.drawai", "no such file"),
    ):
        with pytest.raises(FileError, match=words):
            read_project(path)
    (tmp_path / "text.drawai").write_text("hello")
    with pytest.raises(FileError, match="damaged"):
        read_project(tmp_path / "text.drawai")


def test_settings_read_back_as_they_were(tmp_path):
    path = tmp_path / "settings.json"
    settings = Settings(theme="light", brush=77, recent_files=("/a", "/b"), favourites={"1": 168})
    write_settings(settings, path)
    assert read_settings(path) == settings


def test_settings_that_make_no_sense_have_their_defaults(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(
        '{"theme": "pink", "brush": "large", "live": 3, "resolution": 300, "recent_files": [1],'
        ' "unknown": 1, "hints": false, "device": true}'
    )
    assert read_settings(path) == Settings(hints=False)
    path.write_text("[]")
    assert read_settings(path) == Settings()
    path.write_text("{broken")
    assert read_settings(path) == Settings()


def test_the_newest_file_is_the_first_of_the_recent_ones(tmp_path):
    settings = Settings(recent_files=tuple(f"/{i}" for i in range(10)))
    again = settings.with_recent(tmp_path / "x").with_recent(tmp_path / "x")
    assert again.recent_files[0] == str(tmp_path / "x")
    assert len(again.recent_files) == 10


def test_a_project_without_a_word_on_its_networks_opens(tmp_path):
    path = tmp_path / "a.drawai"
    write_project(path, Project(a_scene(), STYLE, "landscape", PICTURE), LABELS)
    assert read_project(path).made_by is None


def test_what_made_the_picture_is_kept(tmp_path):
    path = tmp_path / "a.drawai"
    for made_by in (MadeBy(Weights("a", "1:2")), MadeBy(Weights("a", ""), Weights("d", "3:4"))):
        write_project(path, Project(a_scene(), STYLE, "a", PICTURE, made_by), LABELS)
        assert read_project(path).made_by == made_by


def test_detail_alone_makes_no_other_picture():
    plain, sharp = MadeBy(Weights("a", "1")), MadeBy(Weights("a", "1"), Weights("d", "2"))
    assert not plain.differs(sharp)
    assert sharp.differs(MadeBy(Weights("a", "1"), Weights("d", "3")))
    assert sharp.differs(MadeBy(Weights("a", "9"), Weights("d", "2")))
