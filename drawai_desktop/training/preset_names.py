"""Names for looks, from what can be measured in their pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np


@dataclass(frozen=True)
class LookMeasures:
    """Mean properties of a look's pictures, each about 0 to 1.

    Attributes:
        brightness: mean luma.
        warmth: mean of red less blue; below 0 is cold.
        saturation: mean of the largest less the smallest channel.
        contrast: standard deviation of luma.
    """

    brightness: float
    warmth: float
    saturation: float
    contrast: float

    def as_row(self) -> np.ndarray:
        return np.array([self.brightness, self.warmth, self.saturation, self.contrast])


def measure(pictures: np.ndarray) -> LookMeasures:
    """The measures of pictures: uint8 (..., H, W, 3), RGB."""
    x = pictures.astype(np.float32) / 255
    luma = x @ np.array([0.299, 0.587, 0.114], np.float32)
    return LookMeasures(
        float(luma.mean()),
        float((x[..., 0] - x[..., 2]).mean()),
        float((x.max(-1) - x.min(-1)).mean()),
        float(luma.std()),
    )


def measure_together(pictures: Sequence[np.ndarray]) -> LookMeasures:
    """The measures of pictures of any sizes, as if they were one: each uint8 (H, W, 3), RGB."""
    return measure(np.concatenate([p.reshape(1, -1, 3) for p in pictures], axis=1))


class LookProfile(NamedTuple):
    """What a look that is called so is like, in standard deviations from the mean look."""

    name: str
    brightness: float
    warmth: float
    saturation: float
    contrast: float


_PROFILES = (
    LookProfile("Noon", 1.0, -0.5, 1.0, 0.7),
    LookProfile("Overcast", 0.2, 0.0, -1.2, -0.7),
    LookProfile("Dusk", -1.0, 0.7, 0.4, -0.3),
    LookProfile("Golden hour", 0.2, 1.7, 1.0, 0.5),
    LookProfile("Mist", 0.8, 0.2, -1.3, -1.5),
    LookProfile("Night", -1.9, -0.5, -0.3, -0.6),
    LookProfile("Storm", -1.0, -0.3, -1.0, 0.7),
    LookProfile("Clear morning", 0.5, -1.3, 0.6, 0.0),
    LookProfile("Blue hour", -0.9, -1.5, 0.7, -0.2),
    LookProfile("Sunset", -0.4, 1.6, 1.5, 1.0),
    LookProfile("Summer", 0.4, 0.3, 1.5, 0.6),
    LookProfile("Frost", 1.2, -0.9, -0.7, 0.3),
    LookProfile("Hazy", 0.9, 0.9, -0.5, -0.9),
    LookProfile("Bright sun", 0.7, 0.5, 0.2, 1.5),
    LookProfile("Soft light", 0.1, 0.3, -0.2, -1.0),
    LookProfile("Cold shade", -0.5, -1.0, -0.2, 0.4),
)
_WEIGHTS = np.array([1.5, 2.0, 1.0, 0.7])
"""A warm look with a cold name is a worse mistake than one with the wrong contrast."""


def name_looks(measures: list[LookMeasures]) -> list[str]:
    """A different name for each look: the closest pairs of look and profile first.

    Looks are compared with each other, so the darkest of them is a night even where none is dark.

    Args:
        measures: at most as many as there are names (16).
    """
    assert len(measures) <= len(_PROFILES), len(measures)
    rows = np.stack([m.as_row() for m in measures])
    rows = (rows - rows.mean(0)) / np.maximum(rows.std(0), 1e-4)
    profiles = np.array([profile[1:] for profile in _PROFILES])
    distance = (_WEIGHTS * (rows[:, None] - profiles[None]) ** 2).sum(-1)
    named = [""] * len(measures)
    for _ in measures:
        look, name = np.unravel_index(int(distance.argmin()), distance.shape)
        named[int(look)] = _PROFILES[int(name)].name
        distance[look, :] = np.inf
        distance[:, name] = np.inf
    return named
