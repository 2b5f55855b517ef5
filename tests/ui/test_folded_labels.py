"""Borrowed labels in the palette: folded under the label that paints them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from drawai_desktop.core.settings import read_settings
from drawai_desktop.ui.palette_rows import LABEL_ROLE

LEFT = Qt.MouseButton.LeftButton
CLOUDS, FOG = 105, 119


def fold_of(palette, name):
    """(viewport, where a click folds or unfolds what is under a label)."""
    tree = palette._tree
    item = next(i for i in tree.labels() if palette._labels.value.named(name).id == i.data(0, 256))
    index = tree.indexFromItem(item)
    return tree.viewport(), palette._delegate.fold_rect(tree.visualRect(index), index)


def click_fold(palette, name):
    viewport, place = fold_of(palette, name)
    assert not place.isEmpty()
    QTest.mouseClick(viewport, LEFT, pos=place.center())


@pytest.fixture(params=["folded", "named"])
def palette(request, program):
    program.preferences.change(palette_folded=request.param == "folded")
    return program.window.palette_panel


def test_a_click_on_the_arrow_shows_them_and_chooses_nothing(program, palette):
    before = program.state.label_id
    assert "fog" not in palette.visible_rows()
    click_fold(palette, "clouds")
    rows = palette.visible_rows()
    assert rows["clouds"].bottom() < rows["fog"].top()
    assert rows["fog"].top() - rows["clouds"].bottom() < 3
    assert program.state.label_id == before
    click_fold(palette, "clouds")
    assert "fog" not in palette.visible_rows()


def test_a_label_without_borrowers_has_no_arrow(palette):
    assert fold_of(palette, "sea")[1].isEmpty()


def test_what_is_unfolded_is_remembered(program, start):
    palette = program.window.palette_panel
    click_fold(palette, "clouds")
    program.stop()
    assert read_settings().open_groups == {"painted for clouds": True}
    assert "fog" in start().window.palette_panel.visible_rows()


def test_arrow_keys_unfold_and_fold_and_enter_chooses(program, palette):
    tree = palette._tree
    tree.setFocus()
    tree.setCurrentItem(tree.label_of(CLOUDS))
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert "fog" in palette.visible_rows()
    assert tree.currentItem().data(0, LABEL_ROLE) == CLOUDS
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentItem().data(0, LABEL_ROLE) == FOG
    QTest.keyClick(tree, Qt.Key.Key_Left)
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert "fog" not in palette.visible_rows()
    QTest.keyClick(tree, Qt.Key.Key_Right)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert program.state.label_id == FOG
    assert program.window.canvas_view.hasFocus()


def test_a_chosen_label_is_unfolded_and_that_is_not_remembered(program, palette):
    program.state.choose_label(FOG)
    assert "fog" in palette.visible_rows()
    assert palette._tree.currentItem().data(0, LABEL_ROLE) == FOG
    assert program.preferences.settings.open_groups == {}


def test_the_label_above_is_marked_while_the_chosen_one_is_folded_away(program, palette):
    program.state.choose_label(FOG)
    click_fold(palette, "clouds")
    assert "fog" not in palette.visible_rows()
    assert palette._tree.currentItem().data(0, LABEL_ROLE) == CLOUDS
    index = palette._tree.indexFromItem(palette._tree.label_of(CLOUDS))
    assert palette._delegate._is_marked(index)
    assert program.state.label_id == FOG


def test_a_search_shows_them_with_the_label_that_paints_them(program, palette):
    palette.focus_search()
    QTest.keyClicks(palette._search, "fog")
    assert list(palette.visible_rows()) == ["fog"]
    assert palette.note_of(FOG) == "as Clouds"
    QTest.keyClick(palette._search, Qt.Key.Key_Return)
    assert program.state.label_id == FOG


def test_screen_readers_are_told_who_paints_whom(palette):
    tree = palette._tree
    text = Qt.ItemDataRole.AccessibleTextRole
    assert tree.label_of(FOG).data(0, text) == "Label Fog, painted as Clouds"
    assert tree.label_of(CLOUDS).data(0, text) == "Label Clouds"
    assert "Also painted for: Fog" in tree.label_of(CLOUDS).toolTip(0)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_row_unfolds_it(palette):
    tree = palette._tree
    at = tree.visualItemRect(tree.label_of(CLOUDS)).center()
    palette._show_menu(at)
    menu = next(m for m in palette.findChildren(QMenu) if m.objectName() == "row_menu")
    (show,) = [
        a for a in menu.actions() if a.text() == "Show the labels that are painted as Clouds"
    ]
    show.trigger()
    menu.close()
    assert "fog" in palette.visible_rows()


def test_large_targets_have_large_arrows(program):
    palette = program.window.palette_panel
    program.preferences.change(palette_folded=False)
    small = fold_of(palette, "clouds")[1]
    program.preferences.change(touch=True)
    large = fold_of(palette, "clouds")[1]
    assert large.width() >= 2 * small.width()
    assert large.height() >= 44
