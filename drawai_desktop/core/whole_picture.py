"""Whether a picture file was written whole, so that it need not be made again."""

from pathlib import Path
from typing import IO

from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.image_file import decode_image, open_file
from drawai_desktop.core.picture_writing import PICTURE_FORMATS
from drawai_desktop.errors import ImageError

_LONGEST_END = 12
_ENDS = {"PNG": b"\x00\x00\x00\x00IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}
"""The last bytes of a file of the format."""


def is_whole_picture(path: Path) -> bool:
    """Whether there is a picture of the format that the ending names, and all of it.

    It is decoded: a file that a copy or a full disk cut short has a good beginning, and one whose
    end only is missing shows well in many programs.
    """
    kind = PICTURE_FORMATS.get(path.suffix.lower())
    if kind is None:
        return False
    try:
        with open_file(path) as file:
            if not _has_end(file, kind):
                return False
            decode_image(file, named(path), (kind,))
    except (ImageError, OSError):
        return False
    return True


def _has_end(file: IO[bytes], kind: str) -> bool:
    begin = file.read(8)
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_END))
    end = file.read(_LONGEST_END)
    file.seek(0)
    if kind == "WEBP":  # which says its length in the beginning, without the eight bytes so far
        return size >= 8 + int.from_bytes(begin[4:8], "little")
    return end.endswith(_ENDS[kind])
