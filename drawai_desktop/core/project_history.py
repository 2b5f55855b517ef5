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
from drawai_desktop.core.layers import (
    FIRST_NAME,
    MOST_LAYERS,
    Layer,
    Layered,
    room_for,
    tidy_name,
)
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
        picture = f"drawai/history/{place}.jpg"
        members.append((picture, entry.picture))
        layers = []
        for number, layer in enumerate(entry.content().layers):
            file = f"drawai/history/{place}-{number}.png"
            members.append((file, encode(Image.fromarray(layer.ids), "PNG")))
            layers.append(
                {
                    "name": layer.name,
                    "file": file,
                    "hidden": layer.is_hidden,
                    "locked": layer.is_locked,
                }
            )
        rows.append(
            {
                "style": asdict(entry.style),
                "model": entry.model,
                "picture": picture,
                "layers": layers,
                "active": entry.active,
            }
        )
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
        return (), ("Its pinned pictures are damaged and were left out.",)
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
    return tuple(read), (f"{lost} pinned {pictures} could not be read.",)


def _entry(
    archive: ForeignZip, row: JsonEntry, name: str, read_style: Callable[[JsonEntry], Style]
) -> HistoryEntry:
    """
    Raises:
        DrawAIError: damaged.
    """
    style = read_style(row.entry("style") or JsonEntry({}, name))
    layers = tuple(_layer(archive, inner, name) for inner in row.entries("layers", MOST_LAYERS, ()))
    shapes = {layer.ids.shape for layer in layers}
    if len(shapes) != 1 or not room_for(len(layers), *shapes):
        raise FileError(
            f"{name}: damaged, since a pinned picture has no layers that can be read. Choose "
            "another file."
        )
    canvas = Layered(layers, row.whole("active", 0, len(layers) - 1, 0))
    content = archive.read(row.text("picture"), _LARGEST_MEMBER)
    opened = decode_image(content, name, ("JPEG",))
    picture = opened.image.convert("RGB")
    entry = HistoryEntry.of(canvas, style, np.array(picture), row.text("model", ""), is_pinned=True)
    if max(picture.size) > PICTURE_PX or opened.notes:
        return entry
    # Packed anew at each save, a picture would become worse each time.
    return replace(entry, picture=content)


def _layer(archive: ForeignZip, row: JsonEntry, name: str) -> Layer:
    image = decode_image(archive.read(row.text("file"), _LARGEST_MEMBER), name, ("PNG",)).image
    sides = image.size
    if image.mode != "L" or min(sides) < SMALLEST_SIDE or max(sides) > LARGEST_SIDE:
        raise FileError(
            f"{name}: damaged, since a pinned label map cannot be read. Choose another file."
        )
    called = tidy_name(row.text("name", FIRST_NAME)) or FIRST_NAME
    ids = np.array(image, np.uint8)
    return Layer(called, ids, row.flag("hidden", False), row.flag("locked", False))
