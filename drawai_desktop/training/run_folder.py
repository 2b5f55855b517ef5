"""A run's folder: its options, its class table and what is held out, written at the start."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.folders import make_folder
from drawai_desktop.datasets.class_table import CLASSES_FILE, ClassTable
from drawai_desktop.datasets.dataset import Dataset
from drawai_desktop.errors import OptionError
from drawai_desktop.training.options_file import OPTIONS_FILE
from drawai_desktop.training.state_file import STATE_FILE
from drawai_desktop.words import translator

tr = translator(__name__)

HELD_OUT_FILE = "held_out.json"
DATASETS_FILE = "datasets.json"
SCENES_FILE = "scenes.json"
"""Of a detail run: whose label maps the generator painted."""


class RunOptions(Protocol):
    """What the options of all runs in stages have."""

    @property
    def held_out_every(self) -> int: ...

    def save(self, run: Path) -> None: ...


def check_run_folder(run: Path, resume: bool) -> None:
    """Looks at a folder before anything slow begins.

    Raises:
        OptionError: a new run where one is, or nothing to resume.
    """
    if resume and not (run / OPTIONS_FILE).is_file():
        raise OptionError(
            tr.later("{run}: there is no run to resume. Start without --resume.", run=run)
        )
    if not resume and (run / STATE_FILE).exists():
        raise OptionError(
            tr.later(
                "{run}: holds a run already. Go on with it (--resume), or choose another folder.",
                run=run,
            )
        )


def other_classes(run: Path) -> OptionError:
    """What to raise where a data set has other classes than its run."""
    return OptionError(
        tr.later(
            "{run}: the run was started with another class table. Give the data set that it "
            "was started with, or begin a new run.",
            run=run,
        )
    )


def prepare_run(run: Path, dataset: Dataset, options: RunOptions, resume: bool) -> None:
    """Makes the folder of a new run, or checks that a resumed one fits.

    Raises:
        OptionError: another class table.
        FileError: it cannot be written.
    """
    if resume:
        if class_table(run) != dataset.classes:
            raise other_classes(run)
        return
    make_folder(run)
    options.save(run)
    table = {"classes": list(dataset.classes.rows)}
    write_bytes(run / CLASSES_FILE, (json.dumps(table, indent=1) + "\n").encode())
    names = [p.name for p in dataset.pairs if p.is_held_out(options.held_out_every)]
    held_out = {
        "rule": f"crc32(name) modulo {options.held_out_every} is 0",
        "names": names,
    }
    write_bytes(run / HELD_OUT_FILE, (json.dumps(held_out, indent=0) + "\n").encode())


def remember_datasets(run: Path, paths: Sequence[Path], file: str = DATASETS_FILE) -> None:
    """Writes down which data sets a run is given, for resuming and exporting."""
    listed = [str(path.resolve()) for path in paths]
    write_bytes(run / file, (json.dumps(listed, indent=1) + "\n").encode())


def known_datasets(run: Path, file: str = DATASETS_FILE) -> list[Path]:
    """The data sets that a run was given last; empty where it does not say."""
    try:
        listed = json.loads((run / file).read_text(encoding="utf-8"))
        return [Path(str(path)) for path in listed]
    except (OSError, ValueError, TypeError):
        return []


def class_table(run: Path) -> ClassTable:
    """The class table of a run.

    Raises:
        OptionError: it has none.
    """
    path = run / CLASSES_FILE
    try:
        return ClassTable.from_json(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise OptionError(
            tr.later(
                "{run}: not a training run, since there is no {file}. Name the folder of a run.",
                run=run,
                file=CLASSES_FILE,
            )
        ) from error
