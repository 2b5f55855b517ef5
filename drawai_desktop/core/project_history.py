"""The pinned pictures of a project: members of their own, which other programs and older versions
of this one leave alone. What is damaged in them never keeps a project from opening."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict

import numpy as np
from PIL import Image

from drawai_desktop.core.history import (
    MOST_BYTES,
    PICTURE_PX,
    HistoryEntry,
    PackedLayer,
    pack_layer,
    small_picture,
)
from drawai_desktop.core.image_file import OpenedImage, decode_image
from drawai_desktop.core.json_entry import JsonEntry
from drawai_desktop.core.json_file import parse_json
from drawai_desktop.core.label_map import LARGEST_SIDE, SMALLEST_SIDE
from drawai_desktop.core.layers import (
    MOST_LAYERS,
    first_name,
    room_for,
    tidy_name,
)
from drawai_desktop.core.picture_writing import encode
from drawai_desktop.core.style import Style
from drawai_desktop.core.wrapping import Wrap, known_wrap
from drawai_desktop.core.zip_file import ForeignZip
from drawai_desktop.errors import DrawAIError, FileError
from drawai_desktop.words import translator

tr = translator(__name__)

HISTORY = "drawai/history.json"
MOST_PINNED = 100
"""So many are read: a list of a million must not keep anybody waiting."""
MOST_PIXELS = 1 << 31
"""Of all layers and pictures that are read; what several pins share counts once. It takes some ten
seconds."""
_LARGEST_HEADER = 64_000_000
_LARGEST_MEMBER = 32_000_000


def pack_history(pinned: Iterable[HistoryEntry]) -> list[tuple[str, bytes]]:
    """Name and bytes of each file that goes into the project; none for no pins. A layer that is in
    several pins is one file."""
    rows: list[dict[str, object]] = []
    members: list[tuple[str, bytes]] = []
    files: dict[tuple[tuple[int, int], bytes], str] = {}
    for place, entry in enumerate(pinned):
        picture = f"drawai/history/{place}.jpg"
        members.append((picture, entry.picture))
        layers = []
        unpacked = entry.content().layers
        for number, (packed, layer) in enumerate(zip(entry.layers, unpacked, strict=True)):
            key = entry.size, packed.packed_ids
            if key not in files:
                files[key] = f"drawai/history/{place}-{number}.png"
                members.append((files[key], encode(Image.fromarray(layer.ids), "PNG")))
            layers.append(
                {
                    "name": layer.name,
                    "file": files[key],
                    "hidden": layer.is_hidden,
                    "locked": layer.is_locked,
                }
            )
        row: dict[str, object] = {
            "style": asdict(entry.style),
            "model": entry.model,
            "picture": picture,
            "layers": layers,
            "active": entry.active,
        }
        if entry.wrap is not Wrap.NONE:
            row["wrap"] = entry.wrap.value
        rows.append(row)
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
        return (), (tr("Its pinned pictures are damaged and were left out."),)
    read: list[HistoryEntry] = []
    room = MOST_BYTES
    members = _Members(archive, name)
    for row in rows[:MOST_PINNED]:
        try:
            entry = _entry(members, row, read_style)
        except _FullError:
            break
        except DrawAIError:
            continue
        room -= entry.size_bytes
        if room < 0:
            break
        read.append(entry)
    lost = len(rows) - len(read)
    if not lost:
        return tuple(read), ()
    told = tr.count(
        "{n} pinned picture could not be read.", "{n} pinned pictures could not be read.", n=lost
    )
    return tuple(read), (told,)


class _FullError(DrawAIError):
    """More pixels than are read."""


class _Members:
    """The files of the pins, each read once, and together no more than are read."""

    def __init__(self, archive: ForeignZip, name: str) -> None:
        self.name = name
        self._archive = archive
        self._layers: dict[str, tuple[bytes, tuple[int, int]]] = {}
        self._damaged: set[str] = set()
        self._left = MOST_PIXELS

    def layer(self, file: str) -> tuple[bytes, tuple[int, int]]:
        """(ids by zlib, their (height, width)) of a PNG."""
        if file not in self._layers:
            image = self._decoded(file, "PNG").image
            sides = image.size
            if image.mode != "L" or min(sides) < SMALLEST_SIDE or max(sides) > LARGEST_SIDE:
                raise FileError(
                    tr.later(
                        "{name}: damaged, since a pinned label map cannot be read. Choose another "
                        "file.",
                        name=self.name,
                    )
                )
            ids = np.array(image, np.uint8)
            self._layers[file] = pack_layer(ids), (sides[1], sides[0])
        return self._layers[file]

    def picture(self, file: str) -> bytes:
        """A JPEG that is no larger than those of the history."""
        opened = self._decoded(file, "JPEG")
        picture = opened.image.convert("RGB")
        if max(picture.size) > PICTURE_PX or opened.notes:
            return small_picture(np.array(picture))
        # Packed anew at each save, a picture would become worse each time.
        return self._archive.read(file, _LARGEST_MEMBER)

    def _decoded(self, file: str, kind: str) -> OpenedImage:
        if self._left <= 0:
            raise _FullError(
                tr.later("{name}: more pinned pictures than are read. Remove some.", name=self.name)
            )
        if file in self._damaged:
            raise FileError(
                tr.later(
                    "{name}: damaged in its pinned pictures. Choose another file.", name=self.name
                )
            )
        self._damaged.add(file)
        decoded = decode_image(self._archive.read(file, _LARGEST_MEMBER), self.name, (kind,))
        self._damaged.discard(file)
        self._left -= decoded.image.width * decoded.image.height
        return decoded


def _entry(
    members: _Members, row: JsonEntry, read_style: Callable[[JsonEntry], Style]
) -> HistoryEntry:
    """
    Raises:
        DrawAIError: damaged.
    """
    style = read_style(row.entry("style") or JsonEntry({}, members.name))
    rows = row.entries("layers", MOST_LAYERS, ())
    layers: list[PackedLayer] = []
    size = (0, 0)
    for inner in rows:
        packed, shape = members.layer(inner.text("file"))
        size = shape if not layers else size
        if shape != size or not room_for(len(rows), size):
            break
        called = tidy_name(inner.text("name", "")) or first_name()
        hidden, locked = inner.flag("hidden", False), inner.flag("locked", False)
        layers.append(PackedLayer(called, packed, hidden, locked))
    if not layers or len(layers) != len(rows):
        raise FileError(
            tr.later(
                "{members}: damaged, since a pinned picture has no layers that can be read. "
                "Choose another file.",
                members=members.name,
            )
        )
    active = row.whole("active", 0, len(layers) - 1, 0)
    picture = members.picture(row.text("picture"))
    model, wrap = row.cut_text("model", ""), known_wrap(row.text("wrap", ""))
    return HistoryEntry(style, model, size, tuple(layers), picture, active, True, wrap)
