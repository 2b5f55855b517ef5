"""The kind ``upscaler``: somebody else's network that enlarges pictures."""

from dataclasses import dataclass
from typing import Any

from drawai_desktop.core.detail_models import UPSCALER_KIND
from drawai_desktop.core.foreign_file import placed
from drawai_desktop.core.kept_entries import KeptEntries
from drawai_desktop.core.model_manifest import ModelManifest, NetworkFacts, Task
from drawai_desktop.engine.models.checkpoint_file import read_safetensors
from drawai_desktop.engine.models.kind import Kind, Shapes, network_entry
from drawai_desktop.engine.models.spandrel_door import (
    SCALES,
    built,
    require_spandrel,
    upscaler_tensors,
)
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)

WEIGHTS = "upscaler.safetensors"


@dataclass(frozen=True)
class UpscalerFacts:
    """What a manifest of this kind says of its network.

    Attributes:
        architecture: as spandrel calls it.
        scale: how many times a side it enlarges: 2 or 4.
        source: the name of the file that it was installed from.
        sha256: of that file, in hexadecimal digits.
        keeps_light: whether its answers get the picture's low frequencies.
    """

    architecture: str
    scale: int
    source: str = ""
    sha256: str = ""
    keeps_light: bool = True


def detect(shapes: Shapes) -> UpscalerFacts | None:
    """None: names and sizes alone do not tell; ``upscaler_import`` asks spandrel, once nothing else
    knows the weights."""
    return None


def parse(manifest: ModelManifest) -> UpscalerFacts:
    """What a manifest says.

    Raises:
        ModelError: an entry is wrong.
    """
    entry = network_entry(manifest, UPSCALER_KIND)
    scale = entry.whole("scale", min(SCALES), max(SCALES))
    if scale not in SCALES:
        raise entry.wrong(tr.later('"network.scale" must be 2 or 4'))
    return UpscalerFacts(
        entry.text("architecture"),
        scale,
        entry.text("source", ""),
        entry.text("sha256", "", most=64),
        entry.flag("keeps_light", True),
    )


def write(facts: UpscalerFacts) -> NetworkFacts:
    """The manifest's part of the network."""
    return NetworkFacts(kind=UPSCALER_KIND, stride=1, own=KeptEntries.of(dict(vars(facts))))


def build(manifest: ModelManifest) -> Any:  # noqa: ANN401 - spandrel's
    """The network of a folder, as spandrel describes it.

    Raises:
        OptionError: the extra ``upscalers`` is not installed.
        ModelError: its weights are missing, damaged, or do not fit the manifest.
        FileError: a file cannot be read.
    """
    facts, path = parse(manifest), manifest.folder / WEIGHTS
    require_spandrel()
    if not path.exists():
        raise ModelError(
            tr.later(
                "{path}: {name} is missing. Install the model again.",
                path=placed(path.parent),
                name=path.name,
            )
        )
    what = placed(path)
    found = built(upscaler_tensors(read_safetensors(path), what), what)
    if (str(found.architecture.name), found.scale) != (facts.architecture, facts.scale):
        raise ModelError(
            tr.later(
                "{what}: the weights are not those that the manifest tells of. Install the model "
                "again.",
                what=what,
            )
        )
    return found


KIND = Kind(UPSCALER_KIND, Task.DETAIL, detect, parse, write, build)
