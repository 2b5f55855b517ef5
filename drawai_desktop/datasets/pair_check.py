"""Reads every pair once before a training starts: what is wrong, and which labels are where."""

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.datasets.dataset import ClassTable, Dataset, Pair, listed
from drawai_desktop.engine.device import core_count
from drawai_desktop.errors import DatasetError

CHECK_FILE = "dataset.json"
SMALLEST_SIDE = 64
_PRESENT = 0.02
"""A label is in a picture from this part of its pixels on."""

Progress = Callable[[int, int], None]
"""(pairs checked, all pairs)."""


@dataclass(frozen=True)
class CheckedDataset:
    """A data set without faults.

    Attributes:
        present: bool (pairs, classes), which labels each picture shows.
    """

    dataset: Dataset
    present: np.ndarray


def check_pairs(
    dataset: Dataset, run: Path, progress: Progress | None = None, smallest: int = SMALLEST_SIDE
) -> CheckedDataset:
    """The data set with every file read once; the result is kept in the run for the next start.

    Args:
        smallest: side that a picture may have, in pixels.
    Raises:
        DatasetError: lists every unreadable, too small, misshapen or wrongly numbered file.
    """
    known = _read_kept(dataset, run)
    if known is not None:
        return CheckedDataset(dataset, known)
    problems: list[str] = []
    rows: list[np.ndarray] = []
    with ThreadPoolExecutor(core_count()) as pool:
        jobs = pool.map(lambda pair: _check(pair, dataset.classes, smallest), dataset.pairs)
        for number, (problem, row) in enumerate(jobs, 1):
            rows.append(row)
            if problem:
                problems.append(problem)
            if progress is not None and (number % 200 == 0 or number == len(dataset.pairs)):
                progress(number, len(dataset.pairs))
    if problems:
        raise DatasetError(listed(problems))
    present = np.stack(rows)
    content = {
        "fingerprint": _digest(dataset),
        "classes": dataset.classes.names,
        "pairs": {
            pair.name: np.flatnonzero(row).tolist()
            for pair, row in zip(dataset.pairs, present, strict=True)
        },
    }
    write_bytes(run / CHECK_FILE, (json.dumps(content) + "\n").encode())
    return CheckedDataset(dataset, present)


def _check(pair: Pair, classes: ClassTable, smallest: int) -> tuple[str, np.ndarray]:
    """(what is wrong with the pair or nothing, which labels it shows)."""
    nothing = np.zeros(len(classes), bool)
    try:
        shape = pair.read_image().shape[:2]
    except (OSError, ValueError, SyntaxError) as error:
        return f"{pair.image}: cannot be read ({error})", nothing
    try:
        label = pair.read_label(classes)
    except (OSError, ValueError, SyntaxError) as error:
        return f"{pair.label}: cannot be read as a label map ({error})", nothing
    if min(shape) < smallest:
        return (
            f"{pair.image}: {shape[1]} x {shape[0]}, the smallest is {smallest} px a side",
            nothing,
        )
    if label.shape != shape:
        return (
            f"{pair.label}: {label.shape[1]} x {label.shape[0]}, but the picture is "
            f"{shape[1]} x {shape[0]}",
            nothing,
        )
    counts = np.bincount(label.ravel(), minlength=len(classes))
    wrong = np.flatnonzero(counts[len(classes) :]) + len(classes)
    if len(wrong):
        ids = ", ".join(str(i) for i in wrong[:6])
        return f"{pair.label}: holds {ids}, the classes end at {len(classes) - 1}", nothing
    present: np.ndarray = counts >= _PRESENT * label.size
    return "", present


def _digest(dataset: Dataset) -> str:
    digest = hashlib.sha256()
    for text in (*dataset.classes.names, *(pair.name for pair in dataset.pairs)):
        digest.update(text.encode() + b"\0")
    return digest.hexdigest()


def _read_kept(dataset: Dataset, run: Path) -> np.ndarray | None:
    """What an earlier start found, if it was about the same pairs."""
    try:
        kept = json.loads((run / CHECK_FILE).read_text(encoding="utf-8"))
        if kept["fingerprint"] != _digest(dataset):
            return None
        present = np.zeros((len(dataset.pairs), len(dataset.classes)), bool)
        for row, pair in zip(present, dataset.pairs, strict=True):
            row[kept["pairs"][pair.name]] = True
    except (OSError, ValueError, KeyError, IndexError):
        return None
    return present
