"""A run's averaged detail network as a model folder, tried before it takes its name."""

import json
import tempfile
from pathlib import Path
from typing import Any

import torch

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.model_manifest import FORMAT
from drawai_desktop.datasets.dataset import ClassTable
from drawai_desktop.engine.models.half_precision import write_weights
from drawai_desktop.engine.models.own_detail import (
    MANIFEST,
    NAME,
    WEIGHTS,
    DetailShape,
    build,
    read_detail_manifest,
    read_shape,
)
from drawai_desktop.engine.networks.detail import (
    SCALE,
    DetailNetwork,
    LabelModulation,
    detail_noise,
)
from drawai_desktop.errors import ModelError
from drawai_desktop.training.critics import Critics
from drawai_desktop.training.critics_start import write_critics
from drawai_desktop.training.detail.config import DetailOptions, channels_of
from drawai_desktop.training.detail.step import one_hot
from drawai_desktop.training.export import move_in, stand_ins
from drawai_desktop.training.options_file import OPTIONS_FILE
from drawai_desktop.training.run_folder import class_table
from drawai_desktop.training.state import DETAIL_STATE, Position
from drawai_desktop.training.state_file import misfit, read_state_of

VERSION = 2
"""Of the manifest."""


def export_detail(run: Path, target: Path, name: str | None = None, licence: str = "") -> Path:
    """Writes a detail model from a run's last saved state, its critics beside it.

    Args:
        target: the model's folder; one that is there is replaced.
    Raises:
        OptionError: no run, or one without a saved state.
        ModelError: the weights make no picture.
        FileError: it cannot be written.
    """
    options = DetailOptions.load(run / OPTIONS_FILE)
    classes = class_table(run)
    content = read_state_of(run, DETAIL_STATE)
    network = DetailNetwork(options.shape.config(channels_of(classes)))
    critics = Critics(network.config.classes, options.head_width, options.patch_width, options.seed)
    try:
        network.load_state_dict(content["average"])
        critics.load_state_dict(content["critics"])
        position = Position(**content["position"])
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise misfit(run, error) from error
    if not classes.has_unlabelled:
        _fill_last_rows(network)
    make_folder(target.parent)
    with tempfile.TemporaryDirectory(prefix=".export-", dir=target.parent) as workplace:
        made = Path(workplace) / target.name
        made.mkdir()
        write_weights(made / WEIGHTS, network)
        write_critics(made, critics)
        manifest = manifest_of(network, classes, name or target.name, position)
        if licence:
            manifest["licence"] = licence
        write_bytes(made / MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode())
        try_model(made)
        move_in(made, target)
    return target


def manifest_of(
    network: DetailNetwork, classes: ClassTable, name: str, position: Position
) -> dict[str, Any]:
    """``model.json`` of a detail network."""
    config = network.config
    unlabelled = config.classes - 1
    return {
        "format": FORMAT,
        "version": VERSION,
        "name": name,
        "task": "detail",
        "network": {
            "kind": NAME,
            "scale": SCALE,
            "widths": list(config.widths),
            "blocks": config.blocks,
            "classes": config.classes,
            "reach": config.reach,
            "further_strength": DetailShape(config, unlabelled).further_strength,
            "unlabelled": unlabelled,
        },
        "classes": [row for row in classes.rows if row["index"] != unlabelled],
        "aliases": stand_ins(classes),
        "steps": position.step,
        "minutes": round(position.seconds / 60, 1),
    }


@torch.no_grad()
def _fill_last_rows(network: DetailNetwork) -> None:
    """Gives unlabelled pixels, which the photographs did not have, the mean of all labels."""
    for module in network.modules():
        if isinstance(module, LabelModulation):
            module.table[-1] = module.table[:-1].mean(0)


@torch.no_grad()
def try_model(folder: Path) -> None:
    """Reads the written model as the program does, and makes a picture with it.

    Raises:
        ModelError: it makes none.
    """
    manifest = read_detail_manifest(folder)
    network = build(manifest, read_shape(manifest))
    classes = torch.arange(32)[:, None].expand(32, 32) * network.config.classes // 32
    labels = one_hot(classes[None], network.config.classes)
    made = network(torch.zeros(1, 3, 8, 8), labels, detail_noise(1, 8, 8))
    if not bool(torch.isfinite(made).all()):
        raise ModelError(
            "The network makes no picture: the training has failed. Go back to an earlier state, "
            "and lower the rate."
        )
