"""Seeds, variations, looks of photographs, strength and blend."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.core.project_file import Project, write_project
from drawai_desktop.core.style import Style
from drawai_desktop.resources import bundled_models
from drawai_desktop.ui.variations_dialog import VariationsDialog
from tests.builders import a_scene, save_png
from tests.ui.hands import press


def test_r_makes_a_new_variation_and_shift_r_brings_the_last_one_back(program, qtbot):
    press(program, Qt.Key.Key_R)
    first = program.document.style.seed
    press(program, Qt.Key.Key_R)
    assert program.document.style.seed != first
    press(program, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert program.document.style.seed == first
    assert program.window.style_panel.seed.value() == first
    qtbot.waitUntil(lambda: program.renderer.is_current)
    assert program.fake.calls[-1][2].seed == first


def test_a_seed_can_be_typed(program):
    program.window.style_panel.seed.setValue(4711)
    assert program.document.style.seed == 4711


def test_nine_variations_are_made_and_one_is_picked(program, qtbot):
    program.styles.show_variations()
    dialog = program.styles.dialog
    qtbot.waitUntil(lambda: all(not tile.icon().isNull() for tile in dialog.tiles))
    style = dialog.tiles[4].property("style")
    assert style.spread == program.document.style.spread
    dialog.tiles[4].click()
    assert program.document.style == style
    assert style.seed > 0
    assert not dialog.isVisible()


def test_variations_are_made_with_detail_where_the_screen_shows_them_larger(
    program, qtbot, monkeypatch
):
    monkeypatch.setattr(VariationsDialog, "devicePixelRatioF", lambda _self: 2.0)
    program.styles.show_variations()
    dialog = program.styles.dialog
    came = {}
    show = dialog.show_picture

    def watch(style, picture):
        show(style, picture)
        came[style] = max(picture.width(), picture.height())

    monkeypatch.setattr(dialog, "show_picture", watch)
    wanted = 2 * dialog.tiles[0].iconSize().width()
    assert wanted > 256

    def are_sharp():
        return all(came.get(tile.property("style")) == wanted for tile in dialog.tiles)

    qtbot.waitUntil(are_sharp)


def test_variations_can_be_made_to_differ_more(program, qtbot, tmp_path):
    take_two_looks(program, qtbot, tmp_path)
    program.styles.show_variations()
    dialog = program.styles.dialog
    seeds = [tile.property("style").seed for tile in dialog.tiles]
    dialog.difference.setValue(90)
    qtbot.waitUntil(lambda: dialog.tiles[0].property("style").spread == 0.9)
    assert [tile.property("style").seed for tile in dialog.tiles] == seeds
    qtbot.waitUntil(lambda: all(not tile.icon().isNull() for tile in dialog.tiles))
    dialog.tiles[2].click()
    assert program.document.style.spread == 0.9
    assert program.document.style.name == "bright"
    assert tiles(program) == ["Neutral", "dark", "bright"]  # it is still the same look
    assert program.window.style_panel.list.currentItem().text() == "bright"


def test_the_style_of_a_photo_is_taken_and_shown(program, qtbot, tmp_path):
    photo = save_png(tmp_path / "beach.png", np.full((40, 60, 3), 255, np.uint8))
    program.styles.take_style(photo)
    qtbot.waitUntil(lambda: program.document.style.name == "beach")
    assert tiles(program) == ["Neutral", "beach"]
    assert program.document.style.vector == (1.0,) * 32


def test_strength_and_blend_change_the_style(program, qtbot, tmp_path):
    for name, value in (("dark", 0), ("bright", 255)):
        photo = save_png(tmp_path / f"{name}.png", np.full((8, 8, 3), value, np.uint8))
        program.styles.take_style(photo)
        qtbot.waitUntil(lambda name=name: program.document.style.name == name)
    panel = program.window.style_panel
    panel.mixer.strength.setValue(50)
    assert program.document.style.strength == 0.5
    blend_with(program, "dark")
    assert program.document.style.vector == pytest.approx((0.5,) * 32)
    panel.mixer.part.setValue(75)
    assert program.document.style.vector == pytest.approx((0.25,) * 32)
    assert program.document.style.name == "bright + dark"
    assert program.document.style.strength == 0.5


def blend_with(program, name):
    other = program.window.style_panel.mixer.other
    other.setCurrentIndex(other.findText(name))
    other.activated.emit(other.currentIndex())


def take_two_looks(program, qtbot, tmp_path):
    """Gives the program the looks "dark" and "bright"; the latter is the document's."""
    for name, value in (("dark", 0), ("bright", 255)):
        photo = save_png(tmp_path / f"{name}.png", np.full((8, 8, 3), value, np.uint8))
        program.styles.take_style(photo)
        qtbot.waitUntil(lambda name=name: program.document.style.name == name)


def tiles(program):
    """Names of the looks in the panel but for those that come with the model."""
    styles = program.window.style_panel.list
    named = {style.name for style in read_manifest(bundled_models() / "landscape").styles}
    shown = [styles.item(i).text() for i in range(styles.count())]
    return [name for name in shown if name not in named]


def test_a_drag_of_a_slider_is_one_step_of_undo(program, qtbot, tmp_path):
    take_two_looks(program, qtbot, tmp_path)
    mixer, undo = program.window.style_panel.mixer, program.document.undo_stack
    plain = program.document.style
    blend_with(program, "dark")
    half, steps = program.document.style, undo.count()
    for percent in (55, 60, 70, 90):
        mixer.part.setValue(percent)
    for percent in (90, 70, 30):
        mixer.strength.setValue(percent)
    assert undo.count() == steps + 2
    undo.undo()
    assert program.document.style.strength == 1.0
    assert mixer.strength.value() == 100
    undo.undo()
    assert program.document.style == half
    assert mixer.part.value() == 50
    undo.undo()
    assert program.document.style == plain
    assert not mixer.part.isEnabled()


def test_a_blend_can_be_taken_back_to_the_first_look(program, qtbot, tmp_path):
    take_two_looks(program, qtbot, tmp_path)
    program.window.style_panel.seed.setValue(7)
    blend_with(program, "Neutral")
    neutral = program.renderer.manifest.neutral
    assert program.document.style.vector == pytest.approx([(1 + v) / 2 for v in neutral])
    blend_with(program, "No other")
    style = program.document.style
    assert (style.name, style.vector, style.seed) == ("bright", (1.0,) * 32, 7)
    assert style.blend is None


def test_a_look_of_another_model_is_blended_as_the_neutral_one(program, qtbot, tmp_path):
    take_two_looks(program, qtbot, tmp_path)
    program.document.choose_style(Style("strange", (3.0,) * 7, seed=5))
    blend_with(program, "bright")
    style, neutral = program.document.style, program.renderer.manifest.neutral
    assert style.vector == pytest.approx([(1 + v) / 2 for v in neutral])
    assert (style.name, style.seed) == ("Neutral + bright", 5)
    program.window.style_panel.mixer.part.setValue(100)
    assert program.document.style.vector == pytest.approx((1.0,) * 32)


def test_a_blend_is_kept_in_the_project_with_its_looks(program, start, qtbot, tmp_path):
    take_two_looks(program, qtbot, tmp_path)
    blend_with(program, "dark")
    program.window.style_panel.mixer.part.setValue(25)
    style = program.document.style
    assert program.projects.save_to(tmp_path / "blend.drawai")
    qtbot.waitUntil(lambda: not program.document.is_modified)
    other = start(file=tmp_path / "blend.drawai")
    qtbot.waitUntil(lambda: other.document.style == style)
    qtbot.waitUntil(lambda: tiles(other) == ["Neutral", "bright", "dark"])
    mixer = other.window.style_panel.mixer
    assert mixer.part.value() == 25
    assert mixer.other.currentText() == "dark"
    assert other.window.style_panel.list.currentItem().text() == "bright"
    mixer.part.setValue(100)
    assert other.document.style.vector == pytest.approx((0.0,) * 32)


def test_a_look_of_a_project_gets_its_own_small_picture(start, qtbot, tmp_path):
    style = Style("old look", (0.5,) * 32, 0.25, 0.8, 12)
    project = Project(a_scene(), style, "landscape")
    write_project(tmp_path / "old.drawai", project, standard_labels())
    program = start(file=tmp_path / "old.drawai")
    qtbot.waitUntil(lambda: tiles(program) == ["Neutral", "old look"])
    shown = program.window.style_panel.list
    qtbot.waitUntil(lambda: not shown.item(1).icon().isNull())
    assert program.document.style == style


def test_a_photo_dropped_on_the_styles_gives_its_style_and_leaves_the_map(program, qtbot, tmp_path):
    before = program.document.snapshot()
    mime = QMimeData()
    photo = save_png(tmp_path / "sunset.png", np.full((8, 8, 3), 200, np.uint8))
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    program.window.style_panel.photo_dropped.emit(mime)
    qtbot.waitUntil(lambda: program.document.style.name == "sunset")
    assert (program.document.label_map.ids == before).all()
    program.window.style_panel.photo_dropped.emit(QMimeData())
    assert "no picture" in program.window.messages.text


def test_presets_are_shown_with_the_pictures_of_the_models_folder(start, qtbot, tmp_path):
    Image.fromarray(np.full((64, 64, 3), (250, 120, 20), np.uint8)).save(tmp_path / "dusk.png")
    preset = Style("Dusk", (0.1,) * 32, 0.35)
    manifest = replace(
        ModelLibrary.standard().find(None), styles=(preset,), thumbnails={"Dusk": "dusk.png"}
    )
    program = start()
    program.window.style_panel.set_model(replace(manifest, folder=tmp_path))
    shown = program.window.style_panel.list
    assert [shown.item(i).text() for i in range(shown.count())] == ["Neutral", "Dusk"]
    item = program.window.style_panel.list.item(1)
    colour = item.icon().pixmap(72, 56).toImage().pixelColor(30, 30)
    assert colour.red() > 200 > 100 > colour.blue()
    program.window.style_panel.list.itemClicked.emit(item)
    assert program.document.style == preset.with_seed(program.document.style.seed)
    assert program.window.style_panel.free_name("Dusk") == "Dusk (photo)"


def test_a_model_of_one_look_says_so(start, qtbot):
    program = start()
    manifest = ModelLibrary.standard().find(None)
    network = replace(manifest.network, style_size=0)
    program.switch.load(replace(manifest, network=network, name="plain"))
    assert "one look" in program.window.style_panel._title.text()
    program.styles.show_variations()
    assert "one look" in program.window.messages.text
