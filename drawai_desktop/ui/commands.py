"""Connects the table of commands to the parts that do them, and opens the dialogs."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from drawai_desktop import __version__
from drawai_desktop.canvas.tool_state import ToolChoice
from drawai_desktop.core.choices import ThemeChoice, ViewChoice
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.log_file import log_path, log_tail
from drawai_desktop.core.machine_report import machine_report
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.ui import actions as action_table
from drawai_desktop.ui.about_dialog import AboutDialog
from drawai_desktop.ui.detail_commands import DetailCommands
from drawai_desktop.ui.dropped_files import DroppedFiles
from drawai_desktop.ui.first_steps import FirstSteps
from drawai_desktop.ui.history_presenter import HistoryPresenter
from drawai_desktop.ui.large_export import LargeExport
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.new_commands import NewCommands
from drawai_desktop.ui.parts import Parts
from drawai_desktop.ui.picture_dragging import PictureDragging
from drawai_desktop.ui.setting_commands import SettingCommands
from drawai_desktop.ui.sized_export import SizedExport
from drawai_desktop.ui.time_lapse_export import TimeLapseExport
from drawai_desktop.ui.tips import Tips
from drawai_desktop.ui.tool_commands import ToolCommands
from drawai_desktop.ui.undo_memory import UndoMemory
from drawai_desktop.ui.wrap_commands import WrapCommands
from drawai_desktop.words import translator

tr = translator(__name__)

TURN_STEP = 15.0
"""Degrees by which a key turns the view."""
LOG_LINES = 60
"""So many of the log go into a report."""


class Commands(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
    """

    said = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self.large_export = LargeExport(parts.document, parts.renderer, parts.saving, parts.window)
        self.sized_export = SizedExport(parts.renderer, parts.saving, parts.window)
        window, table = parts.window, parts.window.actions_by_name
        self.history = HistoryPresenter(
            parts.document,
            parts.layer_edits,
            parts.renderer.pictures,
            parts.projects,
            window.history_strip,
            window,
        )
        self.history.said.connect(self.said)
        self.detail = DetailCommands(parts)
        self.time_lapse = TimeLapseExport(parts, lambda: self.history.history.entries)
        self.time_lapse.said.connect(self.said)
        self.dragging = PictureDragging(
            parts.document, parts.renderer.pictures, parts.saving, parts.window.result_view.grip
        )
        self.dragging.said.connect(self.said)
        self.dropped = DroppedFiles(parts.opening.take, parts.models.install, parts.window)
        self.dropped.said.connect(self.said)
        self.exports = (self.large_export, self.sized_export, self.time_lapse)
        undo = parts.document.undo_stack
        self.memory = UndoMemory(
            parts.document,
            self.history,
            parts.preferences,
            table["undo"],
            window.canvas_view.pointer.tool,
            window,
        )
        self.memory.said.connect(self.said)
        undo.canRedoChanged.connect(table["redo"].setEnabled)
        table["redo"].setEnabled(False)
        for name in ("save", "save_as"):  # before they save, so first
            table[name].triggered.connect(window.canvas_view.finish_stroke)
        action_table.connect(table, self._file_slots() | self._edit_slots() | self._view_slots())
        self.settings = SettingCommands(parts)
        self.new = NewCommands(parts)
        self.wrap = WrapCommands(parts)
        self.wrap.said.connect(self.said)
        self.first_steps = FirstSteps(window, parts.preferences)
        self.tips = Tips(window, parts.preferences)
        self.settings.shortcuts.changed.connect(self.tips.show_tip)
        self.tools = ToolCommands(parts)
        self.tools.said.connect(self.said)
        parts.window.palette_panel.chosen.connect(self.choose_label)
        parts.editing.refused.connect(parts.layers.explain_refusal)
        parts.layers.said.connect(self.said)
        reference, layers = window.layer_panel.reference, window.layer_panel.list
        for field in (
            window.palette_panel, window.toolbar.spin, window.style_panel.seed, layers,
            reference.x_box, reference.y_box, reference.scale_box,
        ):  # fmt: skip
            field.left.connect(self.focus_canvas)
        parts.window.toolbar.live_toggled.connect(self.set_live)
        window.status_line.overlay_wanted.connect(self._set_opacity)
        window.view_changed.connect(self._show_view)
        parts.window.result_view.menu_wanted.connect(self._show_result_menu)

    def _file_slots(self) -> dict[str, Callable[..., object]]:
        return {
            "open": self._parts.opening.ask_open,
            "unsaved": self._parts.unsaved.ask,
            "surprise": self._parts.editing.surprise,
            "save": self._parts.projects.save,
            "save_as": self._parts.projects.save_as,
            "export": self._parts.saving.export,
            "export_as": self._parts.saving.export_as,
            "export_large": self.large_export.ask,
            "export_ids": self._parts.saving.export_ids,
            "export_colours": self._parts.saving.export_colours,
            "export_both": self._parts.saving.export_both,
            "export_lapse": self.time_lapse.ask,
            "read_as": self._parts.opening.ask_read_as,
            "import_photo": self._parts.photos.ask,
            "quit": self._parts.window.close,
            "keep_picture": self.history.keep_shown,
            "copy": self._parts.saving.copy_picture,
            "copy_map": self._parts.saving.copy_map,
            "paste": self._parts.opening.paste,
            "install_model": self._parts.models.ask_install,
            "install_folder": self._parts.models.ask_install_folder,
            "model_folder": self._parts.models.show_folder,
        }

    def _edit_slots(self) -> dict[str, Callable[..., object]]:
        return {
            "undo": self._undo,
            "redo": self._parts.document.undo_stack.redo,
            "clear": self._parts.editing.clear,
            "fill_unlabelled": self._parts.editing.fill_unlabelled,
            "flip": self._parts.editing.flip,
            "variation": self._parts.editing.variation,
            "variation_back": self._parts.editing.variation_back,
            "variations": self._parts.styles.show_variations,
            "style_photo": self._parts.styles.ask_style_photo,
            "style_neutral": self._neutral_style,
            "live": self.set_live,
            "render": self._parts.renderer.render_now,
        }

    def _view_slots(self) -> dict[str, Callable[..., object]]:
        window, viewport, change = (
            self._parts.window,
            self._parts.viewport,
            self._parts.preferences.change,
        )
        return {
            "zoom_in": partial(viewport.zoom_by, 2.0, None),
            "zoom_out": partial(viewport.zoom_by, -2.0, None),
            "zoom_fit": viewport.fit,
            "zoom_one": partial(viewport.set_zoom, 1.0, None),
            "view_side": partial(window.set_view, ViewChoice.BOTH),
            "view_row": partial(window.set_view, ViewChoice.ROW),
            "view_stacked": partial(window.set_view, ViewChoice.STACKED),
            "view_canvas": partial(window.set_view, ViewChoice.CANVAS),
            "view_picture": partial(window.set_view, ViewChoice.PICTURE),
            "view_wipe": partial(window.set_view, ViewChoice.WIPE),
            "overlay": self._set_overlay,
            "turn_left": partial(viewport.turn_by, -TURN_STEP),
            "turn_reset": partial(viewport.turn_to, 0.0),
            "turn_right": partial(viewport.turn_by, TURN_STEP),
            "mirror": viewport.set_mirrored,
            "palette_names": lambda named: change(palette_folded=not named),
            "styles_panel": lambda shown: window.show_panel("styles", shown),
            "layers_panel": lambda shown: window.show_panel("layers", shown),
            "statistics_panel": lambda shown: window.show_panel("statistics", shown),
            "panels_home": window.panels_home,
            "hide_panels": window.hide_panels,
            "full_screen": window.set_full_screen,
            "theme_system": lambda: change(theme=ThemeChoice.SYSTEM),
            "theme_dark": lambda: change(theme=ThemeChoice.DARK),
            "theme_light": lambda: change(theme=ThemeChoice.LIGHT),
            "theme_contrast": lambda: change(theme=ThemeChoice.CONTRAST),
            "hints": lambda shown: change(hints=shown),
            "report": self._copy_report,
            "about": lambda: AboutDialog(window).open(),
        }

    @Slot()
    def _undo(self) -> None:
        """A step of undo back; a stroke or shape that is not done yet goes first."""
        if not self._parts.window.canvas_view.cancel_stroke():
            self.memory.undo()

    @Slot(bool)
    def set_live(self, live: bool) -> None:
        """Whether the picture follows the brush by itself."""
        self._parts.renderer.set_live(live)
        self._parts.window.toolbar.set_live(live)
        self._parts.window.actions_by_name["live"].setChecked(live)
        self._parts.presenter.show_badge()

    @Slot()
    def _neutral_style(self) -> None:
        seed = self._parts.document.style.seed
        self._parts.document.choose_style(NEUTRAL.with_seed(seed), tr("Neutral style"))

    @Slot(bool)
    def _set_overlay(self, shown: bool) -> None:
        percent = self._parts.preferences.settings.overlay_opacity
        opacity = percent / 100 if shown else 0.0
        self._parts.window.canvas_view.set_overlay(self._parts.presenter.image, opacity)
        self._parts.window.status_line.show_overlay(percent if shown else None)

    @Slot(int)
    def _set_opacity(self, percent: int) -> None:
        self._parts.preferences.change(overlay_opacity=percent)
        self._set_overlay(self._parts.window.actions_by_name["overlay"].isChecked())

    @Slot(object)
    def _show_view(self, view: ViewChoice) -> None:
        """A view with a line needs the picture that is on one side of it."""
        self._parts.window.canvas_view.set_wiped(view is ViewChoice.WIPE)
        self._set_overlay(self._parts.window.actions_by_name["overlay"].isChecked())

    def peek(self, held: bool) -> None:
        """Shows the picture in the canvas while a key is held."""
        if held:
            self._parts.window.canvas_view.set_overlay(self._parts.presenter.image, 1.0)
        else:
            self._set_overlay(self._parts.window.actions_by_name["overlay"].isChecked())

    def choose_by_key(self, digit: str) -> None:
        """Paints with the label of a digit."""
        label_id = self._parts.preferences.keys(self._parts.labels.value).get(digit)
        if label_id is not None:
            self._parts.state.choose_label(label_id)

    @Slot(int)
    def choose_label(self, label_id: int) -> None:
        if label_id == UNLABELLED:
            self._parts.state.set_tool(ToolChoice.ERASER)
        else:
            self._parts.state.choose_label(label_id)

    @Slot()
    def focus_canvas(self) -> None:
        """The keyboard goes to the canvas."""
        self._parts.window.canvas_view.setFocus()

    @Slot(object)
    def _show_result_menu(self, at: QPoint) -> None:
        table = self._parts.window.actions_by_name
        menu = QMenu(self._parts.window)
        menu.addActions([table[n] for n in ("copy", "export", "export_as", "render", "overlay")])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    @Slot()
    def _copy_report(self) -> None:
        screen = QGuiApplication.primaryScreen()
        renderer, label_map = self._parts.renderer, self._parts.document.label_map
        model = renderer.manifest.name if renderer.manifest else "none"
        lines = (
            f"DrawAI {__version__}",
            *machine_report(),
            f"Qt platform {QGuiApplication.platformName()}, scale {screen.devicePixelRatio()}",
            f"model {model}, engine {renderer.state.value}, usual {renderer.usual_ms:.0f} ms",
            f"canvas {label_map.width} x {label_map.height}",
            f"log ({log_path()}):",
            *log_tail(LOG_LINES),
        )
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.said.emit(Message(tr("Copied a report for a bug report."), Kind.DONE))
