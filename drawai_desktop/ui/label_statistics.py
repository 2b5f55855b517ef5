"""Connects the panel of label statistics to counts, canvas and commands."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.ui.foreign_text import in_menu
from drawai_desktop.ui.label_counts import LabelCounts
from drawai_desktop.ui.label_look import LabelLook
from drawai_desktop.ui.parts import Parts
from drawai_desktop.ui.tool_commands import ToolCommands
from drawai_desktop.words import translator

tr = translator(__name__)


class LabelStatistics(QObject):
    """Lives in the GUI thread.

    Signals:
        label_wanted(int): paint with this label.
        canvas_wanted: the canvas should have the keyboard.
    """

    label_wanted = Signal(int)
    canvas_wanted = Signal()

    def __init__(self, parts: Parts, look: LabelLook, tools: ToolCommands) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._look = look
        self._tools = tools
        self.counts = LabelCounts(parts.document, self)
        self._panel = panel = parts.window.statistics_panel
        self.counts.changed.connect(self._show)
        parts.labels.changed.connect(self._show)
        panel.shown.connect(self.counts.set_on)
        panel.chosen.connect(self._choose)
        panel.replace_wanted.connect(self._ask_replace)
        panel.fill_wanted.connect(self._ask_fill)
        panel.menu_wanted.connect(self._show_menu)
        panel.left.connect(self.canvas_wanted)
        self.counts.set_on(panel.isVisible())

    @Slot()
    def _show(self) -> None:
        self._panel.show_counts(self.counts.counts, self._parts.labels.shown)

    @Slot(int)
    def _choose(self, label_id: int) -> None:
        """Paints with the label, and selects its regions on the layer that is painted on."""
        self.label_wanted.emit(label_id)
        if label_id != UNLABELLED:  # nothing is there that could be selected
            self._parts.window.canvas_view.pointer.tool.select_label(label_id)

    @Slot(int)
    def _ask_replace(self, label_id: int) -> None:
        title = tr("Replace {title} everywhere by", title=self._title(label_id))
        self._ask(title, label_id, self._parts.editing.replace_by)

    @Slot(int)
    def _ask_fill(self, label_id: int) -> None:
        title = tr("Fill {title} on this layer with", title=self._title(label_id))
        self._ask(title, label_id, self._parts.editing.fill_with)

    def _ask(self, title: str, label_id: int, act: Callable[[int, int], None]) -> None:
        at = QCursor.pos() if self._panel.underMouse() else self._panel.row_place()
        self._parts.popup.ask_at(at, title, partial(act, label_id), but=label_id)

    @Slot(int, object)
    def _show_menu(self, label_id: int, at: QPoint) -> None:
        title, is_label = in_menu(self._title(label_id)), label_id in self._parts.labels.value
        menu = QMenu(self._panel)
        menu.setObjectName("statistics_menu")
        rows = (
            (tr("Select {title}", title=title), partial(self._choose, label_id), is_label),
            (
                tr("Paint only over {title}", title=title),
                partial(self._tools.paint_only_over, label_id),
                True,
            ),
            (
                tr("Replace {title} everywhere...", title=title),
                partial(self._ask_replace, label_id),
                True,
            ),
            (
                tr("Fill {title} on this layer...", title=title),
                partial(self._ask_fill, label_id),
                True,
            ),
            (
                tr("Recolour {title}...", title=title),
                partial(self._look.ask_colour, label_id),
                is_label,
            ),
        )
        for text, act, can_act in rows:
            action = menu.addAction(text)
            action.setEnabled(can_act)
            action.triggered.connect(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _title(self, label_id: int) -> str:
        return self._parts.labels.value.title(label_id)
