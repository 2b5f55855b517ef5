"""Walks the window and every dialog that a command opens: names, roles, the keyboard, the focus
that is seen, and the contrast of text."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from drawai_desktop.core.choices import ThemeChoice
from drawai_desktop.resources import resource
from drawai_desktop.ui import theme as theme_module
from drawai_desktop.ui.keyboard_focus import TYPING
from tests.ui.dialogs import WINDOWS, open_panels, open_window
from tests.ui.settling import settle_layout

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)


def controls(top):
    """What can be worked in a window, parts of controls left out."""
    for widget in top.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or isinstance(widget, QScrollBar | QHeaderView):
            continue
        is_part = isinstance(widget.parent(), QAbstractSpinBox | QLineEdit | QComboBox)
        if widget.isVisible() and widget.window() is top and not is_part:
            yield widget


def told(widget):
    return f"{widget.window().objectName()}: {type(widget).__name__} {widget.objectName()!r} " + (
        widget.accessibleName()
    )


def takes_tab(widget):
    """By itself, or as one of several of which one is chosen, where the arrows lead to it."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive():
        return any(b.focusPolicy() & Qt.FocusPolicy.TabFocus for b in group.buttons())
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def looks(widget):
    """The pixels of a control and a rim round it."""
    top = widget.window()
    at = widget.mapTo(top, QPoint(0, 0)) - QPoint(3, 3)
    return top.grab(QRect(at, widget.size()).adjusted(0, 0, 6, 6)).toImage()


def show(widget):
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def check_window(top, qtbot):
    top.activateWindow()
    settle_layout()
    found = [widget for widget in controls(top) if widget.isEnabled()]
    for widget in controls(top):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = widget.accessibleName() or interface.text(QAccessible.Text.Name)
        assert name.strip(), told(widget)
        no_roles = (QAccessible.Role.NoRole, QAccessible.Role.Client)
        assert interface.role() not in no_roles, told(widget)
    unseen = []
    for widget in found:
        assert takes_tab(widget), told(widget)
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        show(widget)
        other = next((w for w in found if w is not widget), None)
        if other is not None:
            other.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            widget.clearFocus()
        before = looks(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus() and looks(widget) == before:
            unseen.append(told(widget))
    assert not unseen, "the focus is not seen"


def test_the_window_is_worked_by_keyboard_and_says_what_it_is(program, qtbot):
    program.window.actions_by_name["layers_panel"].trigger()
    check_window(program.window, qtbot)


def test_a_click_beside_the_canvas_leaves_it_the_keyboard(program, qtbot):
    """Else Tab, Space and the arrows would be for what was clicked, or for what lies round it."""
    open_panels(program)
    window = program.window
    takers = [
        told(widget)
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.ClickFocus
        and widget.window() is window
        and not isinstance(widget, TYPING)
        and widget is not window.canvas_view
    ]
    assert not takers


@pytest.mark.parametrize("name", WINDOWS)
def test_every_dialog_is_worked_by_keyboard_and_says_what_it_is(program, qtbot, name, tmp_path):
    for top in open_window(program, qtbot, name, tmp_path):
        check_window(top, qtbot)
        top.close()


# Contrast: WCAG 2, 4.5 : 1 for text.


def luminance(colour):
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, two):
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(two))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    ("text", ground) for ground in ("window", "panel", "field", "hover", "chosen")
] + [
    *(("quiet", ground) for ground in ("window", "panel", "field", "hover", "chosen")),
    ("accent_text", "accent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ground"), PAIRS)
@pytest.mark.parametrize(
    "theme", [theme_module.DARK, theme_module.LIGHT, theme_module.CONTRAST], ids=lambda t: t.name
)
def test_text_stands_out_from_its_ground(theme, text, ground):
    ratio = contrast(getattr(theme, text), getattr(theme, ground))
    assert ratio >= 4.5, f"{ratio:.2f}"


@pytest.mark.parametrize(
    "theme", [theme_module.DARK, theme_module.LIGHT, theme_module.CONTRAST], ids=lambda t: t.name
)
def test_the_frame_of_the_focus_stands_out(theme):
    for ground in (theme.panel, theme.field, theme.window):
        assert contrast(theme.accent, ground) >= 3


THEMES = (ThemeChoice.DARK, ThemeChoice.LIGHT, ThemeChoice.CONTRAST)


@pytest.mark.parametrize("choice", THEMES)
@pytest.mark.parametrize("is_checked", [False, True])
def test_the_box_of_a_check_box_is_seen_whether_checked_or_not(program, choice, is_checked):
    program.preferences.change(theme=choice)
    dialog = QDialog(program.window)
    box = QCheckBox("", dialog)
    box.setAccessibleName("x")
    box.setChecked(is_checked)
    box.resize(40, 40)
    dialog.show()
    image = box.grab().toImage()
    ground = image.pixelColor(39, 39)
    row = [image.pixelColor(x, 20) for x in range(40)]
    assert max(contrast(colour, ground) for colour in row) >= 3
    dialog.close()


def test_a_check_mark_has_the_colour_that_is_read_on_its_ground():
    for theme in map(theme_module.theme_of, THEMES):
        svg = resource("icons", f"box-check-{theme.name}.svg").read_text()
        assert f'stroke="{theme.accent_text}"' in svg


def test_the_notes_of_the_first_minute_can_be_read_on_any_picture():
    for under in ("#ffffff", "#000000", "#62a8ef"):
        share, ground = 215 / 255, QColor(under)
        mixed = QColor(*(round(20 * share + part * (1 - share)) for part in ground.getRgb()[:3]))
        assert contrast("#ffffff", mixed) >= 4.5
