"""The only place that imports torchvision, which needs help beside a CPU build of torch.

torchvision's binary wheels are built for CUDA builds of torch. Beside a CPU build their compiled
operators do not load, and ``import torchvision`` then fails with "operator torchvision::nms does
not exist", since it registers shape functions for operators that nobody declared. Declaring them
is enough: nothing here calls them. Seen with torchvision 0.28.0 and torch 2.13.0.

Slow to import (seconds), so never imported on the way to the window: training takes it for its
transforms, and ``engine/models/spandrel_door.py`` before spandrel, which imports it itself.
"""

import importlib.util

import torch

from drawai_desktop.errors import OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

_SIGNATURE = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
_library: torch.library.Library | None = None


def _declare_missing_operators() -> None:
    global _library
    if _library is not None:
        return
    _library = torch.library.Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]
    for name in ("nms", "qnms"):
        if not hasattr(torch.ops.torchvision, name):
            _library.define(name + _SIGNATURE)  # type: ignore[no-untyped-call]


if importlib.util.find_spec("torchvision") is None:
    raise OptionError(
        tr.later(
            "Training and upscalers need the package torchvision, which is not installed. Install "
            "it with: pip install 'drawai-desktop[train]' or 'drawai-desktop[upscalers]'"
        )
    )
try:
    import torchvision
except RuntimeError:
    _declare_missing_operators()
    import torchvision

from torchvision import tv_tensors  # noqa: E402 - after the operators are declared
from torchvision.transforms import InterpolationMode, v2  # noqa: E402

__all__ = ["InterpolationMode", "torchvision", "tv_tensors", "v2"]
