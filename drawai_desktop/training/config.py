"""What a training run is: its network, its losses and its stages. Plain values, JSON in the run."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal, get_args

from drawai_desktop.datasets.scene_pairs import HELD_OUT_EVERY
from drawai_desktop.engine.networks.config import DOUBLINGS, GeneratorConfig, Padding
from drawai_desktop.errors import OptionError
from drawai_desktop.training.options_file import RunOptions
from drawai_desktop.training.stage import StageSchedule, check_schedules
from drawai_desktop.words import translator

tr = translator(__name__)

NOISE_BLOCKS = ("head_0", "G_middle_0", "G_middle_1", "up_0", "up_1", "up_2")


@dataclass(frozen=True)
class Stage(StageSchedule):
    """A stretch of a run in which size, batch and rate schedule stay what they are."""

    crops: tuple[tuple[float, float, float], ...] = ((1.0, 0.56, 1.0),)
    """(share, smallest, largest) side of the square that is cut out, in parts of the picture's
    shorter side; it is then brought to ``resolution``."""
    freeze_statistics_after: int | None = None
    """From this step of the stage on the batch statistics are kept as they are. A spike in a corner
    gains nothing then, and batches may be small."""
    critic_padding: int = 0
    """Pixels by which the critics see the picture extended, by reflection, in all, per axis."""
    shift: int = 0
    """Pixels by which the map that is painted is extended, by reflection, in all, per axis, and the
    picture cut again: the network then does not know to the pixel where it is. A multiple of its
    stride."""
    shift_share: float = 1.0
    """Part of the steps with such a rim. In the others the network learns what a picture's own edge
    means, which it would never see with a rim everywhere."""


@dataclass(frozen=True)
class NetworkOptions:
    """The generator's shape. ``table`` is this project's own variant, ``convolution`` NVIDIA's."""

    modulation: Literal["table", "convolution"] = "table"
    ngf: int = 24
    kernel: int = 3
    """Of SPADE's own convolutions; a table has none."""
    norm: Literal["batch", "instance"] = "batch"
    upsampling: Literal["normal", "more", "most"] = "normal"
    spectral: bool = False
    """Spectral normalisation of the generator's convolutions; folded at export."""
    edges: bool = False
    """An input channel with the outlines of the label map (``convolution`` only)."""
    style_size: int = 32
    """Length of the style vector; 0 for one look. ``convolution`` knows 0 and 256 (use_vae)."""
    noise_blocks: tuple[str, ...] = NOISE_BLOCKS
    encoder_widths: tuple[int, ...] = (32, 64, 128, 128, 128)
    encoder_size: int = 128
    padding: Padding = "zeros"
    """What convolutions read outside of the picture, ``zeros`` or ``edge`` (``table`` only)."""

    def generator(self, classes: int, has_unlabelled: bool, size: int) -> GeneratorConfig:
        """The generator for a class table.

        Args:
            classes: label channels, with the one for unlabelled.
        """
        own = self.modulation == "table"
        return GeneratorConfig(
            modulation=self.modulation,
            ngf=self.ngf,
            label_nc=classes - int(has_unlabelled),
            has_dontcare=has_unlabelled,
            has_edges=self.edges and not own,
            kernel=1 if own else self.kernel,
            norm=self.norm,
            upsampling=self.upsampling,
            crop_size=size,
            latent_size=self.style_size,
            noise_blocks=self.noise_blocks if own else (),
            padding=self.padding if own else "zeros",
        )


@dataclass(frozen=True)
class LossOptions:
    """Weights of the losses; see ``docs/training.md``."""

    perceptual: float = 2.5
    feature_matching: float = 2.0
    adversarial_features: float = 1.0
    """Of each of the heads on the feature network."""
    adversarial_patch: float = 1.0
    adversarial_labels: float = 0.0
    """Of the critic that reads labels; at 0 there is none."""
    colour: float = 2.0
    """L1 on means of 8 x 8 pixels."""
    balance: float = 0.0
    """Against pictures that are brighter at one side on average."""
    saturation: float = 1.0
    """Keeps the last tanh where it has a gradient."""
    kl: float = 0.8
    """Of the mean over the style vector's numbers."""
    prior_share: float = 0.34
    """Part of the pictures whose style is drawn instead of encoded: only the critics judge them."""
    fitted_prior: bool = False
    """Whether styles are drawn from a running fit to the encoded ones, not from the unit normal."""
    ramp_steps: int = 150
    """Steps over which the critics' word gains its weight."""
    critic_rate_factor: float = 2.0
    gradient_norm: float = 50.0


@dataclass(frozen=True)
class AugmentOptions:
    """How far pictures and maps are changed before the networks see them."""

    flip: float = 0.5
    colour: float = 0.05
    """Largest relative change of brightness, contrast and saturation."""
    elastic: float = 0.1
    """Share of pairs that are bent together."""
    smooth_outlines: float = 0.25
    jitter_outlines: float = 0.15
    coarse_outlines: float = 0.15
    """Shares of label maps whose outlines are smoothed, shaken, or drawn as coarse polygons."""
    rare_labels: float = 0.3
    """Labels in fewer than this part of the pictures are shown more often; 0 for never."""
    balanced_crops: float = 0.5
    """Share of the crops that lie round a label of the picture, small ones as often as large."""
    critic_augment: float = 0.0
    """Probability of each of three changes of what the critics see: moved, tinted, with a hole; the
    same for a made picture and the photograph of its place."""


@dataclass(frozen=True)
class TrainingOptions(RunOptions):
    """A whole run."""

    stage_kind: ClassVar = Stage
    parts: ClassVar = {"network": NetworkOptions, "losses": LossOptions, "augment": AugmentOptions}

    stages: tuple[Stage, ...]
    network: NetworkOptions = field(default_factory=NetworkOptions)
    losses: LossOptions = field(default_factory=LossOptions)
    augment: AugmentOptions = field(default_factory=AugmentOptions)
    seed: int = 1
    held_out_every: int = HELD_OUT_EVERY
    """One pair in so many, by the hash of its name, is kept for judging; 0 for none."""
    average: float = 0.998
    """How slowly the exported weights follow the trained ones."""
    patch_width: int = 32
    head_width: int = 64
    start_from: str = ""
    """Folder of a model of this program to start from, or empty."""
    critics_from: str = ""
    """Folder of a run whose critics to start with, or empty for new ones."""

    def __post_init__(self) -> None:
        _check(self)

    @property
    def size(self) -> int:
        """The size that the model is made for: the largest of the stages."""
        return max(stage.resolution for stage in self.stages)


def _check(options: TrainingOptions) -> None:
    check_schedules(options.stages)
    _check_network(options.network)
    for name in ("critic_augment", "colour"):
        part = getattr(options.augment, name)
        if not 0 <= part <= 1:
            raise OptionError(f"{name} is {part}; choose a part from 0 to 1.")
    stride = 1 << DOUBLINGS[options.network.upsampling]
    for stage in options.stages:
        _check_stage(stage, stride)
    sizes = {stage.resolution + stage.shift for stage in options.stages}
    if (
        options.network.modulation == "convolution"
        and options.network.style_size
        and sizes != {256}
    ):
        raise OptionError(
            "NVIDIA's latent start fixes the size, and its photo encoder needs 256 px: "
            f"all stages must have a resolution of 256, not {sorted(sizes)}."
        )


def _check_stage(stage: Stage, stride: int) -> None:
    if stage.resolution % stride or stage.resolution < 2 * stride:
        raise OptionError(
            tr.later(
                "Stage {stage}: a resolution of {side} does not work; choose a multiple of "
                "{stride} from {least} on.",
                stage=stage.name,
                side=stage.resolution,
                stride=stride,
                least=2 * stride,
            )
        )
    if any(not 0 < low <= high <= 1 or share <= 0 for share, low, high in stage.crops):
        raise OptionError(
            f"Stage {stage.name}: a crop is (share, smallest, largest) with "
            "0 < smallest <= largest <= 1."
        )
    if not 0 <= stage.critic_padding < stage.resolution:
        raise OptionError(f"Stage {stage.name}: critic_padding must be below the resolution.")
    if not 0 <= stage.shift < stage.resolution or stage.shift % stride:
        raise OptionError(
            f"Stage {stage.name}: shift must be a multiple of {stride} below the resolution."
        )
    if not 0 <= stage.shift_share <= 1:
        raise OptionError(
            f"Stage {stage.name}: shift_share is {stage.shift_share}; choose a part from 0 to 1."
        )


def _check_network(network: NetworkOptions) -> None:
    if network.upsampling not in DOUBLINGS:
        raise OptionError(f"upsampling is {network.upsampling!r}; choose normal, more or most.")
    if network.padding not in get_args(Padding):
        raise OptionError(f"padding is {network.padding!r}; choose zeros or edge.")
    own = network.modulation == "table"
    if own and network.style_size < 1:
        raise OptionError("The table variant needs a style_size of at least 1.")
    if own and (network.upsampling, network.norm) != ("normal", "batch"):
        raise OptionError("The table variant has upsampling normal and norm batch only.")
    if not own and network.style_size not in (0, 256):
        raise OptionError("NVIDIA's variant has style_size 0, or 256 for a latent start.")
