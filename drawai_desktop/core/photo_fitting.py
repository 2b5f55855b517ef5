"""Photographs brought to the size of a label map: cropped to its aspect, or giving it theirs."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from drawai_desktop.core.label_map import LARGEST_SIDE, size_for_canvas
from drawai_desktop.core.segmenter_manifest import STRIDE


@dataclass(frozen=True, eq=False)
class FittedPhoto:
    """A photograph as the segmenter needs it.

    Attributes:
        small: uint8 (h, w, 3), what the network reads.
        guide: uint8 (H, W, 3), what the outlines follow: of the label map's size, or with no side
            longer than a canvas may have.
        shape: (rows, columns) of the label map.
    """

    small: np.ndarray
    guide: np.ndarray
    shape: tuple[int, int]


def fitted_photo(photo: np.ndarray, height: int, width: int, trained_size: int) -> FittedPhoto:
    """A photograph for a label map; window, scripts and command line make it the same way.

    Args:
        photo: uint8 (h, w, 3), RGB, of any size; cropped round its middle to the aspect.
        height: of the label map.
        trained_size: side of a square picture of the area that the network reads best.
    """
    cropped = Image.fromarray(np.ascontiguousarray(cropped_to(photo, height / width)))
    shrink = min(1.0, LARGEST_SIDE / max(height, width))
    guide_size = max(1, round(height * shrink)), max(1, round(width * shrink))
    return FittedPhoto(
        _resized(cropped, reading_size(height, width, trained_size)),
        _resized(cropped, guide_size),
        (height, width),
    )


def _resized(image: Image.Image, shape: tuple[int, int]) -> np.ndarray:
    size = (shape[1], shape[0])
    resized = np.array(image.resize(size, Image.Resampling.BICUBIC, reducing_gap=3.0))
    resized.flags.writeable = False
    return resized


def cropped_to(photo: np.ndarray, aspect: float) -> np.ndarray:
    """The middle of a photograph, with this height / width."""
    high, wide = photo.shape[:2]
    new_high, new_wide = high, wide
    if high > wide * aspect:
        new_high = max(1, round(wide * aspect))
    else:
        new_wide = max(1, round(high / aspect))
    top, left = (high - new_high) // 2, (wide - new_wide) // 2
    return photo[top : top + new_high, left : left + new_wide]


def reading_size(height: int, width: int, side: int) -> tuple[int, int]:
    """(height, width) that the network reads: about ``side`` squared, in multiples of STRIDE."""
    scale = side / (height * width) ** 0.5

    def rounded(length: float) -> int:
        return max(STRIDE, int(length / STRIDE + 0.5) * STRIDE)

    return rounded(height * scale), rounded(width * scale)


def size_of_aspect(width: int, height: int, longer: int) -> tuple[int, int]:
    """(width, height) of a label map in a photograph's aspect.

    Args:
        width: of the photograph.
        longer: the longer side of the map; the other one is at least what a canvas may have.
    """
    factor = longer / max(width, height)
    return size_for_canvas(max(1, round(width * factor)), max(1, round(height * factor)))
