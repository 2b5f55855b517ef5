"""Saving a project: off the GUI thread, and never over what somebody else has written."""

import threading

import numpy as np
import pytest

from drawai_desktop.core.project_file import Project, read_project, write_project
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.ui import project_saving
from tests.builders import GRASS, SEA, SKY
from tests.ui.settling import settle
from tests.ui.unsaved import kept, paint


@pytest.fixture
def slow_pack(monkeypatch):
    """Packing waits for this event, as it does for seconds with a large canvas."""
    gate, real = threading.Event(), project_saving.pack_project

    def pack(project, labels):
        assert threading.current_thread() is not threading.main_thread()
        assert gate.wait(20)
        return real(project, labels)

    monkeypatch.setattr(project_saving, "pack_project", pack)
    yield gate
    gate.set()


def wait_saved(program, qtbot, path):
    qtbot.waitUntil(lambda: program.window.messages.text == f"Saved {path.name}.")


def by_somebody_else(path, label):
    write_project(
        path, Project(np.full((512, 512), label, np.uint8), NEUTRAL, ""), program_labels()
    )


def program_labels():
    from drawai_desktop.core.labels import standard_labels

    return standard_labels()


def test_one_can_paint_while_a_project_is_packed(program, qtbot, tmp_path, slow_pack):
    path = tmp_path / "a.drawai"
    paint(program, SEA)
    assert program.projects.save_to(path)
    paint(program, GRASS)
    slow_pack.set()
    wait_saved(program, qtbot, path)
    assert (read_project(path).ids == SEA).all()
    assert program.document.path == path
    assert program.document.is_modified  # the grass is in no file yet
    program.projects.save()
    qtbot.waitUntil(lambda: not program.document.is_modified)
    assert (read_project(path).ids == GRASS).all()


def test_saving_twice_in_a_hurry_writes_the_last_state_and_asks_nothing(
    program, qtbot, tmp_path, slow_pack
):
    path = tmp_path / "a.drawai"
    for label in (SEA, GRASS, SKY):
        paint(program, label)
        program.projects.save_to(path)
    slow_pack.set()
    qtbot.waitUntil(lambda: not program.document.is_modified)
    assert (read_project(path).ids == SKY).all()


def test_another_document_while_a_project_is_packed_keeps_both(program, qtbot, tmp_path, slow_pack):
    path = tmp_path / "a.drawai"
    paint(program, SEA)
    program.projects.save_to(path)
    program.opening.new(256, 256, GRASS)
    paint(program, SKY)
    slow_pack.set()
    wait_saved(program, qtbot, path)
    assert (read_project(path).ids == SEA).all()
    assert program.document.path is None
    assert (program.document.label_map.ids == SKY).all()
    program.stop()
    assert [int(work.read().ids[0, 0]) for work in kept()] == [SKY]  # the sea is saved


def test_a_project_that_another_window_has_changed_is_asked_about(program, qtbot, tmp_path):
    path = tmp_path / "a.drawai"
    by_somebody_else(path, SKY)
    program.opening.open_path(path)
    settle(program)
    by_somebody_else(path, GRASS)
    paint(program, SEA)
    program.projects.save()
    qtbot.waitUntil(lambda: "was changed by another" in program.window.messages.text)
    assert (read_project(path).ids == GRASS).all()
    assert program.document.is_modified
    overwrite = program.window.messages.answers[1]
    assert overwrite.text() == "Overwrite"
    overwrite.click()
    wait_saved(program, qtbot, path)
    assert (read_project(path).ids == SEA).all()


def test_the_answer_overwrite_is_about_the_document_that_it_was_asked_for(program, qtbot, tmp_path):
    path = tmp_path / "a.drawai"
    by_somebody_else(path, SKY)
    program.opening.open_path(path)
    settle(program)
    by_somebody_else(path, GRASS)
    paint(program, SEA)
    program.projects.save()
    qtbot.waitUntil(lambda: "was changed by another" in program.window.messages.text)
    overwrite = program.window.messages.answers[1]
    program.document.open(np.full((256, 256), SKY, np.uint8), NEUTRAL, None)
    overwrite.click()
    assert program.projects._task is None
    assert (read_project(path).ids == GRASS).all()


def test_two_windows_with_one_project(start, qtbot, tmp_path):
    path = tmp_path / "a.drawai"
    by_somebody_else(path, SKY)
    windows = [start(file=path), start(file=path)]
    for window in windows:
        settle(window)
    for window, label in zip(windows, (SEA, GRASS), strict=True):
        paint(window, label)
        window.projects.save()
        qtbot.waitUntil(lambda window=window: window.projects._task is None)
    assert (read_project(path).ids == SEA).all()
    assert "was changed by another" in windows[1].window.messages.text


def test_restored_work_knows_what_its_project_held(start, qtbot, tmp_path):
    path = tmp_path / "a.drawai"
    by_somebody_else(path, SKY)
    first = start(file=path)
    settle(first)
    paint(first, SEA)
    first.stop()
    by_somebody_else(path, GRASS)
    second = start()
    settle(second)
    second.window.messages.answers[0].click()
    settle(second)
    assert second.document.path == path
    second.projects.save()
    qtbot.waitUntil(lambda: "was changed by another" in second.window.messages.text)
    assert (read_project(path).ids == GRASS).all()


def test_a_project_that_was_moved_away_is_written_again(program, qtbot, tmp_path):
    path = tmp_path / "a.drawai"
    by_somebody_else(path, SKY)
    program.opening.open_path(path)
    settle(program)
    path.unlink()
    program.projects.save()
    wait_saved(program, qtbot, path)


def test_saving_removes_what_a_killed_save_left(program, qtbot, tmp_path):
    path = tmp_path / "lake.drawai"
    (tmp_path / ".lake.drawai.x1y2z3_4").write_bytes(b"PK half of it")
    program.projects.save_to(path)
    wait_saved(program, qtbot, path)
    assert list(tmp_path.iterdir()) == [path]


def test_the_start_removes_what_killed_saves_left_beside_recent_projects(start, qtbot, tmp_path):
    path = tmp_path / "lake.drawai"
    left = tmp_path / ".new.drawai.x1y2z3_4"
    other = tmp_path / ".picture.png.x1y2z3_4"
    first = start()
    first.projects.save_to(path)
    wait_saved(first, qtbot, path)
    first.stop()
    left.write_bytes(b"PK half of it")
    other.write_bytes(b"not ours to judge")
    second = start()
    qtbot.waitUntil(lambda: not left.exists())
    second.stop()
    assert {p.name for p in tmp_path.iterdir()} == {path.name, other.name}
