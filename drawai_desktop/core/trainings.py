"""The trainings that were begun in the window: each has a folder, which says what was wanted."""

import contextlib
import json
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from drawai_desktop import resources
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.foreign_file import placed
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import read_json
from drawai_desktop.core.training_folder import is_running
from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

tr = translator(__name__)

PLAN_FILE = "training.json"
STEP_CHOICES = (100, 200, 400, 800, 1600)
"""Lengths of a training that the window offers."""
USUAL_STEPS = 200
MEASURED_STEPS = USUAL_STEPS
"""So long a training is asked for when its time is measured."""
_LONGEST_PATH = 4096
_MOST_STEPS = 10**6


@dataclass(frozen=True)
class TrainingPlan:
    """What the person wants.

    Attributes:
        title: what the model will be called.
        source: the folder of pictures.
        start: the folder of the model to start from.
        model: the name of the new model's folder.
        steps: of the training.
    """

    title: str
    source: str
    start: str
    model: str
    steps: int = USUAL_STEPS


@dataclass(frozen=True)
class Training:
    """A training's folder, and what was wanted."""

    folder: Path
    plan: TrainingPlan


def trainings_folder() -> Path:
    """Where they lie, in the user's data."""
    return resources.user_data() / "trainings"


def known_trainings() -> list[Training]:
    """All trainings, the newest first; folders that do not say what was wanted are passed over."""
    found = []
    try:
        folders = [path for path in trainings_folder().iterdir() if path.is_dir()]
    except OSError:
        return []
    for folder in folders:
        with contextlib.suppress(FileError, OSError):
            plan = _read_plan(folder)
            found.append(((folder / PLAN_FILE).stat().st_mtime, Training(folder, plan)))
    return [training for _, training in sorted(found, key=lambda f: f[0], reverse=True)]


def begin_training(title: str, source: str, start: str) -> Training:
    """Makes a training's folder. Neither it nor the new model's has the name of another.

    Raises:
        FileError: it cannot be made.
    """
    name = _free_name(re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40] or "model")
    folder = trainings_folder() / name
    make_folder(folder)
    return write_plan(Training(folder, TrainingPlan(title, source, start, name)))


def write_plan(training: Training) -> Training:
    """Writes down what is wanted now; gives the training back.

    Raises:
        FileError: it cannot be written.
    """
    text = json.dumps(asdict(training.plan), indent=1) + "\n"
    write_bytes(training.folder / PLAN_FILE, text.encode())
    return training


def remove_training(training: Training) -> None:
    """Removes a training's folder; the model that was made of it stays.

    Raises:
        FileError: a process works there, or it cannot be removed.
    """
    if is_running(training.folder):
        raise FileError(
            tr.later("{title}: it is still running. Stop it first.", title=training.plan.title)
        )
    try:
        shutil.rmtree(training.folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise FileError(
            tr.later(
                "{folder}: cannot be removed ({reason}). Remove it by hand.",
                folder=placed(training.folder),
                reason=error.strerror or str(error),
            )
        ) from error


def _free_name(wanted: str) -> str:
    taken = [trainings_folder(), resources.user_models(), resources.bundled_models()]
    name, number = wanted, 2
    while any((folder / name).exists() for folder in taken):
        name, number = f"{wanted}-{number}", number + 1
    return name


def _read_plan(folder: Path) -> TrainingPlan:
    entry = JsonEntry(read_json(folder / PLAN_FILE), PLAN_FILE, FileError)
    return TrainingPlan(
        entry.text("title"),
        entry.text("source", most=_LONGEST_PATH),
        entry.text("start", most=_LONGEST_PATH),
        entry.text("model"),
        entry.whole("steps", 1, _MOST_STEPS, USUAL_STEPS),
    )
