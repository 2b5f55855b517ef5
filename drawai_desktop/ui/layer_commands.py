"""Connects what can be done with layers to the menu, the keys and the panel."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QInputDialog

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.layer_edits import LayerEdits
from drawai_desktop.canvas.tool_state import ToolState
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.errors import LabelError
from drawai_desktop.ui import actions as action_table
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Answer, Kind, Message
from drawai_desktop.ui.reference_commands import ReferenceCommands
from drawai_desktop.words import translator

tr = translator(__name__)


class LayerCommands(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(
        self,
        document: Document,
        edits: LayerEdits,
        state: ToolState,
        viewport: Viewport,
        labels: CurrentLabels,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._edits = edits
        self._window = window
        self._table = table = window.actions_by_name
        self._dialog: QInputDialog | None = None
        action_table.connect(
            table,
            {
                "layer_add": self._doing(edits.add),
                "layer_duplicate": self._doing(edits.duplicate),
                "layer_merge": self._doing(edits.merge_down),
                "layer_delete": self._doing(edits.delete),
                "layer_rename": self.ask_name,
                "layer_hide": self._hide,
                "layer_lock": self._lock,
                "layer_raise": partial(edits.raise_by, 1),
                "layer_lower": partial(edits.raise_by, -1),
                "layer_above": partial(edits.step_active, 1),
                "layer_below": partial(edits.step_active, -1),
                "fill_all_layers": state.set_fills_by_all_layers,
            },
        )
        document.layers_changed.connect(self._show)
        self.reference = ReferenceCommands(document, edits, viewport, window)
        self.reference.said.connect(self.said)
        window.layer_panel.set_document(document, labels)
        rows = window.layer_panel.list
        rows.chosen.connect(document.choose_layer)
        rows.moved.connect(edits.move)
        rows.renamed.connect(edits.rename)
        rows.hidden_wanted.connect(edits.hide)
        rows.locked_wanted.connect(edits.lock)
        rows.delete_wanted.connect(self._doing(edits.delete))
        window.canvas_view.stroke_refused.connect(self.explain_refusal)
        self._show()

    def _doing(self, act: Callable[[], None]) -> Callable[[], None]:
        def do() -> None:
            try:
                act()
            except LabelError as error:
                self._say(str(error))

        return do

    @Slot()
    def _show(self) -> None:
        """Marks what can be done with the layers as they are."""
        stack, table = self._document.layers, self._table
        info = stack.info_of(stack.active)
        place, top = stack.place_of(stack.active), len(stack) - 1
        table["layer_hide"].setChecked(info.is_hidden)
        table["layer_lock"].setChecked(info.is_locked)
        table["layer_delete"].setEnabled(top > 0)
        for name in ("layer_merge", "layer_lower", "layer_below"):
            table[name].setEnabled(place > 0)
        for name in ("layer_raise", "layer_above"):
            table[name].setEnabled(place < top)

    @Slot(bool)
    def _hide(self, hidden: bool) -> None:
        self._edits.hide(self._document.layers.active, hidden)

    @Slot(bool)
    def _lock(self, locked: bool) -> None:
        self._edits.lock(self._document.layers.active, locked)

    @Slot()
    def explain_refusal(self) -> None:
        """Nothing was painted: says why, and how that is mended."""
        info = self._document.layers.info_of(self._document.layers.active)
        answers: list[Answer] = []
        if info.is_hidden:
            answers.append((tr("Show it"), partial(self._edits.hide, info.key, False)))
        if info.is_locked:
            answers.append((tr("Unlock it"), partial(self._edits.lock, info.key, False)))
        if info.is_hidden and info.is_locked:
            text = tr("{name} is hidden and locked, so nothing was painted on it.", name=info.name)
        elif info.is_hidden:
            text = tr("{name} is hidden, so nothing was painted on it.", name=info.name)
        else:
            text = tr("{name} is locked, so nothing was painted on it.", name=info.name)
        self._say(text, answers)

    @Slot()
    def ask_name(self) -> None:
        """Asks what the active layer is to be called."""
        info = self._document.layers.info_of(self._document.layers.active)
        self._dialog = dialog = QInputDialog(self._window)
        dialog.setWindowTitle(tr("Rename layer"))
        dialog.setLabelText(tr("Name of the layer:"))
        dialog.setTextValue(info.name)
        dialog.textValueSelected.connect(partial(self._edits.rename, info.key))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say(self, text: str, answers: list[Answer] | None = None) -> None:
        self.said.emit(Message(text, Kind.INFO, tuple(answers or ())))
