"""What tells a Linux desktop about the program."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawai_desktop import __version__
from drawai_desktop.core.desktop_files import (
    MIME_TYPE,
    refresh_caches,
    remove_desktop_files,
    write_desktop_files,
)
from drawai_desktop.errors import FileError
from drawai_desktop.resources import resource


def entry(share):
    lines = (share / "applications/drawai.desktop").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def test_the_menu_entry_opens_projects_and_openraster(tmp_path):
    write_desktop_files(tmp_path, ["drawai"])
    assert entry(tmp_path)["MimeType"] == f"{MIME_TYPE};image/openraster;"
    assert entry(tmp_path)["Exec"] == "drawai %f"
    # Others that open OpenRaster come first.
    assert entry(tmp_path)["InitialPreference"] == "0"


def test_only_our_ending_is_claimed():
    tree = ET.parse(resource("desktop", "drawai.xml"))
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    globs = [glob.get("pattern") for glob in tree.iter(f"{space}glob")]
    parents = [parent.get("type") for parent in tree.iter(f"{space}sub-class-of")]
    assert (globs, parents) == (["*.drawai"], ["image/openraster"])


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]),
                        min_size=1), min_size=1, max_size=3))  # fmt: skip
def test_any_path_is_quoted_as_the_specification_says(tmp_path_factory, words):
    share = tmp_path_factory.mktemp("share")
    write_desktop_files(share, words)
    value = entry(share)["Exec"].removesuffix(" %f")
    # Strings are unescaped first, then the quoting; what is left of % are doubled ones.
    unescaped = value.replace("\\\\", "\\")
    found = re.findall(r'"((?:[^"\\]|\\.)*)"|([^\s"]+)', unescaped)
    read = [re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in found]
    assert [word.replace("%%", "%") for word in read] == words


def test_removing_takes_our_files_alone(tmp_path):
    written = write_desktop_files(tmp_path, ["drawai"], lambda size: b"png %d" % size)
    other = tmp_path / "applications" / "other.desktop"
    other.write_text("")
    refresh_caches(tmp_path)
    assert sorted(remove_desktop_files(tmp_path)) == sorted(written)
    assert other.exists()
    assert remove_desktop_files(tmp_path) == []


def test_a_share_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "applications").write_text("")
    with pytest.raises(FileError, match="applications"):
        write_desktop_files(tmp_path, ["drawai"])


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="no desktop-file-validate")
def test_the_usual_tool_finds_nothing_in_the_menu_entry(tmp_path):
    write_desktop_files(tmp_path, ["/a folder/with $ and %/drawai"])
    file = tmp_path / "applications/drawai.desktop"
    answer = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True)
    assert (answer.returncode, answer.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="no appstreamcli")
def test_the_usual_tool_accepts_the_store_entry():
    file = resource("desktop", "drawai.metainfo.xml")
    answer = subprocess.run(
        ["appstreamcli", "validate", "--no-net", file], capture_output=True, text=True
    )
    assert answer.returncode == 0, answer.stdout


def test_the_store_entry_names_this_version():
    releases = ET.parse(resource("desktop", "drawai.metainfo.xml")).iter("release")
    assert next(releases).get("version") == __version__
