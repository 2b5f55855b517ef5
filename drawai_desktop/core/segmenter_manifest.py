"""``segmenter.json``: what the network that reads photographs knows, without loading it."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from drawai_desktop import resources
from drawai_desktop.core.foreign_file import named, placed
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import read_json
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
    if not path.is_file():
        raise ModelError(
            f"{placed(folder)}: no {MANIFEST} in it. Choose a segmenter's folder, or install the "
            "program again."
        )
    name = f"{named(folder)}/{MANIFEST}"
    data = JsonEntry(read_json(path, "segmenter's manifest", ModelError), name, ModelError)
    if data.text("format", "") != FORMAT:
        raise ModelError(f"{name}: not a segmenter's manifest. Choose another folder.")
    if data.whole("version", 0, 10**6) > VERSION:
        raise ModelError(
            f"{name}: written for a newer version than this program, which reads up to {VERSION}. "
            "Update the program."
        )
    classes = tuple(
        (row.text("name"), row.whole("coco", 0, 255) if "coco" in row else None)
        for row in data.entries("classes", 255)
    )
    network = data.entry("network")
    if not classes or network is None:
        raise data.wrong('it needs "classes" and "network"')
    size = network.whole("trained_size", 32, 4096)
    training, scores = data.entry("training"), data.entry("scores")
    return SegmenterManifest(
        folder,
        classes,
        size,
        training.plain() if training else {},
        scores.plain() if scores else {},
    )
