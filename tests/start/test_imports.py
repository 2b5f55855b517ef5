"""What the window imports before it is shown: nothing that it does not need there."""

import subprocess
import sys

HEAVY = (
    "torch",
    "scipy",
    "torchvision",
    "xml.sax",
    "urllib.request",
    "http.client",
    "ssl",
    "email",
    "asyncio",
    "multiprocessing",
)


def imported_by(lines):
    """Those of the heavy modules that some lines of Python import, in a process of its own."""
    code = f"{lines}\nimport sys\nprint(*(name for name in {HEAVY} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout.split()


def test_the_window_starts_without_networks_protocols_and_torch():
    assert imported_by("import drawai_desktop.app, drawai_desktop.cli.window") == []


def test_what_is_looked_for_would_be_found():
    assert set(imported_by("import xml.sax.saxutils")) >= {"xml.sax", "urllib.request", "ssl"}
