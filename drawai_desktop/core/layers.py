"""Layers: label maps one over another, and the one map that they make together.

Empty and unlabelled are one id. On an upper layer it lets the layers below show; on the lowest it
is what was not painted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.core.label_map import LabelMap
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.reference import Reference
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.errors import LabelError
from drawai_desktop.words import translator

tr = translator(__name__)

MOST_LAYERS = 100
MOST_BYTES = 256 << 20
"""All layers of a document together; sixteen of the largest canvas."""
LONGEST_NAME = 80
FIRST_NAME = "Layer 1"
"""In English; :func:`first_name` is in the person's language."""


@dataclass(frozen=True, eq=False)
class Layer:
    """A layer as files and other threads have it.

    Attributes:
        ids: uint8 (H, W), read-only.
    """

    name: str
    ids: np.ndarray
    is_hidden: bool = False
    is_locked: bool = False


@dataclass(frozen=True, eq=False)
class Layered:
    """All that a canvas holds.

    Attributes:
        layers: the lowest first; at least one, all of one size.
        active: place of the layer that is painted on.
        wrap: sides of the canvas that are joined.
    """

    layers: tuple[Layer, ...]
    active: int = 0
    reference: Reference | None = None
    wrap: Wrap = Wrap.NONE

    @classmethod
    def of_one(cls, ids: np.ndarray) -> "Layered":
        """A canvas of one layer."""
        return cls((Layer(first_name(), ids),))

    @property
    def is_plain(self) -> bool:
        """Whether it is one layer of which nothing is to be told but its ids."""
        first = self.layers[0]
        is_named = first.name not in (FIRST_NAME, first_name())
        is_touched = first.is_hidden or first.is_locked or is_named
        has_more = self.reference is not None or self.wrap is not Wrap.NONE
        return len(self.layers) == 1 and not is_touched and not has_more

    def has_layers_of(self, other: "Layered") -> bool:
        """Whether both have the same layers, whatever else they hold."""
        return len(self.layers) == len(other.layers) and all(
            (a.name, a.is_hidden, a.is_locked) == (b.name, b.is_hidden, b.is_locked)
            and np.array_equal(a.ids, b.ids)
            for a, b in zip(self.layers, other.layers, strict=True)
        )

    def flat(self) -> np.ndarray:
        """What is seen: uint8 (H, W)."""
        result = np.empty_like(self.layers[0].ids)
        flatten([layer.ids for layer in self.layers if not layer.is_hidden], result)
        return result

    def showing(self, ids: np.ndarray) -> "Layered":
        """The same canvas where another map is seen. What differs is changed in the layer that is
        seen there, be it locked or not; a pixel that is unlabelled then, in all that are shown.

        One of another size has one layer, and the reference picture as it lay.

        Args:
            ids: uint8 (H, W).
        Raises:
            LabelError: all layers are hidden, and there is no room for one that shows it.
        """
        shown = [place for place, layer in enumerate(self.layers) if not layer.is_hidden]
        if ids.shape != self.layers[0].ids.shape:
            return replace(self, layers=(Layer(first_name(), ids),), active=0)
        left = ids != self.flat()
        if not left.any():
            return self
        if not shown:
            return self._with_layer(ids)
        layers = list(self.layers)
        for place in reversed(shown):
            before = layers[place].ids
            seen = left & ((before != UNLABELLED) | (place == shown[0]))
            after = np.where(seen, ids, before)
            layers[place] = replace(layers[place], ids=after)
            left &= ~seen | (ids == UNLABELLED)
        return replace(self, layers=tuple(layers))

    def _with_layer(self, ids: np.ndarray) -> "Layered":
        """With one more above the others."""
        count = len(self.layers)
        if not room_for(count + 1, ids.shape):
            raise LabelError(
                tr.later(
                    "All {n} layers are hidden, and a canvas of this size has no room for one "
                    "more. Show one of them.",
                    n=count,
                )
            )
        name = free_name([layer.name for layer in self.layers])
        return replace(self, layers=(*self.layers, Layer(name, ids)), active=count)


@dataclass(frozen=True)
class LayerInfo:
    """All of a layer but its ids. ``key`` names it as long as its document lives."""

    key: int
    name: str
    is_hidden: bool = False
    is_locked: bool = False


class LayerStack:
    """The layers of a document. Whoever writes into one of them calls :meth:`refresh`.

    Attributes:
        infos: the lowest first.
        active: the key of the layer that is painted on.
        flat: what is seen, and what the network reads. Nobody else writes into it.
        wrap: sides of the canvas that are joined.
    """

    def __init__(self, content: Layered) -> None:
        self._next_key = 0
        self._copies: dict[int, tuple[int, np.ndarray]] = {}
        self._maps: dict[int, LabelMap] = {}
        infos = []
        for layer in content.layers:
            info = LayerInfo(self.new_key(), layer.name, layer.is_hidden, layer.is_locked)
            self._maps[info.key] = LabelMap(_own(layer.ids))
            infos.append(info)
        self.infos: tuple[LayerInfo, ...] = tuple(infos)
        self.active = infos[min(max(0, content.active), len(infos) - 1)].key
        self.flat = LabelMap(content.flat())
        self.wrap = content.wrap

    def new_key(self) -> int:
        """A key that no layer of this document has or had."""
        self._next_key += 1
        return self._next_key

    def __contains__(self, key: int) -> bool:
        return key in self._maps

    def __len__(self) -> int:
        return len(self.infos)

    def map_of(self, key: int) -> LabelMap:
        """A layer's own label map."""
        return self._maps[key]

    def info_of(self, key: int) -> LayerInfo:
        return self.infos[self.place_of(key)]

    def place_of(self, key: int) -> int:
        """How many layers lie below it."""
        return next(place for place, info in enumerate(self.infos) if info.key == key)

    @property
    def size_bytes(self) -> int:
        """What all layers take in memory, each with the copy that files and threads are given."""
        layers = sum(label_map.ids.nbytes for label_map in self._maps.values())
        return 2 * layers + self.flat.ids.nbytes

    def refresh(self, rect: Rect) -> None:
        """Brings a rectangle of ``flat`` to what the layers hold now."""
        maps = [self._maps[info.key].ids for info in self.infos if not info.is_hidden]
        flatten([ids[rect.slices] for ids in maps], self.flat.ids[rect.slices])
        self.flat.touch()

    def arrange(
        self, infos: Sequence[LayerInfo], ids: Mapping[int, np.ndarray], active: int | None
    ) -> Rect | None:
        """Becomes other layers in another order.

        Args:
            infos: the lowest first. Layers that are there already keep their ids.
            ids: uint8 (H, W) of those that come.
            active: the layer to paint on; None keeps the one that is, where it stays.
        Returns:
            Where something else is seen now, or None: the canvas has another size.
        """
        size = self.flat.ids.shape
        self._maps = {
            info.key: self._maps[info.key]
            if info.key in self._maps
            else LabelMap(_own(ids[info.key]))
            for info in infos
        }
        self._copies = {key: copy for key, copy in self._copies.items() if key in self._maps}
        before = self.infos
        self.infos = tuple(infos)
        wanted = self.active if active is None else active
        self.active = wanted if wanted in self._maps else self.infos[-1].key
        first = self._maps[self.infos[0].key]
        if first.ids.shape != size:
            self.flat = LabelMap(np.empty_like(first.ids))
            self.refresh(first.bounds)
            return None
        if _seen(before) == _seen(self.infos):
            return EMPTY
        old = self.flat.ids.copy()
        self.refresh(self.flat.bounds)
        return Rect.around(old != self.flat.ids)

    def layered(self, reference: Reference | None = None) -> Layered:
        """All of it as it is, safe to hand to another thread. Layers that have not changed since
        the last time are not copied again."""
        layers = []
        for info in self.infos:
            label_map = self._maps[info.key]
            kept = self._copies.get(info.key)
            if kept is None or kept[0] != label_map.revision:
                kept = label_map.revision, label_map.snapshot()
                self._copies[info.key] = kept
            layers.append(Layer(info.name, kept[1], info.is_hidden, info.is_locked))
        return Layered(tuple(layers), self.place_of(self.active), reference, self.wrap)


def flatten(maps: Sequence[np.ndarray], into: np.ndarray) -> None:
    """Writes what is seen of label maps one over another.

    Args:
        maps: uint8 (h, w), the lowest first; may be none.
        into: uint8 (h, w).
    """
    if not maps:
        into[...] = UNLABELLED
        return
    into[...] = maps[0]
    for ids in maps[1:]:
        np.copyto(into, ids, where=ids != UNLABELLED)


def room_for(count: int, shape: tuple[int, ...]) -> bool:
    """Whether a canvas uint8 (H, W) may have so many layers."""
    return count <= MOST_LAYERS and count * shape[0] * shape[1] <= MOST_BYTES


def tidy_name(name: str) -> str:
    """A layer's name: one line of letters that can be shown, not too long, maybe empty."""
    seen = "".join(c if c.isprintable() else " " for c in name[: 16 * LONGEST_NAME])
    return " ".join(seen.split())[:LONGEST_NAME].rstrip()


def first_name() -> str:
    """What a canvas of one layer calls it."""
    return numbered_name(1)


def numbered_name(number: int) -> str:
    """What a layer is called that has no name."""
    return tr("Layer {number}", number=number)


def free_name(names: Sequence[str]) -> str:
    """``Layer 3`` where 1 and 2 are taken."""
    number = len(names) + 1
    while numbered_name(number) in names:
        number += 1
    return numbered_name(number)


def _own(ids: np.ndarray) -> np.ndarray:
    """The ids themselves if nobody else may write into them, else a copy."""
    return ids if ids.flags.writeable and ids.base is None else ids.copy()


def _seen(infos: Sequence[LayerInfo]) -> list[int]:
    return [info.key for info in infos if not info.is_hidden]
