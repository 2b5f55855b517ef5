"""Ctrl+C and polite kills: as a wish to stop after the step that is being done, or at once, with
everything tidied up."""

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any


class Killed(KeyboardInterrupt):
    """A polite kill, where nobody waits for the end of a step."""


@contextlib.contextmanager
def tidy_when_killed() -> Iterator[None]:
    """A polite kill ends the work as Ctrl+C does: half files go, reports are written."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _killed)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _killed(_number: int, _frame: FrameType | None) -> None:
    raise Killed


class AskedToStop:
    """Whether Ctrl+C or a polite kill came; a second Ctrl+C stops at once."""

    def __init__(self) -> None:
        self._asked = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> "AskedToStop":
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._take)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def __call__(self) -> bool:
        return self._asked

    def _take(self, number: int, _frame: FrameType | None) -> None:
        if self._asked and number == signal.SIGINT:
            raise KeyboardInterrupt
        self._asked = True
        print("stopping after this step", file=sys.stderr, flush=True)
