"""A run's data set: opened, without what is left out, checked, and written down in its folder."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.json_file import read_json
from drawai_desktop.datasets.dataset import Dataset, open_dataset
from drawai_desktop.datasets.leave_out import names_to_leave_out
from drawai_desktop.datasets.pair_check import SMALLEST_SIDE, CheckedDataset, check_pairs
from drawai_desktop.errors import DatasetError, FileError, OptionError
from drawai_desktop.training.distributed import World
from drawai_desktop.training.run_folder import (
    RunOptions,
    check_run_folder,
    class_table,
    known_datasets,
    other_classes,
    prepare_run,
    remember_datasets,
)
from drawai_desktop.words import translator

tr = translator(__name__)

LEFT_OUT_FILE = "left_out.json"


@dataclass(frozen=True)
class RunData:
    """A run's pairs.

    Attributes:
        dataset: without those that are left out.
        left_out: names of pairs that are not to be used, whether they are there or not.
        paths: where the data sets lie.
    """

    dataset: Dataset
    left_out: frozenset[str]
    paths: tuple[Path, ...]


def open_run_data(
    datasets: Sequence[Path], run: Path, resume: bool, leave_out: Path | None = None
) -> RunData:
    """The pairs of a new run, or of one that goes on.

    Args:
        datasets: folders and zips; a resumed run knows them.
        leave_out: list of names to leave out; by default those in or beside the data sets. A
            resumed run leaves out what it left out at its start.
    Raises:
        OptionError: no run, one that is there already, or no such data set.
        DatasetError: they cannot be used as they are.
    """
    check_run_folder(run, resume)
    paths = tuple(datasets) or tuple(known_datasets(run))
    if not paths:
        raise OptionError(
            tr.later(
                "{run}: there is no run to resume, or it does not say its data set. Check the "
                "folder, or name the data set too.",
                run=run,
            )
        )
    dataset = open_dataset(paths)
    if resume:
        fitted = dataset.fitted(class_table(run))
        if fitted is None:
            raise other_classes(run)
        dataset = fitted
    left_out = known_left_out(run) if resume else names_to_leave_out(paths, leave_out)
    kept = dataset.without(left_out)
    if leave_out is not None and len(kept.pairs) == len(dataset.pairs):
        raise DatasetError(
            tr.later(
                "{path}: none of its names is in the data set, whose first is {name}. Correct the "
                "list, or do without.",
                path=leave_out,
                name=dataset.pairs[0].name,
            )
        )
    if not kept.pairs:
        raise DatasetError(
            tr.later("All pairs of the data set are left out. Correct the list of names.")
        )
    return RunData(kept, left_out, paths)


def check_and_prepare(
    data: RunData,
    run: Path,
    options: RunOptions,
    *,
    resume: bool,
    world: World,
    say: Callable[[str], None],
    smallest: int = SMALLEST_SIDE,
) -> CheckedDataset:
    """The pairs, each looked at once, and the run's folder, made by the first process.

    Args:
        smallest: side that a picture may have, in pixels.
    Raises:
        DatasetError: lists what is wrong with the files.
        OptionError: a resumed run has other classes.
        FileError: the folder cannot be written.
    """
    if world.is_first:
        checked = check_pairs(
            data.dataset, run, lambda n, all_: say(f"checked {n} of {all_} pairs"), smallest
        )
        prepare_run(run, checked.dataset, options, resume)
        remember_datasets(run, data.paths)
        write_bytes(run / LEFT_OUT_FILE, (json.dumps(sorted(data.left_out)) + "\n").encode())
        checked.keep(run)
        if data.left_out:
            say(f"{len(data.left_out)} names are left out: {run / LEFT_OUT_FILE}")
    world.wait()
    if not world.is_first:
        checked = check_pairs(data.dataset, run, smallest=smallest)
    return checked


def known_left_out(run: Path) -> frozenset[str]:
    """The names that a run left out at its start; none where it does not say."""
    try:
        return frozenset(str(name) for name in read_json(run / LEFT_OUT_FILE))
    except (FileError, TypeError):
        return frozenset()
