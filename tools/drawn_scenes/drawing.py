"""A canvas for drawn things: polygons with textures, and where something was drawn."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tools.drawn_scenes.ground import FINER

Point = tuple[float, float]
Colour = tuple[int, int, int]


@dataclass
class Drawing:
    """A picture in the making, drawn finer than it will be.

    Attributes:
        picture: RGB, black where nothing was drawn.
        mask: 255 where something was drawn.
    """

    picture: Image.Image
    mask: Image.Image

    @classmethod
    def empty(cls, side: int) -> "Drawing":
        return cls(Image.new("RGB", (side, side)), Image.new("L", (side, side)))

    def fill(self, points: list[Point], texture: np.ndarray, light: float) -> None:
        """Covers a polygon with a texture, float (H, W, 3) of 0 to 255, times a light."""
        part = self._part(points)
        shaded = Image.fromarray(np.clip(texture * light, 0, 255).astype(np.uint8))
        self.picture.paste(shaded, (0, 0), part)
        self.mask.paste(255, (0, 0), part)

    def darken(self, points: list[Point], factor: float) -> None:
        """Shades what a polygon covers."""
        darker = Image.eval(self.picture, lambda v: int(v * factor))
        self.picture.paste(darker, (0, 0), self._part(points))

    def mirrored(self) -> "Drawing":
        """The same, left for right."""
        flip = Image.Transpose.FLIP_LEFT_RIGHT
        return Drawing(self.picture.transpose(flip), self.mask.transpose(flip))

    def finished(self, blur: float) -> tuple[np.ndarray, np.ndarray]:
        """At its final size: float colours (H, W, 3) of 0 to 255, and cover (H, W) of 0 to 1.

        Args:
            blur: its radius in final pixels.
        """
        soft = ImageFilter.GaussianBlur(FINER * blur)
        size = (self.mask.width // FINER, self.mask.height // FINER)
        colours, cover = (
            np.asarray(part.filter(soft).resize(size, Image.Resampling.BOX), np.float32)
            for part in (self.picture, self.mask)
        )
        return colours, cover / 255

    def _part(self, points: list[Point]) -> Image.Image:
        part = Image.new("L", self.mask.size)
        ImageDraw.Draw(part).polygon(points, fill=255)
        return part


def noise(rng: np.random.Generator, shape: tuple[int, int], cell: int) -> np.ndarray:
    """Smooth noise of about unit size, float (H, W), with grains of ``cell`` pixels."""
    height, width = shape
    small = rng.standard_normal((height // cell + 2, width // cell + 2)).astype(np.float32)
    large = Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC)
    return np.asarray(large)


def masonry(
    rng: np.random.Generator, side: int, material: str, colour: Colour, unit: float
) -> np.ndarray:
    """The surface of a wall or a roof, float (side, side, 3) of about 0 to 255.

    Args:
        material: plaster, brick, stone, planks or tiles.
        unit: the height of a row of bricks, planks or tiles, in pixels.
    """
    y, x = np.mgrid[:side, :side].astype(np.float32)
    shape = (side, side)
    value = 1 + 0.06 * noise(rng, shape, max(4, side // 8)) + 0.05 * noise(rng, shape, 8)
    value += 0.05 * noise(rng, shape, 3)
    row = np.floor(y / unit).astype(int)
    if material in ("brick", "stone", "tiles"):
        long = unit * (1.0 if material == "tiles" else 2.2)
        column = np.floor((x + (row % 2) * long / 2) / long).astype(int)
        shades = rng.normal(1, 0.16 if material == "stone" else 0.09, (97, 89))
        value *= shades[row % 97, column % 89]
        value *= np.where(y % unit < 0.22 * unit, 0.8, 1)
    elif material == "planks":
        shades = rng.normal(1, 0.12, 211)
        value *= shades[row % 211] * np.where(y % unit < 0.18 * unit, 0.6, 1)
    tint = 1 + 0.02 * rng.standard_normal(3)
    surface: np.ndarray = np.asarray(colour, np.float32) * tint * value[:, :, None]
    return surface
