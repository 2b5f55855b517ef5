"""What a run says of itself: losses in a CSV file and in TensorBoard, and a line of progress."""

import csv
import importlib
import io
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.training_report import Stepped, TrainingReport
from drawai_desktop.errors import FileError
from drawai_desktop.training.stage import StageSchedule
from drawai_desktop.training.state import Position
from drawai_desktop.words import translator

tr = translator(__name__)

LOG_FILE = "log.csv"
Losses = dict[str, Tensor]
"""Name -> number, detached, this process's."""
_ALWAYS = ("step", "stage", "seconds", "rate", "pictures_per_second")


class RunLog:
    """Collects the losses of some steps and writes their means.

    Attributes:
        every: steps that are joined in a line.
    """

    def __init__(
        self,
        run: Path,
        stages: Sequence[StageSchedule],
        losses: Sequence[str],
        told: Sequence[str],
        say: Callable[[str], None],
        every: int = 10,
        tell: Callable[[TrainingReport], None] = lambda _report: None,
    ) -> None:
        """
        Args:
            losses: names of those that have a column.
            told: those that the line of progress shows.
            tell: gets how far the run is, for a program that watches it.
        """
        self.every = every
        self._tell = tell
        self._columns = (*_ALWAYS, *losses)
        self._told = tuple(told)
        self._path = run / LOG_FILE
        self._stages = tuple(stages)
        self._say = say
        self._since_line: dict[str, list[Tensor]] = {}
        self._since = time.monotonic()
        self._pictures = 0
        self._board = _tensorboard(run)

    def begin(self, position: Position) -> None:
        """Forgets lines of steps that a kill has undone."""
        kept = [row for row in self._rows() if int(row["step"]) <= position.step]
        text = io.StringIO()
        writer = csv.DictWriter(text, self._columns)
        writer.writeheader()
        writer.writerows({name: row.get(name, "") for name in self._columns} for row in kept)
        write_bytes(self._path, text.getvalue().encode())
        self._since = time.monotonic()

    def _rows(self) -> list[dict[str, str]]:
        try:
            with self._path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
        except FileNotFoundError:
            return []
        return [row for row in rows if (row.get("step") or "").isdigit()]

    def add(self, losses: Losses, pictures: int) -> None:
        """Takes the losses of a step. They are read later: reading waits for a GPU."""
        for name, value in losses.items():
            self._since_line.setdefault(name, []).append(value)
        self._pictures += pictures

    def write(self, position: Position) -> dict[str, float]:
        """Writes the means since the last line, and gives them."""
        now = time.monotonic()
        collected = [torch.stack(values).float().mean() for values in self._since_line.values()]
        # One read for all: each waits for the device.
        told = torch.stack(collected).tolist() if collected else []
        means = dict(zip(self._since_line, told, strict=True))
        speed = self._pictures / max(1e-9, now - self._since)
        stage = self._stages[min(position.stage, len(self._stages) - 1)]
        row: dict[str, object] = {
            "step": position.step,
            "stage": stage.name,
            "seconds": round(position.seconds, 1),
            "rate": f"{stage.rate_at(position.stage_step):.3g}",
            "pictures_per_second": f"{speed:.3g}",
            **{name: f"{value:.5g}" for name, value in means.items() if name in self._columns},
        }
        self._append(row)
        if self._board is not None:
            for name, value in means.items():
                self._board.add_scalar(f"loss/{name}", value, position.step)
            self._board.add_scalar("pictures_per_second", speed, position.step)
        a_step = (now - self._since) / max(1, len(next(iter(self._since_line.values()), [])))
        left = self._left(position, a_step)
        self._say(self._line(position, means, a_step, left))
        self._tell(Stepped(position.step, self._all_steps, round(position.seconds, 1), round(left)))
        self._since_line, self._pictures, self._since = {}, 0, now
        return means

    def _append(self, row: dict[str, object]) -> None:
        try:
            with self._path.open("a", encoding="utf-8", newline="") as file:
                csv.DictWriter(file, self._columns).writerow(row)
        except FileNotFoundError as error:
            raise FileError(
                tr.later(
                    "{folder}: the run's folder is gone, and what was learnt with it. Begin a new "
                    "run.",
                    folder=self._path.parent,
                )
            ) from error
        except OSError as error:
            raise FileError(
                tr.later(
                    "{path}: cannot be written ({reason}). Free some space, and go on from the "
                    "last saved state with --resume.",
                    path=self._path,
                    reason=error.strerror,
                )
            ) from error

    @property
    def _all_steps(self) -> int:
        return sum(each.steps for each in self._stages)

    def _left(self, position: Position, a_step: float) -> float:
        """Seconds to the run's end. Later stages have other costs a step: pixels tell, roughly."""
        place = min(position.stage, len(self._stages) - 1)
        stage = self._stages[place]
        left = (stage.steps - position.stage_step) * a_step
        here = stage.batch * stage.resolution**2
        for later in self._stages[place + 1 :]:
            left += later.steps * a_step * later.batch * later.resolution**2 / here
        return left

    def _line(self, position: Position, means: dict[str, float], a_step: float, left: float) -> str:
        stage = self._stages[min(position.stage, len(self._stages) - 1)]
        told = " ".join(f"{name} {means[name]:.3g}" for name in self._told if name in means)
        return (
            f"step {position.step}/{self._all_steps} ({stage.name}) {a_step:.2f} s a step, "
            f"{duration(position.seconds)} so far, {duration(left)} left: {told}"
        )

    def show(self, sheet: np.ndarray, step: int) -> None:
        """Gives a sheet to TensorBoard, where it is installed."""
        if self._board is not None:
            self._board.add_image("sheet", torch.from_numpy(sheet), step, dataformats="HWC")

    def close(self) -> None:
        """Lets TensorBoard's file go."""
        if self._board is not None:
            self._board.close()


def _tensorboard(run: Path) -> Any:  # noqa: ANN401 - an optional package
    try:
        importlib.import_module("tensorboard")
        writer = importlib.import_module("torch.utils.tensorboard")
    except ImportError:
        return None
    return writer.SummaryWriter(str(run / "tensorboard"))


def duration(seconds: float) -> str:
    """A time such as ``1 h 05 min`` or ``40 s``."""
    if not math.isfinite(seconds):
        return "unknown"
    minutes = int(seconds // 60)
    if minutes < 1:
        return f"{seconds:.0f} s"
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60:02} min"
