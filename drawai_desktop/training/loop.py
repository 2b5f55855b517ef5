"""A run from start, or from where it stopped, to its end, the time's end or a wish to stop."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from torch import nn

from drawai_desktop.datasets.dataset import Dataset, open_dataset
from drawai_desktop.datasets.pair_check import CheckedDataset, check_pairs
from drawai_desktop.errors import OptionError
from drawai_desktop.training.batches import Batch, SampleMaker, batches
from drawai_desktop.training.config import OPTIONS_FILE, Stage, TrainingOptions
from drawai_desktop.training.distributed import (
    World,
    freeze_statistics,
    share_statistics,
)
from drawai_desktop.training.features import FeatureNetwork
from drawai_desktop.training.limits import Clock, Limits
from drawai_desktop.training.networks import build_networks
from drawai_desktop.training.order import PairOrder, repeat_factors
from drawai_desktop.training.run_folder import (
    known_datasets,
    prepare_run,
    remember_datasets,
)
from drawai_desktop.training.run_log import RunLog
from drawai_desktop.training.sheets import SheetPlan, draw_sheet, plan_sheets, save_sheet
from drawai_desktop.training.state import (
    Position,
    check_has_critics,
    load_state,
    save_state,
    take_critics,
)
from drawai_desktop.training.state_file import STATE_FILE
from drawai_desktop.training.step import Losses, TrainingStep
from drawai_desktop.training.weight_average import WeightAverage

_Network = TypeVar("_Network", bound=nn.Module)


@dataclass(frozen=True)
class Pace:
    """How often things are written, and who prepares samples.

    Attributes:
        save_minutes: between saved states.
        sheet_minutes: between sample sheets.
        workers: processes that prepare samples ahead.
        log_every: steps in a line of the log.
        compiled: whether torch compiles what it can.
    """

    save_minutes: float = 5.0
    sheet_minutes: float = 10.0
    workers: int = 1
    log_every: int = 10
    compiled: bool = False


class TrainingRun:
    """A run in this process. With torchrun, each process has one, and all do the same steps.

    Attributes:
        position: how far it is.
        step: networks and optimisers.
        average: the weights that are exported.
    """

    def __init__(
        self,
        run: Path,
        options: TrainingOptions,
        checked: CheckedDataset,
        world: World,
        pace: Pace,
        say: Callable[[str], None],
    ) -> None:
        self._run = run
        self._options = options
        self._world = world
        self._pace = pace
        self._say = say
        for stage in options.stages:
            if stage.batch % world.size:
                raise OptionError(
                    f"Stage {stage.name}: a batch of {stage.batch} cannot be shared by "
                    f"{world.size} processes. Choose a multiple."
                )
        classes = checked.dataset.classes
        self._training, held_out = checked.dataset.split(options.held_out_every)
        if not self._training.pairs:
            raise OptionError("All pairs are held out: none is left to train on. Add pairs.")
        kept = [not pair.is_held_out(options.held_out_every) for pair in checked.dataset.pairs]
        present = checked.present[kept]
        self._order = PairOrder(repeat_factors(present, options.augment.rare_labels), options.seed)
        frequency = torch.from_numpy(present.mean(axis=0))
        networks = build_networks(options, classes, frequency)
        share_statistics(networks.painter, world)
        device = world.device
        torch.backends.cudnn.benchmark = device.type == "cuda"  # sizes stay what they are
        painter = _placed(networks.painter, device)
        critics = _placed(networks.critics, device)
        features = _placed(FeatureNetwork(), device)
        self.step = TrainingStep(painter, critics, features, options, world, pace.compiled)
        self.average = WeightAverage(painter, options.average)
        self.position = Position()
        shown = held_out if held_out.pairs else self._training
        self._plan: SheetPlan | None = None
        if world.is_first:
            self._plan = plan_sheets(shown, present, options.size)

    def resume(self) -> None:
        """Goes on from the saved state."""
        self.position = load_state(self._run, self.step, self.average)

    def train(self, limits: Limits) -> bool:
        """Trains until the run's end or a limit, then saves.

        Returns:
            whether the run is complete.
        """
        log = None
        if self._world.is_first:
            log = RunLog(self._run, self._options, self._say, self._pace.log_every)
            log.begin(self.position)
        whole = Clock(0)
        stopped = False
        stages = self._options.stages
        while not stopped and self.position.stage < len(stages):
            stage = stages[self.position.stage]
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
        return self.position.stage >= len(stages)

    def _train_stage(self, stage: Stage, limits: Limits, whole: Clock, log: RunLog | None) -> bool:
        """Trains to the end of a stage; True if a limit came first."""
        if stage.train_generator:
            self.step.painter.train()
        self.step.critics.train()
        position = self.position
        saved, drawn = Clock(self._pace.save_minutes), Clock(self._pace.sheet_minutes)
        maker = SampleMaker(self._training, self._order, stage, self._options)
        source = batches(
            maker,
            position.place,
            stage.steps - position.stage_step,
            stage,
            self._world.rank,
            self._world.size,
            self._pace.workers,
            self.step.painter.generator.config.has_edges,
        )
        for batch in source:
            before = time.monotonic()
            losses = self._one_step(stage, batch)
            position.seconds += time.monotonic() - before
            if position.step % self._pace.log_every == 0:
                losses = self._mean_losses(losses)
            if log is not None:
                log.add(losses, stage.batch)
                if position.step % self._pace.log_every == 0:
                    log.write(position)
            if self._world.any(limits.reached(position.step, whole.seconds)):
                return True
            # Only the first process writes, so only its clock counts.
            if saved.is_due():
                self._save()
            if drawn.is_due():
                self._draw(log)
        return False

    def _one_step(self, stage: Stage, batch: Batch) -> Losses:
        position = self.position
        freeze = stage.freeze_statistics_after
        frozen = freeze is not None and position.stage_step >= freeze
        freeze_statistics(self.step.painter, frozen or not stage.train_generator)
        losses = self.step.run(
            batch.to(self._world.device),
            stage,
            position.stage_step,
            position.step,
            position.trained,
        )
        if stage.train_generator:
            self.average.update(self.step.painter, position.trained)
            position.trained += 1
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
            save_state(self._run, self.position, self.step, self.average)

    def _draw(self, log: RunLog | None) -> None:
        if self._plan is not None:
            sheet = draw_sheet(self.average.network, self._plan)
            path = save_sheet(self._run, self.position.step, sheet)
            self._say(f"wrote {path}")
            if log is not None:
                log.show(sheet, self.position.step)


def _placed(network: _Network, device: torch.device) -> _Network:
    """The network on its device; on GPUs with channels last, which their convolutions want."""
    if device.type == "cuda":
        return network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]
    return network.to(device)


def train(
    datasets: Sequence[Path],
    run: Path,
    options: TrainingOptions,
    *,
    resume: bool,
    limits: Limits,
    world: World,
    pace: Pace,
    say: Callable[[str], None],
) -> bool:
    """Starts a run or goes on with one.

    Args:
        datasets: folders and zips; a resumed run knows them.
        options: of a new run; a resumed one reads its own.
        say: shows a line to the person.
    Returns:
        whether the run is complete.
    Raises:
        DatasetError, OptionError, ModelError, FileError: before any step, with what is wrong.
    """
    paths = list(datasets) or known_datasets(run)
    if not paths:
        raise OptionError(
            f"{run}: there is no run to resume, or it does not say its data set. Check the "
            "folder, or name the data set too."
        )
    if not resume and options.critics_from:
        check_has_critics(Path(options.critics_from))
    dataset: Dataset = open_dataset(paths)
    if world.is_first:
        prepare_run(run, dataset, options, resume)
        if datasets:
            remember_datasets(run, datasets)
        checked = check_pairs(dataset, run, lambda n, all_: say(f"checked {n} of {all_} pairs"))
    world.wait()
    if not world.is_first:
        checked = check_pairs(dataset, run)
    if resume:
        options = TrainingOptions.load(run / OPTIONS_FILE)
    this = TrainingRun(run, options, checked, world, pace, say)
    if resume and (run / STATE_FILE).exists():
        this.resume()
        say(f"going on from step {this.position.step}")
    elif options.critics_from:
        take_critics(Path(options.critics_from), this.step)
    return this.train(limits)
