"""Layers and the reference picture in project files."""

import io
import json
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core.labels import unknown_ids
from drawai_desktop.core.layer_fitting import fit_layers
from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.project_file import Project, pack_project, read_project, write_project
from drawai_desktop.core.project_layers import header_in
from tests.builders import GRASS, SKY, TREE, a_scene
from tests.core.layered import (
    LABELS,
    STYLE,
    changed,
    four_layers,
    refused,
    same,
    with_header,
    written,
)


def test_layers_and_reference_read_back_as_they_were(tmp_path):
    content, seen = four_layers()
    project = read_project(written(tmp_path, content))
    same(content, project.layered)
    assert (project.ids == seen).all()
    assert project.notes == ()


def test_other_programs_find_every_layer_in_the_group_of_labels(tmp_path):
    content, _ = four_layers()
    with zipfile.ZipFile(written(tmp_path, content)) as archive:
        stack = ElementTree.fromstring(archive.read("stack.xml")).find("stack")
        tops = [child.get("name") for child in stack]
        group = stack.find("stack")
        found = []
        for element in group:
            with Image.open(io.BytesIO(archive.read(element.get("src")))) as image:
                found.append((element, np.asarray(image.convert("RGBA"))))
    assert tops[0] == "picture"
    assert tops[1].startswith("labels (Dusk, seed 4711, landscape)")
    assert tops[2] == "reference"
    assert [e.get("name") for e, _ in found] == [x.name for x in reversed(content.layers)]
    assert [e.get("visibility") for e, _ in found] == ["visible", "hidden", "visible", "visible"]
    assert found[0][0].get("edit-locked") == "true"
    upper = found[2][1]
    assert tuple(upper[5, 5]) == (*LABELS[TREE].rgb, 255)
    assert upper[100, 100, 3] == 0


def test_the_name_of_the_group_holds_style_seed_and_model(tmp_path):
    with zipfile.ZipFile(written(tmp_path)) as archive:
        stack = ElementTree.fromstring(archive.read("stack.xml")).find("stack")
    header = header_in(stack.find("stack").get("name"))
    assert header["model"] == "landscape"
    assert header["style"]["seed"] == 4711
    assert header["style"]["vector"] == [0.5, -1.25]
    assert header_in("labels drawai:rubbish") is None
    assert header_in("labels") is None


def test_a_reference_over_the_labels_lies_over_them_in_other_programs(tmp_path):
    content, _ = four_layers()
    over = replace(content.reference, is_over=True, is_hidden=False)
    with zipfile.ZipFile(written(tmp_path, replace(content, reference=over))) as archive:
        stack = ElementTree.fromstring(archive.read("stack.xml")).find("stack")
        layer = stack[1]
        with Image.open(io.BytesIO(archive.read(layer.get("src")))) as image:
            size = image.size
    assert layer.get("name") == "reference"
    assert (layer.get("x"), layer.get("y"), layer.get("opacity")) == ("0", "13", "0.4000")
    assert size == (round(360 * 0.7 - 20.5), round(240 * 0.7))


def test_a_reference_beside_the_canvas_is_kept_and_shown_to_nobody(tmp_path):
    content, _ = four_layers()
    away = replace(content, reference=replace(content.reference, x=5000.0))
    path = written(tmp_path, away)
    same(away, read_project(path).layered)
    with zipfile.ZipFile(path) as archive:
        assert "data/reference.png" not in archive.namelist()


def test_a_project_of_version_1_opens_as_one_layer(tmp_path):
    def to_first(members):
        header = json.loads(members["drawai/project.json"])
        kept = {k: header[k] for k in ("format", "program", "model", "style")}
        members["drawai/project.json"] = json.dumps({**kept, "version": 1}).encode()
        del members["data/layer0.png"], members["stack.xml"]

    path = tmp_path / "a.drawai"
    write_project(path, Project(a_scene(), STYLE, "landscape"), LABELS)
    project = read_project(changed(path, to_first))
    assert (project.layered.layers[0].ids == a_scene()).all()
    assert len(project.layered.layers) == 1
    assert project.style == STYLE


def png_of(ids):
    image = Image.fromarray(ids).convert("P")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "damaged"),
        (b"no picture", "damaged"),
        (png_of(a_scene(100, 100)), "100 x 100 on a canvas of 256 x 192"),
        (png_of(a_scene(192, 257)), "257 x 192"),
    ],
    ids=["empty", "text", "smaller", "wider"],
)
def test_a_damaged_layer_refuses_the_project_in_a_sentence(tmp_path, content, words):
    path = changed(written(tmp_path), lambda m: m.update({"data/layer2.png": content}))
    refused(path, words)


def test_a_missing_layer_a_coloured_one_and_half_a_one_are_refused(tmp_path):
    refused(changed(written(tmp_path), lambda m: m.pop("data/layer1.png")), "missing")
    buffer = io.BytesIO()
    Image.fromarray(np.zeros((192, 256, 3), np.uint8)).save(buffer, "PNG")
    path = changed(written(tmp_path), lambda m: m.update({"data/layer1.png": buffer.getvalue()}))
    refused(path, "no indexed picture")
    path = changed(
        written(tmp_path), lambda m: m.update({"data/layer1.png": m["data/layer1.png"][:150]})
    )
    refused(path, "damaged")


def test_ten_thousand_layers_are_refused_before_one_is_read(tmp_path):
    row = {"name": "x", "file": "data/layer0.png", "hidden": False, "locked": False}
    refused(with_header(written(tmp_path), layers=[row] * 10_000), "10000 layers of 256 x 192")


@pytest.mark.parametrize(
    "layers",
    [[], {}, 5, [1], [{"name": "x"}], [{"file": 3}], [{"file": "../../etc/passwd"}], [[]], None],
)
def test_layers_that_are_none_are_refused(tmp_path, layers):
    refused(with_header(written(tmp_path), layers=layers), "layers|missing")


@pytest.mark.parametrize(
    "values", [{"active": 4}, {"active": -1}, {"active": "a"}, {"reference": {"scale": 0}},
               {"reference": {"x": 1e9}}, {"reference": [1]}],
)  # fmt: skip
def test_values_that_cannot_be_are_refused(tmp_path, values):
    refused(with_header(written(tmp_path), **values), "must be")


def test_a_damaged_reference_is_refused(tmp_path):
    path = changed(written(tmp_path), lambda m: m.update({"drawai/reference.png": b"x"}))
    refused(path, "reference picture")


def test_a_name_of_a_megabyte_is_cut_and_that_is_told(tmp_path):
    path = written(tmp_path)
    with zipfile.ZipFile(path) as archive:
        rows = json.loads(archive.read("drawai/project.json"))["layers"]
    rows[0]["name"] = "n" * 1_000_000
    rows[1]["name"] = "\x00\u202e\n"
    project = read_project(with_header(path, layers=rows))
    assert project.notes == ("A layer's very long name was cut.",)
    assert len(project.layered.layers[0].name) == 80
    assert project.layered.layers[1].name == "Layer 1"
    same_ids = zip(project.layered.layers, four_layers()[0].layers, strict=True)
    assert all((a.ids == b.ids).all() for a, b in same_ids)


def test_ids_that_no_label_has_are_kept_and_told(tmp_path):
    strange = np.full((192, 256), 182, np.uint8)
    content = Layered((Layer("a", a_scene(192, 256)), Layer("b", strange, is_hidden=True)))
    project = read_project(written(tmp_path, content))
    assert (project.layered.layers[1].ids == 182).all()
    told = unknown_ids((layer.ids for layer in project.layered.layers), LABELS)
    assert told == ["It has the ids 182, which are no labels here; they were kept."]
    assert unknown_ids([a_scene()], LABELS) == []


def test_small_layers_of_a_file_are_brought_to_a_canvas_all_alike():
    content, _ = four_layers(96, 64)
    fitted, note = fit_layers(content)
    assert {layer.ids.shape for layer in fitted.layers} == {(192, 128)}
    assert note == "It was brought from 64 x 96 to 128 x 192."
    assert (fitted.reference.x, fitted.reference.scale) == (-41.0, 1.4)
    assert (fitted.flat()[:40, :60] == TREE).all()
    assert fit_layers(fitted) == (fitted, "")


def test_a_project_of_many_layers_is_written_within_a_bearable_size():
    maps = [np.full((512, 512), n % 180, np.uint8) for n in range(60)]
    content = Layered(tuple(Layer(f"{n}", ids) for n, ids in enumerate(maps)))
    assert len(pack_project(Project(content.flat(), STYLE, "", content=content), LABELS)) < 400_000


@pytest.mark.parametrize("label", [SKY, GRASS])
def test_a_canvas_of_one_layer_is_a_project_of_one_layer(tmp_path, label):
    path = tmp_path / "one.drawai"
    write_project(path, Project(np.full((128, 128), label, np.uint8), STYLE, ""), LABELS)
    project = read_project(path)
    assert len(project.layered.layers) == 1
    assert project.layered.is_plain
