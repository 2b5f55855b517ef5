"""A picture to paint after: it lies under or over the labels and is no part of them."""

import io
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.image_file import decode_photo, read_small_photo
from drawai_desktop.errors import FileError, ImageError
from drawai_desktop.words import translator

tr = translator(__name__)

LARGEST_SIDE = 2048
"""Larger pictures are made smaller when they are chosen: nobody traces finer than that."""
LARGEST_CONTENT = 64_000_000
SMALLEST_SCALE, LARGEST_SCALE = 0.01, 100.0
FARTHEST = 20_000.0
"""Of its corner from the canvas's, in map pixels."""


@dataclass(frozen=True, eq=False)
class ReferencePicture:
    """The picture itself, shared by all states of a document that have it.

    Attributes:
        pixels: uint8 (h, w, 3), read-only.
        content: the same as the bytes of a PNG, as files hold it.
    """

    name: str
    pixels: np.ndarray
    content: bytes

    @property
    def size_bytes(self) -> int:
        """What it takes in memory."""
        return self.pixels.nbytes + len(self.content)


@dataclass(frozen=True)
class Reference:
    """A picture and how it lies.

    Attributes:
        x, y: where its upper left corner is, in map pixels.
        scale: map pixels for one of its pixels.
        opacity: 0 to 1.
        is_over: it lies over the labels; else under them, seen where nothing is painted.
    """

    picture: ReferencePicture
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    opacity: float = 0.5
    is_over: bool = True
    is_hidden: bool = False

    @property
    def width(self) -> float:
        """In map pixels."""
        return float(self.picture.pixels.shape[1] * self.scale)

    @property
    def height(self) -> float:
        """In map pixels."""
        return float(self.picture.pixels.shape[0] * self.scale)

    def moved(self, dx: float, dy: float) -> "Reference":
        """Elsewhere by so many map pixels."""
        return replace(self, x=_within(self.x + dx, FARTHEST), y=_within(self.y + dy, FARTHEST))

    def scaled(self, factor: float, x: float, y: float) -> "Reference":
        """Larger or smaller; the place (x, y) of the map stays where it is in the picture."""
        scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, self.scale * factor))
        factor = scale / self.scale
        return replace(
            self,
            scale=scale,
            x=_within(x + (self.x - x) * factor, FARTHEST),
            y=_within(y + (self.y - y) * factor, FARTHEST),
        )

    def fitted(self, width: int, height: int) -> "Reference":
        """As large as fits into a canvas, in its middle."""
        pixels = self.picture.pixels
        scale = min(width / pixels.shape[1], height / pixels.shape[0])
        scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        return replace(
            self,
            scale=scale,
            x=(width - pixels.shape[1] * scale) / 2,
            y=(height - pixels.shape[0] * scale) / 2,
        )


def read_reference(path: Path) -> ReferencePicture:
    """A picture file of any kind as a reference. Takes a second for a large one.

    Raises:
        ImageError: it cannot be read as a picture.
    """
    return reference_of(read_small_photo(path, LARGEST_SIDE), named(path))


def reference_of(pixels: np.ndarray, name: str) -> ReferencePicture:
    """A picture uint8 (h, w, 3), no side over ``LARGEST_SIDE``, as a reference."""
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "PNG", compress_level=3)
    return _made(pixels, name, buffer.getvalue())


def stored_reference(content: bytes, name: str, where: str) -> ReferencePicture:
    """A reference as a file holds it.

    Args:
        where: what a message calls the picture.
    Raises:
        FileError: it is no picture, or a larger one than any that was stored.
    """
    try:
        pixels = decode_photo(content, where)
    except ImageError as error:
        raise FileError(
            tr.later("{where} cannot be opened. Choose another file.", where=where)
        ) from error
    if max(pixels.shape[:2]) > LARGEST_SIDE:
        raise FileError(
            tr.later(
                "{where} is larger than {largest} px. Choose another file.",
                where=where,
                largest=LARGEST_SIDE,
            )
        )
    return _made(pixels, name, content)


def _made(pixels: np.ndarray, name: str, content: bytes) -> ReferencePicture:
    pixels = np.array(pixels, np.uint8)
    pixels.flags.writeable = False
    return ReferencePicture(name, pixels, content)


def _within(value: float, most: float) -> float:
    return min(most, max(-most, value))
