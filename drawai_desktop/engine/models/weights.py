"""Weights as they come from files -> weights as the networks take them.

A state is a dict from parameter name to array or tensor. NVIDIA's files prefix names, wrap the
dict, and hold spectrally normalised weights in two ways; here they become plain float32 weights.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from drawai_desktop.engine.networks.config import GeneratorConfig, PhotoEncoderConfig
from drawai_desktop.errors import ModelError

State = dict[str, Tensor]


def as_state(weights: Mapping[str, Any]) -> State:
    """Tensors of float32, names without ``module.``, counters left out; nothing is copied twice.

    A dict that holds the state under one key (``state_dict``, ``netG``, ...) is unwrapped.

    Raises:
        ModelError: there is no name -> tensor mapping inside.
    """
    arrays = dict(weights)
    if arrays and not any(isinstance(v, (Tensor, np.ndarray)) for v in arrays.values()):
        inner = [v for v in arrays.values() if isinstance(v, Mapping) and v]
        inner = [v for v in inner if isinstance(next(iter(v.values())), (Tensor, np.ndarray))]
        if len(inner) != 1:
            raise ModelError(
                "This file holds no network weights: a mapping from parameter names to arrays is "
                "expected, as in latest_net_G.pth."
            )
        arrays = dict(inner[0])
    if arrays and all(name.startswith("module.") for name in arrays):
        arrays = {name[len("module.") :]: value for name, value in arrays.items()}
    state: State = {}
    for name, value in arrays.items():
        if name.endswith("num_batches_tracked"):
            continue
        if isinstance(value, np.ndarray):
            value = torch.from_numpy(np.ascontiguousarray(value))
        if not isinstance(value, Tensor):
            continue
        state[name] = value.detach().to(torch.float32).contiguous()
    return state


def fold_spectral(state: State) -> State:
    """The state with spectral normalisation folded into plain ``weight`` entries.

    ``weight = weight_orig / sigma`` with ``sigma = u . (M v)``, M being ``weight_orig`` as a
    matrix; u and v are used as stored, with no further power iteration. Files from before torch
    1.0 hold no v but the finished ``weight``, which is then taken as it is.

    Source: Miyato et al. 2018, arXiv 1802.05957; torch's ``spectral_norm`` stores it so.
    """
    folded = {
        name: value
        for name, value in state.items()
        if not name.endswith((".weight_orig", ".weight_u", ".weight_v"))
    }
    for name, original in state.items():
        if not name.endswith(".weight_orig"):
            continue
        base = name[: -len("_orig")]
        u, v = state.get(base + "_u"), state.get(base + "_v")
        if u is not None and v is not None:
            matrix = original.reshape(original.shape[0], -1)
            if u.numel() != matrix.shape[0] or v.numel() != matrix.shape[1]:
                raise ModelError(
                    f"{base}: its spectral vectors have lengths {u.numel()} and {v.numel()}, "
                    f"but the weight needs {matrix.shape[0]} and {matrix.shape[1]}."
                )
            folded[base] = original / torch.dot(u, torch.mv(matrix, v))
        elif base not in folded:
            raise ModelError(f"{base}: spectral normalisation without weight_v and without weight.")
    return folded


def prepare(weights: Mapping[str, Any]) -> State:
    """:func:`as_state`, then :func:`fold_spectral`."""
    return fold_spectral(as_state(weights))


def load_into(network: nn.Module, state: State, what: str, assign: bool = False) -> None:
    """Give the network its weights, after all names and shapes have been compared.

    Args:
        network: keeps its own tensors on failure.
        state: prepared weights; every parameter must be there, and nothing else but counters.
        what: begins the message, such as a file name.
        assign: the state's tensors become the network's own, instead of being copied into them.
    Raises:
        ModelError: names every missing, unexpected and misshapen entry at once.
    """
    wanted = {
        name: tuple(value.shape)
        for name, value in network.state_dict().items()
        if not name.endswith("num_batches_tracked")
    }
    problems = [
        f"{name} is {tuple(state[name].shape)} instead of {shape}"
        for name, shape in wanted.items()
        if name in state and tuple(state[name].shape) != shape
    ]
    problems += [f"{name} is missing" for name in wanted if name not in state]
    problems += [
        f"{name} is not part of the network"
        for name in state
        if name not in wanted and not name.endswith("num_batches_tracked")
    ]
    if problems:
        raise ModelError(
            f"{what}: the weights do not fit the network ({len(problems)} differences): "
            + "; ".join(problems)
            + ". Choose the file that belongs to these options."
        )
    network.load_state_dict(state, strict=False, assign=assign)


def detect_generator(state: Mapping[str, Any], **known: Any) -> GeneratorConfig:  # noqa: ANN401
    """The shape of NVIDIA's generator that a state was saved from.

    Width, kernel, normalisation, ``most`` and the latent start are read from names and shapes.
    ``normal`` against ``more``, the crop size, the aspect ratio and the meaning of the channels
    cannot be; they come as keywords of :class:`GeneratorConfig`.

    Raises:
        ModelError: this is no SPADE generator.
    """
    fc, gamma = state.get("fc.weight"), state.get("head_0.norm_0.mlp_gamma.weight")
    image = state.get("conv_img.weight")
    shared = state.get("head_0.norm_0.mlp_shared.0.weight")
    if fc is None or gamma is None or image is None or shared is None:
        raise ModelError(
            f"This is not a SPADE generator: {_without(state)} missing among its "
            f"{len(state)} entries. Choose latest_net_G.pth."
        )
    most = "up_4.conv_0.bias" in state
    ngf = int(image.shape[1]) * (2 if most else 1)
    values: dict[str, Any] = {
        "modulation": "convolution",
        "ngf": ngf,
        "kernel": int(gamma.shape[-1]),
        "norm": ("batch" if "head_0.norm_0.param_free_norm.running_mean" in state else "instance"),
        "latent_size": int(fc.shape[1]) if fc.ndim == 2 else 0,
    }
    channels = int(shared.shape[1])
    values.update(_channel_meaning(channels))
    if most:
        values["upsampling"] = "most"
    values.update(known)
    config = GeneratorConfig(**values)
    if config.semantic_channels != channels:
        raise ModelError(
            f"The network reads {channels} label channels, but the given options make "
            f"{config.semantic_channels}: check label_nc, contain_dontcare_label and no_instance."
        )
    return config


def _without(state: Mapping[str, Any]) -> str:
    wanted = (
        "fc.weight",
        "head_0.norm_0.mlp_gamma.weight",
        "head_0.norm_0.mlp_shared.0.weight",
        "conv_img.weight",
    )
    missing = [name for name in wanted if name not in state]
    return ", ".join(missing) + (" is" if len(missing) == 1 else " are")


def _channel_meaning(channels: int) -> dict[str, Any]:
    """What NVIDIA's three published networks mean by their channels; else all are labels."""
    if channels == 184:  # COCO-Stuff
        return {"label_nc": 182, "has_dontcare": True, "has_edges": True}
    if channels == 151:  # ADE20K
        return {"label_nc": 150, "has_dontcare": True, "has_edges": False}
    if channels == 36:  # Cityscapes
        return {
            "label_nc": 35,
            "has_dontcare": False,
            "has_edges": True,
            "upsampling": "more",
            "crop_size": 512,
            "aspect_ratio": 2.0,
        }
    return {"label_nc": channels, "has_dontcare": False, "has_edges": False}


def detect_photo_encoder(state: Mapping[str, Any]) -> PhotoEncoderConfig:
    """The shape of NVIDIA's photo encoder that a state was saved from.

    Raises:
        ModelError: this is no photo encoder.
    """
    mean = state.get("fc_mu.weight")
    nested = any(name.startswith("layer1.0.") for name in state)
    first = state.get("layer1.0.weight" if nested else "layer1.weight")
    if mean is None or first is None:
        raise ModelError(
            f"This is not a SPADE photo encoder: fc_mu or layer1 is missing among its "
            f"{len(state)} entries. Choose latest_net_E.pth."
        )
    layers = sum(f"layer{i}.0.weight" in state or f"layer{i}.weight" in state for i in range(1, 7))
    if not nested:
        return PhotoEncoderConfig(int(first.shape[0]), layers, "none")
    batch = "layer1.1.running_mean" in state
    return PhotoEncoderConfig(int(first.shape[0]), layers, "batch" if batch else "instance")
