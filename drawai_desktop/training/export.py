"""A run's averaged weights as a model folder of this program, tried before it takes its name."""

import contextlib
import copy
import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn.utils import parametrize

from drawai_desktop import resources
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_manifest import FORMAT, MANIFEST, ModelManifest, read_manifest
from drawai_desktop.datasets.dataset import ClassTable, Dataset, open_dataset
from drawai_desktop.engine.models.half_precision import write_weights
from drawai_desktop.engine.models.model import ENCODER_FILE, GENERATOR_FILE, NVIDIA_KIND, OWN_KIND
from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.style_encoder import StyleEncoder
from drawai_desktop.engine.synthesizer import Synthesizer
from drawai_desktop.errors import DatasetError, FileError, ModelError, OptionError
from drawai_desktop.training.config import TrainingOptions
from drawai_desktop.training.networks import GeneratorSide, build_networks, take_over
from drawai_desktop.training.options_file import OPTIONS_FILE
from drawai_desktop.training.photo_styles import photo_styles
from drawai_desktop.training.presets import (
    look_named,
    make_presets,
    rename_looks,
    scenes_to_look_at,
)
from drawai_desktop.training.run_folder import class_table, known_datasets
from drawai_desktop.training.state import Position, read_state

_MULTIPLIERS = [16, 16, 16, 8, 4, 2, 1]


def export_run(
    run: Path,
    target: Path,
    name: str | None = None,
    datasets: Sequence[Path] = (),
    licence: str = "",
    mix: tuple[Path, float] | None = None,
    neutral: str = "",
    renamed: Sequence[tuple[str, str]] = (),
    say: Callable[[str], None] = lambda _text: None,
) -> ModelManifest:
    """Writes a model that the program can use, from a run's last saved state.

    Args:
        target: the model's folder; one that is there is replaced.
        datasets: whose style vectors give the presets; by default those that the run was started
            with, where they are still there.
        mix: a model like the run's, and its share of the weights; see :func:`mix_in`.
        neutral: name of the preset that is to be the neutral look; empty for the zero of the style
            space, which is the middle of the training photographs.
        renamed: (measured name of a preset, name to have instead).
    Raises:
        OptionError: no run, or one without a saved state, a model to mix that does not fit, or no
            such preset.
        ModelError: the weights make no picture.
        FileError: it cannot be written.
    """
    options = TrainingOptions.load(run / OPTIONS_FILE)
    classes = class_table(run)
    content = read_state(run)
    position = Position(**content["position"])
    painter = averaged_painter(options, classes, content["average"])
    if mix is not None:
        mix_in(painter, *mix, classes)
    make_folder(target.parent)
    with tempfile.TemporaryDirectory(prefix=".export-", dir=target.parent) as workplace:
        made = Path(workplace) / target.name
        made.mkdir()
        write_weights(made / GENERATOR_FILE, painter.generator)
        if painter.encoder is not None:
            write_weights(made / ENCODER_FILE, painter.encoder)
        manifest = manifest_of(painter, options, classes, name or target.name, position)
        if licence:
            manifest["licence"] = licence
        _write_manifest(made, manifest)
        try_model(made)
        dataset = None
        if painter.encoder is not None:
            dataset = _dataset(datasets or known_datasets(run), classes, say)
        if dataset is not None:
            training, _ = dataset.split(options.held_out_every)
            synthesizer = Synthesizer.load(read_manifest(made), standard_labels(), "cpu")
            vectors = photo_styles(synthesizer.model, training, say)
            scenes = scenes_to_look_at(synthesizer, training)
            manifest["styles"] = make_presets(made, synthesizer, vectors, scenes)
        rename_looks(made, manifest.get("styles", []), renamed)
        if neutral:
            manifest["neutral"] = look_named(manifest.get("styles", []), neutral)
        _write_manifest(made, manifest)
        _move_in(made, target)
    return read_manifest(target)


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


def manifest_of(
    painter: GeneratorSide,
    options: TrainingOptions,
    classes: ClassTable,
    name: str,
    position: Position,
) -> dict[str, Any]:
    """``model.json`` of a trained model, without styles."""
    config = painter.generator.config
    unlabelled = len(classes) - 1 if classes.has_unlabelled else None
    own = config.modulation == "table"
    network = _own_network(painter, config) if own else _nvidia_network(config)
    network |= {"unlabelled": unlabelled, "trained_size": options.size}
    rows = [row for row in classes.rows if row["index"] != unlabelled]
    return {
        "format": FORMAT,
        "version": 2 if config.noise_blocks else 1,
        "name": name,
        "network": network,
        "classes": rows,
        "steps": position.step,
        "minutes": round(position.seconds / 60, 1),
        "aliases": stand_ins(classes),
    }


def _own_network(painter: GeneratorSide, config: GeneratorConfig) -> dict[str, Any]:
    encoder = painter.encoder
    assert isinstance(encoder, StyleEncoder)
    network: dict[str, Any] = {
        "kind": OWN_KIND,
        "ngf": config.ngf,
        "multipliers": _MULTIPLIERS,
        "stride": config.stride,
        "style_size": config.latent_size,
        "classes": config.label_channels,
        "encoder": {
            "input": encoder.config.input_size,
            "widths": list(encoder.config.widths),
            "groups": encoder.config.groups,
        },
    }
    if config.noise_blocks:
        network["noise_blocks"] = list(config.noise_blocks)
    return network


def _nvidia_network(config: GeneratorConfig) -> dict[str, Any]:
    network: dict[str, Any] = {
        "kind": NVIDIA_KIND,
        "generator": config.to_dict(),
        "stride": config.stride,
        "style_size": config.latent_size,
    }
    if config.starts_from_latent:
        network["fixed_size"] = list(config.output_size)
    return network


def stand_ins(classes: ClassTable) -> dict[str, str]:
    """Label -> the class that stands in for it, as in the model that comes with the program, for
    labels that this one lacks."""
    try:
        known = read_manifest(resources.bundled_models() / "landscape").aliases
    except ModelError:
        return {}
    names = set(classes.names)
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
        raise ModelError("None of the model's classes can be painted. Correct the class table.")
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
    if dataset.classes != classes:
        say("no presets, since the data set has another class table than the run")
        return None
    return dataset


def _write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    write_bytes(folder / MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode())


def _move_in(made: Path, target: Path) -> None:
    try:
        old = made.parent / f"{made.name}.old"
        if target.exists():
            target.rename(old)
        try:
            made.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
        with contextlib.suppress(OSError):
            shutil.rmtree(old)
    except OSError as error:
        raise FileError(
            f"{target}: cannot be written ({error.strerror}). Choose another folder."
        ) from error
