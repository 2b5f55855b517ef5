"""Layers in the window: the panel, the menu, the messages, the files."""

import zipfile

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton

from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.project_file import read_project
from drawai_desktop.ui.layer_rows import eye_rect, lock_rect
from tests.builders import GRASS, SEA, SKY, TREE
from tests.ui.settling import settle_layout
from tests.ui.unsaved import offered

_Key = Qt.Key


@pytest.fixture
def panel(program):
    return program.window.layer_panel


def do(program, *names):
    for name in names:
        program.window.actions_by_name[name].trigger()


def names(program):
    return [info.name for info in program.document.layers.infos]


def active(program):
    stack = program.document.layers
    return stack.info_of(stack.active)


def fill(program, label):
    program.document.edit("Fill", np.full_like(program.document.label_map.ids, label))


def row_of(panel, place):
    return panel.list.visualItemRect(panel.list.item(place))


def click(panel, at):
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_with_one_layer_the_panel_is_a_button_that_opens_it(program, panel):
    assert not panel.is_open
    button = program.window.tool_rail.findChild(QToolButton, "button_layers_panel")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.is_open
    assert panel.list.isVisible()
    assert [panel.list.info(0).name] == names(program)


def test_the_panel_opens_with_the_second_layer_and_folds_with_the_last(program, panel):
    do(program, "layer_add")
    assert panel.is_open
    program.document.undo_stack.undo()
    assert not panel.is_open
    program.document.undo_stack.redo()
    panel.set_open(False)
    do(program, "layer_add")
    assert not panel.is_open  # it was closed by hand


def test_the_rows_stand_as_the_layers_lie(program, panel):
    do(program, "layer_add", "layer_add")
    rows = [panel.list.info(row).name for row in range(panel.list.count())]
    assert rows == ["Layer 3", "Layer 2", "Layer 1"]
    click(panel, row_of(panel, 2).center())
    assert active(program).name == "Layer 1"
    do(program, "layer_raise")
    assert names(program) == ["Layer 2", "Layer 1", "Layer 3"]


def test_eye_and_lock_change_the_layer_that_they_stand_on_and_no_other(program, panel):
    do(program, "layer_add")
    fill(program, SEA)
    click(panel, eye_rect(row_of(panel, 0)).center())
    assert program.document.layers.infos[1].is_hidden
    click(panel, lock_rect(row_of(panel, 1)).center())
    assert program.document.layers.infos[0].is_locked
    assert active(program).name == "Layer 2"


def test_every_operation_has_a_key_in_the_list(program, panel, qtbot):
    do(program, "layer_add", "layer_add")
    rows = panel.list
    rows.setFocus()
    QTest.keyClick(rows, _Key.Key_Down)
    assert active(program).name == "Layer 2"
    QTest.keyClick(rows, _Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert names(program) == ["Layer 2", "Layer 1", "Layer 3"]
    QTest.keyClick(rows, _Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert names(program) == ["Layer 1", "Layer 2", "Layer 3"]
    QTest.keyClick(rows, _Key.Key_Space)
    assert active(program).is_hidden
    QTest.keyClick(rows, _Key.Key_K)
    assert active(program).is_locked
    QTest.keyClick(rows, _Key.Key_K)
    QTest.keyClick(rows, _Key.Key_F2)
    editor = rows.findChild(QLineEdit)
    QTest.keyClicks(editor, "Trees")
    QTest.keyClick(editor, _Key.Key_Return)
    qtbot.waitUntil(lambda: active(program).name == "Trees")
    rows.setFocus()
    QTest.keyClick(rows, _Key.Key_Delete)
    assert names(program) == ["Layer 1", "Layer 3"]
    assert active(program).name == "Layer 1"
    QTest.keyClick(rows, _Key.Key_Escape)
    assert program.window.canvas_view.hasFocus()


def test_a_screen_reader_hears_name_and_state(program, panel):
    do(program, "layer_add", "layer_hide", "layer_lock")
    item = panel.list.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Layer 2, painted on, hidden, locked"
    for button in panel.findChildren(QToolButton):
        assert button.accessibleName(), button.objectName()
    assert panel.list.accessibleName()


def test_a_stroke_on_a_hidden_layer_says_so_and_offers_to_show_it(program):
    do(program, "layer_add", "layer_hide")
    view = program.window.canvas_view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    messages = program.window.messages
    assert messages.text == "Layer 2 is hidden, so nothing was painted on it."
    assert [answer.text() for answer in messages.answers] == ["Show it"]
    messages.answers[0].click()
    assert not active(program).is_hidden
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    assert program.document.undo_stack.undoText() == "Brush stroke"


def test_commands_that_write_a_whole_map_leave_a_locked_layer_alone(program):
    before = program.document.snapshot()
    do(program, "layer_lock", "clear", "fill_unlabelled", "surprise")
    assert (program.document.label_map.ids == before).all()
    assert "is locked" in program.window.messages.text


def test_what_cannot_be_done_is_said(program):
    do(program, "layer_add", "layer_hide")
    do(program, "layer_merge")
    assert program.window.messages.text == "Layer 2 is hidden. Show it before you merge it."
    assert len(names(program)) == 2


def test_filling_what_is_unlabelled_looks_at_all_layers(program):
    program.document.edit("x", np.full_like(program.document.label_map.ids, UNLABELLED))
    do(program, "layer_add")
    half = np.full_like(program.document.label_map.ids, UNLABELLED)
    half[:100] = SKY
    program.document.edit("x", half)
    program.document.choose_layer(program.document.layers.infos[0].key)
    program.state.choose_label(TREE)
    do(program, "fill_unlabelled")
    ids = program.document.label_map.ids
    assert (ids[:100] == SKY).all()
    assert (ids[100:] == TREE).all()
    assert (program.document.active_map.ids[:100] == UNLABELLED).all()


def test_flip_turns_all_layers_in_one_step(program):
    do(program, "layer_add")
    ids = np.full_like(program.document.label_map.ids, UNLABELLED)
    ids[:, :40] = TREE
    program.document.edit("x", ids)
    before = program.document.snapshot()
    do(program, "flip")
    assert (program.document.label_map.ids == before[:, ::-1]).all()
    program.document.undo_stack.undo()
    assert (program.document.label_map.ids == before).all()


def test_a_picture_is_made_of_what_is_seen(program, qtbot):
    do(program, "layer_add")
    fill(program, SEA)
    program.renderer.render_now()
    qtbot.waitUntil(lambda: program.pictures.final_pixels() is not None)
    assert (program.pictures.picture.request.label_map == SEA).all()


def test_layers_are_saved_and_opened_with_their_project(program, qtbot, tmp_path):
    do(program, "layer_add", "layer_lock")
    path = tmp_path / "a.drawai"
    program.projects.save_to(path)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not program.document.is_modified)
    assert [layer.is_locked for layer in read_project(path).layered.layers] == [False, True]
    program.opening.new(256, 256, SKY)
    assert names(program) == ["Layer 1"]
    program.opening.open_path(path)
    qtbot.waitUntil(lambda: names(program) == ["Layer 1", "Layer 2"])
    assert active(program).name == "Layer 2"
    assert program.window.layer_panel.is_open


def test_unsaved_layers_are_kept_and_brought_back(program, qtbot):
    do(program, "layer_add")
    fill(program, SEA)
    do(program, "layer_duplicate", "layer_hide")
    content = program.document.layered()
    program.opening.new(256, 256, GRASS)
    (work,) = offered(program)
    program.keeping.restore(work)
    qtbot.waitUntil(lambda: len(names(program)) == 3)
    again = program.document.layered()
    assert [x.name for x in again.layers] == [x.name for x in content.layers]
    assert [x.is_hidden for x in again.layers] == [False, False, True]
    assert all((a.ids == b.ids).all() for a, b in zip(again.layers, content.layers, strict=True))
    assert again.active == 2


def test_small_maps_follow_the_layers(program, panel, qtbot):
    do(program, "layer_add")
    key = program.document.layers.active
    qtbot.waitUntil(lambda: key in panel._small)
    assert panel._small[key].pixelColor(5, 5).alpha() == 0
    fill(program, SEA)
    qtbot.waitUntil(lambda: panel._small[key].pixelColor(5, 5).alpha() == 255)


def test_dragging_a_row_moves_its_layer(program, panel):
    do(program, "layer_add", "layer_add")
    panel.list.moved.emit(panel.list.info(0).key, 0)
    assert names(program) == ["Layer 3", "Layer 1", "Layer 2"]


def test_a_project_that_another_program_has_saved_opens_without_a_file_of_its_own(
    program, qtbot, tmp_path
):
    do(program, "layer_add")
    path = tmp_path / "a.drawai"
    program.projects.save_to(path)
    qtbot.waitUntil(lambda: not program.document.is_modified)
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(tmp_path / "b.ora", "w") as other:
        for name in archive.namelist():
            if not name.startswith("drawai/"):
                other.writestr(name, archive.read(name))
    before = program.document.snapshot()
    program.opening.new(256, 256, SKY)
    program.opening.open_path(tmp_path / "b.ora")
    qtbot.waitUntil(lambda: names(program) == ["Layer 1", "Layer 2"])
    assert (program.document.label_map.ids == before).all()
    assert program.document.path is None
    assert program.document.title == "b"
    assert "Another program has saved it" in program.window.messages.text


def test_programs_that_drive_the_window_are_told_of_each_new_row(program, panel, qtbot):
    for count in (2, 3, 4):
        with qtbot.waitSignal(program.window.layout_changed):
            program.window.actions_by_name["layer_add"].trigger()
            QCoreApplication.sendPostedEvents()
        settle_layout()
        assert f"layer_{count - 1}" in program.window.places()
