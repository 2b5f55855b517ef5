"""The five-minute demonstration on a virtual display, as a person would do it with a mouse.

Every test starts the real program with the shipped model and works it with xdotool alone.
"""

import json
import os
import random
import signal
import time
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.project_file import read_project
from tests.builders import a_scene
from tests.end_to_end.driver import App, Display, missing_tools, sha

LABELS = standard_labels()
RGB = {label.name: tuple(label.rgb) for label in LABELS}

pytestmark = [pytest.mark.display, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def display():
    missing = missing_tools()
    if missing:
        reason = f"{' and '.join(missing)} missing; the set-up installs them where it may"
        # A run that is meant to tell the truth must not pass by leaving the window out.
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with Display() as screen:
        yield screen


@pytest.fixture
def app(display, tmp_path):
    with App(display, tmp_path / "person") as running:
        running.wait_render(0)
        yield running


def finish(app):
    """Ends the program as people do, and checks that it ends well."""
    app.focus()
    status, seconds = app.quit()
    assert status == 0, app.log()
    assert seconds < 3
    assert "Traceback" not in app.log()
    assert "QThread" not in app.log()


def saved(app, name=None):
    """Saves the project under a new name and reads it back."""
    app.key("ctrl+shift+s")
    time.sleep(0.6)
    path = app.folder / (name or f"kept-{len(list(app.folder.glob('kept-*')))}.drawai")
    app.type(str(path))
    app.key("Return")
    app.wait_until(path.exists, 10, "the project file")
    app.focus()
    time.sleep(0.2)
    return read_project(path)


def test_the_first_minute(app):
    """Rows 1 to 3: a painted scene and its picture; a stroke changes the picture."""
    assert app.window_s < 15  # a sign of life on a loaded machine; benchmarks/ has the real figure
    places = app.places()
    for name in ("canvas_view", "result_view", "palette", "style_panel", "brush_size",
                 "status_bar", "canvas_picture", "result_picture"):  # fmt: skip
        assert name in places
    assert app.pixels("canvas_picture").std() > 10
    assert app.pixels("result_picture").std() > 10
    first = app.renders()[-1]
    seen = app.finished()
    app.key("7")
    app.stroke((0.02, 0.84), (0.5, 0.8), (0.98, 0.84))
    second = app.wait_render(seen)
    assert second.labels_sha != first.labels_sha
    assert second.out_sha != first.out_sha
    left, top, width, height = places["canvas_picture"]
    colour = app.pixels()[top + int(height * 0.83), left + int(width * 0.1)]
    assert tuple(int(v) for v in colour) == RGB["grass"]
    finish(app)


def test_the_canvas_follows_during_a_long_stroke_and_the_old_picture_stays(app):
    app.key("5")
    app.x("mousemove", *app.at(0.1, 0.9))
    app.x("mousedown", 1)
    pictures, canvases = [], []
    for part in range(4):
        for i in range(12):
            app.x("mousemove", *app.at(0.1 + 0.2 * (part + i / 12), 0.9))
            time.sleep(0.012)
        time.sleep(0.05)
        canvases.append(app.pixels("canvas_picture"))
        pictures.append(app.pixels("result_picture"))
    app.x("mouseup", 1)
    for before, after in pairwise(canvases):
        assert (before != after).any()
    for picture in pictures:  # never grey, never half
        assert picture.std() > 10
    app.wait_render(1)
    finish(app)


def test_keys_tools_and_undo(app):
    """Rows 4 to 9: sizes, fill, undo, picking, the eraser, the search."""
    app.key(*["bracketright"] * 5, *["bracketleft"] * 2)
    app.x("mousemove", *app.at(0.5, 0.5))
    app.key("3", "f")
    before = app.shown_sha()
    seen = app.finished()
    app.click(0.5, 0.04)
    filled = app.wait_render(seen)
    assert filled.labels_sha != before
    left, top, width, height = app.places()["canvas_picture"]
    colour = app.pixels()[top + int(height * 0.02), left + int(width * 0.02)]
    assert tuple(int(v) for v in colour) == RGB["mountain"]
    assert app.canvas_colours() <= set(RGB.values())  # not one pixel of a rim

    app.key("ctrl+z")
    assert app.wait_render(seen + 1).labels_sha == before
    app.key("ctrl+shift+z")
    assert app.wait_render(seen + 2).labels_sha == filled.labels_sha
    app.key("ctrl+z")
    app.wait_render(seen + 3)

    app.click(0.35, 0.7, hold=("alt",))  # the lake
    app.key("b")
    app.stroke((0.3, 0.9), (0.5, 0.9))
    app.wait_render(seen + 4)
    project = saved(app)
    lake = LABELS.named("water-other").id
    height, width = project.ids.shape
    assert project.ids[int(height * 0.9), int(width * 0.4)] == lake

    app.key("e")
    app.stroke((0.3, 0.95), (0.6, 0.95))
    app.key("b")
    app.stroke((0.7, 0.95), (0.8, 0.95))
    app.quiet()
    project = saved(app)
    assert project.ids[int(height * 0.95), int(width * 0.4)] == UNLABELLED
    assert project.ids[int(height * 0.95), int(width * 0.75)] == lake  # never black, never person

    app.key("slash")
    app.type("ston")
    app.key("Return")
    app.stroke((0.1, 0.95), (0.2, 0.95))
    app.quiet()
    project = saved(app)
    assert project.ids[int(height * 0.95), int(width * 0.15)] == LABELS.named("stone").id
    finish(app)


def test_variations_come_and_come_back(app):
    """Row 10."""
    pictures = [app.renders()[-1]]
    for key in ("r", "r", "shift+r"):
        seen = app.finished()
        app.key(key)
        pictures.append(app.wait_render(seen))
    first, second, third = (p.out_sha for p in pictures[1:])
    assert len({pictures[0].out_sha, first, second}) == 3
    assert third == first
    assert len({p.labels_sha for p in pictures}) == 1
    finish(app)


def test_looking_closer_renders_nothing(app):
    """Row 12."""
    before = app.places()["canvas_picture"]
    count = len(app.renders())
    app.x("mousemove", *app.at(0.3, 0.3))
    app.x("click", "--repeat", 4, "--delay", 60, 4)
    time.sleep(0.3)
    assert app.places()["canvas_picture"] != before
    app.stroke((0.5, 0.5), (0.4, 0.45), button=2)
    app.key("ctrl+0")
    time.sleep(0.3)
    assert app.places()["canvas_picture"] == before
    assert app.places()["result_picture"][2:] == before[2:]
    assert len(app.renders()) == count
    finish(app)


def test_straight_lines_and_the_popup_at_the_pointer(app):
    """Row 13."""
    app.key("8", *["bracketleft"] * 4)
    app.click(0.1, 0.88)
    app.click(0.9, 0.95, hold=("shift",))
    app.quiet()
    project = saved(app)
    height, width = project.ids.shape
    tree = LABELS.named("tree").id
    middle = project.ids[int(height * (0.88 + 0.95) / 2), int(width * 0.5)]
    assert middle == tree
    app.click(0.5, 0.3, button=3)
    time.sleep(0.5)
    app.key("Escape")
    finish(app)


def test_export_save_and_open_again(app, display):
    """Rows 14 and 15."""
    app.key("ctrl+e")
    time.sleep(0.8)
    app.key("Return")  # the canvas's size, with detail
    time.sleep(0.8)
    path = app.folder / "picture.png"
    app.type(str(path))
    app.key("Return")
    app.wait_until(path.exists, 10, "the exported picture")
    time.sleep(0.5)
    with Image.open(path) as picture:
        assert picture.size == (1024, 1024)
        assert np.asarray(picture).std() > 10
    app.focus()
    seen = app.finished()
    app.key("r")
    made = app.wait_render(seen)
    project = saved(app, "scene.drawai")
    assert sha(project.ids) == made.labels_sha
    finish(app)
    app.__exit__()
    app.arguments = [app.folder / "scene.drawai"]
    with app:
        again = app.wait_render(0)
        assert (again.labels_sha, again.out_sha) == (made.labels_sha, made.out_sha)
        settings = json.loads((app.folder / "user" / "config" / "settings.json").read_text())
        assert str(app.folder / "scene.drawai") in settings["recent_files"]
        finish(app)


def test_work_is_offered_again_after_the_program_was_killed(app):
    """Row 16."""
    app.key("0")
    app.stroke((0.2, 0.2), (0.8, 0.2))
    painted = app.wait_render(1)
    time.sleep(6)  # until it is kept
    app.process.send_signal(signal.SIGKILL)
    app.process.wait(10)
    app.__exit__()
    with app:
        app.wait_render(0)
        answer = app.places()["message_answer_0"]
        app.x("mousemove", answer[0] + answer[2] // 2, answer[1] + answer[3] // 2)
        app.x("click", 1)
        app.wait_until(
            lambda: app.shown_sha() == painted.labels_sha, 20, "the picture of the kept work"
        )
        finish(app)


def test_bad_files_leave_the_program_and_the_document_alive(app):
    """Row 17: a JPEG of a colour map, a text file called .png, ids that are none."""
    scene = a_scene(256, 256)
    colours = LABELS.colour_table()[scene]
    Image.fromarray(colours).save(app.folder / "map.jpg", quality=90)
    (app.folder / "text.png").write_text("this is no picture")
    ids = scene.copy()
    ids[:40, :40] = 200
    Image.fromarray(ids).save(app.folder / "ids.png")
    before = app.shown_sha()
    for name in ("text.png", "ids.png"):
        app.key("ctrl+o")
        time.sleep(0.6)
        app.type(str(app.folder / name))
        app.key("Return")
        time.sleep(1.2)
        app.focus()
        assert app.shown_sha() == before
    app.key("ctrl+o")
    time.sleep(0.6)
    app.type(str(app.folder / "map.jpg"))
    app.key("Return")
    app.wait_until(lambda: app.shown_sha() != before, 20, "the picture of the JPEG map")
    app.focus()
    finish(app)


def test_without_a_model_one_can_paint_save_and_read_what_is_missing(display, tmp_path):
    """Row 18."""
    missing = tmp_path / "no model here"
    with App(display, tmp_path / "person", ["--model", missing]) as app:
        time.sleep(1.5)
        assert "message_answer_0" in app.places()
        app.key("5")
        app.stroke((0.1, 0.3), (0.9, 0.3))
        time.sleep(0.5)
        project = saved(app)
        height, width = project.ids.shape
        assert project.ids[int(height * 0.3), int(width * 0.5)] == LABELS.named("sea").id
        assert RGB["sea"] in {tuple(c) for c in app.pixels("result_view").reshape(-1, 3).tolist()}
        finish(app)


def test_a_minute_of_painting_keeps_memory_and_ends_at_the_last_stroke(app):
    """Row 19, shorter."""
    choose = random.Random(7)

    def paint(strokes):
        for _ in range(strokes):
            app.key(choose.choice("1234567890"))
            start = (choose.random(), choose.random())
            app.stroke(start, (choose.random(), choose.random()), steps=6)

    seen = app.finished()
    paint(12)
    app.wait_render(seen)  # with its detail
    before = app.memory_mb()
    seen = app.finished()
    paint(25)
    app.wait_render(seen)
    assert app.memory_mb() - before < 50
    painted = sha(saved(app).ids)

    def is_shown():
        last = app.renders()[-1]
        return last.mode == "detail" and last.labels_sha == painted

    app.wait_until(is_shown, 30, "the exact picture of the last stroke")
    finish(app)


def test_new_surprise_escape_and_quit(app):
    """Row 20."""
    before = app.shown_sha()
    app.key("ctrl+n")
    time.sleep(0.6)
    app.key("ctrl+r")
    app.wait_until(lambda: app.shown_sha() != before, 20, "a surprise")
    app.focus()
    app.key("Escape", "Escape")
    finish(app)


def test_closing_during_the_load_ends_at_once(display, tmp_path):
    with App(display, tmp_path / "person") as app:
        finish(app)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_at_twice_the_scale_the_pictures_stand_where_the_map_says(display, tmp_path, theme):
    """Rows 1, 2 and 5 at a scale factor of two."""
    with Display(2560, 1600) as large:
        app = App(large, tmp_path / "person", ["--theme", theme], scale=2.0)
        with app:
            app.wait_render(0)
            assert app.pixels("result_picture").std() > 10
            app.key("7")
            app.stroke((0.02, 0.84), (0.98, 0.84))
            app.wait_render(1)
            left, top, width, height = app.places()["canvas_picture"]
            colour = app.pixels()[top + int(height * 0.84), left + width // 2]
            assert tuple(int(v) for v in colour) == RGB["grass"]
            app.key("3", "f")
            app.click(0.5, 0.04)
            app.quiet()
            assert app.canvas_colours() <= set(RGB.values())
            finish(app)
