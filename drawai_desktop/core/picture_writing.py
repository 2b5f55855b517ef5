"""Files that leave the program: pictures, label maps, both side by side."""

import importlib.util
import io
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, cast

import numpy as np
from PIL import Image

from drawai_desktop.core.atomic_file import write_atomically, write_bytes
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.openraster_writing import write_openraster
from drawai_desktop.core.picture_labels import PictureLabels
from drawai_desktop.core.picture_metadata import PictureMetadata, save_tags
from drawai_desktop.core.progress import Progress, silent
from drawai_desktop.core.psd_writing import LARGEST_BYTES as LARGEST_PSD
from drawai_desktop.core.psd_writing import LARGEST_SIDE as LARGEST_PSD_SIDE
from drawai_desktop.core.psd_writing import write_psd
from drawai_desktop.core.resampling import resample
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import FileError
from drawai_desktop.words import translator

tr = translator(__name__)

PICTURE_FORMATS = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".webp": "WEBP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
    **({".avif": "AVIF"} if importlib.util.find_spec("PIL._avif") else {}),
    ".ora": "ORA",
    ".psd": "PSD",
}
PICTURE_ENDINGS = f"{', '.join([*PICTURE_FORMATS][:-1])} or {[*PICTURE_FORMATS][-1]}"
"""For sentences: ".png, .jpg, .jpeg, .webp, ... or .psd"."""
LAYERED_FORMATS = ("ORA", "PSD")
"""Of them those that have the labels beside the picture, as layers."""
GAP_PX = 16
"""Between the two halves of a side-by-side picture."""

_SAVE_OPTIONS: dict[str, dict[str, Any]] = {
    "PNG": {"compress_level": 6},
    "JPEG": {"quality": 93, "subsampling": 0},
    "WEBP": {"quality": 92, "method": 4},
    "TIFF": {"compression": "tiff_adobe_deflate"},
    # Speed 8 takes nearly five times as long, for a fortieth less bytes and 0.2 dB.
    "AVIF": {"quality": 88, "subsampling": "4:4:4", "speed": 9},
}
_LARGEST_SIDES = {"WEBP": 16_383, "AVIF": 32_768, "JPEG": 65_500, "PSD": LARGEST_PSD_SIDE}
"""What a format can hold, or what its readers take, where somebody may ask for more."""


def scale_picture(
    picture: np.ndarray, width: int, height: int, wrap: Wrap = Wrap.NONE
) -> np.ndarray:
    """A picture uint8 (h, w, 3) at another size, by Lanczos resampling.

    Args:
        wrap: sides that are joined: they still fit together.
    """
    high, wide = picture.shape[:2]
    if (high, wide) == (height, width):
        return picture
    # What lies beyond a joined side is there to be weighed, outside of the box that is scaled.
    beside = _beyond(wide, width) if wrap.across else 0
    below = _beyond(high, height) if wrap.down else 0
    if wrap is not Wrap.NONE:
        picture = np.pad(picture, ((below, below), (beside, beside), (0, 0)), mode="wrap")
    box = (beside, below, beside + wide, below + high)
    image = Image.fromarray(picture).resize((width, height), Image.Resampling.LANCZOS, box)
    return np.asarray(image)


def _beyond(size: int, new: int) -> int:
    """How many pixels of an axis Lanczos weighs beyond one, at most."""
    return math.ceil(3 * max(1.0, size / new)) + 1


def check_picture_file(path: Path, width: int, height: int) -> None:
    """That a picture of such a size can be written there; asked before it is made.

    Raises:
        FileError: an unknown ending, or a size that the format cannot hold.
    """
    kind = PICTURE_FORMATS.get(path.suffix.lower())
    if kind is None:
        raise FileError(
            tr.later(
                "{name}: pictures are written as {endings}, not as {suffix}. Change the ending.",
                name=path.name,
                endings=PICTURE_ENDINGS,
                suffix=path.suffix or tr("a file without ending"),
            )
        )
    largest = _LARGEST_SIDES.get(kind, max(width, height))
    if max(width, height) > largest:
        raise FileError(
            tr.later(
                "{name}: the picture is {width} x {height}, and {suffix} holds at most "
                "{largest} pixels a side. Write it as .png.",
                name=path.name,
                width=width,
                height=height,
                suffix=path.suffix,
                largest=largest,
            )
        )
    if kind == "PSD" and 7 * width * height > LARGEST_PSD:  # both pictures, and room for labels
        raise FileError(
            tr.later(
                "{name}: the picture is {width} x {height}, and .psd holds at most 2 GB. Write it "
                "as .ora, or smaller.",
                name=path.name,
                width=width,
                height=height,
            )
        )


@dataclass(frozen=True)
class Beside:
    """What a picture's file holds beside the picture.

    Attributes:
        metadata: how it was made, for the file to say so; None if it is to say nothing.
        labels: what it was made of, for layered files; None for others.
    """

    metadata: PictureMetadata | None = None
    labels: PictureLabels | None = None

    def with_detail(self, name: str) -> "Beside":
        """The same, of a picture that a detail model of that name has painted into, or none."""
        if self.metadata is None:
            return self
        return replace(self, metadata=replace(self.metadata, detail=name))


def is_layered(path: Path) -> bool:
    """Whether a file of this ending has the labels beside the picture."""
    return PICTURE_FORMATS.get(path.suffix.lower()) in LAYERED_FORMATS


def write_picture(
    path: Path,
    picture: np.ndarray,
    metadata: PictureMetadata | None = None,
    labels: PictureLabels | None = None,
    progress: Progress = silent,
) -> None:
    """Writes a picture uint8 (H, W, 3) in one of the ``PICTURE_FORMATS``, by the file's ending.

    Args:
        metadata: how it was made, for the file to say so; it is tagged as sRGB in any case.
        labels: what a layered file has beside the picture; others have the picture alone.
        progress: told the finished part of a layered file; of others it is not known, and 0 is
            told before and whenever bytes are written. AVIF and WebP come all at once.

    Raises:
        FileError: see :func:`check_picture_file`, or the file cannot be written.
    """
    check_picture_file(path, picture.shape[1], picture.shape[0])
    kind = PICTURE_FORMATS[path.suffix.lower()]
    tags = save_tags(kind, metadata)
    if kind in LAYERED_FORMATS:
        write = write_openraster if kind == "ORA" else write_psd
        write_atomically(path, lambda file: write(file, picture, labels, tags, progress))
        return
    options = {**_SAVE_OPTIONS[kind], **tags}

    def write_flat(file: IO[bytes]) -> None:
        # The file as it is made: of a picture of 16384 pixels a side it is hundreds of MB.
        written = cast(IO[bytes], _Written(file, progress))
        Image.fromarray(picture).save(written, kind, **options)
        progress(1.0)  # before the file has its name: until then it can be cancelled

    progress(0.0)
    write_atomically(path, write_flat)


class _Written:
    """A file of which Pillow sees no number: encoders that write to it by themselves do not tell
    why they failed, and nobody can cancel them."""

    def __init__(self, file: IO[bytes], progress: Progress) -> None:
        self.flush = file.flush
        self._file, self._progress = file, progress

    def write(self, content: bytes) -> int:
        """Asks first whether it is still wanted."""
        self._progress(0.0)
        return self._file.write(content)


def encode(image: Image.Image, kind: str) -> bytes:
    """The bytes of a picture file; ``kind`` is a value of ``PICTURE_FORMATS``."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **_SAVE_OPTIONS[kind])
    return buffer.getvalue()


def indexed_png(ids: np.ndarray, labels: LabelSet) -> bytes:
    """A label map as indexed PNG: the values are COCO-Stuff ids, 255 is unlabelled.

    No gamma and no colour profile: programs that apply them would change the ids.
    """
    image = Image.fromarray(ids).convert("P")
    image.frombytes(np.ascontiguousarray(ids).tobytes())
    image.putpalette(labels.colour_table().tobytes())
    buffer = io.BytesIO()
    image.save(buffer, "PNG", bits=8)
    return buffer.getvalue()


def write_indexed_map(path: Path, ids: np.ndarray, labels: LabelSet) -> None:
    """Writes a label map uint8 (H, W) as indexed PNG; see :func:`indexed_png`.

    Raises:
        FileError: another ending than .png, or the file cannot be written.
    """
    _need_png(path)
    write_bytes(path, indexed_png(ids, labels))


def coloured(ids: np.ndarray, labels: LabelSet) -> np.ndarray:
    """A label map in the palette's colours, unlabelled in grey: uint8 (H, W, 3)."""
    colours: np.ndarray = labels.colour_table()[ids]
    return colours


def write_colour_map(path: Path, ids: np.ndarray, labels: LabelSet) -> None:
    """Writes a label map uint8 (H, W) as a PNG in the palette's colours.

    Raises:
        FileError: another ending than .png, or the file cannot be written.
    """
    _need_png(path)
    write_bytes(path, encode(Image.fromarray(coloured(ids, labels)), "PNG"))


def side_by_side(ids: np.ndarray, picture: np.ndarray, labels: LabelSet) -> np.ndarray:
    """The coloured label map left, the picture right, at the map's size: uint8 (H, W', 3)."""
    height, width = ids.shape
    gap = np.full((height, GAP_PX, 3), 255, np.uint8)
    return np.concatenate([coloured(ids, labels), gap, scale_picture(picture, width, height)], 1)


def map_thumbnail(ids: np.ndarray, labels: LabelSet, side: int) -> np.ndarray:
    """A small coloured map for lists: uint8 (h, w, 3), the longer side as given."""
    factor = side / max(ids.shape)
    height, width = (max(1, round(n * factor)) for n in ids.shape)
    return coloured(resample(ids, height, width), labels)


def _need_png(path: Path) -> None:
    if path.suffix.lower() != ".png":
        raise FileError(
            tr.later(
                "{name}: label maps are written as .png, since other formats would change "
                "them. Change the ending.",
                name=path.name,
            )
        )
