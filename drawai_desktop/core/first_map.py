"""What a new canvas begins with: sky above ground, so that the first picture is a landscape."""

import numpy as np

from drawai_desktop.core.labels import LabelSet

SKY, GROUND = "sky-other", "grass"
HORIZON = 0.55
"""Where the ground begins, as a part of the height."""


def sky_and_ground(width: int, height: int, labels: LabelSet) -> np.ndarray:
    """A label map of a plain horizon: uint8 (height, width)."""
    sky, ground = labels.named(SKY), labels.named(GROUND)
    assert sky is not None
    assert ground is not None
    ids = np.full((height, width), sky.id, np.uint8)
    ids[round(height * HORIZON) :] = ground.id
    return ids
