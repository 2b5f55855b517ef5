"""The command line: what it writes, what it says, and its exit status."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from drawai_desktop import __version__
from drawai_desktop.cli.main import COMMANDS, run
from drawai_desktop.cli.window import parse_geometry
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.picture_writing import write_colour_map
from drawai_desktop.core.project_file import Project, write_project
from drawai_desktop.core.style import Style
from drawai_desktop.errors import OptionError
from tests.builders import a_scene, save_png
from tests.engine.test_checkpoints import write_checkpoint
from tests.engine.test_synthesizer import make_tiny

LABELS = standard_labels()


@pytest.fixture
def tiny(tmp_path):
    """The folder of a small random model."""
    return str(make_tiny(tmp_path / "tiny").folder)


@pytest.fixture
def scene(tmp_path):
    return save_png(tmp_path / "scene.png", a_scene(128, 160))


def drawai(*arguments):
    """Runs the command in this process; gives the exit status."""
    try:
        return run([str(a) for a in arguments])
    except SystemExit as end:
        return end.code


def test_render_writes_a_picture_of_the_maps_size(tmp_path, scene, tiny):
    assert drawai("render", scene, "-o", tmp_path / "out.png", "--model", tiny) == 0
    with Image.open(tmp_path / "out.png") as image:
        assert image.size == (160, 128)
        assert np.asarray(image).std() > 1


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_the_size_and_the_format_can_be_given(tmp_path, scene, tiny, suffix):
    out = tmp_path / f"out.{suffix}"
    assert drawai("render", scene, "-o", out, "--model", tiny, "--size", "300x200") == 0
    with Image.open(out) as image:
        assert image.size == (300, 200)


def test_many_maps_go_into_a_folder(tmp_path, scene, tiny):
    second = tmp_path / "colours.png"
    write_colour_map(second, a_scene(128, 160), LABELS)
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
        status = drawai("render", scene, "-o", out, "--model", tiny, "--size", "600x400", *more)
        assert status == 0
        pictures[name] = np.asarray(Image.open(out)).astype(int)
        assert pictures[name].shape == (400, 600, 3)
    assert (pictures["default"] == pictures["on"]).all()
    assert (pictures["default"] != pictures["off"]).any()


def test_the_models_own_classes_have_no_detail(tmp_path, scene, tiny, capsys):
    out = tmp_path / "out.png"
    more = ("--code", "model", "--detail", "on")
    assert drawai("render", scene, "-o", out, "--model", tiny, *more) == 2
    assert "--detail on needs labels" in capsys.readouterr().err
    assert not out.exists()


def test_a_project_is_rendered_with_its_own_style(tmp_path, tiny):
    ids = a_scene(128, 160)
    write_project(tmp_path / "a.drawai", Project(ids, Style(seed=5), "tiny"), LABELS)
    save_png(tmp_path / "a.png", ids)
    for source, out, more in (("a.drawai", "x.png", ()), ("a.png", "y.png", ("--seed", 5))):
        assert (
            drawai("render", tmp_path / source, "-o", tmp_path / out, "--model", tiny, *more) == 0
        )
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
    instances = np.zeros((128, 160), np.uint8)
    instances[40:80, 40:80] = 9
    edges = save_png(tmp_path / "instances.png", instances)
    for out, more in (("a.png", ()), ("b.png", ("--instances", edges))):
        assert drawai("render", scene, "-o", tmp_path / out, "--model", path, *more) == 0
    assert (tmp_path / "a.png").read_bytes() != (tmp_path / "b.png").read_bytes()


def test_borrowed_and_lacking_labels_are_told(tmp_path, tiny, capsys):
    ids = a_scene(128, 160)
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


def test_models_are_listed(capsys):
    assert drawai("models", "list") == 0
    assert "landscape" in capsys.readouterr().out


def test_a_checkpoint_is_installed_and_then_listed_and_used(tmp_path, scene, capsys):
    path = tmp_path / "coco_pretrained" / "latest_net_G.pth"
    write_checkpoint(path, zipped=False)
    assert drawai("models", "install", path) == 0
    told = capsys.readouterr()
    assert "non-commercial" in told.err
    assert "installed" in told.out
    drawai("models", "list")
    assert "coco" in capsys.readouterr().out
    assert drawai("render", scene, "-o", tmp_path / "o.png", "--model", "coco") == 0


def test_progress_can_be_read_by_the_window(tmp_path, capsys):
    path = tmp_path / "mine" / "latest_net_G.pth"
    write_checkpoint(path)
    assert drawai("models", "install", path, "--progress", "--accept-licence") == 0
    told = capsys.readouterr()
    steps = [float(line.split()[1]) for line in told.out.splitlines() if line[:9] == "progress "]
    assert steps == sorted(steps)
    assert told.err == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gone"], "no such file"),
        (["{file}"], "damaged"),
        (["{file}", "--crop-size", "3"], "--crop-size is 3"),
        (["{file}", "--labels", "nope"], "damaged|No label set"),
        ([], "arguments are required"),
    ],
)
def test_wrong_installations_get_one_line(tmp_path, capsys, arguments, words):
    import re

    (tmp_path / "latest_net_G.pth").write_text("nothing")
    filled = [a.format(file=tmp_path / "latest_net_G.pth") for a in arguments]
    assert drawai("models", "install", *filled, "--accept-licence") == 2
    errors = capsys.readouterr().err
    assert re.search(words, errors)
    assert len(errors.strip().splitlines()) == 1


def test_selftest_makes_a_picture(capsys, tiny):
    assert drawai("selftest", "--model", tiny) == 0
    assert capsys.readouterr().out.endswith("ok\n")


def test_the_version_is_told_without_qt_and_torch():
    code = (
        "import sys; from drawai_desktop.cli.main import run\n"
        "try: run(['--version'])\nexcept SystemExit: pass\n"
        "assert not {'torch', 'PySide6', 'numpy'} & set(sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == f"drawai {__version__}"


def test_help_lists_every_command(capsys):
    assert drawai("--help") == 0
    told = capsys.readouterr().out
    for name in COMMANDS:
        assert name in told


def test_a_geometry_is_read():
    rect = parse_geometry("1280x800+10+20")
    assert (rect.x(), rect.y(), rect.width(), rect.height()) == (10, 20, 1280, 800)
    assert parse_geometry("900x600").width() == 900
    with pytest.raises(OptionError, match="1280x800"):
        parse_geometry("large")


def test_without_a_display_the_window_says_what_to_do(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert drawai() == 4
    assert "no display" in capsys.readouterr().err


def test_the_demo_drives_the_real_window(tmp_path, tiny):
    """In a process of its own, as it is meant to be used."""
    out = tmp_path / "demo"
    subprocess.run(
        [sys.executable, "-m", "drawai_desktop", "demo", "-o", out, "--model", tiny],
        check=True,
        capture_output=True,
        timeout=110,
    )
    names = sorted(path.name for path in out.iterdir())
    assert names == [
        "1-start.png", "2-painting.png", "3-painted.png", "4-variation.png", "labels.png",
        "picture.png",
    ]  # fmt: skip
    labels = np.asarray(Image.open(out / "labels.png"))
    assert {156, 134, 154, 123, 168} <= set(np.unique(labels))
    with Image.open(out / "3-painted.png") as image:
        assert image.size == (1280, 800)


def test_bad_labels_json_in_a_model_is_no_crash(tmp_path, scene, capsys):
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.json").write_text(json.dumps({"format": "drawai-model", "version": 1}))
    assert drawai("render", scene, "-o", tmp_path / "o.png", "--model", folder) == 2
    assert "missing or wrong" in capsys.readouterr().err
    assert not Path(tmp_path / "o.png").exists()


# Nothing is overwritten unasked.


@pytest.mark.parametrize("command", ["render", "segment"])
def test_no_command_writes_a_file_that_it_reads(tmp_path, scene, tiny, capsys, command):
    before = scene.read_bytes()
    more = ["--model", tiny] if command == "render" else []
    other = save_png(tmp_path / "other.png", a_scene(128, 160))
    link = tmp_path / "link.png"
    link.symlink_to(scene)
    for sources, out in (
        ([scene], scene),
        ([scene], tmp_path / "x" / ".." / "scene.png"),
        ([scene, other], tmp_path),
        ([scene], link),
        ([link], scene),
        ([scene], tmp_path),
    ):
        (tmp_path / "x").mkdir(exist_ok=True)
        assert drawai(command, *sources, "-o", out, *more) == 2
        assert "which is read" in capsys.readouterr().err
    assert scene.read_bytes() == before


def test_the_photo_of_a_style_is_not_replaced_by_the_picture(tmp_path, scene, tiny, capsys):
    photo = save_png(tmp_path / "photo.png", np.full((50, 70, 3), 200, np.uint8))
    before = photo.read_bytes()
    assert drawai("render", scene, "-o", photo, "--model", tiny, "--style", photo) == 2
    assert "which is read" in capsys.readouterr().err
    assert photo.read_bytes() == before


@pytest.mark.parametrize("command", ["render", "segment"])
def test_write_protected_files_are_refused_before_any_work(tmp_path, scene, capsys, command):
    (tmp_path / "out").mkdir()
    out = save_png(tmp_path / "out" / "scene.png", np.zeros((9, 9), np.uint8))
    out.chmod(0o444)
    for target in (out, out.parent):
        # A model that is not there would be told of, if the work had begun.
        more = ["--model", "nope"] if command == "render" else ["--segmenter", tmp_path / "nope"]
        assert drawai(command, scene, "-o", target, *more) == 2
        assert "write-protected" in capsys.readouterr().err


def test_wildcards_that_the_shell_left_are_replaced(tmp_path, tiny, capsys):
    (tmp_path / "w").mkdir()
    for name in ("a", "b"):
        save_png(tmp_path / "w" / f"{name}.png", a_scene(64, 64))
    assert drawai("render", tmp_path / "w" / "*.png", "-o", tmp_path / "out", "--model", tiny) == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.png", "b.png"]
    assert drawai("render", tmp_path / "*.xyz", "-o", tmp_path / "out", "--model", tiny) == 2
    assert "no file fits" in capsys.readouterr().err
    save_png(tmp_path / "[1].png", a_scene(64, 64))
    out = tmp_path / "one.png"
    assert drawai("render", tmp_path / "[1].png", "-o", out, "--model", tiny) == 0


# Codes.


def test_a_map_whose_code_is_not_sure_is_asked_for_by_name(tmp_path, tiny, capsys):
    values = np.repeat(np.arange(1, 4, dtype=np.uint8), 30)[None].repeat(64, 0)
    path = save_png(tmp_path / "map.png", values)
    out = tmp_path / "out.png"
    assert drawai("render", path, "-o", out, "--model", tiny) == 2
    errors = capsys.readouterr().err
    assert "--code" in errors
    assert "ade20k (ADE20K numbers" in errors
    assert errors.strip().endswith("model.")
    assert len(errors) < 300
    assert len(errors.strip().splitlines()) == 1
    assert not out.exists()
    for code in ("ids", "ids1", "ade20k", "ade20k0", "coco"):
        assert drawai("render", path, "-o", out, "--model", tiny, "--code", code) == 0
    pictures = []
    for name in ("--code", "--indexes"):
        assert drawai("render", path, "-o", out, "--model", tiny, name, "model") == 0
        pictures.append(out.read_bytes())
    assert pictures[0] == pictures[1]


def test_the_given_code_counts_and_a_wrong_one_is_refused(tmp_path, tiny, capsys):
    ids = a_scene(128, 160)
    pictures = []
    for name, values, code in (("a", ids, "ids"), ("b", ids + 1, "ids1")):
        path = save_png(tmp_path / f"{name}.png", values)
        out = tmp_path / "out.png"
        assert drawai("render", path, "-o", out, "--model", tiny, "--code", code) == 0
        pictures.append(out.read_bytes())
    assert pictures[0] == pictures[1]
    capsys.readouterr()
    assert drawai("render", path, "-o", out, "--model", tiny, "--code", "gaugan") == 2
    assert "holds no colours" in capsys.readouterr().err
    both = ("--code", "ids1", "--indexes", "model")
    assert drawai("render", path, "-o", out, "--model", tiny, *both) == 2
    assert "Give one" in capsys.readouterr().err


def test_a_line_is_no_map(tmp_path, tiny, capsys):
    path = save_png(tmp_path / "line.png", np.full((1, 4000), 156, np.uint8))
    for more in ((), ("--indexes", "model")):
        assert drawai("render", path, "-o", tmp_path / "o.png", "--model", tiny, *more) == 2
        errors = capsys.readouterr().err
        assert "too narrow" in errors
        assert len(errors.strip().splitlines()) == 1


# Unlabelled pixels.


def test_holes_are_filled_from_their_nearest_labels_unless_asked_otherwise(tmp_path, tiny, capsys):
    whole, holes = np.full((64, 64), 156, np.uint8), np.full((64, 64), 156, np.uint8)
    holes[20:40, 10:50] = 255
    sea = np.where(holes == 255, 154, holes)
    made = {}
    for name, ids, more in (
        ("whole", whole, ()),
        ("filled", holes, ()),
        ("nearest", holes, ("--unlabelled", "nearest")),
        ("network", holes, ("--unlabelled", "network")),
        ("sea", sea, ()),
        ("as sea", holes, ("--unlabelled", "sea")),
    ):
        path = save_png(tmp_path / "map.png", ids)
        out = tmp_path / "out.png"
        assert drawai("render", path, "-o", out, "--model", tiny, *more) == 0
        made[name] = out.read_bytes()
    assert made["whole"] == made["filled"] == made["nearest"]
    assert made["network"] not in (made["whole"], made["sea"])
    assert made["sea"] == made["as sea"]
    assert drawai("render", path, "-o", out, "--model", tiny, "--unlabelled", "soup") == 2
    assert "No label 'soup'" in capsys.readouterr().err


def test_an_empty_map_is_not_rendered(tmp_path, tiny, capsys):
    path = save_png(tmp_path / "map.png", np.full((64, 64), 255, np.uint8))
    out = tmp_path / "out.png"
    assert drawai("render", path, "-o", out, "--model", tiny) == 2
    assert "nothing is painted" in capsys.readouterr().err
    assert drawai("render", path, "-o", out, "--model", tiny, "--unlabelled", "grass") == 0


# The command line itself.


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rendr"], "drawai render"),
        (["rendr", "a.png", "-o", "b.png"], "drawai render"),
        (["Segment", "a.png"], "drawai segment"),
        (["train_segmenter"], "drawai train-segmenter"),
        (["xyzzy"], "neither a command nor a file"),
        (["--geometry", "large"], "1280x800"),
        (["--model", "nope"], "No model named"),
        (["--nonsense"], "unrecognized"),
    ],
)
def test_what_is_mistyped_is_told_before_a_display_is_looked_for(
    arguments, words, monkeypatch, capsys
):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert drawai(*arguments) == 2
    errors = capsys.readouterr().err
    assert words in errors
    assert len(errors.strip().splitlines()) == 1


def test_the_version_says_beside_it_what_it_runs_on(capsys):
    assert drawai("--version") == 0
    told = capsys.readouterr()
    assert told.out == f"drawai {__version__}\n"
    for word in ("Python", "torch", "processor", "device"):
        assert word in told.err
