"""Photographs in the window: as a style, and read into a label map."""

import threading

import numpy as np
from PySide6.QtCore import Qt
from tqdm import tqdm

from drawai_desktop import api
from drawai_desktop.cli.main import run
from drawai_desktop.core.examples import examples
from drawai_desktop.core.labels import UNLABELLED, standard_labels
from drawai_desktop.engine.segmenter import Segmenter
from drawai_desktop.errors import ModelError
from drawai_desktop.live.engine_state import EngineState
from drawai_desktop.ui.photo_size_dialog import CROP, KEEP, PhotoSizeDialog
from tests.builders import save_png
from tests.fakes import Loader
from tests.ui.hands import click_map, press
from tests.ui.test_accessibility import check_window


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


def dialog_of(program, qtbot):
    def found():
        return [d for d in program.window.findChildren(PhotoSizeDialog) if d.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def imported(program, qtbot, path):
    """Imports a photograph as the dialog offers it."""
    program.photos.take(path)
    dialog_of(program, qtbot).import_button.click()
    qtbot.waitUntil(lambda: "was read as" in program.window.messages.text)
    return program.document.label_map.ids


def test_the_canvas_takes_the_shape_of_the_photo_if_that_is_wished(program, qtbot, tmp_path):
    before = program.document.snapshot()
    longer = max(before.shape)
    program.photos.take(a_photo(tmp_path / "meadow.png"))
    dialog = dialog_of(program, qtbot)
    assert dialog.list.currentRow() == KEEP
    assert f"{longer} x {round(longer * 0.6)} px" in dialog.list.item(KEEP).text()
    check_window(dialog, qtbot)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: "was read as" in program.window.messages.text)
    assert program.document.label_map.ids.shape == (round(longer * 0.6), longer)
    program.document.undo_stack.undo()
    assert (program.document.label_map.ids == before).all()


def test_the_window_reads_a_photo_as_scripts_and_the_command_line_do(
    program, qtbot, tmp_path, one_thread, monkeypatch
):
    monkeypatch.setattr(tqdm, "monitor_interval", 0)  # which would leave a thread
    path = a_photo(tmp_path / "meadow.png")
    longer = max(program.document.label_map.ids.shape)
    ids = imported(program, qtbot, path)
    assert (api.segment(path, size=longer) == ids).all()
    out = tmp_path / "out.png"
    assert run(["segment", str(path), "-o", str(out), "--size", str(longer)]) == 0
    assert (api.read_labels(out) == ids).all()


def test_a_photo_of_the_canvass_shape_asks_nothing(program, qtbot, tmp_path):
    height, width = program.document.label_map.ids.shape
    photo = np.full((height // 2, width // 2, 3), (150, 190, 235), np.uint8)
    program.photos.take(save_png(tmp_path / "sky.png", photo))
    qtbot.waitUntil(lambda: "was read as" in program.window.messages.text)
    assert program.document.label_map.ids.shape == (height, width)


def test_a_photo_that_is_not_imported_changes_nothing(program, qtbot, tmp_path):
    before = program.document.snapshot()
    program.photos.take(a_photo(tmp_path / "meadow.png"))
    dialog_of(program, qtbot).reject()
    assert (program.document.label_map.ids == before).all()
    assert program.photos._photo is None


def test_reading_a_photo_can_be_cancelled(program, qtbot, tmp_path, monkeypatch):
    before = program.document.snapshot()
    gate, real = threading.Event(), Segmenter.read_fitted

    def slow(self, photo, labels, check, progress):
        progress(0.25)
        gate.wait(20)
        return real(self, photo, labels, check, progress)

    monkeypatch.setattr(Segmenter, "read_fitted", slow)
    program.photos.take(a_photo(tmp_path / "meadow.png"))
    dialog_of(program, qtbot).import_button.click()
    qtbot.waitUntil(lambda: program.photos._progress is not None)
    progress, ticket = program.photos._progress, program.photos._reading
    qtbot.waitUntil(lambda: progress.isVisible() and progress.value() == 250)
    with qtbot.waitSignal(ticket.cancelled):
        progress.cancel()
        program.photos._give_up()
        gate.set()
    assert program.photos._progress is None
    assert (program.document.label_map.ids == before).all()


def test_a_photo_becomes_a_label_map_that_can_be_painted_on_and_undone(program, qtbot, tmp_path):
    before = program.document.snapshot()
    program.opening.open_path(a_photo(tmp_path / "meadow.png"))
    qtbot.waitUntil(lambda: "looks like a photo" in program.window.messages.text)
    program.window.messages.answers[1].click()
    dialog = dialog_of(program, qtbot)
    dialog.list.setCurrentRow(CROP)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: "was read as" in program.window.messages.text)
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
    imported(program, qtbot, a_photo(tmp_path / "meadow.png"))
    program.window.messages.answers[0].click()
    qtbot.waitUntil(lambda: program.document.style.name == "meadow")


def test_a_photo_is_read_without_any_model(start, qtbot, tmp_path):
    program = start(Loader(error=ModelError("no model here")))
    qtbot.waitUntil(lambda: program.renderer.state is EngineState.NO_MODEL)
    imported(program, qtbot, a_photo(tmp_path / "meadow.png"))
    assert program.document.is_modified


def test_a_photo_for_a_document_that_is_gone_changes_nothing(program, qtbot, tmp_path):
    program.photos.take(a_photo(tmp_path / "meadow.png"))
    dialog_of(program, qtbot).import_button.click()
    qtbot.waitUntil(lambda: program.photos._reading is not None)
    with qtbot.waitSignal(program.photos._reading.cancelled):
        program.opening.open_example(examples()[1])
    assert (program.document.label_map.ids == program.document.snapshot()).all()
    assert not program.document.is_modified


def test_a_file_that_is_no_photo_is_said_so(program, qtbot, tmp_path):
    (tmp_path / "text.png").write_text("no picture")
    program.photos.take(tmp_path / "text.png")
    qtbot.waitUntil(lambda: "not a picture" in program.window.messages.text)
