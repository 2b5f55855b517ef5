"""SPADE with arrays in and arrays out, for tests, comparisons and other people's scripts.

The options are those of NVIDIA's training scripts; the weights are named as in their checkpoints.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch

from drawai_desktop.engine.fast.network import FastGenerator
from drawai_desktop.engine.models.nvidia_spade import detect_photo_encoder
from drawai_desktop.engine.models.weights import load_into, prepare, shapes_of
from drawai_desktop.engine.networks.config import config_from_options
from drawai_desktop.engine.networks.generator import SpadeGenerator
from drawai_desktop.engine.networks.photo_encoder import PhotoEncoder
from drawai_desktop.engine.networks.segmentation import Segmentation
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)


def generate(
    options: Mapping[str, Any],
    weights: Mapping[str, np.ndarray],
    label_map: np.ndarray,
    instance_map: np.ndarray | None,
    z: np.ndarray | None,
) -> np.ndarray:
    """The picture of a label map, by the plain path.

    Args:
        options: see :func:`drawai_desktop.engine.networks.config.config_from_options`.
        weights: parameter name -> array, as in a checkpoint (spectral vectors unfolded).
        label_map: integers (h, w) of any size; 255 means unlabelled.
        instance_map: integers (h, w), or None where the options have ``no_instance``.
        z: float32 (z_dim,), or None without ``use_vae``.
    Returns:
        float32 (H, W, 3) in [-1, 1]; H and W follow from the options alone.
    Raises:
        ModelError: options or weights that fit no SPADE generator, or not each other.
        LabelError: a label that the network does not know.
    """
    config = config_from_options(dict(options))
    network = SpadeGenerator(config)
    load_into(network, prepare(weights), "weights")
    network.eval()
    height, width = config.output_size
    with torch.inference_mode():
        segmentation = Segmentation.from_arrays(config, label_map, instance_map, height, width)
        picture = network(segmentation, _latent(config.latent_size, z))
    return np.ascontiguousarray(picture[0].permute(1, 2, 0).numpy())


def generate_fast(
    options: Mapping[str, Any],
    weights: Mapping[str, np.ndarray],
    label_map: np.ndarray,
    instance_map: np.ndarray | None,
    z: np.ndarray | None,
) -> np.ndarray:
    """:func:`generate` by the fast path, which renders for the window."""
    config = config_from_options(dict(options))
    network = SpadeGenerator(config)
    load_into(network, prepare(weights), "weights", assign=True)
    height, width = config.output_size
    with torch.inference_mode():
        fast = FastGenerator(network.eval())
        segmentation = Segmentation.from_arrays(config, label_map, instance_map, height, width)
        edges = None if segmentation.edges is None else segmentation.edges[0].numpy()
        latent = _latent(config.latent_size, z)
        style = None if latent is None else latent[0]
        picture = fast.frame(fast.inputs(segmentation.classes[0].numpy(), edges, style, 0))
    return picture.numpy()


def encode(
    options: Mapping[str, Any], weights: Mapping[str, np.ndarray], photo: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Mean and log variance of a photo's latent vector.

    Args:
        options: not read; the encoder's shape follows from its weights.
        weights: parameter name -> array, as in a checkpoint.
        photo: float32 (h, w, 3) in [-1, 1].
    Returns:
        two float32 (256,).
    Raises:
        ModelError: the weights fit no photo encoder, or one for pictures under 256 px.
    """
    state = prepare(weights)
    network = PhotoEncoder(detect_photo_encoder(shapes_of(state)))
    load_into(network, state, "weights")
    network.eval()
    with torch.inference_mode():
        x = torch.from_numpy(np.ascontiguousarray(photo, dtype=np.float32)).permute(2, 0, 1)[None]
        mean, log_variance = network(x)
    return mean[0].numpy(), log_variance[0].numpy()


def _latent(size: int, z: np.ndarray | None) -> torch.Tensor | None:
    if not size:
        return None
    if z is None or z.shape != (size,):
        raise ModelError(
            tr.later(
                "This network starts from a latent vector of {size} numbers; {value} given.",
                size=size,
                value=tr.later("none was") if z is None else tr.later("{n} were", n=z.size),
            )
        )
    return torch.from_numpy(np.ascontiguousarray(z, dtype=np.float32))[None]
