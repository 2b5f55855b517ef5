"""Live loops that end with their test."""

import pytest

from tests.gui_thread import cycle_search, no_cycle_left  # noqa: F401
from tests.live.loop import Loop


@pytest.fixture
def make(qtbot):
    loops = []

    def build(loader=None, **options):
        loops.append(Loop(qtbot, loader, **options))
        return loops[-1]

    yield build
    for loop in loops:
        loop.fake.gate.set()
        assert loop.renderer.stop()
