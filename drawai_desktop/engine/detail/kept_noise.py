"""The detail network's noise, by rows, kept from picture to picture."""

from collections.abc import Callable

import torch
from torch import Tensor

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.noise import wrapped_noise
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.networks.detail import noise_levels

_NOISE_BYTES = 12 << 20
"""Noise that is kept: enough for a picture of 1024 x 1024 and windows of it."""


class KeptNoise:
    """Noise by rows, kept from picture to picture: the same seed mostly comes again."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Tensor] = {}
        self._bytes = 0

    def rows(
        self, seed: int, step: int, level: int, columns: slice, bounds: Rect, wrap: Wrap
    ) -> Callable[[int, int], Tensor]:
        """(begin, end) -> float32 (end - begin, width): the noise of one level's columns.

        Args:
            bounds: of the level, beyond which it wraps.
        """
        number = noise_levels(step)[level]

        def between(begin: int, end: int) -> Tensor:
            rect = Rect(columns.start, begin, columns.stop, end)
            key = (seed, number, rect, None if bounds.holds(rect) else (bounds, wrap))
            field = self._known.get(key)
            if field is None:
                field = torch.from_numpy(wrapped_noise(seed, number, rect, bounds, wrap))
                if self._bytes > _NOISE_BYTES:
                    self.release()
                self._known[key] = field
                self._bytes += 4 * field.numel()
            return field

        return between

    def release(self) -> None:
        self._known.clear()
        self._bytes = 0
