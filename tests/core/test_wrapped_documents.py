"""Which sides are joined goes with the document: projects, unsaved work, files of others."""

import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.project_file import Project, read_project, write_project
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.core.unsaved_work import UnsavedWork, pack, unpack
from drawai_desktop.core.wrapping import Wrap, checked_wrap
from drawai_desktop.errors import OptionError
from tests.builders import a_scene

LABELS = standard_labels()


@pytest.mark.parametrize("wrap", Wrap)
def test_a_project_keeps_which_sides_are_joined(tmp_path, wrap):
    path = tmp_path / "a.drawai"
    write_project(path, Project(a_scene(), NEUTRAL, "tiny", wrap=wrap), LABELS)
    read = read_project(path)
    assert read.wrap is wrap
    assert read.layered.wrap is wrap


@pytest.mark.parametrize("word", ["sphere", "", None])
def test_a_way_that_this_version_does_not_know_joins_nothing(tmp_path, word):
    path, other = tmp_path / "a.drawai", tmp_path / "b.drawai"
    write_project(path, Project(a_scene(), NEUTRAL, "tiny", wrap=Wrap.ALL), LABELS)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "drawai/project.json":
                header = json.loads(content)
                header.pop("wrap")
                content = json.dumps(header if word is None else {**header, "wrap": word})
            new.writestr(name, content)
    assert read_project(other).wrap is Wrap.NONE


def test_a_project_that_another_program_saved_still_joins_its_sides(tmp_path):
    path, other = tmp_path / "a.drawai", tmp_path / "a.ora"
    write_project(path, Project(a_scene(), NEUTRAL, "tiny", wrap=Wrap.LEFT_RIGHT), LABELS)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            if not name.startswith("drawai/"):
                new.writestr(name, old.read(name))
    assert read_project(other).wrap is Wrap.LEFT_RIGHT


@pytest.mark.parametrize("wrap", Wrap)
def test_unsaved_work_keeps_which_sides_are_joined(wrap):
    ids = a_scene()
    content = replace(Layered.of_one(ids), wrap=wrap)
    read = unpack(pack(UnsavedWork(ids, content=content), LABELS, 1, 0.0))
    assert read.layered.wrap is wrap
    assert np.array_equal(read.layered.flat(), ids)


def test_another_word_is_refused_with_the_known_ones():
    assert checked_wrap("all") is Wrap.ALL
    with pytest.raises(OptionError, match="none, left-right, all"):
        checked_wrap("sphere")
