"""What a picture file says of how it was made: model, detail model, style, seed and program.

PNG files say it in an iTXt chunk, as does the merged picture of OpenRaster files; TIFF files in
their description; the others in the user comment of their EXIF entry. The text is JSON in all of
them. Every picture is tagged as sRGB.
"""

import functools
import io
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from PIL import Image, ImageCms, PngImagePlugin

from drawai_desktop import __version__
from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.image_file import faults_of_pillow, open_file
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.openraster_writing import MERGED
from drawai_desktop.core.psd_sections import EXIF, PSD_MAGIC, read_sections
from drawai_desktop.core.style import Style
from drawai_desktop.core.style_entry import checked_style
from drawai_desktop.core.zip_file import ZIP_MAGIC, open_zip
from drawai_desktop.errors import FileError, ImageError, MetadataError
from drawai_desktop.words import translator

tr = translator(__name__)

_PROGRAM = "DrawAI desktop"
_KEY = "drawai"
_FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "AVIF")
_DESCRIPTION, _SOFTWARE, _EXIF_IFD, _USER_COMMENT = 0x010E, 0x0131, 0x8769, 0x9286
_ASCII = b"ASCII\x00\x00\x00"
_LONGEST_TEXT = 60_000
"""Bytes: an EXIF entry of a JPEG file holds 65,533."""
_LONGEST_NAME = 200
"""Letters of a model's name: more are not read."""
_PROFILE_DATE, _PROFILE_DIGEST = slice(24, 36), slice(84, 100)


@dataclass(frozen=True)
class PictureMetadata:
    """How a picture was made.

    Attributes:
        model: the model's name.
        style: its style, with the seed.
        detail: the name of the detail model, or upscaler, that painted into it; empty where none
            did, or where that is not known.
    """

    model: str
    style: Style
    detail: str = ""


def save_tags(kind: str, metadata: PictureMetadata | None) -> dict[str, Any]:
    """What Pillow's ``save`` is to be given so that a file says how it was made.

    Args:
        kind: a value of ``PICTURE_FORMATS``.
        metadata: None for a file that says nothing but that it is sRGB.

    Raises:
        FileError: the style has what no such file can say.
    """
    if kind in ("PNG", "ORA"):
        chunks = PngImagePlugin.PngInfo()
        chunks.add(b"sRGB", b"\x00")  # to be seen, not measured: the perceptual intent
        if metadata is not None:
            chunks.add_text("Software", f"{_PROGRAM} {__version__}")
            chunks.add_itxt(_KEY, said_text(metadata))
        return {"pnginfo": chunks}
    tags: dict[str, Any] = {"icc_profile": _srgb_profile()}
    if metadata is not None and kind == "TIFF":
        program = f"{_PROGRAM} {__version__}"
        tags["tiffinfo"] = {_SOFTWARE: program, _DESCRIPTION: said_text(metadata)}
    elif metadata is not None:
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
    text, has_own_key = _said(path, name)
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
        detail = entry.plain().get("detail", "")
        return PictureMetadata(entry.cut_text("model", ""), style, _short(detail))
    except FileError as error:
        raise _damaged(name) from error


def _short(detail: object) -> str:
    """The detail model's name. Style and seed are worth more than it: one that is none is none."""
    return detail[:_LONGEST_NAME] if isinstance(detail, str) else ""


def _damaged(name: str) -> MetadataError:
    return MetadataError(
        tr.later(
            "{name}: what it says of how it was made is damaged, so that its style and "
            "seed cannot be used. Choose them by hand.",
            name=name,
        )
    )


def _said(path: Path, name: str) -> tuple[object, bool]:
    """The text of a picture file, wherever its format has it, and whether under a name of ours."""
    with open_file(path) as file:
        begin = file.read(4)
        file.seek(0)
        if begin == PSD_MAGIC:
            exif = Image.Exif()
            with faults_of_pillow(name):
                exif.load(read_sections(file, name).resources.get(EXIF, b""))
                return _comment(exif), False
    if begin == ZIP_MAGIC:
        with open_zip(path, tr.later("OpenRaster file"), ImageError) as archive:
            if MERGED not in archive:
                return None, False
            return _said_by(archive.read(MERGED), name)
    with open_file(path) as file:
        return _said_by(file, name)


def _said_by(content: bytes | IO[bytes], name: str) -> tuple[object, bool]:
    file = io.BytesIO(content) if isinstance(content, bytes) else content
    with faults_of_pillow(name), Image.open(file, formats=_FORMATS) as image:
        if image.format == "PNG":
            return image.info.get(_KEY), True
        if image.format == "TIFF":
            return image.getexif().get(_DESCRIPTION), False
        return _comment(image.getexif()), False


def _comment(exif: Image.Exif) -> str | None:
    comment = exif.get_ifd(_EXIF_IFD).get(_USER_COMMENT)
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
        **({"detail": metadata.detail} if metadata.detail else {}),
        "seed": metadata.style.seed,
        "style": asdict(metadata.style),
    }
    text = _json(said)
    if len(text) > _LONGEST_TEXT:  # a style of thousands of numbers: what it was blended from goes
        said["style"] = {**asdict(metadata.style), "blend": None}
        text = _json(said)
    if len(text) > _LONGEST_TEXT:
        raise FileError(
            tr.later("The style has too many numbers for a picture's metadata. Leave it out.")
        )
    return text


def _json(said: dict[str, object]) -> str:
    try:
        return json.dumps(said, allow_nan=False, default=float)  # numbers of numpy
    except (TypeError, ValueError) as error:
        raise FileError(
            tr.later(
                "The metadata's style has what is no finite number, so that no picture can "
                "say it. Leave it out."
            )
        ) from error


@functools.cache
def _srgb_profile() -> bytes:
    """An ICC profile, the same each day: without the date and the digest, which may be zero."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_PROFILE_DATE] = bytes(12)
    profile[_PROFILE_DIGEST] = bytes(16)
    return bytes(profile)
