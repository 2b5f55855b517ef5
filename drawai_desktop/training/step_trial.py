"""Quicker ways to make a step, on trial: kept where they give the same losses in less time."""

import copy
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import torch
from torch import nn

from drawai_desktop.training.run_log import Losses
from drawai_desktop.training.state import Part

_STEPS = 4
_RELATIVE, _ABSOLUTE = 0.05, 0.02
"""How far losses may be apart: bfloat16 rounds otherwise where sums are joined otherwise."""
_NOT_COMPARED = ("gradient",)
_COMPILER = {"layout_optimization": False}
"""The compiler would lay pictures out in channels last where it likes, and then refuse gradients
that come back in planes, as those of the critics' views do."""
_FAULTS = (
    RuntimeError,
    ImportError,
    OSError,
    subprocess.SubprocessError,
    AssertionError,
    AttributeError,
    TypeError,
    ValueError,
)
"""What torch's compiler was seen to raise where a compiler or an instruction is missing."""


class Way(Protocol):
    """A way to make a step that can be turned on and off."""

    name: str

    def turn(self, on: bool) -> None:
        """Makes steps this way from now on, or as they were."""


class CompiledModules:
    """Modules whose forward and backward passes torch compiles.

    Attributes:
        name: what the person calls it.
    """

    name = "compiled steps"

    def __init__(self, modules: Sequence[nn.Module]) -> None:
        self._modules = tuple(modules)

    def turn(self, on: bool) -> None:
        """See :class:`Way`."""
        for module in self._modules:
            if on:
                module.compile(dynamic=False, options=_COMPILER)
            else:
                module._compiled_call_impl = None


@dataclass(frozen=True)
class _Measured:
    losses: dict[str, float]
    seconds: float


def keep_if_better(
    way: Way,
    step: Callable[[], Losses],
    parts: Sequence[Part],
    device: torch.device,
    say: Callable[[str], None],
) -> bool:
    """Tries a way on a step, with everything put back afterwards, and says what came of it.

    Args:
        step: makes the same step at each call.
        parts: what a step changes.
        say: shows a line to the person.
    Returns:
        whether steps are made this way from now on.
    """
    before = [copy.deepcopy(part.state_dict()) for part in parts]
    way.turn(False)
    plain = _measured(step, parts, before, device)
    try:
        way.turn(True)
        quick = _measured(step, parts, before, device)
    except _FAULTS as error:
        way.turn(False)
        _put_back(parts, before)
        said = (str(error).strip().splitlines() or [type(error).__name__])[0]
        say(f"no {way.name}: {said[:160]}")
        return False
    apart = _apart(plain.losses, quick.losses)
    kept = not apart and quick.seconds < plain.seconds
    if not kept:
        way.turn(False)
    took = f"{1000 * quick.seconds:.0f} ms, plain ones {1000 * plain.seconds:.0f} ms"
    if apart:
        say(f"no {way.name}: their losses differ ({', '.join(apart)})")
    elif not kept:
        say(f"no {way.name}: they take {took}")
    else:
        say(f"{way.name} take {took}")
    return kept


def _measured(
    step: Callable[[], Losses], parts: Sequence[Part], before: list[Any], device: torch.device
) -> _Measured:
    """Losses of a step, and how long one takes after the first; everything is put back."""
    losses = {name: float(value) for name, value in step().items()}
    _put_back(parts, before)
    start = time.perf_counter()
    for _ in range(_STEPS):
        step()
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    seconds = (time.perf_counter() - start) / _STEPS
    _put_back(parts, before)
    return _Measured(losses, seconds)


def _put_back(parts: Sequence[Part], before: list[Any]) -> None:
    for part, state in zip(parts, before, strict=True):
        part.load_state_dict(copy.deepcopy(state))


def _apart(plain: dict[str, float], quick: dict[str, float]) -> list[str]:
    """Names of the losses that differ by more than rounding; those that are no numbers do."""
    return [
        name
        for name, value in plain.items()
        if name not in _NOT_COMPARED
        and not abs(quick[name] - value) <= _RELATIVE * abs(value) + _ABSOLUTE
    ]
