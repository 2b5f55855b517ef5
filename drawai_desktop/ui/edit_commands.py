"""Commands that change the map or what the hand holds, without the pointer."""

import random
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.layer_edits import Change, LayerEdits
from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.core.labels import UNLABELLED, LabelSet
from drawai_desktop.core.region_growth import grown, shrunk, step_px
from drawai_desktop.core.style import LARGEST_SEED
from drawai_desktop.core.surprise import random_scene
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.whole_edits import WholeEdits
from drawai_desktop.words import translator

tr = translator(__name__)


class EditCommands(QObject):
    """Lives in the GUI thread. Everything here can be undone.

    Signals:
        said(Message)
        refused: the layer that is painted on is hidden or locked.
    """

    said = Signal(object)
    refused = Signal()

    def __init__(
        self,
        document: Document,
        layers: LayerEdits,
        state: ToolState,
        labels: CurrentLabels,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._layers = layers
        self._state = state
        self._current_labels = labels
        self._random = random.Random()
        self._whole = WholeEdits(document, self)
        self._whole.said.connect(self.said)

    @property
    def _labels(self) -> LabelSet:
        return self._current_labels.value

    @Slot()
    def clear(self) -> None:
        """Nothing is painted on the active layer any more."""
        if self._may_paint():
            self._document.edit(tr("Clear"), np.full_like(self._document.label_map.ids, UNLABELLED))

    @Slot()
    def fill_unlabelled(self) -> None:
        """Where no layer is painted, the active one gets the chosen label."""
        if not self._may_paint():
            return
        ids = self._document.active_map.ids.copy()
        ids[self._document.label_map.ids == UNLABELLED] = self._state.label_id
        if not self._document.edit(tr("Fill unlabelled"), ids):
            self._say(tr("Nothing is unlabelled."))

    @Slot()
    def flip(self) -> None:
        """Swaps left and right in the map itself, in all layers."""
        self._whole.make(self._layers.flip)

    @Slot(int)
    def replace_label(self, label_id: int) -> None:
        """All pixels of a label get the chosen one, in all layers that can be painted on."""
        self.replace_by(label_id, self._state.label_id)

    def replace_by(self, label_id: int, new_id: int) -> None:
        """All pixels of a label get another one, in all layers that can be painted on."""
        old, new = self._labels.title(label_id), self._labels.title(new_id)
        text = tr("Replace {old} by {new}", old=old, new=new)
        self._whole.make(
            partial(self._layers.replace_label, text, label_id, new_id),
            tr("There is no {old} in the layers that can be painted on.", old=old),
        )

    def fill_with(self, label_id: int, new_id: int) -> None:
        """All pixels of a label get another one, on the layer that is painted on."""
        if not self._may_paint():
            return
        old, new = self._labels.title(label_id), self._labels.title(new_id)
        active = [self._document.layers.active]

        def fill(ids: np.ndarray) -> np.ndarray:
            return np.where(ids == label_id, np.uint8(new_id), ids)

        self._whole.make(
            lambda: self._layers.whole(tr("Fill {old} with {new}", old=old, new=new), active, fill),
            tr("There is no {old} on this layer.", old=old),
        )

    @Slot()
    def grow_label(self) -> None:
        """The chosen label's regions on the active layer become larger by a step."""
        label_id, only = self._state.label_id, self._state.only
        wrap = self._document.wrap

        def change() -> Change:
            seen = None if only is None else self._document.label_map.snapshot()

            def grow(ids: np.ndarray) -> np.ndarray:
                mask, rect = grown(ids, label_id, step_px(ids.shape[1], ids.shape[0]), wrap)
                if seen is not None:
                    mask &= seen[rect.slices] == only
                after: np.ndarray = ids.copy()
                after[rect.slices][mask] = label_id
                return after

            return grow

        self._change_regions(lambda label: tr("Grow {label}", label=label), change)

    @Slot()
    def shrink_label(self) -> None:
        """The chosen label's regions on the active layer become smaller; neighbours follow."""
        label_id, wrap = self._state.label_id, self._document.wrap

        def shrink(ids: np.ndarray) -> np.ndarray:
            part, rect = shrunk(ids, label_id, step_px(ids.shape[1], ids.shape[0]), wrap)
            after: np.ndarray = ids.copy()
            after[rect.slices] = part
            return after

        self._change_regions(lambda label: tr("Shrink {label}", label=label), lambda: shrink)

    def _change_regions(self, text: Callable[[str], str], change: Callable[[], Change]) -> None:
        """Changes the active layer; ``change`` is asked for the canvas as it is.

        Args:
            text: a label's title -> what is done with it.
        """
        if not self._may_paint():
            return
        label, active = self._labels.title(self._state.label_id), [self._document.layers.active]
        self._whole.make(
            lambda: self._layers.whole(text(label), active, change()),
            tr("{label} has no border on this layer that could move.", label=label),
        )

    @Slot()
    def surprise(self) -> None:
        """A random scene in place of what is on the active layer."""
        if not self._may_paint():
            return
        label_map = self._document.label_map
        make = self.random_scene(label_map.width, label_map.height)
        active = [self._document.layers.active]
        self._whole.make(lambda: self._layers.whole(tr("Surprise me"), active, lambda _: make()))

    def random_scene(self, width: int, height: int) -> Callable[[], np.ndarray]:
        """Makes one random scene's label map, uint8 (height, width); in any thread."""
        seed = self._random.randrange(1, 1 << 31)
        return partial(random_scene, width, height, self._labels, seed)

    @Slot()
    def variation(self) -> None:
        """Another seed."""
        seed = self._random.randrange(1, LARGEST_SEED)
        self._document.choose_style(self._document.style.with_seed(seed), tr("Variation"))

    @Slot()
    def variation_back(self) -> None:
        """The seed before this one, whatever was painted since."""
        history = self._document.seed_history
        if len(history) < 2:
            self._say(tr("There is no variation before this one."))
            return
        self._document.step_seed_back()

    def _may_paint(self) -> bool:
        may = self._document.may_paint
        if not may:
            self.refused.emit()
        return may

    def _say(self, text: str, kind: Kind = Kind.INFO) -> None:
        self.said.emit(Message(text, kind))
