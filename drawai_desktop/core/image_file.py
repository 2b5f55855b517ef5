"""Opening picture files of all sorts, safely: the header is checked before anything is decoded."""

import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from drawai_desktop.errors import ImageError

LARGEST_PIXELS = 64_000_000
PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")

_EXIF_ORIENTATION = 0x0112


@dataclass(frozen=True)
class OpenedImage:
    """A decoded picture, turned upright, and what was done to it."""

    image: Image.Image
    format: str
    """``PNG``, ``JPEG``, ..."""
    notes: tuple[str, ...]


def open_image(path: Path) -> OpenedImage:
    """Decodes a picture file.

    Raises:
        ImageError: missing, a folder, empty, no picture, damaged, or of more than 64 megapixels.
    """
    _check_file(path)
    try:
        with warnings.catch_warnings():
            # Pillow's own limit comes later than ours; its warning must not become noise.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image: Image.Image = Image.open(path)
    except UnidentifiedImageError as error:
        raise ImageError(
            f"{path.name}: not a picture that can be read. Choose a PNG, JPEG or WebP file."
        ) from error
    except Image.DecompressionBombError as error:
        raise ImageError(_too_large(path, "over 170")) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise _damaged(path, error) from error
    width, height = image.size
    if width * height > LARGEST_PIXELS:
        image.close()
        raise ImageError(_too_large(path, f"{width} x {height}, {width * height / 1e6:.0f}"))
    kind = image.format or ""
    notes = []
    frames = getattr(image, "n_frames", 1)
    if frames > 1:
        notes.append(f"first of {frames} frames taken")
    try:
        image.load()
        if frames > 1:  # an animation keeps its file open
            first = image.copy()
            first.info = image.info
            image.close()
            image = first
        if image.getexif().get(_EXIF_ORIENTATION, 1) != 1:
            image = ImageOps.exif_transpose(image)
            notes.append("turned upright as its EXIF entry says")
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, MemoryError) as error:
        image.close()
        raise _damaged(path, error) from error
    return OpenedImage(image, kind, tuple(notes))


def read_photo(path: Path) -> np.ndarray:
    """A photograph as uint8 (h, w, 3), sRGB values as stored; transparent parts on white.

    Raises:
        ImageError: see :func:`open_image`.
    """
    image = open_image(path).image
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        values = np.asarray(image, np.float32)
        image = Image.fromarray((values / max(float(values.max()), 1.0) * 255).astype(np.uint8))
    if "A" in image.getbands() or "transparency" in image.info:
        background = Image.new("RGBA", image.size, (255, 255, 255, 255))
        image = Image.alpha_composite(background, image.convert("RGBA"))
    return np.asarray(image.convert("RGB"))


def read_small_photo(path: Path, side: int = 1024) -> np.ndarray:
    """A photograph of which no side is longer than ``side``, read-only; see :func:`read_photo`.

    Raises:
        ImageError: see :func:`open_image`.
    """
    photo = read_photo(path)
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
        ImageError: see :func:`open_image`.
    """
    photo = read_photo(path)
    step = max(1, min(photo.shape[:2]) // 512)
    small = np.ascontiguousarray(photo[::step, ::step])
    small.flags.writeable = False
    return small


def _check_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise ImageError(f"{path}: a folder, where a picture file is expected.")
        if path.stat().st_size == 0:
            raise ImageError(f"{path.name}: the file is empty. Get it again.")
    except FileNotFoundError as error:
        raise ImageError(f"{path}: no such file. Check the path.") from error
    except OSError as error:
        raise ImageError(f"{path}: cannot be read ({error.strerror or error}).") from error


def _too_large(path: Path, megapixels: str) -> str:
    return (
        f"{path.name}: too large ({megapixels} megapixels); at most "
        f"{LARGEST_PIXELS // 1_000_000} can be opened. Make it smaller first."
    )


def _damaged(path: Path, error: BaseException) -> ImageError:
    return ImageError(f"{path.name}: the picture is damaged ({error}). Get it again.")
