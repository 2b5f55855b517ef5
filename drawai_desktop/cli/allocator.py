"""How the C library's allocator keeps memory: it can be told before a process starts only."""

import os
import platform
import sys

from drawai_desktop.resources import is_frozen

VARIABLE = "GLIBC_TUNABLES"
TUNABLES = ":".join(
    (
        "glibc.malloc.hugetlb=1",
        f"glibc.malloc.mmap_threshold={1 << 32}",
        f"glibc.malloc.trim_threshold={1 << 33}",
    )
)


def restart_with_kept_memory(arguments: list[str]) -> None:
    """Starts this process anew with memory that is kept, and in large pages, where that helps.

    A training step frees and takes hundreds of megabytes. glibc gives them back to the system each
    time, and gets them again page by page, which costs a third more time. (Telling it so in a
    running process, ``M_MMAP_MAX`` 0, is far slower with two threads: docs/history/training.md.)

    Returns where it was done already, or does not apply.

    Args:
        arguments: of the command line, without the program.
    """
    if VARIABLE in os.environ or is_frozen():
        return
    if sys.platform != "linux" or platform.libc_ver()[0] != "glibc":
        return
    os.environ[VARIABLE] = TUNABLES
    os.execv(sys.executable, [sys.executable, "-m", "drawai_desktop", *arguments])
