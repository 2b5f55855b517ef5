"""Photographs in the window: as a style, and read into a label map."""

import numpy as np
from PySide6.QtCore import Qt

from drawai_desktop.core.examples import examples
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.errors import ModelError
from drawai_desktop.live.engine_state import EngineState
from tests.builders import save_png
from tests.fakes import Loader
from tests.ui.hands import click_map, press


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
    qtbot.waitUntil(lambda: "was read as" in program.window.messages.text, timeout=60_000)
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
    qtbot.waitUntil(lambda: "was read as" in program.window.messages.text, timeout=60_000)
    program.window.messages.answers[0].click()
    qtbot.waitUntil(lambda: program.document.style.name == "meadow")


def test_a_photo_is_read_without_any_model(start, qtbot, tmp_path):
    program = start(Loader(error=ModelError("no model here")))
    qtbot.waitUntil(lambda: program.renderer.state is EngineState.NO_MODEL)
    program.photos.take(a_photo(tmp_path / "meadow.png"))
    qtbot.waitUntil(lambda: "was read as" in program.window.messages.text, timeout=60_000)
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
