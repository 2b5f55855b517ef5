"""The first minute: three notes until the first stroke, and tips after it."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from drawai_desktop.core.settings import Settings, read_settings, write_settings
from drawai_desktop.ui.status_bar import StatusBar
from drawai_desktop.ui.tips import TIPS
from tests.ui.hands import click_map, press
from tests.ui.settling import settle_layout


def notes(program):
    return [note.accessibleName()[0] for note in program.commands.first_steps.notes]


def hint(program):
    return program.window.canvas_view._hint


def tip(program):
    label = program.window.status_line.tip
    return label.text() if label.isVisible() else ""


@pytest.fixture
def later(start):
    """A start that is not the first one."""
    write_settings(Settings(first_steps=False))
    return start()


def test_the_first_start_says_paint_pick_and_look(program):
    assert hint(program) == "1   Paint here with Grass."
    assert notes(program) == ["2", "3"]
    assert tip(program) == "", "one thing at a time"


def test_the_first_stroke_takes_the_notes_away_for_good(program, start):
    click_map(program)
    assert hint(program) == ""
    assert notes(program) == []
    program.stop()
    second = start()
    assert notes(second) == []
    assert "Press 1-0" in hint(second)


def test_help_brings_the_notes_back_until_the_next_stroke(program):
    action = program.window.actions_by_name["first_steps"]
    assert action.isChecked()
    click_map(program)
    assert not action.isChecked()
    program.preferences.change(hints=False)
    action.trigger()
    assert notes(program) == ["2", "3"]
    assert hint(program).startswith("1")
    click_map(program, 0.3, 0.3)
    assert notes(program) == []
    assert not action.isChecked()
    action.trigger()
    action.trigger()
    assert notes(program) == []


def test_the_notes_let_the_hand_through(program):
    note = program.commands.first_steps.notes[0]
    view = program.window.canvas_view
    at = view.mapFrom(note.parentWidget(), note.geometry().center())
    assert view.rect().contains(at)
    before = program.document.snapshot()
    under = program.window.childAt(view.mapTo(program.window, at))
    assert under is view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert (program.document.label_map.ids != before).any()


@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("view", ["side", "stacked"])
def test_the_notes_stand_in_the_window_beside_what_they_tell_of(start, qtbot, size, view):
    program = start(geometry=QRect(0, 0, *size))
    program.window.set_view(view)
    settle_layout()
    window = program.window
    centre = window.centralWidget()
    pick, look = program.commands.first_steps.notes
    palette, result = (
        QRect(w.mapTo(centre, w.rect().topLeft()), w.size())
        for w in (window.palette_panel, window.result_view)
    )
    for note in (pick, look):
        assert centre.rect().contains(note.geometry())
    assert not pick.geometry().intersects(palette)
    assert abs(pick.geometry().left() - palette.right()) < 30
    assert result.contains(look.geometry())
    assert not pick.geometry().intersects(look.geometry())


def test_a_note_goes_with_what_it_tells_of(program):
    program.window.set_view("canvas")
    assert notes(program) == ["2"]
    program.window.hide_panels(True)
    assert notes(program) == []
    program.window.hide_panels(False)
    program.window.set_view("side")
    assert notes(program) == ["2", "3"]


# Tips.


def test_every_start_has_the_next_tip(start):
    write_settings(Settings(first_steps=False))
    shown = []
    for _ in range(6):
        program = start()
        shown.append(tip(program))
        program.stop()
    assert len(set(shown)) == 5
    assert shown[5] == shown[0]
    assert shown[0] == f"Tip: {TIPS[0]}"


def test_tips_are_switched_off_and_the_next_one_can_be_asked_for(later):
    table = later.window.actions_by_name
    first = tip(later)
    table["next_tip"].trigger()
    assert tip(later) not in ("", first)
    table["tips"].trigger()
    assert tip(later) == ""
    later.stop()
    assert read_settings().tips is False


def test_a_tip_waits_while_there_is_something_to_say_of_the_tool(later):
    assert tip(later)
    press(later, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    assert tip(later) == ""
    assert later.window.status_line.note.text()
    press(later, Qt.Key.Key_B)
    assert tip(later)


def test_a_tip_names_the_keys_as_they_are_now(later):
    table = later.window.actions_by_name
    shortcuts = later.commands.settings.shortcuts
    shortcuts.give("variation", ["F12"])
    while "another picture" not in tip(later):
        table["next_tip"].trigger()
    assert tip(later).startswith("Tip: F12 makes")
    shortcuts.give("variation", [])
    assert tip(later) == ""
    shortcuts.reset_all()
    assert tip(later).startswith("Tip: R makes")


def test_a_long_tip_takes_no_room_from_what_the_status_says(later):
    line = later.window.status_line
    before = line.minimumSizeHint().width()
    line.set_tip("x" * 500)
    assert line.minimumSizeHint().width() == before


@pytest.mark.parametrize(
    ("width", "is_drawn"), [(60, False), (149, False), (150, True), (400, True)]
)
def test_a_tip_of_which_only_a_word_could_be_read_is_not_drawn(qtbot, width, is_drawn):
    line = StatusBar()
    qtbot.addWidget(line)
    line.set_tip("Tip: hold Space and drag to move the view, whatever tool is in use")
    tip = line.tip
    tip.setParent(None)  # else the line would give it its own width
    qtbot.addWidget(tip)
    tip.resize(width, 20)
    drawn = tip.grab().toImage()
    shades = {drawn.pixel(x, y) for x in range(drawn.width()) for y in range(drawn.height())}
    assert (len(shades) > 1) == is_drawn
