"""Canvases of several layers to test with, and their files."""

import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.project_file import Project, read_project, write_project
from drawai_desktop.core.reference import Reference, reference_of
from drawai_desktop.core.style import Style
from drawai_desktop.errors import FileError
from tests.builders import SEA, TREE, a_blue_and_green_photo, a_scene

LABELS = standard_labels()
STYLE = Style("Dusk", (0.5, -1.25), 0.3, 0.75, 4711)


def four_layers(height=192, width=256):
    """A canvas with all that one can have, and what is seen of it."""
    upper = np.full((height, width), 255, np.uint8)
    upper[:20, :30] = TREE
    hidden = np.full((height, width), SEA, np.uint8)
    names = ("Ground & <more>", "Upper", "Hidden", "Locked \u00e4")
    layers = (
        Layer(names[0], a_scene(height, width)),
        Layer(names[1], upper),
        Layer(names[2], hidden, is_hidden=True),
        Layer(names[3], np.full((height, width), 255, np.uint8), is_locked=True),
    )
    reference = Reference(
        reference_of(a_blue_and_green_photo(), "hills.png"), -20.5, 13.25, 0.7, 0.4, False, True
    )
    seen = layers[0].ids.copy()
    seen[:20, :30] = TREE
    return Layered(layers, 1, reference), seen


def same(a, b):
    assert [(x.name, x.is_hidden, x.is_locked) for x in a.layers] == [
        (x.name, x.is_hidden, x.is_locked) for x in b.layers
    ]
    assert all((x.ids == y.ids).all() for x, y in zip(a.layers, b.layers, strict=True))
    assert a.active == b.active
    assert (a.reference is None) == (b.reference is None)
    if a.reference is not None:
        assert replace(a.reference, picture=b.reference.picture) == b.reference
        assert (a.reference.picture.pixels == b.reference.picture.pixels).all()
        assert a.reference.picture.name == b.reference.picture.name


def written(tmp_path, content=None):
    content = content or four_layers()[0]
    path = tmp_path / "a.drawai"
    write_project(path, Project(content.flat(), STYLE, "landscape", content=content), LABELS)
    return path


def changed(path, edit):
    """The same archive with other members; ``edit`` gets them by name."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    edit(members)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def with_header(path, **values):
    def edit(members):
        header = json.loads(members["drawai/project.json"])
        members["drawai/project.json"] = json.dumps({**header, **values}).encode()

    return changed(path, edit)


def refused(path, words):
    with pytest.raises(FileError, match=words) as caught:
        read_project(path)
    text = str(caught.value)
    assert len(text) < 300
    assert "\n" not in text
