"""How far a training is, told from its folder alone."""

import os
import subprocess
import sys

import pytest

from drawai_desktop.core.process_lock import ProcessLock
from drawai_desktop.core.training_folder import (
    LOCK_FILE,
    REPORTS_FILE,
    TrainingLock,
    ask_to_stop,
    is_running,
    wants_stop,
)
from drawai_desktop.core.training_report import (
    Began,
    Exported,
    Measured,
    PictureFault,
    Prepared,
    Preparing,
    Saved,
    SheetDrawn,
    Stepped,
    Stopped,
    TrainingFailed,
    Work,
    read_report,
    report_line,
)
from drawai_desktop.core.training_state import Phase, state_of
from drawai_desktop.core.trainings import (
    begin_training,
    known_trainings,
    remove_training,
    write_plan,
)
from drawai_desktop.errors import FileError, OptionError
from drawai_desktop.words import translator

REPORTS = [
    Began(Work.PREPARE),
    Preparing(3, 9),
    PictureFault("a.jpg", "It is blurred.", False),
    Prepared(8),
    Measured(300, 12.5),
    Stepped(10, 300, 20.0, 400.0),
    SheetDrawn("000010.png", 10),
    Saved(10),
    Stopped(10, False),
    Exported(None),
    TrainingFailed("No room.\nReally; \x00 none."),
]


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def tell(folder, *reports):
    with (folder / REPORTS_FILE).open("a", encoding="utf-8") as file:
        file.writelines(report_line(report) + "\n" for report in reports)


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: type(r).__name__)
def test_a_report_is_read_back_as_it_was_told(report, tmp_path):
    if isinstance(report, Exported):
        report = Exported(tmp_path)
    assert read_report(report_line(report)) == report


def test_words_are_told_so_that_another_language_can_show_them():
    tr = translator("drawai_desktop.datasets.picture_set")
    said = tr.count_later(
        "{n} bit of {what}", "{n} bits of {what}", n=3, what=tr.later("a {b}", b=1)
    )
    report = read_report(report_line(PictureFault("x.jpg", said)))
    assert report == PictureFault("x.jpg", said)
    assert report.fact == "3 bits of a 1"
    assert read_report(report_line(TrainingFailed.of(FileError(said)))).sentence == said


def test_words_that_cannot_be_shown_are_taken_as_their_english_text():
    line = report_line(TrainingFailed(translator("x").later("{a} is {b}.", a=1, b=2)))
    assert read_report(line.replace('"b": 2', '"c": 2')).sentence == "1 is 2."
    assert read_report(line.replace("{a} is {b}.", "{a.__class__} is {b!x}")).sentence == "1 is 2."


def test_a_fault_stands_beside_its_file_and_does_not_name_it_again():
    assert (
        PictureFault("a.jpg", "/x/a.jpg: it is empty. Look at b.jpg: x").fact[:11] == "It is empty"
    )
    assert PictureFault("a.jpg", "No map. See a.jpg: x").fact == "No map. See a.jpg: x"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "checked 45 of 45 pairs",
        "{}",
        "[]",
        '{"message": "Began", "work": "dance"}',
        '{"message": "Prepared"}',
        report_line(Prepared(8))[:-4],
        '{"message": 3}',
    ],
)
def test_what_is_no_report_is_passed_over(line):
    assert read_report(line) is None


def test_the_phases_follow_reports_lock_and_files(folder):
    assert state_of(folder).phase is Phase.NEW
    with TrainingLock(folder):
        tell(folder, Began(Work.PREPARE), Preparing(1, 9), PictureFault("a", "Bad."))
        state = state_of(folder)
        assert (state.phase, state.looked_at, state.left_out) == (Phase.PREPARING, (1, 9), 1)
    tell(folder, Prepared(8))
    assert state_of(folder).phase is Phase.PREPARED
    tell(folder, Began(Work.MEASURE), Measured(330, 900.0))
    state = state_of(folder)
    assert (state.phase, state.measured, state.pairs) == (Phase.PREPARED, (330, 900.0), 8)
    with TrainingLock(folder):
        tell(folder, Began(Work.TRAIN), Stepped(10, 330, 20.0, 640.0))
        assert state_of(folder).phase is Phase.TRAINING
        (folder / "state.pt").touch()
        tell(folder, Saved(12), Stopped(12, False))
    state = state_of(folder)
    assert (state.phase, state.saved, state.was_killed) == (Phase.STOPPED, 12, False)
    tell(folder, Began(Work.TRAIN), Stopped(330, True))
    assert state_of(folder).phase is Phase.TRAINED
    (folder / "model").mkdir()
    tell(folder, Began(Work.EXPORT), Exported(folder / "model"))
    assert state_of(folder).phase is Phase.DONE
    (folder / "model").rmdir()  # somebody removed it
    assert state_of(folder).phase is Phase.TRAINED
    assert state_of(folder / "nowhere").phase is Phase.GONE


def test_a_process_that_ended_without_a_word_was_killed(folder):
    tell(folder, Began(Work.PREPARE), Prepared(8), Began(Work.TRAIN), Stepped(10, 330, 20.0, 640.0))
    (folder / "state.pt").touch()
    state = state_of(folder)
    assert (state.phase, state.was_killed) == (Phase.STOPPED, True)
    tell(folder, TrainingFailed("The disk is full."))
    state = state_of(folder)
    assert (state.was_killed, state.failure) == (False, "The disk is full.")
    tell(folder, Began(Work.TRAIN))
    assert state_of(folder).failure == ""


def test_pictures_looked_at_anew_forget_the_old_faults(folder):
    tell(folder, Began(Work.PREPARE), PictureFault("a", "Bad."), Prepared(8))
    tell(folder, Began(Work.PREPARE), PictureFault("b", "Bad."))
    assert [f.file for f in state_of(folder).faults] == ["b"]


def test_two_processes_never_work_in_one_folder(folder):
    script = (
        "import sys, pathlib\n"
        "from drawai_desktop.core.training_folder import TrainingLock\n"
        "with TrainingLock(pathlib.Path(sys.argv[1])):\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.readline()\n"
    )
    call = [sys.executable, "-c", script, str(folder)]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        assert is_running(folder)
        with pytest.raises(OptionError, match="another process is at work there"):
            TrainingLock(folder).__enter__()
        assert ask_to_stop(folder)
        assert wants_stop(folder)
        other.kill()
        other.wait()
    assert not is_running(folder)
    assert not ask_to_stop(folder)
    with TrainingLock(folder):  # what was meant for the killed one does not stop this
        assert not wants_stop(folder)


def test_the_lock_of_one_process_is_taken_once_at_a_time(folder):
    lock = ProcessLock.taken_now(folder / LOCK_FILE)
    assert ProcessLock.taken_now(folder / LOCK_FILE) is None
    lock.release()
    again = ProcessLock.taken_now(folder / LOCK_FILE)
    again.release()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(folder):
    folder.chmod(0o500)
    with pytest.raises(FileError, match="cannot be written"):
        TrainingLock(folder).__enter__()


def test_trainings_are_found_again_the_newest_first(tmp_path):
    one = begin_training("Autumn & <b>fog</b>", str(tmp_path), "start")
    two = begin_training("Autumn fog", "/x", "start")
    assert (one.plan.model, two.plan.model) == ("autumn-b-fog-b", "autumn-fog")
    third = begin_training("Autumn fog", "/x", "start")
    assert third.plan.model == "autumn-fog-2"
    os.utime(one.folder / "training.json", (2e9, 2e9))
    (third.folder / "training.json").write_text("{")
    (tmp_path / "file").touch()
    assert known_trainings() == [one, two]
    assert write_plan(one) == one
    remove_training(one)
    assert known_trainings() == [two]
    remove_training(one)  # gone already: nothing to say


def test_a_running_training_is_not_removed():
    training = begin_training("Mine", "/x", "start")
    with TrainingLock(training.folder), pytest.raises(FileError, match="still running"):
        remove_training(training)


def test_a_title_without_letters_gets_a_folder_too():
    assert begin_training("森", "/x", "start").plan.model == "model"
