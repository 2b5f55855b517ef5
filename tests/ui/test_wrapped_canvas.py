"""Canvases whose sides join, in the window."""

import numpy as np
from PySide6.QtWidgets import QFileDialog

from drawai_desktop.core.project_file import read_project
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.ui.new_dialog import NewDialog
from tests.ui.settling import settle


def chosen(program):
    actions = program.window.actions_by_name
    names = ("wrap_none", "wrap_left_right", "wrap_all")
    return [name for name in names if actions[name].isChecked()]


def asked(program):
    """The sides that were joined in the last request for a picture."""
    picture = program.pictures.picture
    return picture.request.wrap


def test_the_menu_joins_sides_and_undo_takes_that_back(program, qtbot):
    actions, document = program.window.actions_by_name, program.document
    assert chosen(program) == ["wrap_none"]
    actions["wrap_all"].trigger()
    assert document.wrap is Wrap.ALL
    assert chosen(program) == ["wrap_all"]
    assert "View > Repeat" in program.window.messages.text
    qtbot.waitUntil(lambda: asked(program) is Wrap.ALL)
    actions["undo"].trigger()
    assert chosen(program) == ["wrap_none"]
    qtbot.waitUntil(lambda: asked(program) is Wrap.NONE)
    actions["redo"].trigger()
    assert document.wrap is Wrap.ALL
    actions["wrap_all"].trigger()
    assert document.undo_stack.count() == 1


def test_a_new_canvas_is_a_panorama_where_that_is_chosen(program):
    program.window.actions_by_name["new"].trigger()
    dialog = program.window.findChild(NewDialog)
    dialog.wrap_box.setCurrentIndex(dialog.wrap_box.findData(Wrap.LEFT_RIGHT.value))
    dialog._create()
    assert program.document.wrap is Wrap.LEFT_RIGHT
    assert chosen(program) == ["wrap_left_right"]
    program.opening.new(256, 256, 5)
    assert chosen(program) == ["wrap_none"]


def test_a_random_scene_of_the_dialog_is_joined_as_chosen(program):
    program.window.actions_by_name["new"].trigger()
    dialog = program.window.findChild(NewDialog)
    dialog.wrap_box.setCurrentIndex(dialog.wrap_box.findData(Wrap.ALL.value))
    dialog._surprise()
    settle(program)
    assert program.document.title == "Surprise"
    assert program.document.wrap is Wrap.ALL


def test_a_saved_project_opens_as_it_was_joined(program, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "tile.drawai"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    program.window.actions_by_name["wrap_all"].trigger()
    program.window.actions_by_name["save"].trigger()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not program.document.is_modified)
    assert read_project(path).wrap is Wrap.ALL
    program.opening.new(256, 256, 5)
    program.opening.open_path(path)
    qtbot.waitUntil(lambda: program.document.path == path)
    assert program.document.wrap is Wrap.ALL


def test_repeat_shows_nine_copies_and_fits_them(program):
    viewport, action = program.viewport, program.window.actions_by_name["repeat"]
    zoom = viewport.zoom
    action.trigger()
    assert viewport.repeats
    assert viewport.is_fitted
    assert abs(viewport.zoom / zoom - 1 / 3) < 0.01
    shown = program.window.result_view.grab().toImage()
    at = viewport.transform.to_widget
    width, height = viewport.map_rect.width, viewport.map_rect.height
    from drawai_desktop.core.geometry import Point

    pixels = {
        shown.pixel(*(int(n) for n in at(Point((c + 0.3) * width, (r + 0.6) * height))))
        for c in (-1, 0, 1)
        for r in (-1, 0, 1)
    }
    assert len(pixels) == 1
    action.trigger()
    assert abs(viewport.zoom - zoom) < 1e-6
    assert np.isfinite(viewport.zoom)
