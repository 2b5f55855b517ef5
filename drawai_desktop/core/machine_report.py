"""What this installation is made of and what it runs on, for ``--version`` and reports.

Nothing heavy is imported: the versions are those that the packages' files state.
"""

import os
import platform
import sys
from pathlib import Path

PACKAGES = ("torch", "PySide6-Essentials", "numpy", "pillow", "safetensors")
"""Whose versions a report names."""
_FEATURES = {
    "avx2": "AVX2",
    "avx512f": "AVX-512",
    "avx512_bf16": "AVX-512 bfloat16",
    "amx_bf16": "AMX bfloat16",
    "asimd": "NEON",
    "bf16": "bfloat16",
}
"""What the fast path asks of a processor, by the names of Linux."""


def machine_report() -> list[str]:
    """Lines of "what: value"."""
    packages = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    return [
        f"Python {platform.python_version()} on {platform.system()} {platform.release()}, "
        f"{platform.machine()}",
        packages,
        f"processor: {processor()}, {_cores()} cores, {_features()}",
        f"device: {_device()}",
    ]


def _version(package: str) -> str:
    from importlib import metadata  # slow, and a window needs no report to open

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "(not found)"


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cpu_facts() -> dict[str, str]:
    """The first processor's lines of ``/proc/cpuinfo``; empty elsewhere."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    pairs = (line.partition(":") for line in text.split("\n\n")[0].splitlines())
    return {key.strip().lower(): value.strip() for key, _, value in pairs}


def processor() -> str:
    """Its name, as the system tells it."""
    return _cpu_facts().get("model name") or platform.processor() or "unknown"


def _features() -> str:
    facts = _cpu_facts()
    flags = set((facts.get("flags") or facts.get("features") or "").split())
    if not flags:
        return "its features are not told by this system"
    found = [text for flag, text in _FEATURES.items() if flag in flags]
    return "with " + ", ".join(found) if found else "without AVX2"


def _device() -> str:
    """What ``auto`` will likely take, told without loading torch."""
    if sys.platform == "darwin" and platform.machine() == "arm64":
        return "mps, if torch finds it"
    if Path("/dev/nvidia0").exists():
        if "+cpu" in _version("torch"):
            return "cpu (there is an NVIDIA GPU, but this torch is built without CUDA)"
        return "cuda, if torch finds it"
    return "cpu"
