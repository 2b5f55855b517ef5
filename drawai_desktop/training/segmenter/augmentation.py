"""Variants of a photograph and its label map, as another photographer might have taken them."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from drawai_desktop.core.resampling import resample


@dataclass(frozen=True)
class Augmentation:
    """How much pictures are changed; all by chance, per picture.

    Attributes:
        smallest: least side of the crop, as a part of the shorter side.
        light: largest change of brightness, contrast and saturation, as a part.
        blur: part of the pictures that are blurred: generated and small pictures are soft.
    """

    smallest: float = 0.55
    light: float = 0.3
    blur: float = 0.25


def augmented(
    photo: np.ndarray,
    labels: np.ndarray,
    side: int,
    kind: Augmentation,
    random: np.random.RandomState,
) -> tuple[np.ndarray, np.ndarray]:
    """A square variant of a pair.

    Args:
        photo: uint8 (h, w, 3).
        labels: uint8 (h, w), class indexes.
        side: of the result.
    Returns:
        uint8 (side, side, 3) and uint8 (side, side).
    """
    height, width = labels.shape
    most = min(height, width)
    crop = round(most * random.uniform(kind.smallest, 1.0))
    top = random.randint(height - crop + 1)
    left = random.randint(width - crop + 1)
    box = (left, top, left + crop, top + crop)
    image = Image.fromarray(photo).crop(box).resize((side, side), Image.Resampling.BICUBIC)
    if random.rand() < kind.blur:
        image = image.filter(ImageFilter.GaussianBlur(random.uniform(0.3, 1.2)))
    labels = resample(labels[top : top + crop, left : left + crop], side, side)
    pixels = _relit(np.asarray(image, np.float32), kind.light, random)
    if random.rand() < 0.5:
        pixels, labels = pixels[:, ::-1], labels[:, ::-1]
    return np.ascontiguousarray(pixels), np.ascontiguousarray(labels)


def _relit(pixels: np.ndarray, most: float, random: np.random.RandomState) -> np.ndarray:
    """Other saturation, contrast, brightness and a slight cast: uint8 of the same shape."""
    saturation, contrast, brightness = 1 + random.uniform(-most, most, 3)
    grey = pixels @ np.array((0.299, 0.587, 0.114), np.float32)
    pixels = grey[..., None] + (pixels - grey[..., None]) * np.float32(saturation)
    mean = float(grey.mean())
    cast = 1 + random.uniform(-0.08, 0.08, 3)
    pixels = (mean + (pixels - mean) * contrast) * (brightness * cast).astype(np.float32)
    relit: np.ndarray = np.clip(pixels, 0, 255).astype(np.uint8)
    return relit
