"""The letters marked in menus and dialogs: each is that of one thing, in every language."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGroupBox,
    QLabel,
    QMenu,
    QTabBar,
    QWidget,
)

from tests.ui.dialogs import WINDOWS, open_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SMALL = QRect(0, 0, 900, 600)
_LETTER = re.compile(r"&([^&\s])")


@pytest.fixture
def program(language, start):
    return start(geometry=SMALL)


def letters(texts):
    """Letter -> how many texts mark it; two & in a row are one that is read."""
    found = (_LETTER.search(text.replace("&&", "")) for text in texts)
    return Counter(match[1].lower() for match in found if match)


def twice(texts):
    texts = list(texts)
    doubled = [letter for letter, count in letters(texts).items() if count > 1]
    return [text for text in texts for letter in doubled if f"&{letter}" in text.lower()]


def menus(actions):
    """Menu after menu: the texts of its rows."""
    rows = [action for action in actions if not action.isSeparator()]
    yield rows
    for action in rows:
        if isinstance(action.menu(), QMenu):
            yield from menus(action.menu().actions())


def test_no_letter_stands_twice_in_a_menu(program):
    found = [twice(a.text() for a in rows) for rows in menus(program.window.menuBar().actions())]
    assert not [texts for texts in found if texts]


def test_every_row_of_the_menus_has_a_letter(program):
    by_name = program.window.actions_by_name.values()
    rows = [row for rows in menus(program.window.menuBar().actions()) for row in rows]
    fixed = [row for row in rows if row in by_name or isinstance(row.menu(), QMenu)]
    assert len(fixed) > 100
    assert not [row.text() for row in fixed if not letters([row.text()])]


def test_no_menu_is_higher_than_the_smallest_window(program):
    bar = program.window.menuBar()
    for rows in menus(bar.actions()):
        menu = next((m for m in bar.findChildren(QMenu) if m.actions()[:1] == rows[:1]), None)
        if menu is not None:
            menu.ensurePolished()
            assert menu.sizeHint().height() <= SMALL.height() - bar.height(), menu.title()


def test_no_letter_stands_twice_in_the_menu_of_a_kept_picture(program, qtbot):
    qtbot.waitUntil(lambda: program.pictures.final_pixels() is not None)
    strip = program.window.history_strip
    program.window.actions_by_name["keep_picture"].trigger()
    qtbot.waitUntil(lambda: strip.list.count() > 0)
    strip.list.menu_wanted.emit(strip.list.keys()[0], QPoint(0, 0))
    menu = QApplication.activePopupWidget()
    assert not twice(action.text() for action in menu.actions())
    menu.close()


def marked(top):
    """The texts in a window that can mark a letter."""
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not top:
            continue
        if isinstance(widget, QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QGroupBox):
            yield widget.title()
        elif isinstance(widget, QLabel) and widget.buddy() is not None:
            yield widget.text()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(i) for i in range(widget.count()))


@pytest.mark.parametrize("name", WINDOWS)
def test_no_letter_stands_twice_in_a_dialog(program, qtbot, name, tmp_path):
    for top in open_window(program, qtbot, name, tmp_path):
        assert not twice(marked(top))
        top.close()


def test_no_letter_stands_twice_in_the_window(program):
    bar = [action.text() for action in program.window.menuBar().actions()]
    assert not twice([*bar, *marked(program.window)])


def test_the_search_finds_letters_that_stand_twice():
    assert twice(["&Save", "Save &as", "&Stop", "R&&D", "D&&D"]) == ["&Save", "&Stop"]
