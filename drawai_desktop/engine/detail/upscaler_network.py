"""Somebody else's network that enlarges pictures, one tile at a time."""

import contextlib
import logging
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from drawai_desktop.core.foreign_file import READER_FAULTS, cleaned
from drawai_desktop.core.noise import noise_field
from drawai_desktop.engine.detail.low_frequencies import with_low_frequencies
from drawai_desktop.engine.fast.packed import has_matrix_instructions
from drawai_desktop.errors import RenderError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

_log = logging.getLogger(__name__)

_PROBE_SIDE, _PROBE_COARSE = 40, 8
_SAFE_MEAN, _SAFE_MOST = 1.0, 16.0
"""How much half precision may change the probe's answer to be used, in grey levels."""
_STEPS = 50
"""So often in a tile progress is told."""


class UpscalerNetwork:
    """One network. Belongs to one thread.

    Args:
        found: spandrel's description of it, in evaluation mode.
        name: what messages call it.
        device: where it is to run. A device that fails is left for the processor.
        keeps_light: whether its answers get the picture's low frequencies.

    Attributes:
        scale: how many times a side it enlarges.
        is_half: whether it computes in half precision: only where that is quick here, and was
            found to change next to nothing with these weights.
    """

    def __init__(
        self,
        found: Any,  # noqa: ANN401 - spandrel's
        name: str,
        device: str = "cpu",
        keeps_light: bool = True,
    ) -> None:
        self._found, self._name = found, name
        self._keeps_light = keeps_light
        self.scale: int = found.scale
        self.is_half = False
        self._order = torch.contiguous_format
        self._device = torch.device("cpu")
        self._calls, self._usual_calls = 0, len(list(found.model.modules()))
        self._on_calls: Callable[[int], None] | None = None
        found.model.requires_grad_(False)
        for module in found.model.modules():
            module.register_forward_pre_hook(self._on_call)
        self._use(torch.device(device))
        self._take_half_if_safe()

    def enlarge(
        self,
        pixels: np.ndarray,
        check: Callable[[], None] | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> Tensor:
        """A picture, enlarged.

        Args:
            pixels: uint8 (h, w, 3).
            check: called before each part of the network; raises ``Cancelled`` to stop.
            progress: told about how much of it is done, 0 to 1.
        Returns:
            float32 (scale h, scale w, 3), 0 to 255, on the processor.
        Raises:
            RenderError: its answer is no picture of that size.
        """
        step = max(1, self._usual_calls // _STEPS)

        def on_calls(calls: int) -> None:
            if check is not None:
                check()
            if progress is not None and calls % step == 0:
                progress(min(1.0, calls / self._usual_calls))

        self._calls, self._on_calls = 0, on_calls
        try:
            x = torch.tensor(pixels).permute(2, 0, 1)[None]
            large = self._answer(x.float() / 255)
        finally:
            self._on_calls = None
        self._usual_calls = self._calls
        return large[0].permute(1, 2, 0) * 255

    def _answer(self, x: Tensor) -> Tensor:
        """float32 (1, 3, scale h, scale w), 0 to 1."""
        try:
            large = self._run(x)
        except READER_FAULTS as error:  # it is other people's code
            if self._device.type == "cpu":
                said = tr.later("it failed ({error})", error=cleaned(str(error), 80))
                raise self._no_picture(said) from error
            _log.warning("%s failed on %s", self._name, self._device, exc_info=True)
            self._use(torch.device("cpu"))
            return self._answer(x)
        if not torch.isfinite(large).all():
            if self.is_half:
                self._set_half(False)
                return self._answer(x)
            raise self._no_picture(tr.later("it holds values that are no numbers"))
        if self._keeps_light:
            large = with_low_frequencies(large, x)
        return large.clamp(0, 1)

    def _run(self, x: Tensor) -> Tensor:
        with torch.inference_mode(), self._precision():
            large: Tensor = self._found(x.to(self._device, memory_format=self._order))
            large = large.float().cpu().contiguous()
        wanted = (1, 3, self.scale * x.shape[-2], self.scale * x.shape[-1])
        if tuple(large.shape) != wanted:
            raise self._no_picture(tr.later("its size is not that of its scale"))
        return large

    def _no_picture(self, why: Words) -> RenderError:
        return RenderError(
            tr.later(
                "The upscaler {name} gave no picture: {why}. Choose another one.",
                name=cleaned(self._name),
                why=why,
            )
        )

    def _on_call(self, _module: nn.Module, _inputs: object) -> None:
        self._calls += 1
        if self._on_calls is not None:
            self._on_calls(self._calls)

    def _take_half_if_safe(self) -> None:
        """Measured on a probe; no timing has a say, so that the same machine always decides so."""
        if self._device.type == "cuda":
            is_quick = torch.cuda.is_bf16_supported(including_emulation=False)
        else:
            is_quick = self._device.type == "cpu" and has_matrix_instructions()
        if not is_quick or not self._found.supports_bfloat16:
            return
        whole = self._answer(_probe())
        self._set_half(True)
        try:
            difference = (self._answer(_probe()) - whole).abs() * 255
            mean, most = float(difference.mean()), float(difference.max())
        except RenderError:  # not every network can be computed so
            mean = most = float("inf")
        _log.info("%s in half precision: mean %.2f, most %.1f of 255", self._name, mean, most)
        if mean > _SAFE_MEAN or most > _SAFE_MOST:
            self._set_half(False)

    def _set_half(self, is_half: bool) -> None:
        """With channels last, which halves the time once more."""
        self.is_half = is_half
        self._order = torch.channels_last if is_half else torch.contiguous_format
        self._found.model.to(memory_format=self._order)

    def _precision(self) -> contextlib.AbstractContextManager[object]:
        if not self.is_half:
            return contextlib.nullcontext()
        return torch.autocast(self._device.type, torch.bfloat16)

    def _use(self, device: torch.device) -> None:
        """Goes to a device, or stays on the processor where that cannot be used."""
        try:
            self._found.model.to(device)
        except RuntimeError:  # torch has no narrower class for all of a device's
            _log.warning("%s cannot be put on %s", self._name, device, exc_info=True)
            device = torch.device("cpu")
            self._found.model.to(device)
        self._device = device
        self._set_half(False)


def _probe() -> Tensor:
    """float32 (1, 3, h, w), 0 to 1: a picture with hills and grain."""
    hills = np.stack([noise_field(1, c, _PROBE_COARSE, _PROBE_COARSE) for c in range(3)])
    grain = np.stack([noise_field(2, c, _PROBE_SIDE, _PROBE_SIDE) for c in range(3)])
    size = (_PROBE_SIDE, _PROBE_SIDE)
    x = F.interpolate(torch.from_numpy(hills)[None], size, mode="bicubic", align_corners=False)
    return (0.5 + 0.15 * x + 0.03 * torch.from_numpy(grain)).clamp_(0, 1)
