"""Keys that are held, shortcuts, and the keyboard that stays with the canvas."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication

from drawai_desktop.core.labels import UNLABELLED
from drawai_desktop.ui.actions import COMMANDS
from drawai_desktop.ui.message import Kind, Message
from tests.builders import SEA
from tests.ui.hands import click_map

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


LEFT = Qt.MouseButton.LeftButton


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
    click_map(program)
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
    click_map(program)
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
    click_map(program)
    assert (program.document.label_map.ids == before).all()  # it moved the view
    QTest.keyRelease(view, Qt.Key.Key_Q)
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.overlay_opacity == 0.0


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
    box, before = program.window.style_panel.seed, program.document.style.seed
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "77")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == str(before)
    assert program.document.style.seed == before
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
