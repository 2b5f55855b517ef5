"""Large targets for pen and touch."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollBar,
)

from drawai_desktop.core.choices import ViewChoice
from drawai_desktop.core.settings import read_settings
from drawai_desktop.ui.touch import TOUCH_PX
from tests.ui.settling import settle_layout

KINDS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)


def targets(window):
    """Everything that is seen and can be pressed."""
    for kind in KINDS:
        for control in window.findChildren(kind):
            is_part = isinstance(control.parent(), (QAbstractSpinBox, QLineEdit))
            if control.isVisible() and not is_part and not isinstance(control, QScrollBar):
                yield control


@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
@pytest.mark.parametrize("view", [ViewChoice.ROW, ViewChoice.WIPE])
def test_every_target_is_large_enough_for_a_finger_and_in_the_window(start, size, view):
    program = start(geometry=QRect(0, 0, *size))
    window = program.window
    program.preferences.change(touch=True)
    window.set_view(view)
    window.actions_by_name["overlay"].trigger()
    settle_layout()
    assert (window.width(), window.height()) == size
    for control in targets(window):
        name = control.objectName()
        assert control.width() >= TOUCH_PX, name
        assert control.height() >= TOUCH_PX, name
        corner = control.mapTo(window, control.rect().topLeft())
        assert window.rect().contains(QRect(corner, control.size())), name
    rows = window.palette_panel.visible_rows().values()
    assert max(row.height() for row in rows) >= TOUCH_PX  # others may be seen in part
    assert min(row.width() for row in rows) >= TOUCH_PX


def test_small_targets_come_back_as_they_were(program):
    before = {c: c.size() for c in targets(program.window)}
    height = program.window.toolbar.height()
    program.preferences.change(touch=True)
    settle_layout()
    program.preferences.change(touch=False)
    settle_layout()
    assert program.window.toolbar.height() == height
    assert {c: c.size() for c in targets(program.window)} == before
    program.preferences.change(touch=True)
    program.stop()
    assert read_settings().touch
