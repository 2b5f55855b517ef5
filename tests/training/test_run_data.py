"""A run and its data set: what is left out, what changed since the stop, what is exported of it."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image
from torch.utils.data import Dataset as TorchDataset

from drawai_desktop.cli.main import run as command
from drawai_desktop.core.message_lines import said_by
from drawai_desktop.core.model_manifest import read_manifest
from drawai_desktop.datasets.dataset import open_dataset
from drawai_desktop.datasets.pair_check import SMALLEST_SIDE, fingerprint_of
from drawai_desktop.errors import DatasetError, FileError, OptionError
from drawai_desktop.training.batches import loaded, read_again
from drawai_desktop.training.config import AugmentOptions, Stage, TrainingOptions
from drawai_desktop.training.distributed import World
from drawai_desktop.training.export import export_run
from drawai_desktop.training.limits import Limits
from drawai_desktop.training.loop import train
from drawai_desktop.training.run_data import known_left_out
from drawai_desktop.training.run_log import RunLog
from drawai_desktop.training.staged_run import Conduct
from drawai_desktop.words import Words
from tests.training.conftest import tiny_options

SHORT = tiny_options(
    stages=(Stage("s", 3, 64, 2),), augment=AugmentOptions(elastic=0), held_out_every=0
)


def run_it(dataset, run, resume=False, steps=None, leave_out=None, said=None):
    return train(
        [] if resume else [dataset],
        run,
        SHORT,
        resume=resume,
        limits=Limits(steps=steps),
        world=World(0, 1, torch.device("cpu")),
        conduct=Conduct(workers=0, log_every=1),
        say=(said if said is not None else []).append,
        leave_out=leave_out,
    )


@pytest.fixture
def own_set(made_set, tmp_path):
    return shutil.copytree(made_set, tmp_path / "set")


def test_a_run_leaves_out_what_a_list_names_and_knows_it_when_it_goes_on(own_set, tmp_path):
    listed = tmp_path / "names.tsv"
    listed.write_text("m0003\tcorner\nm0004\tcorner\nelsewhere\thue\n")
    run, said = tmp_path / "run", []
    run_it(own_set, run, steps=1, leave_out=listed, said=said)
    assert any("left out" in line for line in said)
    checked = json.loads((run / "dataset.json").read_text())
    assert len(checked["pairs"]) == 22
    assert not {"m0003", "m0004"} & checked["pairs"].keys()
    listed.unlink()
    run_it(own_set, run, True, steps=2)
    assert known_left_out(run) == {"m0003", "m0004", "elsewhere"}
    assert len(json.loads((run / "dataset.json").read_text())["pairs"]) == 22


def test_a_list_beside_the_set_counts_and_one_of_other_names_is_refused(own_set, tmp_path):
    (own_set / "leave_out.tsv").write_text("m0005\n")
    run_it(own_set, tmp_path / "run", steps=1)
    assert known_left_out(tmp_path / "run") == {"m0005"}
    wrong = tmp_path / "wrong.tsv"
    wrong.write_text("x\n")
    with pytest.raises(DatasetError, match=r"none of its names is in the data set.*m0000"):
        run_it(own_set, tmp_path / "other", leave_out=wrong)
    assert not (tmp_path / "other").exists()


def test_the_subcommand_leaves_out_and_a_resumed_run_takes_no_list(own_set, tmp_path, capsys):
    listed = tmp_path / "names.txt"
    listed.write_text("m0001\n")
    config = tmp_path / "options.json"
    config.write_text(SHORT.to_json())
    arguments = ["train", "-o", str(tmp_path / "run"), "--workers", "0", "--threads", "1"]
    arguments += ["--leave-out", str(listed)]
    quick = ["--config", str(config), "--steps", "1"]
    assert command([*arguments, str(own_set), *quick]) == 0
    assert known_left_out(tmp_path / "run") == {"m0001"}
    assert command([*arguments, "--resume"]) == 2
    assert "takes no --leave-out" in capsys.readouterr().err


def test_maps_that_changed_between_stop_and_resume_are_looked_at_again(own_set, tmp_path):
    run = tmp_path / "run"
    run_it(own_set, run, steps=1)
    wrong = np.full((96, 96), 77, np.uint8)
    Image.fromarray(wrong).save(own_set / "labels" / "m0004.png")
    with pytest.raises(DatasetError, match=r"m0004\.png: holds 77"):
        run_it(own_set, run, True)
    Image.fromarray(wrong * 0).save(own_set / "labels" / "m0004.png")
    assert run_it(own_set, run, True)


def test_255_without_a_class_is_trained_resumed_and_exported(own_set, tmp_path):
    names = json.loads((own_set / "classes.json").read_text())
    (own_set / "classes.json").write_text(json.dumps([*names[:-1], "snow"]))
    labels = np.array(Image.open(own_set / "labels" / "m0002.png"))
    labels[:20] = 255
    Image.fromarray(labels).save(own_set / "labels" / "m0002.png")
    run = tmp_path / "run"
    run_it(own_set, run, steps=1)
    assert run_it(own_set, run, True)
    written = json.loads((run / "classes.json").read_text())["classes"]
    assert [row["name"] for row in written][-2:] == ["snow", "unlabelled"]
    manifest = export_run(run, tmp_path / "model")
    assert manifest.unlabelled == 6
    assert "snow" not in {c.name for c in manifest.classes}  # no map shows it
    options = TrainingOptions.load(run / "options.json")
    replace(options, start_from="a model that knew snow").save(run)
    assert "snow" in {c.name for c in export_run(run, tmp_path / "model").classes}


def test_maps_with_255_after_a_start_without_are_another_class_table(own_set, tmp_path):
    names = json.loads((own_set / "classes.json").read_text())
    (own_set / "classes.json").write_text(json.dumps(names[:-1]))
    run = tmp_path / "run"
    run_it(own_set, run, steps=1)
    Image.fromarray(np.full((96, 96), 255, np.uint8)).save(own_set / "labels" / "m0002.png")
    with pytest.raises(OptionError, match="another class table"):
        run_it(own_set, run, True)


@pytest.mark.parametrize("count", [1, 3])
def test_a_set_of_few_equal_pictures_gives_a_valid_model(own_set, tmp_path, count):
    for number in range(24):
        for part in ("images", "labels"):
            path = own_set / part / f"m{number:04}.png"
            if number >= count:
                path.unlink()
            elif number:
                shutil.copy(own_set / part / "m0000.png", path)
    run_it(own_set, tmp_path / "run", steps=1)
    model = export_run(tmp_path / "run", tmp_path / "model").folder
    assert "NaN" not in (model / "model.json").read_text()
    manifest = read_manifest(model)
    assert manifest.styles
    assert all(0 < style.spread < 1 for style in manifest.styles)
    seen = {int(i) for i in np.unique(np.array(Image.open(own_set / "labels" / "m0000.png")))}
    assert {c.index for c in manifest.classes} == seen


def test_the_open_set_is_not_changed_by_leaving_out(own_set):
    dataset = open_dataset([own_set])
    assert len(dataset.without(["m0001", "nowhere"]).pairs) == 23
    assert len(dataset.pairs) == 24


def test_a_photograph_that_vanishes_during_a_run_is_told_in_a_sentence(own_set, tmp_path):
    """By a process that prepares samples, too; and the run ends."""
    run = tmp_path / "run"
    run_it(own_set, run, steps=1)
    kept = json.loads((run / "dataset.json").read_text())
    for number in set(range(24)) - set(range(0, 24, 4)):  # those are on the sheet, and read first
        (own_set / "images" / f"m{number:04}.png").write_bytes(b"")
    # As if they had been whole when the run was started again, and were damaged then.
    kept["fingerprint"] = fingerprint_of(open_dataset([own_set]), SMALLEST_SIDE)
    (run / "dataset.json").write_text(json.dumps(kept))
    arguments = ("train", "--resume", "-o", str(run), "--workers=1", "--threads=1")
    ended = subprocess.run(
        [sys.executable, "-m", "drawai_desktop", *arguments],
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert ended.returncode == 2
    told = ended.stderr.strip().splitlines()[-1]
    assert "could be read at the start, but not any more" in told
    assert "Traceback" not in ended.stderr


def test_a_full_disk_stops_a_run_in_a_sentence_and_it_goes_on(own_set, tmp_path, monkeypatch):
    run = tmp_path / "run"
    run_it(own_set, run, steps=1)
    with monkeypatch.context() as full:
        full.setattr(RunLog, "_path", run, raising=False)  # a folder takes no line
        full.setattr(RunLog, "__setattr__", keep_path)
        full.setattr(RunLog, "begin", lambda _log, _position: None)
        with pytest.raises(FileError, match="go on from the last saved state with --resume"):
            run_it(own_set, run, True, steps=2)
    assert run_it(own_set, run, True)


def keep_path(log, name, value):
    if name != "_path":
        object.__setattr__(log, name, value)


def test_what_has_vanished_is_told_in_words_that_the_window_can_look_up(own_set):
    """The window has samples made in the process that trains."""
    dataset = open_dataset([own_set])
    (own_set / dataset.pairs[0].image).write_bytes(b"")

    class Reader(TorchDataset):
        def __getitem__(self, number):
            return read_again(dataset, number)

    with pytest.raises(DatasetError, match="m0000: could be read at the start") as error:
        list(loaded(Reader(), [[0]], workers=0))
    assert isinstance(said_by(error.value), Words)
