"""``drawai demo``: drives the real window without a display, and writes what it shows."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent

from drawai_desktop.app import Program, StartOptions
from drawai_desktop.cli.window import parse_geometry
from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.geometry import Point
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.overwriting import check_files
from drawai_desktop.core.picture_writing import write_indexed_map, write_picture
from drawai_desktop.errors import FileError, RenderError
from drawai_desktop.ui.application import leave, make_application

Xy = tuple[float, float]
PICTURE_SECONDS = 120.0
_FILES = (
    "labels.png",
    "picture.png",
    "1-start.png",
    "2-painting.png",
    "3-painted.png",
    "4-variation.png",
)
EVENT_SECONDS = 0.012
"""Between two points of the hand, about as a mouse sends them."""

# What the hand does: label, brush diameter, and the path in parts of the canvas.
STROKES: tuple[tuple[str, int, Sequence[Xy]], ...] = (
    (
        "mountain",
        90,
        [(0.02, 0.5), (0.22, 0.4), (0.36, 0.3), (0.5, 0.42), (0.68, 0.32), (1.0, 0.5)],
    ),
    ("snow", 34, [(0.3, 0.3), (0.36, 0.24), (0.43, 0.32)]),
    ("tree", 70, [(-0.02, 0.56), (0.3, 0.58), (0.6, 0.55), (1.02, 0.58)]),
    ("sea", 110, [(-0.02, 0.72), (0.5, 0.72), (1.02, 0.72)]),
    ("grass", 150, [(-0.05, 0.94), (0.3, 0.97), (0.6, 0.92), (1.05, 0.96)]),
    ("rock", 60, [(0.62, 0.87), (0.74, 0.88)]),
    ("clouds", 46, [(0.12, 0.14), (0.26, 0.12), (0.4, 0.15)]),
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments."""
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="DIR", help="where the files go"
    )
    parser.add_argument("--model", metavar="NAME|PATH", help="default: landscape")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--size", default="1280x800", metavar="WxH", help="of the window")


def run(options: argparse.Namespace) -> int:
    """Paints a scene stroke by stroke and writes label map, picture and screenshots."""
    check_files([options.output / name for name in _FILES], [])
    make_folder(options.output)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    geometry = parse_geometry(options.size)
    with tempfile.TemporaryDirectory(prefix="drawai-demo-") as folder:
        os.environ["DRAWAI_DATA"] = folder  # the user's own settings stay as they are
        return _drive(options, geometry)


def _drive(options: argparse.Namespace, geometry: QRect) -> int:
    application = make_application()
    program = Program(
        StartOptions(
            model=options.model, geometry=geometry, theme=options.theme, verbose=options.verbose
        )
    )
    program.start()
    hand = Hand(program)
    out: Path = options.output
    try:
        hand.wait_for_picture()
        hand.screenshot(out / "1-start.png")
        program.opening.new(512, 512, _id("sky-other"))
        for place, (label, diameter, path) in enumerate(STROKES):
            program.state.choose_label(_id(label))
            program.state.set_diameter(diameter)
            hand.stroke(path)
            if place == 3:
                hand.screenshot(out / "2-painting.png")
        hand.wait_for_picture()
        hand.screenshot(out / "3-painted.png")
        picture = program.pictures.array
        assert picture is not None
        write_indexed_map(out / "labels.png", program.document.label_map.ids, standard_labels())
        write_picture(out / "picture.png", picture)
        program.editing.variation()
        hand.wait_for_picture()
        hand.screenshot(out / "4-variation.png")
    finally:
        program.stop()
        # What has the focus would be told at its end that it lost it, when Python is half gone.
        program.window.hide()
        application.processEvents()
    print(f"wrote labels.png, picture.png and four screenshots to {out}")
    return leave(0, program.ended_in_time)


def _id(name: str) -> int:
    label = standard_labels().named(name)
    assert label is not None, name
    return label.id


class Hand:
    """Sends the window the events that a hand makes, as quickly as a hand."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._view = program.window.canvas_view

    def stroke(self, path: Sequence[Xy], samples_each: int = 12) -> None:
        """Draws with the left button; the path is in parts of the canvas."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        self._send(QEvent.Type.MouseButtonPress, path[0], left, left)
        for start, end in pairwise(path):
            for i in range(1, samples_each + 1):
                part = i / samples_each
                at = (
                    start[0] + (end[0] - start[0]) * part,
                    start[1] + (end[1] - start[1]) * part,
                )
                self._send(QEvent.Type.MouseMove, at, none, left)
                self.wait(EVENT_SECONDS)
        self._send(QEvent.Type.MouseButtonRelease, path[-1], left, none)
        self.wait(EVENT_SECONDS)

    def wait(self, seconds: float) -> None:
        """Lets the program run."""
        end = time.monotonic() + seconds
        self.wait_until(lambda: time.monotonic() >= end, seconds + 1)

    def wait_until(self, done: Callable[[], bool], seconds: float) -> bool:
        """Lets the program run until something is true; false if it never was."""
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                return False
            QCoreApplication.processEvents()
            time.sleep(0.004)  # lets the render thread have the interpreter
        return True

    def wait_for_picture(self) -> None:
        """Waits until the final picture is shown.

        Raises:
            RenderError: it does not come.
        """
        pictures = self._program.pictures
        if not self.wait_until(lambda: pictures.final_pixels() is not None, PICTURE_SECONDS):
            state = self._program.renderer.state.value
            raise RenderError(f"No picture came within {PICTURE_SECONDS:.0f} s; engine: {state}.")
        self.wait(0.1)

    def screenshot(self, path: Path) -> None:
        """Writes what the window shows."""
        self.wait(0.05)
        if not self._program.window.grab().save(str(path)):
            raise FileError(f"{path}: cannot be written. Choose another folder.")
        print(path, file=sys.stderr)

    def _send(
        self,
        kind: QEvent.Type,
        at: Xy,
        button: Qt.MouseButton,
        buttons: Qt.MouseButton,
    ) -> None:
        label_map = self._program.document.label_map
        x, y = self._program.viewport.transform.to_widget(
            Point(at[0] * label_map.width, at[1] * label_map.height)
        )
        local = QPointF(x, y)
        event = QMouseEvent(
            kind,
            local,
            self._view.mapToGlobal(local),
            button,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(self._view, event)
