"""What shape a SPADE generator and its encoder have; everything else follows from the weights."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)

Norm = Literal["batch", "instance"]
Upsampling = Literal["normal", "more", "most"]
Padding = Literal["zeros", "edge"]
"""What a 3 x 3 convolution reads outside of a level: zeros, or the nearest pixel once more."""
Modulation = Literal["convolution", "table"]

DOUBLINGS: dict[str, int] = {"normal": 5, "more": 6, "most": 7}
HIDDEN_CHANNELS = 128
"""Width of the hidden layer of NVIDIA's modulation; the same in every published variant."""


@dataclass(frozen=True)
class BlockPlan:
    """One residual block: its name in the weights, its channels, and its place in the pyramid."""

    name: str
    channels_in: int
    channels_out: int
    doubles_before: bool
    """Whether the picture is doubled before the block."""

    @property
    def channels_middle(self) -> int:
        return min(self.channels_in, self.channels_out)

    @property
    def has_shortcut(self) -> bool:
        return self.channels_in != self.channels_out


@dataclass(frozen=True)
class GeneratorConfig:
    """Shape of a SPADE generator.

    ``modulation`` tells the two families apart: ``convolution`` is NVIDIA's network of 2019 (gamma
    and beta from two convolutions over the segmentation map), ``table`` is this project's
    "drawai-spade" (one row per label plus a linear function of the style vector).
    """

    modulation: Modulation = "convolution"
    ngf: int = 64
    label_nc: int = 182
    has_dontcare: bool = True
    """Whether the labels have one more channel, ``label_nc``, for "unlabelled"."""
    has_edges: bool = True
    """Whether the last input channel holds the edges of the instance map."""
    kernel: int = 3
    norm: Norm = "batch"
    upsampling: Upsampling = "normal"
    crop_size: int = 256
    """The width that the network was trained at, in pixels."""
    aspect_ratio: float = 1.0
    latent_size: int = 0
    """Length of the latent or style vector; 0 for none."""
    noise_blocks: tuple[str, ...] = ()
    """Blocks whose input gets seeded noise, by a learnt weight per channel (drawai-spade 2)."""
    padding: Padding = "zeros"
    """NVIDIA's network has zeros. They tell it where it is, and mark the picture's rim."""

    def __post_init__(self) -> None:
        if self.kernel % 2 == 0 or self.kernel < 1:
            raise ModelError(
                tr.later(
                    "The SPADE kernel must be odd, not {kernel}: check norm_G.", kernel=self.kernel
                )
            )
        if self.upsampling not in DOUBLINGS:
            raise ModelError(
                tr.later(
                    "num_upsampling_layers is {upsampling}; it must be normal, more or most.",
                    upsampling=repr(self.upsampling),
                )
            )
        unknown = set(self.noise_blocks) - {plan.name for plan in self.blocks}
        if unknown:
            first = sorted(unknown)[0][:40]
            raise ModelError(
                tr.later(
                    "The network has noise for blocks that it lacks, such as {first}. Install the "
                    "model again.",
                    first=first,
                )
            )
        if min(self.start_size) < 1:
            raise ModelError(
                tr.later(
                    "A crop size of {size} leaves no pixel after {halvings} halvings: choose a "
                    "larger one, or another aspect ratio.",
                    size=self.crop_size,
                    halvings=self.doublings,
                )
            )

    @property
    def doublings(self) -> int:
        return DOUBLINGS[self.upsampling]

    @property
    def stride(self) -> int:
        """Picture pixels per pixel of the coarsest level; sizes are multiples of it."""
        return 1 << self.doublings

    @property
    def label_channels(self) -> int:
        return self.label_nc + int(self.has_dontcare)

    @property
    def semantic_channels(self) -> int:
        return self.label_channels + int(self.has_edges)

    @property
    def start_size(self) -> tuple[int, int]:
        """(height, width) of the coarsest level at the nominal size."""
        wide = self.crop_size // self.stride
        return round(wide / self.aspect_ratio), wide  # Python's round: halves go to even

    @property
    def output_size(self) -> tuple[int, int]:
        """(height, width) of the picture at the nominal size."""
        high, wide = self.start_size
        return high * self.stride, wide * self.stride

    @property
    def starts_from_latent(self) -> bool:
        """Whether NVIDIA's ``--use_vae`` start is used, which fixes the picture's size."""
        return self.modulation == "convolution" and self.latent_size > 0

    @property
    def start_channels(self) -> int:
        return 16 * self.ngf

    @property
    def last_channels(self) -> int:
        return self.blocks[-1].channels_out

    @property
    def blocks(self) -> tuple[BlockPlan, ...]:
        """The residual blocks in the order in which they run."""
        n = self.ngf
        plan = [
            BlockPlan("head_0", 16 * n, 16 * n, False),
            BlockPlan("G_middle_0", 16 * n, 16 * n, True),
            BlockPlan("G_middle_1", 16 * n, 16 * n, self.upsampling != "normal"),
            BlockPlan("up_0", 16 * n, 8 * n, True),
            BlockPlan("up_1", 8 * n, 4 * n, True),
            BlockPlan("up_2", 4 * n, 2 * n, True),
            BlockPlan("up_3", 2 * n, n, True),
        ]
        if self.upsampling == "most":
            plan.append(BlockPlan("up_4", n, n // 2, True))
        return tuple(plan)


def parse_norm(text: str) -> tuple[bool, Norm, int]:
    """(spectral, normalisation, kernel) of a ``norm_G`` such as ``spectralspadesyncbatch3x3``.

    ``batch`` and ``syncbatch`` are the same at inference.

    Raises:
        ModelError: not of the form that SPADE knows.
    """
    spectral = "spectral" in text
    match = re.match(r"spade([a-z]+)(\d)x\d", text.replace("spectral", ""))
    if match is None or match[1] not in ("batch", "syncbatch", "instance"):
        raise ModelError(
            tr.later(
                "norm_G is {norm}; a name like spectralspadesyncbatch3x3 (spade, then batch, "
                "syncbatch or instance, then the kernel) is expected.",
                norm=repr(text[:60]),
            )
        )
    return spectral, "instance" if match[1] == "instance" else "batch", int(match[2])


def config_from_options(options: dict[str, Any]) -> GeneratorConfig:
    """The generator that NVIDIA's training options describe.

    Args:
        options: ``ngf``, ``label_nc``, ``contain_dontcare_label``, ``no_instance``, ``norm_G``,
            ``num_upsampling_layers``, ``crop_size``, ``aspect_ratio``, ``use_vae``, ``z_dim``.
    """
    _, norm, kernel = parse_norm(str(options["norm_G"]))
    return GeneratorConfig(
        modulation="convolution",
        ngf=int(options["ngf"]),
        label_nc=int(options["label_nc"]),
        has_dontcare=bool(options["contain_dontcare_label"]),
        has_edges=not options["no_instance"],
        kernel=kernel,
        norm=norm,
        upsampling=options["num_upsampling_layers"],
        crop_size=int(options["crop_size"]),
        aspect_ratio=float(options["aspect_ratio"]),
        latent_size=int(options["z_dim"]) if options["use_vae"] else 0,
    )


@dataclass(frozen=True)
class PhotoEncoderConfig:
    """Shape of NVIDIA's photo encoder (``netE``)."""

    ngf: int = 64
    layers: int = 6
    norm: Literal["instance", "none", "batch"] = "instance"

    @property
    def widths(self) -> tuple[int, ...]:
        n = self.ngf
        return (3, n, 2 * n, 4 * n, 8 * n, 8 * n, 8 * n)[: self.layers + 1]


@dataclass(frozen=True)
class StyleEncoderConfig:
    """Shape of this project's style encoder."""

    style_size: int = 32
    input_size: int = 128
    widths: tuple[int, ...] = (32, 64, 128, 128, 128)
    groups: int = 8
