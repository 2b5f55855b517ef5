"""Outlines, patterns and names in the window: their switches, and where they are not."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from drawai_desktop.core.label_marks import ShownMarks
from drawai_desktop.core.settings import read_settings
from drawai_desktop.ui.mark_rows import MARK_COMMANDS
from tests.builders import TREE

SHIFT = Qt.KeyboardModifier.ShiftModifier
SWITCHES = {"outlines": Qt.Key.Key_O, "patterns": Qt.Key.Key_P, "region_names": Qt.Key.Key_N}


@pytest.mark.parametrize("name", SWITCHES)
def test_a_key_switches_each_of_them_and_it_is_remembered(start, program, name):
    canvas, action = program.window.canvas_view, program.window.actions_by_name[name]
    assert canvas.marks.shown == ShownMarks()
    QTest.keyClick(canvas, SWITCHES[name], SHIFT)
    shown = canvas.marks.shown
    assert shown != ShownMarks()
    assert action.isChecked()
    program.stop()
    stored = read_settings()
    kept = ShownMarks(stored.mark_outlines, stored.mark_patterns, stored.mark_names)
    assert kept == shown
    again = start()
    assert again.window.canvas_view.marks.shown == shown
    assert again.window.actions_by_name[name].isChecked()


def actions_below(menu):
    for action in menu.actions():
        yield action
        if action.menu() is not None:
            yield from actions_below(action.menu())


def test_the_menu_has_every_switch(program):
    names = {action.objectName() for action in actions_below(program.window.menuBar())}
    assert {command.name for command in MARK_COMMANDS} <= names


def test_exports_have_no_marks(program, tmp_path, qtbot, monkeypatch):
    def colours(name):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
        program.window.actions_by_name["export_colours"].trigger()
        qtbot.waitUntil(path.is_file)
        return np.array(Image.open(path).convert("RGB"))

    plain = colours("plain.png")
    before = program.document.label_map.ids.copy()
    program.preferences.change(mark_outlines=True, mark_patterns=True, mark_names=True)
    QApplication.processEvents()
    assert (colours("marked.png") == plain).all()
    assert (program.document.label_map.ids == before).all()


def test_the_swatches_of_menus_have_the_patterns_too(program):
    label = program.parts.labels.shown[TREE]
    plain = program.parts.popup.swatch_of(label).pixmap(16, 16).toImage()
    program.preferences.change(mark_patterns=True)
    assert program.parts.popup.swatch_of(label).pixmap(16, 16).toImage() != plain


def test_the_palettes_swatches_have_the_patterns_too(program):
    palette = program.window.palette_panel
    plain = palette.grab().toImage()
    program.preferences.change(mark_patterns=True)
    assert palette.grab().toImage() != plain
    program.preferences.change(mark_patterns=False)
    assert palette.grab().toImage() == plain
