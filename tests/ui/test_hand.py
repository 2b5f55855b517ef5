"""The painter's hand is never disturbed: keys, focus, messages, the brush."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QMenu

from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.core.settings import read_settings
from drawai_desktop.ui.actions import COMMANDS
from drawai_desktop.ui.message import Kind, Message
from tests.builders import GRASS, SEA, TREE

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def paint(program, x=0.5, y=0.5):
    view, label_map = program.window.canvas_view, program.document.label_map
    at = program.viewport.transform.to_widget(_point(label_map, x, y))
    QTest.mouseClick(view, LEFT, pos=QPoint(round(at.x), round(at.y)))


def _point(label_map, x, y):
    from drawai_desktop.core.geometry import Point

    return Point(x * label_map.width, y * label_map.height)


# Keys that are held.


def spurious(view, key, text):
    """What X11 makes of a repeated key while the program is busy: a release and a press."""
    QTest.keyRelease(view, key)
    QTest.keyPress(view, key)


def repeated(view, key, text):
    """What it makes of it otherwise: the same, marked as a repetition."""
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        QApplication.sendEvent(view, QKeyEvent(kind, key, PLAIN, text, True))


@pytest.mark.parametrize("repeat", [spurious, repeated])
def test_a_tools_key_that_repeats_gives_the_tool_before_it_back(program, repeat):
    view = program.window.canvas_view
    QTest.keyPress(view, Qt.Key.Key_E)
    for _ in range(5):
        repeat(view, Qt.Key.Key_E, "e")
    assert program.state.tool == "eraser"
    paint(program)
    for _ in range(5):
        repeat(view, Qt.Key.Key_E, "e")
        assert program.state.tool == "eraser"
    QTest.keyRelease(view, Qt.Key.Key_E)
    assert program.state.tool == "brush"
    assert UNLABELLED in program.document.label_map.ids


def test_a_tools_key_that_is_tapped_twice_keeps_its_tool(program):
    view = program.window.canvas_view
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_E)
    assert program.state.tool == "eraser"
    paint(program)
    assert program.state.tool == "eraser"


@pytest.mark.parametrize("repeat", [spurious, repeated])
def test_space_and_q_that_repeat_stay_held(program, repeat):
    view = program.window.canvas_view
    QTest.keyPress(view, Qt.Key.Key_Q)
    QTest.keyPress(view, Qt.Key.Key_Space)
    for _ in range(4):
        repeat(view, Qt.Key.Key_Q, "q")
        repeat(view, Qt.Key.Key_Space, " ")
    assert view.overlay_opacity == 1.0
    before = program.document.snapshot()
    paint(program)
    assert (program.document.label_map.ids == before).all()  # it moved the view
    QTest.keyRelease(view, Qt.Key.Key_Q)
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.overlay_opacity == 0.0


# Shortcuts.

_SHIFTED = dict(zip('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./", strict=True))
"""Of a US keyboard: what Shift makes of a key, and the key."""


def _typed(key):
    """A shortcut as the keys that are pressed for it on a US keyboard."""
    *modifiers, last = key.replace("++", "+plus").split("+")
    last = "+" if last == "plus" else last
    if last in _SHIFTED and last != "+":
        modifiers, last = [*modifiers, "Shift"], _SHIFTED[last]
    return frozenset(modifiers), last


def test_no_two_shortcuts_are_typed_with_the_same_keys():
    typed = [_typed(key) for command in COMMANDS for key in command.keys]
    assert len(set(typed)) == len(typed)


@pytest.mark.parametrize(
    ("key", "modifiers", "grows"),
    [
        (Qt.Key.Key_BracketRight, SHIFT, True),
        (Qt.Key.Key_BraceRight, SHIFT, True),
        (Qt.Key.Key_BraceRight, PLAIN, True),
        (Qt.Key.Key_BracketLeft, SHIFT, False),
        (Qt.Key.Key_BraceLeft, SHIFT, False),
    ],
)
def test_the_brush_changes_much_by_shift_and_bracket_on_every_keyboard(
    program, key, modifiers, grows
):
    before = program.state.diameter
    QTest.keyClick(program.window.canvas_view, key, modifiers)
    after = program.state.diameter
    assert after >= 1.4 * before if grows else after <= before / 1.3


def test_every_shortcut_acts_once(program):
    """None is ambiguous, which Qt would warn of, and do nothing."""
    harmless = ("tool_", "view_", "zoom_", "smaller", "larger", "much_", "swap", "variation_back")
    for command in COMMANDS:
        if command.name.startswith(harmless):
            action, told = program.window.actions_by_name[command.name], []
            action.triggered.connect(lambda *_args, told=told: told.append(1))
            for sequence in action.shortcuts():
                told.clear()
                QTest.keySequence(program.window, sequence)
                assert told == [1], sequence.toString()


# The keyboard stays with the canvas.


@pytest.mark.parametrize("name", ["spin", "seed"])
def test_enter_in_a_number_gives_the_keys_back_to_the_canvas(program, name):
    window = program.window
    box = window.toolbar.spin if name == "spin" else window.style_panel.seed
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "63")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == 63
    assert window.canvas_view.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_5)
    assert program.state.label_id == SEA
    assert box.value() == 63


def test_escape_in_a_number_takes_what_was_typed_back(program):
    box = program.window.style_panel.seed
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "77")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == "0"
    assert program.document.style.seed == 0
    assert program.window.canvas_view.hasFocus()


def test_what_is_clicked_does_not_take_the_keyboard(program):
    window = program.window
    window.messages.say(Message("Well?", Kind.WARNING, (("Yes", lambda: None),)))
    clicked = []
    for kind in (QAbstractButton, QAbstractSlider):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.isEnabled():
                policy = widget.focusPolicy()
                assert not policy & Qt.FocusPolicy.ClickFocus, widget.objectName()
                if policy & Qt.FocusPolicy.TabFocus:
                    clicked.append(widget)
    assert len(clicked) > 20  # and Tab reaches them
    assert window.messages.answers[0] in clicked


def test_space_after_a_click_on_a_button_does_not_press_it_again(program):
    window = program.window
    button = window.toolbar.live
    QTest.mouseClick(button, LEFT)
    assert not program.renderer.is_live
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert not program.renderer.is_live
    assert window.canvas_view.hasFocus()


def test_a_click_beside_the_box_ends_the_typing_and_keeps_what_was_typed(program):
    window = program.window
    box = window.toolbar.spin
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "91")
    QTest.mouseClick(window.toolbar, LEFT, pos=QPoint(window.toolbar.width() - 250, 4))
    assert window.canvas_view.hasFocus()
    assert program.state.diameter == 91


# The palette shows what is painted with.


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
    only, replace = (a for a in menu.actions() if not a.menu())
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
    paint(program)
    assert marked(program) == SEA


def test_arrows_in_the_palette_choose_nothing_and_leave_no_mark(program):
    tree = program.window.palette_panel._tree
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tree, Qt.Key.Key_Up)
    QTest.keyClick(tree, Qt.Key.Key_Up)
    QTest.keyClick(tree, Qt.Key.Key_Escape)
    assert program.window.canvas_view.hasFocus()
    assert marked(program) == program.state.label_id == GRASS


# The brush and the canvas.


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


# Messages.


def test_a_message_moves_nothing(program):
    window = program.window
    places = {n: (r, w.mapTo(window, r.topLeft())) for n, (w, r) in window.places().items()}
    window.canvas_view.set_hint("")
    program._say(Message("A long story about a file. " * 12, Kind.WARNING, (("Try", print),)))
    assert window.messages.isVisible()
    for name, (widget, rect) in window.places().items():
        if name in places and not name.startswith("message"):
            assert (rect, widget.mapTo(window, rect.topLeft())) == places[name], name


def test_a_message_stands_beside_the_pictures_where_there_is_room(program):
    window = program.window
    program._say(Message("Saved a.drawai.", Kind.DONE))
    strip = window.messages.geometry().translated(window._centre.mapTo(window, QPoint(0, 0)))
    for view in (window.canvas_view, window.result_view):
        picture = view.picture_rect().translated(view.mapTo(window, QPoint(0, 0)))
        assert not strip.intersects(picture)


def test_a_stroke_that_begins_on_a_messages_text_is_painted(program):
    window = program.window
    window.set_view("canvas")
    program.viewport.set_zoom(3.0)  # the map is everywhere: the message must lie over it
    program.state.choose_label(SEA)
    program._say(Message("Painting only over Grass; P again for all."))
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
