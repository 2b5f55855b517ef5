"""The kind ``drawai-detail``: the network that paints detail into a generator's picture."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drawai_desktop import resources
from drawai_desktop.core.model_manifest import ModelManifest, parse_manifest
from drawai_desktop.engine.models.checkpoint_file import read_safetensors
from drawai_desktop.engine.models.weights import load_into
from drawai_desktop.engine.networks.detail import SCALE, DetailConfig, DetailNetwork
from drawai_desktop.errors import ModelError

NAME = "drawai-detail"
WEIGHTS = "detail.safetensors"
MANIFEST = "detail.json"
_WIDEST, _DEEPEST, _MOST_CLASSES = 512, 64, 255


@dataclass(frozen=True)
class DetailShape:
    """What a manifest of this kind says of its network.

    Attributes:
        further_strength: what each step of the pyramid after the first multiplies the correction
            with.
    """

    config: DetailConfig
    unlabelled: int
    further_strength: float = 0.5


def bundled_detail() -> Path:
    """The folder of the detail model that comes with the program."""
    return resources.bundled_models() / "detail"


def read_detail_manifest(folder: Path) -> ModelManifest:
    """The manifest of a detail model's folder.

    Raises:
        ModelError: no such file, not a manifest, or one of a newer version.
    """
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError(
            f"{folder}: no {MANIFEST} in it. Choose a detail model's folder, or install the "
            "program again."
        ) from error
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error}). Install the model again.") from error
    return parse_manifest(data, folder)


def read_shape(manifest: ModelManifest) -> DetailShape:
    """The network that a manifest describes.

    Raises:
        ModelError: an entry is wrong, or of a network that this program does not know.
    """
    entries, where = manifest.network, manifest.folder / MANIFEST
    if manifest.kind != NAME:
        raise ModelError(
            f"{where}: a network of kind {manifest.kind[:40]!r}, where {NAME} is expected. Choose "
            "a detail model."
        )
    if entries.get("scale") != SCALE:
        raise ModelError(
            f"{where}: it enlarges by {entries.get('scale')!r:.20}, this program needs {SCALE}. "
            "Choose another detail model."
        )
    try:
        widths = tuple(_whole(v, 1, _WIDEST) for v in entries["widths"])
        first, second, third = widths
        config = DetailConfig(
            (first, second, third),
            _whole(entries["blocks"], 0, _DEEPEST),
            _whole(entries["classes"], 2, _MOST_CLASSES),
        )
        further = float(entries.get("further_strength", 0.5))
        if not 0 <= further <= 1:
            raise ValueError(f"further_strength is {further}")
        unlabelled = _whole(manifest.unlabelled, 0, config.classes - 1)
        for known in manifest.classes:
            _whole(known.index, 0, config.classes - 1)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"{where}: its network is described wrongly ({str(error)[:80]}). Install the model "
            "again."
        ) from error
    return DetailShape(config, unlabelled, further)


def build(manifest: ModelManifest, shape: DetailShape) -> DetailNetwork:
    """The network of a folder, in evaluation mode.

    Raises:
        ModelError: its weights are missing, damaged, or do not fit the manifest.
        FileError: a file cannot be read.
    """
    path = manifest.folder / WEIGHTS
    state = {name: value.float() for name, value in read_safetensors(path).items()}
    network = DetailNetwork(shape.config)
    load_into(network, state, str(path))
    return network.eval().requires_grad_(False)


def _whole(value: Any, least: int, most: int) -> int:  # noqa: ANN401 - it is JSON
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"{value!r:.20} is not a whole number from {least} to {most}")
    return value
