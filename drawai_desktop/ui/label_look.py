"""How labels look on the screen, as the settings have it: their marks on canvas and palette."""

from PySide6.QtCore import QObject, Slot

from drawai_desktop.core.label_marks import ShownMarks
from drawai_desktop.core.settings import Settings
from drawai_desktop.ui.parts import Parts


class LabelLook(QObject):
    """Lives in the GUI thread; applies the settings now, and whenever they are others."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        parts.preferences.changed.connect(self._apply)
        self._apply(parts.preferences.settings)

    @Slot(object)
    def _apply(self, settings: Settings) -> None:
        window = self._parts.window
        outlines, patterns = settings.mark_outlines, settings.mark_patterns
        window.canvas_view.marks.set_shown(ShownMarks(outlines, patterns, settings.mark_names))
        window.palette_panel.set_patterned(patterns)
        for name, shown in (
            ("outlines", outlines),
            ("patterns", patterns),
            ("region_names", settings.mark_names),
        ):
            window.actions_by_name[name].setChecked(shown)
