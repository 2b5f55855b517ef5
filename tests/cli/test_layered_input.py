"""Layered files of other programs on the command line and in scripts."""

import shutil

import numpy as np
import pytest
from PIL import Image

from drawai_desktop import api
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.picture_labels import PictureLabels
from drawai_desktop.core.picture_writing import write_picture
from drawai_desktop.core.project_file import Project, write_project
from tests.builders import a_scene, save_png
from tests.cli.calls import drawai
from tests.core.layered import LABELS
from tests.core.test_layered_writing import READERS
from tests.layered_cases import cases, needs_cases


def layered(path):
    picture = np.random.default_rng(1).integers(0, 256, (64, 80, 3), np.uint8)
    labels = PictureLabels(Layered.of_one(a_scene(64, 80)), LABELS)
    write_picture(path, picture, labels=labels)
    return path


@pytest.mark.parametrize("suffix", READERS)
def test_a_layered_file_is_rendered_as_its_map_is(tmp_path, tiny, suffix):
    flat = save_png(tmp_path / "flat.png", a_scene(64, 80))
    path = layered(tmp_path / f"a{suffix}")
    for given, made in ((path, "a.png"), (flat, "b.png")):
        assert drawai("render", given, "-o", tmp_path / made, "--model", tiny) == 0
    a, b = (np.asarray(Image.open(tmp_path / name)) for name in ("a.png", "b.png"))
    assert (a == b).all()
    assert (api.read_labels(path) == a_scene(64, 80)).all()
    assert api.label_reading(path).content is not None


@pytest.mark.parametrize("suffix", READERS)
def test_layers_go_from_one_layered_file_to_another(tmp_path, tiny, suffix):
    path, out = layered(tmp_path / f"a{suffix}"), tmp_path / f"b{suffix}"
    assert drawai("render", path, "-o", out, "--model", tiny) == 0
    names = [name for name, *_ in READERS[suffix](path)[1]["labels"]]
    assert [name for name, *_ in READERS[suffix](out)[1]["labels"]] == names


def test_a_project_called_ora_is_one(tmp_path, tiny):
    project = Project(a_scene(64, 80), api.NEUTRAL, "tiny")
    write_project(tmp_path / "a.drawai", project, LABELS)
    shutil.copy(tmp_path / "a.drawai", tmp_path / "b.ora")
    assert (api.read_labels(tmp_path / "b.ora") == a_scene(64, 80)).all()
    assert api.open_project(tmp_path / "b.ora").model == "tiny"
    assert drawai("render", tmp_path / "b.ora", "-o", tmp_path / "b.png", "--model", tiny) == 0


@needs_cases
@pytest.mark.parametrize("case", cases("psd_bomb", "ora_xml", "kra_only"), ids=lambda c: c.name)
def test_what_is_refused_is_one_sentence_and_status_two(tmp_path, tiny, case, capsys):
    out = tmp_path / "a.png"
    assert drawai("render", case.path, "-o", out, "--model", tiny) == 2
    said = capsys.readouterr().err.strip()
    assert case.path.name in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1
    assert not out.exists()
