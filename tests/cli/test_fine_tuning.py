"""Fine-tuning on a person's folder: the calls that the window makes."""

import os
import subprocess
import sys

import pytest
import torch

from drawai_desktop.cli.background_work import background_threads
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.core.training_folder import STOP_FILE, TrainingLock, is_running
from drawai_desktop.core.training_report import (
    Began,
    Exported,
    Measured,
    PictureFault,
    Prepared,
    Stepped,
    Stopped,
    TrainingFailed,
    Work,
    read_report,
)
from drawai_desktop.training.config import TrainingOptions
from drawai_desktop.training.state import read_state
from drawai_desktop.words import Words
from tests.cli.calls import drawai
from tests.engine.tiny_model import make_tiny
from tests.people_pictures import write_pairs
from tests.training.test_run import assert_same

QUICK = ("--workers", 0, "--threads", 1, "--log-every", 1)


@pytest.fixture(autouse=True)
def threads_as_before():
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return make_tiny(tmp_path_factory.mktemp("model") / "tiny").folder


@pytest.fixture(scope="module")
def dataset(tmp_path_factory, tiny):
    made = tmp_path_factory.mktemp("made")
    assert (
        drawai("train-set", write_pairs(made / "mine", 9), "-o", made / "set", "--from", tiny) == 0
    )
    return made / "set"


def told(capsys):
    lines = capsys.readouterr().out.splitlines()
    return [report for report in map(read_report, lines) if report is not None]


def fine_tune(dataset, tiny, run, *more, steps=4):
    return drawai(
        "train", dataset, "--from", tiny, "--fine-tune", steps, "-o", run, "--json", *QUICK, *more
    )


def test_a_folder_becomes_a_data_set_with_a_report_for_each_bad_file(tmp_path, tiny, capsys):
    folder = write_pairs(tmp_path / "mine", 9)
    (folder / "images" / "p00.jpg").write_bytes(b"x")
    assert drawai("train-set", folder, "-o", tmp_path / "set", "--from", tiny, "--json") == 0
    reports = told(capsys)
    assert reports[0] == Began(Work.PREPARE)
    assert [r.file for r in reports if isinstance(r, PictureFault)] == ["p00.jpg"]
    assert reports[-1] == Prepared(8)


@pytest.mark.parametrize("wrong", ["nothing", "few", "into itself", "model"])
def test_a_folder_that_cannot_be_used_is_told_as_a_report_and_a_sentence(
    tmp_path, tiny, capsys, wrong
):
    folder = tmp_path / "mine"
    if wrong != "nothing":
        write_pairs(folder, 3 if wrong == "few" else 9)
    target = folder if wrong == "into itself" else tmp_path / "set"
    model = "nowhere" if wrong == "model" else tiny
    assert drawai("train-set", folder, "-o", target, "--from", model, "--json") == 2
    out, err = capsys.readouterr()
    failed = read_report(out.splitlines()[-1])
    assert isinstance(failed, TrainingFailed)
    assert str(failed.sentence) in err


def test_a_short_run_ends_in_a_model_that_the_program_uses(tmp_path, dataset, tiny, capsys):
    model = tmp_path / "models" / "mine"
    assert fine_tune(dataset, tiny, tmp_path / "run", "--then-export", model, "--name", "Mine") == 0
    reports = told(capsys)
    assert reports[0] == Began(Work.TRAIN)
    steps = [r.step for r in reports if isinstance(r, Stepped)]
    assert steps == list(range(1, steps[-1] + 1))
    assert Stopped(steps[-1], True) in reports
    assert reports[-2:] == [Began(Work.EXPORT), Exported(model)]
    assert read_manifest(model).name == "Mine"
    assert (model / "critics.safetensors").is_file()
    assert drawai("render", "--help") == 0


def test_a_measured_run_keeps_nothing_and_can_begin_then(tmp_path, dataset, tiny, capsys):
    run = tmp_path / "run"
    assert fine_tune(dataset, tiny, run, "--measure", steps=50) == 0
    reports = told(capsys)
    assert reports[0] == Began(Work.MEASURE)
    assert isinstance(reports[-1], Measured)
    assert reports[-1].steps == 55
    assert reports[-1].seconds > 0
    assert not (run / "state.pt").exists()
    assert fine_tune(dataset, tiny, run) == 0
    assert (run / "state.pt").exists()


def test_small_sets_hold_nothing_out_and_start_slowly(tmp_path, dataset, tiny):
    fine_tune(dataset, tiny, tmp_path / "run")
    options = TrainingOptions.load(tmp_path / "run" / "options.json")
    assert options.held_out_every == 0
    assert options.size == 64
    assert options.start_from == str(tiny)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["x", "--fine-tune", 5], "goes|begins a run with --from"),
        (["--resume", "--fine-tune", 5], "begins a run with --from"),
        (["x", "--from", "m", "--fine-tune", 0], "at least one step"),
        (["--stop"], "no training is running there"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(tmp_path, capsys, arguments, says):
    assert drawai("train", *arguments, "-o", tmp_path / "run") == 2
    assert says.split("|")[-1] in capsys.readouterr().err


def test_a_second_process_in_the_same_folder_is_refused_and_the_first_one_undisturbed(
    tmp_path, dataset, tiny, capsys
):
    run = tmp_path / "run"
    run.mkdir()
    with TrainingLock(run):
        assert fine_tune(dataset, tiny, run) == 2
        assert "another process is at work there" in str(told(capsys)[-1].sentence)
        assert is_running(run)


def process(*arguments):
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    call = [sys.executable, "-m", "drawai_desktop", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(call, stdout=pipe, stderr=pipe, text=True, env=environment)


def until_step(running, wanted):
    for line in running.stdout:
        report = read_report(line)
        if isinstance(report, Stepped) and report.step >= wanted:
            return
    pytest.fail(running.stderr.read())


def test_a_stopped_run_goes_on_as_if_it_had_not(tmp_path, dataset, tiny, capsys):
    whole, run = tmp_path / "whole", tmp_path / "run"
    assert fine_tune(dataset, tiny, whole, steps=8) == 0
    capsys.readouterr()
    begin = ("train", dataset, "--from", tiny, "--fine-tune", 8, "-o", run, "--json", *QUICK)
    with process(*begin) as running:
        until_step(running, 2)
        assert drawai("train", "--stop", "-o", run) == 0
        rest = running.stdout.read()
    assert running.returncode == 0
    stopped = next(r for r in map(read_report, rest.splitlines()) if isinstance(r, Stopped))
    assert not stopped.is_complete
    assert not (run / STOP_FILE).exists()
    assert drawai("train", "--resume", "-o", run, *QUICK) == 0
    assert_same(read_state(run), read_state(whole))


@pytest.mark.skipif(sys.platform != "linux", reason="the idle class is read from the system")
def test_work_in_the_background_is_of_the_lowest_priority():
    script = (
        "import os\n"
        "from drawai_desktop.cli.background_work import step_back\n"
        "step_back()\n"
        "print(os.getpriority(os.PRIO_PROCESS, 0), os.sched_getscheduler(0) == os.SCHED_IDLE)\n"
    )
    call = [sys.executable, "-c", script]
    done = subprocess.run(call, capture_output=True, text=True, check=True, timeout=100)
    assert done.stdout == "19 True\n"


@pytest.mark.parametrize(("cores", "threads"), [(1, 1), (2, 1), (4, 3), (64, 8)])
def test_work_in_the_background_leaves_a_core_to_others(cores, threads):
    assert background_threads(cores) == threads


def test_a_killed_run_goes_on_from_what_was_saved(tmp_path, dataset, tiny):
    run = tmp_path / "run"
    begin = ("train", dataset, "--from", tiny, "--fine-tune", 200, "-o", run, "--json", *QUICK)
    with process(*begin, "--save-minutes", 0) as running:
        until_step(running, 3)
        running.kill()
    assert not is_running(run)
    assert drawai("train", "--resume", "-o", run, "--steps", 6, *QUICK) == 0
    assert read_state(run)["position"]["step"] >= 6


def test_a_run_whose_folder_vanishes_says_so_and_ends(tmp_path, dataset, tiny):
    run = tmp_path / "run"
    begin = ("train", dataset, "--from", tiny, "--fine-tune", 500, "-o", run, "--json", *QUICK)
    with process(*begin) as running:
        until_step(running, 2)
        run.rename(tmp_path / "elsewhere")
        rest = running.stdout.read()
    assert running.returncode == 2
    failed = read_report(rest.splitlines()[-1])
    assert isinstance(failed, TrainingFailed)
    assert "folder is gone" in str(failed.sentence)
    assert isinstance(failed.sentence, Words), "the window could show it in English only"


def test_a_preparation_that_is_stopped_goes_on_where_it_was(tmp_path, tiny):
    folder = write_pairs(tmp_path / "mine", 40, side=400)
    target = tmp_path / "set"
    with process("train-set", folder, "-o", target, "--from", tiny, "--json") as running:
        for line in running.stdout:
            if '"Preparing"' in line:
                break
        assert drawai("train", "--stop", "-o", target) == 0
        rest = running.stdout.read()
    assert read_report(rest.splitlines()[-1]) == Stopped(0, is_complete=False)
    made = sorted((target / "images").iterdir())
    assert 0 < len(made) < 40
    before = made[0].stat().st_mtime_ns
    assert drawai("train-set", folder, "-o", target, "--from", tiny) == 0
    assert len(list((target / "images").iterdir())) == 40
    assert made[0].stat().st_mtime_ns == before


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_disk_without_room_ends_a_run_with_a_sentence_and_keeps_what_was_saved(
    tmp_path, dataset, tiny
):
    run = tmp_path / "run"
    assert fine_tune(dataset, tiny, run, "--steps", 1) == 0
    saved = (run / "state.pt").read_bytes()
    script = (
        "import resource, sys\n"
        "from drawai_desktop.cli.main import run\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    more = ("train", "--resume", "-o", run, "--json", "--steps", 2, *QUICK)
    call = [sys.executable, "-c", script, *map(str, more)]
    done = subprocess.run(call, capture_output=True, text=True, timeout=100)
    assert done.returncode == 2, done.stderr
    failed = read_report(done.stdout.splitlines()[-1])
    assert isinstance(failed, TrainingFailed)
    assert "state.pt: " in str(failed.sentence)
    assert len(str(failed.sentence)) < 300
    assert (run / "state.pt").read_bytes() == saved
    assert not list(run.glob(".state.pt.*"))
