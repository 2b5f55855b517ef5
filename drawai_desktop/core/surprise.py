"""*Surprise me*: a random scene that could be a landscape."""

from collections.abc import Callable

import numpy as np

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.scene_painting import ScenePainter, ridge


def random_scene(width: int, height: int, labels: LabelSet, seed: int) -> np.ndarray:
    """A landscape's label map: uint8 (height, width). The same for the same seed and size."""
    random = np.random.RandomState(seed)
    scene = ScenePainter(width, height, labels, "sky-other")
    _sky(scene, random)
    kind = _KINDS[random.randint(len(_KINDS))]
    kind(scene, random, width)
    return scene.ids


def _sky(scene: ScenePainter, random: np.random.RandomState) -> None:
    for _ in range(random.randint(0, 5)):
        centre = (random.uniform(0, 1), random.uniform(0.05, 0.3))
        scene.cloud(centre, random.uniform(0.08, 0.22))


def _mountains(scene: ScenePainter, random: np.random.RandomState, width: int, foot: float) -> None:
    """A jagged skyline above ``foot``, sometimes with snow on what rises highest."""
    line = ridge(width, foot - random.uniform(0.12, 0.2), random.uniform(0.1, 0.18), 0.6, random)
    scene.below("mountain", line, until=foot + 0.05)
    if random.rand() < 0.6:
        top = float(line.min())
        snow_line = top + (foot - top) * random.uniform(0.3, 0.55)
        ragged = snow_line + ridge(width, 0.0, 0.03, 0.8, random)
        scene.below("snow", line, until=1.0)
        scene.below("mountain", np.maximum(line, ragged), until=1.0)


def _trees(
    scene: ScenePainter, random: np.random.RandomState, count: int, low: float, high: float
) -> None:
    for _ in range(count):
        x, foot = random.uniform(-0.02, 1.02), random.uniform(low, high)
        tall = random.uniform(0.06, 0.14) * (0.5 + foot)
        wide = tall * random.uniform(0.35, 0.6)
        scene.oval("tree", (x, foot - tall), (wide, tall))


def _lake(scene: ScenePainter, random: np.random.RandomState, width: int) -> None:
    shore = random.uniform(0.52, 0.6)
    _mountains(scene, random, width, shore)
    scene.below("tree", ridge(width, shore - 0.04, 0.03, 0.7, random))
    scene.below("water-other", np.full(width, shore))
    scene.below("grass", ridge(width, random.uniform(0.78, 0.88), 0.06, 0.2, random))
    for _ in range(random.randint(0, 4)):
        scene.oval(
            "rock",
            (random.uniform(0, 1), random.uniform(0.85, 0.97)),
            (random.uniform(0.03, 0.08), 0.03),
        )
    _trees(scene, random, random.randint(0, 3), 0.8, 0.95)


def _coast(scene: ScenePainter, random: np.random.RandomState, width: int) -> None:
    horizon = random.uniform(0.42, 0.55)
    if random.rand() < 0.5:
        scene.below("mountain", ridge(width, horizon - 0.02, 0.06, 0.8, random))
    scene.below("sea", np.full(width, horizon))
    slope = random.uniform(-0.25, 0.25)
    beach = random.uniform(0.74, 0.85) + slope * np.linspace(-0.5, 0.5, width)
    scene.below("sand", beach + ridge(width, 0.0, 0.02, 0.3, random))
    for _ in range(random.randint(1, 5)):
        centre = (random.uniform(0, 1), random.uniform(horizon + 0.08, 0.85))
        scene.oval("rock", centre, (random.uniform(0.03, 0.12), random.uniform(0.02, 0.06)))
    if random.rand() < 0.5:
        scene.below("grass", ridge(width, 0.95, 0.04, 0.3, random))


def _meadow(scene: ScenePainter, random: np.random.RandomState, width: int) -> None:
    horizon = random.uniform(0.45, 0.58)
    if random.rand() < 0.6:
        _mountains(scene, random, width, horizon)
    scene.below("hill", ridge(width, horizon - 0.02, 0.06, 0.2, random))
    scene.below("tree", ridge(width, horizon + 0.05, 0.03, 0.7, random))
    scene.below("grass", ridge(width, horizon + 0.1, 0.03, 0.2, random))
    if random.rand() < 0.6:
        x, far = random.uniform(0.3, 0.7), horizon + 0.12
        near = x + random.uniform(-0.3, 0.3)
        name = ("dirt", "road")[random.randint(2)]
        scene.polygon(
            name, [(x - 0.01, far), (x + 0.01, far), (near + 0.16, 1.01), (near - 0.16, 1.01)]
        )
    for _ in range(random.randint(0, 5)):
        centre = (random.uniform(0, 1), random.uniform(0.75, 0.97))
        scene.oval("bush", centre, (random.uniform(0.04, 0.1), random.uniform(0.03, 0.06)))
    _trees(scene, random, random.randint(0, 4), 0.65, 0.9)


def _winter(scene: ScenePainter, random: np.random.RandomState, width: int) -> None:
    horizon = random.uniform(0.45, 0.58)
    _mountains(scene, random, width, horizon)
    scene.below("tree", ridge(width, horizon, 0.04, 0.8, random))
    scene.below("snow", ridge(width, horizon + 0.08, 0.04, 0.2, random))
    _trees(scene, random, random.randint(2, 6), 0.68, 0.92)
    if random.rand() < 0.4:
        scene.blob("water-other", [(0.3, 0.8), (0.5, 0.76), (0.75, 0.8), (0.7, 0.9), (0.4, 0.92)])


def _desert(scene: ScenePainter, random: np.random.RandomState, width: int) -> None:
    horizon = random.uniform(0.45, 0.58)
    scene.below("rock", ridge(width, horizon - 0.03, 0.08, 0.7, random))
    scene.below("sand", ridge(width, horizon + 0.06, 0.05, 0.2, random))
    scene.below("straw", ridge(width, random.uniform(0.82, 0.95), 0.05, 0.3, random))
    for _ in range(random.randint(2, 7)):
        centre = (random.uniform(0, 1), random.uniform(horizon + 0.15, 0.97))
        scene.oval("bush", centre, (random.uniform(0.02, 0.06), random.uniform(0.015, 0.035)))


_KINDS: tuple[Callable[[ScenePainter, np.random.RandomState, int], None], ...] = (
    _lake,
    _coast,
    _meadow,
    _winter,
    _desert,
)
