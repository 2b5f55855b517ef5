"""NVIDIA's checkpoints as models of this program: what their channels mean, and ``opt.txt``."""

import re
from dataclasses import dataclass
from pathlib import Path

from drawai_desktop.core.label_sets import (
    GeneratorHints,
    LabelSetOfModel,
    label_set,
    numbered,
)
from drawai_desktop.core.model_classes import with_ids
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.text_file import read_text
from drawai_desktop.engine.models import nvidia_spade
from drawai_desktop.engine.models.kind import Shapes
from drawai_desktop.engine.models.nvidia_spade import NvidiaNetwork
from drawai_desktop.engine.networks.config import GeneratorConfig, parse_norm
from drawai_desktop.errors import ModelError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

LICENCE = "NVIDIA's weights: non-commercial, academic research only (CC BY-NC-SA 4.0)"
_SETS_BY_CHANNELS = {184: "coco", 151: "ade20k", 36: "cityscapes"}
_LARGEST_OPTIONS = 1_000_000


@dataclass(frozen=True)
class TrainingOptions:
    """What ``opt.txt`` says, as far as it is read; None where it says nothing."""

    file: Path
    hints: GeneratorHints
    ngf: int | None = None
    norm: str | None = None
    kernel: int | None = None
    use_vae: bool | None = None


def manifest_of(
    shapes: Shapes,
    folder: Path,
    name: str,
    labels: str,
    hints: GeneratorHints,
    options: Path | None,
) -> ModelManifest:
    """The manifest of a checkpoint.

    Args:
        shapes: of the generator's weights.
        labels: a published label set's name, or a file; empty to go by the number of channels.
        hints: what the person says; it wins over everything else.
        options: the ``opt.txt`` beside the checkpoint.
    Raises:
        ModelError: no SPADE generator, or options or a label set that do not fit it.
    """
    config, meaning = describe(shapes, labels, hints, options)
    network = NvidiaNetwork(config, meaning.unlabelled)
    return ModelManifest(
        folder=folder,
        name=name,
        network=nvidia_spade.write(network),
        classes=with_ids(meaning.classes),
        aliases=meaning.aliases,
        licence=LICENCE,
    )


def describe(
    shapes: Shapes, labels: str, hints: GeneratorHints, options: Path | None = None
) -> tuple[GeneratorConfig, LabelSetOfModel]:
    """The shape of a checkpoint's generator, and what its channels mean; see
    :func:`manifest_of`."""
    said = read_options(options) if options is not None else None
    meaning = _meaning(shapes, labels, hints, said)
    known = hints
    if said is not None:
        known = known.over(said.hints)
    if meaning is not None:
        known = known.over(meaning.generator)
    config = nvidia_spade.detect_generator(shapes, known)
    if said is not None:
        _check_options(said, config)
    if meaning is None:
        meaning = numbered(config.label_channels)
    highest = max((row.index for row in meaning.classes), default=0)
    if max(len(meaning.classes), highest + 1) > config.label_channels:
        raise ModelError(
            tr.later(
                "The label set {meaning} has {n} classes, the network reads {label_channels} "
                "label channels. Choose another set: drawai models install PATH --labels SET.",
                meaning=meaning.name[:60],
                n=len(meaning.classes),
                label_channels=config.label_channels,
            )
        )
    return config, meaning


def _meaning(
    shapes: Shapes, labels: str, hints: GeneratorHints, said: TrainingOptions | None
) -> LabelSetOfModel | None:
    """The chosen label set; else the published one of as many channels, where ``opt.txt`` does not
    deny it; else None."""
    stated = said.hints if said is not None else GeneratorHints()
    if labels:
        chosen = label_set(labels)
        if said is not None and not nvidia_spade.agrees_on_channels(
            hints.over(stated), hints.over(chosen.generator)
        ):
            raise ModelError(
                tr.later(
                    "{name} and the label set {chosen} say different things of the label "
                    "channels (label_nc, contain_dontcare_label, no_instance). Choose another "
                    "set (drawai models install PATH --labels SET), or correct the file.",
                    name=said.file.name,
                    chosen=chosen.name[:60],
                )
            )
        return chosen
    shared = shapes.get("head_0.norm_0.mlp_shared.0.weight", ())
    name = _SETS_BY_CHANNELS.get(shared[1] if len(shared) > 1 else 0)
    if name is None:
        return None
    published = label_set(name)
    agrees = nvidia_spade.agrees_on_channels(hints.over(stated), published.generator)
    return published if agrees else None


def read_options(path: Path) -> TrainingOptions:
    """What the ``opt.txt`` says that NVIDIA's training leaves.

    Raises:
        ModelError: it cannot be read, or an option has a value that it cannot have.
    """
    text = read_text(path, tr.later("file of options"), ModelError, _LARGEST_OPTIONS)
    found = dict(re.findall(r"^[ \t]*(\w+):[ \t]*(\S*)", text, re.MULTILINE))
    norm, kernel = None, None
    if "norm_G" in found:
        _, norm, kernel = parse_norm(found["norm_G"])
    upsampling = found.get("num_upsampling_layers")
    if upsampling not in (None, "normal", "more", "most"):
        raise _wrong(path, "num_upsampling_layers", tr.later("normal, more or most"))
    without_instances = _flag(path, found, "no_instance")
    return TrainingOptions(
        file=path,
        hints=GeneratorHints(
            label_nc=_whole(path, found, "label_nc", 1, 4096),
            has_dontcare=_flag(path, found, "contain_dontcare_label"),
            has_edges=None if without_instances is None else not without_instances,
            upsampling=upsampling,
            crop_size=_whole(path, found, "crop_size", 32, 8192),
            aspect_ratio=_ratio(path, found),
        ),
        ngf=_whole(path, found, "ngf", 1, 1024),
        norm=norm,
        kernel=kernel,
        use_vae=_flag(path, found, "use_vae"),
    )


def _check_options(said: TrainingOptions, config: GeneratorConfig) -> None:
    """Refuses an ``opt.txt`` of another network than the weights are of."""
    is_most = said.hints.upsampling == "most" if said.hints.upsampling else None
    for what, stated, found in (
        ("ngf", said.ngf, config.ngf),
        ("norm_G", said.norm, config.norm),
        (tr.later("the kernel of norm_G"), said.kernel, config.kernel),
        ("use_vae", said.use_vae, config.starts_from_latent),
        ("num_upsampling_layers", is_most, config.upsampling == "most"),
    ):
        if stated is not None and stated != found:
            raise ModelError(
                tr.later(
                    "{name} is not of these weights: they contradict it in {what}. Put the right "
                    "file beside them, or remove it and give options to drawai models install.",
                    name=said.file.name,
                    what=what,
                )
            )


def _whole(path: Path, found: dict[str, str], name: str, low: int, high: int) -> int | None:
    if name not in found:
        return None
    text = found[name]
    if not text.isascii() or not text.isdigit() or not low <= int(text[:9]) <= high:
        expected = tr.later("a whole number from {low} to {high}", low=low, high=high)
        raise _wrong(path, name, expected)
    return int(text[:9])


def _ratio(path: Path, found: dict[str, str]) -> float | None:
    if "aspect_ratio" not in found:
        return None
    try:
        ratio = float(found["aspect_ratio"])
    except ValueError:
        ratio = 0.0
    if not 0.05 <= ratio <= 20:
        expected = tr.later("a number from {low:g} to {high:g}", low=0.05, high=20.0)
        raise _wrong(path, "aspect_ratio", expected)
    return ratio


def _flag(path: Path, found: dict[str, str], name: str) -> bool | None:
    if name not in found:
        return None
    if found[name] not in ("True", "False"):
        raise _wrong(path, name, tr.later("True or False"))
    return found[name] == "True"


def _wrong(path: Path, name: str, expected: Words) -> ModelError:
    return ModelError(
        tr.later(
            "{name}: {key} must be {expected}. Correct the file, or remove it and give "
            "the options of drawai models install.",
            name=path.name,
            key=name,
            expected=expected,
        )
    )
