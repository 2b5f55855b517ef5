"""Files are read and written beside the GUI thread: a 4096 px canvas must not stop the hand."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from drawai_desktop.canvas import layer_edits
from drawai_desktop.core import picture_writing, unsaved_store
from drawai_desktop.core.examples import examples
from drawai_desktop.core.geometry import EMPTY
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.project_file import Project, write_project
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.ui import preferences, read_documents, whole_edits
from tests.builders import GRASS, SEA, SKY, a_scene, save_png
from tests.ui.settling import settle

LABELS = standard_labels()


@pytest.fixture
def watched(monkeypatch):
    """Notes the threads in which functions are called: ``watched(module, name)``."""
    threads = []

    def watch(place, name):
        real = getattr(place, name)

        def noted(*args, **options):
            threads.append(threading.current_thread())
            return real(*args, **options)

        monkeypatch.setattr(place, name, noted)

    watch.threads = threads
    return watch


def check_off_the_gui_thread(watched):
    assert watched.threads
    assert threading.main_thread() not in watched.threads


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """The file that every dialog gives."""
    path = tmp_path / "chosen.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    return path


def a_project(path, label=SEA):
    write_project(path, Project(np.full((256, 256), label, np.uint8), NEUTRAL, ""), LABELS)
    return path


def test_projects_maps_and_examples_are_read_in_a_thread(program, watched, tmp_path):
    for name in ("read_project", "read_label_map", "read_photo", "stamp_of_file"):
        watched(read_documents, name)
    program.opening.open_path(a_project(tmp_path / "a.drawai"))
    settle(program)
    program.opening.open_path(save_png(tmp_path / "map.png", a_scene()))
    settle(program)
    program.opening.open_example(examples()[2])
    settle(program)
    check_off_the_gui_thread(watched)
    assert len(watched.threads) >= 4
    assert program.document.title == examples()[2].title


def test_unsaved_work_is_listed_and_read_in_a_thread(program, watched):
    watched(unsaved_store, "unpack")
    watched(unsaved_store, "read_header")
    program.document.edit("x", np.full_like(program.document.label_map.ids, SEA))
    program.opening.new(256, 256, SKY)
    settle(program)
    program.window.messages.answers[0].click()  # bring it back
    settle(program)
    assert (program.document.label_map.ids == SEA).all()
    check_off_the_gui_thread(watched)


@pytest.mark.parametrize(
    ("command", "made_by"), [("export_ids", "indexed_png"), ("export_colours", "coloured")]
)
def test_maps_are_exported_in_a_thread_as_they_were(program, watched, chosen, command, made_by):
    watched(picture_writing, made_by)
    before = program.document.snapshot()
    program.window.actions_by_name[command].trigger()
    program.document.edit("x", np.full_like(before, GRASS))
    settle(program)
    check_off_the_gui_thread(watched)
    assert program.window.messages.text == f"Saved {chosen}"
    assert (read_documents.read_label_map(chosen, LABELS).ids == before).all()


def test_an_export_that_fails_can_be_asked_for_again(program, chosen, monkeypatch):
    chosen.mkdir()
    program.window.actions_by_name["export_ids"].trigger()
    settle(program)
    assert "a folder has this name" in program.window.messages.text
    other = chosen.with_name("other.png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(other), ""))
    program.window.messages.answers[0].click()
    settle(program)
    assert other.is_file()


def test_of_two_exports_to_one_file_the_newer_stays(program, chosen, monkeypatch):
    gate, real, calls = threading.Event(), picture_writing.indexed_png, []

    def slowly(ids, labels):
        calls.append(ids)
        if len(calls) == 1:
            assert gate.wait(20)
        return real(ids, labels)

    monkeypatch.setattr(picture_writing, "indexed_png", slowly)
    program.window.actions_by_name["export_ids"].trigger()
    program.document.edit("x", np.full_like(program.document.label_map.ids, GRASS))
    program.window.actions_by_name["export_ids"].trigger()
    gate.set()
    settle(program)
    assert len(calls) == 2
    assert (read_documents.read_label_map(chosen, LABELS).ids == GRASS).all()


def test_what_goes_to_the_clipboard_is_made_in_a_thread_and_the_last_copy_counts(
    program, qtbot, watched
):
    qtbot.waitUntil(lambda: program.pictures.final() is not None)
    watched(picture_writing, "coloured")
    watched(picture_writing, "scale_picture")
    program.window.actions_by_name["copy_map"].trigger()
    program.window.actions_by_name["copy"].trigger()
    settle(program)
    check_off_the_gui_thread(watched)
    assert program.window.messages.text == "Copied the picture."
    assert QGuiApplication.clipboard().image().width() == 1024


def test_what_was_pasted_is_written_in_a_thread(program, watched, monkeypatch):
    monkeypatch.setattr(QImage, "save", QImage.save)  # so that it can be watched
    watched(QImage, "save")
    mime = QMimeData()
    mime.setImageData(QImage(str(examples()[1].path)))
    program.opening.take(mime)
    settle(program)
    check_off_the_gui_thread(watched)
    assert program.document.title == "pasted picture"


def test_settings_are_written_in_a_thread_and_the_last_value_stays(program, qtbot, watched):
    watched(preferences, "write_settings")
    program.preferences.change(hints=False)
    program.preferences._store_in_a_thread()
    program.preferences.change(hints=True)
    program.preferences.change(brush=77)
    program.preferences._store_in_a_thread()
    qtbot.waitUntil(lambda: program.preferences._task is None)
    check_off_the_gui_thread(watched)
    program.stop()
    assert preferences.read_settings().brush == program.preferences.settings.brush
    assert preferences.read_settings().hints


@pytest.mark.parametrize("then", ["new", "map", "restore"])
def test_what_is_opened_next_gives_up_what_is_still_being_read(
    program, monkeypatch, tmp_path, then
):
    gate, real = threading.Event(), read_documents.read_project

    def slowly(path):
        assert gate.wait(20)
        return real(path)

    monkeypatch.setattr(read_documents, "read_project", slowly)
    program.opening.open_path(a_project(tmp_path / "slow.drawai"))
    if then == "new":
        program.opening.new(256, 256, SKY)
    elif then == "map":
        program.opening.open_path(save_png(tmp_path / "map.png", a_scene()))
    else:
        program.document.open(np.full((256, 256), SKY, np.uint8), NEUTRAL, None, "restored")
    gate.set()
    settle(program)
    assert program.document.title == {"new": "Untitled", "map": "map", "restore": "restored"}[then]


def test_what_takes_long_to_open_is_told(program, qtbot, monkeypatch, tmp_path):
    gate, real = threading.Event(), read_documents.read_project
    monkeypatch.setattr(read_documents, "read_project", lambda path: gate.wait(20) and real(path))
    program.opening.open_path(a_project(tmp_path / "slow.drawai"))
    qtbot.waitUntil(lambda: program.window.messages.text == "Opening slow.drawai ...")
    gate.set()
    settle(program)
    assert program.document.title == "slow.drawai"
    assert program.window.messages.text == "Opened slow.drawai."


@pytest.mark.parametrize("command", ["surprise", "flip", "replace", "label_grow", "label_shrink"])
def test_a_large_canvas_is_changed_in_a_thread_as_one_step_of_undo(
    program, watched, monkeypatch, command
):
    monkeypatch.setattr(whole_edits, "AT_ONCE", 0)
    watched(layer_edits.WholeEdit, "worked_out")
    document, before = program.document, program.document.snapshot()
    steps = document.undo_stack.count()
    change_whole(program, command)
    assert document.undo_stack.count() == steps
    settle(program)
    check_off_the_gui_thread(watched)
    assert document.undo_stack.count() == steps + 1
    assert (document.label_map.ids != before).any()
    if command == "flip":
        assert (document.label_map.ids == before[:, ::-1]).all()
    document.undo_stack.undo()
    assert (document.label_map.ids == before).all()


def change_whole(program, command):
    if command == "replace":
        program.editing.replace_label(program.document.label_map.at(9, 9))
    else:
        program.window.actions_by_name[command].trigger()


def test_what_is_painted_meanwhile_is_changed_too(program, monkeypatch):
    monkeypatch.setattr(whole_edits, "AT_ONCE", 0)
    program.editing.flip()
    painted = program.document.snapshot().copy()
    painted[:, :100] = SEA
    program.document.edit("x", painted)
    settle(program)
    assert (program.document.label_map.ids == painted[:, ::-1]).all()


def test_a_stroke_in_progress_is_not_changed_and_that_is_said(program, monkeypatch):
    monkeypatch.setattr(whole_edits, "AT_ONCE", 0)
    before = program.document.snapshot()
    program.editing.flip()
    program.document.begin_stroke()
    settle(program)
    assert (program.document.label_map.ids == before).all()
    assert "Flip was given up" in program.window.messages.text
    program.document.cancel_stroke(before, EMPTY)


def test_another_document_is_not_changed_by_a_wish_for_the_one_before(program, monkeypatch):
    monkeypatch.setattr(whole_edits, "AT_ONCE", 0)
    program.editing.surprise()
    program.opening.new(256, 256, SKY)
    settle(program)
    assert (program.document.label_map.ids == SKY).all()


def test_a_layer_that_is_gone_meanwhile_is_left_alone(program, monkeypatch):
    monkeypatch.setattr(whole_edits, "AT_ONCE", 0)
    before = program.document.snapshot()
    program.window.actions_by_name["layer_add"].trigger()
    program.editing.surprise()
    program.window.actions_by_name["layer_delete"].trigger()
    settle(program)
    assert (program.document.label_map.ids == before).all()


def test_a_label_that_is_nowhere_is_told(program):
    gone = next(c.id for c in LABELS if not (program.document.label_map.ids == c.id).any())
    program.editing.replace_label(gone)
    assert "There is no" in program.window.messages.text
