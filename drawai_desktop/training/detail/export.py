"""A run's averaged detail network as a model folder, tried before it takes its name."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import torch

from drawai_desktop.core.atomic_folder import move_in, workplace
from drawai_desktop.core.model_classes import ClassRow, with_ids
from drawai_desktop.core.model_manifest import ModelManifest, Task, read_manifest, write_manifest
from drawai_desktop.core.overwriting import check_replaced
from drawai_desktop.datasets.class_table import ClassTable
from drawai_desktop.engine.models import own_detail
from drawai_desktop.engine.models.half_precision import write_weights
from drawai_desktop.engine.networks.detail import DetailNetwork, LabelModulation, detail_noise
from drawai_desktop.errors import ModelError
from drawai_desktop.training.critics import Critics
from drawai_desktop.training.critics_start import write_critics
from drawai_desktop.training.detail.config import DetailOptions, channels_of
from drawai_desktop.training.detail.step import one_hot
from drawai_desktop.training.export import learnt_classes, stand_ins
from drawai_desktop.training.options_file import OPTIONS_FILE
from drawai_desktop.training.run_folder import class_table
from drawai_desktop.training.state import DETAIL_STATE, Position
from drawai_desktop.training.state_file import misfit, read_state_of


def export_detail(run: Path, target: Path, name: str | None = None, licence: str = "") -> Path:
    """Writes a detail model from a run's last saved state, its critics beside it.

    Args:
        target: the model's folder; a model that is there is replaced.
    Raises:
        OptionError: no run, one without a saved state, or a target that is no model's folder.
        ModelError: the weights make no picture.
        FileError: it cannot be written.
    """
    check_replaced(target, [run])
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
    with workplace(target.parent) as work:
        made = work / target.name
        made.mkdir()
        write_weights(made / own_detail.WEIGHTS, network)
        write_critics(made, critics)
        seen = learnt_classes(run, options)
        manifest = manifest_of(network, classes, name or target.name, position, seen)
        write_manifest(made, replace(manifest, licence=licence))
        try_model(made)
        move_in([made], [target], read_manifest)
    return target


def manifest_of(
    network: DetailNetwork,
    classes: ClassTable,
    name: str,
    position: Position,
    seen: Collection[int] | None = None,
) -> ModelManifest:
    """``model.json`` of a detail network.

    Args:
        seen: class indexes that were learnt; None for all.
    """
    unlabelled = network.config.classes - 1
    rows = [
        row
        for row in classes.rows
        if row["index"] != unlabelled and (seen is None or row["index"] in seen)
    ]
    return ModelManifest(
        folder=Path(),
        name=name,
        task=Task.DETAIL,
        network=own_detail.write(own_detail.DetailShape(network.config, unlabelled)),
        classes=with_ids(ClassRow(row["index"], row["name"], row["coco"]) for row in rows),
        aliases=stand_ins(str(row["name"]) for row in rows),
        steps=position.step,
        minutes=round(position.seconds / 60, 1),
    )


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
    network = own_detail.build(read_manifest(folder))
    classes = torch.arange(32)[:, None].expand(32, 32) * network.config.classes // 32
    labels = one_hot(classes[None], network.config.classes)
    made = network(torch.zeros(1, 3, 8, 8), labels, detail_noise(1, 8, 8))
    if not bool(torch.isfinite(made).all()):
        raise ModelError(
            "The network makes no picture: the training has failed. Go back to an earlier state, "
            "and lower the rate."
        )
