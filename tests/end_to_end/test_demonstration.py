"""Painting in the real window, with a mouse and a keyboard."""

import random
import time
from itertools import pairwise

import pytest

from drawai_desktop.core.labels import UNLABELLED
from tests.end_to_end.driver import sha
from tests.end_to_end.window import LABELS, RGB, finish, saved

pytestmark = [pytest.mark.display, pytest.mark.timeout(240)]


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
    app.wait_until(lambda: app.places()["canvas_picture"] != before, 5, "a nearer view")
    app.stroke((0.5, 0.5), (0.4, 0.45), button=2)
    app.key("ctrl+0")
    app.wait_until(lambda: app.places()["canvas_picture"] == before, 5, "the whole view")
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
