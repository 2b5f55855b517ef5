"""The helping hand that makes a road or a river of a stroke."""

import numpy as np

from drawai_desktop.core import natural_outlines as nature
from drawai_desktop.core.curves import even_steps, smooth_line, thinned
from drawai_desktop.core.guide import EMPTY_SHAPE, Guide, Shape, without_crossings

FAR_PART = 0.06
"""Its width at the far end, in those of the near one."""
FLATNESS = 0.4
"""How high its bed is seen for each width of it, where it runs across the picture."""


def way(guide: Guide, random: np.random.RandomState) -> Shape:
    """A road or a river along the stroke: as wide as the brush at its lower, near end, and ever
    narrower to the far one; one that runs across keeps its width. With Shift it has that width all
    along."""
    if guide.is_click:
        return EMPTY_SHAPE
    knots = even_steps(thinned(guide.line, 0.006), 0.05)
    knots[1:-1] = (knots[:-2] + 2 * knots[1:-1] + knots[2:]) / 4  # no hand's corners
    line = smooth_line(knots, 6)
    length = float(np.hypot(*np.diff(line, axis=0).T).sum())
    rise = float(np.ptp(line[:, 1]))
    near = (line[:, 1] - line[:, 1].min()) / max(rise, 1e-6)
    depth = 0.0 if guide.is_other else min(1.0, rise / (0.3 * length)) * (1 - FAR_PART)
    half = guide.thickness / 2 * (1 - depth + depth * near**1.3)
    half = np.maximum(half, 0.6 * nature.FINEST)
    ahead = np.gradient(line / (1.0, FLATNESS), axis=0)  # on the ground, not in the picture
    ahead /= np.maximum(np.hypot(ahead[:, 0], ahead[:, 1]), 1e-9)[:, None]
    across = np.stack([ahead[:, 1], -ahead[:, 0] * FLATNESS], 1)
    bends = min(0.5, 0.12 / max(length, 0.1))
    sides = []
    for side in (-1, 1):
        bent = 1 + 0.16 * nature.wavering(2 * len(line), bends, random)[: len(line)]
        sides.append(line + side * (half * bent)[:, None] * across)
    outline = np.concatenate([sides[0], sides[1][::-1]])
    return Shape([outline], without_crossings(*sides))
