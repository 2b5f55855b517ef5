"""What shows flowers, rivers, fog and stones in a photograph whose map says only what they lie in.

Thresholds were found by looking at contact sheets of some six thousand landscape photographs.
Every rule would rather miss than err: what is missed keeps its label. Areas are shares of the
picture, lengths are pixels at the small size of :class:`Scene`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from tools.label_rules.regions import box_mean, closed, grown, half_width, opened, regions
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
_SLOPES = ("mountain", "hill", "tree")


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


def find_fog(scene: Scene) -> np.ndarray:
    """Pale, smooth land that fades into the sky, and the sky that it fades into; bool (h, w).

    In clear air some channel of some pixel nearby is nearly always dark, and land ends against the
    sky with an edge; fog lifts the first and blurs the second.
    """
    slopes, sky = scene.of(*_SLOPES), scene.of(*_SKY)
    found = np.zeros_like(slopes)
    if scene.of("snow").mean() > 0.02 or slopes.mean() < 0.05 or sky.mean() < 0.03:
        return found  # snow looks the same
    least = scene.photo.min(2)
    grey = Image.fromarray(scene.grey.astype(np.uint8))
    brightest = np.asarray(grey.filter(ImageFilter.MaxFilter(5))).astype(int)
    contrast = brightest - np.asarray(grey.filter(ImageFilter.MinFilter(5)))
    veil = np.asarray(Image.fromarray(least).filter(ImageFilter.MinFilter(5)))
    spread = box_mean(scene.photo.max(2).astype(np.float32) - least, 7)
    pale = (veil > 72) & (spread < 55) & (scene.roughness(7) < 9)
    horizon = slopes & grown(sky, 2)
    soft = horizon & (contrast < 42) & (veil > 72)
    if soft.sum() < max(14, 0.12 * horizon.sum()):
        return found
    near = opened(closed(pale & grown(soft, 13), 2), 2) & (slopes | sky)
    numbered, parts = regions(near)
    for part in parts:
        inside = numbered[part.window] == part.number
        if part.area < 0.015 * pale.size or not (inside & soft[part.window]).any():
            continue
        of_land = slopes[part.window][inside].mean()
        if part.right - part.left > part.bottom - part.top and of_land > 0.2:
            found[part.window] |= inside
    clear = scene.of("rock", "grass", "bush", "straw", "dirt", *_SLOPES, *_WATER) & ~found
    if clear.mean() < 0.04 or np.percentile(least[clear], 15) > 80:
        return np.zeros_like(found)  # an overexposed picture, not a foggy one
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
    Rule("fog", (*_SKY, *_SLOPES), find_fog),
    Rule("stone", _STONY, find_stones),
)
