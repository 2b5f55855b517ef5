"""The kind ``nvidia-spade``: NVIDIA's generators of 2019, with their photo encoder.

From NVIDIA's file to the network: ``checkpoint_finder`` finds it, ``checkpoint_file`` reads it,
``weights`` gives the entries plain names, :func:`detect_generator` reads the shape back from them,
``building`` makes the network.
"""

import math
from dataclasses import dataclass, fields
from pathlib import Path

import torch
from PIL import Image

from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.kept_entries import Json, KeptEntries
from drawai_desktop.core.label_sets import GeneratorHints
from drawai_desktop.core.model_manifest import ModelManifest, NetworkFacts, Task
from drawai_desktop.engine.models.building import build_from_file
from drawai_desktop.engine.models.checkpoint_file import safetensors_shapes
from drawai_desktop.engine.models.kind import (
    Kind,
    Shapes,
    check_facts,
    network_entry,
)
from drawai_desktop.engine.models.model import Model, StyleReader
from drawai_desktop.engine.networks.config import (
    GeneratorConfig,
    Modulation,
    Norm,
    PhotoEncoderConfig,
    Upsampling,
)
from drawai_desktop.engine.networks.photo_encoder import INPUT_SIZE, PhotoEncoder
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)

NAME = "nvidia-spade"
_LARGEST_SIDE = 8192
_NOTHING = GeneratorHints()
_MARKS = (
    "fc.weight",
    "head_0.norm_0.mlp_gamma.weight",
    "head_0.norm_0.mlp_shared.0.weight",
    "conv_img.weight",
)
"""Entries that every generator of this kind has, and no other network."""


@dataclass(frozen=True)
class NvidiaNetwork:
    """What a manifest of this kind says of its generator; the encoder's shape is in its file."""

    generator: GeneratorConfig
    unlabelled: int | None

    @property
    def trained_size(self) -> int:
        high, wide = self.generator.output_size
        return round(math.sqrt(high * wide))


def detect(shapes: Shapes) -> NvidiaNetwork | None:
    """The generator that weights are of, as far as names and sizes tell."""
    if any(name not in shapes for name in _MARKS):
        return None
    return NvidiaNetwork(detect_generator(shapes), None)


def parse(manifest: ModelManifest) -> NvidiaNetwork:
    """The network that a manifest describes.

    Raises:
        ModelError: an entry is wrong, or contradicts another.
    """
    own = network_entry(manifest, NAME)
    entry = own.entry("generator")
    if entry is None:
        raise own.wrong(tr.later('"network.generator" is missing in it'))
    config = _config(entry)
    if max(config.output_size) > _LARGEST_SIDE:
        raise own.wrong(tr.later("its pictures would have a side of over 8192 px"))
    network = NvidiaNetwork(config, manifest.unlabelled)
    check_facts(manifest, write(network), config.label_channels)
    return network


def write(network: NvidiaNetwork) -> NetworkFacts:
    """The manifest's part of the network."""
    config = network.generator
    generator: dict[str, Json] = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in ((f.name, getattr(config, f.name)) for f in fields(config))
    }
    return NetworkFacts(
        kind=NAME,
        trained_size=network.trained_size,
        stride=config.stride,
        style_size=config.latent_size,
        fixed_size=config.output_size if config.starts_from_latent else None,
        unlabelled=network.unlabelled,
        own=KeptEntries.of({"generator": generator}),
    )


def build(manifest: ModelManifest) -> Model:
    """The model of a folder.

    Raises:
        ModelError: its weights are missing, damaged, or do not fit the manifest.
        FileError: a file cannot be read.
    """

    def style_reader(path: Path) -> StyleReader:
        shape = detect_photo_encoder(safetensors_shapes(path))
        encoder: torch.nn.Module = build_from_file(PhotoEncoder, shape, path)
        return StyleReader(encoder.eval(), INPUT_SIZE, Image.Resampling.BICUBIC)

    return Model.read(manifest, parse(manifest).generator, style_reader)


def _config(entry: JsonEntry) -> GeneratorConfig:
    default = GeneratorConfig()
    return GeneratorConfig(
        modulation=entry.one_of("modulation", Modulation, default.modulation),
        ngf=entry.whole("ngf", 1, 1024, default.ngf),
        label_nc=entry.whole("label_nc", 1, 4096, default.label_nc),
        has_dontcare=entry.flag("has_dontcare", default.has_dontcare),
        has_edges=entry.flag("has_edges", default.has_edges),
        kernel=entry.whole("kernel", 1, 31, default.kernel),
        norm=entry.one_of("norm", Norm, default.norm),
        upsampling=entry.one_of("upsampling", Upsampling, default.upsampling),
        crop_size=entry.whole("crop_size", 1, _LARGEST_SIDE, default.crop_size),
        aspect_ratio=entry.real("aspect_ratio", 0.05, 20, default.aspect_ratio),
        latent_size=entry.whole("latent_size", 0, 65536, default.latent_size),
        noise_blocks=entry.texts("noise_blocks", 16, ()),
    )


def detect_generator(shapes: Shapes, hints: GeneratorHints = _NOTHING) -> GeneratorConfig:
    """The shape of NVIDIA's generator that weights were saved from.

    Width, kernel, normalisation, ``most`` and the latent start are read from names and sizes.
    ``normal`` against ``more``, the crop size, the aspect ratio and the meaning of the channels
    cannot be; what is not given is as in the published network of as many channels.

    Raises:
        ModelError: this is no SPADE generator, or the hints do not fit it.
    """
    missing = [name for name in _MARKS if name not in shapes]
    if missing or len(shapes[_MARKS[1]]) != 4 or len(shapes[_MARKS[2]]) != 4:
        why = tr.later("two of its weights have the wrong shape")
        if missing:
            names, n = ", ".join(missing), len(missing)
            why = tr.count_later("{names} is missing", "{names} are missing", n=n, names=names)
        raise ModelError(
            tr.count_later(
                "This is not a SPADE generator: {why} beside its one entry. Choose "
                "latest_net_G.pth.",
                "This is not a SPADE generator: {why} among its {n} entries. Choose "
                "latest_net_G.pth.",
                why=why,
                n=len(shapes),
            )
        )
    most = "up_4.conv_0.bias" in shapes
    fc, image = shapes["fc.weight"], shapes["conv_img.weight"]
    channels = shapes["head_0.norm_0.mlp_shared.0.weight"][1]
    hints = channel_meaning(channels, hints)
    config = GeneratorConfig(
        modulation="convolution",
        ngf=(image[1] if len(image) > 1 else 1) * (2 if most else 1),
        label_nc=hints.label_nc or 1,
        has_dontcare=bool(hints.has_dontcare),
        has_edges=bool(hints.has_edges),
        kernel=shapes["head_0.norm_0.mlp_gamma.weight"][-1],
        norm="batch" if "head_0.norm_0.param_free_norm.running_mean" in shapes else "instance",
        upsampling="most" if most else _upsampling(hints),
        crop_size=hints.crop_size or 256,
        aspect_ratio=hints.aspect_ratio or 1.0,
        latent_size=fc[1] if len(fc) == 2 else 0,
    )
    if config.semantic_channels != channels:
        raise ModelError(
            tr.later(
                "The network reads {channels} label channels, but the given options make "
                "{semantic_channels}: check label_nc, contain_dontcare_label and no_instance.",
                channels=channels,
                semantic_channels=config.semantic_channels,
            )
        )
    return config


def _upsampling(hints: GeneratorHints) -> Upsampling:
    return "more" if hints.upsampling == "more" else "normal"


_PUBLISHED = {
    184: GeneratorHints(182, True, True),  # COCO-Stuff
    151: GeneratorHints(150, True, False),  # ADE20K
    36: GeneratorHints(35, False, True, "more", 512, 2.0),  # Cityscapes
}
"""What NVIDIA's three published networks mean by their channels."""


def agrees_on_channels(one: GeneratorHints, other: GeneratorHints) -> bool:
    """Whether neither says of the label channels what the other denies."""
    return all(
        a is None or b is None or a == b
        for a, b in (
            (one.label_nc, other.label_nc),
            (one.has_dontcare, other.has_dontcare),
            (one.has_edges, other.has_edges),
        )
    )


def channel_meaning(channels: int, hints: GeneratorHints) -> GeneratorHints:
    """The hints, completed: by the published network of as many channels where nothing is said
    against it, else by taking all channels that are left for labels."""
    published = _PUBLISHED.get(channels)
    if published is not None and agrees_on_channels(hints, published):
        return hints.over(published)
    left = channels - (hints.label_nc if hints.label_nc is not None else channels)
    dontcare, edges = hints.has_dontcare, hints.has_edges
    if edges is None:
        edges = left - int(bool(dontcare)) > 0
    if dontcare is None:
        dontcare = left - int(edges) > 0
    rest = GeneratorHints(max(1, channels - int(dontcare) - int(edges)), dontcare, edges)
    return hints.over(rest)


def detect_photo_encoder(shapes: Shapes) -> PhotoEncoderConfig:
    """The shape of NVIDIA's photo encoder that weights were saved from.

    Raises:
        ModelError: this is no photo encoder.
    """
    nested = any(name.startswith("layer1.0.") for name in shapes)
    first = shapes.get("layer1.0.weight" if nested else "layer1.weight")
    if "fc_mu.weight" not in shapes or not first:
        raise ModelError(
            tr.count_later(
                "This is not a SPADE photo encoder: fc_mu or layer1 is missing beside its one "
                "entry. Choose latest_net_E.pth.",
                "This is not a SPADE photo encoder: fc_mu or layer1 is missing among its {n} "
                "entries. Choose latest_net_E.pth.",
                n=len(shapes),
            )
        )
    layers = sum(
        f"layer{i}.0.weight" in shapes or f"layer{i}.weight" in shapes for i in range(1, 7)
    )
    if not nested:
        return PhotoEncoderConfig(first[0], layers, "none")
    batch = "layer1.1.running_mean" in shapes
    return PhotoEncoderConfig(first[0], layers, "batch" if batch else "instance")


KIND = Kind(NAME, Task.PICTURE, detect, parse, write, build)
