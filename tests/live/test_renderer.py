"""The live loop: pictures follow the document, previews the hand."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread, QTimer

from drawai_desktop.engine.session.passes import EXACT
from drawai_desktop.errors import RenderError
from drawai_desktop.live.engine_state import EngineState
from tests.fakes import FakeSynthesizer, Loader

pytestmark = pytest.mark.usefixtures("no_thread_left")


def test_a_picture_follows_the_load_and_every_change(make):
    loop = make()
    loop.load()
    loop.wait_current()
    loop.paint(7)
    loop.wait_current()
    assert loop.results[-1].array[0, 0, 1] == 7
    assert loop.states[:2] == [EngineState.LOADING, EngineState.READY]


def test_pictures_are_made_in_the_render_thread_and_received_in_the_gui_thread(make):
    loop = make()
    threads = []

    class Receiver(QObject):
        def take(self):
            threads.append(QThread.currentThread())

    receiver = Receiver()
    loop.renderer.pictures.changed.connect(receiver.take)
    loop.load()
    loop.wait_current()
    assert set(threads) == {QThread.currentThread()}
    assert threading.current_thread() not in loop.fake.threads


def test_while_a_picture_is_made_only_the_newest_change_is_kept(make):
    loop = make(Loader(FakeSynthesizer(seconds=0.08)))
    loop.load()
    loop.wait_current()
    before = len(loop.fake.calls)
    for i in range(1, 40):
        loop.paint(i)
        loop.qtbot.wait(5)
    loop.wait_current()
    made = len(loop.fake.calls) - before
    assert 2 <= made <= 8
    assert loop.results[-1].array[0, 0, 1] == 39
    revisions = [r.request.revision for r in loop.results]
    assert revisions == sorted(revisions)


def test_the_event_loop_goes_on_while_a_picture_is_made(make):
    loop = make(Loader(FakeSynthesizer(seconds=0.3)))
    loop.load()
    ticks = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(5)
    loop.wait_current()
    assert len(ticks) > 10


def test_a_result_of_another_document_is_not_shown(make):
    loop = make()
    loop.load()
    loop.wait_current()
    loop.fake.gate.clear()
    loop.paint(1)
    loop.qtbot.waitUntil(lambda: loop.renderer.state is EngineState.WORKING)
    shown = len(loop.results)
    loop.subject.paint(2)
    loop.renderer.document_replaced()  # cancels the pass
    loop.fake.gate.set()
    loop.wait_current()
    assert [r.array[0, 0, 1] for r in loop.results[shown:]] == [2]


def test_previews_while_the_hand_is_down_and_the_exact_picture_when_it_rests(make):
    loop = make()
    loop.load()
    loop.wait_current()
    loop.subject.hand = True
    loop.paint(3)
    loop.wait_current()
    assert not loop.results[-1].is_exact
    loop.subject.hand = False
    loop.renderer.hand_lifted()
    loop.qtbot.waitUntil(lambda: loop.results[-1].is_exact)
    assert loop.results[-1].request.revision == loop.subject.revision()
    assert [c[0] for c in loop.fake.calls][-2:] == ["preview", "settle"]


def test_the_fast_precision_settles_and_is_exact_when_the_hand_rests(make):
    loop = make()
    loop.fake.is_exact = False
    loop.load()
    loop.qtbot.waitUntil(lambda: len(loop.results) == 2)
    assert [r.is_exact for r in loop.results] == [False, True]
    loop.qtbot.wait(400)  # and is not made again
    assert [c[0] for c in loop.fake.calls] == ["settle", "exact settle"]


def test_an_exact_picture_that_nobody_asked_for_gives_way_to_the_next_stroke(make):
    loop = make()
    loop.fake.is_exact = False
    loop.load()
    loop.qtbot.waitUntil(lambda: len(loop.results) == 1)
    loop.fake.gate.clear()
    loop.qtbot.waitUntil(lambda: len(loop.fake.calls) == 2)
    loop.paint(3)
    loop.fake.gate.set()
    loop.qtbot.waitUntil(lambda: loop.results[-1].is_exact)
    names = [c[0] for c in loop.fake.calls]
    assert names == ["settle", "exact settle", "settle", "exact settle"]
    assert [r.is_exact for r in loop.results] == [False, False, True]


def test_an_exact_picture_that_is_asked_for_comes_at_once(make):
    loop = make()
    loop.fake.is_exact = False
    loop.load()
    loop.qtbot.waitUntil(lambda: len(loop.results) == 1)
    loop.subject.hand = True  # nothing follows by itself
    loop.qtbot.wait(400)
    assert not loop.results[-1].is_exact
    loop.subject.hand = False
    loop.renderer.render_now()
    loop.qtbot.waitUntil(lambda: loop.results[-1].is_exact)
    assert loop.results[-1].request.render_pass is EXACT


def test_without_live_nothing_is_made_until_it_is_asked_for(make):
    loop = make()
    loop.load()
    loop.wait_current()
    loop.renderer.set_live(False)
    made = len(loop.fake.calls)
    loop.paint(9)
    loop.qtbot.wait(150)
    assert len(loop.fake.calls) == made
    assert not loop.renderer.is_current
    loop.renderer.render_now()
    loop.wait_current()
    assert loop.results[-1].array[0, 0, 1] == 9


def test_switching_live_on_catches_up(make):
    loop = make()
    loop.load()
    loop.wait_current()
    loop.renderer.set_live(False)
    loop.paint(9)
    loop.renderer.set_live(True)
    loop.wait_current()


def test_a_blank_map_is_not_rendered(make):
    loop = make()
    loop.subject.blank = True
    loop.load()
    loop.qtbot.wait(150)
    assert loop.fake.calls == []


def test_a_failure_is_told_and_the_next_change_is_tried(make):
    loop = make()
    loop.load()
    loop.wait_current()
    loop.fake.error = RenderError("The picture came out empty.")
    loop.paint(1)
    loop.qtbot.waitUntil(lambda: loop.failures == ["The picture came out empty."])
    assert loop.renderer.state is EngineState.FAILED
    loop.fake.error = None
    loop.paint(2)
    loop.wait_current()
    assert loop.renderer.state is EngineState.READY


def test_a_bug_in_the_engine_does_not_end_the_thread(make, caplog):
    loop = make()
    loop.load()
    loop.wait_current()
    loop.fake.error = ZeroDivisionError("a bug")
    loop.paint(1)
    loop.qtbot.waitUntil(lambda: bool(loop.failures))
    assert "Nothing is lost" in loop.failures[0]
    assert "a bug" in caplog.text
    loop.fake.error = None
    loop.paint(2)
    loop.wait_current()
