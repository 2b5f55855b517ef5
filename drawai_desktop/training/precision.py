"""Where a training computes in bfloat16, and where in channels last."""

from typing import TypeVar

import torch
from torch import nn

from drawai_desktop.engine.fast.packed import has_bfloat16

_Network = TypeVar("_Network", bound=nn.Module)


def is_half_quicker(device: torch.device) -> bool:
    """Whether bfloat16 with channels last is quicker: on GPUs, and on processors that have it."""
    return device.type == "cuda" or (device.type == "cpu" and has_bfloat16())


def half_precision(device: torch.device) -> torch.autocast:
    """bfloat16 where it is quicker, for a network of large convolutions and few other steps.

    Not for SPADE's generator, which is slower so on processors.
    """
    return torch.autocast(device.type, torch.bfloat16, enabled=is_half_quicker(device))


def in_channels_last(network: _Network, device: torch.device) -> _Network:
    """The network on its device, with channels last, which convolutions in bfloat16 want."""
    return network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]
