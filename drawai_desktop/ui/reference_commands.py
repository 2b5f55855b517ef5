"""Connects the reference picture to the menu, the panel and the canvas."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.layer_edits import LayerEdits
from drawai_desktop.canvas.reference_hand import ReferenceHand
from drawai_desktop.canvas.undo_steps import ReferenceChange
from drawai_desktop.canvas.viewport import Viewport
from drawai_desktop.core.image_file import PICTURE_SUFFIXES
from drawai_desktop.core.reference import Reference, ReferencePicture, read_reference
from drawai_desktop.ui import actions as action_table
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.words import translator

tr = translator(__name__)

_NEEDING = ("reference_hide", "reference_over", "reference_move", "reference_remove")
MOVING = tr.later(
    "Drag the reference picture, or use the arrows; the wheel or + and - make it "
    "larger or smaller. Press Esc when it is in place."
)


class ReferenceCommands(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(
        self, document: Document, edits: LayerEdits, viewport: Viewport, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._document = document
        self._edits = edits
        self._window = window
        self._folder = Path.home()
        self._task: BackgroundTask | None = None
        self._table = table = window.actions_by_name
        self._hand = ReferenceHand(window.canvas_view, document, edits, viewport)
        self._hand.ended.connect(self._show)
        action_table.connect(
            table,
            {
                "reference_choose": self.ask,
                "reference_move": self.move,
                "reference_over": self._set_over,
                "reference_hide": self._set_hidden,
                "reference_remove": self._remove,
            },
        )
        panel = window.layer_panel.reference
        panel.opacity_wanted.connect(self._set_opacity)
        panel.slider_pressed.connect(edits.begin_gesture)
        panel.place_wanted.connect(self._set_place)
        document.reference_changed.connect(self._show)
        document.opened.connect(self._on_opened)
        self._show()

    @Slot()
    def ask(self) -> None:
        """Asks for a picture file."""
        endings = " ".join(f"*{suffix}" for suffix in PICTURE_SUFFIXES)
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Reference picture"),
            str(self._folder),
            tr("Pictures ({endings})", endings=endings),
        )
        if path:
            self._folder = Path(path).parent
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Lays a picture file over the labels, as large as fits."""
        if self._task is not None:
            self._task.cancel()

        def work(_task: BackgroundTask) -> ReferencePicture:
            return read_reference(path)

        self._task = BackgroundTask(work, self, reads=path.name)
        self._task.done.connect(self._on_read)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    @Slot(object)
    def _on_read(self, picture: ReferencePicture) -> None:
        self._task = None
        label_map, old = self._document.label_map, self._document.reference
        new = Reference(picture) if old is None else replace(old, picture=picture, is_hidden=False)
        fitted = new.fitted(label_map.width, label_map.height)
        self._edits.change_reference(tr("Reference picture"), fitted)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._task = None
        self.said.emit(Message(message, Kind.WARNING))

    @Slot()
    def _on_opened(self) -> None:
        """Another document: a picture that is still being read was not meant for it."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    @Slot(bool)
    def move(self, on: bool) -> None:
        """Moves the picture by hand, or paints again."""
        self._hand.set_on(on)
        self._edits.begin_gesture()
        if self._hand.is_on:
            self._window.canvas_view.setFocus()
            self.said.emit(Message(str(MOVING)))
        self._show()

    @Slot(bool)
    def _set_over(self, over: bool) -> None:
        self._change(tr("Reference over the labels") if over else tr("Reference under the labels"),
                     ReferenceChange.SIDE, is_over=over)  # fmt: skip

    @Slot(bool)
    def _set_hidden(self, hidden: bool) -> None:
        text = tr("Hide the reference picture") if hidden else tr("Show the reference picture")
        self._change(text, ReferenceChange.SIDE, is_hidden=hidden)

    @Slot(float)
    def _set_opacity(self, opacity: float) -> None:
        self._change(tr("Opacity of the reference"), ReferenceChange.OPACITY, opacity=opacity)

    @Slot(float, float, float)
    def _set_place(self, x: float, y: float, scale: float) -> None:
        self._change(tr("Move the reference picture"), ReferenceChange.PLACE, x=x, y=y, scale=scale)

    def _change(self, text: str, change: ReferenceChange, **values: float | bool) -> None:
        reference = self._document.reference
        if reference is not None:
            self._edits.change_reference(text, replace(reference, **values), change)  # type: ignore[arg-type]

    @Slot()
    def _remove(self) -> None:
        self._edits.change_reference(tr("Remove the reference picture"), None)

    @Slot()
    def _show(self) -> None:
        """Marks what can be done with the reference as it is."""
        reference, table = self._document.reference, self._table
        for name in _NEEDING:
            table[name].setEnabled(reference is not None)
        table["reference_move"].setChecked(self._hand.is_on)
        table["reference_over"].setChecked(reference is not None and reference.is_over)
        table["reference_hide"].setChecked(reference is not None and reference.is_hidden)
        self._window.canvas_view.show_reference_frame(self._hand.is_on)
