"""Weights of every kind of network as a small file: float16, statistics as they are."""

from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor, nn

from drawai_desktop.core.atomic_file import write_bytes
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)

_LARGEST_HALF = 60000.0


def write_weights(path: Path, network: nn.Module) -> None:
    """Writes weights as float16 and statistics as float32.

    Raises:
        FileError: it cannot be written.
        ModelError: a weight is not a number.
    """
    statistics = {name for name, _ in network.named_buffers()}
    state: dict[str, Tensor] = {}
    for key, value in network.state_dict().items():
        if key.endswith("num_batches_tracked"):
            continue
        if not bool(torch.isfinite(value).all()):
            raise ModelError(
                tr.later(
                    "{key} holds values that are not numbers: the training has failed. Go back "
                    "to an earlier state, and lower the rate.",
                    key=key,
                )
            )
        half = key not in statistics and float(value.abs().max()) < _LARGEST_HALF
        state[key] = value.to(torch.float16 if half else torch.float32).contiguous()
    write_bytes(path, safetensors.torch.save(state))
