"""What the settings act on: theme, keys, lists, the renderer."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from drawai_desktop.canvas.wheel import Wheel
from drawai_desktop.core.detail_models import DEFAULT_DETAIL
from drawai_desktop.core.foreign_file import is_folder
from drawai_desktop.core.settings import Settings
from drawai_desktop.core.unlabelled import NEAREST, known_choice
from drawai_desktop.engine.session.loading import ChooseDetail
from drawai_desktop.ui.foreign_text import in_menu, in_tip
from drawai_desktop.ui.model_switch import ModelSwitch
from drawai_desktop.ui.parts import Parts
from drawai_desktop.ui.theme import apply_theme, theme_of

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
"""What Qt moves by itself, where the system wants it."""


class SettingsEffects(QObject):
    """Lives in the GUI thread; applies the settings now, and whenever they are others."""

    def __init__(self, parts: Parts, switch: ModelSwitch) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._switch = switch
        self._applied: Settings | None = None
        self._effects_off: set[Qt.UIEffect] = set()
        parts.preferences.changed.connect(self._apply)
        self._apply(parts.preferences.settings)

    @Slot(object)
    def _apply(self, settings: Settings) -> None:
        """Everything that a setting acts on; only what changed, since a theme takes long."""
        before, self._applied = self._applied, settings
        parts, window = self._parts, self._parts.window
        table, palette = window.actions_by_name, window.palette_panel
        looks = (settings.theme, settings.touch)
        if before is None or (before.theme, before.touch) != looks:
            theme = theme_of(settings.theme)
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            # Before the style sheet, which has smallest sizes of its own: those are not to be
            # taken for the controls' and kept.
            window.set_touch(settings.touch)
            apply_theme(application, theme, settings.touch)
            window.set_theme(theme)
            table[f"theme_{settings.theme}"].setChecked(True)
        if before is None or before.favourites != settings.favourites:
            palette.set_keys(parts.preferences.keys(parts.labels.value))
        if before is None or before.palette_folded != settings.palette_folded:
            window.fold_palette(settings.palette_folded)
        if before is None:
            palette.set_open_groups(settings.open_groups)
        if before is None or before.recent_files != settings.recent_files:
            self._fill_recent(settings)
        self._apply_motion(settings)
        self._apply_folders(settings, before)
        parts.viewport.wheel = Wheel(settings.wheel, settings.wheel_inverted)
        parts.keeping.set_interval(settings.keep_ms)
        parts.state.set_pen_softness(settings.pen_softness)
        table["hints"].setChecked(settings.hints)
        parts.strokes.set_on(settings.stroke_log)
        parts.saving.set_metadata(settings.picture_metadata)
        if settings.unlabelled != (NEAREST if before is None else before.unlabelled):
            parts.renderer.set_unlabelled(known_choice(settings.unlabelled, parts.labels.value))
        if settings.detail_model != ("" if before is None else before.detail_model):
            parts.renderer.submit(ChooseDetail(settings.detail_model or DEFAULT_DETAIL))
            parts.renderer.document_changed()
        parts.renderer.set_size(settings.resolution or None, settings.detail)
        if before is not None and (before.device, before.precision) != (
            settings.device,
            settings.precision,
        ):
            self._switch.reload()

    def _apply_motion(self, settings: Settings) -> None:
        window, wanted = self._parts.window, not settings.reduce_motion
        window.messages.set_motion(wanted)
        window.result_view.set_motion(wanted)
        for effect in _EFFECTS:
            if wanted and effect in self._effects_off:
                QApplication.setEffectEnabled(effect, True)
            elif not wanted and QApplication.isEffectEnabled(effect):
                self._effects_off.add(effect)
                QApplication.setEffectEnabled(effect, False)

    def _apply_folders(self, settings: Settings, before: Settings | None) -> None:
        parts = self._parts
        if before is None or before.export_folder != settings.export_folder:
            parts.saving.set_export_folder(settings.export_folder)
        if before is None or before.project_folder != settings.project_folder:
            folder = Path(settings.project_folder)
            is_there = is_folder(settings.project_folder)
            parts.projects.folder = folder if is_there else None
            if is_there:
                parts.opening.set_folder(folder)
        if settings.models_folder != ("" if before is None else before.models_folder):
            self._switch.set_models_folder(settings.models_folder)

    def _fill_recent(self, settings: Settings) -> None:
        window, entries = self._parts.window, []
        for text in settings.recent_files:
            action = QAction(in_menu(Path(text).name), window.recent_menu)
            action.setToolTip(in_tip(text))
            action.triggered.connect(partial(self._parts.opening.open_path, Path(text)))
            entries.append(action)
        window.add_menu_actions(window.recent_menu, entries)
