"""The kind ``efficientnet-lite0-lraspp``: photographs to label maps.

Its manifest is a ``segmenter.json``, which ``core/segmenter_manifest.py`` reads and writes.
"""

from dataclasses import dataclass

from drawai_desktop.core.folders import make_folder
from drawai_desktop.core.model_manifest import NetworkFacts, Task
from drawai_desktop.core.segmenter_manifest import (
    KIND as NAME,
)
from drawai_desktop.core.segmenter_manifest import (
    STRIDE,
    WEIGHTS,
    SegmenterManifest,
    write_segmenter_manifest,
)
from drawai_desktop.engine.models.building import build_from_file
from drawai_desktop.engine.models.half_precision import write_weights
from drawai_desktop.engine.models.kind import Kind, Shapes
from drawai_desktop.engine.networks.segmenter import SegmentationNetwork


@dataclass(frozen=True)
class SegmenterShape:
    """What the manifest says of the network."""

    class_count: int
    trained_size: int = 256


def detect(shapes: Shapes) -> SegmenterShape | None:
    """The network that weights are of; its trained size is taken as usual."""
    classify = shapes.get("classify.weight", ())
    if len(classify) != 4 or "join4.mix.weight" not in shapes:
        return None
    return SegmenterShape(classify[0])


def parse(manifest: SegmenterManifest) -> SegmenterShape:
    """The network that a manifest describes."""
    return SegmenterShape(len(manifest.classes), manifest.trained_size)


def write(shape: SegmenterShape) -> NetworkFacts:
    """The manifest's part of the network."""
    return NetworkFacts(NAME, shape.trained_size, STRIDE)


def build(manifest: SegmenterManifest) -> SegmentationNetwork:
    """The network of a folder, in evaluation mode.

    Raises:
        ModelError: its weights are missing, damaged, or do not fit the manifest.
        FileError: a file cannot be read.
    """
    count = parse(manifest).class_count
    network: SegmentationNetwork = build_from_file(
        SegmentationNetwork, count, manifest.folder / WEIGHTS
    )
    return network.eval()


def save(manifest: SegmenterManifest, network: SegmentationNetwork) -> None:
    """Writes the manifest's folder: weights as float16, statistics as float32.

    Raises:
        FileError: it cannot be written.
    """
    make_folder(manifest.folder)
    write_weights(manifest.folder / WEIGHTS, network)
    write_segmenter_manifest(manifest.folder, manifest)


KIND = Kind(NAME, Task.LABELS, detect, parse, write, build)
