"""Files in the real window, and every way out of it."""

import json
import signal
import time

import numpy as np
import pytest
from PIL import Image

from tests.builders import a_scene
from tests.end_to_end.driver import App, Display, sha
from tests.end_to_end.window import LABELS, RGB, finish, saved

pytestmark = [pytest.mark.display, pytest.mark.timeout(240)]


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
