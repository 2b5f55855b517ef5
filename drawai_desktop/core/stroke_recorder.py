"""Makes the stroke log of what a canvas shows from step to step."""

from dataclasses import replace

import numpy as np

from drawai_desktop.core.geometry import Rect
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.stroke_log import LogStep, StrokeLog, check_of

LONGEST_PAUSE_MS = 60_000
"""A pause counts for no more: nobody wants to see it, or to tell when he slept."""


class StrokeRecorder:
    """Belongs to one thread, not the GUI's: a step on a large canvas takes tenths of a second.

    Attributes:
        log: None while nothing is recorded.
    """

    def __init__(self) -> None:
        self.log: StrokeLog | None = None
        self._ids = np.empty((0, 0), np.uint8)
        self._last_ms = 0

    def begin(self, ids: np.ndarray, known: StrokeLog | None, now_ms: int) -> None:
        """Another canvas.

        Args:
            ids: uint8 (H, W), what is seen; the recorder's own from now on.
            known: the log that came with it; taken up if it ends with these ids.
        """
        self._ids, self._last_ms = ids, now_ms
        self.log = known if known is not None and known.leads_to(ids) else StrokeLog.of(ids)

    def forget(self) -> None:
        """Nothing is recorded any more, and what was is gone."""
        self.log, self._ids = None, np.empty((0, 0), np.uint8)

    def note(
        self, ids: np.ndarray, at: Rect, size: tuple[int, int], now_ms: int, is_undo: bool
    ) -> None:
        """What is seen in a rectangle now.

        Args:
            ids: uint8 (h, w).
            at: where they lie; the whole canvas where that has another size than before.
        """
        if self.log is None:
            return
        if self._ids.shape != size:
            self._ids = np.full(size, UNLABELLED, np.uint8)
        gone = min(max(0, now_ms - self._last_ms), LONGEST_PAUSE_MS)
        time_ms = (self.log.steps[-1].time_ms if self.log.steps else 0) + gone
        time_ms = min(time_ms, 2**32 - 1)
        step = LogStep.between(self._ids[at.slices], ids, at, size, time_ms, is_undo)
        if step is None and self._size_of_log() != size:
            self.begin(ids, None, now_ms)  # an empty canvas of another size
        elif step is not None:
            self._ids[at.slices] = ids
            self._last_ms = now_ms
            self.log = self.log.with_step(step).bounded()

    def _size_of_log(self) -> tuple[int, int] | None:
        if self.log is None:
            return None
        return self.log.steps[-1].size if self.log.steps else self.log.size

    def finished(self) -> StrokeLog | None:
        """The log as it is, to be written."""
        return None if self.log is None else replace(self.log, check=check_of(self._ids))
