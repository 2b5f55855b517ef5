"""*Surprise me*: a random scene that could be a landscape."""

from collections.abc import Callable

import numpy as np

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.natural_outlines import Xy
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
        wide = random.uniform(0.2, 0.5)
        scene.heap("clouds", centre, wide, wide * random.uniform(0.2, 0.35), random)


def _peaks(random: np.random.RandomState, foot: float, tall: float) -> list[Xy]:
    """Knots of a skyline: peaks of different heights, and saddles between them."""
    count = 2 * random.randint(2, 5)
    knots = []
    for i in range(count + 1):
        x = 0.0 if i == 0 else 1.0 if i == count else (i + random.uniform(-0.35, 0.35)) / count
        up = random.uniform(0.5, 1.0) if i % 2 else random.uniform(0.15, 0.45)
        knots.append((x, foot - tall * up))
    return knots


def _mountains(scene: ScenePainter, random: np.random.RandomState, foot: float) -> None:
    """A jagged skyline above ``foot``, sometimes with snow on what rises highest."""
    tall = random.uniform(0.18, 0.36)
    knots = _peaks(random, foot, tall)
    line = scene.ridge("mountain", knots, random.uniform(0.15, 0.3), random)
    if random.rand() < 0.6:
        depth = tall * random.uniform(0.12, 0.22)
        scene.snow_on(line, foot - tall * random.uniform(0.4, 0.65), depth, random)


def _trees(
    scene: ScenePainter,
    random: np.random.RandomState,
    count: int,
    low: float,
    high: float,
    conifers: float,
) -> None:
    """Single trees, the farther ones first and smaller."""
    for foot in sorted(random.uniform(low, high, count)):
        x = random.uniform(-0.02, 1.02)
        tall = random.uniform(0.14, 0.3) * (0.4 + foot)
        if random.rand() < conifers:
            scene.conifer("tree", (x, foot), tall, tall * random.uniform(0.35, 0.45), random)
        else:
            scene.broadleaf("tree", (x, foot), tall, tall * random.uniform(0.75, 1.1), random)


def _rocks(
    scene: ScenePainter, random: np.random.RandomState, count: int, low: float, high: float
) -> None:
    for y in sorted(random.uniform(low, high, count)):
        wide = random.uniform(0.05, 0.16) * (0.4 + y)
        high_part = random.uniform(0.45, 0.8)
        scene.boulder("rock", (random.uniform(0, 1), y), wide, wide * high_part, random)


def _bushes(
    scene: ScenePainter, random: np.random.RandomState, count: int, low: float, high: float
) -> None:
    for y in sorted(random.uniform(low, high, count)):
        wide = random.uniform(0.08, 0.24) * (0.3 + y)
        scene.heap("bush", (random.uniform(0, 1), y), wide, wide * 0.4, random)


def _tufts(scene: ScenePainter, random: np.random.RandomState, count: int, low: float) -> None:
    for _ in range(count):
        foot = (random.uniform(0, 1), random.uniform(low, 1.0))
        tall = random.uniform(0.07, 0.12)
        scene.blades("grass", foot, tall, 1.3 * tall, random.randint(5, 9), random)


def _lake(scene: ScenePainter, random: np.random.RandomState, width: int) -> None:
    shore = random.uniform(0.52, 0.6)
    conifers = random.uniform(0.3, 1.0)
    _mountains(scene, random, shore)
    far = ridge(width, shore - 0.03, 0.02, 0.2, random)
    scene.wood("tree", far, random.uniform(0.04, 0.08), conifers, random)
    scene.shore("water-other", np.full(width, shore), 0.004, 0.2, random)
    bank = random.uniform(0.8, 0.9)
    scene.shore("grass", ridge(width, bank, 0.05, 0.2, random), 0.01, 0.2, random)
    _rocks(scene, random, random.randint(0, 5), bank - 0.02, 0.97)
    _tufts(scene, random, random.randint(0, 4), bank)
    _trees(scene, random, random.randint(0, 5), bank, 0.97, conifers)


def _coast(scene: ScenePainter, random: np.random.RandomState, width: int) -> None:
    horizon = random.uniform(0.42, 0.55)
    if random.rand() < 0.5:
        scene.ridge("mountain", _peaks(random, horizon + 0.03, 0.12), 0.18, random)
    scene.below("sea", np.full(width, horizon))
    slope = random.uniform(-0.25, 0.25)
    beach = random.uniform(0.74, 0.85) + slope * np.linspace(-0.5, 0.5, width)
    scene.shore("sand", beach, 0.02, 0.25, random)
    _rocks(scene, random, random.randint(1, 7), horizon + 0.06, 0.95)
    if random.rand() < 0.5:
        scene.below("grass", ridge(width, 0.95, 0.04, 0.3, random))
        _tufts(scene, random, 3, 0.95)


def _meadow(scene: ScenePainter, random: np.random.RandomState, width: int) -> None:
    horizon = random.uniform(0.45, 0.58)
    conifers = random.uniform(0.0, 0.7)
    if random.rand() < 0.6:
        _mountains(scene, random, horizon)
    scene.below("hill", ridge(width, horizon - 0.02, 0.06, 0.2, random))
    far = ridge(width, horizon + 0.06, 0.02, 0.2, random)
    scene.wood("tree", far, random.uniform(0.04, 0.08), conifers, random)
    scene.shore("grass", ridge(width, horizon + 0.1, 0.02, 0.2, random), 0.005, 0.2, random)
    if random.rand() < 0.6:
        _way(scene, random, ("dirt", "road", "water-other")[random.randint(3)], horizon + 0.1)
    _bushes(scene, random, random.randint(0, 4), 0.72, 0.97)
    _trees(scene, random, random.randint(0, 4), 0.68, 0.92, conifers)


def _way(scene: ScenePainter, random: np.random.RandomState, name: str, far: float) -> None:
    """A path, a road or a river from far to near, in bends that grow."""
    x = random.uniform(0.35, 0.65)
    course = []
    for i in range(7):
        part = i / 6
        y = far + (1.06 - far) * part**1.6
        x += random.uniform(-0.12, 0.12) * (0.3 + part)
        course.append((x, y, 0.012 + random.uniform(0.24, 0.3) * part**1.8))
    scene.ribbon(name, course, 0.08, random)


def _winter(scene: ScenePainter, random: np.random.RandomState, width: int) -> None:
    horizon = random.uniform(0.45, 0.58)
    _mountains(scene, random, horizon)
    far = ridge(width, horizon + 0.02, 0.03, 0.2, random)
    scene.wood("tree", far, random.uniform(0.06, 0.12), 1.0, random)
    scene.shore("snow", ridge(width, horizon + 0.08, 0.03, 0.2, random), 0.01, 0.25, random)
    if random.rand() < 0.4:
        corners = [(0.3, 0.8), (0.5, 0.76), (0.75, 0.8), (0.7, 0.9), (0.4, 0.92)]
        scene.pool("water-other", corners, 0.012, random)
    _trees(scene, random, random.randint(2, 7), 0.68, 0.95, 1.0)


def _desert(scene: ScenePainter, random: np.random.RandomState, width: int) -> None:
    horizon = random.uniform(0.45, 0.58)
    scene.ridge("rock", _peaks(random, horizon + 0.05, 0.2), 0.2, random)
    scene.shore("sand", ridge(width, horizon + 0.06, 0.05, 0.2, random), 0.005, 0.3, random)
    near = ridge(width, random.uniform(0.82, 0.95), 0.04, 0.2, random)
    scene.shore("straw", near, 0.015, 0.2, random)
    _bushes(scene, random, random.randint(2, 7), horizon + 0.15, 0.97)
    _rocks(scene, random, random.randint(0, 4), horizon + 0.2, 0.97)


_KINDS: tuple[Callable[[ScenePainter, np.random.RandomState, int], None], ...] = (
    _lake,
    _coast,
    _meadow,
    _winter,
    _desert,
)
