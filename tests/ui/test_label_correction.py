"""A training picture's label map, corrected in the editor and taken back."""

import shutil

import numpy as np
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from drawai_desktop.ui.message import Kind
from tests.builders import GRASS, SEA
from tests.ui.trainings import PREPARED, answer, opened, tell


def begin_correction(program, a_training, qtbot):
    tell(a_training, *PREPARED)
    dialog = opened(program)
    pairs = dialog.pictures_page.pairs
    qtbot.waitUntil(lambda: pairs.count() == 3)
    pairs.setCurrentRow(1)
    QTest.keyClick(pairs, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.document.reference is not None)
    assert not dialog.isVisible()
    return dialog


def labels_of(a_training, name):
    with Image.open(a_training.folder / "set" / "labels" / f"{name}.png") as picture:
        return np.array(picture)


def test_a_label_map_is_corrected_in_the_editor_and_taken_back(program, a_training, qtbot):
    dialog = begin_correction(program, a_training, qtbot)
    assert program.document.title == "Labels of p1"
    assert np.array_equal(program.document.snapshot() == SEA, labels_of(a_training, "p1") == 2)
    ids = program.document.snapshot().copy()
    ids[:32] = GRASS
    program.document.edit("Grass", ids)
    program.window.actions_by_name["take_labels"].trigger()
    assert (labels_of(a_training, "p1")[:32] == 1).all()
    assert dialog.isVisible()
    assert dialog.pictures_page.pairs.chosen == "p2"
    assert not program.window.actions_by_name["take_labels"].isEnabled()


def test_a_correction_may_be_left(program, a_training, qtbot):
    dialog = begin_correction(program, a_training, qtbot)
    before = labels_of(a_training, "p1")
    program.document.edit("Grass", np.full((64, 64), GRASS, np.uint8))
    answer(program, "Leave as it was")
    assert np.array_equal(labels_of(a_training, "p1"), before)
    assert dialog.isVisible()


def test_another_document_ends_a_correction_and_changes_nothing(program, a_training, qtbot):
    begin_correction(program, a_training, qtbot)
    before = labels_of(a_training, "p1")
    program.opening.new(128, 128, GRASS)
    assert not program.window.actions_by_name["take_labels"].isEnabled()
    program.trainings.correction.take()
    assert np.array_equal(labels_of(a_training, "p1"), before)


def test_labels_whose_set_is_gone_are_told_of_and_the_document_stays(program, a_training, qtbot):
    begin_correction(program, a_training, qtbot)
    shutil.rmtree(a_training.folder)
    program.trainings.correction.take()
    assert program.window.messages._kind is Kind.WARNING
    assert program.document.title == "Labels of p1"
