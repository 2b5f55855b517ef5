"""Numbers that no option can take: told in one sentence, before any work."""

import pytest

from tests.cli.calls import drawai

TRAIN = ("train", "set", "-o", "run")
SEGMENTER = ("train-segmenter", "set", "-o", "run")


@pytest.mark.parametrize(
    ("call", "option", "value"),
    [
        *((TRAIN, "--seed", v) for v in ("-1", "1e3", "", "x", str(1 << 63), "9" * 5000)),
        *((TRAIN, "--threads", v) for v in ("0", "-1", "100000")),
        *((TRAIN, "--workers", v) for v in ("-1", "nan")),
        *((TRAIN, "--log-every", v) for v in ("0", "-1")),
        *((TRAIN, "--steps", v) for v in ("0", "-1", "1.5")),
        *(
            (TRAIN, option, v)
            for option in ("--minutes", "--save-minutes", "--sheet-minutes")
            for v in ("nan", "inf", "-1", "soon")
        ),
        (("train-detail", "set", "-o", "run"), "--pictures", "0"),
        *((SEGMENTER, "--rate", v) for v in ("nan", "0", "-1")),
        *((SEGMENTER, o, "0") for o in ("--steps", "--batch", "--side", "--threads")),
        (("evaluate", "model", "set"), "--threads", "100000"),
        *((("models", "install", "x"), "--aspect-ratio", v) for v in ("nan", "-1", "0", "inf")),
        *((("models", "install", "x"), "--crop-size", v) for v in ("31", "9" * 20)),
    ],
)
def test_a_number_that_cannot_be_is_refused(tmp_path, monkeypatch, capsys, call, option, value):
    monkeypatch.chdir(tmp_path)
    assert drawai(*call, option, value) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert len(said) < 300
    assert f"argument {option}: " in said or "a value is empty" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "error",
    [MemoryError(), RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to ...")],
)
def test_too_little_memory_is_a_sentence(monkeypatch, capsys, error):
    from drawai_desktop.cli import models

    def run_out():
        raise error

    monkeypatch.setattr(models, "_list", run_out)
    assert drawai("models", "list") == 2
    assert "this needs more memory than is free. Close other programs" in capsys.readouterr().err
