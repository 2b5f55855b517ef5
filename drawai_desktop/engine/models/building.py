"""Networks with the weights of a file: sizes compared first, nothing allocated for nothing."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.overrides import TorchFunctionMode

from drawai_desktop.core.foreign_file import placed
from drawai_desktop.engine.models.checkpoint_file import read_safetensors, safetensors_shapes
from drawai_desktop.engine.models.weights import State, check_shapes, load_into, shapes_of
from drawai_desktop.errors import ModelError
from drawai_desktop.words import translator

tr = translator(__name__)

_MAKERS = (torch.empty, torch.zeros, torch.ones, torch.full, torch.randn, torch.rand)
_SLACK = 1 << 20
"""Numbers that a network may have besides its weights, such as fixed filters."""


def build_from_file(kind: type[nn.Module], config: object, path: Path) -> Any:  # noqa: ANN401
    """A network of some kind with the weights of a safetensors file, float32.

    The sizes that the file's header states are compared with those of the network before either
    takes any memory to speak of.

    Raises:
        FileError: the file cannot be read.
        ModelError: it is missing, damaged, or does not fit the network.
    """
    if not path.exists():
        raise ModelError(
            tr.later(
                "{path}: {name} is missing. Install the model again.",
                path=placed(path.parent),
                name=path.name,
            )
        )
    what = placed(path)
    shapes = safetensors_shapes(path)
    network = _unfilled(kind, config, shapes, what)
    check_shapes(network, shapes, what)
    load_into(network, as_float(read_safetensors(path)), what, assign=True)
    return network


def build(kind: type[nn.Module], config: object, state: State, what: str) -> Any:  # noqa: ANN401
    """A network of some kind with the given weights, made without drawing random ones first.

    The tensors of the state become the network's own: nothing is copied.
    """
    network = _unfilled(kind, config, shapes_of(state), what)
    load_into(network, state, what, assign=True)
    return network


def as_float(state: State) -> State:
    """The weights as float32, without counters."""
    return {
        name: value.to(torch.float32)
        for name, value in state.items()
        if not name.endswith("num_batches_tracked")
    }


def _unfilled(
    kind: type[nn.Module], config: object, shapes: Mapping[str, tuple[int, ...]], what: str
) -> Any:  # noqa: ANN401
    """A network with weights of any values, if those of a file can be enough for it."""
    there = sum(math.prod(shape) for shape in shapes.values())
    with _Sparing(there + _SLACK, what):
        return kind(config)


class _Sparing(TorchFunctionMode):
    """Leaves new parameters unwritten, and refuses a network larger than its weights.

    The meta device would do so too, but its first use imports some 800 modules: two seconds on
    the way to the first picture.

    Args:
        numbers: as many as the weights have.
        what: begins the message.
    """

    def __init__(self, numbers: int, what: str) -> None:
        super().__init__()
        self._left = numbers
        self._what = what

    def __torch_function__(
        self,
        func: Any,  # noqa: ANN401
        types: Any,  # noqa: ANN401
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401
        kwargs = kwargs or {}
        if getattr(func, "__module__", "") == "torch.nn.init":
            return args[0] if args else kwargs["tensor"]
        if func in _MAKERS:
            sizes = args[0] if args and not isinstance(args[0], int) else args
            self._left -= math.prod(sizes)
            if self._left < 0:
                raise ModelError(
                    tr.later(
                        "{what}: the weights do not fit the network, which is described as larger "
                        "than they are. Install the model again.",
                        what=self._what,
                    )
                )
        return func(*args, **kwargs)
