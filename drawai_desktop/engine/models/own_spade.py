"""The kind ``drawai-spade``: this project's generator, with its style encoder."""

from dataclasses import dataclass
from pathlib import Path

import torch
from PIL import Image

from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.kept_entries import Json, KeptEntries
from drawai_desktop.core.model_manifest import ModelManifest, NetworkFacts, Task
from drawai_desktop.engine.models.building import build_from_file
from drawai_desktop.engine.models.kind import (
    Kind,
    Shapes,
    check_facts,
    network_entry,
)
from drawai_desktop.engine.models.model import Model, StyleReader
from drawai_desktop.engine.networks.config import GeneratorConfig, Padding, StyleEncoderConfig
from drawai_desktop.engine.networks.style_encoder import StyleEncoder
from drawai_desktop.words import translator

tr = translator(__name__)

NAME = "drawai-spade"
_MULTIPLIERS = (16, 16, 16, 8, 4, 2, 1)
_MOST_BLOCKS = 16


@dataclass(frozen=True)
class OwnNetwork:
    """What a manifest of this kind says of its networks."""

    generator: GeneratorConfig
    encoder: StyleEncoderConfig
    unlabelled: int | None


def detect(shapes: Shapes) -> OwnNetwork | None:
    """The generator that weights are of; its trained size and its encoder are taken as usual."""
    table = shapes.get("head_0.norm_0.table", ())
    style = shapes.get("head_0.norm_0.style", ())
    image = shapes.get("conv_img.weight", ())
    if len(table) != 2 or len(style) != 2 or len(image) != 4:
        return None
    generator = GeneratorConfig(
        modulation="table",
        ngf=image[1],
        label_nc=table[1],
        has_dontcare=False,
        has_edges=False,
        kernel=1,
        latent_size=style[1],
        noise_blocks=tuple(n.removeprefix("noise.") for n in shapes if n.startswith("noise.")),
    )
    return OwnNetwork(generator, StyleEncoderConfig(style_size=style[1]), None)


def parse(manifest: ModelManifest) -> OwnNetwork:
    """The networks that a manifest describes.

    Raises:
        ModelError: an entry is wrong, or contradicts another.
    """
    own = network_entry(manifest, NAME)
    multipliers = own.wholes("multipliers", 1, 64, _MOST_BLOCKS, _MULTIPLIERS)
    if multipliers != _MULTIPLIERS:
        raise own.wrong(tr.later("its channel multipliers are not those that this program knows"))
    classes = own.whole("classes", 1, 4096)
    has_dontcare = manifest.unlabelled == classes - 1
    generator = GeneratorConfig(
        modulation="table",
        ngf=own.whole("ngf", 1, 1024),
        label_nc=classes - int(has_dontcare),
        has_dontcare=has_dontcare,
        has_edges=False,
        kernel=1,
        crop_size=max(32, manifest.trained_size),
        latent_size=manifest.style_size,
        noise_blocks=own.texts("noise_blocks", _MOST_BLOCKS, ()),
        padding=own.one_of("padding", Padding, "zeros"),
    )
    network = OwnNetwork(generator, _encoder(own, manifest.style_size), manifest.unlabelled)
    check_facts(manifest, write(network), classes)
    return network


def write(network: OwnNetwork) -> NetworkFacts:
    """The manifest's part of the networks."""
    config, encoder = network.generator, network.encoder
    own: dict[str, Json] = {
        "ngf": config.ngf,
        "multipliers": list(_MULTIPLIERS),
        "classes": config.label_channels,
        "encoder": {
            "input": encoder.input_size,
            "widths": list(encoder.widths),
            "groups": encoder.groups,
        },
    }
    if config.noise_blocks:
        own["noise_blocks"] = list(config.noise_blocks)
    if config.padding != "zeros":
        own["padding"] = config.padding
    return NetworkFacts(
        kind=NAME,
        trained_size=config.crop_size,
        stride=config.stride,
        style_size=config.latent_size,
        unlabelled=network.unlabelled,
        own=KeptEntries.of(own),
    )


def build(manifest: ModelManifest) -> Model:
    """The model of a folder.

    Raises:
        ModelError: its weights are missing, damaged, or do not fit the manifest.
        FileError: a file cannot be read.
    """
    network = parse(manifest)

    def style_reader(path: Path) -> StyleReader:
        encoder: torch.nn.Module = build_from_file(StyleEncoder, network.encoder, path)
        return StyleReader(encoder.eval(), network.encoder.input_size, Image.Resampling.BILINEAR)

    return Model.read(manifest, network.generator, style_reader)


def _encoder(own: JsonEntry, style_size: int) -> StyleEncoderConfig:
    default = StyleEncoderConfig(style_size=style_size)
    entry = own.entry("encoder")
    if entry is None:
        return default
    encoder = StyleEncoderConfig(
        style_size=style_size,
        input_size=entry.whole("input", 1, 1024, default.input_size),
        widths=entry.wholes("widths", 1, 4096, 12, default.widths),
        groups=entry.whole("groups", 1, 1024, default.groups),
    )
    if not encoder.widths or encoder.input_size >> len(encoder.widths) < 1:
        raise own.wrong(tr.later('"encoder.input" leaves no pixel after all of "encoder.widths"'))
    if any(width % encoder.groups for width in encoder.widths):
        raise own.wrong(tr.later('"encoder.widths" must be multiples of "encoder.groups"'))
    return encoder


KIND = Kind(NAME, Task.PICTURE, detect, parse, write, build)
