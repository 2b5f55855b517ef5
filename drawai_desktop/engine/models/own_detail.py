"""The kind ``drawai-detail``: the network that paints detail into a generator's picture."""

from dataclasses import dataclass
from pathlib import Path

from drawai_desktop import resources
from drawai_desktop.core.kept_entries import KeptEntries
from drawai_desktop.core.model_manifest import ModelManifest, NetworkFacts, Task
from drawai_desktop.engine.models.building import build_from_file
from drawai_desktop.engine.models.kind import Kind, Shapes, check_facts, network_entry
from drawai_desktop.engine.networks.detail import SCALE, DetailConfig, DetailNetwork
from drawai_desktop.words import translator

tr = translator(__name__)

NAME = "drawai-detail"
WEIGHTS = "detail.safetensors"
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


def detect(shapes: Shapes) -> DetailShape | None:
    """The network that weights are of; unlabelled is taken to be its last class."""
    sizes = [shapes.get(f"{name}.weight", ()) for name in ("head", "up1", "up2")]
    table = shapes.get("cm.table", ())
    if any(len(size) != 4 for size in sizes) or len(table) != 2:
        return None
    coarse, middle, fine = (size[0] for size in sizes)
    blocks = {name.split(".")[1] for name in shapes if name.startswith("blocks.")}
    return DetailShape(DetailConfig((coarse, middle, fine), len(blocks), table[0]), table[0] - 1)


def parse(manifest: ModelManifest) -> DetailShape:
    """The network that a manifest describes.

    Raises:
        ModelError: an entry is wrong, or of a network that this program does not know.
    """
    entry = network_entry(manifest, NAME)
    entry.whole("scale", SCALE, SCALE)
    widths = entry.wholes("widths", 1, _WIDEST, 3)
    if len(widths) != 3:
        raise entry.wrong(tr.later('"network.widths" must be three whole numbers'))
    coarse, middle, fine = widths
    classes = entry.whole("classes", 2, _MOST_CLASSES)
    config = DetailConfig(
        (coarse, middle, fine),
        entry.whole("blocks", 0, _DEEPEST),
        classes,
        entry.flag("keeps_means", False),
    )
    if manifest.unlabelled is None:
        raise entry.wrong(tr.later('"network.unlabelled" is missing in it'))
    further = entry.real("further_strength", 0, 1, 0.5)
    shape = DetailShape(config, manifest.unlabelled, further)
    check_facts(manifest, write(shape), classes)
    return shape


def write(shape: DetailShape) -> NetworkFacts:
    """The manifest's part of the network."""
    own = KeptEntries.of(
        {
            "scale": SCALE,
            "widths": list(shape.config.widths),
            "blocks": shape.config.blocks,
            "classes": shape.config.classes,
            "keeps_means": shape.config.keeps_means,
            "further_strength": shape.further_strength,
        }
    )
    return NetworkFacts(kind=NAME, unlabelled=shape.unlabelled, own=own)


def build(manifest: ModelManifest) -> DetailNetwork:
    """The network of a folder, in evaluation mode.

    Raises:
        ModelError: its weights are missing, damaged, or do not fit the manifest.
        FileError: a file cannot be read.
    """
    config = parse(manifest).config
    network: DetailNetwork = build_from_file(DetailNetwork, config, manifest.folder / WEIGHTS)
    return network.eval().requires_grad_(False)


KIND = Kind(NAME, Task.DETAIL, detect, parse, write, build)
