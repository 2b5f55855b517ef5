"""What stands at the start of a canvas, and looks that can be told apart."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from drawai_desktop.core.first_map import sky_and_ground
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.style import NEUTRAL, Style
from drawai_desktop.ui import variations_dialog
from drawai_desktop.ui.new_dialog import NewDialog
from drawai_desktop.ui.toolbar import TIGHT_BELOW_PX
from drawai_desktop.ui.variations_dialog import VariationsDialog
from tests.builders import GRASS, SKY

# New.


def test_new_begins_with_sky_above_ground(program):
    program.window.actions_by_name["new"].trigger()
    dialog = program.window.findChild(NewDialog)
    dialog.width_box.setValue(640)
    dialog.height_box.setValue(384)
    dialog._create()
    ids = program.document.label_map.ids
    assert ids.shape == (384, 640)
    assert set(np.unique(ids)) == {SKY, GRASS}
    assert (ids[0] == SKY).all()
    assert (ids[-1] == GRASS).all()
    assert program.document.title == "Untitled"
    assert not program.document.is_modified


def test_new_can_begin_empty(program):
    program.window.actions_by_name["new"].trigger()
    dialog = program.window.findChild(NewDialog)
    dialog._fill.setCurrentIndex(dialog._fill.findData(UNLABELLED))
    dialog._create()
    assert (program.document.label_map.ids == UNLABELLED).all()


@pytest.mark.parametrize("size", [(64, 64), (4096, 65), (65, 4096)])
def test_the_horizon_lies_within_a_canvas_of_any_form(size):
    ids = sky_and_ground(*size, standard_labels())
    assert ids.shape == size[::-1]
    assert 0.3 < (ids == SKY).mean() < 0.7


# Neutral.


def chosen(program):
    return [item.text() for item in program.window.style_panel.list.selectedItems()]


def test_neutral_is_marked_only_while_the_look_is_neutral(program):
    program.document.choose_style(NEUTRAL)
    assert chosen(program) == ["Neutral"]
    QTest.keyClick(program.window.canvas_view, Qt.Key.Key_R)
    assert program.document.style.seed
    assert chosen(program) == []
    program.document.undo_stack.undo()
    assert chosen(program) == ["Neutral"]


def test_a_variation_of_a_look_is_still_marked_as_that_look(program):
    noon = program.renderer.manifest.styles[2]
    program.document.choose_style(noon.with_seed(3))
    assert chosen(program) == [noon.name]


def test_neutral_has_its_small_picture_before_anything_was_rendered(start):
    program = start()
    panel = program.window.style_panel
    panel.set_model(ModelLibrary.standard().find(None))
    assert panel.list.item(0).text() == "Neutral"
    assert not panel.list.item(0).icon().isNull()
    assert NEUTRAL not in panel.styles_without_thumbnail()


def test_a_neutral_look_of_its_own_is_rendered_first(start):
    program = start()
    manifest = ModelLibrary.standard().find(None)
    program.window.style_panel.set_model(replace(manifest, neutral=()))
    assert program.window.style_panel.styles_without_thumbnail()[0] == NEUTRAL


# Nine variations.

_RUN = 16


def picture_of(style):
    """A flat picture; seeds within a run of sixteen look alike."""
    shade = min(255, style.seed // _RUN * 12)
    image = QImage(8, 8, QImage.Format.Format_RGB888)
    image.fill(0x010101 * shade)
    return image


@pytest.fixture
def dialog(program):
    made = VariationsDialog(Style("Noon", (1.0,) * 32, 0.2), program.window)
    made.pictures_wanted.connect(lambda styles: made.waiting.extend(styles))
    made.waiting = []
    yield made
    made.deleteLater()


def serve(dialog):
    while dialog.waiting:
        style = dialog.waiting.pop(0)
        dialog.show_picture(style, picture_of(style))


def nearest(dialog):
    shades = [picture_of(t.property("style")).pixelColor(0, 0).red() for t in dialog.tiles]
    return min(abs(a - b) for a, b in combinations(shades, 2))


def test_variations_that_look_alike_are_drawn_again(dialog, monkeypatch):
    seeds = iter([16, 17, 18, *(i * _RUN for i in range(2, 8)), *(i * _RUN for i in range(8, 60))])
    monkeypatch.setattr(
        variations_dialog.random,
        "sample",
        lambda _among, count: [next(seeds) for _ in range(count)],
    )
    monkeypatch.setattr(variations_dialog.random, "randrange", lambda *_range: next(seeds))
    dialog.ask()
    assert nearest(dialog) == 0
    serve(dialog)
    assert nearest(dialog) >= variations_dialog.LEAST_DISTANCE
    assert all(not tile.icon().isNull() for tile in dialog.tiles)
    assert len({tile.property("style").seed for tile in dialog.tiles}) == 9


def test_drawing_again_ends_where_all_look_alike(dialog):
    dialog.ask()
    asked = 0
    while dialog.waiting:
        style = dialog.waiting.pop(0)
        asked += 1
        image = QImage(8, 8, QImage.Format.Format_RGB888)
        image.fill(0x404040)
        dialog.show_picture(style, image)
    assert asked == 2 * 9 + variations_dialog.REDRAWS  # once wider, then one by one


def test_variations_of_a_narrow_look_are_widened_until_they_can_be_told_apart(dialog):
    def narrow(style):
        image = QImage(8, 8, QImage.Format.Format_RGB888)
        image.fill(0x010101 * int(style.seed % 256 * style.spread * 0.08))  # 4 grey levels at most
        return image

    dialog.ask()
    seeds = [tile.property("style").seed for tile in dialog.tiles]
    assert {tile.property("style").spread for tile in dialog.tiles} == {0.2}
    for style in [*dialog.waiting]:
        dialog.waiting.remove(style)
        dialog.show_picture(style, narrow(style))
    (spread,) = {tile.property("style").spread for tile in dialog.tiles}
    assert spread == pytest.approx(0.6)
    assert dialog.difference.value() == 60
    assert [tile.property("style").seed for tile in dialog.tiles] == seeds
    assert len(dialog.waiting) == 9


def test_moving_the_slider_keeps_the_nine(dialog, qtbot):
    dialog.ask()
    seeds = [tile.property("style").seed for tile in dialog.tiles]
    dialog.difference.setValue(30)
    qtbot.waitUntil(lambda: dialog.tiles[0].property("style").spread == 0.3)
    serve(dialog)
    assert [tile.property("style").seed for tile in dialog.tiles] == seeds


# Small windows.


def clipped(window):
    """The texts that do not fit; the status's note may, since it has what is left."""
    labels = [q for q in window.findChildren(QLabel) if q.isVisible() and not q.wordWrap()]
    return [
        q.text()
        for q in labels
        if q.text() and q.width() < q.sizeHint().width() and q is not window.status_line.note
    ]


@pytest.mark.parametrize("size", [(900, 600), (1080, 700), (1280, 800)])
def test_controls_keep_their_names_and_no_text_is_clipped(start, qtbot, size):
    program = start(geometry=QRect(0, 0, *size))
    window = program.window
    program.document.choose_style(program.window.style_panel._styles()[1])
    qtbot.waitUntil(lambda: window.width() == size[0])
    QApplication.processEvents()
    mixer = window.style_panel.mixer
    # The narrowest window has the tips of the brush in its settings alone.
    tips = window.toolbar._optional if size[0] >= TIGHT_BELOW_PX else []
    options = window.toolbar.options_button
    for named in (mixer._strength_label, mixer._blend_label, options, *tips):
        assert named.isVisible()
        corner = named.mapTo(window, QPoint(0, 0))
        assert window.rect().contains(QRect(corner, named.size()))
    qtbot.waitUntil(lambda: clipped(window) == [])  # texts of the status come late
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not isinstance(button.parent(), QLineEdit):
            assert button.toolTip() or button.text() or button.accessibleName()


def test_more_like_this_has_the_look_in_the_middle_and_draws_only_the_others_again(dialog):
    dialog.ask()
    serve(dialog)
    look = Style("Noon 7", (0.5,) * 32, 0.1)
    dialog.go_on_from(look)
    shown = [tile.property("style") for tile in dialog.tiles]
    assert shown[4] == look
    assert {style.vector for style in shown} == {look.vector}
    assert all(style.seed for style in shown if style is not shown[4])
    grey = QImage(8, 8, QImage.Format.Format_RGB888)
    grey.fill(0x404040)
    while dialog.waiting:
        dialog.show_picture(dialog.waiting.pop(0), grey)
    assert dialog.tiles[4].property("style") == look
    assert {tile.property("style").spread for tile in dialog.tiles} == {0.1}  # never farther away


def test_more_like_a_variation_goes_on_from_where_it_lies(program, qtbot):
    program.styles.show_variations()
    dialog = program.styles.dialog
    picked = dialog.tiles[2].property("style")
    dialog.more_wanted.emit(picked)
    middle = dialog.tiles[4].property("style")
    manifest = program.renderer.manifest
    size, where = manifest.style_size, (manifest.neutral, manifest.drawn)
    assert np.array_equal(middle.latent(size, *where), picked.latent(size, *where))
    assert middle.spread == pytest.approx(picked.spread / 2)
    qtbot.waitUntil(lambda: all(not tile.icon().isNull() for tile in dialog.tiles))
    dialog.tiles[4].click()
    assert program.document.style == middle
