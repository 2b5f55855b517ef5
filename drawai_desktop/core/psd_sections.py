"""The beginning of Photoshop files: header, palette, resources, and where the layers stand.

After: Adobe Photoshop File Formats Specification, 2019.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import IO

from drawai_desktop.core.layered_file import check_canvas
from drawai_desktop.errors import ImageError
from drawai_desktop.words import translator

tr = translator(__name__)

PSD_MAGIC = b"8BPS"
EXIF, VERSION_INFO = 1058, 1057
_LARGEST_RESOURCE = 1 << 20
_SIGNATURES = (b"8BIM", b"MeSa", b"AgHg", b"PHUT", b"DCSR")


class ColourMode(IntEnum):
    """How a file codes colours, as its header has it."""

    BITMAP = 0
    GREY = 1
    INDEXED = 2
    RGB = 3
    CMYK = 4
    MULTICHANNEL = 7
    DUOTONE = 8
    LAB = 9


@dataclass(frozen=True)
class PsdSections:
    """What stands before the layers.

    Attributes:
        is_large: a PSB file, whose lengths are longer numbers.
        depth: bits of a channel.
        palette: 768 bytes, planar, of indexed files; else empty.
        resources: the two that are read here, by number.
        layers_at: where the section of layers begins, its length first.
        file_size: in bytes.
    """

    is_large: bool
    channels: int
    height: int
    width: int
    depth: int
    mode: int
    palette: bytes
    resources: dict[int, bytes]
    layers_at: int
    file_size: int

    @property
    def has_merged_picture(self) -> bool:
        """Whether the merged picture is one; files may say that they have none."""
        said = self.resources.get(VERSION_INFO, b"")
        return len(said) < 5 or said[4] != 0


def read_sections(file: IO[bytes], name: str) -> PsdSections:
    """Reads what stands before the layers; little memory is taken.

    Args:
        name: what a message calls the file.
    Raises:
        ImageError: damaged, or no Photoshop file.
        ImageSizeError: a canvas of more pixels than are opened.
    """
    file_size = file.seek(0, 2)
    file.seek(0)
    try:
        magic, version, channels, height, width, depth, mode = struct.unpack(
            ">4sH6xHIIHH", exactly(file, 26, name)
        )
    except struct.error as error:  # pragma: no cover - the length is right
        raise damaged(name) from error
    if magic != PSD_MAGIC or version not in (1, 2):
        raise ImageError(
            tr.later(
                "{name}: not a Photoshop file that can be read. Choose another file.", name=name
            )
        )
    if not (1 <= channels <= 56 and height and width) or depth not in (1, 8, 16, 32):
        raise damaged(name)
    check_canvas(height, width, name)
    length = number(file, ">I", name)
    start = file.tell()
    palette = exactly(file, 768, name) if mode == ColourMode.INDEXED and length >= 768 else b""
    skip(file, start + length - file.tell(), file_size, name)
    length = number(file, ">I", name)
    end = file.tell() + length
    skip(file, length, file_size, name)
    file.seek(end - length)
    found = _resources(file, end, name)
    return PsdSections(
        version == 2, channels, height, width, depth, mode, palette, found, end, file_size
    )


def _resources(file: IO[bytes], end: int, name: str) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    while file.tell() + 12 <= end:
        signature, key, letters = struct.unpack(">4sHB", exactly(file, 7, name))
        if signature not in _SIGNATURES:
            break  # the rest is nothing that is needed here
        file.seek(letters + (letters + 1) % 2, 1)
        size = number(file, ">I", name)
        if file.tell() + size > end:
            raise damaged(name)
        if key in (EXIF, VERSION_INFO) and size <= _LARGEST_RESOURCE:
            found[key] = exactly(file, size, name)
        else:
            file.seek(size, 1)
        file.seek(size % 2, 1)
    return found


def exactly(file: IO[bytes], size: int, name: str) -> bytes:
    """So many bytes.

    Raises:
        ImageError: the file ends before.
    """
    content = file.read(size)
    if len(content) != size:
        raise damaged(name)
    return content


def number(file: IO[bytes], form: str, name: str) -> int:
    """A number of :mod:`struct`'s form."""
    return int(struct.unpack(form, exactly(file, struct.calcsize(form), name))[0])


def skip(file: IO[bytes], size: int, file_size: int, name: str) -> None:
    """Goes on by so many bytes.

    Raises:
        ImageError: the file ends before.
    """
    if size < 0 or file.tell() + size > file_size:
        raise damaged(name)
    file.seek(size, 1)


def damaged(name: str) -> ImageError:
    """The sentence for a file that ends too early, or has numbers that cannot be."""
    return ImageError(
        tr.later("{name}: the Photoshop file is damaged or incomplete. Get it again.", name=name)
    )
