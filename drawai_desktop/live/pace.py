"""When to ask for the next picture. Plain arithmetic; the clock is passed in."""

from collections import deque
from dataclasses import dataclass, field
from statistics import mean

SHORTEST_GRACE_MS = 12.0
LONGEST_GRACE_MS = 120.0
REST_MS = 140.0
"""A hand that paused so long rests: the whole picture is due."""


@dataclass
class Pace:
    """Debounce and cap for one document. Times in milliseconds.

    A change waits for a short quiet (the grace), so that a burst of changes makes one picture; but
    never longer than a cap, so that a long stroke still refreshes. Both follow the time that
    pictures take: a slow model asks less often. One picture is in flight at a time.
    """

    durations: deque[float] = field(default_factory=lambda: deque(maxlen=10))
    first_change: float | None = None
    last_change: float | None = None
    in_flight: bool = False

    @property
    def usual_ms(self) -> float:
        """Mean time of the last pictures; a guess before the first."""
        return mean(self.durations) if self.durations else 300.0

    @property
    def grace_ms(self) -> float:
        return min(LONGEST_GRACE_MS, max(SHORTEST_GRACE_MS, 0.15 * self.usual_ms))

    @property
    def cap_ms(self) -> float:
        return 2.0 * self.grace_ms

    def changed(self, now: float) -> None:
        """The document changed."""
        if self.first_change is None:
            self.first_change = now
        self.last_change = now

    def due_in(self, now: float) -> float | None:
        """Milliseconds until the next picture should be asked for; None if nothing is wanted.

        While a picture is in flight nothing is due: its end asks again.
        """
        if self.in_flight or self.first_change is None or self.last_change is None:
            return None
        due = min(self.last_change + self.grace_ms, self.first_change + self.cap_ms)
        return max(0.0, due - now)

    def asked(self) -> None:
        """A picture of the newest state was asked for."""
        self.first_change = self.last_change = None
        self.in_flight = True

    def answered(self, duration_ms: float | None) -> None:
        """It came (with the time it took) or failed (None)."""
        self.in_flight = False
        if duration_ms is not None:
            self.durations.append(duration_ms)

    def forget(self) -> None:
        """Nothing is wanted any more; another document or model begins."""
        self.first_change = self.last_change = None
