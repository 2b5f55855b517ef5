"""Connects tools, brush and what is done with labels to the menu, the keys and the bar."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction, QCursor, QKeySequence
from PySide6.QtWidgets import QMenu

from drawai_desktop.canvas.key_hand import KeyHand
from drawai_desktop.canvas.tool_state import ToolChoice
from drawai_desktop.core.brush_presets import BrushPreset, next_share
from drawai_desktop.core.geometry import Point
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.settings import Settings
from drawai_desktop.ui import actions as action_table
from drawai_desktop.ui.brush_popup import BrushPopup
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.parts import Parts
from drawai_desktop.ui.saved_presets import SavedPresets
from drawai_desktop.ui.touch import set_large_targets
from drawai_desktop.words import translator

tr = translator(__name__)

MOST_OFFERED = 16
"""So many of the labels that are seen are offered, those with the most pixels."""


class ToolCommands(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._state = state = parts.state
        self._pointer: Point | None = None
        self._table = table = parts.window.actions_by_name
        for tool in ToolChoice:
            table[f"tool_{tool}"].triggered.connect(partial(state.set_tool, tool))
        canvas = parts.window.canvas_view
        canvas.pointer.tool.told.connect(self._say)
        canvas.pointer.tool.waiting.connect(self._explain)
        canvas.pointer.tool.redrawn.connect(self._take_back)
        parts.document.opened.connect(self._take_back)
        self._explained: set[str] = set()
        self._key_hand = KeyHand(canvas, parts.document, parts.viewport)
        self._key_hand.ended.connect(table["key_painting"].trigger)
        self.presets = SavedPresets(state, parts.preferences)
        self.presets.said.connect(self.said)
        self._popup: BrushPopup | None = None
        action_table.connect(
            table,
            {
                "smaller": partial(state.step_diameter, -1),
                "larger": partial(state.step_diameter, 1),
                "much_smaller": partial(state.step_diameter, -1, True),
                "much_larger": partial(state.step_diameter, 1, True),
                "preset_smaller": partial(self._step_preset, -1),
                "preset_larger": partial(self._step_preset, 1),
                "brush_options": self._show_options,
                "save_preset": self._ask_preset_name,
                "next_hand": state.take_helping_hand,
                "key_painting": self._paint_by_keys,
                "find_label": parts.window.palette_panel.focus_search,
                "swap_labels": state.swap_labels,
                "unlabelled": partial(state.set_tool, ToolChoice.ERASER),
                "paint_only": self.paint_only,
                "fill_same": state.set_fills_all_of_label,
                "replace_label": self.replace_label,
                "label_grow": parts.editing.grow_label,
                "label_shrink": parts.editing.shrink_label,
            },
        )
        self._take_settings(parts.preferences.settings)
        state.changed.connect(self._note_state)

    # The brush.

    @Slot(object)
    def take_preset(self, preset: BrushPreset) -> None:
        """Paints with a brush of the list; a tool without a brush becomes the brush."""
        state = self._state
        state.set_tip(preset.tip)
        state.set_share(preset.share)
        if preset.smoothing is not None:
            state.set_smoothing(preset.smoothing)
        if preset.density is not None:
            state.set_density(preset.density)
        tool = next((tool for tool in ToolChoice if tool.value == preset.tool), state.tool)
        state.set_tool(tool if tool.has_diameter else ToolChoice.BRUSH)

    def _step_preset(self, steps: int) -> None:
        self._state.set_share(next_share(self._state.share, steps))

    @Slot()
    def _show_options(self) -> None:
        self._open_popup(to_save=False)

    @Slot()
    def _ask_preset_name(self) -> None:
        self._open_popup(to_save=True)

    def _open_popup(self, to_save: bool) -> None:
        if self._popup is None:
            self._popup = BrushPopup(self._state, self.presets, self._parts.window)
            self._popup.preset_wanted.connect(self.take_preset)
        set_large_targets(self._popup, self._parts.preferences.settings.touch)
        self._popup.open_below(self._parts.window.toolbar.options_button, to_save)

    @Slot(bool)
    def _paint_by_keys(self, wanted: bool) -> None:
        self._key_hand.set_on(wanted)
        if wanted:
            self._parts.window.canvas_view.setFocus()
            self._say(tr("Painting by keyboard: arrows move, Space paints, Esc ends it."))

    @Slot(str)
    def _say(self, text: str) -> None:
        self.said.emit(Message(text, Kind.INFO))

    @Slot(str)
    def _explain(self, text: str) -> None:
        """What can be done with a shape that waits: said once, and always in the status."""
        if text not in self._explained:
            self._explained.add(text)
            self._say(text)

    @Slot()
    def _take_back(self) -> None:
        """The shape waits no more: what can be done with it is not true any more."""
        messages = self._parts.window.messages
        if (
            messages.text in self._explained
            and not self._parts.window.canvas_view.pointer.tool.waits
        ):
            messages.hide_message()

    def _take_settings(self, settings: Settings) -> None:
        self._state.set_smoothing(settings.smoothing)
        self._state.set_density(settings.spray_density)

    @Slot()
    def _note_state(self) -> None:
        """What of the brush is kept between sessions, besides its size."""
        state = self._state
        self._table["fill_same"].setChecked(state.fills_all_of_label)
        self._parts.preferences.change(smoothing=state.smoothing, spray_density=state.density)

    # Labels.

    @Slot(object)
    def note_pointer(self, point: Point | None) -> None:
        """Where the pointer is on the map."""
        self._pointer = point

    def _label_at_pointer(self) -> int | None:
        return self._parts.document.label_map.at(*self._pointer) if self._pointer else None

    @Slot(bool)
    def paint_only(self, wanted: bool) -> None:
        """Paints over the label under the pointer alone, or one to choose, or over all again."""
        if not wanted:
            self._state.set_only(None)
            return
        self._table["paint_only"].setChecked(False)  # until one is chosen
        label_id = self._label_at_pointer()
        if label_id is not None:
            self.paint_only_over(label_id)
        else:
            self._offer_labels(tr("Paint only over"), self.paint_only_over)

    @Slot(int)
    def paint_only_over(self, label_id: int) -> None:
        """Paints over this label alone."""
        self._state.set_only(label_id)
        title = self._parts.labels.value.title(label_id)
        key = self._table["paint_only"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if key:
            text = tr(
                "Painting only over {title}. {key} again paints over everything.",
                title=title,
                key=key,
            )
        else:
            text = tr(
                "Painting only over {title}. The button again paints over everything.", title=title
            )
        self._say(text)

    @Slot()
    def replace_label(self) -> None:
        """The label under the pointer, or one to choose, becomes the chosen one in all layers."""
        label_id = self._label_at_pointer()
        if label_id is not None:
            self._parts.editing.replace_label(label_id)
        else:
            title = self._parts.labels.value.title(self._state.label_id)
            self._offer_labels(
                tr("Becomes {title}", title=title), self._parts.editing.replace_label
            )

    def _offer_labels(self, title: str, act: Callable[[int], None]) -> None:
        """A menu of the labels that are seen, those with most pixels first."""
        counts = np.bincount(self._parts.document.label_map.ids.ravel(), minlength=256)
        labels, window = self._parts.labels.value, self._parts.window
        menu = QMenu(window)
        menu.setObjectName("seen_labels")
        menu.addAction(title).setEnabled(False)
        menu.addSeparator()
        for label_id in np.argsort(-counts, kind="stable")[:MOST_OFFERED].tolist():
            if counts[label_id]:
                action = QAction(labels.title(label_id), menu)
                if label_id != UNLABELLED and label_id in labels:
                    action.setIcon(self._parts.popup.swatch_of(self._parts.labels.shown[label_id]))
                action.triggered.connect(partial(act, label_id))
                menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos() + QPoint(0, 12))
