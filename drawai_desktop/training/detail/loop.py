"""A run of ``drawai train-detail``: what it trains, and its start from nothing or from a stop."""

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import numpy as np
import torch

from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.datasets.dataset import Dataset, open_dataset
from drawai_desktop.datasets.leave_out import names_to_leave_out
from drawai_desktop.datasets.pair_check import CheckedDataset
from drawai_desktop.datasets.scene_pairs import HELD_OUT_EVERY
from drawai_desktop.engine.networks.detail import DetailNetwork
from drawai_desktop.errors import OptionError
from drawai_desktop.training.critics import Critics
from drawai_desktop.training.critics_start import check_has_critics, take_critics
from drawai_desktop.training.detail.config import DetailOptions, DetailStage, channels_of
from drawai_desktop.training.detail.made_pictures import PictureMaker, made_numbers
from drawai_desktop.training.detail.photographs import Photographs
from drawai_desktop.training.detail.samples import DetailSamples, Kind, Material
from drawai_desktop.training.detail.sheet import Shown, draw_sheet, plan_sheet
from drawai_desktop.training.detail.start import take_weights
from drawai_desktop.training.detail.step import DetailBatch, DetailStep, detail_batches
from drawai_desktop.training.distributed import World
from drawai_desktop.training.features import FeatureNetwork
from drawai_desktop.training.limits import Limits
from drawai_desktop.training.options_file import OPTIONS_FILE
from drawai_desktop.training.order import PairOrder, repeat_factors
from drawai_desktop.training.precision import in_channels_last
from drawai_desktop.training.run_data import RunData, check_and_prepare, open_run_data
from drawai_desktop.training.run_folder import SCENES_FILE, known_datasets, remember_datasets
from drawai_desktop.training.run_log import Losses
from drawai_desktop.training.staged_run import Conduct, StagedRun, check_shares
from drawai_desktop.training.state import DETAIL_STATE, Part, Position
from drawai_desktop.training.weight_average import WeightAverage


class DetailTraining:
    """The detail network and its critics, as a run trains them.

    Attributes:
        step: networks and optimisers.
        average: the weights that are exported.
    """

    state_kind: int | str = DETAIL_STATE
    losses: Sequence[str] = (
        "total",
        "l1",
        "perceptual",
        "consistency",
        "matching",
        "fooled_heads",
        "fooled_patch",
        "critics",
        "critic_patch",
        "gradient",
    )
    told: Sequence[str] = ("total", "l1", "perceptual", "consistency", "critics", "critic_patch")

    def __init__(
        self,
        run: Path,
        options: DetailOptions,
        checked: CheckedDataset,
        world: World,
        conduct: Conduct,
    ) -> None:
        self._options = options
        self._world = world
        self._workers = conduct.workers
        training, held_out = checked.dataset.split(options.held_out_every)
        kept = [not pair.is_held_out(options.held_out_every) for pair in checked.dataset.pairs]
        made = made_numbers(run, options.made.count) if options.generator else ()
        kinds = kinds_of(options)
        photographs = Photographs(training)
        factors = repeat_factors(checked.present[kept], options.crop.rare_labels)
        self._material = Material(photographs, PairOrder(factors, options.seed), run, made, kinds)
        torch.manual_seed(options.seed)
        network = _network(options, checked.dataset.classes)
        if options.start_from:
            take_weights(network, Path(options.start_from))
        critics = Critics(
            network.config.classes, options.head_width, options.patch_width, options.seed
        )
        torch.backends.cudnn.benchmark = world.device.type == "cuda"  # sizes stay what they are
        self.step = DetailStep(
            in_channels_last(network, world.device),
            in_channels_last(critics, world.device),
            in_channels_last(FeatureNetwork(), world.device),
            options,
            kinds,
            world,
        )
        self.average = WeightAverage(self.step.network, options.average)
        photographs.keep_in_memory()
        self._shown: list[Shown] = []
        if world.is_first:
            shown = Photographs(held_out) if held_out.pairs else photographs
            self._shown = plan_sheet(shown, run, made)

    def parts(self) -> dict[str, Part]:
        """All that a state must hold, by name."""
        return {
            "network": self.step.network,
            "critics": self.step.critics,
            "average": self.average.network,
            "optimiser": self.step.optimiser,
            "critic_optimiser": self.step.critic_optimiser,
        }

    def begin(self, stage: DetailStage) -> None:
        """Makes the networks ready for a stage."""
        if stage.train_generator:
            self.step.network.train()
        self.step.critics.train()

    def batches(self, stage: DetailStage, position: Position) -> Generator[DetailBatch, None, None]:
        """This process's batches of the rest of a stage."""
        maker = DetailSamples(self._material, stage, self._options)
        return detail_batches(maker, stage, position, self._world, self._workers)

    def learn(self, batch: DetailBatch, stage: DetailStage, position: Position) -> Losses:
        """One step of training."""
        losses = self.step.run(batch.to(self._world.device), stage, position)
        if stage.train_generator:
            self.average.update(self.step.network, position.trained)
        return losses

    def sheet(self) -> np.ndarray:
        """What the averaged network makes of held-out photographs: uint8 (H, W, 3)."""
        return draw_sheet(self.average.network, self._shown)


def kinds_of(options: DetailOptions) -> tuple[Kind, ...]:
    """The kinds of samples that take turns."""
    kinds = [Kind.PHOTOGRAPH]
    if options.generator and options.teacher:
        kinds.append(Kind.TAUGHT)
    if options.generator:
        kinds.append(Kind.JUDGED)
    return tuple(kinds)


def train_detail(
    datasets: Sequence[Path],
    scenes: Sequence[Path],
    run: Path,
    options: DetailOptions,
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
        datasets: large photographs with their label maps; a resumed run knows them.
        scenes: whose label maps the generator paints; by default the photographs'.
        options: of a new run; a resumed one reads its own.
        say: shows a line to the person.
        leave_out: list of names to leave out; by default those in or beside the photographs.
    Returns:
        whether the run is complete.
    Raises:
        DatasetError, OptionError, ModelError, FileError: before any step, with what is wrong.
    """
    data = open_run_data(datasets, run, resume, leave_out)
    if resume:
        options = DetailOptions.load(run / OPTIONS_FILE)
    _check_start(options, data.dataset, world, resume)
    scenes = list(scenes) or known_datasets(run, SCENES_FILE)
    maker = _maker(options, data, scenes, world, run)
    checked = check_and_prepare(
        data,
        run,
        options,
        resume=resume,
        world=world,
        say=say,
        smallest=options.largest_crop,
    )
    if world.is_first:
        remember_datasets(run, scenes, SCENES_FILE)
    if maker is not None:
        maker.make_missing(run, say)
        world.wait()
    trained = DetailTraining(run, options, checked, world, conduct)
    this: StagedRun[DetailStage, DetailBatch] = StagedRun(
        run, options.stages, trained, world, conduct, say
    )
    if not this.go_on(resume) and options.critics_from:
        step = trained.step
        take_critics(Path(options.critics_from), DETAIL_STATE, step.critics, step.critic_optimiser)
    return this.train(limits)


def _maker(
    options: DetailOptions, data: RunData, scenes: Sequence[Path], world: World, run: Path
) -> PictureMaker | None:
    """What makes the generator's pictures; None where all are there, or none are wanted."""
    if not options.generator:
        return None
    there = made_numbers(run, options.made.count)
    if len(there) == options.made.count or (options.made.minutes is not None and there):
        return None
    maps, every = data.dataset, options.held_out_every
    if scenes:
        left_out = data.left_out | names_to_leave_out(scenes, None)
        opened = open_dataset(scenes)
        if not opened.classes.fits(maps.classes):
            raise OptionError(
                f"{scenes[0]}: its class table differs from that of the photographs. Give label "
                "maps with the same classes."
            )
        maps, every = opened.with_unlabelled().without(left_out), HELD_OUT_EVERY
    training, _ = maps.split(every)
    if not training.pairs:
        raise OptionError("All label maps are held out: none is left to paint. Add pairs.")
    return PictureMaker(options, training, world)


def _check_start(options: DetailOptions, dataset: Dataset, world: World, resume: bool) -> None:
    """Looks at what a run needs before anything slow begins.

    Raises:
        OptionError, ModelError: something is missing or does not fit.
    """
    kinds = kinds_of(options)
    what = f"{len(kinds)} kinds of pictures"
    if world.size > 1:
        what += f" in {world.size} processes"
    check_shares(options.stages, world.size * len(kinds), what)
    training, _ = dataset.split(options.held_out_every)
    if not training.pairs:
        raise OptionError("All photographs are held out: none is left to train on. Add some.")
    if resume:
        return
    if options.start_from:
        take_weights(_network(options, dataset.classes), Path(options.start_from))
    if options.critics_from:
        check_has_critics(Path(options.critics_from))


def _network(options: DetailOptions, classes: ClassTable) -> DetailNetwork:
    """A fresh network with a channel for unlabelled pixels, which people leave, as the last."""
    return DetailNetwork(options.shape.config(channels_of(classes)))
