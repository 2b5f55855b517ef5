"""How much of the canvas each label has: counted beside the GUI thread, while somebody looks."""

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from drawai_desktop.canvas.document import Document
from drawai_desktop.core.geometry import EMPTY, Rect
from drawai_desktop.core.label_counts import LabelCounter
from drawai_desktop.ui.background import BackgroundTask

LATER_MS = 120
"""Counts follow the hand this much later: one count of all that it did meanwhile."""


class LabelCounts(QObject):
    """Lives in the GUI thread, which copies the part that has changed and no more.

    Signals:
        changed: there are new counts.
    """

    changed = Signal()

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._is_on = False
        self._counter: LabelCounter | None = None
        self._dirty = EMPTY
        self._task: BackgroundTask | None = None
        self._counts = np.zeros(256, np.int64)
        self._timer = QTimer(self, singleShot=True, interval=LATER_MS)
        self._timer.timeout.connect(self._begin)
        document.map_changed.connect(self._on_map_changed)
        document.map_replaced.connect(self._on_map_replaced)

    @property
    def counts(self) -> np.ndarray:
        """int64 (256,): the pixels of every id, of a moment ago."""
        return self._counts

    def set_on(self, on: bool) -> None:
        """Counts from now on, or no more."""
        if on != self._is_on:
            self._is_on = on
            self._on_map_replaced()

    @Slot(object)
    def _on_map_changed(self, rect: Rect) -> None:
        if self._is_on:
            self._dirty = self._dirty.united(rect)
            if not self._timer.isActive():
                self._timer.start()

    @Slot()
    def _on_map_replaced(self) -> None:
        """Another map, whose counts begin anew; what is being counted is of no use any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._counter, self._dirty = None, EMPTY
        if self._is_on:
            self._begin()
        else:
            self._timer.stop()

    @Slot()
    def _begin(self) -> None:
        if self._task is not None or not self._is_on:
            return
        label_map, counter = self._document.label_map, self._counter
        rect = label_map.bounds if counter is None else self._dirty.clipped(label_map.bounds)
        self._dirty = EMPTY
        if rect.is_empty:
            return
        part = label_map.ids[rect.slices].copy()

        def work(_task: BackgroundTask) -> LabelCounter:
            if counter is None:
                return LabelCounter(part)
            counter.follow(rect, part)
            return counter

        self._task = BackgroundTask(work, self)
        self._task.done.connect(self._on_counted)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    @Slot(str)
    def _on_failed(self, _sentence: str) -> None:
        """No numbers rather than old ones; the next change counts all anew."""
        self._task, self._counter = None, None
        self._counts = np.zeros(256, np.int64)
        self.changed.emit()
        self._follow()

    @Slot(object)
    def _on_counted(self, counter: LabelCounter) -> None:
        self._task = None
        self._counter, self._counts = counter, counter.counts
        self.changed.emit()
        self._follow()

    def _follow(self) -> None:
        """What has changed meanwhile is counted next."""
        if not self._dirty.is_empty and not self._timer.isActive():
            self._timer.start()
