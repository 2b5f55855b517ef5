"""``segmenter.json``: what the network that reads photographs knows, without loading it.

The one place that reads and writes the file.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from drawai_desktop import resources
from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.folders import check_folder_there
from drawai_desktop.core.foreign_file import named, placed
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import read_json
from drawai_desktop.core.kept_entries import NOTHING_KEPT, Json, KeptEntries
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.model_classes import ClassRow, read_class_rows
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)

FORMAT = "drawai-segmenter"
VERSION = 1
MANIFEST = "segmenter.json"
WEIGHTS = "segmenter.safetensors"
KIND = "efficientnet-lite0-lraspp"
STRIDE = 32
"""The network's pictures have sides that are multiples of this."""

_KNOWN = ("format", "version", "network", "classes", "training", "scores")
_LARGEST_SIDE = 4096
_MOST_CLASSES = 256
"""Its answer is a map of one byte a pixel."""


@dataclass(frozen=True)
class SegmenterManifest:
    """A segmenter's folder.

    Attributes:
        classes: (name, COCO-Stuff id or None) of each channel.
        trained_size: side of a square picture of the area that it reads best, in pixels.
        training: how it was made; told, not used.
        scores: how it did on pairs that it had not seen, such as ``pixel_accuracy``.
        extra: entries that this program does not know; kept.
    """

    folder: Path
    classes: tuple[tuple[str, int | None], ...]
    trained_size: int = 256
    training: KeptEntries = NOTHING_KEPT
    scores: KeptEntries = NOTHING_KEPT
    extra: KeptEntries = NOTHING_KEPT

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


def bundled_segmenter() -> Path:
    """The folder of the segmenter that comes with the program."""
    return resources.bundled_models() / "segmenter"


def write_segmenter_manifest(folder: Path, manifest: SegmenterManifest) -> None:
    """Writes ``segmenter.json``.

    Raises:
        FileError: it cannot be written.
    """
    rows = [ClassRow(i, name, coco) for i, (name, coco) in enumerate(manifest.classes)]
    data: dict[str, Json] = {
        "format": FORMAT,
        "version": VERSION,
        "network": {"kind": KIND, "trained_size": manifest.trained_size},
        "classes": [row.to_json() for row in rows],
        "training": manifest.training.values(),
        "scores": manifest.scores.values(),
    }
    text = json.dumps(data | manifest.extra.values(), indent=1, allow_nan=False)
    write_bytes(folder / MANIFEST, (text + "\n").encode())


def read_segmenter_manifest(folder: Path) -> SegmenterManifest:
    """The manifest of a segmenter's folder.

    Raises:
        ModelError: no such file, not a manifest, or one of a newer version.
    """
    check_folder_there(folder, ModelError)
    path = folder / MANIFEST
    if not path.exists():
        raise ModelError(
            tr.later(
                "{path}: no {manifest} in it. Choose a segmenter's folder, or install the "
                "program again.",
                path=placed(folder),
                manifest=MANIFEST,
            )
        )
    name = f"{named(folder)}/{MANIFEST}"
    entry = JsonEntry(read_json(path, tr("model's manifest"), ModelError), name, ModelError)
    if entry.text("format", "") != FORMAT:
        raise ModelError(
            tr.later("{name}: not a segmenter's manifest. Choose another folder.", name=name)
        )
    if entry.whole("version", 0, 10**6) > VERSION:
        raise ModelError(
            tr.later(
                "{name}: written for a newer version than this program, which reads up to "
                "{version}. Update the program.",
                name=name,
                version=VERSION,
            )
        )
    network = entry.entry("network")
    if network is None or network.text("kind", KIND) != KIND:
        raise entry.wrong(tr.later('it needs a "network" of kind {kind}', kind=KIND))
    rows = sorted(read_class_rows(entry), key=lambda row: row.index)
    if not 1 <= len(rows) <= _MOST_CLASSES or [r.index for r in rows] != list(range(len(rows))):
        raise entry.wrong(
            tr.later(
                'its "classes" must be 1 to {most_classes}, with indexes from 0 on without gaps',
                most_classes=_MOST_CLASSES,
            )
        )
    training, scores = entry.entry("training"), entry.entry("scores")
    return SegmenterManifest(
        folder,
        tuple((row.name, row.coco) for row in rows),
        network.whole("trained_size", 32, _LARGEST_SIDE),
        KeptEntries.of(training.plain() if training else {}),
        KeptEntries.of(scores.plain() if scores else {}),
        KeptEntries.of({k: v for k, v in entry.plain().items() if k not in _KNOWN}),
    )
