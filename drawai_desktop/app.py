"""Has the program's objects built and connects them; start and shutdown order. Nobody else does."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.core.choices import LanguageChoice
from drawai_desktop.core.examples import examples
from drawai_desktop.core.image_file import read_photo
from drawai_desktop.core.label_codes import channels_of
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.settings import read_settings
from drawai_desktop.engine.session.detailing import LoadDetail, load_detail
from drawai_desktop.engine.session.loading import LoadSynthesizer, load_synthesizer
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.live.speed_measuring import SpeedMeasuring
from drawai_desktop.ui.application import SignalWatch, leave, make_application
from drawai_desktop.ui.background import end_tasks
from drawai_desktop.ui.building import FIRST_LABEL, build_parts
from drawai_desktop.ui.closing_note import CLOSING_NOTE_MS, ClosingNote
from drawai_desktop.ui.commands import Commands
from drawai_desktop.ui.cycles import CycleSearch
from drawai_desktop.ui.ending import Ending
from drawai_desktop.ui.hold_keys import HoldKeys
from drawai_desktop.ui.keyboard_focus import FocusReturn
from drawai_desktop.ui.label_look import LabelLook
from drawai_desktop.ui.label_statistics import LabelStatistics
from drawai_desktop.ui.language import Language
from drawai_desktop.ui.message import Message
from drawai_desktop.ui.model_switch import ModelSwitch
from drawai_desktop.ui.preferences import Preferences
from drawai_desktop.ui.settings_effects import SettingsEffects
from drawai_desktop.ui.training_commands import TrainingCommands
from drawai_desktop.ui.ui_map import UiMap

LOG_OUT_S = 5.0
"""How long a log-out may wait for the disk."""


@dataclass(frozen=True)
class StartOptions:
    """What the command line asks of the window."""

    file: Path | None = None
    model: str | None = None
    geometry: QRect | None = None
    ui_map: Path | None = None
    verbose: bool = False
    device: str | None = None
    theme: str | None = None
    language: str | None = None


class Program(QObject):
    """The running program. Lives in the GUI thread; its attributes are the parts that tests and
    tools drive."""

    def __init__(
        self,
        options: StartOptions,
        library: ModelLibrary | None = None,
        load: LoadSynthesizer = load_synthesizer,
        load_detail: LoadDetail = load_detail,
    ) -> None:
        super().__init__()
        library = library or ModelLibrary.standard(beside="")  # the settings add theirs
        self._options = options
        self._labels = CurrentLabels(standard_labels())
        self._example = examples()[0]
        overrides = {"theme": options.theme, "device": options.device}
        preferences = Preferences(self, **{k: v for k, v in overrides.items() if v is not None})

        def renderer(document: Document) -> LiveRenderer:
            labels = self._labels.value
            return LiveRenderer(document, labels, load, options.verbose, load_detail=load_detail)

        self.parts = parts = build_parts(
            preferences, self._labels, self._example, library, renderer
        )
        self.document, self.state, self.viewport = parts.document, parts.state, parts.viewport
        self.window, self.renderer = parts.window, parts.renderer
        self.pictures = parts.renderer.pictures
        self.opening, self.saving, self.editing = parts.opening, parts.saving, parts.editing
        self.projects, self.keeping = parts.projects, parts.keeping
        self.preferences, self.presenter = parts.preferences, parts.presenter
        self.styles, self.photos = parts.styles, parts.photos
        # The settings keep the brush as it would be on the canvas that the program begins with.
        self._first_side = self.document.label_map.ids.size**0.5
        self.commands = Commands(parts)
        self.switch = ModelSwitch(parts, library, options.model)
        self.trainings = TrainingCommands(parts)
        self.trainings.chosen.connect(self.switch.load)
        self._hold_keys = HoldKeys(
            self.window, self.state, self.commands.choose_by_key, self.commands.peek
        )
        self._follow_keys()
        self.commands.settings.shortcuts.changed.connect(self._follow_keys)
        self._focus_return = FocusReturn(self.window, self.window.canvas_view)
        self._ui_map: UiMap | None = None
        SpeedMeasuring(self.renderer)  # its child
        self._is_stopped = False
        self.ended_in_time = True
        self.status = 0
        long_work = (self.saving, *self.commands.exports, parts.models)
        self.ending = Ending(self.window, self.keeping, long_work, self.projects.save_as)
        self.label_look = LabelLook(parts)
        self.statistics = LabelStatistics(parts, self.label_look, self.commands.tools)
        self._connect_document()
        self._connect_panels()
        settings = self.preferences.settings
        self._effects = SettingsEffects(parts, self.switch)
        self.window.set_view(settings.view)
        self.window.panels.restore(settings.panels)
        self.commands.set_live(settings.live)

    # Start and end.

    def start(self) -> None:
        """Shows the window, then begins what is slow."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.installEventFilter(self._hold_keys)
        application.installEventFilter(self._focus_return)
        application.aboutToQuit.connect(self.stop)
        self._place_window()
        self.window.show()
        if QGuiApplication.platformName() != "offscreen":  # which cannot, and says so
            self.window.raise_()
        self.window.activateWindow()
        self.commands.focus_canvas()
        if self._options.ui_map is not None:
            self._ui_map = UiMap(self._options.ui_map, self.window.places, self)
            self.window.layout_changed.connect(self._ui_map.layout_changed)
            self._ui_map.layout_changed()
        if self._example.picture_path.is_file():
            self.pictures.put_stored(read_photo(self._example.picture_path))
        self.switch.load_first()
        if self._options.file is not None:
            self.opening.open_path(self._options.file)
        self.parts.unsaved.offer()
        self.trainings.tell_at_start()
        self.projects.remove_leftovers(self.preferences.settings.recent_files)

    def _place_window(self) -> None:
        if self._options.geometry is not None:
            self.window.setGeometry(self._options.geometry)
            return
        available = QGuiApplication.primaryScreen().availableGeometry()
        self.window.resize(min(1360, available.width() - 40), min(860, available.height() - 60))
        self.window.move(available.center() - self.window.rect().center())

    @Slot()
    def stop(self) -> None:
        """Ends everything, in an order in which nothing is lost. Safe to call twice."""
        if self._is_stopped:
            return
        self._is_stopped = True
        application = QApplication.instance()
        assert application is not None
        for listener in (self._hold_keys, self._focus_return):
            application.removeEventFilter(listener)
        if self._ui_map is not None:
            self._ui_map.stop()
        self.document.undo_stack.blockSignals(True)  # its end is no news to anybody
        self.keeping.stop()
        self.parts.models.stop()
        self.commands.time_lapse.give_up()  # else its thread would wait for pictures
        self.preferences.change(
            brush=self.state.diameter_on(self._first_side),
            label=self.state.label_id if self.state.label_id != UNLABELLED else FIRST_LABEL,
            live=self.renderer.is_live,
            view=self.window.view,
            panels=self.window.panels.state,
            export_folder=str(self.saving.export_folder),
        )
        self.preferences.store()
        has_ended = end_tasks(self.window)
        self.parts.strokes.stop()  # after the writes, which ask for the log
        self.ended_in_time = self.renderer.stop() and has_ended
        self.window.may_close = True

    @Slot()
    def _on_closing(self) -> None:
        if not self._is_stopped:
            self.ending.begin()

    @Slot()
    def _on_ready(self) -> None:
        """Nothing is being written any more: the window goes, and then the program."""
        self.window.hide()
        self.stop()
        text = self.trainings.closing_text() if not self.status else ""
        if not text:
            self._exit()
            return
        self._note = ClosingNote(text, self.window.geometry())
        self._note.show()
        QTimer.singleShot(CLOSING_NOTE_MS, self, self._exit)

    @Slot()
    def _exit(self) -> None:
        QApplication.exit(self.status)

    @Slot(int)
    def end_by_signal(self, number: int) -> None:
        """The system asks the program to end: everything is kept, nothing is asked."""
        self.status = 128 + number
        self.ending.force()

    @Slot()
    def keep_for_log_out(self) -> None:
        """The session ends, and the process with it, whenever the system likes."""
        self.keeping.keep_now()
        self.keeping.flush(LOG_OUT_S)

    # Connections.

    def _connect_document(self) -> None:
        document, renderer, canvas = self.document, self.renderer, self.window.canvas_view
        document.map_changed.connect(renderer.document_changed)
        document.map_replaced.connect(renderer.document_changed)
        document.map_replaced.connect(self._follow_canvas)
        document.style_changed.connect(renderer.document_changed)
        document.opened.connect(renderer.document_replaced)
        canvas.stroke_ended.connect(renderer.hand_lifted)
        canvas.stroke_begun.connect(self._hold_keys.stroke_begun)
        canvas.pointer_moved.connect(self.window.result_view.set_crosshair)
        canvas.pointer_moved.connect(self.commands.tools.note_pointer)
        canvas.popup_wanted.connect(self.parts.popup.open_at)

    @Slot()
    def _follow_keys(self) -> None:
        self._hold_keys.set_tool_keys(self.commands.settings.shortcuts.tool_keys())

    @Slot()
    def _follow_canvas(self) -> None:
        label_map = self.document.label_map
        self.state.follow_canvas(label_map.width, label_map.height)

    def _connect_panels(self) -> None:
        window, palette = self.window, self.window.palette_panel
        for part in (
            self.ending,
            self.keeping,
            self.parts.unsaved,
            self.opening,
            self.saving,
            self.projects,
            self.editing,
            self.presenter,
            self.styles,
            self.photos,
            self.parts.models,
            self.commands,
            self.switch,
            self.label_look,
            self.trainings,
        ):
            part.said.connect(self._say)
        self.parts.unsaved.offered.connect(window.messages.set_thumbnail)
        self.opening.bring_back_wanted.connect(self.parts.unsaved.bring_back)
        self.statistics.label_wanted.connect(self.commands.choose_label)
        self.statistics.canvas_wanted.connect(self.commands.focus_canvas)
        palette.group_toggled.connect(self.preferences.note_group)
        palette.key_assigned.connect(self.preferences.assign_key)
        palette.only_wanted.connect(self.commands.tools.paint_only_over)
        palette.replace_wanted.connect(self.editing.replace_label)
        palette.laid_out.connect(window.layout_changed)
        window.style_panel.style_wanted.connect(self.document.choose_style)
        window.closing.connect(self._on_closing)
        window.dropped.connect(self.commands.dropped.take)
        window.messages.closed.connect(window.layout_changed)
        self.ending.ready.connect(self._on_ready)
        for writer in (self.saving, self.projects):
            writer.said.connect(self.ending.note)
        self.opening.read_as.channels = lambda: channels_of(self.renderer.manifest)
        self.opening.stored_picture.connect(self.pictures.put_stored)
        self.opening.photo_given.connect(self.styles.take_style)
        self.opening.photo_to_read.connect(self.photos.take)
        self.opening.how_made_given.connect(self.styles.take_style_and_seed)
        self.photos.style_wanted.connect(self.styles.take_style)
        self.opening.file_used.connect(self.preferences.note_file)
        self.projects.file_used.connect(self.preferences.note_file)
        self.saving.metadata_chosen.connect(self.preferences.note_metadata)
        self.saving.final_picture_wanted.connect(self.renderer.render_now)

    @Slot(object)
    def _say(self, message: Message) -> None:
        self.window.messages.say(message)
        self.window.layout_changed.emit()


def run_window(options: StartOptions, load: LoadSynthesizer = load_synthesizer) -> int:
    """Runs the program with its window until it is closed; the result is the exit status."""
    settings = read_settings()
    application = make_application(settings.ui_scale)
    # Before there is anything with words.
    Language(application, LanguageChoice(options.language or settings.language))
    cycles = CycleSearch()
    program = Program(options, load=load)
    program.renderer.model_loaded.connect(cycles.settle)
    program.renderer.model_failed.connect(cycles.settle)
    signals = SignalWatch()
    signals.received.connect(program.end_by_signal)
    application.commitDataRequest.connect(program.keep_for_log_out)
    program.start()
    status = application.exec()
    program.stop()
    signals.close()
    cycles.stop()
    return leave(program.status or status, program.ended_in_time)
