"""Other programs on graphs that our own export writes, beside ours.

    python -m benchmarks.peers [--runs N] [--networks default coco detail] [--limit avx2]
                               [--threads N]

OpenVINO (float32 and bfloat16) and ONNX Runtime read the ONNX file of a network; beside them run
the plain network of torch, and ours, exact and fast. Every contender has a process of its own and
all the cores; they take turns, and while one works the others sleep. Milliseconds: the median of
the runs, and in brackets the least; ratios of both. With one thread it is the processor's time,
which holds on a machine that does other things, too.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.peers.graphs import NETWORKS
from benchmarks.peers.worker import Worker
from benchmarks.rendering import figure
from drawai_desktop.core.machine_report import machine_report
from drawai_desktop.engine.device import core_count
from drawai_desktop.engine.fast.packed import has_bfloat16

PEERS = ("openvino f32", "openvino bf16", "onnxruntime")
OURS = ("plain", "exact", "fast")
MAPS = {
    "default": ("landscape", "noise"),
    "coco": ("horizon", "landscape", "noise"),
    "detail": ("landscape",),
}
STROKE_MAPS = ("landscape", "coast", "forest")
LIMITS = {
    "amx": {},
    "avx512_bf16": {"ONEDNN_MAX_CPU_ISA": "AVX512_CORE_BF16", "ATEN_CPU_CAPABILITY": "avx512"},
    "avx512": {"ONEDNN_MAX_CPU_ISA": "AVX512_CORE", "ATEN_CPU_CAPABILITY": "avx512"},
    "avx2": {"ONEDNN_MAX_CPU_ISA": "AVX2", "ATEN_CPU_CAPABILITY": "avx2"},
}
"""What keeps torch and its library from newer instructions. ONNX Runtime has no such switch."""
Times = dict[str, list[float]]


def cold_times(workers: Sequence[Worker], name: str, runs: int) -> Times:
    for worker in workers:
        worker.order("prepare", map=name)
    times: Times = {worker.name: [] for worker in workers}
    for _ in range(runs):
        for worker in workers:
            times[worker.name].append(worker.order("cold"))
    return times


def distances(workers: Sequence[Worker], folder: Path) -> dict[str, str]:
    """How far each one's picture is from ours, exact; so it is seen that all paint the same."""
    pictures = {}
    for worker in workers:
        file = folder / "picture.npy"
        worker.order("picture", file=str(file))
        pictures[worker.name] = np.load(file)
    result = {}
    for name, picture in pictures.items():
        apart = np.abs(picture - pictures["exact"])
        result[name] = f"{apart.mean():.2f}; {np.percentile(apart, 99):.2f}; {apart.max():.1f}"
    return result


def compare(network: str, workers: Sequence[Worker], runs: int, folder: Path) -> None:
    print(f"\n## {NETWORKS[network]}, cold")
    print("\nApart from ours, exact: mean; 99 %; most, grey levels of 255.")
    for name in MAPS[network]:
        times = cold_times(workers, name, runs)
        apart = distances(workers, folder)
        print(f"\n| {name} | ms | its time / ours, exact | its time / ours, fast | apart |")
        print("|---|---|---|---|---|")
        for who, each in times.items():
            ratios = [ratio(each, times[our]) if our in times else "" for our in OURS[1:]]
            print(f"| {who} | {figure(each)} | {' | '.join(ratios)} | {apart[who]} |", flush=True)


def previews(network: str, workers: Sequence[Worker], runs: int) -> None:
    """A preview after a stroke of 1 % beside the plain frame."""
    ours = {worker.name: worker for worker in workers if worker.name in OURS}
    times: Times = {name: [] for name in ours}
    for run in range(2 * runs):
        name = STROKE_MAPS[run % 3]
        for way, worker in ours.items():
            if way != "plain":
                times[way].append(worker.order("stroke", map=name, share=0.01, seed=run))
            elif run < runs:
                worker.order("prepare", map=name)
                times[way].append(worker.order("cold"))
    print(f"\n## {NETWORKS[network]}, preview after a stroke of 1 %\n")
    print("| | ms | plain / it | it / plain |\n|---|---|---|---|")
    for way, each in times.items():
        there, back = ratio(times["plain"], each), ratio(each, times["plain"])
        print(f"| {way} | {figure(each)} | {there} | {back} |", flush=True)


def ratio(times: list[float], others: list[float]) -> str:
    """Of the medians, and in brackets of the leasts."""
    by_median = statistics.median(times) / statistics.median(others)
    return f"{by_median:.2f} ({min(times) / min(others):.2f})"


def contenders(limit: str, wanted: Sequence[str]) -> list[str]:
    """Who takes part: only what the limit reaches, and half precision only where it is quick."""
    names = [*OURS, *PEERS]
    if limit != "amx":
        names.remove("onnxruntime")
    if limit in ("avx512", "avx2") or not has_bfloat16():
        names.remove("fast")
        names.remove("openvino bf16")
    return [name for name in names if not wanted or name in wanted]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--networks", nargs="+", choices=NETWORKS, default=list(NETWORKS))
    parser.add_argument("--limit", choices=LIMITS, default="amx", help="newest instructions")
    parser.add_argument("--contenders", nargs="+", choices=(*OURS, *PEERS), default=[])
    parser.add_argument("--graphs", type=Path, help="a folder that keeps the graphs")
    parser.add_argument("--threads", type=int, default=core_count())
    options = parser.parse_args()
    print("\n".join(machine_report()))
    whose = " of the processor" if options.threads == 1 else ""
    print(f"Newest instructions: {options.limit}. Threads: {options.threads}.")
    print(f"Milliseconds{whose}: median (least).")
    with tempfile.TemporaryDirectory() as folder:
        for network in options.networks:
            file = (options.graphs or Path(folder)) / f"{network}.onnx"
            if not file.exists():
                command = [sys.executable, "-m", "benchmarks.peers.graphs", network, str(file)]
                subprocess.run(command, check=True, env=os.environ)
            names = contenders(options.limit, options.contenders)
            limits, threads = LIMITS[options.limit], options.threads
            workers = [Worker(name, network, file, limits, threads) for name in names]
            compare(network, workers, options.runs, Path(folder))
            if network != "detail":
                previews(network, workers, options.runs)
            for worker in workers:
                worker.end()


if __name__ == "__main__":
    main()
