"""`drawai render`: pictures of label maps."""

import os
import shutil
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.picture_metadata import read_metadata
from drawai_desktop.core.picture_writing import write_colour_map
from drawai_desktop.core.project_file import Project, write_project
from drawai_desktop.core.style import NEUTRAL, Style
from drawai_desktop.core.whole_picture import is_whole_picture
from drawai_desktop.engine.models.own_detail import bundled_detail
from tests.builders import a_scene, save_png
from tests.cli.calls import drawai
from tests.core.layered import four_layers
from tests.core.test_layered_writing import READERS
from tests.engine.made_checkpoints import write_checkpoint

LABELS = standard_labels()


def test_render_writes_a_picture_of_the_maps_size(tmp_path, scene, tiny):
    assert drawai("render", scene, "-o", tmp_path / "out.png", "--model", tiny) == 0
    with Image.open(tmp_path / "out.png") as image:
        assert image.size == (80, 64)
        assert np.asarray(image).std() > 1


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_the_size_and_the_format_can_be_given(tmp_path, scene, tiny, suffix):
    out = tmp_path / f"out.{suffix}"
    assert drawai("render", scene, "-o", out, "--model", tiny, "--size", "75x50") == 0
    with Image.open(out) as image:
        assert image.size == (75, 50)


def test_many_maps_go_into_a_folder(tmp_path, scene, tiny):
    second = tmp_path / "colours.png"
    write_colour_map(second, a_scene(64, 80), LABELS)
    assert drawai("render", scene, second, "-o", tmp_path / "out", "--model", tiny) == 0
    a, b = (np.asarray(Image.open(tmp_path / "out" / n)) for n in ("scene.png", "colours.png"))
    assert (a == b).all()


def test_a_bad_map_among_many_is_told_and_the_others_are_made(tmp_path, scene, tiny, capsys):
    (tmp_path / "bad.png").write_text("no picture")
    status = drawai(
        "render", tmp_path / "bad.png", scene, tmp_path / "gone.png", "-o", tmp_path / "out",
        "--model", tiny,
    )  # fmt: skip
    assert status == 1
    assert (tmp_path / "out" / "scene.png").exists()
    errors = capsys.readouterr().err
    assert "bad.png: not a picture" in errors
    assert "no such file" in errors
    assert "2 of 3 maps were not rendered" in errors


def test_the_same_seed_gives_the_same_picture_and_another_does_not(tmp_path, scene, tiny):
    pictures = []
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        out = tmp_path / f"{name}.png"
        assert drawai("render", scene, "-o", out, "--model", tiny, "--seed", seed) == 0
        pictures.append(np.asarray(Image.open(out)))
    assert (pictures[0] == pictures[1]).all()
    assert (pictures[0] != pictures[2]).any()


def test_a_style_can_be_taken_from_a_photo(tmp_path, scene, tiny):
    photo = save_png(tmp_path / "photo.jpg", np.full((50, 70, 3), 200, np.uint8))
    plain, styled = tmp_path / "plain.png", tmp_path / "styled.png"
    assert drawai("render", scene, "-o", plain, "--model", tiny) == 0
    assert drawai("render", scene, "-o", styled, "--model", tiny, "--style", photo) == 0
    assert (np.asarray(Image.open(plain)) != np.asarray(Image.open(styled))).any()


def test_detail_is_painted_where_the_picture_is_larger_than_the_networks(tmp_path, scene, tiny):
    pictures = {}
    for name, more in {
        "default": (),
        "on": ("--detail", "on"),
        "off": ("--detail", "off"),
    }.items():
        out = tmp_path / f"{name}.png"
        status = drawai("render", scene, "-o", out, "--model", tiny, "--size", "160x128", *more)
        assert status == 0
        pictures[name] = np.asarray(Image.open(out)).astype(int)
        assert pictures[name].shape == (128, 160, 3)
    assert (pictures["default"] == pictures["on"]).all()
    assert (pictures["default"] != pictures["off"]).any()


def test_a_detail_model_of_another_scale_is_told_of_in_a_plain_sentence(tmp_path, scene, tiny):
    detail = tmp_path / "user" / "models" / "detail"
    shutil.copytree(bundled_detail(), detail)
    text = (detail / "model.json").read_text()
    (detail / "model.json").write_text(text.replace('"scale": 4', '"scale": 2'))
    out = tmp_path / "out.png"
    done = subprocess.run(
        [sys.executable, "-m", "drawai_desktop", "render", scene, "-o", out, "--model", tiny,
         "--size", "160x128"],
        env={**os.environ, "DRAWAI_DATA": str(tmp_path / "user")},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr.startswith("drawai render: detail/model.json")
    assert '"network.scale" must be 4' in done.stderr
    assert "The program's own detail is used." in done.stderr
    assert out.exists()


def test_a_size_that_webp_cannot_hold_is_refused_before_the_work(tmp_path, scene, tiny, capsys):
    out = tmp_path / "out.webp"
    assert drawai("render", scene, "-o", out, "--model", tiny, "--size", "16384x64") == 2
    assert "at most 16383 pixels a side" in capsys.readouterr().err
    assert not out.exists()


def test_the_models_own_classes_have_no_detail(tmp_path, scene, tiny, capsys):
    out = tmp_path / "out.png"
    more = ("--code", "model", "--detail", "on")
    assert drawai("render", scene, "-o", out, "--model", tiny, *more) == 2
    assert "--detail on needs labels" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("suffix", READERS)
def test_a_layered_picture_has_the_labels_of_the_map_and_the_layers_of_a_project(
    tmp_path, scene, tiny, suffix
):
    content, seen = four_layers(64, 96)
    write_project(tmp_path / "a.drawai", Project(seen, NEUTRAL, "m", content=content), LABELS)
    for given, names in ((scene, None), (tmp_path / "a.drawai", [x.name for x in content.layers])):
        out = tmp_path / f"out{suffix}"
        assert drawai("render", given, "-o", out, "--model", tiny) == 0
        merged, groups = READERS[suffix](out)
        assert list(groups) == ["picture", "labels"]
        assert (groups["picture"][0][2][..., :3] == merged).all()
        found = [name for name, *_ in groups["labels"]][::-1]
        assert found == names or (names is None and len(found) > 1)
        assert read_metadata(out).model == "tiny"
        assert is_whole_picture(out)


def test_a_project_is_rendered_with_its_own_style(tmp_path, tiny):
    ids = a_scene(64, 80)
    write_project(tmp_path / "a.drawai", Project(ids, Style(seed=5), "tiny"), LABELS)
    save_png(tmp_path / "a.png", ids)
    for given, out, more in (("a.drawai", "x.png", ()), ("a.png", "y.png", ("--seed", 5))):
        assert drawai("render", tmp_path / given, "-o", tmp_path / out, "--model", tiny, *more) == 0
    assert (tmp_path / "x.png").read_bytes() == (tmp_path / "y.png").read_bytes()


def test_raw_classes_of_a_model_can_be_given(tmp_path, tiny):
    classes = np.zeros((64, 64), np.uint8)
    classes[32:] = 2
    path = save_png(tmp_path / "classes.png", classes)
    out = tmp_path / "out.png"
    assert drawai("render", path, "-o", out, "--model", tiny, "--indexes", "model") == 0
    ids = np.where(classes == 2, 154, 156).astype(np.uint8)
    save_png(tmp_path / "ids.png", ids)
    second = tmp_path / "o2.png"
    assert drawai("render", tmp_path / "ids.png", "-o", second, "--model", tiny) == 0
    assert out.read_bytes() == second.read_bytes()


def test_an_instance_map_reaches_the_edge_channel(tmp_path, scene):
    path = tmp_path / "nv" / "latest_net_G.pth"
    write_checkpoint(path)
    instances = np.zeros((64, 80), np.uint8)
    instances[40:80, 40:80] = 9
    edges = save_png(tmp_path / "instances.png", instances)
    for out, more in (("a.png", ()), ("b.png", ("--instances", edges))):
        assert drawai("render", scene, "-o", tmp_path / out, "--model", path, *more) == 0
    assert (tmp_path / "a.png").read_bytes() != (tmp_path / "b.png").read_bytes()


def test_borrowed_and_lacking_labels_are_told(tmp_path, tiny, capsys):
    ids = a_scene(64, 80)
    ids[:20] = 119  # fog
    path = save_png(tmp_path / "map.png", ids)
    assert drawai("render", path, "-o", tmp_path / "o.png", "--model", tiny) == 0
    errors = capsys.readouterr().err
    assert "Fog as Sky" in errors
    assert "Mountain as unlabelled" in errors


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--size", "huge"], "--size is 'huge'"),
        (["--size", "5x5"], "each side must be"),
        (["--seed", "-1"], "--seed is -1"),
        (["--seed", "x"], "invalid int value"),
        (["--resolution", "9"], "--resolution is 9"),
        (["--device", "tpu"], "invalid choice"),
        (["--model", "nope"], "No model named 'nope'"),
        (["--style", "nope"], "no style of that name"),
        (["--instances", "gone.png"], "no such file"),
        (["--nonsense"], "unrecognized arguments"),
    ],
)
def test_wrong_options_get_one_line_and_exit_status_two(
    tmp_path, scene, tiny, capsys, arguments, words
):
    model = [] if "--model" in arguments else ["--model", tiny]
    status = drawai("render", scene, "-o", tmp_path / "out.png", *model, *arguments)
    assert status == 2
    errors = capsys.readouterr().err
    assert words in errors
    assert len(errors.strip().splitlines()) == 1
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p: p.write_bytes(b""), "the file is empty"),
        (lambda p: p.mkdir(), "a folder, where a picture"),
        (lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n broken"), "damaged|not a picture"),
        (lambda p: save_png(p, np.full((64, 64), 200, np.uint8)), "id 200 .4096 px. is no label"),
    ],
)
def test_a_single_bad_map_gets_one_line_and_exit_status_two(tmp_path, tiny, capsys, make, words):
    import re

    path = tmp_path / "bad.png"
    make(path)
    assert drawai("render", path, "-o", tmp_path / "out.png", "--model", tiny) == 2
    errors = capsys.readouterr().err
    assert re.search(words, errors)
    assert len(errors.strip().splitlines()) == 1
    assert not (tmp_path / "out.png").exists()


def test_places_that_cannot_be_written_are_named(tmp_path, scene, tiny, capsys):
    (tmp_path / "file").write_text("x")
    for out in (tmp_path / "gone" / "out.png", tmp_path / "file" / "deep", tmp_path / "out.gif"):
        assert drawai("render", scene, "-o", out, "--model", tiny) == 2
    errors = capsys.readouterr().err
    assert "no such folder" in errors
    assert "cannot be made" in errors
    assert "Change the ending" in errors


def test_several_maps_do_not_go_into_one_file(tmp_path, scene, tiny, capsys):
    assert drawai("render", scene, scene, "-o", tmp_path / "o.png", "--model", tiny) == 2
    assert drawai("render", scene, scene, "-o", tmp_path / "out", "--model", tiny) == 2
    errors = capsys.readouterr().err
    assert "Give a folder" in errors
    assert "Several maps would become scene.png" in errors


def test_a_project_under_the_name_ora_is_rendered(tmp_path, tiny):
    project = Project(a_scene(64, 80), Style(seed=5), "tiny")
    write_project(tmp_path / "a.drawai", project, LABELS)
    shutil.copy(tmp_path / "a.drawai", tmp_path / "b.ora")
    for name in ("a.drawai", "b.ora"):
        assert drawai("render", tmp_path / name, "-o", tmp_path / "out", "--model", tiny) == 0
    out = tmp_path / "out"
    assert (out / "a.png").read_bytes() == (out / "b.png").read_bytes()


def test_a_picture_says_its_model_style_and_seed_unless_it_is_not_to(tmp_path, scene, tiny):
    for name, more in (("a.png", ()), ("a.jpg", ()), ("b.png", ("--no-metadata",))):
        status = drawai("render", scene, "-o", tmp_path / name, "--model", tiny, "--seed", 5, *more)
        assert status == 0
    for name in ("a.png", "a.jpg"):
        said = read_metadata(tmp_path / name)
        assert (said.model, said.style.seed) == ("tiny", 5)
    assert read_metadata(tmp_path / "b.png") is None
