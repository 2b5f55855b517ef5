"""The list of layers of a Photoshop file, as it stands there; pixels are left where they are.

After: Adobe Photoshop File Formats Specification, 2019, and what Photoshop, GIMP, Krita and others
write.
"""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from drawai_desktop.core.layered_file import MOST_LAYERS
from drawai_desktop.core.psd_sections import PsdSections, damaged, exactly, number, skip
from drawai_desktop.errors import ImageError
from drawai_desktop.words import translator

tr = translator(__name__)

OPEN, CLOSED, GROUP_END = 1, 2, 3
"""Kinds of a section: the first two begin a group, in the order from above."""
_MOST_CHANNELS = 60
_LARGEST_EXTRA = 64_000_000
_MOST_PADDING = 8
_SMALLEST_BLOCK = 12
"""Signature, key and length, in bytes."""
_LARGE_BLOCKS = (
    *(b"LMsk", b"Lr16", b"Lr32", b"Layr", b"Mt16", b"Mt32", b"Mtrn", b"Alph", b"FMsk"),
    *(b"lnk2", b"FEid", b"FXid", b"PxSD"),
)
"""Whose length is a longer number in PSB files."""
_SIGNATURES = (b"8BIM", b"8B64")
_DEEP = (b"Lr16", b"Lr32", b"Layr")
"""Blocks that have the layers of files of more than eight bits."""

Box = tuple[int, int, int, int]
"""top, left, bottom, right"""


@dataclass(frozen=True)
class MaskRecord:
    """Where a mask lies. ``outside`` is its value elsewhere, and ``density`` its weight."""

    box: Box
    outside: int
    is_disabled: bool
    density: int = 255


@dataclass
class LayerRecord:
    """A layer, or the begin or end of a group.

    Attributes:
        channels: number -> (place in the file, bytes).
        mask: the one that counts, and ``mask_channel`` the channel that has it.
        blocks: what else is told of it, by key.
    """

    box: Box
    channels: dict[int, tuple[int, int]]
    blend: bytes
    opacity: int
    is_clipped: bool
    is_hidden: bool
    name: str = ""
    mask: MaskRecord | None = None
    mask_channel: int = -2
    blocks: dict[bytes, bytes] = field(default_factory=dict)

    @property
    def section(self) -> int:
        """0, or one of the kinds of a section."""
        data = self.blocks.get(b"lsct", self.blocks.get(b"lsdk", b""))
        return struct.unpack(">I", data[:4])[0] if len(data) >= 4 else 0


def read_records(file: IO[bytes], found: PsdSections, name: str) -> list[LayerRecord]:
    """All layers, the undermost first; none of a file without layers.

    Raises:
        ImageError: damaged.
    """
    form = ">Q" if found.is_large else ">I"
    file.seek(found.layers_at)
    length = number(file, form, name)
    end = file.tell() + length
    if end > found.file_size:
        raise damaged(name)
    if length == 0:
        return []
    size = number(file, form, name)
    if size:
        return _layer_info(file, file.tell() + size, found, name)
    if file.tell() + 4 > end:
        return []
    skip(file, number(file, ">I", name), end, name)  # the mask of the whole file
    return _deep_layers(file, end, found, name)


def after_layers(file: IO[bytes], found: PsdSections, name: str) -> None:
    """Goes to the merged picture."""
    file.seek(found.layers_at)
    skip(file, number(file, ">Q" if found.is_large else ">I", name), found.file_size, name)


def _deep_layers(file: IO[bytes], end: int, found: PsdSections, name: str) -> list[LayerRecord]:
    for key, size in _blocks(file, end, found, name):
        if key in _DEEP and size:
            return _layer_info(file, file.tell() + size, found, name)
    return []


def _blocks(
    file: IO[bytes], end: int, found: PsdSections, name: str
) -> Iterator[tuple[bytes, int]]:
    """(key, bytes) of the blocks from here on; the file stands where a block's data begin.

    They end where the place does, or where so much is no block that none follows.
    """
    missed = 0
    while file.tell() + _SMALLEST_BLOCK <= end and missed < _MOST_PADDING:
        if exactly(file, 4, name) not in _SIGNATURES:
            file.seek(-3, 1)  # blocks are padded in more than one way
            missed += 1
            continue
        missed = 0
        key = exactly(file, 4, name)
        is_long = found.is_large and key in _LARGE_BLOCKS
        size = number(file, ">Q" if is_long else ">I", name)
        after = file.tell() + size
        if after > end:
            raise damaged(name)
        yield key, size
        file.seek(after)


def _layer_info(file: IO[bytes], end: int, found: PsdSections, name: str) -> list[LayerRecord]:
    count = abs(number(file, ">h", name))
    if count > 4 * MOST_LAYERS:  # groups have records, too
        raise ImageError(
            tr.later(
                "{name}: {count} layers are more than are opened here. Merge some of them first.",
                name=name,
                count=count,
            )
        )
    records = []
    sizes: list[list[tuple[int, int]]] = []
    for _ in range(count):
        record, listed = _record(file, end, found, name)
        records.append(record)
        sizes.append(listed)
    at = file.tell()
    for record, listed in zip(records, sizes, strict=True):
        for channel, size in listed:
            if at + size > end:
                raise damaged(name)
            record.channels[channel] = (at, size)
            at += size
    return records


def _record(
    file: IO[bytes], end: int, found: PsdSections, name: str
) -> tuple[LayerRecord, list[tuple[int, int]]]:
    top, left, bottom, right, count = struct.unpack(">4iH", exactly(file, 18, name))
    if count > _MOST_CHANNELS or bottom < top or right < left:
        raise damaged(name)
    form = ">hQ" if found.is_large else ">hI"
    listed = [struct.unpack(form, exactly(file, struct.calcsize(form), name)) for _ in range(count)]
    signature, blend, opacity, clipping, flags = struct.unpack(">4s4sBBBx", exactly(file, 12, name))
    size = number(file, ">I", name)
    if signature not in _SIGNATURES or size > _LARGEST_EXTRA or file.tell() + size > end:
        raise damaged(name)
    record = LayerRecord(
        (top, left, bottom, right), {}, blend, opacity, bool(clipping), bool(flags & 2)
    )
    _extra(record, exactly(file, size, name), found, name)
    return record, listed


def _extra(record: LayerRecord, content: bytes, found: PsdSections, name: str) -> None:
    extra, end = io.BytesIO(content), len(content)
    _mask(record, exactly(extra, number(extra, ">I", name), name))
    exactly(extra, number(extra, ">I", name), name)  # blending ranges
    letters = number(extra, ">B", name)
    old_name = exactly(extra, letters, name)
    extra.seek(-(letters + 1) % 4, 1)
    for key, size in _blocks(extra, end, found, name):
        record.blocks[key] = exactly(extra, size, name)
    record.name = _unicode_name(record.blocks.get(b"luni", b"")) or _old_name(old_name)


def _mask(record: LayerRecord, data: bytes) -> None:
    if len(data) < 18:
        return
    *box, outside, flags = struct.unpack(">4iBB", data[:18])
    density, rest = 255, data[18:]
    if len(data) >= 36:
        real_flags, real_outside, *real_box = struct.unpack(">BB4i", rest[:18])
        rest = rest[18:]
    if flags & 16 and rest and rest[0] & 1 and len(rest) >= 2:
        density = rest[1]
    if len(data) >= 36 and (real_box != [0, 0, 0, 0]):
        record.mask_channel, box, outside = -3, real_box, real_outside
        flags = real_flags
    top, left, bottom, right = box
    record.mask = MaskRecord((top, left, bottom, right), outside, bool(flags & 2), density)


def _unicode_name(data: bytes) -> str:
    if len(data) < 4:
        return ""
    letters = struct.unpack(">I", data[:4])[0]
    return data[4 : 4 + 2 * letters].decode("utf-16-be", "replace").rstrip("\0")


def _old_name(data: bytes) -> str:
    """The name without Unicode, which says not in which code it is."""
    for code in ("ascii", "shift_jis", "mac_roman"):
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    return ""
