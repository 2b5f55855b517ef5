"""New canvases, examples, projects, label maps and other files that are opened."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest

from drawai_desktop.core.examples import examples
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.project_file import read_project
from drawai_desktop.errors import ImageError
from drawai_desktop.ui import new_dialog as new_dialog_module
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
    assert not is_open(program)
    settle(program)
    assert program.document.title == "Surprise"
    assert len(np.unique(program.document.label_map.ids)) >= 3


def is_open(program):
    return any(dialog.isVisible() for dialog in program.window.findChildren(NewDialog))


def new_dialog(program, command="new"):
    program.window.actions_by_name[command].trigger()
    dialog = next(d for d in program.window.findChildren(NewDialog) if d.isVisible())
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def test_the_sizes_are_tiles_and_a_size_of_ones_own_stays(program):
    dialog = new_dialog(program)
    dialog.sizes.setFocus()
    QTest.keyClick(dialog.sizes, Qt.Key.Key_Right)
    assert dialog.sizes.chosen == (1152, 768)
    assert (dialog.width_box.value(), dialog.height_box.value()) == (1152, 768)
    dialog.width_box.setValue(1000)
    assert dialog.sizes.chosen is None
    dialog.height_box.setValue(640)
    QTest.keyClick(dialog.height_box, Qt.Key.Key_Return)
    assert program.document.label_map.ids.shape == (640, 1000)
    again = new_dialog(program)
    assert (again.width_box.value(), again.height_box.value()) == (1000, 640)


def test_enter_on_a_size_creates_one_canvas(program):
    opened = []
    program.document.opened.connect(lambda: opened.append(program.document.label_map.ids.shape))
    dialog = new_dialog(program)
    dialog.sizes.setFocus()
    dialog.sizes.choose((1536, 512))
    QTest.keyClick(dialog.sizes, Qt.Key.Key_Return)
    assert opened == [(512, 1536)]
    assert not is_open(program)


def test_an_example_is_chosen_by_keyboard_from_its_picture(program):
    dialog = new_dialog(program, "examples")
    gallery = dialog.examples
    assert dialog.focusWidget() is gallery
    assert gallery.chosen == examples()[0]
    assert dialog.create_button.text() == "Open the example"
    for place, example in enumerate(examples()):
        item = gallery.item(place)
        assert item.text() == example.title
        assert not item.icon().isNull()
    QTest.keyClick(gallery, Qt.Key.Key_Right)
    QTest.keyClick(gallery, Qt.Key.Key_Return)
    settle(program)
    assert program.document.title == examples()[1].title


def test_a_size_takes_the_example_back(program):
    dialog = new_dialog(program, "examples")
    dialog.sizes.choose((512, 512))
    assert dialog.examples.chosen is None
    assert dialog.create_button.text() == "Create"
    dialog._create()
    assert program.document.label_map.ids.shape == (512, 512)


def test_an_example_without_its_small_picture_is_offered_by_name(program, monkeypatch):
    def gone(path):
        raise ImageError(f"{path}: gone")

    monkeypatch.setattr(new_dialog_module, "read_photo", gone)
    dialog = new_dialog(program, "examples")
    assert dialog.examples.count() == 9
    assert dialog.examples.item(3).icon().isNull()


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
