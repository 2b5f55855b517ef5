"""``model.json``: what a model knows, said without loading it (no torch here)."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from drawai_desktop.core.labels import (
    COCO_IDS,
    FIRST_OWN_ID,
    UNLABELLED,
    UNLABELLED_NAME,
    LabelClass,
    LabelSet,
    Rgb,
)
from drawai_desktop.core.style import Style
from drawai_desktop.errors import ModelError

FORMAT = "drawai-model"
NEWEST_VERSION = 2
MANIFEST = "model.json"
OWN_GROUP = "This model's own"
NO_ID = -1
"""The id of a class that cannot be painted: label maps of one byte have room for 72 own classes."""


@dataclass(frozen=True)
class ModelClass:
    """One class of the network: its channel, its name, and the id that paints it."""

    index: int
    name: str
    id: int
    """The COCO-Stuff id, from ``FIRST_OWN_ID`` on what COCO lacks, or ``NO_ID``."""


@dataclass(frozen=True)
class ModelManifest:
    """A model folder's ``model.json``."""

    folder: Path
    name: str
    network: dict[str, Any]
    classes: tuple[ModelClass, ...]
    aliases: dict[str, str] = field(default_factory=dict)
    """Name of a label that the network lacks -> name of the class that stands in for it."""
    unlabelled: int | None = None
    """The network's channel for unlabelled pixels, or None if it has none."""
    styles: tuple[Style, ...] = ()
    thumbnails: dict[str, str] = field(default_factory=dict)
    """Style name -> picture file in the folder."""
    neutral: tuple[float, ...] = ()
    """The style vector of the neutral look; empty for zeros."""
    licence: str = ""
    version: int = 1

    @property
    def kind(self) -> str:
        return str(self.network.get("kind", ""))

    @property
    def trained_size(self) -> int:
        """Side of the square picture that the network is at its best at, in pixels."""
        return int(self.network.get("trained_size", 256))

    @property
    def stride(self) -> int:
        """Picture sizes are multiples of it."""
        return int(self.network.get("stride", 32))

    @property
    def style_size(self) -> int:
        """Length of the style or latent vector; 0 where the network has but one look."""
        return int(self.network.get("style_size", 0))

    @property
    def fixed_size(self) -> tuple[int, int] | None:
        """(height, width) where the network can make only one size; else None."""
        size = self.network.get("fixed_size")
        return (int(size[0]), int(size[1])) if size else None

    @property
    def can_encode_photos(self) -> bool:
        return (self.folder / "encoder.safetensors").is_file()

    def learnt(self) -> dict[int, ModelClass]:
        """Label id -> class, for the labels that the network was trained on."""
        return {c.id: c for c in self.classes if c.id != NO_ID and c.index != self.unlabelled}

    def borrowed(self, labels: LabelSet) -> dict[int, LabelClass]:
        """Label id -> the label that stands in for it, for labels known by alias only."""
        by_name = {c.name: c for c in self.classes}
        learnt = self.learnt()
        result = {}
        for name, other in self.aliases.items():
            label, source = labels.named(name), by_name.get(other)
            if label is None or source is None or label.id in learnt or source.id not in labels:
                continue
            result[label.id] = labels[source.id]
        return result

    def index_table(self, labels: LabelSet) -> np.ndarray:
        """int16 (256,): the network's channel for every label id; -1 where there is none.

        Borrowed labels get the channel of the class that stands in for them.
        """
        table = np.full(256, -1, np.int16)
        learnt = self.learnt()
        for label_id, model_class in learnt.items():
            table[label_id] = model_class.index
        for label_id, source in self.borrowed(labels).items():
            table[label_id] = learnt[source.id].index
        if self.unlabelled is not None:
            table[UNLABELLED] = self.unlabelled
        return table

    def own_labels(self, labels: LabelSet) -> list[LabelClass]:
        """Label classes for what the network knows and the standard label set lacks."""
        own = [c for c in self.classes if c.id >= FIRST_OWN_ID and c.index != self.unlabelled]
        return [
            LabelClass(c.id, c.name, _title(c.name), OWN_GROUP, _own_colour(c.id))
            for c in own
            if labels.named(c.name) is None
        ]


def read_manifest(folder: Path) -> ModelManifest:
    """The manifest of a model folder.

    Raises:
        ModelError: no such file, not a manifest, or one of a newer version.
    """
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError(
            f"{folder}: no {MANIFEST} in it. Choose a model folder, or install NVIDIA's "
            "checkpoints with Model > Install (drawai models install)."
        ) from error
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error}). Install the model again.") from error
    return parse_manifest(data, folder)


def parse_manifest(data: Any, folder: Path) -> ModelManifest:  # noqa: ANN401 - it is JSON
    """A manifest from its JSON value; see :func:`read_manifest`."""
    where = folder / MANIFEST
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ModelError(f"{where}: not a {FORMAT} manifest. Choose another model folder.")
    version = data.get("version")
    if not isinstance(version, int) or version > NEWEST_VERSION:
        raise ModelError(
            f"{where}: written for format version {version}, this program reads up to "
            f"{NEWEST_VERSION}. Update the program."
        )
    try:
        network = dict(data["network"])
        unlabelled = network.get("unlabelled")
        classes = _classes(data["classes"])
        styles, thumbnails = _styles(data.get("styles", []))
        manifest = ModelManifest(
            folder=folder,
            name=str(data["name"]),
            network=network,
            classes=classes,
            aliases={str(k): str(v) for k, v in dict(data.get("aliases", {})).items()},
            unlabelled=None if unlabelled is None else int(unlabelled),
            styles=styles,
            neutral=tuple(float(x) for x in data.get("neutral", [])),
            thumbnails=thumbnails,
            licence=str(data.get("licence", "")),
            version=version,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"{where}: an entry is missing or wrong ({error!r}). Install the model again."
        ) from error
    vectors = [(f"style {style.name!r}", style.vector) for style in manifest.styles]
    if manifest.neutral:
        vectors.append(("the neutral look", manifest.neutral))
    for what, vector in vectors:
        if len(vector) != manifest.style_size:
            raise ModelError(
                f"{where}: {what} has {len(vector)} numbers, the network reads "
                f"{manifest.style_size}. Install the model again."
            )
    return manifest


def _classes(rows: Any) -> tuple[ModelClass, ...]:  # noqa: ANN401 - it is JSON
    """Classes without a COCO-Stuff id get the ids after those of the list, in order."""
    classes = []
    next_own = FIRST_OWN_ID
    for row in rows:
        coco = row.get("coco")
        if coco is not None and not 0 <= int(coco) < COCO_IDS:
            raise ValueError(f"class {row['name']!r} has COCO id {coco}")
        if coco is None:
            if str(row["name"]) == UNLABELLED_NAME:
                coco = UNLABELLED
            elif next_own < UNLABELLED:
                coco, next_own = next_own, next_own + 1
            else:
                coco = NO_ID
        classes.append(ModelClass(int(row["index"]), str(row["name"]), int(coco)))
    return tuple(classes)


def _styles(rows: Any) -> tuple[tuple[Style, ...], dict[str, str]]:  # noqa: ANN401 - it is JSON
    styles = tuple(
        Style(
            name=str(row["name"]),
            vector=tuple(float(x) for x in row["vector"]),
            spread=float(row.get("spread", 0.35)),
        )
        for row in rows
    )
    return styles, {str(r["name"]): str(r["thumbnail"]) for r in rows if r.get("thumbnail")}


def _title(name: str) -> str:
    text = name.replace("-", " ").replace("_", " ").strip()
    return text[:1].upper() + text[1:]


def _own_colour(label_id: int) -> Rgb:
    """A colour of its own for a model's own class: equal steps of the golden angle in hue."""
    hue = (label_id - FIRST_OWN_ID) * 0.61803398875 % 1.0
    red, green, blue = (
        max(0.0, min(1.0, abs((hue * 6 + shift) % 6 - 3) - 1)) for shift in (0, 4, 2)
    )
    level = 0.55 + 0.35 * ((label_id * 7) % 5) / 4
    return tuple(round(255 * level * (0.35 + 0.65 * c)) for c in (red, green, blue))  # type: ignore[return-value]
