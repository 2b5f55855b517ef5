"""The helping hand that scatters things along a stroke: rocks, bushes, trees, tufts."""

import numpy as np

from drawai_desktop.core import natural_outlines as nature
from drawai_desktop.core.curves import even_steps
from drawai_desktop.core.guide import Guide, Shape

MOST = 400
"""Things of one stroke."""
BOULDERS = frozenset({"rock", "stone", "gravel", "mountain"})
TUFTS = frozenset({"grass", "straw"})


def scatter(guide: Guide, random: np.random.RandomState) -> Shape:
    """Things along the stroke, within the brush's thickness; a click makes one. The label says
    what they are, the spray's density how many; the lower ones are larger and stand in front."""
    size = max(guide.thickness, 4 * nature.FINEST)
    feet = guide.line[-1:] if guide.is_click else _places(guide, size, random)
    outlines = []
    for foot in feet[np.argsort(feet[:, 1], kind="stable")]:
        # A tile is seen from above: nothing in it is nearer.
        near = 1.0 if guide.wrap.down else 0.55 + 0.9 * float(np.clip(foot[1], 0, 1))
        tall = (0.9 if guide.is_click else 0.45) * size * near * random.uniform(0.65, 1.2)
        outlines += [foot + outline for outline in _thing(guide.label_name, tall, random)]
    return Shape(outlines)


def _places(guide: Guide, size: float, random: np.random.RandomState) -> np.ndarray:
    """Feet (N, 2) within the stroke's band, none too near to another."""
    line = even_steps(guide.line, size / 4)
    gap = size * (1.0 - 0.75 * guide.density)
    wanted = min(MOST, max(2, round(len(line) * (0.25 + 2 * guide.density))))
    feet: list[np.ndarray] = []
    for _ in range(4 * wanted):
        at = line[random.randint(len(line))]
        turn, out = random.uniform(0, 2 * np.pi), size / 2 * np.sqrt(random.rand())
        foot = at + out * np.array([np.cos(turn), np.sin(turn)])
        # Lying on the ground, seen from the side: they may be nearer to each other up the picture.
        apart = np.array(feet).reshape(-1, 2) - foot
        if len(feet) == 0 or np.hypot(apart[:, 0], apart[:, 1] * 2).min() > gap:
            feet.append(foot)
        if len(feet) == wanted:
            break
    return np.array(feet)


def _thing(name: str, tall: float, random: np.random.RandomState) -> list[np.ndarray]:
    """Outlines of one thing, round its foot."""
    tall = max(tall, 2.5 * nature.FINEST)
    if name in BOULDERS:
        return [nature.boulder(tall * random.uniform(1.1, 1.7), tall, random)]
    if name == "tree":
        tall *= 2
        if random.rand() < 0.5:
            return [nature.conifer(tall, tall * random.uniform(0.35, 0.45), random)]
        return [nature.broadleaf(tall, tall * random.uniform(0.75, 1.05), random)]
    if name in TUFTS:
        count = random.randint(5, 9)
        return nature.blades(tall, 1.3 * tall, count, random)
    wide = tall * random.uniform(1.3, 2.0)
    return [nature.heap(wide, wide * random.uniform(0.42, 0.55), random)]
