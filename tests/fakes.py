"""Stand-ins for what is slow: a synthesizer that does as it is told."""

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.render_size import RenderSize
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import DrawAIError


def _open_gate():
    gate = threading.Event()
    gate.set()
    return gate


class FakeDetail:
    """Stands in for the detail model: repeats pixels, and marks them in the blue byte.

    Attributes:
        rects: the parts that were asked for, in order.
    """

    reach = 1
    mark = 99
    manifest = SimpleNamespace(folder=Path("detail"))
    note = ""

    def __init__(self):
        self.rects = []

    def reach_of(self, size, height, width):
        return self.reach

    def render(
        self, picture, labels, seed, height, width, *, strength=1.0, rect=None, wrap=Wrap.NONE,
        check=None, progress=None,
    ):  # fmt: skip
        if check is not None:
            check()
        rows = np.arange(height) * picture.shape[0] // height
        columns = np.arange(width) * picture.shape[1] // width
        whole = picture[rows][:, columns].copy()
        whole[..., 2] = self.mark
        self.rects.append(rect)
        return whole if rect is None else whole[rect.slices]

    def release(self):
        pass


def load_fake_detail(*_):
    return FakeDetail()


@dataclass
class FakeSynthesizer:
    """Gives flat pictures: the red byte counts the calls, the green one is the map's first id.

    Attributes:
        seconds: how long a picture takes; a check is called every few milliseconds.
        error: raised instead of giving a picture.
        calls: (mode, label map, style) of every picture, in order.
        gate: pictures wait until it is set.
        is_exact: as a synthesizer of the exact precision; else ``exact`` gives another.
    """

    seconds: float = 0.0
    error: Exception | None = None
    calls: list = field(default_factory=list)
    gate: threading.Event = field(default_factory=_open_gate)
    threads: set = field(default_factory=set)
    device: str = "cpu"
    note: str = ""
    is_exact: bool = True
    released: int = 0
    measured: int = 0

    def __post_init__(self):
        self.model = SimpleNamespace(encode_photo=self._encode)
        self.labels = standard_labels()

    def _encode(self, photo):
        if self.error is not None:
            raise self.error
        return np.full(32, photo.mean() / 255, np.float32)

    def exact(self):
        if self.is_exact:
            return self
        return FakeSynthesizer(self.seconds, self.error, _Renamed(self.calls, "exact"), self.gate)

    def release(self):
        self.released += 1

    def measure_speeds(self):
        self.measured += 1

    def size_for(self, height, width, resolution=None, wrap=Wrap.NONE):
        return RenderSize(8, 8, 8, 8, wrap)

    def render(self, label_map, style, *, size, check=None, progress=None):
        if progress is not None:
            progress(0.5)
        return self._make("render", label_map, style, check)

    def settle(self, label_map, style, *, size, check=None, client=""):
        return self._make("settle", label_map, style, check)

    def preview(self, label_map, style, *, size, check=None, client=""):
        return self._make("preview", label_map, style, check)

    def _make(self, mode, label_map, style, check):
        self.threads.add(threading.current_thread())
        self.calls.append((mode, label_map, style))
        number = len(self.calls)
        end = time.monotonic() + self.seconds
        while time.monotonic() < end or not self.gate.is_set():
            time.sleep(0.002)
            if check is not None:
                check()
        if self.error is not None:
            raise self.error
        picture = np.empty((8, 8, 3), np.uint8)
        picture[:] = (number % 256, label_map[0, 0], style.seed % 256)
        return picture


class _Renamed(list):
    """Passes calls on to another list, under a name of their own."""

    def __init__(self, calls, prefix):
        super().__init__()
        self._calls, self._prefix = calls, prefix

    def append(self, call):
        super().append(call)
        self._calls.append((f"{self._prefix} {call[0]}", *call[1:]))


class Loader:
    """Stands in for loading a model; gives the synthesizer, or fails."""

    def __init__(self, synthesizer=None, error: DrawAIError | None = None, seconds=0.0):
        self.synthesizer = synthesizer or FakeSynthesizer()
        self.error = error
        self.seconds = seconds
        self.requests = []

    def __call__(self, request, _labels):
        self.requests.append(request)
        time.sleep(self.seconds)
        if self.error is not None:
            raise self.error
        return self.synthesizer
