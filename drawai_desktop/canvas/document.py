"""The document: layers, style, undo, and the file they came from."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from drawai_desktop.canvas.open_stroke import OpenStroke
from drawai_desktop.canvas.pins import Pins
from drawai_desktop.canvas.undo_stack import UndoStack
from drawai_desktop.canvas.undo_steps import EditStep, LayerEdit, StyleStep
from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.label_map import LabelMap
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.layers import Layered, LayerInfo, LayerStack
from drawai_desktop.core.map_edit import MapEdit
from drawai_desktop.core.reference import Reference
from drawai_desktop.core.stroke_log import StrokeLog
from drawai_desktop.core.style import NEUTRAL, Style
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.words import translator

tr = translator(__name__)


class Document(QObject):
    """Lives in the GUI thread. Everything that changes it goes through its undo stack.

    Signals:
        about_to_open: another document comes; this is the last moment to keep the present one.
        map_changed(Rect): other ids are seen inside the rectangle.
        map_replaced: another map, perhaps of another size.
        layers_changed: a layer came, went, moved, or is called, shown, locked or chosen otherwise.
        about_to_edit: a step of undo comes that is no stroke; one that is open is to be finished.
        layers_about_to_change: undo swaps the layers; a stroke that is open is given up.
        layer_painted(int): the ids of the layer of that key changed.
        reference_changed: another reference picture, or the same elsewhere.
        style_changed: look or seed.
        wrap_changed: other sides of the canvas are joined.
        opened: another document; nothing of the old one remains, undo included.
        path_changed: it has another name, or none.
    """

    about_to_open = Signal()
    about_to_edit = Signal()
    map_changed = Signal(object)
    map_replaced = Signal()
    layers_changed = Signal()
    layers_about_to_change = Signal()
    layer_painted = Signal(int)
    reference_changed = Signal()
    style_changed = Signal()
    wrap_changed = Signal()
    opened = Signal()
    path_changed = Signal()

    def __init__(self, label_map: LabelMap, title: str = "", style: Style = NEUTRAL) -> None:
        super().__init__()
        self._layers = LayerStack(Layered.of_one(label_map.ids))
        self._reference: Reference | None = None
        self._style = style
        self._path: Path | None = None
        self._title, self._stamp = title, ""
        self._revision = self._changes = 0
        self._stroke: OpenStroke | None = None
        self.seed_history = [style.seed]
        """Seeds in the order in which they were chosen; the last one is the current."""
        self.undo_stack = UndoStack(self)
        self.pins = Pins(self.undo_stack)
        self.stored_strokes: StrokeLog | None = None
        """The stroke log that the document came with."""

    @property
    def label_map(self) -> LabelMap:
        """What is seen of all layers, and what the network reads; nobody writes into it."""
        return self._layers.flat

    @property
    def layers(self) -> LayerStack:
        """To be read; what changes them are steps of undo (``layer_edits``)."""
        return self._layers

    @property
    def active_map(self) -> LabelMap:
        """The layer that is painted on; of the stroke, while one is drawn."""
        return self._layers.map_of(self._painted_layer())

    @property
    def may_paint(self) -> bool:
        """Whether the layer that is painted on is shown and not locked."""
        info = self._layers.info_of(self._layers.active)
        return not info.is_hidden and not info.is_locked

    @property
    def reference(self) -> Reference | None:
        """The picture to paint after, if there is one."""
        return self._reference

    def layered(self) -> Layered:
        """All that the canvas holds, read-only: for files and other threads."""
        return self._layers.layered(self._reference)

    @property
    def size_bytes(self) -> int:
        """What layers and reference picture take in memory; what leads back counts elsewhere."""
        picture = 0 if self._reference is None else self._reference.picture.size_bytes
        return self._layers.size_bytes + picture

    @property
    def style(self) -> Style:
        return self._style

    @property
    def wrap(self) -> Wrap:
        """Which sides of the canvas are joined."""
        return self._layers.wrap

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
        return self._path.name if self._path else self._title or tr("Untitled")

    @property
    def is_modified(self) -> bool:
        """Whether something would be lost without saving; a stroke in progress counts."""
        has_painted = self._stroke and self._changes != self._stroke.changes_before
        return bool(has_painted) or not self.undo_stack.isClean()

    @property
    def changes(self) -> int:
        """Counts changes of every part: map, style, pins, another document."""
        return self._changes + self.pins.changes

    def open(
        self,
        ids: np.ndarray | Layered,
        style: Style,
        path: Path | None,
        title: str = "",
        is_saved: bool = True,
        stamp: str = "",
        pinned: tuple[HistoryEntry, ...] = (),
        strokes: StrokeLog | None = None,
    ) -> None:
        """Becomes another document.

        Args:
            ids: uint8 (H, W) for a canvas of one layer, or all that the canvas holds.
            stamp: what the project file held (``core/file_stamp.py``); empty for unknown.
            is_saved: nothing would be lost; false for restored work, which is in no file.
        """
        self.about_to_open.emit()
        content = ids if isinstance(ids, Layered) else Layered.of_one(ids)
        self._layers = LayerStack(content)
        self._reference, self._style = content.reference, style
        self.seed_history = [style.seed]
        self.pins.open(pinned)
        self.stored_strokes = strokes
        self._path, self._title, self._stamp = path, title, stamp
        self._revision += 1
        self._changes += 1
        self._stroke = None
        self.undo_stack.clear()
        if not is_saved:
            self.undo_stack.resetClean()
        self.opened.emit()
        self.map_replaced.emit()
        self.layers_changed.emit()
        self.reference_changed.emit()
        self.style_changed.emit()
        self.wrap_changed.emit()
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
        return self._layers.flat.snapshot()

    def current_style(self) -> Style:
        return self._style

    def hand_is_down(self) -> bool:
        return self._stroke is not None and self._stroke.hand_is_down

    def is_blank(self) -> bool:
        return bool((self._layers.flat.ids == UNLABELLED).all())

    # What tools do.

    def begin_stroke(self) -> None:
        """A stroke begins: edits come, and are one step of undo in the end."""
        self._stroke = OpenStroke(self._layers.active, self._changes)

    def rest_hand(self, is_up: bool) -> None:
        """The hand is up between two presses of one stroke, or down again."""
        if self._stroke is not None:
            self._stroke.hand_is_down = not is_up

    def stamp_label(
        self, mask: np.ndarray, left: int, top: int, label_id: int, only: int | None = None
    ) -> Rect:
        """Writes a label into the layer that is painted on; see :meth:`LabelMap.stamp`.

        Args:
            only: paint only where this label is seen, whichever layer has it.
        """
        seen, wrap = self._layers.flat.ids, self._layers.wrap
        return self.active_map.stamp(mask, left, top, label_id, only, seen, wrap)

    def painted(self, rect: Rect) -> None:
        """A tool wrote into the layer that is painted on."""
        if not rect.is_empty:
            self._note_painted([self._painted_layer()], rect)

    def _painted_layer(self) -> int:
        return self._layers.active if self._stroke is None else self._stroke.layer

    def _note_painted(self, keys: Sequence[int], rect: Rect) -> None:
        for key in keys:
            self._layers.map_of(key).touch()
        self._layers.refresh(rect)
        self._revision += 1
        self._changes += 1
        self.map_changed.emit(rect)
        for key in keys:
            self.layer_painted.emit(key)

    def end_stroke(self, text: str, before: np.ndarray, within: Rect) -> None:
        """A stroke is done, painted within a rectangle; one step of undo leads back to the layer
        before it: uint8 (H, W)."""
        edit = MapEdit.between(before, self.active_map.ids, within)
        layer, self._stroke = self._painted_layer(), None
        if edit is not None:
            self.undo_stack.push(EditStep(self, text, [(layer, edit)], is_done=True))

    def cancel_stroke(self, before: np.ndarray, within: Rect) -> None:
        """A stroke is given up: the layer is as it was before."""
        if not within.is_empty:
            self.active_map.ids[within.slices] = before[within.slices]
            self.painted(within)
        self._stroke = None

    def edit(self, text: str, after: np.ndarray) -> bool:
        """Makes the active layer another one of its size, undoably; false if it is equal."""
        self.about_to_edit.emit()
        own = self._layers.map_of(self._layers.active)
        edit = MapEdit.between(own.ids, after, own.bounds)
        return self.put_whole(text, [] if edit is None else [(self._layers.active, edit)])

    def put_whole(self, text: str, edits: Sequence[LayerEdit]) -> bool:
        """Changes layers as one step of undo, but for those that are gone; false if there is
        nothing to change."""
        there = [edit for edit in edits if edit[0] in self._layers]
        if there:
            self.about_to_edit.emit()
            self.undo_stack.push(EditStep(self, text, there, is_done=False))
        return bool(there)

    def choose_layer(self, key: int) -> None:
        """Paints on that layer from now on; no step of undo."""
        if key != self._layers.active and key in self._layers:
            self.about_to_edit.emit()
            self._layers.active = key
            self.layers_changed.emit()

    def choose_style(self, style: Style, text: str = "") -> None:
        """Another look or seed, as one step of undo; quick changes of one kind join."""
        if style != self._style:
            self.undo_stack.push(StyleStep(self, text or tr("Style"), self._style, style))

    def step_seed_back(self) -> None:
        """Back to the seed before, as a new step of undo; what was painted since stays."""
        self.seed_history.pop()
        self.choose_style(self._style.with_seed(self.seed_history.pop()), tr("Variation back"))

    # What steps of undo do.

    def put_edits(self, edits: Sequence[LayerEdit], forward: bool) -> None:
        """Applies or reverts edits of layers."""
        rect = EMPTY
        for key, edit in edits:
            (edit.apply if forward else edit.revert)(self._layers.map_of(key).ids)
            rect = rect.united(edit.rect)
        if edits:
            self._note_painted([key for key, _ in edits], rect)

    def put_layers(
        self, infos: Sequence[LayerInfo], ids: Mapping[int, np.ndarray], active: int | None
    ) -> None:
        """Swaps the layers; see :meth:`LayerStack.arrange`."""
        self.layers_about_to_change.emit()
        self._stroke = None
        rect = self._layers.arrange(infos, ids, active)
        self._changes += 1
        if rect is None:
            self._revision += 1
            self.map_replaced.emit()
        elif not rect.is_empty:
            self._revision += 1
            self.map_changed.emit(rect)
        self.layers_changed.emit()

    def put_reference(self, reference: Reference | None) -> None:
        """Swaps the reference picture."""
        self._reference = reference
        self._changes += 1
        self.reference_changed.emit()

    def put_style(self, style: Style) -> None:
        """Swaps the style."""
        if style.seed != self._style.seed:
            self.seed_history.append(style.seed)
        self._style = style
        self._changes += 1
        self.style_changed.emit()

    def put_wrap(self, wrap: Wrap) -> None:
        """Joins other sides: the picture is another one everywhere."""
        self._layers.wrap = wrap
        self._note_painted([], self.label_map.bounds)
        self.wrap_changed.emit()
