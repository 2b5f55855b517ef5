"""A paved road across the ground of a photograph, in its light."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from tools.drawn_scenes.drawing import Drawing, Point, noise
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
        photo: uint8 (H, W, 3).
        labels: uint8 (H, W).
        classes: names by index.
        label: the roads' class.
    Returns:
        both changed, or None where there is no wide ground.
    """
    ground, index = where(labels, classes, OPEN_GROUND), classes.index(label)
    horizon = _horizon(ground)
    if horizon is None:
        return None
    course = _draw_course(rng, ground.shape, horizon)
    drawing = _draw_surface(rng, ground.shape)
    ImageDraw.Draw(drawing.mask).polygon(course.strip(-1, 1), fill=255)
    _paint_lines(rng, drawing, course)
    colours, cover = drawing.finished(rng.uniform(0.2, 0.5))
    alpha = (cover * ground)[:, :, None]
    grain = 3 * rng.standard_normal((*ground.shape, 1))
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


def _draw_course(rng: np.random.Generator, shape: tuple[int, ...], horizon: int) -> _Course:
    height, width = shape
    far = np.linspace(0, 1, 60)
    end = rng.uniform(0.25, 0.75)
    begin = end + rng.uniform(-0.45, 0.45)
    bend = rng.uniform(-0.3, 0.3) if rng.random() < 0.7 else 0.0
    middle = begin + (end - begin) * far + bend * np.sin(np.pi * far) * (1 - far)
    half = rng.uniform(0.12, 0.35) * (1 - far) ** 1.1 + 0.006
    rows = (height - (height - horizon) * far) * FINER + 2
    return _Course(rows, middle * width * FINER, half * width * FINER)


def _draw_surface(rng: np.random.Generator, shape: tuple[int, ...]) -> Drawing:
    """Asphalt everywhere, of which nothing is shown yet."""
    height, width = (FINER * side for side in shape)
    surface = np.full((height, width), rng.uniform(70, 130), np.float32)
    for cell, strength in ((160, 0.06), (24, 0.04), (6, 0.06)):
        surface *= 1 + strength * noise(rng, (height, width), cell)
    tint = np.array([1, 1, 1.02], np.float32) + 0.02 * rng.standard_normal(3)
    picture = Image.fromarray(np.clip(surface[:, :, None] * tint, 0, 255).astype(np.uint8))
    return Drawing(picture, Image.new("L", (width, height)))


def _paint_lines(rng: np.random.Generator, drawing: Drawing, course: _Course) -> None:
    """Lines at the edges and in the middle, on most roads."""
    draw = ImageDraw.Draw(drawing.picture)
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
