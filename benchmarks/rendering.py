"""The plain path against the fast one: cold frames, previews, settled frames, memory.

    python -m benchmarks.rendering [--runs N] [--quick]

One process, the same weights and threads, the paths interleaved; medians, with the least of the
runs beside them (on a machine that does other things too, the least says more).
"""

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import safetensors.torch
import torch

from benchmarks.maps import NAMES, benchmark_map, stroke, thin_stroke
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.precision import Precision
from drawai_desktop.engine.device import core_count, use_threads
from drawai_desktop.engine.fast.frame_cache import FrameCache
from drawai_desktop.engine.fast.inputs import Inputs
from drawai_desktop.engine.fast.network import FastGenerator
from drawai_desktop.engine.models.building import build
from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.engine.models.weights import prepare
from drawai_desktop.engine.networks.config import BlockPlan, GeneratorConfig, config_from_options
from drawai_desktop.engine.networks.generator import SpadeGenerator, seeded_noise
from drawai_desktop.engine.networks.segmentation import Segmentation
from tests.golden import recipe

PAINTED = [156, 105, 134, 154, 123, 168, 147, 149]
"""Ids of the benchmark maps for the COCO network; the default model takes its first eight."""


class Contest:
    """One network on both paths."""

    def __init__(
        self, plain: SpadeGenerator, classes: list[int], precision: Precision = "exact"
    ) -> None:
        self.plain = plain.eval()
        self.config: GeneratorConfig = plain.config
        self.classes = classes
        self.frames = FrameCache(FastGenerator(plain, precision=precision))
        size = self.config.latent_size
        self.style = torch.zeros(size) if size else None

    def plain_frame(self, labels: np.ndarray) -> torch.Tensor:
        segmentation = Segmentation.from_arrays(self.config, labels, labels, *labels.shape)
        style = None if self.style is None else self.style[None]
        picture: torch.Tensor = self.plain(segmentation, style, seeded_noise(0))
        return picture[0].permute(1, 2, 0)

    def inputs(self, labels: np.ndarray) -> Inputs:
        segmentation = Segmentation.from_arrays(self.config, labels, labels, *labels.shape)
        edges = None if segmentation.edges is None else segmentation.edges[0].numpy()
        return self.frames.generator.inputs(segmentation.classes[0].numpy(), edges, self.style, 0)

    def forget(self) -> None:
        """Everything that is kept between frames; the working memory stays."""
        self.frames._frame = None
        for level in self.frames.generator.levels.values():
            level.patterns.clear()

    def cold(self, labels: np.ndarray) -> torch.Tensor:
        return self.frames.settle(self.inputs(labels))

    def preview(self, labels: np.ndarray) -> torch.Tensor:
        return self.frames.preview(self.inputs(labels))


def clock(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def figure(times: list[float]) -> str:
    return f"{statistics.median(times):.0f} ({min(times):.0f})"


def ratio(slow: list[float], quick: list[float]) -> str:
    by_median = statistics.median(slow) / statistics.median(quick)
    return f"{by_median:.1f} ({min(slow) / min(quick):.1f})"


def cold_frames(contest: Contest, side: int, runs: int) -> None:
    """Plain against cold, and against a frame of the same map whose patterns are known."""
    print("\n| map | patterns at full size | plain | cold | known patterns | plain / cold |")
    print("|---|---|---|---|---|---|")
    for name in NAMES:
        labels = benchmark_map(name, side, contest.classes)
        plain, cold, known = [], [], []
        for _ in range(runs):
            plain.append(clock(lambda labels=labels: contest.plain_frame(labels)))
            contest.forget()
            cold.append(clock(lambda labels=labels: contest.cold(labels)))
            contest.frames._frame = None
            known.append(clock(lambda labels=labels: contest.cold(labels)))
        patterns = contest.frames.generator.levels[1].patterns.patterns.count - 1
        shown = patterns if patterns > 0 else "none"
        print(
            f"| {name} | {shown} | {figure(plain)} | {figure(cold)} | {figure(known)} | "
            f"{ratio(plain, cold)} |",
            flush=True,
        )


def edits(contest: Contest, side: int, runs: int) -> None:
    """Previews and settled frames after strokes on the painted maps, and how far they differ."""
    print("\n| stroke | plain | preview | settle | plain / preview | plain / settle |")
    print("|---|---|---|---|---|---|")
    distances: dict[str, list[float]] = {}
    for what in ("1 %", "5 %", "20 %", "thin"):
        plain, quick, settled = [], [], []
        for run in range(2 * runs):
            labels = benchmark_map(NAMES[1 + run % 3], side, contest.classes)
            if what == "thin":
                edited = thin_stroke(labels, contest.classes[run % 8], run)
            else:
                edited = stroke(labels, int(what[:-2]) / 100, contest.classes, run)
            if run < runs:
                plain.append(clock(lambda edited=edited: contest.plain_frame(edited)))
            contest.cold(labels)
            contest.preview(edited)  # the patterns of a stroke are mostly known from its beginning
            contest.cold(labels)
            quick.append(clock(lambda edited=edited: contest.preview(edited)))
            shown = contest.preview(edited).clone()
            settled.append(clock(lambda edited=edited: contest.cold(edited)))
            exact = contest.cold(edited)
            near = edited != labels
            error = (shown - exact).abs().amax(dim=2).numpy() * 127.5
            distances.setdefault(what, []).append(float(np.mean(error[near])))
            distances.setdefault(what + " far", []).append(float(np.mean(error[~near])))
            distances.setdefault(what + " most", []).append(float(np.percentile(error, 99)))
        print(
            f"| {what} | {figure(plain)} | {figure(quick)} | {figure(settled)} | "
            f"{ratio(plain, quick)} | {ratio(plain, settled)} |",
            flush=True,
        )
    print("\nPreview against the settled picture, grey levels of 255 (median; worst stroke):\n")
    print("| stroke | mean where painted | mean elsewhere | 99th percentile |")
    print("|---|---|---|---|")
    for what in ("1 %", "5 %", "20 %", "thin"):
        cells = [
            f"{statistics.median(values):.2f}; {max(values):.2f}"
            for values in (distances[what], distances[what + " far"], distances[what + " most"])
        ]
        print(f"| {what} | {' | '.join(cells)} |")


def blocks(contest: Contest, side: int, runs: int, products: float, copy: float) -> None:
    """Where a frame's time goes, block by block, beside what the machine could do at best."""
    print("\n| block | side | ms | direct multiply-adds, 10^9 | at the ceiling, ms | share |")
    print("|---|---|---|---|---|---|")
    generator = contest.frames.generator
    inputs = contest.inputs(benchmark_map("landscape", side, contest.classes))
    generator.frame(inputs)
    x, total, least = generator.start(inputs), 0.0, 0.0
    for number, block in enumerate(generator.blocks):
        plan, rect = block.plan, generator.bounds(number, inputs)
        out = generator.empty_plane(number, rect)
        took = statistics.median(
            clock(lambda n=number, x=x, out=out, r=rect: generator.run_block(n, x, out, r, inputs))
            for _ in range(2 * runs)
        )
        needed = products_of(plan, rect.width * rect.height)
        # What must pass the memory at least: all weights, and the activations there and back.
        weights = needed / (rect.width * rect.height)
        moved = 4 * (weights + rect.width * rect.height * (plan.channels_in + plan.channels_out))
        bound = max(needed / products / 1e6, moved / copy / 1e6)
        print(
            f"| {plan.name} | {rect.width} | {took:.1f} | {needed / 1e9:.2f} | {bound:.1f} | "
            f"{100 * bound / took:.0f} % |",
            flush=True,
        )
        x, total, least = out, total + took, least + bound
    print(f"| all | | {total:.0f} | | {least:.0f} | {100 * least / total:.0f} % |")


def ceiling() -> tuple[float, float]:
    """The machine's own: float32 multiply-adds of oneDNN's matrix product, and a copy's bytes."""
    x = torch.randn(1, 2048, 2048, 1).contiguous(memory_format=torch.channels_last)
    weight = torch.randn(2048, 2048, 1, 1)
    given = torch.randn(1 << 26)
    target = torch.empty_like(given)
    products = min(clock(lambda: torch.conv2d(x, weight)) for _ in range(7))
    copies = min(clock(lambda: target.copy_(given)) for _ in range(7))
    return 2048**3 / products / 1e6, 2 * 4 * given.numel() / copies / 1e6


def multiply_adds(config: GeneratorConfig, side: int) -> float:
    """10^9 of the blocks' own convolutions, which no modulation by pattern saves."""
    total, scale = 0.0, config.stride
    for plan in config.blocks:
        scale //= 2 if plan.doubles_before else 1
        total += products_of(plan, (side // scale) ** 2)
    return total / 1e9


def products_of(plan: BlockPlan, pixels: int) -> float:
    """Multiply-adds of a block's own convolutions, carried out directly."""
    each = 9 * plan.channels_middle * (plan.channels_in + plan.channels_out)
    each += plan.channels_in * plan.channels_out if plan.has_shortcut else 0
    return float(pixels * each)


def coco() -> SpadeGenerator:
    """NVIDIA's full-width COCO network with the seeded weights of the reference pictures."""
    options = recipe.options("coco")
    network: SpadeGenerator = build(
        SpadeGenerator,
        config_from_options(options),
        prepare(recipe.weights(options, 31)),
        "COCO",
    )
    return network


def memory(path: str) -> None:
    """In a process of its own: load, frames, previews; prints seconds and peaks."""
    use_threads(core_count())
    begin = time.perf_counter()
    state = safetensors.torch.load_file(path)
    network = build(SpadeGenerator, config_from_options(recipe.options("coco")), state, "COCO")
    del state
    frames = FrameCache(FastGenerator(network, consume=True))
    del network
    loaded = time.perf_counter() - begin
    with torch.inference_mode():
        contest = Contest.__new__(Contest)
        contest.frames, contest.config = frames, frames.generator.config
        contest.style, contest.classes = None, PAINTED
        for name in NAMES[:4]:
            labels = benchmark_map(name, 256, PAINTED)
            contest.cold(labels)
            for seed in range(3):
                contest.preview(stroke(labels, 0.05, PAINTED, seed))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak_mb = peak / (1024 if sys.platform == "linux" else 1024 * 1024)
    print(json.dumps({"load_s": round(loaded, 2), "peak_mb": round(peak_mb)}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="the default model only")
    parser.add_argument("--memory-of", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory_of:
        memory(options.memory_of)
        return
    use_threads(core_count())
    print(
        f"{platform.machine()}, {core_count()} cores, torch {torch.__version__}. "
        "Milliseconds: median (least)."
    )
    with torch.inference_mode():
        products, copy = ceiling()
        print(f"Ceiling: {products:.0f} x 10^9 multiply-adds a second, copy {copy:.0f} GB/s.")
        model = load_model(ModelLibrary.standard().find(None))
        standard_labels()
        contest = Contest(model.generator, list(range(8)))
        _contest("The default model", contest, options.runs, (products, copy))
        if not options.quick:
            network = coco()
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "coco.safetensors"
                state = {k: v.contiguous() for k, v in network.state_dict().items()}
                safetensors.torch.save_file(state, path)
                del state
                answer = subprocess.run(
                    [sys.executable, "-m", "benchmarks.rendering", "--memory-of", str(path)],
                    check=True,
                    capture_output=True,
                    text=True,
                )
            print(f"\nCOCO network alone, from safetensors: {answer.stdout.strip()}")
            _contest(
                "NVIDIA's COCO network", Contest(network, PAINTED), options.runs, (products, copy)
            )


def _contest(title: str, contest: Contest, runs: int, ceilings: tuple[float, float]) -> None:
    products, copy = ceilings
    needed = multiply_adds(contest.config, 256)
    print(f"\n## {title}, 256 x 256")
    print(
        f"\nIts convolutions alone, directly: {needed:.1f} x 10^9 multiply-adds, "
        f"{needed / products * 1000:.0f} ms at the ceiling."
    )
    cold_frames(contest, 256, runs)
    edits(contest, 256, runs)
    blocks(contest, 256, runs, products, copy)


if __name__ == "__main__":
    main()
