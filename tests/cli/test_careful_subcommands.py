"""Commands overwrite nothing, ask for codes that are not sure, and fill holes."""

import numpy as np
import pytest

from tests.builders import a_scene, save_png
from tests.cli.calls import drawai


@pytest.mark.parametrize("subcommand", ["render", "segment"])
def test_no_subcommand_writes_a_file_that_it_reads(tmp_path, scene, tiny, capsys, subcommand):
    before = scene.read_bytes()
    more = ["--model", tiny] if subcommand == "render" else []
    other = save_png(tmp_path / "other.png", a_scene(64, 80))
    link = tmp_path / "link.png"
    link.symlink_to(scene)
    for given, out in (
        ([scene], scene),
        ([scene], tmp_path / "x" / ".." / "scene.png"),
        ([scene, other], tmp_path),
        ([scene], link),
        ([link], scene),
        ([scene], tmp_path),
    ):
        (tmp_path / "x").mkdir(exist_ok=True)
        assert drawai(subcommand, *given, "-o", out, *more) == 2
        assert "which is read" in capsys.readouterr().err
    assert scene.read_bytes() == before


def test_the_photo_of_a_style_is_not_replaced_by_the_picture(tmp_path, scene, tiny, capsys):
    photo = save_png(tmp_path / "photo.png", np.full((50, 70, 3), 200, np.uint8))
    before = photo.read_bytes()
    assert drawai("render", scene, "-o", photo, "--model", tiny, "--style", photo) == 2
    assert "which is read" in capsys.readouterr().err
    assert photo.read_bytes() == before


@pytest.mark.parametrize("subcommand", ["render", "segment"])
def test_write_protected_files_are_refused_before_any_work(tmp_path, scene, capsys, subcommand):
    (tmp_path / "out").mkdir()
    out = save_png(tmp_path / "out" / "scene.png", np.zeros((9, 9), np.uint8))
    out.chmod(0o444)
    for target in (out, out.parent):
        # A model that is not there would be told of, if the work had begun.
        more = ["--model", "nope"] if subcommand == "render" else ["--segmenter", tmp_path / "nope"]
        assert drawai(subcommand, scene, "-o", target, *more) == 2
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
    ids = a_scene(64, 80)
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
