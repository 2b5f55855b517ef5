"""The window as it opens: with an example, while the model loads, without one."""

import json

import numpy as np
import pytest
from PySide6.QtCore import Qt

from drawai_desktop.core.examples import examples
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.settings import settings_path
from drawai_desktop.errors import ModelError
from drawai_desktop.live.engine_state import EngineState
from drawai_desktop.ui.new_dialog import NewDialog
from tests.builders import SEA
from tests.fakes import Loader
from tests.ui.hands import click_map, press, status


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
    qtbot.waitUntil(lambda: program.pictures.is_exact)
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
    assert dialog.sizes.chosen == (1024, 1024)
    items = [dialog.sizes.item(i) for i in range(dialog.sizes.count())]
    sizes = [item.data(Qt.ItemDataRole.UserRole) for item in items]
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


@pytest.mark.parametrize("folder", ["/" + "a" * 300, "/no/such/folder", "relative", "/dev/null"])
def test_settings_with_folders_that_cannot_be_are_no_hindrance(start, folder):
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    names = ("project_folder", "export_folder", "models_folder", "model")
    path.write_text(json.dumps({name: folder for name in names}))
    program = start()
    assert program.projects.folder is None
    assert program.renderer.state is not EngineState.NO_MODEL
