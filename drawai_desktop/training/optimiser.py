"""Adam for a network's weights, in which each label has a time of its own.

After: Kingma and Ba 2015, "Adam", arXiv 1412.6980, algorithm 1 (no code used).
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

    For parameters (A, labels, ...). A label was shown if its gradient is not zero. Parameters with
    as many labels are one table here: a GPU waits longer for twenty small steps than for a large.
    """

    def __init__(
        self, groups: Iterable[dict[str, Any]], lr: float, betas: tuple[float, float]
    ) -> None:
        super().__init__(groups, {"lr": lr, "betas": betas})
        self._tables: list[tuple[int, _Table]] = []

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        """One step along the gradients of all parameters that have one."""
        del closure
        if not self._tables:
            self._tables = self._joined()
        for number, table in self._tables:
            group = self.param_groups[number]
            table.step(group["lr"], *group["betas"])

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Takes what ``state_dict`` gave; see the base class."""
        super().load_state_dict(state)
        self._tables = []

    def _joined(self) -> list[tuple[int, "_Table"]]:
        """(place of its group, table), with the moments that the state holds."""
        found: list[tuple[int, _Table]] = []
        for number, group in enumerate(self.param_groups):
            alike: dict[tuple[int, torch.device, torch.dtype], list[nn.Parameter]] = {}
            for parameter in group["params"]:
                kind = (parameter.shape[1], parameter.device, parameter.dtype)
                alike.setdefault(kind, []).append(parameter)
            for parameters in alike.values():
                table = _Table(parameters)
                table.begin([self.state[parameter] for parameter in parameters])
                found.append((number, table))
        return found


class _Table:
    """Parameters by label as the rows of one table (R, labels), with their moments.

    The moments that an optimiser's state holds of each parameter are views of the table's.
    """

    def __init__(self, parameters: Sequence[nn.Parameter]) -> None:
        self._parameters = list(parameters)
        labels, like = parameters[0].shape[1], parameters[0].detach()
        self._heights = [parameter.numel() // labels for parameter in parameters]
        counts = torch.tensor(self._heights)
        owners = torch.repeat_interleave(torch.arange(len(parameters)), counts)
        # (parameters, R): which rows are whose; sums of rows by a product.
        members = torch.arange(len(parameters))[:, None] == owners
        self._owners = owners.to(like.device)
        self._members = members.to(like.device, like.dtype)
        self._steps = like.new_zeros(len(parameters), labels)
        self._mean = like.new_zeros(len(owners), labels)
        self._square = torch.zeros_like(self._mean)

    def begin(self, states: Sequence[dict[str, Tensor]]) -> None:
        """Takes the moments of the parameters, if they have some, and gives views in return."""
        whole = [self._steps, self._mean, self._square]
        means, squares = (self._pieces(x) for x in whole[1:])
        for state, steps, mean, square in zip(states, self._steps, means, squares, strict=True):
            views = {"steps": steps, "mean": mean, "square": square}
            for name, view in views.items():
                if name in state:
                    view.copy_(state[name])
            state.update(views)

    def step(self, rate: float, first: float, second: float) -> None:
        """One step along the gradients; a parameter without one has shown no label."""
        parameters = self._parameters
        gradient = torch.cat(
            [_rows(torch.zeros_like(p) if p.grad is None else p.grad) for p in parameters]
        )
        shown = ((self._members @ (gradient != 0).to(gradient.dtype)) > 0).to(gradient.dtype)
        known = self._steps.add_(shown).clamp(min=1.0)
        by_row = shown[self._owners]
        self._mean.lerp_(gradient, (1 - first) * by_row)
        self._square.lerp_(gradient.square(), (1 - second) * by_row)
        rates = (rate * shown / (1 - first**known))[self._owners]
        grown = (1 - second**known)[self._owners]
        size = (self._square / grown).sqrt_().add_(_EPSILON)
        moves = self._pieces(rates * self._mean / size)
        torch._foreach_sub_(parameters, moves)  # type: ignore[arg-type]

    def _pieces(self, rows: Tensor) -> list[Tensor]:
        """The rows of each parameter, as views of its shape."""
        pieces = []
        for piece, parameter in zip(
            rows.split_with_sizes(self._heights), self._parameters, strict=True
        ):
            a, labels, *rest = parameter.shape
            pieces.append(piece.view(a, *rest, labels).movedim(-1, 1))
        return pieces


def _rows(values: Tensor) -> Tensor:
    """(A, labels, ...) -> (A x ..., labels)."""
    return values.movedim(1, -1).reshape(-1, values.shape[1])


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
