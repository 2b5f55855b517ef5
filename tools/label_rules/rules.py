"""What shows flowers, rivers and stones in a photograph whose map says only what they lie in.

Thresholds were found by looking at contact sheets of some six thousand landscape photographs.
The rules propose, and a person looks: what is not found keeps its label. Areas are shares of the
picture, lengths are pixels at the small size of :class:`Scene`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tools.label_rules.regions import box_mean, closed, half_width, opened, regions
from tools.label_rules.scene import Scene


@dataclass(frozen=True)
class Rule:
    """How one label is found.

    Attributes:
        name: the new label.
        inside: the labels that may give pixels to it.
        find: the small mask.
    """

    name: str
    inside: tuple[str, ...]
    find: Callable[[Scene], np.ndarray]

    def mask(self, scene: Scene) -> np.ndarray:
        """bool (H, W) at the pair's own size: where the new label is."""
        return scene.enlarged(self.find(scene), *self.inside)


_MEADOWS = ("hill", "grass", "bush", "straw", "dirt")
_WATER = ("sea", "water-other")
_SKY = ("sky-other", "clouds")
_STONY = ("rock", "mountain")


def find_flowers(scene: Scene) -> np.ndarray:
    """Patches of red, pink, violet or bright yellow in meadows; bool (h, w).

    A colour that the sky or the water has as well is an evening's, not a flower's.
    """
    base = scene.of(*_MEADOWS)
    nothing = np.zeros_like(base)
    if base.mean() < 0.02:
        return nothing
    hue, saturation, value = scene.hsv
    sky = scene.of(*_SKY)
    red = ((hue > 290) | (hue < 9)) & (saturation > 0.32) & (value > 0.38)
    violet = (hue > 225) & (hue <= 290) & (saturation > 0.2) & (value > 0.3)
    yellow = (hue > 44) & (hue < 60) & (saturation > 0.74) & (value > 0.72)
    kinds = (
        (red, ~base & ~scene.of("tree")),
        (violet, scene.of("clouds")),
        (yellow, sky | scene.of("mountain", *_WATER)),
    )
    coloured = nothing.copy()
    for kind, elsewhere in kinds:
        if (kind & elsewhere).mean() <= 0.04:
            coloured |= kind & base
    green = (hue > 65) & (hue < 170) & (saturation > 0.15)
    if green[base].mean() < 0.12 and coloured[base].mean() < 0.35:
        return nothing
    dense = closed(box_mean(coloured, 7) > 0.15, 3) & base
    numbered, parts = regions(opened(dense, 1) & base)
    found = nothing
    for part in parts:
        inside = numbered[part.window] == part.number
        if part.area >= 60 and coloured[part.window][inside].mean() > 0.15:
            found[part.window] |= inside
    return found


def find_rivers(scene: Scene) -> np.ndarray:
    """Water that is long and narrow, or runs towards the viewer between banks; bool (h, w)."""
    water = scene.of(*_WATER)
    height, width = water.shape
    found = np.zeros_like(water)
    if water.mean() < 0.015:
        return found
    numbered, parts = regions(water)
    for part in parts:
        if not 0.015 <= part.area / water.size <= 0.38 or part.area < 0.33 * water.sum():
            continue  # specks, wide water, and bays of a wide water
        if part.bottom < 0.55 * height:
            continue
        if (
            scene.round_about(numbered, part, *_SKY) > 0.05
            or scene.round_about(numbered, part, "snow") > 0.12
            or scene.round_about(numbered, part, "sand") > 0.3
        ):
            continue
        inside = numbered[part.window] == part.number
        at_left = inside[:, 0] & (part.left == 0)
        at_right = inside[:, -1] & (part.right == width)
        if (at_left & at_right).mean() > 0.3:
            continue  # a lake across the picture
        across = inside.sum(1)
        mean, far = across.mean(), across[: max(3, len(across) // 5)].mean()
        tall = part.bottom - part.top
        length = part.area / (2 * half_width(inside)) ** 2
        towards = tall > 0.22 * height and far < 0.3 * width
        towards = towards and tall > 0.55 * (part.right - part.left)
        narrow = length > 2.1 and tall > 0.12 * height and far < 0.45 * width
        if mean < 0.5 * width and (towards or narrow):
            found[part.window] |= inside
    return found


def find_stones(scene: Scene) -> np.ndarray:
    """Rough rock in the foreground, along or in water, or in grass and sand; bool (h, w)."""
    rock = scene.of(*_STONY)
    found = np.zeros_like(rock)
    rough = scene.roughness(5)
    _, saturation, _ = scene.hsv
    numbered, parts = regions(rock)
    for part in parts:
        if not 0.012 <= part.area / rock.size <= 0.35 or part.top < 0.4 * rock.shape[0]:
            continue  # what reaches higher is a mountain or a cliff
        inside = numbered[part.window] == part.number
        if rough[part.window][inside].mean() < 14 or saturation[part.window][inside].mean() > 0.5:
            continue
        if scene.round_about(numbered, part, "mountain", "rock", "snow", *_SKY) > 0.1:
            continue
        if scene.round_about(numbered, part, *_WATER) >= 0.22:
            found[part.window] |= inside
    return found


RULES = (
    Rule("flower", _MEADOWS, find_flowers),
    Rule("river", _WATER, find_rivers),
    Rule("stone", _STONY, find_stones),
)
