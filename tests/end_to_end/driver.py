"""Drives the real program on a virtual display, as a person's hand would: with xdotool."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from PIL import ImageGrab

TOOLS = ("Xvfb", "xdotool")
STEP_S = 0.015
START_S = 60.0


def missing_tools():
    """What this machine lacks for driving a window."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class Display:
    """A virtual screen of its own."""

    def __init__(self, width=1400, height=900):
        self.width, self.height = width, height

    def __enter__(self):
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{self.width}x{self.height}x24",
             "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as answer:
            self.name = ":" + answer.readline().strip()
        return self

    def __exit__(self, *_exception):
        self._server.terminate()
        self._server.wait(10)


@dataclass
class Render:
    """One line that ``--verbose`` tells about a picture."""

    number: int
    ms: float
    labels_sha: str
    out_sha: str
    mode: str = ""


@dataclass
class App:
    """The running program and a hand for it."""

    display: Display
    folder: Path
    arguments: list = field(default_factory=list)
    geometry: str = "1280x800+0+0"
    scale: float = 1.0

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        self.ui_path = self.folder / "ui.json"
        self.ui_path.unlink(missing_ok=True)
        self.log_path = self.folder / "stderr.txt"
        environment = {
            **os.environ,
            "DISPLAY": self.display.name,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": str(self.scale),
            "DRAWAI_DATA": str(self.folder / "user"),
            "HOME": str(self.folder),
        }
        for name in ("WAYLAND_DISPLAY", "QT_LOGGING_RULES"):
            environment.pop(name, None)
        self._environment = environment
        self._log = self.log_path.open("w")
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [*self.command(), "--geometry", self.geometry,
             "--ui-map", self.seen(self.ui_path), "--verbose", *map(str, self.arguments)],
            env=environment,
            stderr=self._log,
        )  # fmt: skip
        self.wait_until(self.ui_path.exists, START_S, "the window")
        self.window_s = time.monotonic() - self.started
        return self

    def __exit__(self, *_exception):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)
        self._log.close()

    def command(self):
        """What starts the program."""
        return [sys.executable, "-m", "drawai_desktop"]

    def seen(self, path):
        """A path as the program sees it."""
        return str(path)

    # What it tells.

    def log(self):
        return self.log_path.read_text(errors="replace")

    def renders(self):
        found = []
        for line in self.log().splitlines():
            if line.startswith("render id="):
                parts = dict(part.split("=") for part in line.split()[1:])
                found.append(
                    Render(int(parts["id"]), float(parts["ms"]), parts["labels_sha"],
                           parts["out_sha"], parts.get("mode", ""))
                )  # fmt: skip
        return found

    def places(self):
        for _ in range(20):
            try:
                return json.loads(self.ui_path.read_text())
            except ValueError:
                time.sleep(0.05)
        raise AssertionError("the ui map cannot be read")

    def wait_until(self, done, seconds, what):
        end = time.monotonic() + seconds
        while not done():
            assert self.process.poll() is None, f"the program ended: {self.log()}"
            assert time.monotonic() < end, f"waited {seconds} s for {what}: {self.log()}"
            time.sleep(0.03)

    def wait_render(self, more_than, seconds=60.0):
        """Waits until there are more finished pictures, and no other is on its way."""

        def is_through():
            return self.finished() > more_than and self.renders()[-1].mode == "detail"

        self.wait_until(is_through, seconds, "a picture")
        self.quiet()
        return self.renders()[-1]

    def finished(self):
        """How many pictures have come with their detail: the last of a state of the document."""
        return sum(render.mode == "detail" for render in self.renders())

    def quiet(self, seconds=0.5):
        """Waits until no picture has come for a while."""
        while True:
            count = len(self.renders())
            time.sleep(seconds)
            if len(self.renders()) == count:
                return

    def shown_sha(self):
        """What the newest picture was made from."""
        return self.renders()[-1].labels_sha

    def memory_mb(self):
        """Resident memory of the program."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise AssertionError("no VmRSS")

    # What the hand does.

    def focus(self):
        """Gives the main window the keyboard: no window manager does it after a dialog."""
        self.x("search", "--onlyvisible", "--name", " DrawAI$", "windowfocus")
        time.sleep(0.2)

    def x(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], env=self._environment, check=True)

    def key(self, *keys):
        for key in keys:
            self.x("key", key)
            time.sleep(0.12)

    def type(self, text):
        self.x("type", "--delay", "40", text)
        time.sleep(0.15)

    def at(self, fx, fy, place="canvas_picture"):
        left, top, width, height = self.places()[place]
        return round(left + fx * width), round(top + fy * height)

    def click(self, fx=0.5, fy=0.5, place="canvas_picture", button=1, hold=()):
        for key in hold:
            self.x("keydown", key)
        self.x("mousemove", *self.at(fx, fy, place))
        time.sleep(0.05)
        self.x("click", button)
        for key in hold:
            self.x("keyup", key)
        time.sleep(0.12)

    def stroke(self, *points, steps=14, button=1):
        self.x("mousemove", *self.at(*points[0]))
        time.sleep(0.05)
        self.x("mousedown", button)
        for (x0, y0), (x1, y1) in pairwise(points):
            for i in range(1, steps + 1):
                part = i / steps
                self.x("mousemove", *self.at(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part))
                time.sleep(STEP_S)
        self.x("mouseup", button)

    def hover(self, fx, fy, place="canvas_picture"):
        """Moves the pointer there, all buttons up."""
        self.x("mousemove", *self.at(fx, fy, place))
        time.sleep(0.15)

    def drag(self, start, end, steps=12):
        """Drags the middle of one place to the middle of another."""
        a, b = self.at(0.5, 0.5, start), self.at(0.5, 0.5, end)
        self.x("mousemove", *a)
        self.x("mousedown", 1)
        for i in range(1, steps + 1):
            at = (round(p + (q - p) * i / steps) for p, q in zip(a, b, strict=True))
            self.x("mousemove", *at)
            time.sleep(0.03)
        self.x("mouseup", 1)

    def screenshot(self, path):
        """Writes what the screen shows."""
        self._grab().save(path)

    def pixels(self, place=None):
        """The screen, or the place of that name on it, as an array uint8 (H, W, 3)."""
        image = np.asarray(self._grab())
        if place is None:
            return image
        left, top, width, height = self.places()[place]
        return image[top : top + height, left : left + width]

    def _grab(self):
        return ImageGrab.grab(xdisplay=self.display.name).convert("RGB")

    def canvas_colours(self):
        """The colours of the shown label map, without the ring of the brush and its hints."""
        self.x("mousemove", self.display.width - 2, self.display.height - 2)
        time.sleep(0.3)
        pixels = self.pixels("canvas_picture")[2:-2, 2:-2].reshape(-1, 3)
        return {tuple(int(v) for v in colour) for colour in np.unique(pixels, axis=0)}

    def quit(self, seconds=5.0):
        """Ctrl+Q; gives (exit status, seconds that it took)."""
        begin = time.monotonic()
        self.x("key", "ctrl+q")
        status = self.process.wait(seconds)
        return status, time.monotonic() - begin


def sha(ids):
    """As ``--verbose`` names a label map."""
    return hashlib.sha256(np.ascontiguousarray(ids).tobytes()).hexdigest()[:16]
