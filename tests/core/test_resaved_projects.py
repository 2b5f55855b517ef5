"""Projects that another program has saved."""

import io
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import replace

import numpy as np
from PIL import Image

from drawai_desktop.core import resaved_project
from drawai_desktop.core.project_file import read_project
from tests.builders import SEA, TREE
from tests.core.layered import (
    LABELS,
    STYLE,
    changed,
    four_layers,
    refused,
    same,
    written,
)


def resaved(path, edit=lambda stack: None):
    """As Krita does: our own members gone, layers cropped to what is painted, in 8-bit RGBA."""
    with zipfile.ZipFile(path) as archive:
        stack = ElementTree.fromstring(archive.read("stack.xml"))
        members = {"mimetype": b"image/openraster"}
        for layer in stack.iter("layer"):
            with Image.open(io.BytesIO(archive.read(layer.get("src")))) as image:
                pixels = image.convert("RGBA")
            box = pixels.getbbox() or (0, 0, 1, 1)
            layer.set("x", str(int(layer.get("x")) + box[0]))
            layer.set("y", str(int(layer.get("y")) + box[1]))
            buffer = io.BytesIO()
            pixels.crop(box).save(buffer, "PNG")
            members[layer.get("src")] = buffer.getvalue()
    edit(stack)
    members["stack.xml"] = ElementTree.tostring(stack)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_project_that_another_program_has_saved_opens_with_layers_style_and_model(tmp_path):
    content, seen = four_layers()
    project = read_project(resaved(written(tmp_path, content)))
    assert (project.ids == seen).all()
    assert project.style == STYLE
    assert project.model == "landscape"
    same(replace(content, active=3, reference=None), project.layered)
    assert "saved" in project.notes[0]


def test_what_was_painted_there_softly_has_no_third_label_at_its_rim(tmp_path):
    def soften(members):
        with Image.open(io.BytesIO(members["data/layer1.png"])) as image:
            pixels = np.array(image.convert("RGBA"))
        pixels[10:, 10:] = (*LABELS[SEA].rgb, 255)
        pixels[9, 10:, :3] = (np.array(LABELS[SEA].rgb) + LABELS[TREE].rgb) // 2
        pixels[:, 29, 3] = 90
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "PNG")
        members["data/layer1.png"] = buffer.getvalue()

    project = read_project(changed(resaved(written(tmp_path)), soften))
    upper = project.layered.layers[1].ids
    assert set(np.unique(upper)) == {SEA, TREE, 255}
    assert (upper[:20, 29] == 255).all()
    assert (upper[12:20, 12:29] == SEA).all()


def test_a_photograph_among_the_label_layers_is_left_out_and_told(tmp_path):
    def to_photo(members):
        buffer = io.BytesIO()
        noise = np.random.RandomState(0).randint(0, 256, (192, 256, 3))
        Image.fromarray(noise.astype(np.uint8)).save(buffer, "PNG")
        members["data/layer1.png"] = buffer.getvalue()

    def elsewhere(stack):
        for layer in stack.iter("layer"):
            layer.set("x", "0")
            layer.set("y", "0")

    project = read_project(changed(resaved(written(tmp_path), elsewhere), to_photo))
    assert [layer.name for layer in project.layered.layers] == [
        "Ground & <more>", "Hidden", "Locked \u00e4",
    ]  # fmt: skip
    assert "left out: Upper." in project.notes[1]


def test_of_a_large_photograph_among_them_only_a_sample_is_looked_at(tmp_path, monkeypatch):
    matched = []
    match = resaved_project.match_colours
    monkeypatch.setattr(
        resaved_project,
        "match_colours",
        lambda distinct, *rest: matched.append(distinct.counts.sum()) or match(distinct, *rest),
    )
    noise = np.random.RandomState(0).randint(0, 256, (1500, 2000, 3)).astype(np.uint8)

    def to_photo(members):
        buffer = io.BytesIO()
        Image.fromarray(noise).save(buffer, "PNG", compress_level=0)
        members["data/layer1.png"] = buffer.getvalue()

    project = read_project(changed(resaved(written(tmp_path)), to_photo))
    assert len(project.layered.layers) == 3
    assert max(matched) < 500_000


def test_a_layer_without_a_picture_is_told(tmp_path):
    def nameless(stack):
        for layer in stack.iter("layer"):
            layer.attrib.pop("src")

    refused(resaved(written(tmp_path), nameless), "no picture of its own")


def test_hostile_lists_of_layers_are_refused(tmp_path):
    for content in (
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><image/>",
        b"<image",
        b"",
        b"<image>" + b"<stack>" * 5000,
    ):
        path = changed(resaved(written(tmp_path)), lambda m, c=content: m.update({"stack.xml": c}))
        refused(path, "damaged")

    def many(stack):
        (group,) = (g for g in stack.iter("stack") if "drawai:" in g.get("name", ""))
        group.extend([group[0]] * 10_000)

    refused(resaved(written(tmp_path), many), "10004 layers")

    def far(stack):
        stack.set("w", "99999999999")

    refused(resaved(written(tmp_path), far), "wrong number")
