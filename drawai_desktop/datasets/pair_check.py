"""Reads every pair once before a training starts: what is wrong, and which labels are where."""

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.json_file import read_json
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.message_lines import said_by
from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.datasets.dataset import READING_FAULTS, Dataset, Pair, listed
from drawai_desktop.engine.device import core_count
from drawai_desktop.errors import DatasetError, DrawAIError, FileError
from drawai_desktop.words import Words, in_a_row, translator

tr = translator(__name__)

CHECK_FILE = "dataset.json"
SMALLEST_SIDE = 64
_PRESENT = 0.02
"""A label is in a picture from this part of its pixels on."""
_NUMBERS = 256

Progress = Callable[[int, int], None]
"""(pairs checked, all pairs)."""


@dataclass(frozen=True)
class CheckedDataset:
    """A data set without faults.

    Attributes:
        dataset: with a class for unlabelled pixels if its maps hold any.
        present: bool (pairs, classes), which labels each picture shows.
        seen: bool (classes,), which have at least one pixel.
        fingerprint: of classes and files.
    """

    dataset: Dataset
    present: np.ndarray
    seen: np.ndarray
    fingerprint: str

    def keep(self, run: Path) -> None:
        """Writes the result into a run's folder, for its next start.

        Raises:
            FileError: it cannot be written.
        """
        rows = zip(self.dataset.pairs, self.present, strict=True)
        content = {
            "fingerprint": self.fingerprint,
            "classes": self.dataset.classes.names,
            "seen": np.flatnonzero(self.seen).tolist(),
            "pairs": {pair.name: np.flatnonzero(row).tolist() for pair, row in rows},
        }
        write_bytes(run / CHECK_FILE, (json.dumps(content) + "\n").encode())


def check_pairs(
    dataset: Dataset, run: Path, progress: Progress | None = None, smallest: int = SMALLEST_SIDE
) -> CheckedDataset:
    """The data set with every file read once; or what a run's folder says of the same files.

    Args:
        run: its folder, which need not exist yet.
        smallest: side that a picture may have, in pixels.
    Raises:
        DatasetError: lists every unreadable, too small, misshapen or wrongly numbered file; or no
            map shows any class.
    """
    fingerprint = fingerprint_of(dataset, smallest)
    known = _read_kept(dataset, run, fingerprint)
    if known is not None:
        return known
    problems: list[Words] = []
    shares: list[np.ndarray] = []
    with ThreadPoolExecutor(core_count()) as pool:
        answers = pool.map(lambda pair: _check(pair, dataset.classes, smallest), dataset.pairs)
        for number, (problem, row) in enumerate(answers, 1):
            shares.append(row)
            if problem is not None:
                problems.append(problem)
            if progress is not None and (number % 200 == 0 or number == len(dataset.pairs)):
                progress(number, len(dataset.pairs))
    if problems:
        raise DatasetError(listed(problems))
    checked = _joined(dataset, np.stack(shares), fingerprint)
    labels = len(checked.dataset.classes) - int(checked.dataset.classes.has_unlabelled)
    if not checked.seen[:labels].any():
        raise DatasetError(
            tr.later(
                "All pixels of all label maps are unlabelled: there is nothing to learn from. "
                "Correct the maps, or the class table."
            )
        )
    return checked


def seen_classes(run: Path) -> frozenset[int] | None:
    """The class indexes that have a pixel in a run's data set; None where it does not say."""
    try:
        return frozenset(int(i) for i in read_json(run / CHECK_FILE)["seen"])
    except (FileError, KeyError, TypeError, ValueError):
        return None


def _joined(dataset: Dataset, shares: np.ndarray, fingerprint: str) -> CheckedDataset:
    """The result for a whole set, from each number's part of each map's pixels."""
    if shares[:, UNLABELLED].any() and not dataset.classes.has_unlabelled:
        shares[:, len(dataset.classes)] = shares[:, UNLABELLED]
        dataset = dataset.with_unlabelled()
    shares = shares[:, : len(dataset.classes)]
    seen = np.asarray((shares > 0).any(axis=0))
    return CheckedDataset(dataset, shares >= _PRESENT, seen, fingerprint)


def _check(pair: Pair, classes: ClassTable, smallest: int) -> tuple[Words | None, np.ndarray]:
    """(what is wrong with the pair or None, each number's part of the map: float (256,))."""
    nothing = np.zeros(_NUMBERS)
    try:
        shape = pair.read_image().shape[:2]
    except READING_FAULTS as error:
        return (
            tr.later(
                "{file}: cannot be read ({reason:fact})", file=pair.image, reason=_said(error)
            ),
            nothing,
        )
    try:
        label = pair.read_label(classes)
    except READING_FAULTS as error:
        return (
            tr.later(
                "{file}: cannot be read as a label map ({reason:fact})",
                file=pair.label,
                reason=_said(error),
            ),
            nothing,
        )
    if min(shape) < smallest:
        return (
            tr.later(
                "{file}: {width} x {height}, but it needs at least {smallest} px a side",
                file=pair.image,
                width=str(shape[1]),
                height=str(shape[0]),
                smallest=smallest,
            ),
            nothing,
        )
    if label.shape != shape:
        return (
            tr.later(
                "{file}: {label}, but the picture is {picture}",
                file=pair.label,
                label=f"{label.shape[1]} x {label.shape[0]}",
                picture=f"{shape[1]} x {shape[0]}",
            ),
            nothing,
        )
    counts = np.bincount(label.ravel(), minlength=_NUMBERS)
    wrong = [int(i) for i in np.flatnonzero(counts[len(classes) :]) + len(classes)]
    wrong = [i for i in wrong if i != UNLABELLED]
    if wrong:
        ids = ", ".join(str(i) for i in wrong[:6])
        return (
            tr.later(
                "{file}: holds {ids}, but the classes end at {last}",
                file=pair.label,
                ids=ids,
                last=len(classes) - 1,
            ),
            nothing,
        )
    return None, counts / label.size


def _said(error: Exception) -> Words:
    said = said_by(error) if isinstance(error, DrawAIError) else str(error)
    return said if isinstance(said, Words) else in_a_row([said])


def fingerprint_of(dataset: Dataset, smallest: int) -> str:
    """What changes when a class, a file or the smallest side does."""
    digest = hashlib.sha256(str(smallest).encode())
    files = (text for pair in dataset.pairs for text in (pair.name, pair.stamp()))
    colours = sorted({str(pair.colours) for pair in dataset.pairs})
    for text in (*dataset.classes.names, *colours, *files):
        digest.update(text.encode("utf-8", "surrogateescape") + b"\0")
    return digest.hexdigest()


def _read_kept(dataset: Dataset, run: Path, fingerprint: str) -> CheckedDataset | None:
    """What an earlier start found, if it was about the same files."""
    try:
        kept = read_json(run / CHECK_FILE)
        if kept["fingerprint"] != fingerprint:
            return None
        if len(kept["classes"]) == len(dataset.classes) + 1:
            dataset = dataset.with_unlabelled()
        present = np.zeros((len(dataset.pairs), len(dataset.classes)), bool)
        for row, pair in zip(present, dataset.pairs, strict=True):
            row[kept["pairs"][pair.name]] = True
        seen = np.zeros(len(dataset.classes), bool)
        seen[kept["seen"]] = True
    except (FileError, ValueError, KeyError, IndexError, TypeError):
        return None
    return CheckedDataset(dataset, present, seen, fingerprint)
