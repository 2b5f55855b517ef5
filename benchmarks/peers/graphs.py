"""The networks of the comparison: which they are, and their ONNX graphs, written by our export."""

import argparse
from pathlib import Path

import numpy as np

from benchmarks.maps import benchmark_map
from benchmarks.rendering import PAINTED, coco
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import (
    ModelClass,
    ModelManifest,
    NetworkFacts,
    read_manifest,
)
from drawai_desktop.engine.models.model import Model
from drawai_desktop.engine.models.own_detail import build, bundled_detail
from drawai_desktop.engine.models.registry import load_model
from drawai_desktop.engine.onnx.export import onnx_bytes

NETWORKS = {
    "default": "The default model, 256 x 256",
    "coco": "NVIDIA's COCO network (seeded weights), 256 x 256",
    "detail": "The detail network, 1024 x 1024",
}
SIDE = 256


def painted_ids(network: str) -> list[int]:
    """The label ids of a network's benchmark maps; for the generators, the same channels as in
    the other benchmarks."""
    if network != "default":
        return PAINTED
    classes = ModelLibrary.standard().find(None).classes
    return [next(c.id for c in classes if c.index == channel) for channel in range(8)]


def label_map(network: str, name: str) -> np.ndarray:
    """uint8 (SIDE, SIDE) of label ids."""
    return benchmark_map(name, SIDE, painted_ids(network)).astype(np.uint8)


def loaded(network: str) -> Model:
    """A generator with its manifest."""
    if network == "default":
        return load_model(ModelLibrary.standard().find(None))
    generator = coco()
    config = generator.config
    facts = NetworkFacts("nvidia-spade", 256, config.stride, 0, None, config.label_channels - 1)
    classes = tuple(ModelClass(i, f"class {i}", i) for i in range(config.label_channels - 1))
    return Model(ModelManifest(Path(), "COCO, seeded", facts, classes), generator)


def graph(network: str) -> bytes:
    if network == "detail":
        manifest = read_manifest(bundled_detail())
        return onnx_bytes(manifest, build(manifest), standard_labels())
    model = loaded(network)
    return onnx_bytes(model.manifest, model, standard_labels())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", choices=NETWORKS)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    options.file.write_bytes(graph(options.network))
