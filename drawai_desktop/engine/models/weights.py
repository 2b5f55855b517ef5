"""Weights as they come from files -> weights as the networks take them.

A state is a dict from parameter name to array or tensor. NVIDIA's files prefix names, wrap the
dict, and hold spectrally normalised weights in two ways; here they become plain float32 weights.
"""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from drawai_desktop.errors import ModelError
from drawai_desktop.words import Words, in_a_row, translator

tr = translator(__name__)

State = dict[str, Tensor]

_LONGEST_SENTENCE = 290


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
                tr.later(
                    "This file holds no network weights: a mapping from parameter names to "
                    "arrays is expected, as in latest_net_G.pth."
                )
            )
        arrays = dict(inner[0])
    if not all(isinstance(name, str) for name in arrays):
        raise ModelError(
            tr.later(
                "This file holds no network weights: its entries have no names. Choose "
                "latest_net_G.pth."
            )
        )
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
        _check_stored(name, value)
        state[name] = value.detach().to(torch.float32).contiguous()
    return state


def _check_stored(name: str, value: Tensor) -> None:
    """Refuses a tensor that is larger than what is stored of it: a few bytes, repeated by a stride
    of nothing, would fill any memory."""
    is_plain = value.layout == torch.strided and value.device.type == "cpu"
    if not is_plain or value.nbytes > value.untyped_storage().nbytes():
        raise ModelError(
            tr.later(
                "{short}: its size says more than the file holds of it. Get the file from a "
                "place that you trust.",
                short=_short(name),
            )
        )


def fold_spectral(state: State) -> State:
    """The state with spectral normalisation folded into plain ``weight`` entries.

    ``weight = weight_orig / sigma`` with ``sigma = u . (M v)``, M being ``weight_orig`` as a
    matrix; u and v are used as stored, with no further power iteration. Files from before torch
    1.0 hold no v but the finished ``weight``, which is then taken as it is. Both of torch's forms
    are known: ``weight_orig`` and ``parametrizations.weight.original``.

    After: Miyato et al. 2018, arXiv 1802.05957; torch's ``spectral_norm`` stores it so.
    """
    state = {_FORMER_NAME.sub(_former_name, name): value for name, value in state.items()}
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
            matrix = original.reshape(original.shape[0], -1) if original.ndim else original
            if matrix.shape != (u.numel(), v.numel()):
                raise ModelError(
                    tr.later(
                        "{short}: its spectral vectors have lengths {u} and {v}, but the "
                        "weight is {size}. Get the file again.",
                        short=_short(base),
                        u=u.numel(),
                        v=v.numel(),
                        size=_size(tuple(matrix.shape)),
                    )
                )
            folded[base] = original / torch.dot(u.flatten(), torch.mv(matrix, v.flatten()))
        elif base not in folded:
            raise ModelError(
                tr.later(
                    "{short}: spectral normalisation without weight_v and without weight. Get "
                    "the file again.",
                    short=_short(base),
                )
            )
    return folded


_FORMER_NAME = re.compile(r"parametrizations\.weight\.(original|0\._u|0\._v)$")


def _former_name(found: re.Match[str]) -> str:
    """torch's newer names of the parts of a normalised weight -> the older ones."""
    return {"original": "weight_orig", "0._u": "weight_u", "0._v": "weight_v"}[found[1]]


def prepare(weights: Mapping[str, Any]) -> State:
    """:func:`as_state`, then :func:`fold_spectral`."""
    return fold_spectral(as_state(weights))


def shapes_of(weights: Mapping[str, Any]) -> dict[str, tuple[int, ...]]:
    """Parameter name -> size, of arrays or tensors."""
    return {name: tuple(int(n) for n in value.shape) for name, value in weights.items()}


def load_into(network: nn.Module, state: State, what: str, assign: bool = False) -> None:
    """Give the network its weights, after all names and shapes have been compared.

    Args:
        network: keeps its own tensors on failure.
        state: prepared weights; every parameter must be there, and nothing else but counters.
        what: begins the message, such as a file name.
        assign: the state's tensors become the network's own, instead of being copied into them.
    Raises:
        ModelError: names missing, unexpected and misshapen entries together.
    """
    check_shapes(network, shapes_of(state), what)
    network.load_state_dict(state, strict=False, assign=assign)


def check_shapes(network: nn.Module, shapes: Mapping[str, tuple[int, ...]], what: str) -> None:
    """Compares all names and sizes with those of the network; see :func:`load_into`."""
    wanted = {
        name: tuple(value.shape)
        for name, value in network.state_dict().items()
        if not name.endswith("num_batches_tracked")
    }
    problems = [
        tr.later(
            "{name} is {size} instead of {wanted}",
            name=_short(name),
            size=_size(shapes[name]),
            wanted=_size(shape),
        )
        for name, shape in wanted.items()
        if name in shapes and shapes[name] != shape
    ]
    problems += [
        tr.later("{name} is missing", name=_short(name)) for name in wanted if name not in shapes
    ]
    problems += [
        tr.later("{name} is not part of the network", name=_short(name))
        for name in shapes
        if name not in wanted and not name.endswith("num_batches_tracked")
    ]
    if problems:
        raise ModelError(_misfit(what, problems))


def _misfit(what: str, problems: list[Words]) -> Words:
    """The sentence, with as many differences as it can take; the first in any case."""
    named = 1
    said = _sentence(what, problems, named)
    while named < len(problems):
        longer = _sentence(what, problems, named + 1)
        if len(str(longer)) > _LONGEST_SENTENCE:
            break
        named, said = named + 1, longer
    return said


def _sentence(what: str, problems: list[Words], named: int) -> Words:
    more = ("...",) if named < len(problems) else ()
    return tr.later(
        "{what}: the weights do not fit the network ({count}): {problems}. Choose the file that "
        "belongs to these options.",
        what=what,
        count=tr.count_later("{n} difference", "{n} differences", n=len(problems)),
        problems=in_a_row((*problems[:named], *more), "; "),
    )


def _size(shape: tuple[int, ...]) -> Words | str:
    return " x ".join(str(n) for n in shape) or tr.later("one number")


def _short(name: str) -> Words | str:
    if not name.isprintable():
        return tr.later("an entry")
    return name if len(name) <= 60 else name[:60] + "..."
