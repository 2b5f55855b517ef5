"""All regions of a label selected at once, and shown."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from drawai_desktop.canvas.layer_edits import LayerEdits
from drawai_desktop.core.geometry import Point
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.style import NEUTRAL
from tests.builders import GRASS, SEA, SKY, TREE
from tests.canvas.strokes import key


def scene():
    ids = np.full((160, 200), SKY, np.uint8)
    ids[20:40, 20:60] = TREE
    ids[100:140, 120:180] = TREE
    ids[80:90] = SEA
    return ids


def test_all_regions_of_the_label_are_selected_and_moved_together(canvas):
    canvas.document.open(scene(), NEUTRAL, None)
    canvas.view.pointer.tool.select_label(TREE)
    assert canvas.state.tool == "select"
    key(canvas, Qt.Key.Key_Right)
    key(canvas, Qt.Key.Key_Return)
    assert (canvas.ids[20:40, 21:61] == TREE).all()
    assert (canvas.ids[100:140, 121:181] == TREE).all()
    assert (canvas.ids == TREE).sum() == (scene() == TREE).sum()
    assert (canvas.ids[80:90] == SEA).all()
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo_stack.undo()
    assert (canvas.ids == scene()).all()


def test_a_selection_that_is_left_as_it_is_makes_no_step_of_undo(canvas):
    canvas.document.open(scene(), NEUTRAL, None)
    canvas.view.pointer.tool.select_label(TREE)
    canvas.view.pointer.tool.select_label(SEA)
    canvas.state.set_tool("brush")
    assert canvas.document.undo_stack.count() == 0
    assert (canvas.ids == scene()).all()


def test_del_erases_the_labels_regions(canvas):
    canvas.document.open(scene(), NEUTRAL, None)
    canvas.view.pointer.tool.select_label(TREE)
    key(canvas, Qt.Key.Key_Delete)
    assert (canvas.ids[scene() == TREE] == UNLABELLED).all()
    assert (canvas.ids[scene() != TREE] == scene()[scene() != TREE]).all()


def test_all_else_is_dimmed_while_a_labels_regions_are_selected(canvas):
    canvas.document.open(scene(), NEUTRAL, None)

    def colour(x, y):
        QApplication.processEvents()
        at = canvas.viewport.transform.to_widget(Point(x + 0.5, y + 0.5))
        return canvas.view.grab().toImage().pixelColor(round(at.x), round(at.y)).getRgb()[:3]

    plain = colour(100, 60), colour(40, 30)
    canvas.view.pointer.tool.select_label(TREE)
    shown = colour(100, 60), colour(40, 30)
    assert sum(shown[0]) < 0.6 * sum(plain[0])
    assert shown[1] == plain[1]
    key(canvas, Qt.Key.Key_Escape)
    assert (colour(100, 60), colour(40, 30)) == plain


def test_a_label_of_another_layer_is_told_of_and_nothing_is_selected(canvas):
    canvas.document.open(scene(), NEUTRAL, None)
    LayerEdits(canvas.document).add()
    told = []
    canvas.view.pointer.tool.told.connect(told.append)
    canvas.view.pointer.tool.select_label(TREE)
    assert told == ["That label is not on the layer that is painted on: choose its layer first."]
    assert not canvas.view.is_drawing
    canvas.state.set_tool("brush")
    canvas.state.choose_label(GRASS)
    canvas.hand.click(100, 60)
    assert canvas.ids[60, 100] == GRASS


def test_a_hidden_or_locked_layer_is_not_selected_from(canvas):
    canvas.document.open(scene(), NEUTRAL, None)
    edits = LayerEdits(canvas.document)
    refused = []
    canvas.view.stroke_refused.connect(lambda: refused.append(1))
    for change in (edits.lock, edits.hide):
        change(canvas.document.layers.active, True)
        canvas.view.pointer.tool.select_label(TREE)
        assert not canvas.view.is_drawing
        canvas.document.undo_stack.undo()
    assert refused == [1, 1]
