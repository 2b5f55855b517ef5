"""Where a drawn thing may stand in a photograph, and the light it stands in."""

import numpy as np

FINER = 4
"""Things are drawn so many times larger and brought to size by averaging."""
GROUND = ("grass", "bush", "straw", "dirt", "sand", "snow", "road", "hill")
OPEN_GROUND = ("grass", "straw", "dirt", "sand", "snow", "hill")


def where(labels: np.ndarray, classes: list[str], wanted: tuple[str, ...]) -> np.ndarray:
    """The pixels of some classes, bool (H, W); names that the table lacks are passed over."""
    found: np.ndarray = np.isin(labels, [classes.index(name) for name in wanted if name in classes])
    return found


def light_of(photo: np.ndarray) -> np.ndarray:
    """How bright, and of what colour, the light of a photograph is; (3,), 1 for a common day."""
    bright = np.percentile(photo.reshape(-1, 3), 80, axis=0)
    grey = bright.mean()
    cast = np.sqrt(bright / max(grey, 1))
    light: np.ndarray = np.clip(grey / 190, 0.25, 1.1) * cast
    return light
