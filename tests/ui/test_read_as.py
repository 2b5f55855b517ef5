"""*Read as...* in the window: a question where a map's code is not sure, and another reading."""

import numpy as np
from PySide6.QtWidgets import QComboBox

from drawai_desktop.canvas.layer_edits import replace_map
from drawai_desktop.core.colour_schemes import Scheme
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.ui.read_as import ReadAsDialog
from drawai_desktop.ui.settings_dialog import SettingsDialog
from tests.builders import a_scene, save_png


def dialog_of(program, qtbot):
    def found():
        return [d for d in program.window.findChildren(ReadAsDialog) if d.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def choose(dialog, scheme):
    codes = [option.code for option in dialog._options]
    dialog.list.setCurrentRow(codes.index(scheme))
    dialog.read_button.click()


def small_numbers(path):
    return save_png(path, np.repeat(np.arange(1, 5, dtype=np.uint8), 40)[None].repeat(100, 0))


def answer(program, text):
    return next(b for b in program.window.messages.answers if b.text() == text)


def test_a_map_whose_code_is_not_sure_is_asked_for(program, qtbot, tmp_path):
    before = program.document.snapshot()
    program.opening.open_path(small_numbers(tmp_path / "map.png"))
    dialog = dialog_of(program, qtbot)
    assert (program.document.label_map.ids == before).all()
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert any("ADE20K numbers" in t and "Sky 25 %" in t for t in texts)
    assert all(not dialog.list.item(row).icon().isNull() for row in range(dialog.list.count()))
    choose(dialog, Scheme.ADE20K)
    qtbot.waitUntil(lambda: program.document.title == "map")
    assert 156 in program.document.label_map.ids
    assert "ADE20K" in program.window.messages.text


def test_a_question_that_is_not_answered_opens_nothing(program, qtbot, tmp_path):
    before = program.document.snapshot()
    program.opening.open_path(small_numbers(tmp_path / "map.png"))
    dialog_of(program, qtbot).reject()
    assert (program.document.label_map.ids == before).all()
    assert program.document.title != "map"


def test_every_map_can_be_read_in_another_way_and_that_undone(program, qtbot, tmp_path):
    program.opening.open_path(save_png(tmp_path / "map.png", a_scene()))
    qtbot.waitUntil(lambda: program.document.title == "map")
    assert program.document.undo_stack.count() == 0
    answer(program, "Read as...").click()
    choose(dialog_of(program, qtbot), Scheme.ONE_BASED)
    qtbot.waitUntil(lambda: program.document.undo_stack.count() == 1)
    ids = program.document.label_map.ids
    assert (ids == a_scene() - 1)[ids != UNLABELLED].all()
    program.document.undo_stack.undo()
    assert (program.document.label_map.ids == a_scene()).all()
    program.window.actions_by_name["read_as"].trigger()
    choose(dialog_of(program, qtbot), Scheme.IDS)
    qtbot.waitUntil(lambda: "Read as..." in [b.text() for b in program.window.messages.answers])


def test_the_models_own_classes_are_among_the_ways(program, qtbot, tmp_path):
    program.opening.open_path(save_png(tmp_path / "map.png", a_scene()))
    qtbot.waitUntil(lambda: program.document.title == "map")
    program.window.actions_by_name["read_as"].trigger()
    dialog = dialog_of(program, qtbot)
    assert Scheme.MODEL in [option.code for option in dialog._options]
    dialog.reject()


def test_without_an_opened_map_the_command_says_so(program, qtbot):
    program.window.actions_by_name["read_as"].trigger()
    assert "Only a label map" in program.window.messages.text


def test_the_same_file_opened_again_is_another_document(program, qtbot, tmp_path):
    path = save_png(tmp_path / "map.png", a_scene())
    program.opening.open_path(path)
    qtbot.waitUntil(lambda: program.document.title == "map")
    replace_map(program.document, "Paint", np.full((64, 64), 156, np.uint8))
    program.opening.open_path(path)
    qtbot.waitUntil(lambda: program.document.undo_stack.count() == 0)
    assert (program.document.label_map.ids == a_scene()).all()


def test_unlabelled_parts_are_filled_for_the_network_only(program, qtbot, tmp_path):
    ids = a_scene()
    ids[:30] = UNLABELLED
    program.opening.open_path(save_png(tmp_path / "map.png", ids))
    qtbot.waitUntil(lambda: program.document.title == "map")
    qtbot.waitUntil(lambda: program.pictures.is_exact and program.renderer.is_current)
    seen = program.fake.calls[-1][1]
    assert UNLABELLED not in seen
    assert (program.document.label_map.ids == ids).all()
    program.preferences.change(unlabelled="network")
    qtbot.waitUntil(lambda: (program.fake.calls[-1][1] == UNLABELLED).any())


def test_the_settings_offer_what_becomes_of_unlabelled_parts(program, qtbot):
    program.window.actions_by_name["settings"].trigger()
    dialog = program.window.findChild(SettingsDialog)
    box = next(
        b for b in dialog.findChildren(QComboBox) if b.accessibleName() == "Unlabelled parts"
    )
    assert box.currentData() == "nearest"
    box.setCurrentIndex(box.findData("grass"))
    box.activated.emit(box.currentIndex())
    assert program.preferences.settings.unlabelled == "grass"
    dialog.reject()
