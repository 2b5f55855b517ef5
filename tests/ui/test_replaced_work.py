"""Unsaved work that another document replaces, and disks that cannot be written."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QLabel

from drawai_desktop.core.examples import examples
from drawai_desktop.ui.unsaved_dialog import UnsavedDialog
from tests.builders import GRASS, SEA, SKY, a_scene, save_png
from tests.ui.settling import settle
from tests.ui.unsaved import crash, fail_below, kept, offered, paint


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
