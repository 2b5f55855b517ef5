"""Time lapses by script and by command line."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageSequence

from drawai_desktop import api
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.picture_metadata import read_metadata
from drawai_desktop.core.project_file import write_project
from drawai_desktop.core.stroke_log import LogStep, StrokeLog, check_of
from tests.builders import GRASS, MOUNTAIN, SEA, SKY, a_scene
from tests.cli.calls import drawai
from tests.engine.tiny_model import make_tiny


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_tiny(tmp_path_factory.mktemp("models") / "tiny").folder


@pytest.fixture
def project(folder):
    """A scene that was painted in four steps, from an empty canvas."""
    scene = a_scene(128, 192)
    ids = np.full(scene.shape, api.UNLABELLED, np.uint8)
    log = StrokeLog.of(ids)
    whole = Rect(0, 0, 192, 128)
    for number, label in enumerate((SKY, MOUNTAIN, SEA, GRASS)):
        after = np.where(scene == label, scene, ids)
        log = log.with_step(LogStep.between(ids, after, whole, scene.shape, 1000 * number))
        ids = after
    log = replace(log, check=check_of(ids))
    style = api.NEUTRAL.with_seed(7)
    pinned = tuple(
        HistoryEntry.of(ids, style.with_seed(seed), np.zeros((8, 8, 3), np.uint8))
        for seed in (1, 2)
    )
    return api.Project(ids, style, str(folder), pinned=pinned, strokes=log)


def frames(path):
    with Image.open(path) as image:
        return [np.asarray(f.convert("RGB")).astype(int) for f in ImageSequence.Iterator(image)]


def test_a_time_lapse_shows_every_step_and_ends_with_what_render_makes(tmp_path, project):
    told = []
    path = tmp_path / "a.gif"
    api.time_lapse(path, project, view="result", size=192, seconds=1, hold=0, progress=told.append)
    shown = frames(path)
    assert len(shown) == 5
    assert told == [0.2, 0.4, 0.6, 0.8, 1.0]
    assert np.ptp(shown[0]) == 0, "nothing is painted yet"
    model = api.open_model(project.model)
    last = model.render(project.ids, style=project.style)
    assert np.abs(shown[-1] - last).mean() < 6  # colours of a GIF


def test_the_pictures_of_a_tile_have_no_seam_either(tmp_path, project):
    path = tmp_path / "a.webp"
    tile = replace(project, wrap=api.Wrap.ALL)
    api.time_lapse(path, tile, view="result", size=192, seconds=1, hold=0)
    model = api.open_model(project.model)
    joined, plain = (
        model.render(project.ids, style=project.style, wrap=wrap).astype(int)
        for wrap in (tile.wrap, project.wrap)
    )
    last = frames(path)[-1]
    assert np.abs(last - joined).mean() < np.abs(last - plain).mean() / 2


def test_map_and_picture_stand_side_by_side(tmp_path, project):
    path = tmp_path / "a.webp"
    api.time_lapse(path, project, size=256, seconds=1, hold=0)
    first, last = frames(path)[0], frames(path)[-1]
    height, width = last.shape[:2]
    assert width == 256
    assert height == pytest.approx(126 * 64 / 96, abs=2)
    colours = api.open_model(project.model).labels.colour_table()
    assert np.abs(last[4, 20] - colours[SKY]).max() < 12
    assert np.abs(first[4, 20] - colours[api.UNLABELLED]).max() < 12
    assert last[:, 127:129].mean() > 240, "no gap"


def test_the_pinned_pictures_make_one_too(tmp_path, project):
    path = tmp_path / "a.webp"
    api.time_lapse(path, project, source="history", size=128, seconds=1, hold=1)
    assert len(frames(path)) == 3


def test_a_time_lapse_says_how_it_was_made_unless_it_is_not_to(tmp_path, project):
    api.time_lapse(tmp_path / "a.webp", project, size=128, seconds=0.2)
    assert read_metadata(tmp_path / "a.webp").style == project.style
    assert read_metadata(tmp_path / "a.webp").detail == ""  # no larger than the network's own
    api.time_lapse(tmp_path / "a.webp", project, view="result", size=400, seconds=0.1, hold=0)
    assert read_metadata(tmp_path / "a.webp").detail == "detail"
    api.time_lapse(tmp_path / "b.webp", project, size=128, seconds=0.2, metadata=False)
    assert read_metadata(tmp_path / "b.webp") is None


def test_labels_of_another_model_are_left_out_of_its_pictures(tmp_path, project):
    ids = np.full((128, 192), 200, np.uint8)
    other = replace(project, ids=ids, strokes=StrokeLog.of(ids))
    api.time_lapse(tmp_path / "a.webp", other, size=128, seconds=0.2)
    assert len(frames(tmp_path / "a.webp")) == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"source": "photos"}, "source of a time lapse is strokes or history, not 'photos'"),
        ({"view": "map"}, "view of a time lapse is both or result"),
        ({"size": 10}, "10; it must be from 64"),
    ],
)
def test_wrong_options_are_told_before_a_model_is_loaded(tmp_path, project, options, told):
    with pytest.raises(api.OptionError, match=told):
        api.time_lapse(tmp_path / "a.gif", project, "no such model", **options)


def test_a_project_with_nothing_to_show_says_so(tmp_path, project):
    bare = replace(project, pinned=(), strokes=None)
    with pytest.raises(api.FileError, match=r"no stroke log.*Settings > Keep a log"):
        api.time_lapse(tmp_path / "a.gif", bare)
    with pytest.raises(api.FileError, match="no pinned pictures"):
        api.time_lapse(tmp_path / "a.gif", bare, source="history")


def test_the_subcommand_makes_a_film_of_a_project(tmp_path, project):
    write_project(tmp_path / "p.drawai", project, standard_labels())
    out = tmp_path / "out.webp"
    given = ["timelapse", tmp_path / "p.drawai", out, "--size", "160", "--seconds", "0.4"]
    assert drawai(*given, "--hold", "0", "--detail", "off") == 0
    assert len(frames(out)) == 5
    assert read_metadata(out).style.seed == 7
    assert drawai(*given, "--seed", "9", "--from", "history", "--view", "result") == 0
    assert read_metadata(out).style.seed == 9


def test_the_subcommand_never_writes_over_the_project(tmp_path, project, capsys):
    path = tmp_path / "p.webp"
    path.write_bytes(b"a project under a wrong name")
    assert drawai("timelapse", path, path) == 2
    assert path.read_bytes() == b"a project under a wrong name"
    assert "p.webp" in capsys.readouterr().err


def test_the_subcommand_tells_of_a_wrong_ending(tmp_path, project, capsys):
    assert drawai("timelapse", tmp_path / "p.drawai", tmp_path / "out.avi") == 2
    assert "no such file" in capsys.readouterr().err
