"""The steps of undo of a document."""

import weakref
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from drawai_desktop.canvas.undo_stack import UndoStep
from drawai_desktop.core.choices import Choice
from drawai_desktop.core.layers import LayerInfo
from drawai_desktop.core.map_edit import MapEdit
from drawai_desktop.core.packed_ids import PackedIds
from drawai_desktop.core.reference import Reference
from drawai_desktop.core.style import Style, StyleChange
from drawai_desktop.core.wrapping import Wrap

if TYPE_CHECKING:
    from drawai_desktop.canvas.document import Document

LayerEdit = tuple[int, MapEdit]
"""The key of a layer, and what changed in it."""


class DocumentStep(UndoStep):
    """A step of undo of a document.

    The document owns its undo stack, and that its steps: so they hold it weakly, and what they keep
    goes with it at once.
    """

    def __init__(self, document: "Document", text: str) -> None:
        super().__init__(text)
        self._document_ref = weakref.ref(document)

    @property
    def _document(self) -> "Document":
        document = self._document_ref()
        assert document is not None, self.text()
        return document


class EditStep(DocumentStep):
    """A change of some ids, in one layer or several."""

    def __init__(
        self, document: "Document", text: str, edits: Sequence[LayerEdit], is_done: bool
    ) -> None:
        """
        Args:
            is_done: the ids are already written, as after a stroke; pushing writes nothing.
        """
        super().__init__(document, text)
        self._edits = tuple(edits)
        self._is_done = is_done

    def redo(self) -> None:
        if self._is_done:
            self._is_done = False
            return
        self._document.put_edits(self._edits, forward=True)

    def undo(self) -> None:
        self._document.put_edits(self._edits, forward=False)

    @property
    def is_packed(self) -> bool:
        return all(edit.is_packed for _, edit in self._edits)

    @property
    def size_bytes(self) -> int:
        return sum(edit.size_bytes for _, edit in self._edits)


class StackStep(DocumentStep):
    """Other layers, or the same in another order, or called otherwise."""

    def __init__(
        self,
        document: "Document",
        text: str,
        after: Sequence[LayerInfo],
        active: int | None = None,
        new: Mapping[int, np.ndarray] | None = None,
        edits: Sequence[LayerEdit] = (),
    ) -> None:
        """
        Args:
            after: the layers, the lowest first.
            active: the layer to paint on then; None where that stays the same.
            new: uint8 (H, W) of the layers that come.
            edits: what changes in layers that stay, as where two are merged.
        """
        super().__init__(document, text)
        stack = document.layers
        self._before, self._after = stack.infos, tuple(after)
        self._active_before = None if active is None else stack.active
        self._active_after = active
        staying = {info.key for info in after}
        held = {i.key: stack.map_of(i.key).ids for i in stack.infos if i.key not in staying}
        self._held = {key: PackedIds(ids) for key, ids in {**held, **(new or {})}.items()}
        self._edits = tuple(edits)

    def redo(self) -> None:
        self._document.put_edits(self._edits, forward=True)
        self._document.put_layers(self._after, self._ids(self._after), self._active_after)

    def undo(self) -> None:
        self._document.put_layers(self._before, self._ids(self._before), self._active_before)
        self._document.put_edits(self._edits, forward=False)

    @property
    def is_packed(self) -> bool:
        held = all(ids.is_packed for ids in self._held.values())
        return held and all(edit.is_packed for _, edit in self._edits)

    @property
    def size_bytes(self) -> int:
        infos = 256 * (len(self._before) + len(self._after))
        held = sum(ids.size_bytes for ids in self._held.values())
        return infos + held + sum(edit.size_bytes for _, edit in self._edits)

    def _ids(self, infos: Sequence[LayerInfo]) -> dict[int, np.ndarray]:
        there = self._document.layers
        return {
            i.key: self._held[i.key].ids().copy()
            for i in infos
            if i.key in self._held and i.key not in there
        }


class ReferenceChange(Choice):
    """What of the reference picture a step changes; steps of one kind join while they go on."""

    PICTURE = "picture"
    PLACE = "place"
    OPACITY = "opacity"
    SIDE = "side"


class ReferenceStep(DocumentStep):
    """Another reference picture, or the same elsewhere. What one drag does is one step."""

    def __init__(
        self,
        document: "Document",
        text: str,
        after: Reference | None,
        change: ReferenceChange,
        gesture: int,
    ) -> None:
        """
        Args:
            gesture: equal for the steps of one drag, which join.
        """
        super().__init__(document, text)
        self._before, self._after = document.reference, after
        self._joins_with = (change, gesture)

    def redo(self) -> None:
        self._document.put_reference(self._after)

    def undo(self) -> None:
        self._document.put_reference(self._before)

    def joins(self, newer: UndoStep) -> bool:
        if not isinstance(newer, ReferenceStep) or newer._joins_with != self._joins_with:
            return False
        if self._joins_with[0] not in (ReferenceChange.PLACE, ReferenceChange.OPACITY):
            return False
        self._after = newer._after
        return True

    @property
    def size_bytes(self) -> int:
        """Of the pictures that come or go with it; another place of the same one is nothing."""
        pictures = [r.picture for r in (self._before, self._after) if r is not None]
        if len(pictures) == 2 and pictures[0] is pictures[1]:
            return 0
        return sum(picture.size_bytes for picture in pictures)


class WrapStep(DocumentStep):
    """Other sides of the canvas are joined."""

    def __init__(self, document: "Document", text: str, after: Wrap) -> None:
        super().__init__(document, text)
        self._before, self._after = document.wrap, after

    def redo(self) -> None:
        self._document.put_wrap(self._after)

    def undo(self) -> None:
        self._document.put_wrap(self._before)


class StyleStep(DocumentStep):
    """Another look or seed. The changes while a slider is dragged are one step: they join."""

    def __init__(self, document: "Document", text: str, before: Style, after: Style) -> None:
        super().__init__(document, text)
        self._before = before
        self._after = after
        self._change = before.change_to(after)

    def redo(self) -> None:
        self._document.put_style(self._after)

    def undo(self) -> None:
        self._document.put_style(self._before)

    def joins(self, newer: UndoStep) -> bool:
        if not isinstance(newer, StyleStep) or newer._change is not self._change:
            return False
        if self._change not in (StyleChange.STRENGTH, StyleChange.BLEND):
            return False
        self._after = newer._after
        return True

    @property
    def size_bytes(self) -> int:
        return self._before.size_bytes + self._after.size_bytes
