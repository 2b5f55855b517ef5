"""``drawai models export``: a file that ONNX Runtime reads, or one sentence and nothing changed."""

import errno
import os
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from drawai_desktop import api
from drawai_desktop.cli import models
from drawai_desktop.core import atomic_file
from tests.builders import a_scene
from tests.cli.calls import drawai
from tests.engine.made_checkpoints import write_checkpoint


def session_of(path):
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])


@pytest.fixture
def refused(capsys):
    """Calls the export, which must fail with one sentence; gives the sentence."""

    def call(*arguments):
        capsys.readouterr()
        assert drawai("models", "export", *arguments) == 2
        said = capsys.readouterr().err.strip()
        assert len(said.splitlines()) == 1
        return said

    return call


def test_a_model_by_its_folder_paints_what_the_program_renders(tmp_path, tiny, capsys):
    out = tmp_path / "tiny.onnx"
    assert drawai("models", "export", tiny, out) == 0
    assert "tiny.onnx" in capsys.readouterr().out
    labels = a_scene(64, 64)
    wanted = api.open_model(tiny, device="cpu").render(labels, detail=False)
    session = session_of(out)
    feeds = {
        "labels": labels[None],
        "style": np.zeros((1, 6), np.float32),
        "noise_head_0": api.noise_field(0, 0, 2, 2)[None, None],
        "noise_up_1": api.noise_field(0, 4, 16, 16)[None, None],
    }
    (picture,) = session.run(None, feeds)
    shown = ((picture[0].transpose(1, 2, 0) + 1) * 127.5).clip(0, 255).astype(np.uint8)
    assert np.abs(shown.astype(int) - wanted).max() <= 1


def test_the_detail_network_is_found_by_its_name_and_half_is_half_as_large(tmp_path):
    whole, half = tmp_path / "detail.onnx", tmp_path / "half.onnx"
    assert drawai("models", "export", "detail", whole) == 0
    assert drawai("models", "export", "--half", "detail", half) == 0
    assert half.stat().st_size < 0.6 * whole.stat().st_size
    assert [i.name for i in session_of(half).get_inputs()][:2] == ["picture", "labels"]


def test_nvidias_checkpoint_is_exported_without_installing_it(tmp_path):
    path = tmp_path / "latest_net_G.pth"
    write_checkpoint(path, label_nc=182)
    assert drawai("models", "export", path, tmp_path / "theirs.onnx") == 0
    assert [i.name for i in session_of(tmp_path / "theirs.onnx").get_inputs()] == ["labels"]


def test_nothing_of_a_model_is_replaced_by_its_export(tmp_path, tiny, refused):
    own = Path(tiny) / "old.onnx"
    own.write_bytes(b"mine")
    checkpoint = tmp_path / "latest_net_G.onnx"
    write_checkpoint(checkpoint)
    before = checkpoint.read_bytes()
    assert "which is read" in refused(tiny, own)
    assert "which is read" in refused(checkpoint, checkpoint)
    assert own.read_bytes() == b"mine"
    assert checkpoint.read_bytes() == before


def test_what_is_wrong_is_said_in_a_sentence(tmp_path, tiny, refused):
    out = tmp_path / "out.onnx"
    unknown = refused("nope", out)
    assert "No model named 'nope'" in unknown
    assert "detail" in unknown
    assert "must end with .onnx" in refused(tiny, tmp_path / "out.pt")
    assert "no such folder" in refused(tiny, tmp_path / "nowhere" / "out.onnx")
    out.write_bytes(b"old")
    out.chmod(0o444)
    assert "write-protected" in refused(tiny, out)
    assert out.read_bytes() == b"old"


def test_without_the_extra_it_is_named(tmp_path, tiny, refused, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnx", None)
    assert "pip install 'drawai-desktop[onnx]'" in refused(tiny, tmp_path / "out.onnx")
    assert not (tmp_path / "out.onnx").exists()


def test_a_full_disk_is_told_and_the_old_file_stays(tmp_path, tiny, refused, monkeypatch):
    out = tmp_path / "out.onnx"
    out.write_bytes(b"old")

    def fail(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(atomic_file.os, "fsync", fail)
    assert "the disk is full" in refused(tiny, out)
    assert out.read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.onnx", "tiny"]


def test_a_folder_without_onnx_does_not_offer_it(monkeypatch, capsys):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(models.importlib.util, "find_spec", lambda _name: None)
    assert drawai("models", "export", "landscape", "a.onnx") == 2
    told = capsys.readouterr().err
    assert "invalid choice: 'export'" in told
    assert "pip" not in told
