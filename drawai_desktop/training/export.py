"""A run's averaged weights as a model folder of this program, tried before it takes its name."""

import copy
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor
from torch.nn.utils import parametrize

from drawai_desktop import resources
from drawai_desktop.core.atomic_folder import move_in, workplace
from drawai_desktop.core.drawn_styles import DrawnStyles
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_classes import ClassRow, with_ids
from drawai_desktop.core.model_manifest import ModelManifest, read_manifest, write_manifest
from drawai_desktop.core.overwriting import check_replaced
from drawai_desktop.core.style import Style
from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.datasets.dataset import Dataset, open_dataset
from drawai_desktop.datasets.pair_check import seen_classes
from drawai_desktop.engine.models import nvidia_spade, own_spade
from drawai_desktop.engine.models.half_precision import write_weights
from drawai_desktop.engine.models.kind import ENCODER_FILE, GENERATOR_FILE
from drawai_desktop.engine.models.nvidia_spade import NvidiaNetwork
from drawai_desktop.engine.models.own_spade import OwnNetwork
from drawai_desktop.engine.networks.style_encoder import StyleEncoder
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.errors import DatasetError, ModelError, OptionError
from drawai_desktop.training.config import TrainingOptions
from drawai_desktop.training.critics import Critics
from drawai_desktop.training.critics_start import write_critics
from drawai_desktop.training.networks import GeneratorSide, build_networks, take_over
from drawai_desktop.training.options_file import OPTIONS_FILE
from drawai_desktop.training.photo_styles import photo_styles
from drawai_desktop.training.presets import (
    look_named,
    make_presets,
    rename_looks,
    scenes_to_look_at,
)
from drawai_desktop.training.run_data import known_left_out
from drawai_desktop.training.run_folder import class_table, known_datasets
from drawai_desktop.training.state import Position, read_state
from drawai_desktop.words import translator

tr = translator(__name__)


class StartingOptions(Protocol):
    """What the options of all runs in stages say of their start."""

    @property
    def start_from(self) -> str: ...


def export_run(
    run: Path,
    target: Path,
    name: str | None = None,
    datasets: Sequence[Path] = (),
    licence: str = "",
    mix: tuple[Path, float] | None = None,
    neutral: str = "",
    renamed: Sequence[tuple[str, str]] = (),
    styles_of: str = "*",
    coarse_noise: float = 1.0,
    say: Callable[[str], None] = lambda _text: None,
) -> ModelManifest:
    """Writes a model that the program can use, from a run's last saved state.

    Args:
        target: the model's folder; a model that is there is replaced.
        datasets: whose style vectors give the presets; by default those that the run was started
            with, where they are still there.
        mix: a model like the run's, and its share of the weights; see :func:`mix_in`.
        neutral: name of the preset that is to be the neutral look; empty for the zero of the style
            space, which is the middle of the training photographs.
        renamed: (measured name of a preset, name to have instead).
        styles_of: pattern of the names of the pairs whose photographs give looks and drawn styles.
        coarse_noise: share of the coarsest noise that is kept; see :func:`calm`.
    Raises:
        OptionError: no run, or one without a saved state, a model to mix that does not fit, no
            such preset, or a target that is no model's folder, or is read.
        ModelError: the weights make no picture.
        FileError: it cannot be written.
    """
    check_replaced(target, [run, *datasets, *([mix[0]] if mix else [])])
    options = TrainingOptions.load(run / OPTIONS_FILE)
    classes = class_table(run)
    content = read_state(run)
    position = Position(**content["position"])
    painter = averaged_painter(options, classes, content["average"])
    if mix is not None:
        mix_in(painter, *mix, classes)
    calm(painter, coarse_noise)
    with workplace(target.parent) as work:
        made = work / target.name
        made.mkdir()
        write_weights(made / GENERATOR_FILE, painter.generator)
        if painter.encoder is not None:
            write_weights(made / ENCODER_FILE, painter.encoder)
        _write_critics(made, painter, options, content["critics"])
        manifest = manifest_of(
            painter, options, classes, name or target.name, position, learnt_classes(run, options)
        )
        if licence:
            manifest = replace(manifest, licence=licence)
        write_manifest(made, manifest)
        try_model(made)
        dataset = None
        if painter.encoder is not None:
            dataset = _dataset(datasets or known_datasets(run), classes, say)
        looks: list[dict[str, Any]] = []
        if dataset is not None:
            training, _ = dataset.without(known_left_out(run)).split(options.held_out_every)
            training = training.matching(styles_of)
            if not training.pairs:
                raise OptionError(
                    f"No training pair's name fits {styles_of!r}, so there are no styles to learn "
                    "from. Give --styles-of another pattern, or leave it out."
                )
            synthesizer = Synthesizer.load(read_manifest(made), standard_labels(), "cpu")
            found = photo_styles(synthesizer.model, training, say)
            scenes = scenes_to_look_at(synthesizer, training)
            looks = make_presets(made, synthesizer, found.means, scenes)
            manifest = replace(manifest, drawn=DrawnStyles.fitted(found.means, found.variances))
        rename_looks(made, looks, renamed)
        manifest = with_looks(manifest, looks)
        if neutral:
            manifest = replace(manifest, neutral=tuple(look_named(looks, neutral)))
        write_manifest(made, manifest)
        move_in([made], [target], read_manifest)
    return read_manifest(target)


def _write_critics(
    folder: Path, painter: GeneratorSide, options: TrainingOptions, state: dict[str, Tensor]
) -> None:
    """Writes the run's critics beside the model, for runs that start from it."""
    config = painter.generator.config
    weights = torch.ones(config.label_nc) if options.losses.adversarial_labels > 0 else None
    critics = Critics(
        config.semantic_channels, options.head_width, options.patch_width, options.seed, weights
    )
    critics.load_state_dict(state)
    write_critics(folder, critics)


def averaged_painter(
    options: TrainingOptions, classes: ClassTable, state: dict[str, Tensor]
) -> GeneratorSide:
    """The averaged networks with plain weights: spectral norm folded, in evaluation mode."""
    painter = build_networks(replace(options, start_from=""), classes).painter
    painter.load_state_dict(state)
    painter.eval()
    for module in list(painter.modules()):
        if parametrize.is_parametrized(module):
            parametrize.remove_parametrizations(module, "weight")
    return painter


@torch.no_grad()
def mix_in(painter: GeneratorSide, folder: Path, share: float, classes: ClassTable) -> None:
    """Moves all weights and statistics towards those of a model, by its share.

    Networks of one descent lie in one valley: the mean of two is often better than either, as the
    mean over the steps of one run is.

    Raises:
        OptionError: the share is not between 0 and 1, or the model has other labels.
        ModelError: it has another shape.
    """
    if not 0 < share < 1:
        raise OptionError(
            f"A mixed model's share is between 0 and 1, not {share}. Give 0.5 for half and half."
        )
    other = copy.deepcopy(painter)
    take_over(other.generator, other.encoder, folder, classes)
    theirs = other.state_dict()
    for key, value in painter.state_dict().items():
        if value.is_floating_point():
            value.lerp_(theirs[key], share)


def calm(painter: GeneratorSide, share: float) -> None:
    """Keeps a share of the noise that the coarsest block with noise reads.

    That noise decides what grows where. Its rare large values, at the same place in all pictures
    of a seed, are what the network can make the least of: a pole in a lake, a rent in a wood.

    Raises:
        OptionError: not a share.
    """
    if not 0 < share <= 1:
        raise OptionError(
            f"The share of the coarsest noise is above 0 and at most 1, not {share}. "
            "Give 0.65 for calm pictures."
        )
    config = painter.generator.config
    noisy = [plan.name for plan in config.blocks if plan.name in config.noise_blocks]
    if noisy and share < 1:
        with torch.no_grad():
            painter.generator.noise[noisy[0]].mul_(share)


def manifest_of(
    painter: GeneratorSide,
    options: TrainingOptions,
    classes: ClassTable,
    name: str,
    position: Position,
    seen: Collection[int] | None = None,
) -> ModelManifest:
    """``model.json`` of a trained model, without styles.

    Args:
        seen: class indexes that the training pictures had a pixel of; others were not learnt. None
            for all.
    """
    config = replace(painter.generator.config, crop_size=options.size)
    unlabelled = len(classes) - 1 if classes.has_unlabelled else None
    if config.modulation == "table":
        assert isinstance(painter.encoder, StyleEncoder)
        network = own_spade.write(OwnNetwork(config, painter.encoder.config, unlabelled))
    else:
        network = nvidia_spade.write(NvidiaNetwork(painter.generator.config, unlabelled))
    rows = [
        row
        for row in classes.rows
        if row["index"] != unlabelled and (seen is None or row["index"] in seen)
    ]
    return ModelManifest(
        folder=Path(),
        name=name,
        network=replace(network, trained_size=options.size),
        classes=with_ids(ClassRow(row["index"], row["name"], row["coco"]) for row in rows),
        aliases=stand_ins(str(row["name"]) for row in rows),
        steps=position.step,
        minutes=round(position.seconds / 60, 1),
    )


def with_looks(manifest: ModelManifest, looks: Sequence[dict[str, Any]]) -> ModelManifest:
    """The manifest with the looks of :func:`make_presets`."""
    styles = [Style(row["name"], tuple(row["vector"]), row["spread"]) for row in looks]
    thumbnails = {row["name"]: row["thumbnail"] for row in looks}
    return replace(manifest, styles=tuple(styles), thumbnails=thumbnails)


def learnt_classes(run: Path, options: StartingOptions) -> Collection[int] | None:
    """The class indexes that a run's network has seen; None for all, as what it started from may
    have known."""
    return None if options.start_from else seen_classes(run)


def stand_ins(learnt: Iterable[str]) -> dict[str, str]:
    """Label -> the class that stands in for it, as in the model that comes with the program, for
    labels that this one lacks.

    Args:
        learnt: names of the classes that it has learnt.
    """
    try:
        known = dict(read_manifest(resources.bundled_models() / "landscape").aliases)
    except ModelError:
        return {}
    names = set(learnt)
    return {label: other for label, other in known.items() if other in names and label not in names}


def try_model(folder: Path) -> None:
    """Loads a model as the program does, and renders with it.

    Raises:
        ModelError, RenderError: it makes no picture.
    """
    manifest = read_manifest(folder)
    synthesizer = Synthesizer.load(manifest, standard_labels(), "cpu")
    learnt = sorted(manifest.learnt())
    if not learnt:
        raise ModelError(
            tr.later("None of the model's classes can be painted. Correct the class table.")
        )
    side = max(manifest.trained_size, 2 * manifest.stride)
    bands = torch.arange(side) * min(len(learnt), 4) // side
    ids = torch.tensor(learnt, dtype=torch.uint8)[bands][:, None].expand(side, side)
    synthesizer.render(ids.contiguous().numpy())


def _dataset(
    paths: Sequence[Path], classes: ClassTable, say: Callable[[str], None]
) -> Dataset | None:
    """The data set for the presets, or None, saying why."""
    try:
        dataset = open_dataset(paths)
    except DatasetError as error:
        say(f"no presets, since the training pictures cannot be read: {error}")
        return None
    fitted = dataset.fitted(classes)
    if fitted is None:
        say("no presets, since the data set has another class table than the run")
    return fitted
