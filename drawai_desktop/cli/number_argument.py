"""Numbers on the command line: what an option takes, told before any work begins."""

import argparse
import math
from collections.abc import Callable

from drawai_desktop.core.foreign_file import cleaned

_LARGEST_SEED = (1 << 63) - 1
"""Of a training, that torch and numpy both take."""
_LARGEST_THREADS = 1024
"""OpenMP ends the process where it cannot have so many as it is asked for."""
_MOST_STEPS = 1_000_000_000
_MOST_MINUTES = 1_000_000


def whole(low: int, high: int) -> Callable[[str], int]:
    """What argparse reads a whole number from ``low`` to ``high`` with."""

    def read(text: str) -> int:
        try:
            number = int(text) if len(text) <= 30 else high + 1
        except ValueError:
            number = high + 1
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(
                f"{cleaned(text, 30)!r} is no whole number from {low} to {high}"
            )
        return number

    return read


def real(low: float, high: float) -> Callable[[str], float]:
    """The same of a number that may have a fraction."""

    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(
                f"{cleaned(text, 30)!r} is no number from {low:g} to {high:g}"
            )
        return number

    return read


count = whole(1, _MOST_STEPS)
"""Of steps, pictures, pairs."""
seed = whole(0, _LARGEST_SEED)
threads = whole(1, _LARGEST_THREADS)
workers = whole(0, _LARGEST_THREADS)
minutes = real(0, _MOST_MINUTES)
