"""What the live loop says, shown: pictures, badges, status."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.core.picture_writing import map_thumbnail
from drawai_desktop.engine.session.loading import LoadedModel
from drawai_desktop.engine.session.passes import EXACT
from drawai_desktop.engine.session.picture import Picture, Quality, Source
from drawai_desktop.live.engine_state import EngineState
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Answer, Kind, Message
from drawai_desktop.ui.project_saving import ProjectSaving
from drawai_desktop.ui.saving import Saving
from drawai_desktop.words import translator

tr = translator(__name__)

COLOURS_MS = 120
COLOURS_SIDE_PX = 512

_QUALITY_WORDS = {
    Quality.PREVIEW: tr.later("preview"),
    Quality.SETTLED: tr.later("fast"),
    Quality.EXACT: tr.later("exact"),
    Quality.DETAILED_SETTLED: tr.later("detailed, fast"),
    Quality.DETAILED: tr.later("detailed"),
}
_STATE_WORDS = {
    EngineState.NO_MODEL: tr.later("No model"),
    EngineState.LOADING: tr.later("Loading model"),
    EngineState.READY: tr.later("Ready"),
    EngineState.WORKING: tr.later("Working"),
    EngineState.FAILED: tr.later("Failed"),
}


class LivePresenter(QObject):
    """Lives in the GUI thread.

    Signals:
        said(Message)
        model_lost: the model could not be loaded, and there is none now.
    """

    said = Signal(object)
    model_lost = Signal()

    def __init__(
        self,
        document: Document,
        renderer: LiveRenderer,
        window: MainWindow,
        saving: Saving,
        projects: ProjectSaving,
        labels: CurrentLabels,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._renderer = renderer
        self._window = window
        self._saving = saving
        self._projects = projects
        self._labels = labels
        self._pictures = renderer.pictures
        self._shown: Picture | None = None
        self._image: QImage | None = None
        self._stored_changes = 0
        self._is_of_others = False
        self._is_asked_anew = False
        self._colours_stand_in = False
        self._model_text = ""
        # Colouring a large map at every event of the pointer would make the brush stutter.
        self._colours_timer = QTimer(self, singleShot=True, interval=COLOURS_MS)
        self._colours_timer.timeout.connect(self._show_colours)
        self._pictures.changed.connect(self._on_pictures)
        renderer.state_changed.connect(self._on_state)
        renderer.failed.connect(self._on_failed)
        renderer.noted.connect(self._on_note)
        renderer.model_loaded.connect(self._on_model)
        renderer.model_failed.connect(self._on_model_failed)
        document.map_changed.connect(self._on_map_changed)
        labels.changed.connect(self._on_map_changed)
        self._show_status()

    @property
    def image(self) -> QImage | None:
        """The shown picture."""
        return self._image

    # Pictures.

    @Slot()
    def _on_pictures(self) -> None:
        picture = self._pictures.picture
        is_new = picture is None or picture is not self._shown
        if is_new and not (picture is not None and self._stored_is_better(picture)):
            self._show(picture)
        self.show_badge()

    def _stored_is_better(self, picture: Picture) -> bool:
        """Whether the stored picture stays: other weights made it, and nobody asked for a new one;
        or a new one as sharp is on its way."""
        request, shown = picture.request, self._shown
        is_changed = self._document.changes != self._stored_changes
        if request is None or shown is None or not self._stored_is_shown() or is_changed:
            return False
        if request.render_pass is EXACT:
            self._is_asked_anew = True
        if not (picture.is_final or request.render_pass.refines):
            return True  # a better one is on its way
        self._is_of_others = (
            shown.made_by is not None
            and picture.made_by is not None
            and shown.made_by.differs(picture.made_by)
        )
        return self._is_of_others and not self._is_asked_anew

    def _show(self, picture: Picture | None) -> None:
        self._shown = picture
        if picture is not None and picture.source is Source.STORED:
            self._stored_changes = self._document.changes
            self._is_of_others = self._is_asked_anew = False
        self._colours_stand_in = False
        self._image = None if picture is None else image_of(picture.array)
        view, canvas = self._window.result_view, self._window.canvas_view
        view.show_picture(self._image)
        if canvas.shows_picture:
            canvas.set_overlay(self._image, canvas.overlay_opacity)
        if picture is None:
            self._show_empty()
        elif picture.source is Source.RENDERED:
            view.set_working(False)
        self._show_status()

    @Slot(object)
    def _on_map_changed(self, _rect: object) -> None:
        stands_in = self._renderer.state is EngineState.NO_MODEL or self._image is None
        if stands_in and not self._colours_timer.isActive():
            self._colours_timer.start()

    @Slot()
    def _show_colours(self) -> None:
        if self._renderer.state is EngineState.NO_MODEL or self._image is None:
            self._show_empty()

    @Slot()
    def _show_empty(self) -> None:
        """What stands where no picture is: a hint, or the coloured map while there is no model."""
        view = self._window.result_view
        if self._renderer.state is EngineState.NO_MODEL:
            ids = self._document.label_map.ids
            self._colours_stand_in = True
            view.show_picture(image_of(map_thumbnail(ids, self._labels.shown, COLOURS_SIDE_PX)))
            self.show_badge()
        elif self._document.is_blank():
            view.set_message(tr("Paint something, or press Ctrl+R for a surprise."))
        else:
            view.set_message(tr("The picture is on its way."))

    def show_badge(self) -> None:
        """The word in the picture's corner."""
        renderer = self._renderer
        text = ""
        if self._stored_is_shown():
            text = tr("Example") if self._document.path is None else tr("Stored")
            if self._is_of_others:
                text = tr("Stored: made by other weights. F5 renders anew")
        elif renderer.state is EngineState.NO_MODEL:
            text = tr("No model: the map's colours")
        elif not renderer.is_live and not renderer.is_current and self._image is not None:
            text = tr("Not current: F5 renders")
        self._window.result_view.set_badge(text)

    def _stored_is_shown(self) -> bool:
        shown = self._shown
        is_stored = shown is not None and shown.source is Source.STORED
        return is_stored and not self._colours_stand_in

    # Status.

    @Slot(object)
    def _on_state(self, state: EngineState) -> None:
        usual = self._renderer.usual_ms
        self._window.result_view.set_working(state is EngineState.WORKING, usual)
        self._show_status()
        self.show_badge()

    def _show_status(self) -> None:
        state = self._renderer.state
        word = str(_STATE_WORDS[state])
        shown, text = self._shown, word
        is_made = shown is not None and shown.source is Source.RENDERED
        if shown is not None and is_made and state in (EngineState.READY, EngineState.WORKING):
            height, width = shown.array.shape[:2]
            quality = _QUALITY_WORDS[shown.quality]
            text = f"{word} · {quality} · {width} × {height} · {shown.duration_ms:.0f} ms"
        line = self._window.status_line
        line.engine.setText(text)
        line.model.setText(self._model_text)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        if self._pictures.picture is not self._shown:  # the one with detail will not come
            self._show(self._pictures.picture)
        self._saving.picture_failed()
        self._say(message, Kind.WARNING, [(tr("Try again"), self._renderer.render_now)])

    # Models.

    @Slot(str)
    def _on_note(self, note: str) -> None:
        self._say(note, Kind.WARNING)

    @Slot(object)
    def _on_model(self, loaded: LoadedModel) -> None:
        manifest = loaded.manifest
        self._model_text = f"{manifest.name} · {loaded.device.upper()}"
        self._projects.set_model_name(manifest.folder.name)
        if loaded.note:
            self._say(loaded.note, Kind.INFO)
        self._show_status()

    @Slot(str)
    def _on_model_failed(self, message: str) -> None:
        self._model_text = ""
        self.model_lost.emit()
        self.say_no_model(message)

    def say_no_model(self, reason: str) -> None:
        """Painting goes on without pictures; says why, and what can be done."""
        actions = self._window.actions_by_name
        self._say(
            reason,
            Kind.WARNING,
            [(tr("Install a model..."), actions["install_model"].trigger)],
        )
        if not self._stored_is_shown():  # the example's picture stays until something is painted
            self._show_empty()
        self._show_status()

    def _say(self, text: str, kind: Kind, answers: list[Answer] | None = None) -> None:
        self.said.emit(Message(text, kind, tuple(answers or ())))
