"""What can be done with layers and with the reference picture: all of it steps of undo."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.undo_steps import (
    LayerEdit,
    ReferenceChange,
    ReferenceStep,
    StackStep,
)
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.layers import (
    Layered,
    LayerInfo,
    first_name,
    flatten,
    free_name,
    room_for,
    tidy_name,
)
from drawai_desktop.core.map_edit import MapEdit
from drawai_desktop.core.reference import Reference
from drawai_desktop.errors import LabelError
from drawai_desktop.words import translator

tr = translator(__name__)

Change = Callable[[np.ndarray], np.ndarray]
"""A layer's ids, uint8 (H, W), read-only -> its new ones, of the same size; in any thread."""


@dataclass(frozen=True, eq=False)
class WholeEdit:
    """A change of whole layers that is not made yet.

    Attributes:
        before: uint8 (H, W) by the layer's key, read-only.
    """

    text: str
    before: Mapping[int, np.ndarray]
    change: Change

    def worked_out(self) -> list[LayerEdit]:
        """What changes, for :meth:`Document.put_whole`. Takes up to 0.3 s on a large canvas; in any
        thread."""
        edits = []
        for key, ids in self.before.items():
            height, width = ids.shape
            edit = MapEdit.between(ids, self.change(ids), Rect(0, 0, width, height))
            if edit is not None:
                edits.append((key, edit))
        return edits


class LayerEdits:
    """The operations on a document's layers. What cannot be done raises ``LabelError``."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._gesture = 0

    def add(self) -> None:
        """An empty layer above the active one, and the hand paints on it."""
        stack = self._document.layers
        ids = np.full_like(stack.flat.ids, UNLABELLED)
        self._insert(tr("New layer"), free_name([info.name for info in stack.infos]), ids)

    def become(self, text: str, content: Layered) -> None:
        """All layers are others then, of any size; the reference picture stays."""
        document, stack = self._document, self._document.layers
        document.about_to_edit.emit()
        after = [
            LayerInfo(stack.new_key(), layer.name, layer.is_hidden, layer.is_locked)
            for layer in content.layers
        ]
        ids = {info.key: layer.ids for info, layer in zip(after, content.layers, strict=True)}
        active = after[min(content.active, len(after) - 1)].key
        document.undo_stack.push(StackStep(document, text, after, active, ids))

    def duplicate(self) -> None:
        """A copy of the active layer above it."""
        stack = self._document.layers
        info = stack.info_of(stack.active)
        name = tidy_name(tr("{layer} copy", layer=info.name[:60]))
        self._insert(tr("Duplicate {layer}", layer=info.name), name, stack.map_of(info.key).ids)

    def _insert(self, text: str, name: str, ids: np.ndarray) -> None:
        stack = self._document.layers
        if not room_for(len(stack) + 1, ids.shape):
            raise LabelError(
                tr.later(
                    "A canvas of this size has at most {n} layers. Merge two of them first.",
                    n=len(stack),
                )
            )
        new = LayerInfo(stack.new_key(), name)
        after = list(stack.infos)
        after.insert(stack.place_of(stack.active) + 1, new)
        self._push(text, after, new.key, {new.key: ids})

    def delete(self) -> None:
        """The active layer goes; the one below it is painted on then."""
        stack = self._document.layers
        place = stack.place_of(stack.active)
        info = stack.infos[place]
        if len(stack) == 1:
            raise LabelError(tr.later("The only layer cannot be deleted. Clear it instead."))
        self._check_unlocked(info)
        after = [other for other in stack.infos if other != info]
        self._push(tr("Delete {layer}", layer=info.name), after, after[max(0, place - 1)].key)

    def merge_down(self) -> None:
        """The active layer and the one below it become one; what is seen stays as it is."""
        self._document.about_to_edit.emit()
        stack = self._document.layers
        place = stack.place_of(stack.active)
        if place == 0:
            raise LabelError(tr.later("There is no layer below this one to merge it with."))
        upper, lower = stack.infos[place], stack.infos[place - 1]
        for info in (upper, lower):
            self._check_unlocked(info)
            if info.is_hidden:
                raise LabelError(
                    tr.later("{layer} is hidden. Show it before you merge it.", layer=info.name)
                )
        below = stack.map_of(lower.key)
        merged = np.empty_like(below.ids)
        flatten([below.ids, stack.map_of(upper.key).ids], merged)
        edit = MapEdit.between(below.ids, merged, below.bounds)
        after = [info for info in stack.infos if info != upper]
        edits = [] if edit is None else [(lower.key, edit)]
        self._document.undo_stack.push(
            StackStep(
                self._document,
                tr("Merge {layer} down", layer=upper.name),
                after,
                lower.key,
                edits=edits,
            )
        )

    def move(self, key: int, place: int) -> None:
        """A layer gets so many others below it; more than there are is the top."""
        stack = self._document.layers
        info = stack.info_of(key)
        after = [other for other in stack.infos if other != info]
        after.insert(min(max(0, place), len(after)), info)
        if tuple(after) != stack.infos:
            self._push(tr("Move {layer}", layer=info.name), after, stack.active)

    def raise_by(self, steps: int) -> None:
        """The active layer goes up, or down for a negative number."""
        stack = self._document.layers
        self.move(stack.active, max(0, stack.place_of(stack.active) + steps))

    def step_active(self, steps: int) -> None:
        """The layer above is painted on from now on, or that below; no step of undo."""
        stack = self._document.layers
        place = stack.place_of(stack.active) + steps
        self._document.choose_layer(stack.infos[min(max(0, place), len(stack) - 1)].key)

    def rename(self, key: int, name: str) -> None:
        """A layer is called otherwise; nothing is changed by an empty name."""
        if name := tidy_name(name):
            self._change(key, tr("Rename to {name}", name=name), name=name)

    def hide(self, key: int, hidden: bool) -> None:
        """A layer is seen, and painted from, or not."""
        self._change(key, tr("Hide layer") if hidden else tr("Show layer"), is_hidden=hidden)

    def lock(self, key: int, locked: bool) -> None:
        """A layer cannot be painted on, merged or deleted, or can again."""
        self._change(key, tr("Lock layer") if locked else tr("Unlock layer"), is_locked=locked)

    def _change(self, key: int, text: str, **values: object) -> None:
        infos = self._document.layers.infos
        after = tuple(replace(i, **values) if i.key == key else i for i in infos)  # type: ignore[arg-type]
        if after != infos:
            self._push(text, after, None)

    def _push(
        self,
        text: str,
        after: list[LayerInfo] | tuple[LayerInfo, ...],
        active: int | None,
        new: dict[int, np.ndarray] | None = None,
    ) -> None:
        self._document.about_to_edit.emit()
        self._document.undo_stack.push(StackStep(self._document, text, after, active, new))

    @staticmethod
    def _check_unlocked(info: LayerInfo) -> None:
        if info.is_locked:
            raise LabelError(tr.later("{layer} is locked. Unlock it first.", layer=info.name))

    # Several layers at once.

    def flip(self) -> WholeEdit:
        """Swaps left and right in every layer."""
        keys = [info.key for info in self._document.layers.infos]
        return self.whole(tr("Flip"), keys, lambda ids: np.ascontiguousarray(ids[:, ::-1]))

    def replace_label(self, text: str, old: int, new: int) -> WholeEdit:
        """All pixels of a label get another one, in every layer that is shown and not locked."""
        infos = self._document.layers.infos
        keys = [info.key for info in infos if not info.is_hidden and not info.is_locked]
        return self.whole(text, keys, lambda ids: np.where(ids == old, np.uint8(new), ids))

    def whole(self, text: str, keys: Sequence[int], change: Change) -> WholeEdit:
        """A change of layers of these keys, but for those that are gone; see :class:`WholeEdit`."""
        stack = self._document.layers
        there = [key for key in keys if key in stack]
        return WholeEdit(text, {key: stack.map_of(key).snapshot() for key in there}, change)

    # The reference picture.

    def begin_gesture(self) -> None:
        """What the reference goes through from now on is another step than before."""
        self._gesture += 1

    def change_reference(
        self,
        text: str,
        reference: Reference | None,
        change: ReferenceChange = ReferenceChange.PICTURE,
    ) -> None:
        """Another reference picture or none, or the same one elsewhere."""
        document = self._document
        if reference != document.reference:
            document.undo_stack.push(
                ReferenceStep(document, text, reference, change, self._gesture)
            )


def replace_map(document: Document, text: str, ids: np.ndarray) -> None:
    """Shows another map of any size, as one step of undo. Beside other layers, or a locked one, it
    is a layer of its own, and hides them; one of another size replaces them."""
    document.about_to_edit.emit()
    stack = document.layers
    new = LayerInfo(stack.new_key(), first_name())
    after: tuple[LayerInfo, ...] = (new,)
    if ids.shape == stack.flat.ids.shape:
        if len(stack) == 1 and document.may_paint:
            document.edit(text, ids)
            return
        new = replace(new, name=free_name([info.name for info in stack.infos]))
        after = (*(replace(info, is_hidden=True) for info in stack.infos), new)
    document.undo_stack.push(StackStep(document, text, after, new.key, {new.key: ids}))
