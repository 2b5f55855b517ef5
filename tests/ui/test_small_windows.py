"""Windows smaller than most: a small laptop, a tile of a screen. Nothing overlaps or is cut."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QLabel,
    QPushButton,
)

from drawai_desktop.core.choices import ViewChoice
from drawai_desktop.ui.main_window import SMALLEST_HEIGHT, SMALLEST_WIDTH
from drawai_desktop.ui.toolbar import VIEWS
from tests.ui.settling import settle_layout
from tests.ui.test_letters import twice

SIZES = [(640, 480), (700, 500), (800, 600), (880, 560), (960, 540)]
BARS = ("new", "open", "examples", "save", "export", "undo", "redo", *VIEWS, "palette_names",
        "styles_panel", "brush_options", "paint_only")  # fmt: skip


def place(widget, top):
    return QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())


def parts(bar):
    """What is seen in a bar, nothing that is a part of another thing there."""
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QLabel)
    found = [w for kind in kinds for w in bar.findChildren(kind) if w.isVisible()]
    return [w for w in found if not isinstance(w.parent(), QAbstractSpinBox)]


def check_bar(bar):
    shown = parts(bar)
    for widget in shown:
        assert bar.rect().contains(place(widget, bar)), widget.objectName()
        if isinstance(widget, QPushButton | QLabel) and widget.text():
            assert widget.width() >= widget.minimumSizeHint().width(), widget.text()
    for one, other in combinations(shown, 2):
        assert not place(one, bar).intersects(place(other, bar)), (one, other)


def reached(toolbar):
    """The names of the commands that bar and menu at its end have."""
    buttons = [w.objectName() for w in parts(toolbar)]
    names = [name.removeprefix("button_") for name in buttons if name.startswith("button_")]
    return names + [action.objectName() for action in toolbar.overflow.menu().actions()]


def test_the_window_is_small_enough_for_small_screens():
    assert SMALLEST_WIDTH <= 640
    assert SMALLEST_HEIGHT <= 480


@pytest.mark.parametrize("touch", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_overlaps_in_the_toolbar_and_every_command_is_there(start, language, size, touch):
    program = start(geometry=QRect(0, 0, *size))
    window = program.window
    program.preferences.change(touch=touch)
    settle_layout()
    assert (window.width(), window.height()) == size
    check_bar(window.toolbar)
    names = reached(window.toolbar)
    assert {*BARS} <= {*names}
    assert sorted(names) == sorted({*names})
    overflow = window.toolbar.overflow
    assert overflow.isVisible() == bool(overflow.menu().actions())
    assert not twice(action.text() for action in overflow.menu().actions())


def test_what_has_no_room_comes_back_where_there_is_some(start):
    window = start(geometry=QRect(0, 0, 1280, 800)).window
    settle_layout()
    before = {w.objectName(): place(w, window.toolbar) for w in parts(window.toolbar)}
    assert not window.toolbar.overflow.isVisible()
    for size in ((640, 480), (760, 520), (640, 480), (1280, 800)):
        window.resize(*size)
        settle_layout()
        check_bar(window.toolbar)
    assert {w.objectName(): place(w, window.toolbar) for w in parts(window.toolbar)} == before


def test_a_command_in_the_menu_at_the_end_of_the_bar_does_what_its_button_did(start):
    window = start(geometry=QRect(0, 0, 640, 480)).window
    settle_layout()
    (row,) = [
        a for a in window.toolbar.overflow.menu().actions() if a.objectName() == "view_canvas"
    ]
    row.trigger()
    assert window.view is ViewChoice.CANVAS
    assert row.isChecked()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", [ViewChoice.ROW, ViewChoice.STACKED])
@pytest.mark.parametrize("panels", [(), ("layers",), ("statistics",)])
def test_everything_that_is_seen_lies_in_a_small_window(start, language, size, view, panels):
    program = start(geometry=QRect(0, 0, *size))
    window = program.window
    window.set_view(view)
    for name in panels:
        window.show_panel(name, True)
    settle_layout()
    assert (window.width(), window.height()) == size
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox)
    for control in [w for kind in kinds for w in window.findChildren(kind) if w.isVisible()]:
        name = control.objectName() or control.accessibleName()
        assert window.rect().contains(place(control, window)), name
