"""The reference picture in the window: laid, moved, hidden, saved and kept."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from drawai_desktop.core.project_file import read_project
from tests.builders import GRASS, a_blue_and_green_photo, save_png
from tests.ui.unsaved import offered

_Key = Qt.Key


def do(program, *names):
    for name in names:
        program.window.actions_by_name[name].trigger()


@pytest.fixture
def referenced(program, qtbot, tmp_path):
    path = save_png(tmp_path / "hills.png", a_blue_and_green_photo())
    program.parts.layers.reference.take(path)
    qtbot.waitUntil(lambda: program.document.reference is not None)
    return program


def test_a_reference_lies_over_the_labels_as_large_as_fits(referenced):
    reference, label_map = referenced.document.reference, referenced.document.label_map
    assert reference.is_over
    assert max(reference.width / label_map.width, reference.height / label_map.height) == 1
    assert referenced.window.layer_panel.is_open
    referenced.document.undo_stack.undo()
    assert referenced.document.reference is None


def test_the_reference_is_drawn_and_no_label_is_changed(referenced):
    document, view = referenced.document, referenced.window.canvas_view
    before = document.snapshot()
    plain = view.grab().toImage()
    do(referenced, "reference_hide")
    assert view.grab().toImage() != plain
    do(referenced, "reference_hide")
    assert view.grab().toImage() == plain
    do(referenced, "reference_over")
    hidden_by_labels = view.grab().toImage()
    assert hidden_by_labels != plain
    assert (document.snapshot() == before).all()


def test_the_reference_is_dragged_and_scaled_by_hand(referenced):
    view, document = referenced.window.canvas_view, referenced.document
    before, ids = document.reference, document.snapshot()
    do(referenced, "reference_move")
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view, middle + QPoint(20, 10))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(20, 10))
    moved = document.reference
    zoom = referenced.viewport.zoom
    assert moved.x - before.x == pytest.approx(20 / zoom)
    assert moved.y - before.y == pytest.approx(10 / zoom)
    QTest.keyClick(view, _Key.Key_Right)
    assert document.reference.x == pytest.approx(moved.x + 1)
    QTest.keyClick(view, _Key.Key_Plus)
    assert document.reference.scale > before.scale
    QTest.keyClick(view, _Key.Key_Escape)
    assert not referenced.window.actions_by_name["reference_move"].isChecked()
    assert (document.snapshot() == ids).all()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle)
    assert document.undo_stack.undoText() == "Brush stroke"


def test_the_panel_moves_scales_and_fades_the_reference(referenced):
    panel, document = referenced.window.layer_panel.reference, referenced.document
    exact = document.reference.y
    panel.opacity.setValue(80)
    panel.x_box.setValue(-30)
    panel.scale_box.setValue(50)
    reference = document.reference
    assert (reference.opacity, reference.x, reference.scale) == (0.8, -30, 0.5)
    assert reference.y == exact
    do(referenced, "reference_remove")
    assert document.reference is None
    assert not panel._how.isVisible()


def test_a_file_that_is_no_picture_is_no_reference(program, qtbot, tmp_path):
    path = tmp_path / "no.png"
    path.write_text("hello")
    program.parts.layers.reference.take(path)
    qtbot.waitUntil(lambda: "no.png" in program.window.messages.text)
    assert program.document.reference is None


def test_the_reference_is_saved_and_kept_with_the_rest(referenced, qtbot, tmp_path):
    reference = referenced.document.reference
    path = tmp_path / "a.drawai"
    referenced.projects.save_to(path)
    qtbot.waitUntil(path.exists)
    found = read_project(path).layered.reference
    assert (found.picture.pixels == reference.picture.pixels).all()
    assert (found.x, found.scale, found.is_over) == (reference.x, reference.scale, True)
    do(referenced, "layer_add")
    referenced.opening.new(256, 256, GRASS)
    referenced.keeping.restore(offered(referenced)[0])
    qtbot.waitUntil(lambda: referenced.document.reference is not None)
    assert referenced.document.reference.picture.name == "hills.png"
