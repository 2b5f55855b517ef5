"""A run in stages, whatever it trains: from start, or from where it stopped, to its end, the time's
end or a wish to stop."""

import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import numpy as np
import torch

from drawai_desktop.core.training_report import Saved, SheetDrawn, Stopped, TrainingReport
from drawai_desktop.errors import OptionError
from drawai_desktop.training.distributed import World
from drawai_desktop.training.limits import Clock, Limits
from drawai_desktop.training.run_log import Losses, RunLog
from drawai_desktop.training.sheet_file import save_sheet
from drawai_desktop.training.stage import StageSchedule
from drawai_desktop.training.state import Part, Position, load_state, save_state
from drawai_desktop.training.state_file import STATE_FILE

StageT = TypeVar("StageT", bound=StageSchedule)
BatchT = TypeVar("BatchT")
StageIn = TypeVar("StageIn", bound=StageSchedule, contravariant=True)


class SamplesFrom(Enum):
    """Where samples are made."""

    AUTO = "auto"
    """On GPUs as ``DEVICE``, else as ``WORKERS``."""
    DEVICE = "device"
    """On the device, of the set that is held there."""
    WORKERS = "workers"
    """In processes of their own, of files."""


@dataclass(frozen=True)
class Conduct:
    """How a run is conducted: how often things are written, and who prepares samples.

    Attributes:
        save_minutes: between saved states.
        sheet_minutes: between sheets.
        workers: processes that prepare samples ahead.
        log_every: steps in a line of the log.
        compiled: whether torch compiles what it can, where that is quicker.
        samples: where they are made.
        tell: gets reports for a program that watches the run.
    """

    save_minutes: float = 5.0
    sheet_minutes: float = 10.0
    workers: int = 1
    log_every: int = 10
    compiled: bool = False
    samples: SamplesFrom = SamplesFrom.AUTO
    tell: Callable[[TrainingReport], None] = lambda _report: None


class Trained(Protocol[StageIn, BatchT]):
    """What a run trains: its networks, its samples, its sheets.

    Attributes:
        state_kind: of its state file.
        losses: names of those that are logged.
        told: those that a line of progress shows.
    """

    state_kind: int | str
    losses: Sequence[str]
    told: Sequence[str]

    def parts(self) -> Mapping[str, Part]:
        """All that a state must hold, by name."""

    def begin(self, stage: StageIn) -> None:
        """Makes the networks ready for a stage."""

    def batches(self, stage: StageIn, position: Position) -> Generator[BatchT, None, None]:
        """This process's batches of the rest of a stage."""

    def learn(self, batch: BatchT, stage: StageIn, position: Position) -> Losses:
        """One step of training."""

    def sheet(self) -> np.ndarray:
        """A picture of what the averaged network makes: uint8 (H, W, 3)."""


class StagedRun(Generic[StageT, BatchT]):
    """A run in this process. With torchrun, each process has one, and all do the same steps.

    Attributes:
        position: how far it is.
    """

    def __init__(
        self,
        run: Path,
        stages: Sequence[StageT],
        trained: Trained[StageT, BatchT],
        world: World,
        conduct: Conduct,
        say: Callable[[str], None],
    ) -> None:
        """
        Args:
            say: shows a line to the person.
        """
        self._run = run
        self._stages = tuple(stages)
        self._trained = trained
        self._world = world
        self._conduct = conduct
        self._say = say
        self.position = Position()

    def go_on(self, resume: bool) -> bool:
        """Goes on from the saved state, if that is wanted and there is one; says whether it did."""
        trained = self._trained
        if not resume or not (self._run / STATE_FILE).exists():
            return False
        self.position = load_state(self._run, trained.state_kind, trained.parts())
        self._say(f"going on from step {self.position.step}")
        return True

    def train(self, limits: Limits) -> bool:
        """Trains until the run's end or a limit, then saves.

        Returns:
            whether the run is complete.
        """
        log = None
        if self._world.is_first:
            log = RunLog(
                self._run,
                self._stages,
                self._trained.losses,
                self._trained.told,
                self._say,
                self._conduct.log_every,
                self._conduct.tell,
            )
            log.begin(self.position)
        whole = Clock(0)
        stopped = False
        while not stopped and self.position.stage < len(self._stages):
            stage = self._stages[self.position.stage]
            if self.position.stage_step < stage.steps:
                stopped = self._train_stage(stage, limits, whole, log)
            if not stopped:
                self.position.stage += 1
                self.position.stage_step = 0
        self._save()
        self._draw(log)
        if log is not None:
            log.close()
        self._world.wait()
        is_complete = self.position.stage >= len(self._stages)
        self._conduct.tell(Stopped(self.position.step, is_complete))
        return is_complete

    def _train_stage(self, stage: StageT, limits: Limits, whole: Clock, log: RunLog | None) -> bool:
        """Trains to the end of a stage; True if a limit came first."""
        self._trained.begin(stage)
        saved, drawn = Clock(self._conduct.save_minutes), Clock(self._conduct.sheet_minutes)
        with closing(self._trained.batches(stage, self.position)) as batches:
            for batch in batches:
                self._step_and_log(stage, batch, log)
                if self._world.any(limits.reached(self.position.step, whole.seconds)):
                    return True
                # Only the first process writes, so only its clock counts.
                if saved.is_due():
                    self._save()
                if drawn.is_due():
                    self._draw(log)
        return False

    def _step_and_log(self, stage: StageT, batch: BatchT, log: RunLog | None) -> None:
        position = self.position
        before = time.monotonic()
        losses = self._one_step(stage, batch)
        position.seconds += time.monotonic() - before
        if position.step % self._conduct.log_every == 0:
            losses = self._mean_losses(losses)
        if log is not None:
            log.add(losses, stage.batch)
            if position.step % self._conduct.log_every == 0:
                log.write(position)

    def _one_step(self, stage: StageT, batch: BatchT) -> Losses:
        position = self.position
        losses = self._trained.learn(batch, stage, position)
        position.trained += int(stage.train_generator)
        position.step += 1
        position.stage_step += 1
        position.place += stage.batch
        return losses

    def _mean_losses(self, losses: Losses) -> Losses:
        names = sorted(losses)
        means = self._world.mean(torch.stack([losses[name].float() for name in names]))
        return dict(zip(names, means, strict=True))

    def _save(self) -> None:
        if self._world.is_first:
            save_state(self._run, self._trained.state_kind, self.position, self._trained.parts())
            self._conduct.tell(Saved(self.position.step))

    def _draw(self, log: RunLog | None) -> None:
        if self._world.is_first:
            sheet = self._trained.sheet()
            path = save_sheet(self._run, self.position.step, sheet)
            self._say(f"wrote {path}")
            self._conduct.tell(SheetDrawn(path.name, self.position.step))
            if log is not None:
                log.show(sheet, self.position.step)


def check_shares(stages: Sequence[StageSchedule], parts: int, what: str) -> None:
    """Refuses batches that cannot be divided evenly.

    Args:
        parts: among how many.
        what: what these are, for the message: "2 processes".
    Raises:
        OptionError: a stage's batch is no multiple.
    """
    for stage in stages:
        if stage.batch % parts:
            raise OptionError(
                f"Stage {stage.name}: a batch of {stage.batch} cannot be shared by "
                f"{what}. Choose a multiple of {parts}."
            )
