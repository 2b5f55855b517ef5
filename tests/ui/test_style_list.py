"""The chosen look is wholly seen, and a list that a hand scrolled stays where the hand left it."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from drawai_desktop.core.choices import ViewChoice
from drawai_desktop.core.style import Style
from tests.ui.settling import settle_layout

SIZES = [(900, 600), (1000, 640), (1280, 800), (1920, 1080)]


def looks(program):
    return program.window.style_panel.list


def is_seen(program):
    """Whether the whole tile of the chosen look is in sight."""
    shown = looks(program)
    (chosen,) = shown.selectedItems()
    assert program.document.style.has_look_of(chosen.data(Qt.ItemDataRole.UserRole))
    return shown.viewport().rect().contains(shown.visualItemRect(chosen))


def choose(program, name):
    """As undo, a project or a script chooses one: nobody clicks its tile."""
    (item,) = looks(program).findItems(name, Qt.MatchFlag.MatchExactly)
    program.document.choose_style(item.data(Qt.ItemDataRole.UserRole))
    settle_layout()


def first_and_last(program):
    shown = looks(program)
    return shown.item(0).text(), shown.item(shown.count() - 1).text()


def wheel(program, ticks):
    """Turns the wheel over the looks."""
    view = looks(program).viewport()
    at = QPointF(view.rect().center())
    turn = QPoint(0, 120 * ticks)
    none = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    buttons = Qt.MouseButton.NoButton
    there = QPointF(view.mapToGlobal(at.toPoint()))
    event = QWheelEvent(at, there, QPoint(), turn, buttons, none[0], none[1], False)
    QApplication.sendEvent(view, event)
    settle_layout()


def scrolled(program):
    bars = looks(program).horizontalScrollBar(), looks(program).verticalScrollBar()
    return tuple(bar.value() for bar in bars)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", [ViewChoice.ROW, ViewChoice.STACKED, ViewChoice.PICTURE])
def test_the_chosen_look_is_wholly_seen_at_any_size(start, size, view):
    program = start(geometry=QRect(0, 0, *size))
    settle_layout()
    assert is_seen(program)
    program.window.set_view(view)
    settle_layout()
    assert is_seen(program)
    for name in (*first_and_last(program), "Dusk"):
        choose(program, name)
        assert is_seen(program), name


@pytest.mark.parametrize("name", ["last", "Dusk"])
def test_the_chosen_look_stays_in_sight_while_the_window_changes(start, name):
    program = start(geometry=QRect(0, 0, 1600, 900))
    choose(program, first_and_last(program)[1] if name == "last" else name)
    for width, height in ((900, 600), (1500, 800), (930, 700), (900, 600)):
        program.window.resize(width, height)
        settle_layout()
        assert is_seen(program), (width, height)
    for change in (
        lambda: program.window.set_view(ViewChoice.STACKED),
        lambda: program.window.show_panel("layers", True),
        lambda: program.window.show_panel("statistics", True),
        lambda: program.window.set_view(ViewChoice.BOTH),
        lambda: program.window.show_panel("styles", False),
        lambda: program.window.show_panel("styles", True),
        lambda: program.window.set_touch(True),
        lambda: program.window.set_touch(False),
    ):
        change()
        settle_layout()
        assert is_seen(program) or not looks(program).isVisible()


def test_a_list_that_a_hand_scrolled_stays_until_another_look_is_chosen(start):
    program = start(geometry=QRect(0, 0, 900, 600))
    first, last = first_and_last(program)
    choose(program, first)
    wheel(program, -3)
    by_hand = scrolled(program)
    assert by_hand != (0, 0)
    assert not is_seen(program)
    program.document.choose_style(program.document.style.with_strength(0.5))
    settle_layout()
    assert scrolled(program) == by_hand
    program.window.resize(910, 640)
    settle_layout()
    assert scrolled(program) == by_hand
    choose(program, last)
    assert is_seen(program)
    program.window.resize(900, 600)
    settle_layout()
    assert is_seen(program)


def test_a_look_that_joins_leaves_a_scrolled_list_where_it_is(start):
    program = start(geometry=QRect(0, 0, 900, 600))
    choose(program, first_and_last(program)[0])
    wheel(program, -3)
    by_hand = scrolled(program)
    vector = tuple(float(v) for v in np.linspace(-1, 1, 32))
    program.window.style_panel.add_photo_style(
        Style("beach", vector), QImage(8, 8, QImage.Format.Format_RGB32)
    )
    settle_layout()
    assert first_and_last(program)[1] == "beach"
    assert scrolled(program) == by_hand
