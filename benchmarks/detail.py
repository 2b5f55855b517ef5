"""The detail pass: the plain network against the quick one, sizes, windows, label maps, memory.

    python -m benchmarks.detail [--runs N] [--sizes 512 1024 2048 4096]

Seconds are medians, with the least of the runs beside them, and in the processor's time, which says
more where others work too. Each memory figure is that of a process of its own: what detail adds to
the peak of one that has rendered the same canvas without.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from benchmarks.maps import NAMES, benchmark_map, stroke
from benchmarks.precision import PRECISIONS
from benchmarks.rendering import ceiling
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.core.precision import Precision
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.engine.detail.label_grid import LabelGrid
from drawai_desktop.engine.detail.model import DetailModel
from drawai_desktop.engine.detail.sharp_frame import SharpFrame
from drawai_desktop.engine.device import core_count, use_threads
from drawai_desktop.engine.models.own_detail import build, bundled_detail
from drawai_desktop.engine.networks.detail import DetailConfig, detail_noise
from drawai_desktop.engine.synthesizer import Synthesizer

PAINTED = [156, 105, 134, 154, 123, 168, 148, 149]
SIDE = 256


def multiply_adds(config: DetailConfig, side: int = SIDE) -> float:
    """Of the convolutions, carried out directly, for a square picture of a side."""
    a, b, c = config.widths
    coarse = 27 * a + config.blocks * 18 * a * a
    middle = 9 * a * b + 18 * b * b
    fine = 9 * b * c + 18 * c * c + 27 * c
    return float(side * side * (coarse + 4 * middle + 16 * fine))


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds, and seconds of the processor."""
    begin, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begin, time.process_time() - used


def shown(times: list[tuple[float, float]]) -> str:
    wall, used = np.array(times).T
    return f"{np.median(wall):.2f} ({wall.min():.2f}) | {np.median(used):.2f}"


class Canvas:
    """A painted canvas of 1024 x 1024 and the default model's picture of it."""

    def __init__(self, name: str = "landscape") -> None:
        self.synthesizer = Synthesizer.load(
            ModelLibrary.standard().find(None), standard_labels(), "cpu"
        )
        small = benchmark_map(name, SIDE, PAINTED).astype(np.uint8)
        self.labels = LabelGrid(small, 4 * SIDE, 4 * SIDE).whole()
        self.picture = self.synthesizer.render(self.labels)


def plain_and_quick(model: DetailModel, canvas: Canvas, runs: int) -> None:
    plain = build(read_manifest(bundled_detail()))
    plain = plain.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    classes = torch.from_numpy(model.classes(canvas.labels)).long()
    one_hot = F.one_hot(classes, plain.config.classes).permute(2, 0, 1)[None].float()
    picture = torch.from_numpy(canvas.picture).float().permute(2, 0, 1)[None] / 127.5 - 1
    inputs = [t.contiguous(memory_format=torch.channels_last) for t in (picture, one_hot)]
    noise = detail_noise(0, SIDE, SIDE)
    slow: list[tuple[float, float]] = []
    models = {p: DetailModel(model.manifest, plain, precision=p) for p in PRECISIONS}
    quick: dict[str, list[tuple[float, float]]] = {precision: [] for precision in models}
    pictures = {}
    for _ in range(runs):
        slow.append(timed(lambda: plain(*inputs, noise)))
        for precision, each in models.items():
            quick[precision].append(
                timed(lambda m=each: m.render(canvas.picture, canvas.labels, 0, 1024, 1024))
            )
    for precision, each in models.items():
        pictures[precision] = each.render(canvas.picture, canvas.labels, 0, 1024, 1024).astype(int)
    apart = np.abs(pictures[Precision.EXACT] - pictures[Precision.FAST])
    products, _ = ceiling()
    needed = multiply_adds(plain.config) / 1e9
    print(
        f"\n{needed:.1f} x 10^9 multiply-adds for 1024 x 1024, carried out directly: "
        f"{needed / products:.2f} s at the ceiling of {products:.0f} x 10^9 a second.\n"
    )
    print("| 1024 x 1024 | seconds | processor's |\n|---|---|---|")
    print(f"| plain | {shown(slow)} |")
    for precision, times in quick.items():
        print(f"| quick, {precision} | {shown(times)} |", flush=True)
    print(
        f"\nFast differs from exact by {apart.mean():.2f} of 255 on average, "
        f"by {np.percentile(apart, 99):.0f} in 99 %, by {apart.max()} at most."
    )


def sizes(model: DetailModel, canvas: Canvas, wanted: list[int], runs: int) -> None:
    print("\n| size | seconds | processor's | MB added |\n|---|---|---|---|")
    for side in wanted:
        times = [
            timed(lambda side=side: model.render(canvas.picture, canvas.labels, 0, side, side))
            for _ in range(runs if side <= 1024 else 1)
        ]
        answer = subprocess.run(
            [sys.executable, "-m", "benchmarks.detail", "--memory-of", str(side)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        added = json.loads(answer.stdout)["added_mb"]
        print(f"| {side} x {side} | {shown(times)} | {added} |", flush=True)


def strokes(model: DetailModel, canvas: Canvas, runs: int) -> None:
    """A stroke on the canvas: the base preview, the sharp window under it, the whole again."""
    print("\n| stroke | what | seconds | processor's |\n|---|---|---|---|")
    synthesizer = canvas.synthesizer
    size = synthesizer.size_for(*canvas.labels.shape)
    for share in (0.001, 0.01):
        edited = stroke(canvas.labels, share, PAINTED, 1).astype(np.uint8)
        rows, columns = (np.flatnonzero((edited != canvas.labels).any(i)) for i in (1, 0))
        painted = Rect(columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
        preview, followed, window, whole = [], [], [], []
        first = synthesizer.settle(canvas.labels, NEUTRAL, size=size)
        sharp = model.render(first, canvas.labels, 0, 1024, 1024)
        for _ in range(runs):
            synthesizer.settle(canvas.labels, NEUTRAL, size=size)
            preview.append(timed(lambda e=edited: synthesizer.preview(e, NEUTRAL, size=size)))
            picture = synthesizer.preview(edited, NEUTRAL, size=size)
            frame = SharpFrame(first, canvas.labels, sharp)
            followed.append(timed(lambda f=frame, p=picture, e=edited: f.follow(p, e)))
            window.append(timed(lambda p=picture, e=edited, r=painted: model.window(p, e, 0, r)))
            whole.append(timed(lambda p=picture, e=edited: model.render(p, e, 0, 1024, 1024)))
        name = f"{100 * share:g} %"
        print(f"| {name} | preview of the base | {shown(preview)} |")
        print(f"| {name} | the sharp picture follows it | {shown(followed)} |")
        print(f"| {name} | sharp window, {painted.width} x {painted.height} | {shown(window)} |")
        print(f"| {name} | whole detail | {shown(whole)} |", flush=True)


def label_maps(runs: int) -> None:
    print("\n| label map | seconds | processor's |\n|---|---|---|")
    for name in NAMES:
        labels = benchmark_map(name, SIDE, PAINTED).astype(np.uint8)
        times = [timed(lambda m=labels: LabelGrid(m, 1024, 1024).whole()) for _ in range(runs)]
        print(f"| {name}, 256 to 1024 | {shown(times)} |", flush=True)


def peak_mb() -> float:
    """The most memory that this program held. A process takes over the figure that ``getrusage``
    gives from the one that started it, so Linux is asked for its own."""
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


def memory(side: int) -> None:
    """In a process of its own: what a picture of a size adds to the peak; prints it."""
    use_threads(core_count())
    canvas = Canvas()
    before = peak_mb()
    DetailModel.load(bundled_detail()).render(canvas.picture, canvas.labels, 0, side, side)
    print(json.dumps({"added_mb": round(peak_mb() - before)}))


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[512, 1024, 2048, 4096])
    parser.add_argument("--memory-of", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.memory_of:
        memory(options.memory_of)
        return
    use_threads(core_count())
    print("\n## Detail")
    with torch.inference_mode():
        model, canvas = DetailModel.load(bundled_detail()), Canvas()
        plain_and_quick(model, canvas, options.runs)
        sizes(model, canvas, options.sizes, options.runs)
        strokes(model, canvas, options.runs)
        label_maps(options.runs)


if __name__ == "__main__":
    main()
