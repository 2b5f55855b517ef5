"""The tools in the window: their commands, the rail, the brush's settings, keys that paint."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QSlider, QToolButton

from drawai_desktop.canvas.layer_edits import LayerEdits
from drawai_desktop.canvas.tool_state import ToolChoice
from drawai_desktop.core.geometry import Point
from drawai_desktop.core.settings import read_settings
from drawai_desktop.resources import resource
from drawai_desktop.ui.actions import COMMANDS
from drawai_desktop.ui.brush_popup import BrushPopup
from drawai_desktop.ui.key_sheet import sheet_groups
from drawai_desktop.ui.pen_dialog import PenDialog, PenTester
from tests.builders import GRASS, SEA, SKY
from tests.canvas.conftest import PEN
from tests.ui.hands import click_map, press

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("tool", list(ToolChoice), ids=str)
def test_every_tool_has_a_key_an_icon_a_name_and_a_place_in_sheet_and_rail(program, tool):
    command = next(c for c in COMMANDS if c.name == f"tool_{tool}")
    assert command.keys
    assert resource("icons", f"{command.icon}.svg").is_file()
    rows = sheet_groups(program.window.actions_by_name)["Tools"]
    assert command.keys[0] in {keys.split(",")[0] for keys, _ in rows}
    name = "group_helping_hands" if tool.is_helping_hand else f"button_tool_{tool}"
    button = program.window.tool_rail.findChild(QToolButton, name)
    assert button.accessibleName()
    letter, with_shift = command.keys[0][-1], command.keys[0].startswith("Shift+")
    press(program, getattr(Qt.Key, f"Key_{letter}"), SHIFT if with_shift else PLAIN)
    assert program.state.tool is tool
    assert button.isChecked()


def test_no_two_commands_have_one_key():
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("size", "folded"), [((900, 600), True), ((1280, 800), False)])
def test_the_rail_folds_into_groups_where_it_is_short(start, qtbot, size, folded):
    program = start(geometry=QRect(0, 0, *size))
    rail = program.window.tool_rail
    qtbot.waitUntil(lambda: rail.is_folded is folded)
    program.window.actions_by_name["tool_polygon"].trigger()
    group = rail.findChild(QToolButton, "group_shapes")
    assert group.isVisible() is folded
    assert group.accessibleName() == "Shapes: Polygon"
    assert group.isChecked()
    assert len(group.menu().actions()) == 5


def seen_labels(program):
    return next(m for m in program.window.findChildren(QMenu) if m.objectName() == "seen_labels")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_button_of_paint_only_offers_the_labels_that_are_seen(program):
    program.commands.tools.note_pointer(None)
    button = program.window.toolbar.findChild(QToolButton, "button_paint_only")
    button.click()
    assert program.state.only is None
    entries = [a for a in seen_labels(program).actions() if a.isEnabled() and not a.isSeparator()]
    counts = np.bincount(program.document.label_map.ids.ravel())
    most = int(counts.argmax())
    assert entries[0].text() == program.parts.labels.value.title(most)
    entries[0].trigger()
    seen_labels(program).close()
    assert program.state.only == most
    assert button.isChecked()
    button.click()
    assert program.state.only is None


def test_replace_takes_the_label_under_the_pointer_on_all_layers(program):
    ids = program.document.label_map.ids
    program.commands.tools.note_pointer(Point(10, 10))
    assert ids[10, 10] == SKY
    program.state.choose_label(SEA)
    press(program, Qt.Key.Key_X, SHIFT)
    assert not (program.document.label_map.ids == SKY).any()
    program.document.undo_stack.undo()
    assert program.document.label_map.ids[10, 10] == SKY


def test_a_fill_of_all_of_a_label_reaches_what_is_not_connected(program):
    ids = np.full_like(program.document.label_map.ids, SKY)
    ids[:, 300:320] = SEA
    program.document.edit("x", ids)
    press(program, Qt.Key.Key_F, SHIFT)
    press(program, Qt.Key.Key_F)
    program.state.choose_label(GRASS)
    click_map(program, 0.05, 0.5)
    assert not (program.document.label_map.ids == SKY).any()
    assert (program.document.label_map.ids == SEA).any()


@pytest.mark.parametrize(("key", "grows"), [("label_grow", True), ("label_shrink", False)])
def test_regions_grow_and_shrink_as_one_step(program, key, grows):
    ids = np.full_like(program.document.label_map.ids, SKY)
    ids[200:400, 200:400] = GRASS
    program.document.edit("x", ids)
    program.state.choose_label(GRASS)
    before, steps = (ids == GRASS).sum(), program.document.undo_stack.count()
    program.window.actions_by_name[key].trigger()
    after = (program.document.label_map.ids == GRASS).sum()
    assert after > before if grows else after < before
    assert program.document.undo_stack.count() == steps + 1
    program.document.undo_stack.undo()
    assert (program.document.label_map.ids == ids).all()


@pytest.mark.parametrize("name", ["label_grow", "label_shrink"])
def test_regions_of_a_locked_layer_stay_and_it_is_said(program, name):
    document = program.document
    LayerEdits(document).lock(document.layers.active, True)
    before = document.label_map.ids.copy()
    program.window.actions_by_name[name].trigger()
    assert (document.label_map.ids == before).all()
    assert "locked" in program.window.messages.text


def test_comma_and_full_stop_step_through_the_presets(program):
    program.state.set_share(0.03)
    press(program, Qt.Key.Key_Period)
    assert program.state.share == pytest.approx(0.04, rel=0.02)
    press(program, Qt.Key.Key_Comma)
    assert program.state.share == pytest.approx(0.02, rel=0.03)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_brushs_settings_act_at_once_and_are_remembered(program):
    press(program, Qt.Key.Key_B, SHIFT)
    popup = program.window.findChild(BrushPopup)
    assert popup.isVisible()
    popup.findChild(QToolButton, "preset_square").click()
    assert program.state.tip == "square"
    assert program.state.share == pytest.approx(0.04, rel=0.02)
    names = {s.accessibleName(): s for s in popup.findChildren(QSlider)}
    names["Smoothing of strokes, percent"].setValue(60)
    names["Density of the spray, percent"].setValue(80)
    assert (program.state.smoothing, program.state.density) == (60, 80)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    program.stop()
    assert (read_settings().smoothing, read_settings().spray_density) == (60, 80)


def test_undo_gives_up_a_polygon_before_anything_else(program):
    click_map(program, 0.2, 0.2)
    press(program, Qt.Key.Key_N)
    click_map(program, 0.5, 0.5)
    steps = program.document.undo_stack.index()
    program.window.actions_by_name["undo"].trigger()
    assert not program.window.canvas_view.is_drawing
    assert program.document.undo_stack.index() == steps


@pytest.mark.parametrize("command", ["flip", "surprise", "clear", "layer_add"])
def test_a_selection_that_was_moved_is_a_step_of_its_own_before_another_command(program, command):
    before = program.document.snapshot()
    program.window.actions_by_name["tool_select"].trigger()
    view = program.window.canvas_view
    for a, b in ((0.3, 0.6), (0.45, 0.5)):
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=_at(program, a))
        QTest.mouseMove(view, _at(program, b))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=_at(program, b))
    moved = program.document.snapshot()
    assert (moved != before).any()
    program.window.actions_by_name[command].trigger()
    assert not view.is_drawing
    assert program.document.undo_stack.count() == 2
    program.document.undo_stack.undo()
    assert (program.document.snapshot() == moved).all()
    program.document.undo_stack.undo()
    assert (program.document.snapshot() == before).all()


def hold(program, key, kind=QEvent.Type.KeyPress):
    view = program.window.canvas_view
    (QTest.keyPress if kind == QEvent.Type.KeyPress else QTest.keyRelease)(view, key)


def test_arrows_and_space_paint(program):
    program.document.edit("x", np.full_like(program.document.label_map.ids, SKY))
    program.state.choose_label(GRASS)
    program.state.set_diameter(20)
    press(program, Qt.Key.Key_W)
    hold(program, Qt.Key.Key_Space)
    for _ in range(10):
        press(program, Qt.Key.Key_Right)
    hold(program, Qt.Key.Key_Space, QEvent.Type.KeyRelease)
    press(program, Qt.Key.Key_Down)
    painted = program.document.label_map.ids == GRASS
    columns = np.flatnonzero(painted.any(0))
    side = painted.shape[1]
    assert abs(len(columns) - (20 + 10 * side / 128)) < 3
    assert np.flatnonzero(painted.any(1)).size == 20
    assert program.document.undo_stack.count() == 2


def test_enter_puts_the_tool_down_and_lifts_it_for_one_hand(program):
    program.document.edit("x", np.full_like(program.document.label_map.ids, SKY))
    program.state.choose_label(GRASS)
    press(program, Qt.Key.Key_U)
    press(program, Qt.Key.Key_W)
    press(program, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        for _ in range(4):
            press(program, key)
    assert program.window.canvas_view.is_drawing
    press(program, Qt.Key.Key_Return)
    side = 4 * program.document.label_map.width / 128
    assert (program.document.label_map.ids == GRASS).sum() == pytest.approx(side**2, rel=0.1)


def test_escape_ends_painting_by_keyboard_and_arrows_move_the_view_again(program):
    press(program, Qt.Key.Key_W)
    place = program.viewport.transform
    press(program, Qt.Key.Key_Right)
    assert program.viewport.transform == place
    press(program, Qt.Key.Key_Escape)
    assert not program.window.actions_by_name["key_painting"].isChecked()
    press(program, Qt.Key.Key_Right)
    assert program.viewport.transform != place


def test_the_pens_curve_is_tried_and_kept_in_the_settings(program):
    program.window.actions_by_name["settings"].trigger()
    settings = program.window.findChild(object, "settings_dialog")
    settings.findChild(object, "setting_pen").click()
    dialog = settings.findChild(PenDialog)
    sheet = dialog.findChild(PenTester)
    at = QPointF(40, 40)
    event = QTabletEvent(
        QEvent.Type.TabletPress, PEN, at, sheet.mapToGlobal(at), 0.25, 5, -7, 0, 0, 0,
        Qt.KeyboardModifier(0), Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
    )  # fmt: skip
    QApplication.sendEvent(sheet, event)
    told = dialog.findChild(object, "pen_told").text()
    assert "pressure 25 %" in told
    assert "brush 25 %" in told
    assert "tilt 5" in told
    dialog.findChild(QSlider, "pen_softness").setValue(100)
    assert program.state.pen_softness == 100
    QApplication.sendEvent(sheet, event)
    assert "brush 63 %" in dialog.findChild(object, "pen_told").text()
    dialog.reject()
    settings.reject()
    program.stop()
    assert read_settings().pen_softness == 100


def test_a_selection_of_nothing_says_so(program):
    LayerEdits(program.document).add()
    press(program, Qt.Key.Key_T)
    view = program.window.canvas_view
    a, b = _at(program, 0.3), _at(program, 0.6)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=a)
    QTest.mouseMove(view, b)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=b)
    assert "Nothing is painted there" in program.window.messages.text


def _at(program, part):
    label_map = program.document.label_map
    place = program.viewport.transform.to_widget(
        Point(part * label_map.width, part * label_map.height)
    )
    return QPointF(*place).toPoint()


def _draw_a_horizon(program):
    program.state.set_tool(ToolChoice.HORIZON)
    height, width = program.document.label_map.ids.shape
    at = [program.viewport.transform.to_widget(Point(width * x, height / 2)) for x in (0.2, 0.8)]
    start, end = (QPoint(round(p.x), round(p.y)) for p in at)
    view = program.window.canvas_view
    QTest.mousePress(view, Qt.MouseButton.LeftButton, PLAIN, start)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, PLAIN, end)


@pytest.mark.parametrize("name", ["undo", "surprise", "tool_brush"])
def test_what_can_be_done_with_a_shape_is_not_said_of_one_that_is_gone(program, name):
    _draw_a_horizon(program)
    assert program.window.messages.text.startswith("R draws it again")
    program.window.actions_by_name[name].trigger()
    assert "R draws it again" not in program.window.messages.text


def test_undo_takes_back_the_first_shape_while_it_waits(program):
    undo, before = program.window.actions_by_name["undo"], program.document.snapshot()
    assert not undo.isEnabled()
    _draw_a_horizon(program)
    assert undo.isEnabled()
    undo.trigger()
    assert (program.document.snapshot() == before).all()
    assert not undo.isEnabled()
