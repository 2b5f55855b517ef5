"""What a picture file says of how it was made: model, style, seed and program.

PNG files say it in an iTXt chunk, JPEG and WebP files in the user comment of their EXIF entry; the
text is JSON in both. Every picture is tagged as sRGB.
"""

import functools
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

from drawai_desktop import __version__
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.image_file import faults_of_pillow, open_file
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.style import Style
from drawai_desktop.core.style_entry import checked_style
from drawai_desktop.errors import FileError, MetadataError

_PROGRAM = "DrawAI desktop"
_KEY = "drawai"
_SOFTWARE, _EXIF_IFD, _USER_COMMENT = 0x0131, 0x8769, 0x9286
_ASCII = b"ASCII\x00\x00\x00"
_LONGEST_TEXT = 60_000
"""Bytes: an EXIF entry of a JPEG file holds 65,533."""
_PROFILE_DATE, _PROFILE_DIGEST = slice(24, 36), slice(84, 100)


@dataclass(frozen=True)
class PictureMetadata:
    """How a picture was made.

    Attributes:
        model: the model's name.
        style: its style, with the seed.
    """

    model: str
    style: Style


def save_tags(kind: str, metadata: PictureMetadata | None) -> dict[str, Any]:
    """What Pillow's ``save`` is to be given so that a file says how it was made.

    Args:
        kind: ``PNG``, ``JPEG`` or ``WEBP``.
        metadata: None for a file that says nothing but that it is sRGB.

    Raises:
        FileError: the style has what no such file can say.
    """
    if kind == "PNG":
        chunks = PngImagePlugin.PngInfo()
        chunks.add(b"sRGB", b"\x00")  # to be seen, not measured: the perceptual intent
        if metadata is not None:
            chunks.add_text("Software", f"{_PROGRAM} {__version__}")
            chunks.add_itxt(_KEY, said_text(metadata))
        return {"pnginfo": chunks}
    tags: dict[str, Any] = {"icc_profile": _srgb_profile()}
    if metadata is not None:
        exif = Image.Exif()
        exif[_SOFTWARE] = f"{_PROGRAM} {__version__}"
        exif[_EXIF_IFD] = {_USER_COMMENT: _ASCII + said_text(metadata).encode("ascii")}
        tags["exif"] = exif.tobytes()
    return tags


def read_metadata(path: Path) -> PictureMetadata | None:
    """How a picture of this program was made; None of one that does not say so.

    Raises:
        MetadataError: this program wrote that, and it is damaged.
        FileError: the picture cannot be read.
    """
    name = named(path)
    with (
        open_file(path) as file,
        faults_of_pillow(name),
        Image.open(file, formats=("PNG", "JPEG", "WEBP")) as image,
    ):
        has_own_key = image.format == "PNG"
        text = image.info.get(_KEY) if has_own_key else _comment(image)
    if not isinstance(text, str) or not text.lstrip().startswith("{"):
        return None
    is_ours = _PROGRAM in text[:_LONGEST_TEXT]
    if len(text) > _LONGEST_TEXT:
        if is_ours:
            raise _damaged(name)
        return None
    if not (has_own_key or is_ours):
        return None
    try:
        entry = JsonEntry(parse_json(str(text), name), name)
        if entry.text("program", "") != _PROGRAM:
            return None
        style = checked_style(entry.entry("style") or JsonEntry({}, name))
        return PictureMetadata(entry.text("model", ""), style)
    except FileError as error:
        raise _damaged(name) from error


def _damaged(name: str) -> MetadataError:
    return MetadataError(
        f"{name}: what it says of how it was made is damaged, so that its style and seed cannot be "
        "used. Choose them by hand."
    )


def _comment(image: Image.Image) -> str | None:
    comment = image.getexif().get_ifd(_EXIF_IFD).get(_USER_COMMENT)
    if not isinstance(comment, bytes) or not comment.startswith(_ASCII):
        return None
    return comment.removeprefix(_ASCII).decode("ascii", "replace")


def said_text(metadata: PictureMetadata) -> str:
    """How a picture was made, as its file says it: JSON in ASCII.

    Raises:
        FileError: the style has what no file can say.
    """
    said = {
        "program": _PROGRAM,
        "version": __version__,
        "model": metadata.model,
        "seed": metadata.style.seed,
        "style": asdict(metadata.style),
    }
    text = _json(said)
    if len(text) > _LONGEST_TEXT:  # a style of thousands of numbers: what it was blended from goes
        said["style"] = {**asdict(metadata.style), "blend": None}
        text = _json(said)
    if len(text) > _LONGEST_TEXT:
        raise FileError("The style has too many numbers for a picture's metadata. Leave it out.")
    return text


def _json(said: dict[str, object]) -> str:
    try:
        return json.dumps(said, allow_nan=False, default=float)  # numbers of numpy
    except (TypeError, ValueError) as error:
        raise FileError(
            "The metadata's style has what is no finite number, so that no picture can say it. "
            "Leave it out."
        ) from error


@functools.cache
def _srgb_profile() -> bytes:
    """An ICC profile, the same each day: without the date and the digest, which may be zero."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_PROFILE_DATE] = bytes(12)
    profile[_PROFILE_DIGEST] = bytes(16)
    return bytes(profile)
