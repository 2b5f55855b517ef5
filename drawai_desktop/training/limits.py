"""When a training stops before its end, and when something is due again in between."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limits:
    """When a call stops, besides at the run's end; all is saved then.

    Attributes:
        minutes: of training in this call.
        steps: of the run in all.
        wants_stop: asked after each step.
    """

    minutes: float | None = None
    steps: int | None = None
    wants_stop: Callable[[], bool] = field(default=lambda: False)

    def reached(self, step: int, seconds: float) -> bool:
        """Whether to stop.

        Args:
            step: steps of the run so far.
            seconds: since this call began.
        """
        return (
            self.wants_stop()
            or (self.minutes is not None and seconds >= 60 * self.minutes)
            or (self.steps is not None and step >= self.steps)
        )


class Clock:
    """Says how long it has run, and when its interval has passed again."""

    def __init__(self, minutes: float, now: Callable[[], float] = time.monotonic) -> None:
        """
        Args:
            minutes: between the times at which something is due.
        """
        self._now = now
        self._every_s = 60 * minutes
        self._begin = self._last = now()

    @property
    def seconds(self) -> float:
        """Since it was made."""
        return self._now() - self._begin

    def is_due(self) -> bool:
        """Whether the interval has passed since it last had; it begins anew then."""
        now = self._now()
        if now - self._last < self._every_s:
            return False
        self._last = now
        return True
