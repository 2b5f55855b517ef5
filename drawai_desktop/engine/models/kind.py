"""What the program must know of a kind of model; each kind is one file and a row in the registry.

docs/model-format.md says what a new kind touches.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from drawai_desktop.core.foreign_file import cleaned, named
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.model_manifest import FAULT, MANIFEST, ModelManifest, NetworkFacts, Task
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)

GENERATOR_FILE = "generator.safetensors"
ENCODER_FILE = "encoder.safetensors"

Shapes = Mapping[str, tuple[int, ...]]
"""Parameter name -> its size, as a file's header states them."""

Manifest = TypeVar("Manifest")
Network = TypeVar("Network")
"""What a kind reads its part of a manifest as: a frozen dataclass."""


@dataclass(frozen=True)
class Kind(Generic[Manifest, Network]):
    """One kind of model. The functions raise ``ModelError``, with one sentence."""

    name: str
    """The entry ``network.kind`` of its manifests."""
    task: Task
    detect: Callable[[Shapes], Network | None]
    """The network that weights are of, by their names and sizes; None if they are of another
    kind."""
    parse: Callable[[Manifest], Network]
    """The network that a manifest describes."""
    write: Callable[[Network], NetworkFacts]
    """The manifest's part of a network; ``parse`` gives it back."""
    build: Callable[[Manifest], object]
    """The model of a folder, with its weights: what a task's users work with (``Model`` for
    pictures)."""


def network_entry(manifest: ModelManifest, kind: str) -> JsonEntry:
    """The kind's own part of a manifest, to be taken apart.

    Raises:
        ModelError: the manifest is of another kind.
    """
    where = f"{named(manifest.folder)}/{MANIFEST}"
    if manifest.kind != kind:
        raise ModelError(
            tr.later(
                "{where}: a network of kind {kind}, where {wanted} is expected. Choose "
                "another model.",
                where=where,
                kind=cleaned(manifest.kind, 40),
                wanted=kind,
            )
        )
    return JsonEntry(manifest.network.own.values(), where, ModelError, "network.", FAULT)


def check_facts(manifest: ModelManifest, facts: NetworkFacts, channels: int) -> None:
    """Refuses a manifest that contradicts its network.

    Args:
        facts: as the network itself has them.
        channels: that the network has for classes.
    Raises:
        ModelError: it does.
    """
    entry = network_entry(manifest, facts.kind)
    for name, stated, found in (
        ("stride", manifest.stride, facts.stride),
        ("style_size", manifest.style_size, facts.style_size),
        ("fixed_size", manifest.fixed_size, facts.fixed_size),
    ):
        if stated != found:
            raise entry.wrong(
                tr.later(
                    '"network.{name}" must be {shown} for this network',
                    name=name,
                    shown=_shown(found),
                )
            )
    for c in manifest.classes:
        if c.index >= channels:
            raise entry.wrong(
                tr.later(
                    "the class {c} has channel {index}, and the network has {channels} from 0 on",
                    c=cleaned(c.name, 40),
                    index=c.index,
                    channels=channels,
                )
            )
    if manifest.unlabelled is not None and manifest.unlabelled >= channels:
        raise entry.wrong(
            tr.later('"network.unlabelled" must be below {channels}', channels=channels)
        )


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " x ".join(str(part) for part in value)
    return tr("left out") if value is None else str(value)
