"""New canvases, examples, projects, label maps and other files that are opened."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest

from drawai_desktop.core.examples import examples
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.project_file import read_project
from drawai_desktop.ui.new_dialog import NewDialog
from tests.builders import SKY, a_scene, save_png
from tests.ui.hands import click_map, press
from tests.ui.settling import settle


def test_new_makes_a_canvas_of_the_wished_size(program):
    program.window.actions_by_name["new"].trigger()
    dialog = program.window.findChild(NewDialog)
    dialog.width_box.setValue(640)
    dialog.height_box.setValue(384)
    dialog._fill.setCurrentIndex(dialog._fill.findData(SKY))
    dialog._create()
    assert program.document.label_map.ids.shape == (384, 640)
    assert (program.document.label_map.ids == SKY).all()


def test_ctrl_r_in_the_new_dialog_surprises(program):
    program.window.actions_by_name["new"].trigger()
    dialog = program.window.findChild(NewDialog)
    QTest.qWaitForWindowActive(dialog)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    settle(program)
    assert program.document.title == "Surprise"
    assert len(np.unique(program.document.label_map.ids)) >= 3


def test_surprise_me_can_be_undone(program):
    before = program.document.snapshot()
    press(program, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert (program.document.label_map.ids != before).any()
    program.document.undo_stack.undo()
    assert (program.document.label_map.ids == before).all()


def test_there_are_nine_examples_and_each_opens(program):
    listed = examples()
    assert len(listed) == 9
    for example in listed:
        program.opening.open_example(example)
        settle(program)
        assert program.document.title == example.title
        assert program.document.style == example.style
        assert UNLABELLED not in program.document.label_map.ids


def test_unsaved_work_comes_back_after_something_else_was_opened(program):
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    painted = program.document.snapshot()
    program.opening.open_example(examples()[3])
    settle(program)
    assert "were not saved" in program.window.messages.text
    program.window.messages.answers[0].click()
    settle(program)
    assert (program.document.label_map.ids == painted).all()
    assert program.document.is_modified


def test_a_project_is_saved_and_opened_again(program, qtbot, tmp_path):
    program.window.style_panel.seed.setValue(99)
    qtbot.waitUntil(lambda: program.renderer.is_current)
    path = tmp_path / "lake.drawai"
    assert program.projects.save_to(path)
    qtbot.waitUntil(lambda: not program.document.is_modified)
    assert program.window.windowTitle() == "lake.drawai - DrawAI"
    project = read_project(path)
    assert project.style.seed == 99
    assert project.model == "landscape"
    assert project.picture is not None
    saved = program.document.snapshot()
    program.opening.open_example(examples()[1])
    settle(program)
    program.opening.open_path(path)
    settle(program)
    assert (program.document.label_map.ids == saved).all()
    assert program.document.style.seed == 99
    assert program.preferences.settings.recent_files[0] == str(path)


def test_a_label_map_is_opened_and_what_was_done_is_said(program, qtbot, tmp_path):
    path = save_png(tmp_path / "map.png", a_scene())
    program.opening.open_path(path)
    qtbot.waitUntil(lambda: program.document.title == "map")
    assert (program.document.label_map.ids == a_scene()).all()
    assert "COCO-Stuff ids" in program.window.messages.text


def test_ids_that_are_no_labels_are_asked_about_first(program, qtbot, tmp_path):
    ids = a_scene()
    ids[:4, :4] = 200
    before = program.document.snapshot()
    program.opening.open_path(save_png(tmp_path / "map.png", ids))
    qtbot.waitUntil(lambda: "id 200 (16 px)" in program.window.messages.text)
    assert (program.document.label_map.ids == before).all()
    program.window.messages.answers[0].click()
    assert program.document.title == "map"
    assert (program.document.label_map.ids[:4, :4] == UNLABELLED).all()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("text.png", b"no picture", "not a picture"),
        ("empty.png", b"", "empty"),
        ("broken.drawai", b"PK no zip", "damaged"),
    ],
)
def test_files_that_cannot_be_opened_leave_the_document(
    program, qtbot, tmp_path, name, content, words
):
    (tmp_path / name).write_bytes(content)
    before = program.document.snapshot()
    program.opening.open_path(tmp_path / name)
    qtbot.waitUntil(lambda: words in program.window.messages.text)
    assert (program.document.label_map.ids == before).all()


def test_a_file_can_be_dropped_on_the_window(program, qtbot, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(save_png(tmp_path / "dropped.png", a_scene())))])
    program.window.dropped.emit(mime)
    qtbot.waitUntil(lambda: program.document.title == "dropped")
