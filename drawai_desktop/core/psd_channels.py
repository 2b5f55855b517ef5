"""The planes of a Photoshop file: unpacked, and checked to be whole.

psd-tools unpacks PackBits and undoes differences. It fills what is missing with black, which would
be labels that nobody painted: so every plane is looked at whether all of it was there.
"""

import zlib

import numpy as np

from drawai_desktop.core.foreign_file import READER_FAULTS
from drawai_desktop.errors import ImageError
from drawai_desktop.words import translator

tr = translator(__name__)

RAW, PACKBITS, ZIP, ZIP_DIFFERENCES = range(4)
_FILLERS = (b"\x81\x00", b"\x81\xff")
"""Runs of 128 equal bytes: rows that end too early end differently with each."""


def plane(
    data: bytes, packing: int, width: int, height: int, depth: int, is_large: bool, what: object
) -> np.ndarray:
    """One plane of a layer, or several of the merged picture, one below the other.

    Args:
        data: without the two bytes that name the packing.
        depth: 8, 16 or 32 bits.
        what: what a message calls it.
    Returns:
        uint8, uint16 or float32 (height, width), as stored.
    Raises:
        ImageError: it is damaged, or packed in an unknown way.
    """
    size = width * height * depth // 8
    try:
        unpacked = _unpacked(data, packing, width, height, depth, is_large)
    except READER_FAULTS as error:
        raise broken(what) from error
    if len(unpacked) != size:
        raise broken(what)
    kind = {8: ">u1", 16: ">u2", 32: ">f4"}[depth]
    values = np.frombuffer(unpacked, kind).reshape(height, width)
    return values.astype(values.dtype.newbyteorder("="), copy=False)


def broken(what: object) -> ImageError:
    """The sentence for a layer of which something is missing."""
    return ImageError(
        tr.later(
            "{what} is damaged and cannot be opened, so nothing was read. Save the file again.",
            what=what,
        )
    )


def _unpacked(
    data: bytes, packing: int, width: int, height: int, depth: int, is_large: bool
) -> bytes:
    size = width * height * depth // 8
    if packing == RAW:
        return data[:size]
    if packing == PACKBITS:
        return _rows(data, width, height, depth, is_large)
    if packing not in (ZIP, ZIP_DIFFERENCES):
        raise ValueError("an unknown packing")
    stream = zlib.decompressobj()
    unpacked = stream.decompress(data, size + 1)
    if packing == ZIP or len(unpacked) != size:
        return unpacked
    from psd_tools.compression import decode_prediction

    return decode_prediction(unpacked, width, height, depth)


def _rows(data: bytes, width: int, height: int, depth: int, is_large: bool) -> bytes:
    """Rows in PackBits, each behind its length."""
    from psd_tools.compression import decode_rle

    head = np.frombuffer(data, ">u4" if is_large else ">u2", count=height)
    ends = np.cumsum(head, dtype=np.int64) + head.nbytes
    if ends[-1] > len(data):
        raise ValueError("rows are missing")
    starts = ends - head
    row = width * depth // 8
    found = []
    for filler in _FILLERS:
        more = filler * (row // 128 + 2)
        lengths = head.astype(np.uint32) + np.uint32(len(more))
        parts = [data[a:b] + more for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        whole = lengths.astype(">u4").tobytes() + b"".join(parts)
        found.append(decode_rle(whole, width, height, depth, 2))
    if found[0] != found[1]:
        raise ValueError("a row is too short")
    return found[0]
