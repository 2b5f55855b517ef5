"""Loads torch's large library without holding Python's global lock. Imports no torch."""

import contextlib
import ctypes
import importlib.util
import os
import sys
from pathlib import Path

_READ_BYTES = 4 << 20
_LIBRARIES = {"linux": "libtorch_cpu.so", "darwin": "libtorch_cpu.dylib"}


def preload_torch() -> None:
    """Brings torch's library into the process, so that ``import torch`` finds it there.

    ``import`` loads shared libraries under Python's global lock: for torch half a second, and many
    seconds from a cold disk, in which a window would not answer. Reading the file and calling the
    system's own ``dlopen`` through ctypes let the lock go (figures: docs/performance.md). Where
    anything about it fails, the import that follows does all the work, as always.
    """
    name = _LIBRARIES.get(sys.platform)
    found = importlib.util.find_spec("torch")
    if name is None or found is None or found.origin is None or "torch" in sys.modules:
        return
    library = Path(found.origin).parent / "lib" / name
    with contextlib.suppress(OSError, AttributeError):
        with library.open("rb", buffering=0) as file:
            while file.read(_READ_BYTES):
                pass
        dlopen = ctypes.CDLL(None).dlopen
        dlopen.argtypes = [ctypes.c_char_p, ctypes.c_int]
        dlopen.restype = ctypes.c_void_p
        # Local symbols, as the import itself would have them.
        dlopen(os.fsencode(library), os.RTLD_NOW | os.RTLD_LOCAL)
