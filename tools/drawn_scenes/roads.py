"""A paved road across the ground of a photograph, in its light."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tools.drawn_scenes.drawing import Point
from tools.drawn_scenes.ground import FINER, OPEN_GROUND, light_of, where

YELLOW = (220, 180, 60)


@dataclass(frozen=True)
class _Course:
    """Where a road runs, at points from the foreground to the horizon, in drawn pixels.

    Attributes:
        rows: float (points,).
        middle: column of its middle, float (points,).
        half: half of its width, float (points,).
    """

    rows: np.ndarray
    middle: np.ndarray
    half: np.ndarray

    def strip(self, low: float, high: float, part: slice = slice(None)) -> list[Point]:
        """The polygon between two lanes, -1 being the left edge and 1 the right one."""
        left = (self.middle + low * self.half)[part]
        right = (self.middle + high * self.half)[part]
        rows = self.rows[part]
        return [*zip(left, rows, strict=True), *zip(right[::-1], rows[::-1], strict=True)]


def draw_road(
    rng: np.random.Generator, photo: np.ndarray, labels: np.ndarray, classes: list[str], label: str
) -> tuple[np.ndarray, np.ndarray] | None:
    """A photograph and its map with a road from the foreground to the horizon of its ground.

    Args:
        photo: uint8 (S, S, 3).
        labels: uint8 (S, S).
        classes: names by index.
        label: the roads' class.
    Returns:
        both changed, or None where there is no wide ground.
    """
    size, index = len(labels), classes.index(label)
    ground = where(labels, classes, OPEN_GROUND)
    horizon = _horizon(ground)
    if horizon is None:
        return None
    side = size * FINER
    course = _draw_course(rng, size, horizon)
    mask = Image.new("L", (side, side))
    ImageDraw.Draw(mask).polygon(course.strip(-1, 1), fill=255)
    picture = _draw_surface(rng, side)
    _paint_lines(rng, picture, course)
    soft = ImageFilter.GaussianBlur(FINER * rng.uniform(0.2, 0.5))
    box = Image.Resampling.BOX
    colours = np.asarray(picture.filter(soft).resize((size, size), box), np.float32)
    cover = np.asarray(mask.filter(soft).resize((size, size), box), np.float32) / 255
    alpha = (cover * ground)[:, :, None]
    grain = 3 * rng.standard_normal((size, size, 1))
    made = photo * (1 - alpha) + (colours * light_of(photo) + grain) * alpha
    changed = np.where(alpha[:, :, 0] > 0.5, index, labels).astype(labels.dtype)
    return np.clip(made, 0, 255).astype(np.uint8), changed


def _horizon(ground: np.ndarray) -> int | None:
    """The row at which the ground of the foreground begins; None where there is too little."""
    size = len(ground)
    wide = np.nonzero(ground.mean(axis=1) > 0.5)[0]
    if len(wide) < 0.2 * size or wide[-1] < 0.93 * size:
        return None
    broken = np.nonzero(np.diff(wide) > 1)[0]
    horizon = int(wide[broken[-1] + 1] if len(broken) else wide[0])
    return horizon if size - horizon >= 0.2 * size else None


def _draw_course(rng: np.random.Generator, size: int, horizon: int) -> _Course:
    far = np.linspace(0, 1, 60)
    end = rng.uniform(0.25, 0.75)
    begin = end + rng.uniform(-0.45, 0.45)
    bend = rng.uniform(-0.3, 0.3) if rng.random() < 0.7 else 0.0
    middle = begin + (end - begin) * far + bend * np.sin(np.pi * far) * (1 - far)
    half = rng.uniform(0.12, 0.35) * (1 - far) ** 1.1 + 0.006
    rows = (size - (size - horizon) * far) * FINER + 2
    return _Course(rows, middle * size * FINER, half * size * FINER)


def _draw_surface(rng: np.random.Generator, side: int) -> Image.Image:
    surface = np.full((side, side), rng.uniform(70, 130), np.float32)
    for cell, strength in ((160, 0.06), (24, 0.04), (6, 0.06)):
        small = rng.standard_normal((side // cell + 1, side // cell + 1)).astype(np.float32)
        large = Image.fromarray(small).resize((side, side), Image.Resampling.BILINEAR)
        surface *= 1 + strength * np.asarray(large)
    tint = np.array([1, 1, 1.02], np.float32) + 0.02 * rng.standard_normal(3)
    return Image.fromarray(np.clip(surface[:, :, None] * tint, 0, 255).astype(np.uint8))


def _paint_lines(rng: np.random.Generator, picture: Image.Image, course: _Course) -> None:
    """Lines at the edges and in the middle, on most roads."""
    draw = ImageDraw.Draw(picture)
    white = (int(rng.uniform(190, 235)),) * 3
    if rng.random() < 0.8:
        draw.polygon(course.strip(-0.93, -0.88), fill=white)
        draw.polygon(course.strip(0.88, 0.93), fill=white)
    if rng.random() < 0.8:
        centre = YELLOW if rng.random() < 0.35 else white
        if rng.random() < 0.5:
            draw.polygon(course.strip(-0.03, 0.03), fill=centre)
        else:
            for first in range(0, 56, 6):
                draw.polygon(course.strip(-0.03, 0.03, slice(first, first + 4)), fill=centre)
