"""The teacher: a trained enlarger of any scene, whose answers the detail network learns from.

Any model that the package spandrel reads and that enlarges four times in colour; it is needed for
this only (``pip install 'drawai-desktop[teacher]'``).
"""

import importlib.util
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from drawai_desktop.core.foreign_file import placed
from drawai_desktop.engine.detail.low_frequencies import with_low_frequencies
from drawai_desktop.engine.models.checkpoint_file import read_pth, read_safetensors
from drawai_desktop.engine.models.spandrel_door import built, upscaler_tensors
from drawai_desktop.engine.networks.detail import SCALE
from drawai_desktop.errors import ModelError, OptionError
from drawai_desktop.training.precision import half_precision

_ENDINGS = (".safetensors", ".pth", ".pt", ".ckpt")


class Teacher:
    """Enlarges pictures four times, and keeps their light and colours.

    Raises:
        OptionError: spandrel is not installed, there is no model, or it enlarges otherwise.
        ModelError: the model is damaged or of no kind that spandrel knows.
    """

    def __init__(self, given: Path, device: torch.device) -> None:
        path = teacher_file(given)
        if importlib.util.find_spec("spandrel") is None:
            raise OptionError(
                "A teacher needs the package spandrel, which is not installed. Install it with: "
                "pip install 'drawai-desktop[teacher]', or leave out --teacher."
            )
        self._device = device
        self._network = _loaded(path, device)

    def enlarge(self, picture: np.ndarray) -> np.ndarray:
        """uint8 (4h, 4w, 3), with the low frequencies of the picture.

        Args:
            picture: uint8 (h, w, 3).
        """
        x = torch.from_numpy(picture.copy()).to(self._device)
        x = x.permute(2, 0, 1)[None].float() / 255
        with torch.inference_mode(), half_precision(self._device):
            large: Tensor = self._network(x)
        kept = with_low_frequencies(large.float().clamp(0, 1), x).clamp(0, 1)
        result: np.ndarray = (kept[0].permute(1, 2, 0) * 255 + 0.5).to(torch.uint8).cpu().numpy()
        return result


def teacher_file(given: Path) -> Path:
    """The model's file: the path itself, or the one in that folder.

    Raises:
        OptionError: there is none, or several.
    """
    if given.is_file():
        return given
    found = sorted(p for p in given.glob("*") if p.suffix.lower() in _ENDINGS)
    if len(found) != 1:
        raise OptionError(
            f"{placed(given)}: no teacher's file, or a folder with {len(found)} of them. Name the "
            "file."
        )
    return found[0]


def _loaded(path: Path, device: torch.device) -> Any:  # noqa: ANN401 - spandrel's
    is_safe = path.suffix.lower() == ".safetensors"
    try:
        content = read_safetensors(path) if is_safe else read_pth(path)
        found = built(upscaler_tensors(content, placed(path)), placed(path))
    except ModelError as error:
        raise ModelError(
            f"{placed(path)}: not a teacher that can be read. Choose a file of a model that "
            "enlarges four times, such as Real-ESRGAN's."
        ) from error
    if found.scale != SCALE:
        raise OptionError(
            f"{placed(path)}: enlarges {found.scale} times, and the detail network {SCALE} times. "
            "Choose a teacher of that scale."
        )
    return found.to(device)
