"""``segmenter.json``: what the network that reads photographs knows, without loading it."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from drawai_desktop import resources
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.errors import ModelError

FORMAT = "drawai-segmenter"
VERSION = 1
MANIFEST = "segmenter.json"
WEIGHTS = "segmenter.safetensors"


@dataclass(frozen=True)
class SegmenterManifest:
    """A segmenter's folder.

    Attributes:
        classes: (name, COCO-Stuff id or None) of each channel.
        trained_size: side of a square picture of the area that it reads best, in pixels.
        scores: how it did on pairs that it had not seen, such as ``pixel_accuracy``.
    """

    folder: Path
    classes: tuple[tuple[str, int | None], ...]
    trained_size: int = 256
    training: dict[str, Any] = field(default_factory=dict)
    scores: dict[str, Any] = field(default_factory=dict)

    def label_ids(self, labels: LabelSet) -> np.ndarray:
        """uint8 (classes,): the label id that each channel paints; 255 where there is none."""
        ids = np.full(len(self.classes), UNLABELLED, np.uint8)
        for channel, (name, coco) in enumerate(self.classes):
            label = labels.named(name)
            if label is not None:
                ids[channel] = label.id
            elif coco is not None and coco in labels:
                ids[channel] = coco
        return ids

    def to_json(self) -> str:
        rows = [{"index": i, "name": n, "coco": c} for i, (n, c) in enumerate(self.classes)]
        data = {
            "format": FORMAT,
            "version": VERSION,
            "network": {"kind": "efficientnet-lite0-lraspp", "trained_size": self.trained_size},
            "classes": rows,
            "training": self.training,
            "scores": self.scores,
        }
        return json.dumps(data, indent=1) + "\n"


def bundled_segmenter() -> Path:
    """The folder of the segmenter that comes with the program."""
    return resources.bundled_models() / "segmenter"


def read_segmenter_manifest(folder: Path) -> SegmenterManifest:
    """The manifest of a segmenter's folder.

    Raises:
        ModelError: no such file, not a manifest, or one of a newer version.
    """
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ValueError(f"format {data['format']!r}")
        version = int(data["version"])
        classes = tuple((str(r["name"]), r.get("coco")) for r in data["classes"])
        size = int(data["network"]["trained_size"])
    except FileNotFoundError as error:
        raise ModelError(
            f"{folder}: no {MANIFEST} in it. Choose a segmenter's folder, or install the program "
            "again."
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: not a segmenter's manifest ({error}). Get it again.") from error
    if version > VERSION:
        raise ModelError(
            f"{path}: written for version {version}, this program reads up to {VERSION}. "
            "Update the program."
        )
    return SegmenterManifest(
        folder, classes, size, dict(data.get("training", {})), dict(data.get("scores", {}))
    )
