"""The painter's hand is never disturbed: the palette's mark, the brush's size, messages."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.settings import read_settings
from drawai_desktop.ui.message import Kind, Message
from tests.builders import GRASS, SEA, TREE
from tests.ui.hands import click_map

LEFT = Qt.MouseButton.LeftButton


def marked(program):
    palette = program.window.palette_panel
    item = palette._tree.currentItem()
    assert palette._delegate.chosen_id == item.data(0, Qt.ItemDataRole.UserRole)
    return palette._delegate.chosen_id


def row(program, name):
    palette = program.window.palette_panel
    viewport = palette._tree.viewport()
    return viewport, viewport.mapFrom(palette, palette.visible_rows()[name].center())


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_escape_after_a_right_click_on_a_row_leaves_the_brushes_label_marked(program):
    viewport, at = row(program, "mountain")
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=at)
    program.window.palette_panel._show_menu(at)
    menu = next(m for m in program.window.palette_panel.findChildren(QMenu) if m.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    assert program.state.label_id == GRASS
    assert marked(program) == GRASS


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_row_does_what_it_says(program):
    palette = program.window.palette_panel
    _, at = row(program, "mountain")
    palette._show_menu(at)
    menu = next(m for m in palette.findChildren(QMenu) if m.objectName() == "row_menu")
    (keys,) = (a.menu() for a in menu.actions() if a.menu())
    only, replace, _ = (a for a in menu.actions() if not a.menu())
    keys.actions()[2].trigger()
    assert program.preferences.settings.favourites == {"3": 134}
    only.trigger()
    assert program.state.only == 134
    replace.trigger()
    assert 134 not in program.document.label_map.ids
    menu.close()


def test_the_palette_follows_keys_picks_and_the_eraser(program):
    view = program.window.canvas_view
    QTest.keyClick(view, Qt.Key.Key_8)
    assert marked(program) == TREE
    QTest.keyClick(view, Qt.Key.Key_E)
    assert marked(program) == UNLABELLED
    QTest.keyClick(view, Qt.Key.Key_B)
    assert marked(program) == TREE
    viewport, at = row(program, "unlabelled")
    QTest.mouseClick(viewport, LEFT, pos=at)
    assert marked(program) == UNLABELLED
    QTest.keyClick(view, Qt.Key.Key_F)
    assert marked(program) == TREE
    QTest.keyClick(view, Qt.Key.Key_I)
    program.document.edit("x", np.full_like(program.document.label_map.ids, SEA))
    click_map(program)
    assert marked(program) == SEA


def test_arrows_in_the_palette_choose_nothing_and_leave_no_mark(program):
    tree = program.window.palette_panel._tree
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tree, Qt.Key.Key_Up)
    QTest.keyClick(tree, Qt.Key.Key_Up)
    QTest.keyClick(tree, Qt.Key.Key_Escape)
    assert program.window.canvas_view.hasFocus()
    assert marked(program) == program.state.label_id == GRASS


def test_the_brush_keeps_its_share_of_the_canvas(program):
    program.opening.new(4096, 4096, SEA)
    program.state.set_diameter(400)
    program.opening.new(512, 512, SEA)
    assert program.state.diameter == 50
    program.opening.new(4096, 4096, SEA)
    assert program.state.diameter == 400


def test_a_brush_that_meets_a_limit_comes_back_as_it_was(program):
    program.opening.new(512, 512, SEA)
    program.state.set_diameter(100)
    program.opening.new(4096, 4096, SEA)
    assert program.state.diameter == 400
    program.opening.new(512, 512, SEA)
    assert program.state.diameter == 100


def test_the_brush_of_a_large_canvas_is_not_the_next_starts(start):
    program = start()
    usual = program.state.diameter
    side = program.document.label_map.width
    program.opening.new(4 * side, 4 * side, SEA)
    program.stop()
    assert read_settings().brush == usual


def test_a_message_moves_nothing(program):
    window = program.window
    places = {n: (r, w.mapTo(window, r.topLeft())) for n, (w, r) in window.places().items()}
    window.canvas_view.set_hint("")
    program._say(Message("A long story about a file. " * 12, Kind.WARNING, (("Try", print),)))
    assert window.messages.isVisible()
    for name, (widget, rect) in window.places().items():
        if name in places and not name.startswith("message"):
            assert (rect, widget.mapTo(window, rect.topLeft())) == places[name], name


def test_a_message_stands_beside_the_pictures_where_there_is_room(program, qtbot):
    window = program.window
    window.set_view("canvas")  # a square beside which a wide window has room
    qtbot.waitUntil(lambda: window.canvas_view.picture_rect().left() > 100)
    program._say(Message("Saved a.drawai.", Kind.DONE))
    strip = window.messages.geometry().translated(window._centre.mapTo(window, QPoint(0, 0)))
    view = window.canvas_view
    picture = view.picture_rect().translated(view.mapTo(window, QPoint(0, 0)))
    assert not strip.intersects(picture)


def test_a_stroke_that_begins_on_a_messages_text_is_painted(program):
    window = program.window
    window.set_view("canvas")
    program.viewport.set_zoom(3.0)  # the map is everywhere: the message must lie over it
    program.state.choose_label(SEA)
    program._say(Message("Painting only over Grass. P again paints over everything."))
    strip = window.messages
    at = strip.mapTo(window, QPoint(20, strip.height() // 2))
    hit = window.childAt(at)
    assert hit is window.canvas_view
    before = program.document.undo_stack.count()
    QTest.mouseClick(hit, LEFT, pos=hit.mapFrom(window, at))
    assert program.document.undo_stack.count() == before + 1
    assert strip.text  # and it is still there


def test_a_message_fades_and_is_gone(program, qtbot):
    strip = program.window.messages
    program._say(Message("Copied the picture.", Kind.DONE))
    qtbot.waitUntil(lambda: strip._effects[0].opacity() == 1.0)
    strip.hide_message()
    assert strip.text == ""
    assert strip.isVisible()  # it fades
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_a_message_goes_at_once_where_motion_is_not_wanted(program, monkeypatch):
    strip = program.window.messages
    program._say(Message("Copied the picture.", Kind.DONE))
    monkeypatch.setattr(type(strip), "style", lambda _self: _Still())
    strip.hide_message()
    assert not strip.isVisible()


class _Still:
    def styleHint(self, *_args):
        return 0


def test_a_message_with_long_words_and_answers_fits_into_a_small_window(start, qtbot):
    from PySide6.QtCore import QRect

    program = start(geometry=QRect(0, 0, 900, 600))
    answers = tuple((text, print) for text in ("Use as style", "Make it a label map"))
    program._say(Message("meadow.png: this looks like a photo. " * 6, Kind.WARNING, answers))
    window = program.window
    for widget in (window.messages, *window.messages.answers, window.messages._close):
        corner = widget.mapTo(window, QPoint(0, 0))
        assert window.rect().contains(QRect(corner, widget.size()))
    text = window.messages._text
    assert text.heightForWidth(text.width()) <= text.height()
