"""``model.json``: what a model knows, said without loading it (no torch here).

The one place that reads and writes the file. What every kind has is typed here; what only one kind
knows of its network is kept in ``NetworkFacts.own``, for that kind's file in ``engine/models`` to
read. docs/model-format.md lists all entries.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.core.choices import Choice
from drawai_desktop.core.drawn_styles import DrawnStyles
from drawai_desktop.core.folders import check_folder_there
from drawai_desktop.core.foreign_file import cleaned, named, placed, read_whole
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.kept_entries import NOTHING_KEPT, Json, KeptEntries
from drawai_desktop.core.labels import FIRST_OWN_ID, UNLABELLED, LabelClass, LabelSet
from drawai_desktop.core.manifest_styles import (
    LARGEST_NUMBER,
    LONGEST_VECTOR,
    check_sizes,
    drawn_entries,
    read_drawn,
    read_styles,
    style_entries,
)
from drawai_desktop.core.model_classes import (
    MOST_CLASSES,
    NO_ID,
    ModelClass,
    own_labels,
    read_class_rows,
    with_ids,
)
from drawai_desktop.core.style import Style
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)

FORMAT = "drawai-model"
NEWEST_VERSION = 3
MANIFEST = "model.json"

_LARGEST_SIDE = 8192
_LARGEST_FILE = 16_000_000
FAULT = tr.later("an entry is missing or wrong")
"""How a message about an entry begins."""


class Task(Choice):
    """What a model is for."""

    PICTURE = "picture"
    """Label maps to pictures."""
    DETAIL = "detail"
    """Small pictures to large ones."""
    LABELS = "labels"
    """Photographs to label maps."""


@dataclass(frozen=True)
class NetworkFacts:
    """What a manifest says of the network, whatever its kind."""

    kind: str
    trained_size: int = 256
    """Side of the square picture that the network is at its best at, in pixels."""
    stride: int = 32
    """Picture sizes are multiples of it."""
    style_size: int = 0
    """Length of the style or latent vector; 0 where the network has but one look."""
    fixed_size: tuple[int, int] | None = None
    """(height, width) where the network can make only one size; else None."""
    unlabelled: int | None = None
    """The channel for unlabelled pixels, or None if there is none."""
    own: KeptEntries = NOTHING_KEPT
    """The other entries: for the kind to read, see ``engine/models``."""


@dataclass(frozen=True)
class ModelManifest:
    """A model folder's ``model.json``."""

    folder: Path
    name: str
    network: NetworkFacts
    classes: tuple[ModelClass, ...]
    task: Task = Task.PICTURE
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Name of a label that the network lacks -> name of the class that stands in for it."""
    styles: tuple[Style, ...] = ()
    thumbnails: Mapping[str, str] = field(default_factory=dict)
    """Style name -> picture file in the folder."""
    neutral: tuple[float, ...] = ()
    """The style vector of the neutral look; empty for zeros."""
    drawn: DrawnStyles | None = None
    """What seeds of the neutral look draw styles from; None for the unit normal."""
    licence: str = ""
    steps: int | None = None
    """How long it was trained."""
    minutes: float | None = None
    version: int = NEWEST_VERSION
    """The format that it was read from; it is always written in the newest."""
    extra: KeptEntries = NOTHING_KEPT
    """Entries that this program does not know; kept."""

    @property
    def kind(self) -> str:
        return self.network.kind

    @property
    def trained_size(self) -> int:
        return self.network.trained_size

    @property
    def stride(self) -> int:
        return self.network.stride

    @property
    def style_size(self) -> int:
        return self.network.style_size

    @property
    def fixed_size(self) -> tuple[int, int] | None:
        return self.network.fixed_size

    @property
    def unlabelled(self) -> int | None:
        return self.network.unlabelled

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
            label, lender = labels.named(name), by_name.get(other)
            if label is None or lender is None or label.id in learnt or lender.id not in labels:
                continue
            if lender.id in learnt:
                result[label.id] = labels[lender.id]
        return result

    def index_table(self, labels: LabelSet) -> np.ndarray:
        """int16 (256,): the network's channel for every label id; -1 where there is none.

        Borrowed labels get the channel of the class that stands in for them.
        """
        table = np.full(256, -1, np.int16)
        learnt = self.learnt()
        for label_id, model_class in learnt.items():
            table[label_id] = model_class.index
        for label_id, lender in self.borrowed(labels).items():
            table[label_id] = learnt[lender.id].index
        if self.unlabelled is not None:
            table[UNLABELLED] = self.unlabelled
        return table

    def own_labels(self, labels: LabelSet) -> list[LabelClass]:
        """Label classes for what the network knows and the standard label set lacks."""
        own = [c for c in self.learnt().values() if FIRST_OWN_ID <= c.id < UNLABELLED]
        return own_labels(own, labels)


def read_manifest(folder: Path) -> ModelManifest:
    """The manifest of a model folder.

    Raises:
        ModelError: no such file, not a manifest, or one of a newer version.
    """
    check_folder_there(folder, ModelError)
    path = folder / MANIFEST
    if not path.exists():
        raise ModelError(
            tr.later(
                "{path}: no {manifest} in it. Choose a model folder, or install NVIDIA's "
                "checkpoints with Model > Install (drawai models install).",
                path=placed(folder),
                manifest=MANIFEST,
            )
        )
    content = read_whole(path, _LARGEST_FILE, tr("model's manifest"), ModelError)
    return parse_manifest(parse_json(content, _called(folder), ModelError), folder)


def parse_manifest(data: object, folder: Path) -> ModelManifest:
    """A manifest from its JSON value; see :func:`read_manifest`."""
    where = _called(folder)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ModelError(
            tr.later(
                "{where}: not a {format} manifest. Choose another model folder.",
                where=where,
                format=FORMAT,
            )
        )
    entry = JsonEntry(data, where, ModelError, fault=FAULT)
    version = entry.whole("version", 1, 10**9)
    if version > NEWEST_VERSION:
        raise ModelError(
            tr.later(
                "{where}: written for format version {version}, this program reads up to "
                "{newest}. Update the program.",
                where=where,
                version=version,
                newest=NEWEST_VERSION,
            )
        )
    return _parse(entry, folder, version)


def _called(folder: Path) -> str:
    return f"{named(folder)}/{MANIFEST}"


def write_manifest(folder: Path, manifest: ModelManifest) -> None:
    """Writes ``model.json``, in the newest version.

    Raises:
        FileError: it cannot be written.
        ModelError: a value is not a number.
    """
    try:
        text = json.dumps(manifest_entries(manifest), indent=1, allow_nan=False)
    except ValueError as error:
        raise ModelError(
            tr.later(
                "{manifest}: a style or another value of the model is not a number, so it "
                "cannot be written. Train it further, or with more pictures.",
                manifest=cleaned(manifest.name),
            )
        ) from error
    write_bytes(folder / MANIFEST, (text + "\n").encode())


def manifest_entries(manifest: ModelManifest) -> dict[str, Json]:
    """What ``model.json`` holds; :func:`parse_manifest` gives the manifest back."""
    entries: dict[str, Json] = {
        "format": FORMAT,
        "version": NEWEST_VERSION,
        "name": manifest.name,
        "task": manifest.task,
        "network": _network_entries(manifest.network),
        "classes": [c.row.to_json() for c in manifest.classes],
    }
    optional: dict[str, Json] = {
        "aliases": dict(manifest.aliases),
        "licence": manifest.licence,
        "styles": [style_entries(s, manifest.thumbnails.get(s.name)) for s in manifest.styles],
        "neutral": list(manifest.neutral),
        "drawn": drawn_entries(manifest.drawn),
        "steps": manifest.steps,
        "minutes": manifest.minutes,
    }
    stated = {name: v for name, v in optional.items() if v not in (None, "", [], {})}
    return entries | stated | manifest.extra.values()


def _parse(entry: JsonEntry, folder: Path, version: int) -> ModelManifest:
    task = _task(entry)
    styles, thumbnails = read_styles(entry)
    manifest = ModelManifest(
        folder=folder,
        name=entry.text("name"),
        task=task,
        network=_network(entry),
        classes=with_ids(read_class_rows(entry, required=task is Task.PICTURE)),
        aliases=entry.texts_by_name("aliases", MOST_CLASSES),
        styles=styles,
        thumbnails=thumbnails,
        drawn=read_drawn(entry),
        neutral=entry.reals("neutral", LONGEST_VECTOR, LARGEST_NUMBER, ()),
        licence=entry.text("licence", "", most=2000),
        steps=entry.whole("steps", 0, 10**12) if "steps" in entry else None,
        minutes=entry.real("minutes", 0, 1e9) if "minutes" in entry else None,
        version=version,
        extra=_others(entry, _KNOWN),
    )
    check_sizes(entry, styles, manifest.neutral, manifest.drawn, manifest.style_size)
    return manifest


def _others(entry: JsonEntry, known: tuple[str, ...]) -> KeptEntries:
    return KeptEntries.of({k: v for k, v in entry.plain().items() if k not in known})


_KNOWN = (
    *("format", "version", "name", "task", "network", "classes", "aliases", "licence"),
    *("styles", "neutral", "drawn", "steps", "minutes"),
)
_KNOWN_OF_NETWORK = ("kind", "trained_size", "stride", "style_size", "fixed_size", "unlabelled")


def _task(entry: JsonEntry) -> Task:
    wanted = entry.text("task", Task.PICTURE.value)
    try:
        return Task(wanted)
    except ValueError:
        raise entry.wrong(
            tr.later("this program knows no task {wanted}", wanted=cleaned(wanted, 40))
        ) from None


def _network(manifest: JsonEntry) -> NetworkFacts:
    entry = manifest.entry("network")
    if entry is None:
        raise manifest.wrong(tr.later('"network" is missing in it'))
    fixed = entry.wholes("fixed_size", 1, _LARGEST_SIDE, 2, ())
    if len(fixed) == 1:
        raise manifest.wrong(tr.later('"network.fixed_size" must be a height and a width'))
    return NetworkFacts(
        kind=entry.text("kind"),
        trained_size=entry.whole("trained_size", 1, _LARGEST_SIDE, 256),
        stride=entry.whole("stride", 1, _LARGEST_SIDE, 32),
        style_size=entry.whole("style_size", 0, LONGEST_VECTOR, 0),
        fixed_size=(fixed[0], fixed[1]) if fixed else None,
        unlabelled=entry.whole("unlabelled", 0, MOST_CLASSES - 1)
        if "unlabelled" in entry
        else None,
        own=_others(entry, _KNOWN_OF_NETWORK),
    )


def _network_entries(network: NetworkFacts) -> dict[str, Json]:
    entries: dict[str, Json] = {
        "kind": network.kind,
        "trained_size": network.trained_size,
        "stride": network.stride,
        "style_size": network.style_size,
        "unlabelled": network.unlabelled,
    }
    if network.fixed_size is not None:
        entries["fixed_size"] = list(network.fixed_size)
    return entries | network.own.values()
