"""Whether a picture file was written whole, so that it need not be made again."""

from pathlib import Path
from typing import IO, Literal

from drawai_desktop.core.foreign_file import named
from drawai_desktop.core.image_file import decode_image, open_file
from drawai_desktop.core.openraster_writing import MERGED
from drawai_desktop.core.picture_writing import PICTURE_FORMATS
from drawai_desktop.core.psd_sections import number, read_sections, skip
from drawai_desktop.core.zip_file import open_zip
from drawai_desktop.errors import FileError

_LONGEST_END = 12
_ENDS = {"PNG": b"\x00\x00\x00\x00IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}
"""The last bytes of a file of the format."""
_TIFF_SIZES = dict(enumerate((0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8)))
"""Bytes of a value of each type."""


def is_whole_picture(path: Path) -> bool:
    """Whether there is a picture of the format that the ending names, and all of it.

    It is decoded: a file that a copy or a full disk cut short has a good beginning, and one whose
    end only is missing shows well in many programs.
    """
    kind = PICTURE_FORMATS.get(path.suffix.lower())
    if kind is None:
        return False
    try:
        if kind == "ORA":
            with open_zip(path) as archive:  # whose list of contents stands at the end
                decode_image(archive.read(MERGED), named(path), ("PNG",))
            return True
        with open_file(path) as file:
            if kind == "PSD":
                return _is_whole_psd(file, named(path))
            if not _has_end(file, kind):
                return False
            decode_image(file, named(path), (kind,))
    except (FileError, OSError):
        return False
    return True


def _has_end(file: IO[bytes], kind: str) -> bool:
    begin = file.read(8)
    size = file.seek(0, 2)
    if kind == "TIFF":
        return _has_all_entries(file, size)
    file.seek(max(0, size - _LONGEST_END))
    end = file.read(_LONGEST_END)
    file.seek(0)
    if kind == "WEBP":  # which says its length in the beginning, without the eight bytes so far
        return size >= 8 + int.from_bytes(begin[4:8], "little")
    return end.endswith(_ENDS.get(kind, b""))


def _has_all_entries(file: IO[bytes], size: int) -> bool:
    """Whether all that the first directory of a TIFF file points to lies in the file: its profile
    and its texts may stand behind the pixels."""
    file.seek(0)
    order: Literal["little", "big"] = "little" if file.read(2) == b"II" else "big"

    def number(length: int) -> int:
        return int.from_bytes(file.read(length), order)

    file.seek(4)
    file.seek(number(4))
    entries = [(number(2), number(2), number(4), number(4)) for _ in range(number(2))]
    file.seek(0)
    lengths = [(_TIFF_SIZES.get(form, 0) * count, at) for _, form, count, at in entries]
    return bool(entries) and all(n <= 4 or at + n <= size for n, at in lengths)


def _is_whole_psd(file: IO[bytes], name: str) -> bool:
    """Whether nothing is missing at the end, where the merged picture stands as it is."""
    found = read_sections(file, name)
    file.seek(found.layers_at)
    skip(file, number(file, ">I", name), found.file_size, name)
    is_packed = number(file, ">H", name) != 0
    left = found.file_size - file.tell()
    return is_packed or left >= found.channels * found.height * found.width * found.depth // 8
