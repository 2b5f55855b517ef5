"""The live loop: asks for the document's picture at the right time, pass by pass."""

import itertools
import time
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from drawai_desktop.core.choices import DetailChoice
from drawai_desktop.core.labels import LabelSet
from drawai_desktop.core.model_manifest import ModelManifest
from drawai_desktop.core.precision import Precision
from drawai_desktop.engine.session.detail_pass import DETAIL
from drawai_desktop.engine.session.detailing import LoadDetail, load_detail
from drawai_desktop.engine.session.job import Job
from drawai_desktop.engine.session.loading import (
    ChooseUnlabelled,
    LoadedModel,
    LoadModel,
    LoadSynthesizer,
    load_synthesizer,
)
from drawai_desktop.engine.session.passes import EXACT, PASSES, PREVIEW, SETTLE
from drawai_desktop.engine.session.picture import WINDOW, Picture, RenderRequest
from drawai_desktop.engine.session.pictures import RenderPicture
from drawai_desktop.engine.session.render_pass import Pass, follower
from drawai_desktop.live.engine_state import EngineState
from drawai_desktop.live.pace import REST_MS, Pace
from drawai_desktop.live.picture_holder import PictureHolder
from drawai_desktop.live.render_thread import RenderThread, Ticket
from drawai_desktop.live.subject import Subject


class LiveRenderer(QObject):
    """Lives in the GUI thread; owns the render thread. One picture is asked for at a time.

    Attributes:
        pictures: where pictures are put, in order, never one of an older document or model.
        noted: a signal (str), what a person should know of the detail model.

    Signals:
        state_changed(EngineState)
        failed(str): a sentence about a picture that could not be made.
        model_loaded(LoadedModel)
        model_failed(str): a sentence; there is no model now.
    """

    state_changed = Signal(object)
    failed = Signal(str)
    model_loaded = Signal(object)
    model_failed = Signal(str)

    def __init__(
        self,
        subject: Subject,
        labels: LabelSet,
        load: LoadSynthesizer = load_synthesizer,
        verbose: bool = False,
        clock: Callable[[], float] = time.monotonic,
        passes: Sequence[Pass] = PASSES,
        load_detail: LoadDetail = load_detail,
    ) -> None:
        super().__init__()
        self.pictures = PictureHolder()
        self._subject = subject
        self._clock = clock
        self._passes = passes
        self._pace = Pace()
        self._numbers = itertools.count(1)
        self._generation = 0
        self._is_live = True
        self._resolution: int | None = None
        self._detail = DetailChoice.OFF
        self._manifest: ModelManifest | None = None
        self._state = EngineState.NO_MODEL
        self._wants_exact = False
        self._loading: Ticket | None = None
        self._refining: Ticket | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ask_if_due)
        self._rest = QTimer(self, singleShot=True, interval=int(REST_MS))
        self._rest.timeout.connect(self._on_rest)
        self._thread = RenderThread(labels, load, load_detail, verbose, self)
        self._thread.moved.connect(self._on_loaded)
        self.noted = self._thread.noted

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
    def has_detail(self) -> bool:
        """Whether detail is wanted."""
        return self._detail is not DetailChoice.OFF

    @property
    def is_current(self) -> bool:
        """Whether the newest picture is that of the document as it is."""
        return self.pictures.is_current

    @property
    def usual_ms(self) -> float:
        """The time that a picture usually takes."""
        return self._pace.usual_ms

    def submit(self, job: Job[Any]) -> Ticket:
        """Leaves any job for the render thread; the ticket's signals answer."""
        return self._thread.submit(job)

    def load(
        self, manifest: ModelManifest, device: str = "auto", precision: Precision = Precision.EXACT
    ) -> None:
        """Loads a model in the render thread; the next picture comes from it."""
        self._manifest = manifest
        self._set_state(EngineState.LOADING)
        self._new_generation()
        if self._loading is not None:
            self._loading.cancel()
        self._loading = ticket = self.submit(LoadModel(manifest, device, precision))
        ticket.done.connect(self._on_loaded)
        ticket.failed.connect(self._on_load_failed)

    def set_live(self, live: bool) -> None:
        """Whether changes are followed by pictures without being asked."""
        self._is_live = live
        if live and not self.is_current:
            self.document_changed()

    def set_size(self, resolution: int | None, detail: DetailChoice = DetailChoice.OFF) -> None:
        """The network's own size, as the side of a square (None: the model's); that with detail."""
        if (resolution, detail) != (self._resolution, self._detail):
            self._resolution, self._detail = resolution, detail
            self.document_changed()

    def set_unlabelled(self, how: str) -> None:
        """What the network sees of unlabelled parts; see ``core/unlabelled.py``."""
        self.submit(ChooseUnlabelled(how))
        self.document_changed()

    def document_replaced(self) -> None:
        """Another document was opened: a pass for the old one is of no use any more."""
        self._wants_exact = False
        self._new_generation()
        self.pictures.clear()
        self.document_changed()

    @Slot()
    def document_changed(self) -> None:
        """The label map or the style changed."""
        self.pictures.outdate()
        self._rest.stop()
        if self._refining is not None:
            self._refining.cancel()
        if not self._is_live:
            return
        self._pace.changed(self._now())
        self._schedule()

    @Slot()
    def render_now(self) -> None:
        """Asks for an exact picture, live or not: at once, or as soon as it can be made."""
        self._wants_exact = True
        if self._can_ask() and not self._pace.in_flight:
            self._ask(EXACT)

    @Slot()
    def hand_lifted(self) -> None:
        """A stroke ended: the whole picture is due when the hand rests."""
        if self._is_live or self._wants_exact:
            self._rest.start()

    def stop(self) -> bool:
        """Ends the render thread; true if it ended in time. Call before widgets go."""
        self._timer.stop()
        self._rest.stop()
        return self._thread.stop(self._state is EngineState.LOADING)

    def _now(self) -> float:
        return self._clock() * 1000

    def _new_generation(self) -> None:
        """The document or the model is another: what is being made for the old one is stopped."""
        self._generation += 1
        self._pace.forget()
        self._thread.cancel(self._is_of_the_past)

    def _is_of_the_past(self, job: Job[Any]) -> bool:
        return (
            job.client == WINDOW
            and job.generation is not None
            and job.generation < self._generation
        )

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
        self._ask(PREVIEW if self._subject.hand_is_down() else self._whole())

    def _whole(self) -> Pass:
        return EXACT if self._wants_exact else SETTLE

    def _on_rest(self) -> None:
        """The hand rests: what follows the picture that is shown, if anything."""
        if not self._can_ask() or self._subject.hand_is_down():
            return
        wanted = self._due_at_rest()
        if wanted is None:
            return
        if self._pace.in_flight:
            self._rest.start()
        else:
            self._ask(wanted)

    def _due_at_rest(self) -> Pass | None:
        if self._wants_exact or not self.is_current:
            return self._whole()
        return self._follower(hand_rests=True)

    def _follower(self, hand_rests: bool) -> Pass | None:
        """What is due after the picture of the document as it is; None where there is none."""
        picture = self.pictures.picture
        if not self.is_current or picture is None or picture.request is None:
            return None
        passes = [p for p in self._passes if self.has_detail or p is not DETAIL]
        return follower(picture, passes, hand_rests)

    def _ask(self, render_pass: Pass) -> None:
        if self._subject.is_blank():
            self._pace.forget()
            self._wants_exact = False
            self.pictures.clear()
            return
        self._pace.asked()
        request = RenderRequest(
            next(self._numbers),
            self._generation,
            self._subject.revision(),
            self._subject.snapshot(),
            self._subject.current_style(),
            self._resolution,
            render_pass,
            self.pictures.picture if render_pass.refines else None,
            detail=self._detail, wrap=self._subject.wrap,
        )  # fmt: skip
        ticket = self.submit(RenderPicture(request))
        ticket.done.connect(self._on_picture)
        ticket.failed.connect(self._on_failed)
        ticket.cancelled.connect(self._on_cancelled)
        self._refining = ticket if render_pass.is_better_only else None
        self._set_state(EngineState.WORKING)

    @Slot(object)
    def _on_picture(self, picture: Picture) -> None:
        request = picture.request
        assert request is not None
        is_current = self._answers_document(request)
        if is_current and (picture.is_exact or request.render_pass is EXACT):
            self._wants_exact = False
        # What is only better is no measure of the time from a stroke to its picture.
        self._answered(None if request.render_pass.is_better_only else picture.duration_ms)
        self.pictures.put(picture, is_current)
        self._after_answer(EngineState.READY)
        self._follow()

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._wants_exact = False
        self._answered(None)
        self.failed.emit(message)
        self._after_answer(EngineState.FAILED)

    @Slot()
    def _on_cancelled(self) -> None:
        self._answered(None)
        self._after_answer(EngineState.READY)

    def _answered(self, duration_ms: float | None) -> None:
        self._refining = None
        self._pace.answered(duration_ms)

    def _answers_document(self, request: RenderRequest) -> bool:
        return (
            request.revision == self._subject.revision()
            and request.style == self._subject.current_style()
            and request.resolution == self._resolution
            and request.detail is self._detail
        )

    def _after_answer(self, state: EngineState) -> None:
        if self._state is not EngineState.LOADING:
            self._set_state(state)
        self._ask_what_is_waited_for()
        self._schedule()

    def _ask_what_is_waited_for(self) -> None:
        is_free = self._can_ask() and not self._pace.in_flight
        if self._wants_exact and is_free and not self._subject.hand_is_down():
            self._ask(EXACT)

    def _follow(self) -> None:
        """Sees to what is due after the picture that has come."""
        following = self._follower(hand_rests=not self._subject.hand_is_down())
        if following is None or self._pace.in_flight:
            return
        if following.waits_for_rest:
            self._rest.start()
        elif self._can_ask():
            self._ask(following)

    @Slot(object)
    def _on_loaded(self, loaded: LoadedModel) -> None:
        if loaded.manifest is not self._manifest:
            return  # another one was chosen meanwhile, and is next
        self._set_state(EngineState.READY)
        self.model_loaded.emit(loaded)
        self.document_changed()
        self._ask_what_is_waited_for()

    @Slot(str)
    def _on_load_failed(self, message: str) -> None:
        self._manifest = None
        self._set_state(EngineState.NO_MODEL)
        self.model_failed.emit(message)

    def _set_state(self, state: EngineState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
