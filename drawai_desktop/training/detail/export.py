"""A run's averaged detail network as a model folder, tried before it takes its name."""

import json
import tempfile
from pathlib import Path
from typing import Any

import torch

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.model_manifest import FORMAT, MANIFEST
from drawai_desktop.datasets.dataset import ClassTable
from drawai_desktop.engine.models.half_precision import write_weights
from drawai_desktop.engine.networks.detail import SCALE, DetailNetwork, detail_noise
from drawai_desktop.errors import ModelError
from drawai_desktop.training.critics import Critics
from drawai_desktop.training.critics_start import write_critics
from drawai_desktop.training.detail.config import DetailOptions
from drawai_desktop.training.detail.start import WEIGHTS, take_weights
from drawai_desktop.training.detail.step import one_hot
from drawai_desktop.training.export import move_in
from drawai_desktop.training.options_file import OPTIONS_FILE
from drawai_desktop.training.run_folder import class_table
from drawai_desktop.training.state import DETAIL_STATE, Position
from drawai_desktop.training.state_file import misfit, read_state_of

KIND = "drawai-detail"


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
    network = DetailNetwork(options.shape.config(len(classes)))
    critics = Critics(len(classes), options.head_width, options.patch_width, options.seed)
    try:
        network.load_state_dict(content["average"])
        critics.load_state_dict(content["critics"])
        position = Position(**content["position"])
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise misfit(run, error) from error
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
        try_weights(made, network)
        move_in(made, target)
    return target


def manifest_of(
    network: DetailNetwork, classes: ClassTable, name: str, position: Position
) -> dict[str, Any]:
    """``model.json`` of a detail network."""
    config = network.config
    unlabelled = len(classes) - 1 if classes.has_unlabelled else None
    return {
        "format": FORMAT,
        "version": 3,
        "name": name,
        "task": "detail",
        "network": {
            "kind": KIND,
            "scale": SCALE,
            "widths": list(config.widths),
            "blocks": config.blocks,
            "classes": config.classes,
            "unlabelled": unlabelled,
        },
        "classes": [row for row in classes.rows if row["index"] != unlabelled],
        "steps": position.step,
        "minutes": round(position.seconds / 60, 1),
    }


@torch.no_grad()
def try_weights(folder: Path, like: DetailNetwork) -> None:
    """Reads the written weights and makes a picture with them.

    Raises:
        ModelError: it is none.
    """
    network = DetailNetwork(like.config).eval()
    take_weights(network, folder / WEIGHTS)
    classes = torch.arange(32)[:, None].expand(32, 32) * network.config.classes // 32
    labels = one_hot(classes[None], network.config.classes)
    made = network(torch.zeros(1, 3, 8, 8), labels, detail_noise(1, 8, 8))
    if not bool(torch.isfinite(made).all()):
        raise ModelError(
            "The network makes no picture: the training has failed. Go back to an earlier state, "
            "and lower the rate."
        )
