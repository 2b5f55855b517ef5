"""The door for scripts: what it gives, what it refuses, and that the command line stands on it."""

import dataclasses
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from drawai_desktop import api
from drawai_desktop.cli.main import run
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.picture_metadata import read_metadata
from drawai_desktop.core.project_file import read_project
from tests.builders import (
    GRASS,
    SEA,
    SKY,
    a_blue_and_green_photo,
    a_scene,
    gaugan_colours,
    save_png,
)
from tests.engine.made_checkpoints import write_checkpoint
from tests.engine.tiny_model import make_tiny

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder of a small random model."""
    return make_tiny(tmp_path_factory.mktemp("models") / "tiny").folder


@pytest.fixture(scope="module")
def model(folder):
    return api.open_model(folder)


def read_file(path):
    with Image.open(path) as image:
        return np.asarray(image)


def test_the_door_opens_without_torch_and_qt():
    code = (
        "import sys; from drawai_desktop import api\n"
        "api.label_id('sky')\n"
        "print([m for m in ('torch', 'PySide6', 'torchvision', 'tqdm') if m in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert answer.stdout.strip() == "[]"


def test_maps_and_projects_are_read_and_written_without_torch(tmp_path):
    code = (
        "import sys, numpy as np; from drawai_desktop import api\n"
        "api.write_labels('a.png', np.full((128, 128), 156)); ids = api.read_labels('a.png')\n"
        "api.save_project('a.drawai', api.Project(ids, api.NEUTRAL, 'landscape'))\n"
        "assert (api.open_project('a.drawai').ids == 156).all()\n"
        "print('torch' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "DRAWAI_DATA": str(tmp_path)},
    )
    assert answer.stdout.strip() == "False"


def test_all_that_the_door_has_is_documented():
    for name in api.__all__:
        thing = getattr(api, name)
        assert getattr(thing, "__doc__", None), name


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ({}, []),
        ({"size": (300, 200)}, ["--size", "300x200"]),
        ({"size": 600, "seed": 5}, ["--size", "600x480", "--seed", "5"]),
        ({"size": (600, 480), "detail": False}, ["--size", "600x480", "--detail", "off"]),
        ({"unlabelled": "sea"}, ["--unlabelled", "sea"]),
        ({"unlabelled": "network", "resolution": 128},
         ["--unlabelled", "network", "--resolution", "128"]),
    ],
)  # fmt: skip
def test_a_picture_is_that_of_drawai_render(tmp_path, model, folder, arguments, options):
    ids = a_scene(128, 160)
    ids[40:60, 30:90] = 255
    path = save_png(tmp_path / "map.png", ids)
    out = tmp_path / "out.png"
    assert run(["render", str(path), "-o", str(out), "--model", str(folder), *options]) == 0
    picture = model.render(api.read_labels(path), **arguments)
    assert picture.dtype == np.uint8
    assert (picture == read_file(out)).all()
    few = {k: v for k, v in arguments.items() if k != "resolution"}
    if few == arguments:
        assert (api.render(ids, folder, **few) == picture).all()


def test_the_style_of_a_photo_is_that_of_drawai_render(tmp_path, model, folder):
    ids = a_scene(128, 160)
    path = save_png(tmp_path / "map.png", ids)
    photo = save_png(tmp_path / "photo.png", a_blue_and_green_photo())
    out = tmp_path / "out.png"
    options = ["--model", str(folder), "--style", str(photo), "--seed", "3"]
    assert run(["render", str(path), "-o", str(out), *options]) == 0
    for given in (photo, str(photo), a_blue_and_green_photo()):
        style = api.style_from_photo(given, model, name="photo")
        assert (model.render(ids, style=style, seed=3) == read_file(out)).all()
    assert api.style_from_photo(photo, folder) == style


def test_raw_classes_and_instances_are_those_of_drawai_render(tmp_path):
    path = tmp_path / "nv" / "latest_net_G.pth"
    write_checkpoint(path)
    instances = np.zeros((128, 160), np.uint8)
    instances[40:80, 40:80] = 9
    ids = a_scene(128, 160)
    scene, edges = save_png(tmp_path / "a.png", ids), save_png(tmp_path / "b.png", instances)
    model = api.open_model(path)
    for options, given in (
        (["--instances", str(edges)], {"instances": instances}),
        (["--code", "model"], {"raw_classes": True}),
    ):
        out = tmp_path / "out.png"
        assert run(["render", str(scene), "-o", str(out), "--model", str(path), *options]) == 0
        assert (model.render(ids, **given) == read_file(out)).all()
    assert (api.read_classes(scene) == ids).all()


def test_a_segmented_photo_is_that_of_drawai_segment(tmp_path):
    photo = a_blue_and_green_photo()
    path, out = save_png(tmp_path / "a.png", photo), tmp_path / "out.png"
    segmenter = api.open_segmenter()
    for options, size in (([], None), (["--size", "200x150"], (200, 150))):
        assert run(["segment", str(path), "-o", str(out), *options]) == 0
        ids = api.segment(path, size=size, segmenter=segmenter)
        assert (ids == read_file(out)).all()
        assert (api.segment(photo, size=size, segmenter=segmenter) == ids).all()
    assert ids.shape == (150, 200)


@pytest.mark.parametrize("size", [640, 64])
def test_the_progress_of_a_picture_only_grows_and_reaches_one(model, size):
    told = []
    model.render(a_scene(128, 160), size=size, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)


def test_detail_is_painted_unless_it_is_not_wanted(model):
    ids = a_scene(128, 160)
    sharp, soft = (model.render(ids, size=512, detail=wanted) for wanted in (True, False))
    assert sharp.shape == soft.shape == (410, 512, 3)
    assert (sharp != soft).any()


def test_a_model_tells_its_labels_and_styles_and_cannot_be_changed(model):
    default = api.open_model()
    assert default.name == "landscape"
    assert default.device in ("cpu", "cuda", "mps")
    assert default.style(default.styles[0].name.upper()) == default.styles[0]
    assert default.style("neutral") == api.NEUTRAL
    assert {label.name for label in default.labels} >= {"sky-other", "sea"}
    assert model.use_of(a_scene()).unknown
    with pytest.raises(dataclasses.FrozenInstanceError):
        model.name = "other"


def test_a_label_is_found_by_any_of_its_names():
    assert api.label_id("Sky") == api.label_id("sky-other") == api.label_id("156") == SKY
    assert api.label_id(" GRASS ") == GRASS
    with pytest.raises(api.LabelError, match=r"no label 'moun'\. Perhaps one of these: Mountain"):
        api.label_id("moun")
    with pytest.raises(api.LabelError, match="Names are such as"):
        api.label_id("xyz")


# Reading and writing.


def test_maps_in_ids_in_colours_and_in_projects_are_read(tmp_path):
    ids = a_scene(128, 160)
    api.write_labels(tmp_path / "ids.png", ids.astype(np.int64))
    api.write_labels(str(tmp_path / "colours.png"), ids, colours=True)
    save_png(tmp_path / "gaugan.png", gaugan_colours()[ids])
    save_png(tmp_path / "one.png", ids + 1)
    api.save_project(tmp_path / "p.drawai", api.Project(ids, api.NEUTRAL, "landscape"))
    for name, code in (
        ("ids.png", None), ("colours.png", None), ("gaugan.png", None), ("gaugan.png", "gaugan"),
        ("one.png", "ids1"), ("p.drawai", None),
    ):  # fmt: skip
        read = api.read_labels(str(tmp_path / name), code)
        assert read.dtype == np.uint8
        assert (read == ids).all(), name
    reading = api.label_reading(tmp_path / "gaugan.png")
    assert reading.scheme.value == "GauGAN colours"
    assert reading.certainty > 0.85
    with Image.open(tmp_path / "ids.png") as image:
        assert image.mode == "P"


def test_a_project_keeps_everything_and_its_picture(tmp_path):
    style = dataclasses.replace(api.NEUTRAL, seed=7)
    picture = a_blue_and_green_photo()
    path = tmp_path / "a.drawai"
    api.save_project(path, api.Project(a_scene(128, 160), style, "landscape", picture))
    read = api.open_project(str(path))
    assert read.style == style
    assert read.model == "landscape"
    assert (read.picture == picture).all()
    assert (read_project(path).ids == a_scene(128, 160)).all()


def test_a_project_of_a_model_that_is_not_here_is_written_all_the_same(tmp_path):
    path = tmp_path / "a.drawai"
    api.save_project(path, api.Project(a_scene(128, 160), api.NEUTRAL, "somebody's"))
    assert api.open_project(path).model == "somebody's"


def test_another_models_labels_in_a_project_are_left_unlabelled_and_told(tmp_path, folder, capsys):
    ids = a_scene(128, 160)
    ids[100:, 100:] = 190
    api.save_project(tmp_path / "a.drawai", api.Project(ids, api.NEUTRAL, "somebody's"))
    save_png(tmp_path / "b.png", np.where(ids == 190, np.uint8(255), ids))
    for name in ("a.drawai", "b.png"):
        out = str(tmp_path / f"{name}.png")
        assert run(["render", str(tmp_path / name), "-o", out, "--model", str(folder)]) == 0
        if name == "a.drawai":
            assert "Label 190 of another model" in capsys.readouterr().err
    a, b = (read_file(tmp_path / f"{name}.png") for name in ("a.drawai", "b.png"))
    assert (a == b).all()


def test_a_picture_is_written_by_its_ending(tmp_path):
    picture = a_blue_and_green_photo()
    api.write_picture(str(tmp_path / "a.png"), picture)
    assert (read_file(tmp_path / "a.png") == picture).all()
    with pytest.raises(api.FileError, match="Change the ending"):
        api.write_picture(tmp_path / "a.gif", picture)


def test_a_picture_says_how_it_was_made_if_it_is_told(tmp_path):
    said = api.PictureMetadata("landscape", api.Style("Storm", (1.0, 2.0), seed=7))
    for told in (None, said):
        api.write_picture(tmp_path / "a.png", a_blue_and_green_photo(), told)
        assert read_metadata(tmp_path / "a.png") == told


# What is refused: one sentence or two, short, without words of the command line.


def wrong_calls(tmp_path, model):
    """(a call, the error that it raises, words of its text)."""
    ids = a_scene(128, 160)
    unsure = save_png(tmp_path / "u.png", np.repeat(np.arange(1, 4, dtype=np.uint8), 30)[None]
                      .repeat(64, 0))  # fmt: skip
    no_label = save_png(tmp_path / "n.png", np.full((64, 64), 200, np.uint8))
    line = save_png(tmp_path / "l.png", np.full((1, 4000), 156, np.uint8))
    noise = np.random.RandomState(0).randint(0, 255, (64, 64, 3)).astype(np.uint8)
    photo = save_png(tmp_path / "p.png", noise)
    render = model.render
    return [
        (lambda: api.read_labels(tmp_path / "gone.png"), api.FileError, "no such file"),
        (lambda: api.read_labels(unsure), api.UnsureCodeError, "Say which code it is"),
        (lambda: api.read_labels(no_label), api.UnknownLabelError, "id 200 .4096 px. is no label"),
        (lambda: api.read_labels(photo), api.LooksLikePhotoError, "looks like a photo"),
        (lambda: api.read_labels(line), api.ImageError, "too narrow"),
        (lambda: api.read_labels(unsure, "soup"), api.OptionError, "No code 'soup'"),
        (lambda: api.read_labels(unsure, "model"), api.OptionError, "read_classes"),
        (lambda: api.label_reading(unsure, unmatched="x"), api.OptionError, "nearest or unlab"),
        (lambda: api.open_model("nope"), api.ModelError, "No model named 'nope'"),
        (lambda: api.open_model(device="tpu"), api.OptionError, "No device 'tpu'"),
        (lambda: api.open_segmenter(tmp_path / "nope"), api.DrawAIError, "nope"),
        (lambda: api.segment(tmp_path / "gone.jpg"), api.ImageError, "no such file"),
        (lambda: api.segment(ids), api.ImageError, "uint8 .H, W, 3."),
        (lambda: api.segment(noise, size=(5, 5)), api.OptionError, "The size is 5x5"),
        (lambda: api.open_project(no_label), api.FileError, "project"),
        (lambda: render(ids, style="nope"), api.OptionError, "No style has the name 'nope'"),
        (lambda: render(ids, seed=-1), api.OptionError, "The seed is -1"),
        (lambda: render(ids, size=5), api.OptionError, "each side must be"),
        (lambda: render(ids, resolution=9), api.OptionError, "The resolution is 9"),
        (lambda: render(ids, unlabelled="soup"), api.OptionError, "No label 'soup'"),
        (lambda: render(ids / 2), api.LabelError, "float64"),
        (lambda: render(noise), api.LabelError, "a label map has whole numbers"),
        (lambda: render(ids + 40), api.UnknownLabelError, "which is no label"),
        (lambda: render(ids.astype(int) - 200), api.UnknownLabelError, "The map holds -"),
        (lambda: render(np.full_like(ids, 255)), api.LabelError, "nothing is painted"),
        (lambda: render(ids[:, :1]), api.ImageError, "too narrow"),
        (lambda: render(ids, instances=ids[1:]), api.LabelError, "160 x 127.*same size"),
        (lambda: render(ids, raw_classes=True), api.LabelError, "does not know"),
        (lambda: api.write_labels(tmp_path / "a.jpg", ids), api.FileError, "written as .png"),
        (lambda: api.write_labels(tmp_path / "a.png", noise), api.LabelError, "label map"),
        (lambda: api.write_picture(tmp_path / "a.png", ids), api.ImageError, "H, W, 3"),
        (lambda: api.save_project(tmp_path / "a.zip", api.Project(ids, api.NEUTRAL, "")),
         api.FileError, "written as .drawai"),
        (lambda: api.save_project(tmp_path / "a.drawai", api.Project(noise, api.NEUTRAL, "")),
         api.LabelError, "label map"),
        (lambda: api.save_project(tmp_path / "a.drawai", api.Project(ids, api.NEUTRAL, "", ids)),
         api.ImageError, "H, W, 3"),
    ]  # fmt: skip


def test_what_is_wrong_is_told_in_a_sentence_without_options_of_the_command_line(tmp_path, model):
    for call, error, words in wrong_calls(tmp_path, model):
        with pytest.raises(error, match=words) as raised:
            call()
        text = str(raised.value)
        assert "--" not in text
        assert len(text) < 300
        assert text.endswith(".")
    assert not (tmp_path / "a.drawai").exists()
    assert not (tmp_path / "a.png").exists()


def test_the_unsure_code_of_a_map_can_be_chosen_from_its_options(tmp_path):
    values = np.repeat(np.arange(1, 4, dtype=np.uint8), 30)[None].repeat(64, 0)
    path = save_png(tmp_path / "map.png", values)
    with pytest.raises(api.UnsureCodeError) as raised:
        api.read_labels(path)
    names = [option.name for option in raised.value.options]
    assert {"ids", "ade20k"} <= set(names)
    maps = {name: api.read_labels(path, name) for name in ("ids", "ade20k")}
    assert (maps["ids"] == values).all()
    assert (maps["ade20k"] != values).any()


def test_the_arrays_that_are_given_are_left_alone(model):
    ids = np.full((64, 64), SEA)
    ids[:20] = 255
    ids.flags.writeable = False
    model.render(ids)
    assert ids.dtype == np.int64
    assert standard_labels().title(int(ids[63, 0])) == "Sea"
