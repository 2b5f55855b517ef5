"""The only place that imports spandrel: tensors of any upscaler in, a network that runs out.

spandrel (MIT) finds the architecture by the names and sizes of the tensors and builds it. The
tensors are anybody's, so before that they are counted, and while it builds nothing may be made that
is much larger than they are. It is an optional package, and imports torchvision.
"""

import contextlib
import importlib
import logging
import math
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

from drawai_desktop.core.detail_models import NEEDS_SPANDREL, upscalers_can_be_read
from drawai_desktop.core.foreign_file import READER_FAULTS, cleaned
from drawai_desktop.errors import ModelError, OptionError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

_log = logging.getLogger(__name__)

FAULTS: tuple[type[Exception], ...] = (*READER_FAULTS, MemoryError)
"""What spandrel and the networks raise on tensors that are anybody's."""

SCALES = (2, 4)
"""How many times a side upscalers enlarge that can be used."""

_MOST_TENSORS, _LONGEST_NAME, _MOST_DIMENSIONS = 20_000, 300, 8
_LARGE_NUMBER = re.compile(r"\d{5,}")
"""In a tensor's name: of a block that no network has."""
_STORED = frozenset(
    {torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.bool}
    | {torch.int8, torch.int16, torch.int32, torch.int64, torch.uint8}
)
_SLACK = 1 << 26
"""Numbers that a network may have besides its weights: masks and tables of attention."""
_MOST_MADE = 40
"""So many tensors may be made for each that the file holds."""


def require_spandrel() -> None:
    """That the optional package is there.

    Raises:
        OptionError: it is not; says how to get it.
    """
    if not upscalers_can_be_read():
        raise OptionError(NEEDS_SPANDREL)


def upscaler_tensors(content: Mapping[str, Any], what: str) -> dict[str, Tensor]:
    """The network's tensors, of whatever else a file holds, as they are stored.

    Args:
        what: begins messages: the file's name.
    Raises:
        OptionError: spandrel is not installed.
        ModelError: there are none, or what no network has.
    """
    spandrel = _spandrel()
    inner = spandrel.canonicalize_state_dict(dict(content)) if _has_names(content) else {}
    tensors = {name: v for name, v in inner.items() if isinstance(name, str)}
    tensors = {name: v.detach() for name, v in tensors.items() if isinstance(v, Tensor)}
    if not tensors:
        raise ModelError(
            tr.later(
                "{what}: holds no network weights. Choose the file of an upscaler, such as "
                "RealESRGAN_x4plus.pth.",
                what=what,
            )
        )
    if len(tensors) > _MOST_TENSORS:
        raise _hostile(what, tr.later("{n} tensors", n=len(tensors)))
    for name, value in tensors.items():
        if len(name) > _LONGEST_NAME or not name.isprintable() or _LARGE_NUMBER.search(name):
            raise _hostile(what, tr.later("a tensor called {name}", name=cleaned(name, 40)))
        is_plain = value.layout == torch.strided and value.device.type == "cpu"
        if not is_plain or value.dtype not in _STORED or value.dim() > _MOST_DIMENSIONS:
            raise _hostile(
                what, tr.later("a tensor of another kind, {name}", name=cleaned(name, 40))
            )
        if value.nbytes > value.untyped_storage().nbytes():
            # A few bytes, repeated by a stride of nothing, would fill any memory.
            said = tr.later(
                "a tensor that is larger than what is stored, {name}", name=cleaned(name, 40)
            )
            raise _hostile(what, said)
    return tensors


def knows(content: Mapping[str, Any], what: str) -> bool:
    """Whether what a file holds is of an architecture that spandrel knows, whatever it does.

    Raises:
        OptionError, ModelError: as :func:`upscaler_tensors`.
    """
    spandrel = _spandrel()
    inner = upscaler_tensors(content, what)
    for entry in spandrel.MAIN_REGISTRY:
        with contextlib.suppress(*FAULTS):
            if entry.architecture.detect(inner):
                return True
    return False


def built(tensors: Mapping[str, Tensor], what: str) -> Any:  # noqa: ANN401 - spandrel's
    """The network of some tensors, as spandrel describes it, on the processor and in evaluation
    mode: one that enlarges colour pictures twice or four times.

    Raises:
        OptionError: spandrel is not installed.
        ModelError: it knows none of that kind; the tensors do not fit; or it does something else.
    """
    spandrel = _spandrel()
    count = sum(value.numel() for value in tensors.values())
    try:
        with _Sparing(2 * count + _SLACK, _MOST_MADE * (len(tensors) + 100), what):
            found = spandrel.ModelLoader("cpu").load_from_state_dict(dict(tensors))
    except ModelError:
        raise
    except spandrel.UnsupportedModelError as error:
        raise ModelError(
            tr.later(
                "{what}: of no kind that can be read. Choose a network that enlarges pictures "
                "twice or four times, of an architecture that spandrel knows.",
                what=what,
            )
        ) from error
    # It reads names and sizes that are anybody's, and raises nearly anything on bad ones.
    except FAULTS as error:
        _log.info("%s cannot be built", what, exc_info=True)
        raise ModelError(
            tr.later(
                "{what}: the weights do not fit the network that they look like. Get the file "
                "again.",
                what=what,
            )
        ) from error
    _check_use(found, isinstance(found, spandrel.ImageModelDescriptor), what)
    return found.eval()


def _spandrel() -> Any:  # noqa: ANN401 - a module
    require_spandrel()
    # Its own import of torchvision finds what is missing beside a CPU build of torch.
    from drawai_desktop.engine import torchvision_door  # noqa: F401

    return importlib.import_module("spandrel")


def _check_use(found: Any, takes_pictures: bool, what: str) -> None:  # noqa: ANN401 - spandrel's
    """That a network does what an upscaler is for; see :func:`built`."""
    kind = cleaned(str(found.architecture.name), 40)
    purpose = str(found.purpose)
    does = None
    if purpose in _OTHER_PURPOSES or not takes_pictures:
        does = _OTHER_PURPOSES.get(purpose, tr.later("needs more than a picture"))
    elif found.scale == 1:
        does = tr.later("does not enlarge")
    elif found.scale not in SCALES:
        does = tr.later("enlarges {scale} times", scale=found.scale)
    elif (found.input_channels, found.output_channels) != (3, 3):
        does = tr.later("does not take colours")
    if does is not None:
        raise ModelError(
            tr.later(
                "{what}: a network ({kind}) that {does}. Choose one that enlarges colour pictures "
                "twice or four times.",
                what=what,
                kind=kind,
                does=does,
            )
        )


_OTHER_PURPOSES = {
    "Inpainting": tr.later("fills holes in pictures"),
    "FaceSR": tr.later("restores faces"),
    "Restoration": tr.later("mends pictures without enlarging them"),
}
"""spandrel's words for what networks do that enlarge nothing."""


def _has_names(content: Mapping[str, Any]) -> bool:
    return all(isinstance(name, str) for name in content)


def _hostile(what: str, found: Words) -> ModelError:
    return ModelError(
        tr.later(
            "{what}: holds {found}, which no network has. Get the file from a place that you "
            "trust.",
            what=what,
            found=found,
        )
    )


class _Sparing(TorchFunctionMode):
    """Refuses to make a network that is much larger than its weights.

    Args:
        numbers: as many as may be made at once, and of parameters in all.
        tensors: as many parameters may be made.
        what: begins the message.
    """

    def __init__(self, numbers: int, tensors: int, what: str) -> None:
        super().__init__()
        self._most = self._left = numbers
        self._tensors = tensors
        self._what = what

    def __torch_function__(
        self,
        func: Any,  # noqa: ANN401
        types: Any,  # noqa: ANN401
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401
        kwargs = kwargs or {}
        if func in _MAKERS:
            sizes = args[0] if args and not isinstance(args[0], int) else args
            self._left -= math.prod(int(n) for n in sizes or kwargs.get("size", ()))
            self._tensors -= 1
            self._check(self._left >= 0 and self._tensors >= 0)
        elif func is torch.arange or func is torch.linspace:
            numbers = [abs(a) for a in args if isinstance(a, (int, float))]
            self._check(max(numbers, default=0) <= self._most)
        else:
            self._check(_together(args) <= self._most)
        return func(*args, **kwargs)

    def _check(self, is_bearable: bool) -> None:
        if not is_bearable:
            raise ModelError(
                tr.later(
                    "{what}: the weights describe a network that is far larger than they are. Get "
                    "the file from a place that you trust.",
                    what=self._what,
                )
            )


_MAKERS = (torch.empty, torch.zeros, torch.ones, torch.full, torch.randn, torch.rand)


def _together(args: tuple[Any, ...]) -> int:
    """How many numbers an operation on two tensors gives that widens both to one shape."""
    shapes = [a.shape for a in args[:2] if isinstance(a, Tensor)]
    if len(shapes) < 2:
        return 0
    try:
        return math.prod(np.broadcast_shapes(*map(tuple, shapes)))
    except ValueError:  # it is no operation of that kind
        return 0
