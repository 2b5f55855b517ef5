"""Ctrl+C, polite kills and the end of the terminal: as a wish to stop after the step that is being
done, or at once, with everything tidied up."""

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Any

_KILLS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Windows has no SIGHUP."""


class Killed(KeyboardInterrupt):
    """A polite kill, where nobody waits for the end of a step.

    Attributes:
        number: of the signal.
    """

    def __init__(self, number: int = signal.SIGTERM) -> None:
        super().__init__()
        self.number = number


@contextlib.contextmanager
def tidy_when_killed() -> Iterator[None]:
    """A polite kill, and the end of the terminal, end the work as Ctrl+C does: half files go, and
    reports are written."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = _handled(_KILLS, _killed)
    try:
        yield
    finally:
        _restored(before)


def _killed(number: int, _frame: FrameType | None) -> None:
    raise Killed(number)


def _handled(numbers: Iterable[int], handler: Callable[[int, Any], None]) -> dict[int, Any]:
    """Has signals handled, but for those that nohup or a shell has this process ignore; gives what
    they meant before."""
    wanted = [
        number
        for number in numbers
        if number != getattr(signal, "SIGHUP", None)
        or signal.getsignal(number) is not signal.SIG_IGN
    ]
    return {number: signal.signal(number, handler) for number in wanted}


def _restored(before: dict[int, Any]) -> None:
    for number, handler in before.items():
        signal.signal(number, handler)


class AskedToStop:
    """Whether somebody wants an end, or the terminal is gone; a second Ctrl+C stops at once."""

    def __init__(self) -> None:
        self._asked = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> "AskedToStop":
        self._before = _handled((signal.SIGINT, *_KILLS), self._take)
        return self

    def __exit__(self, *_: object) -> None:
        _restored(self._before)

    def __call__(self) -> bool:
        return self._asked

    def _take(self, number: int, _frame: FrameType | None) -> None:
        if self._asked and number == signal.SIGINT:
            raise KeyboardInterrupt
        self._asked = True
        with contextlib.suppress(OSError):  # the terminal is gone
            print("stopping after this step", file=sys.stderr, flush=True)
