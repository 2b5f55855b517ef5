"""A model as the bytes of an ONNX file: traced by torch, with all that a reader must know stated.

By torch's tracing exporter, which needs the package ``onnx`` alone. Its successor asks for a second
compiler of graphs (``onnxscript``), and fixes sizes that these networks leave open.
"""

import importlib.util
import io
import json
import warnings
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from drawai_desktop import __version__
from drawai_desktop.core.foreign_file import cleaned
from drawai_desktop.core.kept_entries import Json
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.engine.models.model import Model
from drawai_desktop.engine.networks.config import GeneratorConfig
from drawai_desktop.engine.networks.detail import SCALE, DetailNetwork, noise_levels
from drawai_desktop.engine.networks.generator import SpadeGenerator
from drawai_desktop.engine.onnx.graphs import DetailGraph, GeneratorGraph, noise_cell, noise_places
from drawai_desktop.errors import ModelError, OptionError

OPSET = 17
"""Of the graphs: what every ONNX Runtime from 1.12 (2022) on reads."""
_LARGEST = 2_000_000_000
"""Bytes of weights that one ONNX file holds; protobuf ends at 2 GiB."""
_Axes = dict[int, str]


@dataclass(frozen=True)
class _Input:
    """One input of a graph.

    Attributes:
        example: what is traced with.
        axes: those whose length is the caller's, by place; the others are fixed.
        noise: (level of ``noise_field``, pixels of the picture that one of its own covers a side),
            where it is noise.
    """

    name: str
    example: Tensor
    axes: _Axes
    noise: tuple[int, float] | None = None


@dataclass(frozen=True)
class _Output:
    """What a graph makes; see :class:`_Input`."""

    name: str
    axes: _Axes


def check_extra() -> None:
    """Whether graphs can be written here.

    Raises:
        OptionError: the package ``onnx`` is not installed.
    """
    if importlib.util.find_spec("onnx") is None:
        raise OptionError(
            "Exporting needs the package onnx, which is not installed. Install it with: "
            "pip install 'drawai-desktop[onnx]'"
        )


def onnx_bytes(
    manifest: ModelManifest,
    model: object,
    labels: LabelSet,
    half: bool = False,
) -> bytes:
    """A model as an ONNX file; docs/model-format.md has its inputs and metadata.

    Args:
        manifest: the model's.
        model: what its kind builds, fresh: a fast network takes the weights of the plain one.
        labels: what can be painted, besides the model's own labels.
        half: weights and activations in float16; inputs and picture stay float32.
    Raises:
        OptionError: the package ``onnx`` is not installed.
        ModelError: it is for another task, or its weights are more than an ONNX file can hold, or
            larger than numbers of the precision can be.
    """
    check_extra()
    if not isinstance(model, (Model, DetailNetwork)):
        raise ModelError(
            f"The model {cleaned(manifest.name)} is for the task {manifest.task}, and those that "
            "make pictures or their detail can be exported. Choose another model."
        )
    network = model if isinstance(model, DetailNetwork) else model.generator
    dtype = torch.float16 if half else torch.float32
    _check_weights(network, cleaned(manifest.name), dtype)
    channels = _channels(manifest, labels.extended(manifest.own_labels(labels)))
    graph: nn.Module
    if isinstance(network, SpadeGenerator):
        graph, inputs = GeneratorGraph(network, channels, dtype), _inputs(network.config)
        is_fixed = network.config.starts_from_latent
        axes = {0: "batch"} if is_fixed else {0: "batch", 2: "height", 3: "width"}
        output = _Output("picture", axes)
    else:
        graph, inputs = DetailGraph(network, channels, dtype), _detail_inputs()
        axes = {0: "batch", 2: "large_height", 3: "large_width"}
        output = _Output("large_picture", axes)
    traced = _traced(graph, inputs, output)
    return _with_facts(traced, _facts(manifest, inputs, channels, half))


def _check_weights(network: nn.Module, name: str, dtype: torch.dtype) -> None:
    weights = list(network.parameters())
    size = sum(w.numel() for w in weights) * dtype.itemsize
    is_half = dtype == torch.float16
    if size > _LARGEST:
        way = "Choose" if is_half else "Export it with --half, or choose"
        raise ModelError(
            f"The model {name} has {size / 1e9:.1f} GB of weights, and an ONNX file holds 2 GB. "
            f"{way} a smaller model."
        )
    largest = max(float(w.detach().abs().max()) for w in weights)
    if is_half and not largest <= torch.finfo(dtype).max:
        raise ModelError(
            f"The model {name} has a weight of {largest:.3g}, and float16 ends at 65504. Export it "
            "without --half."
        )


def _channels(manifest: ModelManifest, labels: LabelSet) -> np.ndarray:
    """int16 (256,): each label's channel; what the model lacks is unlabelled, where it has that."""
    table = manifest.index_table(labels)
    if manifest.unlabelled is not None:
        table[table < 0] = manifest.unlabelled
    return table


def _inputs(config: GeneratorConfig) -> list[_Input]:
    high, wide = 2 * config.stride, 3 * config.stride
    axes = {0: "batch", 1: "height", 2: "width"}
    if config.starts_from_latent:
        (high, wide), axes = config.output_size, {0: "batch"}
    result = [_Input("labels", torch.zeros(1, high, wide, dtype=torch.uint8), axes)]
    if config.latent_size:
        result.append(_Input("style", torch.zeros(1, config.latent_size), {0: "batch"}))
    for block in noise_places(config):
        cell = noise_cell(config, block)
        name = config.blocks[block].name
        axes = {0: "noise_batch", 2: f"height_{cell}", 3: f"width_{cell}"}
        example = torch.zeros(1, 1, high // cell, wide // cell)
        result.append(_Input(f"noise_{name}", example, axes, (block, cell)))
    return result


def _detail_inputs() -> list[_Input]:
    high, wide = 16, 24
    middle, fine = noise_levels()
    doubled = {0: "noise_batch", 2: "middle_height", 3: "middle_width"}
    large = {0: "noise_batch", 2: "large_height", 3: "large_width"}
    labels = torch.zeros(1, SCALE * high, SCALE * wide, dtype=torch.uint8)
    return [
        _Input("picture", torch.zeros(1, 3, high, wide), {0: "batch", 2: "height", 3: "width"}),
        _Input("labels", labels, {0: "batch", 1: "large_height", 2: "large_width"}),
        _Input("noise_2", torch.zeros(1, 1, 2 * high, 2 * wide), doubled, (middle, 1 / 2)),
        _Input("noise_4", torch.zeros(1, 1, 4 * high, 4 * wide), large, (fine, 1 / 4)),
        _Input("strength", torch.ones(1), {}),
    ]


def _traced(graph: nn.Module, inputs: list[_Input], output: _Output) -> bytes:
    file = io.BytesIO()
    axes = {i.name: i.axes for i in inputs if i.axes} | {output.name: output.axes}
    with warnings.catch_warnings(), torch.no_grad():
        # Of the exporter's age, and of numbers that do not depend on the size; see graphs.py.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            graph.eval(),
            tuple(i.example for i in inputs),
            file,  # type: ignore[arg-type]  # it takes what can be written to, as torch.save does
            input_names=[i.name for i in inputs],
            output_names=[output.name],
            opset_version=OPSET,
            dynamic_axes=axes,
            dynamo=False,
        )
    return file.getvalue()


def _facts(
    manifest: ModelManifest, inputs: list[_Input], channels: np.ndarray, half: bool
) -> dict[str, Json]:
    """What stands in the file's metadata: texts as they are, all else as JSON."""
    classes: list[Json] = [
        {"id": c.id, "name": c.name, "channel": c.index} for c in manifest.classes if c.id >= 0
    ]
    noise: list[Json] = [
        {"input": i.name, "level": i.noise[0], "cell": i.noise[1]} for i in inputs if i.noise
    ]
    facts: dict[str, Json] = {
        "model": manifest.name,
        "kind": manifest.kind,
        "task": manifest.task.value,
        "licence": manifest.licence,
        "program": f"DrawAI desktop {__version__}",
        "precision": "float16" if half else "float32",
        "opset": OPSET,
        "classes": classes,
        "channels": [int(c) for c in channels],
        "noise": noise,
    }
    if any(i.name == "style" for i in inputs):
        facts["neutral"] = list(manifest.neutral or (0.0,) * manifest.style_size)
        facts["styles"] = {style.name: list(style.vector) for style in manifest.styles}
    if any(i.name == "picture" for i in inputs):
        facts["scale"] = SCALE
    else:
        facts["stride"] = manifest.stride
        facts["trained_size"] = manifest.trained_size
        facts["fixed_size"] = list(manifest.fixed_size) if manifest.fixed_size else None
    return facts


def _with_facts(traced: bytes, facts: dict[str, Json]) -> bytes:
    import onnx

    model = onnx.load_model_from_string(traced)
    model.producer_name, model.producer_version = "DrawAI desktop", __version__
    model.graph.name = str(facts["kind"])
    texts = {k: _utf8(v) if isinstance(v, str) else json.dumps(v) for k, v in facts.items()}
    onnx.helper.set_model_props(model, texts)
    onnx.checker.check_model(model)
    content: bytes = model.SerializeToString()
    return content


def _utf8(text: str) -> str:
    """Without halves of letters, which JSON can name and the file cannot hold."""
    return text.encode("utf-8", "replace").decode()
