"""Twelve painted scenes to look at: flat shapes and few labels, as people paint.

This project's own, fixed: the pictures of two models, or of a model a month later, can be laid
side by side. Places are parts of the width and of the height.
"""

from collections.abc import Callable

import numpy as np

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.scene_painting import ScenePainter

Paint = Callable[[ScenePainter], None]


def painted_scenes(labels: LabelSet, side: int = 512) -> list[tuple[str, np.ndarray]]:
    """(title, label ids uint8 (side, side)) of each scene."""
    made = []
    for title, ground, paint in _SCENES:
        scene = ScenePainter(side, side, labels, ground)
        paint(scene)
        made.append((title, scene.ids))
    return made


def _sea_and_sky(s: ScenePainter) -> None:
    s.below("sea", [(0, 0.5), (1, 0.5)])


def _beach(s: ScenePainter) -> None:
    s.cloud((0.3, 0.16), 0.2)
    s.below("sea", [(0, 0.45), (1, 0.45)])
    s.below("sand", [(0, 0.62), (0.4, 0.7), (0.75, 0.82), (1, 0.9)])


def _lake(s: ScenePainter) -> None:
    s.below("mountain", [(0, 0.36), (0.22, 0.2), (0.45, 0.4), (0.7, 0.16), (1, 0.42)])
    s.below("tree", [(0, 0.5), (0.5, 0.47), (1, 0.5)])
    s.below("water-other", [(0, 0.57), (1, 0.57)])
    s.below("grass", [(0, 0.86), (0.5, 0.92), (1, 0.8)])


def _meadow(s: ScenePainter) -> None:
    s.below("hill", [(0, 0.5), (0.3, 0.42), (0.65, 0.52), (1, 0.44)])
    s.below("grass", [(0, 0.6), (0.5, 0.64), (1, 0.58)])
    s.oval("tree", (0.74, 0.5), (0.13, 0.2))


def _forest(s: ScenePainter) -> None:
    s.below("tree", [(0, 0.2), (0.25, 0.3), (0.5, 0.22), (0.75, 0.32), (1, 0.18)])
    s.below("bush", [(0, 0.74), (0.5, 0.7), (1, 0.75)])
    s.below("dirt", [(0, 0.9), (0.5, 0.86), (1, 0.9)])


def _snow(s: ScenePainter) -> None:
    s.below("mountain", [(0, 0.4), (0.3, 0.18), (0.55, 0.42), (0.8, 0.26), (1, 0.4)])
    s.polygon("snow", [(0.16, 0.3), (0.3, 0.17), (0.44, 0.32), (0.36, 0.3), (0.28, 0.36)])
    s.below("snow", [(0, 0.58), (0.5, 0.54), (1, 0.6)])
    s.oval("tree", (0.16, 0.6), (0.08, 0.18))
    s.oval("tree", (0.3, 0.62), (0.06, 0.13))


def _desert(s: ScenePainter) -> None:
    s.below("rock", [(0, 0.44), (0.2, 0.36), (0.4, 0.4), (0.7, 0.3), (1, 0.42)])
    s.below("sand", [(0, 0.55), (0.35, 0.5), (0.7, 0.58), (1, 0.52)])
    s.oval("bush", (0.25, 0.78), (0.09, 0.05))
    s.oval("bush", (0.7, 0.7), (0.06, 0.035))


def _road(s: ScenePainter) -> None:
    s.below("hill", [(0, 0.46), (0.5, 0.42), (1, 0.47)])
    s.below("grass", [(0, 0.54), (1, 0.54)])
    s.polygon("road", [(0.48, 0.54), (0.52, 0.54), (0.78, 1.01), (0.22, 1.01)])


def _coast(s: ScenePainter) -> None:
    s.below("sea", [(0, 0.42), (1, 0.42)])
    s.blob("rock", [(0.62, 0.4), (0.72, 0.22), (0.86, 0.18), (1.06, 0.2), (1.06, 0.8), (0.7, 0.75)])
    s.below("rock", [(0, 0.9), (0.3, 0.84), (0.6, 0.8), (1, 0.72)])


def _houses(s: ScenePainter) -> None:
    s.below("tree", [(0, 0.4), (0.5, 0.36), (1, 0.42)])
    s.below("grass", [(0, 0.6), (1, 0.6)])
    s.polygon("building-other", [(0.3, 0.42), (0.42, 0.3), (0.54, 0.42), (0.54, 0.64), (0.3, 0.64)])
    s.polygon("building-other", [(0.66, 0.46), (0.8, 0.46), (0.8, 0.63), (0.66, 0.63)])


def _field(s: ScenePainter) -> None:
    s.cloud((0.25, 0.14), 0.18)
    s.cloud((0.72, 0.2), 0.22)
    s.below("tree", [(0, 0.44), (0.5, 0.46), (1, 0.43)])
    s.below("straw", [(0, 0.5), (1, 0.5)])
    s.below("dirt", [(0, 0.92), (1, 0.86)])


def _cloudscape(s: ScenePainter) -> None:
    s.below("mountain", [(0, 0.7), (0.25, 0.52), (0.5, 0.66), (0.78, 0.48), (1, 0.68)])
    s.below("clouds", [(0, 0.8), (0.3, 0.74), (0.6, 0.82), (1, 0.76)])


_SCENES: tuple[tuple[str, str, Paint], ...] = (
    ("Sea and sky", "sky-other", _sea_and_sky),
    ("Beach", "sky-other", _beach),
    ("Mountain lake", "sky-other", _lake),
    ("Meadow with a tree", "sky-other", _meadow),
    ("Forest", "sky-other", _forest),
    ("Snow", "sky-other", _snow),
    ("Desert", "sky-other", _desert),
    ("Road", "sky-other", _road),
    ("Rocky coast", "clouds", _coast),
    ("Houses", "sky-other", _houses),
    ("Straw field", "sky-other", _field),
    ("Above the clouds", "sky-other", _cloudscape),
)
