"""*Train on my pictures*: the dialog, the process that outlives it, and what is told of both."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QMessageBox

from drawai_desktop import app, resources
from drawai_desktop.core.process_lock import is_held
from drawai_desktop.core.training_folder import LOCK_FILE, TrainingLock, wants_stop
from drawai_desktop.core.training_report import (
    Began,
    Exported,
    PictureFault,
    Preparing,
    Saved,
    Stepped,
    Stopped,
    TrainingFailed,
    Work,
)
from drawai_desktop.core.training_state import Phase
from drawai_desktop.ui import training_process
from drawai_desktop.ui.compare_dialog import CompareDialog
from tests.builders import GRASS
from tests.engine.tiny_model import make_tiny
from tests.people_pictures import write_pairs
from tests.ui.trainings import PREPARED, answer, answer_with, buttons, click, opened, tell


@pytest.mark.timeout(240)
def test_the_whole_way_from_a_folder_to_a_model_in_use(program, tiny, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(
        training_process, "_QUIETLY", ("--json",)
    )  # or a busy machine never does it
    folder = write_pairs(tmp_path / "Autumn walks", 9)
    (folder / "images" / "p08.jpg").write_bytes(b"no picture")
    dialog = opened(program)
    page = dialog.start_page
    assert not page.look.isEnabled()
    page.folder.path.setText(str(folder))
    assert page.title.text() == "Autumn walks"
    page.models.setCurrentIndex(page.models.findText("tiny"))
    page.look.click()
    watch = program.trainings.watch
    (training,) = watch.trainings
    assert dialog.training.folder == training.folder
    assert watch.state(training).phase is Phase.PREPARING
    qtbot.waitUntil(lambda: watch.state(training).measured is not None, timeout=110_000)
    pictures = dialog.pictures_page
    assert pictures.faults.item(0).text().startswith("p08.jpg: ")
    qtbot.waitUntil(lambda: pictures.pairs.count() == 8)
    assert "about" in pictures.steps.currentText()
    program.trainings._train(2)
    model = resources.user_models() / "autumn-walks"
    qtbot.waitUntil(lambda: watch.state(watch.trainings[0]).phase is Phase.DONE, timeout=110_000)
    assert buttons(dialog.run_page)[-2:] == ["Compare", "Use the model"]
    assert not dialog.run_page.sheet.image.isNull()
    click(dialog.run_page, "Use the model")
    assert program.renderer.manifest.folder == model
    assert not dialog.isVisible()


def test_what_is_wrong_with_the_folder_stands_on_the_page(program, a_training):
    tell(a_training, Began(Work.PREPARE), TrainingFailed("Only 3 pictures can be used."))
    dialog = opened(program)
    assert dialog.pictures_page.trouble == "Only 3 pictures can be used."
    assert "Train" not in buttons(dialog.pictures_page)
    assert "Look again" in buttons(dialog.pictures_page)


def test_each_file_that_is_left_out_has_a_row(program, a_training):
    tell(a_training, Began(Work.PREPARE), PictureFault("a<b>.jpg", "It is blurred."), *PREPARED[1:])
    page = opened(program).pictures_page
    assert page.faults.item(0).text() == "a<b>.jpg: It is blurred."
    assert page.faults_title.text() == "1 file is left out:"


def test_the_time_is_told_for_each_length_as_it_was_measured(program, a_training):
    tell(a_training, *PREPARED)
    page = opened(program).pictures_page
    told = [page.steps.itemText(i) for i in range(page.steps.count())]
    assert told[0] == "100 steps, about 5 minutes on this computer"
    assert told[1] == "200 steps, about 10 minutes on this computer"
    assert told[3] == "800 steps, about 40 minutes on this computer"
    assert page.steps.currentData() == 200


def test_without_torchvision_the_dialog_says_what_to_install(program, tiny, monkeypatch, tmp_path):
    monkeypatch.setattr(training_process, "_NEEDED", ("torchvision", "no_such_package"))
    page = opened(program).start_page
    page.folder.path.setText(str(tmp_path))
    assert "pip install 'drawai-desktop[train]'" in page.trouble
    assert not page.look.isEnabled()


def test_only_models_that_can_be_trained_on_are_offered(program, tiny):
    make_tiny(resources.user_models() / "other", unlabelled=None)
    page = opened(program).start_page
    offered = [page.models.itemText(i) for i in range(page.models.count())]
    assert offered == ["landscape", "tiny"]


def test_a_running_training_is_shown_and_stopped(program, a_training, qtbot):
    tell(a_training, *PREPARED)
    with TrainingLock(a_training.folder):
        tell(a_training, Began(Work.TRAIN), Stepped(60, 220, 100.0, 1100.0))
        dialog = opened(program)
        page = dialog.run_page
        assert page.text.text() == "Step 60 of 220, about 19 minutes left."
        assert page.bar.value() == 60
        click(page, "Stop")
        assert wants_stop(a_training.folder)
        assert "after this step" in page.text.text()
        (a_training.folder / "state.pt").touch()
        tell(a_training, Saved(61), Stopped(61, False))
    qtbot.waitUntil(lambda: "Go on" in buttons(page))
    assert page.text.text() == "Stopped; everything up to step 61 is saved."
    assert "Make a model of it" in buttons(page)


def test_a_killed_training_says_so_and_can_go_on(program, a_training, monkeypatch):
    (a_training.folder / "state.pt").touch()
    tell(a_training, *PREPARED, Began(Work.TRAIN), Stepped(60, 220, 100.0, 1100.0), Saved(55))
    calls = []
    monkeypatch.setattr(training_process, "_start", lambda _t, *call: calls.append(call))
    dialog = opened(program)
    assert "up to step 55 is saved" in dialog.run_page.trouble
    click(dialog.run_page, "Go on")
    assert calls[0][:2] == ("train", "--resume")
    assert "could not be started" in dialog.run_page.trouble


def test_a_folder_that_vanishes_takes_its_row_with_it(program, a_training, qtbot):
    tell(a_training, *PREPARED)
    dialog = opened(program)
    assert dialog.list.count() == 1
    shutil.rmtree(a_training.folder)
    program.trainings.watch.look()
    assert dialog.list.count() == 0
    assert dialog.start_page.isVisible()


def test_a_full_disk_is_told_before_hours_are_spent(program, a_training, monkeypatch):
    tell(a_training, *PREPARED)
    usage = shutil.disk_usage(a_training.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=50_000_000))
    monkeypatch.setattr(training_process, "_start", lambda *_: pytest.fail("it was started"))
    page = opened(program).pictures_page
    click(page, "Train")
    assert page.trouble.startswith("Only 50 MB are free")


def test_a_training_is_removed_after_a_question_and_a_running_one_never(
    program, a_training, monkeypatch
):
    tell(a_training, *PREPARED)
    dialog = opened(program)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: answer_with(box, "Remove"))
    with TrainingLock(a_training.folder):
        program.trainings._ask_remove()
        assert a_training.folder.is_dir()
    assert "still running" in dialog.pictures_page.trouble
    program.trainings._ask_remove()
    assert not a_training.folder.exists()


# What is told at the start, and at the end.


def test_a_process_that_dies_at_its_start_is_told_of_until_another_begins(
    program, a_training, monkeypatch, qtbot
):
    tell(a_training, *PREPARED)
    dialog = opened(program)
    nothing = [sys.executable, "-c", "raise SystemExit(3)"]
    monkeypatch.setattr(training_process, "own_call", lambda *_: nothing)
    click(dialog.pictures_page, "Look again")
    qtbot.waitUntil(lambda: "without a word" in dialog.pictures_page.trouble)
    program.trainings.watch.look()
    assert "without a word" in dialog.pictures_page.trouble


def test_the_next_window_finds_a_training_that_runs(program, a_training):
    with TrainingLock(a_training.folder):
        tell(a_training, *PREPARED, Began(Work.TRAIN), Stepped(60, 220, 100.0, 1100.0))
        program.trainings._tell_at_start()
        text = program.window.messages.text
        assert text == "Mine & <b>yours</b> is being trained, about 19 minutes left."
        answer(program, "Show it")
        assert program.trainings._dialog.training.folder == a_training.folder


def test_how_a_training_ended_meanwhile_is_told_once(program, a_training, tiny):
    tell(a_training, *PREPARED, Began(Work.TRAIN), Stopped(220, True), Exported(tiny))
    program.trainings._tell_at_start()
    assert program.window.messages.text == "The model Mine & <b>yours</b> is trained."
    program.window.messages.hide_message()
    program.trainings._tell_at_start()
    assert program.window.messages.text == ""


def test_the_window_closes_without_a_question_and_says_that_the_training_goes_on(
    program, a_training, qtbot, monkeypatch
):
    monkeypatch.setattr(app, "CLOSING_NOTE_MS", 50)
    assert program.trainings.closing_text() == ""
    with TrainingLock(a_training.folder):
        tell(a_training, *PREPARED, Began(Work.TRAIN), Stepped(60, 220, 100.0, 1100.0))
        assert "the training goes on" in program.trainings.closing_text()
        program.window.close()
        assert program._note.isVisible()
        assert program._note.text() == program.trainings.closing_text()
        assert not program.window.isVisible()
        qtbot.wait(200)  # the program's end comes in this test and not in the next
    program._note.close()


def test_the_process_outlives_the_one_that_started_it(a_training, qtbot):
    script = (
        "import sys\n"
        "from drawai_desktop.core.trainings import known_trainings\n"
        "from drawai_desktop.ui import training_process\n"
        "assert training_process._start(known_trainings()[0], 'train', '--resume', '-o', 'none')\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
    # It says by itself, long after, that there is no such run.
    said = a_training.folder / "said.log"
    qtbot.waitUntil(lambda: said.exists() and "no run to resume" in said.read_text())
    assert not is_held(a_training.folder / LOCK_FILE)


# The new model beside the old one.


def test_the_open_map_is_compared_under_both_models(program, tiny, qtbot):
    manifest = program.parts.models.library.find("tiny")
    old = program.renderer.manifest.name
    program.trainings.comparison.begin(manifest)
    qtbot.waitUntil(lambda: program.window.findChild(CompareDialog) is not None)
    dialog = program.window.findChild(CompareDialog)
    assert dialog.windowTitle() == f"{old}  |  tiny"
    dialog.close()
    answer(program, f"Back to {old}")
    assert program.renderer.manifest.name == old


def test_a_stroke_before_the_new_picture_ends_the_comparison(program, tiny, qtbot):
    program.trainings.comparison.begin(program.parts.models.library.find("tiny"))
    program.opening.new(128, 128, GRASS)
    qtbot.waitUntil(lambda: program.pictures.is_current)
    qtbot.wait(50)
    assert program.window.findChild(CompareDialog) is None


def test_the_phases_that_run_show_their_progress(program, a_training):
    with TrainingLock(a_training.folder):
        tell(a_training, Began(Work.PREPARE), Preparing(2, 8))
        page = opened(program).pictures_page
        assert page.note.text() == "Looking at the pictures: 2 of 8."
        assert (page.bar.value(), page.bar.maximum()) == (2, 8)
        assert buttons(page) == ["Stop"]
