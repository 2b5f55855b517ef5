"""Cycles of objects are found in the GUI thread alone."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject, Qt, QTimer

from drawai_desktop import app
from drawai_desktop.ui.background import BackgroundLine, BackgroundTask
from drawai_desktop.ui.cycles import FEWEST, CycleSearch
from tests.fakes import Loader


@pytest.fixture
def searched(cycle_search):
    """The search of a program that begins where Python searches by itself."""
    gc.enable()
    search = CycleSearch()
    yield search
    search.stop()
    gc.disable()
    cycle_search.settle()


def left_to_itself(destroyed):
    """A timer of a window that nothing but itself refers to."""
    timer = QTimer()
    timer.destroyed.connect(
        lambda: destroyed.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
    )
    timer.owner = [timer]


def garbage(_task=None):
    for _ in range(
        200 * FEWEST
    ):  # Python searches the youngest every 700 objects, all now and then
        cycle = []
        cycle.append(cycle)


def test_what_a_worker_throws_away_destroys_nothing_of_the_window(searched, qtbot):
    searched.settle()
    destroyed, owner = [], QObject()
    left_to_itself(destroyed)
    task = BackgroundTask(garbage, owner)
    with qtbot.waitSignal(task.ended):
        task.start()
    assert not destroyed
    searched.search()
    assert destroyed == [threading.main_thread()]


def test_what_is_there_with_a_model_is_searched_when_the_next_one_comes(searched):
    destroyed = []
    left_to_itself(destroyed)
    searched.settle()
    garbage()
    searched.search()
    assert not destroyed
    searched.settle()
    assert destroyed


def test_python_searches_by_itself_again_after_the_program(searched):
    assert not gc.isenabled()
    searched.stop()
    assert gc.isenabled()


def test_the_program_with_its_window_searches_in_the_gui_thread_alone(searched, qtbot, monkeypatch):
    gc.enable()
    running = []

    class Watched(app.Program):
        def start(self):
            super().start()
            self.renderer.model_loaded.connect(self._look)

        def _look(self):
            running.append((gc.isenabled(), gc.get_freeze_count() > 0))
            QTimer.singleShot(0, self.window.close)

    monkeypatch.setattr(app, "Program", Watched)
    assert app.run_window(app.StartOptions(), load=Loader()) == 0
    assert running == [(False, True)]
    assert gc.isenabled()


def test_a_line_gives_up_what_it_did_in_the_gui_thread(qtbot):
    owner, gone = QObject(), []

    class Kept:
        def __del__(self):
            gone.append(threading.current_thread())

        def work(self):
            return 1

        def then(self, _result):
            pass

    line = BackgroundLine(owner)
    kept = Kept()
    line.put(kept.work, kept.then)
    del kept
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.main_thread()]
    line.stop()
