"""The fast precision beside the exact one: times, and how far apart the pictures are.

    python -m benchmarks.precision [--runs N] [--quick]

One process, interleaved; medians, with the least of the runs in brackets, and ratios of both.
Distances are in grey levels of 255: over the maps of the other benchmarks, and over the examples.
"""

import argparse

import numpy as np
import torch
from PIL import Image

from benchmarks.maps import NAMES, benchmark_map, stroke
from benchmarks.rendering import PAINTED, Contest, clock, coco, figure, ratio
from drawai_desktop.core.examples import examples
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.machine_report import machine_report
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.precision import Precision
from drawai_desktop.engine.device import core_count, use_threads
from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.engine.networks.generator import SpadeGenerator
from drawai_desktop.engine.synthesizer import Synthesizer

PRECISIONS = (Precision.EXACT, Precision.FAST)


def compare(title: str, network: SpadeGenerator, classes: list[int], runs: int) -> None:
    """Cold frames, and previews and settled frames after strokes of 1 %."""
    print(f"\n{title}, 256 x 256. Settled: after the stroke.\n")
    print(
        "| map | cold, exact | fast | exact / fast | 1 % preview, exact | fast | exact / fast "
        "| settled, exact | fast | mean | 99 % | most |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|---|")
    contests = [Contest(network, classes, precision) for precision in PRECISIONS]
    for name in NAMES:
        labels = benchmark_map(name, 256, classes)
        times: list[list[list[float]]] = [[[], []] for _ in range(3)]
        for run in range(runs):
            edited = stroke(labels, 0.01, classes, run)
            for which, contest in enumerate(contests):
                contest.forget()
                times[0][which].append(clock(lambda c=contest, m=labels: c.cold(m)))
                contest.preview(edited)
                contest.cold(labels)
                times[1][which].append(clock(lambda c=contest, e=edited: c.preview(e)))
                times[2][which].append(clock(lambda c=contest, e=edited: c.cold(e)))
        exact, fast = (contest.cold(labels) for contest in contests)
        apart = (exact - fast).abs().numpy() * 127.5
        cells = []
        for slow, quick in times[:2]:
            cells += [figure(slow), figure(quick), ratio(slow, quick)]
        cells += [figure(each) for each in times[2]]
        cells += [f"{v:.2f}" for v in (apart.mean(), np.percentile(apart, 99), apart.max())]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def examples_apart() -> None:
    """The default model's pictures of the examples, as bytes, in both precisions."""
    print("\n| example | mean | 99 % | most |\n|---|---|---|---|")
    manifest = ModelLibrary.standard().find(None)
    exact, fast = (
        Synthesizer.load(manifest, standard_labels(), "cpu", precision) for precision in PRECISIONS
    )
    for example in examples():
        labels = np.array(Image.open(example.path))
        a, b = (s.render(labels, example.style).astype(int) for s in (exact, fast))
        apart = np.abs(a - b)
        print(
            f"| {example.title} | {apart.mean():.2f} | {np.percentile(apart, 99):.0f} "
            f"| {apart.max()} |",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="the default model only")
    options = parser.parse_args()
    use_threads(core_count())
    print("\n".join(machine_report()))
    with torch.inference_mode():
        model = load_model(ModelLibrary.standard().find(None))
        compare("The default model", model.generator, list(range(8)), options.runs)
        if not options.quick:
            compare("NVIDIA's COCO network", coco(), PAINTED, options.runs)
    examples_apart()


if __name__ == "__main__":
    main()
