"""Drags between the real window and another program, over the X server."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.core.picture_metadata import read_metadata
from drawai_desktop.ui.picture_grip import SIDE_PX
from drawai_desktop.ui.result_view import GRIP_RIM_PX
from tests.builders import a_scene, save_png
from tests.end_to_end.driver import App, sha
from tests.end_to_end.window import finish

pytestmark = [pytest.mark.display, pytest.mark.timeout(240)]

ROOT = Path(__file__).parents[2]
LEFT, WIDTH = 1020, 260
"""Where the other program stands, beside a window that is narrower than the screen."""


@pytest.fixture
def app(display, tmp_path):
    with App(display, tmp_path / "person", geometry="1000x800+0+0") as running:
        running.wait_render(0)
        yield running


@contextmanager
def partner(app, *arguments):
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.end_to_end.drag_partner", f"{LEFT},200,{WIDTH},300",
         *map(str, arguments)],
        env={**app._environment, "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
    )  # fmt: skip
    try:
        time.sleep(2.5)
        yield
    finally:
        process.kill()
        process.wait(10)


def drag(app, start, end, rest_s=0.6):
    """By a hand that presses, moves, rests a moment and lets go."""
    app.x("mousemove", *start)
    time.sleep(0.3)
    app.x("mousedown", 1)
    time.sleep(rest_s)
    for i in range(1, 31):
        app.x("mousemove", *(round(a + (b - a) * i / 30) for a, b in zip(start, end, strict=True)))
        time.sleep(0.03)
    time.sleep(rest_s)
    app.x("mouseup", 1)
    time.sleep(0.5)


def test_the_picture_is_dragged_into_another_program(app, tmp_path):
    taken = tmp_path / "taken"
    taken.mkdir()
    with partner(app, "take", taken):
        app.hover(0.5, 0.5, "result_picture")  # where the grip is seen then
        left, top, width, height = app.places()["result_picture"]
        inset = GRIP_RIM_PX + SIDE_PX // 2
        grip = left + width - inset, top + height - inset
        drag(app, grip, (LEFT + WIDTH // 2, 350))
        app.wait_until((taken / "size.txt").exists, 10, "the drop")
    assert (taken / "file.png").read_bytes() == (taken / "image.png").read_bytes()
    assert read_metadata(taken / "file.png").model == "landscape"
    with Image.open(taken / "file.png") as picture:
        assert picture.size == (1024, 1024)
        assert np.asarray(picture).std() > 10
    assert (taken / "size.txt").read_text() == "(1024, 1024)"
    app.focus()
    finish(app)


def test_a_file_of_another_program_is_dropped_on_the_window(app, tmp_path):
    scene = a_scene(192, 256)
    path = save_png(tmp_path / "dropped.png", scene)
    seen = app.finished()
    with partner(app, "give", path):
        drag(app, (LEFT + WIDTH // 2, 350), app.at(0.5, 0.5))
        assert app.wait_render(seen).labels_sha == sha(scene)
    app.focus()
    finish(app)
