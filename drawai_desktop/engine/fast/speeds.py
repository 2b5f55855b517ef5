"""What half precision gains on this machine, measured once and kept.

A flag of the processor tells that it has instructions, not that they are quick. So a few
convolutions of the kinds that a network has, each with the modulation before it, are timed in
float32 and in half precision; where half precision is not the quicker one, in float32 in all ways.
The *live* picture follows what was measured: whether it is *fast* where that is left to the
program, and which way each layer of a fast picture goes. Files never depend on it.
"""

import json
import logging
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import prod
from pathlib import Path

import torch
from torch.nn import functional as F

from drawai_desktop import resources
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import read_json
from drawai_desktop.core.machine_report import processor
from drawai_desktop.core.precision import Precision
from drawai_desktop.engine.fast.convolution import Convolution, LevelSize
from drawai_desktop.engine.fast.packed import HALF, Scratch, has_bfloat16, has_matrix_instructions
from drawai_desktop.engine.fast.ways import Way, convolution, usual_way
from drawai_desktop.engine.networks.spade import LEAK
from drawai_desktop.errors import FileError

WORTH = 1.5
"""How many times as quick half precision must be, to be chosen where that is left to the program:
it rounds, and an exact picture follows when the hand rests."""
FLOAT_WAYS = (Way.DIRECT, Way.MINIMAL, Way.PATCHES)
LAYERS = ((16, 192, 192), (64, 96, 96), (128, 64, 48))
"""(pixels of the level's side, channels in, channels out) of what is timed."""
_ROWS = 16
"""Of a level that are computed."""
_RUNS, _SURE_RUNS = 5, 2
_BUDGET_S = 0.05
# Of one thread, whose own time stays the same beside other work. Windows counts that in steps that
# are longer than a layer.
_clock = time.perf_counter if sys.platform == "win32" else time.thread_time
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Timing:
    """Of one layer.

    Attributes:
        side: pixels of its level's side.
        usual: the way of float32 that files go.
        ms: milliseconds by way, the least of some runs; of half precision and the usual way at
            least.
    """

    side: int
    usual: Way
    ms: Mapping[Way, float]

    @property
    def gain(self) -> float:
        """How many times as quick half precision is as the usual way."""
        return self.ms[self.usual] / self.ms[Way.HALF]

    @property
    def way(self) -> Way:
        """The quickest."""
        return min(self.ms, key=lambda way: self.ms[way])


@dataclass(frozen=True)
class Speeds:
    """What was measured.

    Attributes:
        machine: what it holds for: processor, torch and threads.
        timings: of ``LAYERS``.
    """

    machine: str
    timings: tuple[Timing, ...]

    @property
    def gain(self) -> float:
        """How many times as quick half precision is: the layers' geometric mean."""
        return prod(t.gain for t in self.timings) ** (1 / len(self.timings))

    def way_of(self, size: LevelSize) -> Way:
        """The quickest way for a level's convolutions, by the layer with the nearest size."""
        side = min(size.height, size.width)
        return min(self.timings, key=lambda t: max(t.side / side, side / t.side)).way

    @property
    def text(self) -> str:
        """For reports."""
        each = "; ".join(f"{t.side} px: {t.gain:.1f}, taken is {t.way}" for t in self.timings)
        return f"half precision is {self.gain:.1f} times as quick as float32 here ({each})"


def machine() -> str:
    """What speeds depend on."""
    return f"{processor()}; torch {torch.__version__}; {torch.get_num_threads()} threads"


def file() -> Path:
    """Where they are kept."""
    return resources.user_state() / "speeds.json"


def kept() -> Speeds | None:
    """What was measured on this machine, if it was."""
    try:
        if not file().exists():
            return None
        entry = JsonEntry(read_json(file()), "speeds.json", FileError)
        if entry.text("machine", most=400) != machine():
            return None
        timings = tuple(_timing(each) for each in entry.entries("timings", len(LAYERS)))
    except FileError as error:
        _log.warning("%s It is measured anew.", error)
        return None
    return Speeds(machine(), timings) if timings else None


def _timing(entry: JsonEntry) -> Timing:
    usual = next((way for way in FLOAT_WAYS if way == entry.text("usual")), None)
    listed = entry.entry("ms")
    if usual is None or listed is None:
        raise entry.wrong('"usual" must be a way, and "ms" milliseconds by way')
    needed = {Way.HALF, usual}
    ms = {w: listed.real(w, 1e-6, 1e6) for w in Way if w in needed or w in listed}
    return Timing(entry.whole("side", 1, 1 << 16), usual, ms)


def measured() -> Speeds | None:
    """What is kept, or else measured now (some hundredths of a second) and kept; None where the
    processor has no instructions for half precision."""
    if not has_bfloat16():
        return None
    speeds = kept()
    if speeds is None:
        speeds = measure()
        content = {"machine": speeds.machine, "timings": [asdict(t) for t in speeds.timings]}
        try:
            file().parent.mkdir(parents=True, exist_ok=True)
            write_bytes(file(), json.dumps(content, indent=1).encode())
        except (FileError, OSError) as error:
            _log.warning("What was measured is not kept: %s", error)
    return speeds


def measure() -> Speeds:
    """Times the layers, in both precisions by turns; ends early where the machine is busy.

    On one thread: where others work beside, two would wait for each other, and the times would be
    those of the others' work.
    """
    name, threads = machine(), torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        return Speeds(name, _timings())
    finally:
        torch.set_num_threads(threads)


@torch.inference_mode()
def _timings() -> tuple[Timing, ...]:
    end = time.perf_counter() + _BUDGET_S
    layers = [(layer, usual_way(torch.empty(layer[2], layer[1], 3, 3), _size(layer[0])))
              for layer in LAYERS]  # fmt: skip
    first = [_least(layer, (usual, Way.HALF), end) for layer, usual in layers]
    result = []
    for (layer, usual), ms in zip(layers, first, strict=True):
        if ms[Way.HALF] > ms[usual]:  # a fast network has this layer in float32
            ms |= _least(layer, [way for way in FLOAT_WAYS if way is not usual], 0.0)
        result.append(Timing(layer[0], usual, ms))
    return tuple(result)


def _least(layer: tuple[int, int, int], ways: Sequence[Way], end: float) -> dict[Way, float]:
    """The least time of each way, by turns; of two runs, and of more until some moment."""
    made = {way: _Layer(*layer, way) for way in ways}
    least = dict.fromkeys(ways, float("inf"))
    for run in range(_RUNS):
        for way in ways:
            if run < _SURE_RUNS or time.perf_counter() < end:
                least[way] = min(least[way], made[way].milliseconds())
    return least


def _size(side: int) -> LevelSize:
    return LevelSize(side, side)


def automatic() -> Precision:
    """The precision of the live picture where it is left to the program: what was measured; before
    that, fast where the processor has matrix instructions (AMX)."""
    if not has_bfloat16():
        return Precision.EXACT
    speeds = kept()
    if speeds is None:
        return Precision.FAST if has_matrix_instructions() else Precision.EXACT
    return Precision.FAST if speeds.gain >= WORTH else Precision.EXACT


class _Layer:
    """Some rows of a level: modulated, rectified, convolved."""

    def __init__(self, side: int, given: int, made: int, way: Way) -> None:
        rows, dtype = min(side, _ROWS), HALF if way is Way.HALF else torch.float32
        weight, bias = torch.full((made, given, 3, 3), 0.01), torch.zeros(made)
        self._convolution: Convolution = convolution(weight, bias, _size(side), dtype, way)
        self._x, self._a, self._b = (
            torch.ones(rows + 2, side + 2, given, dtype=dtype) for _ in range(3)
        )
        self._buffer = torch.empty_like(self._x)
        self._out = torch.empty(rows, side, made, dtype=dtype)
        self._scratch = Scratch()
        self._run()

    def _run(self) -> None:
        torch.addcmul(self._b, self._x, self._a, out=self._buffer)
        F.leaky_relu_(self._buffer, LEAK)
        self._convolution.run(self._buffer, self._out, False, self._scratch)

    def milliseconds(self) -> float:
        begin = _clock()
        self._run()
        return (_clock() - begin) * 1000
