"""What half precision gains on this machine, measured once and kept.

A flag of the processor tells that it has instructions, not that they are quick. So a few
convolutions of the kinds that a network has, each with the modulation before it, are timed in
float32 and in half precision. The *live* picture follows what was measured: whether it is *fast*
where that is left to the program, and which of a fast picture's layers are float32 all the same.
Files never depend on it.
"""

import json
import logging
import time
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
from drawai_desktop.engine.fast.ways import convolution
from drawai_desktop.engine.networks.spade import LEAK
from drawai_desktop.errors import FileError

WORTH = 1.5
"""How many times as quick half precision must be, to be chosen where that is left to the program:
it rounds, and an exact picture follows when the hand rests."""
LAYERS = ((16, 192, 192), (64, 96, 96), (128, 64, 48))
"""(pixels of the level's side, channels in, channels out) of what is timed."""
_ROWS = 16
"""Of a level that are computed."""
_RUNS = 5
_BUDGET_S = 0.05
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Timing:
    """Milliseconds of one layer; the least of some runs."""

    side: int
    exact_ms: float
    half_ms: float


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
        return prod(t.exact_ms / t.half_ms for t in self.timings) ** (1 / len(self.timings))

    def is_half_quicker(self, size: LevelSize) -> bool:
        """Whether a level's convolutions are, by the layer with the nearest size."""
        side = min(size.height, size.width)
        nearest = min(self.timings, key=lambda t: max(t.side / side, side / t.side))
        return nearest.half_ms <= nearest.exact_ms

    @property
    def text(self) -> str:
        """For reports."""
        each = ", ".join(f"{t.side} px {t.exact_ms / t.half_ms:.1f}" for t in self.timings)
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
        timings = tuple(
            Timing(
                each.whole("side", 1, 1 << 16),
                each.real("exact_ms", 1e-6, 1e6),
                each.real("half_ms", 1e-6, 1e6),
            )
            for each in entry.entries("timings", len(LAYERS))
        )
    except FileError as error:
        _log.warning("%s It is measured anew.", error)
        return None
    return Speeds(machine(), timings) if timings else None


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
    layers = [
        (side, [_Layer(side, given, made, dtype) for dtype in (torch.float32, HALF)])
        for side, given, made in LAYERS
    ]
    least = {side: [float("inf")] * 2 for side, _ in layers}
    end = time.perf_counter() + _BUDGET_S
    for run in range(_RUNS):
        for side, both in layers:
            for place, layer in enumerate(both):
                if run == 0 or time.perf_counter() < end:
                    least[side][place] = min(least[side][place], layer.milliseconds())
    return tuple(Timing(side, *times) for side, times in least.items())


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

    def __init__(self, side: int, given: int, made: int, dtype: torch.dtype) -> None:
        size, rows = LevelSize(side, side), min(side, _ROWS)
        weight = torch.full((made, given, 3, 3), 0.01)
        self._convolution: Convolution = convolution(weight, torch.zeros(made), size, dtype)
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
        begin = time.perf_counter()
        self._run()
        return (time.perf_counter() - begin) * 1000
