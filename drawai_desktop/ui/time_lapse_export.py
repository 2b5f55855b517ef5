"""*Export time lapse*: a film of how the picture was painted, made while painting goes on."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from drawai_desktop.core.film_writing import Film, check_film_file, write_film
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.stroke_log import StrokeLog
from drawai_desktop.core.time_lapse import (
    HistoryStates,
    LapsePlan,
    LapseSource,
    LapseState,
    LapseStates,
    StrokeStates,
    plan_lapse,
    stills,
)
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.engine.session.loading import LoadedModel
from drawai_desktop.engine.session.time_lapse import ForgetLapse, NameLapseDetail, RenderLapseStill
from drawai_desktop.errors import Cancelled, DrawAIError, RenderError
from drawai_desktop.live.render_thread import Ticket
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.file_writing import saved_message
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.parts import Parts
from drawai_desktop.ui.time_lapse_dialog import LapseChoices, TimeLapseDialog
from drawai_desktop.words import translator

tr = translator(__name__)

_LOOK_S = 0.05
"""How soon a film that waits for a picture sees that it is cancelled."""
_STEPS = 1000
_REST_MS = 400
"""How long the hand rests before the film goes on."""


@dataclass(frozen=True, eq=False)
class _Asked:
    """What the film's thread waits for: a picture, or what paints detail into it."""

    job: RenderLapseStill | NameLapseDetail
    answer: "Future[Any]"


class TimeLapseExport(QObject):
    """Lives in the GUI thread; the film is written in a thread of its own, which asks here for its
    pictures, one at a time.

    Signals:
        said(Message)
    """

    said = Signal(object)
    _still_wanted = Signal(object)

    def __init__(self, parts: Parts, entries: Callable[[], tuple[HistoryEntry, ...]]) -> None:
        """
        Args:
            entries: those of the history, the oldest first.
        """
        super().__init__(parts.window)
        self._parts = parts
        self._entries = entries
        self._chosen = LapseChoices()
        self._asking: BackgroundTask | None = None
        self._task: BackgroundTask | None = None
        self._path: Path | None = None
        self._progress: QProgressDialog | None = None
        self._ticket: Ticket | None = None
        self._asked: _Asked | None = None
        self._model = ""
        self._gives_way = False
        self._later = QTimer(self, singleShot=True, interval=_REST_MS)
        self._later.timeout.connect(self._submit)
        self._still_wanted.connect(self._on_still_wanted)
        parts.document.map_changed.connect(self._give_way)
        parts.document.style_changed.connect(self._give_way)
        parts.renderer.model_loaded.connect(self._on_model)

    # What is asked.

    @Slot()
    def ask(self) -> None:
        """Asks how the film is to be, then for the file, and begins."""
        if self._task is not None and self._path is not None:
            text = tr(
                "{name} is still being made: wait for it, or cancel it.", name=self._path.name
            )
            self.said.emit(Message(text))
        elif self._parts.document.is_blank() or self._parts.renderer.manifest is None:
            text = tr("There is nothing to show yet. Paint something first.")
            if self._parts.renderer.manifest is None:
                text = tr("There is no time lapse without pictures, and no model is loaded.")
            self.said.emit(Message(text))
        elif self._asking is None:
            strokes = self._parts.strokes.strokes()
            self._asking = BackgroundTask(lambda _: strokes(), self)
            self._asking.done.connect(self._on_strokes)
            self._asking.ended.connect(self._on_asked)
            self._asking.start()

    @Slot()
    def _on_asked(self) -> None:
        self._asking = None

    @Slot(object)
    def _on_strokes(self, log: StrokeLog | None) -> None:
        sources = self._sources(log)
        if not sources:
            text = tr(
                "Nothing is known of how this was painted: there is no stroke in the log and no "
                "picture in the history. Paint on, with Keep a log of the strokes on in Settings."
            )
            self.said.emit(Message(text))
            return
        metadata = self._parts.preferences.settings.picture_metadata
        chosen = replace(self._chosen, with_metadata=metadata)
        dialog = TimeLapseDialog(sources, chosen, self._parts.window)
        dialog.wanted.connect(partial(self._on_chosen, sources))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _sources(self, log: StrokeLog | None) -> dict[LapseSource, LapseStates]:
        document = self._parts.document
        style = document.current_style()
        sources: dict[LapseSource, LapseStates] = {}
        if log is not None and log.steps:
            sources[LapseSource.STROKES] = StrokeStates(log, style, document.wrap)
        entries = self._entries()
        if entries:
            now = LapseState(document.snapshot(), style, document.wrap)
            sources[LapseSource.HISTORY] = HistoryStates(entries, now)
        return sources

    def _on_chosen(self, sources: Mapping[LapseSource, LapseStates], choices: LapseChoices) -> None:
        self._chosen = choices
        self._parts.saving.set_metadata(choices.with_metadata)
        self._parts.saving.metadata_chosen.emit(choices.with_metadata)
        path = self._ask_file(choices.ending)
        if path is not None:
            self.begin(path, sources[choices.source], choices)

    def _ask_file(self, ending: str) -> Path | None:
        stem = Path(self._parts.document.title).stem
        name = tr("{title}, time lapse", title=stem) + ending
        start = self._parts.saving.export_folder / name
        kinds = tr("Time lapse (*{ending})", ending=ending)
        path, _ = QFileDialog.getSaveFileName(
            self._parts.window, tr("Export time lapse"), str(start), kinds
        )
        if not path:
            return None
        return Path(path) if Path(path).suffix else Path(path + ending)

    # The film.

    def begin(self, path: Path, states: LapseStates, choices: LapseChoices) -> None:
        """Makes the film and writes it."""
        try:
            plan = plan_lapse(states, choices.wish)
            check_film_file(path, plan.width, plan.height)
        except DrawAIError as error:
            self._fail(str(error))
            return
        self._parts.saving.set_export_folder(str(path.parent))
        self._path = path
        self._model = self._parts.saving.model_name()
        labels = self._parts.labels.value
        style = self._parts.document.current_style()
        wrap = self._parts.document.wrap
        metadata = self._parts.saving.metadata_of(style) if choices.with_metadata else None

        def work(task: BackgroundTask) -> None:
            paint = partial(self._painted, task, choices.wish.with_detail)
            shown = stills(states, plan, labels, paint)
            counted = _counted(shown, plan, task)
            said = metadata
            if said is not None and choices.wish.with_detail:
                said = replace(said, detail=self._detail_name(task, states.last_size, plan, wrap))
            write_film(path, Film(counted, plan.ticks, plan.width, plan.height, said))

        self._task = BackgroundTask(work, self, writes=path.name)
        self._task.progress.connect(self._on_progress)
        self._task.done.connect(self._on_done)
        self._task.failed.connect(self._on_failed)
        self._task.ended.connect(self._on_ended)
        text = tr("Painting the time lapse {name}", name=path.name)
        dialog = QProgressDialog(text, tr("Cancel"), 0, _STEPS, self._parts.window)
        dialog.setObjectName("time_lapse_progress")
        dialog.setMinimumDuration(0)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.setValue(0)
        dialog.canceled.connect(self.give_up)
        self._progress = dialog
        self._task.start()

    def unfinished(self) -> list[str]:
        """The name of the film that is being made."""
        return [self._path.name] if self._task is not None and self._path is not None else []

    @Slot()
    def give_up(self) -> None:
        """Stops the film that is being made; nothing of it stays behind."""
        if self._task is not None:
            self._task.cancel()
        if self._ticket is not None:
            self._ticket.cancel()

    def _painted(
        self, task: BackgroundTask, with_detail: bool, state: LapseState, height: int, width: int
    ) -> np.ndarray:
        """The picture of a state."""
        kept = state.ids.copy()
        kept.flags.writeable = False
        job = RenderLapseStill(kept, state.style, height, width, with_detail, state.wrap)
        picture: np.ndarray = self._answer_of(task, job)
        return picture

    def _detail_name(
        self, task: BackgroundTask, canvas: tuple[int, int], plan: LapsePlan, wrap: Wrap
    ) -> str:
        """Of what paints detail into the last still."""
        height, width = plan.picture_size(canvas)
        name: str = self._answer_of(task, NameLapseDetail(canvas, height, width, wrap))
        return name

    def _answer_of(self, task: BackgroundTask, job: RenderLapseStill | NameLapseDetail) -> Any:  # noqa: ANN401
        """Waits for it in the film's thread."""
        answer: Future[Any] = Future()
        self._still_wanted.emit(_Asked(job, answer))
        while True:
            if task.is_cancelled:
                raise Cancelled
            try:
                return answer.result(_LOOK_S)
            except NotYet:
                continue

    @Slot(object)
    def _on_still_wanted(self, asked: _Asked) -> None:
        if self._task is None or self._task.is_cancelled:
            return  # its thread sees that by itself
        self._asked = asked
        self._submit()

    @Slot()
    def _submit(self) -> None:
        """Asks for the picture that the film waits for, anew where it has given way."""
        asked = self._asked
        if asked is None or self._task is None or self._task.is_cancelled:
            return
        self._gives_way = False
        self._ticket = ticket = self._parts.renderer.submit(replace(asked.job))
        ticket.done.connect(self._on_still)
        ticket.failed.connect(self._on_still_failed)
        ticket.cancelled.connect(self._on_still_cancelled)

    @Slot()
    def _give_way(self) -> None:
        """What is painted comes first: a large picture with detail would hold it up for seconds."""
        if self._ticket is not None:
            self._gives_way = True
            self._ticket.cancel()
        if self._gives_way:
            self._later.start()

    @Slot(object)
    def _on_still(self, answer: object) -> None:
        asked, self._asked, self._ticket = self._asked, None, None
        if asked is not None:
            asked.answer.set_result(answer)

    @Slot(str)
    def _on_still_failed(self, message: str) -> None:
        asked, self._asked, self._ticket = self._asked, None, None
        if asked is not None:
            asked.answer.set_exception(RenderError(message))

    @Slot()
    def _on_still_cancelled(self) -> None:
        if self._gives_way and self._task is not None and not self._task.is_cancelled:
            self._ticket = None
            return  # it is asked for again when the hand rests
        asked, self._asked, self._ticket = self._asked, None, None
        if asked is not None:
            asked.answer.set_exception(Cancelled())

    @Slot(object)
    def _on_model(self, loaded: LoadedModel) -> None:
        """Half of a film by one model and half by another would be of no use."""
        if self._task is None or self._path is None or loaded.manifest.name == self._model:
            return
        self.give_up()
        text = tr(
            "{name} was given up, since another model was chosen. Export it again.",
            name=self._path.name,
        )
        self._fail(text)

    @Slot(float, str)
    def _on_progress(self, part: float, _text: str) -> None:
        if self._progress is not None and not self._progress.wasCanceled():
            self._progress.setValue(int(part * _STEPS))

    @Slot(object)
    def _on_done(self, _nothing: object) -> None:
        assert self._path is not None
        self.said.emit(saved_message(self._path))

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._fail(message)

    def _fail(self, message: str) -> None:
        again = (tr("Export time lapse..."), self.ask)
        self.said.emit(Message(message, Kind.WARNING, (again,)))

    @Slot()
    def _on_ended(self) -> None:
        self._task = self._path = None
        if self._progress is not None:
            self._progress.deleteLater()
            self._progress = None
        self._parts.renderer.submit(ForgetLapse())


def _counted(
    shown: Iterator[np.ndarray], plan: LapsePlan, task: BackgroundTask
) -> Iterator[np.ndarray]:
    """The stills, with the task told of each; raises ``Cancelled`` when it is."""
    for done, still in enumerate(shown, 1):
        task.report(done / len(plan.ticks), "")
        yield still
