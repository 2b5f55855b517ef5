"""Unsaved work is kept by itself, and offered at the next start."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.builders import GRASS, SEA, SKY
from tests.ui.settling import settle
from tests.ui.unsaved import crash, kept, offered, paint


def wait_until_kept(program, qtbot):
    qtbot.waitUntil(
        lambda: (
            program.keeping._shown.written == program.keeping._state()
            and not program.keeping.is_pending
        ),
    )


def a_whole(label):
    return np.full((512, 512), label, np.uint8)


def test_work_is_kept_while_the_program_runs_without_a_pause_in_painting(program, qtbot):
    paint(program)
    wait_until_kept(program, qtbot)
    assert kept() == []  # it is this session's own
    crash(program)
    (work,) = kept()
    assert (work.read().ids == SEA).all()


def test_a_stroke_that_does_not_end_is_kept_too(program, qtbot):
    view = program.window.canvas_view
    program.state.choose_label(SEA)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    QTest.mouseMove(view, view.rect().center() + QPoint(40, 10))
    assert program.document.hand_is_down()
    assert program.document.is_modified
    painted = program.document.snapshot()
    wait_until_kept(program, qtbot)
    crash(program)
    (work,) = kept()
    assert (work.read().ids == painted).all()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)


def test_a_stroke_that_is_given_up_leaves_nothing(program, qtbot):
    view = program.window.canvas_view
    program.state.choose_label(SEA)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    wait_until_kept(program, qtbot)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not program.document.is_modified
    program.stop()
    assert kept() == []


@pytest.mark.parametrize("what", ["seed", "look"])
def test_every_part_of_the_document_counts(program, qtbot, what):
    style = program.document.style.with_seed(4711)
    if what == "look":
        style = program.document.style.with_strength(0.25)
    program.document.choose_style(style)
    wait_until_kept(program, qtbot)
    crash(program)
    (work,) = kept()
    assert work.read().style == style


def test_a_change_that_comes_while_the_first_is_written_is_written_next(program, qtbot):
    paint(program)
    program.keeping.tick()
    paint(program, SKY)
    program.keeping.tick()
    wait_until_kept(program, qtbot)
    crash(program)
    (work,) = kept()
    assert (work.read().ids == SKY).all()


def test_what_is_undone_again_is_not_offered(program, qtbot):
    paint(program)
    wait_until_kept(program, qtbot)
    program.document.undo_stack.undo()
    crash(program)
    assert kept() == []


def test_unsaved_work_is_offered_at_the_next_start(start):
    first = start()
    paint(first)
    first.stop()
    second = start()
    settle(second)
    assert second.window.messages.text.startswith("Restore 'Mountain lake'")
    second.window.messages.answers[0].click()
    settle(second)
    assert (second.document.label_map.ids == SEA).all()
    assert second.document.is_modified


def test_restored_work_stays_on_the_disk_however_soon_the_next_crash_comes(start):
    first = start()
    paint(first)
    first.stop()
    for _ in range(3):
        program = start()
        settle(program)
        program.window.messages.answers[0].click()
        settle(program)
        crash(program)
        (work,) = kept()
        assert (work.read().ids == SEA).all()


def test_what_was_painted_before_restoring_is_kept_too(start):
    first = start()
    paint(first)
    first.stop()
    second = start()
    paint(second, GRASS)
    second.keeping.restore(offered(second)[0])
    settle(second)
    assert (second.document.label_map.ids == SEA).all()
    crash(second)
    assert {int(work.read().ids[0, 0]) for work in kept()} == {SEA, GRASS}


def test_two_windows_that_crashed_are_both_offered(start):
    for label in (SEA, GRASS):
        program = start()
        paint(program, label)
        program.keeping.keep_now()
        crash(program)
    last = start()
    settle(last)
    assert "One more was not saved" in last.window.messages.text
    assert [b.text() for b in last.window.messages.answers] == ["Restore", "Discard", "Show all..."]


def test_a_window_that_lives_keeps_its_work_for_itself(start):
    first = start()
    paint(first)
    first.keeping.keep_now()
    first.keeping.flush()
    second = start()
    assert offered(second) == []
    assert "Restore" not in second.window.messages.text


def test_saved_work_is_not_offered(start, qtbot, tmp_path):
    first = start()
    paint(first)
    first.keeping.keep_now()
    first.projects.save_to(tmp_path / "a.drawai")
    qtbot.waitUntil(lambda: not first.document.is_modified)
    first.stop()
    assert kept() == []


def test_clean_is_clean(start, qtbot, tmp_path):
    first = start()
    paint(first)
    first.projects.save_to(tmp_path / "a.drawai")
    qtbot.waitUntil(lambda: not first.document.is_modified)
    paint(first, GRASS)
    first.stop()
    second = start()
    settle(second)
    second.window.messages.answers[0].click()  # restore
    settle(second)
    second.opening.open_path(tmp_path / "a.drawai")
    settle(second)
    assert not second.document.is_modified
    second.stop()
    assert [int(work.read().ids[0, 0]) for work in kept()] == [GRASS]


def test_discarded_work_is_gone(start):
    first = start()
    paint(first)
    first.stop()
    second = start()
    settle(second)
    second.window.messages.answers[1].click()
    second.stop()
    assert kept() == []


def test_the_view_comes_back_with_the_work(start):
    first = start()
    paint(first)
    first.viewport.set_zoom(3.0)
    first.viewport.pan_by(30, 20)
    first.viewport.turn_by(40)
    sight = first.viewport.sight
    first.stop()
    second = start()
    settle(second)
    second.window.messages.answers[0].click()
    settle(second)
    assert second.viewport.sight == sight
