"""A run of ``drawai train``: what it trains, and its start from nothing or from a stop."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import nn

from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.datasets.pair_check import CheckedDataset
from drawai_desktop.errors import OptionError
from drawai_desktop.training.batches import Batch, SampleMaker, batches
from drawai_desktop.training.class_growth import class_growth
from drawai_desktop.training.config import Stage, TrainingOptions
from drawai_desktop.training.critics_start import check_has_critics, take_critics
from drawai_desktop.training.device_samples import DeviceSamples
from drawai_desktop.training.distributed import World, freeze_statistics, share_statistics
from drawai_desktop.training.features import FeatureNetwork
from drawai_desktop.training.held_set import CannotHold, HeldSet, hold_set
from drawai_desktop.training.limits import Limits
from drawai_desktop.training.networks import build_networks
from drawai_desktop.training.options_file import OPTIONS_FILE
from drawai_desktop.training.order import PairOrder, repeat_factors
from drawai_desktop.training.precision import in_channels_last
from drawai_desktop.training.run_data import check_and_prepare, open_run_data
from drawai_desktop.training.run_log import Losses
from drawai_desktop.training.sheets import SheetPlan, draw_sheet, plan_sheets
from drawai_desktop.training.staged_run import Conduct, SamplesFrom, StagedRun, check_shares
from drawai_desktop.training.state import PAINTER_STATE, Part, Position
from drawai_desktop.training.step import TrainingStep
from drawai_desktop.training.step_trial import keep_if_better
from drawai_desktop.training.weight_average import WeightAverage
from drawai_desktop.words import translator

tr = translator(__name__)

_Network = TypeVar("_Network", bound=nn.Module)


class PainterTraining:
    """The generator's side and its critics, as a run trains them.

    Attributes:
        step: networks and optimisers.
        average: the weights that are exported.
    """

    state_kind: int | str = PAINTER_STATE
    losses: Sequence[str] = (
        "generator",
        "perceptual",
        "matching",
        "colour",
        "kl",
        "fooled_heads",
        "fooled_patch",
        "critics",
        "critic_patch",
        "critic_labels",
        "read_labels",
        "saturation",
        "balance",
        "gradient",
    )
    told: Sequence[str] = ("generator", "perceptual", "fooled_heads", "fooled_patch", "critics")

    def __init__(
        self,
        options: TrainingOptions,
        checked: CheckedDataset,
        world: World,
        conduct: Conduct,
        say: Callable[[str], None],
    ) -> None:
        """
        Args:
            say: shows a line to the person.
        """
        self._say = say
        self._options = options
        self._world = world
        self._workers = conduct.workers
        check_shares(options.stages, world.size, f"{world.size} processes")
        self._classes = classes = checked.dataset.classes
        self._training, held_out = checked.dataset.split(options.held_out_every)
        if not self._training.pairs:
            raise OptionError(
                tr.later("All pairs are held out: none is left to train on. Add pairs.")
            )
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
        self.step = TrainingStep(painter, critics, features, options, world)
        self.average = WeightAverage(painter, options.average)
        shown = held_out if held_out.pairs else self._training
        self._held: HeldSet | None = None
        self._try_compiled = conduct.compiled
        self._on_trial = False
        self._plan: SheetPlan | None = None
        if world.is_first:
            self._plan = plan_sheets(shown, present, options.size)

    def hold_samples(self, choice: SamplesFrom) -> None:
        """Brings the set to the device that makes samples of it, if that is wanted and possible.

        Raises:
            DatasetError: a pair cannot be read.
        """
        device = self._world.device
        on_gpu = choice is SamplesFrom.AUTO and device.type == "cuda"
        if choice is not SamplesFrom.DEVICE and not on_gpu:
            return
        try:
            self._held = hold_set(self._training, device, self._workers)
        except CannotHold as reason:
            self._say(f"worker processes make the samples, not the device: {reason}")

    def take_critics(self, start: Path) -> None:
        """Starts with what the critics of a run or of a model have learnt.

        Raises:
            OptionError, ModelError: they cannot be taken.
        """
        step = self.step
        take_critics(start, PAINTER_STATE, step.critics, step.critic_optimiser, self._classes)

    def parts(self) -> dict[str, Part]:
        """All that a state must hold, by name."""
        return {
            "painter": self.step.painter,
            "critics": self.step.critics,
            "average": self.average.network,
            "painter_optimiser": self.step.painter_optimiser,
            "critic_optimiser": self.step.critic_optimiser,
        }

    def begin(self, stage: Stage) -> None:
        """Makes the networks ready for a stage."""
        self._on_trial = self._try_compiled  # anew: sizes differ between stages
        if stage.train_generator:
            self.step.painter.train()
        self.step.critics.train()

    def batches(self, stage: Stage, position: Position) -> Generator[Batch, None, None]:
        """This process's batches of the rest of a stage."""
        if self._held is not None:
            on_device = DeviceSamples(self._held, self._order, stage, self._options)
            return on_device.batches(
                position.place,
                stage.steps - position.stage_step,
                self._world.rank,
                self._world.size,
                self.step.painter.generator.config.has_edges,
            )
        maker = SampleMaker(self._training, self._order, stage, self._options)
        return batches(
            maker,
            position.place,
            stage.steps - position.stage_step,
            stage,
            self._world.rank,
            self._world.size,
            self._workers,
            self.step.painter.generator.config.has_edges,
        )

    def learn(self, batch: Batch, stage: Stage, position: Position) -> Losses:
        """One step of training."""
        freeze = stage.freeze_statistics_after
        frozen = freeze is not None and position.stage_step >= freeze
        freeze_statistics(self.step.painter, frozen or not stage.train_generator)
        batch = batch.to(self._world.device)
        if self._on_trial:
            self._on_trial = False
            self._compile_if_better(batch, stage, position)
        losses = self._run_step(batch, stage, position)
        if stage.train_generator:
            self.average.update(self.step.painter, position.trained)
        return losses

    def _run_step(self, batch: Batch, stage: Stage, position: Position) -> Losses:
        return self.step.run(batch, stage, position.stage_step, position.step, position.trained)

    def _compile_if_better(self, batch: Batch, stage: Stage, position: Position) -> None:
        changed = [part for name, part in self.parts().items() if name != "average"]
        keep_if_better(
            self.step.compiled(),
            partial(self._run_step, batch, stage, position),
            changed,
            self._world.device,
            self._say,
        )

    def sheet(self) -> np.ndarray:
        """What the averaged network makes of held-out and of plain maps: uint8 (H, W, 3)."""
        assert self._plan is not None
        return draw_sheet(self.average.network, self._plan)


def _placed(network: _Network, device: torch.device) -> _Network:
    """The network on its device; on GPUs with channels last, which their convolutions want."""
    return in_channels_last(network, device) if device.type == "cuda" else network.to(device)


def train(
    datasets: Sequence[Path],
    run: Path,
    options: TrainingOptions,
    *,
    resume: bool,
    limits: Limits,
    world: World,
    conduct: Conduct,
    say: Callable[[str], None],
    leave_out: Path | None = None,
) -> bool:
    """Starts a run or goes on with one.

    Args:
        datasets: folders and zips; a resumed run knows them.
        options: of a new run; a resumed one reads its own.
        say: shows a line to the person.
        leave_out: list of names to leave out; by default those in or beside the data sets.
    Returns:
        whether the run is complete.
    Raises:
        DatasetError, OptionError, ModelError, FileError: before any step, with what is wrong.
    """
    trained, options = prepare_training(
        datasets, run, options, resume, world, conduct, say, leave_out
    )
    this: StagedRun[Stage, Batch] = StagedRun(run, options.stages, trained, world, conduct, say)
    if not this.go_on(resume) and options.critics_from:
        trained.take_critics(Path(options.critics_from))
    return this.train(limits)


def prepare_training(
    datasets: Sequence[Path],
    run: Path,
    options: TrainingOptions,
    resume: bool,
    world: World,
    conduct: Conduct,
    say: Callable[[str], None],
    leave_out: Path | None = None,
) -> tuple[PainterTraining, TrainingOptions]:
    """All that stands before the first step, and the run's own options; see :func:`train`."""
    if not resume and options.critics_from:
        check_has_critics(Path(options.critics_from))
    data = open_run_data(datasets, run, resume, leave_out)
    if resume:
        options = TrainingOptions.load(run / OPTIONS_FILE)
    checked = check_and_prepare(data, run, options, resume=resume, world=world, say=say)
    trained = PainterTraining(options, checked, world, conduct, say)
    if options.start_from and not resume:
        growth = class_growth(read_manifest(Path(options.start_from)), checked.dataset.classes)
        if growth is not None:
            say(growth.sentence())
    trained.hold_samples(conduct.samples)
    return trained, options
