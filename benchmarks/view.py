"""Panning, zooming and turning: how long a repaint of the pictures takes.

    python -m benchmarks.view

A picture of 2048 px over a canvas of 2048 px, in a window of 1920 x 1080, offscreen; every figure
is the time of one whole repaint after one event. *Marked*: with outlines, patterns and names. The
strokes are of a brush of 400 px on a canvas of 4096 px, each figure one move of the hand and the
repaint of what it touched; *counted* with the panel of statistics open, too.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import product
from typing import Any

TARGET = "median under 16 ms, p99 under 33 ms"
_STEPS = 120
REST_S = 0.2
"""After so long the view rests, and is drawn smoothly."""


def main() -> None:
    """Measures in a process of its own and prints one line for each way of moving the view."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DRAWAI_DATA": folder}
        command = [sys.executable, "-m", "benchmarks.view", "measure"]
        answer = subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True
        )
    print(answer.stdout.strip())
    print(f"{'':29} wanted: {TARGET}")


def measure() -> None:
    """Prints median, p99 and worst for every view and movement, and the smooth paint at rest."""
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QImage

    from drawai_desktop.app import Program, StartOptions, make_application
    from drawai_desktop.errors import ModelError

    def no_model(*_arguments: object) -> Any:  # noqa: ANN401
        raise ModelError("none, since only the view is measured")

    application = make_application()
    program = Program(StartOptions(geometry=QRect(0, 0, 1920, 1080)), load=no_model)
    program.start()
    program.opening.open_scene(program.editing.random_scene(2048, 2048)(), "view")
    picture = QImage(2048, 2048, QImage.Format.Format_RGB32)
    picture.fill(QColor(90, 120, 80))
    window, viewport = program.window, program.viewport
    window.result_view.show_picture(picture)
    window.canvas_view.set_overlay(picture, 0.55)
    moves: dict[str, Callable[[int], None]] = {
        "pan": lambda i: viewport.pan_by(6.0 if i % 40 < 20 else -6.0, 3.0 if i % 30 < 15 else -3),
        "zoom": lambda i: viewport.zoom_by(0.5 if i % 24 < 12 else -0.5),
        "turn": lambda i: viewport.turn_by(1.0 if i % 60 < 30 else -1.0),
    }

    def repaint(_step: int) -> None:
        window.canvas_view.update()
        window.result_view.update()

    for view, marked in product(("side", "canvas", "wipe"), (False, True)):
        window.set_view(view)
        _mark(program, marked)
        window.canvas_view.set_overlay(picture, 0.55)
        application.processEvents()
        name = f"{view} marked" if marked else view
        for way, move in moves.items():
            viewport.fit()
            viewport.zoom_by(1.0)
            print(_line(f"{name} {way}", [_paint(application, move, i) for i in range(_STEPS)]))
        for angle, words in ((0.0, "at rest"), (25.0, "turned, at rest")):
            viewport.turn_to(angle)
            application.processEvents()
            time.sleep(REST_S)
            application.processEvents()
            assert not viewport.is_moving
            print(_line(f"{name} {words}", [_paint(application, repaint, i) for i in range(5)]))
        for way in ("pan", "zoom"):
            times = [_paint(application, moves[way], i) for i in range(_STEPS)]
            print(_line(f"{name} turned, {way}", times))
        viewport.turn_to(0.0)
    window.set_view("canvas")
    window.canvas_view.set_overlay(None, 0.0)
    program.opening.open_scene(program.editing.random_scene(4096, 4096)(), "large")
    program.state.set_diameter(400)
    for marked in (False, True):
        _mark(program, marked)
        print(_line("stroke marked" if marked else "stroke", _stroke(application, program)))
    window.show_panel("statistics", True)
    time.sleep(0.5)
    print(_line("stroke counted", _stroke(application, program)))
    program.stop()


def _mark(program: Any, marked: bool) -> None:  # noqa: ANN401
    program.preferences.change(mark_outlines=marked, mark_patterns=marked, mark_names=marked)


def _stroke(application: Any, program: Any) -> list[float]:  # noqa: ANN401
    """Milliseconds of each move of a stroke to and fro."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    canvas, left = program.window.canvas_view, Qt.MouseButton.LeftButton
    place = canvas.picture_rect()
    application.processEvents()
    QTest.mousePress(canvas, left, pos=place.center())
    times = []
    for step in range(_STEPS):
        x = place.left() + place.width() * (step % 40) // 40
        begin = time.perf_counter()
        QTest.mouseMove(canvas, QPoint(x, place.center().y() + 3 * (step % 25)))
        application.processEvents()
        times.append((time.perf_counter() - begin) * 1000)
    QTest.mouseRelease(canvas, left, pos=place.center())
    return times


def _paint(application: Any, move: Callable[[int], None], step: int) -> float:  # noqa: ANN401
    """Milliseconds from an event to the end of the repaint that it causes."""
    begin = time.perf_counter()
    move(step)
    application.processEvents()
    return (time.perf_counter() - begin) * 1000


def _line(name: str, times: list[float]) -> str:
    times = sorted(times)
    median, p99 = statistics.median(times), times[int(len(times) * 0.99)]
    return f"{name:29} median {median:.1f} ms, p99 {p99:.1f} ms, worst {times[-1]:.1f} ms"


if __name__ == "__main__":
    measure() if "measure" in sys.argv else main()
