"""Nothing that was painted is lost: not by a crash, another document, or closing."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from drawai_desktop import resources
from drawai_desktop.core import atomic_file
from drawai_desktop.core.examples import examples
from drawai_desktop.core.unsaved_store import UnsavedStore
from drawai_desktop.ui.unsaved_dialog import UnsavedDialog
from tests.builders import GRASS, SEA, SKY, a_scene, save_png
from tests.ui.settling import settle


def paint(program, label=SEA):
    program.document.edit("Clear", np.full_like(program.document.label_map.ids, label))


def offered(program):
    """All unsaved work that *File > Unsaved work* would show."""
    lists = []
    program.keeping.list_works(lists.append)
    settle(program)
    return lists[0]


def kept():
    """What a window that starts now would be offered."""
    return UnsavedStore(resources.unsaved_folders(), resources.old_autosaves()).listed()


def crash(program):
    """What the disk holds is all there is; the locks of the process are gone."""
    keeping = program.keeping
    keeping.flush()
    keeping._timer.stop()
    keeping._is_stopped = True
    keeping._store.abandon()
    keeping._line.stop()


def wait_until_kept(program, qtbot):
    qtbot.waitUntil(
        lambda: (
            program.keeping._shown.written == program.keeping._state()
            and not program.keeping.is_pending
        ),
        timeout=8000,
    )


def a_whole(label):
    return np.full((512, 512), label, np.uint8)


# By itself.


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


# At the next start.


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
    assert "There is 1 more" in last.window.messages.text
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
    sight = first.viewport.sight
    first.stop()
    second = start()
    settle(second)
    second.window.messages.answers[0].click()
    settle(second)
    assert second.viewport.sight == sight


# Another document.


def drop(program, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    program.window.dropped.emit(mime)


REPLACE = {
    "new": lambda program, _path: program.opening.new(256, 256, SKY),
    "example": lambda program, _path: program.opening.open_example(examples()[3]),
    "surprise": lambda program, _path: program.opening.open_scene(a_scene(), "Surprise"),
    "map": lambda program, path: program.opening.open_path(path),
    "drop": drop,
}


@pytest.mark.parametrize("how", REPLACE)
def test_what_another_document_replaces_is_kept_on_disk_and_offered(program, qtbot, tmp_path, how):
    paint(program)
    ids = program.document.snapshot()
    REPLACE[how](program, save_png(tmp_path / "map.png", a_scene()))
    qtbot.waitUntil(lambda: "were not saved" in program.window.messages.text)
    assert not (program.document.label_map.ids == SEA).all()
    (back,) = [b for b in program.window.messages.answers if b.text() == "Bring it back"]
    back.click()
    settle(program)
    assert (program.document.label_map.ids == ids).all()
    assert program.document.is_modified


def test_what_was_replaced_outlives_other_messages_and_the_window(start, qtbot):
    first = start()
    for label, example in ((SEA, 1), (GRASS, 2), (SKY, 3)):
        paint(first, label)
        first.opening.open_example(examples()[example])
        settle(first)
    first.saving.copy_map()  # says something else
    crash(first)
    second = start()
    assert [int(w.read().ids[0, 0]) for w in offered(second)] == [SKY, GRASS, SEA]


def test_the_menu_shows_all_unsaved_work_to_open_or_discard(program, qtbot):
    for label, example in ((SEA, 1), (GRASS, 2)):
        paint(program, label)
        program.opening.open_example(examples()[example])
        settle(program)
    program.window.actions_by_name["unsaved"].trigger()
    settle(program)
    dialog = program.window.findChild(UnsavedDialog)
    assert dialog.list.count() == 2
    assert "1152 x 768" in dialog.list.item(0).text()
    assert not dialog.list.item(0).icon().isNull()
    dialog.discard_button.click()
    assert dialog.list.count() == 1
    dialog.open_button.click()
    settle(program)
    assert (program.document.label_map.ids == SEA).all()
    assert offered(program) == []  # what is shown needs no offer


def test_without_unsaved_work_the_menu_says_so(program):
    program.window.actions_by_name["unsaved"].trigger()
    settle(program)
    dialog = program.window.findChild(UnsavedDialog)
    assert not dialog.open_button.isEnabled()
    assert not dialog.list.isVisible()
    dialog.reject()


# Where nothing can be written.


def fail_below(monkeypatch, folder, number=errno.ENOSPC):
    """Writes below a folder fail as on a full disk."""
    real = atomic_file.tempfile.mkstemp

    def mkstemp(*args, **options):
        if str(options["dir"]).startswith(str(folder)):
            raise OSError(number, os.strerror(number))
        return real(*args, **options)

    monkeypatch.setattr(atomic_file.tempfile, "mkstemp", mkstemp)


def test_a_full_disk_means_another_folder_and_one_word_about_it(
    start, qtbot, monkeypatch, own_user_folder
):
    first = start()
    fail_below(monkeypatch, own_user_folder / "unsaved")
    paint(first)
    first.keeping.keep_now()
    qtbot.waitUntil(lambda: "kept in" in first.window.messages.text)
    assert str(own_user_folder / "state" / "unsaved") in first.window.messages.text
    assert "MB free" in first.window.messages.text
    first.window.messages.hide_message()
    paint(first, GRASS)
    first.keeping.keep_now()
    qtbot.waitUntil(lambda: not first.keeping.is_pending)
    assert first.window.messages.text == ""
    crash(first)
    (work,) = kept()
    assert (work.read().ids == GRASS).all()


def test_where_nothing_can_be_written_it_is_said_and_work_lives_on_in_the_window(
    program, qtbot, monkeypatch
):
    fail_below(monkeypatch, "/")
    paint(program)
    program.keeping.keep_now()
    qtbot.waitUntil(lambda: "cannot be kept" in program.window.messages.text)
    program.opening.open_example(examples()[1])
    settle(program)
    program.window.messages.answers[-1].click()
    settle(program)
    assert (program.document.label_map.ids == SEA).all()
    monkeypatch.undo()


# Names.


def test_names_of_files_and_works_are_plain_text_everywhere(start, qtbot):
    name = "<b>bold</b> & <img src=x>"
    first = start()
    paint(first)
    first.document._title = name
    first.preferences.note_file(Path("/tmp") / "a&b <i>.drawai")
    action = first.window.recent_menu.actions()[0]
    assert action.text() == "a&&b <i>.drawai"
    assert "<i>" not in action.toolTip()
    first.stop()
    second = start()
    settle(second)
    label = second.window.messages._text
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert name in label.text()
    for line in second.window.status_line.findChildren(QLabel):
        assert line.textFormat() == Qt.TextFormat.PlainText
