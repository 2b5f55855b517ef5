"""NVIDIA's terms are told of what may be NVIDIA's, and of nothing else."""

import tarfile
import zipfile

import pytest

from drawai_desktop.engine.models.licence_notice import needs_licence_notice
from tests.builders import a_blue_and_green_photo, save_png
from tests.engine.made_checkpoints import write_checkpoint
from tests.engine.made_upscalers import weights, write
from tests.engine.tiny_model import make_tiny

pytestmark = pytest.mark.filterwarnings("ignore")  # of spandrel's own code


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize("style", ["plain", "encoder"])
def test_the_notice_is_for_checkpoints_of_nvidias_kind_whatever_they_are_called(
    tmp_path, zipped, style
):
    changes = {"use_vae": True} if style == "encoder" else {}
    path = tmp_path / "a" / "latest_net_G.pth"
    write_checkpoint(path, zipped=zipped, **changes)
    assert needs_licence_notice(path)
    assert needs_licence_notice(tmp_path)
    path.write_bytes(path.read_bytes()[:-100])
    assert needs_licence_notice(path), "half a file is theirs, too"
    assert needs_licence_notice(path.rename(tmp_path / "mine.pt"))


@pytest.mark.parametrize("name", ["4x-Fine.pth", "4x-Fine.safetensors", "latest_net_G.pth"])
@pytest.mark.parametrize("kind", ["ESRGAN", "SPAN", "SwinIR"])
def test_upscalers_are_not_nvidias(tmp_path, name, kind):
    write(tmp_path / name, weights(kind))
    assert not needs_licence_notice(tmp_path / name)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04", b"\x80\x02}q\x00.", b"x" * 999])
@pytest.mark.parametrize("name", ["a.txt", "a.pth", "a.safetensors"])
def test_what_is_no_weights_is_not_nvidias(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert not needs_licence_notice(tmp_path / name)


def test_a_picture_is_not_nvidias(tmp_path):
    assert not needs_licence_notice(save_png(tmp_path / "a.png", a_blue_and_green_photo()))


def packed(path, folder):
    """An archive of a folder, by its ending."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as zipped:
            for file in sorted(folder.rglob("*")):
                zipped.write(file, file.relative_to(folder.parent))
    else:
        with tarfile.open(path, "w:gz" if path.suffix == ".gz" else "w") as tar:
            tar.add(folder, folder.name)
    return path


@pytest.mark.parametrize("ending", [".zip", ".tar", ".tar.gz"])
def test_of_archives_those_with_checkpoints_have_the_notice(tmp_path, ending):
    make_tiny(tmp_path / "own" / "tiny")
    assert not needs_licence_notice(tmp_path / "own")
    assert not needs_licence_notice(packed(tmp_path / f"own{ending}", tmp_path / "own"))
    write_checkpoint(tmp_path / "own" / "theirs" / "latest_net_G.pth")
    assert needs_licence_notice(tmp_path / "own")
    assert needs_licence_notice(packed(tmp_path / f"both{ending}", tmp_path / "own"))
