"""Adam for a network's weights, in which each label has a time of its own.

Source: Kingma and Ba 2015, "Adam", arXiv 1412.6980, algorithm 1 (no code used).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

_EPSILON = 1e-8


@dataclass(frozen=True)
class WeightGroup:
    """Parameters that are trained alike.

    Attributes:
        rate_factor: times the common learning rate.
        by_label: their second dimension is the labels.
    """

    parameters: list[nn.Parameter]
    rate_factor: float = 1.0
    by_label: bool = False


class LabelAdam(torch.optim.Optimizer):
    """Adam whose moments move, label by label, only in steps that showed the label.

    Adam's step is the gradient over its own recent size. A label in one batch of fifty has by then
    been forgotten by the moments: its gradient is divided by a tenth of its size, and its column
    makes steps several times longer than those of labels that are always there, along the
    gradient of a single picture. Rare labels went astray by that: bright purple roads.

    For parameters (A, labels, ...). A label was shown if its gradient is not zero.
    """

    def __init__(
        self, groups: Iterable[dict[str, Any]], lr: float, betas: tuple[float, float]
    ) -> None:
        super().__init__(groups, {"lr": lr, "betas": betas})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        """One step along the gradients of all parameters that have one."""
        del closure
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    self._step_parameter(parameter, parameter.grad, group)

    def _step_parameter(
        self, parameter: nn.Parameter, gradient: Tensor, group: dict[str, Any]
    ) -> None:
        state = self.state[parameter]
        if not state:
            state["steps"] = parameter.new_zeros(parameter.shape[1])
            state["mean"] = torch.zeros_like(parameter)
            state["square"] = torch.zeros_like(parameter)
        first, second = group["betas"]
        shown = (gradient.transpose(0, 1).flatten(1) != 0).any(1).to(parameter.dtype)
        steps = state["steps"].add_(shown)
        shape = (1, -1, *[1] * (parameter.dim() - 2))
        by_label = shown.view(shape)
        state["mean"].lerp_(gradient, (1 - first) * by_label)
        state["square"].lerp_(gradient.square(), (1 - second) * by_label)
        known = steps.clamp(min=1.0)
        rate = (group["lr"] * shown / (1 - first**known)).view(shape)
        size = (state["square"] / (1 - second**known).view(shape)).sqrt_().add_(_EPSILON)
        parameter.sub_(rate * state["mean"] / size)


class SplitAdam:
    """Adam for some weights and :class:`LabelAdam` for those by label, as one optimiser.

    Both begin at a rate of 1, which :meth:`set_rate` replaces before each step.
    """

    def __init__(self, groups: Sequence[WeightGroup], betas: tuple[float, float]) -> None:
        def those(by_label: bool) -> list[dict[str, Any]]:
            return [
                {"params": group.parameters, "rate_factor": group.rate_factor}
                for group in groups
                if group.by_label is by_label
            ]

        self._parts: dict[str, torch.optim.Optimizer] = {
            "common": torch.optim.Adam(those(False), lr=1.0, betas=betas, fused=True),
        }
        if those(True):
            self._parts["by_label"] = LabelAdam(those(True), lr=1.0, betas=betas)

    def set_rate(self, rate: float) -> None:
        """Sets the learning rate; each group has its factor of it."""
        for part in self._parts.values():
            for group in part.param_groups:
                group["lr"] = rate * group["rate_factor"]

    def zero_grad(self) -> None:
        """Drops all gradients."""
        for part in self._parts.values():
            part.zero_grad(set_to_none=True)

    def step(self) -> None:
        """One step along the gradients."""
        for part in self._parts.values():
            part.step()

    def state_dict(self) -> dict[str, Any]:
        """The moments of both; copies nothing."""
        return {name: part.state_dict() for name, part in self._parts.items()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Takes what :meth:`state_dict` gave.

        Raises:
            KeyError, ValueError: it belongs to other parameters.
        """
        for name, part in self._parts.items():
            part.load_state_dict(state[name])
