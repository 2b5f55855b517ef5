"""The panel of label statistics, and the tips at the pointer."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from drawai_desktop.core.geometry import Point
from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.settings import read_settings
from drawai_desktop.ui import label_counts
from tests.builders import GRASS, SEA, SKY, TREE
from tests.ui.hands import click_map

LEFT = Qt.MouseButton.LeftButton
ROW, SHARE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.AccessibleTextRole
FOG = 119


def a_map(size=100):
    ids = np.full((size, size), SKY, np.uint8)
    ids[int(size * 0.42) :] = GRASS
    ids[-size // 10 :, : size // 10] = TREE
    return ids


def rows(program):
    view = program.window.statistics_panel.list
    return [view.item(i).data(SHARE) for i in range(view.count())]


@pytest.fixture
def panel(program, qtbot):
    program.opening.open_scene(a_map(200), "x")
    program.window.actions_by_name["statistics_panel"].trigger()
    qtbot.waitUntil(lambda: bool(rows(program)))
    return program.window.statistics_panel


def click(panel, label_id):
    for place in range(panel.list.count()):
        item = panel.list.item(place)
        if item.data(ROW) == label_id:
            at = panel.list.visualItemRect(item).center()
            QTest.mouseClick(panel.list.viewport(), LEFT, pos=at)


def menu_of(program, name):
    return next(m for m in program.window.findChildren(QMenu) if m.objectName() == name)


def test_labels_stand_with_their_shares_the_largest_first(program, panel):
    assert rows(program) == [
        "Grass, 57 % of the canvas",
        "Sky, 42 % of the canvas",
        "Tree, 1.0 % of the canvas",
    ]


def test_a_count_that_fails_leaves_no_old_numbers_and_the_next_change_counts_anew(
    program, panel, qtbot, monkeypatch
):
    def fail(*_):
        raise MemoryError

    monkeypatch.setattr(label_counts.LabelCounter, "follow", fail)
    program.document.edit("x", np.full((200, 200), SEA, np.uint8))
    qtbot.waitUntil(lambda: rows(program) == [])
    program.document.edit("x", np.full((200, 200), GRASS, np.uint8))
    qtbot.waitUntil(lambda: rows(program) == ["Grass, 100 % of the canvas"])


def test_shares_follow_strokes_undo_layers_and_another_canvas(program, panel, qtbot):
    before = rows(program)
    program.state.choose_label(SEA)
    program.state.set_diameter(60)
    click_map(program)
    qtbot.waitUntil(lambda: any("Sea" in row for row in rows(program)))
    program.document.undo_stack.undo()
    qtbot.waitUntil(lambda: rows(program) == before)
    program.parts.layer_edits.add()
    program.document.edit("x", np.full((200, 200), SEA, np.uint8))
    qtbot.waitUntil(lambda: rows(program) == ["Sea, 100 % of the canvas"])
    program.parts.layer_edits.hide(program.document.layers.active, True)
    qtbot.waitUntil(lambda: rows(program) == before)
    program.opening.open_scene(np.full((300, 128), TREE, np.uint8), "y")
    qtbot.waitUntil(lambda: rows(program) == ["Tree, 100 % of the canvas"])


def test_shares_are_counted_while_the_hand_is_down(program, panel, qtbot):
    view = program.window.canvas_view
    program.state.choose_label(SEA)
    place = view.picture_rect()
    QTest.mousePress(view, LEFT, pos=place.center())
    QTest.mouseMove(view, place.center() + QPoint(30, 0))
    assert program.document.hand_is_down()
    qtbot.waitUntil(lambda: any("Sea" in row for row in rows(program)))
    assert program.document.hand_is_down()
    QTest.mouseRelease(view, LEFT, pos=place.center())


def test_the_buttons_follow_the_row_that_the_arrows_reach(program, panel):
    assert not panel.replace.isEnabled()
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.label_id is not None
    assert panel.replace.isEnabled()
    assert panel.fill.isEnabled()
    panel.list.setCurrentRow(-1)
    assert not panel.fill.isEnabled()


def test_nothing_is_counted_while_nobody_looks(program, panel, qtbot, monkeypatch):
    counted = []
    real = label_counts.LabelCounter
    monkeypatch.setattr(
        label_counts, "LabelCounter", lambda ids: counted.append(ids.shape) or real(ids)
    )
    program.window.show_panel("statistics", False)
    program.opening.open_scene(a_map(400), "y")
    QTest.qWait(300)
    assert counted == []
    program.window.show_panel("statistics", True)
    qtbot.waitUntil(lambda: bool(counted))
    assert counted == [(400, 400)]


def test_a_click_chooses_the_label_and_selects_its_regions(program, panel):
    click(panel, TREE)
    assert program.state.label_id == TREE
    assert program.state.tool == "select"
    tool = program.window.canvas_view.pointer.tool
    assert tool.selected_label == TREE
    assert program.window.status_line.brush.text() == "Selected: Tree"
    assert "Del erases it" in program.window.status_line.note.text()
    click(panel, SKY)
    assert tool.selected_label == SKY
    assert program.window.status_line.brush.text() == "Selected: Sky"
    program.window.canvas_view.cancel_stroke()
    assert program.window.status_line.brush.text() == "Select a rectangle"
    assert program.document.undo_stack.count() == 0


def test_a_click_on_unlabelled_takes_the_eraser(program, panel, qtbot):
    ids = a_map(200)
    ids[:, :100] = UNLABELLED
    program.document.edit("x", ids)
    qtbot.waitUntil(lambda: any("Unlabelled" in row for row in rows(program)))
    click(panel, UNLABELLED)
    assert program.state.tool == "eraser"
    assert program.window.canvas_view.pointer.tool.selected_label is None


def test_keys_choose_in_the_list_and_lead_back_to_the_canvas(program, panel):
    panel.list.setFocus()
    panel.list.setCurrentRow(0)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.label_id == SKY
    assert program.state.tool == "brush"
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert program.window.canvas_view.pointer.tool.selected_label == SKY
    QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert program.window.canvas_view.hasFocus()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(("button", "text"), [("replace", "Replace"), ("fill", "Fill")])
def test_a_button_replaces_or_fills_by_a_label_that_is_asked_for(program, panel, button, text):
    program.state.choose_label(SEA)
    click(panel, SKY)
    getattr(panel, button).click()
    menu = menu_of(program, "label_popup")
    assert menu.actions()[0].text().startswith(f"{text} Sky")
    next(a for a in menu.actions() if a.text() == "Sea").trigger()
    menu.close()
    ids = program.document.label_map.ids
    assert SKY not in ids
    assert (ids == SEA).sum() == 0.42 * ids.size
    assert program.document.undo_stack.count() == 1
    program.document.undo_stack.undo()
    assert (program.document.label_map.ids == a_map(200)).all()


def test_fill_leaves_other_layers_alone_and_replace_does_not(program, panel):
    program.parts.layer_edits.add()
    upper = np.full((200, 200), UNLABELLED, np.uint8)
    upper[:20] = SKY
    program.document.edit("x", upper)
    program.editing.fill_with(SKY, SEA)
    ids = program.document.label_map.ids
    assert (ids[:20] == SEA).all()
    assert (ids[20:84] == SKY).all()
    program.editing.replace_by(SKY, TREE)
    assert (program.document.label_map.ids[20:84] == TREE).all()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_row_offers_what_can_be_done(program, panel):
    item = panel.list.item(1)
    panel._on_menu(panel.list.visualItemRect(item).center())
    menu = menu_of(program, "statistics_menu")
    texts = [a.text() for a in menu.actions()]
    assert texts == [
        "Select Sky", "Paint only over Sky", "Replace Sky everywhere...",
        "Fill Sky on this layer...", "Recolour Sky...",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    menu.close()
    assert program.state.only == SKY


def test_the_panel_is_shown_by_its_key_and_remembered(program, start, qtbot):
    QTest.keyClick(program.window.canvas_view, Qt.Key.Key_F12)
    assert program.window.panels["statistics"].isVisible()
    assert program.window.actions_by_name["statistics_panel"].isChecked()
    QApplication.processEvents()
    program.stop()
    again = start()
    assert not again.window.panels["statistics"].isHidden()
    qtbot.waitUntil(lambda: bool(rows(again)))


def test_every_control_of_the_panel_has_a_name(panel):
    for control in (panel.list, panel.replace, panel.fill):
        assert control.accessibleName()
    assert not panel.replace.isEnabled()  # before a label is chosen


def test_a_large_canvas_is_counted_beside_the_window(program, panel, qtbot):
    program.opening.open_scene(np.full((4096, 4096), SEA, np.uint8), "large")
    qtbot.waitUntil(lambda: rows(program) == ["Sea, 100 % of the canvas"])


def test_counts_are_made_in_another_thread(program, panel, qtbot, monkeypatch):
    threads = []
    real = label_counts.LabelCounter

    class Watched(real):
        def __init__(self, ids):
            threads.append(threading.current_thread())
            super().__init__(ids)

        def follow(self, rect, part):
            threads.append(threading.current_thread())
            super().follow(rect, part)

    monkeypatch.setattr(label_counts, "LabelCounter", Watched)
    program.opening.open_scene(a_map(300), "y")
    qtbot.waitUntil(lambda: len(threads) == 1)
    program.state.choose_label(SEA)
    click_map(program)
    qtbot.waitUntil(lambda: any("Sea" in row for row in rows(program)))
    assert len(threads) >= 2
    assert threading.main_thread() not in threads


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_double_click_asks_by_what_the_label_is_replaced(program, panel):
    item = panel.list.item(1)
    at = panel.list.visualItemRect(item).center()
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=at)
    QTest.mouseDClick(panel.list.viewport(), LEFT, pos=at)
    menu = menu_of(program, "label_popup")
    assert menu.actions()[0].text() == "Replace Sky everywhere by"
    menu.close()


# Tips at the pointer.


def test_the_tip_tells_the_label_and_how_large_its_region_is(program):
    program.opening.open_scene(a_map(200), "x")
    tips = program.label_look._tips
    assert "<b>Sky</b>" in tips.text_at(Point(10, 10))
    assert "This region: 42 % of the canvas" in tips.text_at(Point(10, 10))
    assert "This region: 1.0 % of the canvas" in tips.text_at(Point(5, 195))
    assert tips.text_at(Point(-1, 5)) == ""


def test_a_region_is_the_connected_part_alone(program):
    ids = np.full((200, 200), GRASS, np.uint8)
    ids[:50, :100], ids[100:150, :50] = TREE, TREE
    program.opening.open_scene(ids, "x")
    assert "12 %" in program.label_look._tips.text_at(Point(3, 3))
    assert "6.2 %" in program.label_look._tips.text_at(Point(3, 120))


def test_the_tip_of_a_large_map_is_as_true(program):
    program.opening.open_scene(a_map(3000), "x")
    tips = program.label_look._tips
    assert "42 %" in tips.text_at(Point(10, 10))
    assert "This region: 1.0 % of the canvas" in tips.text_at(Point(20, 2990))


def test_a_borrowed_label_says_what_paints_it(program):
    program.document.edit("x", np.full_like(program.document.label_map.ids, FOG))
    tip = program.label_look._tips.text_at(Point(10, 10))
    assert "<b>Fog</b>" in tip
    assert "This model paints Clouds there." in tip
    program.window.canvas_view.pointer_moved.emit(Point(10, 10))
    assert program.window.status_line.pointer.text() == "pointer: Fog as Clouds"


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_the_tip_comes_where_the_pointer_rests_and_goes_when_it_moves(program, qtbot):
    view = program.window.canvas_view
    QTest.keyClick(view, Qt.Key.Key_I, Qt.KeyboardModifier.ShiftModifier)
    assert program.preferences.settings.label_tips
    at = view.picture_rect().center()
    QTest.mouseMove(view, at)
    qtbot.waitUntil(QToolTip.isVisible)
    assert "of the canvas" in QToolTip.text()
    QTest.mouseMove(view, at + QPoint(40, 10))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    program.stop()
    assert read_settings().label_tips


def test_there_is_no_tip_while_it_is_off_or_a_stroke_is_drawn(program):
    view, tips = program.window.canvas_view, program.label_look._tips
    QTest.mouseMove(view, view.picture_rect().center())
    assert not tips._timer.isActive()
    program.preferences.change(label_tips=True)
    QTest.mousePress(view, LEFT, pos=view.picture_rect().center())
    QTest.mouseMove(view, view.picture_rect().center() + QPoint(9, 0))
    assert not tips._timer.isActive()
    QTest.mouseRelease(view, LEFT, pos=view.picture_rect().center())
