"""The answers of a message are all seen, whatever was said before and however small the window."""

from PySide6.QtCore import QRect

from drawai_desktop.ui.message import Kind, Message
from tests.ui.settling import settle

TEXT = "hills.jpg: this looks like a photo, not like a label map. Make it one, or open a map."
LONG = [
    (text, lambda: None)
    for text in ("Use its style and seed", "Use as style", "Make it a label map")
]


def seen_whole(program):
    """Whether every answer is shown whole, within the window and over the note."""
    window, strip = program.window, program.window.messages
    siblings = strip.parentWidget().children()
    note = QRect(strip.mapTo(window, strip.rect().topLeft()), strip.size())
    places = [QRect(b.mapTo(window, b.rect().topLeft()), b.size()) for b in strip.answers]
    return all(
        button.isVisible()
        and button.width() >= button.sizeHint().width()
        and note.contains(place)
        and siblings.index(button.parentWidget()) > siblings.index(strip)  # which covers it else
        and window.rect().contains(note)
        for button, place in zip(strip.answers, places, strict=True)
    )


def test_answers_are_seen_where_another_message_stood_before(start, qtbot):
    program = start(geometry=QRect(0, 0, 1280, 800))
    for answers in (LONG[1:], LONG, LONG[:1], ()):
        program._say(Message(TEXT, Kind.WARNING, tuple(answers)))
        settle(program)
        assert len(program.window.messages.answers) == len(answers)
        assert seen_whole(program)


def test_answers_that_need_more_than_the_canvas_has_stay_in_a_small_window(start, qtbot):
    program = start(geometry=QRect(0, 0, 900, 600))
    program._say(Message(TEXT, Kind.WARNING, tuple(LONG)))
    settle(program)
    assert seen_whole(program)
    left = program.window.messages.mapTo(program.window, program.window.messages.rect().topLeft())
    assert left.x() >= program.window.tool_rail.width()
