"""The history: pictures worth keeping, each with all that it was made of, within a set room.

An entry brings its layers and its style back; the picture itself is kept small, to be looked at.
"""

import itertools
import time
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from drawai_desktop.core.layers import Layer, Layered
from drawai_desktop.core.picture_writing import encode
from drawai_desktop.core.style import Style
from drawai_desktop.core.wrapping import Wrap

MOST_BYTES = 64 << 20
"""All entries together."""
MOST_ENTRIES = 200
"""More nobody finds again."""
PICTURE_PX = 512
"""Longer side of the kept pictures: enough to compare two, and some 60 KB each."""


@dataclass(frozen=True)
class PackedLayer:
    """A layer; ``packed_ids`` are its ids uint8 (H, W), by zlib."""

    name: str
    packed_ids: bytes
    is_hidden: bool = False
    is_locked: bool = False


@dataclass(frozen=True, eq=False)
class HistoryEntry:
    """A picture, and what it was made of. Never changes.

    Attributes:
        size: (height, width) of the canvas.
        layers: the lowest first; at least one.
        active: place of the layer that was painted on.
        picture: a JPEG, its longer side at most :data:`PICTURE_PX`.
        model: name of the model that made it.
        is_pinned: whether a person wants it to stay, in the project, too.
        wrap: sides of the canvas that were joined.
        key: names it as long as its history lives; 0 for one that is in none yet.
    """

    style: Style
    model: str
    size: tuple[int, int]
    layers: tuple[PackedLayer, ...]
    picture: bytes
    active: int = 0
    is_pinned: bool = False
    wrap: Wrap = Wrap.NONE
    key: int = 0

    @classmethod
    def of(
        cls,
        content: np.ndarray | Layered,
        style: Style,
        picture: np.ndarray,
        model: str = "",
        is_pinned: bool = False,
    ) -> "HistoryEntry":
        """Packs what is to be kept; takes tens of milliseconds for a large canvas.

        Args:
            content: uint8 (H, W) for a canvas of one layer, or all layers and the sides that are
                joined; a reference picture is not kept.
            picture: uint8 (h, w, 3).
        """
        if not isinstance(content, Layered):
            content = Layered.of_one(content)
        height, width = content.layers[0].ids.shape
        layers = tuple(
            PackedLayer(layer.name, pack_layer(layer.ids), layer.is_hidden, layer.is_locked)
            for layer in content.layers
        )
        small = small_picture(picture)
        size, active, wrap = (height, width), content.active, content.wrap
        return cls(style, model, size, layers, small, active, is_pinned, wrap)

    def content(self) -> Layered:
        """The layers and the joined sides as they were, the ids read-only."""
        layers = tuple(
            Layer(
                layer.name,
                np.frombuffer(zlib.decompress(layer.packed_ids), np.uint8).reshape(self.size),
                layer.is_hidden,
                layer.is_locked,
            )
            for layer in self.layers
        )
        return Layered(layers, self.active, wrap=self.wrap)

    @property
    def size_bytes(self) -> int:
        """What it takes in memory, about."""
        packed = sum(len(layer.packed_ids) + 256 for layer in self.layers)
        return packed + len(self.picture) + self.style.size_bytes + 1024

    def is_made_of(self, other: "HistoryEntry") -> bool:
        """Whether both bring back the same."""
        mine = self.style, self.size, self.layers, self.wrap
        return mine == (other.style, other.size, other.layers, other.wrap)


def pack_layer(ids: np.ndarray) -> bytes:
    """The ids uint8 (H, W) of a layer as an entry has them."""
    return zlib.compress(np.ascontiguousarray(ids).data, 1)


def small_picture(picture: np.ndarray) -> bytes:
    """A picture uint8 (h, w, 3) as an entry has it."""
    image = Image.fromarray(picture)
    if max(image.size) > PICTURE_PX:  # thumbnail() would copy a large one first
        factor = PICTURE_PX / max(image.size)
        width, height = (max(1, round(side * factor)) for side in image.size)
        image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return encode(image, "JPEG")


class History:
    """Entries in the order in which they came. What is too much goes: the oldest that is not
    pinned first. Pinned ones stay until a person removes them."""

    def __init__(self, most_bytes: int = MOST_BYTES, most_entries: int = MOST_ENTRIES) -> None:
        self._most_bytes, self._most_entries = most_bytes, most_entries
        self._entries: dict[int, HistoryEntry] = {}
        self._came: dict[int, float] = {}
        self._keys = itertools.count(1)

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def entries(self) -> tuple[HistoryEntry, ...]:
        """The oldest first."""
        return tuple(self._entries.values())

    @property
    def pinned(self) -> tuple[HistoryEntry, ...]:
        """What goes with the project, the oldest first."""
        return tuple(entry for entry in self._entries.values() if entry.is_pinned)

    @property
    def size_bytes(self) -> int:
        """What all entries take in memory, about."""
        return sum(entry.size_bytes for entry in self._entries.values())

    def get(self, key: int) -> HistoryEntry | None:
        """The entry of that key, if it is still there."""
        return self._entries.get(key)

    def add(self, entry: HistoryEntry) -> HistoryEntry | None:
        """Takes an entry in. One of the same layers and style that is there stays in its place,
        with the new picture, and pinned if either is.

        Returns:
            The entry as it is kept; None if pinned ones leave no room for it.
        """
        for known in self._entries.values():
            if known.is_made_of(entry):
                pinned = known.is_pinned or entry.is_pinned
                key = known.key
                break
        else:
            key, pinned = next(self._keys), entry.is_pinned
            self._came[key] = time.monotonic()
        self._entries[key] = replace(entry, key=key, is_pinned=pinned)
        self._make_room(key)
        return self._entries.get(key)

    def pin(self, key: int, is_pinned: bool) -> None:
        """Whether an entry is to stay."""
        self._entries[key] = replace(self._entries[key], is_pinned=is_pinned)

    def remove(self, key: int) -> None:
        """Forgets an entry."""
        self._entries.pop(key, None)
        self._came.pop(key, None)

    def forget_unpinned(self) -> None:
        """Keeps nothing but what is pinned."""
        for key in self._unpinned():
            self.remove(key)

    def change_document(self, pinned: Iterable[HistoryEntry] = ()) -> None:
        """Another document is shown. The pins of the one before went with it: here, its pictures
        are like others from now on. The pinned ones of the new document come."""
        for key in list(self._entries):
            self.pin(key, False)
        for entry in pinned:
            self.add(replace(entry, is_pinned=True))

    @property
    def oldest(self) -> float | None:
        """When the oldest entry came that is not pinned; None if there is none."""
        return min((self._came[key] for key in self._unpinned()), default=None)

    def drop_oldest(self) -> None:
        """Forgets the oldest entry that is not pinned."""
        going = self._unpinned()
        if going:
            self.remove(min(going, key=lambda key: self._came[key]))

    def _unpinned(self) -> list[int]:
        return [key for key, entry in self._entries.items() if not entry.is_pinned]

    def _make_room(self, newest: int) -> None:
        """Lets the oldest unpinned go until the rest has room; if pinned ones take all of it, the
        newest itself."""
        going = self._unpinned()
        size = self.size_bytes
        while len(self) > self._most_entries or size > self._most_bytes:
            key = going.pop(0) if going else newest
            size -= self._entries[key].size_bytes
            self.remove(key)
            if key == newest:
                break
