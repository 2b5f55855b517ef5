"""The door for pictures of others: the header is checked before anything is decoded.

Only the formats of an allow-list are ever tried: Pillow goes by content, and one of its readers
would run another program on a file that is only called ``.png``.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
from PIL import Image, ImageFile, UnidentifiedImageError

from drawai_desktop.core.foreign_file import (
    READER_FAULTS,
    check_regular,
    named,
    no_memory,
    placed,
    why,
)
from drawai_desktop.errors import ImageError, ImageSizeError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

LARGEST_PIXELS = 64_000_000
PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".avif")
PICTURE_FORMATS_READ = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF", "PPM", "AVIF")
"""Pillow's names of the formats that are opened; an MPO is a JPEG with more behind it."""

_EXIF_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True)
class OpenedImage:
    """A decoded picture, turned upright, and what was done to it."""

    image: Image.Image
    format: str
    """``PNG``, ``JPEG``, ..."""
    notes: tuple[str, ...]
    packing: str = ""
    """How the file itself stores its numbers, in Pillow's words: ``L;4``, ``RGB;16B``."""
    largest_number: int = 0
    """What a PPM file says is white; 0 where the format says nothing."""


@contextmanager
def open_file(path: Path) -> Iterator[IO[bytes]]:
    """A picture file's bytes, for :func:`decode_image`.

    Raises:
        ImageError: missing, a folder, a device, empty, or out of reach.
    """
    if check_regular(path, tr("picture file"), ImageError) == 0:
        raise ImageError(tr.later("{path}: the file is empty. Get it again.", path=named(path)))
    try:
        file = path.open("rb")
    except OSError as error:
        raise ImageError(
            tr.later("{path}: {why}. Check the path.", path=placed(path), why=why(error))
        ) from error
    with file:
        yield file


def decode_image(
    content: bytes | IO[bytes],
    name: str,
    formats: tuple[str, ...] = PICTURE_FORMATS_READ,
    packing: str = "",
) -> OpenedImage:
    """Decodes a picture.

    Args:
        content: the file's bytes, or the file.
        name: what a message calls it; see :func:`drawai_desktop.core.foreign_file.named`.
        formats: those of Pillow's that are tried, of the allow-list.
        packing: read the numbers as if they were stored so; for halves of 16-bit numbers.
    Raises:
        ImageError: empty, no picture of a known format, damaged, or of more than 64 megapixels.
    """
    assert set(formats) <= set(PICTURE_FORMATS_READ), formats
    file = io.BytesIO(content) if isinstance(content, bytes) else content
    with faults_of_pillow(name):
        return _decode(file, name, formats, packing)


@contextmanager
def faults_of_pillow(name: str) -> Iterator[None]:
    """Round calls of Pillow on somebody's picture: what they raise becomes a sentence.

    Raises:
        ImageError: not a picture, damaged, too large, or too large for this machine.
    """
    try:
        with warnings.catch_warnings():
            # Pillow's own limit comes later than ours; its warnings must not become noise.
            warnings.simplefilter("ignore")
            yield
    except UnidentifiedImageError as error:
        raise ImageError(
            tr.later(
                "{name}: not a picture that can be read. Choose a PNG, JPEG or WebP file.",
                name=name,
            )
        ) from error
    except Image.DecompressionBombError as error:
        raise ImageSizeError(_too_large(name, tr.later("over {n}", n=170))) from error
    except MemoryError as error:
        raise ImageSizeError(no_memory(name)) from error
    except READER_FAULTS as error:
        if "memory" in str(error):  # the words of Pillow's decoders for the lack of it
            raise ImageSizeError(no_memory(name)) from error
        raise ImageError(
            tr.later("{name}: the picture is damaged or incomplete. Get it again.", name=name)
        ) from error


def _decode(file: IO[bytes], name: str, formats: tuple[str, ...], packing: str) -> OpenedImage:
    image: Image.Image = Image.open(file, formats=formats)
    _check_size(image, name)
    kind = image.format or ""
    stored, white = _stored_as(image)
    if packing:
        _unpack_as(image, packing)
    notes = []
    frames = int(getattr(image, "n_frames", 1))
    if frames > 1:
        notes.append(tr("Only the first of its {n} frames was read.", n=frames))
        image.seek(0)
    image.load()
    _check_size(image, name)
    info = dict(image.info)
    turn = _UPRIGHT.get(orientation_of(image))
    if turn is not None:
        image = image.transpose(turn)
        notes.append(tr("It was turned upright, as its EXIF entry says."))
    elif frames > 1:
        image = image.copy()  # an animation holds on to its file
    image.info = info
    return OpenedImage(image, kind, tuple(notes), stored, white)


def _unpack_as(image: Image.Image, packing: str) -> None:
    assert isinstance(image, ImageFile.ImageFile)
    image.tile = [
        tile._replace(args=packing if isinstance(tile.args, str) else (packing, *tile.args[1:]))
        for tile in image.tile
        if tile.args
    ]


def _check_size(image: Image.Image, name: str) -> None:
    width, height = image.size
    if width < 1 or height < 1:
        raise ImageError(
            tr.later("{name}: a picture without a single pixel. Get it again.", name=name)
        )
    if width * height > LARGEST_PIXELS:
        raise ImageSizeError(_too_large(name, f"{width} x {height}, {width * height / 1e6:.0f}"))


def _stored_as(image: Image.Image) -> tuple[str, int]:
    """(packing of the numbers, white of a PPM), as far as Pillow says so."""
    tiles = getattr(image, "tile", None) or []
    arguments = tiles[0].args if tiles else ""
    if isinstance(arguments, str):
        return arguments, 0
    packing = arguments[0] if arguments and isinstance(arguments[0], str) else ""
    is_scaled = image.format == "PPM" and image.mode != "F" and len(arguments) == 2
    return packing, int(arguments[1]) if is_scaled else 0


def orientation_of(image: Image.Image) -> int:
    """How the picture is to be turned; a damaged entry turns nothing."""
    try:
        found = image.getexif().get(_EXIF_ORIENTATION, 1)
        return int(found) if isinstance(found, int) else 1
    except READER_FAULTS:
        return 1


def read_photo(path: Path) -> np.ndarray:
    """A photograph as uint8 (h, w, 3), sRGB values as stored; transparent parts on white.

    Raises:
        ImageError: see :func:`open_file` and :func:`decode_image`.
    """
    with open_file(path) as file:
        return decode_photo(file, named(path))


def decode_photo(content: bytes | IO[bytes], name: str) -> np.ndarray:
    """:func:`read_photo` for a file's bytes, or an open file."""
    image = decode_image(content, name).image
    with faults_of_pillow(name):
        return _on_white(image)


def _on_white(image: Image.Image) -> np.ndarray:
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        values = np.nan_to_num(np.asarray(image, np.float32), posinf=0.0, neginf=0.0)
        values = np.clip(values, 0, None)
        image = Image.fromarray((values / max(float(values.max()), 1.0) * 255).astype(np.uint8))
    if image.has_transparency_data:
        background = Image.new("RGBA", image.size, (255, 255, 255, 255))
        image = Image.alpha_composite(background, image.convert("RGBA"))
    return np.asarray(image.convert("RGB"))


def read_small_photo(path: Path, side: int = 1024) -> np.ndarray:
    """A photograph of which no side is longer than ``side``, read-only; see :func:`read_photo`.

    Raises:
        ImageError: see :func:`read_photo`.
    """
    return scaled_photo(read_photo(path), side)


def scaled_photo(photo: np.ndarray, side: int) -> np.ndarray:
    """A photograph uint8 (h, w, 3) of which no side is longer than ``side``, read-only."""
    factor = side / max(photo.shape[:2])
    if factor < 1:
        size = (max(1, round(photo.shape[1] * factor)), max(1, round(photo.shape[0] * factor)))
        image = Image.fromarray(photo)
        photo = np.array(image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0))
    small = np.ascontiguousarray(photo)
    small.flags.writeable = False
    return small


def read_style_photo(path: Path) -> np.ndarray:
    """A photograph for the style encoder: read-only, thinned out until it is small.

    Raises:
        ImageError: see :func:`read_photo`.
    """
    return for_style(read_photo(path))


def for_style(photo: np.ndarray) -> np.ndarray:
    """A photograph uint8 (h, w, 3) as :func:`read_style_photo` gives it."""
    step = max(1, min(photo.shape[:2]) // 512)
    small = np.ascontiguousarray(photo[::step, ::step])
    small.flags.writeable = False
    return small


def _too_large(name: str, megapixels: object) -> Words:
    return tr.later(
        "{name}: too large ({megapixels} megapixels); at most {most} can be opened. Make it "
        "smaller first.",
        name=name,
        megapixels=megapixels,
        most=LARGEST_PIXELS // 1_000_000,
    )
