"""How labels look on the screen, as the settings have it: their colours, marks and tips."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog

from drawai_desktop.core.label_colours import ALIKE, LabelColours, colour_text, most_alike
from drawai_desktop.core.label_marks import ShownMarks
from drawai_desktop.core.settings import Settings
from drawai_desktop.ui import actions as action_table
from drawai_desktop.ui.label_colours_dialog import LabelColoursDialog
from drawai_desktop.ui.label_tips import LabelTips
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.parts import Parts
from drawai_desktop.words import translator

tr = translator(__name__)


class LabelLook(QObject):
    """Lives in the GUI thread; applies the settings now, and whenever they are others.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._dialog: LabelColoursDialog | None = None
        window = parts.window
        self._tips = LabelTips(
            parts.document, parts.viewport, parts.labels, window.palette_panel, window.canvas_view
        )
        change = parts.preferences.change
        action_table.connect(
            parts.window.actions_by_name,
            {
                "outlines": lambda shown: change(mark_outlines=shown),
                "patterns": lambda shown: change(mark_patterns=shown),
                "region_names": lambda shown: change(mark_names=shown),
                "label_tips": lambda shown: change(label_tips=shown),
                "label_colours": self.ask_colours,
            },
        )
        parts.window.palette_panel.colour_wanted.connect(self.ask_colour)
        parts.labels.changed.connect(parts.window.palette_panel.show_colours)
        parts.preferences.changed.connect(self._apply)
        self._apply(parts.preferences.settings)

    @Slot(object)
    def _apply(self, settings: Settings) -> None:
        window = self._parts.window
        outlines, patterns = settings.mark_outlines, settings.mark_patterns
        window.canvas_view.marks.set_shown(ShownMarks(outlines, patterns, settings.mark_names))
        window.palette_panel.set_patterned(patterns)
        window.statistics_panel.set_patterned(patterns)
        self._parts.popup.is_patterned = patterns
        for name, shown in (
            ("outlines", outlines),
            ("patterns", patterns),
            ("region_names", settings.mark_names),
            ("label_tips", settings.label_tips),
        ):
            window.actions_by_name[name].setChecked(shown)
        self._tips.set_on(settings.label_tips)
        self._parts.labels.recolour(LabelColours(settings.label_theme, settings.label_colours))

    # Colours.

    @Slot()
    def ask_colours(self) -> None:
        """Shows all labels and their colours."""
        parts = self._parts
        large = parts.preferences.settings.touch
        dialog = LabelColoursDialog(parts.labels.value, parts.labels.colours, large, parts.window)
        dialog.choose_label(parts.state.label_id)
        dialog.changed.connect(self._take)
        dialog.colour_wanted.connect(self.ask_colour)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    @Slot(int)
    def ask_colour(self, label_id: int) -> None:
        """Asks for a colour of one label."""
        labels = self._parts.labels.shown
        if label_id not in labels:
            return
        label = labels[label_id]
        picker = QColorDialog(QColor(*label.rgb), self._dialog or self._parts.window)
        picker.setObjectName("colour_dialog")
        picker.setWindowTitle(tr("Colour of {label}", label=label.title))
        picker.colorSelected.connect(partial(self.recolour, label_id))
        picker.finished.connect(picker.deleteLater)
        picker.open()

    def recolour(self, label_id: int, colour: QColor) -> None:
        """Another colour for one label on the screen, kept between sessions."""
        labels, settings = self._parts.labels, self._parts.preferences.settings
        if label_id not in labels.value:
            return
        text = colour_text((colour.red(), colour.green(), colour.blue()))
        recoloured = {**settings.label_colours, labels.value[label_id].name: text}
        self._take(LabelColours(settings.label_theme, recoloured))
        label = labels.shown[label_id]
        other, far = most_alike(label, labels.shown)
        if self._dialog is None and other is not None and far < ALIKE:
            self.said.emit(
                Message(
                    tr(
                        "{label} looks like {other} now. Patterns and outlines, in the menu View, "
                        "tell them apart.",
                        label=label.title,
                        other=other.title,
                    ),
                    Kind.INFO,
                )
            )

    @Slot(object)
    def _take(self, colours: LabelColours) -> None:
        self._parts.preferences.change(
            label_theme=colours.theme, label_colours=dict(colours.recoloured)
        )
        if self._dialog is not None:
            self._dialog.show_colours(colours)
