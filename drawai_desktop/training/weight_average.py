"""A slow copy of a network: the exponential average of its weights and its buffers."""

import copy
from typing import Generic, TypeVar

import torch
from torch import Tensor, nn

Network = TypeVar("Network", bound=nn.Module)


class WeightAverage(Generic[Network]):
    """Follows a network; what is exported and shown.

    Buffers are averaged too: batch statistics belong to the weights that they were measured with.

    Attributes:
        network: the averaged network, in evaluation mode, without gradients.
    """

    def __init__(self, network: Network, decay: float) -> None:
        self.network: Network = copy.deepcopy(network).eval().requires_grad_(False)
        self.decay = decay

    @torch.no_grad()
    def update(self, network: Network, step: int) -> None:
        """One step towards the network; quicker at first, so that the beginning is forgotten.

        Args:
            step: steps since the beginning.
        """
        part = 1 - min(self.decay, (1 + step) / (10 + step))
        pairs = list(zip(_tensors(self.network), _tensors(network), strict=True))
        floats = [(mine, other) for mine, other in pairs if mine.is_floating_point()]
        counts = [(mine, other) for mine, other in pairs if not mine.is_floating_point()]
        torch._foreach_lerp_([mine for mine, _ in floats], [other for _, other in floats], part)
        if counts:
            torch._foreach_copy_([mine for mine, _ in counts], [other for _, other in counts])


def _tensors(network: nn.Module) -> list[Tensor]:
    return [*network.parameters(), *network.buffers()]
