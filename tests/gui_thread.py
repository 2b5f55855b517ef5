"""For rooms with Qt: cycles of objects are looked for in the GUI thread, as the program does it."""

import gc

import pytest

from drawai_desktop.ui.cycles import CycleSearch


@pytest.fixture(scope="package")
def cycle_search(qapp):
    search = CycleSearch()
    search.settle()
    yield search
    gc.collect()
    search.stop()


@pytest.fixture(autouse=True)
def no_cycle_left(cycle_search):
    """What a test leaves to itself goes before the next one begins."""
    yield
    cycle_search.search()
