"""Training: pictures a second, of samples and of whole steps, and where a step's time goes.

    python -m benchmarks.training [DATASET ...] [--device cuda] [--batch 24] [--size 256]
                                  [--runs 5] [--workers 1] [--compile]

On a CPU the defaults are small. Without a data set one is drawn. Steps are those of ``drawai
train`` with ``--from`` on such a device, from fresh weights; the first, in which a GPU tries its
ways, is not counted.
"""

import argparse
import itertools
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch
from torch.autograd import DeviceType
from torch.profiler import ProfilerActivity, profile

from drawai_desktop.datasets.dataset import open_dataset
from drawai_desktop.datasets.pair_check import check_pairs
from drawai_desktop.engine.device import choose_device, core_count, use_threads
from drawai_desktop.training.batches import Batch
from drawai_desktop.training.config import Stage, TrainingOptions
from drawai_desktop.training.distributed import World
from drawai_desktop.training.loop import PainterTraining
from drawai_desktop.training.recipes import default_options
from drawai_desktop.training.staged_run import Conduct, SamplesFrom
from drawai_desktop.training.state import Position
from tools.make_training_demo import make_set

_KINDS = {
    "convolutions": ("conv", "cudnn", "mkldnn"),
    "products": ("mm", "addmm", "bmm", "linear", "triton_tem"),
    "norms": ("batch_norm", "native_norm"),
    "optimisers": ("_foreach", "_fused_adam", "lerp_"),
    "copies": ("copy", "cat", "clone", "contiguous", "to_copy", "memcpy", "memset", "fill", "zero"),
    "sums": ("sum", "mean", "pool", "max", "argmax", "norm"),
    "moves": ("index", "gather", "scatter", "pad", "flip", "upsample", "interpolate", "sample"),
}


def kind_of(name: str) -> str:
    """What an operation is: the first of ``_KINDS`` with a part of its name, or elementwise."""
    low = name.lower()
    for kind, parts in _KINDS.items():
        if any(part in low for part in parts):
            return kind
    return "elementwise"


def options_of(device: str, stage: Stage) -> TrainingOptions:
    """The recipe of ``--from`` for a device, with one stage and without the model."""
    return replace(default_options(device, "none"), stages=(stage,), start_from="")


def waited(device: torch.device) -> float:
    """The time, when all that the device was asked for is done."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    return time.perf_counter()


def per_second(work: Callable[[], int], runs: int, device: torch.device) -> float:
    """Pictures a second, after one run that is not counted."""
    work()
    start = waited(device)
    count = sum(work() for _ in range(runs))
    return count / (waited(device) - start)


def shares(step: Callable[[], object], device: torch.device) -> tuple[dict[str, float], float]:
    """(milliseconds of a step by kind of operation, milliseconds in all)."""
    on_gpu = device.type == "cuda"
    activities = [ProfilerActivity.CPU, *([ProfilerActivity.CUDA] if on_gpu else [])]
    start = waited(device)
    step()
    whole = 1000 * (waited(device) - start)
    with profile(activities=activities) as seen:
        step()
        waited(device)
    found: dict[str, float] = {}
    for event in seen.key_averages():
        if on_gpu and event.device_type != DeviceType.CUDA:
            continue
        took = event.self_device_time_total if on_gpu else event.self_cpu_time_total
        kind = kind_of(event.key)
        found[kind] = found.get(kind, 0.0) + took / 1000
    return dict(sorted(found.items(), key=lambda item: -item[1])), whole


def measure(training: PainterTraining, stage: Stage, device: torch.device, runs: int) -> None:
    """Prints what there is to say of steps that are made of samples as they come."""
    training.begin(stage)
    with closing(training.batches(stage, Position())) as batches:
        made = iter(batches)
        first = next(made)

        def learn(given: Iterator[Batch]) -> int:
            batch = next(given)
            training.learn(batch, stage, Position(step=1, stage_step=1, trained=1))
            return len(batch.places)

        alone = per_second(partial(learn, itertools.repeat(first)), runs, device)
        print(f"| steps on one batch | {alone:.1f} |")
        both = per_second(partial(learn, made), runs, device)
        print(f"| samples and steps | {both:.1f} |")
        only = per_second(lambda: len(next(made).places), runs, device)
        print(f"| samples alone | {only:.1f} |")
        kinds, whole = shares(partial(learn, itertools.repeat(first)), device)
    busy = sum(kinds.values())
    print(f"\na step: {whole:.1f} ms; its operations: {busy:.1f} ms")
    for kind, took in kinds.items():
        print(f"  {kind:13} {took:8.1f} ms {100 * took / busy:5.1f} %")
    if device.type == "cuda":
        print(f"  not busy      {max(0.0, whole - busy):8.1f} ms")
        print(f"memory: {torch.cuda.max_memory_allocated(device) / 2**30:.1f} GiB")


def main(arguments: list[str] | None = None) -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("dataset", nargs="*", type=Path)
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda"))
    parser.add_argument("--batch", type=int)
    parser.add_argument("--size", type=int)
    parser.add_argument("--runs", type=int)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--compile", action="store_true")
    options = parser.parse_args(arguments)
    device = choose_device(options.device)
    use_threads(core_count())
    on_gpu = device.type == "cuda"
    batch, size = options.batch or (24 if on_gpu else 2), options.size or (256 if on_gpu else 64)
    runs = options.runs or (30 if on_gpu else 3)
    stage = replace(
        default_options(device.type, "none").stages[-1],
        steps=10_000,
        resolution=size,
        batch=batch,
        critic_padding=size // 8,
    )
    print(f"\n{device}, batches of {batch}, {size} px, {runs} steps")
    with tempfile.TemporaryDirectory() as folder:
        sets = options.dataset or [make_set(Path(folder) / "set", 48, size)]
        checked = check_pairs(open_dataset(sets), Path(folder), smallest=size)
        for where in (SamplesFrom.WORKERS, SamplesFrom.DEVICE):
            print(f"\n| {where.value} | pictures a second |\n|---|---:|")
            conduct = Conduct(workers=options.workers, compiled=options.compile)
            training = PainterTraining(
                options_of(device.type, stage), checked, World(0, 1, device), conduct, print
            )
            training.hold_samples(where)
            measure(training, stage, device, runs)


if __name__ == "__main__":
    main()
