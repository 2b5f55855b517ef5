"""Work that other programs must not feel: the lowest priority, and a bounded number of threads."""

import contextlib
import os
import sys
from pathlib import Path

_IDLE_CLASS = 0x40
"""Windows: IDLE_PRIORITY_CLASS."""
_LOWEST = 19
_FEWEST_THREADS, _MOST_THREADS = 1, 8


def step_back() -> None:
    """Gives this process, and those that it starts, the lowest priority there is."""
    if sys.platform == "win32":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            kernel = ctypes.windll.kernel32
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), _IDLE_CLASS)
        return
    with contextlib.suppress(OSError):
        os.nice(_LOWEST)
    if sys.platform == "linux":
        # Where the system shares by sessions, the number of a process counts within its own only.
        with contextlib.suppress(OSError):
            Path("/proc/self/autogroup").write_text(str(_LOWEST), encoding="ascii")
        # Nice alone leaves a share to it; of this class is only what nobody else wants.
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def background_threads(cores: int) -> int:
    """So many threads such work takes: a core stays free of it."""
    return max(_FEWEST_THREADS, min(_MOST_THREADS, cores - 1))
