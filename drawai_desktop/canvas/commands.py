"""Steps of undo, on Qt's undo stack."""

import weakref
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QUndoCommand

from drawai_desktop.core.map_edit import MapEdit
from drawai_desktop.core.packed_ids import PackedIds
from drawai_desktop.core.style import Style, StyleChange

if TYPE_CHECKING:
    from drawai_desktop.canvas.document import Document

_STYLE_COMMAND_ID = 1


class DocumentCommand(QUndoCommand):
    """A step of undo of a document.

    The document owns its undo stack, and that its commands: so they hold it weakly. In a circle,
    Python's collector would take apart in any order what Qt takes apart in its own, and that ends
    in a crash now and then.
    """

    def __init__(self, document: "Document", text: str) -> None:
        super().__init__(text)
        self._document_ref = weakref.ref(document)

    @property
    def _document(self) -> "Document":
        document = self._document_ref()
        assert document is not None, self.text()
        return document


class EditCommand(DocumentCommand):
    """A change of some ids."""

    def __init__(self, document: "Document", text: str, edit: MapEdit, is_done: bool) -> None:
        """
        Args:
            is_done: the ids are already written, as after a stroke; pushing writes nothing.
        """
        super().__init__(document, text)
        self._edit = edit
        self._is_done = is_done

    def redo(self) -> None:
        if self._is_done:
            self._is_done = False
            return
        self._document.put_edit(self._edit, forward=True)

    def undo(self) -> None:
        self._document.put_edit(self._edit, forward=False)


class ReplaceMapCommand(DocumentCommand):
    """Another map of another size."""

    def __init__(
        self, document: "Document", text: str, before: np.ndarray, after: np.ndarray
    ) -> None:
        super().__init__(document, text)
        self._before, self._after = PackedIds(before), PackedIds(after)

    def redo(self) -> None:
        self._document.put_map(self._after.ids().copy())

    def undo(self) -> None:
        self._document.put_map(self._before.ids().copy())


class StyleCommand(DocumentCommand):
    """Another look or seed. The changes while a slider is dragged are one step: they join."""

    def __init__(self, document: "Document", text: str, before: Style, after: Style) -> None:
        super().__init__(document, text)
        self._before = before
        self._after = after
        self._change = before.change_to(after)

    def id(self) -> int:
        return _STYLE_COMMAND_ID

    def redo(self) -> None:
        self._document.put_style(self._after)

    def undo(self) -> None:
        self._document.put_style(self._before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, StyleCommand) or other._change is not self._change:
            return False
        if self._change not in (StyleChange.STRENGTH, StyleChange.BLEND):
            return False
        self._after = other._after
        return True
