"""What the stroke log is told, and when: after every step of undo, and before the document is
written."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, Slot

from drawai_desktop.canvas.document import Document
from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.core.stroke_log import StrokeLog
from drawai_desktop.core.stroke_recorder import StrokeRecorder
from drawai_desktop.ui.background import BackgroundLine

MOST_WAITING = 128 << 20
"""Bytes that may wait for the recorder; what comes then goes into the next step."""

Strokes = Callable[[], StrokeLog | None]
"""Gives the log of a moment; waits for the recorder, so not for the GUI thread."""


def no_strokes() -> Strokes:
    """For a program without a stroke log."""
    return lambda: None


class StrokeLogging(QObject):
    """Lives in the GUI thread, and copies there what has changed; the rest is done in a thread of
    its own."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._recorder = StrokeRecorder()
        self._line = BackgroundLine(self)
        self._clock = QElapsedTimer()
        self._clock.start()
        self._is_on = False
        self._dirty = EMPTY
        self._revision = document.revision()
        self._index = document.undo_stack.index()
        self._waiting = 0
        document.about_to_open.connect(self._note)
        document.opened.connect(self._on_opened)
        document.map_changed.connect(self._on_map_changed)
        document.map_replaced.connect(self._on_map_replaced)
        document.undo_stack.indexChanged.connect(self._on_step)

    def set_on(self, on: bool) -> None:
        """Whether anything is recorded. Off, the log of the document is gone at once."""
        if on and not self._is_on:
            self._is_on = True
            self._begin(self._document.stored_strokes)
        elif not on and self._is_on:
            self._is_on = False
            self._line.put(self._recorder.forget)

    def strokes(self) -> Strokes:
        """The log as it is now, with a stroke that is not finished; for another thread."""
        self._note()
        answer: Future[StrokeLog | None] = Future()

        def give() -> None:
            log = None
            try:
                log = self._recorder.finished()
            finally:  # who waits for it writes the rest
                answer.set_result(log)

        self._line.put(give)
        return answer.result

    def stop(self) -> None:
        """Ends the thread."""
        self._line.stop()

    def _begin(self, known: StrokeLog | None) -> None:
        self._dirty, self._revision = EMPTY, self._document.revision()
        if self._is_on:
            ids = self._document.label_map.ids.copy()
            self._line.put(partial(self._recorder.begin, ids, known, self._clock.elapsed()))

    @Slot()
    def _on_opened(self) -> None:
        self._index = self._document.undo_stack.index()
        self._begin(self._document.stored_strokes)

    @Slot(object)
    def _on_map_changed(self, rect: Rect) -> None:
        self._dirty = self._dirty.united(rect)

    @Slot()
    def _on_map_replaced(self) -> None:
        if self._document.revision() != self._revision:  # else it was just opened
            self._dirty = self._document.label_map.bounds

    @Slot(int)
    def _on_step(self, index: int) -> None:
        is_undo, self._index = index < self._index, index
        self._note(is_undo)

    @Slot()
    def _note(self, is_undo: bool = False) -> None:
        label_map = self._document.label_map
        rect = self._dirty.clipped(label_map.bounds)
        if not self._is_on or rect.is_empty or self._waiting > MOST_WAITING:
            return
        self._dirty = EMPTY
        ids = label_map.ids[rect.slices].copy()
        size = label_map.height, label_map.width
        self._waiting += ids.nbytes
        self._line.put(
            partial(self._recorder.note, ids, rect, size, self._clock.elapsed(), is_undo),
            lambda _: self._noted(ids.nbytes),
        )

    def _noted(self, size_bytes: int) -> None:
        self._waiting -= size_bytes
