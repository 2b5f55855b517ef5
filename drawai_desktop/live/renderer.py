"""The GUI thread's end of the live loop: asks at the right time, and drops stale answers."""

import itertools
import logging
import math
import time
from collections.abc import Callable
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.precision import Precision
from drawai_desktop.core.style import Style
from drawai_desktop.engine.session.picture import Mode, Picture, RenderRequest
from drawai_desktop.live.mailbox import Job, Mailbox
from drawai_desktop.live.pace import REST_MS, Pace
from drawai_desktop.live.picture_holder import PictureHolder
from drawai_desktop.live.request import (
    EngineState,
    LargeRequest,
    LoadedModel,
    LoadFailure,
    LoadRequest,
    PhotoLabelsRequest,
    PhotoRequest,
    RenderFailure,
    ThumbnailRequest,
)
from drawai_desktop.live.worker import LoadSynthesizer, RenderWorker, load_synthesizer

_log = logging.getLogger(__name__)

STOP_MS = 2500
"""How long closing waits for the running pass to reach its next block."""
LOADING_STOP_MS = 200
"""The same while torch or a model is read: in seconds-long steps, and nothing depends on it."""


class Subject(Protocol):
    """What is rendered: the document, as far as the live loop needs it."""

    def revision(self) -> int:
        """Counts the label map's changes."""

    def snapshot(self) -> np.ndarray:
        """uint8 (H, W): a read-only copy of the label map."""

    def current_style(self) -> Style:
        """The look and the seed."""

    def hand_is_down(self) -> bool:
        """Whether a stroke is being drawn."""

    def is_blank(self) -> bool:
        """Whether nothing is painted."""


class LiveRenderer(QObject):
    """Lives in the GUI thread; owns the render thread.

    Attributes:
        pictures: where pictures are put, in order, never one of an older document or model.

    Signals:
        state_changed(EngineState)
        failed(str): a sentence about a picture that could not be made.
        model_loaded(LoadedModel), model_failed(LoadFailure)
        photo_ready(PhotoStyle), photo_labels_ready(PhotoLabels), thumbnail_ready(Thumbnail)
    """

    state_changed = Signal(object)
    failed = Signal(str)
    model_loaded = Signal(object)
    model_failed = Signal(object)
    photo_ready = Signal(object)
    photo_labels_ready = Signal(object)
    thumbnail_ready = Signal(object)
    _wake = Signal()

    def __init__(
        self,
        subject: Subject,
        labels: LabelSet,
        load: LoadSynthesizer = load_synthesizer,
        verbose: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._subject = subject
        self._clock = clock
        self._pace = Pace()
        self._numbers = itertools.count(1)
        self._generation = 0
        self._is_live = True
        self._resolution: int | None = None
        self._manifest: ModelManifest | None = None
        self._state = EngineState.NO_MODEL
        self.pictures = PictureHolder()
        self._needs_settle = False
        self._mailbox = Mailbox()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ask_if_due)
        self._rest = QTimer(self, singleShot=True, interval=int(REST_MS))
        self._rest.timeout.connect(self._settle)
        self._thread = QThread()
        self._thread.setObjectName("render")
        self.worker = RenderWorker(self._mailbox, labels, load, verbose)
        self.worker.moveToThread(self._thread)
        self._thread.started.connect(self.worker.started)
        self._wake.connect(self.worker.wake)
        self.worker.loaded.connect(self._on_loaded)
        self.worker.load_failed.connect(self._on_load_failed)
        self.worker.finished.connect(self._on_finished)
        self.worker.failed.connect(self._on_failed)
        self.worker.photo_ready.connect(self.photo_ready)
        self.worker.photo_labels_ready.connect(self.photo_labels_ready)
        self.worker.thumbnail_ready.connect(self.thumbnail_ready)
        self._thread.start()

    @property
    def state(self) -> EngineState:
        return self._state

    @property
    def manifest(self) -> ModelManifest | None:
        """The model that renders, or is being loaded to."""
        return self._manifest

    @property
    def is_live(self) -> bool:
        return self._is_live

    @property
    def is_current(self) -> bool:
        """Whether the shown picture is that of the document as it is."""
        return self.pictures.is_current

    @property
    def usual_ms(self) -> float:
        """The time that a picture usually takes."""
        return self._pace.usual_ms

    def load(
        self, manifest: ModelManifest, device: str = "auto", precision: Precision = Precision.EXACT
    ) -> None:
        """Loads a model in the render thread; the next picture comes from it."""
        self._manifest = manifest
        self._new_generation()
        self._put(LoadRequest(self._generation, manifest, device, precision))
        self._set_state(EngineState.LOADING)

    def set_live(self, live: bool) -> None:
        """Whether changes are followed by pictures without being asked."""
        self._is_live = live
        if live and not self.is_current:
            self.document_changed()

    def set_resolution(self, resolution: int | None) -> None:
        """The network's own size, as the side of a square; None for the model's."""
        if resolution != self._resolution:
            self._resolution = resolution
            self.document_changed()

    def document_replaced(self) -> None:
        """Another document was opened: a pass for the old one is of no use any more."""
        self._new_generation()
        self.pictures.clear()
        self.document_changed()

    @Slot()
    def document_changed(self) -> None:
        """The label map or the style changed."""
        self.pictures.outdate()
        self._rest.stop()
        if not self._is_live:
            return
        self._pace.changed(self._now())
        self._schedule()

    @Slot()
    def render_now(self) -> None:
        """Asks for an exact picture at once, live or not."""
        self._pace.changed(self._now())
        if self._can_ask():
            self._ask("exact")

    @Slot()
    def hand_lifted(self) -> None:
        """A stroke ended: the exact picture is due when the hand rests."""
        if self._is_live:
            self._rest.start()

    def encode_photo(self, name: str, photo: np.ndarray) -> None:
        """Asks for a photograph's style; ``photo_ready`` answers."""
        self._put(PhotoRequest(name, photo))

    def read_photo(self, request: PhotoLabelsRequest) -> None:
        """Asks for a photograph's label map; ``photo_labels_ready`` answers."""
        self._put(request)

    def request_thumbnail(self, request: ThumbnailRequest) -> None:
        """Asks for a small picture; ``thumbnail_ready`` answers, if it works out."""
        self._put(request)

    def request_large(self, request: LargeRequest) -> None:
        """Asks for a large picture; the ``worker``'s ``large_ready`` answers."""
        self._put(request)

    def drop_thumbnails(self, prefix: str) -> None:
        """Forgets small pictures that were asked for and not yet begun."""
        self._mailbox.drop_thumbnails(lambda request: request.key.startswith(prefix))

    def stop(self) -> bool:
        """Ends the render thread; true if it ended in time. Call before widgets go."""
        self._timer.stop()
        self._rest.stop()
        self._mailbox.close()
        self.worker.cancel_before(math.inf)
        self._thread.quit()
        is_loading = self._state is EngineState.LOADING
        has_ended = self._thread.wait(LOADING_STOP_MS if is_loading else STOP_MS)
        if not has_ended and not is_loading:
            _log.warning("the render thread did not end within %d ms", STOP_MS)
        return has_ended

    def _now(self) -> float:
        return self._clock() * 1000

    def _put(self, job: Job) -> None:
        if self._mailbox.put(job):
            self._wake.emit()

    def _new_generation(self) -> None:
        self._generation += 1
        self._pace.forget()
        if self._mailbox.drop_render():
            self._pace.answered(None)
        self.worker.cancel_before(self._generation)

    def _can_ask(self) -> bool:
        return self._state in (EngineState.READY, EngineState.WORKING, EngineState.FAILED)

    def _schedule(self) -> None:
        due = self._pace.due_in(self._now())
        if due is not None and self._can_ask():
            self._timer.start(int(due + 0.5))

    def _ask_if_due(self) -> None:
        due = self._pace.due_in(self._now())
        if due is None or not self._can_ask():
            return
        if due > 0:
            self._timer.start(int(due + 0.5))
            return
        self._ask("preview" if self._subject.hand_is_down() else "settle")

    def _settle(self) -> None:
        """The hand rests: the exact picture, unless it is shown already."""
        if not self._can_ask() or self._subject.hand_is_down():
            return
        if self._needs_settle or not self.is_current:
            if self._pace.in_flight:
                self._rest.start()
            else:
                self._ask("settle")

    def _ask(self, mode: Mode) -> None:
        if self._subject.is_blank():
            self._pace.forget()
            self.pictures.clear()
            return
        style = self._subject.current_style()
        self._pace.asked()
        self._put(
            RenderRequest(
                next(self._numbers),
                self._generation,
                self._subject.revision(),
                self._subject.snapshot(),
                style,
                self._resolution,
                mode,
            )
        )
        self._set_state(EngineState.WORKING)

    @Slot(object)
    def _on_finished(self, picture: Picture) -> None:
        request = picture.request
        assert request is not None
        self._pace.answered(picture.duration_ms)
        if request.generation == self._generation:
            self._needs_settle = request.mode == "preview"
            self.pictures.put(picture, self._answers_document(request))
            if self._needs_settle and not self._subject.hand_is_down():
                self._rest.start()
        self._after_answer(EngineState.READY)

    @Slot(object)
    def _on_failed(self, failure: RenderFailure) -> None:
        self._pace.answered(None)
        state = EngineState.READY
        if failure.message and failure.request.generation == self._generation:
            state = EngineState.FAILED
            self.failed.emit(failure.message)
        self._after_answer(state)

    def _answers_document(self, request: RenderRequest) -> bool:
        return (
            request.revision == self._subject.revision()
            and request.style == self._subject.current_style()
            and request.resolution == self._resolution
        )

    def _after_answer(self, state: EngineState) -> None:
        if self._state is not EngineState.LOADING:
            self._set_state(state)
        self._schedule()

    @Slot(object)
    def _on_loaded(self, loaded: LoadedModel) -> None:
        if loaded.request.generation > self._generation:
            return
        if loaded.request.manifest is not self._manifest:
            return  # another one was chosen meanwhile, and is next
        self._set_state(EngineState.READY)
        self.model_loaded.emit(loaded)
        self.document_changed()

    @Slot(object)
    def _on_load_failed(self, failure: LoadFailure) -> None:
        if failure.request.manifest is self._manifest:
            self._manifest = None
            self._set_state(EngineState.NO_MODEL)
            self.model_failed.emit(failure)

    def _set_state(self, state: EngineState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
