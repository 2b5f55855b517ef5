"""What a picture depends on, as the fast network reads it."""

from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.fast.modulation import LevelMap


@dataclass
class Inputs:
    """A picture's inputs.

    Attributes:
        codes: int32 (H, W) at the picture's size.
        style: float32 (latent_size,), or None.
        seed: of the noise.
        wrap: sides of the picture that are joined.
        maps: picture pixels per pixel of a level -> its label map, filled when first needed.
    """

    codes: np.ndarray
    style: Tensor | None
    seed: int
    wrap: Wrap = Wrap.NONE
    maps: dict[int, LevelMap] = field(default_factory=dict)

    def codes_at(self, scale: int) -> np.ndarray:
        return np.ascontiguousarray(self.codes[::scale, ::scale])

    @property
    def bounds(self) -> Rect:
        return Rect(0, 0, self.codes.shape[1], self.codes.shape[0])

    def differ_in_map(self, other: "Inputs") -> bool:
        """Whether two inputs differ in their label map at most."""
        if self.codes.shape != other.codes.shape or self.seed != other.seed:
            return False
        if self.wrap is not other.wrap:
            return False
        if self.style is None or other.style is None:
            return self.style is other.style
        return torch.equal(self.style, other.style)
