"""The commands for a new canvas and for the examples; their dialog is made when it is opened."""

import numpy as np
from PySide6.QtCore import QObject, Slot

from drawai_desktop.core.first_map import sky_and_ground
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.ui import actions as action_table
from drawai_desktop.ui.parts import Parts
from drawai_desktop.words import translator

tr = translator(__name__)


class NewCommands(QObject):
    """Lives in the GUI thread."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        table = parts.window.actions_by_name
        action_table.connect(table, {"new": self._ask_new, "examples": self._ask_example})

    @Slot()
    def _ask_new(self) -> None:
        self._ask(at_examples=False)

    @Slot()
    def _ask_example(self) -> None:
        self._ask(at_examples=True)

    def _ask(self, at_examples: bool) -> None:
        from drawai_desktop.ui.new_dialog import NewDialog

        parts, settings = self._parts, self._parts.preferences.settings
        key = parts.window.actions_by_name["surprise"].shortcut()
        size = settings.canvas_width, settings.canvas_height
        dialog = NewDialog(parts.labels.value, *size, parts.window, at_examples, key)
        dialog.wanted.connect(self._new)
        dialog.surprise_wanted.connect(self._new_surprise)
        dialog.example_wanted.connect(parts.opening.open_example)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(int, int, object, object)
    def _new(self, width: int, height: int, label_id: int | None, wrap: Wrap) -> None:
        self._parts.preferences.change(canvas_width=width, canvas_height=height)
        if label_id is None:
            ids = sky_and_ground(width, height, self._parts.labels.value)
        else:
            ids = np.full((height, width), label_id, np.uint8)
        self._parts.opening.open_scene(ids, "", wrap=wrap)

    @Slot(int, int, object)
    def _new_surprise(self, width: int, height: int, wrap: Wrap) -> None:
        self._parts.preferences.change(canvas_width=width, canvas_height=height)
        self._parts.opening.make_scene(
            tr("Surprise"), self._parts.editing.random_scene(width, height), wrap
        )
