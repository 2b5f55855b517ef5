"""Live loops that end with their test."""

import pytest

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
