"""Gives memory that was freed back to the system. Needs no torch."""

import contextlib
import ctypes
import sys


def give_back_freed_memory() -> None:
    """Lets the C library return what is free in it; where it cannot (no glibc), nothing happens.

    Blocks of many sizes, as windows of a picture have them, leave holes that glibc keeps: after
    sixty edits of a 1024 px picture 1.2 GB where 0.4 GB are in use. Takes 1 to 7 ms.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
