"""The document: label map, style, undo, and the file they came from."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from drawai_desktop.canvas.commands import EditCommand, ReplaceMapCommand, StyleCommand
from drawai_desktop.canvas.pins import Pins
from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.label_map import LabelMap
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.map_edit import MapEdit
from drawai_desktop.core.style import NEUTRAL, Style

UNDO_STEPS = 500


class Document(QObject):
    """Lives in the GUI thread. Everything that changes it goes through its undo stack.

    Signals:
        about_to_open: another document comes; this is the last moment to keep the present one.
        map_changed(Rect): ids inside the rectangle changed.
        map_replaced: another map, perhaps of another size.
        style_changed: look or seed.
        opened: another document; nothing of the old one remains, undo included.
        path_changed: it has another name, or none.
    """

    about_to_open = Signal()
    map_changed = Signal(object)
    map_replaced = Signal()
    style_changed = Signal()
    opened = Signal()
    path_changed = Signal()

    def __init__(self, label_map: LabelMap, title: str = "", style: Style = NEUTRAL) -> None:
        super().__init__()
        self._map = label_map
        self._style = style
        self._path: Path | None = None
        self._title = title
        self._stamp = ""
        self._revision = 0
        self._changes = 0
        self._changes_before_stroke = 0
        self._stroke_is_open = False
        self.seed_history = [style.seed]
        """Seeds in the order in which they were chosen; the last one is the current."""
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_STEPS)  # Qt takes it only while the stack is empty
        self.pins = Pins(self.undo_stack)

    @property
    def label_map(self) -> LabelMap:
        return self._map

    @property
    def style(self) -> Style:
        return self._style

    @property
    def path(self) -> Path | None:
        """The project file, or None for a document that has none yet."""
        return self._path

    @property
    def stamp(self) -> str:
        """What the project file held when it was last read or written here."""
        return self._stamp

    @property
    def title(self) -> str:
        """What the window's title calls it."""
        return self._path.name if self._path else self._title or "Untitled"

    @property
    def is_modified(self) -> bool:
        """Whether something would be lost without saving; a stroke in progress counts."""
        has_painted = self._stroke_is_open and self._changes != self._changes_before_stroke
        return has_painted or not self.undo_stack.isClean()

    @property
    def changes(self) -> int:
        """Counts changes of every part: map, style, pins, another document."""
        return self._changes + self.pins.changes

    def open(
        self,
        ids: np.ndarray,
        style: Style,
        path: Path | None,
        title: str = "",
        is_saved: bool = True,
        stamp: str = "",
        pinned: tuple[HistoryEntry, ...] = (),
    ) -> None:
        """Becomes another document.

        Args:
            stamp: what the project file held (``core/file_stamp.py``); empty for unknown.
            is_saved: nothing would be lost; false for restored work, which is in no file.
        """
        self.about_to_open.emit()
        self._map = LabelMap(ids)
        self._style = style
        self.seed_history = [style.seed]
        self.pins.open(pinned)
        self._path, self._title, self._stamp = path, title, stamp
        self._revision += 1
        self._changes += 1
        self._stroke_is_open = False
        self.undo_stack.clear()
        # Clearing an empty stack leaves it as it is, and that may be "not clean".
        if is_saved:
            self.undo_stack.setClean()
        else:
            self.undo_stack.resetClean()
        self.opened.emit()
        self.map_replaced.emit()
        self.style_changed.emit()
        self.path_changed.emit()

    def saved_as(self, path: Path, stamp: str = "", is_newest: bool = True) -> None:
        """The document belongs to that file now.

        Args:
            stamp: what the file holds; see :meth:`open`.
            is_newest: the file holds it as it is; false if something changed since it was written.
        """
        self._path, self._stamp = path, stamp
        if is_newest:
            self.undo_stack.setClean()
        else:
            self.undo_stack.resetClean()
        self.path_changed.emit()

    # What the live loop asks (drawai_desktop.live.renderer.Subject).

    def revision(self) -> int:
        return self._revision

    def snapshot(self) -> np.ndarray:
        return self._map.snapshot()

    def current_style(self) -> Style:
        return self._style

    def hand_is_down(self) -> bool:
        return self._stroke_is_open

    def is_blank(self) -> bool:
        return bool((self._map.ids == UNLABELLED).all())

    # What tools do.

    def begin_stroke(self) -> None:
        """A stroke begins: edits come, and are one step of undo in the end."""
        self._stroke_is_open = True
        self._changes_before_stroke = self._changes

    def painted(self, rect: Rect) -> None:
        """A tool wrote into the map."""
        if not rect.is_empty:
            self._map.touch()
            self._revision += 1
            self._changes += 1
            self.map_changed.emit(rect)

    def end_stroke(self, text: str, before: np.ndarray, within: Rect) -> None:
        """A stroke is done; one step of undo leads back to the map before it.

        Args:
            before: uint8 (H, W), the map when the stroke began.
            within: where the stroke painted.
        """
        self._stroke_is_open = False
        edit = MapEdit.between(before, self._map.ids, within)
        if edit is not None:
            self.undo_stack.push(EditCommand(self, text, edit, is_done=True))

    def cancel_stroke(self, before: np.ndarray, within: Rect) -> None:
        """A stroke is given up: the map is as it was before."""
        self._stroke_is_open = False
        if not within.is_empty:
            self._map.ids[within.slices] = before[within.slices]
            self.painted(within)

    def edit(self, text: str, after: np.ndarray) -> bool:
        """Makes the map another one of the same size, as one step of undo; false if it is equal."""
        edit = MapEdit.between(self._map.ids, after, self._map.bounds)
        if edit is None:
            return False
        self.undo_stack.push(EditCommand(self, text, edit, is_done=False))
        return True

    def replace_map(self, text: str, ids: np.ndarray) -> None:
        """Makes the map another one of any size, as one step of undo."""
        if ids.shape == self._map.ids.shape:
            self.edit(text, ids)
        else:
            self.undo_stack.push(ReplaceMapCommand(self, text, self._map.ids, ids))

    def choose_style(self, style: Style, text: str = "Style") -> None:
        """Another look or seed, as one step of undo; quick changes of one kind join."""
        if style != self._style:
            self.undo_stack.push(StyleCommand(self, text, self._style, style))

    def step_seed_back(self) -> None:
        """Back to the seed before, as a new step of undo; what was painted since stays."""
        self.seed_history.pop()
        self.choose_style(self._style.with_seed(self.seed_history.pop()), "Variation back")

    # What undo commands do.

    def put_edit(self, edit: MapEdit, forward: bool) -> None:
        """Applies or reverts an edit."""
        (edit.apply if forward else edit.revert)(self._map.ids)
        self.painted(edit.rect)

    def put_map(self, ids: np.ndarray) -> None:
        """Swaps the whole map."""
        self._map = LabelMap(ids)
        self._revision += 1
        self._changes += 1
        self.map_replaced.emit()

    def put_style(self, style: Style) -> None:
        """Swaps the style."""
        if style.seed != self._style.seed:
            self.seed_history.append(style.seed)
        self._style = style
        self._changes += 1
        self.style_changed.emit()
