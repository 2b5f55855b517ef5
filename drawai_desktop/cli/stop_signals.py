"""Ctrl+C and polite kills as a wish to stop after the step that is being done."""

import signal
import sys
from types import FrameType
from typing import Any


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
