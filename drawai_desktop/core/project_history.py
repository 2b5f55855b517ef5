"""The pinned pictures of a project: members of their own, which other programs and older versions
of this one leave alone. What is damaged in them never keeps a project from opening."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace

import numpy as np
from PIL import Image

from drawai_desktop.core.history import MOST_BYTES, PICTURE_PX, HistoryEntry
from drawai_desktop.core.image_file import decode_image
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.label_map import LARGEST_SIDE, SMALLEST_SIDE
from drawai_desktop.core.picture_writing import encode
from drawai_desktop.core.style import Style
from drawai_desktop.core.zip_file import ForeignZip
from drawai_desktop.errors import DrawAIError, FileError

HISTORY = "drawai/history.json"
MOST_PINNED = 100
"""So many are read: a list of a million must not keep anybody waiting."""
_LARGEST_HEADER = 64_000_000
_LARGEST_MEMBER = 32_000_000


def pack_history(pinned: Iterable[HistoryEntry]) -> list[tuple[str, bytes]]:
    """Name and bytes of each file that goes into the project; none for no pins."""
    rows: list[dict[str, object]] = []
    members = []
    for place, entry in enumerate(pinned):
        label_map, picture = f"drawai/history/{place}.png", f"drawai/history/{place}.jpg"
        members.append((label_map, encode(Image.fromarray(entry.ids()), "PNG")))
        members.append((picture, entry.picture))
        row = {"style": asdict(entry.style), "model": entry.model}
        rows.append({**row, "labels": label_map, "picture": picture})
    if not rows:
        return []
    return [(HISTORY, json.dumps({"pinned": rows}).encode()), *members]


def read_history(
    archive: ForeignZip, name: str, read_style: Callable[[JsonEntry], Style]
) -> tuple[tuple[HistoryEntry, ...], tuple[str, ...]]:
    """(the pinned pictures of a project, what is to be told of those that cannot be read).

    Args:
        name: what a message calls the file.
        read_style: reads a style as the project's header has it.
    """
    if HISTORY not in archive:
        return (), ()
    try:
        header = JsonEntry(parse_json(archive.read(HISTORY, _LARGEST_HEADER), name), name)
        rows = header.entries("pinned", 10**6, ())
    except DrawAIError:
        return (), ("its pinned pictures are damaged and were left out",)
    read: list[HistoryEntry] = []
    room = MOST_BYTES
    for row in rows[:MOST_PINNED]:
        try:
            entry = _entry(archive, row, name, read_style)
        except DrawAIError:
            continue
        room -= entry.size_bytes
        if room < 0:
            break
        read.append(entry)
    lost = len(rows) - len(read)
    if not lost:
        return tuple(read), ()
    pictures = "picture" if lost == 1 else "pictures"
    return tuple(read), (f"{lost} pinned {pictures} could not be read",)


def _entry(
    archive: ForeignZip, row: JsonEntry, name: str, read_style: Callable[[JsonEntry], Style]
) -> HistoryEntry:
    """
    Raises:
        DrawAIError: damaged.
    """
    style = read_style(row.entry("style") or JsonEntry({}, name))
    labels = archive.read(row.text("labels"), _LARGEST_MEMBER)
    image = decode_image(labels, name, ("PNG",)).image
    sides = image.size
    if image.mode != "L" or min(sides) < SMALLEST_SIDE or max(sides) > LARGEST_SIDE:
        raise FileError(f"{name}: a pinned label map is none. Choose another file.")
    content = archive.read(row.text("picture"), _LARGEST_MEMBER)
    opened = decode_image(content, name, ("JPEG",))
    picture = opened.image.convert("RGB")
    entry = HistoryEntry.of(
        np.array(image, np.uint8), style, np.array(picture), row.text("model", ""), is_pinned=True
    )
    if max(picture.size) > PICTURE_PX or opened.notes:
        return entry
    # Packed anew at each save, a picture would become worse each time.
    return replace(entry, picture=content)
