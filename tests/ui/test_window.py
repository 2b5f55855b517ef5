"""The window: what a person does in it, and what it then says."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QRect, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from drawai_desktop.core.examples import examples
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.core.project_file import Project, read_project, write_project
from drawai_desktop.core.settings import read_settings
from drawai_desktop.core.style import Style
from drawai_desktop.errors import ModelError, RenderError
from drawai_desktop.live.engine_state import EngineState
from drawai_desktop.resources import bundled_models, resource
from drawai_desktop.ui import theme as theme_module
from drawai_desktop.ui.actions import COMMANDS, MENUS, SEPARATOR, shortcut_rows
from drawai_desktop.ui.new_dialog import NewDialog
from tests.builders import GRASS, SEA, SKY, a_scene, save_png
from tests.fakes import FakeSynthesizer, Loader
from tests.ui.settling import settle


def press(program, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(program.window.canvas_view, key, modifiers)


def click_map(program, fx, fy, button=Qt.MouseButton.LeftButton):
    view = program.window.canvas_view
    label_map = program.document.label_map
    at = program.viewport.transform.to_widget(_point(fx * label_map.width, fy * label_map.height))
    QTest.mouseClick(view, button, pos=_qpoint(at))


def _point(x, y):
    from drawai_desktop.core.geometry import Point

    return Point(x, y)


def _qpoint(at):
    from PySide6.QtCore import QPoint

    return QPoint(round(at.x), round(at.y))


def status(program):
    line = program.window.status_line
    return {
        n: getattr(line, n).text() for n in ("brush", "pointer", "zoom", "engine", "model", "note")
    }


# Start.


def test_the_window_opens_with_a_painted_scene_and_its_picture(start):
    program = start(Loader(seconds=0.3))
    assert program.window.isVisible()
    assert len(np.unique(program.document.label_map.ids)) > 5
    assert program.window.result_view.picture is not None
    assert program.window.result_view.badge == "Example"
    assert "Loading" in status(program)["engine"]
    assert program.window.windowTitle() == "Mountain lake - DrawAI"


def test_the_window_can_be_painted_on_while_the_model_loads(start, qtbot):
    program = start(Loader(seconds=0.5))
    click_map(program, 0.5, 0.95)
    assert program.document.undo_stack.count() == 0  # grass on grass changes nothing
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    assert program.document.undo_stack.count() == 1
    assert program.renderer.state is EngineState.LOADING
    qtbot.waitUntil(lambda: program.pictures.is_exact, timeout=5000)
    assert program.renderer.is_current


def test_the_window_opens_with_the_first_example_in_its_look(program):
    first = examples()[0]
    assert program.document.title == first.title
    assert program.document.style == first.style
    assert program.document.label_map.ids.shape == (1024, 1024)
    assert not program.document.is_modified


def test_a_new_canvas_is_offered_at_1024_px_and_in_its_formats(program):
    program.window.actions_by_name["new"].trigger()
    dialog = program.window.findChild(NewDialog)
    assert (dialog.width_box.value(), dialog.height_box.value()) == (1024, 1024)
    box = dialog._preset
    assert box.currentText() == "Square   (1024 x 1024)"
    sizes = [box.itemData(i) for i in range(1, box.count())]
    assert sizes[0] == (1024, 1024)
    assert {(512, 512), (2048, 2048), (4096, 4096)} <= set(sizes)
    ratios = {width / height for width, height in sizes}
    assert {3 / 2, 16 / 9} <= ratios


def test_the_live_picture_replaces_the_example(program):
    assert program.window.result_view.badge == ""
    assert status(program)["engine"].startswith("Ready · detailed · 1024 × 1024 · ")
    assert status(program)["model"] == "landscape · CPU"


def test_without_a_model_painting_saving_and_exporting_maps_go_on(start, qtbot, tmp_path):
    program = start(Loader(error=ModelError("sea.safetensors: damaged. Get it again.")))
    qtbot.waitUntil(lambda: program.renderer.state is EngineState.NO_MODEL)
    qtbot.waitUntil(lambda: "damaged" in program.window.messages.text)
    assert program.window.messages.answers
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    assert program.document.is_modified
    assert program.projects.save_to(tmp_path / "a.drawai")
    qtbot.waitUntil((tmp_path / "a.drawai").exists)
    view = program.window.result_view
    qtbot.waitUntil(lambda: "No model" in view.badge)
    assert view.picture.pixelColor(256, 480).getRgb()[:3] == standard_labels()[SEA].rgb


def test_a_model_that_does_not_exist_is_named_with_those_that_do(start):
    program = start(model="nope")
    assert "No model named 'nope'" in program.window.messages.text
    assert program.renderer.state is EngineState.NO_MODEL


# Painting.


def test_digits_choose_labels_and_the_palette_the_ring_and_the_status_agree(program):
    press(program, Qt.Key.Key_8)
    assert status(program)["brush"] == "Tree, 40 px"
    press(program, Qt.Key.Key_0)
    assert status(program)["brush"] == "Snow, 40 px"


def test_a_stroke_changes_the_picture_and_takes_the_hint_away(program, qtbot):
    assert program.window.canvas_view._hint
    before = program.renderer.is_current and len(program.fake.calls)
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    assert not program.window.canvas_view._hint
    qtbot.waitUntil(lambda: len(program.fake.calls) > before and program.renderer.is_current)
    sent = program.fake.calls[-1][1]
    assert (sent == program.document.label_map.ids).all()


def test_tools_are_chosen_by_their_keys(program):
    for key, tool in (
        (Qt.Key.Key_E, "eraser"), (Qt.Key.Key_B, "brush"), (Qt.Key.Key_F, "fill"),
        (Qt.Key.Key_V, "line"), (Qt.Key.Key_U, "rectangle"), (Qt.Key.Key_C, "ellipse"),
        (Qt.Key.Key_S, "lasso"), (Qt.Key.Key_I, "pick"), (Qt.Key.Key_H, "pan"),
        (Qt.Key.Key_G, "fill"), (Qt.Key.Key_Backspace, "eraser"),
    ):  # fmt: skip
        press(program, key)
        assert program.state.tool == tool
        assert program.window.actions_by_name[f"tool_{tool}"].isChecked()


def test_the_size_slider_the_number_and_the_keys_agree(program):
    for _ in range(5):
        press(program, Qt.Key.Key_BracketRight)
    grown = program.state.diameter
    assert grown > 40
    assert program.window.toolbar.spin.value() == grown
    press(program, Qt.Key.Key_BracketLeft)
    assert program.state.diameter < grown
    program.window.toolbar.spin.setValue(123)
    assert program.state.diameter == 123
    assert status(program)["brush"].endswith("123 px")
    program.window.toolbar.slider.setValue(0)
    assert program.state.diameter == 1


def test_undo_and_redo_are_offered_when_there_is_something(program):
    actions = program.window.actions_by_name
    assert not actions["undo"].isEnabled()
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    assert actions["undo"].isEnabled()
    before = program.document.snapshot()
    press(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not actions["undo"].isEnabled()
    press(program, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert (program.document.label_map.ids == before).all()


def test_holding_the_erasers_key_gives_the_brush_back(program):
    view = program.window.canvas_view
    QTest.keyPress(view, Qt.Key.Key_E)
    click_map(program, 0.5, 0.5)
    QTest.keyRelease(view, Qt.Key.Key_E)
    assert program.state.tool == "brush"
    assert UNLABELLED in program.document.label_map.ids


def test_holding_q_shows_the_picture_in_the_canvas(program):
    view = program.window.canvas_view
    QTest.keyPress(view, Qt.Key.Key_Q)
    assert view.overlay_opacity == 1.0
    QTest.keyRelease(view, Qt.Key.Key_Q)
    assert view.overlay_opacity == 0.0


def test_letters_type_in_the_search_and_do_not_change_the_tool(program):
    press(program, Qt.Key.Key_Slash)
    search = program.window.palette_panel._search
    assert search.hasFocus()
    QTest.keyClicks(search, "ston")
    assert program.state.tool == "brush"
    assert [r for r in program.window.palette_panel.visible_rows()] == ["stone", "wall-stone"]
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert status(program)["brush"] == "Stone, 40 px"
    assert program.window.canvas_view.hasFocus()


def test_borrowed_labels_say_from_which(program):
    palette = program.window.palette_panel
    assert palette.note_of(119) == "as Clouds"
    program.state.choose_label(119)
    assert status(program)["note"] == "Fog is painted as Clouds"


def test_clicking_a_label_chooses_it(program):
    palette = program.window.palette_panel
    rows = palette.visible_rows()
    viewport = palette._tree.viewport()
    centre = viewport.mapFrom(palette, rows["mountain"].center())
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=centre)
    assert program.state.label_id == 134


def test_groups_remember_whether_they_are_open(program):
    palette = program.window.palette_panel
    assert "fog" not in palette.visible_rows()
    header = next(
        palette._tree.topLevelItem(i)
        for i in range(palette._tree.topLevelItemCount())
        if palette._tree.topLevelItem(i).text(0) == "Water"
    )
    palette._on_clicked(header)
    assert "sea" not in palette.visible_rows()
    program.stop()
    assert read_settings().open_groups == {"Water": False}


def test_paint_only_over_a_label_shows_and_ends(program):
    program.editing.note_pointer(_point(10, 10))
    press(program, Qt.Key.Key_P)
    assert program.state.only == SKY
    assert "Only over Sky" in status(program)["note"]
    press(program, Qt.Key.Key_P)
    assert program.state.only is None


def test_digits_can_be_assigned_to_other_labels(program):
    program.preferences.assign_key("1", 168)
    press(program, Qt.Key.Key_1)
    assert program.state.label_id == 168
    program.stop()
    assert read_settings().favourites == {"1": 168}


# Live.


def test_live_can_be_switched_off_and_the_picture_is_marked(program, qtbot):
    press(program, Qt.Key.Key_L)
    assert not program.renderer.is_live
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    assert program.window.result_view.badge.startswith("Not current")
    press(program, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: program.renderer.is_current)
    assert program.window.result_view.badge == ""


def test_the_old_picture_stays_until_the_new_one_is_whole(program, qtbot):
    program.fake.gate.clear()
    shown = program.window.result_view.picture
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    qtbot.waitUntil(lambda: program.renderer.state is EngineState.WORKING)
    qtbot.wait(60)
    assert program.window.result_view.picture is shown
    program.fake.gate.set()
    qtbot.waitUntil(lambda: program.window.result_view.picture is not shown)


def test_a_failure_is_said_in_the_strip_and_can_be_tried_again(program, qtbot):
    program.fake.error = RenderError("The picture came out empty. Nothing is lost.")
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    qtbot.waitUntil(lambda: "came out empty" in program.window.messages.text)
    program.fake.error = None
    program.window.messages.answers[0].click()
    qtbot.waitUntil(lambda: program.renderer.is_current)
    assert program.window.messages.text == ""


def test_an_empty_canvas_gets_a_hint_instead_of_a_picture(program):
    program.opening.new(256, 256, UNLABELLED)
    assert program.window.result_view.picture is None
    assert "Ctrl+R" in program.window.result_view._message


def test_a_cleared_canvas_gets_the_hint_and_undo_brings_the_picture_back(program, qtbot):
    program.window.actions_by_name["clear"].trigger()
    qtbot.waitUntil(lambda: program.window.result_view.picture is None)
    assert "Ctrl+R" in program.window.result_view._message
    program.document.undo_stack.undo()
    qtbot.waitUntil(lambda: program.window.result_view.picture is not None)


# Styles.


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


def test_variations_can_be_made_to_differ_more(program, qtbot, tmp_path):
    photo_styles(program, qtbot, tmp_path)
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


def photo_styles(program, qtbot, tmp_path):
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
    photo_styles(program, qtbot, tmp_path)
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
    photo_styles(program, qtbot, tmp_path)
    program.window.style_panel.seed.setValue(7)
    blend_with(program, "Neutral")
    neutral = program.renderer.manifest.neutral
    assert program.document.style.vector == pytest.approx([(1 + v) / 2 for v in neutral])
    blend_with(program, "No other")
    style = program.document.style
    assert (style.name, style.vector, style.seed) == ("bright", (1.0,) * 32, 7)
    assert style.blend is None


def test_a_blend_is_kept_in_the_project_with_its_looks(program, start, qtbot, tmp_path):
    photo_styles(program, qtbot, tmp_path)
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
    assert program.document.style == preset
    assert program.window.style_panel.free_name("Dusk") == "Dusk (photo)"


def test_a_model_of_one_look_says_so(start, qtbot):
    program = start()
    manifest = ModelLibrary.standard().find(None)
    network = replace(manifest.network, style_size=0)
    program.switch.load(replace(manifest, network=network, name="plain"))
    assert "one look" in program.window.style_panel._title.text()
    program.styles.show_variations()
    assert "one look" in program.window.messages.text


# View.


def test_the_views_can_be_shown_alone_and_together(program):
    window = program.window
    press(program, Qt.Key.Key_F3)
    assert window.canvas_view.isVisible()
    assert not window.result_view.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert window.result_view.isVisible()
    assert not window.canvas_view.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert window.canvas_view.isVisible()
    assert window.result_view.isVisible()


def test_both_pictures_stand_at_the_same_place_of_their_views(program):
    window = program.window
    assert window.canvas_view.picture_rect() == window.result_view.picture_rect()
    press(program, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert program.viewport.zoom == 1.0
    press(program, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert program.viewport.is_fitted


def test_tab_hides_all_panels_and_brings_them_back(program):
    window = program.window
    press(program, Qt.Key.Key_Tab)
    assert not window.palette_panel.isVisible()
    assert not window.toolbar.isVisible()
    press(program, Qt.Key.Key_Tab)
    assert window.palette_panel.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)])
def test_at_any_size_everything_fits_into_the_window(start, qtbot, size):
    program = start(geometry=QRect(0, 0, *size))
    window = program.window
    qtbot.wait(20)
    assert (window.width(), window.height()) == size
    for name, (widget, rect) in window.places().items():
        if widget.isVisible() and not rect.isEmpty():
            corner = widget.mapTo(window, rect.topLeft())
            assert 0 <= corner.x() <= size[0] - rect.width() + 1, name
            assert 0 <= corner.y() <= size[1] - rect.height() + 1, name


def test_the_pictures_have_most_of_the_window(program):
    window = program.window
    share = window.splitter.width() * window.splitter.height() / (1280 * 800)
    assert share >= 0.69


def test_theme_can_be_changed_at_once_and_is_remembered(program, qapp):
    program.window.actions_by_name["theme_light"].trigger()
    assert qapp.palette().window().color().lightness() > 200
    program.window.actions_by_name["theme_dark"].trigger()
    assert qapp.palette().window().color().lightness() < 80
    program.stop()
    assert read_settings().theme == "dark"


def test_every_command_has_a_place_in_the_menus_and_something_to_do(program):
    in_menus = {name for menu in MENUS for name in menu.commands if name != SEPARATOR}
    assert {c.name for c in COMMANDS} <= in_menus
    receivers = "2triggered(bool)"
    for command in COMMANDS:
        action = program.window.actions_by_name[command.name]
        connected = action.receivers(receivers) > 0 or action.menu() is not None
        assert connected, command.name


def test_no_key_is_given_twice(program):
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_the_sheet_of_keys_lists_every_key(program):
    listed = " ".join(keys for keys, _ in shortcut_rows())
    for command in COMMANDS:
        if command.keys and command.keys[0][-1].isalnum():
            assert command.keys[0].split("+")[-1] in listed


@pytest.mark.parametrize("name", ["shortcuts", "about", "settings", "new"])
def test_dialogs_open_and_close(program, qtbot, name):
    program.window.actions_by_name[name].trigger()
    dialogs = [d for d in program.window.findChildren(QDialog) if d.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].reject()
    assert not dialogs[0].isVisible()


# Files.


def test_new_makes_a_canvas_of_the_wished_size(program):
    program.window.actions_by_name["new"].trigger()
    dialog = program.window.findChild(NewDialog)
    dialog.width_box.setValue(640)
    dialog.height_box.setValue(384)
    dialog._fill.setCurrentIndex(dialog._fill.findData(SKY))
    dialog._create()
    assert program.document.label_map.ids.shape == (384, 640)
    assert (program.document.label_map.ids == SKY).all()


def test_ctrl_r_in_the_new_dialog_surprises(program):
    program.window.actions_by_name["new"].trigger()
    dialog = program.window.findChild(NewDialog)
    QTest.qWaitForWindowActive(dialog)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert len(np.unique(program.document.label_map.ids)) >= 3


def test_surprise_me_can_be_undone(program):
    before = program.document.snapshot()
    press(program, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert (program.document.label_map.ids != before).any()
    program.document.undo_stack.undo()
    assert (program.document.label_map.ids == before).all()


def test_there_are_nine_examples_and_each_opens(program):
    listed = examples()
    assert len(listed) == 9
    for example in listed:
        program.opening.open_example(example)
        settle(program)
        assert program.document.title == example.title
        assert program.document.style == example.style
        assert UNLABELLED not in program.document.label_map.ids


def test_unsaved_work_comes_back_after_something_else_was_opened(program):
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    painted = program.document.snapshot()
    program.opening.open_example(examples()[3])
    settle(program)
    assert "were not saved" in program.window.messages.text
    program.window.messages.answers[0].click()
    settle(program)
    assert (program.document.label_map.ids == painted).all()
    assert program.document.is_modified


def test_a_project_is_saved_and_opened_again(program, qtbot, tmp_path):
    program.window.style_panel.seed.setValue(99)
    qtbot.waitUntil(lambda: program.renderer.is_current)
    path = tmp_path / "lake.drawai"
    assert program.projects.save_to(path)
    qtbot.waitUntil(lambda: not program.document.is_modified)
    assert program.window.windowTitle() == "lake.drawai - DrawAI"
    project = read_project(path)
    assert project.style.seed == 99
    assert project.model == "landscape"
    assert project.picture is not None
    saved = program.document.snapshot()
    program.opening.open_example(examples()[1])
    settle(program)
    program.opening.open_path(path)
    settle(program)
    assert (program.document.label_map.ids == saved).all()
    assert program.document.style.seed == 99
    assert program.preferences.settings.recent_files[0] == str(path)


def test_the_picture_is_exported_at_the_canvas_size_once_it_is_exact(program, qtbot, tmp_path):
    program.fake.gate.clear()
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    path = tmp_path / "picture.png"
    program.saving.export_picture(path)
    qtbot.wait(50)
    assert not path.exists()
    program.fake.gate.set()
    qtbot.waitUntil(path.exists, timeout=5000)
    qtbot.waitUntil(lambda: "Saved" in program.window.messages.text)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1024, 1024)


@pytest.mark.parametrize("what", ["export_both", "copy"])
def test_side_by_side_and_the_clipboard_wait_for_the_exact_picture(
    what, program, qtbot, tmp_path, monkeypatch
):
    path = tmp_path / "both.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    QGuiApplication.clipboard().clear()
    program.fake.gate.clear()
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.95)
    program.window.actions_by_name[what].trigger()
    qtbot.wait(50)
    assert not path.exists()
    assert QGuiApplication.clipboard().image().isNull()
    program.fake.gate.set()
    qtbot.waitUntil(lambda: program.window.messages.text[:5] in ("Saved", "Copie"), timeout=5000)
    image = QImage(str(path)) if what == "export_both" else QGuiApplication.clipboard().image()
    assert image.height() == 1024
    assert image.width() == (1024 if what == "copy" else 1024 + 16 + 1024)


def test_exporting_again_goes_to_the_same_file(program, qtbot, tmp_path):
    path = tmp_path / "picture.png"
    program.saving.export_picture(path)
    qtbot.waitUntil(path.exists)
    path.unlink()
    press(program, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(path.exists)


def test_a_place_that_cannot_be_written_gets_a_sentence_and_loses_nothing(program, qtbot, tmp_path):
    before = program.document.snapshot()
    program.saving.export_picture(tmp_path / "nowhere" / "picture.png")
    qtbot.waitUntil(lambda: "no such folder" in program.window.messages.text)
    assert not program.projects.save_to(tmp_path / "nowhere" / "a.drawai")
    assert (program.document.label_map.ids == before).all()
    program.saving.export_picture(tmp_path / "picture.gif")
    assert "Change the ending" in program.window.messages.text


def test_a_label_map_is_opened_and_what_was_done_is_said(program, qtbot, tmp_path):
    path = save_png(tmp_path / "map.png", a_scene())
    program.opening.open_path(path)
    qtbot.waitUntil(lambda: program.document.title == "map")
    assert (program.document.label_map.ids == a_scene()).all()
    assert "COCO-Stuff ids" in program.window.messages.text


def test_ids_that_are_no_labels_are_asked_about_first(program, qtbot, tmp_path):
    ids = a_scene()
    ids[:4, :4] = 200
    before = program.document.snapshot()
    program.opening.open_path(save_png(tmp_path / "map.png", ids))
    qtbot.waitUntil(lambda: "id 200 (16 px)" in program.window.messages.text)
    assert (program.document.label_map.ids == before).all()
    program.window.messages.answers[0].click()
    assert program.document.title == "map"
    assert (program.document.label_map.ids[:4, :4] == UNLABELLED).all()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("text.png", b"no picture", "not a picture"),
        ("empty.png", b"", "empty"),
        ("broken.drawai", b"PK no zip", "damaged"),
    ],
)
def test_files_that_cannot_be_opened_leave_the_document(
    program, qtbot, tmp_path, name, content, words
):
    (tmp_path / name).write_bytes(content)
    before = program.document.snapshot()
    program.opening.open_path(tmp_path / name)
    qtbot.waitUntil(lambda: words in program.window.messages.text)
    assert (program.document.label_map.ids == before).all()


def test_a_photo_is_offered_as_a_style(program, qtbot, tmp_path):
    random = np.random.RandomState(0).randint(0, 255, (64, 64, 3)).astype(np.uint8)
    program.opening.open_path(save_png(tmp_path / "photo.png", random))
    qtbot.waitUntil(lambda: "looks like a photo" in program.window.messages.text)
    program.window.messages.answers[0].click()
    qtbot.waitUntil(lambda: program.document.style.name == "photo")


def a_photo(path):
    """Something like a photograph: a rough meadow under a hazy sky."""
    random = np.random.RandomState(0)
    photo = np.zeros((120, 200, 3))
    photo[:60] = (150, 190, 235)
    photo[60:] = (80, 125, 45)
    photo += random.normal(0, 14, (120, 200, 3))
    return save_png(path, np.clip(photo, 0, 255).astype(np.uint8))


def test_a_photo_becomes_a_label_map_that_can_be_painted_on_and_undone(program, qtbot, tmp_path):
    before = program.document.snapshot()
    program.opening.open_path(a_photo(tmp_path / "meadow.png"))
    qtbot.waitUntil(lambda: "looks like a photo" in program.window.messages.text)
    program.window.messages.answers[1].click()
    qtbot.waitUntil(lambda: "became" in program.window.messages.text, timeout=60_000)
    ids = program.document.snapshot()
    assert ids.shape == before.shape
    labels = standard_labels()
    assert all(int(i) in labels or i == UNLABELLED for i in np.unique(ids))
    assert (ids[:, 1:] != ids[:, :-1]).mean() < 0.02  # flat shapes, no specks
    press(program, Qt.Key.Key_5)
    click_map(program, 0.5, 0.9)
    assert program.document.undo_stack.count() == 2
    program.document.undo_stack.undo()
    program.document.undo_stack.undo()
    assert (program.document.label_map.ids == before).all()


def test_the_photo_of_a_map_can_lend_its_style_too(program, qtbot, tmp_path):
    program.photos.take(a_photo(tmp_path / "meadow.png"))
    qtbot.waitUntil(lambda: "became" in program.window.messages.text, timeout=60_000)
    program.window.messages.answers[0].click()
    qtbot.waitUntil(lambda: program.document.style.name == "meadow")


def test_a_photo_is_read_without_any_model(start, qtbot, tmp_path):
    program = start(Loader(error=ModelError("no model here")))
    qtbot.waitUntil(lambda: program.renderer.state is EngineState.NO_MODEL)
    program.photos.take(a_photo(tmp_path / "meadow.png"))
    qtbot.waitUntil(lambda: "became" in program.window.messages.text, timeout=60_000)
    assert program.document.is_modified


def test_a_photo_for_a_document_that_is_gone_changes_nothing(program, qtbot, tmp_path):
    program.photos.take(a_photo(tmp_path / "meadow.png"))
    qtbot.waitUntil(lambda: program.photos._reading is not None)
    with qtbot.waitSignal(program.photos._reading.cancelled, timeout=60_000):
        program.opening.open_example(examples()[1])
    assert (program.document.label_map.ids == program.document.snapshot()).all()
    assert not program.document.is_modified


def test_a_file_that_is_no_photo_is_said_so(program, qtbot, tmp_path):
    (tmp_path / "text.png").write_text("no picture")
    program.photos.take(tmp_path / "text.png")
    qtbot.waitUntil(lambda: "not a picture" in program.window.messages.text)


def test_a_file_can_be_dropped_on_the_window(program, qtbot, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(save_png(tmp_path / "dropped.png", a_scene())))])
    program.window.dropped.emit(mime)
    qtbot.waitUntil(lambda: program.document.title == "dropped")


def test_copy_and_paste_go_through_the_clipboard(program, qtbot):
    program.window.actions_by_name["copy"].trigger()
    settle(program)
    assert QGuiApplication.clipboard().image().size().width() == 1024
    ids = program.document.snapshot()
    program.window.actions_by_name["copy_map"].trigger()
    settle(program)
    program.document.edit("Clear", np.full_like(ids, SEA))
    program.window.actions_by_name["paste"].trigger()
    qtbot.waitUntil(lambda: program.document.title == "pasted picture")
    assert (program.document.label_map.ids == ids).all()
    assert not program.preferences.settings.recent_files  # there is no file to open again


def test_pasting_from_an_empty_clipboard_says_so(program):
    QGuiApplication.clipboard().clear()
    program.window.actions_by_name["paste"].trigger()
    assert program.window.messages.text == "The clipboard holds no picture."


def test_clear_fill_and_flip_can_be_undone(program):
    before = program.document.snapshot()
    actions = program.window.actions_by_name
    actions["clear"].trigger()
    assert program.document.is_blank()
    program.state.choose_label(GRASS)
    actions["fill_unlabelled"].trigger()
    assert (program.document.label_map.ids == GRASS).all()
    program.document.undo_stack.undo()
    program.document.undo_stack.undo()
    actions["flip"].trigger()
    assert (program.document.label_map.ids == before[:, ::-1]).all()
    program.document.undo_stack.undo()
    assert (program.document.label_map.ids == before).all()


# Others.


def test_the_ui_map_tells_where_things_are_and_follows_the_layout(start, qtbot, tmp_path):
    path = tmp_path / "ui.json"
    program = start(ui_map=path)
    qtbot.waitUntil(path.exists)
    qtbot.wait(80)
    places = json.loads(path.read_text())
    wanted = {
        "canvas_view", "result_view", "canvas_picture", "result_picture", "palette",
        "style_panel", "brush_size", "status_bar", "label_grass", "seed", "live", "render_now",
    }  # fmt: skip
    assert wanted <= set(places)
    assert places["canvas_picture"][2] == places["canvas_picture"][3]
    program.window.set_view("canvas")
    qtbot.waitUntil(lambda: "result_view" not in json.loads(path.read_text()))


def test_every_control_has_a_name_for_a_screen_reader(program):
    from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QAbstractSpinBox, QLineEdit

    for kind in (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QLineEdit):
        for widget in program.window.findChildren(kind):
            inside = isinstance(widget.parent(), (QAbstractSpinBox, QLineEdit))
            if widget.isVisible() and not inside and "scroll" not in type(widget).__name__.lower():
                assert widget.accessibleName() or getattr(widget, "text", str)(), (
                    widget.objectName()
                )


def test_settings_are_written_soon_and_not_only_at_the_end(program, qtbot):
    program.preferences.change(theme="light")
    qtbot.waitUntil(lambda: read_settings().theme == "light", timeout=5000)


def test_options_of_the_command_line_hold_for_one_run(start):
    program = start(theme="light")
    assert program.preferences.settings.theme == "light"
    program.stop()
    assert read_settings().theme == "system"


def test_settings_act_at_once(program, qtbot):
    program.preferences.change(resolution=512)
    qtbot.waitUntil(lambda: program.renderer.is_current)
    assert program.renderer._resolution == 512
    program.preferences.change(hints=False)
    assert not program.window.canvas_view._hint


def test_the_fast_precision_is_shown_as_such_and_exports_stay_exact(start, qtbot, tmp_path):
    loader = Loader(FakeSynthesizer(is_exact=False))
    program = start(loader)
    program.preferences.change(precision="fast")
    qtbot.waitUntil(lambda: [r.precision for r in loader.requests] == ["exact", "fast"])
    qtbot.waitUntil(lambda: "fast" in program.window.status_line.engine.text())
    assert not program.pictures.is_exact
    program.saving.export_picture(tmp_path / "picture.png")
    qtbot.waitUntil((tmp_path / "picture.png").exists, timeout=5000)
    assert loader.synthesizer.calls[-1][0] == "exact settle"
    program.document.edit("Clear", np.full_like(program.document.snapshot(), SEA))
    qtbot.waitUntil(lambda: "fast" in program.window.status_line.engine.text())
    program.window.actions_by_name["copy"].trigger()
    qtbot.waitUntil(lambda: program.window.messages.text == "Copied the picture.", timeout=5000)
    assert loader.synthesizer.calls[-1][0] == "exact settle"


def test_the_report_names_what_a_bug_report_needs(program):
    program.window.actions_by_name["report"].trigger()
    text = QGuiApplication.clipboard().text()
    assert "DrawAI" in text
    assert "landscape" in text


def test_closing_while_a_picture_is_made_ends_in_time(start, qtbot):
    fake = FakeSynthesizer(seconds=60)
    program = start(Loader(fake))
    qtbot.waitUntil(lambda: program.renderer.state is EngineState.WORKING)
    program.window.close()
    assert program.ended_in_time


@pytest.mark.parametrize("theme", [theme_module.DARK, theme_module.LIGHT], ids=lambda t: t.name)
def test_the_arrow_of_lists_has_the_colour_of_the_text(theme):
    source = resource("icons", f"combo-arrow-{theme.name}.svg").read_text()
    down = resource("icons", "chevron-down.svg").read_text()
    assert source == down.replace("currentColor", theme.text)
