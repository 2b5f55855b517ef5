"""`drawai integrate` and `drawai thumbnail`."""

import io
import sys
import zipfile

import numpy as np
import pytest
from PIL import Image

from drawai_desktop import api
from drawai_desktop.cli.integrate import program_command
from tests.cli.calls import drawai

on_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="freedesktop.org's files"
)


@on_linux
def test_integrating_and_removing_leaves_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("drawai_desktop.cli.integrate.refresh_caches", lambda _share: None)
    assert drawai("integrate") == 0
    assert (tmp_path / "applications/drawai.desktop").exists()
    assert (tmp_path / "icons/hicolor/48x48/apps/drawai.png").read_bytes().startswith(b"\x89PNG")
    assert drawai("integrate", "--remove") == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert "files removed" in capsys.readouterr().out


def test_elsewhere_it_is_the_packages_business(monkeypatch, capsys):
    monkeypatch.setattr("drawai_desktop.cli.integrate.sys.platform", "win32")
    assert drawai("integrate") == 2
    assert "package" in capsys.readouterr().err


def test_a_frozen_program_is_its_own_executable(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program_command() == [sys.executable]


def test_a_thumbnail_comes_out_of_a_project(tmp_path):
    picture = np.zeros((300, 400, 3), np.uint8)
    picture[:, 200:] = 255
    project = api.Project(np.full((300, 400), 123, np.uint8), api.NEUTRAL, "landscape", picture)
    api.save_project(tmp_path / "a.drawai", project)
    assert drawai("thumbnail", tmp_path / "a.drawai", tmp_path / "a.png", "--size", "64") == 0
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (64, 48)
        pixels = np.asarray(image.convert("L"))
    assert pixels[:, 5].max() < 20
    assert pixels[:, -5].min() > 235


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({}, "Thumbnails/thumbnail.png"),
        ({"Thumbnails/thumbnail.png": b"no picture"}, "thumbnail"),
        ({"Thumbnails/thumbnail.png": b"\0" * 5_000_000}, "too large"),
    ],
)
def test_what_is_no_thumbnail_is_told_in_a_sentence(tmp_path, capsys, members, words):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    (tmp_path / "a.drawai").write_bytes(packed.getvalue())
    assert drawai("thumbnail", tmp_path / "a.drawai", tmp_path / "a.png") == 2
    told = capsys.readouterr().err
    assert words in told
    assert len(told.strip().splitlines()) == 1
    assert not (tmp_path / "a.png").exists()


def test_a_thumbnail_never_replaces_its_project(tmp_path, capsys):
    (tmp_path / "a.drawai").write_bytes(b"")
    assert drawai("thumbnail", tmp_path / "a.drawai", tmp_path / "a.drawai") == 2
    assert "a.drawai" in capsys.readouterr().err
