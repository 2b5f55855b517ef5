"""What a run of ``drawai train-detail`` is: its network, its losses and its stages."""

from dataclasses import dataclass, field
from typing import ClassVar

from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.datasets.scene_pairs import HELD_OUT_PHOTOGRAPHS_EVERY
from drawai_desktop.engine.networks.detail import SCALE, DetailConfig
from drawai_desktop.errors import OptionError
from drawai_desktop.training.options_file import RunOptions
from drawai_desktop.training.stage import StageSchedule, check_schedules

_STEP_OF_SIDES = 8 * SCALE
"""What the critics' strides want of a crop, in output pixels."""


@dataclass(frozen=True)
class DetailStage(StageSchedule):
    """A stretch of a run in which size, batch and rate schedule stay what they are."""

    resolution: int = 256
    """Side of the crops, in pixels of the large picture."""
    batch: int = 12
    """Crops a step: photographs, taught and judged pictures alike."""
    crops: tuple[tuple[float, float, float], ...] = (
        (0.5, 1.0, 1.0),
        (0.25, 1.3, 1.3),
        (0.25, 1.6, 1.6),
    )
    """(share, smallest, largest) side of what is cut from a photograph, in parts of
    ``resolution``, to which it is then shrunk; never enlarged."""
    rate: float = 3e-4
    final_rate: float | None = 3e-5


@dataclass(frozen=True)
class DetailShape:
    """The network's shape."""

    widths: tuple[int, int, int] = (48, 32, 20)
    blocks: int = 7
    keeps_means: bool = True
    """The means of squares of 8 x 8 pixels stay those of what is enlarged."""

    def config(self, classes: int) -> DetailConfig:
        """The network's configuration for so many classes."""
        return DetailConfig(self.widths, self.blocks, classes, self.keeps_means)


@dataclass(frozen=True)
class DetailLosses:
    """Weights of the losses; those of the critics rise from nothing over ``ramp_steps``."""

    first_l1: float = 4.0
    l1: float = 0.4
    """L1 to the target: first, and at the end of the ramp."""
    first_perceptual: float = 0.8
    perceptual: float = 0.3
    consistency: float = 4.0
    """L1 between the means of 8 x 8 pixels and those of what was enlarged."""
    heads: float = 0.6
    """Of each of the critics on the feature network."""
    patch: float = 1.5
    matching: float = 0.3
    ramp_begin: int = 200
    """Steps of the network without the critics' word."""
    ramp_steps: int = 400
    critic_rate_factor: float = 1.33
    gradient_norm: float = 20.0
    critic_gradient_norm: float = 50.0

    def ramp(self, trained: int) -> float:
        """The critics' word, from 0 to 1, after so many steps of the network."""
        return min(1.0, max(0.0, (trained - self.ramp_begin + 1) / max(1, self.ramp_steps)))


@dataclass(frozen=True)
class DegradeOptions:
    """How photographs, made small, become as soft and uneven as a generator's pictures."""

    blurred: float = 0.75
    """Share that is blurred, with a sigma from ``least_blur`` to ``most_blur`` small pixels."""
    least_blur: float = 0.35
    most_blur: float = 1.3
    noisy: float = 0.4
    most_noise: float = 0.04
    """Largest standard deviation of the noise, in a range of 2."""
    uneven: float = 0.3
    most_uneven: float = 0.05
    """The same for noise of twice the grain."""


@dataclass(frozen=True)
class CropOptions:
    """How crops and their label maps are chosen and changed."""

    flip: float = 0.5
    balanced_crops: float = 0.3
    """Share of the crops that lie round a label of the photograph, small ones as often as large."""
    rare_labels: float = 0.3
    """Labels in fewer than this part of the photographs are shown more often; 0 for never."""
    smooth_outlines: float = 0.2
    jitter_outlines: float = 0.4
    coarse_outlines: float = 0.0
    """Shares of label maps whose outlines are smoothed, shaken or made coarse: where an outline
    does not tell the place of an edge, a bright rim along it earns nothing."""


@dataclass(frozen=True)
class MadeOptions:
    """The generator's pictures."""

    count: int = 300
    """How many are made."""
    crop: int = 96
    """Side of what is kept of each, in pixels of the generator's picture."""
    minutes: float | None = None
    """Making them stops after so long, if there are enough for a start."""


@dataclass(frozen=True)
class DetailOptions(RunOptions):
    """A whole run."""

    stage_kind: ClassVar = DetailStage
    parts: ClassVar = {
        "shape": DetailShape,
        "losses": DetailLosses,
        "degrade": DegradeOptions,
        "crop": CropOptions,
        "made": MadeOptions,
    }

    stages: tuple[DetailStage, ...]
    shape: DetailShape = field(default_factory=DetailShape)
    losses: DetailLosses = field(default_factory=DetailLosses)
    degrade: DegradeOptions = field(default_factory=DegradeOptions)
    crop: CropOptions = field(default_factory=CropOptions)
    made: MadeOptions = field(default_factory=MadeOptions)
    seed: int = 1
    held_out_every: int = HELD_OUT_PHOTOGRAPHS_EVERY
    average: float = 0.995
    """How slowly the exported weights follow the trained ones."""
    patch_width: int = 24
    head_width: int = 32
    start_from: str = ""
    """Folder or file of a detail network to start from, or empty."""
    critics_from: str = ""
    """Run, folder or file whose critics to start with, or empty for new ones."""
    generator: str = ""
    """Folder of the model whose pictures are used, or empty for photographs alone."""
    teacher: str = ""
    """Folder or file of the teacher, or empty: then the generator's pictures are only judged."""

    def __post_init__(self) -> None:
        _check(self)

    @property
    def largest_crop(self) -> int:
        """In pixels of the large picture."""
        return max(stage.resolution for stage in self.stages)


def channels_of(classes: ClassTable) -> int:
    """The network's label channels: the classes, and one for unlabelled pixels in any case."""
    return len(classes) + int(not classes.has_unlabelled)


def default_options(device: str, is_trained: bool, has_critics: bool) -> DetailOptions:
    """The run without ``--config``.

    Args:
        device: ``cpu`` or ``cuda``.
        is_trained: whether it starts from trained weights.
        has_critics: whether it starts with trained critics.
    """
    on_gpu = device == "cuda"
    batch = 48 if on_gpu else 12
    texture = DetailStage("texture", 10000 if on_gpu else 3000, batch=batch, warm_up=50)
    losses = DetailLosses()
    stages: tuple[DetailStage, ...]
    if not is_trained:
        rate = DetailStage(
            "shape", 1000 if on_gpu else 250, batch=batch, rate=1e-3, final_rate=None
        )
        stages = (rate, texture)
    else:
        losses = DetailLosses(ramp_begin=0, ramp_steps=100)
        head_start = DetailStage(
            "critics", 300 if on_gpu else 80, batch=batch, final_rate=None, train_generator=False
        )
        stages = (texture,) if has_critics else (head_start, texture)
    if not on_gpu:
        return DetailOptions(stages, losses=losses)
    return DetailOptions(
        stages,
        losses=losses,
        made=MadeOptions(3000, 128, 2.0),
        average=0.999,
        patch_width=64,
        head_width=96,
    )


def _check(options: DetailOptions) -> None:
    check_schedules(options.stages)
    for stage in options.stages:
        if stage.resolution % _STEP_OF_SIDES or stage.resolution < 2 * _STEP_OF_SIDES:
            raise OptionError(
                f"Stage {stage.name}: a resolution of {stage.resolution} does not work; choose a "
                f"multiple of {_STEP_OF_SIDES} from {2 * _STEP_OF_SIDES} on."
            )
        if any(not 1 <= low <= high or share <= 0 for share, low, high in stage.crops):
            raise OptionError(
                f"Stage {stage.name}: a crop is (share, smallest, largest) with "
                "1 <= smallest <= largest: photographs are shrunk, never enlarged."
            )
    if len(options.shape.widths) != 3 or min(*options.shape.widths, options.shape.blocks) < 1:
        raise OptionError("The detail network has three widths and some blocks, all above 0.")
    made = options.made
    if options.generator and (made.count < 1 or SCALE * made.crop < options.largest_crop):
        raise OptionError(
            f"made: {made.count} pictures of {made.crop} px are not enough; crops of "
            f"{options.largest_crop} px need at least 1 of {options.largest_crop // SCALE} px."
        )
