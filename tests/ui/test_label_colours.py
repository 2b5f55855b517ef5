"""Recoloured labels in the window: palette, canvas, layers and menus follow, files do not."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QFileDialog, QMenu

from drawai_desktop.core.label_colours import LabelColours, LabelTheme
from drawai_desktop.core.settings import read_settings
from drawai_desktop.ui.label_colours_dialog import LabelColoursDialog
from tests.builders import GRASS, SKY, TREE, a_scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

RED = (200, 30, 20)


@pytest.fixture
def meadow(program):
    program.document.edit("x", np.full_like(program.document.label_map.ids, GRASS))
    return program


def centre_colour(program):
    QApplication.processEvents()
    view = program.window.canvas_view
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    at = view.picture_rect().center()
    return QColor(image.pixelColor(at)).getRgb()[:3]


def row_colour(program, label_id):
    item = program.window.palette_panel._tree.label_of(label_id)
    return item.data(0, Qt.ItemDataRole.DecorationRole).getRgb()[:3]


def recolour(program, label_id, rgb):
    program.label_look.recolour(label_id, QColor(*rgb))


def opened(program, kind):
    return next(w for w in program.window.findChildren(kind) if w.isVisible())


def test_canvas_and_palette_follow(meadow):
    before = centre_colour(meadow)
    recolour(meadow, GRASS, RED)
    assert centre_colour(meadow) == RED != before
    assert row_colour(meadow, GRASS) == RED


def test_the_brushs_ring_and_the_small_maps_of_the_layers_follow(meadow, qtbot):
    meadow.window.show_panel("layers", True)
    QApplication.processEvents()
    panel = meadow.window.layer_panel
    qtbot.waitUntil(lambda: bool(panel._small))
    recolour(meadow, GRASS, RED)
    meadow.state.choose_label(GRASS)
    assert meadow.window.canvas_view._label_colour().getRgb()[:3] == RED

    def small():
        return {QColor(image.pixelColor(10, 10)).getRgb()[:3] for image in panel._small.values()}

    qtbot.waitUntil(lambda: small() == {RED})


def test_exports_and_projects_keep_the_lists_colours(meadow, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "map.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    recolour(meadow, GRASS, RED)
    meadow.window.actions_by_name["export_colours"].trigger()
    qtbot.waitUntil(path.is_file)
    written = np.array(Image.open(path).convert("RGB"))
    assert tuple(written[0, 0]) == meadow.parts.labels.value[GRASS].rgb != RED


def test_a_recoloured_label_is_kept_and_can_be_reset(meadow, start):
    recolour(meadow, GRASS, RED)
    meadow.stop()
    assert read_settings().label_colours == {"grass": "#c81e14"}
    again = start()
    assert row_colour(again, GRASS) == RED
    again.label_look.ask_colours()
    dialog = opened(again, LabelColoursDialog)
    assert dialog.label_id == again.state.label_id
    dialog.choose_label(GRASS)
    dialog.reset.click()
    assert again.preferences.settings.label_colours == {}
    assert row_colour(again, GRASS) == again.parts.labels.value[GRASS].rgb
    assert not dialog.reset.isEnabled()


def test_the_dialog_opens_by_its_key_and_changes_the_theme(program):
    QTest.keyClick(program.window.canvas_view, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    dialog = opened(program, LabelColoursDialog)
    dialog.theme_box.setCurrentIndex(1)
    dialog.theme_box.activated.emit(1)
    assert program.preferences.settings.label_theme is LabelTheme.CLASSIC
    assert row_colour(program, SKY) == program.parts.labels.value.classic[SKY]
    dialog.reset_all.click()
    assert program.parts.labels.colours == LabelColours()
    assert row_colour(program, SKY) == program.parts.labels.value[SKY].rgb


def test_the_dialog_finds_a_label_and_asks_for_its_colour(program):
    program.label_look.ask_colours()
    dialog = opened(program, LabelColoursDialog)
    QTest.keyClicks(dialog.search, "tree")
    dialog.choose_label(TREE)
    dialog.choose.click()
    picker = opened(program, QColorDialog)
    assert picker.currentColor().getRgb()[:3] == program.parts.labels.value[TREE].rgb
    picker.setCurrentColor(QColor(*RED))
    picker.accept()
    assert row_colour(program, TREE) == RED
    assert dialog.label_id == TREE
    assert dialog.reset.isEnabled()
    spoken = dialog.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Tree, #c81e14, own colour"


def test_every_control_of_the_dialog_has_a_name(program):
    program.label_look.ask_colours()
    dialog = opened(program, LabelColoursDialog)
    for control in (dialog.theme_box, dialog.search, dialog.list):
        assert control.accessibleName()
    for button in (dialog.choose, dialog.reset, dialog.reset_all):
        assert button.text()


def test_a_colour_that_looks_like_another_labels_is_told(program):
    recolour(program, GRASS, program.parts.labels.value[TREE].rgb)
    assert "Grass looks like Tree now." in program.window.messages.text


def test_the_menu_of_a_row_recolours_it(program):
    palette = program.window.palette_panel
    tree = palette._tree
    palette._show_menu(tree.visualItemRect(tree.label_of(SKY)).center())
    menu = next(m for m in palette.findChildren(QMenu) if m.objectName() == "row_menu")
    next(a for a in menu.actions() if a.text() == "Recolour Sky...").trigger()
    menu.close()
    assert opened(program, QColorDialog).windowTitle() == "Colour of Sky"


def test_the_colours_stay_when_another_model_brings_other_labels(program):
    recolour(program, GRASS, RED)
    labels = program.parts.labels
    labels.set(labels.value.extended([]).recoloured({TREE: (1, 2, 3)}))
    assert labels.shown[GRASS].rgb == RED
    assert labels.shown[TREE].rgb == (1, 2, 3)


def test_the_picture_is_not_made_anew_for_a_colour(program):
    asked = program.document.revision()
    changes = program.document.changes
    recolour(program, GRASS, RED)
    assert (program.document.revision(), program.document.changes) == (asked, changes)
    assert program.document.undo_stack.count() == 0


def test_large_maps_are_recoloured_too(program):
    program.opening.open_scene(a_scene(2200, 2200), "large")
    program.window.set_view("canvas")
    recolour(program, TREE, (9, 9, 9))
    program.document.edit("x", np.full_like(program.document.label_map.ids, TREE))
    assert centre_colour(program) == (9, 9, 9)
