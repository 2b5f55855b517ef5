"""No subcommand writes what it reads, and none replaces what is not a model's."""

import json

import numpy as np
import pytest
from PIL import Image

from drawai_desktop.cli.main import run
from tests.engine.tiny_model import make_tiny
from tests.made_pairs import write_folder


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A data set, a model and a folder of the person's own."""
    write_folder(tmp_path / "set", 4)
    make_tiny(tmp_path / "model")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "options.json").write_text(json.dumps({}))
    Image.fromarray(np.zeros((64, 64, 3), np.uint8)).save(tmp_path / "photo.png")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAWAI_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.mark.parametrize(
    "subcommand",
    [
        "train set -o set",
        "train set -o set/images",
        "train set -o model --from model",
        "train set -o run --config run/options.json",
        "train --export run -o run",
        "train --export run -o .",
        "train --export run -o mine",
        "train --export run -o model --mix model 0.5",
        "train-detail set -o set",
        "train-detail set -o other --model model --scenes other",
        "train-detail --export run -o run",
        "train-detail --export run -o mine",
        "train-segmenter set -o set",
        "train-segmenter set -o model --from model",
        "evaluate model set -o set",
        "evaluate model set -o model",
        "models install model --name m --replace",
        "segment photo.png -o photo.png",
        "render photo.png -o photo.png --model model",
        "render photo.png -o model/look.png --model model",
    ],
)
def test_what_is_read_and_what_is_the_persons_own_stays(place, capsys, subcommand):
    (place / "other").mkdir()
    (place / "model" / "look.png").write_bytes(b"a look")
    if subcommand.startswith("models"):
        (place / "data" / "models").mkdir(parents=True)
        (place / "model").rename(place / "data" / "models" / "m")
        subcommand = subcommand.replace("install model", "install data/models/m")
    before = contents(place)
    assert run(subcommand.split()) == 2
    said = capsys.readouterr().err
    assert "which is read" in said or "replaced as a whole" in said
    assert len(said.strip().splitlines()) == 1
    assert contents(place) == before


def test_a_report_that_is_write_protected_is_told_before_the_judging(place, capsys):
    (place / "out").mkdir()
    (place / "out" / "report.md").write_text("of last year")
    (place / "out" / "report.md").chmod(0o444)
    assert run(["evaluate", "model", "set", "-o", "out"]) == 2
    assert "write-protected" in capsys.readouterr().err
