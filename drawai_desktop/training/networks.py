"""The networks of a run: made anew, or started from a model."""

from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.engine.networks.config import PhotoEncoderConfig, StyleEncoderConfig
from drawai_desktop.engine.networks.generator import Noise, SpadeGenerator
from drawai_desktop.engine.networks.photo_encoder import PhotoEncoder
from drawai_desktop.engine.networks.segmentation import Segmentation
from drawai_desktop.engine.networks.spade import LEAK, ConvolutionSpade, SpadeBlock, TableSpade
from drawai_desktop.engine.networks.style_encoder import StyleEncoder
from drawai_desktop.errors import ModelError, OptionError
from drawai_desktop.training.class_growth import grown_generator, growth_from
from drawai_desktop.training.config import NetworkOptions, TrainingOptions
from drawai_desktop.training.critics import Critics
from drawai_desktop.training.label_critic import label_weights
from drawai_desktop.training.optimiser import WeightGroup
from drawai_desktop.training.random_draws import Frame, StyleDraw
from drawai_desktop.training.style_prior import StylePrior
from drawai_desktop.words import translator

tr = translator(__name__)

TABLE_RATE_FACTOR = 10.0
"""At the common rate the labels hardly colour the picture and the style vector takes over."""
STYLE_RATE_FACTOR = 2.0
_FIRST_NOISE = {"head_0": 0.5, "G_middle_0": 0.5, "G_middle_1": 0.4, "up_0": 0.3, "up_1": 0.15}
"""Block -> its first noise, in standard deviations of what it reads; 0.1 for the others. The coarse
levels decide shapes and want much; on the fine ones it is seen at once, as an embossed grain."""


@dataclass(frozen=True)
class Painted:
    """What the generator's side makes of a batch.

    Attributes:
        pictures: float (N, 3, S, S) in [-1, 1].
        mean: float (N, Z) of the encoder, or None where the network has but one look.
        log_variance: as ``mean``.
        raw: float (N, 3, S, S), what the last tanh was given.
    """

    pictures: Tensor
    mean: Tensor | None
    log_variance: Tensor | None
    raw: Tensor


class GeneratorSide(nn.Module):
    """Encoder and generator as one network: what the generator's optimiser trains."""

    def __init__(
        self,
        generator: SpadeGenerator,
        encoder: nn.Module | None,
        prior: StylePrior | None = None,
    ) -> None:
        """
        Args:
            prior: what styles are drawn from; the unit normal where there is none.
        """
        super().__init__()
        self.generator = generator
        self.encoder = encoder
        self.prior = prior

    def forward(
        self,
        pictures: Tensor,
        segmentation: Segmentation,
        draw: StyleDraw,
        noise: Noise,
        frame: Frame,
    ) -> Painted:
        """Paints the label maps in the styles of the pictures, or in drawn ones.

        Args:
            pictures: float (N, 3, S, S) in [-1, 1], the photographs.
            segmentation: of the same size.
            frame: what is painted round the maps, and cut away.
        """
        style = mean = log_variance = None
        if self.encoder is not None:
            mean, log_variance = self.encoder(encoder_input(self.encoder, pictures))
            log_variance = log_variance.clamp(-10, 10)
            encoded = mean + draw.normal * (0.5 * log_variance).exp()
            drawn = draw.normal
            if self.prior is not None:
                if self.training:
                    self.prior.follow(mean, log_variance)
                drawn = self.prior.draw(draw.normal)
            style = torch.where(draw.from_prior[:, None], drawn, encoded)
        raw: list[Tensor] = []
        hook = self.generator.conv_img.register_forward_hook(lambda _m, _i, out: raw.append(out))
        try:
            made = self.generator(_framed(segmentation, frame), style, noise)
        finally:
            hook.remove()
        return Painted(frame.inside(made), mean, log_variance, frame.inside(raw[0]))


def _framed(segmentation: Segmentation, frame: Frame) -> Segmentation:
    edges = segmentation.edges
    return Segmentation(
        segmentation.config,
        frame.extended(segmentation.classes),
        None if edges is None else frame.extended(edges),
    )


def encoder_input(encoder: nn.Module, pictures: Tensor) -> Tensor:
    """Pictures at the size at which an encoder wants them; NVIDIA's resizes by itself."""
    if not isinstance(encoder, StyleEncoder):
        return pictures
    side = encoder.config.input_size
    if pictures.shape[2:] == (side, side):
        return pictures
    return nn.functional.interpolate(
        pictures, (side, side), mode="bilinear", align_corners=False, antialias=True
    )


@dataclass(frozen=True)
class Networks:
    """All networks that a run trains."""

    painter: GeneratorSide
    critics: Critics


def build_networks(
    options: TrainingOptions, classes: ClassTable, frequency: Tensor | None = None
) -> Networks:
    """The networks of a run's options, drawn from its seed or taken from the model it starts from.

    Args:
        frequency: float (classes,), part of the pictures that show each; even where not given.
    Raises:
        OptionError: the model to start from has other labels or another shape.
        ModelError, FileError: it cannot be read.
    """
    torch.manual_seed(options.seed)
    config = options.network.generator(len(classes), classes.has_unlabelled, options.size)
    generator = SpadeGenerator(config)
    _initialise(generator)
    encoder = _encoder(options.network)
    if options.start_from:
        take_over(generator, encoder, Path(options.start_from), classes)
    _start_noise(generator)
    if options.network.spectral:
        add_spectral_norm(generator)
    weights = None
    if options.losses.adversarial_labels > 0:
        shown = torch.ones(len(classes)) if frequency is None else frequency
        weights = label_weights(shown[: config.label_nc])
    critics = Critics(
        config.semantic_channels, options.head_width, options.patch_width, options.seed, weights
    )
    is_fitted = options.losses.fitted_prior and encoder is not None
    prior = StylePrior(options.network.style_size) if is_fitted else None
    return Networks(GeneratorSide(generator, encoder, prior), critics)


def _encoder(network: NetworkOptions) -> nn.Module | None:
    if network.style_size == 0:
        return None
    if network.modulation == "convolution":
        return PhotoEncoder(PhotoEncoderConfig(network.ngf))
    groups = 8 if all(width % 8 == 0 for width in network.encoder_widths) else 1
    return StyleEncoder(
        StyleEncoderConfig(network.style_size, network.encoder_size, network.encoder_widths, groups)
    )


def _initialise(generator: SpadeGenerator) -> None:
    for module in generator.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, a=LEAK)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
    with torch.no_grad():
        generator.conv_img.weight.mul_(0.3)  # tanh must not saturate at the start


def add_spectral_norm(generator: SpadeGenerator) -> None:
    """Spectral normalisation where NVIDIA's network has it: the blocks' own convolutions."""
    for module in generator.modules():
        if isinstance(module, SpadeBlock):
            names = ("conv_0", "conv_1", "conv_s") if module.has_shortcut else ("conv_0", "conv_1")
            for name in names:
                spectral_norm(getattr(module, name))


def network_of_model(folder: Path, network: NetworkOptions) -> NetworkOptions:
    """Options with the shape of a model that a run is to start from.

    Raises:
        OptionError: a model that this trainer cannot go on with.
    """
    model = load_model(read_manifest(folder))
    config = model.config
    if config.modulation != "table":
        raise OptionError(
            tr.later(
                "{folder}: training can start from models of the table variant only. "
                "Train NVIDIA's variant from the beginning.",
                folder=folder,
            )
        )
    encoder = model.encoder()
    assert isinstance(encoder, StyleEncoder)
    return replace(
        network,
        modulation="table",
        ngf=config.ngf,
        style_size=config.latent_size,
        noise_blocks=config.noise_blocks or network.noise_blocks,
        encoder_widths=encoder.config.widths,
        encoder_size=encoder.config.input_size,
        spectral=False,
        padding=config.padding,
    )


def take_over(
    generator: SpadeGenerator, encoder: nn.Module | None, folder: Path, classes: ClassTable
) -> None:
    """Gives the networks a model's weights; noise weights that it lacks stay.

    Classes that the model lacks start as others, see :mod:`~drawai_desktop.training.class_growth`.

    Raises:
        OptionError: the model has other labels.
        ModelError: it has another shape, or cannot be read.
    """
    manifest = read_manifest(folder)
    model = load_model(manifest)
    growth = growth_from(folder, classes, model.config.label_channels)
    known = {c.index: c.name for c in manifest.classes}
    if growth is None and any(known.get(i, n) != n for i, n in enumerate(classes.names)):
        raise OptionError(
            tr.later(
                "{folder}: its labels are not those of the data set, in the same order, and the "
                "data set does not have all of them and more. Take another model, or none.",
                folder=folder,
            )
        )
    state = model.generator.state_dict()
    try:
        if growth is not None:
            state = grown_generator(state, generator, growth)
        left = generator.load_state_dict(state, strict=False)
        if encoder is not None:
            encoder.load_state_dict(model.encoder().state_dict())
    except RuntimeError as error:
        raise ModelError(
            tr.later(
                "{folder}: its network has another shape than the run's options say. Take another "
                "model, or leave the shape out of the options of a new run.",
                folder=folder,
            )
        ) from error
    wrong = [n for n in left.missing_keys if not n.startswith("noise.")] + left.unexpected_keys
    if wrong:
        raise ModelError(
            tr.later(
                "{folder}: its weights do not fit the run's network ({weight}, ...). Take another "
                "model.",
                folder=folder,
                weight=wrong[0],
            )
        )


@torch.no_grad()
def _start_noise(generator: SpadeGenerator) -> None:
    """Gives noise weights that are still zero a start.

    At zero they learn nothing for long, since noise that cannot be seen changes no loss.
    """
    if not generator.config.noise_blocks:
        return
    for name, weight in generator.noise.items():
        if not bool(weight.any()):
            norm = getattr(generator, name).norm_0.param_free_norm
            variance = getattr(norm, "running_var", None)
            scale = 1.0 if variance is None else variance.sqrt()
            signs = torch.randint(0, 2, weight.shape) * 2.0 - 1.0
            weight.copy_(_FIRST_NOISE.get(name, 0.1) * scale * signs)


def weight_groups(painter: GeneratorSide) -> list[WeightGroup]:
    """The generator side's parameters with what the optimiser must know of each."""
    factors: dict[int, float] = {}
    by_label: set[int] = set()
    for module in painter.modules():
        if isinstance(module, TableSpade):
            factors |= {id(module.table): TABLE_RATE_FACTOR, id(module.style): STYLE_RATE_FACTOR}
            by_label.add(id(module.table))
        elif isinstance(module, ConvolutionSpade):
            by_label.add(id(module.mlp_shared[0].weight))
    generator = painter.generator
    if isinstance(generator.fc, nn.Conv2d):  # reads the label map, not a style
        by_label.add(id(generator.fc.weight))
    factors |= {
        id(weight): TABLE_RATE_FACTOR
        for name, weight in generator.named_parameters()
        if name.startswith("noise.")
    }
    groups: dict[tuple[float, bool], list[nn.Parameter]] = {}
    for parameter in painter.parameters():
        kind = (factors.get(id(parameter), 1.0), id(parameter) in by_label)
        groups.setdefault(kind, []).append(parameter)
    return [WeightGroup(found, *kind) for kind, found in sorted(groups.items())]
