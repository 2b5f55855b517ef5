"""Names for looks, from what can be measured in their pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

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


_PROFILES: dict[str, tuple[float, float, float, float]] = {
    "Noon": (1.0, -0.5, 1.0, 0.7),
    "Overcast": (0.2, 0.0, -1.2, -0.7),
    "Dusk": (-1.0, 0.7, 0.4, -0.3),
    "Golden hour": (0.2, 1.7, 1.0, 0.5),
    "Mist": (0.8, 0.2, -1.3, -1.5),
    "Night": (-1.9, -0.5, -0.3, -0.6),
    "Storm": (-1.0, -0.3, -1.0, 0.7),
    "Clear morning": (0.5, -1.3, 0.6, 0.0),
    "Blue hour": (-0.9, -1.5, 0.7, -0.2),
    "Sunset": (-0.4, 1.6, 1.5, 1.0),
    "Summer": (0.4, 0.3, 1.5, 0.6),
    "Frost": (1.2, -0.9, -0.7, 0.3),
    "Hazy": (0.9, 0.9, -0.5, -0.9),
    "Bright sun": (0.7, 0.5, 0.2, 1.5),
    "Soft light": (0.1, 0.3, -0.2, -1.0),
    "Cold shade": (-0.5, -1.0, -0.2, 0.4),
}
"""Name -> brightness, warmth, saturation, contrast, in standard deviations from the mean look."""
LOOK_NAMES = tuple(_PROFILES)
"""All that can be measured."""
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
    names = list(_PROFILES)
    profiles = np.array([_PROFILES[name] for name in names])
    distance = (_WEIGHTS * (rows[:, None] - profiles[None]) ** 2).sum(-1)
    named = [""] * len(measures)
    for _ in measures:
        look, name = np.unravel_index(int(distance.argmin()), distance.shape)
        named[int(look)] = names[int(name)]
        distance[look, :] = np.inf
        distance[:, name] = np.inf
    return named
