"""The door for pictures whose pixels are numbers: label maps and instance maps of others.

The numbers are given as the file stores them. Pillow stretches few bits to eight, drops the low
byte of 16-bit colours and keeps transparency apart; here all of that is undone once, for everybody.
"""

import struct
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
from PIL import Image

from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.image_file import OpenedImage, decode_image, faults_of_pillow, open_file
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.errors import ImageError
from drawai_desktop.words import translator

tr = translator(__name__)

_LOSSY_GREY = 6
"""Channels that differ by no more are one grey that went through a lossy format."""
_STRETCH = {"L;2": 85, "L;4": 17}
"""What Pillow multiplies numbers of so few bits by."""
_LOW_BYTES = {
    "16B": "16L",
    "16L": "16B",
    "16N": "16B" if sys.byteorder == "little" else "16L",
}
"""Packing of the high bytes of 16-bit numbers -> that of the low ones."""


@dataclass(frozen=True)
class Pixels:
    """What a picture file stores for each pixel.

    Attributes:
        values: unsigned or signed integers (H, W) as stored, of grey and indexed pictures and of
            those in colour whose channels are equal; None for all others.
        rgb: uint8 (H, W, 3), None for grey ones.
        palette: uint8 (N, 3), the colours of the indexes of an indexed picture, else None.
        nothing: bool (H, W), pixels that hold no label: transparent ones, negative and missing
            numbers; None where there are none.
        format: Pillow's name, ``PNG``.
        is_lossy: the numbers went through a format that changes them.
        has_profile: there was a colour profile, which means nothing for numbers.
        notes: what was done to the picture, for people.
    """

    values: np.ndarray | None
    rgb: np.ndarray | None
    palette: np.ndarray | None
    nothing: np.ndarray | None
    format: str
    is_lossy: bool
    has_profile: bool
    notes: tuple[str, ...]


def read_pixels(path: Path) -> Pixels:
    """The pixels of a picture file.

    Raises:
        ImageError: see :func:`drawai_desktop.core.image_file.read_photo`; or its numbers are
            fractions.
    """
    with open_file(path) as file:
        return decode_pixels(file, named(path))


def decode_pixels(content: bytes | IO[bytes], name: str) -> Pixels:
    """:func:`read_pixels` for a file's bytes, or an open file.

    Args:
        name: what a message calls it; see :func:`drawai_desktop.core.foreign_file.named`.
    """
    with faults_of_pillow(name):
        return _pixels(content, name)


def decode_numbers(content: bytes | IO[bytes], name: str) -> np.ndarray:
    """The numbers of a picture that has a class's index in each pixel: int64 (H, W), as stored.

    Pixels that hold no label are 255. The trainer and ``--indexes model`` read label maps so.

    Raises:
        ImageError: see :func:`read_pixels`; in colour; or in a lossy format.
    """
    pixels = decode_pixels(content, name)
    if pixels.values is None:
        raise ImageError(
            tr.later(
                "{name}: a picture in colour, where one of numbers is expected: grey or "
                "indexed. Save it as such.",
                name=name,
            )
        )
    if pixels.is_lossy:
        raise ImageError(
            tr.later(
                "{name}: in a lossy format, which has changed its numbers. Save it as PNG "
                "from the original.",
                name=name,
            )
        )
    numbers = pixels.values.astype(np.int64)
    if pixels.nothing is not None:
        numbers[pixels.nothing] = UNLABELLED
    return numbers


def read_numbers(path: Path) -> np.ndarray:
    """:func:`decode_numbers` for a file."""
    with open_file(path) as file:
        return decode_numbers(file, named(path))


def _pixels(content: bytes | IO[bytes], name: str) -> Pixels:
    opened = decode_image(content, name)
    image, notes = opened.image, list(opened.notes)
    alpha = _alpha(image)
    nothing = None if alpha is None else alpha < 128
    values = rgb = palette = None
    if opened.packing.startswith("LA;16") and opened.format == "PNG":
        values, nothing = _wide_grey_alpha(content, name)
    elif image.mode in ("P", "PA"):
        values = np.asarray(image.getchannel(0) if image.mode == "PA" else image)
        palette, rgb = _by_palette(image, values)
        nothing = _either(nothing, _clear_entries(image, values))
        if _are_greys_in_few_bits(palette, values):
            values, palette = rgb[..., 0], None
    elif image.mode in ("1", "L", "LA", "I", "F") or image.mode.startswith("I;16"):
        values, missing = _grey(opened, name)
        if missing is not None:
            notes.append(without_number())
        nothing = _either(_either(nothing, missing), _clear_grey(image, values))
    else:
        values, rgb, nothing = _colour(opened, content, name, nothing)
    if nothing is not None and not nothing.any():
        nothing = None
    is_lossy = _is_lossy(opened, content)
    if is_lossy and rgb is not None and palette is None and _is_nearly_grey(rgb):
        values, rgb = rgb[..., 0], None
    has_profile = bool(image.info.get("icc_profile"))
    return Pixels(values, rgb, palette, nothing, opened.format, is_lossy, has_profile, tuple(notes))


def _either(first: np.ndarray | None, second: np.ndarray | None) -> np.ndarray | None:
    if first is None or second is None:
        return second if first is None else first
    both: np.ndarray = first | second
    return both


def _alpha(image: Image.Image) -> np.ndarray | None:
    if "A" in image.getbands():
        return np.asarray(image.getchannel("A"))
    return None


# Grey.


def _grey(opened: OpenedImage, name: str) -> tuple[np.ndarray, np.ndarray | None]:
    """(the numbers, pixels that have none)."""
    image = opened.image
    values = np.asarray(image.getchannel(0) if image.mode == "LA" else image)
    if image.mode == "1":
        # A bit is stored the other way round in PBM files: there 1 is black.
        inverted = opened.format == "PPM"
        return (values != inverted).astype(np.uint8), None
    if image.mode == "F":
        return _whole_numbers(values, name)
    if image.mode == "I" and (values < 0).any():
        return values, values < 0
    stretch = _STRETCH.get(opened.packing[:3])
    if stretch:
        values = values // stretch
    white, full = opened.largest_number, 255 if image.mode == "L" else 65535
    if 0 < white < full:
        values = np.rint(values * (white / full)).astype(np.uint16)
    return values, None


def _whole_numbers(values: np.ndarray, name: str) -> tuple[np.ndarray, np.ndarray | None]:
    missing = ~np.isfinite(values) | (values < 0)
    kept = np.where(missing, 0, values)
    whole = np.rint(kept)
    if (np.abs(kept - whole) > 1e-3).any() or whole.max(initial=0) > 1e6:
        raise ImageError(
            tr.later(
                "{name}: its pixels are fractions or huge numbers, where ids are expected. "
                "Save the map with whole numbers.",
                name=name,
            )
        )
    return whole.astype(np.int32), missing if missing.any() else None


def _clear_grey(image: Image.Image, values: np.ndarray) -> np.ndarray | None:
    """Pixels of the grey that a PNG file calls transparent."""
    key = image.info.get("transparency")
    if not isinstance(key, int) or image.mode == "F":
        return None
    clear: np.ndarray = values == key
    return clear


def _wide_grey_alpha(content: bytes | IO[bytes], name: str) -> tuple[np.ndarray, np.ndarray]:
    """(16-bit grey, transparent pixels) of a PNG file.

    Pillow keeps only the high bytes. The same file, declared as four channels of eight bits, has
    rows of the same length under the same filters, and gives both bytes of both.
    """
    data = _bytes_of(content)
    header = data[12:24] + bytes([8, 6]) + data[26:29]
    data = data[:12] + header + struct.pack(">I", zlib.crc32(header)) + data[33:]
    parts = np.asarray(decode_image(data, name, ("PNG",)).image)
    grey = parts[..., 0].astype(np.uint16) << 8 | parts[..., 1]
    return grey, parts[..., 2] < 128


# Indexed.


def _by_palette(image: Image.Image, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(the palette, the colours of the pixels)."""
    listed = np.asarray(image.getpalette("RGB") or [], np.uint8).reshape(-1, 3)[:256]
    table = np.zeros((256, 3), np.uint8)
    table[: len(listed)] = listed
    return listed, table[values]


def _are_greys_in_few_bits(palette: np.ndarray, values: np.ndarray) -> bool:
    """Whether the palette is but a way to write a grey picture in fewer bits: GIF has no other, and
    programs that make PNG files smaller use it.

    Such a palette has the greys of the picture and no others, but for black that fills it up. One
    that shows indexes as greys has even steps from black on.
    """
    used = np.flatnonzero(np.bincount(values.ravel()))
    count = len(used)
    if used[-1] != count - 1 or count > len(palette) or not _is_grey(palette):
        return False
    greys = palette[:count, 0].astype(np.int64)
    if palette[count:].any() or len(np.unique(greys)) != count:
        return False
    steps = np.diff(greys)
    is_even = count > 2 and np.ptp(steps) <= 1 and steps[0] > 0
    is_shown = greys[0] == 0 and (is_even or greys.tolist() == [0, 255])
    return not is_shown and greys.tolist() != list(range(count))


def _clear_entries(image: Image.Image, values: np.ndarray) -> np.ndarray | None:
    """Pixels whose palette entry is transparent."""
    clear = image.info.get("transparency")
    if isinstance(clear, int):
        clear = bytes(255 * (i != clear) for i in range(256))
    if isinstance(clear, bytes):
        table = np.full(256, 255, np.uint8)
        table[: len(clear[:256])] = np.frombuffer(clear[:256], np.uint8)
        transparent: np.ndarray = (table < 128)[values]
        return transparent
    return None


# Colour.


def _colour(
    opened: OpenedImage, content: bytes | IO[bytes], name: str, nothing: np.ndarray | None
) -> tuple[np.ndarray | None, np.ndarray, np.ndarray | None]:
    """(values where the channels are equal, colours, pixels without a label)."""
    rgb = np.asarray(opened.image.convert("RGB"))
    key = opened.image.info.get("transparency")
    kind, _, width = opened.packing.partition(";")
    low = None
    if kind in ("RGB", "RGBA") and width in _LOW_BYTES:
        packing = f"{kind};{_LOW_BYTES[width]}"
        low = np.asarray(_again(content, name, packing).convert("RGB"))
    if isinstance(key, tuple) and len(key) == 3:
        clear = (rgb == np.asarray(key) % 256).all(-1)
        if low is not None:
            clear = (rgb == np.asarray(key) >> 8).all(-1) & (low == np.asarray(key) % 256).all(-1)
        nothing = _either(nothing, clear)
    if low is not None and not rgb.any():
        rgb, low = low, None  # eight bits in sixteen, not stretched
    seen = rgb if nothing is None else rgb[~nothing]
    if not _is_grey(seen) or (low is not None and not _is_grey(low)):
        return None, rgb, nothing
    values = rgb[..., 0]
    if low is not None:
        values = values.astype(np.uint16) << 8 | low[..., 0]
    return values, rgb, nothing


def _again(content: bytes | IO[bytes], name: str, packing: str) -> Image.Image:
    return decode_image(_bytes_of(content), name, packing=packing).image


def _is_grey(rgb: np.ndarray) -> bool:
    first = rgb[..., 0]
    return bool((first == rgb[..., 1]).all() and (first == rgb[..., 2]).all())


def _is_nearly_grey(rgb: np.ndarray) -> bool:
    return bool((rgb.max(-1) - rgb.min(-1)).max(initial=0) <= _LOSSY_GREY)


# Formats.


def _is_lossy(opened: OpenedImage, content: bytes | IO[bytes]) -> bool:
    if opened.format in ("JPEG", "MPO", "AVIF"):
        return True
    if opened.format == "TIFF":
        return opened.image.info.get("compression") in ("jpeg", "tiff_jpeg", "webp")
    return opened.format == "WEBP" and b"VP8L" not in _chunk_names(_bytes_of(content))


def _chunk_names(data: bytes, most: int = 64) -> list[bytes]:
    """The names of a WebP file's first chunks; those of its frames, too."""
    names: list[bytes] = []
    place = 12
    while place + 8 <= len(data) and len(names) < most:
        name = data[place : place + 4]
        names.append(name)
        if name == b"ANMF":  # a frame: 16 bytes of its own, then chunks
            place += 24
        else:
            size = int.from_bytes(data[place + 4 : place + 8], "little")
            place += 8 + size + size % 2
    return names


def _bytes_of(content: bytes | IO[bytes]) -> bytes:
    if isinstance(content, bytes):
        return content
    content.seek(0)
    return content.read()


def without_number() -> str:
    """That some pixels have no number."""
    return tr("Pixels without a number are unlabelled.")
