"""Set-up for all tests: no display, no user folders, no thread left behind."""

import functools
import os

# Before anything imports Qt. A display test starts the program in a process of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
os.environ["QT_SCALE_FACTOR"] = "1"

import pytest
from hypothesis import HealthCheck, settings

# No test is about time: a busy machine fails none.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


PATIENCE_MS = 60_000
"""How long a test waits for what is to come. Long, since a machine may be busy with others."""


@pytest.fixture
def qtbot(qtbot, monkeypatch):
    """Waits with patience where a test names no time of its own."""

    def patient(wait):
        @functools.wraps(wait)
        def waits(*args, timeout=PATIENCE_MS, **options):
            return wait(*args, timeout=timeout, **options)

        return waits

    for name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
        monkeypatch.setattr(qtbot, name, patient(getattr(qtbot, name)))
    return qtbot


@pytest.fixture(autouse=True)
def own_user_folder(tmp_path_factory, monkeypatch):
    """Every test has an empty user folder: settings, models and autosaves are not shared."""
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("DRAWAI_DATA", str(folder))
    return folder


@pytest.fixture
def one_thread():
    """torch sums in one order, so that two runs can be compared bit for bit; and a second thread
    would only wait for the first in tiny networks, long where cores are busy."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def no_thread_left():
    """Fails a test that leaves a thread running, and names it."""
    import threading

    before = set(threading.enumerate())
    yield
    left = [t.name for t in threading.enumerate() if t not in before and t.is_alive()]
    # PySide makes a stand-in for a QThread that Python code ran in; it ends with the QThread.
    left = [name for name in left if not name.startswith("Dummy")]
    assert not left, f"threads left running: {left}"
