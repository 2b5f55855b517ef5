"""The history: what is kept by itself and by hand, and that a click brings all of it back."""

import io

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from drawai_desktop.core.examples import examples
from drawai_desktop.core.history import HistoryEntry
from drawai_desktop.core.style import Style
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.ui.history_tiles import PINNED, pin_rect
from tests.ui.settling import settle

DUSK = Style("Dusk", (0.5, 0.25))


@pytest.fixture
def history(program, qtbot):
    """The program's history; ``wait(n)`` waits until it has n entries."""
    made = program.commands.history

    def wait(count):
        qtbot.waitUntil(lambda: len(made.history) == count)

    made.wait = wait
    return made


def picture_comes(program, qtbot):
    qtbot.waitUntil(lambda: program.pictures.final_pixels() is not None)


def paint(program, label):
    ids = program.document.active_map.ids.copy()
    ids[10:40, 10:60] = label
    program.document.edit("Paint", ids)


def change_style(program, qtbot, style):
    program.document.choose_style(style)
    picture_comes(program, qtbot)


def tile_centre(program, place):
    view = program.window.history_strip.list
    return view.visualItemRect(view.item(place)).center() + QPoint(0, 10)


def click(program, point, button=Qt.MouseButton.LeftButton):
    QTest.mouseClick(
        program.window.history_strip.list.viewport(), button, Qt.KeyboardModifier.NoModifier, point
    )


def test_a_change_of_the_seed_keeps_the_picture_that_was_there(program, history, qtbot):
    before, ids = program.document.style, program.document.snapshot()
    shown = program.pictures.array
    change_style(program, qtbot, before.with_seed(4711))
    history.wait(1)
    (entry,) = history.history.entries
    assert entry.style == before
    assert np.array_equal(entry.content().flat(), ids)
    kept = np.asarray(Image.open(io.BytesIO(entry.picture)))
    assert kept.shape[0] / kept.shape[1] == pytest.approx(shown.shape[0] / shown.shape[1])
    assert not entry.is_pinned


def test_strength_keeps_nothing_and_painting_keeps_nothing(program, history, qtbot):
    change_style(program, qtbot, DUSK)
    history.wait(1)
    change_style(program, qtbot, DUSK.with_strength(0.5))
    paint(program, 5)
    picture_comes(program, qtbot)
    settle(program)
    assert len(history.history) == 1


def test_what_was_painted_since_is_in_the_kept_map(program, history, qtbot):
    paint(program, 5)
    picture_comes(program, qtbot)
    change_style(program, qtbot, DUSK)
    history.wait(1)
    assert (history.history.entries[0].content().flat()[10:40, 10:60] == 5).all()


def test_another_example_keeps_the_picture_of_the_last_one(program, history, qtbot):
    title, ids = program.document.title, program.document.snapshot()
    other = next(example for example in examples() if example.title != title)
    program.opening.open_example(other)
    history.wait(1)
    assert np.array_equal(history.history.entries[0].content().flat(), ids)


def test_a_click_brings_map_and_style_back_and_undo_takes_them_away(program, history, qtbot):
    first, ids = program.document.style, program.document.snapshot()
    change_style(program, qtbot, DUSK.with_seed(3))
    paint(program, 5)
    picture_comes(program, qtbot)
    program.document.choose_style(DUSK.with_seed(9))
    picture_comes(program, qtbot)
    history.wait(2)
    painted = program.document.snapshot()
    steps = program.document.undo_stack.count()
    click(program, tile_centre(program, 0))
    assert program.document.style == first
    assert np.array_equal(program.document.label_map.ids, ids)
    assert program.document.undo_stack.count() == steps + 1
    history.wait(3)  # what was there is not lost, either
    program.document.undo_stack.undo()
    assert program.document.style == DUSK.with_seed(9)
    assert np.array_equal(program.document.label_map.ids, painted)
    program.document.undo_stack.redo()
    assert np.array_equal(program.document.label_map.ids, ids)


def test_a_canvas_of_another_size_comes_back(program, history, qtbot):
    ids = program.document.snapshot()
    program.opening.new(192, 128, 5)
    picture_comes(program, qtbot)
    history.wait(1)
    history.bring_back(history.history.entries[0].key)
    assert np.array_equal(program.document.label_map.ids, ids)
    program.document.undo_stack.undo()
    assert program.document.label_map.ids.shape == (128, 192)


def test_the_sides_that_were_joined_come_back_and_undo_joins_the_others(program, history, qtbot):
    actions, document = program.window.actions_by_name, program.document
    actions["wrap_all"].trigger()
    picture_comes(program, qtbot)
    change_style(program, qtbot, DUSK)
    history.wait(1)
    actions["wrap_left_right"].trigger()
    picture_comes(program, qtbot)
    (entry,) = history.history.entries
    history.bring_back(entry.key)
    assert document.wrap is Wrap.ALL
    assert actions["wrap_all"].isChecked()
    document.undo_stack.undo()
    assert (document.wrap, document.style) == (Wrap.LEFT_RIGHT, DUSK)
    document.undo_stack.redo()
    steps = document.undo_stack.count()
    history.bring_back(entry.key)
    assert document.undo_stack.count() == steps, "it is as it was then"
    actions["wrap_none"].trigger()
    history.bring_back(entry.key)
    assert document.wrap is Wrap.ALL, "only the sides differed"


def test_nothing_is_brought_back_under_a_stroke(program, history, qtbot):
    change_style(program, qtbot, DUSK)
    history.wait(1)
    program.document.begin_stroke()
    history.bring_back(history.history.entries[0].key)
    assert program.document.style == DUSK


def test_bringing_back_what_is_there_is_no_step_of_undo(program, history, qtbot):
    history.keep_shown()
    history.wait(1)
    history.bring_back(history.history.entries[0].key)
    assert program.document.undo_stack.count() == 0


def test_the_strip_takes_room_from_two_pictures_on_until_it_is_folded(program, history, qtbot):
    strip = program.window.history_strip
    assert not strip.isVisible()
    change_style(program, qtbot, DUSK)
    history.wait(1)
    assert not strip.isVisible()
    change_style(program, qtbot, DUSK.with_seed(2))
    history.wait(2)
    assert strip.isVisible()
    program.window.actions_by_name["history"].trigger()
    assert not strip.isVisible()
    program.window.actions_by_name["history"].trigger()
    assert strip.isVisible()
    program.window.hide_panels(True)
    assert not strip.isVisible()


def two_kept(program, history, qtbot):
    change_style(program, qtbot, DUSK)
    change_style(program, qtbot, DUSK.with_seed(2))
    history.wait(2)
    return program.window.history_strip.list


def test_the_pin_is_clicked_and_the_document_has_a_change(program, history, qtbot):
    view = two_kept(program, history, qtbot)
    program.document.undo_stack.setClean()
    style = program.document.style
    click(program, pin_rect(view.visualItemRect(view.item(0))).center())
    assert program.document.pins.entries == (history.history.entries[0],)
    assert program.document.is_modified
    assert program.document.style == style
    click(program, pin_rect(view.visualItemRect(view.item(0))).center())
    assert program.document.pins.entries == ()


def test_a_newer_picture_of_the_same_map_and_style_is_shown(program, history):
    content, style = program.document.layered(), program.document.style
    for other in (style.with_seed(9), style):  # two, so that the strip is open
        picture = np.full((64, 64, 3), (200, 0, 0), np.uint8)
        history._take((HistoryEntry.of(content, other, picture), history._generation))
    newer = np.full((64, 64, 3), (0, 0, 200), np.uint8)
    history._take((HistoryEntry.of(content, style, newer), history._generation))
    tiles = program.window.history_strip.list
    assert tiles.count() == 2
    red, blue = (
        tiles.item(place).icon().pixmap(40, 30).toImage().pixelColor(20, 15) for place in (0, 1)
    )
    assert red.red() > 150 > red.blue()
    assert blue.blue() > 150 > blue.red()


def test_keys_pin_bring_back_and_remove(program, history, qtbot):
    view = two_kept(program, history, qtbot)
    first = history.history.entries[0]
    view.setFocus()
    view.setCurrentRow(0)
    QTest.keyClick(view, Qt.Key.Key_P)
    assert view.item(0).data(PINNED)
    assert "pinned" in view.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not program.window.actions_by_name["paint_only"].isChecked()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert program.document.style == first.style
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert history.history.get(first.key) is None
    assert program.document.pins.entries == ()


def test_a_picture_that_is_not_finished_is_not_kept(program, history, qtbot):
    program.renderer.set_live(False)
    paint(program, 5)
    history.keep_shown()
    settle(program)
    assert len(history.history) == 0
    assert "not finished" in program.window.messages.text


def test_pins_go_with_the_project_and_others_do_not(program, history, qtbot, tmp_path):
    two_kept(program, history, qtbot)
    history.pin(history.history.entries[1].key, True)
    pinned = history.history.pinned[0]
    path = tmp_path / "a.drawai"
    program.projects.save_to(path)
    settle(program)
    assert not program.document.is_modified
    program.opening.new(192, 128, 5)
    assert program.document.pins.entries == ()
    assert history.history.pinned == ()
    history.clear()
    program.opening.open_path(path)
    settle(program)
    (entry,) = program.document.pins.entries
    assert entry.style == pinned.style
    assert np.array_equal(entry.content().flat(), pinned.content().flat())
    assert entry.picture == pinned.picture
    assert not program.document.is_modified


def test_pins_are_kept_with_unsaved_work_and_come_back_with_it(program, history, qtbot):
    history.keep_shown()
    history.wait(1)
    pinned = program.document.pins.entries[0]
    program.opening.new(192, 128, 5)
    settle(program)
    assert program.document.pins.entries == ()
    program.keeping.bring_back(program.keeping.key - 1)
    qtbot.waitUntil(lambda: program.document.pins.entries != ())
    (entry,) = program.document.pins.entries
    assert np.array_equal(entry.content().flat(), pinned.content().flat())
    assert history.history.pinned[0].style == pinned.style


def test_layers_come_back_with_a_click_and_go_with_undo(program, history, qtbot):
    before = program.document.layered()
    program.parts.layer_edits.add()
    paint(program, 5)
    picture_comes(program, qtbot)
    two = program.document.layered()
    change_style(program, qtbot, DUSK)
    history.wait(1)
    program.document.undo_stack.undo()
    program.document.undo_stack.undo()
    program.document.undo_stack.undo()
    assert program.document.layered().has_layers_of(before)
    history.bring_back(history.history.entries[0].key)
    assert program.document.layered().has_layers_of(two)
    assert program.document.layers.place_of(program.document.layers.active) == 1
    program.document.undo_stack.undo()
    assert program.document.layered().has_layers_of(before)
    program.document.undo_stack.redo()
    assert program.document.layered().has_layers_of(two)
