"""What the live loop says, shown: pictures, badges, status."""

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from drawai_desktop.canvas.current_labels import CurrentLabels
from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.core.picture_writing import preview_of
from drawai_desktop.live.renderer import LiveRenderer
from drawai_desktop.live.request import (
    EngineState,
    LoadedModel,
    LoadFailure,
    RenderResult,
)
from drawai_desktop.ui.main_window import MainWindow
from drawai_desktop.ui.message import Answer, Kind, Message
from drawai_desktop.ui.project_saving import ProjectSaving
from drawai_desktop.ui.saving import Saving

COLOURS_MS = 120
COLOURS_SIDE_PX = 512

_STATE_WORDS = {
    EngineState.NO_MODEL: "No model",
    EngineState.LOADING: "Loading model",
    EngineState.READY: "Ready",
    EngineState.WORKING: "Working",
    EngineState.FAILED: "Failed",
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
        self._picture: np.ndarray | None = None
        self._image: QImage | None = None
        self._picture_kind = ""
        self._is_stored = False
        self._model_text = ""
        # Colouring a large map at every event of the pointer would make the brush stutter.
        self._colours_timer = QTimer(self, singleShot=True, interval=COLOURS_MS)
        self._colours_timer.timeout.connect(self._show_colours)
        renderer.picture_ready.connect(self._on_picture)
        renderer.state_changed.connect(self._on_state)
        renderer.failed.connect(self._on_failed)
        renderer.model_loaded.connect(self._on_model)
        renderer.model_failed.connect(self._on_model_failed)
        renderer.currency_changed.connect(self._on_currency)
        renderer.nothing_to_render.connect(self._show_empty)
        document.opened.connect(self._on_opened)
        document.map_changed.connect(self._on_map_changed)
        self._show_status()

    @property
    def image(self) -> QImage | None:
        """The shown picture."""
        return self._image

    @property
    def picture(self) -> np.ndarray | None:
        """The shown picture, uint8 (h, w, 3) as the network made it."""
        return self._picture

    @property
    def is_exact(self) -> bool:
        """Whether the shown picture is the engine's exact one: not stored, no preview."""
        return self._picture_kind.startswith("exact") and not self._is_stored

    def show_stored(self, picture: np.ndarray) -> None:
        """A picture from a file stands in until the engine has made one."""
        self._is_stored = True
        self._show(picture)
        self.show_badge()

    # Pictures.

    def _show(self, picture: np.ndarray | None) -> None:
        self._picture = picture
        self._image = None if picture is None else image_of(picture)
        self._window.result_view.show_picture(self._image)
        canvas = self._window.canvas_view
        if canvas.overlay_opacity:
            canvas.set_overlay(self._image, canvas.overlay_opacity)

    @Slot(object)
    def _on_picture(self, result: RenderResult) -> None:
        self._is_stored = False
        self._show(result.picture)
        kind = "exact"
        if not result.exact:
            kind = "preview" if result.request.mode == "preview" else "fast"
        self._picture_kind = f"{kind} · {result.duration_ms:.0f} ms"
        self._window.result_view.set_working(False)
        self._show_status()

    @Slot(bool)
    def _on_currency(self, _is_current: bool) -> None:
        self.show_badge()
        self._offer_picture()

    def _offer_picture(self) -> None:
        self._saving.set_picture(self._picture, self._renderer.is_current and self.is_exact)

    @Slot()
    def _on_opened(self) -> None:
        self._is_stored = False
        self._picture_kind = ""
        self._show(None)
        self._show_empty()
        self.show_badge()

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
            self._is_stored = False
            view.show_picture(image_of(preview_of(ids, self._labels.value, COLOURS_SIDE_PX)))
            self.show_badge()
        elif self._document.is_blank():
            self._show(None)
            view.set_message("Paint something, or press Ctrl+R for a surprise.")
        else:
            view.set_message("The picture is on its way.")

    def show_badge(self) -> None:
        """The word in the picture's corner."""
        renderer = self._renderer
        text = ""
        if self._is_stored:
            text = "Example" if self._document.path is None else "Stored"
        elif renderer.state is EngineState.NO_MODEL:
            text = "No model: the map's colours"
        elif not renderer.is_live and not renderer.is_current and self._image is not None:
            text = "Not current: F5 renders"
        self._window.result_view.set_badge(text)

    # Status.

    @Slot(object)
    def _on_state(self, state: EngineState) -> None:
        usual = self._renderer.usual_ms
        self._window.result_view.set_working(state is EngineState.WORKING, usual)
        if state is EngineState.READY:
            self._offer_picture()
        self._show_status()
        self.show_badge()

    def _show_status(self) -> None:
        state = self._renderer.state
        word = _STATE_WORDS[state]
        done = self._picture_kind and state in (EngineState.READY, EngineState.WORKING)
        line = self._window.status_line
        line.engine.setText(f"{word} · {self._picture_kind}" if done else word)
        line.model.setText(self._model_text)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._saving.picture_failed()
        self._say(message, Kind.WARNING, [("Try again", self._renderer.render_now)])

    # Models.

    @Slot(object)
    def _on_model(self, loaded: LoadedModel) -> None:
        manifest = loaded.request.manifest
        self._model_text = f"{manifest.name} · {loaded.device.upper()}"
        self._projects.set_model_name(manifest.folder.name)
        if loaded.note:
            self._say(loaded.note, Kind.INFO)
        self._show_status()

    @Slot(object)
    def _on_model_failed(self, failure: LoadFailure) -> None:
        self._model_text = ""
        self.model_lost.emit()
        self.say_no_model(failure.message)

    def say_no_model(self, reason: str) -> None:
        """Painting goes on without pictures; says why, and what can be done."""
        actions = self._window.actions_by_name
        self._say(
            reason,
            Kind.WARNING,
            [("Install a model...", actions["install_model"].trigger)],
        )
        if not self._is_stored:  # the example's picture stays until something is painted
            self._show_empty()
        self._show_status()

    def _say(self, text: str, kind: Kind, answers: list[Answer] | None = None) -> None:
        self.said.emit(Message(text, kind, tuple(answers or ())))
