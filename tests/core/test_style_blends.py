"""Styles between two looks, and those of which the looks are not of one model."""

from dataclasses import asdict, replace

import numpy as np
import pytest

from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.picture_metadata import PictureMetadata, read_metadata
from drawai_desktop.core.picture_writing import write_picture
from drawai_desktop.core.project_file import Project, read_project, write_project
from drawai_desktop.core.style import NEUTRAL, Blend, Style, blended, style_of
from drawai_desktop.core.style_entry import checked_style
from tests.builders import a_scene

A, B = Style("A", (1.0, 2.0, 3.0)), Style("B", (0.0, 0.0, 1.0))
LONG = Style("Long", (1.0,) * 5)
WHOLE = blended(A, B, 0.5).with_seed(7)
TORN = (
    replace(WHOLE, blend=Blend(A, LONG, 0.5)),
    replace(WHOLE, blend=Blend(LONG, B, 0.5)),
    replace(WHOLE, blend=Blend(LONG, LONG, 0.5)),
    replace(WHOLE, vector=(1.0,) * 5),
)


@pytest.mark.parametrize("torn", TORN)
def test_a_blend_that_cannot_be_blended_anew_is_read_as_the_style_alone(torn):
    alone = replace(torn, blend=None)
    assert checked_style(JsonEntry(asdict(torn), "x")) == alone
    assert style_of(asdict(torn)) == alone


@pytest.mark.parametrize("whole", [WHOLE, blended(A, NEUTRAL, 0.3), blended(NEUTRAL, B, 0.3)])
def test_a_whole_blend_stays_one(whole):
    assert checked_style(JsonEntry(asdict(whole), "x")) == whole
    assert style_of(asdict(whole)) == whole


@pytest.mark.parametrize("torn", TORN)
def test_a_project_with_such_a_style_opens_and_can_be_blended(tmp_path, torn):
    path = tmp_path / "a.drawai"
    write_project(path, Project(a_scene(64, 64), torn, "landscape"), standard_labels())
    style = read_project(path).style
    assert style == replace(torn, blend=None)
    assert len(blended(style, B, 0.5).vector) == 3


def test_a_blend_of_looks_with_long_names_is_read_again(tmp_path):
    a, b = replace(A, name="a" * 150), replace(B, name="b" * 150)  # as files of photographs have
    path = tmp_path / "a.drawai"
    pin = HistoryEntry.of(a_scene(128, 128), blended(a, b, 0.5), np.zeros((8, 8, 3), np.uint8), "m")
    project = Project(a_scene(64, 64), blended(a, b, 0.5), "m" * 250, pinned=(pin,))
    write_project(path, project, standard_labels())
    read = read_project(path)
    assert read.style.blend == Blend(a, b, 0.5)
    assert len(read.style.name) == 200
    assert [len(one.style.name) for one in read.pinned] == [200]
    picture = tmp_path / "a.png"
    write_picture(picture, np.zeros((8, 8, 3), np.uint8), PictureMetadata("m", blended(a, b, 0.5)))
    assert read_metadata(picture).style.vector == read.style.vector


def test_of_two_models_looks_the_first_counts_as_neutral_in_a_blend():
    neutral = (2.0, 2.0, 2.0)
    mixed = blended(LONG.with_seed(7).with_strength(0.5), B, 0.5, neutral)
    assert mixed.vector == (1.0, 1.0, 1.5)
    assert (mixed.seed, mixed.strength) == (7, 0.5)
    assert mixed.blend == Blend(NEUTRAL, B, 0.5)
    assert np.isfinite(mixed.latent(3, neutral)).all()
