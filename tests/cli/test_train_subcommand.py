"""``drawai train`` as a person types it."""

import json
import os
import platform
import signal
import subprocess
import sys
import time

import pytest
import torch

from drawai_desktop.cli import allocator
from drawai_desktop.cli.main import run
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.training.config import TrainingOptions
from tools.make_training_demo import make_set

TRAIN = (sys.executable, "-m", "drawai_desktop", "train", "--log-every=1", "--threads=1")
CONFIG = {
    "stages": [{"name": "s", "steps": 3, "resolution": 64, "batch": 2}],
    "network": {"ngf": 2, "style_size": 4, "encoder_widths": [8, 8, 8, 8], "encoder_size": 32},
    "patch_width": 8,
    "head_width": 8,
}


@pytest.fixture(autouse=True)
def threads_as_before():
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


@pytest.fixture
def typed(tmp_path):
    """(data set, run folder, configuration file)."""
    config = tmp_path / "options.json"
    config.write_text(json.dumps(CONFIG))
    return make_set(tmp_path / "set", 12, 64), tmp_path / "run", config


def test_start_resume_and_export_are_three_calls(typed, tmp_path, capsys):
    dataset, folder, config = map(str, typed)
    quick = ["--workers", "0", "--threads", "1"]
    assert run(["train", dataset, "--config", config, "-o", folder, "--steps", "1", *quick]) == 0
    assert "--resume" in capsys.readouterr().out
    assert run(["train", "--resume", "-o", folder, *quick]) == 0
    assert "complete" in capsys.readouterr().out
    model = tmp_path / "model"
    assert run(["train", "--export", folder, "-o", str(model), "--name", "Mine", *quick]) == 0
    assert read_manifest(model).name == "Mine"
    assert "5 labels" in capsys.readouterr().out


def test_a_run_can_start_with_the_critics_of_another(typed, tmp_path, capsys):
    dataset, folder, config = map(str, typed)
    quick = ["--config", config, "--steps", "1", "--workers", "0", "--threads", "1"]
    assert run(["train", dataset, "-o", folder, *quick]) == 0
    other = tmp_path / "other"
    assert run(["train", dataset, "-o", str(other), "--critics", folder, *quick]) == 0
    assert TrainingOptions.load(other / "options.json").critics_from == folder


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "run"], "No data set was named"),
        (["nowhere", "-o", "run"], "no such file or folder"),
        (["--resume", "-o", "run"], "no run to resume"),
        (["--export", "nowhere", "-o", "model"], "cannot be read"),
        (["--export", "r", "--mix", "m", "half", "-o", "model"], "half is not a number"),
        (["x", "--mix", "m", "0.5", "-o", "run"], "--mix goes with --export"),
        (["x", "--neutral", "Noon", "-o", "run"], "--neutral goes with --export"),
        (["x", "--coarse-noise", "0.5", "-o", "run"], "--coarse-noise goes with --export"),
        (["x", "--rename", "Noon", "Day", "-o", "run"], "--rename goes with --export"),
        (["x", "--name", "Mine", "-o", "run"], "--name goes with --export"),
        (["x", "--licence", "CC0", "-o", "run"], "--licence goes with --export"),
        (["x", "--resume", "--from", "m", "-o", "run"], "leave out --config, --from and --critics"),
        (["x", "--resume", "--critics", "r", "-o", "run"], "leave out --config, --from and"),
        (["x", "--critics", "r", "-o", "run"], "r: no critics to start with"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(arguments, says, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["train", *arguments, "--workers", "0"]) == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="sends signals to other processes")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_ctrl_c_and_a_polite_kill_of_all_processes_save_everything_and_exit_well(typed, number):
    """A terminal sends Ctrl+C to the processes that prepare samples too."""
    dataset, folder, config = typed
    config.write_text(json.dumps({**CONFIG, "stages": [{**CONFIG["stages"][0], "steps": 9999}]}))
    process = subprocess.Popen(
        [*TRAIN, str(dataset), "-o", str(folder), "--config", str(config), "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(getattr(signal, number), signal.SIG_DFL),
    )
    end = time.monotonic() + 60
    log = folder / "log.csv"
    while time.monotonic() < end and not (log.exists() and log.read_text().count("\n") > 2):
        time.sleep(0.1)
    os.killpg(process.pid, getattr(signal, number))
    output = process.communicate(timeout=60)[0]
    assert process.returncode == 0, output
    assert "saved; go on with --resume" in output
    assert (folder / "state.pt").is_file()
    assert len(list((folder / "sheets").iterdir())) == 1


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="for glibc only")
def test_training_restarts_itself_once_with_memory_that_is_kept(monkeypatch):
    started = []
    monkeypatch.setenv(allocator.VARIABLE, "")  # is put back after the test
    monkeypatch.delenv(allocator.VARIABLE)
    monkeypatch.setattr("os.execv", lambda path, arguments: started.append(arguments))
    allocator.restart_with_kept_memory(["train", "set"])
    allocator.restart_with_kept_memory(["train", "set"])
    assert started == [[sys.executable, "-m", "drawai_desktop", "train", "set"]]
    assert os.environ[allocator.VARIABLE] == allocator.TUNABLES
