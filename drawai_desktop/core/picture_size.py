"""How large a picture is, by its header alone."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from PIL import Image

from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.image_file import (
    PICTURE_FORMATS_READ,
    faults_of_pillow,
    open_file,
    orientation_of,
)
from drawai_desktop.errors import ImageError
from drawai_desktop.words import translator

tr = translator(__name__)

_TURNED = (5, 6, 7, 8)
"""EXIF orientations that lie on their side."""


@dataclass(frozen=True)
class PictureSize:
    """Of a picture, in pixels.

    Attributes:
        width: as it is stored.
        is_turned: it is to be turned by a quarter, says its EXIF entry.
    """

    width: int
    height: int
    is_turned: bool

    @property
    def upright(self) -> tuple[int, int]:
        """(width, height) as it is shown."""
        return (self.height, self.width) if self.is_turned else (self.width, self.height)


def size_of_picture(content: bytes | IO[bytes], name: str) -> PictureSize:
    """The size that a picture's header states; nothing is decoded.

    Raises:
        ImageError: no picture of a known format, or damaged.
    """
    file = io.BytesIO(content) if isinstance(content, bytes) else content
    with faults_of_pillow(name):
        image: Image.Image = Image.open(file, formats=PICTURE_FORMATS_READ)
        width, height = image.size
        if width < 1 or height < 1:
            raise ImageError(
                tr.later("{name}: a picture without a single pixel. Get it again.", name=name)
            )
        return PictureSize(width, height, orientation_of(image) in _TURNED)


def size_of_picture_file(path: Path) -> PictureSize:
    """:func:`size_of_picture` for a file."""
    with open_file(path) as file:
        return size_of_picture(file, named(path))
